//! Best-worst method: the best and the worst criterion against all others (Rezaei 2015, 2016).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WeightingError;
use super::simplex::minimise;

/// What arithmetic alone may put between ratios that are equal.
const SLACK: f64 = 1e-9;

/// How the best criterion compares with the others, and the others with the worst, each from 1 to 9.
#[derive(Debug, Clone, PartialEq)]
pub struct BestWorst {
    best: usize,
    worst: usize,
    best_to_others: Vec<f64>,
    others_to_worst: Vec<f64>,
}

impl BestWorst {
    /// Returns the judgements, checked: ratios from 1 to 9, 1 of a criterion to itself, best to worst the
    /// same from either side.
    ///
    /// Both lists have a ratio per criterion; `best` and `worst` are positions in them.
    pub fn new(
        best: usize,
        worst: usize,
        best_to_others: Vec<f64>,
        others_to_worst: Vec<f64>,
    ) -> Result<Self, WeightingError> {
        let criteria = best_to_others.len();
        if criteria == 0 {
            return Err(WeightingError::Nothing);
        }
        if others_to_worst.len() != criteria {
            return Err(WeightingError::Count {
                criteria,
                expected: criteria,
                found: others_to_worst.len(),
            });
        }
        if best == worst || best.max(worst) >= criteria {
            return Err(WeightingError::BestIsWorst { criteria });
        }
        for ratios in [&best_to_others, &others_to_worst] {
            let fits = |r: &f64| (1.0 - SLACK..=9.0 + SLACK).contains(r);
            if let Some(at) = ratios.iter().position(|r| !fits(r)) {
                return Err(WeightingError::OutOfRange {
                    at,
                    value: ratios[at],
                    expected: "a ratio from 1 to 9",
                });
            }
        }
        let contradiction = |at, why| Err(WeightingError::Contradiction { at, why });
        if best_to_others[best] > 1.0 + SLACK {
            return contradiction(best, "the best criterion against itself is 1");
        }
        if others_to_worst[worst] > 1.0 + SLACK {
            return contradiction(worst, "the worst criterion against itself is 1");
        }
        if (best_to_others[worst] - others_to_worst[best]).abs() > SLACK {
            let why = "the best against the worst must be the same in both lists";
            return contradiction(worst, why);
        }
        Ok(Self {
            best,
            worst,
            best_to_others,
            others_to_worst,
        })
    }
}

/// What the best-worst method gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Bwm {
    /// The optimal weights of the linear model, summing to 1.
    pub weights: Vec<f64>,
    /// ξ*: how far the worst of the judgements is missed, `|w_B − a·w|` at most; 0 where all agree.
    pub xi: f64,
    /// The consistency index of Rezaei (2015) for the ratio of best to worst.
    pub consistency_index: f64,
    /// ξ* over the index; the nearer to 0, the more consistent.
    pub consistency_ratio: f64,
    /// The ratio of Liang, Brunelli & Rezaei (2020) that follows from the judgements alone: the largest
    /// `|a_Bj·a_jW − a_BW| / (a_BW² − a_BW)`; 0 where all agree.
    pub input_ratio: f64,
    /// Position of the criterion at which that ratio is reached; none where all agree.
    pub worst_at: Option<usize>,
}

/// Returns the weights of the linear best-worst model (Rezaei 2016), as the exact solution of its linear
/// program: least ξ with `|w_B − a_Bj·w_j| ≤ ξ` and `|w_j − a_jW·w_W| ≤ ξ` for all j, and weights that sum
/// to 1.
#[expect(
    clippy::missing_panics_doc,
    reason = "checked judgements have a solution"
)]
pub fn bwm(judgements: &BestWorst) -> Bwm {
    let n = judgements.best_to_others.len();
    let (best, worst) = (judgements.best, judgements.worst);
    let mut at_most = Vec::new();
    let mut within = |plus: usize, minus: usize, ratio: f64| {
        if plus == minus {
            return;
        }
        for sign in [1.0, -1.0] {
            let mut row = vec![0.0; n + 1];
            row[plus] = sign;
            row[minus] = -sign * ratio;
            row[n] = -1.0;
            at_most.push((row, 0.0));
        }
    };
    for (j, &ratio) in judgements.best_to_others.iter().enumerate() {
        within(best, j, ratio);
    }
    for (j, &ratio) in judgements.others_to_worst.iter().enumerate() {
        if j != best {
            within(j, worst, ratio);
        }
    }
    let mut one = vec![1.0; n + 1];
    one[n] = 0.0;
    let mut cost = vec![0.0; n + 1];
    cost[n] = 1.0;
    let mut weights = minimise(&cost, &at_most, &[(one, 1.0)])
        .expect("any weights fit with ξ large enough, and ξ is bounded by 0");
    let xi = weights.pop().unwrap_or(0.0);
    let ratio = judgements.best_to_others[worst];
    let consistency_index = consistency_index(ratio);
    let consistency_ratio = if consistency_index > 0.0 {
        xi / consistency_index
    } else {
        0.0
    };
    let span = ratio * ratio - ratio;
    let (mut input_ratio, mut worst_at) = (0.0, None);
    for j in 0..n {
        let product = judgements.best_to_others[j] * judgements.others_to_worst[j];
        let off = (product - ratio).abs();
        if j != best && j != worst && span > 0.0 && off / span > input_ratio {
            (input_ratio, worst_at) = (off / span, Some(j));
        }
    }
    Bwm {
        weights,
        xi,
        consistency_index,
        consistency_ratio,
        input_ratio,
        worst_at,
    }
}

/// Returns the largest ξ that judgements with best to worst of `ratio` can have (Rezaei 2015, table 1 for
/// whole ratios): the lesser root of ξ² − (1 + 2a)·ξ + a² − a = 0.
fn consistency_index(ratio: f64) -> f64 {
    let b = 1.0 + 2.0 * ratio;
    (b - (b * b - 4.0 * (ratio * ratio - ratio)).sqrt()) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_that_of_the_table() {
        // Rezaei (2015), table 1: best to worst of 1 to 9.
        let table = [0.0, 0.44, 1.0, 1.63, 2.3, 3.0, 3.73, 4.47, 5.23];
        for (ratio, expect) in (1u8..).zip(table) {
            let index = consistency_index(f64::from(ratio));
            assert!((index - expect).abs() < 0.005, "{ratio}: {index}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let check =
            |best, worst, others: &[f64], to_worst: &[f64], expect: &str| match BestWorst::new(
                best,
                worst,
                others.to_vec(),
                to_worst.to_vec(),
            ) {
                Err(e) => assert!(e.to_string().contains(expect), "{e}"),
                Ok(j) => panic!("{j:?}"),
            };
        check(0, 1, &[], &[], "no criterion");
        check(0, 0, &[1.0, 2.0], &[2.0, 1.0], "must be two of the 2");
        check(0, 2, &[1.0, 2.0], &[2.0, 1.0], "must be two of the 2");
        check(0, 1, &[1.0, 2.0], &[2.0], "2 judgements are needed");
        check(
            0,
            1,
            &[2.0, 2.0],
            &[2.0, 1.0],
            "the best criterion against itself",
        );
        check(
            0,
            1,
            &[1.0, 2.0],
            &[2.0, 3.0],
            "the worst criterion against itself",
        );
        check(0, 1, &[1.0, 2.0], &[3.0, 1.0], "the same in both lists");
        for bad in [0.5, 10.0, f64::NAN] {
            check(0, 1, &[1.0, bad], &[2.0, 1.0], "is not a ratio from 1 to 9");
        }
    }
}
