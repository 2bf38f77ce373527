//! The rules on any matrix, roll-up, load, departures, skills, documents by role.

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::engagement::{Person, Role};
use crate::id::{CapabilityId, PersonId, RoleId, SkillId, StepId, WaiverId};
use crate::process::{
    Duty, Frequency, Letter, Letters, Period, ProcessFacts, RuleSeverity, Step, StepKind, Waiver,
};
use crate::workforce::{Filling, PersonSkill, RoleProfile, Skill, SkillNeed, WorkingTime};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-25")
}

fn role(n: usize) -> RoleId {
    RoleId(Uuid::from_u128(0x1000 + n as u128))
}

fn task(n: usize) -> StepId {
    StepId(Uuid::from_u128(0x2000 + n as u128))
}

fn person(n: usize) -> PersonId {
    PersonId(Uuid::from_u128(0x3000 + n as u128))
}

/// Returns two phases with one sub-phase each and `cells`, tasks × roles; even tasks lie in the first.
fn facts(cells: &[Vec<Letters>]) -> ProcessFacts {
    let mut facts = ProcessFacts::default();
    let width = cells.first().map_or(0, Vec::len);
    for n in 0..width {
        let (code, title) = (format!("R{n}"), format!("Role {n}"));
        facts.roles.push(Role {
            id: role(n),
            code,
            title,
            description: String::new(),
        });
    }
    for half in 0..2 {
        let (phase, sub) = (task(900 + half), task(910 + half));
        let steps = &mut facts.process.steps;
        steps.push(Step::new(phase, None, StepKind::Phase, "Phase"));
        steps.push(Step::new(sub, Some(phase), StepKind::SubPhase, "Sub-phase"));
        for n in (0..cells.len()).filter(|n| n % 2 == half) {
            steps.push(Step::new(task(n), Some(sub), StepKind::Task, "Task"));
        }
    }
    for (n, row) in cells.iter().enumerate() {
        for (c, &letters) in row.iter().enumerate() {
            facts.process.set_letters(task(n), role(c), letters);
        }
    }
    facts.process.renumber();
    facts
}

fn cells(rows: &[&str]) -> Vec<Vec<Letters>> {
    let row = |row: &&str| row.split('|').map(|c| c.trim().parse().unwrap()).collect();
    rows.iter().map(row).collect()
}

fn matrices() -> impl Strategy<Value = (ProcessFacts, u8)> {
    let letters = (0_u8..32).prop_map(|bits| {
        let chosen = Letter::ALL.into_iter().enumerate();
        let chosen: Vec<Letter> = chosen
            .filter(|(i, _)| bits & (1 << i) != 0)
            .map(|(_, l)| l)
            .collect();
        Letters::of(&chosen)
    });
    let cell = prop_oneof![3 => Just(Letters::NONE), 2 => letters];
    let row = proptest::collection::vec(cell, 4);
    let rows = proptest::collection::vec(row, 1..5);
    (rows, 0_u8..16).prop_map(|(rows, bits)| {
        let mut facts = facts(&rows);
        let tasks = facts.process.steps.iter_mut();
        for (i, step) in tasks.filter(|s| s.kind == StepKind::Task).enumerate() {
            step.gate = bits & 1 != 0 && i % 2 == 0;
            step.duty = (bits & 2 != 0).then_some(Duty::Build);
        }
        facts.workforce.profiles.push(RoleProfile {
            role: role(0),
            catalog: vec![],
            validator: bits & 4 != 0,
            needs: vec![],
        });
        (facts, bits)
    })
}

/// What tells one finding from another.
fn key(f: &Finding) -> (Rule, Option<StepId>, Option<RoleId>, Option<PersonId>) {
    (f.rule, f.step, f.role, f.person)
}

proptest! {
    /// A fix removes what it is for, and brings no error that was not there.
    #[test]
    fn a_fix_removes_its_finding_and_adds_no_error((facts, _) in matrices()) {
        let before = findings(&facts, today());
        for finding in &before {
            for fix in finding.fix.iter().chain(&finding.choices) {
                let mut fixed = facts.clone();
                for c in &fix.change {
                    fixed.process.set_letters(c.step, c.role, c.letters);
                }
                let after = findings(&fixed, today());
                prop_assert!(after.iter().all(|f| key(f) != key(finding)), "{}", fix.label);
                let known = |f: &&Finding| before.iter().any(|b| key(b) == key(f));
                let new: Vec<_> = after.iter().filter(|f| f.is_error() && !known(f)).collect();
                prop_assert!(new.is_empty(), "{} brings {new:?}", fix.label);
            }
        }
    }

    /// The R of a phase is the union of the R of its tasks, its A the most frequent one; letters add up.
    #[test]
    fn a_roll_up_is_what_its_tasks_say((facts, _) in matrices()) {
        let rolled = roll_up(&facts);
        for phase in rolled.iter().filter(|r| r.kind == StepKind::Phase) {
            let sub = rolled.iter().find(|r| {
                r.kind == StepKind::SubPhase
                    && facts.process.step(r.step).and_then(|s| s.parent) == Some(phase.step)
            });
            let sub = sub.unwrap();
            prop_assert_eq!(&phase.parts, &sub.parts);
            let below: Vec<StepId> = facts.process.steps.iter()
                .filter(|s| s.parent == Some(sub.step)).map(|s| s.id).collect();
            prop_assert_eq!(phase.tasks as usize, below.len());
            let holders = |letter: Letter, r: &Role| below.iter()
                .filter(|&&s| facts.process.letters(s, r.id).has(letter)).count();
            let union: Vec<RoleId> = facts.roles.iter()
                .filter(|r| holders(Letter::R, r) > 0).map(|r| r.id).collect();
            prop_assert_eq!(&phase.responsible, &union);
            let most = facts.roles.iter().map(|r| holders(Letter::A, r)).max().unwrap_or(0);
            let leading: Vec<RoleId> = facts.roles.iter()
                .filter(|r| most > 0 && holders(Letter::A, r) == most).map(|r| r.id).collect();
            prop_assert_eq!(&phase.accountable, &leading);
        }
    }

    /// Turning a rule off takes its findings away and leaves the others.
    #[test]
    fn a_rule_that_is_off_finds_nothing((facts, _) in matrices(), n in 0..Rule::ALL.len()) {
        let rule = Rule::ALL[n];
        let before = findings(&facts, today());
        let mut off = facts;
        off.process.scheme.severities.insert(rule, RuleSeverity::Off);
        let after = findings(&off, today());
        let others: Vec<_> = before.into_iter().filter(|f| f.rule != rule).collect();
        prop_assert_eq!(after, others);
    }
}

#[test]
fn a_waiver_holds_until_its_day() {
    let mut facts = facts(&cells(&["A | C"]));
    let waive = |expires: &str| Waiver {
        id: WaiverId(Uuid::from_u128(7)),
        rule: Rule::NobodyResponsible,
        step: Some(task(0)),
        role: None,
        person: None,
        reason: "one engineer".into(),
        expires: day(expires),
        by: "Nora".into(),
    };
    facts.process.waivers = vec![waive("2026-11-26")];
    let found = findings(&facts, today());
    assert!(!found[0].counts() && !found[0].waived.as_ref().unwrap().expired);
    facts.process.waivers = vec![waive("2026-11-25")];
    let found = findings(&facts, today());
    assert!(found[0].is_error() && found[0].waived.as_ref().unwrap().expired);
    facts.process.waivers[0].step = Some(task(5));
    assert_eq!(findings(&facts, today())[0].waived, None);
}

#[test]
fn hours_are_shared_by_the_responsible_and_among_their_people() {
    let mut facts = facts(&cells(&["AR | R", "A |", "R | A"]));
    facts.process.scheme.thresholds.working_weeks = 50.0;
    let steps = &mut facts.process.steps;
    let timed = steps.iter_mut().find(|s| s.id == task(0)).unwrap();
    timed.effort_hours = Some(10.0);
    timed.frequency = Some(Frequency {
        times: 1.0,
        per: Period::Month,
    });
    let nobody = steps.iter_mut().find(|s| s.id == task(1)).unwrap();
    nobody.effort_hours = Some(50.0);
    nobody.frequency = Some(Frequency {
        times: 1.0,
        per: Period::Year,
    });
    for n in 0..2 {
        facts.people.push(Person {
            id: person(n),
            code: format!("P{n}"),
            name: format!("Person {n}"),
            role: None,
        });
    }
    // Person 0 gives half of 40 hours, person 1 a quarter of 80: equal parts of the role.
    facts.workforce.times.push(WorkingTime {
        person: person(1),
        team: true,
        hours_per_week: 80.0,
    });
    let fill = |n: usize, share: f64| Filling {
        role: role(0),
        person: person(n),
        share,
    };
    facts.workforce.fillings = vec![fill(0, 0.5), fill(1, 0.25)];
    let load = load(&facts);
    // 120 hours a year, two responsible roles, fifty weeks.
    assert!((load.roles[0].hours_per_week - 1.2).abs() < 1e-12);
    assert!((load.roles[1].hours_per_week - 1.2).abs() < 1e-12);
    assert!((load.hours_of_nobody - 1.0).abs() < 1e-12);
    assert_eq!((load.roles[0].not_timed, load.timed, load.tasks), (1, 2, 3));
    assert!((load.roles[0].capacity - 40.0).abs() < 1e-12);
    assert!((load.people[0].load - 0.6).abs() < 1e-12);
    assert!((load.people[1].load - 0.6).abs() < 1e-12);
    assert_eq!(load.people[0].over, None);
    facts.workforce.fillings[0].share = 0.01;
    let over = super::load(&facts).people[0]
        .over
        .clone()
        .unwrap_or_default();
    assert!(
        over.is_empty(),
        "a smaller share also takes a smaller part: {over}"
    );
}

#[test]
fn a_departure_costs_what_nobody_else_can_do() {
    let mut facts = facts(&cells(&["AR | C", "A | R", "R | AR"]));
    let lost = |facts: &ProcessFacts, leaver| {
        let leaving = leaving(facts, leaver).unwrap();
        leaving
            .losses
            .iter()
            .map(|l| (l.code.clone(), l.accountable, l.responsible))
            .collect::<Vec<_>>()
    };
    let expected = vec![
        ("1.1.1".to_owned(), true, true),
        ("2.1.1".to_owned(), true, false),
    ];
    assert_eq!(lost(&facts, Leaver::Role(role(0))), expected);
    for n in 0..2 {
        facts.people.push(Person {
            id: person(n),
            code: format!("P{n}"),
            name: format!("Person {n}"),
            role: None,
        });
    }
    let fill = |p: usize| Filling {
        role: role(0),
        person: person(p),
        share: 0.5,
    };
    facts.workforce.fillings = vec![fill(0)];
    assert_eq!(lost(&facts, Leaver::Person(person(0))), expected);
    facts.workforce.fillings = vec![fill(0), fill(1)];
    assert!(lost(&facts, Leaver::Person(person(0))).is_empty());
    assert!(leaving(&facts, Leaver::Person(person(9))).is_none());
}

#[test]
fn a_skill_gap_tells_too_little_from_unknown() {
    let mut facts = facts(&cells(&["AR | C"]));
    facts.roles[0].title = "Data engineer".into();
    let skill = SkillId(Uuid::from_u128(5));
    let capability = CapabilityId(Uuid::from_u128(6));
    facts.skills.push(Skill {
        id: skill,
        code: "S-01".into(),
        title: "orchestration".into(),
        description: String::new(),
        levels: vec![],
        capability: Some(capability),
    });
    facts.workforce.profiles.push(RoleProfile {
        role: role(0),
        catalog: vec![],
        validator: false,
        needs: vec![SkillNeed { skill, level: 3 }],
    });
    for (n, level) in [
        (0, Some(3)),
        (1, Some(1)),
        (2, Some(2)),
        (3, None),
        (4, Some(0)),
    ] {
        facts.people.push(Person {
            id: person(n),
            code: format!("P{n}"),
            name: format!("Person {n}"),
            role: None,
        });
        facts.workforce.fillings.push(Filling {
            role: role(0),
            person: person(n),
            share: 1.0,
        });
        facts
            .workforce
            .person_skills
            .extend(level.map(|level| PersonSkill {
                person: person(n),
                skill,
                level,
                as_of: None,
            }));
    }
    let found = capability_skills(&facts);
    assert_eq!(found[0].capability, capability);
    let gap = &found[0].gaps[0];
    assert_eq!(
        (
            gap.people,
            gap.have,
            gap.below.len(),
            gap.not_assessed.len()
        ),
        (5, 1, 3, 1)
    );
    assert_eq!(
        gap.sentence,
        "Data engineer: 3 of 5 lack orchestration at level 3; 1 not assessed."
    );
}

#[test]
fn the_document_of_a_role_holds_all_it_takes_part_in() {
    let mut facts = facts(&cells(&["A | R | C", "AR | C |", " | AR | I"]));
    let gate = facts
        .process
        .steps
        .iter_mut()
        .find(|s| s.id == task(0))
        .unwrap();
    gate.gate = true;
    gate.gate_name = "G1".into();
    let documents = role_documents(&facts, &[role(0)]);
    assert_eq!(documents.len(), 1);
    let document = &documents[0];
    let codes: Vec<Vec<&str>> = document
        .phases
        .iter()
        .map(|p| p.tasks.iter().map(|t| t.code.as_str()).collect())
        .collect();
    assert_eq!(codes, [vec!["1.1.1"], vec!["2.1.1"]]);
    assert_eq!(
        document.phases[0].of, 2,
        "tasks without the role count for the phase"
    );
    assert_eq!(document.approves[0].gate.as_deref(), Some("G1"));
    let peers: Vec<_> = document
        .peers
        .iter()
        .map(|p| (p.code.as_str(), p.tasks, p.directs, p.consults))
        .collect();
    assert_eq!(peers, [("R1", 2, 1, 1), ("R2", 1, 0, 1)]);
    assert_eq!(role_documents(&facts, &[]).len(), 3);
}

#[test]
fn the_page_of_the_rules_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/raci-rules.md");
    if std::env::var_os("WAYMARK_WRITE_DOCS").is_some() {
        std::fs::write(path, rules_page()).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        page == rules_page(),
        "docs/raci-rules.md does not match the rules; run this test with WAYMARK_WRITE_DOCS set"
    );
}
