//! Cover, executive summary and chapter openings: what a reader with one minute sees.

use super::advice::{HurdleReport, RecommendationReport};
use super::claims::{self, Ready};
use super::context::Context;
use super::domains::domains_by_gap;
use super::profile::Histograms;
use super::wording::{count, noun, opening, percent, sentence, short};
use super::{Caption, Cover, Finding, KeyFigure, Opener, Pair, Summary, reach};
use crate::words::{HurdleState, Severity};

/// Longest headline on the summary, in characters; a longer one goes on in the lines under it.
const HEADLINE: usize = 160;

pub(super) fn cover(c: &Context) -> Cover {
    let round = super::method::round_line(c);
    super::cover::cover(
        c.input.engagement,
        c.input.today,
        super::cover::About {
            kind: "Capability gap report",
            what: Pair::new("Assessment", round.clone()),
            running: round,
            promise: "Every score carries its coverage; method and inputs stand in the appendix.",
        },
    )
}

pub(super) fn summary(c: &Context, recommendations: usize) -> Summary {
    let reach = reach(c);
    let (claim, rest) = headline(c);
    let how_far = format!(
        "{} {}",
        claims::coverage(&reach),
        claims::below_target(&reach)
    );
    let decisions = c
        .input
        .engagement
        .decisions
        .iter()
        .map(|d| sentence(d))
        .filter(|d| !d.is_empty());
    Summary {
        claim,
        lead: if rest.is_empty() { how_far } else { rest },
        figures: summary_figures(c),
        recommendations,
        decisions: decisions.collect(),
    }
}

/// Returns the headline and what of the lead's finding does not fit into it.
fn headline(c: &Context) -> (String, String) {
    let written = c.input.engagement.headline.trim();
    if written.is_empty() {
        let titles: Vec<(&str, Option<f64>)> = c
            .groups
            .iter()
            .map(|&g| {
                (
                    c.group_title(g),
                    c.input.assessment.readiness(|n| n.pillar == g).value,
                )
            })
            .collect();
        let (order, half) = domains_by_gap(c);
        let tops: Vec<&str> = order[..half]
            .iter()
            .map(|&p| c.node(p).title.as_str())
            .collect();
        let ready: Vec<Ready> = titles;
        return (
            claims::headline(&reach(c), &ready, &tops, order.len()),
            String::new(),
        );
    }
    // The first sentence is the headline, the others stand under it.
    let end = written
        .match_indices(". ")
        .map(|(i, _)| i + 1)
        .find(|&i| i > 20);
    let (first, rest) = written.split_at(end.unwrap_or(written.len()));
    if first.chars().count() > HEADLINE {
        return (short(first, HEADLINE), written.to_owned());
    }
    (
        first.trim_end_matches('.').to_owned(),
        rest.trim().to_owned(),
    )
}

fn summary_figures(c: &Context) -> Vec<KeyFigure> {
    let reach = reach(c);
    let open = c
        .input
        .hurdles
        .iter()
        .filter(|h| h.state != HurdleState::Resolved);
    let (hurdles, blockers) = open.fold((0, 0), |(all, worst), h| {
        (
            all + 1,
            worst + usize::from(h.severity == Severity::Blocker),
        )
    });
    let (standing, _) = super::advice::recommendations(c);
    let reached = super::advice::reached(c, standing.len());
    vec![
        KeyFigure::new(
            format!("{} of {}", reach.below, reach.measured),
            "Capabilities below target",
            match reach.applicable - reach.answered {
                0 => "every applicable one is answered".into(),
                n => format!(
                    "{n} unanswered {} not counted",
                    noun(n, "one is", "ones are")
                ),
            },
        ),
        KeyFigure::new(
            reach.coverage.map_or_else(|| "–".into(), percent),
            "Coverage",
            format!("{} of {} answered", reach.answered, reach.applicable),
        ),
        KeyFigure::new(
            hurdles.to_string(),
            noun(hurdles, "Open hurdle", "Open hurdles"),
            match blockers {
                0 => "none of them a blocker".into(),
                n => format!("{n} of them {}", noun(n, "a blocker", "blockers")),
            },
        ),
        KeyFigure::new(
            standing.len().to_string(),
            noun(standing.len(), "Recommendation", "Recommendations"),
            match reached.share.filter(|_| !standing.is_empty()) {
                Some(s) => format!("addressing {} of the weighted gap", percent(s)),
                None => "no gap is measured or addressed".into(),
            },
        ),
    ]
}

pub(super) fn profile(c: &Context, histograms: &Histograms) -> Finding {
    let rated = histograms.panels.iter().map(|p| p.total).sum::<usize>();
    let mut people: Vec<_> = c.input.facts.ratings.iter().map(|r| r.person).collect();
    people.sort_unstable();
    people.dedup();
    let claim = match (people.len(), rated) {
        (0, _) | (_, 0) => "No individual rating has been given".into(),
        (1, n) => format!("One person gave {}", count(n, "rating", "ratings")),
        (p, n) => format!(
            "{} people gave {}",
            opening(p),
            count(n, "rating", "ratings")
        ),
    };
    Finding {
        claim,
        lead: histograms.sentences.join(" "),
    }
}

pub(super) fn hurdles_claim(hurdles: &[HurdleReport]) -> String {
    let open = |s: Severity| {
        hurdles
            .iter()
            .filter(|h| h.severity == s && h.state != HurdleState::Resolved)
            .count()
    };
    claims::hurdles(
        open(Severity::Blocker),
        open(Severity::Major),
        open(Severity::Minor),
    )
}

pub(super) fn gaps_finding(c: &Context) -> Finding {
    let left = c.board.left_out;
    let parts: Vec<String> = [
        (left.at_target, "at target or above"),
        (left.no_target, "without a target"),
        (left.unanswered, "unanswered"),
        (left.not_applicable, "not applicable"),
    ]
    .iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{n} {what}"))
    .collect();
    let others = if parts.is_empty() {
        String::new()
    } else {
        format!(" Not among the gaps: {}.", super::wording::list(&parts))
    };
    let shown = c.board.ranked.min(10) as usize;
    let lead = match shown {
        0 => others.trim().to_owned(),
        1 => format!(
            "The one gap, with what its level says now and what the target asks for.{others}"
        ),
        n => format!(
            "The {} widest by priority × gap, each with what its level says now and what the target asks for.{others}",
            opening(n).to_lowercase()
        ),
    };
    Finding {
        claim: c.board.sentence.trim_end_matches('.').to_owned(),
        lead,
    }
}

pub(super) fn obstacles_opener(
    c: &Context,
    hurdles: &[HurdleReport],
    disagreement: &str,
) -> Opener {
    let open: Vec<&HurdleReport> = hurdles
        .iter()
        .filter(|h| h.state != HurdleState::Resolved)
        .collect();
    let without = open.iter().filter(|h| h.recommendations.is_empty()).count();
    let answered = claims::removal(open.len(), without);
    let widest = c
        .board
        .rows
        .first()
        .filter(|r| r.rank == Some(1))
        .map_or_else(
            || "No gap is measured.".to_owned(),
            |r| {
                let p = c.position(&r.node);
                let text = |v: Option<f64>| {
                    v.map_or_else(|| "–".into(), |v| super::context::value_text(c.scale(p), v))
                };
                format!(
                    "{} {}: level {} against a target of {}.",
                    r.node.code,
                    short(&r.node.title, 80),
                    text(r.node.figures.score),
                    text(r.node.target)
                )
            },
        );
    Opener {
        claim: hurdles_claim(hurdles) + ".",
        questions: vec![
            Pair::new("Which gap is the widest?", widest),
            Pair::new("Do the recommendations remove the hurdles?", answered),
            Pair::new(
                "Where do people see it differently?",
                disagreement.to_owned() + ".",
            ),
        ],
        figures: vec![
            KeyFigure::new(
                c.board.ranked.to_string(),
                "Gaps",
                "answered capabilities below their target".into(),
            ),
            KeyFigure::new(
                c.board.half.to_string(),
                noun(c.board.half as usize, "Gap holds half", "Gaps hold half"),
                "of the weighted gap of all capabilities".into(),
            ),
            KeyFigure::new(
                open.len().to_string(),
                noun(open.len(), "Open hurdle", "Open hurdles"),
                format!("of {} found", hurdles.len()),
            ),
        ],
    }
}

pub(super) fn advice_opener(
    c: &Context,
    recommendations: &[RecommendationReport],
    reached: &claims::Advice,
    unaddressed: usize,
) -> Opener {
    let first = recommendations.first().map_or_else(
        || "Nothing is recommended yet.".to_owned(),
        |r| match r.share {
            Some(s) if r.gaps > 0 => format!(
                "{} {}: it addresses {} with {} of the weighted gap.",
                r.code,
                short(&r.title, 80),
                count(r.gaps, "gap", "gaps"),
                percent(s)
            ),
            _ => format!("{} {}.", r.code, short(&r.title, 80)),
        },
    );
    let quick = recommendations
        .iter()
        .filter(|r| r.effort == crate::words::Size::Small && r.impact > crate::words::Size::Small)
        .count();
    let left = match (unaddressed, c.board.half) {
        (_, 0) => "No gap is measured.".into(),
        (0, _) => "None of the gaps that hold half of the weighted gap.".into(),
        (n, half) => format!(
            "{n} of the {half} {} half of the weighted gap.",
            noun(half as usize, "gap that holds", "gaps that hold")
        ),
    };
    Opener {
        claim: claims::advice(reached) + ".",
        questions: vec![
            Pair::new("What reaches furthest?", first),
            Pair::new(
                "What is quick?",
                match quick {
                    0 => "No recommendation has small effort and more than small impact.".into(),
                    n => format!(
                        "{} {} small effort and more than small impact.",
                        opening(n),
                        noun(n, "recommendation has", "recommendations have")
                    ),
                },
            ),
            Pair::new("What is not yet addressed?", left),
        ],
        figures: vec![
            KeyFigure::new(
                reached.recommendations.to_string(),
                noun(reached.recommendations, "Recommendation", "Recommendations"),
                "rejected ones not counted".into(),
            ),
            KeyFigure::new(
                format!("{} of {}", reached.addressed, reached.gaps),
                "Gaps addressed",
                "each counts once".into(),
            ),
            KeyFigure::new(
                reached.share.map_or_else(|| "–".into(), percent),
                "Weighted gap addressed",
                "share of the total over all capabilities".into(),
            ),
        ],
    }
}

pub(super) fn effort_caption(recommendations: &[RecommendationReport]) -> Caption {
    let told: Vec<String> = recommendations
        .iter()
        .take(30)
        .map(|r| {
            format!(
                "{} effort {}, impact {}",
                r.code,
                r.effort_title.to_lowercase(),
                r.impact_title.to_lowercase()
            )
        })
        .collect();
    Caption {
        title: "Effort against impact".into(),
        unit: "Rough sizes: small is days and one team, medium weeks and two teams, large months and a project".into(),
        alt: format!("Grid of recommendations by effort and impact: {}.", told.join("; ")),
        note: String::new(),
    }
}

pub(super) fn model(c: &Context) -> Vec<Pair> {
    let model = &c.input.facts.model;
    let mut rows = vec![
        Pair::new(
            "Model",
            format!("{}, edition {}", model.title, model.edition),
        ),
        Pair::new("Purpose", model.purpose.trim().to_owned()),
        Pair::new(
            "Source",
            model.source.clone().unwrap_or_default().trim().to_owned(),
        ),
        Pair::new(
            "Roll-up of the root",
            super::method::rule_words(model.rollup).to_owned(),
        ),
    ];
    rows.retain(|r| !r.value.is_empty());
    rows
}
