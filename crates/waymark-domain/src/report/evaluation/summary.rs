//! Cover and executive summary.

use super::context::Context;
use super::{Summary, claims, decision};
use crate::evaluation::wording::amount;
use crate::report::cover::{About, cover as cover_of};
use crate::report::wording::{count, list, percent, plain, sentence};
use crate::report::{Cover, KeyFigure, Pair};

pub(super) fn cover(c: &Context, kind: &str) -> Cover {
    let e = c.input.evaluation;
    let what = format!("{} {}", e.code, e.title);
    let mut cover = cover_of(
        c.input.engagement,
        c.input.today,
        About {
            kind,
            what: Pair::new("Evaluation", what.clone()),
            running: what,
            promise: "Figures are labelled exact or estimated; method and every input stand in the appendix.",
        },
    );
    // The engagement stands beneath what was evaluated.
    cover.subtitle = std::mem::replace(&mut cover.title, e.title.trim().to_owned());
    cover
}

pub(super) fn summary(c: &Context) -> Summary {
    let e = c.input.evaluation;
    let decided = e.decision.as_ref();
    let ranked = c
        .input
        .results
        .map(|r| claims::ranking(&r.ranking, &r.knocked_out));
    let claim = match (decided, ranked) {
        (Some(d), ranked) => {
            let names: Vec<&str> = d.chosen.iter().map(|&t| c.tool_name(t)).collect();
            let chosen = if names.is_empty() {
                "No tool was chosen".to_owned()
            } else {
                format!(
                    "{} {} chosen",
                    list(&names),
                    if names.len() == 1 { "is" } else { "are" }
                )
            };
            match (ranked, names.as_slice()) {
                (None, _) => chosen,
                // What leads need not be named twice.
                (Some(ranked), [one]) if ranked.starts_with(&format!("{one} leads")) => {
                    format!("{chosen}: it{}", &ranked[one.len()..])
                }
                (Some(ranked), _) => format!("{chosen}; {ranked}"),
            }
        }
        (None, Some(ranked)) => ranked,
        (None, None) => "Scores stay hidden until the weights are agreed".into(),
    };
    let (asks_title, asks) = asks(c);
    Summary {
        claim,
        need: e.need.trim().to_owned(),
        figures: figures(c),
        robustness: robustness(c),
        why: decided.map_or_else(String::new, |d| d.why.trim().to_owned()),
        asks_title,
        asks,
    }
}

/// Returns what a sponsor should know of how firmly the ranking stands.
pub(super) fn robustness(c: &Context) -> String {
    let robustness = c.input.results.and_then(|r| r.robustness.as_ref());
    robustness.map_or_else(String::new, |r| r.sentence.clone())
}

fn figures(c: &Context) -> Vec<KeyFigure> {
    let e = c.input.evaluation;
    let mut figures = Vec::new();
    let Some(results) = c.input.results else {
        figures.push(KeyFigure::new(
            e.candidates.len().to_string(),
            "tools compared",
            format!("by {}", count(e.assessors.len(), "assessor", "assessors")),
        ));
        return figures;
    };
    if let Some(first) = results.ranking.first() {
        let value = first.value.map_or_else(
            || {
                format!(
                    "{}–{}",
                    plain(claims::tenth(first.worst)),
                    plain(claims::tenth(first.best))
                )
            },
            |v| plain(claims::tenth(v)),
        );
        let second = results.ranking.get(1);
        figures.push(KeyFigure::new(
            value,
            "value of the first, of 100",
            second.map_or_else(String::new, |s| {
                format!("{}: {}", s.name, plain(claims::tenth(claims::middle(s))))
            }),
        ));
    }
    if let Some(r) = &results.robustness {
        if let Some(&share) = r.acceptability.shares.first().and_then(|s| s.first()) {
            figures.push(KeyFigure::new(
                percent(share),
                "of weightings keep it first",
                format!(
                    "estimated, ± {} points",
                    plain(claims::tenth(100.0 * r.acceptability.interval))
                ),
            ));
        }
        let flip = r.flips.iter().find_map(|f| Some((f, f.moved?)));
        figures.push(match flip {
            Some((flip, moved)) => KeyFigure::new(
                plain(claims::tenth(100.0 * moved)),
                "points of weight flip it",
                format!("to {}, exact", flip.name),
            ),
            None => KeyFigure::new(
                "never".into(),
                "flips, whatever the weights",
                "exact".into(),
            ),
        });
    }
    let cost = results.ranking.first().and_then(|t| t.cost);
    if let Some(cost) = cost {
        figures.push(KeyFigure::new(
            amount(cost),
            "cost of the first",
            results.cost_unit.clone(),
        ));
    } else {
        figures.push(KeyFigure::new(
            e.candidates.len().to_string(),
            "tools compared",
            format!("{} knocked out", results.knocked_out.len()),
        ));
    }
    figures
}

/// Returns what is asked of the committee, or what was decided and under which conditions.
fn asks(c: &Context) -> (String, Vec<String>) {
    let Some(d) = &c.input.evaluation.decision else {
        let open = decision::still_open(c);
        return ("Before a decision".into(), open);
    };
    let names: Vec<&str> = d.chosen.iter().map(|&t| c.tool_name(t)).collect();
    let by = if d.decided_by.trim().is_empty() {
        String::new()
    } else {
        format!(" by {}", d.decided_by.trim())
    };
    let mut lines = vec![format!(
        "{}. Decided on {}{by}.",
        if names.is_empty() {
            "Choose none of the tools".to_owned()
        } else {
            format!("Adopt {}", list(&names))
        },
        d.decided_on
    )];
    lines.extend(
        decision::lines(&d.conditions)
            .iter()
            .map(|l| format!("Condition: {}", sentence(l))),
    );
    lines.extend(
        decision::lines(&d.dissent)
            .iter()
            .map(|l| format!("Dissent: {}", sentence(l))),
    );
    if let Some(day) = d.review_on {
        lines.push(format!("Look at it again on {day}."));
    }
    let stale = decision::stale_reasons(c);
    if !stale.is_empty() {
        lines.push(format!("The decision is stale: {}", stale.join(" ")));
    }
    ("Decision".into(), lines)
}
