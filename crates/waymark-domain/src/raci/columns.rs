//! The rules of columns and of people: what holds of all that a role, or a person, carries.

use super::finding::Finding;
use super::load::Load;
use super::matrix::{LetterCounts, Matrix};
use super::rule::Rule;
use crate::process::{ProcessFacts, RuleSeverity};

/// Returns what the rules of columns and of people find.
pub(super) fn findings(facts: &ProcessFacts, matrix: &Matrix, load: &Load) -> Vec<Finding> {
    let tasks = matrix.tasks.len() as u32;
    if tasks == 0 {
        return vec![];
    }
    let scheme = &facts.process.scheme;
    let counts: Vec<LetterCounts> = load.roles.iter().map(|r| r.counts).collect();
    let sum = |of: fn(&LetterCounts) -> u32| counts.iter().map(of).sum::<u32>();
    let (all_a, all_r) = (sum(|c| c.a), sum(|c| c.r));
    // With few roles an even share is large; twice of it is the least that a rule may ask about.
    let carrying = counts.iter().filter(|c| c.total() > 0).count();
    let least = 2.0 / carrying.max(1) as f64;
    let staffed = !facts.workforce.fillings.is_empty();
    let mut found = Vec::new();
    for (column, counts) in counts.iter().enumerate() {
        let role = &facts.roles[column];
        let mut report = |rule: Rule, message: String| {
            let severity = scheme.severity(rule);
            if severity != RuleSeverity::Off {
                found.push(Finding {
                    role: Some(role.id),
                    ..Finding::new(rule, severity, message)
                });
            }
        };
        // A role without any letter is not part of this process.
        if counts.total() == 0 {
            continue;
        }
        if counts.a + counts.r == 0 {
            let message = format!(
                "{} answers for nothing and does nothing. Is the role needed?",
                role.code
            );
            report(Rule::IdleRole, message);
        }
        let filled = matrix.column(column).filter(|l| !l.is_empty()).count() as u32;
        if tasks > 1 && filled == tasks {
            report(
                Rule::NoBlanks,
                format!("{} has a letter in all {tasks} tasks. Must it?", role.code),
            );
        }
        let share = ratio(counts.a, all_a);
        if counts.a > 1 && share > scheme.thresholds.max_share_accountable.max(least) {
            let message = format!(
                "{} answers for {} of {all_a} tasks ({}). Push some down?",
                role.code,
                counts.a,
                percent(share)
            );
            report(Rule::ManyAccountable, message);
        }
        let share = ratio(counts.a + counts.r, all_a + all_r);
        if counts.a + counts.r > 2 && share > scheme.thresholds.max_share.max(least) {
            let message = format!(
                "{} carries {} A and {} R ({} of all). Can one role carry it?",
                role.code,
                counts.a,
                counts.r,
                percent(share)
            );
            report(Rule::OverloadedRole, message);
        }
        if staffed && facts.workforce.fillings_of(role.id).next().is_none() {
            report(
                Rule::UnfilledRole,
                format!("{} has letters, but nobody fills it.", role.code),
            );
        }
    }
    found.extend(people(facts, load));
    found
}

fn people(facts: &ProcessFacts, load: &Load) -> Vec<Finding> {
    let severity = facts.process.scheme.severity(Rule::OverAllocated);
    if severity == RuleSeverity::Off {
        return vec![];
    }
    let over = load.people.iter().filter_map(|p| {
        let message = p.over.clone()?;
        Some(Finding {
            person: Some(p.person),
            ..Finding::new(Rule::OverAllocated, severity, message)
        })
    });
    over.collect()
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        0.0
    } else {
        f64::from(part) / f64::from(whole)
    }
}

/// Returns a share as whole per cent.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
