import { describe, expect, it } from "vitest";
import { rankCell, shareCell } from "./charts/heat";
import { comparedTable, pairOf } from "./compare/pair";
import { costRows, sayCosts } from "./cost/rows";
import { plot } from "./cost/plot";
import { choices } from "./decision/choices";
import { begun, problems, tidied } from "./decision/draft.svelte";
import { reviewWords } from "./decision/words";
import { evaluationView, rankedTool, results, summary } from "./fixture";
import { sayList, standing } from "./list/words";
import { readPlace, writePlace } from "./place";
import { acceptability, flipTable, methodRanks, pairwise } from "./robustness/tables";
import { drawsWords } from "./robustness/words";
import { ruleProblem, ruleWords } from "./sets/words";
import { nextStep, steps } from "./setup/steps";

const answer = results();
const firm = answer.robustness;
if (!firm) throw new Error("no robustness");

describe("place", () => {
  it("comes back from its parameters as it was written", () => {
    const place = readPlace({ evaluation: "v1", view: "cost", tool: "t1", against: "t2" });
    expect(readPlace(writePlace(place))).toEqual(place);
    expect(writePlace(readPlace({}))).toEqual({});
    expect(readPlace({ view: "nonsense" }).view).toBe("ranking");
    expect(readPlace(writePlace(readPlace({ view: "list" }))).list).toBe(true);
  });
});

describe("list", () => {
  it("says where evaluations stand", () => {
    expect(standing(summary({ candidates: 0 }))).toBe("no tools yet");
    expect(standing(summary({ scored: 0 }))).toBe("not scored yet");
    const decided = summary({ state: "decided", chosen: ["Alpha"], stale: ["Weights changed."] });
    expect(standing(decided)).toBe("Alpha, stale");
    expect(sayList([summary(), decided])).toBe(
      "2 evaluations, 1 decided, 1 of them stale: their inputs have changed since.",
    );
  });
});

describe("set-up", () => {
  it("leads to the first step that is not done", () => {
    expect(nextStep(steps(evaluationView()))?.id).toBe("weights");
    expect(nextStep(steps(evaluationView({ candidates: [] })))?.id).toBe("tools");
    expect(nextStep(steps(evaluationView({ need: "", candidates: [] })))?.id).toBe("need");
  });
});

describe("heat", () => {
  it("bands shares, and shows a dot for next to nothing", () => {
    const bands = [0.001, 0.04, 0.05, 0.3, 0.5, 0.75].map((share) => shareCell(share, "").band);
    expect(bands).toEqual([null, 0, 1, 2, 3, 4]);
    expect(shareCell(0.001, "").text).toBe("·");
    expect(shareCell(null, "").text).toBe("–");
    expect(rankCell(1, 5, "").band).toBe(4);
    expect(rankCell(5, 5, "").band).toBe(0);
  });
});

describe("robustness tables", () => {
  it("hold every tool where the picture is cut", () => {
    const cut = acceptability(answer.ranking, firm, 2);
    expect(cut.rows).toEqual(["Alpha", "Beta"]);
    expect(cut.table.rows).toHaveLength(3);
    expect(cut.table.rows[0]).toEqual(["Alpha", "80.0 %", "20.0 %", "0.0 %"]);
    const pairs = pairwise(answer.ranking, firm.pairwise, 8);
    expect(pairs.cells[0]?.map((cell) => cell.text)).toEqual(["–", "80", "100"]);
    expect(pairs.alt).toBe("Alpha beats Beta in 80 %, Gamma in 100 % of all weightings.");
  });

  it("say how an estimate was made, and what no weighting does", () => {
    expect(drawsWords(firm.acceptability)).toBe("10,000 draws, seed 42, ± 1");
    expect(flipTable(firm.flips).rows[1]).toEqual(["Gamma", "no weighting will do", ""]);
    expect(methodRanks(answer.ranking, answer.methods, 8).table.rows[0]).toEqual([
      "Alpha",
      1,
      1,
      "0.800",
    ]);
  });
});

describe("cost and value", () => {
  const rows = costRows(answer);

  it("lists every ranked tool, those without a cost last", () => {
    expect(rows.map((row) => [row.name, row.cost, row.efficient])).toEqual([
      ["Beta", 60_000, true],
      ["Alpha", 90_000, true],
      ["Gamma", null, false],
    ]);
    expect(sayCosts(rows)).toBe("Beta and Alpha are efficient; 1 tool without a known cost.");
  });

  it("draws the frontier from the cheapest on, and names apart", () => {
    const ranges = new Map([["t1", { worst: 70, best: 90 }]]);
    const points = answer.frontier.map((point) => ({ ...point, cost: 60_000 }));
    const picture = plot(points, ranges, 600, 400, (text) => text.length * 6);
    expect(picture.frontier).toMatch(/^M[\d.]+ 356V/);
    expect(picture.spots.find((spot) => spot.tool === "t1")?.whisker).not.toBeNull();
    const [a, b] = picture.spots;
    expect(Math.abs((a?.label.y ?? 0) - (b?.label.y ?? 0))).toBeGreaterThanOrEqual(14);
  });
});

describe("compare", () => {
  it("takes the winner and the next, unless others are asked for", () => {
    const ranked = ["t1", "t2", "t3"];
    expect(pairOf(ranked, null, null)).toEqual({ first: "t1", second: "t2" });
    expect(pairOf(ranked, "t3", null)).toEqual({ first: "t3", second: "t1" });
    expect(pairOf(ranked, "t2", "t2")).toEqual({ first: "t2", second: "t1" });
    expect(pairOf(["t1"], null, null)).toBeNull();
  });

  it("says missing where a score is", () => {
    const table = comparedTable({
      sentence: "",
      first: rankedTool("t1", "Alpha", 1, []),
      second: rankedTool("t2", "Beta", 2, []),
      rows: [
        {
          criterion: "c0",
          code: "C0",
          title: "Fit",
          weight: 0.2,
          first: 0.8,
          second: null,
          points: null,
        },
      ],
      share: 1,
      share_ranked: 1,
      flip: null,
    });
    expect(table.rows[0]).toEqual(["C0", "Fit", "20.0", "0.80", "missing", "–"]);
  });
});

describe("decision", () => {
  it("bars what is knocked out or unknown, with the reason", () => {
    const { candidates } = evaluationView();
    expect(choices(candidates, answer).map(({ name, barred }) => [name, barred])).toEqual([
      ["Alpha", null],
      ["Beta", null],
      ["Gamma", "a knock-out is unknown: Single sign-on"],
      ["Delta", "knocked out: No SSO in any edition."],
    ]);
  });

  it("begins with the winner, and asks for a reason and a name", () => {
    const form = begun(evaluationView(), "t1", new Date(2026, 10, 25));
    expect(form).toMatchObject({ chosen: ["t1"], decided_on: "2026-11-25", review_on: null });
    expect(Object.keys(problems(form))).toEqual(["why", "decided_by"]);
    const full = { ...form, why: " Firm. ", decided_by: "Board", review_on: "" };
    expect(problems(full)).toEqual({});
    expect(tidied(full)).toMatchObject({ why: "Firm.", review_on: null });
  });

  it("says when it is looked at again", () => {
    expect(reviewWords(null, null)).toBe("No day was set.");
    expect(reviewWords("2027-01-01", 1)).toBe("2027-01-01, in 1 day");
    expect(reviewWords("2026-01-01", -3)).toBe("2026-01-01, overdue by 3 days");
  });
});

describe("rules of a set", () => {
  it("are written with the tools' names, and need enough of them", () => {
    const names = new Map([
      ["t1", "Alpha"],
      ["t2", "Beta"],
    ]);
    const rule = { kind: "exclusion" as const, tools: ["t1", "t2"], reason: "" };
    expect(ruleWords(rule, names)).toBe("At most one of Alpha, Beta");
    expect(ruleProblem(rule)).toBeNull();
    expect(ruleProblem({ kind: "pairing", tools: ["t1"] })).toBe("Choose at least two tools.");
    expect(ruleProblem({ kind: "barred", tools: [] })).toBe("Choose a tool.");
  });
});
