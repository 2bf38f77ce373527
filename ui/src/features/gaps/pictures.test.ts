import { describe, expect, it } from "vitest";
import type { GridRow, TrendPoint } from "$lib/api";
import { figures, gapRow, node, notApplicable, readiness } from "$lib/charts/fixture";
import { commonPillar, namesOf, newHurdle, newRecommendation } from "./dialogs";
import { inShort, levelLines } from "./levels";
import {
  dumbbellLines,
  gapAlt,
  gapTable,
  histogramTable,
  radarNote,
  radarTable,
  tileAlt,
  tileRows,
  tileTable,
  trendAlt,
  trendTable,
} from "./pictures";
import { capabilityView } from "./fixture";

describe("heat map", () => {
  const other = { id: "id-PE1", code: "PE1", title: "Leadership" };
  const rows = [
    gapRow("TE1.10"),
    gapRow("PE1.1", { pillar: "people", figures: notApplicable }, { domain: other }),
    gapRow("TE1.2", { figures: figures(null) }),
  ];

  it("groups by domain in the order of codes until the model's order is known", () => {
    const groups = tileRows(rows, undefined);
    expect(groups.map((group) => group.title)).toEqual(["Leadership", "Data platform"]);
    expect(groups[1]?.tiles.map((tile) => tile.code)).toEqual(["TE1.2", "TE1.10"]);
  });

  it("follows the model, and shows the domain's score with its coverage", () => {
    const grid = (code: string, over = {}): GridRow => ({
      node: node(code, over),
      scale: 0,
      cells: [],
      agreed: null,
    });
    const domain = figures(1.25, { answered: 1, applicable: 2, coverage: 0.5 });
    const model = [
      grid("TE1", { figures: domain, leaf: false }),
      grid("TE1.10"),
      grid("TE1.2"),
      grid("PE1", { leaf: false }),
      grid("PE1.1"),
    ];
    const groups = tileRows(rows, model);
    expect(groups.map((group) => group.title)).toEqual(["Data platform", "Leadership"]);
    expect(groups[0]?.note).toBe("1.3 · 1 of 2 answered");
    expect(groups[0]?.tiles.map((tile) => tile.code)).toEqual(["TE1.10", "TE1.2"]);
  });

  it("says the same in words and in a table", () => {
    const groups = tileRows(rows, undefined);
    expect(tileAlt(groups)).toBe(
      "3 capabilities in 2 domains: 1 at 1, 1 not applicable, 1 unanswered.",
    );
    expect(tileTable(groups).rows.map((row) => row[3])).toEqual([
      "not applicable",
      "unanswered",
      "1",
    ]);
  });
});

describe("tables beside pictures", () => {
  it("have a column for the earlier round only where there is one", () => {
    const radar = {
      title: "",
      pillar: null,
      floor: 0,
      ceiling: 4,
      alt: "",
      axes: [
        {
          node: { id: "a", code: "A", title: "A" },
          score: 1,
          target: 3,
          before: 0.5,
          coverage: 0.5,
        },
      ],
    };
    expect(radarTable(radar, "Round 1").rows[0]).toEqual(["A", "A", "1.0", "3.0", "0.5", "50 %"]);
    expect(radarTable(radar, null).columns).toHaveLength(5);
    expect(radarNote(radar)).toBe("Coverage below 100 %: A 50 %.");
    expect(gapTable([gapRow("A")], null).rows[0]).toHaveLength(11);
    expect(gapTable([gapRow("A")], "Round 1").rows[0]).toHaveLength(12);
  });

  it("count those who say that it does not apply", () => {
    const bars = [{ value: 0, title: "Absent", ratings: 3, leaves: 2 }];
    const table = histogramTable({ pillar: null, bars, median: 0, not_applicable: 4, alt: "" });
    expect(table.rows).toEqual([
      ["0", "Absent", 3, 2],
      ["NA", "Does not apply", 4, "–"],
    ]);
  });

  it("tell the trend pillar by pillar, never in total", () => {
    const point = (title: string, value: number): TrendPoint => ({
      round: title,
      title,
      date: "2026-06-09",
      state: "locked",
      pillars: [
        { pillar: "people", readiness: readiness(value) },
        { pillar: "process", readiness: readiness(value / 2) },
      ],
    });
    const points = [point("Round 1", 0.3), point("Round 2", 0.5)];
    expect(trendAlt(points)).toContain("People from 30 % to 50 %; Process from 15 % to 25 %");
    expect(trendTable(points).rows).toHaveLength(4);
    expect(trendAlt([])).toBe("No round yet.");
  });
});

describe("dumbbells as a picture", () => {
  it("say the first three", () => {
    const rows = ["A", "B", "C", "D"].map((code) => gapRow(code));
    expect(gapAlt(rows)).toContain("4 gaps by weighted gap");
    expect(gapAlt(rows)).toContain("Title of C");
    expect(gapAlt(rows)).not.toContain("Title of D");
    expect(dumbbellLines(rows)[0]).toMatchObject({ now: 1, target: 3, end: "2.0" });
  });
});

describe("the inspector", () => {
  it("marks where a capability stands and where it should", () => {
    const lines = levelLines(capabilityView(1.5, 3));
    expect(lines.find((line) => line.now)?.value).toBe(1);
    expect(lines.find((line) => line.target)?.value).toBe(3);
    expect(lines[1]).toMatchObject({ text: "Descriptor 1", votes: 2 });
    expect(levelLines(capabilityView(null, null)).some((line) => line.now || line.target)).toBe(
      false,
    );
  });

  it("keeps an explanation short", () => {
    const leaf = {
      label: "A1 Name",
      formula: null,
      value: 1,
      unit: null,
      source: "x".repeat(40),
      parts: [],
    };
    const top = {
      ...leaf,
      label: "weighted gap of A1 Name",
      source: "set here",
      parts: [{ ...leaf, parts: [leaf] }],
    };
    const short = inShort(top, "A1 Name", 1);
    expect(short.label).toBe("weighted gap");
    expect(short.source).toBe("set here");
    expect(short.parts[0]).toMatchObject({ label: "score", source: null, parts: [] });
  });
});

describe("dialogs", () => {
  const named = (code: string, pillar: "people" | "process") => ({
    id: code,
    code,
    title: "T",
    pillar,
  });

  it("begin with what was chosen", () => {
    const items = [named("A", "people"), named("B", "process"), named("C", "process")];
    expect(commonPillar(items)).toBe("process");
    expect(newRecommendation(items)).toMatchObject({
      pillar: "process",
      addresses: ["A", "B", "C"],
      state: "proposed",
    });
    expect(newHurdle(items.slice(0, 1))).toMatchObject({ pillar: "people", blocks: ["A"] });
  });

  it("name few in full and many in short", () => {
    expect(namesOf([])).toBe("");
    expect(namesOf([named("A", "people")])).toBe("A T");
    expect(namesOf(["A", "B"].map((code) => named(code, "people")))).toBe("A, B");
    expect(namesOf("ABCDE".split("").map((code) => named(code, "people")))).toBe("A and 4 more");
  });
});
