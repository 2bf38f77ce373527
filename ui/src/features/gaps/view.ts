import type { GapFilter, Outcome, Pillar, Stage } from "$lib/api";
import { outcomes, stages } from "$lib/charts";
import { pillars } from "$lib/components";
import type { Params } from "$lib/frame";

/** The ways to look at the gaps. */
export const views = ["dumbbells", "radar", "heatmap", "histogram", "trend", "table"] as const;

export type View = (typeof views)[number];

export const viewTitle: Record<View, string> = {
  dumbbells: "Dumbbells",
  radar: "Radar",
  heatmap: "Heat map",
  histogram: "Histogram",
  trend: "Trend",
  table: "Table",
};

/** Views that the filters narrow down; the others always show the whole round. */
const narrowed: readonly View[] = ["dumbbells", "heatmap", "table"];

/** Whether the filters apply to a view. */
export function takesFilter(view: View): boolean {
  return narrowed.includes(view);
}

/** What the room shows; it lives in the room's parameters, so that Back brings it back. */
export interface GapView {
  view: View;
  capability: string | null;
  filter: GapFilter;
}

/** Lets everything through. */
export const NO_FILTER: GapFilter = { pillars: [], stages: [], domains: [], outcomes: [] };

function list(text: string | undefined): string[] {
  return text ? text.split(",").filter(Boolean) : [];
}

function known<T extends string>(text: string | undefined, all: readonly T[]): T[] {
  const wanted = list(text);
  return all.filter((one) => wanted.includes(one));
}

/** Reads the parameters; what is unknown is left out. */
export function readView(params: Params): GapView {
  const view = views.find((one) => one === params.view) ?? "dumbbells";
  return {
    view,
    capability: params.capability ?? null,
    filter: {
      pillars: known<Pillar>(params.pillar, pillars),
      stages: known<Stage>(params.stage, stages),
      domains: list(params.domain),
      outcomes: known<Outcome>(params.outcome, outcomes),
    },
  };
}

/** Writes the parameters; what is as usual is left out. */
export function writeView({ view, capability, filter }: GapView): Params {
  const params: Record<string, string> = {};
  if (view !== "dumbbells") params.view = view;
  if (capability) params.capability = capability;
  if (filter.pillars.length) params.pillar = filter.pillars.join(",");
  if (filter.stages.length) params.stage = filter.stages.join(",");
  if (filter.domains.length) params.domain = filter.domains.join(",");
  if (filter.outcomes.length) params.outcome = filter.outcomes.join(",");
  return params;
}

/** Says whether a filter holds anything back. */
export function isFiltered(filter: GapFilter): boolean {
  return Object.values(filter).some((chosen: readonly string[]) => chosen.length > 0);
}

/** All chosen is the same as none chosen: nothing is held back. */
export function chosen<T extends string>(values: readonly T[], all: readonly T[]): T[] {
  return values.length === all.length ? [] : [...values];
}
