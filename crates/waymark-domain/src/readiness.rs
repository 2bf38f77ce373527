//! Readiness: the priority-weighted share of the way to target that is walked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Readiness over a set of leaves; all shares are 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Readiness {
    /// Σ p·(min(score, target) − floor) / Σ p·(target − floor) over answered leaves with a target above
    /// the floor; none where there are none.
    pub value: Option<f64>,
    /// The same if every unanswered leaf stood at its floor.
    pub worst: Option<f64>,
    /// The same if every unanswered leaf stood at its ceiling.
    pub best: Option<f64>,
    /// Answered share of Σ p·(target − floor) over applicable leaves with a target above the floor.
    pub coverage: Option<f64>,
    /// Leaves that count: answered, with a target above the floor.
    pub answered: u32,
    /// Leaves that would count if all were answered.
    pub applicable: u32,
}

/// What readiness needs of one applicable leaf with a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The client's priority p.
    pub priority: f64,
    /// Score of the leaf; none where unanswered.
    pub score: Option<f64>,
    /// Its target.
    pub target: f64,
    /// The floor of its scale.
    pub floor: f64,
}

impl Readiness {
    /// Returns the readiness over `steps`. Steps whose target is not above the floor are left out.
    pub fn over(steps: impl IntoIterator<Item = Step>) -> Self {
        let (mut walked, mut way, mut way_answered) = (0.0, 0.0, 0.0);
        let mut result = Self::default();
        for step in steps.into_iter().filter(|s| s.target > s.floor) {
            let distance = step.priority * (step.target - step.floor);
            way += distance;
            result.applicable += 1;
            if let Some(score) = step.score {
                walked += step.priority * (score.min(step.target) - step.floor);
                way_answered += distance;
                result.answered += 1;
            }
        }
        let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        result.value = share(walked, way_answered);
        result.worst = share(walked, way);
        // an unanswered leaf at its ceiling has walked its whole way to target
        result.best = share(walked + way - way_answered, way);
        result.coverage = share(way_answered, way);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(priority: f64, score: Option<f64>, target: f64) -> Step {
        Step {
            priority,
            score,
            target,
            floor: 0.0,
        }
    }

    #[test]
    fn worked_by_hand() {
        // p·min(s,t): 5·1 + 1·3 = 8 of 5·4 + 1·3 = 23; the unanswered leaf adds 2·2 = 4 to the way
        let r = Readiness::over([
            step(5.0, Some(1.0), 4.0),
            step(1.0, Some(3.5), 3.0),
            step(2.0, None, 2.0),
            step(9.0, Some(2.0), 0.0),
        ]);
        assert_eq!(r.value, Some(8.0 / 23.0));
        assert_eq!(r.worst, Some(8.0 / 27.0));
        assert_eq!(r.best, Some(12.0 / 27.0));
        assert_eq!(r.coverage, Some(23.0 / 27.0));
        assert_eq!((r.answered, r.applicable), (2, 3));
    }

    #[test]
    fn nothing_to_walk_is_no_readiness() {
        assert_eq!(Readiness::over([step(1.0, Some(2.0), 0.0)]).value, None);
        assert_eq!(Readiness::over([step(0.0, Some(2.0), 3.0)]).value, None);
    }
}
