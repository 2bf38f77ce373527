import type { GapRow, PriorityChange } from "$lib/api";

const NEAR = 1e-9;

/** The unranked share one last place, whose weight is one over a whole number; no rank's is. */
function unrankedWeight(rows: readonly GapRow[]): number | null {
  const lowest = Math.min(...rows.map((row) => row.node.priority));
  if (!(lowest > 0) || !Number.isFinite(lowest)) return null;
  const places = 1 / lowest;
  return Math.abs(places - Math.round(places)) < 1e-6 ? lowest : null;
}

/** The ranked capabilities, first place first; ties stand in the order of the board. */
export function order(rows: readonly GapRow[]): string[] {
  const rest = unrankedWeight(rows);
  return rows
    .filter((row) => rest === null || row.node.priority - rest > NEAR)
    .toSorted((a, b) => b.node.priority - a.node.priority)
    .flatMap((row) => row.node.id ?? []);
}

/** The rank of each ranked capability; ties share the better one. */
export function places(rows: readonly GapRow[]): ReadonlyMap<string, number> {
  const weight = new Map(rows.map((row) => [row.node.id, row.node.priority]));
  const result = new Map<string, number>();
  let rank = 1;
  let last = Number.NaN;
  order(rows).forEach((id, i) => {
    const now = weight.get(id) ?? 0;
    if (!(Math.abs(now - last) <= NEAR)) rank = i + 1;
    last = now;
    result.set(id, rank);
  });
  return result;
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
