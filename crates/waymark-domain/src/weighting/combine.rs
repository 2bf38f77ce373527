//! Combining: one set of weights from several people's.

use super::{Comparisons, WeightingError};

/// Returns the arithmetic mean of several people's weights, summing to 1 as each of them does.
pub fn combine(people: &[Vec<f64>]) -> Result<Vec<f64>, WeightingError> {
    let Some(first) = people.first().filter(|weights| !weights.is_empty()) else {
        return Err(WeightingError::Nothing);
    };
    same_size(first.len(), people.iter().map(Vec::len))?;
    let mut sums = vec![0.0; first.len()];
    for weights in people {
        let total: f64 = weights.iter().sum();
        for (at, (sum, &weight)) in sums.iter_mut().zip(weights).enumerate() {
            if !weight.is_finite() || weight < 0.0 {
                return Err(WeightingError::OutOfRange {
                    at,
                    value: weight,
                    expected: "a weight of at least 0",
                });
            }
            if total <= 0.0 {
                return Err(WeightingError::AllZero);
            }
            *sum += weight / total / people.len() as f64;
        }
    }
    Ok(sums)
}

/// Returns the geometric mean, pair by pair, of several people's comparisons.
///
/// It is the one mean that keeps a matrix reciprocal whoever is asked first (Aczél & Saaty 1983).
pub fn combine_judgements(people: &[Comparisons]) -> Result<Comparisons, WeightingError> {
    let Some(first) = people.first() else {
        return Err(WeightingError::Nothing);
    };
    same_size(first.size(), people.iter().map(Comparisons::size))?;
    let mut logs = vec![0.0; first.upper().len()];
    for person in people {
        for (log, ratio) in logs.iter_mut().zip(person.upper()) {
            *log += ratio.ln() / people.len() as f64;
        }
    }
    let upper: Vec<f64> = logs.into_iter().map(f64::exp).collect();
    Comparisons::new(first.size(), &upper)
}

fn same_size(first: usize, mut sizes: impl Iterator<Item = usize>) -> Result<(), WeightingError> {
    match sizes.find(|&other| other != first) {
        Some(other) => Err(WeightingError::Different { first, other }),
        None => Ok(()),
    }
}
