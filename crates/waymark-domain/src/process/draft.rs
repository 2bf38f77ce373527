//! Processes as documents state them, before they are part of an engagement.

use serde::{Deserialize, Serialize};

use super::{Assignment, Letters, Process, Step, StepKind};
use crate::engagement::Role;
use crate::id::{RoleId, StepId};
use crate::workforce::{RoleProfile, Skill};

/// A life cycle that ships with the program or comes as a file: steps with letters, roles, skills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LifeCycle {
    /// Unique short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Edition of the content.
    pub edition: String,
    /// Language of the content (BCP 47).
    pub language: String,
    /// What it is for and how to read it.
    pub purpose: String,
    /// Where it comes from.
    pub source: String,
    /// Roles, in the order of the columns.
    pub roles: Vec<Role>,
    /// Profiles of these roles.
    pub profiles: Vec<RoleProfile>,
    /// Skills that the profiles name.
    pub skills: Vec<Skill>,
    /// Steps depth first.
    pub steps: Vec<Step>,
    /// Letters, in any order.
    pub assignments: Vec<Assignment>,
}

/// A role as the head of a column, or a lane, names it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DraftRole {
    /// Short name; where the document gives none, made from the heading.
    pub code: String,
    /// The heading.
    pub title: String,
}

/// A step as a row, or a shape, states it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftStep {
    /// Its rank; a draft stands depth first, so the step above is the latest of the rank above.
    pub kind: StepKind,
    /// Short name; empty where the document gives none.
    pub code: String,
    /// What is done.
    pub title: String,
    /// What else the document says of it.
    pub description: String,
    /// Whether it is a gate.
    pub gate: bool,
    /// Letters of a task: position in [`Draft::roles`], and the letters.
    pub letters: Vec<(usize, Letters)>,
}

/// What an importer understood of a document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Roles, in the order of the columns.
    pub roles: Vec<DraftRole>,
    /// Steps depth first; every task stands below a sub-phase, every sub-phase below a phase.
    pub steps: Vec<DraftStep>,
    /// What was read otherwise than it stands, one sentence each, with its place.
    pub understood: Vec<String>,
    /// What was left out, one sentence each, with its place.
    pub left_out: Vec<String>,
    /// What cannot be read, one sentence each, with its place; nothing is taken in while there are any.
    pub problems: Vec<String>,
}

impl Draft {
    /// Returns the process that the draft states, given the id of each of its roles. A step without a code
    /// is numbered by its place.
    pub fn process(&self, roles: &[RoleId], new_id: &mut dyn FnMut() -> StepId) -> Process {
        let mut process = Process::default();
        let mut above: [Option<StepId>; 3] = [None; 3];
        for draft in &self.steps {
            let id = new_id();
            let depth = draft.kind.depth();
            let parent = depth.checked_sub(1).and_then(|d| above[d]);
            above[depth] = Some(id);
            let mut step = Step::new(id, parent, draft.kind, &draft.title);
            step.code.clone_from(&draft.code);
            step.description.clone_from(&draft.description);
            step.gate = draft.gate;
            process.steps.push(step);
            for (role, letters) in &draft.letters {
                if let Some(&role) = roles.get(*role) {
                    // Two headings may mean the same role.
                    let both = process.letters(id, role).union(*letters);
                    process.set_letters(id, role, both);
                }
            }
        }
        let numbers = super::outline(&process.steps);
        for (step, number) in process.steps.iter_mut().zip(numbers) {
            if step.code.trim().is_empty() {
                step.code = number;
            }
        }
        process
    }
}
