import type { EvaluationView } from "$lib/api";
import { fillOf } from "./palette";
import type { Share } from "./shares";

/** A criterion at the top: a category of the weights panel and a colour of the bars. */
export interface Top {
  id: string;
  code: string;
  title: string;
  /** Its place in the tree, which is its place among the parts of a tool's value. */
  at: number;
  /** Its saved share of the weight, in hundredths. */
  saved: number;
  /** Its fill in the bars. */
  fill: number;
}

/** The criteria at the top that are in the value, heaviest first, those alike in the tree's order. */
export function topsOf(evaluation: Pick<EvaluationView, "criteria">): Top[] {
  return evaluation.criteria
    .filter((one) => one.depth === 1)
    .map((one, at) => ({ one, at }))
    .filter(({ one }) => one.counts)
    .map(({ one: { criterion, global }, at }) => ({
      id: criterion.id,
      code: criterion.code,
      title: criterion.title,
      at,
      saved: global * 100,
    }))
    .sort((a, b) => b.saved - a.saved || a.at - b.at)
    .map((top, i) => ({ ...top, fill: fillOf(i) }));
}

/** The saved weights as shares, in the order of the tree. */
export function savedShares(tops: readonly Top[]): Share[] {
  return [...tops]
    .sort((a, b) => a.at - b.at)
    .map(({ id, saved }) => ({ criterion: id, share: saved }));
}
