import type { Change, Comparison, NodeChange, TrendPoint } from "$lib/api";
import { figures, readiness } from "$lib/charts/fixture";

/** Answers for the tests of this room. Nothing but tests reads this. */

export function change(total: number, over: Partial<Change> = {}): Change {
  return { total, by_answers: total, by_model: 0, by_plan: 0, ...over };
}

export function nodeChange(code: string, over: Partial<NodeChange> = {}): NodeChange {
  return {
    id: `id-${code}`,
    code,
    title: `Title of ${code}`,
    depth: 2,
    leaf: true,
    pillar: "people",
    presence: "both",
    before: figures(1),
    after: figures(2),
    change: change(1),
    ...over,
  };
}

function point(round: string, title: string, date: string): TrendPoint {
  return { round, title, date, state: "open", pillars: [] };
}

export function comparison(over: Partial<Comparison> = {}): Comparison {
  return {
    before: point("r1", "Round 1", "2026-06-09"),
    after: point("r2", "Round 2", "2026-11-18"),
    pillars: (["people", "technology"] as const).map((pillar) => ({
      pillar,
      before: readiness(0.33),
      after: readiness(0.52),
      change: change(0.19),
    })),
    nodes: [nodeChange("PE1.1"), nodeChange("PE1.2", { change: change(-0.5) })],
    model_changes: [],
    rose: 1,
    fell: 1,
    stayed: 0,
    ...over,
  };
}
