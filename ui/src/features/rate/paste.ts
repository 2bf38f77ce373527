import type { GridRow } from "$lib/api";
import { NOTHING } from "./answers";
import type { RateColumn } from "./columns";
import type { Put } from "./plan";

/** Where a block lands, or why it cannot. */
export type Landing = { puts: Put[]; problem: null } | { puts: null; problem: string };

/**
 * Lays a block from a spreadsheet over the leaves on screen, beginning at a cell: its lines go to
 * leaf after leaf, past roll-up rows, which a spreadsheet of answers does not have. A block that does
 * not fit is refused whole.
 */
export function land(
  block: readonly (readonly string[])[],
  at: { row: number; column: number },
  rows: readonly GridRow[],
  columns: readonly RateColumn[],
): Landing {
  const lines = block.filter((line) => !line.every((text) => text.trim() === NOTHING));
  const width = Math.max(0, ...lines.map((line) => line.length));
  const first = columns[at.column];
  if (lines.length === 0 || width === 0) return { puts: [], problem: null };
  if (first?.kind !== "person" && first?.kind !== "target") {
    return refuse("Choose the first cell of a person or of the targets, then paste again.");
  }
  const wanted = columns.slice(at.column, at.column + width);
  const fitting = wanted.filter((column) => column.kind === first.kind).length;
  if (fitting < width) {
    const room = `${fitting} ${fitting === 1 ? "column takes" : "columns take"} values from here`;
    return refuse(`The block is ${width} columns wide, and ${room}.`);
  }
  const leaves = rows.slice(at.row).filter((row) => row.node.leaf);
  if (leaves.length < lines.length) {
    const room = `${leaves.length} ${leaves.length === 1 ? "capability follows" : "capabilities follow"}`;
    return refuse(`The block is ${lines.length} rows high, and ${room} from here.`);
  }
  const puts = lines.flatMap((line, r) =>
    line.map((text, c): Put => {
      const from = `Row ${r + 1}, column ${c + 1}`;
      return {
        row: leaves[r] as GridRow,
        column: wanted[c] as RateColumn,
        text: text.trim(),
        from,
      };
    }),
  );
  return { puts, problem: null };
}

function refuse(problem: string): Landing {
  return { puts: null, problem };
}

/** Leaves out of a copied text the lines of roll-up rows, and their marks where a line stays. */
export function withoutRollUps(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.split("\t").every((cell) => cell === NOTHING))
    .map((line) =>
      line
        .split("\t")
        .map((cell) => (cell === NOTHING ? "" : cell))
        .join("\t"),
    )
    .join("\n");
}
