//! Roll-up: how an inner node follows from its children, always with three figures.
//!
//! *Score* is over what is answered, *coverage* is answered weight over applicable weight, and
//! *[worst, best]* puts the unanswered at the ends of the scale. Not applicable leaves the denominator;
//! a node whose children are all not applicable is not applicable itself and weighs nothing upward.
//! Weight 0 means 0: such a child counts in nothing. Nothing is rounded.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How an inner node combines its children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RollUp {
    /// Σ wᵢ sᵢ / Σ wᵢ.
    #[default]
    Mean,
    /// Σ wᵢ sᵢ.
    Sum,
    /// The least sᵢ.
    Min,
    /// The highest level of the scale at which every child stands.
    Staged,
}

/// How much of a node is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Everything applicable is answered.
    Answered,
    /// Some of it is.
    Partial,
    /// None of it is.
    Unanswered,
    /// Nothing applies.
    NotApplicable,
}

/// The figures of a node, leaf or inner. All values are on the node's own range [floor, ceiling].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Figures {
    /// How much is answered.
    pub state: State,
    /// Score over what is answered; none where nothing is.
    pub score: Option<f64>,
    /// Answered weight over applicable weight, 0 to 1; none where nothing applies.
    pub coverage: Option<f64>,
    /// Score if every unanswered leaf stood at its scale's floor; none where nothing applies.
    pub worst: Option<f64>,
    /// Score if every unanswered leaf stood at its scale's ceiling; none where nothing applies.
    pub best: Option<f64>,
    /// Leaves answered.
    pub answered: u32,
    /// Leaves that apply.
    pub applicable: u32,
    /// Lowest score that the applicable leaves allow.
    pub floor: f64,
    /// Highest score that the applicable leaves allow.
    pub ceiling: f64,
}

impl Figures {
    /// Returns the figures of an answered leaf on a scale from `floor` to `ceiling`.
    pub fn answered(value: f64, floor: f64, ceiling: f64) -> Self {
        Self {
            state: State::Answered,
            score: Some(value),
            coverage: Some(1.0),
            worst: Some(value),
            best: Some(value),
            answered: 1,
            applicable: 1,
            floor,
            ceiling,
        }
    }

    /// Returns the figures of an unanswered leaf.
    pub fn unanswered(floor: f64, ceiling: f64) -> Self {
        Self {
            state: State::Unanswered,
            score: None,
            coverage: Some(0.0),
            worst: Some(floor),
            best: Some(ceiling),
            answered: 0,
            applicable: 1,
            floor,
            ceiling,
        }
    }

    /// Returns the figures of a leaf or node to which nothing applies.
    pub fn not_applicable(floor: f64, ceiling: f64) -> Self {
        Self {
            state: State::NotApplicable,
            score: None,
            coverage: None,
            worst: None,
            best: None,
            answered: 0,
            applicable: 0,
            floor,
            ceiling,
        }
    }
}

/// One child on its way into a roll-up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its weight in the node; at least 0.
    pub weight: f64,
    /// Its own figures.
    pub figures: Figures,
}

impl RollUp {
    /// Returns the word as files and the wire carry it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Sum => "sum",
            Self::Min => "min",
            Self::Staged => "staged",
        }
    }

    /// Returns the value that `word` names, or none.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Mean, Self::Sum, Self::Min, Self::Staged]
            .into_iter()
            .find(|r| r.word() == word)
    }

    /// Returns the figures of an inner node over `parts`.
    ///
    /// `levels` are the rising values of the model's default scale; only [`RollUp::Staged`] reads them.
    /// Children of weight 0 and children to which nothing applies are left out first.
    pub fn figures(self, parts: &[Part], levels: &[f64]) -> Figures {
        let counted: Vec<&Part> = parts
            .iter()
            .filter(|p| p.weight > 0.0 && p.figures.state != State::NotApplicable)
            .collect();
        if counted.is_empty() {
            let ends = |f: fn(&Figures) -> f64| {
                let all: Vec<(f64, f64)> =
                    parts.iter().map(|p| (p.weight, f(&p.figures))).collect();
                self.combine(&all, levels).unwrap_or(0.0)
            };
            return Figures::not_applicable(ends(|f| f.floor), ends(|f| f.ceiling));
        }
        let over = |value: &dyn Fn(&Figures) -> Option<f64>| {
            let values: Vec<(f64, f64)> = counted
                .iter()
                .filter_map(|p| value(&p.figures).map(|v| (p.weight, v)))
                .collect();
            self.combine(&values, levels)
        };
        let weight: f64 = counted.iter().map(|p| p.weight).sum();
        let covered: f64 = counted
            .iter()
            .map(|p| p.weight * p.figures.coverage.unwrap_or(0.0))
            .sum();
        let complete = counted.iter().all(|p| p.figures.state == State::Answered);
        let untouched = counted.iter().all(|p| p.figures.state == State::Unanswered);
        Figures {
            state: match (complete, untouched) {
                (true, _) => State::Answered,
                (_, true) => State::Unanswered,
                _ => State::Partial,
            },
            score: over(&|f| f.score),
            coverage: Some(if complete { 1.0 } else { covered / weight }),
            worst: over(&|f| f.worst),
            best: over(&|f| f.best),
            answered: counted.iter().map(|p| p.figures.answered).sum(),
            applicable: counted.iter().map(|p| p.figures.applicable).sum(),
            floor: over(&|f| Some(f.floor)).unwrap_or(0.0),
            ceiling: over(&|f| Some(f.ceiling)).unwrap_or(0.0),
        }
    }

    /// Returns the combined value of (weight, value) pairs, or none where there are none or they weigh
    /// nothing.
    pub fn combine(self, values: &[(f64, f64)], levels: &[f64]) -> Option<f64> {
        if values.is_empty() {
            return None;
        }
        let weighted = || values.iter().map(|(w, v)| w * v).sum::<f64>();
        let least = || values.iter().map(|(_, v)| *v).fold(f64::INFINITY, f64::min);
        match self {
            Self::Mean => {
                let weight: f64 = values.iter().map(|(w, _)| w).sum();
                (weight > 0.0).then(|| weighted() / weight)
            }
            Self::Sum => Some(weighted()),
            Self::Min => Some(least()),
            Self::Staged => {
                let least = least();
                let standing = levels.iter().rev().find(|&&l| l <= least + 1e-9);
                Some(standing.copied().unwrap_or(least))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part(weight: f64, figures: Figures) -> Part {
        Part { weight, figures }
    }

    fn check(
        rule: RollUp,
        parts: &[Part],
        expect: (Option<f64>, Option<f64>, Option<f64>, Option<f64>),
    ) {
        let f = rule.figures(parts, &[0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!((f.score, f.coverage, f.worst, f.best), expect, "{rule:?}");
    }

    #[test]
    fn each_rule_gives_score_coverage_and_interval() {
        let parts = [
            part(1.0, Figures::answered(1.0, 0.0, 4.0)),
            part(3.0, Figures::answered(3.0, 0.0, 4.0)),
            part(4.0, Figures::unanswered(0.0, 4.0)),
        ];
        check(
            RollUp::Mean,
            &parts,
            (Some(2.5), Some(0.5), Some(1.25), Some(3.25)),
        );
        check(
            RollUp::Sum,
            &parts,
            (Some(10.0), Some(0.5), Some(10.0), Some(26.0)),
        );
        check(
            RollUp::Min,
            &parts,
            (Some(1.0), Some(0.5), Some(0.0), Some(1.0)),
        );
        check(
            RollUp::Staged,
            &parts,
            (Some(1.0), Some(0.5), Some(0.0), Some(1.0)),
        );
    }

    #[test]
    fn staged_takes_the_highest_level_at_which_every_child_stands() {
        let parts = [
            part(1.0, Figures::answered(2.5, 0.0, 4.0)),
            part(1.0, Figures::answered(3.0, 0.0, 4.0)),
        ];
        check(
            RollUp::Staged,
            &parts,
            (Some(2.0), Some(1.0), Some(2.0), Some(2.0)),
        );
    }

    #[test]
    fn not_applicable_leaves_the_denominator() {
        let parts = [
            part(1.0, Figures::answered(2.0, 0.0, 4.0)),
            part(9.0, Figures::not_applicable(0.0, 4.0)),
        ];
        check(
            RollUp::Mean,
            &parts,
            (Some(2.0), Some(1.0), Some(2.0), Some(2.0)),
        );
        let none = [part(1.0, Figures::not_applicable(0.0, 4.0))];
        let f = RollUp::Mean.figures(&none, &[]);
        assert_eq!(
            (f.state, f.score, f.coverage),
            (State::NotApplicable, None, None)
        );
        let above = [part(5.0, f), part(1.0, Figures::answered(4.0, 0.0, 4.0))];
        check(
            RollUp::Mean,
            &above,
            (Some(4.0), Some(1.0), Some(4.0), Some(4.0)),
        );
    }

    #[test]
    fn weight_zero_counts_in_nothing() {
        let parts = [
            part(0.0, Figures::answered(0.0, 0.0, 4.0)),
            part(2.0, Figures::unanswered(0.0, 4.0)),
        ];
        for rule in [RollUp::Mean, RollUp::Sum, RollUp::Min, RollUp::Staged] {
            let f = rule.figures(&parts, &[0.0, 4.0]);
            assert_eq!(
                (f.score, f.coverage, f.state),
                (None, Some(0.0), State::Unanswered),
                "{rule:?}"
            );
        }
    }

    fn any_part() -> impl Strategy<Value = Part> {
        let figures = prop_oneof![
            (0.0..=4.0f64).prop_map(|v| Figures::answered(v, 0.0, 4.0)),
            Just(Figures::unanswered(0.0, 4.0)),
            Just(Figures::not_applicable(0.0, 4.0)),
        ];
        (prop_oneof![Just(0.0), 0.01..10.0f64], figures)
            .prop_map(|(weight, figures)| Part { weight, figures })
    }

    proptest! {
        #[test]
        fn the_mean_lies_in_its_interval(parts in prop::collection::vec(any_part(), 1..12)) {
            let f = RollUp::Mean.figures(&parts, &[]);
            if let (Some(s), Some(w), Some(b)) = (f.score, f.worst, f.best) {
                prop_assert!(w <= s + 1e-9 && s <= b + 1e-9);
            }
            if let Some(c) = f.coverage {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&c));
                prop_assert_eq!(c >= 1.0, f.state == State::Answered);
            }
        }

        #[test]
        fn order_does_not_matter(mut parts in prop::collection::vec(any_part(), 1..12)) {
            let forward = RollUp::Mean.figures(&parts, &[]);
            parts.reverse();
            let backward = RollUp::Mean.figures(&parts, &[]);
            prop_assert_eq!(forward.state, backward.state);
            match (forward.score, backward.score) {
                (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-9),
                (a, b) => prop_assert_eq!(a, b),
            }
        }

        #[test]
        fn answering_narrows_the_interval(mut parts in prop::collection::vec(any_part(), 1..8), value in 0.0..=4.0f64) {
            parts.push(Part { weight: 1.0, figures: Figures::unanswered(0.0, 4.0) });
            let open = RollUp::Mean.figures(&parts, &[]);
            parts.pop();
            parts.push(Part { weight: 1.0, figures: Figures::answered(value, 0.0, 4.0) });
            let done = RollUp::Mean.figures(&parts, &[]);
            prop_assert!(done.worst.unwrap() >= open.worst.unwrap() - 1e-9);
            prop_assert!(done.best.unwrap() <= open.best.unwrap() + 1e-9);
        }
    }
}
