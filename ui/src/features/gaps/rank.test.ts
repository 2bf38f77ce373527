import { describe, expect, it } from "vitest";
import { gapRow } from "$lib/charts/fixture";
import { order, putAt, rankChanges, shift } from "./rank";

const rows = (ranks: Record<string, number | null>) =>
  Object.entries(ranks).map(([code, priority_rank]) => gapRow(code, {}, { priority_rank }));

describe("the ranking", () => {
  it("goes by rank, the unranked left out", () => {
    expect(order(rows({ C: null, A: 2, B: 1, D: null }))).toEqual(["id-B", "id-A"]);
  });

  it("is empty while nothing is ranked", () => {
    expect(order(rows({ A: null, B: null }))).toEqual([]);
    expect(order([])).toEqual([]);
  });

  it("leaves ties in the order of the board", () => {
    expect(order(rows({ C: 3, B: 1, A: 1 }))).toEqual(["id-B", "id-A", "id-C"]);
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
