import type { EvaluationView, Results } from "$lib/api";
import { count } from "$lib/format";
import type { Action } from "$lib/frame";
import { group } from "../words";

/** What the actions need to know and do. */
interface Given {
  /** The selected tool's name. */
  tool: string | null;
  trying: boolean;
  writable: boolean;
  locked: boolean;
  asTable: boolean;
  inspecting: boolean;
  explain: () => void;
  weights: () => void;
  knockOuts: () => void;
  tools: () => void;
  table: () => void;
  picture: () => void;
  inspect: () => void;
  compare: () => void;
  save: () => void;
  lock: () => void;
}

/** Everything that can be done in the ranking. */
export function rankingActions(on: Given): Action[] {
  const ranked = on.tool !== null;
  const act = (
    id: string,
    title: string,
    icon: Action["icon"] & string,
    shortcut: string,
    run: () => void,
    enabled = true,
    keywords = "",
  ): Action => ({
    id: `evaluation-${id}`,
    title,
    group,
    icon,
    shortcut,
    run,
    enabled,
    keywords,
  });
  return [
    act("explain", `Explain the value of ${on.tool ?? ""}`, "info", "E", on.explain, ranked),
    act("to-weights", "Go to the weights", "settings", "W", on.weights, ranked, "sliders drag"),
    act("to-tools", "Go to the tools", "tool", "G", on.tools, ranked && !on.asTable),
    act("to-knock-outs", "Go to the knock-outs", "error", "K", on.knockOuts, ranked),
    act("table", on.asTable ? "Show bars" : "Show a table", "table", "T", on.table, ranked),
    act("picture", "Ranking as a picture…", "chart", "P", on.picture, ranked, "copy svg png"),
    act(
      "inspector",
      on.inspecting ? "Hide the robustness" : "Show the robustness",
      "info",
      "I",
      on.inspect,
      ranked,
      "inspector acceptability flip methods",
    ),
    act("compare", `Compare ${on.tool ?? ""} with another`, "gaps", "C", on.compare, ranked),
    act(
      "save-weights",
      `Save the weights as agreed${on.locked ? "…" : ""}`,
      "check",
      "S",
      on.save,
      on.trying && on.writable,
    ),
    act(
      "lock-weights",
      "Lock the weights as agreed",
      "lock",
      "Shift+L",
      on.lock,
      !on.locked && !on.trying && on.writable,
    ),
  ];
}

/** What the status bar says of the ranking: what is in it and what is not. */
export function rankingNote(results: Results, evaluation: EvaluationView): string {
  const { progress } = evaluation;
  return [
    `${results.ranking.length} ranked`,
    results.knocked_out.length > 0 ? `${results.knocked_out.length} knocked out` : "",
    results.unknown.length > 0 ? `${count(results.unknown.length, "knock-out")} unknown` : "",
  ]
    .filter(Boolean)
    .join(", ")
    .concat(` · ${progress.scored} of ${count(progress.cells, "score")}`);
}
