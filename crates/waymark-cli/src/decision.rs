//! Ranking a decision matrix and weighing criteria, without an engagement.

use std::path::Path;
use std::process::ExitCode;

use waymark_api::{Consistency, Draws, RankArgs, Ranked, RobustnessAnswer, WeighBy};
use waymark_domain::ranking::{Method, Normalize};
use waymark_domain::weighting::RandomIndex;

use crate::shell::Failure;
use crate::{files, print};

type Done = Result<ExitCode, Failure>;

/// Returns the method that a word names, for the command line.
pub(crate) fn method(word: &str) -> Result<Method, String> {
    let words: Vec<&str> = Method::ALL.iter().map(|m| m.word()).collect();
    Method::from_word(word).ok_or_else(|| format!("it is one of {}", words.join(", ")))
}

/// Returns the normalisation that a word names, for the command line.
pub(crate) fn normalize(word: &str) -> Result<Normalize, String> {
    let words: Vec<&str> = Normalize::ALL.iter().map(|n| n.word()).collect();
    Normalize::from_word(word).ok_or_else(|| format!("it is one of {}", words.join(", ")))
}

/// Returns the kind of judgements that a word names, for the command line.
pub(crate) fn weigh_by(word: &str) -> Result<WeighBy, String> {
    let words: Vec<&str> = WeighBy::ALL.iter().map(|(word, _)| *word).collect();
    let found = WeighBy::ALL.iter().find(|(own, _)| *own == word);
    found
        .map(|(_, by)| *by)
        .ok_or_else(|| format!("it is one of {}", words.join(", ")))
}

/// Returns the table of random indices that a word names, for the command line.
pub(crate) fn table(word: &str) -> Result<RandomIndex, String> {
    match word {
        "saaty" => Ok(RandomIndex::Saaty),
        "alonso-lamata" => Ok(RandomIndex::AlonsoLamata),
        _ => Err("it is saaty or alonso-lamata".into()),
    }
}

/// Ranks the tools of a decision matrix.
pub(crate) fn rank(
    matrix: &Path,
    method: Method,
    normalize: Option<Normalize>,
    robustness: Option<(u64, u64)>,
    json: bool,
) -> Done {
    let threads = std::thread::available_parallelism().unwrap_or(std::num::NonZero::<usize>::MIN);
    let args = RankArgs {
        method,
        normalize,
        robustness: robustness.map(|(draws, seed)| Draws {
            draws,
            seed,
            threads,
        }),
    };
    let ranked = waymark_api::rank(&files::read(matrix)?, &args)?;
    ranked.notices.iter().for_each(print::message);
    if json {
        print::json(&ranked);
        return Ok(ExitCode::SUCCESS);
    }
    let normalize = ranked.normalize.word();
    print::line(format!("{} (values: {normalize})", method.title()));
    places(&ranked);
    if let Some(vikor) = &ranked.vikor {
        let held = |holds: bool| if holds { "holds" } else { "does not hold" };
        print::line(format!(
            "Compromise: {} (C1, advantage, {}; C2, stability, {})",
            vikor.compromise_set.join(", "),
            held(vikor.c1),
            held(vikor.c2)
        ));
    }
    if let Some(robust) = &ranked.robustness {
        robustness_of(&ranked, robust);
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the tools, the best first.
fn places(ranked: &Ranked) {
    let mut order: Vec<usize> = (0..ranked.ranking.len()).collect();
    order.sort_by_key(|&at| ranked.ranking[at].rank);
    let mut heads = vec!["#", "Tool", "Score"];
    let spans = ranked.ranking.iter().any(|tool| tool.span.is_some());
    if spans {
        heads.extend(["[Worst, best]", "Ranks", "Coverage"]);
    } else if ranked.vikor.is_some() {
        heads.extend(["S", "R"]);
    } else if ranked.flows.is_some() {
        heads.extend(["φ+", "φ−"]);
    }
    let row = |&at: &usize| {
        let tool = &ranked.ranking[at];
        let mut cells = vec![tool.rank.to_string(), tool.tool.clone(), score(tool.score)];
        if let Some(span) = &tool.span {
            let ends = [span.worst, span.best].map(|end| score(Some(end)));
            cells.push(format!("[{}, {}]", ends[0], ends[1]));
            cells.push(format!("{}–{}", span.best_rank, span.worst_rank));
            cells.push(print::percent(Some(span.coverage)));
        } else if let Some(vikor) = &ranked.vikor {
            cells.extend([vikor.s[at], vikor.r[at]].map(|v| score(Some(v))));
        } else if let Some(flows) = &ranked.flows {
            let flow = flows[at].flow;
            cells.extend([flow.plus, flow.minus].map(|v| score(Some(v))));
        }
        cells
    };
    let rows: Vec<Vec<String>> = order.iter().map(row).collect();
    let right: Vec<usize> = (0..heads.len()).filter(|&column| column != 1).collect();
    print::table(&heads, &right, &rows);
}

/// Writes how robust the winner is: exact figures first, then the estimate.
fn robustness_of(ranked: &Ranked, robust: &RobustnessAnswer) {
    let name = |at: usize| ranked.ranking[at].tool.as_str();
    let winner = ranked.ranking.iter().position(|t| t.tool == robust.winner);
    let winner = winner.unwrap_or_default();
    print::line("");
    print::line(format!("How robust is {}?", robust.winner));
    match robust.smallest_flip.first() {
        Some(flip) => print::line(format!(
            "Moving {} of the weight puts {} level with it, and nothing less puts anybody level (exact).",
            points(flip.moved),
            flip.rival
        )),
        None => print::line("No weighting puts another tool ahead of it (exact)."),
    }
    print::line("");
    let rivals = (0..ranked.ranking.len()).filter(|&at| at != winner);
    let rows: Vec<Vec<String>> = rivals
        .map(|at| {
            let flip = robust
                .smallest_flip
                .iter()
                .find(|flip| flip.rival == name(at));
            vec![
                name(at).to_owned(),
                points(robust.pairwise_share[winner][at]),
                points(robust.pairwise_share_ranked[winner][at]),
                flip.map_or("–".into(), |flip| points(flip.moved)),
            ]
        })
        .collect();
    let heads = [
        "Rival",
        "Beaten in (exact)",
        "… with the order kept (exact)",
        "Smallest flip (exact)",
    ];
    print::table(&heads, &[1, 2, 3], &rows);
    print::line("");
    let rows: Vec<Vec<String>> = robust
        .critical_weights
        .iter()
        .map(|range| {
            let [low, high] = range.interval.map(points);
            vec![
                range.criterion.clone(),
                points(range.weight),
                format!("{low} – {high}"),
                range.below.clone().unwrap_or("–".into()),
                range.above.clone().unwrap_or("–".into()),
            ]
        })
        .collect();
    let heads = [
        "Criterion",
        "Weight",
        "It stays first from – to (exact)",
        "Below",
        "Above",
    ];
    print::table(&heads, &[1, 2], &rows);
    print::line("");
    let rows: Vec<Vec<String>> = (0..ranked.ranking.len())
        .map(|at| {
            let [low, high] = robust.interval[at][0].map(points);
            vec![
                name(at).to_owned(),
                points(robust.acceptability[at][0]),
                format!("{low} – {high}"),
            ]
        })
        .collect();
    let first = format!(
        "First in (estimated: {} draws, seed {})",
        robust.draws, robust.seed
    );
    print::table(&["Tool", &first, "95 % interval"], &[1, 2], &rows);
}

/// Weighs criteria by judgements.
pub(crate) fn weights(by: WeighBy, file: &Path, table: RandomIndex, json: bool) -> Done {
    let weights = waymark_api::weigh(&files::read(file)?, by, table)?;
    weights.notices.iter().for_each(print::message);
    if json {
        print::json(&weights);
        return Ok(ExitCode::SUCCESS);
    }
    let mut heads = vec!["Criterion", "Weight"];
    heads.extend(weights.people.iter().map(|p| p.person.as_str()));
    let rows: Vec<Vec<String>> = weights
        .weights
        .iter()
        .enumerate()
        .map(|(at, weighed)| {
            let mut cells = vec![weighed.criterion.clone(), score(Some(weighed.weight))];
            cells.extend(weights.people.iter().map(|p| score(Some(p.weights[at]))));
            cells
        })
        .collect();
    let right: Vec<usize> = (1..heads.len()).collect();
    print::table(&heads, &right, &rows);
    match &weights.consistency {
        Consistency::Ahp {
            consistency_ratio,
            table,
            worst_pair,
            ..
        } => {
            print::line(format!(
                "Consistency ratio {consistency_ratio:.3} (random index: {table})"
            ));
            if let Some(worst) = worst_pair {
                print::line(format!(
                    "Least consistent: “{}” to “{}” is given as {:.2}; the others imply {:.2}",
                    worst.row, worst.column, worst.given, worst.consistent
                ));
            }
        }
        Consistency::Bwm {
            xi,
            consistency_ratio,
            table,
            worst_at,
            ..
        } => {
            print::line(format!(
                "ξ* {xi:.4}, consistency ratio {consistency_ratio:.4} (consistency index: {table})"
            ));
            if let Some(worst) = worst_at {
                print::line(format!("Least consistent: “{worst}”"));
            }
        }
        Consistency::None {} => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns a score with four decimals, or a dash.
fn score(value: Option<f64>) -> String {
    value.map_or("–".into(), |v| format!("{v:.4}"))
}

/// Returns a share as a percentage with one decimal.
fn points(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
