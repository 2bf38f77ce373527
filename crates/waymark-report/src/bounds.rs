//! How much a document can hold. Layout costs time and memory by the row, so there is an end to it, and
//! the report says where something was left out.

use serde_json::{Value, json};
use waymark_domain::report::GapReport;

use crate::error::ReportError;

/// Most table rows in a document; more are refused with [`ReportError::TooLarge`].
pub const MOST_ROWS: usize = 12_000;
/// Most rows of individual inputs in the appendix; beyond it they are left to the CSV export, and the
/// appendix says so.
pub const MOST_INPUT_ROWS: usize = 10_000;
/// Rows of one table; longer ones are split into numbered parts.
pub const ROWS_A_TABLE: usize = 400;
/// People in one part of the matrix of ratings.
const PEOPLE_A_TABLE: usize = 16;

/// What a report needs, in rows.
struct Rows {
    /// Tables of the chapters, and of the appendix what is never left out.
    body: usize,
    /// Individual ratings, notes, agreed ratings and the plan.
    inputs: usize,
}

fn rows(report: &GapReport) -> Rows {
    let a = &report.appendix;
    let parts = |people: usize| people.div_ceil(PEOPLE_A_TABLE).max(1);
    let matrices: usize = a
        .matrices
        .iter()
        .map(|m| m.rows.len() * parts(m.people.len()))
        .sum();
    let changes = report
        .stand
        .changes
        .as_ref()
        .map_or(0, |c| c.domains.len() + c.leaves.len() + c.model.len());
    let tables = &report.tables;
    Rows {
        body: tables.pillars.iter().map(|p| p.rows.len()).sum::<usize>()
            + tables.unanswered.len()
            + tables.not_applicable.len()
            + report.obstacles.disagreements.len()
            + report.obstacles.hurdle_list.len()
            + report.advice.recommendations.len()
            + report.advice.rejected.len()
            + a.roster.len()
            + a.roles.len()
            + a.evidence.len()
            + changes,
        inputs: matrices + a.notes.len() + a.agreed.len() + a.plan.len(),
    }
}

/// Returns the limits as the templates read them, or refuses a report that is too large.
pub(crate) fn limits(report: &GapReport) -> Result<Value, ReportError> {
    let rows = rows(report);
    if rows.body > MOST_ROWS {
        return Err(ReportError::TooLarge {
            rows: rows.body,
            limit: MOST_ROWS,
        });
    }
    let inputs = rows.inputs <= MOST_INPUT_ROWS;
    Ok(json!({
        "rows": ROWS_A_TABLE,
        "people": PEOPLE_A_TABLE,
        "inputs": inputs,
        "input_rows": rows.inputs,
        "most_input_rows": MOST_INPUT_ROWS,
    }))
}
