import { describe, expect, it } from "vitest";
import type { OverviewView } from "$lib/api";
import { checklist } from "./checklist";

const sound = {
  next_steps: [],
  headline_composed: false,
  engagement: { decisions: ["Fund the registry"] },
} as unknown as OverviewView;

describe("checklist", () => {
  it("is empty where nothing would weaken the report", () => {
    expect(checklist(sound)).toEqual([]);
  });

  it("leads to the room of every next step, and says what it costs the reader", () => {
    const steps = [
      { text: "Rate 3 capabilities", room: "rate", count: 3 },
      { text: "Fill the cover", room: "engagement", count: 1 },
    ];
    const checks = checklist({ ...sound, next_steps: steps });
    expect(checks.map((check) => check.room)).toEqual(["rate", "overview"]);
    expect(checks[0]?.why).toContain("answers are missing");
  });

  it("asks for headline and decisions", () => {
    const bare = { ...sound, headline_composed: true } as OverviewView;
    const checks = checklist({ ...bare, engagement: { ...bare.engagement, decisions: [] } });
    expect(checks.map((check) => check.text)).toEqual([
      "Write the headline",
      "Say what the sponsor is to decide",
    ]);
  });
});
