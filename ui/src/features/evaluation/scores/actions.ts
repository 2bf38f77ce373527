import type { Action, KeyNote } from "$lib/frame";
import { group } from "../words";

/** What the actions of the grid need to do. */
interface Given {
  room: boolean;
  writable: boolean;
  nextWaiting: () => void;
  nextMissing: () => void;
  note: () => void;
  confidence: () => void;
  settle: () => void;
  names: () => void;
  who: (step: 1 | -1) => void;
}

/** Everything that can be done in the score grid. */
export function scoreActions(on: Given): Action[] {
  const act = (
    id: string,
    title: string,
    icon: Action["icon"] & string,
    shortcut: string,
    run: () => void,
    enabled = true,
  ): Action => ({ id: `scores-${id}`, title, group, icon, shortcut, run, enabled });
  return [
    act("discuss", "Go to the next score to discuss", "comment", "D", on.nextWaiting),
    act("missing", "Go to the next missing score", "search", "U", on.nextMissing),
    act("settle", "Agree on a score", "check", "A", on.settle, on.writable),
    act(
      "note",
      "Note, evidence and date of a score…",
      "edit",
      "M",
      on.note,
      on.writable && !on.room,
    ),
    act("sure", "Turn the confidence", "info", "C", on.confidence, on.writable && !on.room),
    act("who-next", "Scores of the next assessor", "person", "]", () => on.who(1)),
    act("who-before", "Scores of the assessor before", "person", "[", () => on.who(-1)),
    act("names", "Show or hide the assessors' names", "people", "H", on.names),
  ];
}

/** The keys that work in the grid. */
export function scoreKeys(room: boolean): KeyNote[] {
  return [
    { keys: ["0–5"], does: "set level" },
    { keys: ["Y", "N"], does: "yes, no" },
    { keys: ["Del"], does: "clear" },
    ...(room
      ? []
      : [
          { keys: ["M"], does: "note" },
          { keys: ["C"], does: "confidence" },
        ]),
    { keys: ["A"], does: "agree" },
    { keys: ["D"], does: "discuss next" },
    { keys: ["U"], does: "missing" },
    { keys: ["[", "]"], does: "assessor" },
  ];
}
