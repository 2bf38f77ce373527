import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { HistoryEntry } from "$lib/api";
import { forgetAll, history } from "$lib/state";
import History from "./History.svelte";

const calls: string[] = [];
let entries: HistoryEntry[] = [];

beforeEach(() => {
  calls.length = 0;
  const entry = { actor: "Iris", topics: [], undoes: null, redoes: null, undone: false };
  entries = [
    { ...entry, sequence: 3, time: "2026-11-18T10:00:00Z", label: "Rename PE1", undoes: 2 },
    { ...entry, sequence: 2, time: "2026-11-18T09:00:00Z", label: "Rename PE1", undone: true },
    { ...entry, sequence: 1, time: "2026-11-16T09:00:00Z", label: "Add model", actor: "Tom" },
  ];
  vi.stubGlobal("fetch", (path: string) => {
    calls.push(path);
    const body = path.endsWith("history")
      ? entries
      : { topics: ["models"], undo: null, redo: "Add model", value: null };
    return Promise.resolve(new Response(JSON.stringify(body), { status: 200 }));
  });
});
afterEach(() => {
  cleanup();
  forgetAll();
  history.set({ undo: null, redo: null });
  vi.unstubAllGlobals();
});

it("shows the journal by day, filters it, and undoes", async () => {
  history.set({ undo: "Add model", redo: null });
  const user = userEvent.setup();
  render(History);
  await screen.findByText("Add model");
  expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(2);
  expect(screen.getByText("undone")).toBeDefined();
  expect(screen.getByText("Undid")).toBeDefined();
  await user.type(screen.getByRole("searchbox", { name: "Filter the history" }), "tom");
  await waitFor(() => expect(screen.queryByText("Rename PE1")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Undo: Add model" }));
  await waitFor(() => expect(calls).toContain("/api/undo"));
});

it("offers the next step where nothing was changed", async () => {
  entries = [];
  render(History);
  expect(await screen.findByRole("button", { name: "Describe the engagement" })).toBeDefined();
});
