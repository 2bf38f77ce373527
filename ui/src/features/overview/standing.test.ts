import { describe, expect, it } from "vitest";
import type { Comparison, Engagement, NodeChange } from "$lib/api";
import { figures, node, readiness } from "$lib/charts/fixture";
import {
  answeredWords,
  bellWidth,
  domainAlt,
  domainLines,
  earlier,
  stageStrip,
  withHeadline,
} from "./standing";
import { overview } from "./fixture";

const point = {
  round: "r1",
  title: "Round 1",
  date: "2026-06-09",
  state: "locked",
  pillars: [],
} as const;

function comparison(nodes: NodeChange[]): Comparison {
  return {
    before: { ...point, pillars: [] },
    after: { ...point, round: "r2", title: "Round 2", pillars: [] },
    pillars: [{ pillar: "people", before: readiness(0.3), after: readiness(0.5), change: null }],
    nodes,
    model_changes: [],
    rose: 0,
    fell: 0,
    stayed: 0,
  };
}

const change = (id: string | null, before: number | null): NodeChange => ({
  id,
  code: "A",
  title: "A",
  depth: 2,
  leaf: false,
  pillar: "people",
  presence: "both",
  before: before === null ? null : figures(before),
  after: figures(2),
  change: null,
});

describe("the earlier round", () => {
  it("is looked up by pillar and by capability", () => {
    const before = earlier(comparison([change("a", 1.5), change("b", null), change(null, 1)]));
    expect(before?.title).toBe("Round 1");
    expect(before?.pillars.get("people")?.before.value).toBe(0.3);
    expect([...(before?.scores ?? [])]).toEqual([["a", 1.5]]);
    expect(earlier(undefined)).toBeNull();
  });
});

describe("stages", () => {
  it("keep their five places", () => {
    const strip = stageStrip([{ stage: "production", figures: figures(1) }]);
    expect(strip.map((one) => one.stage)).toEqual([
      "discovery",
      "training",
      "validation",
      "production",
      "refresh",
    ]);
    expect(strip.filter((one) => one.figures)).toHaveLength(1);
  });
});

describe("words and measures", () => {
  it("count what does not apply only where there is some", () => {
    expect(answeredWords(overview())).toBe("39 of 42");
    const left_out = { ...overview().left_out, not_applicable: 1 };
    expect(answeredWords(overview({ left_out }))).toBe("39 of 42 · 1 n/a");
  });

  it("keep dumbbells legible in any column", () => {
    expect(bellWidth(200)).toBe(88);
    expect(bellWidth(400)).toBe(140);
    expect(bellWidth(2000)).toBe(260);
  });

  it("tidy a headline and leave the rest of the cover", () => {
    const cover = overview().engagement satisfies Engagement;
    expect(withHeadline(cover, "  One\n two  ")).toEqual({ ...cover, headline: "One two" });
  });
});

describe("the domains as a picture", () => {
  it("say which gaps are widest", () => {
    const domains = [
      node("A", { gap: 0.5, title: "Small" }),
      node("B", { gap: 2, title: "Wide" }),
      node("C", { gap: null, title: "Open" }),
    ];
    expect(domainAlt(domains)).toBe(
      "3 domains, score now against target. Widest: Wide from 1.0 to 3.0; Small from 1.0 to 3.0.",
    );
  });

  it("carry the earlier score and what the unanswered allow", () => {
    const before = earlier(comparison([change("id-A", 0.5)]));
    const pillars = [
      {
        pillar: "people",
        figures: figures(1),
        readiness: readiness(0.5),
        domains: [node("A", { figures: figures(1, { worst: 0.5, best: 2 }) })],
        stages: [],
      },
    ] as const;
    expect(
      domainLines(
        [...pillars].map((one) => ({ ...one, domains: [...one.domains], stages: [] })),
        before,
      )[0],
    ).toMatchObject({
      before: 0.5,
      worst: 0.5,
      best: 2,
      end: "2.0",
    });
  });
});
