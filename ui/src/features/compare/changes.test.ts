import { describe, expect, it } from "vitest";
import type { ModelChange, NodeChange, PillarChange, Round } from "$lib/api";
import { readiness } from "$lib/charts/fixture";
import {
  byKind,
  courseOf,
  courseSign,
  inOrder,
  kindMark,
  listed,
  pillarAlt,
  pillarTable,
  sentence,
} from "./changes";
import { change, comparison, nodeChange } from "./fixture";

describe("what became of a node", () => {
  it.each([
    [nodeChange("A", { change: change(0.5) }), "rose", "↑"],
    [nodeChange("A", { change: change(-0.5) }), "fell", "↓"],
    [nodeChange("A", { change: change(1e-12) }), "stayed", "="],
    [nodeChange("A", { change: null }), "open", "–"],
    [nodeChange("A", { presence: "added" }), "added", "+"],
    [nodeChange("A", { presence: "removed" }), "removed", "−"],
  ] as const)("%#: has a sign of its own", (node, course, sign) => {
    expect(courseOf(node)).toBe(course);
    expect(courseSign[courseOf(node)]).toBe(sign);
  });
});

describe("the list", () => {
  const root = nodeChange("M", { id: null, depth: 0, leaf: false, pillar: null });
  const domain = nodeChange("PE1", { depth: 1, leaf: false, change: change(0.5) });
  const leaf = nodeChange("PE1.1", { change: change(-1) });
  const moved = nodeChange("TE1.1", {
    pillar: "technology",
    change: change(0.2, { by_answers: 0, by_model: 0.2 }),
  });
  const gone = nodeChange("TE1.2", { pillar: "technology", presence: "removed", change: null });
  const all = comparison({ nodes: [root, domain, leaf, moved, gone] });
  const everything = { show: "all", depth: "both", pillars: [] } as const;
  const codes = (nodes: readonly NodeChange[]) => nodes.map((node) => node.code);

  it("never shows a total over pillars", () => {
    expect(codes(listed(all, everything))).toEqual(["PE1", "PE1.1", "TE1.1", "TE1.2"]);
    const one = { ...all, pillars: all.pillars.slice(0, 1) };
    expect(codes(listed(one, everything))[0]).toBe("M");
  });

  it("filters by course, depth and pillar", () => {
    expect(codes(listed(all, { ...everything, show: "rose" }))).toEqual(["PE1", "TE1.1"]);
    expect(codes(listed(all, { ...everything, show: "fell" }))).toEqual(["PE1.1"]);
    expect(codes(listed(all, { ...everything, show: "model" }))).toEqual(["TE1.1", "TE1.2"]);
    expect(codes(listed(all, { ...everything, depth: "domains" }))).toEqual(["PE1"]);
    expect(codes(listed(all, { ...everything, pillars: ["technology"] }))).toEqual([
      "TE1.1",
      "TE1.2",
    ]);
  });
});

describe("rounds", () => {
  const round = (id: string, date: string) => ({ id, date }) as Round;

  it("are asked for earlier first, whichever is in view", () => {
    const [first, second] = [round("r1", "2026-06-09"), round("r2", "2026-11-18")];
    expect(inOrder(second, first)).toEqual({ before: "r1", after: "r2" });
    expect(inOrder(first, second)).toEqual({ before: "r1", after: "r2" });
    expect(inOrder(first, undefined)).toBeNull();
    expect(inOrder(first, first)).toBeNull();
  });
});

describe("words", () => {
  it("say what rose and fell", () => {
    expect(sentence(comparison({ rose: 14, fell: 3, stayed: 51 }))).toBe(
      "14 of 68 capabilities rose, 3 fell and 51 stayed between Round 1 and Round 2.",
    );
    expect(sentence(comparison({ rose: 0, fell: 0, stayed: 0 }))).toContain("Nothing was answered");
  });

  it("tell answers, model and plan apart", () => {
    const pillar: PillarChange = {
      pillar: "people",
      before: readiness(0.33),
      after: readiness(0.52),
      change: change(0.19, { by_answers: 0.2, by_model: -0.02, by_plan: 0.01 }),
    };
    expect(pillarAlt(pillar, "Round 1", "Round 2")).toBe(
      "People: readiness 33 % in Round 1, 52 % in Round 2; answers +20, model −2, targets and priorities +1, together +19.",
    );
    expect(pillarTable(pillar, "Round 1", "Round 2").rows.map((row) => row[2])).toEqual([
      "",
      "+20",
      "−2",
      "+1",
      "+19",
    ]);
    expect(pillarAlt({ ...pillar, change: null }, "Round 1", "Round 2")).not.toContain("answers");
  });
});

describe("changes of the model", () => {
  const changed = (kind: ModelChange["kind"]): ModelChange => ({
    id: null,
    code: "A",
    title: "A",
    kind,
    detail: "",
  });

  it("stand by kind, additions first, and carry a mark", () => {
    const all = byKind([changed("reworded"), changed("added"), changed("added")]);
    expect(all.map(([kind, mine]) => [kind, mine.length])).toEqual([
      ["added", 2],
      ["reworded", 1],
    ]);
    expect([kindMark("added").sign, kindMark("removed").sign, kindMark("moved").sign]).toEqual([
      "+",
      "−",
      "~",
    ]);
  });
});
