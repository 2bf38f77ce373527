import { describe, expect, it } from "vitest";
import { type Share, shifted } from "./shares";

const of = (...shares: number[]): Share[] =>
  shares.map((share, i) => ({ criterion: `c${i}`, share }));
const figures = (shares: readonly Share[]) => shares.map((one) => one.share);

describe("shifted", () => {
  it("gives one its share and keeps the proportions of the others", () => {
    expect(figures(shifted(of(20, 50, 30), "c0", 60))).toEqual([60, 25, 15]);
    expect(figures(shifted(of(20, 50, 30), "c1", 0))).toEqual([40, 0, 60]);
  });

  it("adds up to 100 in tenths, whatever the proportions", () => {
    for (let share = 0; share <= 100; share += 7.3) {
      const next = figures(shifted(of(1, 1, 1, 13, 29), "c3", share));
      expect(next.reduce((sum, one) => sum + Math.round(one * 10), 0)).toBe(1000);
      expect(next[3]).toBeCloseTo(share, 0);
    }
  });

  it("shares alike what the others did not have", () => {
    expect(figures(shifted(of(100, 0, 0), "c0", 40))).toEqual([40, 30, 30]);
  });

  it("stays within 0 and 100, and leaves a single weight at 100", () => {
    expect(figures(shifted(of(20, 80), "c0", 130))).toEqual([100, 0]);
    expect(figures(shifted(of(20, 80), "c0", -5))).toEqual([0, 100]);
    expect(figures(shifted(of(100), "c0", 10))).toEqual([100]);
  });
});
