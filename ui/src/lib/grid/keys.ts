import type { Move } from "./selection";

/** What a key press means in a grid. */
export type GridKey =
  | { kind: "move"; to: Move; extend: boolean }
  | { kind: "type"; text: string }
  | { kind: "fill"; way: "down" | "right" }
  | { kind: "clear" | "activate" | "select-all" | "collapse" };

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const plain: Record<string, Move> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "row-start",
  End: "row-end",
  PageUp: "page-up",
  PageDown: "page-down",
};
const withMod: Record<string, Move> = { Home: "first", End: "last" };

/** Reads a key press; null when it means nothing here and others may have it. */
export function readKey(event: Pressed): GridKey | null {
  const { key, shiftKey } = event;
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey) return null;
  const to = mod ? withMod[key] : plain[key];
  if (to) return { kind: "move", to, extend: shiftKey };
  if (mod) {
    if (shiftKey) return null;
    const letter = key.toLowerCase();
    if (letter === "d") return { kind: "fill", way: "down" };
    if (letter === "r") return { kind: "fill", way: "right" };
    if (letter === "a") return { kind: "select-all" };
    return null;
  }
  if (key === "Delete" || key === "Backspace") return { kind: "clear" };
  if (key === "Enter" || key === "F2") return { kind: "activate" };
  if (key === "Escape") return { kind: "collapse" };
  if (key.length === 1 && key !== " ") return { kind: "type", text: key };
  return null;
}
