import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "$lib/api";
import { byDay, further, goesOn, holding, kindOf } from "./days";

const entry = (sequence: number, time: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ sequence, time, actor: "Iris", label: `Change ${sequence}`, topics: [] },
  ...{ undoes: null, redoes: null, undone: false },
  ...more,
});

const entries = [
  entry(4, "2026-11-18T10:00", { undoes: 2, label: "Rename Zoë" }),
  entry(3, "2026-11-18T09:00"),
  entry(2, "2026-11-17T23:30", { undone: true, actor: "Tom" }),
  entry(1, "2026-11-10T08:00"),
];

describe("the journal", () => {
  it("is grouped by day, and says which days are near", () => {
    const days = byDay(entries, new Date("2026-11-18T12:00"));
    expect(days.map(({ day, name, entries: of }) => [day, name, of.length])).toEqual([
      ["2026-11-18", "Today", 2],
      ["2026-11-17", "Yesterday", 1],
      ["2026-11-10", "Tuesday", 1],
    ]);
  });

  it("tells undo and redo from changes", () => {
    expect(entries.map(kindOf)).toEqual(["undo", "change", "change", "change"]);
    expect(kindOf(entry(5, "2026-11-18T10:00", { redoes: 2 }))).toBe("redo");
  });

  it("is searched by words, whatever their accents", () => {
    const found = (text: string) => holding(entries, text).map(({ sequence }) => sequence);
    expect(found("")).toEqual([4, 3, 2, 1]);
    expect(found("zoe")).toEqual([4]);
    expect(found("change tom")).toEqual([2]);
    expect(found("undone")).toEqual([2]);
    expect(found("2026-11-10")).toEqual([1]);
  });

  it("goes further back by more, then by windows", () => {
    expect(further({ limit: 200, before: null }, entries)).toEqual({ limit: 400, before: null });
    expect(further({ limit: 1000, before: null }, entries)).toEqual({ limit: 200, before: 1 });
    expect(goesOn(entries)).toBe(false);
    expect(goesOn(entries.slice(0, 2))).toBe(true);
    expect(goesOn([])).toBe(false);
  });
});
