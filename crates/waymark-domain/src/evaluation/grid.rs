//! The score grid: for every leaf and every tool what people said, what counts, and what it is worth.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AgreedScore, Evaluation, KnockOut, Score, Verdict};
use crate::criteria::{Criterion, KnockOutRule};
use crate::id::{CriterionId, PersonId, ToolId};
use crate::scale::level_text;

/// From this difference in worth on, the room should discuss a cell: two levels of a rating.
const DISCUSS: f64 = 0.4;

/// How far the scores of a cell lie apart.
///
/// Quartiles interpolate linearly between order statistics (Hyndman & Fan 1996, type 7).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ScoreSpread {
    /// Lowest score.
    pub min: f64,
    /// Lower quartile.
    pub q1: f64,
    /// Middle score, or the mean of the middle two.
    pub median: f64,
    /// Upper quartile.
    pub q3: f64,
    /// Highest score.
    pub max: f64,
    /// How many people scored.
    pub count: u32,
    /// How much more the best of the scores is worth than the worst, 0 to 1.
    pub apart: f64,
    /// Whether the room should discuss it: worth two fifths apart or more.
    pub discuss: bool,
}

/// What a knock-out says of a tool, as typed in or as the score and the minimum give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Pass, fail or unknown.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// The day on which it was so.
    pub as_of: Option<NaiveDate>,
    /// Whether it follows from the score and the minimum.
    pub derived: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell<'a> {
    /// What assessors say, in their order. People who are no assessors (any more) do not count.
    pub scores: Vec<&'a Score>,
    /// What the room settled on.
    pub agreed: Option<&'a AgreedScore>,
    /// The verdict that was typed in.
    pub knock_out: Option<&'a KnockOut>,
}

impl Cell<'_> {
    /// Returns the score that counts: agreed, else the median of what assessors say; none where it is missing.
    pub fn used(&self) -> Option<f64> {
        self.agreed.map(|a| a.value).or_else(|| {
            let mut values: Vec<f64> = self.scores.iter().map(|s| s.value).collect();
            values.sort_unstable_by(f64::total_cmp);
            quantile(&values, 0.5)
        })
    }

    /// Returns how far the scores lie apart, or none where nobody scored.
    pub fn spread(&self, criterion: &Criterion) -> Option<ScoreSpread> {
        let mut values: Vec<f64> = self.scores.iter().map(|s| s.value).collect();
        values.sort_unstable_by(f64::total_cmp);
        let worths = values.iter().map(|&v| criterion.measure.value(v));
        let (low, high) = worths.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), w| {
            (low.min(w), high.max(w))
        });
        let apart = high - low;
        Some(ScoreSpread {
            min: *values.first()?,
            q1: quantile(&values, 0.25)?,
            median: quantile(&values, 0.5)?,
            q3: quantile(&values, 0.75)?,
            max: *values.last()?,
            count: values.len() as u32,
            apart,
            discuss: apart >= DISCUSS - 1e-9,
        })
    }

    /// Returns what a knock-out says, given its rule: a typed verdict stands; else the score decides where
    /// the rule has a minimum; else nobody knows. Nothing passes in silence.
    pub fn settled(&self, criterion: &Criterion, rule: &KnockOutRule) -> Settled {
        if let Some(typed) = self.knock_out {
            return Settled {
                verdict: typed.verdict,
                reason: typed.reason.clone(),
                as_of: typed.as_of,
                derived: false,
            };
        }
        let unknown = |reason: &str| Settled {
            verdict: Verdict::Unknown,
            reason: reason.into(),
            as_of: None,
            derived: true,
        };
        let Some(minimum) = rule.minimum else {
            return unknown("Nobody has looked into it yet.");
        };
        let Some(used) = self.used() else {
            return unknown("It has no score yet.");
        };
        let unit = criterion.measure.unit();
        let fails = criterion.measure.fails(used, minimum);
        let (score, asked) = (number(used, unit), number(minimum, unit));
        Settled {
            verdict: if fails { Verdict::Fail } else { Verdict::Pass },
            reason: if fails {
                format!("Scored {score}; {asked} is asked for.")
            } else {
                format!("Scored {score}, with {asked} asked for.")
            },
            as_of: self.scores.iter().filter_map(|s| s.as_of).max(),
            derived: true,
        }
    }
}

fn number(value: f64, unit: &str) -> String {
    format!("{} {unit}", level_text(value))
        .trim_end()
        .to_owned()
}

/// Returns a quantile of sorted values, or none of none.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (place - below as f64) * (sorted[above] - sorted[below]))
}

/// Every cell of an evaluation.
#[derive(Debug, Clone)]
pub struct Grid<'a> {
    evaluation: &'a Evaluation,
    cells: BTreeMap<(CriterionId, ToolId), Cell<'a>>,
}

impl<'a> Grid<'a> {
    /// Returns the grid of an evaluation; only its assessors' scores count.
    pub fn new(evaluation: &'a Evaluation) -> Self {
        let places: BTreeMap<PersonId, usize> =
            evaluation.assessors.iter().copied().zip(0..).collect();
        Self::of(evaluation, |person| places.get(&person).copied(), true)
    }

    /// Returns the grid as it would be if `person` alone had scored: without the others, and without what
    /// the room settled on.
    pub fn of_person(evaluation: &'a Evaluation, person: PersonId) -> Self {
        Self::of(evaluation, |p| (p == person).then_some(0), false)
    }

    fn of(
        evaluation: &'a Evaluation,
        place: impl Fn(PersonId) -> Option<usize>,
        agreed: bool,
    ) -> Self {
        let mut cells: BTreeMap<(CriterionId, ToolId), Cell<'a>> = BTreeMap::new();
        for score in &evaluation.scores {
            if place(score.person).is_some() {
                let cell = cells.entry((score.criterion, score.tool)).or_default();
                cell.scores.push(score);
            }
        }
        for cell in cells.values_mut() {
            cell.scores.sort_by_key(|s| place(s.person));
        }
        if agreed {
            for agreed in &evaluation.agreed {
                let cell = cells.entry((agreed.criterion, agreed.tool)).or_default();
                cell.agreed = Some(agreed);
            }
        }
        for knock_out in &evaluation.knock_outs {
            let key = (knock_out.criterion, knock_out.tool);
            cells.entry(key).or_default().knock_out = Some(knock_out);
        }
        Self { evaluation, cells }
    }

    /// Returns what stands in a cell.
    pub fn cell(&self, criterion: CriterionId, tool: ToolId) -> Cell<'a> {
        self.cells
            .get(&(criterion, tool))
            .cloned()
            .unwrap_or_default()
    }

    /// Returns the score that counts, or none where it is missing.
    pub fn used(&self, criterion: CriterionId, tool: ToolId) -> Option<f64> {
        self.cells.get(&(criterion, tool)).and_then(Cell::used)
    }

    /// Returns what the score is worth, 0 to 1, or none where it is missing.
    pub fn value(&self, criterion: &Criterion, tool: ToolId) -> Option<f64> {
        let used = self.used(criterion.id, tool)?;
        Some(criterion.measure.value(used))
    }

    /// Returns what the knock-outs say of a tool, in the order of the criteria.
    pub fn knock_outs(&self, tool: ToolId) -> Vec<(&'a Criterion, &'a KnockOutRule, Settled)> {
        let rules = self.evaluation.criteria.iter();
        rules
            .filter_map(|c| {
                let rule = c.knock_out.as_ref()?;
                Some((c, rule, self.cell(c.id, tool).settled(c, rule)))
            })
            .collect()
    }
}
