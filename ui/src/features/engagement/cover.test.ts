import { expect, it } from "vitest";
import type { Engagement } from "$lib/api";
import { changedFields, coverOf, follow, newLine, shifted, toEngagement } from "./cover";

const saved: Engagement = {
  ...{ id: "e", client: "Aldermere", title: "Gap analysis", subtitle: "", sponsor: "D. Whitlock" },
  ...{ lead: "", prepared_by: "", confidentiality: "Confidential", headline: "" },
  ...{ decisions: ["Fund a registry", "Name an owner"], language: "en" },
};

it("comes back as it went in, without empty lines", () => {
  const cover = coverOf(saved);
  expect(toEngagement({ ...cover, decisions: [...cover.decisions, newLine(" ")] })).toEqual(saved);
  expect(changedFields(cover, saved)).toEqual([]);
});

it("keeps what was typed when the file changes beneath it", () => {
  const cover = { ...coverOf(saved), headline: "Releases wait" };
  const next = { ...saved, client: "Aldermere plc", headline: "Other" };
  expect(follow(cover, saved, next)).toMatchObject({
    client: "Aldermere plc",
    headline: "Releases wait",
  });
});

it("keeps the line that is being typed", () => {
  const cover = coverOf(saved);
  cover.decisions.push(newLine());
  expect(follow(cover, saved, { ...saved, title: "New" }).decisions).toBe(cover.decisions);
});

it("moves a decision, and not beyond the ends", () => {
  const { decisions } = coverOf(saved);
  const texts = (by: -1 | 1, at: number) => shifted(decisions, at, by).map(({ text }) => text);
  expect(texts(1, 0)).toEqual(["Name an owner", "Fund a registry"]);
  expect(texts(-1, 0)).toEqual(saved.decisions);
});
