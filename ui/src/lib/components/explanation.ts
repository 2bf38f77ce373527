/** Where a number comes from: its formula, and beneath it each operand with its source. */
export interface Explanation {
  label: string;
  formula: string | null;
  value: number | null;
  unit: string | null;
  source: string | null;
  parts: Explanation[];
}

/** A number as a person reads it: as many decimals as needed, two at most, a true minus. */
export function shown(value: number | null, unit: string | null = null): string {
  if (value === null) return "–";
  const digits = Number.isInteger(value)
    ? 0
    : Math.abs(value * 10 - Math.round(value * 10)) < 1e-9
      ? 1
      : 2;
  const text = value.toFixed(digits).replace("-", "−");
  return unit ? `${text} ${unit}` : text;
}
