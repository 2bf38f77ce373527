import type { Snippet } from "svelte";
import type { KeyNote } from "$lib/frame";

/** What the view on stage adds to the room's screen. */
export interface Staged {
  /** The sentence that says what to see; the evaluation's headline stands in for it. */
  say?: string;
  keys?: readonly KeyNote[];
  note?: string;
  /** Stands at the end of the row with the switch of the views. */
  tools?: Snippet;
  /** Stands beside the title, before the picker. */
  actions?: Snippet;
  inspector?: Snippet | undefined;
  inspectorLabel?: string;
  /** A CSS length, where the usual inspector is too narrow for its pictures. */
  inspectorWidth?: string;
  /** False when the view scrolls by itself (a grid). */
  scroll?: boolean;
}

class Stage {
  #source = $state.raw<(() => Staged) | null>(null);
  /** The same as a plain field: a view that leaves would see the state as it was before. */
  #latest: (() => Staged) | null = null;

  /** What the view on stage adds now. */
  get now(): Staged {
    return this.#source?.() ?? {};
  }

  enter(source: () => Staged): () => void {
    this.#source = source;
    this.#latest = source;
    return () => {
      if (this.#latest !== source) return;
      this.#source = null;
      this.#latest = null;
    };
  }
}

export const stage = new Stage();

/**
 * Puts keys, tools and an inspector of a view on the room's screen while the view is shown; the
 * function is read again when what it reads changes. Called once, during setup.
 */
export function useStage(source: () => Staged): void {
  $effect.pre(() => stage.enter(source));
}
