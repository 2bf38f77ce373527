//! Letters, the scheme, waivers and fixes.

use std::collections::BTreeSet;

use waymark_domain::id::WaiverId;
use waymark_domain::process::{Letters, ProcessFacts, RaciScheme, StepKind, Waiver};
use waymark_domain::raci::CellChange;

use super::process::edit_process;
use super::raci::about;
use super::support::{count, filled};
use crate::error::WireError;
use crate::session::{Answer, Session, Worked};
use crate::types::{ApplyFix, Changed, SetAssignments, SetWaiver, Topic, WaiverArgs};

/// Sets or clears cells of the matrix, all or nothing.
pub fn set_assignments(session: &mut Session, args: SetAssignments) -> Answer<Changed<()>> {
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let mut seen = BTreeSet::new();
    for change in &args.changes {
        check(&facts, change)?;
        if !seen.insert((change.step, change.role)) {
            let message = "The same cell is set twice.";
            return Err(WireError::invalid(message, "Say once what it is to hold."));
        }
    }
    let label = match args.changes.as_slice() {
        [] => "Set letters".to_owned(),
        [one] => cell_label(&facts, one),
        many => format!("Set letters in {}", count(many.len(), "cell", "cells")),
    };
    // Held on to, they would be copied to be changed.
    drop((facts, analysis));
    set(session, label, &args.changes)
}

fn set(session: &mut Session, label: String, changes: &[CellChange]) -> Answer<Changed<()>> {
    let cells: Vec<_> = changes
        .iter()
        .map(|c| (c.step, c.role, c.letters))
        .collect();
    session.change_process(
        label,
        &[Topic::Assignments],
        |edit, _| Ok(edit.set_letters(&cells)?),
        |facts| {
            for &(step, role, letters) in &cells {
                facts.process.set_letters(step, role, letters);
            }
        },
    )
}

fn cell_label(facts: &ProcessFacts, change: &CellChange) -> String {
    let step = facts.process.step(change.step).map_or("", |s| &s.code);
    let role = facts.roles.iter().find(|r| r.id == change.role);
    let role = role.map_or("", |r| &r.code);
    if change.letters.is_empty() {
        return format!("{step} clear {role}");
    }
    let letters: Vec<String> = change
        .letters
        .iter()
        .map(|l| l.char().to_string())
        .collect();
    format!("{step} set {role} to {}", letters.join(" "))
}

/// Refuses letters where none can stand, and letters that the scheme has not.
fn check(facts: &ProcessFacts, change: &CellChange) -> Answer<()> {
    let step = facts
        .process
        .step(change.step)
        .ok_or_else(|| WireError::not_found("step"))?;
    if facts.roles.iter().all(|r| r.id != change.role) {
        return Err(WireError::not_found("role"));
    }
    if step.kind != StepKind::Task {
        let message = format!(
            "{} is a {}; only tasks carry letters.",
            step.code,
            step.kind.noun()
        );
        let hint = "Expand it and set the letters of its tasks.";
        return Err(WireError::invalid(message, hint));
    }
    if !facts.process.scheme.allows(change.letters) {
        let message = format!("S is no letter of RACI ({}).", step.code);
        return Err(WireError::invalid(message, "Choose RASCI, or use R or C."));
    }
    Ok(())
}

/// Sets letters, severities and thresholds.
pub fn set_raci_scheme(session: &mut Session, args: RaciScheme) -> Answer<Changed<()>> {
    let t = &args.thresholds;
    let share = |x: f64| (0.0..=1.0).contains(&x);
    if !(share(t.max_share) && share(t.max_share_accountable)) {
        let message = "A share lies between 0 and 1.";
        return Err(WireError::invalid(message, "25 % is 0.25."));
    }
    let positive = |x: f64| x > 0.0 && x.is_finite();
    if !(positive(t.working_weeks) && t.working_weeks <= 53.0 && positive(t.releases_per_year)) {
        let message = "Weeks worked in a year lie between 1 and 53, and models released above 0.";
        return Err(WireError::invalid(message, ""));
    }
    edit_process(session, &[Topic::RaciRules], |process, _| {
        let label = match () {
            () if process.scheme.letters != args.letters => {
                format!("Use the letters of {}", args.letters.title())
            }
            () if process.scheme.severities != args.severities => {
                "Change severities of rules".into()
            }
            () => "Change thresholds of rules".into(),
        };
        process.scheme = args;
        // A severity that is the rule's own says nothing.
        process
            .scheme
            .severities
            .retain(|rule, s| *s != rule.severity());
        Ok((label, ()))
    })
}

/// Grants or changes a waiver; answers its id.
pub fn set_waiver(session: &mut Session, args: SetWaiver) -> Answer<Changed<WaiverId>> {
    filled(&args.reason, "The reason")?;
    let today = session.today();
    if args.expires <= today {
        let message = format!("A waiver that ends on {} would not hold.", args.expires);
        return Err(WireError::invalid(message, "Choose a day after today."));
    }
    let facts = session.worked()?.facts;
    let known = args.step.is_none_or(|id| facts.process.step(id).is_some())
        && args
            .role
            .is_none_or(|id| facts.roles.iter().any(|r| r.id == id))
        && args
            .person
            .is_none_or(|id| facts.people.iter().any(|p| p.id == id));
    if !known {
        return Err(WireError::not_found("step, role or person"));
    }
    edit_process(session, &[Topic::RaciRules], |process, environment| {
        let same = |w: &Waiver| {
            (w.rule, w.step, w.role, w.person) == (args.rule, args.step, args.role, args.person)
        };
        let at = match args.id {
            Some(id) => {
                let at = process.waivers.iter().position(|w| w.id == id);
                Some(at.ok_or_else(|| WireError::not_found("waiver"))?)
            }
            // A second waiver for the same thing replaces the first.
            None => process.waivers.iter().position(same),
        };
        let id = at.map_or_else(
            || WaiverId(environment.new_id()),
            |at| process.waivers[at].id,
        );
        let waiver = Waiver {
            id,
            rule: args.rule,
            step: args.step,
            role: args.role,
            person: args.person,
            reason: args.reason.trim().to_owned(),
            expires: args.expires,
            by: environment.actor.clone(),
        };
        let what = about(&facts, &waiver);
        let label = format!("Waive {} for {what} to {}", args.rule.id(), args.expires);
        match at {
            Some(at) => process.waivers[at] = waiver,
            None => process.waivers.push(waiver),
        }
        Ok((label, id))
    })
}

/// Takes back a waiver.
pub fn remove_waiver(session: &mut Session, args: WaiverArgs) -> Answer<Changed<()>> {
    let facts = session.worked()?.facts;
    edit_process(session, &[Topic::RaciRules], |process, _| {
        let at = process.waivers.iter().position(|w| w.id == args.waiver);
        let at = at.ok_or_else(|| WireError::not_found("waiver"))?;
        let gone = process.waivers.remove(at);
        let what = about(&facts, &gone);
        Ok((
            format!("Take back the waiver of {} for {what}", gone.rule.id()),
            (),
        ))
    })
}

/// Puts a finding right.
pub fn apply_fix(session: &mut Session, args: ApplyFix) -> Answer<Changed<()>> {
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let finding = analysis
        .findings
        .iter()
        .find(|f| f.rule == args.rule && f.step == args.step && f.role == args.role)
        .ok_or_else(|| WireError::not_found("finding any more"))?;
    let fix = match args.choice {
        None => finding.fix.as_ref(),
        Some(n) => finding.choices.get(n as usize),
    };
    let fix = fix.ok_or_else(|| {
        WireError::invalid(
            format!("There is no such fix for “{}”", finding.message),
            finding.rule.fix(),
        )
    })?;
    let code = args.step.and_then(|id| facts.process.step(id));
    let label = code.map_or_else(
        || fix.label.clone(),
        |s| format!("{} {}", s.code, lower(&fix.label)),
    );
    debug_assert!(fix.change.iter().all(|c| c.letters != Letters::NONE));
    set(session, label, &fix.change)
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.map_or_else(String::new, |f| f + chars.as_str())
}
