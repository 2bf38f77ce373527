import type { HurdleState, RecommendationState, Severity, Size, ToolNeed } from "$lib/api";
import { hurdleStateTitle, recommendationStateTitle, severityTitle } from "$lib/charts";
import { pillars, pillarTitle } from "$lib/components";

/** Effort and impact, least first. */
export const sizes = ["small", "medium", "large"] as const satisfies readonly Size[];

export const sizeTitle: Record<Size, string> = {
  small: "Small",
  medium: "Medium",
  large: "Large",
};

/** What may become of a recommendation, in the order in which it happens. */
export const states = [
  "proposed",
  "accepted",
  "done",
  "rejected",
] as const satisfies readonly RecommendationState[];

export const toolTitle: Record<ToolNeed, string> = {
  no_tool: "No tool",
  existing: "Existing tool",
  new: "New tool",
};

/** What a severity means, where it is chosen. */
const severityMeans: Record<Severity, string> = {
  blocker: "Operation cannot start while it stands",
  major: "Operation needs a costly work-around",
  minor: "A nuisance that can wait",
};

export const severities = ["blocker", "major", "minor"] as const satisfies readonly Severity[];
export const hurdleStates = [
  "open",
  "in_progress",
  "resolved",
] as const satisfies readonly HurdleState[];

export const sizeOptions = sizes.map((value) => ({ value, label: sizeTitle[value] }));
export const stateOptions = states.map((value) => ({
  value,
  label: recommendationStateTitle[value],
}));
export const severityOptions = severities.map((value) => ({
  value,
  label: severityTitle[value],
  title: severityMeans[value],
}));
export const hurdleStateOptions = hurdleStates.map((value) => ({
  value,
  label: hurdleStateTitle[value],
}));
export const pillarOptions = pillars.map((value) => ({ value, label: pillarTitle[value] }));
export const toolOptions: readonly { value: ToolNeed; label: string }[] = [
  { value: "no_tool", label: "None" },
  { value: "existing", label: "Existing" },
  { value: "new", label: "New" },
];

/** What a recommendation asks of tools, in a line: "new tool: Larkmoor Registry". */
export function toolWords(item: { tool_need: ToolNeed; tool: string }): string {
  const need = toolTitle[item.tool_need].toLowerCase();
  return item.tool_need !== "no_tool" && item.tool ? `${need}: ${item.tool}` : need;
}

/** Codes in a line: "TE3.1, PE1.6", or "TE3.1, PE1.6, TE6.1 and 2 more". */
export function codesWords(items: readonly { code: string }[], most = 4): string {
  const codes = items.map((item) => item.code);
  if (codes.length <= most) return codes.join(", ");
  return `${codes.slice(0, most - 1).join(", ")} and ${codes.length - most + 1} more`;
}
