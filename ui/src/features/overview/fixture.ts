import type { OverviewView, PillarFigures } from "$lib/api";
import { figures, gapRow, node, readiness } from "$lib/charts/fixture";

/** Answers for the tests of this room. Nothing but tests reads this. */

export function pillar(of: PillarFigures["pillar"], code: string): PillarFigures {
  return {
    pillar: of,
    figures: figures(1.5, { answered: 12, applicable: 13, coverage: 0.92 }),
    readiness: readiness(0.49, { worst: 0.48, best: 0.51 }),
    domains: [node(code, { title: `Domain ${code}`, pillar: of, leaf: false })],
    stages: [{ stage: "training", figures: figures(2) }],
  };
}

export function overview(over: Partial<OverviewView> = {}): OverviewView {
  return {
    engagement: {
      id: "e",
      client: "Aldermere Wealth",
      title: "MLOps readiness",
      subtitle: "",
      sponsor: "Dana Whitlock",
      lead: "Nora Lindqvist",
      prepared_by: "",
      confidentiality: "",
      headline: "Release is the weakest link.",
      decisions: [],
      language: "en-GB",
    },
    headline: "Release is the weakest link.",
    headline_composed: false,
    round: {
      id: "r2",
      model: "m",
      title: "Round 2",
      date: "2026-11-18",
      state: "open",
      locked_at: null,
      priority_method: "points",
      participants: [],
    },
    against: null,
    pillars: [pillar("people", "PE1"), pillar("technology", "TE1")],
    top_gaps: [gapRow("TE1.1", { weighted_gap: 10 })],
    gaps: 36,
    left_out: { unanswered: 3, not_applicable: 0, no_target: 0, at_target: 0 },
    hurdles: [],
    next_steps: [{ text: "Rate 3 capabilities", room: "rate", count: 3 }],
    progress: { answered: 39, applicable: 42, to_discuss: 2, agreed: 20, unanswered: 3 },
    ...over,
  };
}
