//! The rules: what each looks for, why it matters, what puts it right.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::process::RuleSeverity;

/// Where what a rule finds is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleScope {
    /// At the row of a task.
    Task,
    /// At the column of a role.
    Role,
    /// At a person.
    Person,
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident = $id:literal {
        title: $title:literal, scope: $scope:ident, severity: $severity:ident,
        why: $why:literal, fix: $fix:literal,
    })*) => {
        /// A rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Rule { $($(#[doc = $doc])* #[serde(rename = $id)] $variant,)* }

        impl Rule {
            /// All rules: those of rows first, then those of columns, then those of people.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the id under which files, commands and documents know the rule.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// Returns what the rule asks for, as a headline.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            /// Returns where what it finds is shown.
            pub fn scope(self) -> RuleScope {
                match self { $(Self::$variant => RuleScope::$scope),* }
            }

            /// Returns its severity where a scheme says nothing else.
            pub fn severity(self) -> RuleSeverity {
                match self { $(Self::$variant => RuleSeverity::$severity),* }
            }

            /// Returns why it matters.
            pub fn why(self) -> &'static str {
                match self { $(Self::$variant => $why),* }
            }

            /// Returns what puts it right.
            pub fn fix(self) -> &'static str {
                match self { $(Self::$variant => $fix),* }
            }

            /// Returns the rule that `id` names, or none.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

rules! {
    /// Exactly one A in each task.
    OneAccountable = "one-accountable" {
        title: "One role answers for each task",
        scope: Task, severity: Error,
        why: "Where two roles are accountable each can wait for the other; where none is, a decision has no \
              address and an auditor no one to ask.",
        fix: "Leave the A with the role that can stop the work or release it; the others do it (R) or are \
              heard (C).",
    }
    /// At least one R in each task.
    NobodyResponsible = "nobody-responsible" {
        title: "Somebody does each task",
        scope: Task, severity: Error,
        why: "A task that is answered for but done by nobody is discovered on the day it is due.",
        fix: "Name the role whose hands do the work; where it is the accountable one, it carries A and R.",
    }
    /// A role once per task, A with R excepted.
    LetterTwice = "letter-twice" {
        title: "A role has one part in a task",
        scope: Task, severity: Error,
        why: "Who does a task knows of it already: a second, lighter letter hides which of the two was meant \
              when the matrix is read in a dispute.",
        fix: "Keep the heavier letter. Only A and R go together.",
    }
    /// Not A with I.
    AccountableInformed = "accountable-informed" {
        title: "Who answers is not merely informed",
        scope: Task, severity: Error,
        why: "Whoever answers for a task must be able to steer it before it is done; to be told afterwards is \
              the opposite.",
        fix: "Drop the I, or give the A to the role that steers.",
    }
    /// Letters of the scheme only.
    OutsideScheme = "outside-scheme" {
        title: "Only letters of the scheme",
        scope: Task, severity: Error,
        why: "S is a letter of RASCI. In a RACI matrix nobody can say whether a supporting role does the work \
              or is asked about it.",
        fix: "Make it R where the role works on the task, C where it advises; or choose RASCI.",
    }
    /// The A of a gate task is no R in it.
    GateDuty = "gate-duty" {
        title: "Who approves a gate has not done the work",
        scope: Task, severity: Error,
        why: "A gate protects only while the approver has no stake in the outcome; banking supervisors and the \
              second line ask for this separation by name.",
        fix: "Leave the A with the approver and the R with those who bring the evidence.",
    }
    /// The validator is no R on build tasks.
    ValidatorBuilds = "validator-builds" {
        title: "The validator does not build",
        scope: Task, severity: Error,
        why: "A validator who helped to build judges their own work; the validation then counts for nothing.",
        fix: "Have the validator consulted (C) while it is built, and responsible (R) when it is validated.",
    }
    /// Few R in a task.
    ManyResponsible = "many-responsible" {
        title: "Few hands in one task",
        scope: Task, severity: Warn,
        why: "Where many do a task, it is usually several tasks, and each assumes that another has the difficult \
              part.",
        fix: "Split the task by what each role delivers, or leave one R and make the others C (S in RASCI).",
    }
    /// Few C in a task.
    ManyConsulted = "many-consulted" {
        title: "Few voices before a task",
        scope: Task, severity: Warn,
        why: "Everyone consulted adds days before the task may begin, and rarely does each change the outcome.",
        fix: "Keep those who can change the decision; inform the rest.",
    }
    /// Few I in a task.
    ManyInformed = "many-informed" {
        title: "Few notices after a task",
        scope: Task, severity: Warn,
        why: "Messages that go to everybody are read by nobody, among them the one that mattered.",
        fix: "Inform those who act on the news; for the others a dashboard or the release notes will do.",
    }
    /// Somebody is consulted or informed.
    Silo = "silo" {
        title: "Somebody else hears of each task",
        scope: Task, severity: Warn,
        why: "Work of which no other role hears is where hand-overs break: the next team learns of it from its \
              consequences.",
        fix: "Name who has to be asked before, or who builds on the result.",
    }
    /// Every role does something or answers for something.
    IdleRole = "idle-role" {
        title: "Every role carries something",
        scope: Role, severity: Warn,
        why: "A role that is only consulted or informed costs meetings and may be an interest rather than a role.",
        fix: "Give it the tasks it really does, or fold it into another role.",
    }
    /// No role in every task.
    NoBlanks = "no-blanks" {
        title: "No role is everywhere",
        scope: Role, severity: Warn,
        why: "A role with a letter in every task is a bottleneck whose calendar sets the pace of all others.",
        fix: "Clear the I, then the C, in tasks that go well without it.",
    }
    /// No role answers for too much.
    ManyAccountable = "many-accountable" {
        title: "Decisions are spread",
        scope: Role, severity: Warn,
        why: "Who answers for a large part of the process decides late or unseen; deputies then decide without \
              a mandate.",
        fix: "Push the A of routine tasks down to the role that does them.",
    }
    /// No role carries too much.
    OverloadedRole = "overloaded-role" {
        title: "One role can carry its part",
        scope: Role, severity: Warn,
        why: "A role with a large share of all A and R is the first to leave and the hardest to replace.",
        fix: "Split the role, or move whole sub-phases to another one.",
    }
    /// A role with letters is filled.
    UnfilledRole = "unfilled-role" {
        title: "Somebody fills each role",
        scope: Role, severity: Warn,
        why: "Letters of a role that nobody fills are promises without anybody to keep them.",
        fix: "Say who fills it and with how much of their time, or move its letters.",
    }
    /// Nobody is promised away more than there is of them.
    OverAllocated = "over-allocated" {
        title: "Nobody is promised twice",
        scope: Person, severity: Warn,
        why: "Time that is promised twice is missing at the gate where it was counted on.",
        fix: "Lower the shares, move a role to somebody else, or drop what need not be done so often.",
    }
}
