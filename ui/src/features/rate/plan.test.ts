import { describe, expect, it } from "vitest";
import type { GridRow, Scale } from "$lib/api";
import { maturity, people, row } from "./__tests__/mock";
import { columnsFor, type RateColumn } from "./columns";
import { land, withoutRollUps } from "./paste";
import { byPosition, byValue, cellOf, plan, planConfidence, type Put } from "./plan";

const columns = columnsFor({ people, roles: [], hidden: false, width: 900, large: false });
const column = (id: string) => columns.find((c) => c.label === id) as RateColumn;
const tests: Scale = {
  code: "t",
  title: "Tests",
  levels: [0, 0.5, 1].map((value) => ({ value, title: "", text: "" })),
};

const rated = (code: string): GridRow => {
  const one = row(code, 3);
  one.cells[0] = { answer: { state: "level", value: 2 }, note: "Seen", confidence: "low" };
  return one;
};
const put = (one: GridRow, label: string, text: string): Put => ({
  row: one,
  column: column(label),
  text,
});
const on = (scale: Scale) => () => scale;

describe("plan", () => {
  it("sets a level by its place on the scale, and keeps note and confidence", () => {
    const made = plan([put(rated("A1"), "DW", "1")], byPosition, on(tests));
    expect(made.ratings).toEqual([
      {
        capability: "A1",
        person: "p-DW",
        answer: { state: "level", value: 0.5 },
        note: "Seen",
        confidence: "low",
      },
    ]);
  });
  it("asks nothing of the api that changes nothing", () => {
    const made = plan([put(rated("A1"), "DW", "2")], byPosition, on(maturity));
    expect(made.ratings).toEqual([]);
    expect(plan([put(row("A2", 3), "DW", "")], byPosition, on(maturity)).ratings).toEqual([]);
  });
  it("clears with everything that was said", () => {
    const [cleared] = plan([put(rated("A1"), "DW", "")], byPosition, on(maturity)).ratings;
    expect(cleared).toMatchObject({ answer: null, note: "", confidence: null });
  });
  it("collects the cells that need a reason", () => {
    const made = plan(
      [put(rated("A1"), "DW", "n"), put(rated("A1"), "PR", "n")],
      byPosition,
      on(maturity),
    );
    expect(made.reasons.map((cell) => cell.person.code)).toEqual(["DW", "PR"]);
    expect(made.ratings).toEqual([]);
  });
  it("takes NA with its reason from the clipboard", () => {
    const [change] = plan([put(row("A1", 3), "DW", "NA: no need")], byValue, on(maturity)).ratings;
    expect(change?.answer).toEqual({ state: "not_applicable", reason: "no need" });
  });
  it("says what is wrong, and where", () => {
    const from = "Row 2, column 1";
    const made = plan([{ ...put(row("A1", 3), "DW", "7"), from }], byValue, on(maturity));
    expect(made.problems).toEqual([
      "Row 2, column 1 (A1, DW): “7” is no level. Use 0, 1, 2, 3, 4 or NA.",
    ]);
    const typed = plan([put(row("A1", 3), "DW", "7")], byPosition, on(tests));
    expect(typed.problems).toEqual(["A1 has 3 levels (0, 0.5, 1): the digits 0 to 2 set them."]);
  });
  it("sets the ratings of a range that reaches beyond them, and nothing else", () => {
    const one = rated("A1");
    const puts = ["DW", "Agreed", "Tgt."].map((label) => put(one, label, "1"));
    const made = plan(puts, byPosition, on(maturity));
    expect([made.ratings.length, made.targets.length, made.agreed]).toEqual([1, 0, null]);
  });
  it("sets targets, of roll-up rows too", () => {
    const inner = row("A", 1, { leaf: false });
    const made = plan([put(inner, "Tgt.", "3")], byPosition, on(maturity));
    expect(made.targets).toEqual([{ row: inner, value: 3 }]);
    expect(plan([put(inner, "DW", "3")], byPosition, on(maturity)).ratings).toEqual([]);
  });
  it("settles one capability at a time", () => {
    const [a, b] = [row("A1", 3), row("A2", 3)];
    expect(plan([put(a, "Agreed", "1")], byPosition, on(maturity)).agreed).toEqual({
      row: a,
      value: 1,
    });
    const two = plan([put(a, "Agreed", "1"), put(b, "Agreed", "1")], byPosition, on(maturity));
    expect(two.agreed).toBeNull();
    expect(two.problems).toHaveLength(1);
  });
  it("turns the confidence of a range over together", () => {
    const cells = [rated("A1"), row("A2", 3), rated("A3")].flatMap(
      (one) => cellOf({ row: one, column: column("DW") }) ?? [],
    );
    expect(planConfidence(cells).map((c) => [c.capability, c.confidence])).toEqual([
      ["A1", "medium"],
      ["A3", "medium"],
    ]);
  });
});

describe("pasting", () => {
  const rows = [
    row("A", 1, { leaf: false }),
    rated("A1"),
    rated("A2"),
    row("B", 1, { leaf: false }),
    row("B1", 3),
  ];
  const at = (code: string, label: string) => ({
    row: rows.findIndex((one) => one.node.code === code),
    column: columns.indexOf(column(label)),
  });
  const landed = (block: string[][], code: string, label: string) =>
    land(block, at(code, label), rows, columns);

  it("goes from leaf to leaf, past roll-up rows", () => {
    const { puts } = landed(
      [
        ["1", "2"],
        ["3", "4"],
        ["0", "NA"],
      ],
      "A1",
      "DW",
    );
    expect(puts?.map((p) => `${p.row.node.code} ${p.column.label} ${p.text}`)).toEqual([
      "A1 DW 1",
      "A1 PR 2",
      "A2 DW 3",
      "A2 PR 4",
      "B1 DW 0",
      "B1 PR NA",
    ]);
    expect(puts?.[5]?.from).toBe("Row 3, column 2");
  });
  it("begins below a roll-up row, and leaves out the lines of others", () => {
    expect(landed([["·"], ["1"]], "A", "DW").puts?.[0]?.row.node.code).toBe("A1");
  });
  it.each([
    [
      [["1"], ["1"], ["1"], ["1"]],
      "A1",
      "DW",
      "The block is 4 rows high, and 3 capabilities follow from here.",
    ],
    [[["1", "1"]], "A1", "CD", "The block is 2 columns wide, and 1 column takes values from here."],
    [
      [["1"]],
      "A1",
      "Med.",
      "Choose the first cell of a person or of the targets, then paste again.",
    ],
  ])("refuses whole what does not fit: %j at %s %s", (block, code, label, problem) => {
    expect(landed(block, code, label)).toEqual({ puts: null, problem });
  });
  it("copies without roll-up rows, unless their titles are copied too", () => {
    expect(withoutRollUps("·\t·\n1\t2\n·\t·")).toBe("1\t2");
    expect(withoutRollUps("A People\t·\nA1 Skills\t2")).toBe("A People\t\nA1 Skills\t2");
  });
});

describe("the columns", () => {
  it("fill the width they are given, and give the rest to the capabilities", () => {
    expect(columns.reduce((sum, { width }) => sum + (width ?? 0), 0)).toBe(900);
    const many = Array.from({ length: 30 }, (_, i) => ({
      id: `${i}`,
      code: `${i}`,
      name: "",
      role: null,
    }));
    const wide = columnsFor({ people: many, roles: [], hidden: false, width: 900, large: false });
    expect(wide[0]?.width).toBe(216);
  });
  it("name nobody while names are hidden", () => {
    const hidden = columnsFor({ people, roles: [], hidden: true, width: 900, large: false });
    const heads = hidden.filter((c) => c.kind === "person").map((c) => [c.label, c.title]);
    expect(heads[1]).toEqual(["2", "Participant 2"]);
  });
});
