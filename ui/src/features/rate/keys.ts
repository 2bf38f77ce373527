/** What a typed character means in the rating grid. */
export type Typed =
  { does: "level"; position: number } | { does: "not-applicable" } | { does: "confidence" };

/** Reads a typed character; null when the grid has no use for it, so that shortcuts may. */
export function readTyped(character: string): Typed | null {
  if (/^[0-9]$/.test(character)) return { does: "level", position: Number(character) };
  const letter = character.toLowerCase();
  if (letter === "n") return { does: "not-applicable" };
  if (letter === "c") return { does: "confidence" };
  return null;
}

/** What a key does to a roll-up row: opens it, closes it, or turns it over. */
export function readFold(key: string, open: boolean, atTitle: boolean): "open" | "close" | null {
  if (key === "Enter" || key === " ") return open ? "close" : "open";
  if (!atTitle) return null;
  if (key === "ArrowRight" && !open) return "open";
  if (key === "ArrowLeft" && open) return "close";
  return null;
}
