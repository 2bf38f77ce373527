/** A cell by its place among the rows and columns shown. */
export interface Cell {
  row: number;
  column: number;
}

/** The active cell and the one the selection was stretched from. */
export interface Selection {
  active: Cell;
  anchor: Cell;
}

/** How many rows and columns there are. */
export interface Size {
  rows: number;
  columns: number;
}

/** A rectangle of cells, both ends included. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Where the active cell may go. */
export type Move =
  | "up"
  | "down"
  | "left"
  | "right"
  | "row-start"
  | "row-end"
  | "first"
  | "last"
  | "page-up"
  | "page-down";

function clamp(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, value));
}

/** Moves the active cell; the anchor follows unless the selection is being stretched. */
export function move(
  selection: Selection,
  to: Move,
  size: Size,
  { extend = false, page = 10 }: { extend?: boolean; page?: number } = {},
): Selection {
  const { row, column } = selection.active;
  const next: Record<Move, Cell> = {
    up: { row: row - 1, column },
    down: { row: row + 1, column },
    left: { row, column: column - 1 },
    right: { row, column: column + 1 },
    "row-start": { row, column: 0 },
    "row-end": { row, column: size.columns - 1 },
    first: { row: 0, column: 0 },
    last: { row: size.rows - 1, column: size.columns - 1 },
    "page-up": { row: row - page, column },
    "page-down": { row: row + page, column },
  };
  const active = {
    row: clamp(next[to].row, size.rows),
    column: clamp(next[to].column, size.columns),
  };
  return { active, anchor: extend ? selection.anchor : active };
}

/** The rectangle between anchor and active cell. */
export function rangeOf({ active, anchor }: Selection): Range {
  return {
    top: Math.min(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    bottom: Math.max(active.row, anchor.row),
    right: Math.max(active.column, anchor.column),
  };
}

/** Says whether a cell lies in a range. */
export function contains(range: Range, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** Says whether a range is one cell. */
export function isSingle(range: Range): boolean {
  return range.top === range.bottom && range.left === range.right;
}

/** Every cell of a range, row by row. */
export function cellsOf(range: Range): Cell[] {
  const cells: Cell[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) cells.push({ row, column });
  }
  return cells;
}
