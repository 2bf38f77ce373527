import { describe, expect, it } from "vitest";
import type { HurdleView, RecommendationView, Size } from "$lib/api";
import { rebased } from "$lib/forms";
import { newRecommendation, tidyRecommendation } from "./forms";
import { matrix, neighbour } from "./matrix";
import { readView, sayHurdles, sayRecommendations, shownRecommendations, writeView } from "./view";
import { codesWords, toolWords } from "./words";

function one(code: string, effort: Size = "small", impact: Size = "large"): RecommendationView {
  return {
    recommendation: {
      ...newRecommendation("process"),
      id: code,
      code,
      title: code,
      effort,
      impact,
    },
    addresses: [],
    removes: [],
    owner: null,
    weighted_gap: 1,
    share: null,
  };
}
function hurdle(code: string, change: Partial<HurdleView["hurdle"]> = {}): HurdleView {
  return {
    hurdle: {
      id: code,
      code,
      title: code,
      description: "",
      pillar: "people",
      severity: "blocker",
      state: "open",
      owner: "",
      blocks: [],
      ...change,
    },
    blocks: [],
    removed_by: [],
    weighted_gap: 0,
  };
}

describe("view", () => {
  it("comes back from its parameters as it was written", () => {
    const view = readView({ view: "matrix", state: "done", pillar: "people" });
    expect(readView(writeView(view))).toEqual(view);
    expect(writeView(readView({}))).toEqual({});
  });

  it("leads to the hurdles when one is named, and stays elsewhere when asked to", () => {
    expect(readView({ hurdle: "h" }).view).toBe("hurdles");
    const back = { ...readView({ hurdle: "h" }), view: "table" as const };
    expect(readView(writeView(back)).view).toBe("table");
  });

  it("drops what it does not know", () => {
    expect(readView({ view: "x", state: "y", pillar: "z" })).toMatchObject({
      view: "table",
      state: "all",
      pillar: "all",
    });
  });

  it("filters by state and pillar together", () => {
    const all = [one("R-01"), one("R-02")];
    expect(shownRecommendations(all, { state: "all", pillar: "process" })).toHaveLength(2);
    expect(shownRecommendations(all, { state: "done", pillar: "process" })).toHaveLength(0);
    expect(shownRecommendations(all, { state: "all", pillar: "people" })).toHaveLength(0);
  });

  it("says what to see, and nothing of nothing", () => {
    expect(sayRecommendations([])).toBe("");
    expect(sayRecommendations([one("R-01")])).toBe("1 recommendation: 1 proposed.");
    expect(sayHurdles([hurdle("H-01"), hurdle("H-02", { severity: "minor" })])).toBe(
      "2 hurdles stand, 1 of them a blocker; 2 have no recommendation that removes them.",
    );
    expect(sayHurdles([hurdle("H-01", { state: "resolved" })])).toBe("Every hurdle is resolved.");
  });
});

describe("matrix", () => {
  const cells = matrix([one("A"), one("B"), one("C", "large"), one("D", "small", "small")]);

  it("puts large impact above and small effort first", () => {
    expect(cells[0]?.[0]?.items.map((v) => v.recommendation.id)).toEqual(["A", "B"]);
    expect(cells[0]?.[2]?.items.map((v) => v.recommendation.id)).toEqual(["C"]);
    expect(cells[2]?.[0]?.items.map((v) => v.recommendation.id)).toEqual(["D"]);
  });

  it("moves over empty fields, and not beyond the edge", () => {
    expect(neighbour(cells, "A", "ArrowDown")).toBe("B");
    expect(neighbour(cells, "B", "ArrowDown")).toBe("D");
    expect(neighbour(cells, "D", "ArrowUp")).toBe("B");
    expect(neighbour(cells, "B", "ArrowRight")).toBe("C");
    expect(neighbour(cells, "C", "ArrowLeft")).toBe("A");
    expect(neighbour(cells, "C", "ArrowRight")).toBeNull();
    expect(neighbour(cells, "A", "ArrowUp")).toBeNull();
  });
});

describe("forms", () => {
  it("keep what was typed when the file changes beneath them", () => {
    const saved = { id: "r", title: "Old", tool: "" };
    expect(rebased({ ...saved, title: "Typed" }, saved, { ...saved, tool: "New" })).toEqual({
      id: "r",
      title: "Typed",
      tool: "New",
    });
  });

  it("name a tool only where one is needed, and write titles in one line", () => {
    const form = { ...newRecommendation("people"), title: " One \n line ", tool: "Registry" };
    expect(tidyRecommendation(form)).toMatchObject({ title: "One line", tool: "" });
    expect(tidyRecommendation({ ...form, tool_need: "new" }).tool).toBe("Registry");
  });
});

describe("words", () => {
  it("shorten long lists of codes", () => {
    const codes = ["A", "B", "C", "D", "E"].map((code) => ({ code }));
    expect(codesWords(codes.slice(0, 4))).toBe("A, B, C, D");
    expect(codesWords(codes)).toBe("A, B, C and 2 more");
  });

  it("name the tool beside the need", () => {
    expect(toolWords({ tool_need: "new", tool: "Registry" })).toBe("new tool: Registry");
    expect(toolWords({ tool_need: "no_tool", tool: "Registry" })).toBe("no tool");
  });
});
