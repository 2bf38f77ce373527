import type {
  CandidateView,
  CriterionView,
  EvaluationSummary,
  EvaluationView,
  LiveRanking,
  RankedTool,
  Results,
} from "$lib/api";

/** Answers for the tests of this room. Nothing but tests reads this. */

const TOPS = ["Fit", "Security", "Cost of change"] as const;
const WEIGHTS = [0.2, 0.5, 0.3] as const;

function criterion(i: number, title: string, weight: number): CriterionView {
  return {
    criterion: {
      id: `c${i}`,
      parent: null,
      code: `C${i}`,
      title,
      description: "",
      weight: weight * 100,
      measure: { kind: "rating", anchors: [] },
      cost: false,
      knock_out: null,
    },
    depth: 1,
    leaf: true,
    local: weight,
    global: weight,
    counts: true,
    leaves: 0,
  };
}

function candidate(tool: string, name: string): CandidateView {
  return {
    tool,
    code: tool.toUpperCase(),
    name,
    state: "candidate",
    licence: "Apache-2.0",
    vendor: null,
    annual_cost: null,
    currency: "",
    note: "",
    scored: 3,
  };
}

export function evaluationView(change: Partial<EvaluationView> = {}): EvaluationView {
  return {
    id: "v1",
    code: "V-01",
    title: "Model monitoring",
    need: "See drift early.",
    closes: [],
    state: "open",
    weight_method: "swing",
    weights_locked_at: null,
    hide_scores_until_locked: false,
    scores_hidden: false,
    locked_blind: false,
    criteria: TOPS.map((title, i) => criterion(i, title, WEIGHTS[i] ?? 0)),
    candidates: [candidate("t1", "Alpha"), candidate("t2", "Beta"), candidate("t3", "Gamma")],
    assessors: [{ id: "p1", code: "P1", name: "Ada", role: null }],
    rows: [],
    progress: { scored: 8, cells: 9, to_discuss: 0, agreed: 0, unknown: 0 },
    elicitations: [],
    weight_groups: [],
    set_rules: [],
    budget: null,
    decision: null,
    ...change,
  };
}

export function summary(change: Partial<EvaluationSummary> = {}): EvaluationSummary {
  return {
    evaluation: "v1",
    code: "V-01",
    title: "Model monitoring",
    need: "See drift early.",
    state: "open",
    criteria: 3,
    candidates: 3,
    assessors: 1,
    scored: 8,
    cells: 9,
    headline: "Alpha leads by 10.0 points.",
    weights_locked_at: null,
    chosen: [],
    stale: [],
    ...change,
  };
}

export function rankedTool(
  tool: string,
  name: string,
  rank: number,
  parts: number[],
  change: Partial<RankedTool> = {},
): RankedTool {
  const value = parts.reduce((sum, part) => sum + part, 0);
  return {
    tool,
    code: tool.toUpperCase(),
    name,
    value,
    worst: value,
    best: value,
    rank,
    best_rank: rank,
    worst_rank: rank,
    contributions: parts.map((points, i) => ({
      criterion: `c${i}`,
      weight: WEIGHTS[i] ?? 0,
      value: points / 100 / (WEIGHTS[i] ?? 1),
      points,
    })),
    parts,
    confidence: "high",
    missing: 0,
    cost: null,
    unknown: false,
    ...change,
  };
}

export function results(change: Partial<Results> = {}): Results {
  const ranking = [
    rankedTool("t1", "Alpha", 1, [16, 40, 24], { cost: 90_000 }),
    rankedTool("t2", "Beta", 2, [10, 35, 25], { cost: 60_000 }),
    rankedTool("t3", "Gamma", 3, [8, 20, 0], {
      value: null,
      worst: 28,
      best: 58,
      missing: 1,
      best_rank: 3,
      worst_rank: 3,
      unknown: true,
    }),
  ];
  const pairs = [
    [0, 0.8, 1],
    [0.2, 0, 0.9],
    [0, 0.1, 0],
  ];
  return {
    headline: "Alpha leads by 10.0 points; the missing score cannot change that.",
    ranking,
    knocked_out: [
      {
        tool: "t4",
        name: "Delta",
        criterion: "c1",
        statement: "Single sign-on",
        reason: "No SSO in any edition.",
        as_of: "2026-10-30",
      },
    ],
    unknown: [
      {
        tool: "t3",
        name: "Gamma",
        criterion: "c1",
        statement: "Single sign-on",
        reason: "",
      },
    ],
    weights: TOPS.map((title, i) => ({
      criterion: `c${i}`,
      code: `C${i}`,
      title,
      depth: 1,
      leaf: true,
      local: WEIGHTS[i] ?? 0,
      global: WEIGHTS[i] ?? 0,
      counts: true,
    })),
    cost_unit: "EUR",
    flippers: [{ person: "p1", name: "Ada", winner: "t2", winner_name: "Beta", scored: 9 }],
    frontier: [
      { tool: "t2", name: "Beta", cost: 60_000, value: 70, efficient: true, beaten_by: null },
      { tool: "t1", name: "Alpha", cost: 90_000, value: 80, efficient: true, beaten_by: null },
    ],
    methods: [
      {
        method: "topsis",
        title: "TOPSIS",
        winners: ["Alpha"],
        ranks: [1, 2, 3],
        figures: [0.8, 0.6, 0.1],
        lower_is_better: false,
        tau: 1,
      },
    ],
    robustness: {
      level: "top",
      sentence: "Alpha keeps first place in about 80 % of all weightings.",
      criteria: ["c0", "c1", "c2"],
      titles: [...TOPS],
      pairwise: pairs,
      pairwise_ranked: pairs,
      flips: [
        {
          rival: "t2",
          name: "Beta",
          moved: 0.123,
          moves: [
            { criterion: "c0", title: "Fit", from: 0.2, to: 0.077 },
            { criterion: "c2", title: "Cost of change", from: 0.3, to: 0.423 },
          ],
        },
        { rival: "t3", name: "Gamma", moved: null, moves: [] },
      ],
      critical: [
        {
          criterion: "c0",
          title: "Fit",
          weight: 0.2,
          from: 0,
          to: 1,
          any: true,
          below: null,
          above: null,
        },
        {
          criterion: "c2",
          title: "Cost of change",
          weight: 0.3,
          from: 0,
          to: 0.462,
          any: false,
          below: null,
          above: "Beta",
        },
      ],
      scores: [
        {
          criterion: "c1",
          title: "Security",
          tool: "t1",
          name: "Alpha",
          from: 0.8,
          to: 0.6,
          rival: "Beta",
        },
      ],
      acceptability: {
        shares: [
          [0.8, 0.2, 0],
          [0.2, 0.7, 0.1],
          [0, 0.1, 0.9],
        ],
        draws: 10_000,
        seed: 42,
        interval: 0.0098,
      },
      at_middle: 1,
    },
    reversal: [
      { method: "wsm", title: "Weighted sum", tried: 3, cases: [] },
      {
        method: "topsis",
        title: "TOPSIS",
        tried: 3,
        cases: [{ change: "without Gamma", swap: "Beta before Alpha", winner: "Beta" }],
      },
    ],
    ...change,
  };
}

/** The ranking as it comes while a weight is dragged. */
export function liveRanking(values: readonly [string, number][]): LiveRanking {
  return {
    tools: values.map(([tool, value], i) => ({
      tool,
      value,
      worst: value,
      best: value,
      rank: i + 1,
      best_rank: i + 1,
      worst_rank: i + 1,
      parts: [value / 2, value / 2, 0],
    })),
    tops: ["c0", "c1", "c2"],
    weights: [...WEIGHTS],
    headline: "Beta leads.",
  };
}
