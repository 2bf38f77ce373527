//! Commands on the engagement file, and scoring without one.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use waymark_api::commands;
use waymark_api::types::{AgainstArgs, Changed, Empty, GapBoardArgs, HistoryArgs};
use waymark_api::{Session, Template};
use waymark_domain::gap::GapFilter;

use crate::shell::{Failure, environment, open, open_to_read};
use crate::{files, print};

type Done = Result<ExitCode, Failure>;

/// Makes a new engagement file.
pub(crate) fn new(file: &Path, template: Option<&str>, sample: bool, json: bool) -> Done {
    let template = match (sample, template) {
        (true, _) => Template::Sample,
        (false, Some("blank")) => Template::Blank,
        (false, Some(name)) => Template::Model(name.into()),
        (false, None) => Template::Model("mlops".into()),
    };
    let mut session = Session::create(file, &template, environment())?;
    made(&mut session, json)
}

/// Says which file was made.
pub(crate) fn made(session: &mut Session, json: bool) -> Done {
    let document = commands::document(session, Empty {})?;
    if json {
        print::json(&document);
    } else {
        print::line(format!(
            "{}: {}, {}",
            document.path, document.client, document.title
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks a file; exit code 1 where something is wrong inside it.
pub(crate) fn check(file: &Path, json: bool) -> Done {
    let session = open_to_read(file)?;
    let found = session.check()?;
    if json {
        print::json(&json!({ "file": file.display().to_string(), "findings": found }));
    } else if found.is_empty() {
        print::line(format!("{} is sound.", file.display()));
    } else {
        found.iter().for_each(print::line);
    }
    Ok(if found.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// Scores a model with answers.
pub(crate) fn score(model: &Path, answers: &Path, json: bool) -> Done {
    let scored = waymark_api::score(&files::read_text(model)?, &files::read(answers)?)?;
    scored.notices.iter().for_each(print::message);
    if json {
        print::json(&scored);
        return Ok(ExitCode::SUCCESS);
    }
    let rows: Vec<Vec<String>> = scored
        .nodes
        .iter()
        .map(|n| {
            let figures = [n.score, n.worst, n.best].map(print::number);
            let [score, worst, best] = figures;
            vec![
                n.code.clone(),
                n.title.clone(),
                score,
                print::percent(n.coverage),
                format!("[{worst}, {best}]"),
            ]
        })
        .collect();
    print::table(
        &["Code", "Title", "Score", "Coverage", "[Worst, best]"],
        &[2, 3, 4],
        &rows,
    );
    if let Some(band) = &scored.band {
        print::line(format!("Band: {band}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Lists the gaps of a round.
pub(crate) fn gap(file: &Path, round: Option<&str>, json: bool) -> Done {
    let mut session = open_to_read(file)?;
    let round = session.round_called(round)?;
    let against = session.round_before(round.id)?;
    let overview = commands::overview(
        &mut session,
        AgainstArgs {
            round: round.id,
            against,
        },
    )?;
    let args = GapBoardArgs {
        round: round.id,
        against,
        filter: GapFilter::default(),
    };
    let board = commands::gap_board(&mut session, args)?;
    if json {
        let pillars: Vec<_> = overview
            .pillars
            .iter()
            .map(|p| json!({ "pillar": p.pillar, "figures": p.figures, "readiness": p.readiness }))
            .collect();
        print::json(&json!({ "round": round, "pillars": pillars, "board": board }));
        return Ok(ExitCode::SUCCESS);
    }
    print::line(format!(
        "{} · {} · {}",
        overview.engagement.client, round.title, round.date
    ));
    for p in &overview.pillars {
        let r = p.readiness;
        print::line(format!(
            "{:<11} ready {:>5} [{}, {}], score {} over {} of {} answered, coverage {}",
            p.pillar.title(),
            print::percent(r.value),
            print::percent(r.worst),
            print::percent(r.best),
            print::number(p.figures.score),
            p.figures.answered,
            p.figures.applicable,
            print::percent(p.figures.coverage),
        ));
    }
    print::line("");
    let rows: Vec<Vec<String>> = board
        .rows
        .iter()
        .filter(|r| r.rank.is_some())
        .map(|r| {
            let n = &r.node;
            vec![
                r.rank.map(|k| k.to_string()).unwrap_or_default(),
                n.code.clone(),
                n.title.clone(),
                print::number(Some(n.priority)),
                print::number(n.figures.score),
                print::number(n.target),
                print::number(n.gap),
                print::number(n.weighted_gap),
            ]
        })
        .collect();
    let heads = [
        "#",
        "Code",
        "Capability",
        "Priority",
        "Score",
        "Target",
        "Gap",
        "Weighted gap",
    ];
    print::table(&heads, &[0, 3, 4, 5, 6, 7], &rows);
    let l = board.left_out;
    print::line("");
    print::line(&board.sentence);
    print::line(format!(
        "Left out: {} unanswered, {} not applicable, {} without a target, {} at target.",
        l.unanswered, l.not_applicable, l.no_target, l.at_target
    ));
    Ok(ExitCode::SUCCESS)
}

/// Says what a change did.
pub(crate) fn said<T: serde::Serialize>(changed: &Changed<T>, json: bool) {
    if json {
        print::json(changed);
    } else {
        let nothing = "Nothing changed: the engagement says the same already.";
        let label = changed
            .undo
            .as_deref()
            .filter(|_| !changed.topics.is_empty());
        print::line(label.map_or(nothing.into(), |l| format!("Done: {l}")));
    }
}

/// Lists the journal.
pub(crate) fn history(file: &Path, limit: u32, json: bool) -> Done {
    let mut session = open_to_read(file)?;
    let entries = commands::history(
        &mut session,
        HistoryArgs {
            limit,
            before: None,
        },
    )?;
    if json {
        print::json(&json!({ "entries": entries }));
        return Ok(ExitCode::SUCCESS);
    }
    let rows: Vec<Vec<String>> = entries
        .iter()
        .map(|e| {
            let what = match (e.undoes, e.redoes, e.undone) {
                (Some(n), _, _) => format!("Undo {n}: {}", e.label),
                (_, Some(n), _) => format!("Redo {n}: {}", e.label),
                (_, _, true) => format!("{} (undone)", e.label),
                _ => e.label.clone(),
            };
            vec![
                e.sequence.to_string(),
                e.time.format("%Y-%m-%d %H:%M:%S").to_string(),
                e.actor.clone(),
                what,
            ]
        })
        .collect();
    print::table(&["#", "Time (UTC)", "Who", "What"], &[0], &rows);
    Ok(ExitCode::SUCCESS)
}

/// Undoes or redoes.
pub(crate) fn step(file: &Path, which: &str, json: bool) -> Done {
    let mut session = open(file)?;
    let changed = match which {
        "undo" => commands::undo(&mut session, Empty {})?,
        _ => commands::redo(&mut session, Empty {})?,
    };
    if json {
        print::json(&changed);
        return Ok(ExitCode::SUCCESS);
    }
    let nothing = || format!("There is nothing to {which}.");
    let verb = if which == "undo" { "Undone" } else { "Redone" };
    print::line(
        changed
            .value
            .map_or_else(nothing, |label| format!("{verb}: {label}")),
    );
    Ok(ExitCode::SUCCESS)
}
