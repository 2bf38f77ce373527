import type { EvaluationView, KnockOutChange, ScoreCell, Verdict } from "$lib/api";
import { type Line, linesOf } from "../scores/rows";

/** What is said of a verdict on screen, with the shape that goes with it. */
export const verdicts: Record<Verdict, { title: string; kind: "done" | "error" | "warning" }> = {
  pass: { title: "Passes", kind: "done" },
  fail: { title: "Fails", kind: "error" },
  unknown: { title: "Unknown", kind: "warning" },
};

/** The criteria that can knock a tool out, in the order of the tree. */
export function rulesOf(evaluation: Pick<EvaluationView, "criteria" | "rows">): Line[] {
  return linesOf(evaluation).filter((line) => line.view.criterion.knock_out !== null);
}

/** How many cells there are of each verdict; a cell without one counts as unknown. */
export function tally(rules: readonly Line[]): Record<Verdict, number> {
  const found: Record<Verdict, number> = { pass: 0, fail: 0, unknown: 0 };
  for (const line of rules) for (const cell of line.cells) found[cell.verdict ?? "unknown"] += 1;
  return found;
}

/** The verdict that a letter or a pasted word means; null clears it, undefined means nothing. */
export function readVerdict(text: string): Verdict | null | undefined {
  const clean = text.trim().toLowerCase();
  if (clean === "" || clean === "–") return null;
  return (["pass", "fail", "unknown"] as const).find((word) => word.startsWith(clean));
}

/** A change of one verdict; the reason stays where only the verdict is typed again. */
export function verdictChange(
  criterion: string,
  cell: ScoreCell,
  verdict: Verdict | null,
  change: Partial<KnockOutChange> = {},
): KnockOutChange {
  const same = verdict !== null && verdict === cell.verdict && !cell.verdict_derived;
  return {
    criterion,
    tool: cell.tool,
    verdict,
    reason: same ? cell.verdict_reason : "",
    as_of: same ? cell.verdict_as_of : null,
    ...change,
  };
}

/** The sentence over the grid. */
export function sayVerdicts(rules: readonly Line[]): string {
  const { pass, fail, unknown } = tally(rules);
  if (pass + fail + unknown === 0) return "No criterion can knock a tool out.";
  return `${pass} pass, ${fail} fail, ${unknown} unknown; unknown never passes by itself.`;
}
