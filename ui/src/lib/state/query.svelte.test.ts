import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { history } from "./history.svelte";
import { mutate } from "./mutate.svelte";
import { forgetAll, invalidate, query, type Query } from "./query.svelte";
import { touches } from "./topics";

let answers: Record<string, unknown>;
let asked: string[];

function answer(body: unknown, ok = true): Response {
  return new Response(JSON.stringify(body), { status: ok ? 200 : 400 });
}

beforeEach(() => {
  answers = { rounds: [] };
  asked = [];
  vi.stubGlobal("fetch", async (url: string) => {
    const command = url.replace("/api/", "");
    asked.push(command);
    const body = answers[command];
    return body instanceof Error
      ? answer({ code: "not_found", message: body.message, hint: "" }, false)
      : answer(body);
  });
});

const leave: (() => void)[] = [];
afterEach(() => {
  for (const end of leave.splice(0)) end();
  forgetAll();
  vi.unstubAllGlobals();
});

/** Runs a query as a component would, until the test ends. */
function mounted<T>(make: () => Query<T>): Query<T> {
  let made: Query<T> | undefined;
  leave.push(
    $effect.root(() => {
      made = make();
    }),
  );
  flushSync();
  if (!made) throw new Error("the query was not made");
  return made;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("query", () => {
  it("loads, then holds the answer", async () => {
    answers.rounds = [{ title: "Round 1" }];
    const rounds = mounted(() => query("rounds", {}));
    expect(rounds.loading).toBe(true);
    await settled();
    expect(rounds.loading).toBe(false);
    expect(rounds.data).toEqual([{ title: "Round 1" }]);
  });

  it("asks once for two who want the same", async () => {
    mounted(() => query("rounds", {}));
    mounted(() => query("rounds", {}));
    await settled();
    expect(asked).toEqual(["rounds"]);
  });

  it("asks nothing while the arguments are not known", async () => {
    const hits = mounted(() => query("search", () => null));
    await settled();
    expect(asked).toEqual([]);
    expect(hits.loading).toBe(false);
  });

  it("keeps the wire error, and the answer it had", async () => {
    const rounds = mounted(() => query("rounds", {}));
    await settled();
    answers.rounds = new Error("There is no such round.");
    await rounds.refetch();
    expect(rounds.error?.code).toBe("not_found");
    expect(rounds.error?.hint).toBeNull();
    expect(rounds.data).toEqual([]);
  });

  it("asks again when a mutation touches one of its topics, and only then", async () => {
    mounted(() => query("rounds", {}));
    await settled();
    invalidate(["evidence"]);
    expect(asked).toEqual(["rounds"]);
    invalidate(["ratings"]);
    expect(asked).toEqual(["rounds", "rounds"]);
    await settled();
  });

  it("feeds undo and redo from a mutation's answer", async () => {
    mounted(() => query("rounds", {}));
    await settled();
    answers.undo = { topics: ["rounds"], value: "add round", undo: "rename", redo: "add round" };
    await mutate("undo", {});
    expect(history.undo).toBe("rename");
    expect(history.redo).toBe("add round");
    expect(history.pending).toBe(0);
    expect(asked).toEqual(["rounds", "undo", "rounds"]);
    await settled();
  });
});

describe("touches", () => {
  it("takes no topics at all for a dependence on everything", () => {
    expect(touches(undefined, ["people"])).toBe(true);
    expect(touches(undefined, [])).toBe(false);
    expect(touches(["people"], ["people", "roles"])).toBe(true);
    expect(touches([], ["people"])).toBe(false);
  });
});
