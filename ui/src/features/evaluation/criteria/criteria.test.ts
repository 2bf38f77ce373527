import { describe, expect, it } from "vitest";
import type { CriterionView, Measure } from "$lib/api";
import { evaluationView } from "../fixture";
import {
  type Bend,
  bendsOf,
  bent,
  dragged,
  type Measured,
  stepped,
  unbent,
  withBends,
  withEnds,
} from "./curve";
import { indent, measureAs, measureWords, moveBy, outdent, placeAfter } from "./tree";

const group: Measure = { kind: "group" };
const rating: Measure = { kind: "rating", anchors: [] };

function row(id: string, parent: string | null, measure: Measure): CriterionView {
  const [first] = evaluationView().criteria;
  if (!first) throw new Error("the fixture has no criterion");
  return {
    ...first,
    depth: parent === null ? 1 : 2,
    leaf: measure.kind !== "group",
    criterion: { ...first.criterion, id, parent, measure },
  };
}

const rows = [
  row("a", null, group),
  row("a1", "a", rating),
  row("a2", "a", rating),
  row("b", null, rating),
  row("c", null, rating),
];

describe("the tree of criteria", () => {
  it("moves among siblings and stops at the ends", () => {
    expect(moveBy(rows, "a1", 1)).toEqual({ criterion: "a1", parent: "a", position: 1 });
    expect(moveBy(rows, "a1", -1)).toBeNull();
    expect(moveBy(rows, "c", 1)).toBeNull();
  });

  it("indents into the group before, and outdents behind it", () => {
    expect(indent(rows, "c")).toEqual({ criterion: "c", parent: "a", position: 2 });
    expect(indent(rows, "a")).toBeNull();
    expect(outdent(rows, "a2")).toEqual({ criterion: "a2", parent: null, position: 1 });
    expect(outdent(rows, "b")).toBeNull();
  });

  it("puts something new into the group at hand, or behind the criterion at hand", () => {
    expect(placeAfter(rows, "a")).toEqual({ parent: "a", position: 2 });
    expect(placeAfter(rows, "a1")).toEqual({ parent: "a", position: 1 });
    expect(placeAfter(rows, null)).toEqual({ parent: null, position: 5 });
  });

  it("keeps what was written for the same measure", () => {
    const written: Measure = { kind: "rating", anchors: ["a", "b", "c", "d", "e", "f"] };
    expect(measureAs("rating", written)).toBe(written);
    expect(measureAs("yes_no", written)).toEqual({ kind: "yes_no" });
    expect(measureWords(written)).toBe("rating, 6 anchors");
    expect(measureWords({ ...written, anchors: ["a", " "] })).toBe("rating, 1 of 6 anchors");
  });
});

describe("a value function", () => {
  const measure: Measured = {
    kind: "measured",
    unit: "ms",
    direction: "min",
    worst: 500,
    best: 100,
    points: [],
  };
  const line: Bend[] = [
    [500, 0],
    [300, 0.5],
    [100, 1],
  ];

  it("is a straight line until it is bent", () => {
    expect(bendsOf(measure)).toEqual([
      [500, 0],
      [100, 1],
    ]);
    expect(bent(bendsOf(measure))).toEqual(line);
    expect(withBends(measure, bendsOf(measure)).points).toEqual([]);
    expect(withBends(measure, line).points).toEqual(line);
  });

  it("keeps a dragged bend between its neighbours", () => {
    expect(dragged(line, 1, 200, 0.8)[1]).toEqual([200, 0.8]);
    expect(dragged(line, 1, 50, 2)[1]).toEqual([104, 1]);
    expect(dragged(line, 1, 900, -1)[1]).toEqual([496, 0]);
    expect(dragged(line, 0, 300, 0.5)).toEqual(line);
  });

  it("moves a bend by keys and takes it out, never an end", () => {
    expect(stepped(line, 1, "ArrowRight")?.[1]).toEqual([292, 0.5]);
    expect(stepped(line, 1, "ArrowUp")?.[1]).toEqual([300, 0.52]);
    expect(stepped(line, 1, "x")).toBeNull();
    expect(unbent(line, 1)).toHaveLength(2);
    expect(unbent(line, 0)).toEqual(line);
  });

  it("takes its bends along when its ends move", () => {
    const moved = withEnds(withBends(measure, line), 1000, 0);
    expect(moved.points).toEqual([
      [1000, 0],
      [500, 0.5],
      [0, 1],
    ]);
    expect(withEnds(withBends(measure, line), 5, 5).points).toEqual([]);
  });
});
