//! What is not ours is refused by name, and not touched.

use std::fs;

use rusqlite::Connection;
use waymark_store::{APPLICATION_ID, OpenOptions, SCHEMA, Store, StoreError};

use crate::child::name;
use crate::support::*;

/// Checks that a file of these bytes is refused as `expected` and is the same afterwards.
fn check(expected: &str, hint: &str, bytes: &[u8]) {
    let desk = Desk::new();
    fs::write(&desk.path, bytes).unwrap();
    for read_only in [false, true] {
        let options = OpenOptions {
            read_only,
            ..desk.options()
        };
        let error = Store::open(&desk.path, &options).unwrap_err();
        let text = error.to_string();
        assert_eq!(name(&error), expected, "{text}");
        assert!(
            text.contains("a b.waymark") && text.contains(hint),
            "{text}"
        );
        assert!(
            fs::read(&desk.path).unwrap() == bytes,
            "{expected}: the file was touched"
        );
        assert_eq!(
            desk.names(),
            ["a b.waymark"],
            "{expected}: something was left behind"
        );
    }
}

fn bytes() -> Vec<u8> {
    fs::read(Desk::with_facts().path).unwrap()
}

/// Returns the bytes of an engagement file with other ones at `at`.
fn with(at: usize, other: &[u8]) -> Vec<u8> {
    let mut bytes = bytes();
    bytes[at..at + other.len()].copy_from_slice(other);
    bytes
}

#[test]
fn the_header_is_ours() {
    let bytes = bytes();
    assert_eq!(bytes[..16], *b"SQLite format 3\0");
    assert_eq!(bytes[68..72], APPLICATION_ID.to_be_bytes());
    assert_eq!(bytes[68..72], *b"WYMK");
    assert_eq!(bytes[60..64], SCHEMA.to_be_bytes());
    assert_eq!(
        bytes[18..20],
        [1, 1],
        "a rollback journal, not a write-ahead log"
    );
}

#[test]
fn an_empty_file_is_not_taken_for_a_new_one() {
    check("Empty", "is empty", b"");
}

#[test]
fn a_text_file_is_not_an_engagement() {
    check(
        "NotAnEngagement",
        "whatever its name says",
        b"capability,person,level\nA.1,jo,2\n",
    );
    check("NotAnEngagement", "whatever its name says", &[0; 4096]);
    check("NotAnEngagement", "whatever its name says", b"SQLite");
}

#[test]
fn a_file_that_is_cut_off_says_how_much_is_missing() {
    let bytes = bytes();
    check("Truncated", "of 100", &bytes[..60]);
    let expected = format!("it has 4096 bytes of {}", bytes.len());
    check("Truncated", &expected, &bytes[..4096]);
    check("Truncated", "copy it again", &bytes[..bytes.len() - 1]);
}

#[test]
fn another_application_keeps_its_file() {
    let desk = Desk::new();
    let other = Connection::open(&desk.path).unwrap();
    other
        .execute_batch("CREATE TABLE t (x); PRAGMA user_version = 1")
        .unwrap();
    other.close().unwrap();
    check(
        "OtherApplication",
        "0x00000000",
        &fs::read(&desk.path).unwrap(),
    );
    check("OtherApplication", "0x47504b47", &with(68, b"GPKG"));
}

#[test]
fn a_newer_schema_asks_for_a_newer_program() {
    check(
        "NewerSchema",
        "update Waymark",
        &with(60, &(SCHEMA + 1).to_be_bytes()),
    );
    check("NewerSchema", "schema 4294967295", &with(60, &[0xff; 4]));
}

#[test]
fn damage_is_found_on_opening() {
    check("Corrupt", "damaged", &with(60, &[0; 4]));
    // The b-tree pages themselves, and what lies in the first.
    check("Corrupt", "damaged", &with(4096, &[0x55; 64]));
    check("Corrupt", "damaged", &with(100, &[0x55; 64]));
    let mut shuffled = bytes();
    for page in shuffled.chunks_mut(4096).skip(1) {
        page[8..].reverse();
    }
    check("Corrupt", "damaged", &shuffled);
}

/// Checks that a file that another program has changed by `sql` is refused.
fn check_tampered(sql: &str, expected: &str) {
    let desk = Desk::with_facts();
    let other = Connection::open(&desk.path).unwrap();
    other.execute_batch(sql).unwrap();
    other.close().unwrap();
    let error = Store::open(&desk.path, &desk.options()).unwrap_err();
    assert_eq!(name(&error), "Corrupt");
    assert!(error.to_string().contains(expected), "{error}");
}

#[test]
fn foreign_parts_in_the_schema_are_not_run() {
    check_tampered(
        "CREATE TRIGGER evil AFTER INSERT ON rating BEGIN DELETE FROM person; END",
        "the trigger evil is not as Waymark makes it",
    );
    check_tampered("CREATE TABLE extra (x)", "the table extra");
    check_tampered(
        "DROP TRIGGER journal_is_not_shortened",
        "the trigger journal_is_not_shortened",
    );
    check_tampered("ALTER TABLE role ADD COLUMN x TEXT", "the table role");
}

#[test]
fn statistics_of_another_program_do_no_harm() {
    let desk = Desk::with_facts();
    Connection::open(&desk.path)
        .unwrap()
        .execute_batch("ANALYZE")
        .unwrap();
    assert_eq!(desk.open().facts().unwrap(), facts());
}

#[test]
fn a_write_ahead_log_is_turned_off_again() {
    let desk = Desk::with_facts();
    let other = Connection::open(&desk.path).unwrap();
    other
        .query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))
        .unwrap();
    other.close().unwrap();
    assert_eq!(fs::read(&desk.path).unwrap()[18..20], [2, 2]);
    drop(desk.open());
    assert_eq!(fs::read(&desk.path).unwrap()[18..20], [1, 1]);
}

#[test]
fn what_is_not_a_file_is_not_opened() {
    let desk = Desk::new();
    let open = |path| Store::open(path, &desk.options()).unwrap_err();
    assert!(matches!(open(&desk.path), StoreError::NotFound { .. }));
    assert!(matches!(
        open(desk.folder.path()),
        StoreError::NotAnEngagement { .. }
    ));
    assert!(matches!(
        open(&desk.path.join("below")),
        StoreError::NotFound { .. }
    ));
}
