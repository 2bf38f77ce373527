const WHOLE = 100;
const FINE = 0.1;
const PAGE = 5;

function kept(value: number): number {
  return Math.min(WHOLE, Math.max(0, Math.round(value / FINE) / (1 / FINE)));
}

/** Where a value lies on the track, as a CSS length; beyond the end it stays at the end. */
export function along(value: number, scale: number): string {
  return `${Math.min(100, (100 * value) / scale)}%`;
}

/** The weight under the pointer: whole hundredths, tenths while Shift is held. */
export function dragged(part: number, scale: number, fine: boolean): number {
  const value = Math.min(1, Math.max(0, part)) * scale;
  return kept(fine ? value : Math.round(value));
}

/** The weight after a key: one up or down, a tenth with Shift, five a page; none for other keys. */
export function keyed(key: string, value: number, fine: boolean): number | null {
  const step = fine ? FINE : 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return kept(value + step);
    case "ArrowLeft":
    case "ArrowDown":
      return kept(value - step);
    case "PageUp":
      return kept(value + PAGE);
    case "PageDown":
      return kept(value - PAGE);
    case "Home":
      return 0;
    case "End":
      return WHOLE;
    default:
      return null;
  }
}

/** Where the tracks end: a round number that leaves room above the heaviest weight. */
export function scaleFor(heaviest: number): number {
  if (heaviest > 66) return WHOLE;
  const wanted = Math.max(30, heaviest * 1.5);
  return Math.min(WHOLE, Math.ceil(wanted / 10) * 10);
}
