//! Findings: what the rules report, with what would put it right and what waives it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::load::{Load, load_in};
use super::matrix::Matrix;
use super::{columns, rows};
use crate::id::{PersonId, RoleId, StepId, WaiverId};
use crate::process::{Letters, ProcessFacts, RuleSeverity, Waiver};
use crate::raci::Rule;

/// One cell with the letters it is to have; none clears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CellChange {
    /// The task.
    pub step: StepId,
    /// The role.
    pub role: RoleId,
    /// Its letters from now on.
    pub letters: Letters,
}

/// Cells that put a finding right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fix {
    /// What it does, as on a button.
    pub label: String,
    /// The cells.
    pub change: Vec<CellChange>,
}

/// A waiver at a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Waived {
    /// The waiver.
    pub waiver: WaiverId,
    /// Why.
    pub reason: String,
    /// The day from which it no longer holds.
    #[ts(type = "string")]
    pub expires: NaiveDate,
    /// Who granted it.
    pub by: String,
    /// Whether it holds no longer, so that the finding counts again.
    pub expired: bool,
}

/// What a rule reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Error or warning.
    pub severity: RuleSeverity,
    /// The task; none where it is about a column or a person.
    pub step: Option<StepId>,
    /// The role; none where it is about the row as a whole.
    pub role: Option<RoleId>,
    /// The person, where it is about one.
    pub person: Option<PersonId>,
    /// The roles whose cells in the row are at fault.
    pub cells: Vec<RoleId>,
    /// What was found and what to do, in a few words.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What puts it right, where there is one way only.
    pub fix: Option<Fix>,
    /// Ways to put it right, where there are several.
    pub choices: Vec<Fix>,
    /// The waiver, where one was granted.
    pub waived: Option<Waived>,
}

impl Finding {
    /// Returns a finding of `rule` without fix or waiver.
    pub(super) fn new(rule: Rule, severity: RuleSeverity, message: String) -> Self {
        Self {
            rule,
            severity,
            step: None,
            role: None,
            person: None,
            cells: vec![],
            message,
            why: rule.why().to_owned(),
            fix: None,
            choices: vec![],
            waived: None,
        }
    }

    /// Returns whether the finding counts: it is not waived, or the waiver has expired.
    pub fn counts(&self) -> bool {
        self.waived.as_ref().is_none_or(|w| w.expired)
    }

    /// Returns what puts it right, in a sentence.
    pub fn remedy(&self) -> String {
        match (&self.fix, self.choices.as_slice()) {
            (Some(fix), _) => format!("{}.", fix.label),
            (None, []) => self.rule.fix().to_owned(),
            (None, [first, others @ ..]) => {
                let mut text = first.label.clone();
                for other in others {
                    text.push_str(", or ");
                    let mut letters = other.label.chars();
                    text.extend(letters.next().into_iter().flat_map(char::to_lowercase));
                    text.push_str(letters.as_str());
                }
                text + "."
            }
        }
    }

    /// Returns whether it counts as an error.
    pub fn is_error(&self) -> bool {
        self.counts() && self.severity == RuleSeverity::Error
    }
}

/// Returns what the rules find, row by row, then column by column, then person by person; within a place in
/// the order of [`Rule::ALL`].
pub fn findings(facts: &ProcessFacts, today: NaiveDate) -> Vec<Finding> {
    let matrix = Matrix::of(facts);
    let load = load_in(facts, &matrix);
    findings_in(facts, &matrix, &load, today)
}

/// Returns the findings of facts whose matrix is at hand.
pub(crate) fn findings_in(
    facts: &ProcessFacts,
    matrix: &Matrix,
    load: &Load,
    today: NaiveDate,
) -> Vec<Finding> {
    let mut found = rows::findings(facts, matrix);
    found.extend(columns::findings(facts, matrix, load));
    if !facts.process.waivers.is_empty() {
        for finding in &mut found {
            finding.waived = waived(&facts.process.waivers, finding, today);
        }
    }
    found
}

/// Returns the waiver of a finding: one that holds before one that has expired, the longest first.
fn waived(waivers: &[Waiver], finding: &Finding, today: NaiveDate) -> Option<Waived> {
    let applies = waivers.iter().filter(|w| {
        w.rule == finding.rule
            && w.step.is_none_or(|s| finding.step == Some(s))
            && w.role.is_none_or(|r| finding.role == Some(r))
            && w.person.is_none_or(|p| finding.person == Some(p))
    });
    let waiver = applies.max_by_key(|w| (w.expires, w.id))?;
    Some(Waived {
        waiver: waiver.id,
        reason: waiver.reason.clone(),
        expires: waiver.expires,
        by: waiver.by.clone(),
        expired: waiver.expires <= today,
    })
}
