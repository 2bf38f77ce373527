import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ProcessRow } from "$lib/api";
import { session } from "$lib/frame";
import { forgetAll } from "$lib/state";
import { rowOf } from "./rows.fixture";
import Process from "./Process.svelte";

const ROW = 26;
const HEAD = 30;
const rows: ProcessRow[] = [
  rowOf("1", null, "phase", 2),
  rowOf("1.1", "1", "sub_phase", 2),
  rowOf("1.1.1", "1.1", "task", 1),
  rowOf("1.1.2", "1.1", "task", 1),
  rowOf("1.2", "1", "sub_phase"),
];
let moves: unknown[];

/** Where things lie: jsdom lays out nothing. */
function boxOf(element: Element): DOMRect {
  const row = element.closest<HTMLElement>("[data-row]")?.dataset.row;
  if (row !== undefined) return new DOMRect(0, HEAD + Number(row) * ROW, 600, ROW);
  if (element.closest("thead")) return new DOMRect(0, 0, 600, HEAD);
  return new DOMRect(0, 0, 600, 800);
}

beforeEach(() => {
  moves = [];
  // Narrow: the inspector begins hidden.
  Object.assign(window, { innerWidth: 900 });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (path === "/api/move_step") moves.push(JSON.parse(String(init.body)));
    const body = path === "/api/process" ? { rows, summary: {} } : { topics: [], value: null };
    return new Response(JSON.stringify(body), { status: 200 });
  });
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    return boxOf(this);
  });
  Object.assign(HTMLElement.prototype, { setPointerCapture: vi.fn(), scrollIntoView: vi.fn() });
  Object.assign(document, {
    elementFromPoint: (_x: number, y: number) =>
      document.querySelector(`td[data-row="${Math.floor((y - HEAD) / ROW)}"]`),
  });
  session.enter();
});
afterEach(() => {
  cleanup();
  session.leave();
  forgetAll();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const middle = (row: number, part = 0.5) => HEAD + (row + part) * ROW;
const pointer = (clientY: number, buttons = 1) => ({
  clientX: 80,
  clientY,
  button: 0,
  buttons,
  pointerId: 1,
});

/** Takes hold of a step and carries it to a height; answers what is said beside the pointer. */
async function carry(title: string, to: number): Promise<string | undefined> {
  const step = await screen.findByText(title);
  const from = boxOf(step).top + ROW / 2;
  await fireEvent.pointerDown(step, pointer(from));
  await fireEvent.pointerMove(step, pointer(from + 2));
  expect(document.querySelector(".ghost"), "a press is no drag yet").toBeNull();
  await fireEvent.pointerMove(step, pointer(to));
  return document.querySelector(".ghost span")?.textContent ?? undefined;
}
const letGo = (at: number) => fireEvent.pointerUp(window, pointer(at, 0));
const mark = () => document.querySelector<HTMLElement>(".mark");

describe("dragging in the process tree", () => {
  it("shows a line where the step will lie, and moves it there in one change", async () => {
    render(Process, { params: {} });
    expect(await carry("Step 1.1.1", middle(3, 0.9))).toBe("After 1.1.2 Step 1.1.2");
    expect(mark()?.style.top).toBe(`${HEAD + 4 * ROW}px`);
    expect(mark()?.style.height).toBe("0px");
    await letGo(middle(3, 0.9));
    await waitFor(() => expect(moves).toHaveLength(1));
    expect(moves[0]).toEqual({ id: "1.1.1", to: { to: "place", parent: "1.1", position: 1 } });
    expect(mark()).toBeNull();
  });

  it("surrounds the step that takes it in", async () => {
    render(Process, { params: {} });
    expect(await carry("Step 1.1.2", middle(4))).toBe("Into 1.2 Step 1.2");
    expect(mark()?.dataset.how).toBe("into");
    await letGo(middle(4));
    await waitFor(() => expect(moves).toHaveLength(1));
    expect(moves[0]).toEqual({ id: "1.1.2", to: { to: "place", parent: "1.2", position: 0 } });
  });

  it("is let be by Escape, and by letting go where nothing would change", async () => {
    render(Process, { params: {} });
    await carry("Step 1.1.1", middle(3, 0.9));
    await fireEvent.keyDown(window, { key: "Escape" });
    expect(document.querySelector(".ghost")).toBeNull();
    await letGo(middle(3, 0.9));
    expect(await carry("Step 1", middle(2))).toBe("Stays where it is");
    await letGo(middle(2));
    expect(moves).toEqual([]);
  });
});
