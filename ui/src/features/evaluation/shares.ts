/** A criterion's share of the weight, in hundredths. */
export interface Share {
  criterion: string;
  share: number;
}

const WHOLE = 100;
/** Shares are moved in tenths of a hundredth. */
const STEP = 0.1;

/**
 * Gives one criterion a share and scales the others to the rest, so that all add up to 100 in tenths.
 * Where the others had nothing, they share alike.
 */
export function shifted(before: readonly Share[], criterion: string, share: number): Share[] {
  const others = before.filter((one) => one.criterion !== criterion);
  if (others.length === 0) return before.map((one) => ({ ...one, share: WHOLE }));
  const units = Math.round(WHOLE / STEP);
  const mine = Math.round(Math.min(WHOLE, Math.max(0, share)) / STEP);
  const held = others.reduce((sum, one) => sum + one.share, 0);
  const rest = apportioned(
    others.map((one) => (held > 0 ? one.share / held : 1 / others.length)),
    units - mine,
  );
  const given = new Map(others.map((one, i) => [one.criterion, rest[i] ?? 0]));
  return before.map((one) => ({
    criterion: one.criterion,
    share: (one.criterion === criterion ? mine : (given.get(one.criterion) ?? 0)) / (units / WHOLE),
  }));
}

/** Deals whole units out by parts of one; the largest remainders round up, the first wins a tie. */
function apportioned(parts: readonly number[], units: number): number[] {
  const exact = parts.map((part) => part * units);
  const whole = exact.map(Math.floor);
  const left = units - whole.reduce((sum, n) => sum + n, 0);
  const byRemainder = exact
    .map((n, i) => ({ i, remainder: n - (whole[i] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}
