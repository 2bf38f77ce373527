import type { CriticalWeight } from "$lib/api";
import { fixed } from "$lib/format";
import type { Share } from "../shares";

/** The decimals that all weights of the panel are written with: none where every one is whole. */
export function decimalsOf(shares: readonly Share[]): number {
  return shares.every(({ share }) => Math.abs(share - Math.round(share)) < 0.05) ? 0 : 1;
}

/** The range in which the winner stays, in hundredths; none where every weight will do. */
export function rangeOf(range: CriticalWeight): readonly [number, number] | null {
  return range.any ? null : [range.from * 100, range.to * 100];
}

/** The same in words: "any", "0–46". */
export function rangeWords(range: CriticalWeight): string {
  if (range.any) return "any";
  // Ends are drawn inwards, so that no number written is one at which the winner has lost its place.
  const from = Math.ceil(range.from * 100 - 1e-9);
  const to = Math.floor(range.to * 100 + 1e-9);
  return from <= to ? `${from}–${to}` : `${fixed(range.from * 100)}–${fixed(range.to * 100)}`;
}
