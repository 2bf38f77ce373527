//! The process of the sample engagement: complete, and with something left for a workshop to find.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::process::{ProcessFacts, StepKind};
use waymark_domain::raci::{Analysis, Finding};
use waymark_exchange::bundle;

use crate::ids;

fn sample() -> EngagementFacts {
    let text = include_str!("../../../../assets/sample/aldermere.yaml");
    let mlops = include_str!("../../../../assets/models/mlops.yaml");
    bundle::parse(text, &mut ids(), &|_| Some(mlops.to_owned())).unwrap()
}

fn process_facts(facts: &EngagementFacts) -> ProcessFacts {
    ProcessFacts {
        process: facts.process.clone(),
        roles: facts.roles.clone(),
        people: facts.people.clone(),
        skills: facts.skills.clone(),
        workforce: facts.workforce.clone(),
    }
}

#[test]
fn the_process_is_complete() {
    let facts = sample();
    let tasks: Vec<_> = facts
        .process
        .steps
        .iter()
        .filter(|s| s.kind == StepKind::Task)
        .collect();
    assert_eq!(
        (tasks.len(), facts.roles.len(), facts.people.len()),
        (96, 12, 8)
    );
    let lettered: BTreeSet<_> = facts.process.assignments.iter().map(|a| a.step).collect();
    assert_eq!(lettered.len(), 96, "every task has letters");
    assert_eq!(tasks.iter().filter(|t| t.gate).count(), 8);
    let documents: usize = tasks.iter().map(|t| t.documents.len()).sum();
    assert!(documents >= 12, "{documents}");
    let tools: BTreeSet<_> = tasks.iter().flat_map(|t| &t.tools).collect();
    assert!(tools.len() >= 8, "tasks say with which tools they are done");
    for person in &facts.people {
        let skills = facts
            .workforce
            .person_skills
            .iter()
            .filter(|s| s.person == person.id);
        assert!(skills.count() >= 5, "{} has skills", person.name);
        assert!(
            facts
                .workforce
                .fillings
                .iter()
                .any(|f| f.person == person.id),
            "{} fills a role",
            person.name
        );
    }
}

#[test]
fn there_is_something_to_find() {
    let facts = sample();
    let of = process_facts(&facts);
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let analysis = Analysis::of(&of, day);
    let code = |f: &Finding| {
        let step = f
            .step
            .and_then(|id| of.process.step(id))
            .map(|s| s.code.clone());
        let role = f
            .role
            .and_then(|id| of.roles.iter().find(|r| r.id == id))
            .map(|r| r.code.clone());
        let person = f
            .person
            .and_then(|id| of.people.iter().find(|p| p.id == id))
            .map(|p| p.code.clone());
        format!(
            "{} {}",
            f.rule.id(),
            step.or(person).or(role).unwrap_or_default()
        )
    };
    let named = |test: &dyn Fn(&Finding) -> bool| -> Vec<String> {
        analysis
            .findings
            .iter()
            .filter(|f| test(f))
            .map(code)
            .collect()
    };
    let errors = named(&|f| f.counts() && f.is_error());
    assert_eq!(
        errors.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        BTreeSet::from([
            "validator-builds 4.1.3",
            "one-accountable 6.1.2",
            "gate-duty 6.2.3"
        ])
    );
    assert_eq!(named(&|f| !f.counts()), ["silo 6.3.1"]);
    let warnings = named(&|f| f.counts() && !f.is_error());
    for expected in [
        "many-consulted 6.1.3",
        "many-responsible 7.2.2",
        "overloaded-role MLE",
        "unfilled-role SE",
        "over-allocated TW",
    ] {
        assert!(
            warnings.iter().any(|w| w == expected),
            "{expected} is not in {warnings:?}"
        );
    }
    assert!(
        warnings.len() <= 9,
        "few enough to talk about: {warnings:?}"
    );
    // Once its day has come, the waiver no longer hides what it waived.
    let later = Analysis::of(&of, NaiveDate::from_ymd_opt(2027, 3, 31).unwrap());
    assert!(later.findings.iter().all(Finding::counts));
}
