import { describe, expect, it } from "vitest";
import type { RatingChange } from "$lib/api";
import { MockRound } from "./__tests__/mock";
import { mergeRows, withAnswers } from "./merge";
import { idOf } from "./rows";

const change = (capability: string, person: string, value: number | null): RatingChange => ({
  capability,
  person,
  answer: value === null ? null : { state: "level", value },
  note: "",
  confidence: null,
});

describe("mergeRows", () => {
  it("replaces the leaf and the rows above it, and keeps the identity of all others", () => {
    const mock = new MockRound();
    const before = mock.grid();
    mock.rate([change("TE1.3", "p-DW", 3)]);
    mock.compute();
    const after = mergeRows(before, mock.rowsOf(["TE1.3"]));
    const changed = after?.rows.filter((row, i) => row !== before.rows[i]).map(idOf);
    expect(changed).toEqual(["TE", "TE1", "TE1.3"]);
    expect(after?.progress.answered).toBe(before.progress.answered + 1);
  });
  it("wants the whole grid when a row is unknown", () => {
    const mock = new MockRound();
    const grid = mock.grid();
    const without = { ...grid, rows: grid.rows.filter((row) => idOf(row) !== "TE1.3") };
    expect(mergeRows(without, mock.rowsOf(["TE1.3"]))).toBeNull();
  });
});

describe("withAnswers", () => {
  it("shows answers that are on their way", () => {
    const grid = new MockRound().grid();
    const shown = withAnswers(grid, [change("TE1.3", "p-DW", 4), change("TE1.1", "p-PR", null)]);
    const cells = (code: string) => shown.rows.find((row) => idOf(row) === code)?.cells;
    expect(cells("TE1.3")?.[0]?.answer).toEqual({ state: "level", value: 4 });
    expect(cells("TE1.1")?.[1]).toBeNull();
    expect(shown.rows.filter((row, i) => row !== grid.rows[i])).toHaveLength(2);
  });
  it("leaves out people who no longer take part, and changes nothing without answers", () => {
    const grid = new MockRound().grid();
    expect(withAnswers(grid, [])).toBe(grid);
    const shown = withAnswers(grid, [change("TE1.3", "gone", 4)]);
    expect(shown.rows.every((row, i) => row === grid.rows[i])).toBe(true);
  });
});
