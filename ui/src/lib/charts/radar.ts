import type { RadarAxis } from "$lib/api";
import type { Range } from "./scales";

/** A point of the drawing. */
export interface Point {
  x: number;
  y: number;
}

/** Below so many axes a radar shows no shape. */
export const FEWEST = 3;

/** The direction of an axis: the first points up, the others follow clockwise. */
export function direction(index: number, count: number): Point {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  return { x: Math.cos(angle), y: Math.sin(angle) };
}

/** Where a value lies on its axis. */
export function place(
  index: number,
  count: number,
  value: number,
  { floor, ceiling }: Range,
  radius: number,
): Point {
  const share = ceiling > floor ? (value - floor) / (ceiling - floor) : 0;
  const { x, y } = direction(index, count);
  const r = radius * Math.max(0, Math.min(1, share));
  return { x: round(x * r), y: round(y * r) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** One line around the radar: closed where no value is missing, else only between neighbours. */
export function outline(points: readonly (Point | null)[]): { path: string; closed: boolean } {
  const closed = points.length >= FEWEST && points.every((p) => p !== null);
  if (closed) {
    return { path: `M${points.map((p) => `${p?.x} ${p?.y}`).join("L")}Z`, closed };
  }
  const parts: string[] = [];
  points.forEach((from, i) => {
    const to = points[(i + 1) % points.length];
    if (from && to && points.length > 1) parts.push(`M${from.x} ${from.y}L${to.x} ${to.y}`);
  });
  return { path: parts.join(""), closed };
}

/** A series of the radar as points; an axis without a value has none. */
export function series(
  axes: readonly RadarAxis[],
  of: "score" | "target" | "before",
  range: Range,
  radius: number,
): (Point | null)[] {
  return axes.map((axis, i) => {
    const value = axis[of];
    return value === null ? null : place(i, axes.length, value, range, radius);
  });
}

/** How the label of an axis is set, by the side of the circle that it stands on. */
export function anchor(index: number, count: number): "start" | "middle" | "end" {
  const { x } = direction(index, count);
  if (Math.abs(x) < 0.2) return "middle";
  return x > 0 ? "start" : "end";
}
