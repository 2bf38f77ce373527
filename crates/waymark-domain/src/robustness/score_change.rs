//! Smallest score change: how far one cell may be off before the winner changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::winner;
use crate::ranking::weighted_sums;

/// The least change of one value that costs the winner its place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ScoreChange {
    /// Position of the tool whose value changes.
    pub tool: usize,
    /// Position of the criterion.
    pub criterion: usize,
    /// By how much: below 0 for the winner's own values, at least 0 for a rival's.
    pub change: f64,
    /// Position of the tool that then draws level.
    pub rival: usize,
}

/// Returns the least change of every cell that closes the winner's margin, the least first (Triantaphyllou
/// & Sánchez 1997); cells that cannot do so within [0, 1] are left out.
///
/// A rival's value has to rise by margin / weight, the winner's own to fall by the margin over the nearest
/// rival / weight.
pub fn smallest_score_change(values: &[f64], weights: &[f64]) -> Vec<ScoreChange> {
    let criteria = weights.len();
    let sums = weighted_sums(values, weights);
    let first = winner(values, weights);
    let margin = |tool: usize| (sums[first] - sums[tool]).max(0.0);
    let nearest = (0..sums.len())
        .filter(|&tool| tool != first)
        .min_by(|&a, &b| margin(a).total_cmp(&margin(b)));
    let Some(nearest) = nearest else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    for (tool, row) in values.chunks_exact(criteria).enumerate() {
        for (criterion, (&value, &weight)) in row.iter().zip(weights).enumerate() {
            let (change, rival) = if tool == first {
                (-margin(nearest) / weight, nearest)
            } else {
                (margin(tool) / weight, tool)
            };
            if weight > 0.0 && (0.0..=1.0).contains(&(value + change)) {
                changes.push(ScoreChange {
                    tool,
                    criterion,
                    change,
                    rival,
                });
            }
        }
    }
    changes.sort_by(|a, b| a.change.abs().total_cmp(&b.change.abs()));
    changes
}
