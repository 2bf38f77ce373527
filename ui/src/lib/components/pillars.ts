/** The three pillars; each has a hue and a shape of its own. */
export const pillars = ["people", "process", "technology"] as const;

export type Pillar = (typeof pillars)[number];

export const pillarTitle: Record<Pillar, string> = {
  people: "People",
  process: "Process",
  technology: "Technology",
};
