//! PROMETHEE II: how far each tool is preferred to the others, minus how far they are preferred to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RankingError;
use super::normalize::{Normalize, complete, scaled};
use crate::decision_matrix::{Direction, Matrix};

/// How a difference d on a criterion becomes a preference from 0 to 1: the six functions of Brans &
/// Vincke (1985). Thresholds are in the criterion's own unit, or in that of its normalised column.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Preference {
    /// 1 for any d above 0.
    #[default]
    Usual,
    /// 1 for d above q.
    UShape {
        /// The largest difference that means nothing; at least 0.
        q: f64,
    },
    /// d / p, and 1 from p on.
    VShape {
        /// The least difference that means everything; above 0.
        p: f64,
    },
    /// ½ for d above q, 1 for d above p.
    Level {
        /// The largest difference that means nothing; at least 0.
        q: f64,
        /// The largest difference that means half; at least q.
        p: f64,
    },
    /// (d − q) / (p − q) between q and p, 1 from p on.
    Linear {
        /// The largest difference that means nothing; at least 0.
        q: f64,
        /// The least difference that means everything; at least q.
        p: f64,
    },
    /// 1 − exp(−d² / 2s²).
    Gaussian {
        /// The difference at which the curve is steepest; above 0.
        s: f64,
    },
}

impl Preference {
    /// Returns what the thresholds lack, or none where they make a preference function.
    pub fn fault(self) -> Option<&'static str> {
        let from_0 = |t: f64| t.is_finite() && t >= 0.0;
        let above_0 = |t: f64| t.is_finite() && t > 0.0;
        match self {
            Self::Usual => None,
            Self::UShape { q } => (!from_0(q)).then_some("a threshold q of at least 0"),
            Self::VShape { p } => (!above_0(p)).then_some("a threshold p above 0"),
            Self::Level { q, p } | Self::Linear { q, p } => {
                let fine = from_0(q) && p.is_finite() && p >= q;
                (!fine).then_some("a threshold q of at least 0 and a threshold p of at least q")
            }
            Self::Gaussian { s } => (!above_0(s)).then_some("a threshold s above 0"),
        }
    }

    /// Returns the preference for a difference.
    pub fn at(self, d: f64) -> f64 {
        match self {
            _ if d <= 0.0 => 0.0,
            Self::Usual => 1.0,
            Self::VShape { p } => (d / p).min(1.0),
            Self::Level { q, p } => 0.5 * f64::from(u8::from(d > q) + u8::from(d > p)),
            Self::Linear { q, p } if p > q => ((d - q) / (p - q)).clamp(0.0, 1.0),
            Self::UShape { q } | Self::Linear { q, .. } => f64::from(u8::from(d > q)),
            Self::Gaussian { s } => -(-d * d / (2.0 * s * s)).exp_m1(),
        }
    }

    /// Returns Σⱼ P(vᵢ − vⱼ) for every value of a column.
    ///
    /// All functions but the Gaussian are constant or straight between two thresholds: with the column
    /// sorted and summed once, each tool takes two binary searches, n log n in all instead of n² (Calders & Van
    /// Assche 2018).
    fn outflows(self, column: &[f64]) -> Vec<f64> {
        if let Self::Gaussian { .. } = self {
            let flow = |v: &f64| column.iter().map(|other| self.at(v - other)).sum();
            return column.iter().map(flow).collect();
        }
        let mut sorted = column.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        // Counted from the least value, sums stay as small as the differences they stand for.
        let least = sorted.first().copied().unwrap_or(0.0);
        let mut sums = vec![0.0];
        for value in &sorted {
            sums.push(sums[sums.len() - 1] + (value - least));
        }
        let behind_by = |v: f64, least: f64| sorted.partition_point(|&other| v - other > least);
        let straight = |v: f64, q: f64, p: f64| {
            let (full, some) = (behind_by(v, p), behind_by(v, q));
            let between = (some - full) as f64 * (v - least - q) - (sums[some] - sums[full]);
            full as f64 + between / (p - q)
        };
        let flow = |&v: &f64| match self {
            Self::Usual => behind_by(v, 0.0) as f64,
            Self::VShape { p } => straight(v, 0.0, p),
            Self::Linear { q, p } if p > q => straight(v, q, p),
            Self::UShape { q } | Self::Linear { q, .. } => behind_by(v, q) as f64,
            Self::Level { q, p } => 0.5 * (behind_by(v, q) + behind_by(v, p)) as f64,
            Self::Gaussian { .. } => 0.0,
        };
        column.iter().map(flow).collect()
    }
}

/// The flows of one tool.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Flow {
    /// φ⁺: how far it is preferred to the others, 0 to 1.
    pub plus: f64,
    /// φ⁻: how far the others are preferred to it, 0 to 1.
    pub minus: f64,
    /// φ = φ⁺ − φ⁻, by which it is ranked.
    pub net: f64,
}

/// Returns the flows of every tool (Brans & Vincke 1985); a tool alone has none.
pub fn promethee2(matrix: &Matrix, normalize: Normalize) -> Result<Vec<Flow>, RankingError> {
    let weights = matrix.weights();
    let mut flows = vec![
        Flow {
            plus: 0.0,
            minus: 0.0,
            net: 0.0
        };
        matrix.tools().len()
    ];
    each_criterion(matrix, normalize, |criterion, plus, minus| {
        let weight = weights[criterion];
        for ((flow, plus), minus) in flows.iter_mut().zip(plus).zip(minus) {
            flow.plus += weight * plus;
            flow.minus += weight * minus;
        }
    })?;
    for flow in &mut flows {
        flow.net = flow.plus - flow.minus;
    }
    Ok(flows)
}

/// Returns the net flow of every tool on each criterion alone, tools × criteria row by row.
///
/// The net flow is Σ wⱼ φⱼ over them (Mareschal & Brans 1988), which makes it open to everything that is
/// exact about weighted sums.
pub fn net_flows(matrix: &Matrix, normalize: Normalize) -> Result<Vec<f64>, RankingError> {
    let width = matrix.criteria().len();
    let mut nets = vec![0.0; matrix.tools().len() * width];
    each_criterion(matrix, normalize, |criterion, plus, minus| {
        let column = nets[criterion..].iter_mut().step_by(width);
        for ((net, plus), minus) in column.zip(plus).zip(minus) {
            *net = plus - minus;
        }
    })?;
    Ok(nets)
}

/// Calls `with` for each criterion with its outgoing and incoming flows, per tool.
fn each_criterion(
    matrix: &Matrix,
    normalize: Normalize,
    mut with: impl FnMut(usize, &[f64], &[f64]),
) -> Result<(), RankingError> {
    complete(matrix)?;
    let width = matrix.criteria().len();
    let values = scaled(matrix, normalize);
    let others = (matrix.tools().len() - 1).max(1) as f64;
    for (c, criterion) in matrix.criteria().iter().enumerate() {
        let sign = match criterion.direction {
            Direction::Max => 1.0,
            Direction::Min => -1.0,
        };
        let flows = |sign: f64| {
            let column: Vec<f64> = values[c..]
                .iter()
                .step_by(width)
                .map(|v| sign * v)
                .collect();
            let mut flows = criterion.preference.outflows(&column);
            for flow in &mut flows {
                *flow /= others;
            }
            flows
        };
        with(c, &flows(sign), &flows(-sign));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn functions_hold_at_their_thresholds() {
        let check = |preference: Preference, pairs: &[(f64, f64)]| {
            for &(d, expect) in pairs {
                assert!(
                    (preference.at(d) - expect).abs() < 1e-12,
                    "{preference:?} at {d}"
                );
            }
        };
        check(Preference::Usual, &[(-1.0, 0.0), (0.0, 0.0), (1e-9, 1.0)]);
        check(Preference::UShape { q: 2.0 }, &[(2.0, 0.0), (2.1, 1.0)]);
        check(
            Preference::VShape { p: 4.0 },
            &[(1.0, 0.25), (4.0, 1.0), (9.0, 1.0)],
        );
        let level = Preference::Level { q: 1.0, p: 3.0 };
        check(level, &[(1.0, 0.0), (2.0, 0.5), (3.0, 0.5), (3.1, 1.0)]);
        let linear = Preference::Linear { q: 1.0, p: 3.0 };
        check(linear, &[(1.0, 0.0), (2.0, 0.5), (3.0, 1.0), (5.0, 1.0)]);
        check(
            Preference::Linear { q: 1.0, p: 1.0 },
            &[(1.0, 0.0), (1.1, 1.0)],
        );
        // At d = s the Gaussian is 1 − e^(−½).
        check(
            Preference::Gaussian { s: 2.0 },
            &[(2.0, 0.393_469_340_287_366_6)],
        );
    }

    fn any_preference() -> impl Strategy<Value = Preference> {
        let threshold = 0.1..5.0f64;
        prop_oneof![
            Just(Preference::Usual),
            threshold.clone().prop_map(|q| Preference::UShape { q }),
            threshold.clone().prop_map(|p| Preference::VShape { p }),
            (threshold.clone(), 0.0..5.0f64)
                .prop_map(|(q, more)| Preference::Level { q, p: q + more }),
            (threshold.clone(), 0.0..5.0f64)
                .prop_map(|(q, more)| Preference::Linear { q, p: q + more }),
            threshold.prop_map(|s| Preference::Gaussian { s }),
        ]
    }

    proptest! {
        #[test]
        fn sorted_flows_are_the_flows_of_the_definition(
            preference in any_preference(),
            column in prop::collection::vec((-20i32..20).prop_map(|v| f64::from(v) / 4.0), 1..30),
        ) {
            for (at, flow) in preference.outflows(&column).into_iter().enumerate() {
                let naive: f64 = column.iter().map(|other| preference.at(column[at] - other)).sum();
                prop_assert!((flow - naive).abs() < 1e-9, "{flow} against {naive}");
            }
        }
    }
}
