import { describe, expect, it } from "vitest";
import { leftOutWords } from "$lib/charts";
import { nextView } from "./actions";
import { chosen, isFiltered, NO_FILTER, readView, takesFilter, writeView } from "./view";

describe("the room's parameters", () => {
  it("come back as they went", () => {
    const params = {
      view: "heatmap",
      capability: "c1",
      pillar: "people,technology",
      stage: "production",
      domain: "d1,d2",
      outcome: "cost",
    };
    expect(writeView(readView(params))).toEqual(params);
  });

  it("leave out what is as usual", () => {
    expect(writeView(readView({}))).toEqual({});
    expect(readView({}).view).toBe("dumbbells");
  });

  it("drop what is unknown, and keep the order of the field", () => {
    const { view, filter } = readView({ view: "pie", pillar: "technology,magic,people" });
    expect(view).toBe("dumbbells");
    expect(filter.pillars).toEqual(["people", "technology"]);
  });
});

describe("filters", () => {
  it("hold nothing back when all or none is chosen", () => {
    expect(chosen(["a", "b"], ["a", "b"])).toEqual([]);
    expect(chosen(["a"], ["a", "b"])).toEqual(["a"]);
    expect(isFiltered(NO_FILTER)).toBe(false);
    expect(isFiltered({ ...NO_FILTER, stages: ["refresh"] })).toBe(true);
  });

  it("do not narrow pictures of the whole round", () => {
    expect(takesFilter("dumbbells")).toBe(true);
    expect(takesFilter("radar")).toBe(false);
  });

  it("say what is left out, and nothing where nothing is", () => {
    const none = { unanswered: 0, not_applicable: 0, no_target: 0, at_target: 0 };
    expect(leftOutWords(none)).toBe("");
    expect(leftOutWords({ ...none, unanswered: 3, at_target: 1 })).toBe(
      "3 unanswered, 1 at target",
    );
  });
});

describe("views", () => {
  it("follow one another in a ring", () => {
    expect(nextView("dumbbells")).toBe("radar");
    expect(nextView("table")).toBe("dumbbells");
  });
});
