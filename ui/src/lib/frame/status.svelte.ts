/** One hint of the status bar: the caps, and what they do. */
export interface KeyNote {
  keys: readonly string[];
  does: string;
}

/** What the screen in view writes into the status bar and the list of keys. */
class Status {
  keys = $state.raw<readonly KeyNote[]>([]);
  note = $state("");
}

export const status = new Status();
