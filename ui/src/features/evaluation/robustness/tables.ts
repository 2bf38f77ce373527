import type { Flip, MethodRanking, RankedTool, Robustness, ScoreChange } from "$lib/api";
import { fixed, percent } from "$lib/format";
import { rankCell, shareCell, type HeatCell } from "../charts/heat";

/** How many tools a picture in the inspector shows; the table and the large picture show all. */
export const SHOWN = 8;

const numbers = (labels: readonly string[]) => labels.map((label) => ({ label, numeric: true }));
const ranks = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1));

/** A matrix of shares as picture and table. */
export interface Shares {
  rows: string[];
  columns: string[];
  cells: HeatCell[][];
  table: { columns: { label: string; numeric?: boolean }[]; rows: (string | number)[][] };
  alt: string;
}

/** How often each tool takes each rank. */
export function acceptability(
  tools: readonly RankedTool[],
  { acceptability: { shares } }: Robustness,
  most: number,
): Shares {
  const shown = tools.slice(0, most);
  const columns = ranks(Math.min(most, tools.length));
  const first = tools
    .map((tool, i) => `${tool.name} ${percent(shares[i]?.[0])}`)
    .slice(0, 4)
    .join(", ");
  return {
    rows: shown.map((tool) => tool.name),
    columns,
    cells: shown.map((tool, r) =>
      columns.map((rank, c) => {
        const share = shares[r]?.[c] ?? 0;
        return shareCell(share, `${tool.name} takes rank ${rank} in ${percent(share, 1)}`);
      }),
    ),
    table: {
      columns: [{ label: "Tool" }, ...numbers(ranks(tools.length).map((rank) => `Rank ${rank}`))],
      rows: tools.map((tool, r) => [
        tool.name,
        ...(shares[r] ?? []).map((share) => percent(share, 1)),
      ]),
    },
    alt: `Share of weightings in which a tool comes first: ${first}.`,
  };
}

/** In which share of the weightings the tool of a row beats that of a column. */
export function pairwise(
  tools: readonly RankedTool[],
  matrix: readonly (readonly number[])[],
  most: number,
): Shares {
  const shown = tools.slice(0, most);
  const names = shown.map((tool) => tool.name);
  const share = (r: number, c: number) => (r === c ? null : (matrix[r]?.[c] ?? null));
  const leader = tools[0];
  const against = tools
    .slice(1, 5)
    .map((tool, i) => `${tool.name} in ${percent(matrix[0]?.[i + 1])}`)
    .join(", ");
  return {
    rows: names,
    columns: names,
    cells: shown.map((row, r) =>
      shown.map((column, c) => {
        const part = share(r, c);
        const title =
          part === null ? row.name : `${row.name} beats ${column.name} in ${percent(part, 1)}`;
        return shareCell(part, title);
      }),
    ),
    table: {
      columns: [{ label: "Row beats column" }, ...numbers(tools.map((tool) => tool.name))],
      rows: tools.map((row, r) => [row.name, ...tools.map((_, c) => percent(share(r, c), 1))]),
    },
    alt: leader ? `${leader.name} beats ${against} of all weightings.` : "",
  };
}

/** What has to move before each rival overtakes the winner. */
export function flipTable(flips: readonly Flip[]) {
  return {
    columns: [
      { label: "Rival" },
      { label: "Weight moved", numeric: true },
      { label: "What moves" },
    ],
    rows: flips.map((flip) => [
      flip.name,
      flip.moved === null ? "no weighting will do" : `${fixed(flip.moved * 100)} points`,
      flip.moves.map((m) => `${m.title} ${fixed(m.from * 100)} → ${fixed(m.to * 100)}`).join("; "),
    ]),
  };
}

/** How every method ranks the tools. */
export function methodRanks(
  tools: readonly RankedTool[],
  methods: readonly MethodRanking[],
  most: number,
): Shares {
  const columns = ["Sum", ...methods.map((method) => method.title)];
  const rankBy = (tool: number, method: number) =>
    method === 0 ? (tools[tool]?.rank ?? 0) : (methods[method - 1]?.ranks[tool] ?? 0);
  const shown = tools.slice(0, most);
  return {
    rows: shown.map((tool) => tool.name),
    columns,
    cells: shown.map((tool, r) =>
      columns.map((method, c) => {
        const rank = rankBy(r, c);
        return rankCell(rank, tools.length, `${tool.name}: rank ${rank} by ${method}`);
      }),
    ),
    table: {
      columns: [
        { label: "Tool" },
        { label: "Weighted sum", numeric: true },
        ...methods.flatMap((method) => numbers([`${method.title}, rank`, "figure"])),
      ],
      rows: tools.map((tool, r) => [
        tool.name,
        tool.rank,
        ...methods.flatMap((method) => [method.ranks[r] ?? "–", fixed(method.figures[r], 3)]),
      ]),
    },
    alt: methods
      .map((method) => `${method.title}: ${method.winners.join(" and ")} first`)
      .join("; ")
      .concat("."),
  };
}

/** The smallest changes of one value that cost the winner its place. */
export function scoreTable(changes: readonly ScoreChange[]) {
  return {
    columns: [
      { label: "Tool" },
      { label: "Criterion" },
      { label: "Value now", numeric: true },
      { label: "Ties at", numeric: true },
      { label: "Change", numeric: true },
      { label: "Level with" },
    ],
    rows: changes.map((change) => [
      change.name,
      change.title,
      fixed(change.from, 2),
      fixed(change.to, 2),
      fixed(change.to - change.from, 2),
      change.rival,
    ]),
  };
}
