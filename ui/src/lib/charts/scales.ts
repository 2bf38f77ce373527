import { scaleLinear } from "d3-scale";

/** The range of a node: the lowest and the highest score it can have. */
export interface Range {
  floor: number;
  ceiling: number;
}

/** Maps a value to pixels. */
export type Position = (value: number) => number;

/** Room for half a mark at either end of an axis. */
export const PAD = 7;

/** Lays a range over a width; a range without length sits at the left. */
export function along({ floor, ceiling }: Range, width: number, pad = PAD): Position {
  const top = ceiling > floor ? ceiling : floor + 1;
  const scale = scaleLinear([floor, top], [pad, Math.max(pad + 1, width - pad)]).clamp(true);
  return (value) => Math.round(scale(value) * 10) / 10;
}

/** The values that get a digit on the axis: every level where there are few, else round steps. */
export function ticks({ floor, ceiling }: Range): number[] {
  const length = ceiling - floor;
  if (!(length > 0)) return [floor];
  const whole = Number.isInteger(floor) && Number.isInteger(ceiling);
  if (whole && length > 1 && length <= 5) {
    return Array.from({ length: length + 1 }, (_, i) => floor + i);
  }
  const steps = scaleLinear([floor, ceiling], [0, 1]).ticks(length <= 1 ? 2 : 4);
  return [...new Set([floor, ...steps, ceiling])].sort((a, b) => a - b);
}

/** The range that all share, or null where they differ: then no axis can be drawn for all. */
export function commonRange(ranges: readonly Range[]): Range | null {
  const first = ranges[0];
  if (!first) return null;
  const same = ranges.every((r) => r.floor === first.floor && r.ceiling === first.ceiling);
  return same ? { floor: first.floor, ceiling: first.ceiling } : null;
}

/** Which of the five fills a score gets, as level cells choose it. */
export function band(value: number, { floor, ceiling }: Range): 0 | 1 | 2 | 3 | 4 {
  if (!(ceiling > floor)) return 0;
  const share = Math.max(0, Math.min(1, (value - floor) / (ceiling - floor)));
  return Math.round(share * 4) as 0 | 1 | 2 | 3 | 4;
}

/** A bar's length for a value, of a longest bar for the largest value. */
export function barLength(value: number | null, largest: number, width: number): number {
  if (value === null || !(largest > 0)) return 0;
  return Math.round(scaleLinear([0, largest], [0, width]).clamp(true)(value) * 10) / 10;
}

/** Pushes labels apart to at least `gap`, moving each as little as their order allows. */
export function spread(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let free = low;
  for (const label of order) {
    label.y = Math.max(label.y, free);
    free = label.y + gap;
  }
  let ceiling = high;
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - gap;
  }
  const result = new Array<number>(wanted.length).fill(0);
  for (const { y, i } of order) result[i] = y;
  return result;
}
