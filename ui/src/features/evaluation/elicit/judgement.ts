import type { Elicitation, Judgement, WeightMethod } from "$lib/api";

/** Each method in a line: what is asked. */
export const asks: Record<WeightMethod, string> = {
  direct: "Give points: twice the points, twice the weight.",
  swing:
    "Imagine a tool that is worst in everything. Give 100 to the criterion you would raise to its best first, and points relative to that to the others.",
  rank: "Put the most important first; those on one line weigh the same.",
  ahp: "Say of each pair how many times more the one matters than the other.",
  best_worst:
    "Name the most and the least important, then say how many times more the first matters than each, and each than the last.",
};

/** Where the judgement of a person on a group begins, by the method; what they said before is kept. */
export function begin(
  method: WeightMethod,
  criteria: readonly string[],
  said: Elicitation | undefined,
): Judgement {
  const before = said?.judgement.method === method ? said.judgement : null;
  switch (method) {
    case "direct":
    case "swing": {
      const points = before && "points" in before ? before.points : [];
      return {
        method,
        points: criteria.flatMap((criterion) => points.filter((p) => p.criterion === criterion)),
      };
    }
    case "rank": {
      const order = before?.method === "rank" ? before.order : [];
      const known = order
        .map((line) => line.filter((id) => criteria.includes(id)))
        .filter((line) => line.length > 0);
      const ranked = new Set(known.flat());
      const rest = criteria.filter((id) => !ranked.has(id)).map((id) => [id]);
      return { method, order: [...known, ...rest] };
    }
    case "ahp":
      return {
        method,
        pairs: (before?.method === "ahp" ? before.pairs : []).filter(
          (pair) => criteria.includes(pair.this) && criteria.includes(pair.other),
        ),
      };
    case "best_worst":
      return before?.method === "best_worst"
        ? before
        : {
            method,
            best: criteria[0] ?? "",
            worst: criteria.at(-1) ?? "",
            best_to_others: [],
            others_to_worst: [],
          };
  }
}

type PointsList = readonly { criterion: string; points: number }[];

/** The points of a criterion; none where none are given. */
export function pointsOf(list: PointsList, criterion: string): number | null {
  return list.find((one) => one.criterion === criterion)?.points ?? null;
}

/** The list with the points of one criterion set or taken out. */
export function withPoints(
  list: PointsList,
  criterion: string,
  points: number | null,
): { criterion: string; points: number }[] {
  const others = list.filter((one) => one.criterion !== criterion);
  return points === null ? [...others] : [...others, { criterion, points }];
}

/** The order with a criterion moved a line up (−1) or down (1); those it passes change places. */
export function moved(
  order: readonly (readonly string[])[],
  criterion: string,
  step: 1 | -1,
): string[][] {
  const at = order.findIndex((line) => line.includes(criterion));
  const lines = order.map((line) => line.filter((id) => id !== criterion));
  const alone = order[at]?.length === 1;
  if (at < 0 || (alone && (at + step < 0 || at + step >= order.length))) {
    return order.map((line) => [...line]);
  }
  // One that shared a line steps out of it; one that stood alone passes its neighbour.
  const to = alone ? (step < 0 ? at - 1 : at + 2) : step < 0 ? at : at + 1;
  lines.splice(to, 0, [criterion]);
  return lines.filter((line) => line.length > 0);
}

/** The order with a line joined to the line above: they weigh the same. */
export function joined(order: readonly (readonly string[])[], criterion: string): string[][] {
  const at = order.findIndex((line) => line.includes(criterion));
  if (at < 1) return order.map((line) => [...line]);
  return order.flatMap((line, i) => {
    if (i === at) return [];
    return i === at - 1 ? [[...line, ...(order[at] ?? [])]] : [[...line]];
  });
}

/** Every pair of criteria once, in their order. */
export function pairsOf(criteria: readonly string[]): [string, string][] {
  return criteria.flatMap((one, i) =>
    criteria.slice(i + 1).map((other): [string, string] => [one, other]),
  );
}

type Pairs = Extract<Judgement, { method: "ahp" }>["pairs"];

/** The steps of the scale of pairs, from far less to far more; even ones lie between two. */
export const steps: readonly { value: string; ratio: number; label: string }[] = [
  9, 8, 7, 6, 5, 4, 3, 2, 1, -2, -3, -4, -5, -6, -7, -8, -9,
].map((step) => ({
  value: String(step),
  ratio: step > 0 ? step : -1 / step,
  label: step === 1 ? "the same" : step > 0 ? `${step} × more` : `${-step} × less`,
}));

/** The step that a pair stands at; empty while nobody has judged it. */
export function stepOf(pairs: Pairs, one: string, other: string): string {
  const pair = pairs.find((it) => it.this === one && it.other === other);
  if (!pair) return "";
  return steps.find((step) => Math.abs(step.ratio - pair.ratio) < 1e-9)?.value ?? "";
}

/** The pairs with one set or taken out. */
export function withStep(pairs: Pairs, one: string, other: string, value: string): Pairs {
  const others = pairs.filter((pair) => pair.this !== one || pair.other !== other);
  const step = steps.find((it) => it.value === value);
  return step ? [...others, { this: one, other, ratio: step.ratio }] : others;
}
