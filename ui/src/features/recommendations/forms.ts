import type { Hurdle, Pillar, Recommendation, SaveHurdle, SaveRecommendation } from "$lib/api";

/** A recommendation as it begins. */
export function newRecommendation(pillar: Pillar): SaveRecommendation {
  return {
    id: null,
    code: "",
    title: "",
    description: "",
    pillar,
    effort: "medium",
    impact: "medium",
    state: "proposed",
    owner_role: null,
    tool_need: "no_tool",
    tool: "",
    addresses: [],
    removes: [],
  };
}

/** A hurdle as it begins. */
export function newHurdle(pillar: Pillar): SaveHurdle {
  return {
    id: null,
    code: "",
    title: "",
    description: "",
    pillar,
    severity: "major",
    state: "open",
    owner: "",
    blocks: [],
  };
}

/** What saving takes, with nothing changed. */
export function recommendationForm(r: Recommendation): SaveRecommendation {
  return { ...r, addresses: [...r.addresses], removes: [...r.removes] };
}

/** What saving takes, with nothing changed. */
export function hurdleForm(h: Hurdle): SaveHurdle {
  return { ...h, blocks: [...h.blocks] };
}

/** Tidies what was typed; a tool is only named where one is needed. */
export function tidyRecommendation(form: SaveRecommendation): SaveRecommendation {
  return {
    ...form,
    code: form.code.trim(),
    title: form.title.trim().replace(/\s*\n\s*/g, " "),
    description: form.description.trim(),
    tool: form.tool_need === "no_tool" ? "" : form.tool.trim(),
  };
}

/** Tidies what was typed. */
export function tidyHurdle(form: SaveHurdle): SaveHurdle {
  return {
    ...form,
    code: form.code.trim(),
    title: form.title.trim().replace(/\s*\n\s*/g, " "),
    description: form.description.trim(),
    owner: form.owner.trim(),
  };
}
