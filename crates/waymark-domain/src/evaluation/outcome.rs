//! Everything that follows from an evaluation, put together.

use super::methods::{Field, methods, reversal};
use super::ranking::{Standing, ranking, standings};
use super::results::{CriterionWeight, Flipper, FrontierPoint, Results, UnknownKnockOut};
use super::robust::{Criteria, Draws, robustness};
use super::scored::Scored;
use super::wording::headline;
use super::{Evaluation, Points};
use crate::criteria::{CriteriaError, CriteriaTree};
use crate::engagement::Person;
use crate::id::CriterionId;
use crate::tool::Tool;

impl Results {
    /// Returns everything that follows from `evaluation`, with the weights of `what_if` in place of those
    /// that the criteria have, on one thread.
    ///
    /// The draws of the rank acceptability depend on the seed alone.
    pub fn of(
        evaluation: &Evaluation,
        tools: &[Tool],
        people: &[Person],
        what_if: &[Points],
        how: Draws,
    ) -> Result<Self, CriteriaError> {
        let scored = Scored::of(evaluation, tools)?;
        Self::from_scored(&scored, evaluation, tools, people, what_if, how)
    }

    /// Does as [`Results::of`] does, with the grid worked out already.
    pub fn from_scored(
        scored: &Scored,
        evaluation: &Evaluation,
        tools: &[Tool],
        people: &[Person],
        what_if: &[Points],
        how: Draws,
    ) -> Result<Self, CriteriaError> {
        let tree = scored.weighed(what_if);
        let found = standings(scored, &tree);
        let criterion = |position: usize| &evaluation.criteria[tree.nodes[position].criterion];
        let ids: Vec<CriterionId> = (0..tree.nodes.len()).map(|p| criterion(p).id).collect();
        let titles: Vec<&str> = (0..tree.nodes.len())
            .map(|p| criterion(p).title.as_str())
            .collect();
        let criteria = Criteria {
            ids: &ids,
            titles: &titles,
        };
        let field = Field::new(scored, &tree, &found);
        let unknown: Vec<UnknownKnockOut> = scored
            .ranked()
            .iter()
            .flat_map(|t| t.unknown.iter().cloned())
            .collect();
        let told = told(scored, &tree, &found);
        Ok(Self {
            headline: headline(scored, &tree, &found),
            knocked_out: scored
                .tools
                .iter()
                .filter_map(|t| t.knocked_out.clone())
                .collect(),
            unknown,
            weights: weights(evaluation, &tree),
            cost_unit: scored.cost_unit.clone(),
            flippers: if told {
                flippers(evaluation, tools, people, &tree, &found, scored)?
            } else {
                Vec::new()
            },
            frontier: if told {
                frontier(scored, &found)
            } else {
                Vec::new()
            },
            methods: if told {
                methods(&field, &found)
            } else {
                Vec::new()
            },
            robustness: told
                .then(|| robustness(scored, &tree, criteria, &found, how))
                .flatten(),
            reversal: if told { reversal(&field) } else { Vec::new() },
            ranking: ranking(scored, &tree, &ids, found),
        })
    }
}

/// Returns whether there is anything to tell: a score that counts.
fn told(scored: &Scored, tree: &CriteriaTree, found: &[Standing]) -> bool {
    found.iter().any(|s| {
        let values = scored.tools[s.place].values.iter().zip(&scored.leaves);
        values
            .into_iter()
            .any(|(v, &p)| v.is_some() && tree.nodes[p].global > 0.0)
    })
}

/// Returns the weight of every criterion, depth first.
fn weights(evaluation: &Evaluation, tree: &CriteriaTree) -> Vec<CriterionWeight> {
    let weight = |node: &crate::criteria::CriterionNode| {
        let criterion = &evaluation.criteria[node.criterion];
        CriterionWeight {
            criterion: criterion.id,
            code: criterion.code.clone(),
            title: criterion.title.clone(),
            depth: node.depth,
            leaf: node.leaf,
            local: node.local,
            global: node.global,
            counts: node.counts,
        }
    };
    tree.nodes.iter().map(weight).collect()
}

/// Returns the assessors whose own scores, in place of what counts wherever they gave one, make another
/// tool win.
fn flippers(
    evaluation: &Evaluation,
    tools: &[Tool],
    people: &[Person],
    tree: &CriteriaTree,
    found: &[Standing],
    scored: &Scored,
) -> Result<Vec<Flipper>, CriteriaError> {
    let winners: Vec<_> = found
        .iter()
        .take_while(|s| s.rank == 1)
        .map(|s| s.tool)
        .collect();
    let counts = |criterion: CriterionId| {
        let position = tree.position(criterion);
        position.is_some_and(|p| tree.nodes[p].global > 0.0)
    };
    let mut flippers = Vec::new();
    for &person in &evaluation.assessors {
        let own = evaluation
            .scores
            .iter()
            .filter(|s| s.person == person && counts(s.criterion))
            .filter(|s| found.iter().any(|f| f.tool == s.tool))
            .count();
        if own == 0 {
            continue;
        }
        let mut seen = Scored::as_seen_by(evaluation, tools, person)?;
        // A knock-out stands whoever scores: the same tools are ranked.
        for (tool, ours) in seen.tools.iter_mut().zip(&scored.tools) {
            tool.knocked_out.clone_from(&ours.knocked_out);
        }
        let theirs = standings(&seen, tree);
        let mut first = theirs.iter().take_while(|s| s.rank == 1);
        if first.clone().any(|s| winners.contains(&s.tool)) {
            continue;
        }
        if let Some(first) = first.next() {
            let name = people.iter().find(|p| p.id == person);
            flippers.push(Flipper {
                person,
                name: name.map(|p| p.name.clone()).unwrap_or_default(),
                winner: first.tool,
                winner_name: seen.tools[first.place].name.clone(),
                scored: own as u32,
            });
        }
    }
    Ok(flippers)
}

/// Returns tools by cost and value, cheapest first; empty where fewer than two have a cost.
fn frontier(scored: &Scored, found: &[Standing]) -> Vec<FrontierPoint> {
    let points: Vec<(usize, f64, f64)> = found
        .iter()
        .enumerate()
        .filter_map(|(i, s)| Some((i, scored.tools[s.place].cost?, s.middle())))
        .collect();
    if points.len() < 2 {
        return Vec::new();
    }
    let beats = |a: &(usize, f64, f64), b: &(usize, f64, f64)| {
        a.1 <= b.1 && a.2 >= b.2 && (a.1 < b.1 || a.2 > b.2)
    };
    let mut frontier: Vec<FrontierPoint> = points
        .iter()
        .map(|point| {
            let beaten_by = points.iter().find(|other| beats(other, point));
            FrontierPoint {
                tool: found[point.0].tool,
                name: scored.tools[found[point.0].place].name.clone(),
                cost: point.1,
                value: point.2,
                efficient: beaten_by.is_none(),
                beaten_by: beaten_by.map(|other| found[other.0].tool),
            }
        })
        .collect();
    frontier.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(b.value.total_cmp(&a.value)));
    frontier
}
