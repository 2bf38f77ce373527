//! The closed vocabularies of the process.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::words::words! {
    /// The rank of a step.
    StepKind {
        /// First rank.
        Phase = "phase", "Phase";
        /// Second rank.
        SubPhase = "sub_phase", "Sub-phase";
        /// Third rank; only tasks carry letters.
        Task = "task", "Task";
    }
    /// What a task is with regard to separation of duties.
    Duty {
        /// It makes what is validated later.
        Build = "build", "Build";
        /// It judges, independently, what others made.
        Validate = "validate", "Validate";
    }
    /// The period that a frequency counts in.
    Period {
        /// A week.
        Week = "week", "week";
        /// A month.
        Month = "month", "month";
        /// A quarter.
        Quarter = "quarter", "quarter";
        /// A year.
        Year = "year", "year";
        /// A model release.
        Model = "model", "model release";
    }
    /// Which letters there are.
    LetterScheme {
        /// R, A, C, I.
        Raci = "raci", "RACI";
        /// R, A, S, C, I.
        Rasci = "rasci", "RASCI";
    }
    /// How severe what a rule finds is.
    RuleSeverity {
        /// It blocks sign-off.
        Error = "error", "Error";
        /// It asks for a second look.
        Warn = "warn", "Warning";
        /// The rule does not run.
        Off = "off", "Off";
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the macro that writes the words has no mark for a default"
)]
impl Default for LetterScheme {
    fn default() -> Self {
        Self::Raci
    }
}

impl StepKind {
    /// Returns the rank below; none below a task.
    pub fn below(self) -> Option<Self> {
        match self {
            Self::Phase => Some(Self::SubPhase),
            Self::SubPhase => Some(Self::Task),
            Self::Task => None,
        }
    }

    /// Returns how many steps stand above: 0 for a phase, 2 for a task.
    pub fn depth(self) -> usize {
        match self {
            Self::Phase => 0,
            Self::SubPhase => 1,
            Self::Task => 2,
        }
    }

    /// Returns the word as it stands in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::SubPhase => "sub-phase",
            Self::Task => "task",
        }
    }
}
