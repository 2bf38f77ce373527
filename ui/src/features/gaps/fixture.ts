import type { CapabilityView, Round } from "$lib/api";
import { figures, node } from "$lib/charts/fixture";

/** Answers for the tests of this room. Nothing but tests reads this. */

export function capabilityView(score: number | null, target: number | null): CapabilityView {
  return {
    capability: {
      id: "id-A",
      parent: null,
      code: "A",
      title: "Title of A",
      pillar: "technology",
      stage: null,
      weight: 1,
      rollup: "mean",
      scale: null,
      purpose: "What it is.",
      why: "Why it matters.",
      outcomes: [],
      levels: [0, 1, 2, 3, 4].map((level) => `Descriptor ${level}`),
      references: [],
      retired: false,
    },
    node: node("A", { figures: figures(score), target }),
    domain: { id: "id-TE1", code: "TE1", title: "Data platform" },
    scale: {
      code: "maturity",
      title: "Maturity",
      levels: ["Absent", "Ad hoc", "Repeatable", "Managed", "Self-correcting"].map(
        (title, value) => ({
          value,
          title,
          text: `${title} in general`,
        }),
      ),
    },
    votes_per_level: [0, 2, 1, 0, 0],
    votes_not_applicable: 0,
    votes: [],
    agreed: null,
    own_target: { capability: "id-A", value: target ?? 0, due: "2027-06-30" },
    own_priority: null,
    before: null,
    references: [],
    evidence: [],
    hurdles: [],
    recommendations: [],
    skill_gaps: [],
  };
}

export function round(over: Partial<Round> = {}): Round {
  return {
    id: "r2",
    model: "m",
    title: "Round 2",
    date: "2026-11-18",
    state: "open",
    locked_at: null,
    priority_method: "points",
    participants: [],
    ...over,
  };
}
