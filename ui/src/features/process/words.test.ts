import { describe, expect, it } from "vitest";
import type { ProcessRow } from "$lib/api";
import { rowOf } from "./rows.fixture";
import { editOf, effortWords, frequencyWords, linesOf, sayProcess, shown } from "./words";

const rows: ProcessRow[] = [
  rowOf("1", null, "phase"),
  rowOf("1.1", "1", "sub_phase"),
  rowOf("1.1.1", "1.1", "task", 0, { gate: true, stage: "discovery", effort_hours: 4 }),
  rowOf("2", null, "phase"),
];
const none = { text: "", stage: "" as const, gates: false };
const ids = (folded: string[], filter: Partial<Parameters<typeof shown>[2]>) =>
  shown(rows, new Set(folded), { ...none, ...filter }).map((row) => row.step.id);

describe("the process tree", () => {
  it("folds away and is filtered with what leads to a hit", () => {
    expect(ids([], {})).toEqual(["1", "1.1", "1.1.1", "2"]);
    expect(ids(["1"], {})).toEqual(["1", "2"]);
    expect(ids([], { gates: true })).toEqual(["1", "1.1", "1.1.1"]);
    expect(ids([], { text: "step 2" })).toEqual(["2"]);
    expect(ids([], { stage: "refresh" })).toEqual([]);
  });

  it("is told in words", () => {
    expect(sayProcess(rows)).toBe("2 phases, 1 sub-phase, 1 task, 1 gate.");
    expect(frequencyWords({ times: 2, per: "month" })).toBe("2 × a month");
    expect(frequencyWords(null)).toBe("");
    const task = rows[2];
    expect(task && effortWords(task)).toBe("4 h");
    expect(linesOf(" one \n\ntwo")).toEqual(["one", "two"]);
  });

  it("saves a step without its place", () => {
    const task = rows[2];
    if (!task) throw new Error("no task");
    const edit = editOf(task.step);
    expect(edit).not.toHaveProperty("parent");
    expect(edit).toMatchObject({ id: "1.1.1", gate: true, effort_hours: 4 });
  });
});
