//! What the rules find, in the shape that other programs read.

use std::collections::BTreeMap;

use serde::Serialize;
use waymark_domain::engagement::Role;
use waymark_domain::id::{RoleId, StepId};
use waymark_domain::process::{Assignment, Letter, LetterScheme, ProcessFacts, RuleSeverity};
use waymark_domain::raci::{Analysis, Finding};
use waymark_exchange::raci_matrix;

use crate::session::{Answer, Session};
use crate::types::{Changed, RaciPreview};

/// A finding, with codes in place of ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The rule's id.
    pub rule: &'static str,
    /// “error” or “warn”.
    pub severity: &'static str,
    /// The task's code; none where it is about a column or a person.
    pub task: Option<String>,
    /// The role's code; none where it is about the row or a person.
    pub role: Option<String>,
    /// The person's code, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// What was found.
    pub message: String,
    /// What puts it right.
    pub fix: String,
    /// The reason for which it does not count, and until when; only of what is waived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
}

/// What the rules find in a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RaciCheck {
    /// What counts: row by row, column by column, person by person.
    pub findings: Vec<Checked>,
    /// What is waived.
    pub waived: Vec<Checked>,
    /// How many of the findings are errors.
    pub errors: u32,
    /// How many of the findings are warnings.
    pub warnings: u32,
    /// Where the matrix stands, in a sentence.
    pub sentence: String,
}

impl Session {
    /// Returns what the rules find in the engagement.
    pub fn raci_check(&mut self) -> Answer<RaciCheck> {
        let worked = self.worked()?;
        Ok(check(&worked.facts, &worked.analysis))
    }

    /// Takes in the bytes of a matrix (CSV, XLSX) or a BPMN model called `name`, after the steps that are there.
    pub fn import_raci(&mut self, name: &str, bytes: &[u8]) -> Answer<Changed<RaciPreview>> {
        crate::commands::take_in_raci(self, name, bytes, &[], false)
    }

    /// Returns the matrix as CSV: a row a task, a column a role that has letters.
    pub fn raci_matrix_csv(&mut self) -> Answer<String> {
        let facts = self.worked()?.facts;
        let lettered = |r: &&Role| facts.process.assignments.iter().any(|a| a.role == r.id);
        let roles: Vec<Role> = facts.roles.iter().filter(lettered).cloned().collect();
        Ok(raci_matrix::write(&facts.process, &roles))
    }
}

/// Returns the findings of an analysis, with codes in place of ids.
pub(crate) fn check(facts: &ProcessFacts, analysis: &Analysis) -> RaciCheck {
    let steps: BTreeMap<_, _> = facts
        .process
        .steps
        .iter()
        .map(|s| (s.id, &s.code))
        .collect();
    let roles: BTreeMap<_, _> = facts.roles.iter().map(|r| (r.id, &r.code)).collect();
    let people: BTreeMap<_, _> = facts.people.iter().map(|p| (p.id, &p.code)).collect();
    let checked = |f: &Finding| Checked {
        rule: f.rule.id(),
        severity: match f.severity {
            RuleSeverity::Error => "error",
            _ => "warn",
        },
        task: f.step.and_then(|id| steps.get(&id)).map(|c| (*c).clone()),
        role: f.role.and_then(|id| roles.get(&id)).map(|c| (*c).clone()),
        person: f
            .person
            .and_then(|id| people.get(&id))
            .map(|c| (*c).clone()),
        message: f.message.clone(),
        fix: f.remedy(),
        waived: f
            .waived
            .as_ref()
            .filter(|w| !w.expired)
            .map(|w| format!("{} (until {}, {})", w.reason, w.expires, w.by)),
    };
    let (standing, waived): (Vec<&Finding>, Vec<&Finding>) =
        analysis.findings.iter().partition(|f| f.counts());
    let (errors, warnings, _) = Analysis::tally(&analysis.findings);
    RaciCheck {
        findings: standing.into_iter().map(checked).collect(),
        waived: waived.into_iter().map(checked).collect(),
        errors,
        warnings,
        sentence: analysis.sentence(),
    }
}

/// Returns what the rules find in a RACI matrix (CSV), without an engagement.
///
/// `today` is the day of the check. A matrix knows no people, gates only where it has a column for them.
pub fn raci_check_matrix(bytes: &[u8], today: chrono::NaiveDate) -> Answer<RaciCheck> {
    let draft = raci_matrix::parse(bytes, &raci_matrix::Limits::default())?;
    let mut next = 0_u128;
    let mut id = || {
        next += 1;
        uuid::Uuid::from_u128(next)
    };
    let roles: Vec<Role> = draft
        .roles
        .iter()
        .map(|r| Role {
            id: RoleId(id()),
            code: r.code.clone(),
            title: r.title.clone(),
            description: String::new(),
        })
        .collect();
    let ids: Vec<RoleId> = roles.iter().map(|r| r.id).collect();
    let mut process = draft.process(&ids, &mut || StepId(id()));
    // A matrix that uses S is one of RASCI.
    let supports = |a: &Assignment| a.letters.has(Letter::S);
    if process.assignments.iter().any(supports) {
        process.scheme.letters = LetterScheme::Rasci;
    }
    let facts = ProcessFacts {
        process,
        roles,
        ..ProcessFacts::default()
    };
    Ok(check(&facts, &Analysis::of(&facts, today)))
}
