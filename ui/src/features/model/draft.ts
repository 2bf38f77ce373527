import type { Capability, EditCapability, Outcome, Reference, Scale } from "$lib/api";
import { outcomes } from "$lib/charts";

/** A capability as it stands in the inspector's fields; a cleared weight is none. */
export type Typed = Omit<EditCapability, "weight"> & { weight: number | null };
/** A field of the inspector. */
export type FieldName = Exclude<keyof Typed, "id">;

export const fieldNames: readonly FieldName[] = [
  "code",
  "title",
  "pillar",
  "stage",
  "weight",
  "rollup",
  "scale",
  "purpose",
  "why",
  "outcomes",
  "levels",
  "references",
];

/** What `edit_capability` takes, with nothing changed. */
export function editOf(c: Capability): EditCapability {
  const { id, code, title, pillar, stage, weight, rollup, scale } = c;
  const { purpose, why, outcomes: served, levels, references } = c;
  return {
    ...{ id, code, title, pillar, stage, weight, rollup, scale },
    ...{ purpose, why, outcomes: served, levels, references },
  };
}

/** Texts for a scale's levels: one each, empty where there was none. */
export function padded(levels: readonly string[], scale: Scale | undefined): string[] {
  return scale ? scale.levels.map((_, i) => levels[i] ?? "") : [...levels];
}

/** The fields for a capability; a leaf has one text a level of its scale. */
export function typedOf(c: Capability, scale: Scale | undefined, leaf: boolean): Typed {
  const edit = editOf(c);
  return {
    ...edit,
    outcomes: ordered(c.outcomes),
    levels: leaf ? padded(c.levels, scale) : [...c.levels],
    references: c.references.map((reference) => ({ ...reference })),
  };
}

/** Outcomes in their fixed order, whatever order they were ticked in. */
export function ordered(served: readonly Outcome[]): Outcome[] {
  return outcomes.filter((one) => served.includes(one));
}

/** References that say something; a row that is still empty waits in the fields. */
export function complete(references: readonly Reference[]): Reference[] {
  return references
    .map(({ framework, item }) => ({ framework, item: item.trim() }))
    .filter(({ framework, item }) => framework !== "" && item !== "");
}

function part(typed: Typed, field: FieldName): unknown {
  if (field === "references") return complete(typed.references);
  if (field === "outcomes") return ordered(typed.outcomes);
  if (field === "code" || field === "title") return typed[field].trim();
  return typed[field];
}

function same(a: Typed, b: Typed, field: FieldName): boolean {
  return JSON.stringify(part(a, field)) === JSON.stringify(part(b, field));
}

/** The fields that hold something else than was saved. */
export function changed(typed: Typed, saved: Typed): FieldName[] {
  return fieldNames.filter((field) => !same(typed, saved, field));
}

/** What is saved; none where the weight is missing. */
export function toEdit(typed: Typed): EditCapability | null {
  const { weight } = typed;
  if (weight === null) return null;
  return {
    ...typed,
    weight,
    code: typed.code.trim(),
    title: typed.title.trim(),
    outcomes: ordered(typed.outcomes),
    references: complete(typed.references),
  };
}

/** The fields after the file changed beneath them: what was typed stays, the rest follows the file. */
export function rebased(typed: Typed, saved: Typed, next: Typed): Typed {
  const kept = changed(typed, saved);
  const merged = { ...next, ...Object.fromEntries(kept.map((field) => [field, typed[field]])) };
  // An unfinished reference is no change yet, and still nothing that may vanish.
  if (!kept.includes("references") && complete(typed.references).length < typed.references.length) {
    const open = typed.references.filter((r) => complete([r]).length === 0);
    merged.references = [...next.references, ...open];
  }
  return merged;
}

/** Texts carried to another scale by the level's value, and how many found no level there. */
export function carried(
  levels: readonly string[],
  from: Scale | undefined,
  to: Scale | undefined,
): { levels: string[]; lost: number } {
  if (!to) return { levels: [...levels], lost: 0 };
  const texts = new Map(from?.levels.map((level, i) => [level.value, levels[i] ?? ""]) ?? []);
  const next = to.levels.map(({ value }) => texts.get(value) ?? "");
  const filled = (list: readonly string[]) => list.filter((text) => text.trim() !== "").length;
  return { levels: next, lost: filled(levels) - filled(next) };
}

/** Which field an error belongs beside: the one just left, else the only one changed. */
export function blamed(fields: readonly FieldName[], left: string | null): FieldName | null {
  const touched = fields.find((field) => field === left);
  return touched ?? (fields.length === 1 ? (fields[0] ?? null) : null);
}
