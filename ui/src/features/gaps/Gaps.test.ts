import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Round } from "$lib/api";
import { gapBoard, gapRow } from "$lib/charts/fixture";
import { actions, router, session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import { capabilityView, round } from "./fixture";
import Gaps from "./Gaps.svelte";

type Sent = { command: string; args: Record<string, unknown> };

let sent: Sent[];
let here: Round;

const board = gapBoard(
  [
    gapRow(
      "A",
      { priority: 5, weighted_gap: 10 },
      {
        rank: 1,
        cumulative: 0.6,
        target: { capability: "id-TE1", value: 3, due: "2027-06-30" },
      },
    ),
    gapRow("B", { priority: 1, weighted_gap: 6 }, { rank: 2, cumulative: 1 }),
  ],
  { half: 1, total: 16 },
);

function answer(command: string): unknown {
  if (command === "rounds") return [{ round: here }];
  if (command === "gap_board") return board;
  if (command === "capability") return capabilityView(1, 3);
  if (command === "explain") return null;
  if (command === "people") return { roles: [], people: [] };
  if (command.startsWith("set_") || command.startsWith("save_")) {
    return { topics: [], undo: "set", redo: null, value: null };
  }
  return [];
}

beforeEach(() => {
  forgetAll();
  sent = [];
  here = round();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const command = url.replace("/api/", "");
    sent.push({ command, args: JSON.parse(String(init.body)) as Record<string, unknown> });
    return new Response(JSON.stringify(answer(command)));
  });
  session.enter();
  session.round = "r2";
  router.reset({ room: "gaps", params: {} });
});
afterEach(() => {
  forgetAll();
  session.leave();
  vi.unstubAllGlobals();
});

async function shown() {
  render(Gaps, { props: { params: {} } });
  const grid = await screen.findByRole("grid", { name: "Capabilities by weighted gap" });
  await screen.findAllByText("Title of A");
  return grid;
}
const last = (command: string) => sent.findLast((one) => one.command === command)?.args;
const asked = (command: string) => sent.filter((one) => one.command === command).length;

describe("the gap board", () => {
  it("shows the rows in the order of the api, with the line at half", async () => {
    const grid = await shown();
    const codes = within(grid)
      .getAllByText(/^[AB]$/)
      .map((one) => one.textContent);
    expect(codes).toEqual(["A", "B"]);
    expect(grid.textContent).toContain("60 % of the total weighted gap of 16.0 lies above");
  });

  it("sets a target by one digit in its cell and keeps the day", async () => {
    const user = userEvent.setup();
    const grid = await shown();
    await user.click(within(grid).getAllByRole("gridcell", { name: "3" })[0] as HTMLElement);
    grid.focus();
    const before = asked("capability");
    await user.keyboard("4");
    await waitFor(() => expect(asked("set_targets")).toBe(1));
    expect(last("set_targets")).toEqual({
      round: "r2",
      changes: [{ capability: "id-A", value: 4, due: "2027-06-30" }],
    });
    expect(asked("capability")).toBe(before);
  });

  it("opens the priority for typing with P, takes it with Enter, and gives the focus back", async () => {
    const user = userEvent.setup();
    const grid = await shown();
    grid.focus();
    actions.find("gaps-priority")?.run();
    const field = await within(grid).findByRole("textbox", { name: "Priority of A" });
    expect(document.activeElement).toBe(field);
    await user.keyboard("12{Enter}");
    await waitFor(() => expect(asked("set_priorities")).toBe(1));
    expect(last("set_priorities")).toEqual({
      round: "r2",
      changes: [{ capability: "id-A", value: 12 }],
    });
    await waitFor(() => expect(document.activeElement).toBe(grid));
  });

  it("takes nothing that is no number, and Escape leaves things as they were", async () => {
    const user = userEvent.setup();
    const grid = await shown();
    actions.find("gaps-priority")?.run();
    const field = await within(grid).findByRole("textbox", { name: "Priority of A" });
    await user.keyboard("high{Enter}");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    await user.keyboard("{Escape}");
    expect(asked("set_priorities")).toBe(0);
  });

  it("marks rows with Space and sets a target for all of them", async () => {
    const user = userEvent.setup();
    const grid = await shown();
    grid.focus();
    await user.keyboard(" ");
    await user.keyboard("{ArrowDown} ");
    expect(await screen.findByText("2 capabilities selected")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Set target…" }));
    const dialog = await screen.findByRole("dialog", { name: "Set target of 2 capabilities" });
    await user.click(await within(dialog).findByRole("radio", { name: "2" }));
    await user.click(within(dialog).getByRole("button", { name: "Set" }));
    await waitFor(() => expect(asked("set_targets")).toBe(1));
    const changes = last("set_targets")?.changes as { capability: string; value: number }[];
    expect(changes.map((one) => [one.capability, one.value])).toEqual([
      ["id-A", 2],
      ["id-B", 2],
    ]);
  });

  it("adds a recommendation that addresses the selected capability", async () => {
    const user = userEvent.setup();
    await shown();
    actions.find("gaps-recommend")?.run();
    const dialog = await screen.findByRole("dialog", { name: "Add recommendation" });
    await user.click(within(dialog).getByRole("button", { name: "Add recommendation" }));
    expect(asked("save_recommendation")).toBe(0);
    expect(within(dialog).getByText("Say what to do.")).toBeTruthy();
    await user.type(within(dialog).getByLabelText("What to do"), "One registry");
    await user.click(within(dialog).getByRole("button", { name: "Add recommendation" }));
    await waitFor(() => expect(asked("save_recommendation")).toBe(1));
    expect(last("save_recommendation")).toMatchObject({
      title: "One registry",
      addresses: ["id-A"],
      pillar: "technology",
    });
  });

  it("asks before the method of priority changes", async () => {
    const user = userEvent.setup();
    await shown();
    await user.click(screen.getByRole("radio", { name: "rank" }));
    await user.click(await screen.findByRole("button", { name: "Use ranks" }));
    await waitFor(() =>
      expect(last("set_priority_method")).toEqual({ round: "r2", method: "rank" }),
    );
  });

  it("asks the api again for what is filtered", async () => {
    const user = userEvent.setup();
    await shown();
    await user.click(screen.getByRole("button", { name: "Stage: all" }));
    await user.click(screen.getByRole("checkbox", { name: "Production" }));
    expect(router.params).toEqual({ stage: "production" });
  });

  it("cannot be changed in a locked round, but takes recommendations", async () => {
    here = round({ state: "locked" });
    await shown();
    await waitFor(() => expect(actions.find("gaps-target")).toBeUndefined());
    expect(actions.find("gaps-recommend")).toBeDefined();
    expect(actions.find("gaps-priority")).toBeUndefined();
  });

  it("says what it is for while there is no round", async () => {
    session.round = null;
    render(Gaps, { props: { params: {} } });
    expect(await screen.findByRole("heading", { name: "No round yet" })).toBeTruthy();
  });
});
