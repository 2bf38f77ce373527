import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EvidenceView, SaveEvidence } from "$lib/api";
import { actions, router, session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import Evidence from "./Evidence.svelte";
import { newEvidence } from "./register";

let list: EvidenceView[];
let saved: SaveEvidence[];

function viewOf(form: SaveEvidence, id: string): EvidenceView {
  return {
    evidence: { ...form, id, code: form.code || `E-0${list.length + 1}` },
    expired: false,
    days_left: 12,
    backs: form.links.map(() => "Round 2 · PE1.1 Sponsor"),
  };
}

function answer(path: string, args: unknown): unknown {
  if (path === "/api/evidence") return list;
  if (path === "/api/people") return { roles: [], people: [] };
  if (path === "/api/rounds") return [{ round: { id: "r2", title: "Round 2" } }];
  if (path === "/api/gap_board") {
    return { rows: [{ node: { id: "c1", code: "PE1.1", title: "Sponsor" } }] };
  }
  if (path === "/shell/shell_pick_evidence_file") {
    return { name: "audit.pdf", sha256: "ab".repeat(32) };
  }
  if (path === "/api/save_evidence") {
    const form = args as SaveEvidence;
    saved.push(form);
    const id = form.id ?? `id-${list.length + 1}`;
    const view = viewOf(form, id);
    list = form.id ? list.map((v) => (v.evidence.id === id ? view : v)) : [...list, view];
    return { topics: ["evidence"], undo: "Change", redo: null, value: id };
  }
  return null;
}

const onkeydown = (event: KeyboardEvent) => void actions.press(event);

beforeEach(() => {
  list = [];
  saved = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const body = answer(path, JSON.parse(String(init.body)));
    return new Response(JSON.stringify(body), { status: 200 });
  });
  session.enter();
  session.round = "r2";
  router.reset({ room: "evidence", params: {} });
  window.addEventListener("keydown", onkeydown);
});
afterEach(() => {
  cleanup();
  window.removeEventListener("keydown", onkeydown);
  session.leave();
  forgetAll();
  vi.unstubAllGlobals();
});

describe("Evidence", () => {
  it("registers a first file with its hash and the rating that it backs", async () => {
    const user = userEvent.setup();
    render(Evidence, { params: {} });
    await user.click(await screen.findByRole("button", { name: "Register the first piece…" }));
    await user.type(screen.getByRole("textbox", { name: "What it is" }), "Audit finding");
    await user.click(screen.getByRole("radio", { name: "File" }));
    await user.click(screen.getByRole("button", { name: "Choose file…" }));
    await screen.findByText("ab".repeat(32));
    await user.type(screen.getByRole("combobox", { name: "Link a rating" }), "spons{Enter}");
    expect(saved).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Add evidence" }));
    await waitFor(() => expect(list).toHaveLength(1));
    expect(saved[0]).toMatchObject({
      title: "Audit finding",
      kind: "file",
      location: "audit.pdf",
      sha256: "ab".repeat(32),
      links: [{ round: "r2", capability: "c1" }],
    });
    expect((await screen.findAllByText("12 days left")).length).toBeGreaterThan(0);
  });

  it("filters, and unlinks at once", async () => {
    const user = userEvent.setup();
    const links = [{ round: "r2", capability: "c1" }];
    list = [viewOf({ ...newEvidence(), title: "Job list", links }, "id-1")];
    render(Evidence, { params: {} });
    await user.click(await screen.findByRole("button", { name: "Unlink Round 2 · PE1.1 Sponsor" }));
    await waitFor(() => expect(list[0]?.evidence.links).toEqual([]));
    await screen.findByRole("radio", { name: "Not linked 1" });
  });
});
