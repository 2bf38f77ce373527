import type { QueryCommand } from "$lib/api";
import type { Topic } from "$lib/api/generated";

const model = ["models"] as const;
const answers = ["models", "rounds", "people", "ratings"] as const;
const gaps = [...answers, "targets", "priorities"] as const;
const plan = [...gaps, "hurdles", "recommendations"] as const;
/** What an evaluation and its results are made of. */
const evaluated = ["evaluations", "weights", "scores", "tools", "vendors", "people"] as const;

/** A topic, or all of them: the answer depends on the journal itself. */
type Depends = readonly Topic[] | "everything" | "nothing";

/**
 * What each query depends on: it is asked again when a mutation touches one of its topics.
 * A query that is not listed depends on everything, which is correct and merely slower.
 */
const depends: Readonly<Partial<Record<QueryCommand, Depends>>> = {
  document: "everything",
  engagement: ["engagement"],
  people: ["people", "roles"],
  models: ["models", "rounds"],
  shipped_models: "nothing",
  model: [...model, "ratings", "rounds"],
  model_yaml: model,
  rounds: [...answers, "targets"],
  rating_grid: [...answers, "targets", "priorities", "roles"],
  rating_rows: [...answers, "targets", "priorities", "roles"],
  discuss_queue: [...answers, "priorities"],
  capability: [...plan, "roles", "evidence"],
  gap_board: plan,
  overview: "everything",
  pictures: gaps,
  compare: gaps,
  explain: [...gaps, "roles"],
  evidence: ["evidence", "models", "rounds", "ratings"],
  hurdles: plan,
  recommendations: [...plan, "roles"],
  touches: "everything",
  search: "everything",
  history: "everything",
  preview_answers: answers,
  architecture: ["architecture", "tools", "roles"],
  element: ["architecture", "policies", "tools", "roles", "models", "process", "recommendations"],
  gap_matrix: ["architecture", "tools"],
  policies: ["architecture", "policies", "tools"],
  architecture_rules: ["architecture", "tools"],
  shipped_architectures: ["roles"],
  slot_tools: ["architecture", "tools", "evaluations"],
  shipped_frameworks: "nothing",
  evaluations: evaluated,
  evaluation: [...evaluated, "models", "evidence"],
  framework_yaml: ["evaluations", "weights"],
  score_rows: [...evaluated, "evidence"],
  evaluation_results: evaluated,
  evaluation_rank: evaluated,
  compare_tools: evaluated,
  explain_evaluation: evaluated,
  tool_sets: [...evaluated, "models"],
};

/** The topics of a query; undefined stands for everything. */
export function topicsOf(command: QueryCommand): readonly string[] | undefined {
  const topics = depends[command];
  if (topics === undefined || topics === "everything") return undefined;
  return topics === "nothing" ? [] : topics;
}

/** Says whether a query with these topics must be asked again after those were touched. */
export function touches(
  topics: readonly string[] | undefined,
  touched: readonly string[],
): boolean {
  if (touched.length === 0) return false;
  return topics === undefined || topics.some((topic) => touched.includes(topic));
}
