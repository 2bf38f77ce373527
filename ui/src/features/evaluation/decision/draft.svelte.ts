import type { EvaluationView, RecordDecision } from "$lib/api";
import { isoDate } from "$lib/format";

/** What is typed of a decision until it is recorded; kept while other rooms are looked at. */
export class DecisionDraft {
  form = $state<RecordDecision>() as RecordDecision;

  constructor(form: RecordDecision) {
    this.form = form;
  }
}

/** A decision as it begins: what was recorded before, else the winner and today. */
export function begun(
  evaluation: Pick<EvaluationView, "id" | "decision">,
  winner: string | null,
  today: Date,
): RecordDecision {
  const before = evaluation.decision?.decision;
  return {
    evaluation: evaluation.id,
    chosen: before ? [...before.chosen] : winner ? [winner] : [],
    why: before?.why ?? "",
    dissent: before?.dissent ?? "",
    conditions: before?.conditions ?? "",
    review_on: before?.review_on ?? null,
    decided_on: isoDate(today),
    decided_by: before?.decided_by ?? "",
    mark_tools: true,
  };
}

/** What is typed, by evaluation. */
export const drafts = new Map<string, DecisionDraft>();

/** Why a decision cannot be recorded yet, by field; empty where it can. */
export function problems(form: RecordDecision): Partial<Record<keyof RecordDecision, string>> {
  return {
    ...(form.why.trim() === "" ? { why: "Say why: this is what will be read in a year." } : {}),
    ...(form.decided_by.trim() === "" ? { decided_by: "Say who decided, by name or body." } : {}),
    ...(form.decided_on ? {} : { decided_on: "Choose the day of the decision." }),
  };
}

/** The form as it is sent. */
export function tidied(form: RecordDecision): RecordDecision {
  return {
    ...form,
    why: form.why.trim(),
    dissent: form.dissent.trim(),
    conditions: form.conditions.trim(),
    decided_by: form.decided_by.trim(),
    review_on: form.review_on || null,
  };
}
