import type { CellChange, Finding, LetterScheme, RaciColumn, RaciRow } from "$lib/api";
import type { EditHow, GridColumn, GridEdit } from "$lib/grid";
import { read, typed } from "./letters";

/** A column of the grid: the step, a role, or what the rules find. */
export type MatrixColumn = GridColumn &
  ({ kind: "step" } | { kind: "findings" } | { kind: "role"; at: number; role: RaciColumn });

/** The columns: the step stays in sight, the findings stand at the end. */
export function columnsOf(roles: readonly RaciColumn[], width: number): MatrixColumn[] {
  const step = Math.min(340, Math.max(200, width * 0.25));
  const findings = Math.min(280, Math.max(120, width * 0.22));
  // Two letters need 46 pixels; with many roles the grid scrolls sideways.
  const left = (width - step - findings) / Math.max(1, roles.length);
  const each = Math.max(46, Math.min(72, Math.floor(left)));
  return [
    { kind: "step", id: "step", label: "Step", width: step, frozen: true },
    ...roles.map((role, at): MatrixColumn => ({
      kind: "role",
      id: role.role.id,
      label: role.role.code,
      title: role.role.title,
      width: each,
      align: "center",
      at,
      role,
    })),
    { kind: "findings", id: "findings", label: "Findings", width: findings },
  ];
}

/** Which rows are looked at. */
export interface Filter {
  /** Only rows in which the rules find something. */
  findings: boolean;
  /** Only tasks in which this role has a letter. */
  role: string | null;
  /** Only this phase. */
  phase: string | null;
  text: string;
}

/** The rows that are shown: none below a folded one, and above a hit whatever leads to it. */
export function shown(
  rows: readonly RaciRow[],
  filter: Filter,
  folded: ReadonlySet<string>,
  columns: readonly RaciColumn[],
): readonly RaciRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const at = columns.findIndex((one) => one.role.id === filter.role);
  const filtered = filter.findings || at >= 0 || filter.phase !== null || words.length > 0;
  const parents = new Map(rows.map((row) => [row.step, row.parent]));
  const within = (row: RaciRow) => {
    for (let step: string | null = row.step; step !== null; step = parents.get(step) ?? null) {
      if (step === filter.phase) return true;
    }
    return false;
  };
  const keep = new Set<string>();
  for (const row of rows) {
    if (row.kind !== "task" && filtered) continue;
    const text = `${row.code} ${row.title}`.toLowerCase();
    const hit =
      (!filter.findings || row.findings.length > 0) &&
      (at < 0 || (row.cells[at] ?? "") !== "") &&
      (filter.phase === null || within(row)) &&
      words.every((word) => text.includes(word));
    if (!hit) continue;
    for (let step: string | null = row.step; step !== null; step = parents.get(step) ?? null) {
      keep.add(step);
    }
  }
  const hidden = new Set<string>();
  return rows.filter((row) => {
    const below = row.parent !== null && (hidden.has(row.parent) || folded.has(row.parent));
    if (below) hidden.add(row.step);
    return !below && keep.has(row.step);
  });
}

/** What edits of the grid would set; a text that cannot be read is told instead. */
export function changesOf(
  edits: readonly GridEdit<RaciRow, MatrixColumn>[],
  how: EditHow,
  scheme: LetterScheme,
  lettersAt: (row: RaciRow, at: number) => string,
): { changes: CellChange[]; refused: string[] } {
  const changes: CellChange[] = [];
  const refused: string[] = [];
  for (const { row, column, text } of edits) {
    if (column.kind !== "role") continue;
    const before = lettersAt(row, column.at);
    const letters = how === "type" ? typed(text, before, scheme) : read(text, scheme);
    if (letters === null) {
      refused.push(`${row.code}, ${column.label}: “${text.trim().slice(0, 20)}” is no letter here`);
    } else if (letters !== before) {
      changes.push({ step: row.step, role: column.role.role.id, letters });
    }
  }
  return { changes, refused };
}

/** The gravest of some findings: an error before a warning, what is waived last. */
export function gravest(findings: readonly Finding[]): Finding | null {
  const rank = (one: Finding) =>
    (one.waived && !one.waived.expired ? 2 : 0) + (one.severity === "error" ? 0 : 1);
  return [...findings].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Names a finding, for keys and comparison. */
export const findingKey = (one: Finding): string =>
  `${one.rule} ${one.step ?? ""} ${one.role ?? ""} ${one.person ?? ""} ${one.message}`;
