import type { GridColumn } from "./types";

/** One cell of a row, with the columns that it covers. */
export interface Laid<C> {
  column: C;
  c: number;
  wide: number;
}

/** The cells of a row: roll-up rows have some that cover several columns. */
export function cellsOfRow<R, C>(
  row: R,
  columns: readonly C[],
  span: (row: R, column: C) => number,
): Laid<C>[] {
  const cells: Laid<C>[] = [];
  for (let c = 0; c < columns.length;) {
    const column = columns[c] as C;
    const wide = Math.max(1, Math.min(span(row, column), columns.length - c));
    cells.push({ column, c, wide });
    c += wide;
  }
  return cells;
}

/** The column whose cell covers this one. */
export function ownerOf<C>(cells: readonly Laid<C>[], column: number): number {
  return cells.findLast(({ c }) => c <= column)?.c ?? column;
}

/** How far from the left each frozen column stays; null for those that scroll. */
export function frozenOffsets(columns: readonly GridColumn[]): (number | null)[] {
  let left = 0;
  return columns.map((column) => {
    if (!column.frozen) return null;
    const at = left;
    left += column.width ?? 0;
    return at;
  });
}
