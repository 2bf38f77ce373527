import { type ApiError, call, type HistoryEntry, toApiError } from "$lib/api";
import type { RatingChange, RatingGrid } from "$lib/api";
import { mutate } from "$lib/state";
import { cellKey, mergeRows, withAnswers } from "./merge";

/** An answer between the key press and the file. */
interface Unsaved {
  change: RatingChange;
  state: "sending" | "saved" | "failed";
}

/**
 * The rating grid of one round. An answer shows at once, is saved in the background, and brings back
 * only the rows that it moved; anything else that happened to the round fetches the grid again.
 */
export class Sheet {
  /** The grid with the answers that are still on their way. */
  grid = $state.raw<RatingGrid | undefined>(undefined);
  /** Why the grid could not be fetched. */
  error = $state.raw<ApiError | null>(null);
  /** Why answers could not be saved; they stay on screen until they are sent again or dropped. */
  failure = $state.raw<ApiError | null>(null);
  /** The cells that hold such answers. */
  failed = $state.raw<ReadonlySet<string>>(new Set());

  readonly #unsaved = new Map<string, Unsaved>();
  /** Leaves whose rows must be fetched. */
  readonly #moved = new Set<string>();
  #line: Promise<unknown> = Promise.resolve();
  #fetching: Promise<void> | null = null;
  /** Goes up with every change, so that a grid that was fetched meanwhile is known to be old. */
  #version = 0;
  /** The journal's latest entry that this grid knows of, and how many of ours may follow it. */
  #seen: number | null = null;
  #own = 0;

  constructor(readonly round: string) {}

  /** Begins to be looked at: fetches the grid, and counts changes from the journal's latest entry on. */
  open(last: HistoryEntry | null | undefined): void {
    this.#seen = last?.sequence ?? null;
    this.#own = 0;
    void this.load();
  }

  /** Fetches the whole grid. */
  async load(): Promise<void> {
    const version = this.#version;
    const saved = this.#saved();
    try {
      const grid = await call("rating_grid", { round: this.round });
      if (version !== this.#version && this.grid) return void (await this.load());
      this.#settle(saved);
      this.error = null;
      this.#show(grid);
    } catch (thrown) {
      this.error = toApiError(thrown);
    }
  }

  /** Is told of the journal's latest entry; fetches again when it was not written from here. */
  saw(last: HistoryEntry | null | undefined): void {
    if (!last) return;
    const before = this.#seen;
    this.#seen = last.sequence;
    if (before === null) {
      this.#own = 0;
      return;
    }
    const by = last.sequence - before;
    if (by === 0) return;
    const foreign = by < 0 || by > this.#own || last.undoes !== null || last.redoes !== null;
    this.#own = Math.max(0, this.#own - Math.max(0, by));
    if (foreign) void this.load();
  }

  /** Sets or clears answers: seen at once, saved in one command, after those before them. */
  rate(changes: readonly RatingChange[]): Promise<void> {
    if (changes.length === 0) return Promise.resolve();
    const sent = changes.map((change): Unsaved => ({ change, state: "sending" }));
    for (const entry of sent) {
      this.#unsaved.set(cellKey(entry.change.capability, entry.change.person), entry);
    }
    this.#mark();
    if (this.grid) this.#show(this.grid);
    return this.#inLine(async () => {
      try {
        await this.#mutate(() =>
          mutate("set_ratings", { round: this.round, changes: [...changes] }),
        );
        for (const entry of sent) entry.state = "saved";
      } catch (thrown) {
        for (const entry of sent) entry.state = "failed";
        this.failure = toApiError(thrown);
        this.#mark();
        return;
      }
      this.#mark();
      await this.fetchRows(changes.map((change) => change.capability));
    });
  }

  /** Does some other change to leaves of this round, then fetches their rows; throws ApiError. */
  change<T>(leaves: readonly string[], work: () => Promise<T>): Promise<T> {
    return this.#inLine(async () => {
      const value = await this.#mutate(work);
      await this.fetchRows(leaves);
      return value;
    });
  }

  /** Sends again what could not be saved. */
  retry(): Promise<void> {
    const changes = this.#failed().map((entry) => entry.change);
    this.failure = null;
    return this.rate(changes);
  }

  /** Drops what could not be saved, and shows what stands in the file. */
  async discard(): Promise<void> {
    const dropped = this.#failed().map(({ change }) => change);
    for (const { capability, person } of dropped) this.#unsaved.delete(cellKey(capability, person));
    this.failure = null;
    this.#mark();
    await this.fetchRows(dropped.map((change) => change.capability));
  }

  /** Fetches the rows of some leaves with the nodes above; calls in quick succession become one. */
  fetchRows(leaves: readonly string[]): Promise<void> {
    for (const leaf of leaves) this.#moved.add(leaf);
    this.#fetching ??= this.#fetchMoved().finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  async #fetchMoved(): Promise<void> {
    while (this.#moved.size > 0) {
      const capabilities = [...this.#moved];
      this.#moved.clear();
      const saved = this.#saved();
      try {
        const renewed = await call("rating_rows", { round: this.round, capabilities });
        this.#settle(saved);
        const merged = this.grid && mergeRows(this.grid, renewed);
        if (merged) this.#show(merged);
        else await this.load();
      } catch {
        // The answer is saved; only its row is old. The whole grid says it better.
        await this.load();
      }
    }
  }

  #show(grid: RatingGrid): void {
    this.grid = withAnswers(
      grid,
      [...this.#unsaved.values()].map((entry) => entry.change),
    );
  }

  async #mutate<T>(work: () => Promise<T>): Promise<T> {
    this.#own += 1;
    try {
      return await work();
    } catch (thrown) {
      this.#own = Math.max(0, this.#own - 1);
      throw thrown;
    } finally {
      this.#version += 1;
    }
  }

  #inLine<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(work);
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  #saved(): Unsaved[] {
    return [...this.#unsaved.values()].filter((entry) => entry.state === "saved");
  }

  #failed(): Unsaved[] {
    return [...this.#unsaved.values()].filter((entry) => entry.state === "failed");
  }

  /** Forgets answers that were saved before the rows at hand were asked for. */
  #settle(saved: readonly Unsaved[]): void {
    for (const entry of saved) {
      const key = cellKey(entry.change.capability, entry.change.person);
      if (this.#unsaved.get(key) === entry) this.#unsaved.delete(key);
    }
  }

  #mark(): void {
    const failed = this.#failed();
    this.failed = new Set(failed.map(({ change }) => cellKey(change.capability, change.person)));
    if (failed.length === 0) this.failure = null;
  }
}

const KEPT = 4;
const sheets: Sheet[] = [];

/** The sheet of a round; the last few are kept, so that coming back shows them at once. */
export function sheetOf(round: string): Sheet {
  const at = sheets.findIndex((sheet) => sheet.round === round);
  const sheet = at >= 0 ? (sheets.splice(at, 1)[0] as Sheet) : new Sheet(round);
  sheets.unshift(sheet);
  sheets.splice(KEPT);
  return sheet;
}
