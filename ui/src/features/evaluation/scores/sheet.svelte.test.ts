import { afterEach, describe, expect, it, vi } from "vitest";
import type { ToolScoreChange } from "$lib/api";
import { evaluationView } from "../fixture";
import { linesOf, ROOM, shownValue } from "./rows";
import { cellKey, Sheet } from "./sheet.svelte";

const change: ToolScoreChange = {
  criterion: "c1",
  tool: "t1",
  person: "p1",
  value: 4,
  note: "",
  evidence: null,
  source: "",
  as_of: null,
  confidence: null,
};

const empty = {
  tool: "t1",
  scores: [],
  agreed: null,
  used: null,
  value: null,
  spread: null,
  verdict: null,
  verdict_reason: "",
  verdict_as_of: null,
  verdict_derived: false,
};
const lines = linesOf(evaluationView({ rows: [{ criterion: "c1", cells: [empty] }] }));

function answer(status: number, body: unknown) {
  const fetched = vi.fn<typeof fetch>(() =>
    Promise.resolve(new Response(JSON.stringify(body), { status })),
  );
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

const seen = (sheet: Sheet) => shownValue(sheet.over(lines)[1]?.cells[0], "p1");

describe("scores on their way", () => {
  it("show at once and go in one command", async () => {
    const fetched = answer(200, { topics: [], undo: null, redo: null, value: null });
    const sheet = new Sheet("v1", ROOM);
    const done = sheet.put({ scores: [change], agreed: [] });
    expect(seen(sheet)).toBe(4);
    await done;
    expect(fetched.mock.calls.filter(([url]) => String(url).endsWith("/set_scores"))).toHaveLength(
      1,
    );
    expect(sheet.failed.size).toBe(0);
    // It stays until the room's own question brings the score.
    expect(seen(sheet)).toBe(4);
    sheet.settle();
    expect(seen(sheet)).toBeNull();
  });

  it("stay on screen when they could not be saved, until they are dropped", async () => {
    answer(400, { code: "invalid", message: "No.", hint: "" });
    const sheet = new Sheet("v1", ROOM);
    await sheet.put({ scores: [change], agreed: [] });
    expect(sheet.failure?.message).toBe("No.");
    expect(sheet.failed).toEqual(new Set([cellKey("c1", "t1", "p1")]));
    expect(seen(sheet)).toBe(4);
    sheet.discard();
    expect(sheet.failed.size).toBe(0);
    expect(seen(sheet)).toBeNull();
  });
});
