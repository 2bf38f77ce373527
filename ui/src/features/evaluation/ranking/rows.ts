import type { CandidateView, Confidence, LiveRanking, Results } from "$lib/api";
import { fixed, interval } from "$lib/format";

/** One tool in the ranking, as it is drawn. */
export interface Row {
  tool: string;
  code: string;
  name: string;
  licence: string;
  rank: number;
  bestRank: number;
  worstRank: number;
  /** None while a score that counts is missing. */
  value: number | null;
  worst: number;
  best: number;
  /** What each criterion at the top adds, in the order of the tree. */
  parts: readonly number[];
  confidence: Confidence | null;
  missing: number;
  /** Whether a knock-out is still unknown. */
  unknown: boolean;
}

/** The ranking as it is drawn: what is live stands over what was asked for last. */
export function rowsOf(
  results: Results,
  live: LiveRanking | null,
  candidates: readonly CandidateView[],
): Row[] {
  const known = new Map(results.ranking.map((one) => [one.tool, one]));
  const licences = new Map(candidates.map((one) => [one.tool, one.licence]));
  return (live?.tools ?? results.ranking).flatMap((one): Row[] => {
    const about = known.get(one.tool);
    if (!about) return [];
    return [
      {
        tool: one.tool,
        code: about.code,
        name: about.name,
        licence: licences.get(one.tool) ?? "",
        rank: one.rank,
        bestRank: one.best_rank,
        worstRank: one.worst_rank,
        value: one.value,
        worst: one.worst,
        best: one.best,
        parts: one.parts,
        confidence: about.confidence,
        missing: about.missing,
        unknown: about.unknown,
      },
    ];
  });
}

/** The value as it is written: a number, or the interval that missing scores leave. */
export function valueWords(row: Pick<Row, "value" | "worst" | "best">): string {
  return row.value === null ? interval(row.worst, row.best) : fixed(row.value);
}

/** The ranks that are possible: "rank 4–5"; empty where only one is. */
export function rankWords({ bestRank, worstRank }: Pick<Row, "bestRank" | "worstRank">): string {
  return bestRank === worstRank ? "" : `rank ${bestRank}–${worstRank}`;
}

/** What stands behind a tool's name. */
export function aboutWords(row: Row): string {
  return [
    row.unknown ? "knock-out unknown" : "",
    rankWords(row),
    row.missing > 0 ? `${row.missing} missing` : "",
    row.confidence ? `${row.confidence} confidence` : "",
    row.licence,
  ]
    .filter(Boolean)
    .join(" · ");
}
