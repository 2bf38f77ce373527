import type { Action, KeyNote } from "$lib/frame";
import type { Desk } from "./desk.svelte";

/** What the room does beside the table. */
export interface Doings {
  importYaml: () => void;
  exportYaml: () => void;
}

/** The keys that work in the table, for the status bar. */
export function statusKeys(desk: Desk): KeyNote[] {
  const reading = [{ keys: ["ArrowLeft", "ArrowRight"], does: "fold" }];
  if (desk.locked !== null || desk.rows.length === 0) return reading;
  return [
    { keys: ["Enter"], does: "edit title" },
    { keys: ["0–9"], does: "weight" },
    { keys: ["Insert"], does: "add" },
    { keys: ["Shift+Insert"], does: "add below" },
    { keys: ["Alt", "↑↓←→"], does: "move" },
    { keys: ["Delete"], does: "retire" },
    ...reading,
  ];
}

const group = "Model";

function treeActions(desk: Desk): Action[] {
  const code = desk.selected?.capability.code;
  const add: Action = {
    id: "model-add-capability",
    title: code ? `Add a capability after ${code}` : "Add a capability",
    group,
    icon: "plus",
    shortcut: "Insert",
    keywords: "new sibling",
    run: () => desk.add("beside"),
  };
  if (code === undefined) return [add];
  const make = (id: string, title: string, run: () => void, shortcut?: string): Action => ({
    ...{ id: `model-${id}`, title, group, run },
    ...(shortcut ? { shortcut } : {}),
  });
  return [
    add,
    make("add-below", `Add a capability below ${code}`, () => desk.add("below"), "Shift+Insert"),
    make("rename", `Change the title of ${code}`, () => desk.edit("title"), "F2"),
    make("weigh", `Change the weight of ${code}`, () => desk.edit("weight"), "Shift+W"),
    make("up", `Move ${code} up`, () => desk.move("up"), "Alt+ArrowUp"),
    make("down", `Move ${code} down`, () => desk.move("down"), "Alt+ArrowDown"),
    // Alt with the arrows to the sides is Back and Forward outside the table.
    make("out", `Move ${code} a level out`, () => desk.move("out")),
    make("in", `Move ${code} a level in`, () => desk.move("in")),
    make("retire", `Retire or remove ${code}…`, () => desk.retire(), "Delete"),
  ];
}

/** Everything that can be done to the model in view. */
export function modelActions(desk: Desk, doings: Doings): Action[] {
  const open = desk.locked === null;
  const model = desk.view !== undefined;
  return [
    ...(model && open ? treeActions(desk) : []),
    {
      id: "model-settings",
      title: "Change the model's title, scales and bands…",
      group,
      icon: "settings",
      shortcut: "Shift+M",
      keywords: "edition roll-up levels frameworks root",
      enabled: model && open,
      run: () => desk.ask({ what: "root" }),
    },
    {
      id: "model-add",
      title: "Add a shipped model…",
      group,
      icon: "model",
      enabled: open,
      run: () => desk.ask({ what: "add" }),
    },
    {
      id: "model-import",
      title: "Import a model from YAML…",
      group,
      icon: "upload",
      enabled: open,
      run: doings.importYaml,
    },
    {
      id: "model-export",
      title: "Export the model as YAML…",
      group,
      icon: "download",
      enabled: model,
      run: doings.exportYaml,
    },
    {
      id: "model-remove",
      title: "Remove the model…",
      group,
      icon: "trash",
      enabled: model && open,
      run: () => desk.ask({ what: "remove" }),
    },
    {
      id: "model-retired",
      title: desk.retired ? "Hide retired capabilities" : "Show retired capabilities",
      group,
      icon: "filter",
      shortcut: "Shift+R",
      enabled: model && desk.gone > 0,
      run: () => (desk.retired = !desk.retired),
    },
    {
      id: "model-fold",
      title: "Fold everything up",
      group,
      shortcut: "Shift+F",
      keywords: "collapse tree",
      enabled: model,
      run: () => desk.foldAll(true),
    },
    {
      id: "model-unfold",
      title: "Open everything",
      group,
      shortcut: "Shift+O",
      keywords: "expand tree unfold",
      enabled: model,
      run: () => desk.foldAll(false),
    },
  ];
}
