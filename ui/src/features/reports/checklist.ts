import type { OverviewView } from "$lib/api";

/** Something that would weaken the report, and where it is put right. */
export interface Check {
  text: string;
  /** The room where it is done. */
  room: string;
  /** What the reader of the report would miss. */
  why: string;
}

const whys: Readonly<Record<string, string>> = {
  rate: "The report says where answers are missing and where the room is apart.",
  gaps: "Without a target there is no gap, so it is left out of the ranking.",
  recommendations: "The report says which of the widest gaps nothing addresses.",
  evidence: "The report marks it as expired beside what it backs.",
  rounds: "Figures of an open round may still change.",
};

/** What would weaken the report of a round, gravest first; empty where nothing would. */
export function checklist({ next_steps, headline_composed, engagement }: OverviewView): Check[] {
  const checks = next_steps.map(({ text, room }) => ({
    text,
    room: room === "engagement" ? "overview" : room,
    why: whys[room] ?? "",
  }));
  if (headline_composed) {
    checks.push({
      text: "Write the headline",
      room: "overview",
      why: "The summary opens with a sentence composed from the figures.",
    });
  }
  if (engagement.decisions.length === 0) {
    checks.push({
      text: "Say what the sponsor is to decide",
      room: "overview",
      why: "The summary asks for no decision.",
    });
  }
  return checks;
}

/** What stands in the report, chapter by chapter. */
export const contents: readonly { title: string; holds: string }[] = [
  { title: "Cover and contents", holds: "Client, work, sponsor, day and marking" },
  {
    title: "Executive summary",
    holds: "One page: the finding, readiness, the widest gaps and the decisions asked",
  },
  {
    title: "Where you stand",
    holds: "Readiness by pillar with coverage, radar, capability map, trend and what moved it",
  },
  {
    title: "What stands in the way",
    holds: "Gaps by weighted gap with what was said of them, hurdles, and where the room disagrees",
  },
  { title: "What we recommend", holds: "Each with the gaps it closes, effort, impact and owner" },
  { title: "Full tables", holds: "Every capability with score, coverage, interval and target" },
  {
    title: "Method and inputs",
    holds: "How every figure is computed, who took part, all answers and the evidence register",
  },
];
