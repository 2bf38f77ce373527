import type { Answer, Confidence, GridCell, Scale } from "$lib/api";

/** How a cell of a roll-up row is written on its way to the clipboard: nothing can be put there. */
export const NOTHING = "·";

/** Levels are values of the scale; arithmetic on them may be off by the last bit. */
const CLOSE = 1e-9;

/** A level as people write it: as many decimals as it needs. */
export function levelText(value: number): string {
  return String(Number(value.toFixed(9))).replace("-", "−");
}

/** The place of a value on its scale from 0; -1 where it is no level of it. */
export function positionOf(scale: Scale, value: number): number {
  return scale.levels.findIndex((level) => Math.abs(level.value - value) < CLOSE);
}

/** The value of the level at a place; undefined beyond the ends of the scale. */
export function levelAt(scale: Scale, position: number): number | undefined {
  return scale.levels[position]?.value;
}

/** Which of the five fills a level gets: its place spread over them, so that 0/0.25/0.5/1 differ. */
export function fillOf(scale: Scale, value: number): 0 | 1 | 2 | 3 | 4 {
  const last = scale.levels.length - 1;
  const at = positionOf(scale, value);
  if (last < 1 || at < 0) return 0;
  return Math.round((at / last) * 4) as 0 | 1 | 2 | 3 | 4;
}

/** The digits that set a level here, as a caption: "0–4". */
export function digitsOf(scale: Scale | undefined): string {
  const last = Math.min(9, (scale?.levels.length ?? 5) - 1);
  return `0–${last}`;
}

/** Says whether two answers are the same. */
export function sameAnswer(a: Answer | null, b: Answer | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.state === "level") return b.state === "level" && Math.abs(a.value - b.value) < CLOSE;
  return b.state === "not_applicable" && a.reason === b.reason;
}

/** An answer as the clipboard carries it: a level's value, or NA with its reason. */
export function answerText(answer: Answer | null | undefined): string {
  if (!answer) return "";
  if (answer.state === "level") return String(Number(answer.value.toFixed(9)));
  return `NA: ${answer.reason}`;
}

/** What a text from a spreadsheet says. */
export type Read =
  | { kind: "level"; value: number }
  | { kind: "na"; reason: string | null }
  | { kind: "clear" }
  | { kind: "nothing" }
  | { kind: "wrong" };

/** Reads a text as a level of the scale (by value), as NA, or as an empty cell. */
export function readAnswer(text: string, scale: Scale): Read {
  const clean = text.trim();
  if (clean === NOTHING) return { kind: "nothing" };
  if (clean === "" || clean === "–" || clean === "-") return { kind: "clear" };
  const na = /^n\s*\/?\s*\.?a\.?(?:\s*[:(–-]\s*(.*?)\)?)?$/i.exec(clean);
  if (na) return { kind: "na", reason: na[1]?.trim() || null };
  const number = clean.replace(",", ".").replace("−", "-");
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(number)) {
    const level = scale.levels[positionOf(scale, Number(number))];
    if (level) return { kind: "level", value: level.value };
  }
  return { kind: "wrong" };
}

/** The levels that may be typed, in words: "0, 1, 2, 3, 4 or NA". */
export function allowed(scale: Scale): string {
  return `${scale.levels.map((level) => levelText(level.value)).join(", ")} or NA`;
}

const order: readonly (Confidence | null)[] = [null, "low", "medium", "high"];

/** The next confidence in turn: none, low, medium, high, none. */
export function nextConfidence(now: Confidence | null): Confidence | null {
  return order[(order.indexOf(now) + 1) % order.length] ?? null;
}

/** A cell in words, for the tooltip: "2 Managed, low confidence. Note: …". */
export function cellWords(cell: GridCell | null, scale: Scale): string {
  if (!cell) return "Unanswered";
  const { answer, note, confidence } = cell;
  const level = answer.state === "level" ? scale.levels[positionOf(scale, answer.value)] : null;
  const what =
    answer.state === "level"
      ? `${levelText(answer.value)}${level ? ` ${level.title}` : ""}`
      : `Not applicable: ${answer.reason}`;
  const sure = confidence ? `, ${confidence} confidence` : "";
  return `${what}${sure}${note ? `. Note: ${note}` : ""}`;
}
