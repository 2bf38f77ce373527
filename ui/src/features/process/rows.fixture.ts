import type { ProcessRow, Step } from "$lib/api";

/** A row of a small tree, named by its code; `lettered` tasks at and below it have letters. */
export function rowOf(
  id: string,
  parent: string | null,
  kind: Step["kind"],
  lettered = 0,
  more: Partial<Step> = {},
): ProcessRow {
  return {
    step: {
      id,
      parent,
      code: id,
      title: `Step ${id}`,
      kind,
      stage: null,
      description: "",
      inputs: [],
      outputs: [],
      documents: [],
      gate: false,
      gate_name: "",
      duty: null,
      frequency: null,
      effort_hours: null,
      references: [],
      capabilities: [],
      tools: [],
      ...more,
    },
    tasks: 0,
    hours_per_year: 0,
    timed: 0,
    gates: [],
    lettered,
  };
}
