import { describe, expect, it } from "vitest";
import { childOf, drawnAfter, inSight, moved, shownRows, siblingAfter, turnsToGroup } from "./tree";
import { MockModel } from "./__tests__/mock";

// A > A.1, A.2 (retired), A.3; B > B.1
const rows = new MockModel().rows();
const all = { folded: new Set<string>(), retired: true };
const ids = (shown: readonly { id: string }[]) => shown.map(({ id }) => id).join(" ");

describe("shownRows", () => {
  it("folds what is below, and leaves retired ones out when asked", () => {
    expect(ids(shownRows(rows, all))).toBe("A A.1 A.2 A.3 B B.1");
    expect(ids(shownRows(rows, { ...all, folded: new Set(["A"]) }))).toBe("A B B.1");
    expect(ids(shownRows(rows, { ...all, retired: false }))).toBe("A A.1 A.3 B B.1");
  });

  it("counts places among the siblings in sight", () => {
    const third = shownRows(rows, { ...all, retired: false }).find(({ id }) => id === "A.3");
    expect([third?.at, third?.of]).toEqual([2, 2]);
  });
});

describe("moved", () => {
  it.each([
    ["A.1", "down", { parent: "A", position: 1 }],
    ["A.3", "up", { parent: "A", position: 1 }],
    ["A.1", "up", null],
    ["A.3", "down", null],
    ["A.1", "out", { parent: null, position: 1 }],
    ["A", "out", null],
    ["B", "in", { parent: "A", position: 3 }],
    ["A", "in", null],
    ["A.3", "in", { parent: "A.2", position: 0 }],
  ] as const)("%s %s", (id, way, to) => expect(moved(rows, id, way)).toEqual(to));

  it("steps over siblings that are not in sight", () => {
    expect(moved(rows, "A.1", "down", false)).toEqual({ parent: "A", position: 2 });
    expect(moved(rows, "A.3", "up", false)).toEqual({ parent: "A", position: 0 });
    expect(moved(rows, "A.3", "in", false)).toEqual({ parent: "A.1", position: 0 });
  });
});

describe("new capabilities", () => {
  it("go beside or below, after everything that hangs on the row", () => {
    expect(siblingAfter(rows, "A")).toEqual({ parent: null, position: 1, after: "A.3", depth: 1 });
    expect(childOf(rows, "A")).toEqual({ parent: "A", position: 3, after: "A.3", depth: 2 });
    expect(siblingAfter([], null)).toEqual({ parent: null, position: 0, after: null, depth: 1 });
  });

  it("are drawn after the last row in sight before their place", () => {
    const shown = shownRows(rows, { ...all, folded: new Set(["A"]) });
    expect(drawnAfter(rows, shown, siblingAfter(rows, "A"))).toBe(0);
    expect(drawnAfter(rows, [], siblingAfter([], null))).toBe(-1);
  });

  it("say which rated leaf would stop being one", () => {
    expect(turnsToGroup(rows, "A.1")?.capability.id).toBe("A.1");
    expect(turnsToGroup(rows, "B.1")).toBeNull();
    expect(turnsToGroup(rows, null)).toBeNull();
  });
});

describe("inSight", () => {
  it("falls back on what is above, then on the old place", () => {
    const shown = shownRows(rows, { ...all, folded: new Set(["A"]) });
    expect(inSight(rows, shown, "A.3", 0)).toBe(0);
    expect(inSight(rows, shown, "gone", 9)).toBe(2);
    expect(inSight(rows, [], "A", 0)).toBe(-1);
  });
});
