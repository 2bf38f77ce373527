//! Spread: how far individual ratings of a leaf lie apart, and whether the room should talk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::rating::Answer;
use crate::scale::Scale;

/// The ratings of one leaf in five numbers.
///
/// Quartiles interpolate linearly between order statistics (Hyndman & Fan 1996, type 7).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Spread {
    /// Lowest rating.
    pub min: f64,
    /// Lower quartile.
    pub q1: f64,
    /// Median: the middle rating, or the mean of the middle two.
    pub median: f64,
    /// Upper quartile.
    pub q3: f64,
    /// Highest rating.
    pub max: f64,
    /// How many people gave a level.
    pub levels: u32,
    /// How many said that the leaf does not apply.
    pub not_applicable: u32,
    /// Levels between the lowest and the highest rating.
    pub apart: u32,
    /// Whether the room should discuss it: two levels or more apart, or some say that it does not
    /// apply while others rate it.
    pub discuss: bool,
}

impl Spread {
    /// Returns the spread of `answers` on `scale`, or none where nobody gave a level.
    pub fn of<'a>(answers: impl IntoIterator<Item = &'a Answer>, scale: &Scale) -> Option<Self> {
        let mut values = Vec::new();
        let mut not_applicable = 0;
        for answer in answers {
            match answer.value() {
                Some(value) => values.push(value),
                None => not_applicable += 1,
            }
        }
        if values.is_empty() {
            return None;
        }
        values.sort_unstable_by(f64::total_cmp);
        let (min, max) = (values[0], values[values.len() - 1]);
        let position = |v: f64| {
            scale
                .levels
                .iter()
                .take_while(|l| l.value <= v + 1e-9)
                .count()
        };
        let apart = position(max).saturating_sub(position(min)) as u32;
        Some(Self {
            min,
            q1: quantile(&values, 0.25),
            median: quantile(&values, 0.5),
            q3: quantile(&values, 0.75),
            max,
            levels: values.len() as u32,
            not_applicable,
            apart,
            discuss: apart >= 2 || not_applicable > 0,
        })
    }
}

/// Returns the `p`-quantile of `sorted`, type 7 of Hyndman & Fan (1996). `sorted` is not empty.
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = p * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = place.ceil() as usize;
    sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scale::Level;

    fn scale() -> Scale {
        let level = |v: i32| Level {
            value: f64::from(v),
            title: v.to_string(),
            text: String::new(),
        };
        Scale {
            code: "m".into(),
            title: "M".into(),
            levels: (0..5).map(level).collect(),
        }
    }

    fn of(values: &[f64], na: usize) -> Option<Spread> {
        let mut answers: Vec<Answer> = values
            .iter()
            .map(|&value| Answer::Level { value })
            .collect();
        answers.extend((0..na).map(|_| Answer::NotApplicable {
            reason: "no".into(),
        }));
        Spread::of(&answers, &scale())
    }

    #[test]
    fn five_numbers_of_a_small_room() {
        // R: quantile(c(0,1,1,1,1,1,2,2,3), type = 7) gives 0 1 1 2 3
        let s = of(&[2.0, 0.0, 1.0, 1.0, 3.0, 1.0, 1.0, 2.0, 1.0], 0).expect("rated");
        assert_eq!(
            (s.min, s.q1, s.median, s.q3, s.max),
            (0.0, 1.0, 1.0, 2.0, 3.0)
        );
        // R: quantile(c(1,2,2,4), type = 7) gives 1 1.75 2 2.5 4
        let s = of(&[4.0, 2.0, 1.0, 2.0], 0).expect("rated");
        assert_eq!((s.q1, s.median, s.q3), (1.75, 2.0, 2.5));
    }

    #[test]
    fn two_levels_or_a_split_on_applicability_asks_for_discussion() {
        assert_eq!(
            of(&[1.0, 2.0], 0).map(|s| (s.apart, s.discuss)),
            Some((1, false))
        );
        assert_eq!(
            of(&[1.0, 3.0], 0).map(|s| (s.apart, s.discuss)),
            Some((2, true))
        );
        assert_eq!(
            of(&[2.0, 2.0], 1).map(|s| (s.apart, s.discuss)),
            Some((0, true))
        );
        assert_eq!(of(&[], 3), None);
    }
}
