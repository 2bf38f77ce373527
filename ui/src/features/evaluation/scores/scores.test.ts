import { describe, expect, it } from "vitest";
import type { CriterionView, Measure, Score, ScoreCell, ScoreSpread } from "$lib/api";
import { evaluationView } from "../fixture";
import { nextConfidence, scoreChange, wanted } from "./changes";
import {
  columnsFor,
  discussQueue,
  type Line,
  linesOf,
  nextMissing,
  ROOM,
  shownLines,
  shownValue,
} from "./rows";
import { allowed, oneKey, readValue, valueText } from "./values";

const rating: Measure = { kind: "rating", anchors: [] };
const measured: Measure = {
  kind: "measured",
  unit: "ms",
  direction: "min",
  worst: 500,
  best: 20,
  points: [],
};
const yesNo: Measure = { kind: "yes_no" };

function score(person: string, value: number, change: Partial<Score> = {}): Score {
  return {
    criterion: "c1",
    tool: "t1",
    person,
    value,
    note: "",
    evidence: null,
    source: "",
    as_of: null,
    confidence: null,
    ...change,
  };
}

function spread(min: number, max: number, discuss: boolean, apart = (max - min) / 5): ScoreSpread {
  return { min, q1: min, median: (min + max) / 2, q3: max, max, count: 2, apart, discuss };
}

function cell(tool: string, change: Partial<ScoreCell> = {}): ScoreCell {
  return {
    tool,
    scores: [],
    agreed: null,
    used: null,
    value: null,
    spread: null,
    verdict: null,
    verdict_reason: "",
    verdict_as_of: null,
    verdict_derived: false,
    ...change,
  };
}

function line(
  id: string,
  cells: ScoreCell[],
  change: Partial<CriterionView> = {},
  measure: Measure = rating,
): Line {
  const [first] = evaluationView().criteria;
  if (!first) throw new Error("the fixture has no criterion");
  return {
    view: { ...first, ...change, criterion: { ...first.criterion, id, code: id, measure } },
    cells,
  };
}

describe("reading a score", () => {
  it.each<[string, Measure, boolean, ReturnType<typeof readValue>]>([
    ["3", rating, false, { kind: "value", value: 3 }],
    ["3.5", rating, false, { kind: "wrong" }],
    ["3,5", rating, true, { kind: "value", value: 3.5 }],
    ["6", rating, true, { kind: "wrong" }],
    ["−1", rating, true, { kind: "wrong" }],
    ["", rating, false, { kind: "clear" }],
    ["–", measured, false, { kind: "clear" }],
    ["1 250", measured, false, { kind: "value", value: 1250 }],
    ["−2,5", measured, false, { kind: "value", value: -2.5 }],
    ["12 ms", measured, false, { kind: "wrong" }],
    ["1e999", measured, false, { kind: "wrong" }],
    ["Yes", yesNo, false, { kind: "value", value: 1 }],
    ["n", yesNo, false, { kind: "value", value: 0 }],
    ["2", yesNo, false, { kind: "wrong" }],
    ["1", { kind: "group" }, false, { kind: "wrong" }],
  ])("takes %s", (text, measure, between, read) => {
    expect(readValue(text, measure, between)).toEqual(read);
  });

  it("writes what it reads", () => {
    for (const value of [0, 3, 4.25]) {
      expect(readValue(valueText(value, rating), rating, true)).toEqual({ kind: "value", value });
    }
    for (const value of [0, 1]) {
      expect(readValue(valueText(value, yesNo), yesNo)).toEqual({ kind: "value", value });
    }
    expect(valueText(null, measured)).toBe("");
  });

  it("says what may be typed", () => {
    expect(allowed(measured)).toBe("a number in ms");
    expect(allowed(rating, true)).toBe("a level from 0 to 5");
  });

  it("needs one key for a level or a yes, more for a number", () => {
    expect(oneKey("5", rating)).toBe(true);
    expect(oneKey("6", rating)).toBe(false);
    expect(oneKey("y", yesNo)).toBe(true);
    expect(oneKey("1", measured)).toBe(false);
  });
});

describe("rows of the grid", () => {
  const group = line("g", [], { leaf: false }, { kind: "group" });
  const inGroup = (id: string, cells: ScoreCell[], global = 0.5): Line => {
    const made = line(id, cells, { depth: 2, global });
    return {
      ...made,
      view: { ...made.view, criterion: { ...made.view.criterion, parent: "g" } },
    };
  };
  const apart = cell("t2", {
    scores: [score("p1", 1), score("p2", 5)],
    used: 3,
    spread: spread(1, 5, true),
  });
  const lines = [
    group,
    inGroup("a", [cell("t1", { scores: [score("p1", 4)], used: 4 }), apart]),
    inGroup("b", [
      cell("t1"),
      cell("t2", { agreed: { ...score("p1", 2), rationale: "" }, used: 2 }),
    ]),
  ];

  it("shows a person their own scores and the room what counts", () => {
    const [first] = lines[1]?.cells ?? [];
    expect(shownValue(first, "p1")).toBe(4);
    expect(shownValue(first, "p2")).toBeNull();
    expect(shownValue(first, ROOM)).toBe(4);
  });

  it("keeps the groups above what it shows, and what was at hand", () => {
    const ids = (found: Line[]) => found.map((one) => one.view.criterion.id);
    expect(ids(shownLines(lines, "all", ROOM, new Set()))).toEqual(["g", "a", "b"]);
    expect(ids(shownLines(lines, "missing", ROOM, new Set()))).toEqual(["g", "b"]);
    expect(ids(shownLines(lines, "discuss", ROOM, new Set()))).toEqual(["g", "a"]);
    expect(ids(shownLines(lines, "discuss", ROOM, new Set(["b"])))).toEqual(["g", "a", "b"]);
  });

  it("puts to the room first what matters most", () => {
    const heavy = inGroup("h", [{ ...apart, spread: spread(1, 4, true) }], 0.9);
    const settled = inGroup("s", [{ ...apart, agreed: { ...score("p1", 3), rationale: "" } }]);
    const queue = discussQueue([...lines, heavy, settled]);
    expect(queue.map((one) => one.criterion.id)).toEqual(["h", "a"]);
  });

  it("goes from missing score to missing score, round and round", () => {
    expect(nextMissing(lines, ROOM, null)).toEqual({ row: "b", tool: "t1" });
    expect(nextMissing(lines, ROOM, { row: "b", tool: "t1" })).toEqual({ row: "b", tool: "t1" });
    expect(nextMissing(lines, "p1", { row: "a", tool: "t2" })).toEqual({ row: "b", tool: "t1" });
    expect(nextMissing([group], ROOM, null)).toBeNull();
  });

  it("joins criteria and cells by criterion", () => {
    const view = evaluationView({ rows: [{ criterion: "c1", cells: [cell("t1")] }] });
    expect(linesOf(view).map((one) => one.cells.length)).toEqual([0, 1, 0]);
  });

  it("gives every tool a column that can be set", () => {
    const columns = columnsFor(evaluationView().candidates, 900, false);
    expect(columns.map((one) => one.label)).toEqual(["Criterion", "Alpha", "Beta", "Gamma"]);
    expect(columns.every((one) => one.kind === "criterion" || (one.width ?? 0) >= 84)).toBe(true);
  });
});

describe("changes", () => {
  const said = score("p1", 4, { note: "Tried it.", confidence: "high", as_of: "2026-11-01" });
  const at = line("c1", [cell("t1", { scores: [said], used: 4 })]);
  const column = columnsFor(evaluationView().candidates, 900, false)[1];
  if (!column) throw new Error("no column");

  it("keep what was said of a score when its value changes", () => {
    const made = wanted([{ row: at, column, text: "2" }], "p1");
    expect(made.problems).toEqual([]);
    expect(made.scores).toEqual([{ ...said, value: 2 }]);
  });

  it("of the room set what it settles on, levels in between included", () => {
    const made = wanted([{ row: at, column, text: "3.5" }], ROOM);
    expect(made.scores).toEqual([]);
    expect(made.agreed).toEqual([{ criterion: "c1", tool: "t1", value: 3.5, rationale: "" }]);
  });

  it("name the cell that does not fit, and leave groups alone", () => {
    const group = line("g", [], { leaf: false }, { kind: "group" });
    const made = wanted(
      [
        { row: at, column, text: "seven" },
        { row: group, column, text: "1" },
      ],
      "p1",
    );
    expect(made.problems).toEqual(["c1, Alpha: “seven” is not a whole level from 0 to 5."]);
    expect(made.scores).toEqual([]);
  });

  it("begin a score for somebody who has none", () => {
    const [first] = at.cells;
    if (!first) throw new Error("no cell");
    expect(scoreChange(first, "c1", "p2", { value: 1 })).toEqual(score("p2", 1));
  });

  it("turn the confidence round", () => {
    expect([null, "low", "medium", "high"].map((now) => nextConfidence(now as null))).toEqual([
      "low",
      "medium",
      "high",
      null,
    ]);
  });
});
