//! What stands in the way: the widest gaps with what their levels say, what is open, where people
//! disagreed.

use serde::Serialize;

use super::context::{Context, Label, value_text};
use crate::assessment::Basis;
use crate::roll_up::State;
use crate::tree::ROOT;
use crate::words::{Pillar, Stage};

/// How many gaps are told in full.
const TOP: u32 = 10;

/// What a level asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelText {
    /// The level's value.
    pub text: String,
    /// The level's name.
    pub title: String,
    /// The capability's own descriptor, else what the scale says of the level.
    pub descriptor: String,
    /// From 0 at the lowest level to 1 at the highest.
    pub shade: f64,
}

/// One of the widest gaps, told in full.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopGap {
    /// Place by weighted gap, from 1.
    pub rank: u32,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// The domain it belongs to.
    pub domain: Label,
    /// Its pillar.
    pub pillar: Option<Pillar>,
    /// Its stage, in words; empty where it concerns all.
    pub stage: String,
    /// The client's priority.
    pub priority: f64,
    /// Score, as people read it.
    pub score: String,
    /// Target, as people read it.
    pub target: String,
    /// max(0, target − score).
    pub gap: f64,
    /// priority × gap.
    pub weighted_gap: f64,
    /// Share of the total weighted gap that this and all before it hold.
    pub cumulative: Option<f64>,
    /// Score in the earlier round, as people read it; empty without one.
    pub before: String,
    /// What the level now says; a median between two levels stands at the lower.
    pub now: Option<LevelText>,
    /// What the level of the target asks for.
    pub asked: Option<LevelText>,
    /// What settled the agreed rating; empty where nothing is agreed.
    pub rationale: String,
    /// Open hurdles that block it.
    pub hurdles: Vec<Label>,
    /// Recommendations that address it, rejected ones left out.
    pub recommendations: Vec<Label>,
}

/// A leaf that is not among the gaps, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenItem {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The domain it belongs to.
    pub domain: Label,
    /// Its pillar.
    pub pillar: Option<Pillar>,
    /// Target, as people read it; empty without one.
    pub target: String,
    /// The client's priority.
    pub priority: f64,
    /// Why it does not apply; empty for what is unanswered.
    pub reason: String,
}

/// A leaf on which people disagreed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disagreement {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its pillar.
    pub pillar: Option<Pillar>,
    /// Lowest and highest rating, “0–3”.
    pub spread: String,
    /// Levels between them.
    pub apart: u32,
    /// People who gave a level.
    pub raters: u32,
    /// People who said that it does not apply.
    pub not_applicable: u32,
    /// The median, as people read it.
    pub median: String,
    /// The agreed rating, as people read it; empty while nothing is agreed.
    pub agreed: String,
    /// From 0 at the lowest level to 1 at the highest, of what is agreed.
    pub shade: Option<f64>,
    /// What settled it.
    pub rationale: String,
}

pub(super) fn top_gaps(c: &Context) -> Vec<TopGap> {
    let rows = c
        .board
        .rows
        .iter()
        .filter(|r| r.rank.is_some_and(|rank| rank <= TOP));
    rows.map(|row| {
        let node = &row.node;
        let p = c.position(node);
        let (scale, capability) = (c.scale(p), c.capability(p));
        let agreed = c
            .input
            .facts
            .agreed
            .iter()
            .find(|a| Some(a.capability) == node.id);
        let text = |v: Option<f64>| v.map(|v| value_text(scale, v)).unwrap_or_default();
        let label = |code: &str, title: &str| Label {
            code: code.into(),
            title: title.into(),
        };
        TopGap {
            rank: row.rank.unwrap_or_default(),
            code: node.code.clone(),
            title: node.title.clone(),
            why: capability.map(|x| x.why.clone()).unwrap_or_default(),
            domain: c.label(c.tree().domain(p)),
            pillar: node.pillar,
            stage: node.stage.map(Stage::title).unwrap_or_default().into(),
            priority: node.priority,
            score: text(node.figures.score),
            target: text(node.target),
            gap: node.gap.unwrap_or_default(),
            weighted_gap: node.weighted_gap.unwrap_or_default(),
            cumulative: row.cumulative,
            before: text(row.before),
            now: node.figures.score.and_then(|s| level_text_at(c, p, s)),
            asked: node.target.and_then(|t| level_text_at(c, p, t)),
            rationale: agreed.map(|a| a.rationale.clone()).unwrap_or_default(),
            hurdles: c
                .hurdles_at(p)
                .iter()
                .map(|h| label(&h.code, &h.title))
                .collect(),
            recommendations: c
                .recommendations_at(p)
                .iter()
                .map(|r| label(&r.code, &r.title))
                .collect(),
        }
    })
    .collect()
}

/// Returns what the level at or below `value` says of the leaf at `p`.
fn level_text_at(c: &Context, p: usize, value: f64) -> Option<LevelText> {
    let scale = c.scale(p);
    let at = scale
        .levels
        .iter()
        .take_while(|l| l.value <= value + 1e-9)
        .count()
        .saturating_sub(1);
    let level = scale.levels.get(at)?;
    let own = c
        .capability(p)
        .and_then(|x| x.levels.get(at))
        .filter(|d| !d.trim().is_empty());
    Some(LevelText {
        text: crate::scale::level_text(level.value),
        title: level.title.clone(),
        descriptor: own.unwrap_or(&level.text).clone(),
        shade: super::context::shade(scale, level.value),
    })
}

pub(super) fn unanswered(c: &Context) -> Vec<OpenItem> {
    open_items(c, State::Unanswered)
}

pub(super) fn not_applicable(c: &Context) -> Vec<OpenItem> {
    open_items(c, State::NotApplicable)
}

fn open_items(c: &Context, state: State) -> Vec<OpenItem> {
    let of_state = c
        .tree()
        .leaves()
        .filter(|&p| c.node(p).figures.state == state);
    of_state
        .map(|p| {
            let node = c.node(p);
            OpenItem {
                code: node.code.clone(),
                title: node.title.clone(),
                domain: c.label(c.tree().domain(p)),
                pillar: node.pillar,
                target: node
                    .target
                    .map(|t| value_text(c.scale(p), t))
                    .unwrap_or_default(),
                priority: node.priority,
                reason: node
                    .room
                    .as_ref()
                    .and_then(|r| r.reason.clone())
                    .unwrap_or_default(),
            }
        })
        .collect()
}

/// Returns the leaves on which ratings stood two levels or more apart, or on whose applicability people
/// were split, the widest first.
pub(super) fn disagreements(c: &Context) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for p in c.tree().leaves() {
        let node = c.node(p);
        let Some(room) = node.room.as_ref() else {
            continue;
        };
        let Some(spread) = room.spread.filter(|s| s.discuss) else {
            continue;
        };
        let scale = c.scale(p);
        let text = |v: f64| value_text(scale, v);
        let agreed = c
            .input
            .facts
            .agreed
            .iter()
            .find(|a| Some(a.capability) == node.id);
        let value = node.figures.score.filter(|_| room.basis == Basis::Agreed);
        found.push(Disagreement {
            code: node.code.clone(),
            title: node.title.clone(),
            pillar: node.pillar,
            spread: format!("{}–{}", text(spread.min), text(spread.max)),
            apart: spread.apart,
            raters: spread.levels,
            not_applicable: spread.not_applicable,
            median: text(spread.median),
            agreed: match (agreed, value) {
                (None, _) => String::new(),
                (Some(_), Some(v)) => text(v),
                (Some(_), None) => "NA".into(),
            },
            shade: value.map(|v| super::context::shade(scale, v)),
            rationale: agreed.map(|a| a.rationale.clone()).unwrap_or_default(),
        });
    }
    found.sort_by_key(|d| std::cmp::Reverse((d.apart, d.not_applicable)));
    found
}

/// Returns how many leaves have at least one individual level.
pub(super) fn rated(c: &Context) -> usize {
    let rated = |&p: &usize| c.node(p).room.as_ref().is_some_and(|r| r.spread.is_some());
    c.tree()
        .leaves()
        .filter(|p| *p != ROOT)
        .filter(rated)
        .count()
}
