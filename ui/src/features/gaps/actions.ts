import type { Action } from "$lib/frame";
import { type GapView, type View, views, viewTitle } from "./view";

type Way = "left" | "right" | "up" | "down";

/** What the actions need to know and do. */
interface Given {
  view: View;
  selected: boolean;
  editable: boolean;
  writable: boolean;
  ranked: boolean;
  marked: number;
  filtered: boolean;
  inspecting: boolean;
  show: (change: Partial<GapView>) => void;
  edit: (column: "priority" | "target") => void;
  rank: (way: "up" | "down") => void;
  step: (way: Way) => void;
  dialog: (
    which: "explain" | "recommendation" | "hurdle" | "target" | "priority" | "picture",
  ) => void;
  clearMarks: () => void;
  clearFilter: () => void;
  inspect: () => void;
  rate: () => void;
}

const group = "Capability gaps";

/** The view after this one; the last leads to the first. */
export function nextView(view: View): View {
  return views[(views.indexOf(view) + 1) % views.length] ?? "dumbbells";
}

const arrows: readonly [Way, string][] = [
  ["left", "ArrowLeft"],
  ["right", "ArrowRight"],
  ["up", "ArrowUp"],
  ["down", "ArrowDown"],
];

/** Everything that can be done among the gaps. */
export function gapActions(on: Given): Action[] {
  const many = on.marked > 0 ? ` for ${on.marked} selected` : "";
  return [
    {
      id: "gaps-explain",
      title: "Explain the number",
      group,
      icon: "info",
      shortcut: "E",
      enabled: on.selected,
      run: () => on.dialog("explain"),
    },
    {
      id: "gaps-recommend",
      title: `Add recommendation${many}…`,
      group,
      icon: "recommendation",
      shortcut: "R",
      enabled: on.selected && on.writable,
      run: () => on.dialog("recommendation"),
    },
    {
      id: "gaps-hurdle",
      title: `Add hurdle${many}…`,
      group,
      icon: "hurdle",
      shortcut: "H",
      enabled: on.selected && on.writable,
      run: () => on.dialog("hurdle"),
    },
    {
      id: "gaps-priority",
      title: `Set ${on.ranked ? "rank" : "priority"}${many}${many ? "…" : ""}`,
      group,
      icon: "sort",
      shortcut: "P",
      enabled: on.selected && on.editable,
      run: () => (on.marked > 0 ? on.dialog("priority") : on.edit("priority")),
    },
    {
      id: "gaps-target",
      title: `Set target${many}${many ? "…" : ""}`,
      group,
      icon: "gaps",
      shortcut: "T",
      enabled: on.selected && on.editable,
      run: () => (on.marked > 0 ? on.dialog("target") : on.edit("target")),
    },
    {
      id: "gaps-rank-up",
      title: "Rank it higher",
      group,
      icon: "arrow-up",
      shortcut: "Alt+ArrowUp",
      enabled: on.selected && on.editable && on.ranked,
      run: () => on.rank("up"),
    },
    {
      id: "gaps-rank-down",
      title: "Rank it lower",
      group,
      icon: "arrow-down",
      shortcut: "Alt+ArrowDown",
      enabled: on.selected && on.editable && on.ranked,
      run: () => on.rank("down"),
    },
    {
      id: "gaps-rate",
      title: "Rate this capability",
      group,
      icon: "rate",
      shortcut: "A",
      enabled: on.selected,
      run: on.rate,
    },
    {
      id: "gaps-picture",
      title: "Gaps as a picture…",
      group,
      icon: "chart",
      shortcut: "G",
      keywords: "copy svg png dumbbell",
      run: () => on.dialog("picture"),
    },
    {
      id: "gaps-inspector",
      title: on.inspecting ? "Hide the inspector" : "Show the inspector",
      group,
      icon: "info",
      shortcut: "I",
      run: on.inspect,
    },
    {
      id: "gaps-clear",
      title: on.marked > 0 ? "Clear the selection" : "Clear the filters",
      group,
      icon: "close",
      shortcut: "X",
      enabled: on.marked > 0 || on.filtered,
      run: on.marked > 0 ? on.clearMarks : on.clearFilter,
    },
    {
      id: "gaps-view",
      title: `Next view: ${viewTitle[nextView(on.view)].toLowerCase()}`,
      group,
      icon: "chart",
      shortcut: "V",
      run: () => on.show({ view: nextView(on.view) }),
    },
    ...views
      .filter((view) => view !== on.view)
      .map((view): Action => ({
        id: `gaps-view-${view}`,
        title: `Show gaps as ${viewTitle[view].toLowerCase()}`,
        group,
        icon: view === "table" ? "table" : "chart",
        run: () => on.show({ view }),
      })),
    ...arrows.map(([way, key]): Action => ({
      id: `gaps-tile-${way}`,
      title: `Tile ${way === "up" ? "above" : way === "down" ? "below" : `to the ${way}`}`,
      group,
      shortcut: key,
      inPalette: false,
      enabled: on.view === "heatmap",
      run: () => on.step(way),
    })),
  ];
}
