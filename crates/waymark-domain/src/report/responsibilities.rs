//! The documents of responsibilities as plain data: the matrix, the document by role, the roll-up on one
//! page.
//!
//! All three are made from the same facts and the same analysis, so that no two of them can differ. Codes
//! of roles stand for their names where there is little room; each document lists both.

mod claims;
pub mod findings;
pub mod inputs;
pub mod load;
pub mod matrix;
pub mod roles;
pub mod roll_up;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::cover::{About, cover};
use super::{Cover, Pair};
use crate::engagement::{Engagement, Role};
use crate::id::{CapabilityId, RoleId, StepId, ToolId};
use crate::process::{ProcessFacts, Step};
use crate::raci::Analysis;

/// What the documents are made from. Nothing is read but this; the day is an argument.
#[derive(Debug, Clone, Copy)]
pub struct ResponsibilitiesInput<'a> {
    /// What stands on the cover.
    pub engagement: &'a Engagement,
    /// The process with its letters, roles and people; see [`unnamed`] for people without names.
    pub facts: &'a ProcessFacts,
    /// What follows from them.
    pub analysis: &'a Analysis,
    /// Short names of the capabilities that tasks exercise.
    pub capabilities: &'a BTreeMap<CapabilityId, String>,
    /// Names of the tools that tasks are done with.
    pub tools: &'a BTreeMap<ToolId, String>,
    /// The day of the document: on the cover, and against which waivers expire.
    pub today: NaiveDate,
    /// Name of the engagement file, without its folder.
    pub file_name: &'a str,
    /// Fingerprint of the inputs.
    pub fingerprint: &'a str,
}

/// A role as it is listed beside codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleHead {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
}

/// A letter with what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterNote {
    /// The letter.
    pub letter: String,
    /// The word it stands for.
    pub word: String,
    /// What it asks of a role.
    pub meaning: String,
}

/// The matrix with all that goes with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RaciReport {
    /// Language of the engagement's own texts (BCP 47); the document's own words are English.
    pub language: String,
    /// The cover.
    pub cover: Cover,
    /// The letters that are in use.
    pub letters: Vec<LetterNote>,
    /// The roll-up: one page.
    pub roll_up: roll_up::RollUpPage,
    /// What the rules find.
    pub findings: findings::Findings,
    /// The letters, phase by phase.
    pub matrix: matrix::RaciMatrix,
    /// What roles and people carry.
    pub load: load::LoadPart,
    /// Every input.
    pub inputs: inputs::ProcessInputs,
    /// What the document was written against.
    pub record: Vec<Pair>,
}

/// The document by role: a chapter a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RolesReport {
    /// Language of the engagement's own texts (BCP 47).
    pub language: String,
    /// The cover.
    pub cover: Cover,
    /// The letters that are in use.
    pub letters: Vec<LetterNote>,
    /// All roles on one page.
    pub overview: roles::Overview,
    /// The chapters, in the order of the columns.
    pub roles: Vec<roles::RoleChapter>,
    /// How hours come about, in a sentence.
    pub method: String,
    /// What the document was written against.
    pub record: Vec<Pair>,
}

/// The roll-up alone: one page that can be handed round.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RollUpSheet {
    /// Language of the engagement's own texts (BCP 47).
    pub language: String,
    /// Client, title and date; the sheet has no cover page.
    pub cover: Cover,
    /// The page.
    pub roll_up: roll_up::RollUpPage,
    /// What the page was written against, in a line.
    pub source: String,
}

/// Returns the matrix with all that goes with it.
pub fn raci_report(input: &ResponsibilitiesInput) -> RaciReport {
    let c = Context::new(input);
    RaciReport {
        language: input.engagement.language.clone(),
        cover: c.cover(
            "RACI matrix",
            "Every finding follows from a rule with an id; every letter, load and roll-up can be recomputed \
             from the matrix and the appendix.",
        ),
        letters: words::letters(input.facts.process.scheme.letters),
        roll_up: roll_up::page(&c),
        findings: findings::findings(&c),
        matrix: matrix::matrix(&c),
        load: load::load(&c),
        inputs: inputs::inputs(&c),
        record: inputs::record(&c),
    }
}

/// Returns the document by role.
pub fn roles_report(input: &ResponsibilitiesInput) -> RolesReport {
    let c = Context::new(input);
    let (overview, roles) = roles::roles(&c);
    RolesReport {
        language: input.engagement.language.clone(),
        cover: c.cover(
            "Responsibilities by role",
            "One chapter a role: hand it to whoever takes the role over.",
        ),
        letters: words::letters(input.facts.process.scheme.letters),
        overview,
        roles,
        method: input.analysis.load.method.clone(),
        record: inputs::record(&c),
    }
}

/// Returns the roll-up alone.
pub fn roll_up_sheet(input: &ResponsibilitiesInput) -> RollUpSheet {
    let c = Context::new(input);
    RollUpSheet {
        language: input.engagement.language.clone(),
        cover: c.cover("Roles by phase", ""),
        roll_up: roll_up::page(&c),
        source: format!(
            "From {}, {}, fingerprint {}.",
            input.file_name, input.today, input.fingerprint
        ),
    }
}

/// Returns the facts with people as P1, P2 … in their order, and waivers without who granted them. Texts that
/// people wrote stay as they are.
pub fn unnamed(facts: &ProcessFacts) -> ProcessFacts {
    let mut facts = facts.clone();
    for (i, person) in facts.people.iter_mut().enumerate() {
        person.code = format!("P{}", i + 1);
        person.name.clone_from(&person.code);
    }
    for waiver in &mut facts.process.waivers {
        waiver.by.clear();
    }
    facts
}

/// The input with what every part looks up in it.
struct Context<'a> {
    input: &'a ResponsibilitiesInput<'a>,
    /// Columns of the roles that have a letter anywhere, in their order.
    columns: Vec<usize>,
    steps: BTreeMap<StepId, &'a Step>,
}

impl<'a> Context<'a> {
    fn new(input: &'a ResponsibilitiesInput<'a>) -> Self {
        let load = &input.analysis.load.roles;
        Self {
            input,
            columns: (0..load.len())
                .filter(|&c| load[c].counts.total() > 0)
                .collect(),
            steps: input
                .facts
                .process
                .steps
                .iter()
                .map(|s| (s.id, s))
                .collect(),
        }
    }

    fn role(&self, id: RoleId) -> Option<&'a Role> {
        let column = self.input.analysis.matrix.column_of(id)?;
        self.input.facts.roles.get(column)
    }

    /// Returns the short names of roles.
    fn codes(&self, roles: &[RoleId]) -> Vec<String> {
        let known = roles.iter().filter_map(|&id| self.role(id));
        known.map(|r| r.code.clone()).collect()
    }

    /// Returns the roles that have a letter anywhere.
    fn heads(&self) -> Vec<RoleHead> {
        let roles = self.columns.iter().map(|&c| &self.input.facts.roles[c]);
        let head = |r: &Role| RoleHead {
            code: r.code.clone(),
            title: r.title.clone(),
        };
        roles.map(head).collect()
    }

    fn cover(&self, kind: &str, promise: &str) -> Cover {
        let what = format!(
            "{} and {}",
            words::tasks(self.input.analysis.matrix.tasks.len()),
            super::wording::count(self.columns.len(), "role", "roles")
        );
        let scheme = self.input.facts.process.scheme.letters.title();
        let about = About {
            kind,
            what: Pair::new("Covers", what),
            running: format!("{scheme} · {}", self.input.today),
            promise,
        };
        cover(self.input.engagement, self.input.today, about)
    }
}
