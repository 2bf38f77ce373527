import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { liveRanking } from "../fixture";
import { Live } from "./live.svelte";

let asked: number[];
let answers: (() => void)[];

beforeEach(() => {
  asked = [];
  answers = [];
  vi.stubGlobal("requestAnimationFrame", (then: () => void) => queueMicrotask(then));
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    const { weights } = JSON.parse(String(init.body)) as { weights: { points: number }[] };
    asked.push(weights[0]?.points ?? -1);
    return new Promise((resolve) => {
      const body = JSON.stringify(liveRanking([["t1", weights[0]?.points ?? 0]]));
      answers.push(() => resolve(new Response(body)));
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

const weights = (points: number) => [{ criterion: "c0", points }];
async function answer() {
  answers.shift()?.();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

describe("Live", () => {
  it("asks one question at a time, and of those that came in between only the last", async () => {
    const live = new Live();
    for (const points of [1, 2, 3, 4]) live.ask("v1", weights(points));
    expect(asked).toEqual([1]);
    await answer();
    expect(asked).toEqual([1, 4]);
    expect(live.ranking?.tools[0]?.value).toBe(1);
    await answer();
    expect(live.ranking?.tools[0]?.value).toBe(4);
    expect(asked).toEqual([1, 4]);
  });

  it("drops an answer that comes after it was stopped", async () => {
    const live = new Live();
    live.ask("v1", weights(7));
    live.stop();
    await answer();
    expect(live.ranking).toBeNull();
  });

  it("asks again after it was stopped", async () => {
    const live = new Live();
    live.ask("v1", weights(7));
    live.stop();
    await answer();
    live.ask("v1", weights(8));
    await answer();
    expect(live.ranking?.tools[0]?.value).toBe(8);
  });
});
