import type { RecommendationView, Size } from "$lib/api";
import { sizes } from "./words";

/** One field of the matrix. */
export interface MatrixCell {
  effort: Size;
  impact: Size;
  items: readonly RecommendationView[];
}

/** The rows of the matrix: large impact first, small effort first within a row. */
export function matrix(rows: readonly RecommendationView[]): MatrixCell[][] {
  return sizes.toReversed().map((impact) =>
    sizes.map((effort) => ({
      effort,
      impact,
      items: rows.filter(({ recommendation: r }) => r.effort === effort && r.impact === impact),
    })),
  );
}

type Way = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** The chip next to one in a direction: within its field, else in the nearest field that has any. */
export function neighbour(cells: readonly MatrixCell[][], id: string, way: Way): string | null {
  const idOf = (view: RecommendationView | undefined) => view?.recommendation.id ?? null;
  for (const [y, row] of cells.entries()) {
    for (const [x, cell] of row.entries()) {
      const at = cell.items.findIndex((item) => idOf(item) === id);
      if (at < 0) continue;
      const step = way === "ArrowDown" || way === "ArrowRight" ? 1 : -1;
      if (way === "ArrowUp" || way === "ArrowDown") {
        const within = idOf(cell.items[at + step]);
        if (within) return within;
        for (let to = y + step; cells[to]; to += step) {
          const { items = [] } = cells[to]?.[x] ?? {};
          if (items.length > 0) return idOf(step > 0 ? items[0] : items.at(-1));
        }
        return null;
      }
      for (let to = x + step; row[to]; to += step) {
        const { items = [] } = row[to] ?? {};
        if (items.length > 0) return idOf(items[Math.min(at, items.length - 1)]);
      }
      return null;
    }
  }
  return null;
}
