//! An evaluation with its grid worked out once, so that other weights cost next to nothing.

use super::grid::{Grid, Settled};
use super::results::{KnockedOut, UnknownKnockOut};
use super::{Evaluation, Points, Verdict};
use crate::criteria::{CriteriaError, CriteriaTree, Criterion};
use crate::id::{PersonId, ToolId};
use crate::tool::Tool;
use crate::words::Confidence;

/// A tool with what its scores are worth.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredTool {
    /// The tool.
    pub tool: ToolId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What each leaf that may be in the value is worth, 0 to 1, in the order of [`Scored::leaves`]; none
    /// where the score is missing.
    pub values: Vec<Option<f64>>,
    /// How sure people are of each of these scores: the lowest that anybody states.
    pub confidence: Vec<Option<Confidence>>,
    /// What it costs; see [`Scored::cost_unit`].
    pub cost: Option<f64>,
    /// The first knock-out that it fails.
    pub knocked_out: Option<KnockedOut>,
    /// Knock-outs that nobody has settled.
    pub unknown: Vec<UnknownKnockOut>,
}

/// An evaluation with its tree, and what every score is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The criteria with their weights as they stand.
    pub tree: CriteriaTree,
    /// The points of each position of the tree.
    pub points: Vec<f64>,
    /// Positions of the leaves that may be in the value: those that are no costs, whatever they weigh.
    pub leaves: Vec<usize>,
    /// The candidates, in their order, knocked out or not.
    pub tools: Vec<ScoredTool>,
    /// What costs are in: the unit of the cost criteria, else the currency of a year's cost.
    pub cost_unit: String,
}

impl Scored {
    /// Works out the grid of an evaluation. Candidates that are not among `tools` are left out.
    pub fn of(evaluation: &Evaluation, tools: &[Tool]) -> Result<Self, CriteriaError> {
        Self::with(evaluation, tools, &Grid::new(evaluation), None)
    }

    /// Works out the grid with the scores of `person` in place of what counts, where they gave any.
    pub fn as_seen_by(
        evaluation: &Evaluation,
        tools: &[Tool],
        person: PersonId,
    ) -> Result<Self, CriteriaError> {
        let own = Grid::of_person(evaluation, person);
        Self::with(evaluation, tools, &Grid::new(evaluation), Some(&own))
    }

    fn with(
        evaluation: &Evaluation,
        tools: &[Tool],
        grid: &Grid<'_>,
        own: Option<&Grid<'_>>,
    ) -> Result<Self, CriteriaError> {
        let criteria = &evaluation.criteria;
        let tree = CriteriaTree::new(criteria)?;
        let at = |position: usize| &criteria[tree.nodes[position].criterion];
        let leaves: Vec<usize> = tree.leaves().filter(|&p| !at(p).cost).collect();
        let costs: Vec<&Criterion> = tree.leaves().map(at).filter(|c| c.cost).collect();
        let candidates: Vec<&Tool> = evaluation
            .candidates
            .iter()
            .filter_map(|c| tools.iter().find(|t| t.id == c.tool))
            .collect();
        let cost_unit = match costs.first() {
            Some(cost) => cost.measure.unit().to_owned(),
            None => currency(&candidates),
        };
        let value = |criterion: &Criterion, tool: ToolId| {
            own.and_then(|own| own.value(criterion, tool))
                .or_else(|| grid.value(criterion, tool))
        };
        let scored = |tool: &&Tool| {
            let confidence = |position: &usize| {
                let cell = grid.cell(at(*position).id, tool.id);
                cell.scores.iter().filter_map(|s| s.confidence).min()
            };
            let mut knocked_out = None;
            let mut unknown = Vec::new();
            for (criterion, rule, settled) in grid.knock_outs(tool.id) {
                let Settled {
                    verdict,
                    reason,
                    as_of,
                    ..
                } = settled;
                let (criterion, statement) = (criterion.id, rule.statement.clone());
                let name = tool.name.clone();
                match verdict {
                    Verdict::Fail if knocked_out.is_none() => {
                        knocked_out = Some(KnockedOut {
                            tool: tool.id,
                            name,
                            criterion,
                            statement,
                            reason,
                            as_of,
                        });
                    }
                    // The first fail is reason enough.
                    Verdict::Pass | Verdict::Fail => {}
                    Verdict::Unknown => unknown.push(UnknownKnockOut {
                        tool: tool.id,
                        name,
                        criterion,
                        statement,
                        reason,
                    }),
                }
            }
            ScoredTool {
                tool: tool.id,
                code: tool.code.clone(),
                name: tool.name.clone(),
                values: leaves.iter().map(|&p| value(at(p), tool.id)).collect(),
                confidence: leaves.iter().map(confidence).collect(),
                cost: cost(tool, &costs, &cost_unit, grid),
                knocked_out,
                unknown,
            }
        };
        let tools = candidates.iter().map(scored).collect();
        let points = tree.nodes.iter().map(|n| criteria[n.criterion].weight);
        Ok(Self {
            points: points.collect(),
            leaves,
            tools,
            cost_unit,
            tree,
        })
    }

    /// Returns the tree with other points for some criteria, relative to their siblings.
    pub fn weighed(&self, what_if: &[Points]) -> CriteriaTree {
        let mut tree = self.tree.clone();
        if what_if.is_empty() {
            return tree;
        }
        let mut points = self.points.clone();
        for change in what_if {
            if let Some(position) = tree.position(change.criterion)
                && change.points.is_finite()
                && change.points >= 0.0
            {
                points[position] = change.points;
            }
        }
        tree.weigh(&points);
        tree
    }

    /// Returns the tools that are ranked: those that no knock-out has thrown out.
    pub fn ranked(&self) -> Vec<&ScoredTool> {
        let ranked = self.tools.iter().filter(|t| t.knocked_out.is_none());
        ranked.collect()
    }
}

fn currency(tools: &[&Tool]) -> String {
    let known = tools.iter().find(|t| t.annual_cost.is_some());
    known.map_or_else(String::new, |t| {
        format!("{} a year", t.currency).trim().to_owned()
    })
}

/// Returns what a tool costs: the sum of its cost criteria in `unit`, none where one has no score; without
/// cost criteria its cost a year, where that is in the same currency.
fn cost(tool: &Tool, costs: &[&Criterion], unit: &str, grid: &Grid<'_>) -> Option<f64> {
    if costs.is_empty() {
        let own = format!("{} a year", tool.currency);
        return tool.annual_cost.filter(|_| own.trim() == unit);
    }
    let same = costs.iter().filter(|c| c.measure.unit() == unit);
    same.map(|c| grid.used(c.id, tool.id)).sum()
}
