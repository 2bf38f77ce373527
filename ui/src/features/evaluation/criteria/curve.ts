import type { Measure } from "$lib/api";

export type Measured = Extract<Measure, { kind: "measured" }>;
/** A number and what it is worth, 0 to 1. */
export type Bend = [number, number];

/** The bends of a value function from worst to best; a straight line has its two ends. */
export function bendsOf({ worst, best, points }: Measured): Bend[] {
  return points.length >= 2
    ? points.map(([x, value]): Bend => [x, value])
    : [
        [worst, 0],
        [best, 1],
      ];
}

/** The measure with these bends; two ends alone are the straight line, kept as none. */
export function withBends(measure: Measured, bends: readonly Bend[]): Measured {
  const straight = bends.length <= 2;
  return { ...measure, points: straight ? [] : bends.map(([x, value]): Bend => [x, value]) };
}

/** The measure with other ends: bends between them keep their share of the way. */
export function withEnds(measure: Measured, worst: number, best: number): Measured {
  const { worst: from, best: to } = measure;
  if (measure.points.length < 2 || to === from || worst === best) {
    return { ...measure, worst, best, points: [] };
  }
  const points = measure.points.map(([x, value]): Bend => {
    const share = (x - from) / (to - from);
    return [round(worst + share * (best - worst)), value];
  });
  return { ...measure, worst, best, points };
}

/** A bend put where somebody drags it: between its neighbours, never above what comes after it. */
export function dragged(bends: readonly Bend[], at: number, x: number, value: number): Bend[] {
  const before = bends[at - 1];
  const after = bends[at + 1];
  return bends.map((bend, i): Bend => {
    if (i !== at) return [bend[0], bend[1]];
    // The ends stay where the worst and the best are.
    if (!before || !after) return [bend[0], bend[1]];
    const gap = Math.abs(after[0] - before[0]) / 100;
    const [low, high] = [Math.min(before[0], after[0]) + gap, Math.max(before[0], after[0]) - gap];
    return [
      round(Math.min(high, Math.max(low, x))),
      Math.round(Math.min(after[1], Math.max(before[1], value)) * 100) / 100,
    ];
  });
}

/** The bends with one more, in the middle of the widest stretch. */
export function bent(bends: readonly Bend[]): Bend[] {
  let widest = 0;
  for (let i = 1; i < bends.length - 1; i += 1) {
    const wide = (j: number) => Math.abs((bends[j + 1]?.[0] ?? 0) - (bends[j]?.[0] ?? 0));
    if (wide(i) > wide(widest)) widest = i;
  }
  const [one, other] = [bends[widest], bends[widest + 1]];
  if (!one || !other) return bends.map(([x, value]): Bend => [x, value]);
  const middle: Bend = [
    round((one[0] + other[0]) / 2),
    Math.round(((one[1] + other[1]) / 2) * 100) / 100,
  ];
  return [...bends.slice(0, widest + 1), middle, ...bends.slice(widest + 1)];
}

/** The bends without one of those between the ends. */
export function unbent(bends: readonly Bend[], at: number): Bend[] {
  return at <= 0 || at >= bends.length - 1
    ? bends.map(([x, value]): Bend => [x, value])
    : bends.filter((_, i) => i !== at);
}

/** How far an arrow key moves a bend: a fiftieth of the way, or of the value. */
export function stepped(bends: readonly Bend[], at: number, key: string): Bend[] | null {
  const own = bends[at];
  const [first, last] = [bends[0], bends.at(-1)];
  if (!own || !first || !last) return null;
  const along = (last[0] - first[0]) / 50;
  switch (key) {
    case "ArrowRight":
      return dragged(bends, at, own[0] + along, own[1]);
    case "ArrowLeft":
      return dragged(bends, at, own[0] - along, own[1]);
    case "ArrowUp":
      return dragged(bends, at, own[0], own[1] + 0.02);
    case "ArrowDown":
      return dragged(bends, at, own[0], own[1] - 0.02);
    default:
      return null;
  }
}

/** Numbers as people type them: no more digits than seven that say something. */
function round(x: number): number {
  return Number(x.toPrecision(7));
}
