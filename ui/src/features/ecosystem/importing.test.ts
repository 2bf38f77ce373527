import { describe, expect, it } from "vitest";
import type { PreviewTool } from "$lib/api";
import { kindOf, picksOf, shown } from "./importing";

const tool = (key: string, change: PreviewTool["change"], category = "Serving"): PreviewTool => ({
  key,
  place: "row 2",
  name: key,
  category,
  licence: "MIT",
  repository: "",
  covers: ["TE3.1"],
  change,
  changes: [],
  alike: [],
});

describe("importing tools", () => {
  it("tells what a file is", () => {
    expect(kindOf("Tools.XLSX", "UEsDBA==")).toBe("xlsx");
    expect(kindOf("tools.csv", "Name\n")).toBe("csv");
    expect(kindOf("landscape.yml", "landscape:\n")).toBe("landscape");
    expect(kindOf("ours.yaml", "format: waymark.tool-catalog/1\n")).toBe("catalog");
  });

  it("picks changes, and what is new unless it is a whole landscape", () => {
    const tools = [
      tool("a", "new"),
      tool("b", "changed"),
      tool("c", "same"),
      tool("d", "namesake"),
    ];
    expect([...picksOf("csv", tools)]).toEqual(["a", "b"]);
    expect([...picksOf("landscape", tools)]).toEqual(["b"]);
  });

  it("shows what fits words, category and change", () => {
    const tools = [tool("Alpha", "new"), tool("Beta", "new", "Registry"), tool("Gamma", "changed")];
    const keys = (filter: Partial<Parameters<typeof shown>[1]>) =>
      shown(tools, { text: "", category: "", change: "all", ...filter }).map((one) => one.key);
    expect(keys({})).toEqual(["Alpha", "Beta", "Gamma"]);
    expect(keys({ text: "alp te3" })).toEqual(["Alpha"]);
    expect(keys({ category: "Registry" })).toEqual(["Beta"]);
    expect(keys({ change: "changed" })).toEqual(["Gamma"]);
  });
});
