//! Evaluations: the list, the screens' data, adding, changing and removing one.

use waymark_domain::criteria::Criterion;
use waymark_domain::evaluation::{Evaluation, EvaluationState, WeightMethod, stale};
use waymark_domain::id::{CriterionId, EvaluationId};

use super::register::code;
use super::results::headline_of;
use super::support::filled;
use super::{evaluation_view, frameworks};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Environment, Session};
use crate::types::{
    AddEvaluation, Changed, EditEvaluation, Empty, EvaluationArgs, EvaluationStart,
    EvaluationSummary, EvaluationView, Topic,
};

/// Every topic of an evaluation.
pub(super) const ALL: &[Topic] = &[Topic::Evaluations, Topic::Scores, Topic::Weights];

/// Returns evaluations, in their order.
pub fn evaluations(session: &mut Session, _: Empty) -> Answer<Vec<EvaluationSummary>> {
    let ids: Vec<EvaluationId> = session.store.evaluations()?.iter().map(|e| e.id).collect();
    ids.into_iter().map(|id| summary(session, id)).collect()
}

fn summary(session: &mut Session, id: EvaluationId) -> Answer<EvaluationSummary> {
    let evaluated = session.evaluated(id)?;
    let (e, tools) = (&evaluated.facts, &evaluated.tools);
    let progress = evaluation_view::progress(&evaluated);
    let chosen = e.decision.iter().flat_map(|d| &d.chosen);
    let named = chosen.filter_map(|id| tools.iter().find(|t| t.id == *id));
    Ok(EvaluationSummary {
        evaluation: id,
        code: e.code.clone(),
        title: e.title.clone(),
        need: e.need.clone(),
        state: e.state,
        criteria: e.criteria.iter().filter(|c| !c.measure.is_group()).count() as u32,
        candidates: e.candidates.len() as u32,
        assessors: e.assessors.len() as u32,
        scored: progress.scored,
        cells: progress.cells,
        headline: if e.scores_hidden() || progress.scored == 0 {
            String::new()
        } else {
            headline_of(&evaluated)
        },
        weights_locked_at: e.weights_locked_at,
        chosen: named.map(|t| t.name.clone()).collect(),
        stale: stale(e, tools),
    })
}

/// Returns one evaluation with everything for its screens but the results.
pub fn evaluation(session: &mut Session, args: EvaluationArgs) -> Answer<EvaluationView> {
    evaluation_view::view(session, args.evaluation)
}

/// Adds an evaluation; answers its id.
pub fn add_evaluation(session: &mut Session, args: AddEvaluation) -> Answer<Changed<EvaluationId>> {
    filled(&args.title, "The title")?;
    let all = session.store.evaluations()?;
    let code = code("", "V", all.iter().map(|e| e.code.as_str()));
    let blank = |environment: &Environment| Evaluation {
        id: EvaluationId(environment.new_id()),
        code: code.clone(),
        title: args.title.trim().into(),
        need: args.need.clone(),
        closes: args.closes.clone(),
        state: EvaluationState::Open,
        weight_method: WeightMethod::Direct,
        weights_locked_at: None,
        locked_blind: false,
        hide_scores_until_locked: false,
        criteria: vec![],
        candidates: vec![],
        assessors: vec![],
        scores: vec![],
        agreed: vec![],
        knock_outs: vec![],
        elicitations: vec![],
        set_rules: vec![],
        budget: None,
        decision: None,
    };
    let environment = &session.environment;
    let of_framework = frameworks::criteria(&args.from, environment)?;
    let evaluation = match args.from {
        EvaluationStart::Blank | EvaluationStart::Shipped { .. } | EvaluationStart::Yaml { .. } => {
            Evaluation {
                criteria: of_framework.unwrap_or_default(),
                ..blank(environment)
            }
        }
        EvaluationStart::Copy { evaluation } => {
            let source = session.store.evaluation(evaluation)?;
            Evaluation {
                closes: if args.closes.is_empty() {
                    source.closes
                } else {
                    args.closes.clone()
                },
                weight_method: source.weight_method,
                hide_scores_until_locked: source.hide_scores_until_locked,
                criteria: copied(source.criteria, environment),
                candidates: source.candidates,
                assessors: source.assessors,
                set_rules: source.set_rules,
                budget: source.budget,
                ..blank(environment)
            }
        }
    };
    let label = format!("Add evaluation {} {}", evaluation.code, evaluation.title);
    session.change_apart(label, ALL, |edit, _| {
        edit.insert_evaluation(&evaluation)?;
        Ok(evaluation.id)
    })
}

/// Returns criteria with ids of their own.
fn copied(mut criteria: Vec<Criterion>, environment: &Environment) -> Vec<Criterion> {
    let ids: std::collections::BTreeMap<CriterionId, CriterionId> = criteria
        .iter()
        .map(|c| (c.id, CriterionId(environment.new_id())))
        .collect();
    for criterion in &mut criteria {
        criterion.id = ids[&criterion.id];
        criterion.parent = criterion.parent.map(|p| ids[&p]);
    }
    criteria
}

/// Changes an evaluation's texts and settings.
pub fn edit_evaluation(session: &mut Session, args: EditEvaluation) -> Answer<Changed<()>> {
    filled(&args.title, "The title")?;
    let before = session.store.evaluation(args.evaluation)?;
    let new = Evaluation {
        code: args.code.trim().into(),
        title: args.title.trim().into(),
        need: args.need,
        closes: args.closes,
        weight_method: args.weight_method,
        hide_scores_until_locked: args.hide_scores_until_locked,
        budget: args.budget,
        ..before
    };
    let label = format!("Change evaluation {} {}", new.code, new.title);
    session.change_apart(label, ALL, |edit, _| Ok(edit.update_evaluation(&new)?))
}

/// Removes an evaluation with its scores.
pub fn remove_evaluation(session: &mut Session, args: EvaluationArgs) -> Answer<Changed<()>> {
    let evaluation = session.store.evaluation(args.evaluation)?;
    let label = format!("Remove evaluation {} {}", evaluation.code, evaluation.title);
    session.change_apart(label, ALL, |edit, _| {
        edit.delete_evaluation(args.evaluation)?;
        Ok(())
    })
}

/// Refuses where the weights of an evaluation are locked.
pub(super) fn weights_open(evaluation: &Evaluation) -> Answer<()> {
    match evaluation.weights_locked_at {
        None => Ok(()),
        Some(at) => Err(WireError::new(
            ErrorCode::WeightsLocked,
            format!(
                "The weights of “{}” are locked since {}.",
                evaluation.title,
                at.date_naive()
            ),
            "Unlock them first; that is recorded, as everything is.",
        )),
    }
}
