import { describe, expect, it } from "vitest";
import { clock, count, fixed, interval, isoDate, percent, signed } from "./format";

describe("format", () => {
  it.each([
    [fixed(1.25), "1.3"],
    [fixed(-0.04), "0.0"],
    [fixed(-2, 0), "−2"],
    [fixed(null), "–"],
    [percent(0.923), "92 %"],
    [percent(null), "–"],
    [signed(18), "+18"],
    [signed(-0.5, 1), "−0.5"],
    [signed(0.01), "±0"],
    [interval(1.3, 1.72), "[1.3, 1.7]"],
    [count(1, "gap"), "1 gap"],
    [count(0, "entry", "entries"), "0 entries"],
    [isoDate("2026-01-05T12:00:00"), "2026-01-05"],
    [clock("2026-01-05T09:07:00"), "09:07"],
  ])("%s", (got, expected) => {
    expect(got).toBe(expected);
  });
});
