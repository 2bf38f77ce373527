import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { actions, session } from "$lib/frame";
import { forgetAll, toasts } from "$lib/state";
import { exporter } from "./exporter.svelte";
import Reports from "./Reports.svelte";

let calls: { path: string; args: unknown }[];
let evaluations: unknown[];
let refuse: { code: string; message: string; hint: string } | null;

function answer(path: string, args: unknown): unknown {
  calls.push({ path, args });
  if (path === "/api/rounds") {
    return [{ round: { id: "r1", title: "Round 1", date: "2026-06-09", state: "locked" } }];
  }
  if (path === "/api/overview") {
    return {
      round: { title: "Round 1", date: "2026-06-09", state: "locked" },
      progress: { answered: 40, applicable: 42 },
      gaps: 30,
      hurdles: [],
      next_steps: [{ text: "Renew 2 pieces of evidence", room: "evidence", count: 2 }],
      headline_composed: false,
      engagement: { decisions: ["x"] },
    };
  }
  if (path === "/api/evaluations") return evaluations;
  if (path === "/shell/shell_figures") return [{ name: "radar", title: "Radar", alt: "Domains" }];
  if (path.startsWith("/shell/shell_export")) {
    if (refuse) throw refuse;
    return { path: "somewhere/gap-report.pdf", name: "gap-report.pdf", files: 1 };
  }
  return null;
}

const onkeydown = (event: KeyboardEvent) => void actions.press(event);

beforeEach(() => {
  calls = [];
  refuse = null;
  evaluations = [];
  exporter.done = {};
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    try {
      const body = answer(path, JSON.parse(String(init.body)));
      return new Response(JSON.stringify(body), { status: 200 });
    } catch (thrown) {
      return new Response(JSON.stringify(thrown), { status: 400 });
    }
  });
  session.enter();
  session.round = "r1";
  window.addEventListener("keydown", onkeydown);
});
afterEach(() => {
  cleanup();
  window.removeEventListener("keydown", onkeydown);
  session.leave();
  forgetAll();
  vi.unstubAllGlobals();
});

const of = (path: string) => calls.filter((c) => c.path === path).map((c) => c.args);

describe("Reports", () => {
  it("writes the report and the record of the evaluation that is asked for", async () => {
    const each = (id: string, title: string) => ({
      evaluation: id,
      code: id.toUpperCase(),
      title,
      state: "open",
      headline: "Alpha leads by 4.1 points.",
      stale: [],
      chosen: [],
    });
    evaluations = [each("v-01", "Monitoring"), each("v-02", "Serving")];
    const user = userEvent.setup();
    render(Reports, { params: { evaluation: "v-02" } });
    await user.click(await screen.findByRole("button", { name: "Evaluation report (PDF)…" }));
    await waitFor(() =>
      expect(of("/shell/shell_export_evaluation")).toEqual([
        { evaluation: "v-02", part: "report", names: false },
      ]),
    );
    await user.selectOptions(screen.getByRole("combobox", { name: "Evaluation" }), "v-01");
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Decision record (Markdown)…" }));
    await waitFor(() =>
      expect(of("/shell/shell_export_evaluation")[1]).toEqual({
        evaluation: "v-01",
        part: "adr",
        names: false,
      }),
    );
  });

  it("leads to evaluations where there are none", async () => {
    render(Reports, { params: {} });
    await screen.findByText(/No tools are compared yet/);
    expect(screen.queryByRole("button", { name: /Evaluation report/ })).toBeNull();
  });

  it("exports the report of the round, with people only when asked, and shows where it is", async () => {
    const user = userEvent.setup();
    render(Reports, { params: {} });
    await screen.findByText("Renew 2 pieces of evidence");
    await user.keyboard("e");
    await screen.findByText("gap-report.pdf");
    expect(of("/shell/shell_export_report")).toEqual([{ round: "r1", names: false }]);
    await user.click(screen.getByRole("checkbox", { name: /^Name people/ }));
    await user.click(screen.getByRole("button", { name: "Export the report as PDF…" }));
    await waitFor(() =>
      expect(of("/shell/shell_export_report")[1]).toEqual({ round: "r1", names: true }),
    );
    await user.click(await screen.findByRole("button", { name: "Show in folder" }));
    expect(of("/shell/shell_reveal")).toEqual([{ path: "somewhere/gap-report.pdf" }]);
  });

  it("exports pictures and tables in either form", async () => {
    const user = userEvent.setup();
    render(Reports, { params: {} });
    await user.click(await screen.findByRole("button", { name: "Radar as PNG…" }));
    await waitFor(() =>
      expect(of("/shell/shell_export_figure")).toEqual([
        { round: "r1", name: "radar", format: "png" },
      ]),
    );
    await waitFor(() => expect(exporter.busy).toBeNull());
    await user.keyboard("x");
    await waitFor(() =>
      expect(of("/shell/shell_export_tables")).toEqual([{ round: "r1", format: "xlsx" }]),
    );
  });

  it("exports the documents of responsibilities, with people unless they are left out", async () => {
    const user = userEvent.setup();
    render(Reports);
    await screen.findByRole("button", { name: "By role (PDF)…" });
    await user.keyboard("r");
    await screen.findByText("gap-report.pdf");
    await user.click(screen.getByRole("checkbox", { name: /^Show who fills/ }));
    await user.click(screen.getByRole("button", { name: "By role (XLSX)…" }));
    await waitFor(() =>
      expect(of("/shell/shell_export_responsibilities")).toEqual([
        { wanted: "matrix", names: true },
        { wanted: "roles_workbook", names: false },
      ]),
    );
  });

  it("says what went wrong beside the part, and no more than a word when it was cancelled", async () => {
    const user = userEvent.setup();
    render(Reports, { params: {} });
    await screen.findByText("Renew 2 pieces of evidence");
    refuse = { code: "cannot_write", message: "The disk is full.", hint: "Make room." };
    await user.keyboard("e");
    await screen.findByText("The disk is full.");
    const say = vi.spyOn(toasts, "say");
    refuse = { code: "cancelled", message: "Cancelled.", hint: "" };
    await user.keyboard("e");
    await waitFor(() => expect(say).toHaveBeenCalledWith("Export cancelled; nothing was written."));
    expect(screen.queryByText("The disk is full.")).toBeNull();
  });
});
