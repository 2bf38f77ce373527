import { describe, expect, it } from "vitest";
import { cellsOf, contains, move, type Move, rangeOf, type Selection } from "./selection";

const size = { rows: 5, columns: 4 };
const at = (row: number, column: number): Selection => ({
  active: { row, column },
  anchor: { row, column },
});

describe("move", () => {
  it.each<[Move, number, number]>([
    ["up", 1, 1],
    ["down", 3, 1],
    ["left", 2, 0],
    ["right", 2, 2],
    ["row-start", 2, 0],
    ["row-end", 2, 3],
    ["first", 0, 0],
    ["last", 4, 3],
    ["page-up", 0, 1],
    ["page-down", 4, 1],
  ])("%s", (to, row, column) => {
    expect(move(at(2, 1), to, size).active).toEqual({ row, column });
  });

  it("stops at the edges", () => {
    expect(move(at(0, 0), "up", size).active).toEqual({ row: 0, column: 0 });
    expect(move(at(4, 3), "right", size).active).toEqual({ row: 4, column: 3 });
  });

  it("stretches from the anchor, and lets go of it", () => {
    const stretched = move(move(at(1, 1), "down", size, { extend: true }), "right", size, {
      extend: true,
    });
    expect(rangeOf(stretched)).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
    const let_go = move(stretched, "left", size);
    expect(let_go.anchor).toEqual(let_go.active);
  });
});

describe("ranges", () => {
  const range = rangeOf({ active: { row: 0, column: 2 }, anchor: { row: 1, column: 1 } });

  it("holds both ends whichever way it was stretched", () => {
    expect(contains(range, 0, 1)).toBe(true);
    expect(contains(range, 1, 2)).toBe(true);
    expect(contains(range, 2, 2)).toBe(false);
  });

  it("lists its cells row by row", () => {
    expect(cellsOf(range).map(({ row, column }) => `${row},${column}`)).toEqual([
      "0,1",
      "0,2",
      "1,1",
      "1,2",
    ]);
  });
});
