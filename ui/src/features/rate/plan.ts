import type { GridCell, GridRow, Person, RatingChange, Scale } from "$lib/api";
import { allowed, levelAt, levelText, nextConfidence, readAnswer, sameAnswer } from "./answers";
import type { Read } from "./answers";
import type { RateColumn } from "./columns";
import { readTyped } from "./keys";
import { idOf } from "./rows";

/** A text on its way into a cell. */
export interface Put {
  row: GridRow;
  column: RateColumn;
  text: string;
  /** Where it stood in what was pasted: "row 3, column 2". */
  from?: string;
}

/** One person's cell of one leaf. */
export interface RatingCell {
  row: GridRow;
  person: Person;
  now: GridCell | null;
}

/** A target of a row: a level's value, or none. */
export interface TargetPut {
  row: GridRow;
  value: number | null;
}

/** What a change of cells comes to. With problems nothing is done. */
export interface Plan {
  ratings: RatingChange[];
  /** Cells that are to say "not applicable" and still need the reason. */
  reasons: RatingCell[];
  targets: TargetPut[];
  /** The one leaf whose agreement is set, taken back (null), or needs a reason ("reason"). */
  agreed: { row: GridRow; value: number | null | "reason" } | null;
  problems: string[];
}

/** Reads a text for a cell of a row with this scale. */
export type Reader = (text: string, scale: Scale) => Read;

/** Reads a typed character: a digit is a place on the scale, whatever its values. */
export function byPosition(text: string, scale: Scale): Read {
  const typed = readTyped(text);
  if (typed?.does === "not-applicable") return { kind: "na", reason: null };
  if (typed?.does !== "level") return text === "" ? { kind: "clear" } : { kind: "nothing" };
  const value = levelAt(scale, typed.position);
  return value === undefined ? { kind: "wrong" } : { kind: "level", value };
}

/** Reads a text from the clipboard: levels by their value, NA with or without its reason. */
export const byValue: Reader = readAnswer;

/** The cell that a put is for. */
export function cellOf({ row, column }: Pick<Put, "row" | "column">): RatingCell | null {
  if (!row.node.leaf || !column.person) return null;
  return { row, person: column.person, now: row.cells[column.index] ?? null };
}

/** One change of a rating; note and confidence stay unless they are given. */
export function change(cell: RatingCell, to: Partial<GridCell> | null): RatingChange {
  const { row, person, now } = cell;
  return {
    capability: idOf(row),
    person: person.id,
    answer: to === null ? null : (to.answer ?? now?.answer ?? null),
    note: to === null ? "" : (to.note ?? now?.note ?? ""),
    confidence:
      to === null ? null : to.confidence !== undefined ? to.confidence : (now?.confidence ?? null),
  };
}

/**
 * Works out what a change of cells comes to. A range that spans ratings and other columns sets the
 * ratings; one of targets and agreements the targets: nothing is set that nobody looked at.
 */
export function plan(puts: readonly Put[], read: Reader, scaleOf: (row: GridRow) => Scale): Plan {
  const made: Plan = { ratings: [], reasons: [], targets: [], agreed: null, problems: [] };
  const cells = puts.filter((put) => cellOf(put) !== null);
  const targets = puts.filter((put) => put.column.kind === "target");
  const agreed = puts.filter((put) => put.column.kind === "agreed" && put.row.node.leaf);
  if (cells.length > 0) for (const put of cells) planRating(put, read, scaleOf(put.row), made);
  else if (targets.length > 0) {
    for (const put of targets) planTarget(put, read, scaleOf(put.row), made);
  } else if (agreed.length > 1) {
    made.problems.push("Settle one capability at a time: each agreement has its own rationale.");
  } else if (agreed[0]) planAgreed(agreed[0], read, scaleOf(agreed[0].row), made);
  return made;
}

function planRating(put: Put, read: Reader, scale: Scale, made: Plan): void {
  const cell = cellOf(put);
  const found = read(put.text, scale);
  if (!cell || found.kind === "nothing") return;
  if (found.kind === "wrong") made.problems.push(wrong(put, scale));
  else if (found.kind === "clear") {
    if (cell.now) made.ratings.push(change(cell, null));
  } else if (found.kind === "na" && found.reason === null) made.reasons.push(cell);
  else {
    const answer =
      found.kind === "level"
        ? ({ state: "level", value: found.value } as const)
        : ({ state: "not_applicable", reason: found.reason ?? "" } as const);
    if (!sameAnswer(answer, cell.now?.answer ?? null)) made.ratings.push(change(cell, { answer }));
  }
}

function planTarget(put: Put, read: Reader, scale: Scale, made: Plan): void {
  const found = read(put.text, scale);
  if (found.kind === "nothing") return;
  if (found.kind === "clear") made.targets.push({ row: put.row, value: null });
  else if (found.kind === "level") made.targets.push({ row: put.row, value: found.value });
  else if (found.kind === "na") {
    made.problems.push(
      `${place(put)}A target is a level; clear it with Delete where there is none.`,
    );
  } else made.problems.push(wrong(put, scale));
}

function planAgreed(put: Put, read: Reader, scale: Scale, made: Plan): void {
  const found = read(put.text, scale);
  if (found.kind === "clear" && put.row.agreed) made.agreed = { row: put.row, value: null };
  else if (found.kind === "level") made.agreed = { row: put.row, value: found.value };
  else if (found.kind === "na") made.agreed = { row: put.row, value: "reason" };
  else if (found.kind === "wrong") made.problems.push(wrong(put, scale));
}

function place({ from, row, column }: Put): string {
  return from ? `${from} (${row.node.code}, ${column.label}): ` : "";
}

function wrong(put: Put, scale: Scale): string {
  if (!put.from) {
    const last = scale.levels.length - 1;
    const values = scale.levels.map((level) => levelText(level.value)).join(", ");
    return `${put.row.node.code} has ${last + 1} levels (${values}): the digits 0 to ${last} set them.`;
  }
  return `${place(put)}“${put.text}” is no level. Use ${allowed(scale)}.`;
}

/** Turns the confidence of cells over, all to the one that follows the first cell's. */
export function planConfidence(cells: readonly RatingCell[]): RatingChange[] {
  const answered = cells.filter((cell) => cell.now !== null);
  const next = nextConfidence(answered[0]?.now?.confidence ?? null);
  return answered.map((cell) => change(cell, { confidence: next }));
}
