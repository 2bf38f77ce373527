//! Do other methods agree, and does the order hold when the field of tools changes?
//!
//! The other methods work on what scores are worth (0 to 1), so that measured values and ratings meet on
//! one footing. A missing score stands at the middle of what it can be.

use super::ranking::Standing;
use super::results::{MethodRanking, Reversal, ReversalCase};
use super::scored::Scored;
use super::wording::listed;
use crate::criteria::CriteriaTree;
use crate::decision_matrix::{Column, Direction, Matrix};
use crate::ranking::{Better, Method, Ranking, kendall_tau, rank};

/// What is worth nothing counts as this in a weighted product, which would otherwise be nothing, too,
/// whatever the other criteria say.
const LEAST_FACTOR: f64 = 0.01;
/// Only so many tools, best first, are dropped or copied one after the other.
const TRIED: usize = 20;

/// The values that count: tools by rank × leaves that weigh something.
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    pub(super) names: Vec<&'a str>,
    pub(super) weights: Vec<f64>,
    /// Tools × leaves.
    pub(super) rows: Vec<Vec<f64>>,
}

impl<'a> Field<'a> {
    pub(super) fn new(scored: &'a Scored, tree: &CriteriaTree, standings: &[Standing]) -> Self {
        let counted: Vec<usize> = (0..scored.leaves.len())
            .filter(|&l| tree.nodes[scored.leaves[l]].global > 0.0)
            .collect();
        let row = |s: &Standing| {
            let values = &scored.tools[s.place].values;
            counted.iter().map(|&l| values[l].unwrap_or(0.5)).collect()
        };
        Self {
            names: standings
                .iter()
                .map(|s| scored.tools[s.place].name.as_str())
                .collect(),
            weights: counted
                .iter()
                .map(|&l| tree.nodes[scored.leaves[l]].global)
                .collect(),
            rows: standings.iter().map(row).collect(),
        }
    }

    /// Ranks the rows by a method; none where they cannot be.
    fn rank(&self, method: Method) -> Option<Ranking> {
        let columns = self.weights.iter().enumerate().map(|(at, &weight)| {
            let column = Column::new(format!("{at}"), weight, Direction::Max);
            match method {
                // The values are anchored already; the weighted sum is not to stretch them again.
                Method::Wsm => Column {
                    worst: Some(0.0),
                    best: Some(1.0),
                    ..column
                },
                _ => column,
            }
        });
        let least = if method == Method::Wpm {
            LEAST_FACTOR
        } else {
            0.0
        };
        let cell = |value: &f64| Some(value.max(least));
        let rows: Vec<Vec<Option<f64>>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect();
        // Names may be the same; places are not.
        let places = (0..rows.len()).map(|place| format!("{place}")).collect();
        let matrix = Matrix::new(places, columns.collect(), &rows).ok()?;
        rank(&matrix, method, None).ok()
    }
}

/// Returns what the methods beside the weighted sum say.
pub(super) fn methods(field: &Field<'_>, standings: &[Standing]) -> Vec<MethodRanking> {
    let ours: Vec<f64> = standings.iter().map(|s| f64::from(s.rank)).collect();
    let of = |method: Method| {
        let ranking = field.rank(method)?;
        let theirs: Vec<f64> = ranking.ranks.iter().copied().map(f64::from).collect();
        let winners = (0..field.names.len()).filter(|&t| ranking.ranks[t] == 1);
        Some(MethodRanking {
            method: method.word().into(),
            title: method.title().into(),
            winners: winners.map(|t| field.names[t].to_owned()).collect(),
            figures: ranking.scores.iter().map(|s| s.unwrap_or(0.0)).collect(),
            lower_is_better: method.better() == Better::Lower,
            ranks: ranking.ranks,
            tau: kendall_tau(&ours, &theirs),
        })
    };
    let others = Method::ALL.into_iter().filter(|m| *m != Method::Wsm);
    if field.rows.is_empty() || field.weights.is_empty() {
        return Vec::new();
    }
    others.filter_map(of).collect()
}

/// Returns what becomes of the order of the others when one tool is dropped or copied, method by method
/// (Belton & Gear 1983; Triantaphyllou 2001).
pub(super) fn reversal(field: &Field<'_>) -> Vec<Reversal> {
    if field.rows.len() < 2 || field.weights.is_empty() {
        return Vec::new();
    }
    let of = |method: Method| {
        let whole = field.rank(method)?.ranks;
        let (mut tried, mut cases) = (0, Vec::new());
        for tool in 0..field.rows.len().min(TRIED) {
            let mut less = field.clone();
            less.rows.remove(tool);
            less.names.remove(tool);
            let kept: Vec<usize> = (0..field.rows.len()).filter(|&t| t != tool).collect();
            // Without the winner another one wins, which is no reversal; the order of the rest is looked at.
            tried += 1;
            if let Some(ranks) = less.rank(method).map(|r| r.ranks) {
                let change = format!("without {}", field.names[tool]);
                cases.extend(case(field, change, &kept, &whole, &ranks));
            }
            let mut more = field.clone();
            more.rows.push(field.rows[tool].clone());
            more.names.push(field.names[tool]);
            let all: Vec<usize> = (0..field.rows.len()).collect();
            tried += 1;
            if let Some(ranks) = more.rank(method).map(|r| r.ranks) {
                let change = format!("with a copy of {}", field.names[tool]);
                cases.extend(case(field, change, &all, &whole, &ranks));
            }
        }
        Some(Reversal {
            method: method.word().into(),
            title: method.title().into(),
            tried,
            cases,
        })
    };
    Method::ALL.into_iter().filter_map(of).collect()
}

/// Returns the case where the order of `kept` is another than before.
fn case(
    field: &Field<'_>,
    change: String,
    kept: &[usize],
    before: &[u32],
    after: &[u32],
) -> Option<ReversalCase> {
    let turned = |a: usize, b: usize| before[kept[a]] < before[kept[b]] && after[a] > after[b];
    let pairs = (0..kept.len()).flat_map(|a| (0..kept.len()).map(move |b| (a, b)));
    let (ahead, behind) = pairs.into_iter().find(|&(a, b)| turned(a, b))?;
    let winners: Vec<&str> = (0..kept.len())
        .filter(|&t| after[t] == 1)
        .map(|t| field.names[kept[t]])
        .collect();
    Some(ReversalCase {
        change,
        swap: format!(
            "{} comes before {}",
            field.names[kept[behind]], field.names[kept[ahead]]
        ),
        winner: listed(&winners),
    })
}
