import { type ApiError, call, type LiveRanking, type Points, toApiError } from "$lib/api";

interface Wanted {
  evaluation: string;
  weights: Points[];
}

/** Waits until the next frame is drawn. */
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * The ranking while a weight is dragged. However fast the pointer moves, one question is under way at
 * a time and at most one a frame is asked; of what came in between only the last is asked.
 */
export class Live {
  ranking = $state.raw<LiveRanking | null>(null);
  error = $state.raw<ApiError | null>(null);
  #wanted: Wanted | null = null;
  #busy = false;

  ask(evaluation: string, weights: Points[]): void {
    this.#wanted = { evaluation, weights };
    if (!this.#busy) void this.#answer();
  }

  /** Forgets the answer, and any that is still to come. */
  stop(): void {
    this.#wanted = null;
    this.ranking = null;
    this.error = null;
  }

  async #answer(): Promise<void> {
    this.#busy = true;
    while (this.#wanted) {
      const asked = this.#wanted;
      try {
        const ranking = await call("evaluation_rank", asked);
        if (this.#wanted) this.ranking = ranking;
        this.error = null;
      } catch (thrown) {
        this.error = toApiError(thrown);
      }
      if (this.#wanted === asked) this.#wanted = null;
      await frame();
    }
    this.#busy = false;
  }
}
