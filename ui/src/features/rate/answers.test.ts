import { describe, expect, it } from "vitest";
import type { Scale } from "$lib/api";
import { maturity } from "./__tests__/mock";
import {
  allowed,
  answerText,
  cellWords,
  digitsOf,
  fillOf,
  levelText,
  nextConfidence,
  readAnswer,
} from "./answers";

const samm: Scale = {
  code: "samm",
  title: "SAMM",
  levels: [0, 0.25, 0.5, 1].map((value) => ({ value, title: `L${value}`, text: "" })),
};

it.each([
  [0, "0"],
  [0.25, "0.25"],
  [0.1 + 0.2, "0.3"],
  [-1, "−1"],
])("writes the level %d as %s", (value, expected) => {
  expect(levelText(value)).toBe(expected);
});

describe("readAnswer", () => {
  it.each([
    ["2", { kind: "level", value: 2 }],
    [" 2.0 ", { kind: "level", value: 2 }],
    ["", { kind: "clear" }],
    ["–", { kind: "clear" }],
    ["·", { kind: "nothing" }],
    ["NA", { kind: "na", reason: null }],
    ["n/a", { kind: "na", reason: null }],
    ["N.A.", { kind: "na", reason: null }],
    ["NA: no model in use", { kind: "na", reason: "no model in use" }],
    ["5", { kind: "wrong" }],
    ["1.5", { kind: "wrong" }],
    ["nanny", { kind: "wrong" }],
    ["two", { kind: "wrong" }],
  ])("reads %j", (text, expected) => {
    expect(readAnswer(text, maturity)).toEqual(expected);
  });
  it("takes levels by value, with a decimal comma too", () => {
    expect(readAnswer("0,25", samm)).toEqual({ kind: "level", value: 0.25 });
    expect(readAnswer("2", samm)).toEqual({ kind: "wrong" });
  });
});

it("writes to the clipboard what it reads back", () => {
  const na = { state: "not_applicable", reason: "no model: none" } as const;
  expect(readAnswer(answerText(na), maturity)).toEqual({ kind: "na", reason: "no model: none" });
  expect(answerText({ state: "level", value: 0.25 })).toBe("0.25");
  expect(answerText(null)).toBe("");
});

it("spreads the fills over the places of a scale, not over its values", () => {
  expect(samm.levels.map(({ value }) => fillOf(samm, value))).toEqual([0, 1, 3, 4]);
  expect(maturity.levels.map(({ value }) => fillOf(maturity, value))).toEqual([0, 1, 2, 3, 4]);
});

it("says which digits and values can be typed", () => {
  expect(digitsOf(samm)).toBe("0–3");
  expect(allowed(samm)).toBe("0, 0.25, 0.5, 1 or NA");
});

it("turns the confidence over", () => {
  expect(nextConfidence(null)).toBe("low");
  expect(nextConfidence("low")).toBe("medium");
  expect(nextConfidence("medium")).toBe("high");
  expect(nextConfidence("high")).toBeNull();
});

it("says a cell in words", () => {
  const answer = { state: "level", value: 2 } as const;
  expect(cellWords({ answer, note: "Seen", confidence: "low" }, maturity)).toBe(
    "2 Managed, low confidence. Note: Seen",
  );
  expect(cellWords(null, maturity)).toBe("Unanswered");
});
