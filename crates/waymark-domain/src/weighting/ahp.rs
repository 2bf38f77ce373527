//! Analytic hierarchy process: weights from a ratio per pair of criteria (Saaty 1980).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WeightingError;

/// Ratios of importance for every pair of criteria: a positive reciprocal matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparisons {
    size: usize,
    /// Size × size, row by row: how many times the row is as important as the column.
    ratios: Vec<f64>,
}

impl Comparisons {
    /// Returns the comparisons of `size` criteria from the upper triangle of their matrix, row by row: first
    /// against second, first against third, …, last but one against last.
    pub fn new(size: usize, upper: &[f64]) -> Result<Self, WeightingError> {
        if size == 0 {
            return Err(WeightingError::Nothing);
        }
        let expected = size * (size - 1) / 2;
        if upper.len() != expected {
            return Err(WeightingError::Count {
                criteria: size,
                expected,
                found: upper.len(),
            });
        }
        let mut ratios = vec![1.0; size * size];
        let pairs = (0..size).flat_map(|i| (i + 1..size).map(move |j| (i, j)));
        for (at, ((i, j), &ratio)) in pairs.zip(upper).enumerate() {
            // The reciprocal has to be a number too.
            if !(ratio > 0.0 && ratio.is_finite() && (1.0 / ratio).is_finite()) {
                return Err(WeightingError::OutOfRange {
                    at,
                    value: ratio,
                    expected: "a ratio above 0",
                });
            }
            ratios[i * size + j] = ratio;
            ratios[j * size + i] = 1.0 / ratio;
        }
        Ok(Self { size, ratios })
    }

    /// Returns how many criteria are compared.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Returns how many times `row` is as important as `column`.
    pub fn ratio(&self, row: usize, column: usize) -> f64 {
        self.ratios[row * self.size + column]
    }

    /// Returns the upper triangle, row by row.
    pub fn upper(&self) -> Vec<f64> {
        let row = |i: usize| (i + 1..self.size).map(move |j| self.ratio(i, j));
        (0..self.size).flat_map(row).collect()
    }

    /// Returns the pair that fits the others least, with the ratio that they imply.
    ///
    /// By way of a third criterion k a pair (i, j) comes to aᵢₖ·aₖⱼ; the ratio implied is the geometric mean
    /// over all k. Two criteria cannot contradict each other: none. Of equals the first counts.
    fn worst_pair(&self) -> Option<WorstPair> {
        let n = self.size;
        let mut worst: Option<(f64, WorstPair)> = None;
        for i in 0..n {
            for j in i + 1..n {
                let ways = (0..n).filter(|&k| k != i && k != j);
                let logs = ways.map(|k| (self.ratio(i, k) * self.ratio(k, j)).ln());
                let implied = logs.sum::<f64>() / n.saturating_sub(2).max(1) as f64;
                let off = (self.ratio(i, j).ln() - implied).abs();
                if n > 2 && off > 1e-9 && worst.as_ref().is_none_or(|(most, _)| off > most + 1e-9) {
                    let pair = WorstPair {
                        row: i,
                        column: j,
                        given: self.ratio(i, j),
                        consistent: implied.exp(),
                    };
                    worst = Some((off, pair));
                }
            }
        }
        worst.map(|(_, pair)| pair)
    }
}

/// The pair of criteria that contradicts the others most.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct WorstPair {
    /// Position of the first criterion.
    pub row: usize,
    /// Position of the second.
    pub column: usize,
    /// How many times the first is as important as the second, as given.
    pub given: f64,
    /// The ratio that the other judgements imply.
    pub consistent: f64,
}

/// A table of random indices: the mean consistency index of random matrices, against which one's own is
/// held. Tables differ, so that a ratio without the name of its table says little.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RandomIndex {
    /// Saaty (2005), up to 15 criteria.
    #[default]
    Saaty,
    /// Alonso & Lamata (2006), from 100,000 matrices of each size, and their straight line for any size.
    AlonsoLamata,
}

impl RandomIndex {
    /// Returns its name and source, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Saaty => "Saaty 2005",
            Self::AlonsoLamata => "Alonso & Lamata 2006",
        }
    }

    /// Returns the random index for a number of criteria; none where the table does not reach so far.
    pub fn of(self, criteria: usize) -> Option<f64> {
        /// Saaty, *Theory and Applications of the Analytic Network Process* (2005): 1 to 15 criteria.
        const SAATY: [f64; 15] = [
            0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59,
        ];
        /// Alonso & Lamata (2006), table 3: 1 to 15 criteria.
        const ALONSO_LAMATA: [f64; 15] = [
            0.0, 0.0, 0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141,
            1.5365, 1.5551, 1.5713, 1.5838,
        ];
        let place = criteria.checked_sub(1)?;
        match self {
            Self::Saaty => SAATY.get(place).copied(),
            Self::AlonsoLamata => {
                // λ = 2.7699 n − 4.3513, fitted by the authors.
                let n = criteria as f64;
                let line = (2.7699 * n - 4.3513 - n) / (n - 1.0);
                Some(ALONSO_LAMATA.get(place).copied().unwrap_or(line))
            }
        }
    }
}

/// What pairwise comparisons give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Ahp {
    /// The principal eigenvector, summing to 1.
    pub weights: Vec<f64>,
    /// The principal eigenvalue λ; as large as the number of criteria where all judgements agree.
    pub eigenvalue: f64,
    /// (λ − n) / (n − 1); 0 for one criterion.
    pub consistency_index: f64,
    /// The index over the random index; up to 0.10 is usually accepted. 0 for one or two criteria.
    pub consistency_ratio: f64,
    /// The random index, and the table it is from.
    pub random_index: f64,
    /// The table.
    pub table: RandomIndex,
    /// The pair that contradicts the others most; none where all agree.
    pub worst_pair: Option<WorstPair>,
}

/// Returns weights and consistency of pairwise comparisons, by the principal eigenvector (Saaty 1980).
///
/// Where the table does not reach so far the line of Alonso & Lamata takes its place, and is named.
pub fn ahp(comparisons: &Comparisons, table: RandomIndex) -> Ahp {
    let n = comparisons.size;
    let (weights, eigenvalue) = principal(comparisons);
    let consistency_index = if n > 1 {
        ((eigenvalue - n as f64) / (n - 1) as f64).max(0.0)
    } else {
        0.0
    };
    let (random_index, table) = match table.of(n) {
        Some(index) => (index, table),
        None => (
            RandomIndex::AlonsoLamata.of(n).unwrap_or(0.0),
            RandomIndex::AlonsoLamata,
        ),
    };
    let consistency_ratio = if random_index > 0.0 {
        consistency_index / random_index
    } else {
        0.0
    };
    Ahp {
        weights,
        eigenvalue,
        consistency_index,
        consistency_ratio,
        random_index,
        table,
        worst_pair: comparisons.worst_pair(),
    }
}

/// Returns the principal eigenvector, summing to 1, and its eigenvalue, by power iteration.
///
/// A positive matrix has one largest eigenvalue (Perron 1907), so that the iteration converges from
/// anywhere; it begins at the row-wise geometric means, which are exact where the judgements agree.
fn principal(comparisons: &Comparisons) -> (Vec<f64>, f64) {
    const STEPS: usize = 10_000;
    let n = comparisons.size;
    let rows = || comparisons.ratios.chunks_exact(n);
    let logs: Vec<f64> = rows()
        .map(|row| row.iter().map(|r| r.ln()).sum::<f64>() / n as f64)
        .collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut vector: Vec<f64> = logs.iter().map(|l| (l - most).exp()).collect();
    let mut eigenvalue = n as f64;
    for _ in 0..STEPS {
        let total: f64 = vector.iter().sum();
        for v in &mut vector {
            *v /= total;
        }
        let next: Vec<f64> = rows()
            .map(|row| row.iter().zip(&vector).map(|(r, v)| r * v).sum())
            .collect();
        eigenvalue = next.iter().sum();
        let moved = next
            .iter()
            .zip(&vector)
            .map(|(x, v)| (x / eigenvalue - v).abs());
        let moved = moved.fold(0.0, f64::max);
        vector = next;
        if moved < 1e-15 {
            break;
        }
    }
    let total: f64 = vector.iter().sum();
    for v in &mut vector {
        *v /= total;
    }
    (vector, eigenvalue)
}
