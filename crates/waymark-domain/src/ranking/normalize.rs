//! Normalisation: putting criteria of different units on one footing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RankingError;
use crate::decision_matrix::{Direction, Matrix};

/// How a column is put on one footing with the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Normalize {
    /// As it is.
    None,
    /// 0 at the worst, 1 at the best.
    Minmax,
    /// Divided by the largest.
    Max,
    /// Divided by the sum.
    Sum,
    /// Divided by the Euclidean length.
    Vector,
}

impl Normalize {
    /// Every normalisation.
    pub const ALL: [Self; 5] = [Self::None, Self::Minmax, Self::Max, Self::Sum, Self::Vector];

    /// Returns the word as files and the wire carry it.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minmax => "minmax",
            Self::Max => "max",
            Self::Sum => "sum",
            Self::Vector => "vector",
        }
    }

    /// Returns the normalisation that `word` names, or none.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|n| n.word() == word)
    }

    /// Returns by what a column is divided; 1 for one that is all zeros, which stays so.
    pub(super) fn divisor(self, column: impl Iterator<Item = f64>) -> f64 {
        let divisor = match self {
            Self::None | Self::Minmax => 1.0,
            Self::Max => column.fold(0.0, |most: f64, v| most.max(v.abs())),
            Self::Sum => column.map(f64::abs).sum(),
            Self::Vector => column.map(|v| v * v).sum::<f64>().sqrt(),
        };
        if divisor > 0.0 { divisor } else { 1.0 }
    }
}

/// Makes sure that no value is missing.
pub(super) fn complete(matrix: &Matrix) -> Result<(), RankingError> {
    match matrix.first_missing() {
        Some((tool, criterion)) => Err(RankingError::Missing {
            tool: matrix.tools()[tool].clone(),
            criterion: matrix.criteria()[criterion].name.clone(),
        }),
        None => Ok(()),
    }
}

/// Makes sure that every value of a column is above `floor`, or at it where `open` is false.
pub(super) fn at_least(
    matrix: &Matrix,
    criterion: usize,
    open: bool,
    why: &'static str,
) -> Result<(), RankingError> {
    let width = matrix.criteria().len();
    let column = matrix.raw()[criterion..].iter().step_by(width);
    match column
        .enumerate()
        .find(|&(_, &v)| v < 0.0 || (open && v == 0.0))
    {
        Some((tool, &value)) => Err(RankingError::TooLow {
            tool: matrix.tools()[tool].clone(),
            criterion: matrix.criteria()[criterion].name.clone(),
            value,
            why,
        }),
        None => Ok(()),
    }
}

/// Returns the values with every column scaled and its direction kept, tools × criteria row by row.
///
/// This is what TOPSIS and PROMETHEE work on: they know themselves which end of a column is good.
pub(super) fn scaled(matrix: &Matrix, normalize: Normalize) -> Vec<f64> {
    let width = matrix.criteria().len();
    let mut values = matrix.raw().to_vec();
    if normalize == Normalize::None {
        return values;
    }
    // Column sums are gathered row by row: memory is read in the order in which it lies.
    let (mut shift, mut divisor) = (vec![0.0; width], vec![0.0; width]);
    if normalize == Normalize::Minmax {
        shift.copy_from_slice(&values[..width]);
        let mut top = values[..width].to_vec();
        for row in values.chunks_exact(width) {
            for ((low, high), &v) in shift.iter_mut().zip(&mut top).zip(row) {
                (*low, *high) = (v.min(*low), v.max(*high));
            }
        }
        for ((d, low), high) in divisor.iter_mut().zip(&shift).zip(top) {
            *d = high - low;
        }
    } else {
        for row in values.chunks_exact(width) {
            for (d, &v) in divisor.iter_mut().zip(row) {
                *d = match normalize {
                    Normalize::Max => d.max(v.abs()),
                    Normalize::Sum => *d + v.abs(),
                    _ => *d + v * v,
                };
            }
        }
        if normalize == Normalize::Vector {
            for d in &mut divisor {
                *d = d.sqrt();
            }
        }
    }
    for d in &mut divisor {
        *d = if *d > 0.0 { 1.0 / *d } else { 1.0 };
    }
    for row in values.chunks_exact_mut(width) {
        for ((v, low), factor) in row.iter_mut().zip(&shift).zip(&divisor) {
            *v = (*v - low) * factor;
        }
    }
    values
}

/// The value function of one criterion: 0 at the worst, 1 at the best, straight between, flat beyond.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ValueFunction {
    worst: f64,
    /// 1 / (best − worst); none where nothing lies between, with the value that then holds for all.
    slope: Result<f64, f64>,
}

impl ValueFunction {
    /// Returns the value function of a column: between its anchors where they are stated, else between
    /// its own extremes.
    ///
    /// A column of one value is worth 1 throughout, as no tool falls short of the best. Where only one
    /// anchor is stated and the whole column lies at or beyond it, that anchor speaks: all 0 beyond the
    /// worst, all 1 beyond the best.
    pub(super) fn of(matrix: &Matrix, criterion: usize) -> Self {
        let column = &matrix.criteria()[criterion];
        let (least, greatest) = matrix.extremes(criterion).unwrap_or((0.0, 0.0));
        let (own_worst, own_best) = match column.direction {
            Direction::Max => (least, greatest),
            Direction::Min => (greatest, least),
        };
        let worst = column.worst.unwrap_or(own_worst);
        let best = column.best.unwrap_or(own_best);
        let rises = match column.direction {
            Direction::Max => best > worst,
            Direction::Min => best < worst,
        };
        let flat = match (column.worst, column.best) {
            (Some(_), None) => 0.0,
            _ => 1.0,
        };
        Self {
            worst,
            slope: if rises {
                Ok(1.0 / (best - worst))
            } else {
                Err(flat)
            },
        }
    }

    /// Returns what `x` is worth, 0 to 1.
    pub(super) fn at(self, x: f64) -> f64 {
        match self.slope {
            Ok(slope) => ((x - self.worst) * slope).clamp(0.0, 1.0),
            Err(flat) => flat,
        }
    }
}
