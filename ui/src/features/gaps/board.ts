import type { GapBoard, GapRow, TargetChange } from "$lib/api";
import { leftOutWords, plain } from "$lib/charts";
import { parseNumber } from "$lib/components/numbers";
import { fixed, percent } from "$lib/format";
import type { GridColumn } from "$lib/grid";

/** A line of the board: a capability, or a note between them. */
export type Line =
  { kind: "row"; key: string; row: GapRow } | { kind: "note"; key: string; text: string };

/** A column of the board. */
export type ColumnId =
  | "rank"
  | "pillar"
  | "code"
  | "title"
  | "stage"
  | "priority"
  | "now"
  | "bell"
  | "target"
  | "gap"
  | "weighted"
  | "hurdles";

export interface Column extends GridColumn {
  id: ColumnId;
  width?: number;
}

/** The key of a row: ids survive re-sorting. */
export function keyOf(row: GapRow): string {
  return row.node.id ?? row.node.code;
}

/** The rows with the line at half the total, and the reason why the last are not ranked. */
export function lines(board: GapBoard): Line[] {
  const result: Line[] = [];
  board.rows.forEach((row, i) => {
    const left = leftOutWords(board.left_out);
    if (i === board.ranked && left) {
      result.push({ kind: "note", key: "left-out", text: `No gap here: ${left}` });
    }
    result.push({ kind: "row", key: keyOf(row), row });
    if (i + 1 === board.half && board.half < board.ranked) {
      result.push({
        kind: "note",
        key: "half",
        text: `${percent(row.cumulative)} of the total weighted gap of ${fixed(board.total)} lies above this line`,
      });
    }
  });
  return result;
}

/** How wide the dumbbells and the bars are, and which columns stand, in so much room. */
export interface Measures {
  bell: number;
  bar: number;
  columns: readonly Column[];
}

/** Chooses the columns: the narrower the room, the fewer; the picture and the numbers stay. */
export function measures(
  width: number,
  editable: boolean,
  ranked: boolean,
  longestCode = 5,
): Measures {
  const wide = width >= 880;
  const middle = width >= 680;
  const bell = wide ? 160 : middle ? 140 : 100;
  const bar = wide ? 64 : middle ? 40 : 0;
  const all: readonly (Column | false)[] = [
    { id: "rank", label: "#", width: 44, align: "right" },
    { id: "pillar", label: "Pillar", width: 22 },
    { id: "code", label: "Code", width: Math.max(54, Math.min(104, 12 + longestCode * 8.4)) },
    { id: "title", label: "Capability" },
    wide && { id: "stage", label: "Stage", width: 80 },
    {
      id: "priority",
      label: ranked ? "Rank" : "Prio",
      width: 42,
      align: "right",
      editable,
      title: ranked ? "Rank of priority; type to set" : "Priority in points; type to set",
    },
    { id: "now", label: "Now", width: 40, align: "right", title: "Score of the room" },
    { id: "bell", label: "Now to target", width: bell + 12 },
    {
      id: "target",
      label: "To",
      width: 40,
      align: "right",
      editable,
      title: "Target; type to set",
    },
    middle && { id: "gap", label: "Gap", width: 40, align: "right" },
    {
      id: "weighted",
      label: wide ? "Weighted gap" : middle ? "Weighted" : "W. gap",
      width: bar > 0 ? bar + 56 : 64,
      title: "priority × gap",
    },
    middle && {
      id: "hurdles",
      label: wide ? "Hurdles" : "H",
      width: wide ? 58 : 40,
      title: "Hurdles that block it",
    },
  ];
  return { bell, bar, columns: all.filter((column) => column !== false) };
}

/** A cell as a spreadsheet takes it. */
export function cellText(line: Line, column: ColumnId): string {
  if (line.kind === "note") return column === "rank" ? line.text : "";
  const { row } = line;
  const { node } = row;
  const number = (value: number | null) => (value === null ? "" : plain(value).replace("−", "-"));
  switch (column) {
    case "rank":
      return row.rank === null ? "" : String(row.rank);
    case "pillar":
      return node.pillar ?? "";
    case "code":
      return node.code;
    case "title":
      return node.title;
    case "stage":
      return node.stage ?? "";
    case "priority":
      return number(row.priority_rank ?? node.priority);
    case "now":
      return number(node.figures.score);
    case "target":
      return number(node.target);
    case "gap":
      return number(node.gap);
    case "weighted":
      return number(node.weighted_gap);
    default:
      return "";
  }
}

/** Whether one digit says everything on this row's scale: then it is set at once. */
export function oneDigit(row: GapRow): boolean {
  const { floor, ceiling } = row.node.figures;
  return Number.isInteger(floor) && ceiling > 1 && ceiling <= 9;
}

/** Reads what was typed for a target; the api says whether it is a level. */
export function readTarget(text: string): { value: number | null } | { why: string } {
  const read = parseNumber(text);
  return read.ok ? { value: read.value } : { why: read.why };
}

/** Reads what was typed for a priority: points from 0, or a rank from 1. */
export function readPriority(
  text: string,
  ranked: boolean,
): { value: number | null } | { why: string } {
  const read = parseNumber(text, { min: ranked ? 1 : 0 });
  if (!read.ok) return { why: read.why };
  if (ranked && read.value !== null && !Number.isInteger(read.value)) {
    return { why: "A rank is a whole number: 1 is first." };
  }
  return { value: read.value };
}

/**
 * Targets as they are sent. Without a `due`, the day that holds stays, its own or that of the node
 * above: changing a level must not lose it.
 */
export function targetChanges(
  wanted: readonly { capability: string; value: number | null }[],
  rows: readonly GapRow[],
  due?: string | null,
): TargetChange[] {
  const held = new Map(rows.map((row) => [row.node.id, row.target?.due ?? null]));
  return wanted.map(({ capability, value }) => ({
    capability,
    value,
    due: value === null ? null : due === undefined ? (held.get(capability) ?? null) : due,
  }));
}
