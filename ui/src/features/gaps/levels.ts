import type { CapabilityView, Explanation } from "$lib/api";

/** One level of a capability's scale as the inspector shows it. */
export interface LevelLine {
  value: number;
  title: string;
  /** What a workshop recognises itself in; the scale's own words where the capability has none. */
  text: string;
  votes: number;
  /** The highest level that the score reaches. */
  now: boolean;
  target: boolean;
}

/** The levels of a capability, lowest first, with where it stands and where it should. */
export function levelLines(view: CapabilityView): LevelLine[] {
  const { score } = view.node.figures;
  const reached =
    score === null ? undefined : view.scale.levels.findLast((level) => level.value <= score);
  return view.scale.levels.map((level, i) => ({
    value: level.value,
    title: level.title,
    text: view.capability.levels[i] || level.text,
    votes: view.votes_per_level[i] ?? 0,
    now: level === reached,
    target: view.node.target !== null && level.value === view.node.target,
  }));
}

const LONGEST = 32;

/**
 * The upper floors of an explanation, for a narrow column: the capability's own name, which stands
 * above it, is left out, and so are long sources; raw answers stay one step away.
 */
export function inShort(explanation: Explanation, name: string, depth: number): Explanation {
  const { label, source } = explanation;
  return {
    ...explanation,
    label: label === name ? "score" : label.replace(` of ${name}`, ""),
    source: source !== null && source.length > LONGEST ? null : source,
    parts: depth === 0 ? [] : explanation.parts.map((part) => inShort(part, name, depth - 1)),
  };
}

/** Where a target or a priority comes from. */
export function origin(own: unknown): string {
  return own === null ? "from above" : "set here";
}
