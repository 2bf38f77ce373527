import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { Engagement as Cover } from "$lib/api";
import { forgetAll } from "$lib/state";
import Engagement from "./Engagement.svelte";

let saved: Cover = {
  ...{ id: "e", client: "Aldermere", title: "Gap analysis", subtitle: "", sponsor: "" },
  ...{ lead: "", prepared_by: "", confidentiality: "", headline: "", language: "en" },
  decisions: ["Fund a registry"],
};

afterEach(() => {
  cleanup();
  forgetAll();
  vi.unstubAllGlobals();
});

it("saves a field when it is left, keeps what is wrong, and edits decisions", async () => {
  vi.stubGlobal("fetch", (path: string, init: { body: string }) => {
    if (path.endsWith("set_engagement")) saved = JSON.parse(init.body) as Cover;
    const changed = { topics: ["engagement"], undo: "Change the cover", redo: null, value: null };
    const body = path.endsWith("set_engagement") ? changed : saved;
    return Promise.resolve(new Response(JSON.stringify(body), { status: 200 }));
  });
  const user = userEvent.setup();
  render(Engagement);
  await user.type(await screen.findByRole("textbox", { name: /^Sponsor/ }), "D. Whitlock");
  await user.tab();
  await waitFor(() => expect(saved.sponsor).toBe("D. Whitlock"));

  const client = screen.getByRole("textbox", { name: "Client" });
  await user.clear(client);
  await user.tab();
  await screen.findByText(/Name the client/);
  expect(saved.client).toBe("Aldermere");
  await user.type(client, "Aldermere plc");

  await user.click(screen.getByRole("button", { name: "Add a decision" }));
  const second = await screen.findByRole("textbox", { name: "Decision 2" });
  await waitFor(() => expect(document.activeElement).toBe(second));
  await user.keyboard("Name an owner{Alt>}{ArrowUp}{/Alt}");
  await waitFor(() => expect(saved.decisions).toEqual(["Name an owner", "Fund a registry"]));
  expect(saved.client).toBe("Aldermere plc");
});
