import type { Engagement } from "$lib/api";

/** A decision as a line that is being typed, told apart by a key of its own. */
export interface Line {
  key: number;
  text: string;
}

/** The cover as it stands in the fields. */
export type Cover = Omit<Engagement, "decisions"> & { decisions: Line[] };
export type CoverField = Exclude<keyof Engagement, "id" | "language">;

export const coverFields: readonly CoverField[] = [
  "client",
  "title",
  "subtitle",
  "sponsor",
  "lead",
  "prepared_by",
  "confidentiality",
  "headline",
  "decisions",
];

let last = 0;
/** A line for a decision, empty unless said. */
export const newLine = (text = ""): Line => ({ key: (last += 1), text });

/** The fields for what stands on the cover. */
export function coverOf(engagement: Engagement): Cover {
  return { ...engagement, decisions: engagement.decisions.map((text) => newLine(text)) };
}

/** What is saved: decisions without empty lines. */
export function toEngagement(cover: Cover): Engagement {
  return {
    ...cover,
    client: cover.client.trim(),
    title: cover.title.trim(),
    decisions: cover.decisions.map(({ text }) => text.trim()).filter(Boolean),
  };
}

/** The fields that hold something else than was saved. */
export function changedFields(cover: Cover, saved: Engagement): CoverField[] {
  const now = toEngagement(cover);
  return coverFields.filter((field) => JSON.stringify(now[field]) !== JSON.stringify(saved[field]));
}

/** The fields after the file changed beneath them: what was typed stays, the rest follows the file. */
export function follow(cover: Cover, saved: Engagement, next: Engagement): Cover {
  const kept = changedFields(cover, saved);
  const merged = coverOf(next);
  const mine = Object.fromEntries(kept.map((field) => [field, cover[field]]));
  const open = cover.decisions.some(({ text }) => text.trim() === "");
  const same = JSON.stringify(next.decisions) === JSON.stringify(saved.decisions);
  // Lines keep their keys, and with them the focus, where the file has nothing new for them.
  if (same || open) mine.decisions = cover.decisions;
  return { ...merged, ...mine };
}

/** A line one place up or down. */
export function shifted(lines: readonly Line[], at: number, by: -1 | 1): Line[] {
  const to = at + by;
  const line = lines[at];
  if (!line || to < 0 || to >= lines.length) return [...lines];
  const next = lines.filter((_, i) => i !== at);
  next.splice(to, 0, line);
  return next;
}
