//! How much a document can hold. Layout costs time and memory by the row, so there is an end to it, and
//! the report says where something was left out.

use crate::error::ReportError;

/// Most table rows in a document; more are refused with [`ReportError::TooLarge`].
pub const MOST_ROWS: usize = 12_000;
/// Most rows of individual inputs in the appendix; beyond it they are left to the CSV export, and the
/// appendix says so.
pub const MOST_INPUT_ROWS: usize = 10_000;
/// Rows of one table; longer ones are split into numbered parts.
pub const ROWS_A_TABLE: usize = 400;
/// People in one part of a matrix of ratings or scores.
pub(crate) const PEOPLE_A_TABLE: usize = 16;

/// Refuses a document whose tables have more rows than one may hold.
pub(crate) fn allow(rows: usize) -> Result<(), ReportError> {
    if rows > MOST_ROWS {
        return Err(ReportError::TooLarge {
            rows,
            limit: MOST_ROWS,
        });
    }
    Ok(())
}
