import { count } from "$lib/format";

/** When a decision is looked at again. */
export function reviewWords(on: string | null, days: number | null): string {
  if (on === null) return "No day was set.";
  if (days === null) return on;
  if (days < 0) return `${on}, overdue by ${count(-days, "day")}`;
  return days === 0 ? `${on}, today` : `${on}, in ${count(days, "day")}`;
}
