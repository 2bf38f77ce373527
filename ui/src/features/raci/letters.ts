import type { LetterScheme } from "$lib/api";

/** The letters in the order in which they are written. */
const ORDER = "ARSCI";

/** The letters that a scheme has. */
export const lettersOf = (scheme: LetterScheme): string => (scheme === "rasci" ? "ARSCI" : "ARCI");

export const letterTitle: Readonly<Record<string, string>> = {
  A: "accountable",
  R: "responsible",
  S: "supports",
  C: "consulted",
  I: "informed",
};

/** Letters as they travel, in their order and each once. */
export const ordered = (letters: string): string =>
  [...ORDER].filter((one) => letters.includes(one)).join("");

/**
 * Reads a cell as people write it: "A/R", "a, r", "R A" or nothing. Null where it holds anything that
 * is no letter of the scheme.
 */
export function read(text: string, scheme: LetterScheme): string | null {
  const plain = text.toUpperCase().replaceAll(/[\s/,;+&|()-]/g, "");
  const known = lettersOf(scheme);
  return [...plain].every((one) => known.includes(one)) ? ordered(plain) : null;
}

/** What a typed key makes of a cell: a small letter sets it, a capital adds to it or takes it off. */
export function typed(key: string, before: string, scheme: LetterScheme): string | null {
  const letter = key.toUpperCase();
  if (key.length !== 1 || !lettersOf(scheme).includes(letter)) return null;
  if (key !== letter) return letter;
  return before.includes(letter) ? before.replace(letter, "") : ordered(before + letter);
}

/** A cell as a spreadsheet has it: "A/R". */
export const written = (letters: string): string => [...letters].join("/");
