import type { Band, CapabilityModel, EditModel, Framework, Level, Scale } from "$lib/api";

/** A row of a list that is being typed, told apart by a key of its own. */
export type Keyed<T> = T & { key: number };

/** A level as typed; a cleared value is none. */
export type TypedLevel = Keyed<Omit<Level, "value"> & { value: number | null }>;
export type TypedScale = Keyed<Omit<Scale, "levels"> & { levels: TypedLevel[] }>;
export type TypedBand = Keyed<{ up_to: number | null; title: string }>;

/** A model's root as it stands in the dialog. */
export type TypedRoot = Omit<EditModel, "scales" | "bands" | "frameworks"> & {
  scales: TypedScale[];
  bands: TypedBand[];
  frameworks: Keyed<Framework>[];
};

let last = 0;
/** A key that no other row has. */
export const newKey = (): number => (last += 1);

const keyed = <T extends object>(item: T): Keyed<T> => ({ ...item, key: newKey() });

/** The dialog's fields for a model. */
export function typedRoot(model: CapabilityModel): TypedRoot {
  const { id, code, title, edition, purpose, rollup, scale } = model;
  return {
    ...{ model: id, code, title, edition, purpose, rollup, scale },
    scales: model.scales.map((one) => ({ ...keyed(one), levels: one.levels.map(keyed) })),
    bands: model.bands.map(({ up_to, title: name }) =>
      keyed({ up_to: up_to ?? null, title: name }),
    ),
    frameworks: model.frameworks.map(keyed),
  };
}

/** Another level above the highest, one step up. */
export function nextLevel(levels: readonly TypedLevel[]): TypedLevel {
  const top = levels.at(-1)?.value;
  return keyed({ value: top === undefined || top === null ? 0 : top + 1, title: "", text: "" });
}

/** Another scale with the two levels that it needs at least; its code is free. */
export function nextScale(scales: readonly TypedScale[]): TypedScale {
  const codes = scales.map((scale) => scale.code);
  let n = scales.length + 1;
  while (codes.includes(`scale-${n}`)) n += 1;
  const levels = [0, 1].map((value) =>
    keyed({ value, title: value === 0 ? "No" : "Yes", text: "" }),
  );
  return keyed({ code: `scale-${n}`, title: "New scale", levels });
}

export const nextBand = (): TypedBand => keyed({ up_to: null, title: "" });
export const nextFramework = (): Keyed<Framework> =>
  keyed({ id: "", title: "", edition: "", licence: "" });

/** Where something is missing: a sentence that says where, and none where all is there. */
export function missing(typed: TypedRoot): string | null {
  if (typed.code.trim() === "") return "Give the model a code.";
  if (typed.title.trim() === "") return "Give the model a title.";
  for (const scale of typed.scales) {
    const name = scale.title.trim() || scale.code.trim();
    if (scale.code.trim() === "") return `Give the scale ${name} a code.`;
    if (scale.levels.length < 2) return `The scale ${name} needs at least two levels.`;
    for (const [i, level] of scale.levels.entries()) {
      const before = scale.levels[i - 1]?.value ?? null;
      if (level.value === null) return `Level ${i + 1} of the scale ${name} has no value.`;
      if (before !== null && level.value <= before) {
        return `Values of the scale ${name} must rise: level ${i + 1} is not above level ${i}.`;
      }
    }
  }
  const open = typed.bands.slice(0, -1).findIndex((band) => band.up_to === null);
  if (open >= 0) return `Band ${open + 1} has no upper end; only the last may go on.`;
  const nameless = typed.frameworks.findIndex((framework) => framework.id.trim() === "");
  if (nameless >= 0) return `Framework ${nameless + 1} has no short name.`;
  return null;
}

/** What `edit_model` takes. */
export function toEditModel(typed: TypedRoot): EditModel {
  return {
    model: typed.model,
    code: typed.code.trim(),
    title: typed.title.trim(),
    edition: typed.edition.trim(),
    purpose: typed.purpose,
    rollup: typed.rollup,
    scale: typed.scale,
    scales: typed.scales.map(({ code, title, levels }) => ({
      code: code.trim(),
      title: title.trim(),
      levels: levels.map(({ value, title: name, text }) => ({
        value: value ?? 0,
        title: name,
        text,
      })),
    })),
    bands: typed.bands.map(({ up_to, title }): Band => ({
      title,
      ...(up_to === null ? {} : { up_to }),
    })),
    frameworks: typed.frameworks.map(({ id, title, edition, licence }) => ({
      id: id.trim(),
      title,
      edition,
      licence,
    })),
  };
}
