import type { NavCount } from "$lib/frame";

/**
 * The counts beside the rooms' names, by room id. Called once inside the frame, so it may use
 * query(); a feature that wants a count adds its query and its line here.
 */
export function counts(): { readonly all: Readonly<Record<string, NavCount>> } {
  const all = $derived<Record<string, NavCount>>({});
  return {
    get all() {
      return all;
    },
  };
}
