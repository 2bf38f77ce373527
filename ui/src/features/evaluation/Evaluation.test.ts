import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EvaluationSummary, EvaluationView, Results } from "$lib/api";
import { actions, router, session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import { drafts } from "./decision/draft.svelte";
import Evaluation from "./Evaluation.svelte";
import { evaluationView, liveRanking, results, summary } from "./fixture";
import Host from "./TestHost.svelte";

type Sent = { command: string; args: Record<string, unknown> };

let sent: Sent[];
let list: EvaluationSummary[];
let view: EvaluationView;
let found: Results | null;
const other = evaluationView({ id: "v2", title: "Serving", candidates: [] });

function answer(command: string, args: Sent["args"]): unknown {
  if (command === "evaluations") return list;
  if (command === "evaluation") return args.evaluation === "v2" ? other : view;
  if (command === "evaluation_results") return found;
  if (command === "evaluation_rank") {
    return liveRanking([
      ["t2", 81],
      ["t1", 79],
      ["t3", 40],
    ]);
  }
  if (command === "shipped_frameworks") {
    return [{ name: "tools", title: "Tool evaluation", leaves: 50, purpose: "For tools." }];
  }
  if (command === "explain_evaluation") {
    return { label: "Beta", formula: null, value: 70, unit: null, source: null, parts: [] };
  }
  if (command === "add_evaluation") return changed("v1");
  if (/^(set|save|lock|unlock|record|edit|reopen)_/.test(command)) return changed(null);
  return [];
}
const changed = (value: unknown) => ({ topics: [], undo: "set", redo: null, value });

beforeEach(() => {
  forgetAll();
  drafts.clear();
  sent = [];
  list = [summary()];
  view = evaluationView();
  found = results();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const command = url.replace("/api/", "");
    const args = JSON.parse(String(init.body)) as Sent["args"];
    sent.push({ command, args });
    return new Response(JSON.stringify(answer(command, args)));
  });
  session.enter();
  router.reset({ room: "evaluation", params: {} });
});
afterEach(() => {
  forgetAll();
  session.leave();
  vi.unstubAllGlobals();
});

const last = (command: string) => sent.findLast((one) => one.command === command)?.args;
async function ranking() {
  render(Host, { props: { room: Evaluation } });
  return await screen.findByRole("listbox", { name: "Tools by rank" });
}

describe("the list of evaluations", () => {
  it("says what an evaluation is for while there is none, and starts one from the framework", async () => {
    list = [];
    const user = userEvent.setup();
    render(Host, { props: { room: Evaluation } });
    await user.click(await screen.findByRole("button", { name: "Start an evaluation…" }));
    await screen.findByRole("option", { name: "Tool evaluation (50 criteria)" });
    await user.click(screen.getByRole("button", { name: "Add evaluation" }));
    expect(last("add_evaluation")).toBeUndefined();
    await user.type(screen.getByLabelText("Name"), "Serving");
    await user.click(screen.getByRole("button", { name: "Add evaluation" }));
    await waitFor(() =>
      expect(last("add_evaluation")).toEqual({
        title: "Serving",
        need: "",
        closes: [],
        from: { kind: "shipped", name: "tools" },
      }),
    );
  });

  it("shows all of them where there is more than one", async () => {
    list = [summary(), summary({ evaluation: "v2", code: "V-02", title: "Serving" })];
    render(Host, { props: { room: Evaluation } });
    const grid = await screen.findByRole("grid", { name: "Evaluations" });
    expect(within(grid).getByText("Serving")).toBeTruthy();
  });
});

describe("the picker", () => {
  it("leads from one evaluation to another and to the list of all", async () => {
    list = [summary(), summary({ evaluation: "v2", code: "V-02", title: "Serving" })];
    router.reset({ room: "evaluation", params: { evaluation: "v1", view: "decision" } });
    const user = userEvent.setup();
    render(Host, { props: { room: Evaluation } });
    await screen.findByRole("button", { name: "Record decision" });
    const picker = screen.getByRole("combobox", { name: "Evaluation in view" });
    await user.selectOptions(picker, "V-02 Serving");
    await screen.findByRole("heading", { name: "Serving" });
    await user.selectOptions(picker, "All evaluations…");
    expect(await screen.findByRole("grid", { name: "Evaluations" })).toBeTruthy();
  });
});

describe("the ranking", () => {
  it("shows tools by rank with what is missing, and the reason of who is out", async () => {
    const tools = await ranking();
    expect(
      within(tools)
        .getAllByRole("option")
        .map((one) => one.textContent.trim().replace(/\s+/g, " ")),
    ).toEqual([
      expect.stringMatching(/^1 Alpha.*80\.0.*Security 40\.0/),
      expect.stringMatching(/^2 Beta.*70\.0/),
      expect.stringMatching(/^3 Gamma.*knock-out unknown.*\[28, 58\]/),
    ]);
    expect(screen.getByText("No SSO in any edition.")).toBeTruthy();
    expect(screen.getByText(/Alpha keeps first place in about 80 %/)).toBeTruthy();
  });

  it("moves a weight by keyboard: the ranking follows, nothing is saved", async () => {
    const user = userEvent.setup();
    const tools = await ranking();
    screen.getByRole("slider", { name: "Fit" }).focus();
    await user.keyboard("{ArrowRight}");
    await waitFor(() =>
      expect(within(tools).getAllByRole("option")[0]?.textContent).toContain("Beta"),
    );
    expect(last("evaluation_rank")).toEqual({
      evaluation: "v1",
      weights: [
        { criterion: "c0", points: 21 },
        { criterion: "c1", points: 49.4 },
        { criterion: "c2", points: 29.6 },
      ],
    });
    expect(last("set_weights")).toBeUndefined();
    // The slow figures follow once the weight rests.
    await waitFor(() =>
      expect(last("evaluation_results")?.weights).toContainEqual({ criterion: "c0", points: 21 }),
    );
    actions.find("evaluation-reset")?.run();
    await waitFor(() =>
      expect(within(tools).getAllByRole("option")[0]?.textContent).toContain("Alpha"),
    );
  });

  it("saves tried weights at once while they are not locked", async () => {
    const user = userEvent.setup();
    await ranking();
    screen.getByRole("slider", { name: "Security" }).focus();
    await user.keyboard("{End}");
    await user.click(screen.getByRole("button", { name: "Save as agreed" }));
    await waitFor(() =>
      expect(last("set_weights")?.weights).toEqual([
        { criterion: "c0", points: 0 },
        { criterion: "c1", points: 100 },
        { criterion: "c2", points: 0 },
      ]),
    );
    expect(last("unlock_weights")).toBeUndefined();
  });

  it("asks before agreed weights change, and locks them again", async () => {
    view = evaluationView({ weights_locked_at: "2026-11-05T10:00:00Z" });
    const user = userEvent.setup();
    await ranking();
    screen.getByRole("slider", { name: "Fit" }).focus();
    await user.keyboard("{PageUp}");
    await user.click(screen.getByRole("button", { name: "Save as agreed…" }));
    const dialog = await screen.findByRole("dialog", { name: "Change the agreed weights?" });
    await user.click(within(dialog).getByRole("button", { name: "Save as agreed" }));
    await waitFor(() => expect(last("lock_weights")).toEqual({ evaluation: "v1" }));
    const order = sent.map((one) => one.command).filter((one) => /weights$/.test(one));
    expect(order).toEqual(["unlock_weights", "set_weights", "lock_weights"]);
  });

  it("keeps scores and ranking from sight until the weights are locked", async () => {
    view = evaluationView({ scores_hidden: true, hide_scores_until_locked: true });
    found = null;
    const user = userEvent.setup();
    render(Host, { props: { room: Evaluation } });
    await screen.findByText("Agree on the weights first");
    expect(screen.queryByRole("listbox")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Lock as agreed" }));
    expect(last("lock_weights")).toEqual({ evaluation: "v1" });
  });

  it("leads through the set-up while nothing can be ranked", async () => {
    view = evaluationView({ candidates: [], assessors: [] });
    const user = userEvent.setup();
    render(Host, { props: { room: Evaluation } });
    await user.click(await screen.findByRole("button", { name: "Tools…" }));
    expect(await screen.findByRole("dialog", { name: "Set up V-01" })).toBeTruthy();
  });

  it("explains a value", async () => {
    const user = userEvent.setup();
    const tools = await ranking();
    within(tools).getAllByRole("option")[1]?.focus();
    await user.click(within(tools).getAllByRole("option")[1] as HTMLElement);
    await tick();
    actions.find("evaluation-explain")?.run();
    await waitFor(() =>
      expect(last("explain_evaluation")?.figure).toEqual({ figure: "value", tool: "t2" }),
    );
  });
});

describe("the decision", () => {
  it("asks for a reason and a name, then records", async () => {
    router.reset({ room: "evaluation", params: { view: "decision" } });
    const user = userEvent.setup();
    render(Host, { props: { room: Evaluation } });
    const record = await screen.findByRole("button", { name: "Record decision" });
    await user.click(record);
    expect(screen.getByText(/Say why/)).toBeTruthy();
    expect(last("record_decision")).toBeUndefined();
    await user.type(screen.getByLabelText("Why"), "It holds.");
    await user.type(screen.getByLabelText("Decided by"), "Board");
    await user.click(record);
    await waitFor(() =>
      expect(last("record_decision")).toMatchObject({
        evaluation: "v1",
        chosen: ["t1"],
        why: "It holds.",
        decided_by: "Board",
        mark_tools: true,
      }),
    );
  });

  it("shows the record with why it is stale, and reopens", async () => {
    router.reset({ room: "evaluation", params: { view: "decision" } });
    view = evaluationView({
      state: "decided",
      decision: {
        decision: {
          chosen: ["t1"],
          why: "It holds.",
          dissent: "",
          conditions: "",
          review_on: null,
          decided_on: "2026-11-06",
          decided_by: "Board",
          written_against: [],
        },
        chosen: ["Alpha"],
        stale: ["The weights have changed."],
        review_in_days: null,
      },
    });
    const user = userEvent.setup();
    render(Host, { props: { room: Evaluation } });
    await screen.findByText("The weights have changed.");
    expect(screen.getByRole("heading", { name: "Alpha" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Reopen" }));
    expect(last("reopen_evaluation")).toEqual({ evaluation: "v1" });
  });
});
