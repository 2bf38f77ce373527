//! Scores: who takes part, what people say, what the room settles on, knock-outs.

use std::collections::BTreeSet;

use waymark_domain::criteria::Criterion;
use waymark_domain::evaluation::{AgreedScore, Evaluation, KnockOut, Score, Verdict};
use waymark_domain::id::{CriterionId, ToolId};
use waymark_domain::scale::level_text;

use super::support::{code_of, count, put};
use crate::error::WireError;
use crate::session::{Answer, Evaluated, Session};
use crate::types::{
    Changed, SetAgreedScores, SetAssessors, SetCandidates, SetKnockOuts, SetScores, Topic,
};

/// Sets which tools are compared. Scores of a tool that is taken off stay, but no longer count.
pub fn set_candidates(session: &mut Session, args: SetCandidates) -> Answer<Changed<()>> {
    let evaluation = session.store.evaluation(args.evaluation)?;
    let mut seen = BTreeSet::new();
    for candidate in &args.candidates {
        let tool = session.store.tool(candidate.tool)?;
        if !seen.insert(candidate.tool) {
            return Err(WireError::invalid(
                format!("{} is named twice.", tool.name),
                "Name each tool once.",
            ));
        }
    }
    let label = format!("Set the candidates of {}", evaluation.code);
    let topics = [Topic::Evaluations, Topic::Scores];
    session.change_apart(label, &topics, |edit, _| {
        Ok(edit.set_candidates(args.evaluation, &args.candidates)?)
    })
}

/// Sets who scores. Scores of somebody who leaves stay, but no longer count.
pub fn set_assessors(session: &mut Session, args: SetAssessors) -> Answer<Changed<()>> {
    let evaluation = session.store.evaluation(args.evaluation)?;
    let mut seen = BTreeSet::new();
    if !args.people.iter().all(|p| seen.insert(*p)) {
        return Err(WireError::invalid(
            "Somebody is named twice.",
            "Name each person once.",
        ));
    }
    let label = format!("Set who scores in {}", evaluation.code);
    let topics = [Topic::Evaluations, Topic::Scores];
    session.change_apart(label, &topics, |edit, _| {
        Ok(edit.set_assessors(args.evaluation, &args.people)?)
    })
}

/// Sets or clears individual scores, all or nothing.
pub fn set_scores(session: &mut Session, args: SetScores) -> Answer<Changed<()>> {
    let evaluated = session.evaluated(args.evaluation)?;
    let people = session.store.people()?;
    for change in &args.changes {
        let (criterion, tool) = cell(&evaluated, change.criterion, change.tool)?;
        if !evaluated.facts.assessors.contains(&change.person) {
            let person = code_of(&people, change.person);
            return Err(WireError::invalid(
                format!("{person} does not score in {}.", evaluated.facts.code),
                "Add them to the assessors first.",
            ));
        }
        if let Some(value) = change.value {
            criterion.measure.accepts(value).map_err(|e| {
                WireError::invalid(format!("{} for {tool}: {e}.", criterion.code), "")
            })?;
        }
    }
    let label = match args.changes.as_slice() {
        [one] => {
            let (criterion, tool) = cell(&evaluated, one.criterion, one.tool)?;
            let person = code_of(&people, one.person);
            match one.value {
                Some(value) => format!(
                    "Score {tool} {} on {} by {person}",
                    level_text(value),
                    criterion.code
                ),
                None => format!(
                    "Clear the score of {tool} on {} by {person}",
                    criterion.code
                ),
            }
        }
        many => format!("Set {}", count(many.len(), "score", "scores")),
    };
    let score = |change: &crate::types::ToolScoreChange| {
        Some(Score {
            criterion: change.criterion,
            tool: change.tool,
            person: change.person,
            value: change.value?,
            note: change.note.clone(),
            evidence: change.evidence,
            source: change.source.clone(),
            as_of: change.as_of,
            confidence: change.confidence,
        })
    };
    drop(evaluated);
    session.change_evaluation(
        label,
        &[Topic::Scores],
        args.evaluation,
        |edit, _| {
            for change in &args.changes {
                match score(change) {
                    Some(score) => edit.put_score(args.evaluation, &score)?,
                    None => edit.delete_score(change.criterion, change.tool, change.person)?,
                }
            }
            Ok(())
        },
        |facts| {
            for change in &args.changes {
                match score(change) {
                    Some(score) => put(&mut facts.scores, score, |s| {
                        (s.criterion, s.tool, s.person)
                    }),
                    None => facts.scores.retain(|s| {
                        (s.criterion, s.tool, s.person)
                            != (change.criterion, change.tool, change.person)
                    }),
                }
            }
        },
    )
}

/// Sets or takes back agreed scores, all or nothing.
pub fn set_agreed_scores(session: &mut Session, args: SetAgreedScores) -> Answer<Changed<()>> {
    let evaluated = session.evaluated(args.evaluation)?;
    for change in &args.changes {
        let (criterion, tool) = cell(&evaluated, change.criterion, change.tool)?;
        if let Some(value) = change.value {
            criterion.measure.accepts_agreed(value).map_err(|e| {
                WireError::invalid(format!("{} for {tool}: {e}.", criterion.code), "")
            })?;
        }
    }
    let label = match args.changes.as_slice() {
        [one] => {
            let (criterion, tool) = cell(&evaluated, one.criterion, one.tool)?;
            match one.value {
                Some(value) => {
                    format!(
                        "Agree on {} for {tool} on {}",
                        level_text(value),
                        criterion.code
                    )
                }
                None => format!("Take back the agreed score of {tool} on {}", criterion.code),
            }
        }
        many => format!("Set {}", count(many.len(), "agreed score", "agreed scores")),
    };
    let agreed = |change: &crate::types::AgreedScoreChange| {
        Some(AgreedScore {
            criterion: change.criterion,
            tool: change.tool,
            value: change.value?,
            rationale: change.rationale.clone(),
        })
    };
    drop(evaluated);
    session.change_evaluation(
        label,
        &[Topic::Scores],
        args.evaluation,
        |edit, _| {
            for change in &args.changes {
                match agreed(change) {
                    Some(agreed) => edit.put_agreed_score(args.evaluation, &agreed)?,
                    None => edit.delete_agreed_score(change.criterion, change.tool)?,
                }
            }
            Ok(())
        },
        |facts| {
            for change in &args.changes {
                match agreed(change) {
                    Some(agreed) => put(&mut facts.agreed, agreed, |a| (a.criterion, a.tool)),
                    None => facts
                        .agreed
                        .retain(|a| (a.criterion, a.tool) != (change.criterion, change.tool)),
                }
            }
        },
    )
}

/// Sets or takes back verdicts on knock-outs, all or nothing.
pub fn set_knock_outs(session: &mut Session, args: SetKnockOuts) -> Answer<Changed<()>> {
    let evaluated = session.evaluated(args.evaluation)?;
    for change in &args.changes {
        let (criterion, tool) = cell(&evaluated, change.criterion, change.tool)?;
        if criterion.knock_out.is_none() && change.verdict.is_some() {
            return Err(WireError::invalid(
                format!("{} is no knock-out.", criterion.code),
                "Say first what has to hold there.",
            ));
        }
        if change.verdict == Some(Verdict::Fail) && change.reason.trim().is_empty() {
            return Err(WireError::invalid(
                format!("{tool} fails {} without a reason.", criterion.code),
                "Say why; the reason stands in the report.",
            ));
        }
    }
    let label = match args.changes.as_slice() {
        [one] => {
            let (criterion, tool) = cell(&evaluated, one.criterion, one.tool)?;
            match one.verdict {
                Some(Verdict::Fail) => format!("Knock out {tool} on {}", criterion.code),
                Some(Verdict::Pass) => format!("Pass {tool} on {}", criterion.code),
                Some(Verdict::Unknown) => format!("Leave {tool} open on {}", criterion.code),
                None => format!("Take back the verdict on {tool} on {}", criterion.code),
            }
        }
        many => format!("Set {}", count(many.len(), "knock-out", "knock-outs")),
    };
    let knock_out = |change: &crate::types::KnockOutChange| {
        Some(KnockOut {
            criterion: change.criterion,
            tool: change.tool,
            verdict: change.verdict?,
            reason: change.reason.clone(),
            as_of: change.as_of,
        })
    };
    drop(evaluated);
    session.change_evaluation(
        label,
        &[Topic::Scores],
        args.evaluation,
        |edit, _| {
            for change in &args.changes {
                match knock_out(change) {
                    Some(knock_out) => edit.put_knock_out(args.evaluation, &knock_out)?,
                    None => edit.delete_knock_out(change.criterion, change.tool)?,
                }
            }
            Ok(())
        },
        |facts| {
            for change in &args.changes {
                match knock_out(change) {
                    Some(knock_out) => {
                        put(&mut facts.knock_outs, knock_out, |k| (k.criterion, k.tool));
                    }
                    None => facts
                        .knock_outs
                        .retain(|k| (k.criterion, k.tool) != (change.criterion, change.tool)),
                }
            }
        },
    )
}

/// Returns the leaf and the name of the tool of a cell, or says what is wrong with it.
fn cell(evaluated: &Evaluated, criterion: CriterionId, tool: ToolId) -> Answer<(&Criterion, &str)> {
    let e: &Evaluation = &evaluated.facts;
    let criterion = e
        .criterion(criterion)
        .ok_or_else(|| WireError::not_found("criterion in this evaluation"))?;
    if criterion.measure.is_group() {
        return Err(WireError::invalid(
            format!("{} is a group and is not scored.", criterion.code),
            "Score the criteria below it.",
        ));
    }
    let compared = e.candidates.iter().any(|c| c.tool == tool);
    let known = evaluated.tools.iter().find(|t| t.id == tool && compared);
    let known = known.ok_or_else(|| WireError::not_found("candidate in this evaluation"))?;
    Ok((criterion, &known.name))
}
