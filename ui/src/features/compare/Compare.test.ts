import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Comparison } from "$lib/api";
import { actions, router, session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import Compare from "./Compare.svelte";
import { comparison } from "./fixture";

let answer: Comparison;
let rounds: { round: { id: string; title: string; date: string; model: string } }[];

beforeEach(() => {
  forgetAll();
  answer = comparison();
  rounds = [
    { round: { id: "r1", title: "Round 1", date: "2026-06-09", model: "m" } },
    { round: { id: "r2", title: "Round 2", date: "2026-11-18", model: "m" } },
  ];
  vi.stubGlobal("fetch", async (url: string) => {
    const command = url.replace("/api/", "");
    return new Response(JSON.stringify(command === "rounds" ? rounds : answer));
  });
  session.enter();
  session.round = "r2";
  session.against = "r1";
  router.reset({ room: "compare", params: {} });
});
afterEach(() => {
  session.leave();
  vi.unstubAllGlobals();
});

const grid = () => screen.findByRole("grid", { name: "Domains and capabilities in both rounds" });

describe("comparing rounds", () => {
  it("shows each pillar before and after, and what made the difference", async () => {
    render(Compare);
    await grid();
    const pictures = screen.getAllByRole("img", { name: /readiness 33 % in Round 1, 52 %/ });
    expect(pictures).toHaveLength(2);
    expect(pictures[0]?.textContent).toContain("Answers");
    expect(pictures[0]?.textContent).toContain("+19");
  });

  it("filters by what rose and fell, by button and by key", async () => {
    const user = userEvent.setup();
    render(Compare);
    const list = await grid();
    expect(within(list).getByText("PE1.1")).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: /Fell/ }));
    expect(within(list).queryByText("PE1.1")).toBeNull();
    expect(within(list).getByRole("img", { name: "fell" }).textContent).toBe("↓");
    actions.find("compare-rose")?.run();
    expect(await within(list).findByText("PE1.1")).toBeTruthy();
  });

  it("tells changes of the model apart from answers", async () => {
    answer = comparison({
      model_changes: [
        { id: "n", code: "PR3.6", title: "Generative AI", kind: "added", detail: "below PR3" },
      ],
    });
    render(Compare);
    await grid();
    const side = screen.getByRole("complementary", { name: "Changes of the model" });
    expect(within(side).getByText("Generative AI")).toBeTruthy();
    expect(within(side).getByRole("img", { name: "Added" }).textContent).toBe("+");
  });

  it("says that the model is as it was", async () => {
    render(Compare);
    await grid();
    expect(screen.getByText(/every difference comes from answers/)).toBeTruthy();
  });

  it("says what it is for while there is one round only", async () => {
    rounds = rounds.slice(1);
    session.against = null;
    render(Compare);
    expect(await screen.findByRole("heading", { name: "Only one round" })).toBeTruthy();
  });

  it("asks which round to compare with where there are several", async () => {
    const user = userEvent.setup();
    session.against = null;
    render(Compare);
    await user.selectOptions(await screen.findByLabelText("Round to compare with"), "r1");
    expect(session.against).toBe("r1");
    await grid();
  });
});
