import { describe, expect, it } from "vitest";
import type { ProcessRow, Step } from "$lib/api";
import { editOf, effortWords, frequencyWords, linesOf, sayProcess, shown } from "./words";

const step = (id: string, parent: string | null, kind: Step["kind"], more: Partial<Step> = {}) => ({
  step: {
    id,
    parent,
    code: id,
    title: `Step ${id}`,
    kind,
    stage: null,
    description: "",
    inputs: [],
    outputs: [],
    documents: [],
    gate: false,
    gate_name: "",
    duty: null,
    frequency: null,
    effort_hours: null,
    references: [],
    capabilities: [],
    tools: [],
    ...more,
  },
  tasks: 0,
  hours_per_year: 0,
  timed: 0,
  gates: [],
});
const rows: ProcessRow[] = [
  step("1", null, "phase"),
  step("1.1", "1", "sub_phase"),
  step("1.1.1", "1.1", "task", { gate: true, stage: "discovery", effort_hours: 4 }),
  step("2", null, "phase"),
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
