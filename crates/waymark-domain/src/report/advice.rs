//! Hurdles and recommendations, with what they touch and how much of the gap they reach.

use serde::Serialize;

use super::claims;
use super::context::{Context, Label};
use crate::engagement::{Hurdle, Recommendation};
use crate::words::{HurdleState, Pillar, RecommendationState, Severity, Size, ToolNeed};

/// A hurdle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HurdleReport {
    /// Its code.
    pub code: String,
    /// What stands in the way.
    pub title: String,
    /// What was seen, and what it costs.
    pub description: String,
    /// Its pillar.
    pub pillar: Pillar,
    /// How much it stands in the way.
    pub severity: Severity,
    /// The same in words.
    pub severity_title: String,
    /// Where it stands.
    pub state: HurdleState,
    /// The same in words.
    pub state_title: String,
    /// Who deals with it.
    pub owner: String,
    /// Capabilities that it blocks.
    pub blocks: Vec<Label>,
    /// How many measured gaps lie at or below these.
    pub gaps: usize,
    /// Share of the total weighted gap that these hold.
    pub share: Option<f64>,
    /// Recommendations that remove it.
    pub recommendations: Vec<Label>,
}

/// A recommendation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecommendationReport {
    /// Its code.
    pub code: String,
    /// What to do.
    pub title: String,
    /// How, and how one sees that it is done.
    pub description: String,
    /// Its pillar.
    pub pillar: Pillar,
    /// Rough size of the work.
    pub effort: Size,
    /// The same in words.
    pub effort_title: String,
    /// Rough size of the effect.
    pub impact: Size,
    /// The same in words.
    pub impact_title: String,
    /// Where it stands.
    pub state: RecommendationState,
    /// The same in words.
    pub state_title: String,
    /// Title of the role that carries it; empty where none is named.
    pub owner: String,
    /// What it asks of tools.
    pub tool_need: ToolNeed,
    /// The same in words, with the tool where one is named.
    pub tool: String,
    /// Capabilities whose gaps it closes.
    pub addresses: Vec<Label>,
    /// Hurdles that it removes.
    pub removes: Vec<Label>,
    /// How many measured gaps it addresses.
    pub gaps: usize,
    /// Share of the total weighted gap that these hold.
    pub share: Option<f64>,
}

/// One cell of effort against impact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EffortCell {
    /// Effort, in words.
    pub effort: String,
    /// Impact, in words.
    pub impact: String,
    /// Codes of the recommendations there.
    pub codes: Vec<String>,
}

/// Returns hurdles, open ones first, by severity, then by how much of the gap they block.
pub(super) fn hurdles(c: &Context) -> Vec<HurdleReport> {
    let mut found: Vec<HurdleReport> = c.input.hurdles.iter().map(|h| hurdle(c, h)).collect();
    found.sort_by(|a, b| {
        let key = |h: &HurdleReport| (h.state == HurdleState::Resolved, h.severity);
        let share = |h: &HurdleReport| h.share.unwrap_or(0.0);
        key(a)
            .cmp(&key(b))
            .then(share(b).total_cmp(&share(a)))
            .then(a.code.cmp(&b.code))
    });
    found
}

fn hurdle(c: &Context, h: &Hurdle) -> HurdleReport {
    let gaps = c.gaps_below(&h.blocks);
    let removing = c
        .input
        .recommendations
        .iter()
        .filter(|r| r.removes.contains(&h.id) && r.state != RecommendationState::Rejected);
    HurdleReport {
        code: h.code.clone(),
        title: h.title.clone(),
        description: h.description.clone(),
        pillar: h.pillar,
        severity: h.severity,
        severity_title: h.severity.title().into(),
        state: h.state,
        state_title: h.state.title().into(),
        owner: h.owner.clone(),
        blocks: h.blocks.iter().filter_map(|&id| c.label_of(id)).collect(),
        share: c.share_of_gap(&gaps),
        gaps: gaps.len(),
        recommendations: removing
            .map(|r| Label {
                code: r.code.clone(),
                title: r.title.clone(),
            })
            .collect(),
    }
}

/// Returns recommendations that stand, by the share of the weighted gap that they address; rejected ones
/// apart.
pub(super) fn recommendations(
    c: &Context,
) -> (Vec<RecommendationReport>, Vec<RecommendationReport>) {
    let mut all: Vec<RecommendationReport> = c
        .input
        .recommendations
        .iter()
        .map(|r| recommendation(c, r))
        .collect();
    all.sort_by(|a, b| {
        let share = |r: &RecommendationReport| r.share.unwrap_or(0.0);
        share(b)
            .total_cmp(&share(a))
            .then(b.impact.cmp(&a.impact))
            .then(a.code.cmp(&b.code))
    });
    all.into_iter()
        .partition(|r| r.state != RecommendationState::Rejected)
}

fn recommendation(c: &Context, r: &Recommendation) -> RecommendationReport {
    let gaps = c.gaps_below(&r.addresses);
    let owner = r
        .owner_role
        .and_then(|id| c.input.roles.iter().find(|x| x.id == id));
    let removes = r
        .removes
        .iter()
        .filter_map(|id| c.input.hurdles.iter().find(|h| h.id == *id));
    let tool = match (r.tool_need, r.tool.trim()) {
        (need, "") => need.title().to_owned(),
        (need, tool) => format!("{}: {tool}", need.title()),
    };
    RecommendationReport {
        code: r.code.clone(),
        title: r.title.clone(),
        description: r.description.clone(),
        pillar: r.pillar,
        effort: r.effort,
        effort_title: r.effort.title().into(),
        impact: r.impact,
        impact_title: r.impact.title().into(),
        state: r.state,
        state_title: r.state.title().into(),
        owner: owner.map(|o| o.title.clone()).unwrap_or_default(),
        tool_need: r.tool_need,
        tool,
        addresses: r
            .addresses
            .iter()
            .filter_map(|&id| c.label_of(id))
            .collect(),
        removes: removes
            .map(|h| Label {
                code: h.code.clone(),
                title: h.title.clone(),
            })
            .collect(),
        share: c.share_of_gap(&gaps),
        gaps: gaps.len(),
    }
}

/// Returns what the recommendations reach together; a gap counts once.
pub(super) fn reached(c: &Context, standing: usize) -> claims::Advice {
    let of_gap = |&p: &usize| c.node(p).gap.is_some_and(|g| g > 0.0);
    let gaps: Vec<usize> = c.tree().leaves().filter(of_gap).collect();
    let hit: Vec<usize> = gaps
        .iter()
        .copied()
        .filter(|&p| !c.recommendations_at(p).is_empty())
        .collect();
    claims::Advice {
        recommendations: standing,
        addressed: hit.len(),
        gaps: gaps.len(),
        share: c.share_of_gap(&hit),
    }
}

/// Returns the gaps that together hold half of the weighted gap and that no recommendation addresses.
pub(super) fn unaddressed(c: &Context) -> Vec<Label> {
    let top = c
        .board
        .rows
        .iter()
        .take(c.board.half as usize)
        .map(|r| c.position(&r.node));
    top.filter(|&p| c.recommendations_at(p).is_empty())
        .map(|p| c.label(p))
        .collect()
}

/// Returns the nine cells of effort against impact, large impact first, small effort first.
pub(super) fn effort_grid(recommendations: &[RecommendationReport]) -> Vec<EffortCell> {
    let mut cells = Vec::new();
    for &impact in Size::ALL.iter().rev() {
        for &effort in Size::ALL {
            let here = recommendations
                .iter()
                .filter(|r| (r.effort, r.impact) == (effort, impact));
            cells.push(EffortCell {
                effort: effort.title().into(),
                impact: impact.title().into(),
                codes: here.map(|r| r.code.clone()).collect(),
            });
        }
    }
    cells
}
