import { scaleLinear } from "d3-scale";
import type { FrontierPoint } from "$lib/api";
import type { Measure } from "$lib/charts";

/** The room around the plot. */
export const MARGIN = { top: 28, right: 24, bottom: 44, left: 48 } as const;

/** What missing scores leave of a value. */
export interface Range {
  worst: number;
  best: number;
}

/** A tool in its place. */
export interface Spot extends FrontierPoint {
  x: number;
  y: number;
  /** Where the whisker ends; none where nothing is missing. */
  whisker: readonly [number, number] | null;
  /** Where its name stands. */
  label: { x: number; y: number; end: boolean };
}

/** The picture of cost against value. */
export interface CostPlot {
  spots: readonly Spot[];
  /** The efficient frontier as steps: at this cost no more value can be had. */
  frontier: string;
  xTicks: readonly { value: number; x: number; text: string }[];
  yTicks: readonly { value: number; y: number }[];
}

const LINE = 14;

/** Lays out cost along and value, 0 to 100, up. */
export function plot(
  points: readonly FrontierPoint[],
  ranges: ReadonlyMap<string, Range>,
  width: number,
  height: number,
  measure: Measure,
): CostPlot {
  const right = width - MARGIN.right;
  const most = Math.max(1, ...points.map((point) => point.cost));
  const x = scaleLinear([0, most * 1.08], [MARGIN.left, right]).nice(6);
  const y = scaleLinear([0, 100], [height - MARGIN.bottom, MARGIN.top]);
  const tick = x.tickFormat(6);
  const placed = points.map((point): Spot => {
    const range = ranges.get(point.tool);
    const open = range && range.best - range.worst > 1e-9;
    const at = round(x(point.cost));
    const wide = measure(point.name);
    const end = at + 8 + wide > width;
    return {
      ...point,
      x: at,
      y: round(y(point.value)),
      whisker: open ? [round(y(range.worst)), round(y(range.best))] : null,
      // Above the frontier, which runs to the right of a tool that is on it.
      label: {
        x: end ? at - 8 : at + 8,
        y: round(y(point.value)) + (point.efficient ? -6 : 4),
        end,
      },
    };
  });
  return {
    spots: apart(placed, measure),
    frontier: steps(placed, right, height - MARGIN.bottom),
    xTicks: x.ticks(6).map((value) => ({ value, x: round(x(value)), text: tick(value) })),
    yTicks: [0, 20, 40, 60, 80, 100].map((value) => ({ value, y: round(y(value)) })),
  };
}

/** Moves names that would cover one another down, those of lower value more. */
function apart(spots: readonly Spot[], measure: Measure): Spot[] {
  const done: Spot[] = [];
  const box = ({ label, name }: Spot) => {
    const wide = measure(name);
    const from = label.end ? label.x - wide : label.x;
    return { from, to: from + wide, y: label.y };
  };
  for (const spot of [...spots].sort((a, b) => a.label.y - b.label.y)) {
    let here = spot;
    for (const other of done) {
      const [mine, theirs] = [box(here), box(other)];
      const beside = mine.to < theirs.from || theirs.to < mine.from;
      if (!beside && mine.y < theirs.y + LINE) {
        here = { ...here, label: { ...here.label, y: theirs.y + LINE } };
      }
    }
    done.push(here);
  }
  return done;
}

/** The frontier: up at each efficient tool, along to the next. */
function steps(spots: readonly Spot[], right: number, floor: number): string {
  const on = spots.filter((spot) => spot.efficient).sort((a, b) => a.cost - b.cost);
  const [first] = on;
  if (!first) return "";
  let path = `M${first.x} ${floor}V${first.y}`;
  for (const spot of on.slice(1)) path += `H${spot.x}V${spot.y}`;
  return `${path}H${right}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
