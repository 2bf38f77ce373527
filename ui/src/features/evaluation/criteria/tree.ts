import type { CriterionView, EditCriterion, Measure, MoveCriterion } from "$lib/api";

/** The kinds of measure, as people choose them. */
export const kinds: readonly { value: Measure["kind"]; label: string }[] = [
  { value: "group", label: "Group" },
  { value: "rating", label: "Rating 0–5" },
  { value: "measured", label: "Measured" },
  { value: "yes_no", label: "Yes, no" },
];

/** A measure of a kind to begin with; what was written for the same kind is kept. */
export function measureAs(kind: Measure["kind"], before: Measure): Measure {
  if (before.kind === kind) return before;
  switch (kind) {
    case "rating":
      return { kind, anchors: ["", "", "", "", "", ""] };
    case "measured":
      return { kind, unit: "", direction: "max", worst: 0, best: 100, points: [] };
    case "group":
    case "yes_no":
      return { kind };
  }
}

/** How a criterion is scored, in a few words. */
export function measureWords(measure: Measure): string {
  switch (measure.kind) {
    case "group":
      return "";
    case "rating": {
      const written = measure.anchors.filter((text) => text.trim() !== "").length;
      return written === 6 ? "rating, 6 anchors" : `rating, ${written} of 6 anchors`;
    }
    case "measured":
      return `${measure.unit || "number"}, ${measure.direction === "min" ? "less" : "more"} is better`;
    case "yes_no":
      return "yes or no";
  }
}

/** What the editor shows and sends. */
export function formOf({ criterion }: CriterionView): EditCriterion {
  const { id, code, title, description, weight, measure, cost, knock_out } = criterion;
  return { criterion: id, code, title, description, weight, measure, cost, knock_out };
}

const siblingsOf = (rows: readonly CriterionView[], parent: string | null) =>
  rows.filter((row) => row.criterion.parent === parent);

/** Where a criterion goes when it is moved among its siblings; null at the end of the way. */
export function moveBy(
  rows: readonly CriterionView[],
  id: string,
  step: 1 | -1,
): MoveCriterion | null {
  const own = rows.find((row) => row.criterion.id === id)?.criterion;
  if (!own) return null;
  const siblings = siblingsOf(rows, own.parent);
  const to = siblings.findIndex((row) => row.criterion.id === id) + step;
  if (to < 0 || to >= siblings.length) return null;
  return { criterion: id, parent: own.parent, position: to };
}

/** Where a criterion goes when it is indented: last in the group before it; null where none is. */
export function indent(rows: readonly CriterionView[], id: string): MoveCriterion | null {
  const own = rows.find((row) => row.criterion.id === id)?.criterion;
  if (!own) return null;
  const siblings = siblingsOf(rows, own.parent);
  const at = siblings.findIndex((row) => row.criterion.id === id);
  const into = siblings.slice(0, at).findLast((row) => row.criterion.measure.kind === "group");
  if (!into) return null;
  const below = siblingsOf(rows, into.criterion.id).length;
  return { criterion: id, parent: into.criterion.id, position: below };
}

/** Where a criterion goes when it is outdented: after the group that held it; null at the top. */
export function outdent(rows: readonly CriterionView[], id: string): MoveCriterion | null {
  const own = rows.find((row) => row.criterion.id === id)?.criterion;
  const group = rows.find((row) => row.criterion.id === own?.parent)?.criterion;
  if (!own || !group) return null;
  const at = siblingsOf(rows, group.parent).findIndex((row) => row.criterion.id === group.id);
  return { criterion: id, parent: group.parent, position: at + 1 };
}

/** Where a new criterion stands: in the group at hand, else after the criterion at hand. */
export function placeAfter(
  rows: readonly CriterionView[],
  id: string | null,
): { parent: string | null; position: number } {
  const own = rows.find((row) => row.criterion.id === id)?.criterion;
  if (!own) return { parent: null, position: rows.length };
  if (own.measure.kind === "group") {
    return { parent: own.id, position: siblingsOf(rows, own.id).length };
  }
  const at = siblingsOf(rows, own.parent).findIndex((row) => row.criterion.id === own.id);
  return { parent: own.parent, position: at + 1 };
}
