import type { AddCapability, ModelRow, MoveCapability } from "$lib/api";

/** Where a capability goes: `move_capability` without its id. */
export type Place = Omit<MoveCapability, "id">;

/** One way to move a capability. */
export type Way = "up" | "down" | "out" | "in";

/** A row of the tree as it is drawn: with its place among the siblings that are in sight. */
export interface Shown {
  row: ModelRow;
  id: string;
  /** Whether anything stands below it in sight or folded away. */
  group: boolean;
  open: boolean;
  at: number;
  of: number;
}

interface Sight {
  folded: ReadonlySet<string>;
  retired: boolean;
}

/** The rows in sight: what is retired may be left out, what is folded is. */
export function shownRows(rows: readonly ModelRow[], { folded, retired }: Sight): Shown[] {
  const kept = retired ? rows : rows.filter((row) => !row.retired);
  const siblings = new Map<string | null, number>();
  for (const { capability: c } of kept) siblings.set(c.parent, (siblings.get(c.parent) ?? 0) + 1);
  const seen = new Map<string | null, number>();
  const shown: Shown[] = [];
  let below = Infinity; // deeper than this is folded away
  for (const row of kept) {
    const { id, parent } = row.capability;
    const at = (seen.get(parent) ?? 0) + 1;
    seen.set(parent, at);
    if (row.depth > below) continue;
    below = Infinity;
    const group = siblings.has(id);
    const open = group && !folded.has(id);
    if (group && !open) below = row.depth;
    shown.push({ row, id, group, open, at, of: siblings.get(parent) ?? 1 });
  }
  return shown;
}

/** The row of a capability. */
export function rowOf(rows: readonly ModelRow[], id: string | null): ModelRow | undefined {
  return id === null ? undefined : rows.find((row) => row.capability.id === id);
}

/** The capabilities above one, nearest first. */
export function above(rows: readonly ModelRow[], id: string): string[] {
  const found: string[] = [];
  let parent = rowOf(rows, id)?.capability.parent ?? null;
  while (parent !== null && !found.includes(parent)) {
    found.push(parent);
    parent = rowOf(rows, parent)?.capability.parent ?? null;
  }
  return found;
}

/** Everything below a capability; rows come depth first. */
export function below(rows: readonly ModelRow[], id: string): ModelRow[] {
  const at = rows.findIndex((row) => row.capability.id === id);
  const depth = rows[at]?.depth ?? 0;
  const end = rows.findIndex((row, i) => i > at && row.depth <= depth);
  return at < 0 ? [] : rows.slice(at + 1, end < 0 ? undefined : end);
}

function siblingsOf(rows: readonly ModelRow[], row: ModelRow, retired: boolean): ModelRow[] {
  const { parent, id } = row.capability;
  return rows.filter(
    ({ capability: c, retired: gone }) => c.parent === parent && (retired || !gone || c.id === id),
  );
}

/**
 * Where a move leads; null where it leads nowhere. Positions count every sibling, retired ones too;
 * those that are not in sight are stepped over.
 */
export function moved(
  rows: readonly ModelRow[],
  id: string,
  way: Way,
  retired = true,
): Place | null {
  const row = rowOf(rows, id);
  if (!row) return null;
  const { parent } = row.capability;
  const siblings = siblingsOf(rows, row, retired);
  const at = siblings.indexOf(row);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  if (way === "up") return before ? { parent, position: before.position } : null;
  if (way === "down") return after ? { parent, position: after.position } : null;
  if (way === "in") {
    if (!before) return null;
    const children = rows.filter((r) => r.capability.parent === before.capability.id).length;
    return { parent: before.capability.id, position: children };
  }
  const up = rowOf(rows, parent);
  return up ? { parent: up.capability.parent, position: up.position + 1 } : null;
}

/** A new capability before it has a name: where it goes, and after which row in sight it is typed. */
export type Blank = Pick<AddCapability, "parent" | "position"> & {
  after: string | null;
  depth: number;
};

/** Beside the given row, right after it; at the end of the top where there is none. */
export function siblingAfter(rows: readonly ModelRow[], id: string | null): Blank {
  const row = rowOf(rows, id);
  if (!row) {
    const tops = rows.filter((r) => r.capability.parent === null).length;
    return { parent: null, position: tops, after: lastOf(rows), depth: 1 };
  }
  const last = below(rows, row.capability.id).at(-1) ?? row;
  return {
    parent: row.capability.parent,
    position: row.position + 1,
    after: last.capability.id,
    depth: row.depth,
  };
}

/** Below the given row, after what is there already. */
export function childOf(rows: readonly ModelRow[], id: string): Blank | null {
  const row = rowOf(rows, id);
  if (!row) return null;
  const children = rows.filter((r) => r.capability.parent === id).length;
  const last = below(rows, id).at(-1) ?? row;
  return { parent: id, position: children, after: last.capability.id, depth: row.depth + 1 };
}

function lastOf(rows: readonly ModelRow[]): string | null {
  return rows.at(-1)?.capability.id ?? null;
}

/** After which row in sight a blank is drawn: rows before it may be folded away or left out. */
export function drawnAfter(
  rows: readonly ModelRow[],
  shown: readonly Shown[],
  { after }: Blank,
): number {
  const order = new Map(rows.map((row, i) => [row.capability.id, i]));
  const limit = after === null ? -1 : (order.get(after) ?? rows.length);
  return shown.findLastIndex(({ id }) => (order.get(id) ?? 0) <= limit);
}

/** The leaf that would become a group, and lose its ratings from view, by something put below it. */
export function turnsToGroup(rows: readonly ModelRow[], parent: string | null): ModelRow | null {
  const row = rowOf(rows, parent);
  return row?.leaf && row.ratings > 0 ? row : null;
}

/** The row in sight for a capability: itself, the nearest above it, or the one at its old place. */
export function inSight(
  rows: readonly ModelRow[],
  shown: readonly Shown[],
  id: string | null,
  place: number,
): number {
  if (shown.length === 0) return -1;
  if (id !== null) {
    for (const candidate of [id, ...above(rows, id)]) {
      const at = shown.findIndex((one) => one.id === candidate);
      if (at >= 0) return at;
    }
  }
  return Math.max(0, Math.min(place, shown.length - 1));
}
