import type { Fit, SetMember, SetRule, SetRuleKind, ToolSetView } from "$lib/api";

/** How well a tool covers a capability, weakest first. */
export const fits = ["partial", "good", "full"] as const satisfies readonly Fit[];

export const fitTitle: Record<Fit, string> = {
  partial: "any fit covers",
  good: "good fit or better covers",
  full: "only full fit covers",
};

export const ruleTitle: Record<SetRuleKind, string> = {
  exclusion: "At most one of",
  pairing: "All or none of",
  required: "Must have",
  barred: "Must not have",
};

/** The tools in the set. */
export function membersOf(view: ToolSetView): SetMember[] {
  return view.tools.filter((one) => one.chosen);
}

/** A rule in words: "At most one of Alpha, Beta". */
export function ruleWords(rule: SetRule, names: ReadonlyMap<string, string>): string {
  const tools = rule.tools.map((id) => names.get(id) ?? "a tool that is gone").join(", ");
  return `${ruleTitle[rule.kind]} ${tools}`;
}

/** Why a rule cannot be added yet; none where it can. */
export function ruleProblem({ kind, tools }: Pick<SetRule, "kind" | "tools">): string | null {
  const fewest = kind === "exclusion" || kind === "pairing" ? 2 : 1;
  if (tools.length >= fewest) return null;
  return fewest === 2 ? "Choose at least two tools." : "Choose a tool.";
}
