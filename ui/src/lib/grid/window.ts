/** Grids up to this many rows are drawn whole; beyond it only what is seen. */
export const WHOLE = 200;

/** What to draw: rows [first, last), and the empty height before and after. */
export interface Window {
  first: number;
  last: number;
  before: number;
  after: number;
}

/** Works out which rows to draw, with a few more on either side so that scrolling shows no gap. */
export function visible(
  rows: number,
  rowHeight: number,
  scrollTop: number,
  viewport: number,
  { overscan = 12, whole = WHOLE }: { overscan?: number; whole?: number } = {},
): Window {
  if (rows <= whole) return { first: 0, last: rows, before: 0, after: 0 };
  const top = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const count = Math.ceil(viewport / rowHeight) + 1;
  const first = Math.max(0, Math.min(top, rows - count) - overscan);
  const last = Math.min(rows, top + count + overscan);
  return { first, last, before: first * rowHeight, after: (rows - last) * rowHeight };
}

/** Where to scroll so that a row stands clear of header and edge; unchanged when it does. */
export function reveal(
  row: number,
  rowHeight: number,
  scrollTop: number,
  viewport: number,
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + viewport) return top + rowHeight - viewport;
  return scrollTop;
}
