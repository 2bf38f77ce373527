interface Bounds {
  min?: number | undefined;
  max?: number | undefined;
}

/** A number that was typed, or why it is none. */
export type Parsed = { ok: true; value: number | null } | { ok: false; why: string };

/** Reads a typed number; a decimal comma and spaces between digits are understood. */
export function parseNumber(text: string, { min, max }: Bounds = {}): Parsed {
  const clean = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  if (clean === "") return { ok: true, value: null };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(clean)) {
    return { ok: false, why: "Type a number, such as 3 or 2.5." };
  }
  const value = Number(clean);
  if (min !== undefined && value < min) return { ok: false, why: `Not below ${min}.` };
  if (max !== undefined && value > max) return { ok: false, why: `Not above ${max}.` };
  return { ok: true, value };
}
