import { describe, expect, it } from "vitest";
import { figures, gapBoard, gapRow } from "$lib/charts/fixture";
import {
  cellText,
  keyOf,
  lines,
  measures,
  oneDigit,
  readPriority,
  readTarget,
  targetChanges,
} from "./board";

describe("lines of the board", () => {
  const rows = [
    gapRow("A", {}, { rank: 1, cumulative: 0.6 }),
    gapRow("B", {}, { rank: 2, cumulative: 1 }),
    gapRow("C", { gap: null, weighted_gap: null }, { rank: null }),
  ];

  it("draw the line at half the total, and say why the last are not ranked", () => {
    const left_out = { unanswered: 1, not_applicable: 0, no_target: 0, at_target: 0 };
    const all = lines(gapBoard(rows, { half: 1, total: 12.5, left_out }));
    expect(all.map((line) => line.key)).toEqual(["id-A", "half", "id-B", "left-out", "id-C"]);
    const [, half, , left] = all;
    expect(half).toMatchObject({
      text: "60 % of the total weighted gap of 12.5 lies above this line",
    });
    expect(left).toMatchObject({ text: "No gap here: 1 unanswered" });
  });

  it("draw no line below the last gap", () => {
    const one = lines(gapBoard(rows.slice(0, 1), { half: 1 }));
    expect(one.map((line) => line.key)).toEqual(["id-A"]);
  });

  it("are known by id, else by code", () => {
    expect(keyOf(gapRow("A"))).toBe("id-A");
    expect(keyOf(gapRow("A", { id: null }))).toBe("A");
  });
});

describe("columns", () => {
  const ids = (width: number) => measures(width, true, false).columns.map((column) => column.id);

  it("grow fewer with the room, and keep picture and numbers", () => {
    expect(ids(920)).toContain("stage");
    expect(ids(720)).not.toContain("stage");
    expect(ids(541)).toEqual([
      "rank",
      "pillar",
      "code",
      "title",
      "priority",
      "now",
      "bell",
      "target",
      "weighted",
    ]);
  });

  it.each([541, 600, 720, 792, 920, 1200])("leave %i pixels room for names", (width) => {
    const fixed = measures(width, true, false).columns.reduce((sum, c) => sum + (c.width ?? 0), 0);
    expect(width - fixed).toBeGreaterThanOrEqual(120);
  });

  it("can only be typed into where the round is open", () => {
    const typed = (editable: boolean) =>
      measures(900, editable, true)
        .columns.filter((c) => c.editable)
        .map((c) => c.label);
    expect(typed(true)).toEqual(["Rank", "To"]);
    expect(typed(false)).toEqual([]);
  });
});

describe("cells", () => {
  it("read as a spreadsheet takes them", () => {
    const row = gapRow("A", { priority: 2.5 });
    const ranked = { ...row, priority_rank: 4 };
    expect(cellText({ kind: "row", key: "A", row }, "priority")).toBe("2.5");
    expect(cellText({ kind: "row", key: "A", row: ranked }, "priority")).toBe("4");
    expect(cellText({ kind: "row", key: "A", row }, "target")).toBe("3");
    expect(cellText({ kind: "note", key: "half", text: "half" }, "rank")).toBe("half");
  });
});

describe("typing", () => {
  it("sets a target at once where one digit says all", () => {
    const on = (floor: number, ceiling: number) =>
      oneDigit(gapRow("A", { figures: figures(1, { floor, ceiling }) }));
    expect(on(0, 4)).toBe(true);
    expect(on(0, 1)).toBe(false);
    expect(on(0, 10)).toBe(false);
  });

  it("understands numbers, and says what it does not", () => {
    expect(readTarget("2,5")).toEqual({ value: 2.5 });
    expect(readTarget("")).toEqual({ value: null });
    expect(readTarget("high")).toHaveProperty("why");
    expect(readPriority("-1", false)).toHaveProperty("why");
    expect(readPriority("0", false)).toEqual({ value: 0 });
    expect(readPriority("0", true)).toHaveProperty("why");
    expect(readPriority("1.5", true)).toHaveProperty("why");
    expect(readPriority("3", true)).toEqual({ value: 3 });
  });

  it("keeps the day of a target, its own or inherited, unless one is given", () => {
    const target = (capability: string, due: string) => ({
      target: { capability, value: 3, due },
    });
    const rows = [
      gapRow("A", {}, target("id-A", "2027-06-30")),
      gapRow("B", {}, target("id-TE1", "2027-12-31")),
      gapRow("C", {}, { target: null }),
    ];
    const typed = [
      { capability: "id-A", value: 3 },
      { capability: "id-B", value: 2 },
      { capability: "id-C", value: 2 },
      { capability: "id-A", value: null },
    ];
    const days = (due?: string | null) => targetChanges(typed, rows, due).map((one) => one.due);
    expect(days()).toEqual(["2027-06-30", "2027-12-31", null, null]);
    expect(days("2028-01-31")).toEqual(["2028-01-31", "2028-01-31", "2028-01-31", null]);
    expect(days(null)).toEqual([null, null, null, null]);
  });
});
