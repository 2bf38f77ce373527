import { afterEach, describe, expect, it, vi } from "vitest";
import type { CellChange, RaciColumn, RaciRow } from "$lib/api";
import { Sheet } from "./sheet.svelte";

const change = (letters: string): CellChange[] => [{ step: "t1", role: "x", letters }];
const rows = (letters: string) => [{ step: "t1", cells: [letters] }] as unknown as RaciRow[];
const columns = [{ role: { id: "x" } }] as unknown as RaciColumn[];

/** Answers each call when it is let go; tells what was asked. */
function server() {
  const asked: unknown[] = [];
  const gates: ((status: number) => void)[] = [];
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
    asked.push(JSON.parse(String(init.body)));
    const status = await new Promise<number>((resolve) => gates.push(resolve));
    const body =
      status === 200
        ? { value: null, topics: [], undo: null, redo: null }
        : {
            code: "invalid",
            message: "No.",
            hint: "",
          };
    return new Response(JSON.stringify(body), { status });
  });
  return { asked, gates };
}
afterEach(() => vi.unstubAllGlobals());

describe("letters on their way", () => {
  it("are saved one after the other, and the last typed stays in sight", async () => {
    const { asked, gates } = server();
    const sheet = new Sheet();
    void sheet.put(change("A"));
    const done = sheet.put(change("AR"));
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    expect(asked).toEqual([{ changes: change("A") }]);
    gates[0]?.(200);
    await vi.waitFor(() => expect(gates).toHaveLength(2));
    // An answer from between the two does not take the later letters away.
    sheet.settle(rows("A"), columns);
    expect(sheet.shown("t1", "x")).toBe("AR");
    gates[1]?.(200);
    await done;
    // Nor does one that was asked for before they were saved.
    sheet.settle(rows("A"), columns);
    expect(sheet.shown("t1", "x")).toBe("AR");
    sheet.settle(rows("AR"), columns);
    expect(sheet.shown("t1", "x")).toBeUndefined();
  });

  it("give way to what the file says after an undo", async () => {
    const { gates } = server();
    const sheet = new Sheet();
    const done = sheet.put(change("A"));
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    gates[0]?.(200);
    await done;
    sheet.settle(rows("C"), columns);
    sheet.settle(rows("C"), columns);
    expect(sheet.shown("t1", "x")).toBeUndefined();
  });

  it("go back where the file refuses them", async () => {
    const { gates } = server();
    const sheet = new Sheet();
    const done = sheet.put(change("A"));
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    gates[0]?.(400);
    await done;
    expect(sheet.shown("t1", "x")).toBeUndefined();
  });
});
