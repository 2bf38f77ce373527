import { describe, expect, it } from "vitest";
import type { Elicitation, Judgement } from "$lib/api";
import {
  begin,
  joined,
  moved,
  pairsOf,
  pointsOf,
  stepOf,
  steps,
  withPoints,
  withStep,
} from "./judgement";

const said = (judgement: Judgement): Elicitation => ({ person: "p1", group: null, judgement });

describe("a judgement begins", () => {
  it("with what was said by the same method, less what has left the tree", () => {
    const before = said({
      method: "swing",
      points: [
        { criterion: "b", points: 40 },
        { criterion: "gone", points: 7 },
        { criterion: "a", points: 100 },
      ],
    });
    expect(begin("swing", ["a", "b"], before)).toEqual({
      method: "swing",
      points: [
        { criterion: "a", points: 100 },
        { criterion: "b", points: 40 },
      ],
    });
    expect(begin("direct", ["a", "b"], before)).toEqual({ method: "direct", points: [] });
  });

  it("with every criterion on a line of a rank order", () => {
    const before = said({ method: "rank", order: [["c", "gone"], ["a"]] });
    expect(begin("rank", ["a", "b", "c"], before)).toEqual({
      method: "rank",
      order: [["c"], ["a"], ["b"]],
    });
  });
});

describe("points", () => {
  it("are set and taken out", () => {
    const list = withPoints([{ criterion: "a", points: 1 }], "b", 2);
    expect(pointsOf(list, "b")).toBe(2);
    expect(pointsOf(withPoints(list, "a", null), "a")).toBeNull();
  });
});

describe("a rank order", () => {
  const order = [["a"], ["b", "c"], ["d"]];
  it.each<[string, 1 | -1, string[][]]>([
    ["a", 1, [["b", "c"], ["a"], ["d"]]],
    ["a", -1, order],
    ["d", -1, [["a"], ["d"], ["b", "c"]]],
    ["d", 1, order],
    ["b", -1, [["a"], ["b"], ["c"], ["d"]]],
    ["b", 1, [["a"], ["c"], ["b"], ["d"]]],
    ["x", 1, order],
  ])("moves %s by %i", (criterion, step, expected) => {
    expect(moved(order, criterion, step)).toEqual(expected);
  });

  it("joins a line to the one above", () => {
    expect(joined(order, "d")).toEqual([["a"], ["b", "c", "d"]]);
    expect(joined(order, "a")).toEqual(order);
  });
});

describe("pairs", () => {
  it("are each asked once", () => {
    expect(pairsOf(["a", "b", "c"])).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["b", "c"],
    ]);
  });

  it("stand at the step that was chosen", () => {
    for (const step of steps) {
      expect(stepOf(withStep([], "a", "b", step.value), "a", "b")).toBe(step.value);
    }
    expect(stepOf(withStep(withStep([], "a", "b", "3"), "a", "b", ""), "a", "b")).toBe("");
  });
});
