import type { Params } from "$lib/frame";

/** Every way to look at an evaluation, in the order of the switch. */
export const viewIds = [
  "ranking",
  "scores",
  "criteria",
  "weights",
  "knock-outs",
  "cost",
  "compare",
  "sets",
  "decision",
] as const;

export type ViewId = (typeof viewIds)[number];

/** What the room shows; it lives in the room's parameters, so that Back brings it back. */
export interface Place {
  /** The evaluation in view; none shows the one seen last, or the list. */
  evaluation: string | null;
  /** Whether the list of evaluations was asked for. */
  list: boolean;
  view: ViewId;
  /** The selected tool. */
  tool: string | null;
  /** The tool it is compared with. */
  against: string | null;
  /** The selected criterion. */
  criterion: string | null;
}

const LIST = "list";

/** Reads the parameters; what is unknown is left out. */
export function readPlace(params: Params): Place {
  return {
    evaluation: params.evaluation ?? null,
    list: params.view === LIST,
    view: viewIds.find((id) => id === params.view) ?? "ranking",
    tool: params.tool ?? null,
    against: params.against ?? null,
    criterion: params.criterion ?? null,
  };
}

/** Writes the parameters; what is as usual is left out. */
export function writePlace({ evaluation, list, view, tool, against, criterion }: Place): Params {
  const params: Record<string, string> = {};
  if (evaluation) params.evaluation = evaluation;
  if (list) params.view = LIST;
  else if (view !== "ranking") params.view = view;
  if (tool) params.tool = tool;
  if (against) params.against = against;
  if (criterion) params.criterion = criterion;
  return params;
}
