//! Smallest flip: the least weight that has to move before the winner loses its place.

use super::{difference, winner};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A weighting at which a rival draws level; beyond it, the rival leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Flip {
    /// Weight moved in all, 0 to 1: half the sum of all changes.
    pub moved: f64,
    /// The weights at which the margin closes, summing to 1.
    pub weights: Vec<f64>,
}

/// Returns the least move of weight that closes the margin Σ dⱼ wⱼ of a leader over a rival; none where no
/// weighting puts the rival ahead.
///
/// Each unit moved from criterion i to criterion j costs the leader dᵢ − dⱼ. So the weight goes to where
/// the leader does worst, and comes from where it does best, criterion after criterion, until the margin is
/// gone: the exact solution of the linear program. Where the rival is level or ahead already nothing moves.
pub fn smallest_flip(d: &[f64], weights: &[f64]) -> Option<Flip> {
    let to = (0..d.len()).min_by(|&a, &b| d[a].total_cmp(&d[b]))?;
    if d[to] >= 0.0 {
        return None;
    }
    let mut margin: f64 = d.iter().zip(weights).map(|(d, w)| d * w).sum();
    let mut from: Vec<usize> = (0..d.len()).filter(|&c| d[c] > d[to]).collect();
    from.sort_by(|&a, &b| d[b].total_cmp(&d[a]));
    let (mut moved, mut flipped) = (0.0, weights.to_vec());
    for criterion in from {
        if margin <= 0.0 {
            break;
        }
        let gain = d[criterion] - d[to];
        let share = weights[criterion].min(margin / gain);
        moved += share;
        margin -= share * gain;
        flipped[criterion] -= share;
        flipped[to] += share;
    }
    Some(Flip {
        moved,
        weights: flipped,
    })
}

/// The smallest flip in favour of one rival.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RivalFlip {
    /// Position of the rival.
    pub rival: usize,
    /// Weight moved in all, 0 to 1.
    pub moved: f64,
    /// The weights at which the rival draws level.
    pub weights: Vec<f64>,
}

/// Returns the smallest flip of the winner for every rival that has one, the nearest rival first.
///
/// Rivals that no weighting puts ahead are left out; where none is left, no weighting costs the winner
/// its place.
pub fn smallest_flips(values: &[f64], weights: &[f64]) -> Vec<RivalFlip> {
    let first = winner(values, weights);
    let rivals = (0..values.len() / weights.len()).filter(|&tool| tool != first);
    let mut flips: Vec<RivalFlip> = rivals
        .filter_map(|rival| {
            let d = difference(values, weights.len(), first, rival);
            let Flip { moved, weights } = smallest_flip(&d, weights)?;
            Some(RivalFlip {
                rival,
                moved,
                weights,
            })
        })
        .collect();
    flips.sort_by(|a, b| a.moved.total_cmp(&b.moved).then(a.rival.cmp(&b.rival)));
    flips
}
