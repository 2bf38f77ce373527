import type { Fit, Hosting, Tool, ToolRow, ToolState, VendorView } from "$lib/api";
import { count, fixed } from "$lib/format";

/** The heading of the room's actions in the palette. */
export const group = "Ecosystem";

export const states: readonly { value: ToolState; label: string }[] = [
  { value: "in_use", label: "In use" },
  { value: "candidate", label: "Candidate" },
  { value: "chosen", label: "Chosen" },
  { value: "rejected", label: "Rejected" },
  { value: "retired", label: "Retired" },
];

export const hostings: readonly { value: Hosting; label: string }[] = [
  { value: "unknown", label: "Not known" },
  { value: "on_premises", label: "On premises" },
  { value: "cloud", label: "Own cloud" },
  { value: "saas", label: "Vendor's service" },
  { value: "hybrid", label: "Hybrid" },
];

export const fits: readonly { value: Fit; label: string }[] = [
  { value: "partial", label: "Partly" },
  { value: "good", label: "Well" },
  { value: "full", label: "Fully" },
];
export const fitTitle: Record<Fit, string> = { partial: "partly", good: "well", full: "fully" };

export const stateTitle = (state: ToolState): string =>
  states.find((one) => one.value === state)?.label ?? state;
export const hostingTitle = (hosting: Hosting): string =>
  hostings.find((one) => one.value === hosting)?.label ?? hosting;

/** A year's cost with its currency: "48 000 GBP". */
export function costText({
  annual_cost,
  currency,
}: Pick<Tool, "annual_cost" | "currency">): string {
  if (annual_cost === null) return "–";
  const whole = fixed(annual_cost, 0).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
  return `${whole}${currency ? ` ${currency}` : ""}`;
}

/** From this age on a fact is worth looking up again. */
export const OLD_DAYS = 365;

/** What there is to say of a tool's facts, the gravest first; empty where all is well. */
export function factsWords(row: Pick<ToolRow, "unverified" | "oldest_fact_days" | "tool">): string {
  if (row.unverified > 0) return `${row.unverified} unverified`;
  if (row.tool.facts.length === 0) return "no facts";
  if (row.oldest_fact_days === null) return "undated";
  return row.oldest_fact_days > OLD_DAYS
    ? `${Math.floor(row.oldest_fact_days / OLD_DAYS)} y old`
    : "";
}

/** What a contract asks for soon: notice to give, an end to expect. */
export function contractWords(view: Pick<VendorView, "notice_in_days" | "ends_in_days">): string {
  const { notice_in_days: notice, ends_in_days: ends } = view;
  if (ends !== null && ends < 0) return "contract has ended";
  if (notice !== null && notice < 0) return "past the day of notice";
  if (notice !== null) return `notice within ${count(notice, "day")}`;
  return ends === null ? "" : `ends in ${count(ends, "day")}`;
}

/** The sentence over the inventory. */
export function sayTools(rows: readonly ToolRow[]): string {
  const at = (state: ToolState) => rows.filter((row) => row.tool.state === state).length;
  const parts = states
    .map((state) => ({ n: at(state.value), label: state.label.toLowerCase() }))
    .filter((part) => part.n > 0)
    .map((part) => `${part.n} ${part.label}`);
  return parts.join(", ");
}

/** Says whether a row holds every word that was typed, wherever it stands. */
export function matches(row: ToolRow, typed: string): boolean {
  const { tool } = row;
  const text = [
    tool.code,
    tool.name,
    tool.category,
    tool.licence,
    tool.description,
    row.vendor ?? "",
    ...row.covers.map((cover) => `${cover.capability.code} ${cover.capability.title}`),
  ]
    .join(" ")
    .toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
