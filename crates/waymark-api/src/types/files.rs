//! Scores from files: arguments and answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::id::EvaluationId;

args! {
    /// A table of scores to take in.
    ScoresFile {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The text of a CSV file; of a workbook its bytes in base64.
        content: String,
        /// Whether it is a workbook.
        workbook: bool,
    }
}

views! {
    /// What taking in a table of scores does.
    ScoresPreview {
        /// Scores of assessors in the table.
        scores: u32,
        /// Agreed scores in the table.
        agreed: u32,
        /// How many of both are new.
        added: u32,
        /// How many say something else than before.
        changed: u32,
        /// What was left out and is no error.
        notices: Vec<String>,
        /// What is wrong, a line each; then nothing is taken in.
        problems: Vec<String>,
    }
}
