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

/// What there is to know of a rule.
struct About {
    id: &'static str,
    title: &'static str,
    scope: RuleScope,
    severity: RuleSeverity,
    why: &'static str,
    fix: &'static str,
}

impl Rule {
    /// Returns the id under which files, commands and documents know the rule.
    pub fn id(self) -> &'static str {
        self.about().id
    }

    /// Returns what the rule asks for, as a headline.
    pub fn title(self) -> &'static str {
        self.about().title
    }

    /// Returns where what it finds is shown.
    pub fn scope(self) -> RuleScope {
        self.about().scope
    }

    /// Returns its severity where a scheme says nothing else.
    pub fn severity(self) -> RuleSeverity {
        self.about().severity
    }

    /// Returns why it matters.
    pub fn why(self) -> &'static str {
        self.about().why
    }

    /// Returns what puts it right.
    pub fn fix(self) -> &'static str {
        self.about().fix
    }

    /// Returns the rule that `id` names, or none.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// Returns what there is to know of it: the variants stand in the order of the table.
    fn about(self) -> &'static About {
        &RULES[self as usize]
    }
}

/// Writes the variants and the table from one list: `Variant = id, scope, severity: title, why, fix;`. A rule is
/// its entry here, a test of the letters in `rows` or `columns`, and two examples.
macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident = $id:literal, $scope:ident, $severity:ident: $title:literal,
        $why:literal, $fix:literal;)*) => {
        /// A rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Rule { $($(#[doc = $doc])* #[serde(rename = $id)] $variant,)* }

        impl Rule {
            /// All rules: those of rows first, then those of columns, then those of people.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        static RULES: &[About] = &[$(About {
            id: $id,
            title: $title,
            scope: RuleScope::$scope,
            severity: RuleSeverity::$severity,
            why: $why,
            fix: $fix,
        }),*];
    };
}

rules! {
    /// Exactly one A in each task.
    OneAccountable = "one-accountable", Task, Error:
        "One role answers for each task",
        "Where two roles are accountable each can wait for the other; where none is, a decision has no \
         address and an auditor no one to ask.",
        "Leave the A with the role that can stop the work or release it; the others do it (R) or are \
         heard (C).";
    /// At least one R in each task.
    NobodyResponsible = "nobody-responsible", Task, Error:
        "Somebody does each task",
        "A task that is answered for but done by nobody is discovered on the day it is due.",
        "Name the role whose hands do the work; where it is the accountable one, it carries A and R.";
    /// A role once per task, A with R excepted.
    LetterTwice = "letter-twice", Task, Error:
        "A role has one part in a task",
        "Who does a task knows of it already: a second, lighter letter hides which of the two was meant \
         when the matrix is read in a dispute.",
        "Keep the heavier letter. Only A and R go together.";
    /// Not A with I.
    AccountableInformed = "accountable-informed", Task, Error:
        "Who answers is not merely informed",
        "Whoever answers for a task must be able to steer it before it is done; to be told afterwards is \
         the opposite.",
        "Drop the I, or give the A to the role that steers.";
    /// Letters of the scheme only.
    OutsideScheme = "outside-scheme", Task, Error:
        "Only letters of the scheme",
        "S is a letter of RASCI. In a RACI matrix nobody can say whether a supporting role does the work \
         or is asked about it.",
        "Make it R where the role works on the task, C where it advises; or choose RASCI.";
    /// The A of a gate task is no R in it.
    GateDuty = "gate-duty", Task, Error:
        "Who approves a gate has not done the work",
        "A gate protects only while the approver has no stake in the outcome; banking supervisors and the \
         second line ask for this separation by name.",
        "Leave the A with the approver and the R with those who bring the evidence.";
    /// The validator is no R on build tasks.
    ValidatorBuilds = "validator-builds", Task, Error:
        "The validator does not build",
        "A validator who helped to build judges their own work; the validation then counts for nothing.",
        "Have the validator consulted (C) while it is built, and responsible (R) when it is validated.";
    /// Few R in a task.
    ManyResponsible = "many-responsible", Task, Warn:
        "Few hands in one task",
        "Where many do a task, it is usually several tasks, and each assumes that another has the difficult \
         part.",
        "Split the task by what each role delivers, or leave one R and make the others C (S in RASCI).";
    /// Few C in a task.
    ManyConsulted = "many-consulted", Task, Warn:
        "Few voices before a task",
        "Everyone consulted adds days before the task may begin, and rarely does each change the outcome.",
        "Keep those who can change the decision; inform the rest.";
    /// Few I in a task.
    ManyInformed = "many-informed", Task, Warn:
        "Few notices after a task",
        "Messages that go to everybody are read by nobody, among them the one that mattered.",
        "Inform those who act on the news; for the others a dashboard or the release notes will do.";
    /// Somebody is consulted or informed.
    Silo = "silo", Task, Warn:
        "Somebody else hears of each task",
        "Work of which no other role hears is where hand-overs break: the next team learns of it from its \
         consequences.",
        "Name who has to be asked before, or who builds on the result.";
    /// Every role does something or answers for something.
    IdleRole = "idle-role", Role, Warn:
        "Every role carries something",
        "A role that is only consulted or informed costs meetings and may be an interest rather than a role.",
        "Give it the tasks it really does, or fold it into another role.";
    /// No role in every task.
    NoBlanks = "no-blanks", Role, Warn:
        "No role is everywhere",
        "A role with a letter in every task is a bottleneck whose calendar sets the pace of all others.",
        "Clear the I, then the C, in tasks that go well without it.";
    /// No role answers for too much.
    ManyAccountable = "many-accountable", Role, Warn:
        "Decisions are spread",
        "Who answers for a large part of the process decides late or unseen; deputies then decide without \
         a mandate.",
        "Push the A of routine tasks down to the role that does them.";
    /// No role carries too much.
    OverloadedRole = "overloaded-role", Role, Warn:
        "One role can carry its part",
        "A role with a large share of all A and R is the first to leave and the hardest to replace.",
        "Split the role, or move whole sub-phases to another one.";
    /// A role with letters is filled.
    UnfilledRole = "unfilled-role", Role, Warn:
        "Somebody fills each role",
        "Letters of a role that nobody fills are promises without anybody to keep them.",
        "Say who fills it and with how much of their time, or move its letters.";
    /// Nobody is promised away more than there is of them.
    OverAllocated = "over-allocated", Person, Warn:
        "Nobody is promised twice",
        "Time that is promised twice is missing at the gate where it was counted on.",
        "Lower the shares, move a role to somebody else, or drop what need not be done so often.";
}
