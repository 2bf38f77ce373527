import type { Figures, GapBoard, GapRow, Node, Readiness } from "$lib/api";

/** Answers for tests: short to write, complete in type. Nothing but tests reads this. */

export function figures(score: number | null, over: Partial<Figures> = {}): Figures {
  const answered = score !== null;
  return {
    state: answered ? "answered" : "unanswered",
    score,
    coverage: answered ? 1 : 0,
    worst: score ?? 0,
    best: score ?? 4,
    answered: answered ? 1 : 0,
    applicable: 1,
    floor: 0,
    ceiling: 4,
    ...over,
  };
}

export const notApplicable: Figures = {
  ...figures(null),
  state: "not_applicable",
  coverage: null,
  worst: null,
  best: null,
  applicable: 0,
};

export function node(code: string, over: Partial<Node> = {}): Node {
  return {
    id: `id-${code}`,
    parent: null,
    code,
    title: `Title of ${code}`,
    depth: 2,
    leaf: true,
    pillar: "technology",
    stage: null,
    outcomes: [],
    figures: figures(1),
    room: { basis: "median", spread: null, reason: null, discuss: false },
    target: 3,
    priority: 1,
    gap: 2,
    weighted_gap: 2,
    share: 0.1,
    ...over,
  };
}

export function gapRow(code: string, over: Partial<Node> = {}, row: Partial<GapRow> = {}): GapRow {
  return {
    rank: 1,
    node: node(code, over),
    domain: { id: "id-TE1", code: "TE1", title: "Data platform" },
    target: { capability: `id-${code}`, value: 3, due: null },
    priority_rank: null,
    before: null,
    cumulative: null,
    ...row,
  };
}

export function gapBoard(rows: GapRow[], over: Partial<GapBoard> = {}): GapBoard {
  return {
    rows,
    ranked: rows.filter((row) => row.rank !== null).length,
    half: 1,
    total: 10,
    left_out: { unanswered: 0, not_applicable: 0, no_target: 0, at_target: 0 },
    sentence: "1 of 2 gaps holds half of all weighted gap.",
    ...over,
  };
}

export function readiness(value: number | null, over: Partial<Readiness> = {}): Readiness {
  return { value, worst: value, best: value, coverage: 1, answered: 4, applicable: 4, ...over };
}
