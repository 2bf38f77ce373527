import type {
  Comparison,
  Engagement,
  Node,
  OverviewView,
  PillarChange,
  PillarFigures,
  StageFigures,
} from "$lib/api";
import { score, stages } from "$lib/charts";
import type { Pillar } from "$lib/components";

/** What the earlier round says about pillars and domains. */
export interface Earlier {
  title: string;
  pillars: ReadonlyMap<Pillar, PillarChange>;
  scores: ReadonlyMap<string, number>;
}

/** Looks the earlier round up by pillar and by capability; null where none is compared with. */
export function earlier(comparison: Comparison | undefined): Earlier | null {
  if (!comparison) return null;
  const scores = new Map<string, number>();
  for (const { id, before } of comparison.nodes) {
    if (id !== null && before?.score != null) scores.set(id, before.score);
  }
  return {
    title: comparison.before.title,
    pillars: new Map(comparison.pillars.map((change) => [change.pillar, change])),
    scores,
  };
}

/** The five stages in their order; a stage without a leaf has no figures. */
export function stageStrip(figures: readonly StageFigures[]) {
  return stages.map((stage) => ({
    stage,
    figures: figures.find((one) => one.stage === stage)?.figures ?? null,
  }));
}

/** How wide the dumbbells of a column are. */
export function bellWidth(column: number): number {
  return Math.round(Math.max(88, Math.min(260, column * 0.35)));
}

/** "39 of 42 · 1 n/a". */
export function answeredWords({ progress, left_out }: OverviewView): string {
  const na = left_out.not_applicable;
  return `${progress.answered} of ${progress.applicable}${na > 0 ? ` · ${na} n/a` : ""}`;
}

/** The domains of every pillar as lines of one picture. */
export function domainLines(pillars: readonly PillarFigures[], before: Earlier | null) {
  return pillars.flatMap(({ pillar, domains }) =>
    domains.map((node) => ({
      key: `${pillar} ${node.id ?? node.code}`,
      title: `${node.code}  ${node.title}`,
      pillar,
      now: node.figures.score,
      target: node.target,
      before: before?.scores.get(node.id ?? "") ?? null,
      worst: node.figures.worst,
      best: node.figures.best,
      floor: node.figures.floor,
      ceiling: node.figures.ceiling,
      end: score(node.gap, node.figures),
    })),
  );
}

/** What the picture of the domains says: the widest gaps first. */
export function domainAlt(domains: readonly Node[]): string {
  const widest = domains
    .filter((node) => node.gap !== null && node.gap > 0)
    .toSorted((a, b) => (b.gap ?? 0) - (a.gap ?? 0))
    .slice(0, 3)
    .map(
      (node) =>
        `${node.title} from ${score(node.figures.score, node.figures)} to ${score(node.target, node.figures)}`,
    );
  const told = widest.length > 0 ? ` Widest: ${widest.join("; ")}.` : "";
  return `${domains.length} domains, score now against target.${told}`;
}

/** The cover with another headline; an empty one lets the figures speak. */
export function withHeadline(engagement: Engagement, headline: string): Engagement {
  return { ...engagement, headline: headline.trim().replace(/\s+/g, " ") };
}
