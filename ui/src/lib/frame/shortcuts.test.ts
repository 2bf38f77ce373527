import { describe, expect, it } from "vitest";
import { caps, matches, parseShortcut } from "./shortcuts";

function press(key: string, held: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", { key, ...held });
}

describe("shortcuts", () => {
  it.each([
    ["Mod+K", press("k", { ctrlKey: true }), true],
    ["Mod+K", press("k"), false],
    ["Mod+K", press("k", { ctrlKey: true, shiftKey: true }), false],
    ["Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true }), true],
    ["Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }), false],
    ["?", press("?", { shiftKey: true }), true],
    ["Alt+ArrowLeft", press("ArrowLeft", { altKey: true }), true],
    ["D", press("d"), true],
    ["D", press("d", { metaKey: true }), false],
    ["+", press("+", { shiftKey: true }), true],
  ])("%s", (text, event, expected) => {
    expect(matches(parseShortcut(text), event, false)).toBe(expected);
  });

  it("takes Cmd for Mod on a Mac", () => {
    expect(matches(parseShortcut("Mod+K"), press("k", { metaKey: true }), true)).toBe(true);
    expect(matches(parseShortcut("Mod+K"), press("k", { ctrlKey: true }), true)).toBe(false);
  });

  it("writes the caps of a keyboard", () => {
    expect(caps("Mod+Shift+Z", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(caps("Mod+K", true)).toEqual(["⌘", "K"]);
    expect(caps("ArrowDown", false)).toEqual(["↓"]);
  });
});
