import type { Pillar } from "$lib/components";

/** The mark of each pillar as a path around a point: a circle, a square, a triangle. */
export function pillarPath(pillar: Pillar, x: number, y: number, size = 10): string {
  const r = size / 2;
  if (pillar === "people") {
    return `M${x - r} ${y}a${r} ${r} 0 1 0 ${size} 0a${r} ${r} 0 1 0 ${-size} 0z`;
  }
  if (pillar === "process") {
    const s = r * 0.85;
    return `M${x - s} ${y - s}h${2 * s}v${2 * s}h${-2 * s}z`;
  }
  return `M${x} ${y - r}L${x + r} ${y + r * 0.85}H${x - r}z`;
}
