//! Scales: the levels on which leaves are rated.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// What the level counts for in the arithmetic; finite, rising within the scale.
    pub value: f64,
    /// Its name.
    pub title: String,
    /// What it means, in a sentence.
    #[serde(default)]
    pub text: String,
}

/// A scale of at least two levels with rising values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Unique within its model.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Lowest first.
    pub levels: Vec<Level>,
}

/// What is wrong with a scale.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ScaleError {
    /// Fewer than two levels or more than a hundred.
    #[error("scale “{0}” has {1} levels; it needs 2 to 100")]
    Count(String, usize),
    /// A value that is not a number, or not above the one before.
    #[error("scale “{0}”: the value of level {1} must be a finite number above the one before")]
    NotRising(String, usize),
}

impl Scale {
    /// Checks that the scale has 2 to 100 levels of finite, rising values.
    pub fn check(&self) -> Result<(), ScaleError> {
        if !(2..=100).contains(&self.levels.len()) {
            return Err(ScaleError::Count(self.code.clone(), self.levels.len()));
        }
        for (i, level) in self.levels.iter().enumerate() {
            let rising = i == 0 || level.value > self.levels[i - 1].value;
            if !level.value.is_finite() || !rising {
                return Err(ScaleError::NotRising(self.code.clone(), i + 1));
            }
        }
        Ok(())
    }

    /// Returns the value of the lowest level.
    pub fn floor(&self) -> f64 {
        self.levels.first().map_or(0.0, |l| l.value)
    }

    /// Returns the value of the highest level.
    pub fn ceiling(&self) -> f64 {
        self.levels.last().map_or(0.0, |l| l.value)
    }

    /// Returns the position, from 0, of the level whose value is `value` (to 1e-9), or none where the
    /// value is off the scale.
    pub fn position(&self, value: f64) -> Option<usize> {
        self.levels
            .iter()
            .position(|l| (l.value - value).abs() < 1e-9)
    }

    /// Returns the values of all levels, lowest first.
    pub fn values(&self) -> Vec<f64> {
        self.levels.iter().map(|l| l.value).collect()
    }
}

/// Writes a level value the way people type it: `2`, `0.25`, never `2.0`.
pub fn level_text(value: f64) -> String {
    format!("{value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[f64]) -> Scale {
        let levels = values.iter().map(|&value| Level {
            value,
            title: format!("L{value}"),
            text: String::new(),
        });
        Scale {
            code: "s".into(),
            title: "S".into(),
            levels: levels.collect(),
        }
    }

    #[test]
    fn values_must_rise_and_be_finite() {
        assert_eq!(scale(&[0.0, 0.25, 0.5, 1.0]).check(), Ok(()));
        assert_eq!(scale(&[0.0]).check(), Err(ScaleError::Count("s".into(), 1)));
        assert_eq!(
            scale(&[0.0, 0.0]).check(),
            Err(ScaleError::NotRising("s".into(), 2))
        );
        assert_eq!(
            scale(&[0.0, f64::NAN]).check(),
            Err(ScaleError::NotRising("s".into(), 2))
        );
    }

    #[test]
    fn a_value_between_levels_is_off_the_scale() {
        let s = scale(&[0.0, 0.25, 0.5, 1.0]);
        assert_eq!(s.position(0.25), Some(1));
        assert_eq!(s.position(0.3), None);
        assert_eq!((s.floor(), s.ceiling()), (0.0, 1.0));
        assert_eq!(level_text(0.25), "0.25");
        assert_eq!(level_text(2.0), "2");
    }
}
