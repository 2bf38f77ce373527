//! Rank order: weights from an order of importance alone.

use super::WeightingError;

/// Returns rank-order centroid weights (Barron & Barrett 1996): the centre of all weightings that keep the
/// order, wₖ = (1/n) Σᵢ₌ₖ 1/i.
///
/// `order` has a number per criterion, the lowest the most important; criteria with the same number share
/// the mean of their places.
pub fn roc(order: &[f64]) -> Result<Vec<f64>, WeightingError> {
    let mut tail = 0.0;
    let n = order.len() as f64;
    let mut places: Vec<f64> = (1..=order.len())
        .rev()
        .map(|place| {
            tail += 1.0 / place as f64;
            tail / n
        })
        .collect();
    places.reverse();
    placed(order, &places)
}

/// Returns rank-sum weights (Stillwell, Seaver & Edwards 1981): in proportion to n + 1 − place.
///
/// `order` is as for [`roc`].
pub fn rank_sum(order: &[f64]) -> Result<Vec<f64>, WeightingError> {
    let n = order.len();
    let total = (n * (n + 1)) as f64 / 2.0;
    let places: Vec<f64> = (0..n).map(|place| (n - place) as f64 / total).collect();
    placed(order, &places)
}

/// Returns rank-reciprocal weights (Stillwell, Seaver & Edwards 1981): in proportion to 1 / place.
///
/// `order` is as for [`roc`].
pub fn rank_reciprocal(order: &[f64]) -> Result<Vec<f64>, WeightingError> {
    let total: f64 = (1..=order.len()).map(|place| 1.0 / place as f64).sum();
    let places: Vec<f64> = (1..=order.len())
        .map(|place| 1.0 / place as f64 / total)
        .collect();
    placed(order, &places)
}

/// Hands the weights of the places to the criteria, by order; equals share the mean of their places.
fn placed(order: &[f64], places: &[f64]) -> Result<Vec<f64>, WeightingError> {
    if order.is_empty() {
        return Err(WeightingError::Nothing);
    }
    if let Some(at) = order.iter().position(|o| !o.is_finite()) {
        return Err(WeightingError::OutOfRange {
            at,
            value: order[at],
            expected: "a place in an order",
        });
    }
    let mut by_place: Vec<usize> = (0..order.len()).collect();
    by_place.sort_by(|&a, &b| order[a].total_cmp(&order[b]));
    let mut weights = vec![0.0; order.len()];
    let mut place = 0;
    for equals in by_place.chunk_by(|&a, &b| order[a].total_cmp(&order[b]).is_eq()) {
        let share = &places[place..place + equals.len()];
        let mean = share.iter().sum::<f64>() / equals.len() as f64;
        for &at in equals {
            weights[at] = mean;
        }
        place += equals.len();
    }
    Ok(weights)
}
