import { inDesktop } from "./transport";

/** How far a long piece of work is. */
export interface ProgressEvent {
  task: string;
  label: string;
  done: number;
  total: number | null;
}

/** What the shell may tell the page. */
export interface ShellEvents {
  /** A menu item was chosen: the id of an action in the registry. */
  menu: string;
  /** The system asked for a file to be opened (argument, double click, drop). */
  "open-file": string;
  progress: ProgressEvent;
}

/**
 * Listens to an event of the shell; answers with a function that stops listening.
 * Does nothing over the loopback bridge.
 */
export function listen<E extends keyof ShellEvents>(
  event: E,
  handler: (payload: ShellEvents[E]) => void,
): () => void {
  if (!inDesktop()) return () => undefined;
  let stop: (() => void) | null = null;
  let stopped = false;
  void import("@tauri-apps/api/event")
    .then(({ listen: on }) => on<ShellEvents[E]>(event, ({ payload }) => handler(payload)))
    .then((off) => {
      if (stopped) off();
      else stop = off;
    });
  return () => {
    stopped = true;
    stop?.();
  };
}
