import type { AnswersPreview, Round, RoundSummary } from "$lib/api";
import { count } from "$lib/format";

/** What is still open in a round, one line a kind of thing; empty when nothing is. */
export function stillOpen(summary: RoundSummary): string[] {
  const { answered, applicable, to_discuss, agreed, with_target } = summary;
  const lines: [number, string][] = [
    [applicable - answered, "without an answer"],
    [to_discuss, "still to discuss"],
    [answered - agreed, "answered, with no agreed level: the median of the votes will stand"],
    [applicable - with_target, "without a target"],
  ];
  return lines
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${count(n, "capability", "capabilities")} ${what}`);
}

/** "64 of 67", with what does not apply where something does not. */
export function answeredOf({ answered, applicable }: RoundSummary): string {
  return `${answered} of ${applicable}`;
}

/** A name for the next round: one more than the highest number in use. */
export function nextTitle(rounds: readonly Round[]): string {
  const numbers = rounds.map(({ title }) => Number(/(\d+)\s*$/.exec(title)?.[1] ?? 0));
  return `Round ${Math.max(rounds.length, ...numbers, 0) + 1}`;
}

/** The round that a new one most likely follows: the latest over the same model. */
export function latestOf(rounds: readonly Round[], model: string): Round | null {
  const same = rounds.filter((round) => round.model === model);
  return same.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1) ?? null;
}

/** What an import would do, in sentences. */
export function importWords(preview: AnswersPreview): string[] {
  const { rows, added, changed, new_people } = preview;
  const same = rows - added - changed;
  const lines = [
    `${count(rows, "answer")} read: ${added} new, ${changed} different from what stands, ${same} the same.`,
  ];
  if (new_people.length > 0) {
    const who = new_people.join(", ");
    lines.push(
      `${count(new_people.length, "person", "people")} will be added and join the round: ${who}.`,
    );
  }
  return lines;
}

/** Moves an item of a list one place; the list stays as it is at its ends. */
export function moved<T>(list: readonly T[], from: number, step: 1 | -1): T[] {
  const to = from + step;
  const next = [...list];
  const item = next[from];
  if (item === undefined || to < 0 || to >= next.length) return next;
  next.splice(from, 1);
  next.splice(to, 0, item);
  return next;
}

/** A short name made of a full one: its initials, with a number where they are taken. */
export function codeFor(name: string, taken: readonly string[]): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.charAt(0) ?? "";
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? "") : (words[0]?.charAt(1) ?? "");
  const code = `${first}${last}`.toUpperCase();
  if (code === "") return "";
  const used = new Set(taken.map((other) => other.toUpperCase()));
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? code : `${code}${n}`;
    if (!used.has(candidate)) return candidate;
  }
}
