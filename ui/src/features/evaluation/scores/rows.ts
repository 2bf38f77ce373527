import type {
  Criterion,
  CriterionView,
  EvaluationView,
  Measure,
  Score,
  ScoreCell,
  ScoreRow,
} from "$lib/api";
import type { GridColumn } from "$lib/grid";

/** Whose scores the grid shows and sets: one person's, or what the room settled on. */
export const ROOM = "room";

/** Which rows are shown. */
export type Filter = "all" | "missing" | "discuss";

/** A line of the grid: a criterion with its cells; groups have none. */
export interface Line {
  view: CriterionView;
  cells: readonly ScoreCell[];
}

export interface ScoreColumn extends GridColumn {
  kind: "criterion" | "tool";
  /** The place of the tool; −1 for the criterion. */
  index: number;
}

export const lineKey = (line: Line): string => line.view.criterion.id;
export const measureOf = (line: Line): Measure => line.view.criterion.measure;

/** The criteria depth first, each with its cells. */
export function linesOf(evaluation: Pick<EvaluationView, "criteria" | "rows">): Line[] {
  const cells = new Map(evaluation.rows.map((row: ScoreRow) => [row.criterion, row.cells]));
  return evaluation.criteria.map((view) => ({ view, cells: cells.get(view.criterion.id) ?? [] }));
}

/** What a person says of a cell; none where they say nothing. */
export function scoreBy(cell: ScoreCell | undefined, person: string): Score | null {
  return cell?.scores.find((score) => score.person === person) ?? null;
}

/** The score that one reader of the grid sees in a cell. */
export function shownValue(cell: ScoreCell | undefined, who: string): number | null {
  if (!cell) return null;
  return who === ROOM ? cell.used : (scoreBy(cell, who)?.value ?? null);
}

/** Says whether a line belongs to a filter, as the reader sees it. */
export function belongs(line: Line, filter: Filter, who: string): boolean {
  if (!line.view.leaf) return false;
  if (filter === "all") return true;
  if (filter === "missing") return line.cells.some((cell) => shownValue(cell, who) === null);
  return line.cells.some((cell) => waits(cell));
}

/** Says whether a cell waits for the room: its scores lie apart and nobody has settled it. */
export function waits(cell: ScoreCell): boolean {
  return cell.spread?.discuss === true && cell.agreed === null;
}

/** The lines of a filter under the groups above them. */
export function shownLines(
  lines: readonly Line[],
  filter: Filter,
  who: string,
  kept: ReadonlySet<string>,
): Line[] {
  const parents = new Map(lines.map((line) => [lineKey(line), line.view.criterion.parent]));
  const needed = new Set<string>();
  for (const line of lines) {
    if (!belongs(line, filter, who) && !(line.view.leaf && kept.has(lineKey(line)))) continue;
    let at: string | null = lineKey(line);
    while (at !== null && !needed.has(at)) {
      needed.add(at);
      at = parents.get(at) ?? null;
    }
  }
  return lines.filter((line) => needed.has(lineKey(line)));
}

/** A cell that waits for discussion. */
export interface Waiting {
  criterion: Criterion;
  cell: ScoreCell;
  /** How much more the best of its scores is worth than the worst. */
  apart: number;
}

/** Cells that wait for discussion: those whose scores lie furthest apart in what they weigh, first. */
export function discussQueue(lines: readonly Line[]): Waiting[] {
  return lines
    .flatMap((line) =>
      line.cells.filter(waits).map((cell) => ({
        criterion: line.view.criterion,
        cell,
        apart: cell.spread?.apart ?? 0,
        weight: line.view.global,
      })),
    )
    .sort(
      (a, b) =>
        b.apart * b.weight - a.apart * a.weight ||
        b.apart - a.apart ||
        (a.criterion.code < b.criterion.code ? -1 : a.criterion.code > b.criterion.code ? 1 : 0),
    );
}

/** The next cell without a score after a place, line by line, round and round; null where all have one. */
export function nextMissing(
  lines: readonly Line[],
  who: string,
  from: { row: string; tool: string } | null,
): { row: string; tool: string } | null {
  const places = lines.flatMap((line) =>
    line.cells.map((cell) => ({
      row: lineKey(line),
      tool: cell.tool,
      missing: shownValue(cell, who) === null,
    })),
  );
  const at = from
    ? places.findIndex((place) => place.row === from.row && place.tool === from.tool)
    : -1;
  const turned = [...places.slice(at + 1), ...places.slice(0, at + 1)];
  const next = turned.find((place) => place.missing);
  return next ? { row: next.row, tool: next.tool } : null;
}

/** The columns of the grid: the criterion, then a column a tool. */
export function columnsFor(
  candidates: EvaluationView["candidates"],
  width: number,
  large: boolean,
): ScoreColumn[] {
  const wide = large ? 340 : 280;
  const room = Math.max(0, width - wide);
  const each = Math.max(large ? 104 : 84, Math.min(132, Math.floor(room / candidates.length)));
  return [
    {
      id: "criterion",
      label: "Criterion",
      kind: "criterion",
      index: -1,
      frozen: true,
      width: wide,
    },
    ...candidates.map((one, index): ScoreColumn => ({
      id: one.tool,
      label: one.name,
      title: `${one.code} ${one.name}${one.vendor ? `, ${one.vendor}` : ""}`,
      kind: "tool",
      index,
      width: each,
      align: "center",
      editable: true,
    })),
  ];
}
