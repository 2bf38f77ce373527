//! What the documents say of a small process.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::engagement::Person;
use crate::id::{PersonId, WaiverId};
use crate::process::{Frequency, Letters, Period, StepDocument, StepKind, Waiver};
use crate::raci::Rule;
use crate::workforce::Filling;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).unwrap()
}

/// Returns one phase with two tasks; the first is a gate, the second has two accountable roles.
fn facts() -> ProcessFacts {
    let mut facts = ProcessFacts::default();
    let phase = StepId(id(1));
    let sub = StepId(id(2));
    let mut gate = Step::new(
        StepId(id(3)),
        Some(sub),
        StepKind::Task,
        "Approve promotion",
    );
    gate.gate = true;
    gate.gate_name = "G6".into();
    gate.description = "Done when it is signed.".into();
    gate.effort_hours = Some(46.0);
    gate.frequency = Some(Frequency {
        times: 1.0,
        per: Period::Year,
    });
    gate.documents.push(StepDocument {
        title: "Release policy".into(),
        location: "policy.pdf".into(),
        sha256: Some("ab".repeat(32)),
    });
    let mut deploy = Step::new(StepId(id(4)), Some(sub), StepKind::Task, "Deploy");
    deploy.outputs.push("Running version".into());
    let mut steps = vec![
        Step::new(phase, None, StepKind::Phase, "Release"),
        Step::new(sub, Some(phase), StepKind::SubPhase, "Gate"),
        gate,
        deploy,
    ];
    for (step, code) in steps.iter_mut().zip(["1", "1.1", "1.1.1", "1.1.2"]) {
        step.code = code.into();
    }
    facts.process.steps = steps;
    for (n, code, title) in [
        (7, "BO", "Business owner"),
        (8, "ME", "ML engineer"),
        (9, "X", "Idle"),
    ] {
        facts.roles.push(Role {
            id: RoleId(id(n)),
            code: code.into(),
            title: title.into(),
            description: format!("Mandate of {title}."),
        });
    }
    let mut letters = |task: u128, role: u128, text: &str| {
        let letters: Letters = text.parse().unwrap();
        facts
            .process
            .set_letters(StepId(id(task)), RoleId(id(role)), letters);
    };
    letters(3, 7, "A");
    letters(3, 8, "R");
    letters(4, 7, "A");
    letters(4, 8, "AR");
    facts.people.push(Person {
        id: PersonId(id(20)),
        code: "KB".into(),
        name: "Kim Berg".into(),
        role: None,
    });
    facts.workforce.fillings.push(Filling {
        role: RoleId(id(8)),
        person: PersonId(id(20)),
        share: 1.5,
    });
    facts.process.waivers.push(Waiver {
        id: WaiverId(id(30)),
        rule: Rule::Silo,
        step: Some(StepId(id(4))),
        role: None,
        person: None,
        reason: "Two people, one room.".into(),
        expires: NaiveDate::from_ymd_opt(2027, 3, 1).unwrap(),
        by: "Kim Berg".into(),
    });
    facts
}

fn with<T>(facts: &ProcessFacts, write: impl FnOnce(&ResponsibilitiesInput) -> T) -> T {
    let engagement = Engagement {
        id: crate::id::EngagementId(id(99)),
        client: "Client".into(),
        title: "Title".into(),
        subtitle: String::new(),
        sponsor: String::new(),
        lead: String::new(),
        prepared_by: String::new(),
        confidentiality: String::new(),
        headline: String::new(),
        decisions: vec![],
        language: "en".into(),
    };
    let analysis = Analysis::of(facts, day());
    write(&ResponsibilitiesInput {
        engagement: &engagement,
        facts,
        analysis: &analysis,
        capabilities: &BTreeMap::new(),
        tools: &BTreeMap::new(),
        today: day(),
        file_name: "x.waymark",
        fingerprint: "0123",
    })
}

#[test]
fn the_roll_up_shows_ties_and_the_union() {
    let page = with(&facts(), raci_report).roll_up;
    assert_eq!(
        page.claim,
        "Two roles carry 2 tasks in 1 phase; Business owner answers for most, 2 of them"
    );
    let codes: Vec<&str> = page.roles.iter().map(|r| r.code.as_str()).collect();
    assert_eq!(codes, ["BO", "ME"], "a role without letters has no column");
    let phase = &page.rows[0];
    assert_eq!(
        (phase.phase, phase.tasks, phase.accountable_for),
        (true, 2, 2)
    );
    assert_eq!(phase.cells, ["A", "R"]);
    assert_eq!(phase.gates, ["G6"]);
}

#[test]
fn the_matrix_holds_every_letter_and_gate() {
    let matrix = with(&facts(), raci_report).matrix;
    assert_eq!(matrix.tasks(), 2);
    let tasks = &matrix.phases[0].bands[0].tasks;
    assert_eq!(tasks[0].cells, ["A", "R"]);
    assert_eq!(tasks[0].gate.as_deref(), Some("G6"));
    assert_eq!(tasks[1].cells, ["A", "A R"]);
    assert_eq!(
        matrix.phases[0].claim,
        "Release: Business owner answers for 2 of 2 tasks, 2 roles take part, with 1 gate"
    );
}

#[test]
fn findings_stand_with_place_and_remedy_and_waivers_with_their_reason() {
    let report = with(&facts(), raci_report);
    let first = &report.findings.rows[0];
    assert!(first.error);
    assert_eq!(first.rule, "one-accountable");
    assert_eq!(first.place, "1.1.2 Deploy");
    assert!(!first.fix.is_empty() && !first.why.is_empty());
    let order: Vec<bool> = report.findings.rows.iter().map(|r| r.error).collect();
    assert!(order.is_sorted_by(|a, b| a >= b), "errors come first");
    let waived = &report.findings.waived[0];
    assert_eq!(
        (
            waived.reason.as_str(),
            waived.until.as_str(),
            waived.by.as_str()
        ),
        ("Two people, one room.", "2027-03-01", "Kim Berg")
    );
}

#[test]
fn a_role_has_its_mandate_tasks_gates_load_and_what_would_break() {
    let report = with(&facts(), roles_report);
    assert_eq!(report.overview.claim, "Two roles, one of them filled");
    let [owner, engineer] = report.roles.as_slice() else {
        panic!("two roles have letters")
    };
    assert_eq!(owner.mandate, "Mandate of Business owner.");
    assert_eq!(owner.gates[0].gate, "G6");
    assert_eq!(owner.gates[0].done_by, "ME");
    assert_eq!(owner.documents[0].document.title, "Release policy");
    assert_eq!(owner.losses.len(), 1, "ME answers for the other task too");
    assert_eq!(owner.losses[0].loses, "its A");
    let task = &engineer.phases[0].tasks[0];
    assert_eq!((task.letters.as_str(), task.others.as_str()), ("R", "A BO"));
    assert_eq!(task.effort, "46 h, once a year");
    assert_eq!(engineer.phases[0].tasks[1].outputs, "Running version");
    assert_eq!(engineer.holders[0].name, "Kim Berg");
    assert_eq!(engineer.figures[3].value, "1.0", "46 hours over 46 weeks");
    assert!(
        engineer.findings.iter().any(|f| f.rule == "over-allocated"),
        "what is found at a person concerns the role"
    );
    assert_eq!(owner.peers[0].part, "does 2 that this role answers for");
}

#[test]
fn people_without_names_leave_no_name_behind() {
    let hidden = unnamed(&facts());
    let matrix = serde_json::to_string(&with(&hidden, raci_report)).unwrap();
    let roles = serde_json::to_string(&with(&hidden, roles_report)).unwrap();
    for text in [matrix, roles] {
        assert!(!text.contains("Kim") && !text.contains("KB"), "{text}");
        assert!(text.contains("P1"));
    }
}

#[test]
fn an_empty_process_says_so() {
    let report = with(&ProcessFacts::default(), raci_report);
    assert_eq!(report.roll_up.claim, "The process has no tasks yet");
    assert_eq!(report.findings.claim, "No rule finds anything that stands");
    assert!(report.matrix.phases.is_empty() && report.load.roles.is_empty());
    let roles = with(&ProcessFacts::default(), roles_report);
    assert!(roles.roles.is_empty());
    assert_eq!(
        roles.overview.claim,
        "No role has a letter in the process yet"
    );
}
