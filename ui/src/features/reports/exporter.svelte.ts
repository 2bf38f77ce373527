import { type ApiError, listen, type ProgressEvent, shell, toApiError } from "$lib/api";
import { toasts } from "$lib/state";

type Exported = Awaited<ReturnType<typeof shell.exportReport>>;
/** What is written: each kind shows its own last file. */
export type What =
  "report" | "responsibilities" | "architecture" | "evaluation" | "tables" | "picture" | "bundle";

/** One export at a time; it goes on while another room is looked at. */
class Exporter {
  #path: string | null = null;
  /** What is under way. */
  busy = $state<What | null>(null);
  progress = $state.raw<ProgressEvent | null>(null);
  /** Whether it was asked to stop. */
  stopping = $state(false);
  done = $state.raw<Readonly<Partial<Record<What, NonNullable<Exported>>>>>({});
  failed = $state.raw<{ what: What; error: ApiError } | null>(null);

  /** Runs an export; null from it means that no place was chosen. */
  async run(what: What, work: () => Promise<Exported>): Promise<void> {
    if (this.busy) return;
    this.busy = what;
    this.failed = null;
    this.stopping = false;
    // Every document is drawn by the same task.
    const documents: readonly What[] = ["evaluation", "responsibilities", "architecture"];
    const task = documents.includes(what) ? "report" : what;
    const stop = listen("progress", (event) => {
      if (event.task === task) this.progress = event;
    });
    try {
      const written = await work();
      if (written) this.done = { ...this.done, [what]: written };
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.code === "cancelled") toasts.say("Export cancelled; nothing was written.");
      else this.failed = { what, error };
    } finally {
      stop();
      this.busy = null;
      this.progress = null;
    }
  }

  /** Asks what is under way to stop. */
  async cancel(): Promise<void> {
    if (!this.busy) return;
    this.stopping = true;
    try {
      await shell.cancel();
    } catch (thrown) {
      toasts.error(toApiError(thrown));
    }
  }

  /** Forgets what was written when another engagement is open by now. */
  belongTo(path: string): void {
    if (this.#path !== null && this.#path !== path) {
      this.done = {};
      this.failed = null;
    }
    this.#path = path;
  }
}

export const exporter = new Exporter();
