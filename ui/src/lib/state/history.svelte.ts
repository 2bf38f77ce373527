import { untrack } from "svelte";

/** What undo and redo would do, in words; null when there is nothing to do. */
class History {
  undo = $state<string | null>(null);
  redo = $state<string | null>(null);
  /** How many changes are on their way to the file. */
  #pending = $state(0);

  get pending(): number {
    return this.#pending;
  }

  // Untracked, so that a change made from an effect does not wake that effect again.
  began(): void {
    this.#pending = untrack(() => this.#pending) + 1;
  }

  ended(): void {
    this.#pending = untrack(() => this.#pending) - 1;
  }

  /** Takes the labels that a mutation or the history query answered with. */
  set(labels: { undo: string | null; redo: string | null }): void {
    this.undo = labels.undo;
    this.redo = labels.redo;
  }
}

export const history = new History();
