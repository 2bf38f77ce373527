//! Ratings as CSV: the format of `docs/formats/answers.md`.

mod read;

use std::collections::BTreeMap;

use waymark_domain::id::CapabilityId;
use waymark_domain::model::CapabilityModel;
use waymark_domain::rating::Answer;
use waymark_domain::scale::level_text;
use waymark_domain::words::Confidence;

use crate::csv_text::{guard, push_cell};

pub use read::parse;

/// One person's answer for one leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerRow {
    /// The leaf.
    pub capability: CapabilityId,
    /// Who says so, as the file names them: a person's code, or their name.
    pub person: String,
    /// What they say.
    pub answer: Answer,
    /// In their words; empty where the note was the reason of a “not applicable”.
    pub note: String,
    /// How sure they are.
    pub confidence: Option<Confidence>,
}

/// What a file of answers holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// The answers, in the file's order.
    pub rows: Vec<AnswerRow>,
    /// What was left out and is no error, in sentences for people.
    pub notices: Vec<String>,
}

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes in the file.
    pub bytes: usize,
    /// Most rows below the row of column names.
    pub rows: usize,
    /// Most bytes in a cell.
    pub cell: usize,
}

impl Default for Limits {
    /// 64 MiB, 500,000 rows, 64 KiB a cell.
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            rows: 500_000,
            cell: 64 << 10,
        }
    }
}

/// Writes answers in the given order, with commas and CR LF; text is never a formula.
///
/// Rows whose capability is not in `model` are left out.
pub fn write(rows: &[AnswerRow], model: &CapabilityModel) -> String {
    let codes: BTreeMap<CapabilityId, &str> = model
        .capabilities
        .iter()
        .map(|c| (c.id, c.code.as_str()))
        .collect();
    let mut out = String::from("code,person,level,note,confidence\r\n");
    for row in rows {
        let Some(code) = codes.get(&row.capability) else {
            continue;
        };
        push_cell(&mut out, &guard(code));
        out.push(',');
        push_cell(&mut out, &guard(&row.person));
        out.push(',');
        match &row.answer {
            Answer::Level { value } => {
                out.push_str(&level_text(*value));
                out.push(',');
                push_cell(&mut out, &guard(&row.note));
            }
            Answer::NotApplicable { reason } => {
                out.push_str("NA,");
                let both = format!("{reason}\n{}", row.note);
                push_cell(
                    &mut out,
                    &guard(if row.note.is_empty() { reason } else { &both }),
                );
            }
        }
        out.push(',');
        out.push_str(row.confidence.map_or("", Confidence::word));
        out.push_str("\r\n");
    }
    out
}
