import { describe, expect, it } from "vitest";
import type { Finding, RaciColumn, RaciRow } from "$lib/api";
import { changesOf, columnsOf, gravest, shown } from "./rows";

const role = (id: string): RaciColumn => ({
  role: { id, code: id.toUpperCase(), title: id, description: "" },
  counts: { a: 0, r: 0, s: 0, c: 0, i: 0 },
  share: 0,
  validator: false,
  filled_by: 1,
  findings: [],
});
const found = (severity: "error" | "warn", waived = false): Finding => ({
  rule: "one-accountable",
  severity,
  step: "t1",
  role: null,
  person: null,
  cells: [],
  message: `${severity}${waived}`,
  why: "",
  fix: null,
  choices: [],
  waived: waived ? { waiver: "w", reason: "", expires: "", by: "", expired: false } : null,
});
const row = (
  step: string,
  parent: string | null,
  kind: RaciRow["kind"],
  cells: string[] = [],
  findings: Finding[] = [],
): RaciRow => ({
  step,
  parent,
  kind,
  code: step,
  title: `Step ${step}`,
  gate: false,
  gate_name: "",
  cells,
  roll_up: null,
  findings,
  errors: 0,
  warnings: 0,
  waived: 0,
});
const columns = [role("x"), role("y")];
const rows = [
  row("p1", null, "phase"),
  row("s1", "p1", "sub_phase"),
  row("t1", "s1", "task", ["A", ""], [found("error")]),
  row("t2", "s1", "task", ["", "R"]),
  row("p2", null, "phase"),
  row("t3", "p2", "task", ["", ""]),
];
const all = { findings: false, role: null, phase: null, text: "" };
const steps = (filter: Partial<Parameters<typeof shown>[1]>, folded: string[] = []) =>
  shown(rows, { ...all, ...filter }, new Set(folded), columns).map((one) => one.step);

describe("rows of the matrix", () => {
  it("fold away with everything below", () => {
    expect(steps({})).toEqual(["p1", "s1", "t1", "t2", "p2", "t3"]);
    expect(steps({}, ["p1"])).toEqual(["p1", "p2", "t3"]);
  });

  it("are filtered with what leads to them", () => {
    expect(steps({ findings: true })).toEqual(["p1", "s1", "t1"]);
    expect(steps({ role: "y" })).toEqual(["p1", "s1", "t2"]);
    expect(steps({ phase: "p2" })).toEqual(["p2", "t3"]);
    expect(steps({ text: "step t3" })).toEqual(["p2", "t3"]);
  });

  it("take letters by key and by paste, and refuse what is none", () => {
    const [, x, y] = columnsOf(columns, 1000);
    const task = rows[2];
    if (!x || !y || !task) throw new Error("no column");
    const letters = (one: RaciRow, at: number) => one.cells[at] ?? "";
    const put = (text: string, how: "type" | "paste", column = x) =>
      changesOf([{ row: task, column, text }], how, "raci", letters);
    expect(put("R", "type").changes).toEqual([{ step: "t1", role: "x", letters: "AR" }]);
    expect(put("a/r", "paste", y).changes).toEqual([{ step: "t1", role: "y", letters: "AR" }]);
    expect(put("A", "paste")).toEqual({ changes: [], refused: [] });
    expect(put("maybe", "paste").refused).toEqual(["t1, X: “maybe” is no letter here"]);
  });

  it("show the gravest finding first and what is waived last", () => {
    const told = gravest([found("warn"), found("error", true), found("error")]);
    expect(told?.message).toBe("errorfalse");
    expect(gravest([])).toBeNull();
  });
});
