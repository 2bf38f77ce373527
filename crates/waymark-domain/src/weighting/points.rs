//! Points: the direct way to weights.

use super::WeightingError;

/// Returns weights in proportion to points of at least 0.
pub fn direct(points: &[f64]) -> Result<Vec<f64>, WeightingError> {
    if points.is_empty() {
        return Err(WeightingError::Nothing);
    }
    let wrong = |p: &f64| !p.is_finite() || *p < 0.0;
    if let Some(at) = points.iter().position(wrong) {
        return Err(WeightingError::OutOfRange {
            at,
            value: points[at],
            expected: "a number of points of at least 0",
        });
    }
    // Dividing by the largest first keeps the sum finite, whatever the points are.
    let largest = points.iter().copied().fold(0.0, f64::max);
    if largest <= 0.0 {
        return Err(WeightingError::AllZero);
    }
    let total: f64 = points.iter().map(|p| p / largest).sum();
    Ok(points.iter().map(|p| p / largest / total).collect())
}

/// Returns swing weights (von Winterfeldt & Edwards 1986): in proportion to the points that a swing from
/// worst to best is worth, where the criterion that one would swing first has 100.
///
/// Only proportions count, so that the largest may be any number.
pub fn swing(points: &[f64]) -> Result<Vec<f64>, WeightingError> {
    direct(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_become_shares() {
        assert_eq!(direct(&[1.0, 0.0, 3.0]), Ok(vec![0.25, 0.0, 0.75]));
        assert_eq!(swing(&[100.0, 50.0, 50.0]), Ok(vec![0.5, 0.25, 0.25]));
        assert_eq!(direct(&[f64::MAX, f64::MAX]), Ok(vec![0.5, 0.5]));
        assert_eq!(direct(&[]), Err(WeightingError::Nothing));
        assert_eq!(direct(&[0.0, 0.0]), Err(WeightingError::AllZero));
        for bad in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(
                direct(&[1.0, bad]),
                Err(WeightingError::OutOfRange { at: 1, .. })
            ));
        }
    }
}
