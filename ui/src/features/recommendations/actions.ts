import type { RecommendationState } from "$lib/api";
import { recommendationStateTitle } from "$lib/charts";
import type { Action } from "$lib/frame";
import { type View, views, viewTitle } from "./view";

/** What the actions need to know and do. */
interface Given {
  view: View;
  writable: boolean;
  /** The code of what is selected; none where nothing is. */
  code: string | null;
  /** The state of the selected recommendation; none for hurdles. */
  state: RecommendationState | null;
  filtered: boolean;
  inspecting: boolean;
  ready: boolean;
  show: (view: View) => void;
  add: (what: "recommendation" | "hurdle") => void;
  remove: () => void;
  set: (state: RecommendationState) => void;
  inspect: () => void;
  clear: () => void;
}

const group = "Recommendations";

/** The view after this one; the last leads to the first. */
export function nextView(view: View): View {
  return views[(views.indexOf(view) + 1) % views.length] ?? "table";
}

const verbs: readonly [RecommendationState, string, string][] = [
  ["accepted", "Accept", "A"],
  ["done", "Mark as done", "D"],
  ["rejected", "Reject", "X"],
  ["proposed", "Propose again", "P"],
];

/** Everything that can be done among recommendations and hurdles. */
export function roomActions(on: Given): Action[] {
  const hurdles = on.view === "hurdles";
  const can = on.writable && on.ready;
  return [
    {
      id: "recommendations-new",
      title: hurdles ? "New hurdle…" : "New recommendation…",
      group,
      icon: "plus",
      shortcut: "N",
      enabled: can,
      run: () => on.add(hurdles ? "hurdle" : "recommendation"),
    },
    {
      id: "recommendations-other",
      title: hurdles ? "New recommendation…" : "New hurdle…",
      group,
      icon: hurdles ? "recommendation" : "hurdle",
      shortcut: "Shift+N",
      enabled: can,
      run: () => on.add(hurdles ? "recommendation" : "hurdle"),
    },
    ...verbs.map(([state, verb, shortcut]): Action => ({
      id: `recommendations-${state}`,
      title: `${verb}: ${on.code ?? ""}`,
      group,
      icon: state === "rejected" ? "close" : state === "proposed" ? "recommendation" : "check",
      shortcut,
      keywords: `state ${recommendationStateTitle[state]}`,
      enabled: can && on.state !== null && on.state !== state,
      run: () => on.set(state),
    })),
    {
      id: "recommendations-remove",
      title: `Remove ${on.code ?? ""}…`,
      group,
      icon: "trash",
      shortcut: "Delete",
      enabled: can && on.code !== null,
      run: on.remove,
    },
    {
      id: "recommendations-inspector",
      title: on.inspecting ? "Hide the inspector" : "Show the inspector",
      group,
      icon: "info",
      shortcut: "I",
      run: on.inspect,
    },
    {
      id: "recommendations-clear",
      title: "Clear the filters",
      group,
      icon: "filter",
      shortcut: "C",
      enabled: on.filtered,
      run: on.clear,
    },
    {
      id: "recommendations-view",
      title: `Next view: ${viewTitle[nextView(on.view)].toLowerCase()}`,
      group,
      icon: "table",
      shortcut: "V",
      run: () => on.show(nextView(on.view)),
    },
    ...views
      .filter((view) => view !== on.view)
      .map((view): Action => ({
        id: `recommendations-view-${view}`,
        title: `Show ${viewTitle[view].toLowerCase()}`,
        group,
        icon: view === "hurdles" ? "hurdle" : "recommendation",
        run: () => on.show(view),
      })),
  ];
}
