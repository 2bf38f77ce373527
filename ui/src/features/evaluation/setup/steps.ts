import type { EvaluationView } from "$lib/api";
import { count } from "$lib/format";
import type { ViewId } from "../place";
import type { Tab } from "./open.svelte";

/** One step on the way to a ranking. */
export interface Step {
  id: string;
  title: string;
  /** How it stands. */
  stands: string;
  done: boolean;
  /** The verb on its button. */
  does: string;
  tab?: Tab;
  view?: ViewId;
}

/** The steps to a ranking, in the order of the work. */
export function steps(evaluation: EvaluationView): Step[] {
  const leaves = evaluation.criteria.filter((one) => one.leaf);
  const { candidates, assessors, progress, need, weights_locked_at } = evaluation;
  return [
    {
      id: "need",
      title: "Say what is needed",
      stands:
        evaluation.closes.length > 0 ? `closes ${count(evaluation.closes.length, "gap")}` : "",
      done: need !== "",
      does: "Need and gaps…",
      tab: "about",
    },
    {
      id: "criteria",
      title: "Choose the criteria",
      stands: leaves.length > 0 ? `${count(leaves.length, "criterion", "criteria")} to score` : "",
      done: leaves.length > 0,
      does: "Criteria",
      view: "criteria",
    },
    {
      id: "tools",
      title: "Choose the tools to compare",
      stands: candidates.length > 0 ? count(candidates.length, "candidate") : "",
      done: candidates.length > 1,
      does: "Tools…",
      tab: "tools",
    },
    {
      id: "people",
      title: "Say who scores",
      stands: assessors.length > 0 ? count(assessors.length, "person", "people") : "",
      done: assessors.length > 0,
      does: "People…",
      tab: "people",
    },
    {
      id: "weights",
      title: "Agree on the weights",
      stands: weights_locked_at === null ? "better before the scores" : "locked",
      done: weights_locked_at !== null,
      does: "Weights",
      view: "weights",
    },
    {
      id: "scores",
      title: "Score",
      stands: progress.cells > 0 ? `${progress.scored} of ${progress.cells} cells` : "",
      done: progress.scored > 0,
      does: "Scores",
      view: "scores",
    },
  ];
}

/** The first step that is not done. */
export function nextStep(all: readonly Step[]): Step | undefined {
  return all.find((step) => !step.done);
}
