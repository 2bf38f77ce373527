import type { Change } from "$lib/api";

/** One step from before to after. */
export interface Step {
  key: "answers" | "model" | "plan";
  title: string;
  change: number;
  from: number;
  to: number;
}

/** Lays the parts of a change end to end, from the value before. */
export function steps(before: number, change: Change): Step[] {
  const parts = [
    ["answers", "Answers", change.by_answers],
    ["model", "Model", change.by_model],
    ["plan", "Targets and priorities", change.by_plan],
  ] as const;
  let at = before;
  return parts.map(([key, title, part]) => {
    const from = at;
    at += part;
    return { key, title, change: part, from, to: at };
  });
}
