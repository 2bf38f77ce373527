//! TOPSIS: near the ideal and far from its opposite.

use super::RankingError;
use super::normalize::{Normalize, complete, scaled};
use crate::decision_matrix::{Direction, Matrix};

/// Returns the closeness of every tool to the ideal, d⁻ / (d⁺ + d⁻), 0 to 1 (Hwang & Yoon 1981).
///
/// d⁺ and d⁻ are Euclidean distances to the best and the worst weighted value of every column. Where all
/// tools have the same values both distances vanish, and every tool is as close to the one as to the
/// other: ½.
pub fn topsis(matrix: &Matrix, normalize: Normalize) -> Result<Vec<f64>, RankingError> {
    complete(matrix)?;
    let width = matrix.criteria().len();
    let weights = matrix.weights();
    let mut values = scaled(matrix, normalize);
    let (mut low, mut high) = (vec![f64::INFINITY; width], vec![f64::NEG_INFINITY; width]);
    for row in values.chunks_exact_mut(width) {
        for (((v, w), low), high) in row.iter_mut().zip(&weights).zip(&mut low).zip(&mut high) {
            *v *= w;
            *low = v.min(*low);
            *high = v.max(*high);
        }
    }
    let (mut ideal, mut worst) = (high, low);
    for ((criterion, ideal), worst) in matrix.criteria().iter().zip(&mut ideal).zip(&mut worst) {
        if criterion.direction == Direction::Min {
            std::mem::swap(ideal, worst);
        }
    }
    let closeness = |row: &[f64]| {
        let (mut plus, mut minus) = (0.0, 0.0);
        for ((v, ideal), worst) in row.iter().zip(&ideal).zip(&worst) {
            plus += (ideal - v) * (ideal - v);
            minus += (v - worst) * (v - worst);
        }
        let (plus, minus) = (plus.sqrt(), minus.sqrt());
        if plus + minus > 0.0 {
            minus / (plus + minus)
        } else {
            0.5
        }
    };
    Ok(values.chunks_exact(width).map(closeness).collect())
}
