import type { Measure } from "$lib/api";

/** A measure that is scored: everything but a group. */
export type Scored = Exclude<Measure, { kind: "group" }>;

/** A score as people write it: as many decimals as it needs, up to four; yes and no in words. */
export function valueText(value: number | null | undefined, measure: Measure): string {
  if (value === null || value === undefined) return "";
  if (measure.kind === "yes_no") return value >= 1 ? "yes" : value <= 0 ? "no" : plain(value);
  return plain(value);
}

function plain(value: number): string {
  return String(Number(value.toFixed(4))).replace("-", "−");
}

/** What a text says about a score. */
export type Read = { kind: "value"; value: number } | { kind: "clear" } | { kind: "wrong" };

/**
 * Reads a typed or pasted text as a score of this measure. Assessors give whole levels; what the room
 * settles on may lie between two.
 */
export function readValue(text: string, measure: Measure, between = false): Read {
  const clean = text.trim().toLowerCase();
  if (clean === "" || clean === "–" || clean === "-") return { kind: "clear" };
  if (measure.kind === "group") return { kind: "wrong" };
  if (measure.kind === "yes_no") {
    if (["y", "yes", "1"].includes(clean)) return { kind: "value", value: 1 };
    if (["n", "no", "0"].includes(clean)) return { kind: "value", value: 0 };
    return { kind: "wrong" };
  }
  const number = readNumber(clean);
  if (number === null) return { kind: "wrong" };
  if (measure.kind === "measured") return { kind: "value", value: number };
  const fits = number >= 0 && number <= 5 && (between || Number.isInteger(number));
  return fits ? { kind: "value", value: number } : { kind: "wrong" };
}

/** Reads a number as spreadsheets write them: a decimal comma, a true minus, spaces in thousands. */
function readNumber(text: string): number | null {
  const clean = text.replace(/[\s\u00a0\u202f']/g, "").replace("−", "-");
  const dotted = clean.includes(".") ? clean : clean.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(dotted)) return null;
  const number = Number(dotted);
  return Number.isFinite(number) ? number : null;
}

/** What may be typed here, in words. */
export function allowed(measure: Measure, between = false): string {
  switch (measure.kind) {
    case "rating":
      return between ? "a level from 0 to 5" : "a whole level from 0 to 5";
    case "yes_no":
      return "yes or no";
    case "measured":
      return `a number${measure.unit ? ` in ${measure.unit}` : ""}`;
    case "group":
      return "nothing: groups follow from what is below them";
  }
}

/** Says whether one key sets the whole score, so that nothing has to be confirmed. */
export function oneKey(character: string, measure: Measure): boolean {
  if (measure.kind === "rating") return /^[0-5]$/.test(character);
  if (measure.kind === "yes_no") return /^[yn01]$/i.test(character);
  return false;
}

/** Which of the five level fills shows what a score is worth, 0 to 1. */
export function fillOf(value: number): 0 | 1 | 2 | 3 | 4 {
  return Math.min(4, Math.max(0, Math.round(value * 4))) as 0 | 1 | 2 | 3 | 4;
}
