import type { Cell, Range, Size } from "./selection";

/** A text that is to be put into a cell. */
export interface Put extends Cell {
  text: string;
}

/** Reads what a spreadsheet copied: tabs, line ends of any system, quoted cells. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  let begun = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
    begun = false;
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  const source = text.replace(/\r\n?/g, "\n");
  for (let i = 0; i < source.length; i += 1) {
    const letter = source.charAt(i);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (letter === '"' && !begun) {
      quoted = true;
      begun = true;
    } else if (letter === "\t") endCell();
    else if (letter === "\n") endRow();
    else {
      cell += letter;
      begun = true;
    }
  }
  // A line end after the last row is no row of its own.
  if (cell !== "" || row.length > 0 || begun) endRow();
  return rows;
}

/** Writes cells as a spreadsheet reads them. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quote).join("\t")).join("\n");
}

/**
 * Lays a pasted block over a selection: one value fills it, a block that fits a whole number of
 * times repeats, anything else goes in once from its top left corner. What falls outside is left.
 */
export function pasteInto(block: readonly (readonly string[])[], range: Range, size: Size): Put[] {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (height === 0 || width === 0) return [];
  const tall = range.bottom - range.top + 1;
  const wide = range.right - range.left + 1;
  const repeats = tall % height === 0 && wide % width === 0;
  const rows = repeats ? tall : height;
  const columns = repeats ? wide : width;
  const puts: Put[] = [];
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      const row = range.top + r;
      const column = range.left + c;
      const text = block[r % height]?.[c % width];
      if (text === undefined || row >= size.rows || column >= size.columns) continue;
      puts.push({ row, column, text: text.trim() });
    }
  }
  return puts;
}

/** Copies the first row of a range down, or its first column to the right. */
export function fill(
  range: Range,
  way: "down" | "right",
  textOf: (row: number, column: number) => string,
): Put[] {
  const puts: Put[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      if (way === "down" ? row === range.top : column === range.left) continue;
      const text = way === "down" ? textOf(range.top, column) : textOf(row, range.left);
      puts.push({ row, column, text });
    }
  }
  return puts;
}
