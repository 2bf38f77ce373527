import type { ProcessRow, Step } from "$lib/api";
import { kindTitle } from "./words";

/** Where a dragged step may be let go, and where that is shown. */
export interface Drop {
  /** The step above it; none for a phase. */
  parent: string | null;
  /** Its place among what is below `parent` without it. */
  position: number;
  /** How it comes to lie at `row`. */
  how: "before" | "after" | "into";
  row: string;
  /** What it is then. */
  kind: Step["kind"];
}

const ranks = ["phase", "sub_phase", "task"] as const;
/** How many ranks stand above one: 0 for a phase. */
export const depthOf = (kind: Step["kind"]): number => ranks.indexOf(kind);
const rankOf = (row: ProcessRow) => depthOf(row.step.kind);

/** The tree as one step sees it that is to be moved: without itself. */
export class Moving {
  readonly row: ProcessRow;
  /** The step and everything below it. */
  readonly ids: ReadonlySet<string>;
  private readonly rank: number;
  private readonly deepest: number;
  private readonly place: number;
  private readonly at = new Map<string, number>();
  private readonly below = new Map<string | null, ProcessRow[]>();

  constructor(
    private readonly rows: readonly ProcessRow[],
    row: ProcessRow,
  ) {
    this.row = row;
    this.rank = rankOf(row);
    const own = new Set([row.step.id]);
    for (const one of rows)
      if (one.step.parent !== null && own.has(one.step.parent)) own.add(one.step.id);
    this.ids = own;
    this.deepest = Math.max(...rows.filter((one) => own.has(one.step.id)).map(rankOf));
    this.place = rows
      .filter((one) => one.step.parent === row.step.parent)
      .findIndex((one) => one.step.id === row.step.id);
    rows.forEach((one, i) => {
      this.at.set(one.step.id, i);
      if (own.has(one.step.id)) return;
      const siblings = this.below.get(one.step.parent);
      if (siblings) siblings.push(one);
      else this.below.set(one.step.parent, [one]);
    });
  }

  /**
   * Returns where the step goes when it is let go over another: at its upper edge before it, at its lower
   * edge after it, between the two into it. Where that is not lawful, the nearest place that is: a
   * sub-phase over a task goes before or after the task's sub-phase. None where it would stay as it is.
   */
  over(id: string, part: number, open: boolean): Drop | null {
    const drop = this.nearest(id, part, open);
    const stays = drop?.parent === this.row.step.parent && drop.position === this.place;
    return stays ? null : drop;
  }

  private nearest(id: string, part: number, open: boolean): Drop | null {
    const over = this.get(id);
    if (!over || this.ids.has(id)) return null;
    const before = () =>
      this.beside(over, "before") ?? this.endOf(this.previous(over)) ?? this.around(over, part);
    const after = () =>
      (open ? this.startOf(over) : null) ??
      this.beside(over, "after") ??
      this.endOf(over) ??
      this.around(over, part);
    const edge = rankOf(over) < 2 ? 0.3 : 0.5;
    if (part < edge) return before();
    if (part >= 1 - edge) return after();
    return this.into(over) ?? (part < 0.5 ? before() : after());
  }

  private get(id: string | null): ProcessRow | undefined {
    return id === null ? undefined : this.rows[this.at.get(id) ?? -1];
  }
  private children(parent: string | null): readonly ProcessRow[] {
    return this.below.get(parent) ?? [];
  }
  private indexOf(row: ProcessRow): number {
    return this.children(row.step.parent).findIndex((one) => one.step.id === row.step.id);
  }
  private previous(row: ProcessRow): ProcessRow | undefined {
    return this.children(row.step.parent)[this.indexOf(row) - 1];
  }

  /** The place, unless the step may not be there. */
  private lawful(parent: string | null, position: number, how: Drop["how"], at: string) {
    const above = this.get(parent);
    const rank = above ? rankOf(above) + 1 : 0;
    const kind = ranks[rank];
    const sunk = rank - this.rank;
    if (!kind || (parent !== null && this.ids.has(parent))) return null;
    if (sunk !== 0 && (this.deepest + sunk > 2 || this.row.lettered > 0)) return null;
    return { parent, position, how, row: at, kind } satisfies Drop;
  }
  private beside(row: ProcessRow, how: "before" | "after"): Drop | null {
    const position = this.indexOf(row) + (how === "after" ? 1 : 0);
    return this.lawful(row.step.parent, position, how, row.step.id);
  }
  private into(row: ProcessRow): Drop | null {
    return this.lawful(row.step.id, this.children(row.step.id).length, "into", row.step.id);
  }
  /** First below a step, or below its first step that can take it. */
  private startOf(row: ProcessRow | undefined): Drop | null {
    if (!row) return null;
    const first = this.children(row.step.id)[0];
    const drop = first ? this.beside(first, "before") : this.into(row);
    return drop ?? this.startOf(first);
  }
  /** Last below a step, or below its last step that can take it. */
  private endOf(row: ProcessRow | undefined): Drop | null {
    if (!row) return null;
    return this.into(row) ?? this.endOf(this.children(row.step.id).at(-1));
  }
  /** Before or after that step around another which has the rank of the moved one. */
  private around(row: ProcessRow, part: number): Drop | null {
    let up = this.get(row.step.parent);
    while (up && rankOf(up) > this.rank) up = this.get(up.step.parent);
    if (!up || rankOf(up) !== this.rank || this.ids.has(up.step.id)) return null;
    const first = this.at.get(up.step.id) ?? 0;
    const next = this.rows.findIndex((one, i) => i > first && rankOf(one) <= this.rank);
    const last = next < 0 ? this.rows.length : next;
    const half = (this.at.get(row.step.id) ?? 0) + part < (first + last) / 2;
    return this.beside(up, half ? "before" : "after");
  }
}

/** Says what letting go does. */
export function dropWords(drop: Drop | null, moving: Moving, rows: readonly ProcessRow[]): string {
  const at = rows.find((row) => row.step.id === drop?.row);
  if (!drop || !at) return "Stays where it is";
  const how = { before: "Before", after: "After", into: "Into" }[drop.how];
  const becomes = drop.kind === moving.row.step.kind ? "" : `, as a ${kindTitle[drop.kind]}`;
  return `${how} ${at.step.code} ${at.step.title}${becomes}`;
}

/** How far a list scrolls in a frame when the pointer is near its upper (less than 0) or lower edge. */
export function drift(y: number, top: number, bottom: number, edge = 40, most = 16): number {
  if (y < top + edge) return -Math.ceil(most * Math.min(1, (top + edge - y) / edge));
  if (y > bottom - edge) return Math.ceil(most * Math.min(1, (y - bottom + edge) / edge));
  return 0;
}
