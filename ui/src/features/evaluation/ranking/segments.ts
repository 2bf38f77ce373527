import { fixed } from "$lib/format";
import type { Top } from "../tops";
import type { Row } from "./rows";

/** The ticks of the value axis. */
export const TICKS = [0, 20, 40, 60, 80, 100] as const;

/** Pixels that a number with one decimal needs. */
const ROOM = 26;

/** One part of a stacked bar. */
interface Segment {
  id: string;
  title: string;
  fill: number;
  /** Percent of the axis, which ends at 100. */
  width: number;
  /** The points, where there is room for them; else nothing. */
  label: string;
  words: string;
}

/** The parts of a tool's bar in the order of the weights; what adds nothing is left out. */
export function segments(row: Row, tops: readonly Top[], pixels: number): Segment[] {
  return tops.flatMap((top): Segment[] => {
    const points = row.parts[top.at] ?? 0;
    if (points <= 0) return [];
    const roomy = pixels === 0 || (points * pixels) / 100 >= ROOM;
    return [
      {
        id: top.id,
        title: top.title,
        fill: top.fill,
        width: points,
        label: roomy ? fixed(points) : "",
        words: `${fixed(points)} points`,
      },
    ];
  });
}
