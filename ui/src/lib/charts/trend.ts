import { scaleLinear, scaleUtc } from "d3-scale";
import type { TrendPoint } from "$lib/api";
import { pillars, type Pillar } from "$lib/components";
import { area, line } from "d3-shape";
import { spread } from "./scales";

/** The room around the plot. */
export const MARGIN = { top: 12, right: 118, bottom: 40, left: 40 } as const;

interface Spot {
  x: number;
  value: number | null;
  worst: number | null;
  best: number | null;
  round: string;
}

/** One pillar's line over the rounds. */
export interface TrendLine {
  pillar: Pillar;
  spots: readonly (Spot & { y: number | null })[];
  line: string;
  /** What the unanswered leaves allow. */
  band: string;
  /** Where its name stands, at the end of the line; null where it has no value. */
  labelY: number | null;
  last: number | null;
}

/** The whole picture. */
export interface TrendPlot {
  lines: readonly TrendLine[];
  rounds: readonly { id: string; x: number; title: string; date: string; locked: boolean }[];
  yTicks: readonly { value: number; y: number }[];
}

/** Lays the trend out: time along, readiness from 0 to 1 up. */
export function plot(points: readonly TrendPoint[], width: number, height: number): TrendPlot {
  const times = points.map((point) => Date.parse(`${point.date}T00:00:00Z`));
  const inset = 16;
  const from = MARGIN.left + inset;
  const to = Math.max(from + 1, width - MARGIN.right - inset);
  const time = scaleUtc([Math.min(...times), Math.max(...times)], [from, to]);
  const single = new Set(times).size < 2;
  const x = (i: number) => round(single ? (from + to) / 2 : time(times[i] ?? 0));
  const y = scaleLinear([0, 1], [height - MARGIN.bottom, MARGIN.top]);
  const shown = pillars.filter((pillar) =>
    points.some((point) => point.pillars.some((p) => p.pillar === pillar)),
  );
  const drawn = shown.map((pillar): TrendLine => {
    const spots = points.map((point, i) => {
      const readiness = point.pillars.find((p) => p.pillar === pillar)?.readiness;
      const value = readiness?.value ?? null;
      return {
        x: x(i),
        value,
        y: value === null ? null : round(y(value)),
        worst: readiness?.worst ?? null,
        best: readiness?.best ?? null,
        round: point.round,
      };
    });
    const path = line<(typeof spots)[number]>(
      (s) => s.x,
      (s) => s.y ?? 0,
    ).defined((s) => s.y !== null);
    const between = area<(typeof spots)[number]>(
      (s) => s.x,
      (s) => round(y(s.worst ?? 0)),
      (s) => round(y(s.best ?? 0)),
    ).defined((s) => s.worst !== null && s.best !== null);
    const end = spots.findLast((s) => s.y !== null);
    return {
      pillar,
      spots,
      line: path(spots) ?? "",
      band: between(spots) ?? "",
      labelY: end?.y ?? null,
      last: end?.value ?? null,
    };
  });
  const named = drawn.filter((one) => one.labelY !== null);
  const apart = spread(
    named.map((one) => one.labelY ?? 0),
    15,
    [MARGIN.top, height - MARGIN.bottom],
  );
  const labelOf = new Map(named.map((one, i) => [one.pillar, apart[i] ?? 0]));
  return {
    lines: drawn.map((one) => ({ ...one, labelY: labelOf.get(one.pillar) ?? null })),
    rounds: points.map((point, i) => ({
      id: point.round,
      x: x(i),
      title: point.title,
      date: point.date,
      locked: point.state === "locked",
    })),
    yTicks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, y: round(y(value)) })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
