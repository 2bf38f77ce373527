//! The ranking of an evaluation: values, ranks and what each criterion adds.

use super::results::{Contribution, RankedTool};
use super::scored::{Scored, ScoredTool};
use crate::criteria::CriteriaTree;
use crate::id::ToolId;
use crate::ranking::{Better, TIE, ranks};
use crate::words::Confidence;

/// A tool's value with what could become of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The tool.
    pub tool: ToolId,
    /// Its place among [`Scored::tools`].
    pub place: usize,
    /// Weighted sum, 0 to 100; none while a score that counts is missing.
    pub value: Option<f64>,
    /// With every missing score at its worst.
    pub worst: f64,
    /// With every missing score at its best.
    pub best: f64,
    /// Its rank.
    pub rank: u32,
    /// Its rank at best.
    pub best_rank: u32,
    /// Its rank at worst.
    pub worst_rank: u32,
    /// What each criterion at the top adds.
    pub parts: Vec<f64>,
}

impl Standing {
    /// Returns the middle of what the value can be; the value itself where nothing is missing.
    pub fn middle(&self) -> f64 {
        self.value.unwrap_or(f64::midpoint(self.worst, self.best))
    }
}

/// Returns where the tools that are not knocked out stand under the weights of `tree`, by rank, those of
/// one rank by code.
///
/// Costs one pass over tools × leaves and one over pairs of tools.
pub fn standings(scored: &Scored, tree: &CriteriaTree) -> Vec<Standing> {
    let tops: Vec<usize> = tree.tops().collect();
    let columns: Vec<(f64, usize)> = scored
        .leaves
        .iter()
        .map(|&p| {
            let top = tree.top_of(p);
            let column = tops.iter().position(|&t| t == top).unwrap_or(0);
            (tree.nodes[p].global, column)
        })
        .collect();
    let mut standings: Vec<Standing> = scored
        .tools
        .iter()
        .enumerate()
        .filter(|(_, tool)| tool.knocked_out.is_none())
        .map(|(place, tool)| {
            let mut parts = vec![0.0; tops.len()];
            let (mut sum, mut missing) = (0.0, 0.0);
            for (value, &(weight, column)) in tool.values.iter().zip(&columns) {
                match value {
                    _ if weight <= 0.0 => {}
                    Some(value) => {
                        sum += weight * value;
                        parts[column] += 100.0 * weight * value;
                    }
                    None => missing += weight,
                }
            }
            Standing {
                tool: tool.tool,
                place,
                value: (missing <= 0.0).then_some(100.0 * sum),
                worst: 100.0 * sum,
                best: 100.0 * (sum + missing),
                rank: 0,
                best_rank: 0,
                worst_rank: 0,
                parts,
            }
        })
        .collect();
    let middles: Vec<f64> = standings.iter().map(Standing::middle).collect();
    // Sorted, so that who lies beyond is counted without a look at every pair.
    let sorted = |of: fn(&Standing) -> f64| {
        let mut values: Vec<f64> = standings.iter().map(of).collect();
        values.sort_unstable_by(f64::total_cmp);
        values
    };
    let (worsts, bests) = (sorted(|s| s.worst), sorted(|s| s.best));
    // Values run to 100, on which a tie is a hundred times as wide as on 1.
    let beyond = |sorted: &[f64], value: f64| {
        let within = sorted.partition_point(|other| *other <= value + 100.0 * TIE);
        (sorted.len() - within) as u32
    };
    let found = ranks(&middles, Better::Higher);
    for (standing, rank) in standings.iter_mut().zip(found) {
        let itself = u32::from(standing.best > standing.worst + 100.0 * TIE);
        standing.rank = rank;
        standing.best_rank = 1 + beyond(&worsts, standing.best);
        standing.worst_rank = 1 + beyond(&bests, standing.worst) - itself;
    }
    standings.sort_by(|a, b| {
        let code = |s: &Standing| scored.tools[s.place].code.as_str();
        a.rank.cmp(&b.rank).then_with(|| code(a).cmp(code(b)))
    });
    standings
}

/// Returns the ranking in full.
pub(super) fn ranking(
    scored: &Scored,
    tree: &CriteriaTree,
    ids: &[crate::id::CriterionId],
    standings: Vec<Standing>,
) -> Vec<RankedTool> {
    let ranked = |s: Standing| {
        let tool = &scored.tools[s.place];
        let counted = scored.leaves.iter().zip(&tool.values);
        let contributions: Vec<Contribution> = counted
            .filter(|(p, _)| tree.nodes[**p].counts && tree.nodes[**p].global > 0.0)
            .map(|(&p, &value)| {
                let weight = tree.nodes[p].global;
                Contribution {
                    criterion: ids[p],
                    weight,
                    value,
                    points: value.map(|v| 100.0 * weight * v),
                }
            })
            .collect();
        RankedTool {
            tool: s.tool,
            code: tool.code.clone(),
            name: tool.name.clone(),
            value: s.value,
            worst: s.worst,
            best: s.best,
            rank: s.rank,
            best_rank: s.best_rank,
            worst_rank: s.worst_rank,
            missing: contributions.iter().filter(|c| c.value.is_none()).count() as u32,
            contributions,
            parts: s.parts,
            confidence: confidence(scored, tree, tool),
            cost: tool.cost,
            unknown: !tool.unknown.is_empty(),
        }
    };
    standings.into_iter().map(ranked).collect()
}

/// Returns how sure people are of a tool's scores: the confidence that at least half of the weight with a
/// stated confidence reaches; none where nobody states one.
fn confidence(scored: &Scored, tree: &CriteriaTree, tool: &ScoredTool) -> Option<Confidence> {
    let mut stated: Vec<(Confidence, f64)> = scored
        .leaves
        .iter()
        .zip(&tool.confidence)
        .filter_map(|(&p, c)| c.map(|c| (c, tree.nodes[p].global)))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    stated.sort_by_key(|s| std::cmp::Reverse(s.0));
    let half = stated.iter().map(|s| s.1).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    let reached = |(_, weight): &&(Confidence, f64)| {
        sum += weight;
        sum >= half - 1e-12
    };
    stated.iter().find(reached).map(|s| s.0)
}
