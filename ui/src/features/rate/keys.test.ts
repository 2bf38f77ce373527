import { expect, it } from "vitest";
import { readFold, readTyped } from "./keys";

it.each([
  ["0", { does: "level", position: 0 }],
  ["9", { does: "level", position: 9 }],
  ["n", { does: "not-applicable" }],
  ["N", { does: "not-applicable" }],
  ["c", { does: "confidence" }],
  ["d", null],
  ["m", null],
  ["", null],
  ["12", null],
])("reads the typed character %j", (character, expected) => {
  expect(readTyped(character)).toEqual(expected);
});

it.each([
  ["Enter", true, false, "close"],
  [" ", false, false, "open"],
  ["ArrowRight", false, true, "open"],
  ["ArrowRight", true, true, null],
  ["ArrowLeft", true, true, "close"],
  ["ArrowLeft", true, false, null],
  ["x", true, true, null],
])("on a roll-up row, %j (open %s, at its title %s) does %s", (key, open, atTitle, expected) => {
  expect(readFold(key, open, atTitle)).toBe(expected);
});
