import { describe, expect, it } from "vitest";
import type { EvidenceView } from "$lib/api";
import {
  backsWords,
  evidenceForm,
  expiryOf,
  linkLines,
  newEvidence,
  passes,
  readView,
  sayRegister,
  tidyEvidence,
  writeView,
} from "./register";

function entry(change: Partial<EvidenceView> = {}): EvidenceView {
  return {
    evidence: { ...newEvidence(), id: "e", code: "E-01", links: [{ round: "r", capability: "c" }] },
    expired: false,
    days_left: null,
    backs: ["Round 2 · PE1.1 Sponsor"],
    ...change,
  };
}

describe("register", () => {
  it("sorts entries into expired, expiring and unlinked", () => {
    expect(passes(entry({ expired: true }), "expired")).toBe(true);
    expect(passes(entry({ expired: true }), "expiring")).toBe(false);
    expect(passes(entry({ days_left: 60 }), "expiring")).toBe(true);
    expect(passes(entry({ days_left: 61 }), "expiring")).toBe(false);
    expect(passes(entry(), "unlinked")).toBe(false);
    expect(passes({ ...entry(), evidence: { ...entry().evidence, links: [] } }, "unlinked")).toBe(
      true,
    );
  });

  it("says how an entry stands towards its last day", () => {
    expect(expiryOf(entry({ expired: true }))).toEqual({ kind: "error", text: "expired" });
    expect(expiryOf(entry({ days_left: 1 }))).toEqual({ kind: "warning", text: "1 day left" });
    expect(expiryOf(entry({ days_left: 200 })).kind).toBe("plain");
    expect(expiryOf(entry()).text).toBe("does not expire");
  });

  it("says what to see", () => {
    expect(sayRegister([])).toBe("");
    expect(sayRegister([entry()])).toBe("1 piece of evidence, none expired.");
    expect(sayRegister([entry({ expired: true }), entry({ days_left: 3 })])).toBe(
      "2 pieces of evidence: 1 expired, 1 within 60 days of it.",
    );
  });

  it("keeps a hash only for files, and days only where there are some", () => {
    const form = {
      ...newEvidence(),
      kind: "file" as const,
      sha256: "ab",
      date: "",
      title: " a\nb ",
    };
    expect(tidyEvidence(form)).toMatchObject({ sha256: "ab", date: null, title: "a b" });
    expect(tidyEvidence({ ...form, kind: "link" }).sha256).toBeNull();
  });

  it("names links as the file does, and those just made as the board does", () => {
    const view = entry();
    const fresh = { round: "r", capability: "d" };
    const named = [{ key: "r_d", link: fresh, text: "Round 2 · PE1.2 Funding" }];
    const lines = linkLines([...evidenceForm(view.evidence).links, fresh], view, named);
    expect(lines.map((line) => line.text)).toEqual([
      "Round 2 · PE1.1 Sponsor",
      "Round 2 · PE1.2 Funding",
    ]);
  });

  it("shortens what an entry backs", () => {
    const one = "Round 1 · PE1.6 Separation";
    expect(backsWords([one, "Round 2 · PE1.6 Separation"])).toBe("PE1.6");
    expect(backsWords([one, "Round 1 · PR3.7 Gate", "Round 1 · TE1.1 Data"])).toBe(
      "PE1.6, PR3.7 and 1 more",
    );
  });

  it("comes back from its parameters as it was written", () => {
    const view = readView({ evidence: "e", show: "expired" });
    expect(readView(writeView(view))).toEqual(view);
    expect(readView({ show: "nonsense" }).filter).toBe("all");
  });
});
