//! Weights: set, elicited, combined, locked.

use waymark_domain::criteria::Criterion;
use waymark_domain::evaluation::judgements::weight_group;
use waymark_domain::evaluation::{Elicitation, Evaluation, Points};
use waymark_domain::id::{CriterionId, PersonId};

use super::evaluations::weights_open;
use super::support::count;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{
    Changed, CombineWeights, EvaluationArgs, RemoveElicitation, SaveElicitation, SetWeights, Topic,
};

/// Sets weights: points relative to siblings.
pub fn set_weights(session: &mut Session, args: SetWeights) -> Answer<Changed<()>> {
    let evaluation = session.evaluated(args.evaluation)?.facts;
    let label = match args.weights.as_slice() {
        [one] => {
            let criterion = criterion(&evaluation, one.criterion)?;
            format!(
                "{} weight {} to {}",
                criterion.title,
                short(criterion.weight),
                short(one.points)
            )
        }
        many => format!("Set {}", count(many.len(), "weight", "weights")),
    };
    write(session, &evaluation, &args.weights, label)
}

fn write(
    session: &mut Session,
    evaluation: &Evaluation,
    weights: &[Points],
    label: String,
) -> Answer<Changed<()>> {
    weights_open(evaluation)?;
    for change in weights {
        let criterion = criterion(evaluation, change.criterion)?;
        if !change.points.is_finite() || change.points < 0.0 {
            return Err(WireError::invalid(
                format!("{} is no weight for {}.", change.points, criterion.code),
                "A weight is a number of at least 0.",
            ));
        }
    }
    session.change_evaluation(
        label,
        &[Topic::Weights],
        evaluation.id,
        |edit, _| {
            for change in weights {
                edit.set_criterion_weight(change.criterion, change.points)?;
            }
            Ok(())
        },
        |facts| {
            for change in weights {
                if let Some(own) = facts.criteria.iter_mut().find(|c| c.id == change.criterion) {
                    own.weight = change.points;
                }
            }
        },
    )
}

/// Keeps what a person says about the weights of siblings, complete or not.
pub fn save_elicitation(session: &mut Session, args: SaveElicitation) -> Answer<Changed<()>> {
    let evaluation = session.evaluated(args.evaluation)?.facts;
    let siblings: Vec<&Criterion> = evaluation
        .criteria
        .iter()
        .filter(|c| c.parent == args.group)
        .collect();
    let strange = |id: &CriterionId| siblings.iter().all(|s| s.id != *id);
    if siblings.is_empty() || args.judgement.criteria().iter().any(strange) {
        return Err(WireError::invalid(
            "The judgement speaks of a criterion that is not among these siblings.",
            "Refresh; the tree may have changed.",
        ));
    }
    if args
        .judgement
        .numbers()
        .iter()
        .any(|n| !n.is_finite() || *n < 0.0)
    {
        return Err(WireError::invalid(
            "A judgement holds a number below 0, or none.",
            "Points and ratios are numbers of at least 0.",
        ));
    }
    let person = session.store.person(args.person)?;
    let of = match args.group {
        None => "the categories".to_owned(),
        Some(id) => criterion(&evaluation, id)?.code.clone(),
    };
    let elicitation = Elicitation {
        person: args.person,
        group: args.group,
        judgement: args.judgement,
    };
    let label = format!("{} judges the weights of {of}", person.code);
    session.change_apart(label, &[Topic::Weights], |edit, _| {
        Ok(edit.put_elicitation(args.evaluation, &elicitation)?)
    })
}

/// Removes a judgement.
pub fn remove_elicitation(session: &mut Session, args: RemoveElicitation) -> Answer<Changed<()>> {
    let person = session.store.person(args.person)?;
    let label = format!("Remove the judgement of {} on weights", person.code);
    session.change_apart(label, &[Topic::Weights], |edit, _| {
        Ok(edit.delete_elicitation(args.evaluation, args.person, args.group)?)
    })
}

/// Combines the judgements on siblings into their weights, as points out of 100.
pub fn combine_weights(session: &mut Session, args: CombineWeights) -> Answer<Changed<()>> {
    let evaluated = session.evaluated(args.evaluation)?;
    let (evaluation, tree) = (&evaluated.facts, &evaluated.scored.tree);
    let position = match args.group {
        None => None,
        Some(id) => {
            let position = tree.position(id);
            Some(position.ok_or_else(|| WireError::not_found("criterion"))?)
        }
    };
    if args
        .people
        .iter()
        .any(|p| !p.weight.is_finite() || p.weight < 0.0)
    {
        return Err(WireError::invalid(
            "A person counts with a number below 0, or none.",
            "Give each a number of at least 0.",
        ));
    }
    let people: Vec<(PersonId, f64)> = args.people.iter().map(|p| (p.person, p.weight)).collect();
    let group = weight_group(evaluation, tree, position, &people);
    let Some(combined) = group.combined else {
        return Err(WireError::invalid(
            "There is no complete judgement to combine.",
            "Have at least one person judge all of these criteria.",
        ));
    };
    let weights: Vec<Points> = group
        .criteria
        .iter()
        .zip(&combined.weights)
        .map(|(&criterion, &share)| Points {
            criterion,
            points: 100.0 * share,
        })
        .collect();
    let judgements = group
        .tables
        .iter()
        .filter(|t| !t.weights.is_empty())
        .count();
    let label = format!(
        "Take over weights from {}",
        count(judgements, "judgement", "judgements")
    );
    write(session, evaluation, &weights, label)
}

/// Locks the weights as agreed, and keeps whether anybody can have seen a score before.
pub fn lock_weights(session: &mut Session, args: EvaluationArgs) -> Answer<Changed<()>> {
    let evaluation = session.store.evaluation(args.evaluation)?;
    weights_open(&evaluation)?;
    if !session
        .evaluated(args.evaluation)?
        .scored
        .tree
        .nodes
        .iter()
        .any(|n| n.counts)
    {
        return Err(WireError::invalid(
            "No criterion weighs anything yet.",
            "Give at least one a weight above 0.",
        ));
    }
    let new = Evaluation {
        weights_locked_at: Some((session.environment.now)()),
        locked_blind: evaluation.hide_scores_until_locked
            || (evaluation.scores.is_empty() && evaluation.agreed.is_empty()),
        ..evaluation
    };
    let label = format!("Lock the weights of {} {}", new.code, new.title);
    let topics = [Topic::Weights, Topic::Evaluations, Topic::Scores];
    session.change_apart(label, &topics, |edit, _| Ok(edit.update_evaluation(&new)?))
}

/// Lets the weights change again.
pub fn unlock_weights(session: &mut Session, args: EvaluationArgs) -> Answer<Changed<()>> {
    let evaluation = session.store.evaluation(args.evaluation)?;
    let new = Evaluation {
        weights_locked_at: None,
        locked_blind: false,
        ..evaluation
    };
    let label = format!("Unlock the weights of {} {}", new.code, new.title);
    let topics = [Topic::Weights, Topic::Evaluations, Topic::Scores];
    session.change_apart(label, &topics, |edit, _| Ok(edit.update_evaluation(&new)?))
}

fn criterion(evaluation: &Evaluation, id: CriterionId) -> Answer<&Criterion> {
    let found = evaluation.criterion(id);
    found.ok_or_else(|| WireError::not_found("criterion in this evaluation"))
}

fn short(points: f64) -> String {
    let text = format!("{points:.1}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
