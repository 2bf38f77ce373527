import { describe, expect, it } from "vitest";
import { gapRow } from "$lib/charts/fixture";
import { order, places, putAt, rankChanges, shift } from "./rank";

/** Rank-order-centroid weights as the domain gives them: `ranked` places and one for the rest. */
function weight(place: number, ranked: number): number {
  let sum = 0;
  for (let k = place; k <= ranked + 1; k += 1) sum += 1 / k;
  return sum;
}

const rows = (weights: Record<string, number>) =>
  Object.entries(weights).map(([code, priority]) => gapRow(code, { priority }));

describe("ranks", () => {
  it("are read off the weights, the unranked left out", () => {
    const board = rows({ C: weight(3, 2), A: weight(2, 2), B: weight(1, 2), D: weight(3, 2) });
    expect(order(board)).toEqual(["id-B", "id-A"]);
    expect([...places(board)]).toEqual([
      ["id-B", 1],
      ["id-A", 2],
    ]);
  });

  it("are none while nothing is ranked", () => {
    expect(order(rows({ A: 1, B: 1 }))).toEqual([]);
    expect(order([])).toEqual([]);
  });

  it("are all there when every row is ranked", () => {
    const board = rows({ A: weight(2, 3), B: weight(1, 3), C: weight(3, 3) });
    expect(order(board)).toEqual(["id-B", "id-A", "id-C"]);
  });

  it("share the better place when tied", () => {
    const tied = (weight(1, 3) + weight(2, 3)) / 2;
    const board = rows({ A: tied, B: tied, C: weight(3, 3), D: weight(4, 3) });
    expect([...places(board).values()]).toEqual([1, 1, 3]);
  });
});

describe("moving in the ranking", () => {
  it("puts a capability at a place, wherever it stood", () => {
    expect(putAt(["a", "b", "c"], "c", 1)).toEqual(["c", "a", "b"]);
    expect(putAt(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
    expect(putAt(["a", "b"], "new", 2)).toEqual(["a", "new", "b"]);
    expect(putAt(["a", "b"], "a", null)).toEqual(["b"]);
  });

  it("goes one place up or down, enters last and leaves at the end", () => {
    expect(shift(["a", "b", "c"], "b", "up")).toEqual(["b", "a", "c"]);
    expect(shift(["a", "b", "c"], "b", "down")).toEqual(["a", "c", "b"]);
    expect(shift(["a", "b"], "a", "up")).toEqual(["a", "b"]);
    expect(shift(["a"], "new", "up")).toEqual(["a", "new"]);
    expect(shift(["a"], "new", "down")).toEqual(["a"]);
    expect(shift(["a", "b"], "b", "down")).toEqual(["a"]);
  });

  it("sends every rank anew and clears those who left", () => {
    expect(rankChanges(["a", "b"], ["c", "a"])).toEqual([
      { capability: "c", value: 1 },
      { capability: "a", value: 2 },
      { capability: "b", value: null },
    ]);
  });
});
