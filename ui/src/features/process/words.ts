import type { EditStep, Frequency, Period, ProcessRow, Stage, Step } from "$lib/api";
import { count, fixed } from "$lib/format";

/** The heading of the room's actions in the palette. */
export const group = "Process";

export const stages: readonly { value: Stage; label: string }[] = [
  { value: "discovery", label: "Discovery" },
  { value: "training", label: "Training" },
  { value: "validation", label: "Validation" },
  { value: "production", label: "Production" },
  { value: "refresh", label: "Refresh" },
];
export const stageTitle = (stage: Stage | null): string =>
  stages.find((one) => one.value === stage)?.label ?? "";

export const periods: readonly { value: Period; label: string }[] = [
  { value: "week", label: "a week" },
  { value: "month", label: "a month" },
  { value: "quarter", label: "a quarter" },
  { value: "year", label: "a year" },
  { value: "model", label: "a model" },
];

export function frequencyWords(frequency: Frequency | null): string {
  if (!frequency) return "";
  const period = periods.find((one) => one.value === frequency.per)?.label ?? frequency.per;
  return `${fixed(frequency.times, frequency.times % 1 === 0 ? 0 : 1)} × ${period}`;
}

/** What a task is with regard to separation of duties. */
export const duties = [
  { value: "build", label: "Builds" },
  { value: "validate", label: "Validates" },
  { value: "neither", label: "Neither" },
] as const;

/** What a row takes: a task its own effort, a phase the hours of what is below. */
export function effortWords(row: ProcessRow): string {
  const { step } = row;
  if (step.kind === "task") return step.effort_hours === null ? "" : `${step.effort_hours} h`;
  return row.timed > 0 ? `${fixed(row.hours_per_year, 0)} h a year` : "";
}

export const kindTitle = { phase: "phase", sub_phase: "sub-phase", task: "task" } as const;

/** What the process holds, in a sentence. */
export function sayProcess(rows: readonly ProcessRow[]): string {
  const of = (kind: Step["kind"]) => rows.filter((row) => row.step.kind === kind).length;
  const gates = rows.filter((row) => row.step.gate).length;
  return `${count(of("phase"), "phase")}, ${count(of("sub_phase"), "sub-phase")}, ${count(of("task"), "task")}, ${count(gates, "gate")}.`;
}

/** Lines of a text that are not empty. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What a step is saved as: all of it but its place. */
export function editOf(step: Step): EditStep {
  const edit: Partial<Step> = { ...step };
  delete edit.parent;
  delete edit.kind;
  return edit as EditStep;
}

/** The rows that are shown: none below a folded one; a hit with what leads to it. */
export function shown(
  rows: readonly ProcessRow[],
  folded: ReadonlySet<string>,
  filter: { text: string; stage: Stage | ""; gates: boolean },
): readonly ProcessRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const parents = new Map<string, string | null>(rows.map(({ step }) => [step.id, step.parent]));
  const keep = new Set<string>();
  for (const { step } of rows) {
    const text = `${step.code} ${step.title} ${step.description}`.toLowerCase();
    const hit =
      (!filter.gates || step.gate) &&
      (filter.stage === "" || step.stage === filter.stage) &&
      words.every((word) => text.includes(word));
    for (let at: string | null = hit ? step.id : null; at !== null; at = parents.get(at) ?? null) {
      keep.add(at);
    }
  }
  const hidden = new Set<string>();
  return rows.filter(({ step }) => {
    const below = step.parent !== null && (hidden.has(step.parent) || folded.has(step.parent));
    if (below) hidden.add(step.id);
    return !below && keep.has(step.id);
  });
}
