import {
  type AgreedScoreChange,
  type ApiError,
  type ScoreCell,
  toApiError,
  type ToolScoreChange,
} from "$lib/api";
import { mutate } from "$lib/state";
import type { Wanted } from "./changes";
import type { Line } from "./rows";

/** A change between the key press and the file. */
interface Unsaved {
  key: string;
  score: ToolScoreChange | null;
  agreed: AgreedScoreChange | null;
  state: "sending" | "saved" | "failed";
}

/** Names what one reader sets in one cell. */
export function cellKey(criterion: string, tool: string, who: string): string {
  return `${criterion} ${tool} ${who}`;
}

/**
 * The scores that are on their way: each shows at once, is saved after those before it, and stays on
 * screen when it could not be saved, until it is sent again or dropped.
 */
export class Sheet {
  /** Why scores could not be saved. */
  failure = $state.raw<ApiError | null>(null);
  #unsaved = $state.raw<ReadonlyMap<string, Unsaved>>(new Map());
  #line: Promise<unknown> = Promise.resolve();

  constructor(
    readonly evaluation: string,
    readonly room: string,
  ) {}

  readonly failed: ReadonlySet<string> = $derived.by(
    () =>
      new Set(
        [...this.#unsaved.values()].filter((one) => one.state === "failed").map((one) => one.key),
      ),
  );

  /** Sets or clears scores: seen at once, saved in one command. */
  put({ scores, agreed }: Pick<Wanted, "scores" | "agreed">): Promise<void> {
    if (scores.length + agreed.length === 0) return Promise.resolve();
    const sent: Unsaved[] = [
      ...scores.map((score): Unsaved => ({
        key: cellKey(score.criterion, score.tool, score.person),
        score,
        agreed: null,
        state: "sending",
      })),
      ...agreed.map((one): Unsaved => ({
        key: cellKey(one.criterion, one.tool, this.room),
        score: null,
        agreed: one,
        state: "sending",
      })),
    ];
    this.#keep(sent);
    const work = this.#line.then(() => this.#send(sent));
    this.#line = work;
    return work;
  }

  async #send(sent: readonly Unsaved[]): Promise<void> {
    const scores = sent.flatMap((one) => one.score ?? []);
    const agreed = sent.flatMap((one) => one.agreed ?? []);
    const { evaluation } = this;
    try {
      if (scores.length > 0) await mutate("set_scores", { evaluation, changes: scores });
      if (agreed.length > 0) await mutate("set_agreed_scores", { evaluation, changes: agreed });
      for (const one of sent) one.state = "saved";
    } catch (thrown) {
      this.failure = toApiError(thrown);
      // What was typed over meanwhile has gone its own way.
      this.#keep(
        sent
          .filter((one) => this.#unsaved.get(one.key) === one)
          .map((one) => ({ ...one, state: "failed" })),
      );
    }
  }

  /** Is told that the evaluation was fetched anew: what was saved stands in it now. */
  settle(): void {
    const saved = [...this.#unsaved.values()].filter((one) => one.state === "saved");
    if (saved.length > 0) this.#drop(saved);
  }

  /** Sends again what could not be saved. */
  retry(): Promise<void> {
    const failed = [...this.#unsaved.values()].filter((one) => one.state === "failed");
    this.failure = null;
    return this.put({
      scores: failed.flatMap((one) => one.score ?? []),
      agreed: failed.flatMap((one) => one.agreed ?? []),
    });
  }

  /** Drops what could not be saved. */
  discard(): void {
    this.failure = null;
    this.#drop([...this.#unsaved.values()].filter((one) => one.state === "failed"));
  }

  /** The lines with what is on its way in them; lines without any keep their identity. */
  over(lines: readonly Line[]): readonly Line[] {
    if (this.#unsaved.size === 0) return lines;
    const touched = new Set(
      [...this.#unsaved.values()].map((one) => one.score?.criterion ?? one.agreed?.criterion),
    );
    return lines.map((line) =>
      touched.has(line.view.criterion.id)
        ? { ...line, cells: line.cells.map((cell) => this.#overCell(line, cell)) }
        : line,
    );
  }

  #overCell(line: Line, cell: ScoreCell): ScoreCell {
    const { id } = line.view.criterion;
    let next = cell;
    for (const { score, agreed } of this.#unsaved.values()) {
      if (score?.criterion === id && score.tool === cell.tool) next = withScore(next, score);
      if (agreed?.criterion === id && agreed.tool === cell.tool) next = withAgreed(next, agreed);
    }
    return next;
  }

  #keep(some: readonly Unsaved[]): void {
    const next = new Map(this.#unsaved);
    for (const one of some) {
      next.delete(one.key);
      next.set(one.key, one);
    }
    this.#unsaved = next;
  }

  #drop(some: readonly Unsaved[]): void {
    const next = new Map(this.#unsaved);
    for (const one of some) if (next.get(one.key) === one) next.delete(one.key);
    this.#unsaved = next;
  }
}

function withScore(cell: ScoreCell, change: ToolScoreChange): ScoreCell {
  const others = cell.scores.filter((score) => score.person !== change.person);
  const { value } = change;
  return { ...cell, scores: value === null ? others : [...others, { ...change, value }] };
}

/** What the room settles on counts at once; what it is worth is for the core to say. */
function withAgreed(cell: ScoreCell, change: AgreedScoreChange): ScoreCell {
  const { value } = change;
  if (value === null) return { ...cell, agreed: null, used: cell.spread?.median ?? null };
  return { ...cell, agreed: { ...change, value }, used: value };
}
