import { describe, expect, it } from "vitest";
import { answered, between, decimalsFor, hundredths, plain, points, score } from "./format";

describe("numbers of charts", () => {
  it.each([
    [plain(3), "3"],
    [plain(1.5), "1.5"],
    [plain(2.6666), "2.67"],
    [plain(0.1 + 0.2), "0.3"],
    [plain(10), "10"],
    [plain(-2), "−2"],
    [plain(null), "–"],
    [hundredths(0.4949), "49"],
    [hundredths(null), "–"],
    [points(0.18), "+18"],
    [points(-0.034), "−3"],
    [points(0.001), "±0"],
    [points(undefined), "–"],
    [between(0.48, 0.51), "[48, 51]"],
    [between(null, 0.5), ""],
    [score(1.25, { floor: 0, ceiling: 4 }), "1.3"],
    [score(0.75, { floor: 0, ceiling: 1 }), "0.75"],
  ])("%s", (got, expected) => {
    expect(got).toBe(expected);
  });

  it("gives short scales two decimals", () => {
    expect(decimalsFor({ floor: 0, ceiling: 1 })).toBe(2);
    expect(decimalsFor({ floor: 1, ceiling: 5 })).toBe(1);
  });

  it("never shows an answer without its coverage", () => {
    expect(answered({ answered: 12, applicable: 13, coverage: 0.92 })).toBe(
      "12 of 13 answered, coverage 92 %",
    );
    expect(answered({ answered: 0, applicable: 0, coverage: null })).toBe("nothing applies");
  });
});
