import type { GapRow, GridRow, Histogram, Radar, TrendPoint } from "$lib/api";
import {
  hundredths,
  plain,
  score,
  stageTitle,
  type Tile,
  type TileRow,
  weightedGap,
} from "$lib/charts";
import { pillarTitle } from "$lib/components";
import { count, NONE, percent } from "$lib/format";
import { keyOf } from "./board";

/** The numbers of a picture, for those who would rather read them. */
export interface ChartTable {
  columns: { label: string; numeric?: boolean }[];
  rows: (string | number)[][];
}

const right = (label: string) => ({ label, numeric: true });
const left = (label: string) => ({ label });

export function radarTable(radar: Radar, beforeTitle: string | null): ChartTable {
  return {
    columns: [
      left("Code"),
      left("Domain"),
      right("Now"),
      right("Target"),
      ...(beforeTitle ? [right(beforeTitle)] : []),
      right("Coverage"),
    ],
    rows: radar.axes.map((axis) => [
      axis.node.code,
      axis.node.title,
      score(axis.score, radar),
      score(axis.target, radar),
      ...(beforeTitle ? [score(axis.before, radar)] : []),
      percent(axis.coverage),
    ]),
  };
}

export function histogramTable(histogram: Histogram): ChartTable {
  const bars = histogram.bars.map((bar) => [plain(bar.value), bar.title, bar.ratings, bar.leaves]);
  return {
    columns: [left("Level"), left("Name"), right("Ratings"), right("Capabilities nearest to it")],
    rows: [...bars, ["NA", "Does not apply", histogram.not_applicable, NONE]],
  };
}

export function trendTable(points: readonly TrendPoint[]): ChartTable {
  return {
    columns: [
      left("Round"),
      left("Date"),
      left("Pillar"),
      right("Readiness %"),
      right("Lowest %"),
      right("Highest %"),
      right("Coverage"),
      right("Answered"),
    ],
    rows: points.flatMap((point) =>
      point.pillars.map(({ pillar, readiness }) => [
        point.title,
        point.date,
        pillarTitle[pillar],
        hundredths(readiness.value),
        hundredths(readiness.worst),
        hundredths(readiness.best),
        percent(readiness.coverage),
        `${readiness.answered} of ${readiness.applicable}`,
      ]),
    ),
  };
}

/** What the trend says, from first to last. */
export function trendAlt(points: readonly TrendPoint[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return "No round yet.";
  const parts = last.pillars.map(({ pillar, readiness }) => {
    const before = first.pillars.find((p) => p.pillar === pillar)?.readiness.value ?? null;
    const now = percent(readiness.value);
    return first === last
      ? `${pillarTitle[pillar]} ${now}`
      : `${pillarTitle[pillar]} from ${percent(before)} to ${now}`;
  });
  return `Readiness over ${count(points.length, "round")}, from ${first.title} (${first.date}) to ${last.title} (${last.date}): ${parts.join("; ")}.`;
}

export function gapTable(rows: readonly GapRow[], beforeTitle: string | null): ChartTable {
  return {
    columns: [
      right("#"),
      left("Code"),
      left("Capability"),
      left("Domain"),
      left("Pillar"),
      left("Stage"),
      right("Priority"),
      right("Now"),
      ...(beforeTitle ? [right(beforeTitle)] : []),
      right("Target"),
      right("Gap"),
      right("Weighted gap"),
    ],
    rows: rows.map(({ rank, node, domain, before }) => [
      rank ?? NONE,
      node.code,
      node.title,
      domain.title,
      node.pillar ? pillarTitle[node.pillar] : NONE,
      node.stage ? stageTitle[node.stage] : "All",
      plain(node.priority),
      node.figures.state === "not_applicable" ? "NA" : score(node.figures.score, node.figures),
      ...(beforeTitle ? [score(before, node.figures)] : []),
      plain(node.target),
      score(node.gap, node.figures),
      weightedGap(node),
    ]),
  };
}

/** What the dumbbells say: the first few, and how many there are. */
export function gapAlt(rows: readonly GapRow[]): string {
  const first = rows.slice(0, 3).map(({ node }) => {
    const { figures } = node;
    return `${node.title} from ${score(figures.score, figures)} to ${plain(node.target)}, weighted gap ${weightedGap(node)}`;
  });
  return `${count(rows.length, "gap")} by weighted gap, widest first: ${first.join("; ")}${rows.length > 3 ? "; and so on" : ""}.`;
}

function tileOf({ node }: GapRow): Tile {
  const { state, score: value, floor, ceiling } = node.figures;
  const { code, title, target } = node;
  return { key: node.id ?? code, code, title, state, score: value, target, floor, ceiling };
}

/**
 * The heat map: leaves by domain, both in model order, which the grid of the round knows; without
 * it, in the order of codes.
 */
export function tileRows(
  rows: readonly GapRow[],
  model: readonly GridRow[] | undefined,
): TileRow[] {
  const place = new Map(model?.map(({ node }, i) => [node.id, i]));
  const figures = new Map(model?.map(({ node }) => [node.id, node]));
  const byCode = new Intl.Collator(undefined, { numeric: true });
  const inOrder = rows.toSorted(
    (a, b) =>
      (place.get(a.node.id) ?? 0) - (place.get(b.node.id) ?? 0) ||
      byCode.compare(a.node.code, b.node.code),
  );
  const groups = new Map<string, GapRow[]>();
  for (const row of inOrder) {
    const key = row.domain.id ?? row.domain.code;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, mine]) => {
    const first = mine[0] as GapRow;
    const node = figures.get(first.domain.id);
    const note = node
      ? `${score(node.figures.score, node.figures)} · ${node.figures.answered} of ${node.figures.applicable} answered`
      : count(mine.length, "capability", "capabilities");
    return {
      key,
      title: first.domain.title,
      note,
      pillar: first.node.pillar,
      tiles: mine.map(tileOf),
    };
  });
}

export function tileTable(groups: readonly TileRow[]): ChartTable {
  return {
    columns: [left("Domain"), left("Code"), left("Capability"), right("Now"), right("Target")],
    rows: groups.flatMap((group) =>
      group.tiles.map((tile) => [
        group.title,
        tile.code,
        tile.title,
        tile.state === "not_applicable"
          ? "not applicable"
          : tile.state === "unanswered"
            ? "unanswered"
            : plain(tile.score),
        plain(tile.target),
      ]),
    ),
  };
}

/** What the heat map says: how many leaves stand where. */
export function tileAlt(groups: readonly TileRow[]): string {
  const tiles = groups.flatMap((group) => group.tiles);
  const at = new Map<string, number>();
  for (const tile of tiles) {
    const what =
      tile.state === "not_applicable"
        ? "not applicable"
        : tile.score === null
          ? "unanswered"
          : `at ${plain(tile.score)}`;
    at.set(what, (at.get(what) ?? 0) + 1);
  }
  const parts = [...at].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([what, n]) => `${n} ${what}`);
  return `${count(tiles.length, "capability", "capabilities")} in ${count(groups.length, "domain")}: ${parts.join(", ")}.`;
}

/** The lines of the dumbbell picture. */
export function dumbbellLines(rows: readonly GapRow[]) {
  return rows.map((row) => ({
    key: keyOf(row),
    title: `${row.node.code}  ${row.node.title}`,
    pillar: row.node.pillar,
    now: row.node.figures.score,
    target: row.node.target,
    before: row.before,
    floor: row.node.figures.floor,
    ceiling: row.node.figures.ceiling,
    end: weightedGap(row.node),
  }));
}

/** How a radar's axes are covered, in a line beneath it. */
export function radarNote(radar: Radar): string {
  const thin = radar.axes.filter((axis) => axis.coverage !== null && axis.coverage < 1);
  if (thin.length === 0) return "Every domain is fully answered.";
  return `Coverage below 100 %: ${thin.map((a) => `${a.node.title} ${percent(a.coverage)}`).join(", ")}.`;
}
