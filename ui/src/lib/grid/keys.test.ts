import { describe, expect, it } from "vitest";
import { readKey } from "./keys";

const press = (key: string, init: KeyboardEventInit = {}) =>
  readKey(new KeyboardEvent("keydown", { key, ...init }));

describe("readKey", () => {
  it("reads moves, with and without stretching", () => {
    expect(press("ArrowDown")).toEqual({ kind: "move", to: "down", extend: false });
    expect(press("End", { ctrlKey: true, shiftKey: true })).toEqual({
      kind: "move",
      to: "last",
      extend: true,
    });
  });

  it("reads what sets, clears and fills", () => {
    expect(press("3")).toEqual({ kind: "type", text: "3" });
    expect(press("R", { shiftKey: true })).toEqual({ kind: "type", text: "R" });
    expect(press("Delete")).toEqual({ kind: "clear" });
    expect(press("d", { ctrlKey: true })).toEqual({ kind: "fill", way: "down" });
    expect(press("Enter")).toEqual({ kind: "activate" });
  });

  it("leaves to others what is not its own", () => {
    expect(press("z", { ctrlKey: true })).toBeNull();
    expect(press("ArrowLeft", { altKey: true })).toBeNull();
    expect(press("Tab")).toBeNull();
    expect(press("Shift")).toBeNull();
  });
});
