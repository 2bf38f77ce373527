import type { EvaluationView, WeightMethod } from "$lib/api";
import { isoDate } from "$lib/format";

/** The heading of the room's actions in the palette. */
export const group = "Tool evaluation";

export const methodTitle: Record<WeightMethod, string> = {
  direct: "direct points",
  swing: "swing",
  rank: "rank order",
  ahp: "pairs (AHP)",
  best_worst: "best-worst",
};

/** How the weights stand, for the pill beside the views. */
export function weightsPill(
  evaluation: Pick<EvaluationView, "weights_locked_at" | "locked_blind">,
): string {
  const { weights_locked_at: at, locked_blind } = evaluation;
  if (at === null) return "Weights not locked";
  return `Weights agreed ${isoDate(at)}${locked_blind ? ", before scores" : ""}`;
}
