import { fixed, NONE, percent, signed } from "$lib/format";
import type { Range } from "./scales";

/** A number with as many decimals as it needs, two at most: levels, points. */
export function plain(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  const text = value.toFixed(2).replace(/\.?0+$/, "");
  return fixed(Number(text), text.split(".")[1]?.length ?? 0);
}

/** A share of one in hundredths, where the unit stands elsewhere: 0.923 is "92". */
export function hundredths(share: number | null | undefined): string {
  return percent(share).replace(" %", "");
}

/** A difference of two shares in hundredths, signed: 0.13 is "+13". */
export function points(change: number | null | undefined): string {
  return change === null || change === undefined ? NONE : signed(change * 100);
}

/** The interval of a share in hundredths: "[48, 51]"; empty where an end is missing. */
export function between(worst: number | null, best: number | null): string {
  return worst === null || best === null ? "" : `[${hundredths(worst)}, ${hundredths(best)}]`;
}

/** Decimals of a score: scales shorter than two levels need two. */
export function decimalsFor({ floor, ceiling }: Range): number {
  return ceiling - floor > 1 ? 1 : 2;
}

/** A score with the decimals of its scale. */
export function score(value: number | null | undefined, range: Range): string {
  return fixed(value, decimalsFor(range));
}

/** "12 of 13 answered, coverage 92 %". */
export function answered(figures: {
  answered: number;
  applicable: number;
  coverage: number | null;
}): string {
  const { applicable, coverage } = figures;
  if (applicable === 0) return "nothing applies";
  return `${figures.answered} of ${applicable} answered, coverage ${percent(coverage)}`;
}

/** A weighted gap: short scales and the weights of ranks need two decimals. */
export function weightedGap(
  node: { weighted_gap: number | null; figures: Range },
  ranked = false,
): string {
  return fixed(node.weighted_gap, ranked ? 2 : decimalsFor(node.figures));
}
