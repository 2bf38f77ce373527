import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { actions, session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import { MockRound, people } from "./__tests__/mock";
import Rate from "./Rate.svelte";
import { sheetOf } from "./sheet.svelte";

let mock: MockRound;
let nth = 0;

beforeEach(() => {
  mock = new MockRound();
  nth += 1;
  mock.round = { ...mock.round, id: `round-${nth}` };
  vi.stubGlobal("fetch", mock.fetch);
  session.enter();
  session.round = mock.round.id;
});
afterEach(() => {
  cleanup();
  session.leave();
  forgetAll();
  vi.unstubAllGlobals();
});

/** Opens the room, with the keys of the registry alive as in the app. */
async function enter(params: Record<string, string> = {}) {
  const user = userEvent.setup();
  const onkeydown = (event: KeyboardEvent) => void actions.press(event);
  window.addEventListener("keydown", onkeydown);
  const room = render(Rate, { params });
  const grid = await screen.findByRole("grid");
  await waitFor(() => expect(document.activeElement).toBe(grid));
  const leave = () => window.removeEventListener("keydown", onkeydown);
  return { user, grid, room, leave };
}

function cells(code: string): HTMLElement[] {
  const found = screen
    .getAllByRole("row")
    .find((row) => row.querySelector(".code")?.textContent === code);
  if (!found) throw new Error(`no row ${code}`);
  return within(found).getAllByRole("gridcell");
}
const level = (code: string, column: number) => cells(code)[column]?.textContent?.trim();
const activeCell = () => document.querySelector("td.active");

describe("Rate", () => {
  it("sets a level with a digit, and fetches only the rows that it moved", async () => {
    const { user, leave } = await enter({ capability: "TE1.3" });
    await waitFor(() => expect(activeCell()).toBe(cells("TE1.3")[1]));
    await user.keyboard("3");
    expect(level("TE1.3", 1)).toBe("3");
    await waitFor(() => expect(mock.commands("rating_rows")).toHaveLength(1));
    expect(mock.calls.find((c) => c.command === "set_ratings")?.args).toMatchObject({
      changes: [{ capability: "TE1.3", person: "p-DW", answer: { state: "level", value: 3 } }],
    });
    await waitFor(() => expect(screen.getByText(/of 17 answered/).textContent).toContain("16 of"));
    expect(mock.commands("rating_grid")).toHaveLength(1);
    leave();
  });

  it("keeps what was typed when it could not be saved, and sends it again", async () => {
    const { user, leave } = await enter({ capability: "TE1.3" });
    await waitFor(() => expect(activeCell()).toBe(cells("TE1.3")[1]));
    mock.fails = { code: "cannot_write", message: "The disk is full.", hint: "Make room." };
    await user.keyboard("4");
    await screen.findByText("The disk is full.");
    expect(level("TE1.3", 1)).toContain("4");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByText("The disk is full.")).toBeNull());
    expect(mock.rows.find((r) => r.node.code === "TE1.3")?.cells[0]?.answer).toEqual({
      state: "level",
      value: 4,
    });
    leave();
  });

  it("asks why something does not apply, and never saves it without", async () => {
    const { user, leave } = await enter({ capability: "TE1.3" });
    await waitFor(() => expect(activeCell()).toBe(cells("TE1.3")[1]));
    await user.keyboard("n");
    const reason = await screen.findByRole("textbox", { name: "Why does TE1.3 not apply for DW?" });
    await user.type(reason, "{Enter}");
    expect(mock.commands("set_ratings")).toHaveLength(0);
    await user.type(reason, "No features are shared{Enter}");
    await waitFor(() => expect(level("TE1.3", 1)).toBe("NA"));
    leave();
  });

  it("goes to the next to discuss, and settles it by digit and words", async () => {
    const { user, leave } = await enter();
    await user.keyboard("d");
    const wait = () => document.querySelector("tr.here .wait");
    await waitFor(() => expect(wait()).not.toBeNull());
    await user.keyboard("a");
    await waitFor(() => expect(document.activeElement?.closest('[role="toolbar"]')).not.toBeNull());
    await user.keyboard("2");
    await waitFor(() => expect(document.activeElement?.tagName).toBe("TEXTAREA"));
    await user.keyboard("Shown in the demo{Enter}");
    await waitFor(() => expect(mock.rows.filter((r) => r.agreed?.rationale)).toHaveLength(1));
    expect(document.activeElement).toBe(screen.getByRole("grid"));
    leave();
  });

  it("fetches the grid again when something else changed the round", async () => {
    const { leave } = await enter();
    const entry = { time: "", actor: "", label: "", topics: [], redoes: null, undone: false };
    const document_ = { last_change: { ...entry, sequence: 7, undoes: null } };
    session.document = { ...session.document, ...document_ } as typeof session.document;
    await Promise.resolve();
    const undone = { last_change: { ...entry, sequence: 8, undoes: 7 } };
    session.document = { ...session.document, ...undone } as typeof session.document;
    await waitFor(() => expect(mock.commands("rating_grid")).toHaveLength(2));
    leave();
  });

  it("is read-only in a locked round, and says so", async () => {
    mock.round = { ...mock.round, state: "locked", locked_at: "2026-06-19T16:00:00Z" };
    const { user, leave } = await enter();
    expect(screen.getAllByText(/is locked since 2026-06-19/).length).toBeGreaterThan(0);
    await user.keyboard("3{Delete}");
    expect(mock.commands("set_ratings")).toHaveLength(0);
    leave();
  });

  it("leaves out who said what when names are hidden", async () => {
    const { user, leave } = await enter();
    expect(screen.getByRole("columnheader", { name: /DW/ })).toBeDefined();
    await user.keyboard("h");
    for (const { code } of people) {
      expect(screen.queryByRole("columnheader", { name: new RegExp(code) })).toBeNull();
    }
    leave();
  });

  it("pastes a block in one command, or not at all", async () => {
    const { user, grid, leave } = await enter({ capability: "TE1.1" });
    await waitFor(() => expect(activeCell()).toBe(cells("TE1.1")[1]));
    const paste = (text: string) => {
      const data = { clipboardData: { getData: () => text } };
      const event = new Event("paste", { bubbles: true, cancelable: true });
      grid.dispatchEvent(Object.assign(event, data));
    };
    paste("1\t7\n2\tx\n");
    await screen.findByText("Nothing was pasted");
    expect(screen.getByText(/Row 2, column 2 \(TE1.2, PR\): “x” is no level/)).toBeDefined();
    expect(mock.commands("set_ratings")).toHaveLength(0);
    await user.keyboard("{Escape}");
    screen.getByRole("grid").focus();
    paste("4\t4\r\n0\t0\r\n3\t3\r\n");
    await waitFor(() => expect(mock.commands("set_ratings")).toHaveLength(1));
    expect(level("TE1.3", 2)).toBe("3");
    leave();
  });

  it("keeps the sheet of a round, so that coming back shows it at once", () => {
    expect(sheetOf(mock.round.id)).toBe(sheetOf(mock.round.id));
  });
});
