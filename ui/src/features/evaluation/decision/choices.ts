import type { CandidateView, Results } from "$lib/api";
import { fixed, interval } from "$lib/format";

/** A tool that can be decided for, or why it cannot. */
export interface ToolChoice {
  tool: string;
  name: string;
  /** Its rank and value. */
  stands: string;
  /** Why it cannot be chosen; none where it can. */
  barred: string | null;
}

/** The candidates by rank, those that are knocked out last. */
export function choices(candidates: readonly CandidateView[], results: Results): ToolChoice[] {
  const names = new Map(candidates.map((one) => [one.tool, one.name]));
  const ranked = results.ranking.map((one): ToolChoice => {
    const open = results.unknown.find((knock) => knock.tool === one.tool);
    const value = one.value === null ? interval(one.worst, one.best) : fixed(one.value);
    return {
      tool: one.tool,
      name: one.name,
      stands: `rank ${one.rank}, ${value}`,
      barred: open ? `a knock-out is unknown: ${open.statement}` : null,
    };
  });
  const out = new Map(results.knocked_out.map((one) => [one.tool, one]));
  const knocked = [...out.values()].map((one): ToolChoice => ({
    tool: one.tool,
    name: names.get(one.tool) ?? one.name,
    stands: "",
    barred: `knocked out: ${one.reason || one.statement}`,
  }));
  return [...ranked, ...knocked];
}
