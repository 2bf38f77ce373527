import type { EvaluationSummary, EvaluationView } from "$lib/api";
import type { IconName } from "$lib/components";
import type { Action } from "$lib/frame";
import type { ViewId } from "./place";
import type { Tab } from "./setup/open.svelte";
import { views } from "./views";
import { group } from "./words";

/** What the actions need to know and do. */
interface Given {
  evaluation: EvaluationView;
  others: readonly EvaluationSummary[];
  view: ViewId;
  trying: boolean;
  writable: boolean;
  show: (view: ViewId) => void;
  open: (evaluation: string) => void;
  showAll: () => void;
  reset: () => void;
  setUp: (tab: Tab) => void;
}

const parts: readonly [Tab, string, IconName, string][] = [
  ["about", "Need and gaps of this evaluation…", "edit", "set up title hide scores"],
  ["tools", "Tools compared…", "tool", "candidates add set up"],
  ["people", "People who score…", "people", "assessors add set up"],
];

/** The view after this one; the last leads to the first. */
export function nextView(view: ViewId): (typeof views)[number] | undefined {
  const at = views.findIndex((one) => one.id === view);
  return views[(at + 1) % views.length];
}

/** What can be done in every view of an evaluation. */
export function roomActions(on: Given): Action[] {
  const next = nextView(on.view);
  return [
    {
      id: "evaluation-view",
      title: `Next view: ${next?.title.toLowerCase() ?? ""}`,
      group,
      icon: "table",
      shortcut: "V",
      enabled: views.length > 1,
      run: () => next && on.show(next.id),
    },
    ...views
      .filter((view) => view.id !== on.view)
      .map((view): Action => ({
        id: `evaluation-view-${view.id}`,
        title: `Show ${view.title.toLowerCase()}`,
        group,
        icon: view.icon,
        keywords: on.evaluation.title,
        run: () => on.show(view.id),
      })),
    ...parts.map(([tab, title, icon, keywords]): Action => ({
      id: `evaluation-set-up-${tab}`,
      title,
      group,
      icon,
      keywords,
      enabled: on.writable,
      ...(tab === "about" ? { shortcut: "A" } : {}),
      run: () => on.setUp(tab),
    })),
    {
      id: "evaluation-all",
      title: "All evaluations",
      group,
      icon: "evaluation",
      shortcut: "L",
      run: on.showAll,
    },
    ...on.others.map((other): Action => ({
      id: `evaluation-open-${other.evaluation}`,
      title: `Open ${other.code} ${other.title}`,
      group,
      icon: "evaluation",
      run: () => on.open(other.evaluation),
    })),
    {
      id: "evaluation-reset",
      title: "Go back to the saved weights",
      group,
      icon: "undo",
      shortcut: "R",
      enabled: on.trying,
      run: on.reset,
    },
  ];
}
