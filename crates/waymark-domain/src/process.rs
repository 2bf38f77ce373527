//! The end-to-end process: a tree of phases, sub-phases and tasks, and which role has which letter in a task.
//!
//! The tree has exactly three ranks; only tasks carry letters. What follows from the letters (findings,
//! roll-ups, load) is computed by [`crate::raci`] and never stored.

mod draft;
mod edit;
mod letters;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use draft::{Draft, DraftRole, DraftStep, LifeCycle};
pub use edit::StepMove;
pub use letters::{Letter, Letters, UnknownLetter};
pub use tree::{StepError, Steps, depth_first, outline};
pub use words::{Duty, LetterScheme, Period, RuleSeverity, StepKind};

use crate::engagement::{Person, Role};
use crate::id::{CapabilityId, PersonId, RoleId, StepId, ToolId, WaiverId};
use crate::raci::Rule;
use crate::words::Stage;
use crate::workforce::{Skill, Workforce};

/// Most steps that a process may have, phases, sub-phases and tasks together.
pub const MAX_STEPS: usize = 5_000;
/// Most roles that a matrix may have.
pub const MAX_ROLES: usize = 200;

/// A supporting document of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StepDocument {
    /// What it is.
    pub title: String,
    /// Address or file name; the file itself stays where it is.
    #[serde(default)]
    pub location: String,
    /// SHA-256 of a file, 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub sha256: Option<String>,
}

/// How often a task is done: `times` in each `per`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Frequency {
    /// How many times; above 0.
    pub times: f64,
    /// In which period.
    pub per: Period,
}

impl Frequency {
    /// Returns how many times a year the task is done, given how many models are released in a year.
    pub fn per_year(self, releases: f64) -> f64 {
        self.times
            * match self.per {
                Period::Week => 52.0,
                Period::Month => 12.0,
                Period::Quarter => 4.0,
                Period::Year => 1.0,
                Period::Model => releases,
            }
    }
}

/// A phase, a sub-phase or a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Step {
    /// Names the step.
    pub id: StepId,
    /// The step above; none for a phase.
    pub parent: Option<StepId>,
    /// Unique short name, such as “6.2.3”.
    pub code: String,
    /// What is done.
    pub title: String,
    /// Its rank.
    pub kind: StepKind,
    /// Stage of the life cycle; none inherits.
    pub stage: Option<Stage>,
    /// What it takes to do it, and how one sees that it is done.
    pub description: String,
    /// What goes in.
    pub inputs: Vec<String>,
    /// What comes out.
    pub outputs: Vec<String>,
    /// Supporting documents.
    pub documents: Vec<StepDocument>,
    /// Whether the task decides that the work may go on.
    pub gate: bool,
    /// What the gate is called, such as “G6 production approval”; empty where it has no name.
    pub gate_name: String,
    /// Whether the task builds or validates; none for neither.
    pub duty: Option<Duty>,
    /// How often it is done.
    pub frequency: Option<Frequency>,
    /// Hours that one occurrence takes, of all who do it together.
    pub effort_hours: Option<f64>,
    /// Counterparts in published frameworks, such as “NIST AI RMF: MAP 1.1”.
    pub references: Vec<String>,
    /// The capabilities that it exercises.
    pub capabilities: Vec<CapabilityId>,
    /// The tools that it is done with.
    pub tools: Vec<ToolId>,
}

impl Step {
    /// Returns a step of which nothing is known but its name.
    pub fn new(id: StepId, parent: Option<StepId>, kind: StepKind, title: &str) -> Self {
        Self {
            id,
            parent,
            code: String::new(),
            title: title.to_owned(),
            kind,
            stage: None,
            description: String::new(),
            inputs: vec![],
            outputs: vec![],
            documents: vec![],
            gate: false,
            gate_name: String::new(),
            duty: None,
            frequency: None,
            effort_hours: None,
            references: vec![],
            capabilities: vec![],
            tools: vec![],
        }
    }

    /// Returns the hours a year that the task takes; none where frequency or effort is not known.
    pub fn hours_per_year(&self, releases: f64) -> Option<f64> {
        let hours = self.effort_hours?;
        self.frequency.map(|f| f.per_year(releases) * hours)
    }
}

/// The letters of a role in a task; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Assignment {
    /// The task.
    pub step: StepId,
    /// The role.
    pub role: RoleId,
    /// Its letters.
    pub letters: Letters,
}

/// How much is too much, and what turns occurrences into hours.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// Most roles that may be R in a task before the rule asks why.
    pub max_responsible: u32,
    /// Most roles that may be C in a task before the rule asks why.
    pub max_consulted: u32,
    /// Most roles that may be I in a task before the rule asks why.
    pub max_informed: u32,
    /// Highest share of all A that one role may hold, 0 to 1.
    pub max_share_accountable: f64,
    /// Highest share of all A and R that one role may hold, 0 to 1.
    pub max_share: f64,
    /// Models released in a year; turns “per model release” into a year's occurrences.
    pub releases_per_year: f64,
    /// Weeks worked in a year; a year's hours are spread over them.
    pub working_weeks: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            max_responsible: 3,
            max_consulted: 4,
            max_informed: 5,
            max_share_accountable: 0.25,
            max_share: 0.2,
            releases_per_year: 4.0,
            working_weeks: 46.0,
        }
    }
}

/// Which letters there are and how strict the rules are: one for the engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, Default)]
#[serde(default, deny_unknown_fields)]
pub struct RaciScheme {
    /// RACI, or RASCI with S.
    pub letters: LetterScheme,
    /// Severities that differ from a rule's own.
    #[ts(type = "{ [rule in Rule]?: RuleSeverity }")]
    pub severities: BTreeMap<Rule, RuleSeverity>,
    /// How much is too much.
    pub thresholds: Thresholds,
}

impl RaciScheme {
    /// Returns how severe what `rule` finds is here.
    pub fn severity(&self, rule: Rule) -> RuleSeverity {
        let own = self.severities.get(&rule).copied();
        own.unwrap_or_else(|| rule.severity())
    }

    /// Returns whether all of `letters` are letters here.
    pub fn allows(&self, letters: Letters) -> bool {
        self.letters == LetterScheme::Rasci || !letters.has(Letter::S)
    }
}

/// Why findings of a rule do not count for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Waiver {
    /// Names the waiver.
    pub id: WaiverId,
    /// The rule.
    pub rule: Rule,
    /// The step it holds for; none for any.
    pub step: Option<StepId>,
    /// The role it holds for; none for any.
    pub role: Option<RoleId>,
    /// The person it holds for; none for any.
    pub person: Option<PersonId>,
    /// Why; never empty.
    pub reason: String,
    /// The day from which it no longer holds.
    #[ts(type = "string")]
    pub expires: NaiveDate,
    /// Who granted it.
    pub by: String,
}

/// The process with its letters, its scheme and its waivers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, Default)]
pub struct Process {
    /// Letters, severities, thresholds.
    pub scheme: RaciScheme,
    /// Waivers, in the order in which they were granted.
    pub waivers: Vec<Waiver>,
    /// Steps depth first: each phase with all that is below it, in order.
    pub steps: Vec<Step>,
    /// Letters, ordered by step id and role id.
    pub assignments: Vec<Assignment>,
}

impl Process {
    /// Returns the step with this id, or none.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|s| s.id == id)
    }

    /// Returns the letters of a role in a task; empty where it has none.
    pub fn letters(&self, step: StepId, role: RoleId) -> Letters {
        let found = self
            .assignments
            .binary_search_by_key(&(step, role), |a| (a.step, a.role));
        found.map_or(Letters::NONE, |i| self.assignments[i].letters)
    }

    /// Sets the letters of a role in a task; none takes them away.
    pub fn set_letters(&mut self, step: StepId, role: RoleId, letters: Letters) {
        let found = self
            .assignments
            .binary_search_by_key(&(step, role), |a| (a.step, a.role));
        match (found, letters.is_empty()) {
            (Ok(i), true) => drop(self.assignments.remove(i)),
            (Ok(i), false) => self.assignments[i].letters = letters,
            (Err(_), true) => {}
            (Err(i), false) => self.assignments.insert(
                i,
                Assignment {
                    step,
                    role,
                    letters,
                },
            ),
        }
    }
}

/// Everything that findings, roll-ups, load and documents by role follow from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct ProcessFacts {
    /// The process.
    pub process: Process,
    /// Roles, in the order of the columns.
    pub roles: Vec<Role>,
    /// People, in their order.
    pub people: Vec<Person>,
    /// Skills, in their order.
    pub skills: Vec<Skill>,
    /// Who fills the roles, and what they can do.
    pub workforce: Workforce,
}
