import type { CapabilityModel, ModelRow, RollUp } from "$lib/api";

/** How an inner node combines its children, as people choose it. */
export const rollUps: readonly { value: RollUp; label: string; says: string }[] = [
  { value: "mean", label: "Weighted mean", says: "Children count by their weight." },
  { value: "sum", label: "Weighted sum", says: "Children add up, each times its weight." },
  { value: "min", label: "Minimum", says: "The weakest child decides; weights play no part." },
  { value: "staged", label: "Staged", says: "The highest level at which every child stands." },
];

const short: Record<RollUp, string> = {
  mean: "Mean",
  sum: "Sum",
  min: "Minimum",
  staged: "Staged",
};

/** The roll-up in one word, for the table. */
export const rollUpWord = (rollup: RollUp): string => short[rollup];

/** The scale of a row by name; the default is said by its name too. */
export function scaleTitle(model: CapabilityModel, { capability: { scale } }: ModelRow): string {
  const code = scale ?? model.scale;
  return model.scales.find((one) => one.code === code)?.title ?? code;
}

/** A level's value as people write it: 3, 0.25. */
export const levelText = (value: number): string => String(value).replace("-", "−");
