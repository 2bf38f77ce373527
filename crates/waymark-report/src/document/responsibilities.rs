//! The documents of responsibilities: the matrix, the document by role, the roll-up.

use serde_json::{Value, json};
use waymark_domain::report::responsibilities::{RaciReport, RolesReport};

use crate::bounds::{self, ROWS_A_TABLE};
use crate::error::ReportError;
use crate::render::Figure;

/// Roles in one part of the matrix; more are split into parts of equal width.
const ROLES_A_TABLE: usize = 24;
/// Roles that the roll-up shows as columns; with more it names them in words.
const ROLES_AS_COLUMNS: usize = 14;
/// Cells of a matrix that cost as much as a row of text.
const CELLS_A_ROW: usize = 8;
/// Roles that the picture of the load shows, the heaviest first; the table has them all.
const MOST_DRAWN: usize = 40;

/// Returns the pictures that the matrix has.
pub(super) fn figures(report: &RaciReport) -> Vec<Figure> {
    if report.load.roles.is_empty() {
        return vec![];
    }
    vec![Figure::of("load", &report.load.caption)]
}

/// Returns the limits of the matrix as the templates read them, or refuses one that is too large.
pub(super) fn matrix_limits(report: &RaciReport) -> Result<Value, ReportError> {
    let wide = 1 + report.matrix.roles.len().div_ceil(CELLS_A_ROW);
    bounds::allow(
        report.matrix.tasks() * wide
            + report.inputs.steps.len()
            + report.findings.rows.len()
            + report.findings.waived.len()
            + report.load.roles.len()
            + report.load.people.len(),
    )?;
    Ok(limits())
}

/// Returns the limits of the document by role, or refuses one that is too large.
pub(super) fn roles_limits(report: &RolesReport) -> Result<Value, ReportError> {
    let rows = report.roles.iter().map(|r| {
        r.phases.iter().map(|p| p.tasks.len()).sum::<usize>()
            + r.peers.len()
            + r.skills.len()
            + r.documents.len()
            + r.losses.len()
            + r.findings.len()
    });
    bounds::allow(rows.sum::<usize>() + report.overview.rows.len())?;
    Ok(limits())
}

/// Returns the limits as the templates read them.
pub(super) fn limits() -> Value {
    json!({
        "rows": ROWS_A_TABLE,
        "roles": ROLES_A_TABLE,
        "columns": ROLES_AS_COLUMNS,
        "drawn": MOST_DRAWN,
    })
}
