//! Weighted sum and weighted product.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::normalize::{Normalize, ValueFunction, at_least, complete};
use super::{Better, RankingError, TIE, ranks};
use crate::decision_matrix::{Direction, Matrix};

/// Returns Σ wⱼ vᵢⱼ for every tool; `values` are tools × criteria, row by row.
pub fn weighted_sums(values: &[f64], weights: &[f64]) -> Vec<f64> {
    values
        .chunks_exact(weights.len())
        .map(|row| row.iter().zip(weights).map(|(v, w)| v * w).sum())
        .collect()
}

/// Returns the weighted sum of every tool (Fishburn 1967; Keeney & Raiffa 1976 for its value functions).
///
/// The weights count divided by their sum, so that scores over min-max values lie in [0, 1]. A matrix
/// with missing values has spans instead of scores: see [`super::rank`].
pub fn wsm(matrix: &Matrix, normalize: Normalize) -> Result<Vec<f64>, RankingError> {
    Ok(weighted_sums(
        &values(matrix, normalize)?,
        &matrix.weights(),
    ))
}

/// Returns the weighted product of every tool, Π vᵢⱼ^wⱼ with weights that sum to 1 (Bridgman 1922;
/// Miller & Starr 1969); 1/v stands for v where less is better.
///
/// The ratio of two scores does not depend on the units, nor on the normalisation.
pub fn wpm(matrix: &Matrix, normalize: Normalize) -> Result<Vec<f64>, RankingError> {
    let sums = weighted_sums(&logarithms(matrix, normalize)?, &matrix.weights());
    Ok(sums.into_iter().map(f64::exp).collect())
}

/// Returns the logarithms of the values, tools × criteria row by row; every value must be above 0.
pub(super) fn logarithms(matrix: &Matrix, normalize: Normalize) -> Result<Vec<f64>, RankingError> {
    complete(matrix)?;
    for criterion in 0..matrix.criteria().len() {
        at_least(
            matrix,
            criterion,
            true,
            "the weighted product needs values above 0",
        )?;
    }
    let mut values = values(matrix, normalize)?;
    for value in &mut values {
        *value = value.ln();
    }
    Ok(values)
}

/// Returns what every value is worth: more is better in every column, whatever its direction was.
///
/// `minmax` runs from 0 at the worst anchor to 1 at the best one. The others divide a column by its
/// largest value, its sum or its length; where less is better they take 1/v first, so that `max` gives
/// least / v. They need values of at least 0, and above 0 where less is better. Tools × criteria, row by
/// row.
pub fn values(matrix: &Matrix, normalize: Normalize) -> Result<Vec<f64>, RankingError> {
    complete(matrix)?;
    let width = matrix.criteria().len();
    let mut values = matrix.raw().to_vec();
    if normalize == Normalize::Minmax {
        let functions: Vec<ValueFunction> =
            (0..width).map(|c| ValueFunction::of(matrix, c)).collect();
        for row in values.chunks_exact_mut(width) {
            for (v, function) in row.iter_mut().zip(&functions) {
                *v = function.at(*v);
            }
        }
        return Ok(values);
    }
    for (c, column) in matrix.criteria().iter().enumerate() {
        let less = column.direction == Direction::Min;
        if less {
            let why = "where less is better the value is inverted, which 0 and less cannot be; take minmax";
            at_least(matrix, c, true, why)?;
            values[c..]
                .iter_mut()
                .step_by(width)
                .for_each(|v| *v = 1.0 / *v);
        } else {
            let why = "dividing by the column's size needs values of at least 0; take minmax";
            at_least(matrix, c, false, why)?;
        }
        let divisor = normalize.divisor(values[c..].iter().step_by(width).copied());
        values[c..]
            .iter_mut()
            .step_by(width)
            .for_each(|v| *v /= divisor);
    }
    Ok(values)
}

/// Where a tool with missing values may stand. Without any missing value the ends meet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Span {
    /// Weighted mean over what is known; none where nothing is.
    pub score: Option<f64>,
    /// Weight of what is known, 0 to 1.
    pub coverage: f64,
    /// Score with every missing value worth 0.
    pub worst: f64,
    /// Score with every missing value worth 1.
    pub best: f64,
    /// Rank if its own missing values turn out best and all others' worst.
    pub best_rank: u32,
    /// Rank if its own missing values turn out worst and all others' best.
    pub worst_rank: u32,
}

/// Returns the span of every tool under the weighted sum of min-max values.
///
/// A missing value is worth anything from 0 to 1: it lies between the anchors, or between the extremes
/// of what is known in its column.
pub(super) fn spans(matrix: &Matrix) -> Vec<Span> {
    let width = matrix.criteria().len();
    let weights = matrix.weights();
    let functions: Vec<ValueFunction> = (0..width).map(|c| ValueFunction::of(matrix, c)).collect();
    let mut spans: Vec<Span> = matrix
        .raw()
        .chunks_exact(width)
        .map(|row| {
            let (mut sum, mut known) = (0.0, 0.0);
            for ((&x, function), &weight) in row.iter().zip(&functions).zip(&weights) {
                if !x.is_nan() {
                    sum += weight * function.at(x);
                    known += weight;
                }
            }
            let complete = row.iter().all(|x| !x.is_nan());
            let coverage = if complete { 1.0 } else { known };
            Span {
                score: (known > 0.0).then(|| sum / coverage),
                coverage,
                worst: sum,
                best: sum + (1.0 - coverage),
                best_rank: 0,
                worst_rank: 0,
            }
        })
        .collect();
    // Ranks by counting in sorted ends: n log n, and ties count for nobody.
    let sorted = |end: fn(&Span) -> f64| {
        let mut ends: Vec<f64> = spans.iter().map(end).collect();
        ends.sort_unstable_by(f64::total_cmp);
        ends
    };
    let (worsts, bests) = (sorted(|s| s.worst), sorted(|s| s.best));
    let above = |ends: &[f64], value: f64| {
        (ends.len() - ends.partition_point(|&e| e <= value + TIE)) as u32
    };
    for span in &mut spans {
        span.best_rank = 1 + above(&worsts, span.best);
        // Its own best end is among those above its worst one, where the two lie apart.
        let own = u32::from(span.best > span.worst + TIE);
        span.worst_rank = 1 + above(&bests, span.worst) - own;
    }
    spans
}

/// Returns the ranks of scores of which some are not known; those come last, together.
pub(super) fn ranks_of_known(scores: &[Option<f64>]) -> Vec<u32> {
    let known: Vec<f64> = scores.iter().flatten().copied().collect();
    let last = known.len() as u32 + 1;
    let mut ranked = ranks(&known, Better::Higher).into_iter();
    scores
        .iter()
        .map(|score| score.and_then(|_| ranked.next()).unwrap_or(last))
        .collect()
}
