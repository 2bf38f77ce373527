//! Rounds: dated assessments, open or locked.

use waymark_domain::id::RoundId;
use waymark_domain::rating::Round;
use waymark_domain::roll_up::State;
use waymark_domain::words::{PriorityMethod, RoundState};

use super::ratings::progress;
use super::support::{filled, open};
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{
    AddRound, Changed, EditRound, Empty, RoundArgs, RoundSummary, SetParticipants, Topic,
};

/// Returns rounds by date.
pub fn rounds(session: &mut Session, _: Empty) -> Answer<Vec<RoundSummary>> {
    let mut summaries = Vec::new();
    for round in session.store.rounds()? {
        let rated = session.rated(round.id)?;
        let (facts, assessment) = (&rated.facts, &rated.assessment);
        let p = progress(facts, assessment);
        let applies =
            |n: &&waymark_domain::assessment::Node| n.figures.state != State::NotApplicable;
        summaries.push(RoundSummary {
            round,
            model_title: facts.model.title.clone(),
            answered: p.answered,
            applicable: p.applicable,
            not_applicable: assessment.leaves().count() as u32 - p.applicable,
            to_discuss: p.to_discuss,
            agreed: p.agreed,
            with_target: assessment
                .leaves()
                .filter(applies)
                .filter(|n| n.target.is_some())
                .count() as u32,
        });
    }
    Ok(summaries)
}

/// Adds a round; answers its id. Targets and priorities of capabilities that are no longer in the model
/// are not taken over.
pub fn add_round(session: &mut Session, args: AddRound) -> Answer<Changed<RoundId>> {
    filled(&args.title, "The name")?;
    if session
        .store
        .rounds()?
        .iter()
        .any(|r| r.title == args.title.trim())
    {
        let message = format!("There is a round called “{}” already.", args.title.trim());
        return Err(WireError::invalid(message, "Give it another name."));
    }
    let model = session.store.model(args.model)?;
    let source = args.copy_from.map(|id| session.rated(id)).transpose()?;
    let source = source.as_ref().map(|r| &r.facts);
    let label = format!("Add {}", args.title.trim());
    let topics = [
        Topic::Rounds,
        Topic::Ratings,
        Topic::Targets,
        Topic::Priorities,
    ];
    session.change(label, &topics, |edit, environment| {
        let id = RoundId(environment.new_id());
        edit.insert_round(&Round {
            id,
            model: args.model,
            title: args.title.trim().into(),
            date: args.date,
            state: RoundState::Open,
            locked_at: None,
            priority_method: source.map_or(PriorityMethod::Points, |s| s.round.priority_method),
            participants: source
                .map(|s| s.round.participants.clone())
                .unwrap_or_default(),
        })?;
        if let Some(source) = source.filter(|s| s.round.model == args.model) {
            let present = |id| model.capability(id).is_some();
            for target in source.targets.iter().filter(|t| present(t.capability)) {
                edit.put_target(id, target)?;
            }
            for priority in source.priorities.iter().filter(|p| present(p.capability)) {
                edit.put_priority(id, priority)?;
            }
        }
        Ok(id)
    })
}

/// Changes a round's name and day.
pub fn edit_round(session: &mut Session, args: EditRound) -> Answer<Changed<()>> {
    filled(&args.title, "The name")?;
    let round = session.store.round(args.round)?;
    open(&round)?;
    let new = Round {
        title: args.title.trim().into(),
        date: args.date,
        ..round
    };
    let label = format!("Change {}", new.title);
    session.change(label, &[Topic::Rounds], |edit, _| {
        Ok(edit.update_round(&new)?)
    })
}

/// Locks a round as a baseline, with its model as it stands.
pub fn lock_round(session: &mut Session, args: RoundArgs) -> Answer<Changed<()>> {
    let round = session.store.round(args.round)?;
    open(&round)?;
    // A model that does not roll up cannot be a baseline.
    session.rated(args.round)?;
    let now = (session.environment.now)();
    let label = format!("Lock {}", round.title);
    session.change(label, &[Topic::Rounds], |edit, _| {
        Ok(edit.lock_round(args.round, now)?)
    })
}

/// Removes an open round with its ratings.
pub fn remove_round(session: &mut Session, args: RoundArgs) -> Answer<Changed<()>> {
    let round = session.store.round(args.round)?;
    open(&round)?;
    let topics = [
        Topic::Rounds,
        Topic::Ratings,
        Topic::Targets,
        Topic::Priorities,
        Topic::Evidence,
    ];
    session.change(format!("Remove {}", round.title), &topics, |edit, _| {
        edit.delete_round(args.round)?;
        Ok(())
    })
}

/// Sets who rates in a round. Ratings of somebody who leaves are kept but no longer count.
pub fn set_participants(session: &mut Session, args: SetParticipants) -> Answer<Changed<()>> {
    let round = session.store.round(args.round)?;
    open(&round)?;
    let mut seen = std::collections::BTreeSet::new();
    if !args.people.iter().all(|p| seen.insert(*p)) {
        return Err(WireError::invalid(
            "Somebody is named twice.",
            "Name each person once.",
        ));
    }
    let label = format!("Set who rates in {}", round.title);
    session.change(label, &[Topic::Rounds, Topic::Ratings], |edit, _| {
        Ok(edit.set_participants(args.round, &args.people)?)
    })
}
