import { describe, expect, it } from "vitest";
import type { AnswersPreview, Round, RoundSummary } from "$lib/api";
import { codeFor, importWords, latestOf, moved, nextTitle, stillOpen } from "./words";

const round = (title: string, date = "2026-06-09", model = "m1"): Round => ({
  id: title,
  model,
  title,
  date,
  state: "open",
  locked_at: null,
  priority_method: "points",
  participants: [],
});
const summary = (given: Partial<RoundSummary>): RoundSummary => ({
  round: round("Round 1"),
  model_title: "Model",
  answered: 10,
  applicable: 10,
  not_applicable: 0,
  to_discuss: 0,
  agreed: 10,
  with_target: 10,
  ...given,
});

describe("what is still open", () => {
  it("is nothing where all is answered, agreed and has a target", () => {
    expect(stillOpen(summary({}))).toEqual([]);
  });
  it("says each kind with its count", () => {
    expect(stillOpen(summary({ answered: 9, to_discuss: 2, agreed: 7, with_target: 6 }))).toEqual([
      "1 capability without an answer",
      "2 capabilities still to discuss",
      "2 capabilities answered, with no agreed level: the median of the votes will stand",
      "4 capabilities without a target",
    ]);
  });
});

describe("a new round", () => {
  it.each([
    [[], "Round 1"],
    [["Round 1"], "Round 2"],
    [["Round 1", "Round 7"], "Round 8"],
    [["Baseline", "Summer"], "Round 3"],
  ])("after %j is called %s", (titles, expected) => {
    expect(nextTitle(titles.map((title) => round(title)))).toBe(expected);
  });
  it("follows the latest round over the same model", () => {
    const rounds = [
      round("b", "2026-11-18"),
      round("a", "2026-06-09"),
      round("c", "2027-01-01", "m2"),
    ];
    expect(latestOf(rounds, "m1")?.title).toBe("b");
    expect(latestOf(rounds, "m3")).toBeNull();
  });
});

it("says what an import would do", () => {
  const preview: AnswersPreview = {
    rows: 10,
    added: 6,
    changed: 1,
    new_people: ["AK"],
    notices: [],
    problems: [],
  };
  expect(importWords(preview)).toEqual([
    "10 answers read: 6 new, 1 different from what stands, 3 the same.",
    "1 person will be added and join the round: AK.",
  ]);
});

it.each([
  [0, 1, ["b", "a", "c"]],
  [2, -1, ["a", "c", "b"]],
  [0, -1, ["a", "b", "c"]],
  [2, 1, ["a", "b", "c"]],
] as const)("moves %i by %i", (from, step, expected) => {
  expect(moved(["a", "b", "c"], from, step)).toEqual(expected);
});

it.each([
  ["Dana Whitlock", [], "DW"],
  ["Dana Whitlock", ["dw"], "DW2"],
  ["Dana", [], "DA"],
  ["Jean-Luc van der Berg", ["JB", "JB2"], "JB3"],
  ["  ", [], ""],
])("proposes a short name for %j", (name, taken, expected) => {
  expect(codeFor(name, taken)).toBe(expected);
});
