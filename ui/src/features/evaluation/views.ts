import type { Component } from "svelte";
import type { IconName } from "$lib/components";
import Compare from "./compare/Compare.svelte";
import Criteria from "./criteria/Criteria.svelte";
import CostValue from "./cost/CostValue.svelte";
import Decision from "./decision/Decision.svelte";
import Weights from "./elicit/Weights.svelte";
import KnockOuts from "./knockouts/KnockOuts.svelte";
import type { ViewId } from "./place";
import type { ViewProps } from "./props";
import Ranking from "./ranking/Ranking.svelte";
import Scores from "./scores/Scores.svelte";
import Sets from "./sets/Sets.svelte";

/** One way to look at an evaluation. */
export interface View {
  id: ViewId;
  title: string;
  icon: IconName;
  component: Component<ViewProps>;
}

/** The built views, in the order of the switch; a new one is a line here and its id in place.ts. */
export const views: readonly View[] = [
  { id: "ranking", title: "Ranking", icon: "evaluation", component: Ranking },
  { id: "scores", title: "Scores", icon: "rate", component: Scores },
  { id: "criteria", title: "Criteria", icon: "model", component: Criteria },
  { id: "weights", title: "Weights", icon: "settings", component: Weights },
  { id: "knock-outs", title: "Knock-outs", icon: "error", component: KnockOuts },
  { id: "cost", title: "Cost and value", icon: "chart", component: CostValue },
  { id: "compare", title: "Compare", icon: "gaps", component: Compare },
  { id: "sets", title: "Sets", icon: "tool", component: Sets },
  { id: "decision", title: "Decision", icon: "check", component: Decision },
];
