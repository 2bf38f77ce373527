import type { GridRow } from "$lib/api";

/** Which leaves are shown. */
export type View = "all" | "unanswered" | "discuss";

/** The key of a row; rows of the grid are never the root, so they have an id. */
export function idOf(row: GridRow): string {
  return row.node.id ?? row.node.code;
}

/** Says whether a leaf belongs to a view right now. */
export function belongs(row: GridRow, view: View): boolean {
  if (!row.node.leaf) return false;
  if (view === "all") return true;
  if (view === "discuss") return row.node.room?.discuss === true;
  return row.node.figures.state === "unanswered";
}

/** The leaves of a view by id. They stay in it while it is looked at, so that no row leaves a hand. */
export function leavesOf(rows: readonly GridRow[], view: View): Set<string> {
  return new Set(rows.filter((row) => belongs(row, view)).map(idOf));
}

interface Shown {
  view: View;
  /** Leaves that stay although they no longer belong. */
  kept: ReadonlySet<string>;
  /** Roll-up rows that are folded up. */
  folded: ReadonlySet<string>;
}

/** The rows on screen: leaves of the view under their roll-up rows, without what is folded up. */
export function shownRows(rows: readonly GridRow[], { view, kept, folded }: Shown): GridRow[] {
  const needed = new Set<string>();
  // Parents come before their children: going backwards, a parent is reached after all of them.
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i] as GridRow;
    const id = idOf(row);
    if (belongs(row, view) || (view !== "all" && row.node.leaf && kept.has(id))) needed.add(id);
    if (row.node.parent !== null && needed.has(id)) needed.add(row.node.parent);
  }
  const shown: GridRow[] = [];
  let below = Infinity;
  for (const row of rows) {
    const id = idOf(row);
    if (row.node.depth > below) continue;
    below = !row.node.leaf && folded.has(id) ? row.node.depth : Infinity;
    if (needed.has(id)) shown.push(row);
  }
  return shown;
}

/** Every roll-up row above a row, the nearest first. */
export function above(rows: readonly GridRow[], id: string): string[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const found: string[] = [];
  let parent = byId.get(id)?.node.parent ?? null;
  while (parent !== null && byId.has(parent) && !found.includes(parent)) {
    found.push(parent);
    parent = byId.get(parent)?.node.parent ?? null;
  }
  return found;
}

/** The leaves at or below a row, in order. */
export function leavesBelow(rows: readonly GridRow[], id: string): GridRow[] {
  const at = rows.findIndex((row) => idOf(row) === id);
  const top = rows[at];
  if (!top) return [];
  if (top.node.leaf) return [top];
  const found: GridRow[] = [];
  for (const row of rows.slice(at + 1)) {
    if (row.node.depth <= top.node.depth) break;
    if (row.node.leaf) found.push(row);
  }
  return found;
}

/** The next leaf after a row that passes, from the top again after the end; null when none does. */
export function nextLeaf(
  rows: readonly GridRow[],
  from: string | null,
  passes: (row: GridRow) => boolean,
): GridRow | null {
  const at = rows.findIndex((row) => idOf(row) === from);
  const turned = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))];
  return turned.find((row) => row.node.leaf && passes(row)) ?? null;
}

/** The nearest leaf below or above a row, without going round. */
export function stepLeaf(
  rows: readonly GridRow[],
  from: string | null,
  step: 1 | -1,
): GridRow | null {
  let at = rows.findIndex((row) => idOf(row) === from) + step;
  for (; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    if (row?.node.leaf) return row;
  }
  return null;
}

/**
 * The leaves that wait for discussion, in the order of the api's `discuss_queue`: widest spread
 * first, then by priority, then by code.
 */
export function discussQueue(rows: readonly GridRow[]): GridRow[] {
  const apart = (row: GridRow) => row.node.room?.spread?.apart ?? 0;
  return rows
    .filter((row) => belongs(row, "discuss"))
    .sort(
      (a, b) =>
        apart(b) - apart(a) ||
        b.node.priority - a.node.priority ||
        (a.node.code < b.node.code ? -1 : a.node.code > b.node.code ? 1 : 0),
    );
}

/** The next of the queue after a row, round and round; the first for a row that is not in it. */
export function nextInQueue(queue: readonly GridRow[], from: string | null): GridRow | null {
  const at = queue.findIndex((row) => idOf(row) === from);
  return queue[(at + 1) % Math.max(1, queue.length)] ?? null;
}
