//! The matrix and what follows from it.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::id::{RoleId, StepId};
use waymark_domain::process::{ProcessFacts, Step, StepKind, Steps, Waiver};
use waymark_domain::raci::{
    self, Analysis, Finding, Leaving, Load, RoleDocument, Rule, RuleScope, StepRollUp,
};

use crate::error::WireError;
use crate::session::{Answer, Session, Worked};
use crate::types::{
    Empty, FindingsView, LeavingArgs, RaciColumn, RaciRow, RaciRows, RaciRowsArgs, RaciRulesView,
    RaciSummary, RaciView, RoleDocumentsArgs, RollUpView, RuleView, WaiverView,
};

/// Returns the matrix: rows, columns, letters, roll-ups, findings.
pub fn raci(session: &mut Session, _: Empty) -> Answer<RaciView> {
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let all: Vec<usize> = (0..facts.process.steps.len()).collect();
    Ok(RaciView {
        scheme: facts.process.scheme.clone(),
        columns: columns(&facts, &analysis),
        rows: rows(&facts, &analysis, &all)?,
        people: people(&analysis),
        summary: summary(&analysis),
    })
}

/// Returns some rows of the matrix with the steps above them, and all columns.
pub fn raci_rows(session: &mut Session, args: RaciRowsArgs) -> Answer<RaciRows> {
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let places = Steps::new(&facts.process.steps)?;
    let mut wanted = BTreeSet::new();
    for id in args.steps {
        let at = places
            .position(id)
            .ok_or_else(|| WireError::not_found("step"))?;
        let mut up = Some(at);
        while let Some(p) = up {
            wanted.insert(p);
            up = places.parents[p];
        }
    }
    let wanted: Vec<usize> = wanted.into_iter().collect();
    Ok(RaciRows {
        rows: rows(&facts, &analysis, &wanted)?,
        columns: columns(&facts, &analysis),
        people: people(&analysis),
        summary: summary(&analysis),
    })
}

fn rows(facts: &ProcessFacts, analysis: &Analysis, wanted: &[usize]) -> Answer<Vec<RaciRow>> {
    let steps = &facts.process.steps;
    let places = Steps::new(steps)?;
    // Findings stand row by row, and so do the steps below a step.
    let mut found: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in &analysis.findings {
        if let Some(at) = finding.step.and_then(|id| places.position(id)) {
            found.entry(at).or_default().push(finding);
        }
    }
    let roll_ups: BTreeMap<StepId, &StepRollUp> =
        analysis.roll_ups.iter().map(|r| (r.step, r)).collect();
    let row = |&i: &usize| {
        let step: &Step = &steps[i];
        let below = found.range(i..places.ends[i]).flat_map(|(_, f)| f.iter());
        let (errors, warnings, waived) = Analysis::tally(below.copied());
        let cells = analysis.matrix.row_of(step.id);
        RaciRow {
            step: step.id,
            parent: step.parent,
            kind: step.kind,
            code: step.code.clone(),
            title: step.title.clone(),
            gate: step.gate,
            gate_name: step.gate_name.clone(),
            cells: cells
                .map(|row| analysis.matrix.row(row).to_vec())
                .unwrap_or_default(),
            roll_up: roll_ups.get(&step.id).map(|r| (*r).clone()),
            findings: match step.kind {
                StepKind::Task => found
                    .get(&i)
                    .map(|f| f.iter().map(|f| (*f).clone()).collect())
                    .unwrap_or_default(),
                _ => vec![],
            },
            errors,
            warnings,
            waived,
        }
    };
    Ok(wanted.iter().map(row).collect())
}

fn columns(facts: &ProcessFacts, analysis: &Analysis) -> Vec<RaciColumn> {
    let of = |role: RoleId| {
        let findings = analysis.findings.iter();
        findings.filter(move |f| f.rule.scope() == RuleScope::Role && f.role == Some(role))
    };
    let roles = facts.roles.iter().zip(&analysis.load.roles);
    roles
        .map(|(role, load)| RaciColumn {
            role: role.clone(),
            counts: load.counts,
            share: load.share,
            validator: facts.workforce.validates(role.id),
            filled_by: load.filled_by,
            findings: of(role.id).cloned().collect(),
        })
        .collect()
}

fn people(analysis: &Analysis) -> Vec<Finding> {
    let findings = analysis.findings.iter();
    findings.filter(|f| f.person.is_some()).cloned().collect()
}

pub(super) fn summary(analysis: &Analysis) -> RaciSummary {
    let (errors, warnings, waived) = Analysis::tally(&analysis.findings);
    let lettered = |r: &&raci::RoleLoad| r.counts.total() > 0;
    RaciSummary {
        tasks: analysis.matrix.tasks.len() as u32,
        roles: analysis.load.roles.iter().filter(lettered).count() as u32,
        errors,
        warnings,
        waived,
        sentence: analysis.sentence(),
    }
}

/// Returns what the rules find.
pub fn raci_findings(session: &mut Session, _: Empty) -> Answer<FindingsView> {
    let Worked { analysis, .. } = session.worked()?;
    Ok(FindingsView {
        findings: analysis.findings.clone(),
        summary: summary(&analysis),
    })
}

/// Returns the rules, the scheme and the waivers.
pub fn raci_rules(session: &mut Session, _: Empty) -> Answer<RaciRulesView> {
    let today = session.today();
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let scheme = &facts.process.scheme;
    let rule = |&rule: &Rule| RuleView {
        rule,
        title: rule.title().into(),
        scope: rule.scope(),
        default: rule.severity(),
        severity: scheme.severity(rule),
        why: rule.why().into(),
        fix: rule.fix().into(),
        found: analysis.findings.iter().filter(|f| f.rule == rule).count() as u32,
        wrong: rule.wrong(),
        right: rule.right(),
    };
    let waiver = |waiver: &Waiver| WaiverView {
        waiver: waiver.clone(),
        about: about(&facts, waiver),
        expired: waiver.expires <= today,
        findings: analysis
            .findings
            .iter()
            .filter(|f| f.waived.as_ref().is_some_and(|w| w.waiver == waiver.id))
            .count() as u32,
    };
    Ok(RaciRulesView {
        scheme: scheme.clone(),
        rules: Rule::ALL.iter().map(rule).collect(),
        waivers: facts.process.waivers.iter().map(waiver).collect(),
    })
}

/// Returns what a waiver is about, as “6.3.1 Promote the same artefact, DO”.
pub(super) fn about(facts: &ProcessFacts, waiver: &Waiver) -> String {
    let step = waiver.step.and_then(|id| facts.process.step(id));
    let role = waiver
        .role
        .and_then(|id| facts.roles.iter().find(|r| r.id == id));
    let person = waiver
        .person
        .and_then(|id| facts.people.iter().find(|p| p.id == id));
    let parts = [
        step.map(|s| format!("{} {}", s.code, s.title)),
        role.map(|r| r.code.clone()),
        person.map(|p| p.name.clone()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "everywhere".into()
    } else {
        parts.join(", ")
    }
}

/// Returns what roles and people carry.
pub fn raci_load(session: &mut Session, _: Empty) -> Answer<Load> {
    Ok(session.worked()?.analysis.load.clone())
}

/// Returns the process on one page.
pub fn raci_roll_up(session: &mut Session, _: Empty) -> Answer<RollUpView> {
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let roles = facts.roles.iter().zip(&analysis.load.roles);
    let lettered = roles.filter(|(_, load)| load.counts.total() > 0);
    Ok(RollUpView {
        roles: lettered.map(|(role, _)| role.clone()).collect(),
        rows: analysis.roll_ups.clone(),
        rule: raci::ROLL_UP_RULE.into(),
    })
}

/// Returns what is lost if a role or a person leaves.
pub fn leaving(session: &mut Session, args: LeavingArgs) -> Answer<Leaving> {
    let Worked { facts, .. } = session.worked()?;
    raci::leaving(&facts, args.leaver).ok_or_else(|| WireError::not_found("role or person"))
}

/// Returns the documents by role.
pub fn role_documents(session: &mut Session, args: RoleDocumentsArgs) -> Answer<Vec<RoleDocument>> {
    let Worked { facts, .. } = session.worked()?;
    Ok(raci::role_documents(&facts, &args.roles))
}
