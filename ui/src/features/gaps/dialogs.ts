import type { NodeRef, Pillar, SaveHurdle, SaveRecommendation, Size } from "$lib/api";
import { pillars, pillarTitle } from "$lib/components";

/** A capability as a dialog names it. */
export interface Named {
  id: string;
  code: string;
  title: string;
  pillar: Pillar | null;
}

/** What a choice of several levels looks like. */
export const sizes: readonly { value: Size; label: string }[] = [
  { value: "small", label: "Small" },
  { value: "medium", label: "Medium" },
  { value: "large", label: "Large" },
];

export const pillarOptions = pillars.map((pillar) => ({
  value: pillar,
  label: pillarTitle[pillar],
}));

/** The pillar that most of the capabilities belong to; the first wins a tie. */
export function commonPillar(items: readonly Pick<Named, "pillar">[]): Pillar {
  let best: Pillar = items.find((item) => item.pillar)?.pillar ?? "technology";
  const count = (pillar: Pillar) => items.filter((item) => item.pillar === pillar).length;
  for (const pillar of pillars) if (count(pillar) > count(best)) best = pillar;
  return best;
}

/** "TE3.1 One registry", or "TE3.1 and 4 more". */
export function namesOf(items: readonly (Named | NodeRef)[]): string {
  const [first] = items;
  if (!first) return "";
  if (items.length === 1) return `${first.code} ${first.title}`;
  if (items.length <= 4) return items.map((item) => item.code).join(", ");
  return `${first.code} and ${items.length - 1} more`;
}

/** A recommendation as it begins. */
export function newRecommendation(items: readonly Named[]): SaveRecommendation {
  return {
    id: null,
    code: "",
    title: "",
    description: "",
    pillar: commonPillar(items),
    effort: "medium",
    impact: "medium",
    state: "proposed",
    owner_role: null,
    tool_need: "no_tool",
    tool: "",
    addresses: items.map((item) => item.id),
    removes: [],
  };
}

/** A hurdle as it begins. */
export function newHurdle(items: readonly Named[]): SaveHurdle {
  return {
    id: null,
    code: "",
    title: "",
    description: "",
    pillar: commonPillar(items),
    severity: "major",
    state: "open",
    owner: "",
    blocks: items.map((item) => item.id),
  };
}
