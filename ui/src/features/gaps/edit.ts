import { call, type GapRow, type PriorityChange } from "$lib/api";
import { mutate } from "$lib/state";
import { withDays } from "./board";
import { order, putAt, rankChanges, shift } from "./rank";

/** A capability and the number that was typed for it; null clears. */
export interface Typed {
  capability: string;
  value: number | null;
}

async function daysOf(
  round: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const views = await Promise.all(
    ids.map((capability) => call("capability", { round, capability, against: null })),
  );
  return new Map(ids.map((id, i) => [id, views[i]?.own_target?.due ?? null]));
}

/** Sets targets; the days that were agreed stay unless one is given. */
export async function setTargets(
  round: string,
  wanted: readonly Typed[],
  due?: string | null,
): Promise<void> {
  const kept = wanted.filter((one) => one.value !== null).map((one) => one.capability);
  const days =
    due === undefined ? await daysOf(round, kept) : new Map(kept.map((id) => [id, due] as const));
  await mutate("set_targets", { round, changes: withDays(wanted, days) });
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
