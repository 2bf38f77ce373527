import { describe, expect, it } from "vitest";
import { match, rank } from "./fuzzy";

const titles = (query: string, ...all: string[]) =>
  rank(
    query,
    all.map((title) => ({ title })),
  ).map(({ item }) => item.title);

describe("match", () => {
  it("finds a stretch and says which letters were hit", () => {
    expect(match("gap", "Capability gaps")?.hits).toEqual([11, 12, 13]);
  });

  it("finds initials and words begun", () => {
    expect(match("rp", "Rounds & people")?.hits).toEqual([0, 9]);
    expect(match("capg", "Capability gaps")?.hits).toEqual([0, 1, 2, 11]);
  });

  it("wants every word of the query, in any order", () => {
    expect(match("gaps cap", "Capability gaps")).not.toBeNull();
    expect(match("gaps tool", "Capability gaps")).toBeNull();
  });

  it("does not take letters scattered about for a match", () => {
    expect(match("ra", "Recommendations")).toBeNull();
  });

  it("folds case and accents", () => {
    expect(match("zurich", "Zürich team")?.hits).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe("rank", () => {
  it("puts starts before word starts before middles", () => {
    expect(titles("rate", "Corporate", "Hide rated", "Rate")).toEqual([
      "Rate",
      "Hide rated",
      "Corporate",
    ]);
  });

  it("finds by keywords, below titles", () => {
    const found = rank("pdf", [
      { title: "Reports", keywords: "pdf export" },
      { title: "Copy PDF" },
    ]);
    expect(found.map(({ item }) => item.title)).toEqual(["Copy PDF", "Reports"]);
    expect(found[1]?.hits).toEqual([]);
  });

  it("keeps the given order when nothing was typed", () => {
    expect(titles("", "B", "A")).toEqual(["B", "A"]);
  });
});
