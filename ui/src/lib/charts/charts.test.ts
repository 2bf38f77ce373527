import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ChangeSteps, Dumbbell, Histogram, layoutTiles, Radar, ReadinessBar, TileMap } from ".";
import { readiness } from "./fixture";

const range = { floor: 0, ceiling: 4 };

describe("Dumbbell", () => {
  it("says in words what it shows", () => {
    const props = { now: 1.5, target: 3, before: 1, worst: 1, best: 2, width: 120 };
    render(Dumbbell, { props: { ...range, ...props, beforeTitle: "Round 1" } });
    const words = "now 1.5, target 3.0, Round 1 1.0, between 1.0 and 2.0";
    expect(screen.getByRole("img", { name: words })).toBeTruthy();
  });

  it("draws no bar where the target is reached, and none without an answer", () => {
    const { container, rerender } = render(Dumbbell, {
      props: { ...range, now: 3, target: 2, width: 120 },
    });
    expect(container.querySelector(".bar-to")).toBeNull();
    void rerender({ now: null, target: 2 });
    return Promise.resolve().then(() => {
      expect(screen.getByRole("img", { name: "unanswered, target 2.0" })).toBeTruthy();
      expect(container.querySelector(".mk")).toBeNull();
    });
  });
});

describe("ReadinessBar", () => {
  it("carries the interval and the earlier round", () => {
    render(ReadinessBar, {
      readiness: readiness(0.49, { worst: 0.48, best: 0.51 }),
      before: 0.31,
      beforeTitle: "Round 1",
      pillar: "people",
      width: 240,
    });
    const words = "Readiness 49 %, between [48, 51], Round 1 31 %";
    expect(screen.getByRole("img", { name: words })).toBeTruthy();
  });
});

describe("TileMap", () => {
  const map = layoutTiles(
    [
      {
        key: "TE1",
        title: "Data platform",
        note: "1.0",
        pillar: "technology",
        tiles: [
          { key: "a", code: "A", title: "A", state: "answered", score: 1.5, target: 3, ...range },
          {
            key: "b",
            code: "B",
            title: "B",
            state: "unanswered",
            score: null,
            target: 2,
            ...range,
          },
          {
            key: "c",
            code: "C",
            title: "C",
            state: "not_applicable",
            score: null,
            target: null,
            ...range,
          },
        ],
      },
    ],
    900,
  );

  it("never lets answered, unanswered and not applicable look alike", () => {
    const { container } = render(TileMap, { map });
    const digits = [...container.querySelectorAll(".tile .digit")].map((one) => one.textContent);
    expect(digits).toEqual(["1.5", "–", "NA"]);
    expect(container.querySelectorAll(".unanswered")).toHaveLength(1);
    expect(container.querySelectorAll(".not_applicable")).toHaveLength(1);
  });

  it("selects the tile that was pressed", async () => {
    const onselect = vi.fn();
    const { container } = render(TileMap, { map, onselect });
    const tile = container.querySelector("[data-key='b'] .face");
    if (!tile) throw new Error("no tile");
    await userEvent.click(tile);
    expect(onselect).toHaveBeenCalledWith("b");
  });
});

describe("other pictures", () => {
  it("draw their numbers", () => {
    const radar = render(Radar, {
      radar: {
        title: "People",
        pillar: "people",
        ...range,
        alt: "",
        axes: ["A", "B", "C"].map((code) => ({
          node: { id: code, code, title: `Domain ${code}` },
          score: 1,
          target: 3,
          before: null,
          coverage: 1,
        })),
      },
      width: 400,
      beforeTitle: null,
    });
    expect(radar.container.textContent).toContain("1.0 of 3.0");
    expect(radar.container.querySelector(".before")).toBeNull();
    const bars = render(Histogram, {
      histogram: {
        pillar: null,
        alt: "",
        median: 0.5,
        not_applicable: 2,
        bars: [
          { value: 0, title: "Absent", ratings: 3, leaves: 1 },
          { value: 1, title: "Ad hoc", ratings: 5, leaves: 2 },
        ],
      },
      width: 300,
    });
    expect(bars.container.textContent).toContain("median 0.5");
    expect(bars.container.textContent).toContain("NA");
    const change = render(ChangeSteps, {
      change: {
        pillar: "people",
        before: readiness(0.3),
        after: readiness(0.5),
        change: { total: 0.2, by_answers: 0.25, by_model: -0.05, by_plan: 0 },
      },
      beforeTitle: "Round 1",
      afterTitle: "Round 2",
      width: 300,
    });
    expect(change.container.textContent).toContain("+25");
    expect(change.container.textContent).toContain("−5");
    expect(change.container.textContent).toContain("±0");
  });
});
