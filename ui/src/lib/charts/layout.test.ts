import { describe, expect, it } from "vitest";
import type { RadarAxis, TrendPoint } from "$lib/api";
import { readiness } from "./fixture";
import { setLegend } from "./legend";
import { anchor, outline, place, series } from "./radar";
import { steps } from "./steps";
import { layout, neighbour, type Tile, type TileRow } from "./tiles";
import { plot } from "./trend";
import { fit, wrap } from "./wrap";

const range = { floor: 0, ceiling: 4 };
const letters = (text: string) => text.length;

describe("radar", () => {
  it("puts the first axis up and the others clockwise", () => {
    expect(place(0, 4, 4, range, 100)).toEqual({ x: 0, y: -100 });
    expect(place(1, 4, 2, range, 100)).toEqual({ x: 50, y: 0 });
    expect([0, 1, 2, 3].map((i) => anchor(i, 4))).toEqual(["middle", "start", "middle", "end"]);
  });

  it("closes a full line and leaves a gap where a value is missing", () => {
    const axis = (score: number | null): RadarAxis => ({
      node: { id: null, code: "A", title: "A" },
      score,
      target: null,
      before: null,
      coverage: 1,
    });
    const full = series([axis(4), axis(4), axis(4)], "score", range, 10);
    expect(outline(full)).toMatchObject({ closed: true });
    expect(outline(full).path.endsWith("Z")).toBe(true);
    const open = outline(series([axis(4), axis(null), axis(4)], "score", range, 10));
    expect(open.closed).toBe(false);
    expect(open.path.match(/M/g)).toHaveLength(1);
  });
});

describe("tiles", () => {
  const tile = (code: string): Tile => ({
    key: code,
    code,
    title: code,
    state: "answered",
    score: 1,
    target: 3,
    ...range,
  });
  const rows: TileRow[] = [
    { key: "PE1", title: "PE1", note: "", pillar: "people", tiles: ["a", "b", "c"].map(tile) },
    { key: "PE2", title: "PE2", note: "", pillar: "people", tiles: [tile("d")] },
    { key: "TE1", title: "TE1", note: "", pillar: "technology", tiles: ["e", "f"].map(tile) },
  ];

  it("names a pillar where it begins and puts names above the tiles in little room", () => {
    const wide = layout(rows, 900);
    expect(wide.rows.map((row) => row.head)).toEqual([true, false, true]);
    expect(wide.labelWidth).toBeGreaterThan(0);
    const narrow = layout(rows, 300);
    expect(narrow.labelWidth).toBe(0);
    expect(narrow.across).toBe(2);
    expect(narrow.height).toBeGreaterThan(wide.height);
    const xs = narrow.rows.flatMap((row) => row.tiles.map((t) => t.x + narrow.tileWidth));
    expect(Math.max(...xs)).toBeLessThanOrEqual(300);
  });

  it("leads arrows to the next tile, and stays at the edges", () => {
    const map = layout(rows, 900);
    expect(neighbour(map, null, "right")).toBe("a");
    expect(neighbour(map, "a", "right")).toBe("b");
    expect(neighbour(map, "a", "left")).toBe("a");
    expect(neighbour(map, "c", "down")).toBe("d");
    expect(neighbour(map, "d", "down")).toBe("e");
    expect(neighbour(map, "f", "up")).toBe("d");
    expect(neighbour(map, "f", "down")).toBe("f");
    expect(neighbour(layout([], 900), "a", "down")).toBeNull();
  });
});

describe("trend", () => {
  const point = (date: string, value: number | null): TrendPoint => ({
    round: date,
    title: date,
    date,
    state: "locked",
    pillars: [{ pillar: "people", readiness: readiness(value) }],
  });

  it("lays rounds out by date and readiness by height", () => {
    const { lines, rounds } = plot(
      [point("2026-01-01", 0), point("2026-07-01", null), point("2027-01-01", 1)],
      500,
      300,
    );
    const [first, middle, last] = rounds.map((round) => round.x);
    expect(first).toBeLessThan(middle ?? 0);
    expect(middle).toBeLessThan(last ?? 0);
    expect(lines[0]?.spots.map((spot) => spot.y)).toEqual([260, null, 12]);
    expect(lines[0]?.line.match(/M/g)).toHaveLength(2);
  });

  it("draws a single round in the middle, and pillars without a value without a label", () => {
    const one = plot([point("2026-01-01", null)], 500, 300);
    expect(one.rounds[0]?.x).toBeGreaterThan(150);
    expect(one.lines[0]?.labelY).toBeNull();
  });
});

describe("steps", () => {
  it("lays causes end to end", () => {
    const parts = steps(0.3, { total: 0.2, by_answers: 0.3, by_model: -0.05, by_plan: -0.05 });
    expect(parts.map((part) => [part.from.toFixed(2), part.to.toFixed(2)])).toEqual([
      ["0.30", "0.60"],
      ["0.60", "0.55"],
      ["0.55", "0.50"],
    ]);
  });
});

describe("words in pictures", () => {
  it("breaks at spaces and cuts what does not fit", () => {
    expect(wrap("one two three four", 9, 2, letters)).toEqual(["one two", "three fo…"]);
    expect(wrap("short", 9, 2, letters)).toEqual(["short"]);
    expect(wrap("", 9, 2, letters)).toEqual([]);
    expect(fit("incomprehensible", 6, letters)).toBe("incom…");
  });

  it("sets a legend into as many lines as it takes", () => {
    const items = [
      { mark: "now", text: "now" },
      { mark: "target", text: "target" },
    ] as const;
    expect(setLegend(items, 500, letters).height).toBe(20);
    const two = setLegend(items, 40, letters);
    expect(two.height).toBe(40);
    expect(two.items.map((item) => item.x)).toEqual([0, 0]);
    expect(setLegend([], 40, letters).height).toBe(0);
  });
});
