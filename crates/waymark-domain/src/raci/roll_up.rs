//! Roll-up: what a phase or a sub-phase says about the tasks below it, on one page.
//!
//! The *accountable* role of a phase is the one that is accountable for most of its tasks; where several
//! are for equally many, all are shown. Its *responsible* roles are all that are responsible for any.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::matrix::{LetterCounts, Matrix};
use crate::id::{RoleId, StepId};
use crate::process::{ProcessFacts, StepKind, Steps};

/// How a roll-up comes about, as it is said beside every one.
pub const ROLL_UP_RULE: &str = "A: the role accountable for most of the tasks, ties shown; R: every role \
                                responsible for any of them.";

/// What a role does in the tasks below a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RolePart {
    /// The role.
    pub role: RoleId,
    /// Its letters in those tasks.
    pub counts: LetterCounts,
}

/// A phase or a sub-phase on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepRollUp {
    /// The phase or sub-phase.
    pub step: StepId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its rank.
    pub kind: StepKind,
    /// How many tasks are below it.
    pub tasks: u32,
    /// Names of the gates below it.
    pub gates: Vec<String>,
    /// The role that is accountable for most of the tasks; several where they tie; none where nobody is.
    pub accountable: Vec<RoleId>,
    /// How many of the tasks the accountable role answers for.
    pub accountable_for: u32,
    /// All roles that are responsible for any of the tasks, in the order of the columns.
    pub responsible: Vec<RoleId>,
    /// Roles with any letter below it, in the order of the columns.
    pub parts: Vec<RolePart>,
}

/// Returns every phase and sub-phase, depth first.
pub fn roll_up(facts: &ProcessFacts) -> Vec<StepRollUp> {
    roll_up_in(facts, &Matrix::of(facts))
}

/// Returns the roll-up of facts whose matrix is at hand.
pub(crate) fn roll_up_in(facts: &ProcessFacts, matrix: &Matrix) -> Vec<StepRollUp> {
    let steps = &facts.process.steps;
    let Ok(places) = Steps::new(steps) else {
        return vec![];
    };
    let mut row = 0;
    let mut rolled = Vec::new();
    for (i, step) in steps.iter().enumerate() {
        if step.kind == StepKind::Task {
            row += 1;
            continue;
        }
        let below = i..places.ends[i];
        let tasks = below
            .clone()
            .filter(|&s| steps[s].kind == StepKind::Task)
            .count();
        let mut counts = vec![LetterCounts::default(); facts.roles.len()];
        for r in row..row + tasks {
            for (c, &letters) in matrix.row(r).iter().enumerate() {
                counts[c].add(letters);
            }
        }
        let most = counts.iter().map(|c| c.a).max().unwrap_or(0);
        let roles = |test: &dyn Fn(&LetterCounts) -> bool| -> Vec<RoleId> {
            let found = counts.iter().enumerate().filter(|(_, c)| test(c));
            found.map(|(c, _)| facts.roles[c].id).collect()
        };
        let parts = counts.iter().enumerate().filter(|(_, c)| c.total() > 0);
        rolled.push(StepRollUp {
            step: step.id,
            code: step.code.clone(),
            title: step.title.clone(),
            kind: step.kind,
            tasks: tasks as u32,
            gates: below
                .filter(|&s| steps[s].gate)
                .map(|s| gate(&steps[s]))
                .collect(),
            accountable: if most > 0 {
                roles(&|c| c.a == most)
            } else {
                vec![]
            },
            accountable_for: most,
            responsible: roles(&|c| c.r > 0),
            parts: parts
                .map(|(c, &counts)| RolePart {
                    role: facts.roles[c].id,
                    counts,
                })
                .collect(),
        });
    }
    rolled
}

/// Returns the name of a gate, or its task's code where it has none.
pub(crate) fn gate(step: &crate::process::Step) -> String {
    if step.gate_name.is_empty() {
        step.code.clone()
    } else {
        step.gate_name.clone()
    }
}
