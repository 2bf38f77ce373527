import type { Flip, ToolComparison } from "$lib/api";
import { fixed, percent, signed } from "$lib/format";

/** The two tools to compare: those asked for, else the winner and the next; none where fewer rank. */
export function pairOf(
  ranked: readonly string[],
  tool: string | null,
  against: string | null,
): { first: string; second: string } | null {
  const there = (id: string | null): string | null => (id && ranked.includes(id) ? id : null);
  const first = there(tool) ?? ranked[0];
  const wanted = there(against);
  const second = wanted && wanted !== first ? wanted : ranked.find((id) => id !== first);
  return first && second ? { first, second } : null;
}

/** The comparison as a table. */
export function comparedTable({ first, second, rows }: ToolComparison) {
  return {
    columns: [
      { label: "Code" },
      { label: "Criterion" },
      { label: "Weight, %", numeric: true },
      { label: first.name, numeric: true },
      { label: second.name, numeric: true },
      { label: "Lead, points", numeric: true },
    ],
    rows: rows.map((row) => [
      row.code,
      row.title,
      fixed(row.weight * 100),
      row.first === null ? "missing" : fixed(row.first, 2),
      row.second === null ? "missing" : fixed(row.second, 2),
      signed(row.points, 1),
    ]),
  };
}

/** What the smallest flip says. */
export function flipWords(flip: Flip): string {
  if (flip.moved === null) return `No weighting lets ${flip.name} overtake.`;
  return `${flip.name} draws level once ${percent(flip.moved, 1)} of the weight has moved.`;
}
