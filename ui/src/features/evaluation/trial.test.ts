import { describe, expect, it } from "vitest";
import type { Share } from "./shares";
import { Trial } from "./trial.svelte";

const saved: Share[] = [
  { criterion: "a", share: 20 },
  { criterion: "b", share: 50 },
  { criterion: "c", share: 30 },
];
const figures = (trial: Trial) => trial.shares?.map((one) => one.share);

describe("Trial", () => {
  it("keeps the others' proportions over the whole of a drag, even through 100", () => {
    const trial = new Trial();
    trial.move(saved, "a", 100);
    expect(figures(trial)).toEqual([100, 0, 0]);
    trial.move(saved, "a", 60);
    expect(figures(trial)).toEqual([60, 25, 15]);
  });

  it("begins a second drag where the first ended", () => {
    const trial = new Trial();
    trial.move(saved, "a", 60);
    trial.move(saved, "b", 40);
    expect(figures(trial)).toEqual([48, 40, 12]);
    expect(trial.points[0]).toEqual({ criterion: "a", points: 48 });
  });

  it("goes back to the saved weights", () => {
    const trial = new Trial();
    trial.move(saved, "a", 60);
    trial.reset();
    expect(trial.active).toBe(false);
    expect(trial.points).toEqual([]);
    trial.move(saved, "b", 60);
    expect(figures(trial)).toEqual([16, 60, 24]);
  });
});
