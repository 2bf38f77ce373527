import { session } from "$lib/frame";
import { query } from "$lib/state";

/** A capability that can be named. */
export interface Named {
  id: string;
  code: string;
  title: string;
}

/** The capabilities of the round in view, by code; none while there is no round. */
export function useCapabilities(): { readonly all: readonly Named[] } {
  const board = query("gap_board", () =>
    session.round
      ? {
          round: session.round,
          against: null,
          filter: { pillars: [], stages: [], domains: [], outcomes: [] },
        }
      : null,
  );
  const all = $derived(
    (board.data?.rows ?? [])
      .flatMap(({ node }) => (node.id ? [{ id: node.id, code: node.code, title: node.title }] : []))
      .sort((a, b) => a.code.localeCompare(b.code, "en", { numeric: true })),
  );
  return {
    get all() {
      return all;
    },
  };
}
