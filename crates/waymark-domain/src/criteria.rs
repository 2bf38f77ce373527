//! Criteria: what candidate tools are scored against, as a tree with weights.
//!
//! Leaves are scored: by a *rating* from 0 to 5 with a written anchor for every level, by a *measured*
//! value with a unit, or by *yes or no*. A measure's value function turns what was scored into a value from
//! 0 (worst) to 1 (best). Weights are relative among siblings and multiply down the tree.

mod measure;
mod tree;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::CriterionId;
use crate::words::words;

pub use measure::{MeasureError, RATING_LEVELS};
pub use tree::{CriteriaError, CriteriaTree, CriterionNode};

/// Deepest nesting of criteria; those at the top are at depth 1.
pub const MAX_DEPTH: usize = 8;
/// Most criteria that an evaluation or a framework may have, groups and leaves.
pub const MAX_CRITERIA: usize = 2_000;

words! {
    /// Which end of a measured value is wanted.
    Direction {
        /// More is better.
        Max = "max", "More is better";
        /// Less is better.
        Min = "min", "Less is better";
    }
}

/// How a criterion is scored, and what a score is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Measure {
    /// Not scored: what is below it is.
    Group,
    /// A whole number from 0 to 5; its value is a fifth of it.
    Rating {
        /// What each level means, 0 first: six texts, or none where they are not written yet.
        anchors: Vec<String>,
    },
    /// A number in a unit. It is worth 0 at `worst`, 1 at `best`, and in between what the straight lines
    /// through `points` say.
    Measured {
        /// The unit, such as “ms”.
        unit: String,
        /// Which end is wanted.
        direction: Direction,
        /// From here on it is worth nothing.
        worst: f64,
        /// From here on it is worth all.
        best: f64,
        /// What the number is worth in between, as pairs of number and value (0 to 1); empty is one straight line.
        #[serde(default)]
        points: Vec<(f64, f64)>,
    },
    /// 1 for yes, 0 for no.
    YesNo,
}

/// What a tool has to fulfil to be ranked at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KnockOutRule {
    /// What has to hold, as a sentence.
    pub statement: String,
    /// The least score that passes, in the measure's own unit; where less is better, the most.
    #[serde(default)]
    pub minimum: Option<f64>,
}

/// A criterion: a group, or a leaf that is scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Criterion {
    /// Names the criterion.
    pub id: CriterionId,
    /// The group above; none at the top.
    pub parent: Option<CriterionId>,
    /// Unique in the tree, such as “C4.2”.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What is asked, and where one looks.
    pub description: String,
    /// Points relative to its siblings, at least 0.
    pub weight: f64,
    /// How it is scored.
    pub measure: Measure,
    /// Whether it is a cost: kept out of the value, and drawn against it.
    pub cost: bool,
    /// What a tool has to fulfil here to be ranked at all.
    pub knock_out: Option<KnockOutRule>,
}

/// A set of criteria to begin with, as a file states it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriteriaFramework {
    /// Unique short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Edition of the content.
    pub edition: String,
    /// Language of the content (BCP 47).
    pub language: String,
    /// What it is for and how to use it.
    pub purpose: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// The criteria; siblings in their order.
    pub criteria: Vec<Criterion>,
}
