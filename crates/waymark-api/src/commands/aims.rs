//! What the client aims at: targets and priorities of a round.

use waymark_domain::rating::{Priority, Target};
use waymark_domain::words::PriorityMethod;

use super::support::{count, find, on_scale, open_round, put};
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{Changed, SetPriorities, SetPriorityMethod, SetTargets, Topic};

/// Sets or clears targets, all or nothing. A target of an inner node holds for the leaves below it.
pub fn set_targets(session: &mut Session, args: SetTargets) -> Answer<Changed<()>> {
    let rated = open_round(session, args.round)?;
    let (model, tree) = (&rated.facts.model, &rated.assessment.tree);
    for change in &args.changes {
        let code = &find(model, change.capability)?.code;
        let position = tree.position(change.capability);
        let position =
            position.ok_or_else(|| WireError::invalid(format!("{code} is retired."), ""))?;
        if let Some(value) = change.value {
            for leaf in tree.leaves_below(position) {
                on_scale(value, tree.scale(model, leaf), code)?;
            }
        }
    }
    let label = match args.changes.as_slice() {
        [one] => {
            let code = &find(model, one.capability)?.code;
            match one.value {
                Some(value) => format!("Set the target of {code} to {value}"),
                None => format!("Clear the target of {code}"),
            }
        }
        many => format!("Set {}", count(many.len(), "target", "targets")),
    };
    drop(rated);
    let round = args.round;
    session.change_round(
        label,
        &[Topic::Targets],
        round,
        |edit, _| {
            for change in &args.changes {
                match target(change) {
                    Some(target) => edit.put_target(round, &target)?,
                    None => edit.delete_target(round, change.capability)?,
                }
            }
            Ok(())
        },
        |facts| {
            for change in &args.changes {
                match target(change) {
                    Some(target) => put(&mut facts.targets, target, |t| t.capability),
                    None => facts.targets.retain(|t| t.capability != change.capability),
                }
            }
        },
    )
}

fn target(change: &crate::types::TargetChange) -> Option<Target> {
    Some(Target {
        capability: change.capability,
        value: change.value?,
        due: change.due,
    })
}

/// Sets or clears priorities, all or nothing.
pub fn set_priorities(session: &mut Session, args: SetPriorities) -> Answer<Changed<()>> {
    let rated = open_round(session, args.round)?;
    let model = &rated.facts.model;
    let method = rated.facts.round.priority_method;
    for change in &args.changes {
        let code = &find(model, change.capability)?.code;
        let Some(value) = change.value else { continue };
        let fits = match method {
            PriorityMethod::Points => value.is_finite() && (0.0..=1000.0).contains(&value),
            PriorityMethod::Rank => value.is_finite() && value >= 1.0,
        };
        if !fits {
            let hint = match method {
                PriorityMethod::Points => "Points go from 0 to 1000; 1 is usual.",
                PriorityMethod::Rank => "Ranks start at 1.",
            };
            return Err(WireError::invalid(
                format!("{value} is no priority for {code}."),
                hint,
            ));
        }
    }
    let label = match args.changes.as_slice() {
        [one] => format!("Set the priority of {}", find(model, one.capability)?.code),
        many => format!("Set {}", count(many.len(), "priority", "priorities")),
    };
    drop(rated);
    let round = args.round;
    let priority = |c: &crate::types::PriorityChange| {
        c.value.map(|value| Priority {
            capability: c.capability,
            value,
        })
    };
    session.change_round(
        label,
        &[Topic::Priorities],
        round,
        |edit, _| {
            for change in &args.changes {
                match priority(change) {
                    Some(priority) => edit.put_priority(round, &priority)?,
                    None => edit.delete_priority(round, change.capability)?,
                }
            }
            Ok(())
        },
        |facts| {
            for change in &args.changes {
                match priority(change) {
                    Some(priority) => put(&mut facts.priorities, priority, |p| p.capability),
                    None => facts
                        .priorities
                        .retain(|p| p.capability != change.capability),
                }
            }
        },
    )
}

/// Sets how priorities are elicited; values of the other method are cleared.
pub fn set_priority_method(session: &mut Session, args: SetPriorityMethod) -> Answer<Changed<()>> {
    let rated = open_round(session, args.round)?;
    if rated.facts.round.priority_method == args.method {
        return session.changed(vec![], ());
    }
    let label = format!(
        "Elicit priorities by {}",
        args.method.title().to_lowercase()
    );
    session.change(label, &[Topic::Priorities, Topic::Rounds], |edit, _| {
        edit.clear_priorities(args.round)?;
        Ok(edit.set_priority_method(args.round, args.method)?)
    })
}
