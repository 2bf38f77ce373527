import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import type { PeopleView, RoundSummary } from "$lib/api";
import Rounds from "./Rounds.svelte";

let answers: Record<string, unknown>;
let calls: { command: string; args: Record<string, unknown> }[];

const changed = (value: unknown = null) => ({
  topics: ["people", "roles", "rounds", "models"],
  undo: null,
  redo: null,
  value,
});
const people: PeopleView = {
  roles: [{ id: "ro1", code: "MLE", title: "ML engineer", description: "" }],
  people: [
    { id: "p1", code: "DW", name: "Dana Whitlock", role: null },
    { id: "p2", code: "PR", name: "Priya Raman", role: "ro1" },
  ],
};
const summary: RoundSummary = {
  round: {
    id: "r2",
    model: "m1",
    title: "Round 2",
    date: "2026-11-18",
    state: "open",
    locked_at: null,
    priority_method: "points",
    participants: ["p1", "p2"],
  },
  model_title: "MLOps capability model",
  answered: 39,
  applicable: 42,
  not_applicable: 1,
  to_discuss: 8,
  agreed: 30,
  with_target: 42,
};

beforeEach(() => {
  calls = [];
  answers = {
    rounds: [summary],
    people,
    models: [
      { id: "m1", code: "m", title: "MLOps", edition: "1", leaves: 42, inner: 9, rounds: 1 },
    ],
    touches: { item: "Priya Raman", touches: ["12 ratings"], refused: null },
  };
  const fetch = (path: string, { body }: { body: string }) => {
    const command = path.replace("/api/", "");
    const args = JSON.parse(body) as Record<string, unknown>;
    calls.push({ command, args });
    const answer = answers[command] ?? changed();
    const failed = typeof answer === "object" && answer !== null && "code" in answer;
    return Promise.resolve(new Response(JSON.stringify(answer), { status: failed ? 400 : 200 }));
  };
  vi.stubGlobal("fetch", fetch);
  session.enter();
  session.round = "r2";
});
afterEach(() => {
  cleanup();
  session.leave();
  forgetAll();
  vi.unstubAllGlobals();
});

const sent = (command: string) => calls.filter((c) => c.command === command).map((c) => c.args);

it("lists rounds with how far they are, and who rates in which order", async () => {
  const user = userEvent.setup();
  render(Rounds, { params: {} });
  const table = await screen.findByRole("grid", { name: "Rounds" });
  expect(within(table).getByText("39 of 42")).toBeDefined();
  await user.click(await screen.findByRole("button", { name: "Move Priya Raman up" }));
  await waitFor(() =>
    expect(sent("set_participants")).toEqual([{ round: "r2", people: ["p2", "p1"] }]),
  );
});

it("adds somebody with a short name of their initials", async () => {
  const user = userEvent.setup();
  render(Rounds, { params: {} });
  const name = await screen.findByPlaceholderText("Add somebody: full name");
  await user.type(name, "Claire Dubois{Enter}");
  await waitFor(() =>
    expect(sent("save_person")).toEqual([
      { id: null, code: "CD", name: "Claire Dubois", role: null },
    ]),
  );
});

it("keeps what was typed when it is refused, and says why at the row", async () => {
  const user = userEvent.setup();
  answers.save_person = { code: "invalid", message: "The short name “PR” is taken.", hint: "" };
  render(Rounds, { params: {} });
  const field = await screen.findByRole<HTMLInputElement>("textbox", {
    name: "Short name of Dana Whitlock",
  });
  await user.clear(field);
  await user.type(field, "PR{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("“PR” is taken");
  expect(field.value).toBe("PR");
});

it("says what removing touches before anything is removed", async () => {
  const user = userEvent.setup();
  render(Rounds, { params: {} });
  await user.click(await screen.findByRole("button", { name: "Remove Priya Raman…" }));
  expect(await screen.findByText("12 ratings")).toBeDefined();
  expect(sent("remove_person")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Remove person" }));
  await waitFor(() => expect(sent("remove_person")).toEqual([{ person: "p2" }]));
});

it("says what is still open before a round is locked", async () => {
  const user = userEvent.setup();
  render(Rounds, { params: {} });
  await user.click(await screen.findByRole("button", { name: "Lock…" }));
  expect(await screen.findByText("3 capabilities without an answer")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Lock round" }));
  await waitFor(() => expect(sent("lock_round")).toEqual([{ round: "r2" }]));
});

it("shows what an import would do before it is done", async () => {
  const user = userEvent.setup();
  const preview = { rows: 2, added: 2, changed: 0, new_people: [], notices: [], problems: [] };
  answers.preview_answers = preview;
  answers.import_answers = changed(preview);
  render(Rounds, { params: {} });
  await user.click(await screen.findByRole("button", { name: "Import answers…" }));
  await user.type(await screen.findByLabelText("Answers as CSV"), "code,person,level");
  await user.click(screen.getByRole("button", { name: "Show what it would do" }));
  await screen.findByText(/2 answers read: 2 new/);
  expect(sent("import_answers")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Take in 2 answers" }));
  await waitFor(() =>
    expect(sent("import_answers")).toEqual([{ round: "r2", text: "code,person,level" }]),
  );
});

it("offers the shipped models where there is none, and then the first round", async () => {
  const user = userEvent.setup();
  answers.rounds = [];
  answers.models = [];
  answers.shipped_models = [{ name: "mlops", title: "MLOps model", purpose: "…", leaves: 68 }];
  render(Rounds, { params: {} });
  await user.click(await screen.findByRole("button", { name: "Add MLOps model" }));
  await waitFor(() => expect(sent("add_model")).toEqual([{ name: "mlops" }]));
});
