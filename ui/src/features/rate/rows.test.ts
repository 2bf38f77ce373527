import { describe, expect, it } from "vitest";
import type { GridRow, Spread } from "$lib/api";
import { figures, row } from "./__tests__/mock";
import {
  above,
  discussQueue,
  idOf,
  leavesBelow,
  leavesOf,
  nextInQueue,
  nextLeaf,
  shownRows,
  stepLeaf,
  type View,
} from "./rows";

const spread = (apart: number): Spread => ({
  min: 0,
  q1: 0,
  median: 1,
  q3: apart,
  max: apart,
  levels: 4,
  not_applicable: 0,
  apart,
  discuss: true,
});
const room = (apart: number | null) => ({
  basis: "median" as const,
  spread: apart === null ? null : spread(apart),
  reason: null,
  discuss: apart !== null,
});
const answered = figures({ state: "answered", score: 1, answered: 1 });

/** A > A1 > (A1.1 to discuss, A1.2 unanswered); B > B1 > (B1.1 answered, B1.2 to discuss). */
const rows: GridRow[] = [
  row("A", 1, { leaf: false }),
  row("A1", 2, { leaf: false, parent: "A" }),
  row("A1.1", 3, { parent: "A1", figures: answered, room: room(2), priority: 1 }),
  row("A1.2", 3, { parent: "A1", room: room(null) }),
  row("B", 1, { leaf: false }),
  row("B1", 2, { leaf: false, parent: "B" }),
  row("B1.1", 3, { parent: "B1", figures: answered, room: room(null) }),
  row("B1.2", 3, { parent: "B1", figures: answered, room: room(2), priority: 3 }),
  row("B1.3", 3, { parent: "B1", figures: answered, room: room(3), priority: 1 }),
];
const none: ReadonlySet<string> = new Set();
const shown = (view: View, folded = none, kept = none) =>
  shownRows(rows, { view, folded, kept }).map(idOf);

describe("the rows on screen", () => {
  it("are all of them", () => {
    expect(shown("all")).toEqual(rows.map(idOf));
  });
  it("leave out what is folded up, and open again what comes after it", () => {
    expect(shown("all", new Set(["A"]))).toEqual(["A", "B", "B1", "B1.1", "B1.2", "B1.3"]);
    expect(shown("all", new Set(["A1", "B1"]))).toEqual(["A", "A1", "B", "B1"]);
  });
  it("keep the rows above what a view shows", () => {
    expect(shown("unanswered")).toEqual(["A", "A1", "A1.2"]);
    expect(shown("discuss")).toEqual(["A", "A1", "A1.1", "B", "B1", "B1.2", "B1.3"]);
  });
  it("keep a leaf that was in the view when it was chosen", () => {
    const kept = leavesOf(rows, "unanswered").add("B1.1");
    expect(shown("unanswered", none, kept)).toEqual(["A", "A1", "A1.2", "B", "B1", "B1.1"]);
  });
});

describe("the way through the tree", () => {
  it("knows what is above and below", () => {
    expect(above(rows, "B1.2")).toEqual(["B1", "B"]);
    expect(leavesBelow(rows, "A").map(idOf)).toEqual(["A1.1", "A1.2"]);
    expect(leavesBelow(rows, "B1.1").map(idOf)).toEqual(["B1.1"]);
  });
  it("finds the next that passes, round and round", () => {
    const unanswered = (one: GridRow) => one.node.figures.state === "unanswered";
    expect(nextLeaf(rows, null, unanswered)?.node.code).toBe("A1.2");
    expect(nextLeaf(rows, "B1.1", unanswered)?.node.code).toBe("A1.2");
    expect(nextLeaf(rows, "A1.2", unanswered)).toBeNull();
  });
  it("steps from leaf to leaf and stays at the ends", () => {
    expect(stepLeaf(rows, "A1.2", 1)?.node.code).toBe("B1.1");
    expect(stepLeaf(rows, "B1.1", -1)?.node.code).toBe("A1.2");
    expect(stepLeaf(rows, "B1.3", 1)).toBeNull();
  });
});

describe("the queue of what to discuss", () => {
  const queue = discussQueue(rows);
  it("has the widest spread first, then the higher priority", () => {
    expect(queue.map(idOf)).toEqual(["B1.3", "B1.2", "A1.1"]);
  });
  it("goes by code where spread and priority are the same", () => {
    const same = ["X2", "X10", "X1"].map((code) => row(code, 1, { room: room(2) }));
    expect(discussQueue(same).map(idOf)).toEqual(["X1", "X10", "X2"]);
  });
  it("goes round, and begins at its head for a row that is not in it", () => {
    expect(nextInQueue(queue, "B1.3")?.node.code).toBe("B1.2");
    expect(nextInQueue(queue, "A1.1")?.node.code).toBe("B1.3");
    expect(nextInQueue(queue, "A1.2")?.node.code).toBe("B1.3");
    expect(nextInQueue([], "A1.1")).toBeNull();
  });
});
