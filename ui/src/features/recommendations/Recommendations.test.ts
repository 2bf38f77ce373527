import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RecommendationView, SaveRecommendation } from "$lib/api";
import { actions, router, session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import { newRecommendation } from "./forms";
import Recommendations from "./Recommendations.svelte";

let list: RecommendationView[];
let calls: { command: string; args: unknown }[];
let refuse: { code: string; message: string; hint: string } | null;
let nth = 0;

function viewOf(form: SaveRecommendation, id: string): RecommendationView {
  const code = form.code || `R-0${list.length + 1}`;
  return {
    recommendation: { ...form, id, code },
    addresses: [],
    removes: [],
    owner: null,
    weighted_gap: 12.5,
    share: 0.25,
  };
}

function answer(command: string, args: unknown): unknown {
  calls.push({ command, args });
  if (command === "recommendations") return list;
  if (command === "people") return { roles: [], people: [] };
  if (command === "gap_board") return { rows: [] };
  if (command === "touches") return { item: "R-01", touches: [], refused: null };
  if (command === "save_recommendation") {
    if (refuse) throw refuse;
    const form = args as SaveRecommendation;
    const id = form.id ?? `id-${list.length + 1}`;
    const view = viewOf(form, id);
    list = form.id ? list.map((v) => (v.recommendation.id === id ? view : v)) : [...list, view];
    return { topics: ["recommendations"], undo: "Change", redo: null, value: id };
  }
  if (command === "remove_recommendation") {
    const { recommendation } = args as { recommendation: string };
    list = list.filter((v) => v.recommendation.id !== recommendation);
    return { topics: ["recommendations"], undo: "Remove", redo: null, value: null };
  }
  return [];
}

const onkeydown = (event: KeyboardEvent) => void actions.press(event);

beforeEach(() => {
  nth += 1;
  calls = [];
  refuse = null;
  list = [];
  list = [viewOf({ ...newRecommendation("people"), title: "Name a deputy" }, "id-1")];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    try {
      const body = answer(path.replace("/api/", ""), JSON.parse(String(init.body)));
      return new Response(JSON.stringify(body), { status: 200 });
    } catch (thrown) {
      return new Response(JSON.stringify(thrown), { status: 400 });
    }
  });
  session.enter();
  session.round = `round-${nth}`;
  router.reset({ room: "recommendations", params: {} });
  window.addEventListener("keydown", onkeydown);
});
afterEach(() => {
  cleanup();
  window.removeEventListener("keydown", onkeydown);
  session.leave();
  forgetAll();
  vi.unstubAllGlobals();
});

const saves = () =>
  calls.filter((c) => c.command === "save_recommendation").map((c) => c.args as SaveRecommendation);

describe("Recommendations", () => {
  it("saves a field when it is left, and keeps what was typed when that fails", async () => {
    const user = userEvent.setup();
    render(Recommendations, { params: {} });
    const title = await screen.findByRole("textbox", { name: "What to do" });
    refuse = { code: "cannot_write", message: "The disk is full.", hint: "Make room." };
    await user.clear(title);
    await user.type(title, "Name two deputies");
    await user.tab();
    await screen.findByText("The disk is full.");
    expect((title as HTMLTextAreaElement).value).toBe("Name two deputies");
    refuse = null;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(list[0]?.recommendation.title).toBe("Name two deputies"));
    await waitFor(() => expect(screen.queryByText("The disk is full.")).toBeNull());
  });

  it("begins a new one with N, and adds it once it has a title", async () => {
    const user = userEvent.setup();
    render(Recommendations, { params: {} });
    await screen.findByRole("grid", { name: "Recommendations" });
    await user.keyboard("n");
    const add = await screen.findByRole("button", { name: "Add recommendation" });
    await user.click(add);
    await screen.findByText("Say what to do.");
    expect(saves()).toHaveLength(0);
    await user.type(
      screen.getByRole("textbox", { name: "What to do" }),
      "Rehearse the way back{Enter}",
    );
    await waitFor(() => expect(list).toHaveLength(2));
    expect(saves()[0]).toMatchObject({ id: null, title: "Rehearse the way back" });
  });

  it("accepts with A, and removes with Delete after saying what that touches", async () => {
    const user = userEvent.setup();
    render(Recommendations, { params: {} });
    await screen.findByRole("textbox", { name: "What to do" });
    await user.keyboard("a");
    await waitFor(() => expect(list[0]?.recommendation.state).toBe("accepted"));
    await user.keyboard("{Delete}");
    await user.click(await screen.findByText("Remove recommendation"));
    await waitFor(() => expect(list).toHaveLength(0));
    await screen.findByText("Nothing recommended yet");
  });

  it("offers no changes where the file is read-only", async () => {
    session.document = { read_only: "Another window has it open." } as typeof session.document;
    render(Recommendations, { params: {} });
    const title = await screen.findByRole("textbox", { name: "What to do" });
    expect((title as HTMLTextAreaElement).readOnly).toBe(true);
    expect(screen.queryByRole("button", { name: "New…" })).toBeNull();
    expect(actions.find("recommendations-new")).toBeUndefined();
  });
});
