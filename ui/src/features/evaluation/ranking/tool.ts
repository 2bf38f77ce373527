import type { CriterionWeight, RankedTool } from "$lib/api";
import type { Top } from "../tops";

/** A leaf with what it adds. */
interface LeafPart {
  id: string;
  code: string;
  title: string;
  weight: number;
  value: number | null;
  points: number | null;
}

/** A criterion at the top with the leaves below it. */
interface TopPart {
  id: string;
  title: string;
  fill: number;
  /** 0 to 1. */
  weight: number;
  points: number;
  leaves: LeafPart[];
}

/** What each leaf adds to a tool's value, beneath its criterion at the top. */
export function leavesOf(
  tool: RankedTool,
  weights: readonly CriterionWeight[],
  tops: readonly Top[],
): TopPart[] {
  const known = new Map(weights.map((one) => [one.criterion, one]));
  // Depth first: what follows a criterion at the top, up to the next, lies below it.
  const topOf = new Map<string, string>();
  let top = "";
  for (const one of weights) {
    if (one.depth === 1) top = one.criterion;
    topOf.set(one.criterion, top);
  }
  return tops.flatMap((top): TopPart[] => {
    const below = tool.contributions.filter((one) => topOf.get(one.criterion) === top.id);
    if (below.length === 0) return [];
    return [
      {
        id: top.id,
        title: top.title,
        fill: top.fill,
        weight: known.get(top.id)?.global ?? 0,
        points: tool.parts[top.at] ?? 0,
        leaves: below.map((one) => ({
          id: one.criterion,
          code: known.get(one.criterion)?.code ?? "",
          title: known.get(one.criterion)?.title ?? "",
          weight: one.weight,
          value: one.value,
          points: one.points,
        })),
      },
    ];
  });
}

/** A cost in its unit. */
export function moneyWords(cost: number | null, unit: string): string {
  if (cost === null) return "not known";
  return `${cost.toLocaleString("en", { maximumFractionDigits: 2 })} ${unit}`.trim();
}
