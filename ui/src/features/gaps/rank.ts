import type { GapRow, PriorityChange } from "$lib/api";

/** The ranked capabilities, first place first; ties stand in the order of the board. */
export function order(rows: readonly GapRow[]): string[] {
  const place = (row: GapRow) => row.priority_rank ?? Infinity;
  return rows
    .filter((row) => row.priority_rank !== null)
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((row) => row.node.id ?? []);
}

/** Puts a capability at a place from 1; null takes it out of the ranking. */
export function putAt(ranked: readonly string[], id: string, place: number | null): string[] {
  const others = ranked.filter((one) => one !== id);
  if (place === null) return others;
  const at = Math.max(0, Math.min(others.length, Math.round(place) - 1));
  return others.toSpliced(at, 0, id);
}

/** Moves a capability one place: an unranked one enters last, the last one leaves downwards. */
export function shift(ranked: readonly string[], id: string, way: "up" | "down"): string[] {
  const at = ranked.indexOf(id);
  if (at < 0) return way === "up" ? [...ranked, id] : [...ranked];
  if (way === "up") return putAt(ranked, id, at);
  return putAt(ranked, id, at === ranked.length - 1 ? null : at + 2);
}

/** What to send so that the new order holds: every rank anew, and none for those who left. */
export function rankChanges(before: readonly string[], after: readonly string[]): PriorityChange[] {
  return [
    ...after.map((capability, i) => ({ capability, value: i + 1 })),
    ...before
      .filter((id) => !after.includes(id))
      .map((capability) => ({ capability, value: null })),
  ];
}
