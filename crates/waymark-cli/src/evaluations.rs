//! Evaluations of tools, as people read them and as JSON.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use waymark_api::commands;
use waymark_api::types::{Empty, EvaluationSummary, ResultsArgs};
use waymark_api::{Session, WireError};
use waymark_domain::evaluation::results::{RankedTool, Results, Robustness, WeightLevel};

use crate::print;
use crate::shell::{Failure, open_to_read};

/// How to look at an evaluation.
pub(crate) struct Look {
    pub(crate) leaves: bool,
    pub(crate) draws: Option<u32>,
    pub(crate) seed: Option<u32>,
}

/// Shows what follows from an evaluation, named by its code or its title.
pub(crate) fn evaluate(
    file: &Path,
    name: &str,
    look: &Look,
    json: bool,
) -> Result<ExitCode, Failure> {
    let mut session = open_to_read(file)?;
    let evaluation = called(&mut session, name)?;
    let args = ResultsArgs {
        evaluation: evaluation.evaluation,
        weights: vec![],
        level: if look.leaves {
            WeightLevel::Leaf
        } else {
            WeightLevel::Top
        },
        draws: look.draws,
        seed: look.seed,
    };
    let results = commands::evaluation_results(&mut session, args)?;
    if json {
        print::json(&json!({ "evaluation": evaluation, "results": results }));
        return Ok(ExitCode::SUCCESS);
    }
    print::line(format!("{} {}", evaluation.code, evaluation.title));
    match results {
        None => print::line("Scores are hidden until the weights are locked."),
        Some(results) => show(&results),
    }
    if !evaluation.chosen.is_empty() {
        print::line(format!("Decided for {}.", evaluation.chosen.join(", ")));
    }
    for reason in &evaluation.stale {
        print::line(format!("The decision is stale: {reason}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn called(session: &mut Session, name: &str) -> Result<EvaluationSummary, Failure> {
    let all = commands::evaluations(session, Empty {})?;
    let names: Vec<String> = all
        .iter()
        .map(|e| format!("{} ({})", e.code, e.title))
        .collect();
    let found = all
        .into_iter()
        .find(|e| e.code == name || e.title == name || e.evaluation.to_string() == name);
    let hint = if names.is_empty() {
        "The file has no evaluation.".to_owned()
    } else {
        format!("The file has {}.", names.join(", "))
    };
    let message = format!("There is no evaluation “{name}”.");
    Ok(found.ok_or_else(|| WireError::new(waymark_api::ErrorCode::NotFound, message, hint))?)
}

fn show(results: &Results) {
    print::line(&results.headline);
    print::line("");
    let value = |t: &RankedTool| match t.value {
        Some(value) => format!("{value:.1}"),
        None => format!("[{:.1}, {:.1}]", t.worst, t.best),
    };
    let rank = |t: &RankedTool| {
        if t.best_rank == t.worst_rank {
            t.rank.to_string()
        } else {
            format!("{} ({}–{})", t.rank, t.best_rank, t.worst_rank)
        }
    };
    let rows: Vec<Vec<String>> = results
        .ranking
        .iter()
        .map(|t| {
            vec![
                rank(t),
                t.code.clone(),
                t.name.clone(),
                value(t),
                t.cost.map_or_else(|| "–".into(), |c| format!("{c:.0}")),
                t.missing.to_string(),
                if t.unknown { "unknown" } else { "pass" }.into(),
            ]
        })
        .collect();
    let cost = if results.cost_unit.is_empty() {
        "Cost".to_owned()
    } else {
        format!("Cost, {}", results.cost_unit)
    };
    let heads = [
        "Rank",
        "Code",
        "Tool",
        "Value of 100",
        &cost,
        "Missing",
        "Knock-outs",
    ];
    print::table(&heads, &[3, 4, 5], &rows);
    for out in &results.knocked_out {
        print::line(format!(
            "Knocked out: {}. {} {}",
            out.name, out.statement, out.reason
        ));
    }
    for flipper in &results.flippers {
        print::line(format!(
            "{} alone would put {} first.",
            flipper.name, flipper.winner_name
        ));
    }
    if let Some(robustness) = &results.robustness {
        robust(robustness, &results.ranking);
    }
    for method in &results.methods {
        let tau = method.tau.map_or_else(|| "–".into(), |t| format!("{t:.2}"));
        print::line(format!(
            "{}: {} first, Kendall τ {tau}",
            method.title,
            method.winners.join(", ")
        ));
    }
    for reversal in results.reversal.iter().filter(|r| !r.cases.is_empty()) {
        let case = &reversal.cases[0];
        print::line(format!(
            "{} reverses in {} of {} trials, such as {}: {}.",
            reversal.title,
            reversal.cases.len(),
            reversal.tried,
            case.change,
            case.swap
        ));
    }
}

fn robust(robustness: &Robustness, ranking: &[RankedTool]) {
    print::line("");
    print::line(&robustness.sentence);
    let a = &robustness.acceptability;
    print::line(format!(
        "Share of weightings with first place (estimated: {} draws, seed {}, ± {:.1} %), and in which the winner leads (exact):",
        a.draws,
        a.seed,
        100.0 * a.interval
    ));
    let rows: Vec<Vec<String>> = ranking
        .iter()
        .enumerate()
        .map(|(at, tool)| {
            let leads = if at == 0 {
                "–".into()
            } else {
                format!("{:.1} %", 100.0 * robustness.pairwise[0][at])
            };
            let flip = robustness.flips.iter().find(|f| f.rival == tool.tool);
            let moved = match flip.map(|f| f.moved) {
                None => "–".into(),
                Some(None) => "never".into(),
                Some(Some(moved)) => format!("{:.1}", 100.0 * moved),
            };
            let first = format!("{:.1} %", 100.0 * a.shares[at][0]);
            vec![tool.name.clone(), first, leads, moved]
        })
        .collect();
    print::table(
        &["Tool", "First", "Winner leads", "Points to flip (exact)"],
        &[1, 2, 3],
        &rows,
    );
    print::line("");
}
