/** What stands where there is no number. */
export const NONE = "–";

/** A number with fixed decimals and a true minus: the same in every row of a column. */
export function fixed(value: number | null | undefined, decimals = 1): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NONE;
  const text = value.toFixed(decimals);
  // −0.0 is no number that anyone wrote.
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

/** A share of one as a percentage: 0.923 is "92 %". */
export function percent(share: number | null | undefined, decimals = 0): string {
  return share === null || share === undefined ? NONE : `${fixed(share * 100, decimals)} %`;
}

/** A difference, always with its sign: "+18", "−0.5", "±0". */
export function signed(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return NONE;
  const text = fixed(value, decimals);
  if (Number(value.toFixed(decimals)) === 0) return `±${text}`;
  return value > 0 ? `+${text}` : text;
}

/** An interval: "[1.3, 1.7]". */
export function interval(worst: number, best: number, decimals = 1): string {
  return `[${fixed(worst, decimals)}, ${fixed(best, decimals)}]`;
}

/** A count with its noun: "1 gap", "3 gaps". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

const two = (n: number) => String(n).padStart(2, "0");

/** The day of a moment, here: "2026-11-18". */
export function isoDate(moment: Date | string): string {
  const at = new Date(moment);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The time of a moment, here: "14:32". */
export function clock(moment: Date | string): string {
  const at = new Date(moment);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
