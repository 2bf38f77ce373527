import { SvelteMap } from "svelte/reactivity";
import type { CellChange, RaciColumn, RaciRow } from "$lib/api";
import { attempt, mutate } from "$lib/state";

/** Letters that are on their way to the file. */
interface OnTheWay {
  letters: string;
  /** How many answers came since the file has them; null while it has not. The first may be older. */
  answers: number | null;
}

const key = (step: string, role: string) => `${step} ${role}`;

/** The letters as the hand left them: shown at once, saved in the background, one change after the other. */
export class Sheet {
  #waiting = new SvelteMap<string, OnTheWay>();
  #last: Promise<unknown> = Promise.resolve();

  /** The letters of a cell that are not from the file yet; undefined where there are none. */
  shown(step: string, role: string): string | undefined {
    return this.#waiting.get(key(step, role))?.letters;
  }

  /** Shows changes at once and saves them when those before are saved. */
  put(changes: CellChange[]): Promise<unknown> {
    const entries = changes.map(({ step, role, letters }) => {
      const entry: OnTheWay = { letters, answers: null };
      this.#waiting.set(key(step, role), entry);
      return [key(step, role), entry] as const;
    });
    const save = async () => {
      const done = await attempt(() => mutate("set_assignments", { changes }).then(() => true));
      for (const [at, entry] of entries) {
        if (done) entry.answers = 0;
        // What was typed over it since is not its to take back.
        else if (this.#waiting.get(at) === entry) this.#waiting.delete(at);
      }
    };
    this.#last = this.#last.then(save);
    return this.#last;
  }

  /** Forgets what the answer of the file has by now. */
  settle(rows: readonly RaciRow[], columns: readonly RaciColumn[]): void {
    if (this.#waiting.size === 0) return;
    const cells = new Map(
      rows.flatMap((row) =>
        columns.map((one, at) => [key(row.step, one.role.id), row.cells[at] ?? ""] as const),
      ),
    );
    for (const [at, entry] of [...this.#waiting]) {
      if (entry.answers !== null) entry.answers += 1;
      // Something else than was typed stands in the second answer where it was undone meanwhile.
      const known = cells.get(at) === entry.letters || (entry.answers ?? 0) > 1;
      if (known) this.#waiting.delete(at);
    }
  }
}
