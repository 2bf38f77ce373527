//! A locked round is a baseline: nothing about it changes, whichever function is asked.

use waymark_domain::rating::{AgreedRating, Priority, Target};
use waymark_domain::words::{PriorityMethod, RoundState};
use waymark_store::{Edit, StoreError};

use crate::child::name;
use crate::support::*;

type Change<'a> = &'a dyn Fn(&Edit<'_>) -> Result<(), StoreError>;

#[test]
fn nothing_changes_a_locked_round() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    let locked = store.round_facts(round(1)).unwrap();
    let agreed = AgreedRating {
        capability: capability(5),
        answer: level(1.0),
        rationale: String::new(),
    };
    let target = Target {
        capability: capability(5),
        value: 1.0,
        due: None,
    };
    let priority = Priority {
        capability: capability(5),
        value: 1.0,
    };
    let same = rating(2, 1, level(1.0 / 3.0));
    let mut reopened = open_round(1, "Round 1");
    reopened.participants.clear();
    let changes: &[Change<'_>] = &[
        &|e| e.put_rating(round(1), &same),
        &|e| e.put_ratings(&[(round(2), same.clone()), (round(1), same.clone())]),
        &|e| e.delete_rating(round(1), capability(2), person(1)),
        &|e| e.put_agreed(round(1), &agreed),
        &|e| e.delete_agreed(round(1), capability(2)),
        &|e| e.put_target(round(1), &target),
        &|e| e.delete_target(round(1), capability(1)),
        &|e| e.put_priority(round(1), &priority),
        &|e| e.delete_priority(round(1), capability(4)),
        &|e| e.clear_priorities(round(1)),
        &|e| e.set_priority_method(round(1), PriorityMethod::Points),
        &|e| e.set_participants(round(1), &[]),
        &|e| e.update_round(&reopened),
        &|e| e.delete_round(round(1)).map(drop),
        &|e| e.lock_round(round(1), at(99)),
        &|e| e.delete_person(person(2)).map(drop),
        &|e| e.delete_capability(capability(2)).map(drop),
        &|e| e.delete_capability(capability(1)).map(drop),
        // Known as open in the same command, and locked in the middle of it.
        &|e| {
            e.put_rating(round(2), &same)?;
            e.lock_round(round(2), at(99))?;
            e.put_rating(round(2), &rating(3, 1, level(0.0)))
        },
    ];
    for (n, change) in changes.iter().enumerate() {
        let error = store.command(meta("no"), |edit| change(edit)).unwrap_err();
        assert_eq!(name(&error), "RoundLocked", "change {n}: {error}");
        assert!(error.to_string().contains("the round “Round "), "{error}");
        assert_eq!(store.facts().unwrap(), facts(), "change {n}");
    }
    // Deletions that keep the baseline but would lose its model.
    let error = store
        .command(meta("no"), |edit| edit.delete_model(model_id(1)))
        .unwrap_err();
    assert_eq!(name(&error), "InUse");
    assert_eq!(store.round_facts(round(1)).unwrap(), locked);
    assert_eq!(store.revision().unwrap(), 1);
}

#[test]
fn locking_keeps_the_model_as_it_stands() {
    let mut store = store();
    let before = store.round_facts(round(2)).unwrap();
    store
        .command(meta("lock"), |edit| edit.lock_round(round(2), at(7)))
        .unwrap();
    store
        .command(meta("reword"), |edit| {
            let mut changed = node(5, Some(4), "B.1 reworded");
            changed.weight = 9.0;
            edit.update_capability(&changed)?;
            edit.move_capability(capability(2), None, 0)?;
            edit.retire_capability(capability(6), true)?;
            edit.insert_capability(model_id(1), &node(20, Some(4), "B.3"), None)
        })
        .unwrap();
    let after = store.round_facts(round(2)).unwrap();
    assert_eq!(
        (after.round.state, after.round.locked_at),
        (RoundState::Locked, Some(at(7)))
    );
    assert_eq!(after.model, before.model);
    assert_ne!(after.model, store.model(model_id(1)).unwrap());
    assert_eq!(after.model, store.model_of_round(round(2)).unwrap());
    assert_eq!(after.ratings, before.ratings);
    assert_sound(&store);
}

#[test]
fn undoing_the_lock_opens_the_round_again() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    store
        .command(meta("lock"), |edit| edit.lock_round(round(2), at(7)))
        .unwrap();
    drop(store);
    let mut store = desk.open();
    store.undo(at(8), "jo").unwrap().unwrap();
    assert_eq!(store.facts().unwrap(), facts());
    store
        .command(meta("rate"), |edit| {
            edit.put_rating(round(2), &rating(3, 3, level(1.0)))
        })
        .unwrap();
    store.undo(at(9), "jo").unwrap().unwrap();
    assert_sound(&store);
}

#[test]
fn only_the_lock_locks() {
    let mut store = store();
    let mut round3 = open_round(3, "Round 3");
    round3.state = RoundState::Locked;
    round3.locked_at = Some(at(0));
    let error = store
        .command(meta("no"), |edit| edit.insert_round(&round3))
        .unwrap_err();
    assert_eq!(name(&error), "Invalid");
    round3.id = round(2);
    let error = store
        .command(meta("no"), |edit| edit.update_round(&round3))
        .unwrap_err();
    assert_eq!(name(&error), "Invalid");
}

#[test]
fn an_open_round_changes() {
    let mut store = store();
    let mut changed = open_round(2, "Renamed");
    changed.date = day(2025, 12, 31);
    changed.priority_method = PriorityMethod::Rank;
    changed.participants = vec![person(1), person(3), person(2)];
    store
        .command(meta("change"), |edit| edit.update_round(&changed))
        .unwrap();
    assert_eq!(store.round(round(2)).unwrap(), changed);
    // By date, it now comes first.
    assert_eq!(store.rounds().unwrap()[0], changed);
    changed.model = model_id(2);
    let error = store
        .command(meta("no"), |edit| edit.update_round(&changed))
        .unwrap_err();
    assert_eq!(name(&error), "Invalid");
}
