//! Weighting: from what people say about criteria to weights that sum to 1.
//!
//! | what people give | function | consistency |
//! |---|---|---|
//! | points | [`direct`] | – |
//! | points for the swing from worst to best | [`swing`] | – |
//! | an order | [`roc`], [`rank_sum`], [`rank_reciprocal`] | – |
//! | a ratio per pair | [`ahp`] | ratio CR, the worst pair named |
//! | best and worst against all others | [`bwm`] | ratio, ξ |
//! | nothing: the scores speak | [`entropy`] | – |
//!
//! Several people's weights combine by [`combine`], their pairs by [`combine_judgements`].

mod ahp;
mod best_worst;
mod combine;
mod entropy;
mod points;
mod rank_order;
mod simplex;

#[cfg(test)]
mod published;

pub use ahp::{Ahp, Comparisons, RandomIndex, WorstPair, ahp};
pub use best_worst::{BestWorst, Bwm, bwm};
pub use combine::{combine, combine_judgements};
pub use entropy::entropy;
pub use points::{direct, swing};
pub use rank_order::{rank_reciprocal, rank_sum, roc};

/// Why judgements give no weights. Positions count from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WeightingError {
    /// There is nothing to weigh.
    #[error("there is no criterion to weigh")]
    Nothing,
    /// A judgement is not a finite number in its range.
    #[error("{value} is not {expected}")]
    OutOfRange {
        /// Position of the judgement.
        at: usize,
        /// The judgement.
        value: f64,
        /// What it must be.
        expected: &'static str,
    },
    /// No criterion has any point.
    #[error("every criterion has 0 points; at least one must count")]
    AllZero,
    /// There are too few or too many judgements for the criteria.
    #[error("{expected} judgements are needed for {criteria} criteria, and {found} are given")]
    Count {
        /// Criteria.
        criteria: usize,
        /// Judgements needed.
        expected: usize,
        /// Judgements found.
        found: usize,
    },
    /// The judgements of several people are not of the same criteria.
    #[error("the judgements to combine are of {first} criteria and of {other}")]
    Different {
        /// Criteria of the first.
        first: usize,
        /// Criteria of another.
        other: usize,
    },
    /// Best and worst are one criterion, or there is no such criterion.
    #[error("the best and the worst criterion must be two of the {criteria} criteria")]
    BestIsWorst {
        /// Criteria.
        criteria: usize,
    },
    /// A comparison contradicts itself: a criterion against itself is 1, and best to worst is the same from
    /// either side.
    #[error("{why}")]
    Contradiction {
        /// Position of the criterion whose judgement is wrong.
        at: usize,
        /// What is wrong.
        why: &'static str,
    },
}
