import { count } from "$lib/format";
import type { NavCount } from "$lib/frame";
import { query } from "$lib/state";

/**
 * The counts beside the rooms' names, by room id. Called once inside the frame, so it may use
 * query(); a feature that wants a count adds its query and its line here.
 */
export function counts(): { readonly all: Readonly<Record<string, NavCount>> } {
  const evaluations = query("evaluations", {});
  const all = $derived.by(() => {
    const found: Record<string, NavCount> = {};
    const { data = [] } = evaluations;
    const stale = data.filter((one) => one.stale.length > 0).length;
    if (data.length > 0) {
      found.evaluation = {
        text: stale > 0 ? `${stale} stale` : String(data.length),
        title: `${count(data.length, "evaluation")}${stale > 0 ? `, ${stale} with a stale decision` : ""}`,
      };
    }
    return found;
  });
  return {
    get all() {
      return all;
    },
  };
}
