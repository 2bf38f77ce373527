import type { HurdleView, Pillar, RecommendationState, RecommendationView } from "$lib/api";
import { pillars } from "$lib/components";
import type { Params } from "$lib/frame";
import { states } from "./words";

/** The ways to look at what to do, and at what stands in the way. */
export const views = ["table", "matrix", "hurdles"] as const;

export type View = (typeof views)[number];

export const viewTitle: Record<View, string> = {
  table: "Recommendations",
  matrix: "Effort and impact",
  hurdles: "Hurdles",
};

/** What the room shows; it lives in its parameters, so that Back brings it back. */
export interface RoomView {
  view: View;
  recommendation: string | null;
  hurdle: string | null;
  state: RecommendationState | "all";
  pillar: Pillar | "all";
}

/** Reads the parameters; naming a hurdle leads to the hurdles. */
export function readView(params: Params): RoomView {
  const asked = views.find((one) => one === params.view) ?? "table";
  return {
    view: params.hurdle && !params.view ? "hurdles" : asked,
    recommendation: params.recommendation ?? null,
    hurdle: params.hurdle ?? null,
    state: states.find((one) => one === params.state) ?? "all",
    pillar: pillars.find((one) => one === params.pillar) ?? "all",
  };
}

/** Writes the parameters; what is as usual is left out. */
export function writeView({ view, recommendation, hurdle, state, pillar }: RoomView): Params {
  const params: Record<string, string> = {};
  if (view !== "table" || hurdle) params.view = view;
  if (recommendation) params.recommendation = recommendation;
  if (hurdle) params.hurdle = hurdle;
  if (state !== "all") params.state = state;
  if (pillar !== "all") params.pillar = pillar;
  return params;
}

/** Recommendations that pass the filters. */
export function shownRecommendations(
  all: readonly RecommendationView[],
  { state, pillar }: Pick<RoomView, "state" | "pillar">,
): RecommendationView[] {
  return all.filter(
    ({ recommendation: r }) =>
      (state === "all" || r.state === state) && (pillar === "all" || r.pillar === pillar),
  );
}

/** Hurdles that pass the filter. */
export function shownHurdles(
  all: readonly HurdleView[],
  { pillar }: Pick<RoomView, "pillar">,
): HurdleView[] {
  return all.filter(({ hurdle }) => pillar === "all" || hurdle.pillar === pillar);
}

/** One sentence that says what to see among the recommendations. */
export function sayRecommendations(all: readonly RecommendationView[]): string {
  if (all.length === 0) return "";
  const of = (state: RecommendationState) =>
    all.filter(({ recommendation: r }) => r.state === state).length;
  const parts = states
    .map((state) => [of(state), state] as const)
    .filter(([n]) => n > 0)
    .map(([n, state]) => `${n} ${state}`);
  return `${all.length === 1 ? "1 recommendation" : `${all.length} recommendations`}: ${parts.join(", ")}.`;
}

/** One sentence that says what to see among the hurdles. */
export function sayHurdles(all: readonly HurdleView[]): string {
  const standing = all.filter(({ hurdle }) => hurdle.state !== "resolved");
  if (all.length === 0) return "";
  if (standing.length === 0) return "Every hurdle is resolved.";
  const blockers = standing.filter(({ hurdle }) => hurdle.severity === "blocker").length;
  const alone = standing.filter(({ removed_by }) => removed_by.length === 0).length;
  const grave =
    blockers > 0 ? `, ${blockers} of them ${blockers === 1 ? "a blocker" : "blockers"}` : "";
  const left =
    alone > 0
      ? `; ${alone} ${alone === 1 ? "has" : "have"} no recommendation that removes ${alone === 1 ? "it" : "them"}`
      : "";
  return `${standing.length} ${standing.length === 1 ? "hurdle stands" : "hurdles stand"}${grave}${left}.`;
}
