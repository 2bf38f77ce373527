import { describe, expect, it } from "vitest";
import { Router } from "./router.svelte";

describe("Router", () => {
  it("begins at home with nowhere to go back to", () => {
    const router = new Router();
    expect(router.room).toBe("overview");
    expect(router.canBack).toBe(false);
    expect(router.canForward).toBe(false);
  });

  it("goes back and forward along the way it came", () => {
    const router = new Router();
    router.navigate("gaps", { capability: "a" });
    router.navigate("rate");
    router.back();
    expect(router.here).toEqual({ room: "gaps", params: { capability: "a" } });
    router.forward();
    expect(router.room).toBe("rate");
  });

  it("forgets what lay ahead when another way is taken", () => {
    const router = new Router();
    router.navigate("gaps");
    router.navigate("rate");
    router.back();
    router.navigate("model");
    expect(router.canForward).toBe(false);
    router.back();
    expect(router.room).toBe("gaps");
  });

  it("takes no step to where it already is, and a step for other parameters", () => {
    const router = new Router();
    router.navigate("overview");
    expect(router.canBack).toBe(false);
    router.navigate("overview", { pillar: "people" });
    expect(router.canBack).toBe(true);
  });

  it("replaces parameters without a step", () => {
    const router = new Router();
    router.replace({ view: "radar" });
    expect(router.params).toEqual({ view: "radar" });
    expect(router.canBack).toBe(false);
  });

  it("remembers a hundred places", () => {
    const router = new Router();
    for (let i = 0; i < 150; i += 1) router.navigate("gaps", { capability: String(i) });
    let steps = 0;
    while (router.canBack) {
      router.back();
      steps += 1;
    }
    expect(steps).toBe(99);
  });
});
