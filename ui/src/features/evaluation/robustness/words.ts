import type { Acceptability, Flip } from "$lib/api";
import { fixed } from "$lib/format";

/** What stands behind an estimate: "10,000 draws, seed 42, ± 1". */
export function drawsWords({ draws, seed, interval }: Acceptability): string {
  const half = interval * 100;
  return `${draws.toLocaleString("en")} draws, seed ${seed}, ± ${fixed(half, half < 0.95 ? 1 : 0)}`;
}

/** What a flip says, for those who cannot see it. */
export function flipAlt(flip: Flip): string {
  const moves = flip.moves
    .map((m) => `${m.title} from ${fixed(m.from * 100)} to ${fixed(m.to * 100)}`)
    .join(", ");
  return `${flip.name} overtakes when ${moves}.`;
}
