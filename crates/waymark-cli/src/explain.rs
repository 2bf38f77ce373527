//! Numbers as trees of what they follow from.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use waymark_api::types::{ExplainArgs, ExplainEvaluationArgs};
use waymark_api::{ErrorCode, Session, WireError, commands};
use waymark_domain::evaluation::explain::EvaluationFigure;
use waymark_domain::explanation::{Explanation, Figure, number};
use waymark_domain::id::{EvaluationId, RoundId};
use waymark_domain::words::Pillar;

use crate::arguments::FigureOf;
use crate::shell::{Failure, open_to_read};
use crate::{files, print};

type Done = Result<ExitCode, Failure>;

/// Explains the score of a node of a model that is scored without an engagement.
pub(crate) fn score(model: &Path, answers: &Path, code: &str, json: bool) -> Done {
    let (model, answers) = (files::read_text(model)?, files::read(answers)?);
    let explanation = waymark_api::explain_score(&model, &answers, code)?;
    Ok(show(Some(&explanation), json))
}

/// Explains a number of a round.
pub(crate) fn round(
    file: &Path,
    round: Option<&str>,
    item: &str,
    figure: Option<FigureOf>,
    names: bool,
    json: bool,
) -> Done {
    let mut session = open_to_read(file)?;
    let round = session.round_called(round)?.id;
    let figure = meant(&mut session, round, item, figure)?;
    let args = ExplainArgs {
        round,
        figure,
        names,
    };
    let explanation = commands::explain(&mut session, args)?;
    Ok(show(explanation.as_ref(), json))
}

/// Returns the number that an item and a kind of figure mean.
fn meant(
    session: &mut Session,
    round: RoundId,
    item: &str,
    figure: Option<FigureOf>,
) -> Result<Figure, Failure> {
    let pillar = Pillar::from_word(&item.to_lowercase());
    let wrong = |message: &str, hint: &str| WireError::new(ErrorCode::Invalid, message, hint);
    if let (Some(pillar), None | Some(FigureOf::Readiness)) = (pillar, figure) {
        return Ok(Figure::Readiness { pillar });
    }
    let capability = session.capability_called(round, item)?;
    match figure {
        Some(FigureOf::Score) => Ok(Figure::Score { capability }),
        Some(FigureOf::Coverage) => Ok(Figure::Coverage { capability }),
        Some(FigureOf::WeightedGap) | None => match (capability, figure) {
            (Some(capability), _) => Ok(Figure::WeightedGap { capability }),
            (None, None) => Ok(Figure::Score { capability }),
            (None, Some(_)) => Err(wrong(
                "The model as a whole has no weighted gap.",
                "Name a capability, or ask for the score or the coverage.",
            )
            .into()),
        },
        Some(FigureOf::Readiness) => Err(wrong(
            "Readiness belongs to a pillar.",
            "Name people, process or technology.",
        )
        .into()),
    }
}

/// Explains the value of a tool in an evaluation, what a criterion adds to it, or the weight of a criterion.
pub(crate) fn evaluation(
    file: &Path,
    evaluation: &str,
    item: &str,
    criterion: Option<&str>,
    names: bool,
    json: bool,
) -> Done {
    let mut session = open_to_read(file)?;
    let evaluation = session.evaluation_called(evaluation)?.id;
    let figure = evaluated(&mut session, evaluation, item, criterion)?;
    let args = ExplainEvaluationArgs {
        evaluation,
        figure,
        names,
    };
    let explanation = commands::explain_evaluation(&mut session, args)?;
    Ok(show(explanation.as_ref(), json))
}

fn evaluated(
    session: &mut Session,
    evaluation: EvaluationId,
    item: &str,
    criterion: Option<&str>,
) -> Result<EvaluationFigure, Failure> {
    if let Some(code) = criterion {
        let criterion = session.criterion_called(evaluation, code)?;
        let tool = session.candidate_called(evaluation, item)?;
        return Ok(EvaluationFigure::Part { tool, criterion });
    }
    if let Ok(criterion) = session.criterion_called(evaluation, item) {
        return Ok(EvaluationFigure::Weight { criterion });
    }
    let tool = session.candidate_called(evaluation, item)?;
    Ok(EvaluationFigure::Value { tool })
}

fn show(explanation: Option<&Explanation>, as_json: bool) -> ExitCode {
    if as_json {
        print::json(&json!({ "explanation": explanation }));
        return ExitCode::SUCCESS;
    }
    if let Some(explanation) = explanation {
        branch(explanation, "", "");
    } else {
        print::line("There is no such number: nothing counts yet, or it is hidden.");
    }
    ExitCode::SUCCESS
}

/// Writes a number and below it, indented, what it follows from.
fn branch(explanation: &Explanation, mark: &str, below: &str) {
    print::line(format!("{mark}{}", said(explanation)));
    let last = explanation.parts.len().saturating_sub(1);
    for (at, part) in explanation.parts.iter().enumerate() {
        let (mark, deeper) = if at == last {
            ("└─ ", "   ")
        } else {
            ("├─ ", "│  ")
        };
        branch(part, &format!("{below}{mark}"), &format!("{below}{deeper}"));
    }
}

/// Returns a number in one line: what it is, how much, by which formula, who said so.
fn said(explanation: &Explanation) -> String {
    let share = explanation.unit.as_deref() == Some("share");
    let value = match (explanation.value, share) {
        (Some(value), true) => format!(": {} %", number(100.0 * value)),
        (Some(value), false) => {
            let unit = explanation.unit.as_deref().unwrap_or_default();
            format!(": {} {unit}", number(value)).trim_end().to_owned()
        }
        (None, _) => String::new(),
    };
    let formula = explanation.formula.as_deref();
    let formula = formula.map_or_else(String::new, |f| format!(" = {f}"));
    let source = explanation.source.as_deref().filter(|s| !s.is_empty());
    let source = source.map_or_else(String::new, |s| format!(" ({s})"));
    format!("{}{value}{formula}{source}", explanation.label)
}
