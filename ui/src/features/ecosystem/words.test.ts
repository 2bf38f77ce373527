import { describe, expect, it } from "vitest";
import type { Tool, ToolRow } from "$lib/api";
import { contractWords, costText, factsWords, matches, sayTools } from "./words";

const tool: Tool = {
  id: "t1",
  code: "T-01",
  name: "Fenwatch",
  state: "in_use",
  vendor: null,
  category: "Model monitoring",
  licence: "Apache-2.0",
  hosting: "saas",
  annual_cost: 48000,
  currency: "GBP",
  environments: [],
  owner_role: null,
  homepage: "",
  repository: "",
  description: "Watches drift.",
  origin: "",
  covers: [],
  facts: [{ name: "Licence", value: "Apache-2.0", as_of: null, source: "", verified: true }],
};

function row(change: Partial<Tool> = {}, rest: Partial<ToolRow> = {}): ToolRow {
  return {
    tool: { ...tool, ...change },
    vendor: "Saltmarsh",
    owner: null,
    covers: [],
    evaluations: [],
    oldest_fact_days: null,
    unverified: 0,
    ...rest,
  };
}

describe("the words of the ecosystem", () => {
  it("count the tools by state, in the order of the work", () => {
    const rows = [row({ state: "retired" }), row(), row(), row({ state: "candidate" })];
    expect(sayTools(rows)).toBe("2 in use, 1 candidate, 1 retired");
    expect(sayTools([])).toBe("");
  });

  it("group the digits of a cost and name its currency", () => {
    expect(costText(tool)).toBe("48\u202f000 GBP");
    expect(costText({ annual_cost: null, currency: "GBP" })).toBe("–");
    expect(costText({ annual_cost: 1234567, currency: "" })).toBe("1\u202f234\u202f567");
  });

  it("say the gravest of the facts", () => {
    expect(factsWords(row({}, { unverified: 2, oldest_fact_days: 900 }))).toBe("2 unverified");
    expect(factsWords(row({}, { oldest_fact_days: 800 }))).toBe("2 y old");
    expect(factsWords(row({}, { oldest_fact_days: 30 }))).toBe("");
    expect(factsWords(row())).toBe("undated");
    expect(factsWords(row({ facts: [] }))).toBe("no facts");
  });

  it("say what a contract asks for", () => {
    expect(contractWords({ notice_in_days: 12, ends_in_days: 90 })).toBe("notice within 12 days");
    expect(contractWords({ notice_in_days: -1, ends_in_days: 30 })).toBe("past the day of notice");
    expect(contractWords({ notice_in_days: null, ends_in_days: -2 })).toBe("contract has ended");
    expect(contractWords({ notice_in_days: null, ends_in_days: null })).toBe("");
  });

  it("find a tool by every word, wherever it stands", () => {
    expect(matches(row(), "drift saltmarsh")).toBe(true);
    expect(matches(row(), "drift feature")).toBe(false);
    expect(matches(row(), "")).toBe(true);
  });
});
