//! Entropy: weights that no person gives, from how far the scores themselves tell tools apart.

use super::WeightingError;

/// Returns entropy weights (Shannon 1948; Zeleny 1982) of `values`, tools × criteria row by row, each at
/// least 0.
///
/// With pᵢⱼ = xᵢⱼ / Σᵢ xᵢⱼ a criterion has the entropy Eⱼ = −Σᵢ pᵢⱼ ln pᵢⱼ / ln tools, and its weight is in
/// proportion to 1 − Eⱼ. A column of one value weighs nothing; where all are so, or there is only one
/// tool, nothing is told apart and all weigh the same.
pub fn entropy(values: &[f64], criteria: usize) -> Result<Vec<f64>, WeightingError> {
    if criteria == 0 || values.is_empty() {
        return Err(WeightingError::Nothing);
    }
    if let Some(at) = values.iter().position(|v| !v.is_finite() || *v < 0.0) {
        return Err(WeightingError::OutOfRange {
            at,
            value: values[at],
            expected: "a value of at least 0",
        });
    }
    let tools = values.len() / criteria;
    let most = (tools as f64).ln();
    let divergence = |criterion: usize| {
        let column = || values[criterion..].iter().step_by(criteria).copied();
        let total: f64 = column().sum();
        if total <= 0.0 || most <= 0.0 {
            return 0.0;
        }
        let terms = column().filter(|&v| v > 0.0).map(|v| {
            let p = v / total;
            p * p.ln()
        });
        let left = 1.0 + terms.sum::<f64>() / most;
        // What rounding leaves of a column of one value.
        if left > 1e-14 { left } else { 0.0 }
    };
    let divergences: Vec<f64> = (0..criteria).map(divergence).collect();
    let total: f64 = divergences.iter().sum();
    if total <= 0.0 {
        return Ok(vec![1.0 / criteria as f64; criteria]);
    }
    Ok(divergences.into_iter().map(|d| d / total).collect())
}
