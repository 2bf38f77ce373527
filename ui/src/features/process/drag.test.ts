import { describe, expect, it } from "vitest";
import type { ProcessRow } from "$lib/api";
import { drift, dropWords, Moving } from "./drag";
import { rowOf } from "./rows.fixture";

const tree: ProcessRow[] = [
  rowOf("1", null, "phase", 2),
  rowOf("1.1", "1", "sub_phase", 2),
  rowOf("1.1.1", "1.1", "task", 1),
  rowOf("1.1.2", "1.1", "task", 1),
  rowOf("1.2", "1", "sub_phase"),
  rowOf("1.2.1", "1.2", "task"),
  rowOf("2", null, "phase"),
  rowOf("2.1", "2", "sub_phase"),
  rowOf("2.2", "2", "sub_phase"),
];
/** Lets `id` go over `row`; a step with others below it is unfolded unless said. */
function over(
  id: string,
  row: string,
  part: number,
  open = tree.some((one) => one.step.parent === row),
) {
  const found = tree.find((one) => one.step.id === id);
  if (!found) throw new Error(`no ${id}`);
  const moving = new Moving(tree, found);
  const drop = moving.over(row, part, open);
  return drop && [drop.parent, drop.position, dropWords(drop, moving, tree)];
}

describe("a dragged step", () => {
  it("goes before and after its siblings, counted without itself", () => {
    expect(over("1.1.1", "1.1.2", 0.9)).toEqual(["1.1", 1, "After 1.1.2 Step 1.1.2"]);
    expect(over("1.1.2", "1.1.1", 0.1)).toEqual(["1.1", 0, "Before 1.1.1 Step 1.1.1"]);
    expect(over("1.2", "1.1", 0.1)).toEqual(["1", 0, "Before 1.1 Step 1.1"]);
    expect(over("2", "1", 0.1)).toEqual([null, 0, "Before 1 Step 1"]);
  });

  it("goes into a step as its last, and to the beginning of an open one at its lower edge", () => {
    expect(over("1.1.1", "1.2", 0.5)).toEqual(["1.2", 1, "Into 1.2 Step 1.2"]);
    expect(over("1.1.1", "1.2", 0.9)).toEqual(["1.2", 0, "Before 1.2.1 Step 1.2.1"]);
    expect(over("1.1.1", "2.1", 0.9, false)).toEqual(["2.1", 0, "Into 2.1 Step 2.1"]);
    expect(over("1.1", "2", 0.5)).toEqual(["2", 2, "Into 2 Step 2"]);
  });

  it("takes another rank only where nothing below it stands in the way", () => {
    expect(over("1.2.1", "1.2", 0.1)).toEqual(["1", 1, "Before 1.2 Step 1.2, as a sub-phase"]);
    expect(over("2.1", "1.1.2", 0.9)).toEqual(["1.1", 2, "After 1.1.2 Step 1.1.2, as a task"]);
    // A phase with sub-phases and tasks below it has no room a rank lower.
    expect(over("1", "2", 0.5)).toEqual([null, 1, "After 2 Step 2"]);
  });

  it("keeps a task with letters a task: it goes to the nearest sub-phase", () => {
    expect(over("1.1.1", "1.2", 0.1)).toEqual(["1.1", 1, "Into 1.1 Step 1.1"]);
    expect(over("1.1.1", "2", 0.1)).toEqual(["1.2", 1, "Into 1.2 Step 1.2"]);
    expect(over("1.1.1", "2", 0.5)).toEqual(["2.1", 0, "Into 2.1 Step 2.1"]);
  });

  it("goes around what it cannot go into", () => {
    expect(over("1.1", "1.2.1", 0.9)).toEqual(["1", 1, "After 1.2 Step 1.2"]);
    expect(over("1", "2.1", 0.9, false)).toEqual([null, 1, "After 2 Step 2"]);
  });

  it("has no place at itself, below itself, or where it is", () => {
    expect(over("1", "1.1", 0.5)).toBeNull();
    expect(over("1.1.1", "1.1.1", 0.5)).toBeNull();
    expect(over("1.1.1", "1.1.2", 0.1)).toBeNull();
    // An empty sub-phase that is let go where it was does not sink into the one above.
    expect(over("2.2", "2.1", 0.9)).toBeNull();
  });
});

it("scrolls near the edges only, the faster the nearer", () => {
  expect(drift(300, 100, 500)).toBe(0);
  expect(drift(120, 100, 500)).toBe(-8);
  expect(drift(90, 100, 500)).toBe(-16);
  expect(drift(499, 100, 500)).toBe(16);
});
