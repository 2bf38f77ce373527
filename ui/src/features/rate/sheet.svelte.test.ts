import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HistoryEntry, RatingChange } from "$lib/api";
import { MockRound } from "./__tests__/mock";
import { idOf } from "./rows";
import { Sheet } from "./sheet.svelte";

let mock: MockRound;
let sheet: Sheet;

const change = (capability: string, value: number): RatingChange => ({
  capability,
  person: "p-DW",
  answer: { state: "level", value },
  note: "",
  confidence: null,
});
const entry = (sequence: number, undoes: number | null = null): HistoryEntry => ({
  sequence,
  time: "",
  actor: "",
  label: "",
  topics: ["ratings"],
  undoes,
  redoes: null,
  undone: false,
});
const cell = (code: string) =>
  sheet.grid?.rows.find((row) => idOf(row) === code)?.cells[0]?.answer ?? null;

beforeEach(async () => {
  mock = new MockRound();
  vi.stubGlobal("fetch", mock.fetch);
  sheet = new Sheet("r2");
  await sheet.load();
});
afterEach(() => vi.unstubAllGlobals());

describe("Sheet", () => {
  it("shows an answer at once and saves answers in their order", async () => {
    const first = sheet.rate([change("TE1.3", 1)]);
    const second = sheet.rate([change("TE1.3", 4)]);
    expect(cell("TE1.3")).toEqual({ state: "level", value: 4 });
    await Promise.all([first, second]);
    expect(cell("TE1.3")).toEqual({ state: "level", value: 4 });
    expect(mock.commands("set_ratings")).toHaveLength(2);
    expect(mock.commands("rating_grid")).toHaveLength(1);
  });

  it("keeps what was refused on screen through other changes, until it is dropped", async () => {
    mock.fails = { code: "invalid", message: "No.", hint: "" };
    await sheet.rate([change("TE1.3", 4)]);
    expect(sheet.failure?.message).toBe("No.");
    expect(sheet.failed.size).toBe(1);
    await sheet.rate([change("TE1.1", 1)]);
    await sheet.load();
    expect(cell("TE1.3")).toEqual({ state: "level", value: 4 });
    await sheet.discard();
    expect(cell("TE1.3")).toBeNull();
    expect([sheet.failure, sheet.failed.size]).toEqual([null, 0]);
  });

  it("forgets the failure once something else was typed there", async () => {
    mock.fails = { code: "invalid", message: "No.", hint: "" };
    await sheet.rate([change("TE1.3", 4)]);
    await sheet.rate([change("TE1.3", 2)]);
    expect([sheet.failure, sheet.failed.size]).toEqual([null, 0]);
  });

  it("fetches the grid again for what was not written from here, and only then", async () => {
    sheet.saw(entry(1));
    await sheet.rate([change("TE1.3", 4)]);
    sheet.saw(entry(2));
    expect(mock.commands("rating_grid")).toHaveLength(1);
    sheet.saw(entry(3, 2));
    sheet.saw(entry(5));
    expect(mock.commands("rating_grid")).toHaveLength(3);
  });
});
