//! A change that was cut off is taken back by whoever opens the file next, also to read; where that may not
//! be, it is said plainly. A change under way elsewhere is left alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use rusqlite::Connection;
use waymark_store::{Access, OpenOptions, ReadOnlyReason, Store};

use crate::child::name;
use crate::support::*;
use crate::writers::{ask, ask_bound, set_modes};

/// Begins a change by other means that reaches the file before its end, with a cache of so few pages.
fn begin_change(desk: &Desk, pages: u32) -> Connection {
    let conn = Connection::open(&desk.path).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA cache_size = {pages}; PRAGMA cache_spill = {pages}; BEGIN IMMEDIATE;
         UPDATE capability SET why = why || hex(zeroblob(9000));"
    ))
    .unwrap();
    conn
}

/// Returns a desk whose file was cut off in the middle of a change, its rollback journal beside it.
fn cut_off() -> Desk {
    let (work, desk) = (Desk::with_facts(), Desk::new());
    let change = begin_change(&work, 1);
    for name in work.names() {
        fs::copy(
            work.folder.path().join(&name),
            desk.folder.path().join(&name),
        )
        .unwrap();
    }
    drop(change);
    assert_eq!(desk.names(), ["a b.waymark", "a b.waymark-journal"]);
    assert!(
        fs::read(&desk.path).unwrap() != fs::read(&work.path).unwrap(),
        "the change never reached the file"
    );
    desk
}

fn to_read(desk: &Desk) -> OpenOptions {
    OpenOptions {
        read_only: true,
        ..desk.options()
    }
}

#[test]
fn reading_takes_it_back() {
    let desk = cut_off();
    let store = Store::open(&desk.path, &to_read(&desk)).unwrap();
    assert_eq!(store.access(), Access::ReadOnly(ReadOnlyReason::Asked));
    assert_eq!(store.facts().unwrap(), facts());
    assert_sound(&store);
    drop(store);
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn writing_takes_it_back() {
    let desk = cut_off();
    assert_eq!(desk.open().facts().unwrap(), facts());
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn where_nothing_may_be_written_it_is_said() {
    let desk = cut_off();
    let journal = desk.folder.path().join("a b.waymark-journal");
    let all = || (fs::read(&desk.path).unwrap(), fs::read(&journal).unwrap());
    let before = all();
    let check = |folder, file, journal_mode, why: &str| {
        fs::set_permissions(&journal, fs::Permissions::from_mode(journal_mode)).unwrap();
        set_modes(&desk, folder, file);
        for task in ["read", "only read"] {
            let said = ask_bound(task, &desk);
            assert!(said.starts_with("CutOff | the last change to "), "{said}");
            assert!(said.contains(why), "{said}");
            assert!(
                said.contains("together with its a b.waymark-journal"),
                "{said}"
            );
            assert!(!said.contains("damaged"), "{said}");
        }
    };
    check(0o555, 0o666, 0o666, "its folder is write-protected");
    check(0o777, 0o444, 0o666, "the file is write-protected");
    check(
        0o777,
        0o666,
        0o444,
        "the journal beside it is write-protected",
    );
    assert!(all() == before, "something was touched");
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o666)).unwrap();
    set_modes(&desk, 0o777, 0o666);
    assert_eq!(ask_bound("only read", &desk), "3");
    set_modes(&desk, 0o755, 0o644);
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn a_change_under_way_elsewhere_is_left_alone() {
    let desk = Desk::with_facts();
    // Nothing has reached the file yet: the journal is there, and others read what was.
    let change = begin_change(&desk, 1000);
    assert!(desk.names().contains(&"a b.waymark-journal".to_owned()));
    assert_eq!(ask("only read", &desk.path), "3");
    assert!(desk.names().contains(&"a b.waymark-journal".to_owned()));
    change.execute_batch("COMMIT").unwrap();
    // Half of it is in the file: others wait for its end, and are told.
    let change = begin_change(&desk, 1);
    let said = ask("only read", &desk.path);
    assert!(said.starts_with("Busy | "), "{said}");
    assert!(desk.names().contains(&"a b.waymark-journal".to_owned()));
    change.execute_batch("COMMIT").unwrap();
    assert_eq!(ask("only read", &desk.path), "3");
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn who_is_about_to_take_it_back_is_waited_for() {
    let desk = cut_off();
    // Somebody else has the right to write and does not use it.
    let lock = fs::File::create(desk.folder.path().join(".a b.waymark.lock")).unwrap();
    lock.lock().unwrap();
    let said = ask("only read", &desk.path);
    assert!(said.starts_with("Busy | "), "{said}");
    drop(lock);
    assert_eq!(ask("only read", &desk.path), "3");
}

#[test]
fn a_reader_that_outlives_the_writer_is_told() {
    let desk = Desk::with_facts();
    let reader = Store::open(&desk.path, &to_read(&desk)).unwrap();
    let cut = cut_off();
    for name in cut.names() {
        fs::copy(
            cut.folder.path().join(&name),
            desk.folder.path().join(&name),
        )
        .unwrap();
    }
    let error = reader.facts().unwrap_err();
    assert_eq!(name(&error), "CutOff", "{error}");
    drop(reader);
    assert_eq!(ask("only read", &desk.path), "3");
}
