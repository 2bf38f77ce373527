//! Robustness: how much more the winner is than a set of weights that happened to be agreed.
//!
//! Everything here is about a weighted sum Σ wⱼ xᵢⱼ over `values` x, tools × criteria row by row, with
//! weights that are at least 0 and sum to 1: the corner-to-corner space that is called a simplex. For a
//! pair of tools only the difference d of their rows counts, and A beats B where d·w > 0.
//!
//! | figure | label | function |
//! |---|---|---|
//! | share of all weightings in which A beats B | exact | [`pairwise_share`], [`pairwise_shares`] |
//! | the same where only the order of the weights is agreed | exact | [`pairwise_share_ranked`] |
//! | the same with least weights | exact | [`pairwise_share_with_minimum`] |
//! | least weight moved that costs the winner its place | exact | [`smallest_flip`], [`smallest_flips`] |
//! | range of one weight in which the winner stays | exact | [`critical_weights`] |
//! | least change of one score that costs the winner its place | exact | [`smallest_score_change`] |
//! | how often a tool takes a rank, over all weightings | estimated | [`acceptability`] |
//!
//! ```
//! use waymark_domain::robustness::{pairwise_share, smallest_flip};
//!
//! // A leads by 3 on the first criterion, B by 1 on the second: A wins wherever w₁ > ¼.
//! assert_eq!(pairwise_share(&[3.0, -1.0]), 0.75);
//! // At equal weights half of the first weight has to move before B draws level, at (¼, ¾).
//! let flip = smallest_flip(&[3.0, -1.0], &[0.5, 0.5]).unwrap();
//! assert_eq!((flip.moved, flip.weights), (0.25, vec![0.25, 0.75]));
//! ```

mod acceptability;
mod critical;
mod flip;
mod pairwise;
mod score_change;
mod weightings;

#[cfg(test)]
mod properties;

pub use acceptability::{Acceptability, acceptability};
pub use critical::{CriticalWeight, critical_weights};
pub use flip::{Flip, RivalFlip, smallest_flip, smallest_flips};
pub use pairwise::{
    order_of, pairwise_share, pairwise_share_ranked, pairwise_share_with_minimum, pairwise_shares,
    pairwise_shares_ranked,
};
pub use score_change::{ScoreChange, smallest_score_change};

/// Returns the differences between two rows of `values`, criterion by criterion.
pub fn difference(values: &[f64], criteria: usize, a: usize, b: usize) -> Vec<f64> {
    let row = |tool: usize| &values[tool * criteria..(tool + 1) * criteria];
    row(a).iter().zip(row(b)).map(|(a, b)| a - b).collect()
}

/// Returns the position of the tool with the highest weighted sum, the first of equals.
pub fn winner(values: &[f64], weights: &[f64]) -> usize {
    let sums = crate::ranking::weighted_sums(values, weights);
    let ranks = crate::ranking::ranks(&sums, crate::ranking::Better::Higher);
    ranks.iter().position(|&rank| rank == 1).unwrap_or(0)
}
