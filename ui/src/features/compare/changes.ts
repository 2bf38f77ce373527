import type {
  Comparison,
  ModelChange,
  ModelChangeKind,
  NodeChange,
  Pillar,
  PillarChange,
  Round,
} from "$lib/api";
import { hundredths, points } from "$lib/charts";
import { pillarTitle } from "$lib/components";
import { count } from "$lib/format";

/** The two rounds to ask for, the earlier first, whichever of them is in view. */
export function inOrder(
  here: Round | undefined,
  against: Round | undefined,
): { before: string; after: string } | null {
  if (!here || !against || here.id === against.id) return null;
  return here.date < against.date
    ? { before: here.id, after: against.id }
    : { before: against.id, after: here.id };
}

/** What became of a node between two rounds. */
export type Course = "rose" | "fell" | "stayed" | "added" | "removed" | "open";

/** Which nodes are shown. */
export const shows = ["all", "rose", "fell", "stayed", "model"] as const;
export type Show = (typeof shows)[number];

/** Inner nodes, leaves, or both. */
export const depths = ["both", "domains", "leaves"] as const;
export type Depth = (typeof depths)[number];

const NEAR = 1e-9;

/** Whether a node rose, fell or stayed; open where one of the rounds has no score. */
export function courseOf(node: NodeChange): Course {
  if (node.presence !== "both") return node.presence;
  if (node.change === null) return "open";
  if (node.change.total > NEAR) return "rose";
  return node.change.total < -NEAR ? "fell" : "stayed";
}

/** The sign that stands for a course: never colour alone. */
export const courseSign: Record<Course, string> = {
  rose: "↑",
  fell: "↓",
  stayed: "=",
  added: "+",
  removed: "−",
  open: "–",
};

export const courseTitle: Record<Course, string> = {
  rose: "rose",
  fell: "fell",
  stayed: "stayed",
  added: "new in the model",
  removed: "no longer in the model",
  open: "not answered in both rounds",
};

/** What the list shows. */
export interface Wanted {
  show: Show;
  depth: Depth;
  /** Empty lets every pillar through. */
  pillars: readonly Pillar[];
}

/** The nodes of the list; the root is left out where it would be a total over pillars. */
export function listed(
  comparison: Comparison,
  { show, depth, pillars }: Wanted,
): readonly NodeChange[] {
  const total = comparison.pillars.length > 1;
  return comparison.nodes.filter((node) => {
    if (node.depth === 0 && (total || show !== "all")) return false;
    if (depth !== "both" && node.leaf !== (depth === "leaves")) return false;
    if (pillars.length > 0 && (node.pillar === null || !pillars.includes(node.pillar))) {
      return false;
    }
    const course = courseOf(node);
    if (show === "all") return true;
    if (show === "model") {
      return node.presence !== "both" || Math.abs(node.change?.by_model ?? 0) > NEAR;
    }
    return course === show;
  });
}

/** "14 of 68 capabilities rose, 3 fell and 51 stayed between Round 1 and Round 2." */
export function sentence({ rose, fell, stayed, before, after }: Comparison): string {
  const both = rose + fell + stayed;
  if (both === 0) return `Nothing was answered in both ${before.title} and ${after.title}.`;
  return `${rose} of ${count(both, "capability", "capabilities")} rose, ${fell} fell and ${stayed} stayed between ${before.title} and ${after.title}.`;
}

/** What the picture of a pillar says. */
export function pillarAlt(
  { pillar, before, after, change }: PillarChange,
  beforeTitle: string,
  afterTitle: string,
): string {
  const ends = `${pillarTitle[pillar]}: readiness ${hundredths(before.value)} % in ${beforeTitle}, ${hundredths(after.value)} % in ${afterTitle}`;
  if (!change) return `${ends}.`;
  return `${ends}; answers ${points(change.by_answers)}, model ${points(change.by_model)}, targets and priorities ${points(change.by_plan)}, together ${points(change.total)}.`;
}

/** The same as a table. */
export function pillarTable(
  { before, after, change }: PillarChange,
  beforeTitle: string,
  afterTitle: string,
) {
  const of = (n: { answered: number; applicable: number }) => `${n.answered} of ${n.applicable}`;
  return {
    columns: [
      { label: "Step" },
      { label: "Readiness %", numeric: true },
      { label: "Change", numeric: true },
      { label: "Answered", numeric: true },
    ],
    rows: [
      [beforeTitle, hundredths(before.value), "", of(before)],
      ["Answers", "", points(change?.by_answers), ""],
      ["Model", "", points(change?.by_model), ""],
      ["Targets and priorities", "", points(change?.by_plan), ""],
      [afterTitle, hundredths(after.value), points(change?.total), of(after)],
    ],
  };
}

const kindOrder: readonly ModelChangeKind[] = [
  "added",
  "removed",
  "moved",
  "reweighed",
  "rescaled",
  "roll_up",
  "reworded",
];

export const kindTitle: Record<ModelChangeKind, string> = {
  added: "Added",
  removed: "Removed or retired",
  moved: "Moved",
  reweighed: "Reweighed",
  rescaled: "Re-scaled",
  roll_up: "Rolled up otherwise",
  reworded: "Reworded",
};

/** How a change of the model is marked, as everywhere: + new, − gone, ~ changed. */
export function kindMark(kind: ModelChangeKind): { sign: string; look: "add" | "del" | "chg" } {
  if (kind === "added") return { sign: "+", look: "add" };
  if (kind === "removed") return { sign: "−", look: "del" };
  return { sign: "~", look: "chg" };
}

/** The changes of the model by what was done; kinds without any are left out. */
export function byKind(changes: readonly ModelChange[]): [ModelChangeKind, ModelChange[]][] {
  return kindOrder
    .map((kind): [ModelChangeKind, ModelChange[]] => [
      kind,
      changes.filter((change) => change.kind === kind),
    ])
    .filter(([, mine]) => mine.length > 0);
}
