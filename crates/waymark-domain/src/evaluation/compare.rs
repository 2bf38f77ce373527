//! Two tools side by side: where each leads, and the smallest flip between them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ranking::{ranking, standings};
use super::results::{Flip, RankedTool, WeightLevel};
use super::robust::{Criteria, Surface, flip};
use super::scored::Scored;
use super::wording::figure;
use super::{Evaluation, Points};
use crate::id::{CriterionId, ToolId};
use crate::robustness;

/// One leaf in the comparison of two tools.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ComparedCriterion {
    /// The leaf.
    pub criterion: CriterionId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its weight in the whole, 0 to 1.
    pub weight: f64,
    /// What the first tool's score is worth, 0 to 1.
    pub first: Option<f64>,
    /// What the second tool's score is worth.
    pub second: Option<f64>,
    /// By how many points the first leads here; none where a score is missing.
    pub points: Option<f64>,
}

/// Two tools side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ToolComparison {
    /// What to see at once.
    pub sentence: String,
    /// One tool.
    pub first: RankedTool,
    /// The other.
    pub second: RankedTool,
    /// The leaves that count, where the first leads most first.
    pub rows: Vec<ComparedCriterion>,
    /// The share of all weightings of the leaves in which the first beats the second. Exact.
    pub share: f64,
    /// The same where only the order of the weights is agreed. Exact.
    pub share_ranked: f64,
    /// The least move of weight between leaves after which the one behind overtakes; none where they tie.
    /// Exact.
    pub flip: Option<Flip>,
}

/// Returns two tools side by side; none where one is not ranked, or nothing weighs.
pub fn compare_tools(
    evaluation: &Evaluation,
    scored: &Scored,
    first: ToolId,
    second: ToolId,
    what_if: &[Points],
) -> Option<ToolComparison> {
    let tree = scored.weighed(what_if);
    let criterion = |position: usize| &evaluation.criteria[tree.nodes[position].criterion];
    let all = 0..tree.nodes.len();
    let ids: Vec<CriterionId> = all.clone().map(|p| criterion(p).id).collect();
    let titles: Vec<&str> = all.map(|p| criterion(p).title.as_str()).collect();
    let found = standings(scored, &tree);
    let row = |tool: ToolId| found.iter().position(|s| s.tool == tool);
    let (a, b) = (row(first)?, row(second)?);
    let places: Vec<usize> = found.iter().map(|s| s.place).collect();
    let surface = Surface::new(scored, &tree, &places, WeightLevel::Leaf);
    if surface.weights.is_empty() || a == b {
        return None;
    }
    let d = robustness::difference(&surface.values, surface.weights.len(), a, b);
    let margin: f64 = d.iter().zip(&surface.weights).map(|(d, w)| d * w).sum();
    let order = robustness::order_of(&surface.weights);
    let share = robustness::pairwise_share(&d);
    let share_ranked = robustness::pairwise_share_ranked(&d, &order);
    let criteria = Criteria {
        ids: &ids,
        titles: &titles,
    };
    let (leader, rival) = if margin >= 0.0 { (a, b) } else { (b, a) };
    let tie = margin.abs() <= crate::ranking::TIE;
    let flip = (!tie).then(|| flip(&surface, criteria, leader, rival, &found, scored));
    let name = |row: usize| scored.tools[found[row].place].name.clone();
    let values = |row: usize| &scored.tools[found[row].place].values;
    let mut rows: Vec<ComparedCriterion> = scored
        .leaves
        .iter()
        .enumerate()
        .filter(|(_, p)| tree.nodes[**p].global > 0.0)
        .map(|(leaf, &p)| {
            let (one, other) = (values(a)[leaf], values(b)[leaf]);
            let weight = tree.nodes[p].global;
            ComparedCriterion {
                criterion: ids[p],
                code: criterion(p).code.clone(),
                title: criterion(p).title.clone(),
                weight,
                first: one,
                second: other,
                points: one.zip(other).map(|(x, y)| 100.0 * weight * (x - y)),
            }
        })
        .collect();
    rows.sort_by(|x, y| {
        let lead = |r: &ComparedCriterion| r.points.unwrap_or(0.0);
        lead(y)
            .total_cmp(&lead(x))
            .then_with(|| x.code.cmp(&y.code))
    });
    let sentence = if tie {
        format!("{} and {} tie.", name(a), name(b))
    } else {
        let lead = figure(100.0 * margin.abs());
        let ahead = rows
            .iter()
            .filter(|r| {
                r.points
                    .is_some_and(|p| if leader == a { p > 0.0 } else { p < 0.0 })
            })
            .count();
        let wins = if leader == a { share } else { 1.0 - share };
        let holds = match flip.as_ref().and_then(|f| f.moved) {
            Some(moved) => format!("{} points of weight would turn that", figure(100.0 * moved)),
            None => "no weighting would turn that".into(),
        };
        format!(
            "{} leads {} by {lead} points, ahead on {ahead} of {} criteria and in {:.0} % of all weightings; {holds}.",
            name(leader),
            name(rival),
            rows.len(),
            100.0 * wins
        )
    };
    let ranked = ranking(scored, &tree, &ids, found.clone());
    Some(ToolComparison {
        sentence,
        first: ranked[a].clone(),
        second: ranked[b].clone(),
        rows,
        share,
        share_ranked,
        flip,
    })
}
