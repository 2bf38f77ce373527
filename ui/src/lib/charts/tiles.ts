import type { Pillar } from "$lib/components";
import type { State } from "$lib/api";
import type { Range } from "./scales";

/** One leaf of the heat map. */
export interface Tile extends Range {
  key: string;
  code: string;
  title: string;
  state: State;
  score: number | null;
  target: number | null;
}

/** A domain with its leaves. */
export interface TileRow {
  key: string;
  title: string;
  /** What stands beneath the name: score and coverage. */
  note: string;
  pillar: Pillar | null;
  tiles: readonly Tile[];
}

/** A tile in its place. */
export interface PlacedTile {
  tile: Tile;
  x: number;
  y: number;
}

/** A domain in its place. */
export interface PlacedRow {
  row: TileRow;
  /** True where a pillar begins: its name stands above. */
  head: boolean;
  y: number;
  labelY: number;
  tiles: readonly PlacedTile[];
}

/** The whole heat map laid out. */
export interface TileLayout {
  rows: readonly PlacedRow[];
  width: number;
  height: number;
  tileWidth: number;
  labelWidth: number;
  /** Tiles beside each other. */
  across: number;
}

export const TILE_HEIGHT = 56;
const GAP = 6;
const HEAD = 30;
const LABEL_LINE = 22;

/** Lays tiles out: names at the left where there is room, above the tiles where there is not. */
export function layout(rows: readonly TileRow[], width: number): TileLayout {
  const beside = width >= 700;
  const labelWidth = beside ? 176 : 0;
  const free = Math.max(120, width - labelWidth);
  const most = Math.max(1, ...rows.map((row) => row.tiles.length));
  const across = Math.max(1, Math.min(most, Math.floor((free + GAP) / (116 + GAP))));
  const tileWidth = Math.floor(Math.min(168, (free + GAP) / across - GAP));
  let y = 0;
  let pillar: Pillar | null | undefined;
  const placed = rows.map((row): PlacedRow => {
    const head = row.pillar !== null && row.pillar !== pillar;
    pillar = row.pillar;
    const top = y;
    if (head) y += HEAD;
    const labelY = y;
    if (!beside) y += LABEL_LINE;
    const start = y;
    const tiles = row.tiles.map((tile, i) => ({
      tile,
      x: labelWidth + (i % across) * (tileWidth + GAP),
      y: start + Math.floor(i / across) * (TILE_HEIGHT + GAP),
    }));
    const lines = Math.max(1, Math.ceil(row.tiles.length / across));
    y = start + lines * (TILE_HEIGHT + GAP) + 4;
    return { row, head, y: top, labelY, tiles };
  });
  return { rows: placed, width, height: Math.max(TILE_HEIGHT, y), tileWidth, labelWidth, across };
}

/** The tile that an arrow key leads to: along the order, or to the nearest above or below. */
export function neighbour(
  { rows }: TileLayout,
  from: string | null,
  way: "left" | "right" | "up" | "down",
): string | null {
  const all = rows.flatMap((row) => row.tiles);
  const at = all.findIndex(({ tile }) => tile.key === from);
  const here = all[at];
  if (!here) return all[0]?.tile.key ?? null;
  if (way === "left" || way === "right") {
    return (all[at + (way === "right" ? 1 : -1)] ?? here).tile.key;
  }
  const beyond = all.filter((t) => (way === "down" ? t.y > here.y : t.y < here.y));
  const nearestY =
    way === "down" ? Math.min(...beyond.map((t) => t.y)) : Math.max(...beyond.map((t) => t.y));
  const line = beyond.filter((t) => t.y === nearestY);
  const best = line.reduce<PlacedTile | null>(
    (found, t) =>
      found === null || Math.abs(t.x - here.x) < Math.abs(found.x - here.x) ? t : found,
    null,
  );
  return (best ?? here).tile.key;
}
