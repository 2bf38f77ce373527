import { describe, expect, it } from "vitest";
import type { ScoreCell, Verdict } from "$lib/api";
import { evaluationView } from "../fixture";
import { readVerdict, rulesOf, sayVerdicts, tally, verdictChange } from "./verdicts";

function cell(tool: string, verdict: Verdict | null, change: Partial<ScoreCell> = {}): ScoreCell {
  return {
    tool,
    scores: [],
    agreed: null,
    used: null,
    value: null,
    spread: null,
    verdict,
    verdict_reason: "",
    verdict_as_of: null,
    verdict_derived: false,
    ...change,
  };
}

const view = evaluationView();
const criteria = view.criteria.map((one, i) =>
  i === 1
    ? {
        ...one,
        criterion: {
          ...one.criterion,
          knock_out: { statement: "Has an audit log", minimum: null },
        },
      }
    : one,
);
const rules = rulesOf({
  criteria,
  rows: [{ criterion: "c1", cells: [cell("t1", "pass"), cell("t2", "fail"), cell("t3", null)] }],
});

describe("knock-outs", () => {
  it("are the criteria that have one, and what nobody says is unknown", () => {
    expect(rules.map((one) => one.view.criterion.id)).toEqual(["c1"]);
    expect(tally(rules)).toEqual({ pass: 1, fail: 1, unknown: 1 });
    expect(sayVerdicts(rules)).toBe("1 pass, 1 fail, 1 unknown; unknown never passes by itself.");
    expect(sayVerdicts([])).toBe("No criterion can knock a tool out.");
  });

  it.each<[string, Verdict | null | undefined]>([
    ["p", "pass"],
    ["F", "fail"],
    ["unknown", "unknown"],
    ["", null],
    ["maybe", undefined],
  ])("reads “%s”", (text, verdict) => {
    expect(readVerdict(text)).toBe(verdict);
  });

  it("keep the reason while the verdict stays, and drop it when it turns", () => {
    const failed = cell("t1", "fail", { verdict_reason: "No export", verdict_as_of: "2026-10-01" });
    expect(verdictChange("c1", failed, "fail")).toMatchObject({
      reason: "No export",
      as_of: "2026-10-01",
    });
    expect(verdictChange("c1", failed, "pass")).toMatchObject({ reason: "", as_of: null });
    const derived = { ...failed, verdict_derived: true };
    expect(verdictChange("c1", derived, "fail")).toMatchObject({ reason: "" });
  });
});
