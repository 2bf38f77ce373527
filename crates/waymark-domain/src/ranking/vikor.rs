//! VIKOR: a compromise between what most criteria say and what the worst one says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::normalize::complete;
use super::{Better, RankingError, ranks};
use crate::decision_matrix::{Direction, Matrix};

/// The weight v of group utility against individual regret: consensus.
pub(super) const CONSENSUS: f64 = 0.5;

/// What arithmetic alone may put between two sides that are equal.
const SLACK: f64 = 1e-12;

/// The measures of VIKOR, per tool in the order of the matrix, and its compromise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Vikor {
    /// Group utility: Σ wⱼ (f*ⱼ − fᵢⱼ) / (f*ⱼ − f⁻ⱼ); the lower the better.
    pub s: Vec<f64>,
    /// Individual regret: the largest term of S; the lower the better.
    pub r: Vec<f64>,
    /// v·(S − S*) / (S⁻ − S*) + (1 − v)·(R − R*) / (R⁻ − R*); the lower the better.
    pub q: Vec<f64>,
    /// C1, acceptable advantage: the second by Q is at least 1 / (tools − 1) behind the first.
    pub acceptable_advantage: bool,
    /// C2, acceptable stability: the first by Q is first by S or by R too.
    pub acceptable_stability: bool,
    /// Positions of the tools of the compromise, by Q: the first alone where C1 and C2 hold, the first two
    /// where only C2 fails, and all within the advantage of the first where C1 fails.
    pub compromise: Vec<usize>,
}

/// Returns the measures and the compromise of VIKOR with group utility of weight `v`, 0 to 1
/// (Opricovic & Tzeng 2004, 2007).
///
/// Best and worst of a column are its own extremes. A constant column has no regret in it, and where all
/// tools share one S or one R that part of Q is 0: nothing is divided by zero.
pub fn vikor(matrix: &Matrix, v: f64) -> Result<Vikor, RankingError> {
    complete(matrix)?;
    let width = matrix.criteria().len();
    let weights = matrix.weights();
    let (mut low, mut high) = (vec![f64::INFINITY; width], vec![f64::NEG_INFINITY; width]);
    for row in matrix.raw().chunks_exact(width) {
        for ((&x, low), high) in row.iter().zip(&mut low).zip(&mut high) {
            (*low, *high) = (x.min(*low), x.max(*high));
        }
    }
    // A term is factor · (best − x): the factor carries weight, range and direction.
    let term = |c: usize| {
        let (best, worst) = match matrix.criteria()[c].direction {
            Direction::Max => (high[c], low[c]),
            Direction::Min => (low[c], high[c]),
        };
        let range = best - worst;
        (
            best,
            if range == 0.0 {
                0.0
            } else {
                weights[c] / range
            },
        )
    };
    let terms: Vec<(f64, f64)> = (0..width).map(term).collect();
    let (mut s, mut r) = (Vec::new(), Vec::new());
    for row in matrix.raw().chunks_exact(width) {
        let (mut sum, mut most) = (0.0, 0.0_f64);
        for (&x, &(best, factor)) in row.iter().zip(&terms) {
            let regret = factor * (best - x);
            sum += regret;
            most = most.max(regret);
        }
        s.push(sum);
        r.push(most);
    }
    let (share_s, share_r) = (shares(&s), shares(&r));
    let q: Vec<f64> = share_s
        .iter()
        .zip(&share_r)
        .map(|(s, r)| v * s + (1.0 - v) * r)
        .collect();
    let (acceptable_advantage, acceptable_stability, compromise) = compromise(&s, &r, &q);
    Ok(Vikor {
        s,
        r,
        q,
        acceptable_advantage,
        acceptable_stability,
        compromise,
    })
}

/// Returns where each value lies between the least and the greatest, 0 to 1; all 0 where they are one.
fn shares(values: &[f64]) -> Vec<f64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let greatest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let range = greatest - least;
    let share = |v: &f64| {
        if range > SLACK * greatest.abs() {
            (v - least) / range
        } else {
            0.0
        }
    };
    values.iter().map(share).collect()
}

fn compromise(s: &[f64], r: &[f64], q: &[f64]) -> (bool, bool, Vec<usize>) {
    let mut order: Vec<usize> = (0..q.len()).collect();
    // Ties by Q go to the better S, then R, then to the order of the matrix.
    order.sort_by(|&a, &b| {
        let by = |m: &[f64]| m[a].total_cmp(&m[b]);
        by(q).then(by(s)).then(by(r))
    });
    let first = order[0];
    let Some(&second) = order.get(1) else {
        return (true, true, vec![first]);
    };
    let advantage = 1.0 / (q.len() - 1) as f64;
    let acceptable = q[second] - q[first] >= advantage - SLACK;
    let leads = |m: &[f64]| ranks(m, Better::Lower)[first] == 1;
    let stable = leads(s) || leads(r);
    let compromise = match (acceptable, stable) {
        (true, true) => vec![first],
        (true, false) => vec![first, second],
        (false, _) => order
            .into_iter()
            .take_while(|&at| q[at] - q[first] < advantage - SLACK)
            .collect(),
    };
    (acceptable, stable, compromise)
}
