//! All that follows from the letters, computed once and together.

use chrono::NaiveDate;

use super::finding::{Finding, findings_in};
use super::load::{Load, load_in};
use super::matrix::Matrix;
use super::roll_up::{StepRollUp, roll_up_in};
use crate::process::{ProcessFacts, RuleSeverity};

/// Matrix, findings, roll-ups and load of one state of the facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The letters, tasks × roles.
    pub matrix: Matrix,
    /// What the rules find; see [`super::findings`].
    pub findings: Vec<Finding>,
    /// Phases and sub-phases, depth first.
    pub roll_ups: Vec<StepRollUp>,
    /// What roles and people carry.
    pub load: Load,
}

impl Analysis {
    /// Returns the analysis of `facts` on `today`, the day against which waivers expire.
    pub fn of(facts: &ProcessFacts, today: NaiveDate) -> Self {
        let matrix = Matrix::of(facts);
        let load = load_in(facts, &matrix);
        Self {
            findings: findings_in(facts, &matrix, &load, today),
            roll_ups: roll_up_in(facts, &matrix),
            load,
            matrix,
        }
    }

    /// Returns how many findings count as errors, count as warnings, and are waived.
    pub fn tally<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> (u32, u32, u32) {
        let (mut errors, mut warnings, mut waived) = (0, 0, 0);
        for finding in findings {
            if !finding.counts() {
                waived += 1;
            } else if finding.severity == RuleSeverity::Error {
                errors += 1;
            } else {
                warnings += 1;
            }
        }
        (errors, warnings, waived)
    }

    /// Returns what to see in the matrix, in a sentence or two.
    pub fn sentence(&self) -> String {
        if self.matrix.tasks.is_empty() {
            return "There are no tasks yet; add a life cycle, or import a matrix.".to_owned();
        }
        let (errors, warnings, _) = Self::tally(&self.findings);
        let stand = match (errors, warnings) {
            (0, 0) => "Nothing stands in the way of sign-off".to_owned(),
            (0, 1) => {
                "No error stands in the way of sign-off; 1 warning asks for a look".to_owned()
            }
            (0, n) => {
                format!("No error stands in the way of sign-off; {n} warnings ask for a look")
            }
            (1, _) => "1 error blocks sign-off".to_owned(),
            (n, _) => format!("{n} errors block sign-off"),
        };
        let carried = |r: &&super::load::RoleLoad| r.counts.a + r.counts.r;
        let most = self
            .load
            .roles
            .iter()
            .map(|r| carried(&r))
            .max()
            .unwrap_or(0);
        let mut heaviest = self.load.roles.iter().filter(|r| carried(r) == most);
        match (heaviest.next(), heaviest.next()) {
            (Some(role), None) if most > 0 => format!(
                "{stand}; {} carries {} A and {} R, more than any other role.",
                role.title, role.counts.a, role.counts.r
            ),
            _ => format!("{stand}."),
        }
    }
}
