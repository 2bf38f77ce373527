import type { EvaluationSummary } from "$lib/api";
import { count, isoDate } from "$lib/format";

/** Where an evaluation stands, in a few words. */
export function standing({ state, chosen, stale, candidates, scored }: EvaluationSummary): string {
  if (state === "decided") {
    const what = chosen.join(", ") || "decided";
    return stale.length > 0 ? `${what}, stale` : what;
  }
  if (candidates === 0) return "no tools yet";
  return scored === 0 ? "not scored yet" : "being scored";
}

/** How its weights stand. */
export function weightsWords({ weights_locked_at: at }: EvaluationSummary): string {
  return at === null ? "not locked" : `agreed ${isoDate(at)}`;
}

/** What to see in the list. */
export function sayList(all: readonly EvaluationSummary[]): string {
  if (all.length === 0) return "";
  const decided = all.filter((one) => one.state === "decided");
  const stale = decided.filter((one) => one.stale.length > 0);
  const parts = [
    count(all.length, "evaluation"),
    `${decided.length} decided`,
    ...(stale.length > 0 ? [`${stale.length} of them stale: their inputs have changed since`] : []),
  ];
  return `${parts.join(", ")}.`;
}
