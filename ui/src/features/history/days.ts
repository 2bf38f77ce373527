import type { HistoryEntry } from "$lib/api";
import { isoDate } from "$lib/format";

/** The entries of one day, latest first. */
export interface Day {
  day: string;
  /** "Today", "Yesterday", or the weekday. */
  name: string;
  entries: HistoryEntry[];
}

/** What an entry is: a change, or one of another change. */
export type Kind = "change" | "undo" | "redo";

export const kindOf = ({ undoes, redoes }: HistoryEntry): Kind =>
  undoes !== null ? "undo" : redoes !== null ? "redo" : "change";

function nameOf(day: string, now: Date): string {
  if (day === isoDate(now)) return "Today";
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (day === isoDate(before)) return "Yesterday";
  return new Date(`${day}T12:00`).toLocaleDateString("en-GB", { weekday: "long" });
}

/** Groups entries by the day they were made on, here; their order stays. */
export function byDay(entries: readonly HistoryEntry[], now: Date = new Date()): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = isoDate(entry.time);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, name: nameOf(day, now), entries: [entry] });
  }
  return days;
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Entries that hold every word, in what was done, by whom, when or of what kind. */
export function holding(entries: readonly HistoryEntry[], text: string): HistoryEntry[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  return entries.filter((entry) => {
    const kind = kindOf(entry);
    const marks = `${kind === "change" ? "" : kind} ${entry.undone ? "undone" : ""}`;
    const all = fold(`${entry.label} ${entry.actor} ${isoDate(entry.time)} ${marks}`);
    return words.every((word) => all.includes(word));
  });
}

/** How many entries one step shows, and the most that one question may ask for. */
export const STEP = 200;
export const MOST = 1000;

/** What to ask for next: more of the same, else the window before it. */
export function further(
  { limit, before }: { limit: number; before: number | null },
  entries: readonly HistoryEntry[],
): { limit: number; before: number | null } {
  if (limit < MOST) return { limit: Math.min(MOST, limit + STEP), before };
  return { limit: STEP, before: entries.at(-1)?.sequence ?? before };
}

/** Whether the journal goes on beyond these entries: its first is number 1. */
export function goesOn(entries: readonly HistoryEntry[]): boolean {
  return (entries.at(-1)?.sequence ?? 1) > 1;
}
