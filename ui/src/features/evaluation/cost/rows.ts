import type { Results } from "$lib/api";
import { count } from "$lib/format";

/** A ranked tool with its cost. */
export interface CostRow {
  tool: string;
  name: string;
  /** None where nobody knows it. */
  cost: number | null;
  /** The value, or the middle of what it can be. */
  value: number | null;
  worst: number;
  best: number;
  /** Whether missing scores leave an interval. */
  open: boolean;
  efficient: boolean;
  /** Where it stands, in words. */
  stands: string;
}

/** Every ranked tool, cheapest first, those without a cost last. */
export function costRows(results: Results): CostRow[] {
  const points = new Map(results.frontier.map((point) => [point.tool, point]));
  const names = new Map(results.ranking.map((tool) => [tool.tool, tool.name]));
  const rows = results.ranking.map((tool): CostRow => {
    const point = points.get(tool.tool);
    const beaten = point?.beaten_by ? names.get(point.beaten_by) : undefined;
    return {
      tool: tool.tool,
      name: tool.name,
      cost: point?.cost ?? tool.cost,
      value: point?.value ?? tool.value,
      worst: tool.worst,
      best: tool.best,
      open: tool.value === null,
      efficient: point?.efficient ?? false,
      stands: point
        ? point.efficient
          ? "efficient: nothing better costs as little"
          : `beaten by ${beaten ?? "another"}: worth no more and no cheaper`
        : "cost not known",
    };
  });
  const known = rows.filter((row) => row.cost !== null);
  known.sort((a, b) => (a.cost ?? 0) - (b.cost ?? 0));
  return [...known, ...rows.filter((row) => row.cost === null)];
}

/** What to see in cost against value. */
export function sayCosts(rows: readonly CostRow[]): string {
  const efficient = rows.filter((row) => row.efficient).map((row) => row.name);
  const without = rows.filter((row) => row.cost === null).length;
  if (efficient.length === 0) return "";
  const some = efficient.length === 1 ? "is" : "are";
  const missing = without > 0 ? `; ${count(without, "tool")} without a known cost` : "";
  return `${listed(efficient)} ${some} efficient${missing}.`;
}

/** Names as people list them. */
function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
