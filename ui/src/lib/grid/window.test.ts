import { describe, expect, it } from "vitest";
import { reveal, visible } from "./window";

describe("visible", () => {
  it("draws a grid of up to 200 rows whole", () => {
    expect(visible(200, 24, 1000, 600)).toEqual({ first: 0, last: 200, before: 0, after: 0 });
  });

  it("draws what is seen and a little around it", () => {
    const { first, last, before, after } = visible(1000, 20, 4000, 400, { overscan: 5 });
    expect([first, last]).toEqual([195, 226]);
    expect(before).toBe(195 * 20);
    expect(before + (last - first) * 20 + after).toBe(1000 * 20);
  });

  it("holds at both ends, and when scrolled too far", () => {
    expect(visible(1000, 20, 0, 400).first).toBe(0);
    expect(visible(1000, 20, 20000, 400).last).toBe(1000);
    const far = visible(300, 20, 90000, 400);
    expect(far.last).toBe(300);
    expect(far.first).toBeLessThan(280);
  });
});

describe("reveal", () => {
  it("scrolls only as far as needed", () => {
    expect(reveal(5, 20, 0, 400)).toBe(0);
    expect(reveal(30, 20, 0, 400)).toBe(220);
    expect(reveal(2, 20, 300, 400)).toBe(40);
  });
});
