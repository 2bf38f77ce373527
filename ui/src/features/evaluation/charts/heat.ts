/** One cell of a heat map. */
export interface HeatCell {
  /** What is written in it. */
  text: string;
  /** The fill, 0 to 4; none leaves the cell blank. */
  band: 0 | 1 | 2 | 3 | 4 | null;
  /** On hover: the whole of it. */
  title: string;
}

/** Below this share a cell shows a dot. */
const TRACE = 0.005;
const BANDS = [0.05, 0.2, 0.45, 0.75] as const;

/** A share of one as a cell: below 5, 20, 45, 75 hundredths, and more. */
export function shareCell(share: number | null, title: string): HeatCell {
  if (share === null) return { text: "–", band: null, title };
  if (share < TRACE) return { text: "·", band: null, title };
  const band = BANDS.findIndex((edge) => share < edge);
  return {
    text: String(Math.round(share * 100)),
    band: (band < 0 ? 4 : band) as HeatCell["band"],
    title,
  };
}

/** A rank of so many as a cell: the best is darkest. */
export function rankCell(rank: number, of: number, title: string): HeatCell {
  const part = of > 1 ? (of - rank) / (of - 1) : 1;
  return { text: String(rank), band: Math.round(part * 4) as HeatCell["band"], title };
}
