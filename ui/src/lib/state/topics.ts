import type { Command } from "$lib/api";

/**
 * What each query depends on: it is asked again when a mutation touches one of its topics.
 * A command that is not listed depends on everything, which is correct and merely slower.
 */
export const topicsOf: Partial<Record<Command, readonly string[]>> = {};

/** Says whether a query with these topics must be asked again after those were touched. */
export function touches(
  topics: readonly string[] | undefined,
  touched: readonly string[],
): boolean {
  if (topics === undefined || touched.includes("*")) return true;
  return topics.some((topic) => touched.includes(topic));
}
