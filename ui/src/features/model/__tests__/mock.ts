// A small back end for tests and screenshots: enough of the api to edit a model with. Never shipped.
import type {
  AddCapability,
  Capability,
  CapabilityModel,
  EditCapability,
  EditModel,
  ModelRow,
  ModelSummary,
  ModelView,
  MoveCapability,
  Scale,
  WireError,
} from "$lib/api";

export const maturity: Scale = {
  code: "maturity",
  title: "Maturity",
  levels: [
    { value: 0, title: "Absent", text: "Not done" },
    { value: 1, title: "Ad hoc", text: "Done by individuals" },
    { value: 2, title: "Repeatable", text: "Documented" },
  ],
};
export const yesNo: Scale = {
  code: "yes-no",
  title: "Yes or no",
  levels: [
    { value: 0, title: "No", text: "" },
    { value: 1, title: "Yes", text: "" },
  ],
};

function capability(id: string, more: Partial<Capability> = {}): Capability {
  const parent = id.includes(".") ? (id.split(".")[0] ?? null) : null;
  return {
    ...{ id, parent, code: id, title: `Title of ${id}`, pillar: null, stage: null, weight: 1 },
    ...{ rollup: "mean", scale: null, purpose: "", why: "", outcomes: [], references: [] },
    levels: parent ? ["none", "some", "all"] : [],
    retired: false,
    ...more,
  };
}

/** A model with six capabilities: A with A.1, A.2 (retired), A.3, and B with B.1; or one of your own. */
export class MockModel {
  model: CapabilityModel = {
    ...{ id: "m1", code: "demo", title: "Demo model", edition: "1.0", language: "en" },
    ...{ purpose: "To try things.", source: null, rollup: "mean", scale: "maturity" },
    frameworks: [{ id: "nist", title: "NIST AI RMF", edition: "1.0", licence: "" }],
    scales: [maturity, yesNo],
    bands: [{ up_to: 1, title: "Low" }, { title: "High" }],
    capabilities: [
      capability("A", { pillar: "people" }),
      capability("A.1"),
      capability("A.2", { retired: true }),
      capability("A.3"),
      capability("B", { pillar: "technology" }),
      capability("B.1"),
    ],
  };
  ratings: Record<string, number> = { "A.1": 4 };
  /** Thrown once by the next mutation. */
  fails: WireError | null = null;
  readonly calls: { command: string; args: Record<string, unknown> }[] = [];
  lockedRounds = 0;
  present = true;

  root(): CapabilityModel {
    return structuredClone(this.model);
  }

  capability(id: string): Capability {
    return this.model.capabilities.find((c) => c.id === id) as Capability;
  }

  private children(parent: string | null): Capability[] {
    return this.model.capabilities.filter((c) => c.parent === parent);
  }

  rows(): ModelRow[] {
    const rows: ModelRow[] = [];
    const walk = (above: ModelRow | null, share: number) => {
      const siblings = this.children(above?.capability.id ?? null);
      const sum = siblings.filter((c) => !c.retired).reduce((s, c) => s + c.weight, 0);
      siblings.forEach((c, position) => {
        const retired = c.retired || (above?.retired ?? false);
        const own = retired || sum === 0 ? 0 : (share * c.weight) / sum;
        const row: ModelRow = {
          capability: structuredClone(c),
          ...{ depth: (above?.depth ?? 0) + 1, position, siblings: siblings.length, retired },
          leaf: this.children(c.id).length === 0,
          pillar: c.pillar ?? above?.pillar ?? null,
          stage: c.stage ?? above?.stage ?? null,
          share: own,
          ratings: this.ratings[c.id] ?? 0,
        };
        rows.push(row);
        walk(row, own);
      });
    };
    walk(null, 1);
    return rows;
  }

  view(): ModelView {
    const rows = this.rows();
    const leaves = rows.filter((row) => row.leaf && !row.retired).length;
    return { root: { ...this.root(), capabilities: [] }, rows, leaves };
  }

  summary(): ModelSummary {
    const { id, code, title, edition } = this.model;
    const rows = this.rows();
    const leaves = rows.filter((row) => row.leaf).length;
    return { id, code, title, edition, leaves, inner: rows.length - leaves, rounds: 1 };
  }

  private put(one: Capability, parent: string | null, position: number): void {
    const others = this.model.capabilities.filter((c) => c.id !== one.id);
    const after = others.filter((c) => c.parent === parent)[position];
    const at = after ? others.indexOf(after) : others.length;
    others.splice(at, 0, { ...one, parent });
    this.model.capabilities = others;
  }

  private mutate(command: string, args: Record<string, unknown>): unknown {
    if (this.fails) {
      const thrown = this.fails;
      this.fails = null;
      throw thrown;
    }
    const id = args.id as string;
    switch (command) {
      case "add_capability": {
        const { parent, position, title } = args as unknown as AddCapability;
        const one = capability(`N${this.calls.length}`, { title, levels: ["", "", ""] });
        this.put(one, parent, position);
        return one.id;
      }
      case "edit_capability":
        Object.assign(this.capability(id), args as unknown as EditCapability);
        return null;
      case "move_capability": {
        const { parent, position } = args as unknown as MoveCapability;
        this.put(this.capability(id), parent, position);
        return null;
      }
      case "retire_capability":
        this.capability(id).retired = args.retired as boolean;
        return null;
      case "remove_capability": {
        const gone = new Set([id]);
        for (const c of this.model.capabilities) if (gone.has(c.parent ?? "")) gone.add(c.id);
        this.model.capabilities = this.model.capabilities.filter((c) => !gone.has(c.id));
        return null;
      }
      case "edit_model": {
        Object.assign(this.model, { ...(args as unknown as EditModel), model: undefined });
        return null;
      }
      case "remove_model":
        this.present = false;
        return null;
      case "add_model":
      case "import_model":
        this.present = true;
        return this.model.id;
      default:
        return null;
    }
  }

  /** Answers a command; throws a wire error. */
  answer(command: string, args: Record<string, unknown>): unknown {
    this.calls.push({ command, args });
    switch (command) {
      case "models":
        return this.present ? [this.summary()] : [];
      case "model":
        return this.view();
      case "shipped_models":
        return [
          { name: "mlops", title: "MLOps capability model", purpose: "To run models.", leaves: 70 },
        ];
      case "rounds":
        return Array.from({ length: this.lockedRounds }, (_, i) => ({
          round: { id: `r${i}`, title: `Round ${i + 1}`, model: this.model.id, state: "locked" },
        }));
      case "touches":
        return { item: "It", touches: ["4 ratings"], refused: null };
      default:
        return {
          topics: ["models"],
          undo: "Something",
          redo: null,
          value: this.mutate(command, args),
        };
    }
  }

  /** In place of fetch. */
  readonly fetch = (path: string, init?: { body?: string }): Promise<Response> => {
    const command = path.replace(/^.*\//, "");
    try {
      const value = this.answer(command, JSON.parse(init?.body ?? "{}") as Record<string, unknown>);
      return Promise.resolve(new Response(JSON.stringify(value), { status: 200 }));
    } catch (thrown) {
      return Promise.resolve(new Response(JSON.stringify(thrown), { status: 400 }));
    }
  };

  /** The arguments of every call of a command. */
  sent(command: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.command === command).map(({ args }) => args);
  }
}
