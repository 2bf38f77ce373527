/** How many fills the series of stacked bars have. */
export const FILLS = 10;

/** The fill of a series, 1 to FILLS; beyond that they begin again, parted by the words. */
export function fillOf(index: number): number {
  return (index % FILLS) + 1;
}
