import type { GapRow, PriorityChange } from "$lib/api";
import { mutate } from "$lib/state";
import { targetChanges } from "./board";
import { order, putAt, rankChanges, shift } from "./rank";

/** A capability and the number that was typed for it; null clears. */
export interface Typed {
  capability: string;
  value: number | null;
}

/** Sets targets; the days that were agreed stay unless one is given. */
export async function setTargets(
  round: string,
  wanted: readonly Typed[],
  rows: readonly GapRow[],
  due?: string | null,
): Promise<void> {
  await mutate("set_targets", { round, changes: targetChanges(wanted, rows, due) });
}

/** Sets priorities: points as they are, ranks by moving each to its place. */
export async function setPriorities(
  round: string,
  wanted: readonly Typed[],
  ranked: readonly GapRow[] | null,
): Promise<void> {
  const changes: PriorityChange[] = ranked ? rankedAnew(ranked, wanted) : [...wanted];
  await mutate("set_priorities", { round, changes });
}

function rankedAnew(rows: readonly GapRow[], wanted: readonly Typed[]): PriorityChange[] {
  const before = order(rows);
  let after = before;
  // From the last to the first, so that several put at one place keep their order.
  for (const { capability, value } of wanted.toReversed()) after = putAt(after, capability, value);
  return rankChanges(before, after);
}

/** Moves a capability one place up or down in the ranking; answers its new place. */
export async function moveRank(
  round: string,
  rows: readonly GapRow[],
  capability: string,
  way: "up" | "down",
): Promise<number | null> {
  const before = order(rows);
  const after = shift(before, capability, way);
  const place = after.indexOf(capability);
  if (place !== before.indexOf(capability)) {
    await mutate("set_priorities", { round, changes: rankChanges(before, after) });
  }
  return place < 0 ? null : place + 1;
}
