import type { Points } from "$lib/api";
import { type Share, shifted } from "./shares";

/** Weights that are tried and not saved: what the whole room shows follows them. */
export class Trial {
  #shares = $state.raw<readonly Share[] | null>(null);
  /** The weights before the criterion that moves was touched, so that the others keep their proportions. */
  #before: readonly Share[] | null = null;
  #moving: string | null = null;

  /** The weights tried, in hundredths; none where those of the file hold. */
  get shares(): readonly Share[] | null {
    return this.#shares;
  }

  get active(): boolean {
    return this.#shares !== null;
  }

  /** What the api takes; empty where the weights of the file hold. */
  get points(): Points[] {
    return (this.#shares ?? []).map(({ criterion, share }) => ({ criterion, points: share }));
  }

  /** Gives a criterion so many hundredths; the others share the rest in their proportions. */
  move(saved: readonly Share[], criterion: string, share: number): void {
    if (this.#moving !== criterion || this.#before === null) {
      this.#before = this.#shares ?? saved;
      this.#moving = criterion;
    }
    this.#shares = shifted(this.#before, criterion, share);
  }

  /** Goes back to the weights of the file. */
  reset(): void {
    this.#shares = null;
    this.#before = null;
    this.#moving = null;
  }
}
