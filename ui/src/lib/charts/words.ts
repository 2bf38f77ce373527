import type { HurdleState, LeftOut, Outcome, RecommendationState, Severity, Stage } from "$lib/api";

/** The stages of the life cycle, in their order. */
export const stages = [
  "discovery",
  "training",
  "validation",
  "production",
  "refresh",
] as const satisfies readonly Stage[];

export const stageTitle: Record<Stage, string> = {
  discovery: "Discovery",
  training: "Training",
  validation: "Validation",
  production: "Production",
  refresh: "Refresh",
};

/** What the work is for, in the order of the brief. */
export const outcomes = [
  "accuracy",
  "speed",
  "scalability",
  "collaboration",
  "cost",
] as const satisfies readonly Outcome[];

export const outcomeTitle: Record<Outcome, string> = {
  accuracy: "Accuracy and reliability",
  speed: "Speed of delivery",
  scalability: "Scalability",
  collaboration: "Collaboration",
  cost: "Cost",
};

/** The badge of a severity: gravest is the only alarm. */
export const severityBadge: Record<Severity, "error" | "warning" | "info"> = {
  blocker: "error",
  major: "warning",
  minor: "info",
};

export const severityTitle: Record<Severity, string> = {
  blocker: "Blocker",
  major: "Major",
  minor: "Minor",
};

export const hurdleStateTitle: Record<HurdleState, string> = {
  open: "Open",
  in_progress: "In progress",
  resolved: "Resolved",
};

export const recommendationStateTitle: Record<RecommendationState, string> = {
  proposed: "Proposed",
  accepted: "Accepted",
  rejected: "Rejected",
  done: "Done",
};

/** What is left out of the ranking, in words: "3 unanswered, 1 not applicable"; empty for nothing. */
export function leftOutWords(left: LeftOut): string {
  return [
    [left.unanswered, "unanswered"],
    [left.not_applicable, "not applicable"],
    [left.no_target, "without a target"],
    [left.at_target, "at target"],
  ]
    .filter(([n]) => n !== 0)
    .map(([n, what]) => `${n} ${what}`)
    .join(", ");
}
