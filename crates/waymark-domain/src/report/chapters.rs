//! The chapters, composed from their parts.

use super::context::Context;
use super::wording::{capability_count, count, noun, percent};
use super::{
    Advice, Finding, KeyFigure, Obstacles, Opener, Pair, Stand, Tables, advice, claims, domains,
    gaps, map, pillars, profile, reach, summary, tables as full, trend,
};
use crate::words::HurdleState;

pub(super) fn stand(c: &Context) -> Stand {
    let pillars = pillars::pillar_reports(c);
    let ready: Vec<claims::Ready> = pillars
        .iter()
        .map(|p| (p.title.as_str(), p.readiness.value))
        .collect();
    let histograms = profile::histograms(c);
    let (order, half) = domains::domains_by_gap(c);
    let tops: Vec<&str> = order[..half]
        .iter()
        .map(|&p| c.node(p).title.as_str())
        .collect();
    let reach = reach(c);
    Stand {
        opener: Opener {
            claim: claims::least_ready(&ready) + ".",
            questions: vec![
                Pair::new("How much is answered?", claims::coverage(&reach)),
                Pair::new(
                    "How much stands below its target?",
                    claims::below_target(&reach),
                ),
                Pair::new(
                    "Where is the distance greatest?",
                    claims::half(&tops, order.len()) + ".",
                ),
            ],
            figures: pillars::key_figures(c),
        },
        readiness: Finding {
            claim: claims::least_ready(&ready),
            lead: claims::coverage(&reach),
        },
        readiness_caption: pillars::readiness_caption(&pillars),
        pillars,
        result: pillars::model_result(c),
        trend: trend::trend(c.input.trend),
        profile: summary::profile(c, &histograms),
        radars: profile::radars(c),
        histograms,
        domains: domains::domains(c),
        map: map::tile_map(c),
        changes: trend::changes(c),
    }
}

pub(super) fn obstacles(c: &Context, hurdle_list: Vec<advice::HurdleReport>) -> Obstacles {
    let disagreements = gaps::disagreements(c);
    let open = disagreements.iter().filter(|d| d.agreed.is_empty()).count();
    let disagreement = claims::disagreement(disagreements.len(), gaps::rated(c), open);
    let hurdles = summary::hurdles_claim(&hurdle_list);
    let resolved = hurdle_list
        .iter()
        .filter(|h| h.state == HurdleState::Resolved)
        .count();
    let lead = match resolved {
        0 => String::new(),
        n => format!(
            "{} {} resolved and stands last.",
            count(n, "hurdle", "hurdles"),
            noun(n, "is", "are")
        )
        .replace("are resolved and stands", "are resolved and stand"),
    };
    Obstacles {
        opener: summary::obstacles_opener(c, &hurdle_list, &disagreement),
        gaps: summary::gaps_finding(c),
        top: gaps::top_gaps(c),
        left_out: c.board.left_out,
        hurdles: Finding { claim: hurdles, lead },
        hurdle_list,
        disagreement: Finding {
            claim: disagreement,
            lead: "Spread is the lowest and the highest individual rating. What the room agreed stands beside it with its reason.".into(),
        },
        disagreements,
    }
}

pub(super) fn advised(
    c: &Context,
    recommendations: Vec<advice::RecommendationReport>,
    rejected: Vec<advice::RecommendationReport>,
) -> Advice {
    let reached = advice::reached(c, recommendations.len());
    let unaddressed = advice::unaddressed(c);
    Advice {
        opener: summary::advice_opener(c, &recommendations, &reached, unaddressed.len()),
        reach: Finding {
            claim: claims::advice(&reached),
            lead: "In the order of the weighted gap that each addresses; a gap that two address counts for both, and once in the total.".into(),
        },
        effort_grid: advice::effort_grid(&recommendations),
        effort_caption: summary::effort_caption(&recommendations),
        recommendations,
        unaddressed,
        rejected_claim: claims::rejected(rejected.len()),
        rejected,
    }
}

pub(super) fn tables(c: &Context) -> Tables {
    let reach = reach(c);
    let (unanswered, not_applicable) = (gaps::unanswered(c), gaps::not_applicable(c));
    let open = match (unanswered.len(), not_applicable.len()) {
        (0, 0) => "Everything is answered".to_owned(),
        (u, 0) => format!("{} left unanswered", capability_count(u)),
        (0, n) => format!(
            "Everything that applies is answered; {} {} not",
            n,
            noun(n, "does", "do")
        ),
        (u, n) => format!(
            "{} left unanswered; {n} {} not apply",
            capability_count(u),
            noun(n, "does", "do")
        ),
    };
    Tables {
        opener: Opener {
            claim: "Every capability with its score, coverage, interval, target and gap, by pillar.".into(),
            questions: vec![
                Pair::new(
                    "How is a row read?",
                    "Domain rows carry the domain’s own figures, rolled up by the rule of the model; they are not sums of the columns.".into(),
                ),
                Pair::new(
                    "What does [worst, best] say?",
                    "Where the score would stand if everything unanswered fell at the lowest or at the highest level.".into(),
                ),
                Pair::new("What is left open?", claims::coverage(&reach)),
            ],
            figures: vec![
                KeyFigure::new(
                    c.tree().leaves().count().to_string(),
                    "Capabilities",
                    format!("in {}", count(c.domains.len(), "domain", "domains")),
                ),
                KeyFigure::new(
                    unanswered.len().to_string(),
                    "Unanswered",
                    reach.coverage.map_or_else(String::new, |v| format!("coverage {}", percent(v))),
                ),
                KeyFigure::new(not_applicable.len().to_string(), "Not applicable", "each with its reason".into()),
            ],
        },
        pillars: full::full_tables(c),
        open: Finding { claim: open, lead: String::new() },
        unanswered,
        not_applicable,
    }
}
