import type { Measure } from "$lib/charts";
import type { Top } from "../tops";

const LINE = 20;
const MARK = 18;
const GAP = 16;
const HATCH = 200;

/** The legend of stacked bars: a swatch for each criterion, broken into lines. */
export function swatches(tops: readonly Top[], width: number, measure: Measure) {
  let x = 0;
  let y = 0;
  const room = (wide: number) => {
    if (x > 0 && x + wide > width) {
      x = 0;
      y += LINE;
    }
  };
  const items = tops.map((top) => {
    const wide = MARK + Math.ceil(measure(top.title));
    room(wide);
    const placed = { key: top.id, text: top.title, fill: top.fill, x, y };
    x += wide + GAP;
    return placed;
  });
  room(HATCH);
  return { items, end: { x, y }, height: y + LINE };
}
