//! The journal: undo, redo, history, and that it tells the whole story.

use rusqlite::Connection;
use waymark_store::{EntryKind, Store, StoreError};

use crate::child::name;
use crate::support::*;

fn rate(store: &mut Store, label: &str, value: f64) {
    let rating = rating(3, 1, level(value));
    store
        .command(meta(label), |edit| edit.put_rating(round(2), &rating))
        .unwrap();
}

#[test]
fn undo_and_redo_survive_closing_the_file() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    rate(&mut store, "one", 1.0);
    let one = store.facts().unwrap();
    rate(&mut store, "two", 2.0);
    let two = store.facts().unwrap();
    drop(store);

    let mut store = desk.open();
    assert_eq!(store.undo_label().unwrap().as_deref(), Some("two"));
    assert_eq!(store.redo_label().unwrap(), None);
    let entry = store.undo(at(1), "al").unwrap().unwrap();
    assert_eq!(
        (entry.sequence, entry.kind, entry.reverts),
        (4, EntryKind::Undo, Some(3))
    );
    assert_eq!((entry.label.as_str(), entry.actor.as_str()), ("two", "al"));
    assert_eq!(entry.topics, ["test"]);
    assert_eq!(store.facts().unwrap(), one);
    drop(store);

    let mut store = desk.open();
    assert_eq!(store.undo_label().unwrap().as_deref(), Some("one"));
    assert_eq!(store.redo_label().unwrap().as_deref(), Some("two"));
    store.undo(at(2), "al").unwrap().unwrap();
    assert_eq!(store.facts().unwrap(), facts());
    drop(store);

    let mut store = desk.open();
    store.redo(at(3), "jo").unwrap().unwrap();
    assert_eq!(store.facts().unwrap(), one);
    drop(store);

    let mut store = desk.open();
    let entry = store.redo(at(4), "jo").unwrap().unwrap();
    assert_eq!(
        (entry.sequence, entry.kind, entry.reverts),
        (7, EntryKind::Redo, Some(4))
    );
    assert_eq!(store.facts().unwrap(), two);
    assert_eq!(store.redo(at(5), "jo").unwrap(), None);
    // A command that was brought back can be taken back again.
    store.undo(at(6), "jo").unwrap().unwrap();
    assert_eq!(store.facts().unwrap(), one);
    assert_sound(&store);
}

#[test]
fn everything_can_be_undone_but_the_founding() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    assert_eq!(store.undo_label().unwrap(), None);
    assert_eq!(store.undo(at(1), "jo").unwrap(), None);
    rate(&mut store, "one", 1.0);
    store.undo(at(1), "jo").unwrap().unwrap();
    assert_eq!(store.undo_label().unwrap(), None);
    assert_eq!(store.undo(at(2), "jo").unwrap(), None);
    assert_eq!(store.facts().unwrap(), facts());
    assert_eq!(store.revision().unwrap(), 3);
    store.redo(at(3), "jo").unwrap().unwrap();
    assert_eq!(store.undo_label().unwrap().as_deref(), Some("one"));
    assert_sound(&store);
}

#[test]
fn a_founding_that_was_undone_by_an_earlier_program_can_be_brought_back() {
    let desk = Desk::with_facts();
    let other = Connection::open(&desk.path).unwrap();
    let first = "SELECT changeset FROM journal WHERE sequence = 1";
    let founding: Vec<u8> = other.query_row(first, [], |row| row.get(0)).unwrap();
    let mut inverse = Vec::new();
    rusqlite::session::invert_strm(&mut &founding[..], &mut inverse).unwrap();
    other
        .apply_strm(&mut &inverse[..], None::<fn(&str) -> bool>, |_, _| {
            rusqlite::session::ConflictAction::SQLITE_CHANGESET_ABORT
        })
        .unwrap();
    let sql =
        "INSERT INTO journal SELECT 2, time, actor, label, topics, 'undo', 1, ?1 FROM journal";
    other.execute(sql, [inverse]).unwrap();
    other.close().unwrap();

    let mut store = desk.open();
    assert!(!store.has_engagement().unwrap());
    assert_eq!(store.undo(at(1), "jo").unwrap(), None);
    assert_eq!(store.redo_label().unwrap().as_deref(), Some("new"));
    let entry = store.redo(at(2), "jo").unwrap().unwrap();
    assert_eq!((entry.sequence, entry.reverts), (3, Some(2)));
    assert_eq!(store.facts().unwrap(), facts());
    // From now on it stands.
    assert_eq!(store.undo_label().unwrap(), None);
    assert_eq!(store.undo(at(3), "jo").unwrap(), None);
    drop(store);
    let mut store = desk.open();
    assert_eq!(store.undo(at(4), "jo").unwrap(), None);
    assert_sound(&store);
}

#[test]
fn a_new_command_clears_what_could_be_redone() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    rate(&mut store, "one", 1.0);
    store.undo(at(1), "jo").unwrap();
    rate(&mut store, "two", 2.0);
    assert_eq!(store.redo_label().unwrap(), None);
    assert_eq!(store.redo(at(2), "jo").unwrap(), None);
    drop(store);
    let mut store = desk.open();
    assert_eq!(store.redo(at(3), "jo").unwrap(), None);
    assert_eq!(store.undo_label().unwrap().as_deref(), Some("two"));
    let undone: Vec<_> = store
        .history(9, None)
        .unwrap()
        .iter()
        .map(|e| (e.sequence, e.kind.word(), e.undone))
        .collect();
    assert_eq!(
        undone,
        [
            (4, "do", false),
            (3, "undo", false),
            (2, "do", true),
            (1, "do", false)
        ]
    );
}

#[test]
fn a_command_that_changes_nothing_leaves_no_entry() {
    let mut store = store();
    rate(&mut store, "one", 1.0);
    store.undo(at(0), "jo").unwrap();
    let ((), sequence) = store.command(meta("nothing"), |_| Ok(())).unwrap();
    assert_eq!(sequence, None);
    // Nor does it clear what can be redone.
    store.redo(at(0), "jo").unwrap().unwrap();
    let (value, sequence) = store
        .command(meta("there and back"), |edit| {
            edit.set_engagement(&facts().engagement)?;
            edit.put_rating(round(2), &rating(3, 3, level(1.0)))?;
            edit.delete_rating(round(2), capability(3), person(3))?;
            Ok(7)
        })
        .unwrap();
    assert_eq!((value, sequence), (7, None));
    assert_eq!(store.revision().unwrap(), 4);
}

#[test]
fn a_command_that_fails_leaves_nothing() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    let before = std::fs::read(&desk.path).unwrap();
    let error = store
        .command(meta("half"), |edit| {
            edit.delete_hurdle(hurdle(1))?;
            edit.put_rating(round(2), &rating(3, 3, level(1.0)))?;
            edit.put_rating(round(1), &rating(3, 3, level(1.0)))
        })
        .unwrap_err();
    assert_eq!(name(&error), "RoundLocked");
    assert_eq!(store.facts().unwrap(), facts());
    assert_eq!(store.revision().unwrap(), 1);
    assert!(std::fs::read(&desk.path).unwrap() == before);
    // And the next command finds nothing in its way.
    rate(&mut store, "next", 1.0);
    assert_eq!(store.revision().unwrap(), 2);
}

#[test]
fn a_command_may_fail_in_its_callers_own_way() {
    #[derive(Debug)]
    enum Ours {
        Store,
        Changed(&'static str),
    }
    impl From<StoreError> for Ours {
        fn from(_: StoreError) -> Self {
            Self::Store
        }
    }
    let mut store = store();
    let error = store
        .try_command(meta("no"), |edit| {
            edit.delete_hurdle(hurdle(1))?;
            Err::<(), _>(Ours::Changed("my mind"))
        })
        .unwrap_err();
    assert!(matches!(error, Ours::Changed("my mind")));
    let error = store
        .try_command(meta("no"), |edit| Ok::<_, Ours>(edit.role(role(9))?))
        .unwrap_err();
    assert!(matches!(error, Ours::Store));
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_panic_in_a_command_leaves_nothing() {
    let mut store = store();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.command(meta("oops"), |edit| -> Result<(), StoreError> {
            edit.delete_hurdle(hurdle(1))?;
            panic!("on purpose")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(store.facts().unwrap(), facts());
    rate(&mut store, "next", 1.0);
}

#[test]
fn history_comes_in_pages() {
    let mut store = store();
    for n in 0..5 {
        rate(&mut store, &format!("rate {n}"), f64::from(n));
    }
    let labels = |limit, before| -> Vec<String> {
        store
            .history(limit, before)
            .unwrap()
            .into_iter()
            .map(|e| e.label)
            .collect()
    };
    assert_eq!(labels(2, None), ["rate 4", "rate 3"]);
    assert_eq!(labels(3, Some(5)), ["rate 2", "rate 1", "rate 0"]);
    assert_eq!(labels(usize::MAX, Some(2)), ["new"]);
    assert_eq!(labels(0, None), [""; 0]);
    let entry = &store.history(1, None).unwrap()[0];
    assert_eq!((entry.time, entry.actor.as_str()), (at(0), "jo"));
}

#[test]
fn the_journal_is_append_only() {
    let desk = Desk::with_facts();
    let other = Connection::open(&desk.path).unwrap();
    for sql in [
        "UPDATE journal SET label = 'x'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal VALUES (1, '', '', '', '[]', 'do', NULL, x'')",
        "INSERT INTO journal VALUES (3, '', '', '', '[]', 'do', NULL, x'')",
    ] {
        let error = other.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("the journal"), "{sql}: {error}");
    }
    let sql = "INSERT INTO journal VALUES (2, '', '', '', '[]', 'undo', NULL, x'')";
    assert!(other.execute(sql, []).is_err());
}

#[test]
fn an_undo_that_no_longer_fits_changes_nothing() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    store
        .command(meta("rate two"), |edit| {
            edit.put_rating(round(2), &rating(3, 1, level(1.0)))?;
            edit.put_rating(round(2), &rating(6, 1, level(1.0)))
        })
        .unwrap();
    drop(store);
    let spoil = "UPDATE rating SET note = 'by other means' WHERE value = 1.0 AND capability =
                 (SELECT id FROM capability WHERE code = 'B.2')";
    assert_eq!(
        Connection::open(&desk.path)
            .unwrap()
            .execute(spoil, [])
            .unwrap(),
        1
    );
    let mut store = desk.open();
    let before = store.facts().unwrap();
    let error = store.undo(at(1), "jo").unwrap_err();
    assert_eq!(
        error.to_string(),
        "“rate two” (entry 2) cannot be reverted: rating was changed by other means since; nothing was changed"
    );
    assert_eq!(store.facts().unwrap(), before);
    assert_eq!(store.revision().unwrap(), 2);
    assert_eq!(
        store.check().unwrap(),
        ["rating is not what the journal gives"]
    );
}

#[test]
fn an_undo_that_would_break_a_reference_changes_nothing() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    let mut newcomer = facts().people[0].clone();
    (newcomer.id, newcomer.code) = (person(9), "p9".into());
    store
        .command(meta("add p9"), |edit| edit.insert_person(&newcomer))
        .unwrap();
    drop(store);
    let spoil = "INSERT INTO participant SELECT r.id, p.id, 9 FROM round AS r, person AS p WHERE p.code = 'p9'";
    assert_eq!(
        Connection::open(&desk.path)
            .unwrap()
            .execute(spoil, [])
            .unwrap(),
        2
    );
    let mut store = desk.open();
    let error = store.undo(at(1), "jo").unwrap_err();
    assert!(
        matches!(error, StoreError::Conflict { sequence: 2, .. }),
        "{error}"
    );
    assert_eq!(store.people().unwrap().len(), 4);
    assert_eq!(store.revision().unwrap(), 2);
}

#[test]
fn the_journal_tells_the_whole_story() {
    let mut store = store();
    crate::child::change(&mut store).unwrap();
    store.undo(at(1), "jo").unwrap();
    store.redo(at(2), "jo").unwrap();
    let replayed = store.replay().unwrap();
    assert_eq!(replayed.differences(&store).unwrap(), [""; 0]);
    assert_eq!(replayed.facts().unwrap(), store.facts().unwrap());
    assert_eq!(
        replayed.history(99, None).unwrap(),
        store.history(99, None).unwrap()
    );
    // And a difference would be seen.
    let mut replayed = replayed;
    replayed
        .command(meta("drift"), |edit| edit.delete_evidence(evidence(1)))
        .unwrap();
    let differing = replayed.differences(&store).unwrap();
    assert!(
        differing.starts_with(&["evidence", "evidence_link"]),
        "{differing:?}"
    );
}

#[test]
fn a_journal_that_does_not_follow_is_damage() {
    let desk = Desk::with_facts();
    let other = Connection::open(&desk.path).unwrap();
    let sql = "INSERT INTO journal SELECT 2, time, actor, label, topics, 'redo', 1, changeset FROM journal";
    assert_eq!(other.execute(sql, []).unwrap(), 1);
    other.close().unwrap();
    let error = Store::open(&desk.path, &desk.options()).unwrap_err();
    assert!(
        error.to_string().contains("entry 2 of its journal"),
        "{error}"
    );
}

#[test]
fn a_changeset_reaches_no_other_table() {
    let desk = Desk::with_facts();
    let other = Connection::open(&desk.path).unwrap();
    // A changeset that rewrites the journal itself, smuggled in as the last command.
    let scratch = Connection::open_in_memory().unwrap();
    scratch
        .execute_batch("CREATE TABLE journal (sequence INTEGER PRIMARY KEY, a, b, c, d, e, f, g)")
        .unwrap();
    let mut session = rusqlite::session::Session::new(&scratch).unwrap();
    session.attach(Some("journal")).unwrap();
    scratch
        .execute(
            "INSERT INTO journal VALUES (1, '', '', '', '[]', 'do', NULL, x'')",
            [],
        )
        .unwrap();
    let mut changeset = Vec::new();
    session.changeset_strm(&mut changeset).unwrap();
    let sql =
        "INSERT INTO journal SELECT 2, time, actor, label, topics, 'do', NULL, ?1 FROM journal";
    other.execute(sql, [changeset]).unwrap();
    other.close().unwrap();
    let mut store = desk.open();
    let error = store.undo(at(1), "jo").unwrap_err();
    assert!(
        matches!(&error, StoreError::Conflict { table, .. } if table == "journal"),
        "{error}"
    );
    assert_eq!(store.revision().unwrap(), 2);
}
