//! One writer at a time; the others read, and say why.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;

use waymark_store::{Access, OpenOptions, ReadOnlyReason, Store};

use crate::child::{self, answer, name};
use crate::support::*;

/// Returns what a process of its own has to say.
pub(crate) fn ask(task: &str, path: &Path) -> String {
    let output = child::command::<&str>(task, path, &[]).output().unwrap();
    answer(&output).unwrap_or_else(|| panic!("{output:?}"))
}

#[test]
fn the_second_store_reads() {
    let desk = Desk::with_facts();
    let mut first = desk.open();
    assert_eq!(first.access(), Access::ReadWrite);
    let mut second = desk.open();
    assert_eq!(
        second.access(),
        Access::ReadOnly(ReadOnlyReason::OtherWriter)
    );
    let error = second
        .command(meta("no"), |e| e.delete_hurdle(hurdle(1)))
        .unwrap_err();
    assert_eq!(name(&error), "ReadOnly");
    assert!(
        error
            .to_string()
            .contains("it is open for writing in another window"),
        "{error}"
    );
    assert_eq!(name(&second.undo(at(1), "jo").unwrap_err()), "ReadOnly");
    assert_eq!(second.undo_label().unwrap(), None);

    // It sees what the first one writes, and knows that there is something new.
    first
        .command(meta("delete"), |e| e.delete_hurdle(hurdle(1)))
        .unwrap();
    assert!(second.hurdles().unwrap().is_empty());
    assert_eq!(second.revision().unwrap(), 2);

    // The right to write is free again once the first is gone; the second has to ask anew.
    drop(first);
    assert_eq!(
        second.access(),
        Access::ReadOnly(ReadOnlyReason::OtherWriter)
    );
    drop(second);
    assert_eq!(desk.open().access(), Access::ReadWrite);
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn the_second_process_reads() {
    let desk = Desk::with_facts();
    let store = desk.open();
    assert_eq!(
        ask("access", &desk.path),
        "it is open for writing in another window"
    );
    let said = ask("change", &desk.path);
    assert!(said.starts_with("ReadOnly | "), "{said}");
    assert_eq!(ask("read", &desk.path), "3");
    // The file has another name, but is the same.
    let link = desk.folder.path().join("link.waymark");
    std::os::unix::fs::symlink(&desk.path, &link).unwrap();
    assert_eq!(
        ask("access", &link),
        "it is open for writing in another window"
    );
    drop(store);
    assert_eq!(ask("access", &link), "may write");
    fs::remove_file(&link).unwrap();
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn a_lock_left_over_does_no_harm() {
    let desk = Desk::with_facts();
    fs::write(desk.folder.path().join(".a b.waymark.lock"), "").unwrap();
    assert_eq!(desk.open().access(), Access::ReadWrite);
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn reading_can_be_asked_for() {
    let desk = Desk::with_facts();
    let options = OpenOptions {
        read_only: true,
        ..desk.options()
    };
    let reader = Store::open(&desk.path, &options).unwrap();
    assert_eq!(reader.access(), Access::ReadOnly(ReadOnlyReason::Asked));
    assert_eq!(reader.facts().unwrap(), facts());
    assert_eq!(desk.open().access(), Access::ReadWrite);
}

#[test]
fn another_program_at_work_is_waited_for_and_then_named() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    let other = rusqlite::Connection::open(&desk.path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store
        .command(meta("no"), |e| e.delete_hurdle(hurdle(1)))
        .unwrap_err();
    assert_eq!(name(&error), "Busy");
    assert!(
        error.to_string().contains("in use by another program"),
        "{error}"
    );
    assert_eq!(store.facts().unwrap(), facts());
    other.execute_batch("ROLLBACK").unwrap();
    store
        .command(meta("yes"), |e| e.delete_hurdle(hurdle(1)))
        .unwrap();
}

#[test]
fn a_file_that_was_moved_away_is_named() {
    let desk = Desk::with_facts();
    let mut store = desk.open();
    fs::rename(&desk.path, desk.path.with_extension("old")).unwrap();
    let error = store
        .command(meta("no"), |e| e.delete_hurdle(hurdle(1)))
        .unwrap_err();
    assert_eq!(name(&error), "Moved", "{error}");
    // What it holds can still be saved elsewhere.
    let rescue = desk.folder.path().join("rescue.waymark");
    store
        .copy_to(&rescue, waymark_store::Existing::Keep)
        .unwrap();
    assert_eq!(
        Store::open(&rescue, &desk.options())
            .unwrap()
            .facts()
            .unwrap(),
        facts()
    );
}

/// Does a task as somebody whom file permissions bind, which they do not bind root.
pub(crate) fn ask_bound(task: &str, desk: &Desk) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = folder.path().join("it");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let mut command = child::command_of::<&str>(&program, task, &desk.path, &[]);
    command.current_dir("/");
    if fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0) {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    answer(&output).unwrap_or_else(|| panic!("{output:?}"))
}

pub(crate) fn set_modes(desk: &Desk, folder: u32, file: u32) {
    if desk.path.exists() {
        fs::set_permissions(&desk.path, fs::Permissions::from_mode(file)).unwrap();
    }
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(folder)).unwrap();
}

#[test]
fn a_write_protected_file_is_read() {
    let desk = Desk::with_facts();
    let before = fs::read(&desk.path).unwrap();
    set_modes(&desk, 0o777, 0o666);
    assert_eq!(ask_bound("access", &desk), "may write");
    set_modes(&desk, 0o777, 0o444);
    assert_eq!(ask_bound("access", &desk), "the file is write-protected");
    set_modes(&desk, 0o555, 0o666);
    assert_eq!(ask_bound("access", &desk), "its folder is write-protected");
    assert_eq!(ask_bound("read", &desk), "3");
    let said = ask_bound("change", &desk);
    assert!(
        said.starts_with("ReadOnly | ") && said.contains("save a copy"),
        "{said}"
    );
    set_modes(&desk, 0o777, 0o000);
    let said = ask_bound("access", &desk);
    assert!(
        said.starts_with("Io | ") && said.contains("ermission denied"),
        "{said}"
    );
    set_modes(&desk, 0o755, 0o644);
    assert!(fs::read(&desk.path).unwrap() == before);
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn a_write_protected_folder_takes_no_new_file() {
    let desk = Desk::new();
    set_modes(&desk, 0o555, 0);
    let said = ask_bound("create", &desk);
    assert!(
        said.starts_with("FolderReadOnly | nothing can be written to "),
        "{said}"
    );
    set_modes(&desk, 0o777, 0);
    assert_eq!(ask_bound("create", &desk), "done");
    set_modes(&desk, 0o755, 0o644);
    assert_eq!(desk.names(), ["a b.waymark"]);
}
