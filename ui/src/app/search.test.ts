import { afterEach, describe, expect, it, vi } from "vitest";
import type { SearchHit } from "$lib/api";
import { router } from "$lib/frame";
import { engagementItems } from "./search";

const hit = (kind: string, id: string, within: string | null = null): SearchHit => ({
  kind,
  id,
  code: id.toUpperCase(),
  title: `The ${kind}`,
  within,
});

async function led(...hits: SearchHit[]) {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(hits), { status: 200 }));
  const items = await engagementItems.items("the");
  return items.map((item) => {
    item.run();
    return { room: router.room, params: { ...router.params } };
  });
}

afterEach(() => vi.unstubAllGlobals());

describe("search", () => {
  it("leads every kind to where it is looked at", async () => {
    expect(
      await led(
        hit("tool", "t1"),
        hit("vendor", "v1"),
        hit("criterion", "c1", "e1"),
        hit("capability", "k1"),
      ),
    ).toEqual([
      { room: "ecosystem", params: { tool: "t1" } },
      { room: "ecosystem", params: { view: "vendors", vendor: "v1" } },
      { room: "evaluation", params: { evaluation: "e1", view: "criteria", criterion: "c1" } },
      { room: "gaps", params: { capability: "k1" } },
    ]);
  });

  it("leaves out what has no room", async () => {
    expect(await led(hit("unheard-of", "x"))).toEqual([]);
  });
});
