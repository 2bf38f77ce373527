import { call, type EditEvaluation, type EvaluationView, type SaveTool } from "$lib/api";
import { mutate } from "$lib/state";

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

/** Names the gaps that an evaluation should close. */
export async function nameGaps(id: string, closes: readonly string[]): Promise<void> {
  const evaluation = await call("evaluation", { evaluation: id });
  await mutate("edit_evaluation", { ...aboutForm(evaluation), closes: [...closes] });
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
