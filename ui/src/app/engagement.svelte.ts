import { shell } from "$lib/api";
import { router, session } from "$lib/frame";
import { attempt, forgetAll, history, mutate, toasts } from "$lib/state";

/** Shows the engagement that the back end has open by now. */
export function enter(): void {
  forgetAll();
  history.set({ undo: null, redo: null });
  router.reset();
  session.enter();
}

/** Shows what `work` has opened; answers whether it has: not after a failure, or when the person cancels. */
async function openWith(work: () => Promise<boolean>): Promise<boolean> {
  const done = (await attempt(work)) === true;
  if (done) enter();
  return done;
}

/** Opens what the system asked for: argument, double click, drop, the menu's recent list. */
export const openAsked = () => openWith(shell.openAsked);

/** Opens a file of the recent list. */
export const openRecent = (path: string) => openWith(() => shell.openRecent(path));

/** Opens a copy of the sample engagement. */
export const openSample = () => openWith(shell.openSample);

/** Asks for a file and opens it. */
export const openPicked = () => openWith(shell.openPicked);

/** Asks for a bundle and where it is to live, and opens that. */
export const importBundle = () => openWith(shell.importBundle);

/** Asks where the new file goes and makes it; answers whether it was made. */
export const create = (client: string, template: string) =>
  openWith(() => shell.newEngagement(template, client));

/** Asks where a copy goes and writes it. */
export async function saveCopy(): Promise<void> {
  const copy = await attempt(shell.saveCopy);
  if (copy) toasts.say(`Saved a copy as ${copy.name}.`);
}

/** Closes the file and shows the start screen. */
export async function close(): Promise<void> {
  await attempt(shell.closeFile);
  session.leave();
  forgetAll();
}

/** Takes the last change back. */
export async function undo(): Promise<void> {
  if (history.undo) await attempt(() => mutate("undo", {}));
}

/** Does again what was taken back. */
export async function redo(): Promise<void> {
  if (history.redo) await attempt(() => mutate("redo", {}));
}
