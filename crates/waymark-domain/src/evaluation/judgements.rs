//! What follows from judgements on the weights of siblings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Evaluation, Judgement, Points};
use crate::criteria::CriteriaTree;
use crate::id::{CriterionId, PersonId};
use crate::weighting::{self, BestWorst, Comparisons, RandomIndex};

/// Up to this consistency ratio a matrix of pairs is usually accepted (Saaty 1980).
const CONSISTENT: f64 = 0.1;

/// What follows from one person's judgement, or from those of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WeightTable {
    /// The person; none for the combination of all.
    pub person: Option<PersonId>,
    /// The weight of each sibling, 0 to 1, in their order; empty while the judgement is not complete.
    pub weights: Vec<f64>,
    /// AHP: the consistency ratio, up to 0.1 is usually accepted; best-worst: ξ, 0 is consistent. None for
    /// other methods.
    pub consistency: Option<f64>,
    /// What to say about it, such as the pair that fits least; empty where there is nothing.
    pub remark: String,
}

/// The judgements on the weights of siblings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WeightGroup {
    /// The group; none for the top.
    pub group: Option<CriterionId>,
    /// The siblings, in their order.
    pub criteria: Vec<CriterionId>,
    /// Their weights as they stand, 0 to 1.
    pub weights: Vec<f64>,
    /// What follows from each person's judgement.
    pub tables: Vec<WeightTable>,
    /// What combining them gives: their mean; none without a complete judgement.
    pub combined: Option<WeightTable>,
}

/// Returns the judgements of an evaluation, group by group in the order of the tree.
pub fn weight_groups(evaluation: &Evaluation, tree: &CriteriaTree) -> Vec<WeightGroup> {
    let groups = std::iter::once(None).chain((0..tree.nodes.len()).map(Some));
    groups
        .filter_map(|group| {
            let id = group.map(|p: usize| evaluation.criteria[tree.nodes[p].criterion].id);
            let judged = evaluation.elicitations.iter().any(|j| j.group == id);
            judged.then(|| weight_group(evaluation, tree, group, &[]))
        })
        .collect()
}

/// Returns the judgements on the children of `group`, or on the top. `people` says how much each person's
/// judgement counts; where it is empty all count alike.
pub fn weight_group(
    evaluation: &Evaluation,
    tree: &CriteriaTree,
    group: Option<usize>,
    people: &[(PersonId, f64)],
) -> WeightGroup {
    let of = |p: usize| &evaluation.criteria[tree.nodes[p].criterion];
    let siblings = tree.siblings(group);
    let criteria: Vec<CriterionId> = siblings.iter().map(|&p| of(p).id).collect();
    let codes: Vec<&str> = siblings.iter().map(|&p| of(p).code.as_str()).collect();
    let id = group.map(|p| of(p).id);
    let tables: Vec<WeightTable> = evaluation
        .elicitations
        .iter()
        .filter(|j| j.group == id)
        .map(|j| table(j.person, &j.judgement, &criteria, &codes))
        .collect();
    let count = |table: &WeightTable| {
        let own = people.iter().find(|(p, _)| Some(*p) == table.person);
        if people.is_empty() {
            1.0
        } else {
            own.map_or(0.0, |(_, w)| *w)
        }
    };
    let complete: Vec<(&WeightTable, f64)> = tables
        .iter()
        .filter(|t| !t.weights.is_empty())
        .map(|t| (t, count(t)))
        .filter(|(_, w)| w.is_finite() && *w > 0.0)
        .collect();
    let total: f64 = complete.iter().map(|(_, w)| w).sum();
    let combined = (!complete.is_empty()).then(|| {
        let mean = |at: usize| {
            complete
                .iter()
                .map(|(t, w)| w / total * t.weights[at])
                .sum()
        };
        let left_out = tables.len() - complete.len();
        WeightTable {
            person: None,
            weights: (0..criteria.len()).map(mean).collect(),
            consistency: None,
            remark: match left_out {
                0 => String::new(),
                1 => "One judgement is left out.".into(),
                n => format!("{n} judgements are left out."),
            },
        }
    });
    WeightGroup {
        group: id,
        weights: siblings.iter().map(|&p| tree.nodes[p].local).collect(),
        criteria,
        tables,
        combined,
    }
}

fn table(
    person: PersonId,
    judgement: &Judgement,
    criteria: &[CriterionId],
    codes: &[&str],
) -> WeightTable {
    let mut table = WeightTable {
        person: Some(person),
        weights: Vec::new(),
        consistency: None,
        remark: String::new(),
    };
    match work_out(judgement, criteria, codes) {
        Ok((weights, consistency, remark)) => {
            table.weights = weights;
            table.consistency = consistency;
            table.remark = remark;
        }
        Err(remark) => table.remark = remark,
    }
    table
}

type WorkedOut = (Vec<f64>, Option<f64>, String);

fn work_out(
    judgement: &Judgement,
    criteria: &[CriterionId],
    codes: &[&str],
) -> Result<WorkedOut, String> {
    let place = |id: CriterionId| criteria.iter().position(|c| *c == id);
    let all = |points: &[Points]| -> Result<Vec<f64>, String> {
        let of = |(at, id): (usize, &CriterionId)| {
            let given = points.iter().find(|p| p.criterion == *id);
            given
                .map(|p| p.points)
                .ok_or_else(|| format!("{} is not judged yet.", codes[at]))
        };
        criteria.iter().enumerate().map(of).collect()
    };
    let fault = |e: weighting::WeightingError| format!("{}.", sentence(&e.to_string()));
    let plain = |weights: Vec<f64>| (weights, None, String::new());
    match judgement {
        Judgement::Direct { points } => weighting::direct(&all(points)?).map(plain).map_err(fault),
        Judgement::Swing { points } => weighting::swing(&all(points)?).map(plain).map_err(fault),
        Judgement::Rank { order } => {
            let mut ranks = vec![None; criteria.len()];
            for (rank, alike) in order.iter().enumerate() {
                for at in alike.iter().filter_map(|&id| place(id)) {
                    ranks[at] = Some(rank as f64);
                }
            }
            let of = |(at, rank): (usize, Option<f64>)| {
                rank.ok_or_else(|| format!("{} has no place in the order yet.", codes[at]))
            };
            let ranks: Result<Vec<f64>, String> = ranks.into_iter().enumerate().map(of).collect();
            weighting::roc(&ranks?).map(plain).map_err(fault)
        }
        Judgement::Ahp { pairs } => {
            let mut upper = Vec::new();
            for row in 0..criteria.len() {
                for column in row + 1..criteria.len() {
                    let (a, b) = (criteria[row], criteria[column]);
                    let ratio = pairs.iter().find_map(|p| match (p.this, p.other) {
                        (this, other) if (this, other) == (a, b) => Some(p.ratio),
                        (this, other) if (this, other) == (b, a) => Some(1.0 / p.ratio),
                        _ => None,
                    });
                    let missing =
                        || format!("{} and {} are not compared yet.", codes[row], codes[column]);
                    upper.push(ratio.ok_or_else(missing)?);
                }
            }
            let matrix = Comparisons::new(criteria.len(), &upper).map_err(fault)?;
            let found = weighting::ahp(&matrix, RandomIndex::default());
            let ratio = found.consistency_ratio;
            let remark = match found.worst_pair {
                Some(pair) if ratio > CONSISTENT => format!(
                    "The pairs contradict each other: ratio {ratio:.2} by {}, where 0.10 is the limit. {} against {} fits least: \
                     {} was said, the others make it {}.",
                    found.table.title(),
                    codes[pair.row],
                    codes[pair.column],
                    times(pair.given),
                    times(pair.consistent)
                ),
                _ if criteria.len() > 2 => {
                    format!(
                        "The pairs fit: ratio {ratio:.2} by {}.",
                        found.table.title()
                    )
                }
                _ => String::new(),
            };
            Ok((found.weights, Some(ratio), remark))
        }
        Judgement::BestWorst {
            best,
            worst,
            best_to_others,
            others_to_worst,
        } => {
            let (Some(best), Some(worst)) = (place(*best), place(*worst)) else {
                return Err("Its best or its worst is not among the criteria any more.".into());
            };
            let judgements =
                BestWorst::new(best, worst, all(best_to_others)?, all(others_to_worst)?);
            let found = weighting::bwm(&judgements.map_err(fault)?);
            let remark = match found.worst_at {
                Some(at) => format!(
                    "ξ is {:.3}; the comparisons of {} fit least.",
                    found.xi, codes[at]
                ),
                None => "The comparisons fit.".into(),
            };
            Ok((found.weights, Some(found.xi), remark))
        }
    }
}

fn times(ratio: f64) -> String {
    if ratio < 1.0 {
        format!("1/{:.1}", 1.0 / ratio)
    } else {
        format!("{ratio:.1}")
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + chars.as_str()
    })
}
