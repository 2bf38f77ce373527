import { describe, expect, it } from "vitest";
import { read, typed, written } from "./letters";

describe("letters of a cell", () => {
  it("are read as people write them", () => {
    for (const [text, letters] of [
      ["A/R", "AR"],
      ["r, a", "AR"],
      [" i ", "I"],
      ["R A", "AR"],
      ["", ""],
      ["-", ""],
    ] as const) {
      expect(read(text, "raci")).toBe(letters);
    }
  });

  it("are refused whole where one is unknown, or not of the scheme", () => {
    expect(read("X", "raci")).toBeNull();
    expect(read("A/Q", "raci")).toBeNull();
    expect(read("S", "raci")).toBeNull();
    expect(read("S", "rasci")).toBe("S");
  });

  it("are set by a small letter, and added or taken off by a capital", () => {
    expect(typed("a", "R", "raci")).toBe("A");
    expect(typed("R", "A", "raci")).toBe("AR");
    expect(typed("A", "AR", "raci")).toBe("R");
    expect(typed("x", "A", "raci")).toBeNull();
    expect(typed("s", "A", "raci")).toBeNull();
  });

  it("are written for a spreadsheet", () => {
    expect(written("AR")).toBe("A/R");
    expect(written("")).toBe("");
  });
});
