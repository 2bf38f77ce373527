//! The sentences of the evaluation report, each made from figures. `tests.rs` holds a table of them.

use crate::evaluation::results::{KnockedOut, MethodRanking, RankedTool, Results, Reversal};
use crate::report::wording::{count, list, opening, percent, plain};

/// Says what the ranking comes to.
pub(super) fn ranking(ranking: &[RankedTool], out: &[KnockedOut]) -> String {
    let first: Vec<&str> = winners(ranking);
    match (first.as_slice(), ranking.len()) {
        ([], _) if out.is_empty() => "No tool is compared yet".into(),
        ([], _) => "Every tool is knocked out".into(),
        ([only], 1) => format!("{only} is the only tool that is ranked"),
        ([one], _) => {
            let second = &ranking[1];
            let lead = middle(&ranking[0]) - middle(second);
            format!(
                "{one} leads {} by {} of 100 points",
                second.name,
                plain(tenth(lead))
            )
        }
        (many, _) => format!("{} share first place", list(many)),
    }
}

/// Returns the names of those on the first rank.
pub(super) fn winners(ranking: &[RankedTool]) -> Vec<&str> {
    let first = ranking.iter().take_while(|t| t.rank == 1);
    first.map(|t| t.name.as_str()).collect()
}

/// Returns a tool's value, or the middle of what it can be.
pub(super) fn middle(tool: &RankedTool) -> f64 {
    tool.value.unwrap_or(f64::midpoint(tool.worst, tool.best))
}

pub(super) fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Says who is not ranked, and what nobody knows yet.
pub(super) fn knock_outs(results: &Results) -> String {
    let mut names: Vec<&str> = results
        .knocked_out
        .iter()
        .map(|k| k.name.as_str())
        .collect();
    names.dedup();
    let out = match names.as_slice() {
        [] => "No tool is knocked out.".to_owned(),
        [one] => format!("{one} is knocked out and not ranked."),
        many => format!("{} are knocked out and not ranked.", list(many)),
    };
    let mut open: Vec<&str> = results.unknown.iter().map(|u| u.name.as_str()).collect();
    open.dedup();
    if open.is_empty() {
        return out;
    }
    let them = if open.len() == 1 {
        "it cannot be chosen"
    } else {
        "they cannot be chosen"
    };
    format!(
        "{out} {} of {} not settled: until then {them}.",
        count(results.unknown.len(), "knock-out", "knock-outs"),
        if results.unknown.len() == 1 {
            format!("{} is", list(&open))
        } else {
            format!("{} are", list(&open))
        }
    )
}

/// Says what missing scores leave open.
pub(super) fn missing(ranking: &[RankedTool]) -> String {
    let missing: usize = ranking.iter().map(|t| t.missing as usize).sum();
    if missing == 0 {
        return "Every score that counts is there, so each value is a single figure.".into();
    }
    let wide: Vec<&str> = ranking
        .iter()
        .filter(|t| t.missing > 0)
        .map(|t| t.name.as_str())
        .collect();
    let can_lead: Vec<&str> = ranking
        .iter()
        .filter(|t| t.rank > 1 && t.best_rank == 1)
        .map(|t| t.name.as_str())
        .collect();
    let effect = if can_lead.is_empty() {
        "no missing score can change first place".to_owned()
    } else {
        format!("{} can still come first", list(&can_lead))
    };
    format!(
        "{} missing, at {}: their values are intervals, and {effect}.",
        if missing == 1 {
            "1 score is".to_owned()
        } else {
            format!("{missing} scores are")
        },
        list(&wide)
    )
}

/// Says what cost against value shows.
pub(super) fn frontier(results: &Results) -> String {
    let efficient: Vec<&str> = results
        .frontier
        .iter()
        .filter(|p| p.efficient)
        .map(|p| p.name.as_str())
        .collect();
    let beaten = results.frontier.len() - efficient.len();
    let rest = match beaten {
        0 => "whoever pays more gets more".to_owned(),
        1 => "the other costs no less and is worth no more".to_owned(),
        n => format!("each of the other {n} costs no less than one of these and is worth no more"),
    };
    match efficient.as_slice() {
        [one] => format!("{one} is the one efficient choice; {rest}"),
        all => format!("{} are the efficient choices; {rest}", list(all)),
    }
}

/// Says whether other methods agree.
pub(super) fn methods(methods: &[MethodRanking], winners: &[&str]) -> String {
    let same = |m: &&MethodRanking| m.winners.iter().any(|w| winners.contains(&w.as_str()));
    let agree = methods.iter().filter(same).count();
    let taus = methods.iter().filter_map(|m| m.tau);
    let (low, high) = taus.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), t| {
        (l.min(t), h.max(t))
    });
    let whose = if agree == methods.len() {
        format!("All {} other methods name the same winner", methods.len())
    } else {
        format!(
            "{} of {} other methods {} the same winner",
            if agree == 0 {
                "None".to_owned()
            } else {
                opening(agree)
            },
            methods.len(),
            if agree == 1 { "names" } else { "name" }
        )
    };
    if low > high {
        whose
    } else if (high - low).abs() < 5e-3 {
        format!("{whose}; Kendall’s τ with the ranking is {}", plain(low))
    } else {
        format!(
            "{whose}; Kendall’s τ with the ranking lies between {} and {}",
            plain(low),
            plain(high)
        )
    }
}

/// Says what dropping a loser or adding a copy does.
pub(super) fn reversal(reversals: &[Reversal]) -> String {
    let turned: Vec<&str> = reversals
        .iter()
        .filter(|r| !r.cases.is_empty())
        .map(|r| r.title.as_str())
        .collect();
    let tried = reversals.first().map_or(0, |r| r.tried as usize);
    let trials = count(tried, "trial", "trials");
    match turned.as_slice() {
        [] => format!(
            "No method changes the order of the others when a tool is dropped or copied ({trials})."
        ),
        names => format!(
            "{} the order of the others when a tool is dropped or copied ({trials} each): their figures depend on who else is in the field.",
            match names {
                [one] => format!("{one} changes"),
                many => format!("{} change", list(many)),
            }
        ),
    }
}

/// Says how much people disagreed.
pub(super) fn disagreement(discussed: usize, cells: usize, agreed: usize) -> String {
    if cells == 0 {
        return "Nobody has scored yet".into();
    }
    let settled = count(agreed, "score is agreed", "scores are agreed");
    match discussed {
        0 => format!("Nowhere do scores lie two levels or more apart; {settled}"),
        n => format!(
            "On {} of {} the scores lie two levels or more apart; {settled}",
            n,
            count(cells, "cell", "cells")
        ),
    }
}

/// Says who would flip the winner.
pub(super) fn flippers(names: &[(String, String)]) -> String {
    match names {
        [] => "No assessor’s own scores would give another winner.".into(),
        [(who, what)] => format!("{who}’s own scores alone would put {what} first."),
        many => {
            let each: Vec<String> = many
                .iter()
                .map(|(who, what)| format!("{who} ({what})"))
                .collect();
            format!(
                "{} assessors’ own scores alone would give another winner: {}.",
                opening(many.len()),
                list(&each)
            )
        }
    }
}

/// Says how a share of weightings was found.
pub(super) fn estimated(draws: u32, seed: u32, interval: f64) -> String {
    format!(
        "Estimated: {draws} weightings drawn evenly from all there are, seed {seed}, 95 % interval ± {} points or less.",
        plain(tenth(100.0 * interval))
    )
}

/// Says a share in words that a sponsor understands.
pub(super) fn share_of_weightings(share: f64) -> String {
    format!("in {} of all weightings", percent(share))
}
