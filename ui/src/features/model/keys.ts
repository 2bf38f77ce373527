import type { Desk } from "./desk.svelte";

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const ways = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" } as const;

function withAlt(desk: Desk, key: string): boolean {
  const way = ways[key as keyof typeof ways];
  if (way === undefined) return false;
  desk.move(way);
  return true;
}

function sideways(desk: Desk, key: string): boolean {
  const here = desk.shown[desk.at];
  if (!here) return false;
  if (key === "ArrowRight") {
    if (here.group && !here.open) desk.fold(here.id, false);
    else if (here.group) desk.go(desk.at + 1);
  } else if (here.open) desk.fold(here.id, true);
  else if (here.row.capability.parent !== null) desk.select(here.row.capability.parent);
  return true;
}

/** Does what a key means in the tree; answers whether it meant anything. */
export function press(desk: Desk, event: Pressed, page: number): boolean {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) {
    if (key === "Home") desk.go(0);
    else if (key === "End") desk.go(desk.shown.length - 1);
    else return false;
    return true;
  }
  if (event.altKey) return withAlt(desk, key);
  const to = {
    ArrowUp: desk.at - 1,
    ArrowDown: desk.at + 1,
    PageUp: desk.at - page,
    PageDown: desk.at + page,
    Home: 0,
    End: desk.shown.length - 1,
  }[key];
  if (to !== undefined) desk.go(to);
  else if (key === "ArrowLeft" || key === "ArrowRight") return sideways(desk, key);
  else if (key === "Enter" || key === "F2") desk.edit("title");
  else if (key === "Insert") desk.add(shiftKey ? "below" : "beside");
  else if (key === "+") desk.add("beside");
  else if (key === "Delete" || key === "Backspace") desk.retire();
  else if (/^[0-9.,]$/.test(key)) desk.edit("weight", key);
  else return false;
  return true;
}
