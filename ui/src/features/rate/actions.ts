import type { Action } from "$lib/frame";
import { digitsOf } from "./answers";
import { scaleOf } from "./columns";
import type { Desk } from "./desk.svelte";

/** A hint of the status bar. */
interface Note {
  keys: readonly string[];
  does: string;
}

/** The keys that work in the room, for the status bar. */
export function statusKeys({ grid, row, locked }: Desk): Note[] {
  const scale = grid && row?.node.leaf ? scaleOf(grid, row) : grid?.scales[0];
  const moving = [
    { keys: ["D"], does: "discuss next" },
    { keys: ["U"], does: "unanswered" },
    { keys: ["P"], does: "projector" },
  ];
  if (locked) return moving;
  return [
    { keys: [digitsOf(scale)], does: "set level" },
    { keys: ["N"], does: "not applicable" },
    { keys: ["Delete"], does: "clear" },
    { keys: ["M"], does: "note" },
    { keys: ["C"], does: "confidence" },
    { keys: ["A"], does: "agree" },
    ...moving,
  ];
}

/** What can be done in the room: in the palette, and by key while the grid or a button has the focus. */
export function rateActions(desk: Desk): Action[] {
  const group = "Rate";
  const open = desk.locked === null;
  return [
    {
      id: "rate-na",
      title: "Mark as not applicable…",
      group,
      shortcut: "N",
      keywords: "N/A reason",
      enabled: open,
      run: () => desk.notApplicable(),
    },
    {
      id: "rate-note",
      title: "Write a note on an answer…",
      group,
      icon: "comment",
      shortcut: "M",
      keywords: "comment remark",
      enabled: open,
      run: () => desk.writeNote(),
    },
    {
      id: "rate-confidence",
      title: "Change how sure they are",
      group,
      shortcut: "C",
      keywords: "confidence low medium high",
      enabled: open,
      run: () => desk.turnConfidence(),
    },
    {
      id: "rate-agree",
      title: "Settle on an agreed level",
      group,
      icon: "check",
      shortcut: "A",
      keywords: "agreed rating rationale consensus",
      enabled: open,
      run: () => desk.settle(),
    },
    {
      id: "rate-discuss",
      title: "Go to the next to discuss",
      group,
      icon: "comment",
      shortcut: "D",
      keywords: "queue spread",
      run: () => desk.nextToDiscuss(),
    },
    {
      id: "rate-unanswered",
      title: "Go to the next unanswered",
      group,
      icon: "arrow-down",
      shortcut: "U",
      run: () => desk.nextUnanswered(),
    },
    {
      id: "rate-project",
      title: "Show one capability to the room",
      group,
      icon: "screen",
      shortcut: "P",
      keywords: "projector full screen large",
      run: () => desk.project(),
    },
    {
      id: "rate-names",
      title: desk.hideNames ? "Show names" : "Hide names",
      group,
      icon: "person",
      shortcut: "H",
      keywords: "anonymous",
      run: () => (desk.hideNames = !desk.hideNames),
    },
    {
      id: "rate-all",
      title: "Show all capabilities",
      group,
      shortcut: "Shift+A",
      run: () => desk.choose("all"),
    },
    {
      id: "rate-only-unanswered",
      title: "Show only unanswered capabilities",
      group,
      icon: "filter",
      shortcut: "Shift+U",
      run: () => desk.choose("unanswered"),
    },
    {
      id: "rate-only-discuss",
      title: "Show only capabilities to discuss",
      group,
      icon: "filter",
      shortcut: "Shift+D",
      run: () => desk.choose("discuss"),
    },
    {
      id: "rate-fold",
      title: "Fold all pillars and domains up",
      group,
      shortcut: "Alt+ArrowUp",
      keywords: "collapse tree",
      run: () => desk.foldAll(true),
    },
    {
      id: "rate-unfold",
      title: "Open all pillars and domains",
      group,
      shortcut: "Alt+ArrowDown",
      keywords: "expand tree",
      run: () => desk.foldAll(false),
    },
  ];
}
