import type {
  Audience,
  Classification,
  CheckComparison,
  ComponentKind,
  Criticality,
  DiffClass,
  Drawing,
  Element,
  EnvironmentKind,
  FlowKind,
  GateKind,
  Hosting,
  Layer,
  Plateau,
  PlateauKind,
  PolicyKind,
  Promotion,
} from "$lib/api";

/** The words of the closed vocabularies, as the domain gives them, in its order. */
type Titles<K extends string> = Readonly<Record<K, string>>;

export const componentKinds: Titles<ComponentKind> = {
  data_source: "Data source",
  data_store: "Data store",
  data_pipeline: "Data pipeline",
  feature_store: "Feature store",
  labelling: "Labelling",
  vector_store: "Vector store",
  workspace: "Workspace",
  experiment_tracking: "Experiment tracking",
  training: "Training pipeline",
  orchestrator: "Orchestrator",
  validation: "Validation suite",
  evaluation_harness: "Evaluation harness",
  source_repository: "Source repository",
  ci_cd: "Build and release",
  artefact_store: "Artefact store",
  model_registry: "Model registry",
  prompt_registry: "Prompt registry",
  model_inventory: "Model inventory",
  evidence_store: "Evidence store",
  batch_scoring: "Batch scoring",
  online_serving: "Online serving",
  foundation_model: "Foundation model",
  model_gateway: "Model gateway",
  guardrail: "Guardrail",
  fallback: "Fallback",
  application: "Application",
  monitoring: "Monitoring",
  feedback_store: "Feedback store",
  identity: "Identity and secrets",
  audit_log: "Audit log",
  other: "Other",
};
export const environmentKinds: Titles<EnvironmentKind> = {
  development: "Development",
  staging: "Staging",
  production: "Production",
  shared: "Shared services",
  other: "Other",
};
export const plateauKinds: Titles<PlateauKind> = {
  baseline: "Baseline",
  transition: "Transition",
  target: "Target",
};
export const flowKinds: Titles<FlowKind> = {
  data: "Data",
  features: "Features",
  model: "Model",
  code: "Code",
  deploy: "Deploy",
  call: "Call",
  monitoring: "Monitoring",
  feedback: "Feedback",
  rollback: "Roll back",
  evidence: "Evidence",
};
export const layers: Titles<Layer> = {
  data: "Data",
  build: "Build",
  release: "Release",
  serve: "Serve",
  observe: "Observe",
  govern: "Govern",
};
export const audiences: Titles<Audience> = {
  everybody: "Everybody",
  executive: "Executives",
  data: "Data and models",
  release: "Release",
  operations: "Operations",
  security: "Security",
};
export const hostings: Titles<Hosting> = {
  unknown: "As its environment",
  on_premises: "On premises",
  cloud: "Own cloud account",
  saas: "Hosted by the vendor",
  hybrid: "Hybrid",
};
export const classifications: Titles<Classification> = {
  public: "Public",
  internal: "Internal",
  confidential: "Confidential",
  restricted: "Restricted",
};
export const criticalities: Titles<Criticality> = { low: "Low", medium: "Medium", high: "High" };
export const gateKinds: Titles<GateKind> = { approval: "Approval", quality: "Quality" };
export const promotions: Titles<Promotion> = {
  deploy_model: "Deploy model",
  deploy_code: "Deploy code",
};
export const comparisons: Titles<CheckComparison> = {
  at_least: "at least",
  at_most: "at most",
  equal: "exactly",
};
export const policyKinds: Titles<PolicyKind> = { security: "Security", governance: "Governance" };
export const diffWords: Titles<DiffClass> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  kept: "kept",
};

/** The choices of a vocabulary. */
export function options<K extends string>(titles: Titles<K>): { value: K; label: string }[] {
  return (Object.entries(titles) as [K, string][]).map(([value, label]) => ({ value, label }));
}

export const group = "Architecture";

/** Names an element in one string. */
export function keyOf(element: Element): string {
  return `${element.is}:${element.id}`;
}

/** Returns the element that a string names, or null. */
export function elementOf(key: string): Element | null {
  const [is, id] = key.split(":");
  const kinds = ["plateau", "environment", "component", "flow", "gate", "control"];
  return id && kinds.includes(is ?? "") ? ({ is, id } as Element) : null;
}

/** Says when a plateau stands: its quarter, where it has a date. */
export function dateWords(plateau: Plateau): string {
  return plateau.date?.slice(0, 7) ?? "";
}

/** A box or a gate as the keyboard walks over it. */
export interface Stop {
  key: string;
  x: number;
  y: number;
}

/** Returns everything that can be stood on, by its middle. */
export function stops(drawing: Drawing): Stop[] {
  const middle = (key: string, rect: Drawing["boxes"][number]["rect"]): Stop => ({
    key,
    x: rect.x + rect.width / 2,
    y: rect.y + rect.height / 2,
  });
  return [
    ...drawing.boxes.map((box) => middle(keyOf({ is: "component", id: box.component }), box.rect)),
    ...drawing.gates.map((gate) => middle(keyOf({ is: "gate", id: gate.gate }), gate.rect)),
  ];
}

/** Returns the stop that lies next in a direction: near, and not far aside. */
export function nextStop(all: readonly Stop[], from: string | null, dx: number, dy: number) {
  const at = all.find((stop) => stop.key === from);
  if (!at) return [...all].sort((a, b) => a.y - b.y || a.x - b.x)[0] ?? null;
  let best: Stop | null = null;
  let least = Infinity;
  for (const stop of all) {
    const along = (stop.x - at.x) * dx + (stop.y - at.y) * dy;
    const aside = Math.abs((stop.x - at.x) * dy) + Math.abs((stop.y - at.y) * dx);
    const cost = along + 2.5 * aside;
    if (along > 4 && cost < least) {
      best = stop;
      least = cost;
    }
  }
  return best;
}

/** Returns the lines of a text, without those that are empty. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
