//! The process, its letters, skills and who fills the roles.

use proptest::prelude::*;
use waymark_domain::id::{SkillId, StepId, WaiverId};
use waymark_domain::process::{
    Duty, Frequency, LetterScheme, Letters, Period, Process, RaciScheme, RuleSeverity, Step,
    StepDocument, StepKind, StepMove, Thresholds, Waiver,
};
use waymark_domain::raci::Rule;
use waymark_domain::words::Stage;
use waymark_domain::workforce::{
    Filling, PersonSkill, RoleProfile, Skill, SkillNeed, Workforce, WorkingTime,
};
use waymark_store::StoreError;

use crate::support::*;

pub(crate) fn step(n: u32) -> StepId {
    StepId(key(20, n))
}

fn skill(n: u32) -> SkillId {
    SkillId(key(21, n))
}

fn letters(text: &str) -> Letters {
    text.parse().unwrap()
}

/// The two roles of the facts.
fn roles() -> [waymark_domain::id::RoleId; 2] {
    [role(u32::from(b'1')), role(u32::from(b'2'))]
}

/// Returns two phases (1: 2: 3, 4; 5: 6: 7) with letters, a waiver and a scheme of its own.
pub(crate) fn process() -> Process {
    let make = |n: u32, parent: Option<u32>, kind, code: &str| Step {
        code: code.into(),
        ..Step::new(step(n), parent.map(step), kind, &format!("Step {code}"))
    };
    let mut steps = vec![
        make(5, None, StepKind::Phase, "1"),
        make(6, Some(5), StepKind::SubPhase, "1.1"),
        make(7, Some(6), StepKind::Task, "1.1.1"),
        make(1, None, StepKind::Phase, "2"),
        make(2, Some(1), StepKind::SubPhase, "2.1"),
        make(4, Some(2), StepKind::Task, "2.1.1"),
        make(3, Some(2), StepKind::Task, "2.1.2"),
    ];
    steps[2] = Step {
        stage: Some(Stage::Training),
        description: "Was „gut“ ist.\nZweite Zeile".into(),
        inputs: vec!["a".into(), "b".into()],
        outputs: vec!["c".into()],
        documents: vec![StepDocument {
            title: "Guide".into(),
            location: "guide.pdf".into(),
            sha256: Some("ab".repeat(32)),
        }],
        gate: true,
        gate_name: "G1".into(),
        duty: Some(Duty::Validate),
        frequency: Some(Frequency {
            times: 2.5,
            per: Period::Model,
        }),
        effort_hours: Some(0.75),
        references: vec!["F 1".into()],
        capabilities: vec![capability(5), capability(2)],
        tools: vec![tool(3).id, tool(1).id],
        ..steps[2].clone()
    };
    let mut process = Process {
        scheme: RaciScheme {
            letters: LetterScheme::Rasci,
            severities: [(Rule::Silo, RuleSeverity::Error)].into(),
            thresholds: Thresholds {
                max_consulted: 9,
                ..Thresholds::default()
            },
        },
        waivers: vec![Waiver {
            id: WaiverId(key(22, 1)),
            rule: Rule::GateDuty,
            step: Some(step(7)),
            role: Some(roles()[0]),
            person: Some(person(1)),
            reason: "one engineer".into(),
            expires: day(2027, 3, 31),
            by: "jo".into(),
        }],
        steps,
        assignments: vec![],
    };
    process.set_letters(step(7), roles()[0], letters("AR"));
    process.set_letters(step(3), roles()[1], letters("SCI"));
    process
}

pub(crate) fn skills() -> Vec<Skill> {
    let make = |n: u32, levels: Vec<String>| Skill {
        id: skill(n),
        code: format!("S-{n}"),
        title: "Orchestration".into(),
        description: "text".into(),
        levels,
        capability: (n == 2).then(|| capability(2)),
    };
    let levels = ["0", "1", "2", "3", "4"].map(String::from).to_vec();
    vec![make(2, levels), make(1, vec![])]
}

pub(crate) fn workforce() -> Workforce {
    let [one, two] = roles();
    let need = |n: u32, level: u8| SkillNeed {
        skill: skill(n),
        level,
    };
    let has = |n: u32, level: u8| PersonSkill {
        person: person(1),
        skill: skill(n),
        level,
        as_of: (n == 1).then(|| day(2026, 5, 1)),
    };
    Workforce {
        profiles: vec![RoleProfile {
            role: one,
            catalog: vec!["R7".into()],
            validator: true,
            needs: vec![need(2, 4), need(1, 1)],
        }],
        times: vec![WorkingTime {
            person: person(2),
            team: true,
            hours_per_week: 123.5,
        }],
        fillings: vec![
            Filling {
                role: one,
                person: person(1),
                share: 0.25,
            },
            Filling {
                role: two,
                person: person(2),
                share: 1.0,
            },
        ],
        person_skills: vec![has(1, 0), has(2, 3)],
    }
}

#[test]
fn what_a_role_has_goes_with_it() {
    let mut store = store();
    let [one, _] = roles();
    let found = store.references_to_role(one).unwrap();
    assert_eq!(
        (found.letters, found.waivers, found.fillings, found.skills),
        (1, 1, 1, 2)
    );
    store
        .command(meta("delete role"), |e| e.delete_role(one))
        .unwrap();
    let facts = store.process_facts().unwrap();
    assert_eq!(facts.process.assignments.len(), 1);
    assert!(facts.process.waivers.is_empty());
    assert!(facts.workforce.profiles.is_empty());
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.process().unwrap(), process());
    assert_eq!(store.workforce().unwrap(), workforce());
}

#[test]
fn what_a_step_and_a_skill_have_goes_with_them() {
    let mut store = store();
    let found = store.references_to_step(step(5)).unwrap();
    assert_eq!((found.tasks, found.letters, found.waivers), (1, 1, 1));
    let found = store.references_to_skill(skill(2)).unwrap();
    assert_eq!((found.people, found.skills), (1, 1));
    let mut after = process();
    after.remove_step(step(5)).unwrap();
    store
        .command(meta("remove"), |e| e.update_process(&process(), &after))
        .unwrap();
    store
        .command(meta("skill"), |e| e.delete_skill(skill(2)))
        .unwrap();
    assert_eq!(store.process().unwrap(), after);
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    store.undo(at(2), "jo").unwrap();
    assert_eq!(store.process().unwrap(), process());
    assert_eq!(store.skills().unwrap(), skills());
}

#[test]
fn steps_and_skills_refer_to_capabilities() {
    let store = store();
    let found = store.references_to_capability(capability(7)).unwrap();
    assert_eq!((found.tasks, found.skills), (0, 0));
    let found = store.references_to_capability(capability(2)).unwrap();
    assert_eq!((found.tasks, found.skills), (1, 1));
}

#[test]
fn what_breaks_a_rule_does_not_go_in() {
    let mut store = store();
    let [one, _] = roles();
    let filling = Filling {
        role: one,
        person: person(1),
        share: 1.5,
    };
    let refused = store.command(meta("x"), |e| e.put_filling(&filling));
    assert!(matches!(refused, Err(StoreError::Invalid { .. })));
    let mut bad = skills()[0].clone();
    bad.levels.pop();
    let refused = store.command(meta("x"), |e| e.update_skill(&bad));
    assert!(matches!(refused, Err(StoreError::Invalid { .. })));
    let unknown = [(step(99), one, letters("A"))];
    let refused = store.command(meta("x"), |e| e.set_letters(&unknown));
    assert!(matches!(refused, Err(StoreError::UnknownReference { .. })));
    let mut after = process();
    after.steps[2].effort_hours = Some(f64::NAN);
    after.steps[2].code = String::new();
    let refused = store.command(meta("x"), |e| e.update_process(&process(), &after));
    assert!(matches!(refused, Err(StoreError::Invalid { .. })));
    assert_eq!(store.process().unwrap(), process());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is done to the tree, what is written is what was meant, and undo brings back what was.
    #[test]
    fn any_change_of_the_tree_is_written_and_undone(
        moves in proptest::collection::vec((1_u32..8, 0_u8..6, 1_u32..8), 1..6)
    ) {
        let mut store = store();
        let before = store.process().unwrap();
        let mut after = before.clone();
        for (n, what, other) in moves {
            let id = step(n);
            let done = match what {
                0 => after.move_step(id, StepMove::Up),
                1 => after.move_step(id, StepMove::Down),
                2 => after.move_step(id, StepMove::Indent),
                3 => after.move_step(id, StepMove::Outdent),
                4 => after.merge_steps(id, &[step(other)]),
                _ => after.remove_step(id),
            };
            // What cannot be done leaves the tree as it was.
            drop(done);
        }
        store.command(meta("change"), |e| e.update_process(&before, &after)).unwrap();
        prop_assert_eq!(store.process().unwrap(), after);
        assert_sound(&store);
        store.undo(at(1), "jo").unwrap();
        prop_assert_eq!(store.process().unwrap(), before);
    }
}
