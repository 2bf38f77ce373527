//! Criteria: the tree that candidates are scored against.

use waymark_domain::criteria::{Criterion, Measure};
use waymark_domain::evaluation::Evaluation;
use waymark_domain::id::{CriterionId, EvaluationId};

use super::evaluations::{ALL, weights_open};
use super::support::filled;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{AddCriterion, Changed, CriterionArgs, EditCriterion, MoveCriterion};

/// Adds a criterion; answers its id.
pub fn add_criterion(session: &mut Session, args: AddCriterion) -> Answer<Changed<CriterionId>> {
    filled(&args.title, "The title")?;
    let evaluation = session.evaluated(args.evaluation)?.facts;
    weights_open(&evaluation)?;
    let code = match args.code.trim() {
        "" => numbered(&evaluation, args.parent)?,
        code => code.to_owned(),
    };
    let label = format!("Add criterion {code} {}", args.title.trim());
    let siblings = evaluation
        .criteria
        .iter()
        .filter(|c| c.parent == args.parent);
    let weights: Vec<f64> = siblings.map(|c| c.weight).collect();
    // As heavy as its siblings are on average, so that it counts without changing their order.
    let weight = if weights.is_empty() {
        1.0
    } else {
        weights.iter().sum::<f64>() / weights.len() as f64
    };
    session.change_apart(label, ALL, |edit, environment| {
        let id = CriterionId(environment.new_id());
        let criterion = Criterion {
            id,
            parent: args.parent,
            code,
            title: args.title.trim().into(),
            description: String::new(),
            weight,
            measure: args.measure,
            cost: false,
            knock_out: None,
        };
        edit.insert_criterion(args.evaluation, &criterion, Some(args.position as usize))?;
        Ok(id)
    })
}

/// Returns the next code below a group: “C4.3” after “C4.2”, or “C5” at the top.
fn numbered(evaluation: &Evaluation, parent: Option<CriterionId>) -> Answer<String> {
    let prefix = match parent {
        None => "C".to_owned(),
        Some(id) => {
            let parent = evaluation.criterion(id);
            format!(
                "{}.",
                parent
                    .ok_or_else(|| WireError::not_found("criterion"))?
                    .code
            )
        }
    };
    let number = |c: &Criterion| c.code.strip_prefix(&prefix)?.parse::<u32>().ok();
    let last = evaluation.criteria.iter().filter_map(number).max();
    Ok(format!("{prefix}{}", last.unwrap_or(0) + 1))
}

/// Rewords or reweighs a criterion, or measures it otherwise.
pub fn edit_criterion(session: &mut Session, args: EditCriterion) -> Answer<Changed<()>> {
    filled(&args.title, "The title")?;
    let (evaluation, before) = find(session, args.criterion)?;
    let reweighed = (args.weight - before.weight).abs() > f64::EPSILON || args.cost != before.cost;
    if reweighed {
        weights_open(&evaluation)?;
    }
    fits(&evaluation, &before, &args.measure)?;
    let new = Criterion {
        id: before.id,
        parent: before.parent,
        code: args.code.trim().into(),
        title: args.title.trim().into(),
        description: args.description,
        weight: args.weight,
        measure: args.measure,
        cost: args.cost,
        knock_out: args.knock_out,
    };
    let label = format!("Change criterion {} {}", new.code, new.title);
    session.change_apart(label, ALL, |edit, _| Ok(edit.update_criterion(&new)?))
}

/// Refuses a measure that scores there are would not fit.
fn fits(evaluation: &Evaluation, before: &Criterion, measure: &Measure) -> Answer<()> {
    let own = evaluation
        .scores
        .iter()
        .filter(|s| s.criterion == before.id);
    let agreed = evaluation
        .agreed
        .iter()
        .filter(|a| a.criterion == before.id);
    let wrong = own
        .filter(|s| measure.accepts(s.value).is_err())
        .map(|s| s.value)
        .chain(
            agreed
                .filter(|a| measure.accepts_agreed(a.value).is_err())
                .map(|a| a.value),
        );
    let wrong: Vec<f64> = wrong.collect();
    if let Some(first) = wrong.first() {
        return Err(WireError::invalid(
            format!(
                "{} of the scores of {} do not fit the new measure, such as {first}.",
                wrong.len(),
                before.code
            ),
            "Clear them first, or add another criterion.",
        ));
    }
    Ok(())
}

/// Moves a criterion with everything below it.
pub fn move_criterion(session: &mut Session, args: MoveCriterion) -> Answer<Changed<()>> {
    let (evaluation, criterion) = find(session, args.criterion)?;
    if criterion.parent != args.parent {
        weights_open(&evaluation)?;
    }
    let label = format!("Move criterion {}", criterion.code);
    session.change_apart(label, ALL, |edit, _| {
        Ok(edit.move_criterion(args.criterion, args.parent, args.position as usize)?)
    })
}

/// Removes a criterion with everything below it and its scores.
pub fn remove_criterion(session: &mut Session, args: CriterionArgs) -> Answer<Changed<()>> {
    let (evaluation, criterion) = find(session, args.criterion)?;
    weights_open(&evaluation)?;
    let label = format!("Remove criterion {} {}", criterion.code, criterion.title);
    session.change_apart(label, ALL, |edit, _| {
        edit.delete_criterion(args.criterion)?;
        Ok(())
    })
}

fn find(session: &mut Session, id: CriterionId) -> Answer<(std::sync::Arc<Evaluation>, Criterion)> {
    let evaluation: EvaluationId = session.store.evaluation_of(id)?;
    let facts = session.evaluated(evaluation)?.facts;
    let criterion = facts.criterion(id).cloned();
    let criterion = criterion.ok_or_else(|| WireError::not_found("criterion"))?;
    Ok((facts, criterion))
}
