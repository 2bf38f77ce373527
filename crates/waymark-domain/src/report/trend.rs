//! How it moved: readiness over the rounds, and what changed since the earlier one.

use serde::Serialize;

use super::Caption;
use super::claims;
use super::context::Context;
use super::wording::{count, noun, percent, short};
use crate::comparison::{Change, Comparison, ModelChangeKind, NodeChange, Presence};
use crate::overview::TrendPoint;
use crate::readiness::Readiness;
use crate::words::{Pillar, RoundState};

/// Most rows in a table of changes; the claim says how many there are.
const MOST_ROWS: usize = 60;

/// One round on a pillar's line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendMark {
    /// The round's name.
    pub round: String,
    /// The round's day, as ISO date.
    pub date: String,
    /// Days since the first round.
    pub day: i64,
    /// Open or locked.
    pub state: RoundState,
    /// Readiness with coverage and interval.
    pub readiness: Readiness,
}

/// A pillar's readiness over the rounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendLine {
    /// The pillar.
    pub pillar: Pillar,
    /// What it is called.
    pub title: String,
    /// Rounds by date.
    pub marks: Vec<TrendMark>,
}

/// Readiness over the rounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// Title, unit, note and text alternative.
    pub caption: Caption,
    /// Pillars.
    pub lines: Vec<TrendLine>,
}

/// A node whose score moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its pillar.
    pub pillar: Option<Pillar>,
    /// Score in the earlier round.
    pub before: Option<f64>,
    /// Coverage in the earlier round.
    pub before_coverage: Option<f64>,
    /// Score now.
    pub after: Option<f64>,
    /// Coverage now.
    pub after_coverage: Option<f64>,
    /// The difference and what made it; none where either score is missing.
    pub change: Option<Change>,
    /// What else there is to say: new, removed.
    pub remark: String,
}

/// A change of the model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelChangeRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What was done, in a word.
    pub kind: String,
    /// From what to what.
    pub detail: String,
}

/// What changed since the earlier round.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// The finding.
    pub claim: String,
    /// The earlier round's name.
    pub round: String,
    /// The earlier round's day.
    pub date: String,
    /// How many leaves rose, fell and stayed, in a sentence.
    pub lead: String,
    /// How each pillar's readiness moved and why, a sentence each.
    pub sentences: Vec<String>,
    /// Domains, in model order.
    pub domains: Vec<ChangeRow>,
    /// Leaves whose score moved, widest first.
    pub leaves: Vec<ChangeRow>,
    /// Leaves that moved and are not listed.
    pub more_leaves: usize,
    /// Changes of the model, in its order.
    pub model: Vec<ModelChangeRow>,
    /// Changes of the model that are not listed.
    pub more_model: usize,
}

pub(super) fn trend(points: &[TrendPoint]) -> Option<Trend> {
    let first = points.first()?.date;
    let line = |&pillar: &Pillar| {
        let marks: Vec<TrendMark> = points
            .iter()
            .filter_map(|p| {
                let found = p.pillars.iter().find(|x| x.pillar == pillar)?;
                found.readiness.value?;
                Some(TrendMark {
                    round: p.title.clone(),
                    date: p.date.to_string(),
                    day: (p.date - first).num_days(),
                    state: p.state,
                    readiness: found.readiness,
                })
            })
            .collect();
        (!marks.is_empty()).then(|| TrendLine {
            pillar,
            title: pillar.title().into(),
            marks,
        })
    };
    let lines: Vec<TrendLine> = Pillar::ALL.iter().filter_map(line).collect();
    if lines.iter().all(|l| l.marks.len() < 2) {
        return None;
    }
    let mark = |m: &TrendMark| {
        let band = m
            .readiness
            .worst
            .zip(m.readiness.best)
            .filter(|(w, b)| b - w > 1e-12);
        let band = band.map(|(w, b)| format!(" (between {} and {})", percent(w), percent(b)));
        format!(
            "{} {}{}",
            m.date,
            percent(m.readiness.value.unwrap_or(0.0)),
            band.unwrap_or_default()
        )
    };
    let told: Vec<String> = lines
        .iter()
        .map(|l| {
            format!(
                "{} {}",
                l.title,
                l.marks.iter().map(mark).collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    Some(Trend {
        caption: Caption {
            title: format!("Readiness over {}", count(points.len(), "round", "rounds")),
            unit: "Share of the way to target; band: if everything unanswered stood at the ends of the scale".into(),
            alt: format!("Lines of readiness over {}. {}.", count(points.len(), "round", "rounds"), told.join("; ")),
            note: "Each round is measured against its own targets and priorities.".into(),
        },
        lines,
    })
}

pub(super) fn changes(c: &Context) -> Option<Changes> {
    let x = c.comparison.as_ref()?;
    let title = |p: Pillar| p.title();
    let moves: Vec<(&str, f64)> = x
        .pillars
        .iter()
        .filter_map(|p| Some((title(p.pillar), p.change?.total)))
        .collect();
    let domain = |n: &&NodeChange| {
        let place = n.id.and_then(|id| c.tree().position(id));
        place.is_some_and(|p| c.domains.binary_search(&p).is_ok())
    };
    let domains: Vec<ChangeRow> = x.nodes.iter().filter(domain).map(row).collect();
    let moved = |n: &&NodeChange| n.leaf && (n.change.is_none_or(|d| d.total.abs() > 1e-9));
    let known = |n: &&NodeChange| {
        let score = |f: Option<crate::roll_up::Figures>| f.and_then(|f| f.score).is_some();
        score(n.before) || score(n.after)
    };
    let mut leaves: Vec<ChangeRow> = x
        .nodes
        .iter()
        .filter(moved)
        .filter(known)
        .map(row)
        .collect();
    let size = |r: &ChangeRow| r.change.map_or(0.0, |d| d.total.abs());
    leaves.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let all = leaves.len();
    leaves.truncate(MOST_ROWS);
    let model: Vec<ModelChangeRow> = x
        .model_changes
        .iter()
        .take(MOST_ROWS)
        .map(|m| ModelChangeRow {
            code: m.code.clone(),
            title: m.title.clone(),
            kind: kind(m.kind).to_owned(),
            detail: m.detail.clone(),
        })
        .collect();
    let told = |p: &crate::comparison::PillarChange| {
        let d = p.change?;
        Some(claims::split(
            title(p.pillar),
            d.total,
            d.by_answers,
            d.by_model,
            d.by_plan,
        ))
    };
    Some(Changes {
        claim: claims::change(&x.before.title, &moves),
        round: x.before.title.clone(),
        date: x.before.date.to_string(),
        lead: lead(x),
        sentences: x.pillars.iter().filter_map(told).collect(),
        domains,
        more_leaves: all - leaves.len(),
        leaves,
        more_model: x.model_changes.len() - model.len(),
        model,
    })
}

fn lead(x: &Comparison) -> String {
    let compared = (x.rose + x.fell + x.stayed) as usize;
    let model = match x.model_changes.len() {
        0 => "the model is the same in both rounds".into(),
        n => format!("the model changed in {}", count(n, "place", "places")),
    };
    if compared == 0 {
        return format!("No capability is answered in both rounds; {model}.");
    }
    format!(
        "Of {compared} {} answered in {} and now, {} rose, {} fell and {} stayed; {model}.",
        noun(compared, "capability", "capabilities"),
        short(&x.before.title, 60),
        x.rose,
        x.fell,
        x.stayed
    )
}

fn row(n: &NodeChange) -> ChangeRow {
    let answered = |f: Option<crate::roll_up::Figures>| f.and_then(|f| f.score).is_some();
    let remark = match (n.presence, answered(n.before), answered(n.after)) {
        (Presence::Added, ..) => "new in the model",
        (Presence::Removed, ..) => "no longer in the model",
        (Presence::Both, false, true) => "first answered now",
        (Presence::Both, true, false) => "not answered now",
        _ => "",
    };
    ChangeRow {
        code: n.code.clone(),
        title: n.title.clone(),
        pillar: n.pillar,
        before: n.before.and_then(|f| f.score),
        before_coverage: n.before.and_then(|f| f.coverage),
        after: n.after.and_then(|f| f.score),
        after_coverage: n.after.and_then(|f| f.coverage),
        change: n.change,
        remark: remark.to_owned(),
    }
}

fn kind(kind: ModelChangeKind) -> &'static str {
    match kind {
        ModelChangeKind::Added => "Added",
        ModelChangeKind::Removed => "Removed",
        ModelChangeKind::Moved => "Moved",
        ModelChangeKind::Reweighed => "Reweighed",
        ModelChangeKind::Rescaled => "Rescaled",
        ModelChangeKind::RollUp => "Roll-up",
        ModelChangeKind::Reworded => "Reworded",
    }
}
