//! Changes of the tree: each leaves it whole, and no letter is lost.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::{RoleId, StepId};

fn id(n: u128) -> StepId {
    StepId(Uuid::from_u128(n))
}

fn role(n: u128) -> RoleId {
    RoleId(Uuid::from_u128(100 + n))
}

/// Returns two phases of two sub-phases of two tasks (1: 2: 3, 4; 5: 6, 7; 8: …) with letters.
fn process() -> Process {
    let mut process = Process::default();
    let mut n = 0;
    let mut next = || {
        n += 1;
        id(n)
    };
    for _ in 0..2 {
        let phase = next();
        process
            .steps
            .push(Step::new(phase, None, StepKind::Phase, "Phase"));
        for _ in 0..2 {
            let sub = next();
            process
                .steps
                .push(Step::new(sub, Some(phase), StepKind::SubPhase, "Sub-phase"));
            for _ in 0..2 {
                let task = next();
                process
                    .steps
                    .push(Step::new(task, Some(sub), StepKind::Task, "Task"));
                process.set_letters(task, role(1), "AR".parse().unwrap());
                process.set_letters(task, role(2), "C".parse().unwrap());
            }
        }
    }
    process.renumber();
    process
}

fn codes(process: &Process) -> Vec<(u128, &str)> {
    process
        .steps
        .iter()
        .map(|s| (s.id.0.as_u128(), s.code.as_str()))
        .collect()
}

#[test]
fn codes_that_follow_the_outline_keep_following_it() {
    let mut p = process();
    p.move_step(id(4), StepMove::Up).unwrap();
    assert_eq!(codes(&p)[2..4], [(4, "1.1.1"), (3, "1.1.2")]);
    p.move_step(id(4), StepMove::Up).unwrap_err();
    p.move_step(id(6), StepMove::Up).unwrap();
    assert_eq!(
        codes(&p)[4],
        (6, "1.1.3"),
        "the first goes to the end of the sub-phase before"
    );
    let mut own = process();
    own.steps[0].code = "DISC".into();
    own.move_step(id(4), StepMove::Up).unwrap();
    assert_eq!(codes(&own)[2..4], [(4, "1.1.2"), (3, "1.1.1")]);
    let added = Step::new(id(90), Some(id(2)), StepKind::Task, "New");
    own.add_step(added, 9).unwrap();
    assert_eq!(codes(&own)[4], (90, "1.1.3"));
}

#[test]
fn a_fourth_rank_and_a_step_below_itself_are_refused() {
    let mut p = process();
    let before = p.clone();
    let place = |parent: u128| StepMove::Place {
        parent: Some(id(parent)),
        position: 0,
    };
    assert!(matches!(
        p.move_step(id(3), place(4)),
        Err(StepError::FourthRank(_))
    ));
    assert!(matches!(
        p.move_step(id(8), StepMove::Indent),
        Err(StepError::FourthRank(_))
    ));
    assert!(matches!(
        p.move_step(id(1), place(2)),
        Err(StepError::BelowItself(_))
    ));
    assert!(matches!(
        p.move_step(id(1), place(1)),
        Err(StepError::BelowItself(_))
    ));
    assert!(matches!(
        p.move_step(id(3), StepMove::Outdent),
        Err(StepError::HasLetters(_))
    ));
    assert!(matches!(
        p.move_step(id(1), StepMove::Outdent),
        Err(StepError::NoPlace(_))
    ));
    assert!(matches!(
        p.move_step(id(99), StepMove::Up),
        Err(StepError::Missing)
    ));
    let below_task = Step::new(id(90), Some(id(3)), StepKind::Task, "New");
    assert!(matches!(
        p.add_step(below_task, 0),
        Err(StepError::FourthRank(_))
    ));
    assert_eq!(p, before, "what is refused changes nothing");
}

#[test]
fn an_empty_sub_phase_is_indented_and_outdented() {
    let mut p = process();
    let bare = Step::new(id(90), Some(id(1)), StepKind::SubPhase, "Bare");
    p.add_step(bare, 9).unwrap();
    p.move_step(id(90), StepMove::Indent).unwrap();
    let step = p.step(id(90)).unwrap();
    assert_eq!(
        (step.kind, step.parent, step.code.as_str()),
        (StepKind::Task, Some(id(5)), "1.2.3")
    );
    p.move_step(id(90), StepMove::Outdent).unwrap();
    let step = p.step(id(90)).unwrap();
    assert_eq!(
        (step.kind, step.parent, step.code.as_str()),
        (StepKind::SubPhase, Some(id(1)), "1.3")
    );
}

#[test]
fn halves_of_a_task_take_as_long_as_the_whole_and_merge_again() {
    let mut p = process();
    let task = p.steps.iter_mut().find(|s| s.id == id(3)).unwrap();
    task.effort_hours = Some(8.0);
    task.frequency = Some(Frequency {
        times: 2.0,
        per: Period::Year,
    });
    let whole = p.clone();
    p.split_step(id(3), id(90), "Second", None).unwrap();
    assert_eq!(p.step(id(90)).unwrap().effort_hours, Some(4.0));
    assert_eq!(p.letters(id(90), role(1)), p.letters(id(3), role(1)));
    p.merge_steps(id(3), &[id(90)]).unwrap();
    assert_eq!(p, whole);
}

#[test]
fn a_phase_is_split_at_a_sub_phase() {
    let mut p = process();
    p.split_step(id(1), id(90), "Second", Some(id(5))).unwrap();
    assert_eq!(p.step(id(5)).unwrap().parent, Some(id(90)));
    assert_eq!(p.step(id(90)).unwrap().code, "2");
    let refused = p.split_step(id(1), id(91), "Third", Some(id(2)));
    assert!(matches!(refused, Err(StepError::EmptySplit(_))));
}

#[test]
fn merging_keeps_the_heavier_letters_and_adds_up_the_year() {
    let mut p = process();
    p.set_letters(id(4), role(2), "R".parse().unwrap());
    p.set_letters(id(4), role(3), "I".parse().unwrap());
    let mut time = |n: u128, hours: f64, times: f64, per: Period| {
        let step = p.steps.iter_mut().find(|s| s.id == id(n)).unwrap();
        step.effort_hours = Some(hours);
        step.frequency = Some(Frequency { times, per });
    };
    time(3, 2.0, 1.0, Period::Month);
    time(4, 6.0, 1.0, Period::Quarter);
    p.merge_steps(id(3), &[id(4)]).unwrap();
    let merged = p.step(id(3)).unwrap();
    // 24 + 24 hours a year, twelve times.
    assert_eq!(merged.effort_hours, Some(4.0));
    let letters = [1, 2, 3].map(|n| p.letters(id(3), role(n)).to_string());
    assert_eq!(letters, ["AR", "R", "I"]);
    assert!(matches!(
        p.merge_steps(id(3), &[id(8)]),
        Err(StepError::NotSiblings)
    ));
}

#[test]
fn the_bound_is_said() {
    let many: Vec<Step> = (0..=MAX_STEPS as u128)
        .map(|n| Step::new(id(n), None, StepKind::Phase, "P"))
        .collect();
    let refused = Steps::new(&many).unwrap_err().to_string();
    assert_eq!(
        refused,
        "a process has at most 5000 steps; this would make 5001"
    );
}

#[test]
fn a_cycle_is_no_tree() {
    let mut a = Step::new(id(1), Some(id(2)), StepKind::SubPhase, "A");
    a.code = "a".into();
    let b = Step::new(id(2), Some(id(1)), StepKind::SubPhase, "B");
    assert!(matches!(
        depth_first(vec![a, b]),
        Err(StepError::BelowItself(_))
    ));
}

proptest! {
    /// Whatever is tried, the tree stays whole; only removing loses letters.
    #[test]
    fn the_tree_stays_whole(tries in proptest::collection::vec((0_u128..16, 0_u8..8, 0_u128..16), 1..25)) {
        let mut p = process();
        let mut fresh = 200;
        for (n, what, other) in tries {
            let before = p.clone();
            fresh += 1;
            let place = StepMove::Place { parent: (other > 0).then(|| id(other)), position: (n % 3) as u32 };
            let done = match what {
                0 => p.move_step(id(n), place),
                1 => p.move_step(id(n), StepMove::Up),
                2 => p.move_step(id(n), StepMove::Down),
                3 => p.move_step(id(n), StepMove::Indent),
                4 => p.move_step(id(n), StepMove::Outdent),
                5 => p.split_step(id(n), id(fresh), "Half", Some(id(other))),
                6 => p.merge_steps(id(n), &[id(other)]),
                _ => p.add_step(Step::new(id(fresh), Some(id(n)), StepKind::Task, "New"), other as usize),
            };
            if done.is_err() {
                prop_assert_eq!(&p, &before);
            }
            let places = Steps::new(&p.steps);
            prop_assert!(places.is_ok(), "{:?}", places);
            let again = depth_first(p.steps.clone());
            prop_assert_eq!(again.as_ref(), Ok(&p.steps));
            let roles = |p: &Process| {
                let mut roles: Vec<RoleId> = p.assignments.iter().map(|a| a.role).collect();
                roles.sort();
                roles.dedup();
                roles
            };
            prop_assert_eq!(roles(&p), roles(&before));
            prop_assert!(p.assignments.iter().all(|a| p.step(a.step).is_some_and(|s| s.kind == StepKind::Task)));
        }
    }
}
