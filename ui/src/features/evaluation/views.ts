import type { Component } from "svelte";
import type { IconName } from "$lib/components";
import Ranking from "./ranking/Ranking.svelte";
import type { ViewId } from "./place";
import type { ViewProps } from "./props";

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
];
