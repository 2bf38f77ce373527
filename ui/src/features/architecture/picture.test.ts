import { describe, expect, it } from "vitest";
import type { Drawing, DrawnLine } from "$lib/api";
import { flowOf, lineAt, moved } from "./picture";

const line = (points: [number, number][], ...flows: string[]) =>
  ({ flows, points: points.map(([x, y]) => ({ x, y })) }) as unknown as DrawnLine;
const down = line(
  [
    [0, 0],
    [100, 0],
    [100, 80],
  ],
  "f1",
);
const beside = line(
  [
    [0, 8],
    [90, 8],
  ],
  "f2",
  "f3",
);
const drawing = { lines: [down, beside] } as unknown as Drawing;

describe("a picture that is moved", () => {
  const frame = { width: 1000, height: 600, margin: 0.3 };
  const painted = { x: 50, y: 20, zoom: 1 };

  it("follows a pan as far as its margin", () => {
    expect(moved(painted, { x: 350, y: -160, zoom: 1 }, frame)).toEqual({
      x: 300,
      y: -180,
      zoom: 1,
    });
    expect(moved(painted, { x: 351, y: 20, zoom: 1 }, frame)).toBeNull();
    expect(moved(painted, { x: 50, y: -161, zoom: 1 }, frame)).toBeNull();
  });
  it("keeps the point under the pointer where it is when it is zoomed", () => {
    const place = moved(painted, { x: -75, y: -70, zoom: 1.25 }, frame);
    // The point (100, 50) of the drawing lies at (150, 70) in the picture, and has to come to (50, -7.5).
    expect(place && [place.x + place.zoom * 150, place.y + place.zoom * 70]).toEqual([50, -7.5]);
  });
  it("is painted anew where it would be blurred or too small", () => {
    expect(moved(painted, { ...painted, zoom: 1.6 }, frame)).toBeNull();
    expect(moved(painted, { ...painted, zoom: 0.62 }, frame)).toBeNull();
  });
});

describe("a click on the drawing", () => {
  it("finds the nearest line within reach on the screen", () => {
    expect(lineAt(drawing, { x: 50, y: 3 }, 1)).toBe(down);
    expect(lineAt(drawing, { x: 50, y: 5 }, 1)).toBe(beside);
    expect(lineAt(drawing, { x: 104, y: 40 }, 1)).toBe(down);
    expect(lineAt(drawing, { x: 104, y: 40 }, 2)).toBeNull();
    expect(lineAt(drawing, { x: 50, y: 40 }, 1)).toBeNull();
  });
  it("takes the flows that share a line in turn", () => {
    expect(flowOf(beside, null)).toBe("f2");
    expect(flowOf(beside, "flow:f2")).toBe("f3");
    expect(flowOf(beside, "flow:f3")).toBe("f2");
  });
});
