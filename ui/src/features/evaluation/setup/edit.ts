import type { EditEvaluation, EvaluationView, SaveTool } from "$lib/api";

/** What changing an evaluation takes, with nothing changed. */
export function aboutForm(evaluation: EvaluationView): EditEvaluation {
  return {
    evaluation: evaluation.id,
    code: evaluation.code,
    title: evaluation.title,
    need: evaluation.need,
    closes: evaluation.closes.flatMap(({ id }) => (id ? [id] : [])),
    weight_method: evaluation.weight_method,
    hide_scores_until_locked: evaluation.hide_scores_until_locked,
    budget: evaluation.budget,
  };
}

/** A tool of which only the name is known. */
export function newTool(name: string): SaveTool {
  return {
    id: null,
    code: "",
    name,
    state: "candidate",
    vendor: null,
    category: "",
    licence: "",
    hosting: "unknown",
    annual_cost: null,
    currency: "",
    environments: [],
    owner_role: null,
    homepage: "",
    repository: "",
    description: "",
    covers: [],
    facts: [],
  };
}
