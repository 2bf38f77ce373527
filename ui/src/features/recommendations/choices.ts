import type { GapRow, HurdleView, RecommendationView } from "$lib/api";
import { recommendationStateTitle } from "$lib/charts";
import { fixed } from "$lib/format";

/** Something that can be picked, as the picker takes it. */
interface Choice {
  id: string;
  code: string;
  title: string;
  end?: string;
}

const byCode = new Intl.Collator(undefined, { numeric: true });

/** The domains and leaves of a round in the order of their codes, each leaf with its weighted gap. */
export function capabilityChoices(rows: readonly GapRow[]): Choice[] {
  const found = new Map<string, Choice>();
  for (const { node, domain } of rows) {
    if (domain.id) found.set(domain.id, { id: domain.id, code: domain.code, title: domain.title });
    if (!node.id) continue;
    const end = node.weighted_gap ? { end: fixed(node.weighted_gap) } : {};
    found.set(node.id, { id: node.id, code: node.code, title: node.title, ...end });
  }
  return [...found.values()].sort((a, b) => byCode.compare(a.code, b.code));
}

/** The hurdles, for choosing which ones a recommendation removes. */
export function hurdleChoices(views: readonly HurdleView[]): Choice[] {
  return views.map(({ hurdle: { id, code, title, state } }) => ({
    id,
    code,
    title,
    ...(state === "resolved" ? { end: "resolved" } : {}),
  }));
}

/** The recommendations that remove a hurdle. */
export function removersOf(hurdle: string, views: readonly RecommendationView[]): Choice[] {
  return views
    .filter(({ recommendation }) => recommendation.removes.includes(hurdle))
    .map(({ recommendation: { id, code, title, state } }) => ({
      id,
      code,
      title,
      end: recommendationStateTitle[state].toLowerCase(),
    }));
}
