import type { AgreedScoreChange, Confidence, ScoreCell, ToolScoreChange } from "$lib/api";
import type { GridEdit } from "$lib/grid";
import { type Line, measureOf, ROOM, type ScoreColumn, scoreBy } from "./rows";
import { allowed, readValue } from "./values";

/** What a set of edits asks for: changes of one kind, or what is wrong with them. */
export interface Wanted {
  scores: ToolScoreChange[];
  agreed: AgreedScoreChange[];
  problems: string[];
}

/** A score of a person with what is said of it kept, but for what changes. */
export function scoreChange(
  cell: ScoreCell,
  criterion: string,
  person: string,
  change: Partial<ToolScoreChange>,
): ToolScoreChange {
  const now = scoreBy(cell, person);
  return {
    criterion,
    tool: cell.tool,
    person,
    value: now?.value ?? null,
    note: now?.note ?? "",
    evidence: now?.evidence ?? null,
    source: now?.source ?? "",
    as_of: now?.as_of ?? null,
    confidence: now?.confidence ?? null,
    ...change,
  };
}

/**
 * Turns edits into one command, all or nothing: with a problem in it nothing is to be done. Cells that
 * cannot be set (groups, the column of criteria) are passed over.
 */
export function wanted(edits: readonly GridEdit<Line, ScoreColumn>[], who: string): Wanted {
  const made: Wanted = { scores: [], agreed: [], problems: [] };
  for (const { row, column, text } of edits) {
    const cell = row.cells[column.index];
    if (!cell) continue;
    const { criterion } = row.view;
    const read = readValue(text, measureOf(row), who === ROOM);
    if (read.kind === "wrong") {
      made.problems.push(
        `${criterion.code}, ${column.label}: “${text.trim()}” is not ${allowed(measureOf(row), who === ROOM)}.`,
      );
      continue;
    }
    const value = read.kind === "clear" ? null : read.value;
    if (who === ROOM) {
      const rationale = value === null ? "" : (cell.agreed?.rationale ?? "");
      made.agreed.push({ criterion: criterion.id, tool: cell.tool, value, rationale });
    } else made.scores.push(scoreChange(cell, criterion.id, who, { value }));
  }
  return made;
}

const order: readonly (Confidence | null)[] = [null, "low", "medium", "high"];

/** The next confidence in turn: none, low, medium, high, none. */
export function nextConfidence(now: Confidence | null): Confidence | null {
  return order[(order.indexOf(now) + 1) % order.length] ?? null;
}
