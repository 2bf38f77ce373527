//! Rounds, ratings and what the room settled on.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CapabilityId, ModelId, PersonId, RoundId};
use crate::words::{Confidence, PriorityMethod, RoundState};

/// One dated assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Round {
    /// Names the round.
    pub id: RoundId,
    /// The model that is rated.
    pub model: ModelId,
    /// Its name, such as “Round 2”.
    pub title: String,
    /// The day of the assessment.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Open, or locked as a baseline.
    pub state: RoundState,
    /// When it was locked.
    #[ts(type = "string | null")]
    pub locked_at: Option<DateTime<Utc>>,
    /// How priorities are read.
    pub priority_method: PriorityMethod,
    /// Who rates, in the order of the columns.
    pub participants: Vec<PersonId>,
}

/// What somebody says of a leaf.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Answer {
    /// A level, by its value on the leaf's scale.
    Level {
        /// The level's value.
        value: f64,
    },
    /// Does not apply here; the reason is never empty.
    NotApplicable {
        /// Why not.
        reason: String,
    },
}

impl Answer {
    /// Returns the level's value, or none for not applicable.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Level { value } => Some(*value),
            Self::NotApplicable { .. } => None,
        }
    }
}

/// One person's answer for one leaf in one round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Rating {
    /// The leaf.
    pub capability: CapabilityId,
    /// Who says so.
    pub person: PersonId,
    /// What they say.
    pub answer: Answer,
    /// In their words.
    pub note: String,
    /// How sure they are.
    pub confidence: Option<Confidence>,
}

/// What the room settled on for one leaf.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgreedRating {
    /// The leaf.
    pub capability: CapabilityId,
    /// What was settled.
    pub answer: Answer,
    /// What settled it.
    pub rationale: String,
}

/// Where the client wants a capability to be. Set on an inner node it holds for every leaf below that
/// has no target of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Target {
    /// Inner node or leaf.
    pub capability: CapabilityId,
    /// A level's value on the scale of the leaves below.
    pub value: f64,
    /// By when; none where no day was agreed.
    #[ts(type = "string | null")]
    pub due: Option<NaiveDate>,
}

/// How much a capability matters to the client: points (at least 0) or a rank (1 is first), as the
/// round's method says. Set on an inner node it holds for every leaf below that has none of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Priority {
    /// Inner node or leaf.
    pub capability: CapabilityId,
    /// Points, or the rank.
    pub value: f64,
}
