import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OverviewView } from "$lib/api";
import { actions, router, session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import { overview, pillar } from "./fixture";
import Overview from "./Overview.svelte";

let view: OverviewView;
let sent: { command: string; args: Record<string, unknown> }[];

beforeEach(() => {
  forgetAll();
  view = overview();
  sent = [];
  const answers: Record<string, () => unknown> = {
    overview: () => view,
    rounds: () => [{ round: view.round }],
    explain: () => null,
    set_engagement: () => ({
      topics: ["engagement"],
      undo: "Change the cover",
      redo: null,
      value: null,
    }),
  };
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const command = url.replace("/api/", "");
    sent.push({ command, args: JSON.parse(String(init.body)) as Record<string, unknown> });
    return new Response(JSON.stringify(answers[command]?.() ?? null));
  });
  session.enter();
  session.round = "r2";
  router.reset();
});
afterEach(() => {
  session.leave();
  vi.unstubAllGlobals();
});

const shown = () => screen.findByRole("heading", { level: 1, name: /Release is the weakest link/ });
const last = (command: string) => sent.findLast((one) => one.command === command)?.args;

describe("the overview", () => {
  it("judges pillars apart: a figure, its interval and its coverage each, and no total", async () => {
    render(Overview);
    await shown();
    const people = screen.getByRole("region", { name: "People" });
    expect(people.textContent).toContain("12 of 13 answered, coverage 92 %");
    expect(people.textContent).toContain("[48, 51]");
    expect(within(people).getByRole("img", { name: /Readiness 49 %/ })).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Process" })).toBeNull();
    expect(document.body.textContent).toContain("no total is shown");
  });

  it("looks right with one pillar and with none", async () => {
    view = overview({ pillars: [pillar("technology", "TE1")] });
    const { unmount } = render(Overview);
    await screen.findByRole("region", { name: "Technology" });
    unmount();
    forgetAll();
    view = overview({ pillars: [] });
    render(Overview);
    expect(await screen.findByRole("heading", { name: "No pillar in this model" })).toBeTruthy();
  });

  it("edits the headline in place", async () => {
    const user = userEvent.setup();
    render(Overview);
    await shown();
    actions.find("overview-headline")?.run();
    const field = await screen.findByRole("textbox", { name: "Headline" });
    expect(document.activeElement).toBe(field);
    await user.clear(field);
    await user.type(field, "Every pillar moved.{Enter}");
    await waitFor(() =>
      expect(last("set_engagement")).toMatchObject({
        client: "Aldermere Wealth",
        headline: "Every pillar moved.",
      }),
    );
    await waitFor(() => expect(screen.queryByRole("textbox", { name: "Headline" })).toBeNull());
  });

  it("keeps what was typed when saving fails, and says why", async () => {
    const user = userEvent.setup();
    render(Overview);
    await shown();
    actions.find("overview-headline")?.run();
    const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Headline" });
    await user.clear(field);
    await user.type(field, "New words");
    vi.stubGlobal(
      "fetch",
      async () =>
        new Response(
          JSON.stringify({
            code: "cannot_write",
            message: "The disk is full.",
            hint: "Free some.",
          }),
          { status: 422 },
        ),
    );
    await user.keyboard("{Enter}");
    expect(await screen.findByText("The disk is full.")).toBeTruthy();
    expect(field.value).toBe("New words");
  });

  it("leads from a gap, a domain and a next step to where it is dealt with", async () => {
    const user = userEvent.setup();
    render(Overview);
    await shown();
    await user.click(screen.getByRole("button", { name: "Title of TE1.1" }));
    expect(router.here).toEqual({ room: "gaps", params: { capability: "id-TE1.1" } });
    await user.click(screen.getByRole("button", { name: "Domain PE1" }));
    expect(router.here).toEqual({ room: "gaps", params: { domain: "id-PE1" } });
    await user.click(screen.getByRole("button", { name: "Rate 3 capabilities" }));
    expect(router.room).toBe("rate");
  });

  it("cannot be edited in a file that is read-only", async () => {
    session.document = { read_only: "Another window has it open." } as typeof session.document;
    render(Overview);
    await shown();
    expect(actions.find("overview-headline")).toBeUndefined();
    expect(screen.queryByRole("button", { name: "Edit headline" })).toBeNull();
  });
});
