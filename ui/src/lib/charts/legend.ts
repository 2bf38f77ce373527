import type { Measure } from "./wrap";

/** A mark of a legend and what it stands for. */
export interface LegendItem {
  mark:
    | "now"
    | "target"
    | "before"
    | "whisker"
    | "band"
    | "dashed"
    | "hatched"
    | "now-line"
    | "target-line"
    | "before-line"
    | { level: 0 | 1 | 2 | 3 | 4; digit: string };
  text: string;
}

/** A legend entry in its place. */
export interface PlacedItem extends LegendItem {
  key: string;
  x: number;
  y: number;
}

/** Room for a mark, its text and the next. */
export const MARK = 26;
const GAP = 18;
export const LINE = 20;

/** Sets a legend into lines of a width; answers the entries and how high they stand. */
export function setLegend(
  items: readonly LegendItem[],
  width: number,
  measure: Measure,
): { items: PlacedItem[]; height: number } {
  let x = 0;
  let y = 0;
  const placed = items.map((item): PlacedItem => {
    const wide = MARK + measure(item.text);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += LINE;
    }
    const here = { ...item, key: item.text, x, y };
    x += Math.ceil(wide) + GAP;
    return here;
  });
  return { items: placed, height: items.length > 0 ? y + LINE : 0 };
}
