//! Value functions: what a score is worth, from 0 (worst) to 1 (best).

use super::{Direction, Measure};
use crate::scale::level_text;

/// Levels of a rating: 0 to 5.
pub const RATING_LEVELS: usize = 6;
/// Most points of a value function.
const MAX_POINTS: usize = 100;
/// Longest unit, in characters.
const MAX_UNIT: usize = 40;

/// Why a measure cannot be used, or a score not be taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MeasureError {
    /// A rating with a text for some levels only.
    #[error("a rating needs six anchors, for the levels 0 to 5, or none yet; {0} are given")]
    Anchors(usize),
    /// An end that is not a number.
    #[error("worst and best must be finite numbers")]
    NotFinite,
    /// Worst and best are one, or the wrong way round.
    #[error("where {} is better, best must be {} than worst", if *.0 == Direction::Max { "more" } else { "less" }, if *.0 == Direction::Max { "more" } else { "less" })]
    Direction(Direction),
    /// A point outside of what it may be.
    #[error("point {0} must lie between worst and best, with a value from 0 to 1")]
    PointRange(usize),
    /// Two points at one place, or a value that falls where it should rise.
    #[error("point {0} must be worth at least as much as those that are worse")]
    PointOrder(usize),
    /// Too many points.
    #[error("a value function has at most {MAX_POINTS} points; {0} are given")]
    TooManyPoints(usize),
    /// A unit that is no unit.
    #[error("a unit has at most {MAX_UNIT} characters")]
    Unit,
    /// A group is not scored.
    #[error("a group is not scored; score the criteria below it")]
    Group,
    /// A rating that is no level.
    #[error("{} is not a level; a rating is a whole number from 0 to 5", level_text(*.0))]
    Level(f64),
    /// A rating that the room settled on outside of the levels.
    #[error("{} lies outside the levels 0 to 5", level_text(*.0))]
    AgreedLevel(f64),
    /// Neither yes nor no.
    #[error("{} is neither 1 (yes) nor 0 (no)", level_text(*.0))]
    YesNo(f64),
    /// A score that is not a number.
    #[error("a score must be a finite number")]
    Score,
}

impl Measure {
    /// Returns whether the measure can be used, or what is wrong with it.
    pub fn check(&self) -> Result<(), MeasureError> {
        match self {
            Self::Rating { anchors } if ![0, RATING_LEVELS].contains(&anchors.len()) => {
                Err(MeasureError::Anchors(anchors.len()))
            }
            Self::Group | Self::YesNo | Self::Rating { .. } => Ok(()),
            Self::Measured {
                unit,
                direction,
                worst,
                best,
                points,
            } => {
                if unit.chars().count() > MAX_UNIT {
                    return Err(MeasureError::Unit);
                }
                if !worst.is_finite() || !best.is_finite() || !(best - worst).is_finite() {
                    return Err(MeasureError::NotFinite);
                }
                let right = match direction {
                    Direction::Max => best > worst,
                    Direction::Min => best < worst,
                };
                if !right {
                    return Err(MeasureError::Direction(*direction));
                }
                check_points(*worst, *best, points)
            }
        }
    }

    /// Returns whether a person may give this score, or why not.
    pub fn accepts(&self, score: f64) -> Result<(), MeasureError> {
        match self {
            Self::Group => Err(MeasureError::Group),
            _ if !score.is_finite() => Err(MeasureError::Score),
            Self::Rating { .. } if !(0.0..=5.0).contains(&score) || score.fract() != 0.0 => {
                Err(MeasureError::Level(score))
            }
            Self::YesNo if ![0.0, 1.0].contains(&score) => Err(MeasureError::YesNo(score)),
            _ => Ok(()),
        }
    }

    /// Returns whether the room may settle on this score, or why not: a rating may lie between levels.
    pub fn accepts_agreed(&self, score: f64) -> Result<(), MeasureError> {
        match self {
            Self::Rating { .. } if score.is_finite() => (0.0..=5.0)
                .contains(&score)
                .then_some(())
                .ok_or(MeasureError::AgreedLevel(score)),
            _ => self.accepts(score),
        }
    }

    /// Returns what a score is worth, from 0 to 1; beyond the ends it is worth what the ends are.
    ///
    /// Measured values go by straight lines through (`worst`, 0), the points and (`best`, 1); a point at an
    /// end takes the end's place. A group, which has no score, is worth 0.
    pub fn value(&self, score: f64) -> f64 {
        match self {
            Self::Group => 0.0,
            Self::Rating { .. } => (score / 5.0).clamp(0.0, 1.0),
            Self::YesNo => score.clamp(0.0, 1.0),
            Self::Measured {
                worst,
                best,
                points,
                ..
            } => along(*worst, *best, points, score),
        }
    }

    /// Returns whether `score` fails a knock-out's `minimum`: it is worse than that.
    pub fn fails(&self, score: f64, minimum: f64) -> bool {
        match self {
            Self::Measured {
                direction: Direction::Min,
                ..
            } => score > minimum,
            _ => score < minimum,
        }
    }

    /// Returns the unit in which scores stand; empty for yes and no.
    pub fn unit(&self) -> &str {
        match self {
            Self::Measured { unit, .. } => unit,
            Self::Rating { .. } => "of 5",
            Self::Group | Self::YesNo => "",
        }
    }

    /// Returns whether the criterion is a group.
    pub fn is_group(&self) -> bool {
        matches!(self, Self::Group)
    }
}

/// Points by how good they are: the share of the way from worst to best, and the value there.
fn placed(worst: f64, best: f64, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let way = |x: f64| (x - worst) / (best - worst);
    let mut placed: Vec<(f64, f64)> = points.iter().map(|&(x, v)| (way(x), v)).collect();
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    placed
}

fn check_points(worst: f64, best: f64, points: &[(f64, f64)]) -> Result<(), MeasureError> {
    if points.len() > MAX_POINTS {
        return Err(MeasureError::TooManyPoints(points.len()));
    }
    let (low, high) = (worst.min(best), worst.max(best));
    for (i, &(x, value)) in points.iter().enumerate() {
        if !(low..=high).contains(&x) || !(0.0..=1.0).contains(&value) {
            return Err(MeasureError::PointRange(i + 1));
        }
    }
    let mut order: Vec<usize> = (0..points.len()).collect();
    let way = |i: usize| (points[i].0 - worst) / (best - worst);
    order.sort_by(|&a, &b| way(a).total_cmp(&way(b)));
    for pair in order.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let together = points[a].0.total_cmp(&points[b].0).is_eq();
        if together || points[b].1 < points[a].1 {
            return Err(MeasureError::PointOrder(a.max(b) + 1));
        }
    }
    Ok(())
}

fn along(worst: f64, best: f64, points: &[(f64, f64)], score: f64) -> f64 {
    let x = ((score - worst) / (best - worst)).clamp(0.0, 1.0);
    if points.is_empty() {
        return x;
    }
    let mut before = (0.0, 0.0);
    for point in placed(worst, best, points).into_iter().chain([(1.0, 1.0)]) {
        if point.0 <= before.0 {
            // A point at an end stands in the end's place.
            before = if point.0 >= 1.0 && before.0 >= 1.0 {
                before
            } else {
                point
            };
            continue;
        }
        if x <= point.0 {
            let share = (x - before.0) / (point.0 - before.0);
            return before.1 + share * (point.1 - before.1);
        }
        before = point;
    }
    before.1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn measured(worst: f64, best: f64, points: &[(f64, f64)]) -> Measure {
        let direction = if best > worst {
            Direction::Max
        } else {
            Direction::Min
        };
        Measure::Measured {
            unit: "ms".into(),
            direction,
            worst,
            best,
            points: points.to_vec(),
        }
    }

    #[test]
    fn a_score_is_worth_what_the_lines_say() {
        let check = |measure: &Measure, score: f64, expected: f64| {
            let value = measure.value(score);
            assert!(
                (value - expected).abs() < 1e-12,
                "{score}: {value}, not {expected}"
            );
        };
        let rating = Measure::Rating {
            anchors: vec![String::new(); 6],
        };
        check(&rating, 3.5, 0.7);
        check(&Measure::YesNo, 1.0, 1.0);
        let latency = measured(500.0, 100.0, &[]);
        check(&latency, 500.0, 0.0);
        check(&latency, 900.0, 0.0);
        check(&latency, 200.0, 0.75);
        check(&latency, 50.0, 1.0);
        // Typed in any order; half of the worth is gained in the first tenth of the way.
        let steep = measured(0.0, 100.0, &[(50.0, 0.8), (10.0, 0.5)]);
        check(&steep, 5.0, 0.25);
        check(&steep, 10.0, 0.5);
        check(&steep, 30.0, 0.65);
        check(&steep, 75.0, 0.9);
        // Points at the ends take the ends' place.
        let ends = measured(0.0, 10.0, &[(0.0, 0.2), (10.0, 0.9)]);
        check(&ends, 0.0, 0.2);
        check(&ends, -5.0, 0.2);
        check(&ends, 5.0, 0.55);
        check(&ends, 10.0, 0.9);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        use MeasureError as E;
        let check = |measure: Measure, expected: E| assert_eq!(measure.check(), Err(expected));
        check(
            Measure::Rating {
                anchors: vec![String::new()],
            },
            E::Anchors(1),
        );
        check(measured(f64::NAN, 1.0, &[]), E::NotFinite);
        check(measured(-f64::MAX, f64::MAX, &[]), E::NotFinite);
        check(measured(1.0, 1.0, &[]), E::Direction(Direction::Min));
        check(measured(0.0, 1.0, &[(2.0, 0.5)]), E::PointRange(1));
        check(measured(0.0, 1.0, &[(0.5, f64::NAN)]), E::PointRange(1));
        check(
            measured(0.0, 1.0, &[(0.2, 0.6), (0.4, 0.5)]),
            E::PointOrder(2),
        );
        check(
            measured(0.0, 1.0, &[(0.2, 0.6), (0.2, 0.7)]),
            E::PointOrder(2),
        );
        assert_eq!(Measure::Group.accepts(1.0), Err(E::Group));
        assert_eq!(Measure::YesNo.accepts(0.5), Err(E::YesNo(0.5)));
        assert_eq!(
            measured(0.0, 1.0, &[]).accepts(f64::INFINITY),
            Err(E::Score)
        );
        let rating = Measure::Rating {
            anchors: vec![String::new(); 6],
        };
        assert_eq!(rating.check(), Ok(()));
        assert_eq!(rating.accepts(2.5), Err(E::Level(2.5)));
        assert_eq!(rating.accepts_agreed(2.5), Ok(()));
        assert_eq!(rating.accepts_agreed(5.1), Err(E::AgreedLevel(5.1)));
        assert_eq!(
            E::Direction(Direction::Min).to_string(),
            "where less is better, best must be less than worst"
        );
    }

    #[test]
    fn a_minimum_is_a_most_where_less_is_better() {
        assert!(measured(500.0, 100.0, &[]).fails(301.0, 300.0));
        assert!(!measured(500.0, 100.0, &[]).fails(300.0, 300.0));
        assert!(measured(0.0, 100.0, &[]).fails(29.0, 30.0));
        assert!(Measure::YesNo.fails(0.0, 1.0));
    }

    proptest! {
        #[test]
        fn better_is_never_worth_less(
            worst in -100.0..100.0f64, span in prop_oneof![-50.0..-1.0f64, 1.0..50.0f64],
            mut shares in prop::collection::btree_set(0u32..=1000, 0..6), raw in prop::collection::vec(0.0..=1.0f64, 6),
            a in -0.5..1.5f64, b in -0.5..1.5f64,
        ) {
            let mut values = raw;
            values.sort_by(f64::total_cmp);
            let shares: Vec<f64> = std::mem::take(&mut shares).into_iter().map(|s| f64::from(s) / 1000.0).collect();
            let points: Vec<(f64, f64)> = shares.iter().zip(&values).map(|(s, v)| (worst + s * span, *v)).collect();
            let measure = measured(worst, worst + span, &points);
            prop_assume!(measure.check().is_ok());
            let (low, high) = (a.min(b), a.max(b));
            let (low, high) = (measure.value(worst + low * span), measure.value(worst + high * span));
            prop_assert!((0.0..=1.0).contains(&low) && low <= high + 1e-9);
        }
    }
}
