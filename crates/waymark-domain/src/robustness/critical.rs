//! Critical weights: how far one weight may go before the winner changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{difference, winner};

/// The range of one criterion's weight in which the winner stays, all others scaled to make room.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct CriticalWeight {
    /// Its weight now.
    pub weight: f64,
    /// The lowest at which the winner is still first.
    pub low: f64,
    /// The highest at which the winner is still first.
    pub high: f64,
    /// Position of the tool that takes over below `low`; none where `low` is 0.
    pub below: Option<usize>,
    /// Position of the tool that takes over above `high`; none where `high` is 1.
    pub above: Option<usize>,
}

/// Returns the critical range of every weight (Triantaphyllou & Sánchez 1997), in closed form.
///
/// At weight t of a criterion the margin over a rival is t·d + (1 − t)·r, with r the margin on all others at
/// their present proportions: a straight line, so that each rival bounds t on one side at most. Where one
/// criterion has all the weight the others have no proportions to keep, and t stays 1.
pub fn critical_weights(values: &[f64], weights: &[f64]) -> Vec<CriticalWeight> {
    let criteria = weights.len();
    let first = winner(values, weights);
    let rivals: Vec<(usize, Vec<f64>)> = (0..values.len() / criteria)
        .filter(|&tool| tool != first)
        .map(|rival| (rival, difference(values, criteria, first, rival)))
        .collect();
    let critical = |criterion: usize| {
        let weight = weights[criterion];
        let mut range = CriticalWeight {
            weight,
            low: 0.0,
            high: 1.0,
            below: None,
            above: None,
        };
        let rest: f64 = weights
            .iter()
            .enumerate()
            .filter(|&(c, _)| c != criterion)
            .map(|(_, w)| w)
            .sum();
        if rest <= 0.0 {
            range.low = 1.0;
            return range;
        }
        for (rival, d) in &rivals {
            let others = d.iter().zip(weights).enumerate();
            let others = others.filter(|&(c, _)| c != criterion);
            let r = others.map(|(_, (d, w))| d * w).sum::<f64>() / rest;
            let own = d[criterion];
            // t·own + (1 − t)·r ≥ 0
            if own > r && r < 0.0 {
                let low = (-r / (own - r)).min(weight);
                if low > range.low {
                    (range.low, range.below) = (low, Some(*rival));
                }
            } else if own < r && own < 0.0 {
                let high = (r / (r - own)).max(weight);
                if high < range.high {
                    (range.high, range.above) = (high, Some(*rival));
                }
            }
        }
        range
    };
    (0..criteria).map(critical).collect()
}
