import { describe, expect, it } from "vitest";
import { along, band, barLength, commonRange, spread, ticks } from "./scales";

const maturity = { floor: 0, ceiling: 4 };

describe("scales", () => {
  it("lays a range over a width and keeps what is beyond at the ends", () => {
    const x = along(maturity, 114);
    expect([0, 2, 4, 5, -1].map(x)).toEqual([7, 57, 107, 107, 7]);
  });

  it("survives a range without length and a width without room", () => {
    expect(along({ floor: 2, ceiling: 2 }, 100)(2)).toBe(7);
    expect(along(maturity, 4)(4)).toBe(8);
  });

  it.each([
    [{ floor: 0, ceiling: 4 }, [0, 1, 2, 3, 4]],
    [{ floor: 1, ceiling: 5 }, [1, 2, 3, 4, 5]],
    [{ floor: 0, ceiling: 1 }, [0, 0.5, 1]],
    [{ floor: 0, ceiling: 7 }, [0, 2, 4, 6, 7]],
    [{ floor: 3, ceiling: 3 }, [3]],
  ])("puts digits at %j", (range, expected) => {
    expect(ticks(range)).toEqual(expected);
  });

  it("knows whether one axis serves all", () => {
    expect(commonRange([maturity, maturity])).toEqual(maturity);
    expect(commonRange([maturity, { floor: 0, ceiling: 1 }])).toBeNull();
    expect(commonRange([])).toBeNull();
  });

  it("chooses fills as level cells do", () => {
    expect([0, 1, 2.4, 3.6, 9].map((value) => band(value, maturity))).toEqual([0, 1, 2, 4, 4]);
    expect(band(0.5, { floor: 0, ceiling: 1 })).toBe(2);
  });

  it("draws no bar where nothing is the largest", () => {
    expect(barLength(5, 20, 80)).toBe(20);
    expect(barLength(5, 0, 80)).toBe(0);
    expect(barLength(null, 20, 80)).toBe(0);
  });

  it("pushes labels apart, in their order and within the bounds", () => {
    expect(spread([50, 51, 49], 15, [0, 100])).toEqual([64, 79, 49]);
    expect(spread([95, 96], 15, [0, 100])).toEqual([85, 100]);
    expect(spread([], 15, [0, 100])).toEqual([]);
  });
});
