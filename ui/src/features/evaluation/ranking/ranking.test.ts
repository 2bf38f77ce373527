import { describe, expect, it } from "vitest";
import { evaluationView, liveRanking, results } from "../fixture";
import { topsOf } from "../tops";
import { aboutWords, rowsOf, valueWords } from "./rows";
import { segments } from "./segments";
import { dragged, keyed, scaleFor } from "./slider";
import { leavesOf } from "./tool";
import { decimalsOf, rangeOf, rangeWords } from "./weights";

const evaluation = evaluationView();
const tops = topsOf(evaluation);
const rows = rowsOf(results(), null, evaluation.candidates);

describe("tops", () => {
  it("come heaviest first and keep their place among the parts", () => {
    expect(tops.map(({ title, at, saved, fill }) => [title, at, saved, fill])).toEqual([
      ["Security", 1, 50, 1],
      ["Cost of change", 2, 30, 2],
      ["Fit", 0, 20, 3],
    ]);
  });

  it("count places over those that are out of the value", () => {
    const [first, ...rest] = evaluation.criteria;
    if (!first) throw new Error("no criteria");
    const criteria = [{ ...first, counts: false }, ...rest];
    expect(topsOf({ criteria }).map((top) => top.at)).toEqual([1, 2]);
  });
});

describe("rows", () => {
  it("say what is known of a tool, and leave an interval where a score is missing", () => {
    expect(rows.map(valueWords)).toEqual(["80.0", "70.0", "[28.0, 58.0]"]);
    expect(rows.map(aboutWords)[2]).toBe(
      "knock-out unknown · 1 missing · high confidence · Apache-2.0",
    );
  });

  it("follow what is live, with what was known before", () => {
    const live = liveRanking([
      ["t2", 75],
      ["t1", 72],
    ]);
    const now = rowsOf(results(), live, evaluation.candidates);
    expect(now.map(({ name, rank, value }) => [name, rank, value])).toEqual([
      ["Beta", 1, 75],
      ["Alpha", 2, 72],
    ]);
  });
});

describe("segments", () => {
  it("stand in the order of the weights and drop what adds nothing", () => {
    const [alpha, , gamma] = rows;
    if (!alpha || !gamma) throw new Error("no rows");
    expect(segments(alpha, tops, 0).map((part) => part.width)).toEqual([40, 24, 16]);
    expect(segments(gamma, tops, 0).map((part) => part.title)).toEqual(["Security", "Fit"]);
  });

  it("carry a number only where it fits", () => {
    const [, , gamma] = rows;
    if (!gamma) throw new Error("no row");
    expect(segments(gamma, tops, 200).map((part) => part.label)).toEqual(["20.0", ""]);
  });
});

describe("slider", () => {
  it("moves by one, by a tenth with Shift, by five a page, and to the ends", () => {
    expect(keyed("ArrowRight", 20, false)).toBe(21);
    expect(keyed("ArrowDown", 20, true)).toBe(19.9);
    expect(keyed("PageUp", 98, false)).toBe(100);
    expect(keyed("Home", 20, false)).toBe(0);
    expect(keyed("End", 20, false)).toBe(100);
    expect(keyed("a", 20, false)).toBeNull();
  });

  it("follows the pointer within the track", () => {
    expect(dragged(0.333, 50, false)).toBe(17);
    expect(dragged(0.333, 50, true)).toBeCloseTo(16.7);
    expect(dragged(-1, 50, false)).toBe(0);
    expect(dragged(2, 50, false)).toBe(50);
  });

  it("leaves room above the heaviest weight", () => {
    expect(scaleFor(12)).toBe(30);
    expect(scaleFor(30)).toBe(50);
    expect(scaleFor(90)).toBe(100);
  });
});

describe("weights", () => {
  const [any, limited] = results().robustness?.critical ?? [];

  it("write the range inwards, so that its ends still hold", () => {
    if (!any || !limited) throw new Error("no ranges");
    expect(rangeWords(any)).toBe("any");
    expect(rangeOf(any)).toBeNull();
    expect(rangeWords(limited)).toBe("0–46");
    expect(rangeWords({ ...limited, from: 0.302, to: 0.308 })).toBe("30.2–30.8");
  });

  it("have one decimal where one of them is not whole", () => {
    expect(decimalsOf([{ criterion: "a", share: 20 }])).toBe(0);
    expect(decimalsOf([{ criterion: "a", share: 20.5 }])).toBe(1);
  });
});

describe("leaves", () => {
  it("stand beneath their criterion at the top", () => {
    const [tool] = results().ranking;
    if (!tool) throw new Error("no tool");
    const parts = leavesOf(tool, results().weights, tops);
    expect(parts.map(({ title, points, leaves }) => [title, points, leaves.length])).toEqual([
      ["Security", 40, 1],
      ["Cost of change", 24, 1],
      ["Fit", 16, 1],
    ]);
  });
});
