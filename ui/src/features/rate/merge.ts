import type { GridRow, RatingChange, RatingGrid, RatingRows } from "$lib/api";
import { idOf } from "./rows";

/** Names one person's answer for one leaf. */
export function cellKey(capability: string, person: string): string {
  return `${capability} ${person}`;
}

/**
 * Puts renewed rows where they stand. Rows that were not asked for keep their identity, so that only
 * what changed is drawn again. Null when a row is unknown: then the whole grid must be asked for.
 */
export function mergeRows(grid: RatingGrid, renewed: RatingRows): RatingGrid | null {
  const byId = new Map(renewed.rows.map((row) => [idOf(row), row]));
  let found = 0;
  const rows = grid.rows.map((row) => {
    const next = byId.get(idOf(row));
    if (next) found += 1;
    return next ?? row;
  });
  if (found !== byId.size) return null;
  return { ...grid, rows, progress: renewed.progress };
}

/** Shows answers that are on their way, or that could not be saved, in place of what was saved. */
export function withAnswers(grid: RatingGrid, changes: readonly RatingChange[]): RatingGrid {
  if (changes.length === 0) return grid;
  const columns = new Map(grid.people.map((person, i) => [person.id, i]));
  const byRow = new Map<string, RatingChange[]>();
  for (const change of changes) {
    if (!columns.has(change.person)) continue;
    byRow.set(change.capability, [...(byRow.get(change.capability) ?? []), change]);
  }
  const rows = grid.rows.map((row): GridRow => {
    const mine = byRow.get(idOf(row));
    if (!mine) return row;
    const cells = [...row.cells];
    for (const { person, answer, note, confidence } of mine) {
      const at = columns.get(person);
      if (at !== undefined) cells[at] = answer && { answer, note, confidence };
    }
    return { ...row, cells };
  });
  return { ...grid, rows };
}
