//! What a decision was written against, and whether that has changed since.

use serde::Serialize;
use uuid::Uuid;

use super::grid::Grid;
use super::{Evaluation, Input, InputPart};
use crate::criteria::CriteriaTree;
use crate::id::ToolId;
use crate::tool::Tool;

/// Returns the parts of an evaluation that a decision for `chosen` rests on, each with a hash, as they
/// stand now.
///
/// A hash takes in what counts and nothing else: the scores that are used and not each note, the weights as
/// shares and not as points. It is a UUID of version 5 (SHA-1) of the part as JSON.
pub fn inputs(evaluation: &Evaluation, tools: &[Tool], chosen: &[ToolId]) -> Vec<Input> {
    let grid = Grid::new(evaluation);
    let input = |part, tool, fingerprint| Input {
        part,
        tool,
        fingerprint,
    };
    // Told in the order of the columns, which is none of the decision's concern.
    let columns: Vec<ToolId> = evaluation.candidates.iter().map(|c| c.tool).collect();
    let mut candidates = columns.clone();
    candidates.sort_unstable();
    let mut inputs = vec![
        input(InputPart::Candidates, None, hash(&candidates)),
        input(InputPart::Criteria, None, criteria(evaluation)),
        input(InputPart::Weights, None, weights(evaluation)),
    ];
    for &tool in &columns {
        let used: Vec<_> = evaluation
            .criteria
            .iter()
            .filter(|c| !c.measure.is_group())
            .map(|c| (c.id, grid.used(c.id, tool)))
            .filter(|(_, used)| used.is_some())
            .collect();
        inputs.push(input(InputPart::Scores, Some(tool), hash(&used)));
    }
    for &tool in &columns {
        let settled: Vec<_> = grid
            .knock_outs(tool)
            .into_iter()
            .map(|(c, _, s)| (c.id, s.verdict, s.reason))
            .collect();
        inputs.push(input(InputPart::KnockOuts, Some(tool), hash(&settled)));
    }
    for &tool in chosen {
        if let Some(known) = tools.iter().find(|t| t.id == tool) {
            inputs.push(input(InputPart::Facts, Some(tool), facts(known)));
        }
    }
    inputs
}

/// Returns why the decision of an evaluation is stale, a sentence each; none where it stands, or there is
/// no decision.
pub fn stale(evaluation: &Evaluation, tools: &[Tool]) -> Vec<String> {
    let Some(decision) = &evaluation.decision else {
        return Vec::new();
    };
    let now = inputs(evaluation, tools, &decision.chosen);
    let since = format!("since the decision of {}", decision.decided_on);
    let name = |tool: Option<ToolId>| {
        let known = tools.iter().find(|t| Some(t.id) == tool);
        known.map_or("a tool that is gone", |t| t.name.as_str())
    };
    let mut reasons = Vec::new();
    for written in &decision.written_against {
        let same = now
            .iter()
            .find(|n| n.part == written.part && n.tool == written.tool);
        // A candidate that was taken off is told once, by the candidates.
        let Some(same) = same else { continue };
        if same.fingerprint == written.fingerprint {
            continue;
        }
        let of = name(written.tool);
        reasons.push(match written.part {
            InputPart::Candidates => format!("Tools were added or taken off {since}."),
            InputPart::Criteria => format!("Criteria have changed {since}."),
            InputPart::Weights => format!("Weights have changed {since}."),
            InputPart::Scores => format!("Scores of {of} have changed {since}."),
            InputPart::KnockOuts => format!("A knock-out of {of} has changed {since}."),
            InputPart::Facts => {
                format!("What is known of {of} (licence, hosting, cost, coverage or a fact) has changed {since}.")
            }
        });
    }
    reasons
}

fn criteria(evaluation: &Evaluation) -> String {
    let parts: Vec<_> = evaluation
        .criteria
        .iter()
        .map(|c| {
            let texts = (&c.code, &c.title, &c.description);
            (c.id, c.parent, texts, &c.measure, c.cost, &c.knock_out)
        })
        .collect();
    hash(&parts)
}

fn weights(evaluation: &Evaluation) -> String {
    let shares: Vec<_> = CriteriaTree::new(&evaluation.criteria)
        .map(|tree| {
            let of = |n: &crate::criteria::CriterionNode| evaluation.criteria[n.criterion].id;
            let leaves = tree.nodes.iter().filter(|n| n.leaf);
            leaves
                .map(|n| (of(n), format!("{:.9}", n.global)))
                .collect()
        })
        .unwrap_or_default();
    hash(&shares)
}

fn facts(tool: &Tool) -> String {
    let mut covers = tool.covers.clone();
    covers.sort_unstable();
    hash(&(
        &tool.licence,
        tool.hosting,
        tool.annual_cost,
        &tool.currency,
        tool.vendor,
        covers,
        &tool.facts,
    ))
}

fn hash<T: Serialize>(part: &T) -> String {
    let json = serde_json::to_vec(part).expect("facts are plain data, which JSON can always state");
    Uuid::new_v5(&Uuid::NAMESPACE_OID, &json)
        .simple()
        .to_string()
}
