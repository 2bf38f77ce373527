//! Where the pillars stand, each judged apart.

use serde::Serialize;

use super::claims;
use super::context::{Context, Group, range_text};
use super::domains::domains_by_gap;
use super::wording::percent;
use super::{Caption, KeyFigure};
use crate::comparison::Change;
use crate::gap::widest_first;
use crate::overview::{PillarFigures, pillars};
use crate::readiness::Readiness;
use crate::roll_up::{Figures, Part, RollUp, State};
use crate::words::Pillar;

/// One pillar, judged apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PillarReport {
    /// The pillar; none for capabilities that belong to none.
    pub pillar: Option<Pillar>,
    /// What it is called.
    pub title: String,
    /// Score, coverage and interval.
    pub figures: Figures,
    /// Range of its score, such as “0–4”.
    pub range: String,
    /// Share of the way to target.
    pub readiness: Readiness,
    /// The same in the earlier round.
    pub before: Option<Readiness>,
    /// The difference and what made it.
    pub change: Option<Change>,
    /// The difference in a sentence.
    pub change_sentence: Option<String>,
    /// Leaves with a score and a target.
    pub measured: usize,
    /// Leaves below their target.
    pub below: usize,
    /// Leaves to which nothing applies.
    pub not_applicable: usize,
    /// Where it stands, in a sentence or two.
    pub sentence: String,
}

/// The root's score, where the model gives names to its ranges.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelResult {
    /// The model's title.
    pub title: String,
    /// The root's figures.
    pub figures: Figures,
    /// Range of the score.
    pub range: String,
    /// Name of the band that holds the score; none while there is no score.
    pub band: Option<String>,
    /// How the root combines what is below it.
    pub rule: String,
}

pub(super) fn pillar_reports(c: &Context) -> Vec<PillarReport> {
    let known = pillars(c.input.assessment);
    c.groups
        .iter()
        .map(|&group| pillar_report(c, group, &known))
        .collect()
}

fn pillar_report(c: &Context, group: Group, known: &[PillarFigures]) -> PillarReport {
    let figures = match known.iter().find(|p| Some(p.pillar) == group) {
        Some(found) => found.figures,
        None if c.groups.len() == 1 => c.input.assessment.root().figures,
        None => {
            let part = |p: usize| Part {
                weight: c.node(p).share,
                figures: c.node(p).figures,
            };
            let parts: Vec<Part> = c.leaves(group).map(part).collect();
            RollUp::Mean.figures(&parts, &[])
        }
    };
    let leaves: Vec<usize> = c.leaves(group).collect();
    let tally = |test: &dyn Fn(usize) -> bool| leaves.iter().filter(|&&p| test(p)).count();
    let (measured, below) = (
        tally(&|p| c.node(p).gap.is_some()),
        tally(&|p| c.node(p).gap.is_some_and(|g| g > 0.0)),
    );
    let mut domains: Vec<usize> = c.domains(group);
    domains.retain(|&p| c.node(p).gap.is_some_and(|g| g > 0.0));
    domains.sort_by(|&a, &b| widest_first(c.node(a), c.node(b)));
    let widest = domains.first().and_then(|&p| {
        let node = c.node(p);
        Some((node.title.as_str(), node.figures.score?, node.target?))
    });
    let changed = c
        .comparison
        .as_ref()
        .and_then(|x| x.pillars.iter().find(|p| Some(p.pillar) == group));
    let title = c.group_title(group);
    let change = changed.and_then(|p| p.change);
    let told = |x: Change| claims::split(title, x.total, x.by_answers, x.by_model, x.by_plan);
    PillarReport {
        pillar: group,
        title: title.to_owned(),
        figures,
        range: range_text(figures.floor, figures.ceiling),
        readiness: c.input.assessment.readiness(|n| n.pillar == group),
        before: changed.map(|p| p.before).filter(|b| b.applicable > 0),
        change,
        change_sentence: change.map(told),
        measured,
        below,
        not_applicable: tally(&|p| c.node(p).figures.state == State::NotApplicable),
        sentence: claims::pillar(widest, below, measured),
    }
}

pub(super) fn model_result(c: &Context) -> Option<ModelResult> {
    let (model, figures) = (&c.input.facts.model, c.input.assessment.root().figures);
    (!model.bands.is_empty()).then(|| ModelResult {
        title: model.title.clone(),
        figures,
        range: range_text(figures.floor, figures.ceiling),
        band: figures.score.and_then(|s| model.band(s)).map(str::to_owned),
        rule: super::method::rule_words(model.rollup).to_owned(),
    })
}

pub(super) fn readiness_caption(pillars: &[PillarReport]) -> Caption {
    let told = |p: &PillarReport| match (p.readiness.value, p.readiness.worst, p.readiness.best) {
        (Some(v), Some(w), Some(b)) => format!(
            "{} {}, between {} and {}, coverage {}",
            p.title,
            percent(v),
            percent(w),
            percent(b),
            p.readiness.coverage.map_or_else(|| "–".into(), percent)
        ),
        _ => format!("{} not measured", p.title),
    };
    let all: Vec<String> = pillars.iter().map(told).collect();
    Caption {
        title: "Readiness by pillar".into(),
        unit: "Share of the way from the lowest level to the target, weighted by the client’s priorities".into(),
        alt: format!("Bars of readiness by pillar: {}.", all.join("; ")),
        note: String::new(),
    }
}

pub(super) fn key_figures(c: &Context) -> Vec<KeyFigure> {
    let reach = super::reach(c);
    let (order, half) = domains_by_gap(c);
    vec![
        KeyFigure::new(
            format!("{} of {}", reach.answered, reach.applicable),
            "Capabilities answered",
            reach.coverage.map_or_else(
                || "nothing applies".into(),
                |v| format!("coverage {}", percent(v)),
            ),
        ),
        KeyFigure::new(
            format!("{} of {}", reach.below, reach.measured),
            "Below their target",
            "of those with an answer and a target".to_owned(),
        ),
        KeyFigure::new(
            format!("{half} of {}", order.len()),
            "Domains with half of the weighted gap",
            "weighted gap = priority × gap".to_owned(),
        ),
    ]
}
