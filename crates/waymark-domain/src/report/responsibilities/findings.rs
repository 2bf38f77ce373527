//! What the rules find, and what was waived with its reason.

use serde::Serialize;

use super::{Context, claims};
use crate::id::RoleId;
use crate::process::RuleSeverity;
use crate::raci::{Analysis, Finding};

/// A finding that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// Id of the rule.
    pub rule: String,
    /// Whether it is an error; else a warning.
    pub error: bool,
    /// Where it stands: code and name of a task, of a role or of a person.
    pub place: String,
    /// What was found.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What puts it right.
    pub fix: String,
}

/// A finding that was waived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaivedRow {
    /// Id of the rule.
    pub rule: String,
    /// Where it stands.
    pub place: String,
    /// What was found.
    pub message: String,
    /// Why it is let be.
    pub reason: String,
    /// The day from which it counts again.
    pub until: String,
    /// Who granted it; may be empty.
    pub by: String,
}

/// What the rules find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// How it stands, in a sentence.
    pub claim: String,
    /// What counts, errors first; within them row by row, column by column, person by person.
    pub rows: Vec<FindingRow>,
    /// What is waived.
    pub waived: Vec<WaivedRow>,
}

pub(super) fn findings(c: &Context) -> Findings {
    let all = &c.input.analysis.findings;
    let (errors, warnings, waived) = Analysis::tally(all);
    let mut rows: Vec<FindingRow> = all
        .iter()
        .filter(|f| f.counts())
        .map(|f| row(c, f))
        .collect();
    // A stable sort: within errors and warnings the order of the rules stands.
    rows.sort_by_key(|r| !r.error);
    Findings {
        claim: claims::found(errors as usize, warnings as usize, waived as usize),
        rows,
        waived: all.iter().filter_map(|f| waived_row(c, f)).collect(),
    }
}

/// Returns the findings that concern a role: at its column, at its cells, or at a person who fills it.
pub(super) fn of_role(c: &Context, role: RoleId) -> Vec<FindingRow> {
    let fills = |f: &Finding| {
        let mut fillings = c.input.facts.workforce.fillings_of(role);
        f.person
            .is_some_and(|person| fillings.any(|x| x.person == person))
    };
    let concerns = |f: &&Finding| f.role == Some(role) || f.cells.contains(&role) || fills(f);
    let counting = c.input.analysis.findings.iter().filter(|f| f.counts());
    counting.filter(concerns).map(|f| row(c, f)).collect()
}

fn row(c: &Context, finding: &Finding) -> FindingRow {
    FindingRow {
        rule: finding.rule.id().to_owned(),
        error: finding.severity == RuleSeverity::Error,
        place: place(c, finding),
        message: finding.message.clone(),
        why: finding.why.clone(),
        fix: finding.remedy(),
    }
}

fn waived_row(c: &Context, finding: &Finding) -> Option<WaivedRow> {
    let waived = finding.waived.as_ref().filter(|w| !w.expired)?;
    Some(WaivedRow {
        rule: finding.rule.id().to_owned(),
        place: place(c, finding),
        message: finding.message.clone(),
        reason: waived.reason.clone(),
        until: waived.expires.to_string(),
        by: waived.by.clone(),
    })
}

fn place(c: &Context, finding: &Finding) -> String {
    let step = finding.step.and_then(|id| c.steps.get(&id));
    if let Some(step) = step {
        return format!("{} {}", step.code, step.title);
    }
    if let Some(role) = finding.role.and_then(|id| c.role(id)) {
        return format!("{} {}", role.code, role.title);
    }
    let mut people = c.input.facts.people.iter();
    let person = people.find(|p| Some(p.id) == finding.person);
    person.map_or_else(String::new, |p| p.name.clone())
}
