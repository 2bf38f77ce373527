// A small back end for tests and screenshots: enough of the api to rate with. Never shipped.
import type {
  AgreedRating,
  CapabilityView,
  Figures,
  GridRow,
  Person,
  RatingChange,
  RatingGrid,
  RatingProgress,
  RatingRows,
  Round,
  Scale,
  Spread,
} from "$lib/api";

interface Domain {
  code: string;
  title: string;
  leaves: readonly string[];
}
const pillars: readonly {
  code: string;
  title: string;
  pillar: "people" | "process" | "technology";
  domains: readonly Domain[];
}[] = [
  {
    code: "PE",
    title: "People",
    pillar: "people",
    domains: [
      {
        code: "PE1",
        title: "Leadership and accountability",
        leaves: [
          "Strategy and sponsorship",
          "One accountable role per task",
          "Funding over the life",
        ],
      },
      {
        code: "PE2",
        title: "Skills",
        leaves: ["ML engineering skills in house", "Risk officer involved from the start"],
      },
    ],
  },
  {
    code: "PR",
    title: "Process",
    pillar: "process",
    domains: [
      {
        code: "PR3",
        title: "Validation",
        leaves: [
          "Independent validation by tier",
          "Fairness and explainability review",
          "Model documents kept current",
        ],
      },
      {
        code: "PR4",
        title: "Release and change",
        leaves: [
          "Gated promotion to production",
          "Rollback rehearsed",
          "Change classified before release",
        ],
      },
    ],
  },
  {
    code: "TE",
    title: "Technology",
    pillar: "technology",
    domains: [
      {
        code: "TE1",
        title: "Data and features",
        leaves: [
          "Governed data access below production",
          "Features defined once, served twice",
          "Lineage from source to feature",
        ],
      },
      {
        code: "TE4",
        title: "Environments and delivery",
        leaves: ["Segmented environments", "CI/CD for models", "Infrastructure as code"],
      },
    ],
  },
];

export const maturity: Scale = {
  code: "maturity",
  title: "Maturity",
  levels: ["Absent", "By hand", "Managed", "Automated", "Self-correcting"].map((title, value) => ({
    value,
    title,
    text: `${title} everywhere`,
  })),
};

export const people: Person[] = [
  ["DW", "Dana Whitlock"],
  ["PR", "Priya Raman"],
  ["TW", "Tobias Weber"],
  ["CD", "Claire Dubois"],
].map(([code, name]) => ({ id: `p-${code}`, code: code ?? "", name: name ?? "", role: null }));

export const round: Round = {
  id: "r2",
  model: "m1",
  title: "Round 2",
  date: "2026-11-18",
  state: "open",
  locked_at: null,
  priority_method: "points",
  participants: people.map((person) => person.id),
};

/** The figures of a node, filled in where a test does not care. */
export function figures(given: Partial<Figures> = {}): Figures {
  return {
    state: "unanswered",
    score: null,
    coverage: 0,
    worst: 0,
    best: 4,
    answered: 0,
    applicable: 1,
    floor: 0,
    ceiling: 4,
    ...given,
  };
}

/** A leaf, or with `leaf: false` a roll-up row. */
export function row(code: string, depth: number, given: Partial<GridRow["node"]> = {}): GridRow {
  const leaf = given.leaf ?? true;
  return {
    node: {
      id: code,
      parent: null,
      code,
      title: code,
      depth,
      leaf,
      pillar: null,
      stage: null,
      outcomes: [],
      figures: figures(),
      room: leaf ? { basis: "nothing", spread: null, reason: null, discuss: false } : null,
      target: 3,
      priority: 1,
      gap: null,
      weighted_gap: null,
      share: 0.1,
      ...given,
    },
    scale: 0,
    cells: leaf ? people.map(() => null) : [],
    agreed: null,
  };
}

function at(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  return low + (place % 1) * ((sorted[Math.ceil(place)] ?? low) - low);
}

function spreadOf(leaf: GridRow): Spread | null {
  const answers = leaf.cells.flatMap((cell) => (cell ? [cell.answer] : []));
  const values = answers.flatMap((a) => (a.state === "level" ? [a.value] : []));
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const none = answers.length - values.length;
  const apart = (values.at(-1) ?? 0) - (values[0] ?? 0);
  return {
    min: values[0] ?? 0,
    q1: at(values, 0.25),
    median: at(values, 0.5),
    q3: at(values, 0.75),
    max: values.at(-1) ?? 0,
    levels: values.length,
    not_applicable: none,
    apart,
    discuss: apart >= 2 || none > 0,
  };
}

function leafFigures(leaf: GridRow): Figures {
  const settled = leaf.agreed?.answer;
  const median = leaf.node.room?.spread?.median;
  const said = leaf.cells.some((cell) => cell !== null);
  if (settled?.state === "not_applicable" || (!settled && median === undefined && said)) {
    const none = { coverage: null, worst: null, best: null, applicable: 0 };
    return figures({ state: "not_applicable", ...none });
  }
  const score = settled?.state === "level" ? settled.value : median;
  if (score === undefined) return figures();
  return figures({ state: "answered", score, coverage: 1, worst: score, best: score, answered: 1 });
}

/** A rating round with a memory: answers commands as the api would. */
export class MockRound {
  readonly calls: { command: string; args: unknown }[] = [];
  /** What the next mutation fails with. */
  fails: { code: string; message: string; hint: string } | null = null;
  rows: GridRow[] = [];
  sequence = 1;
  round: Round = { ...round };

  constructor(rated = true) {
    for (const { code, title, pillar, domains } of pillars) {
      this.rows.push(row(code, 1, { title, pillar, leaf: false }));
      for (const domain of domains) {
        const given = { title: domain.title, pillar, leaf: false, parent: code };
        this.rows.push(row(domain.code, 2, given));
        domain.leaves.forEach((name, i) => {
          const leaf = { title: name, pillar, parent: domain.code, priority: 1 + ((i * 2) % 5) };
          this.rows.push(row(`${domain.code}.${i + 1}`, 3, leaf));
        });
      }
    }
    let seed = 7;
    for (const leaf of this.rows.filter((r) => r.node.leaf)) {
      if (!rated || ["TE1.3", "PR4.3"].includes(leaf.node.code)) continue;
      leaf.cells = people.map((_, i) => {
        seed = (seed * 16807) % 2147483647;
        const value = [0, 1, 1, 2, 2, 3][(seed >> 4) % 6] ?? 0;
        const low = seed % 7 === 0;
        const note = i === 1 && value > 1 ? "Shown in the demo last week." : "";
        return {
          answer: { state: "level", value },
          note,
          confidence: low ? "low" : null,
        };
      });
    }
    this.compute();
  }

  compute(): void {
    for (const r of this.rows.filter((one) => one.node.leaf)) {
      const spread = spreadOf(r);
      const discuss = r.agreed === null && spread?.discuss === true;
      const basis = r.agreed ? "agreed" : spread ? "median" : "nothing";
      const room = { basis, spread, reason: null, discuss } as const;
      r.node = { ...r.node, room };
      r.node = { ...r.node, figures: leafFigures(r) };
    }
    for (const r of [...this.rows].reverse().filter((one) => !one.node.leaf)) {
      const below = this.rows.filter((one) => one.node.parent === r.node.id);
      const sum = (pick: (f: Figures) => number | null) =>
        below.reduce((total, one) => total + (pick(one.node.figures) ?? 0), 0);
      const applicable = sum((f) => f.applicable);
      const answered = sum((f) => f.answered);
      const scored = below.filter((one) => one.node.figures.score !== null);
      const score = scored.length > 0 ? sum((f) => f.score) / scored.length : null;
      const coverage = applicable > 0 ? answered / applicable : null;
      r.node = {
        ...r.node,
        figures: figures({
          state: answered === 0 ? "unanswered" : answered < applicable ? "partial" : "answered",
          score,
          coverage,
          worst: (score ?? 0) * (coverage ?? 0),
          best: (score ?? 0) * (coverage ?? 0) + 4 * (1 - (coverage ?? 0)),
          answered,
          applicable,
        }),
      };
    }
  }

  get progress(): RatingProgress {
    const leaves = this.rows.filter((r) => r.node.leaf);
    const counted = (test: (r: GridRow) => boolean) => leaves.filter(test).length;
    return {
      answered: counted((r) => r.node.figures.state === "answered"),
      applicable: counted((r) => r.node.figures.state !== "not_applicable"),
      to_discuss: counted((r) => r.node.room?.discuss === true),
      agreed: counted((r) => r.agreed !== null),
      unanswered: counted((r) => r.node.figures.state === "unanswered"),
    };
  }

  grid(): RatingGrid {
    const rows = this.rows.map((r) => ({ ...r }));
    return { round: this.round, people, scales: [maturity], rows, progress: this.progress };
  }

  rowsOf(ids: readonly string[]): RatingRows {
    const wanted = new Set(ids);
    for (const r of [...this.rows].reverse()) {
      if (r.node.parent !== null && wanted.has(r.node.id ?? "")) wanted.add(r.node.parent);
    }
    const rows = this.rows.filter((r) => wanted.has(r.node.id ?? "")).map((r) => ({ ...r }));
    return { rows, progress: this.progress };
  }

  view(id: string): CapabilityView {
    const found = this.rows.find((r) => r.node.id === id) as GridRow;
    const votes = found.cells.flatMap((cell, i) => {
      const person = people[i];
      if (!cell || !person) return [];
      const { code, name } = person;
      const rating = { capability: id, person: person.id, ...cell };
      return [{ person: person.id, code, name, role: null, rating }];
    });
    const per = (value: number) =>
      votes.filter(({ rating: { answer: a } }) => a.state === "level" && a.value === value).length;
    return {
      capability: {
        id,
        parent: found.node.parent,
        code: found.node.code,
        title: found.node.title,
        pillar: null,
        stage: null,
        weight: 1,
        rollup: "mean",
        scale: null,
        purpose: `What “${found.node.title}” is about.`,
        why: "Because releases depend on it.",
        outcomes: [],
        levels: found.node.leaf
          ? maturity.levels.map(({ title }) => `${found.node.title} is ${title.toLowerCase()}.`)
          : [],
        references: [],
        retired: false,
      },
      node: found.node,
      domain: { id: found.node.parent, code: found.node.parent ?? "", title: "Domain" },
      scale: maturity,
      votes_per_level: maturity.levels.map(({ value }) => per(value)),
      votes_not_applicable: votes.filter((v) => v.rating.answer.state !== "level").length,
      votes,
      agreed: found.agreed,
      own_target: null,
      own_priority: null,
      before: null,
      references: [],
      evidence: [],
      hurdles: [],
      recommendations: [],
      skill_gaps: [],
    };
  }

  rate(changes: readonly RatingChange[]): void {
    for (const { capability, person, answer, note, confidence } of changes) {
      const found = this.rows.find((r) => r.node.id === capability);
      if (!found) continue;
      const cells = [...found.cells];
      cells[people.findIndex((p) => p.id === person)] = answer && { answer, note, confidence };
      found.cells = cells;
    }
  }

  /** Answers a command; throws a wire error. */
  answer(command: string, args: Record<string, unknown>): unknown {
    this.calls.push({ command, args });
    const changed = () => {
      this.sequence += 1;
      this.compute();
      return { topics: ["ratings"], undo: "Something", redo: null, value: null };
    };
    if (command.startsWith("set_") && this.fails) {
      const thrown = this.fails;
      this.fails = null;
      throw thrown;
    }
    switch (command) {
      case "people":
        return { roles: [], people };
      case "rating_grid":
        return this.grid();
      case "rating_rows":
        return this.rowsOf(args.capabilities as string[]);
      case "capability":
        return this.view(args.capability as string);
      case "explain":
        return null;
      case "set_ratings":
        this.rate(args.changes as RatingChange[]);
        return changed();
      case "set_agreed": {
        const found = this.rows.find((r) => r.node.id === args.capability);
        const { answer, rationale } = args as unknown as AgreedRating;
        if (found) {
          const capability = found.node.id ?? "";
          found.agreed = (answer as AgreedRating["answer"] | null) && {
            capability,
            answer,
            rationale,
          };
        }
        return changed();
      }
      case "set_targets":
        for (const { capability, value } of args.changes as {
          capability: string;
          value: number;
        }[]) {
          const found = this.rows.find((r) => r.node.id === capability);
          if (found) found.node = { ...found.node, target: value };
        }
        return changed();
      default:
        return null;
    }
  }

  /** In place of fetch. */
  readonly fetch = (path: string, init?: { body?: string }): Promise<Response> => {
    const command = path.replace("/api/", "");
    try {
      const value = this.answer(command, JSON.parse(init?.body ?? "{}") as Record<string, unknown>);
      return Promise.resolve(new Response(JSON.stringify(value), { status: 200 }));
    } catch (thrown) {
      return Promise.resolve(new Response(JSON.stringify(thrown), { status: 400 }));
    }
  };

  /** The commands that were asked for, without those that are asked all the time. */
  commands(...wanted: string[]): string[] {
    return this.calls.map((c) => c.command).filter((c) => wanted.includes(c));
  }
}
