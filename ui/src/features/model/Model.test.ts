import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { actions, session } from "$lib/frame";
import type { DocumentView } from "$lib/api";
import { forgetAll } from "$lib/state";
import { MockModel } from "./__tests__/mock";
import Model from "./Model.svelte";

let mock: MockModel;

beforeEach(() => {
  mock = new MockModel();
  vi.stubGlobal("fetch", mock.fetch);
  session.enter();
});
afterEach(() => {
  cleanup();
  session.leave();
  forgetAll();
  vi.unstubAllGlobals();
});

/** Opens the room with the tree in focus. */
async function enter(params: Record<string, string> = {}) {
  const user = userEvent.setup();
  const onkeydown = (event: KeyboardEvent) => void actions.press(event);
  window.addEventListener("keydown", onkeydown);
  render(Model, { params });
  const tree = await screen.findByRole("treegrid", { name: "Capabilities" });
  tree.focus();
  return { user, tree, leave: () => window.removeEventListener("keydown", onkeydown) };
}
const codes = () => [...document.querySelectorAll(".code")].map((e) => e.textContent).join(" ");
const here = () => document.querySelector("tr[aria-selected=true] .code")?.textContent;

it("walks, folds and moves by keyboard", async () => {
  const { user, leave } = await enter();
  expect(codes()).toBe("A A.1 A.2 A.3 B B.1");
  await user.keyboard("{ArrowLeft}");
  expect(codes()).toBe("A B B.1");
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect(here()).toBe("A.1");
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await waitFor(() => expect(codes()).toBe("A A.2 A.1 A.3 B B.1"));
  expect(mock.sent("move_capability")).toEqual([{ id: "A.1", parent: "A", position: 1 }]);
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await waitFor(() => expect(codes()).toBe("A A.2 A.3 A.1 B B.1"));
  expect(here()).toBe("A.1");
  leave();
});

it("types titles and weights in place, and keeps them open on an error", async () => {
  const { user, leave } = await enter({ capability: "A.3" });
  await waitFor(() => expect(here()).toBe("A.3"));
  await user.keyboard("2.5{Enter}");
  await waitFor(() => expect(mock.capability("A.3").weight).toBe(2.5));
  mock.fails = { code: "invalid", message: "The title is too long.", hint: "Shorten it." };
  await user.keyboard("{F2}");
  const input = await screen.findByRole("textbox", { name: "Title of A.3" });
  await user.keyboard("Renamed{Enter}");
  await screen.findByText("The title is too long.");
  expect((input as HTMLInputElement).value).toBe("Renamed");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(mock.capability("A.3").title).toBe("Renamed"));
  expect(document.activeElement?.getAttribute("role")).toBe("treegrid");
  leave();
});

it("adds a sibling where it is typed, and asks before a rated leaf becomes a group", async () => {
  const { user, leave } = await enter({ capability: "A.1" });
  await waitFor(() => expect(here()).toBe("A.1"));
  await user.keyboard("{Insert}");
  await user.type(screen.getByRole("textbox", { name: /new capability/ }), "Fresh{Enter}");
  await waitFor(() => expect(mock.sent("add_capability")).toHaveLength(1));
  expect(mock.sent("add_capability")[0]).toMatchObject({ parent: "A", position: 1, code: "" });
  await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("treegrid"));
  await user.keyboard("{ArrowUp}{Shift>}{Insert}{/Shift}");
  await screen.findByText("Make A.1 a group?");
  leave();
});

it("retires after saying what is touched", async () => {
  const { user, leave } = await enter({ capability: "A.3" });
  await waitFor(() => expect(here()).toBe("A.3"));
  await user.keyboard("{Delete}");
  await screen.findByText("4 ratings");
  await user.click(screen.getByRole("button", { name: "Retire" }));
  await waitFor(() => expect(mock.capability("A.3").retired).toBe(true));
  expect(await screen.findAllByText("retired")).toHaveLength(2);
  leave();
});

it("saves the inspector when a field is left, as one command, and puts errors at the field", async () => {
  const { user, leave } = await enter({ capability: "A.1" });
  mock.fails = { code: "invalid", message: "The code A.3 is taken.", hint: "Choose another." };
  const code = screen.getByRole("textbox", { name: "Code" });
  await user.clear(code);
  await user.type(code, "A.3");
  await user.tab();
  await screen.findByText("The code A.3 is taken. Choose another.");
  expect((code as HTMLInputElement).value).toBe("A.3");
  await user.clear(code);
  await user.type(code, "A.9");
  const level = screen.getByRole("textbox", { name: "1 Ad hoc" });
  await user.type(level, " by hand{Control>}{Enter}{/Control}");
  await waitFor(() => expect(mock.capability("A.1").levels[1]).toBe("some by hand"));
  expect(mock.capability("A.1").code).toBe("A.9");
  leave();
});

it("is read-only where the file is, and says that locked rounds keep their model", async () => {
  mock.lockedRounds = 1;
  const { leave } = await enter();
  await screen.findByText(/Round 1 is locked and keeps the model/);
  cleanup();
  session.document = { read_only: "Open for reading only." } as DocumentView;
  const again = await enter();
  await again.user.keyboard("{Delete}{Insert}5");
  expect(mock.calls.filter(({ command }) => /^(add|edit|move|retire)_/.test(command))).toEqual([]);
  expect(screen.queryByRole("button", { name: "Add a model…" })).toBeNull();
  leave();
  again.leave();
});

it("offers a model where there is none", async () => {
  mock.present = false;
  const user = userEvent.setup();
  render(Model, { params: {} });
  await user.click((await screen.findAllByRole("button", { name: "Add a model…" }))[0] as Element);
  await user.click(await screen.findByRole("button", { name: "Add the model" }));
  await screen.findByRole("treegrid");
  expect(mock.sent("add_model")).toEqual([{ name: "mlops" }]);
});
