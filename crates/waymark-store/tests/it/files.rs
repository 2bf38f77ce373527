//! Making and copying files: wholly, and never over another by accident.

use std::fs;

use waymark_store::{Existing, Store, StoreError};

use crate::child::name;
use crate::support::*;

#[test]
fn a_new_file_takes_no_others_place() {
    let desk = Desk::new();
    fs::write(&desk.path, "precious").unwrap();
    let error = Store::create(&desk.path).unwrap_err();
    assert!(matches!(error, StoreError::AlreadyExists { .. }), "{error}");
    assert_eq!(fs::read(&desk.path).unwrap(), b"precious");
    fs::remove_file(&desk.path).unwrap();
    std::os::unix::fs::symlink("nowhere", &desk.path).unwrap();
    assert_eq!(
        name(&Store::create(&desk.path).unwrap_err()),
        "AlreadyExists"
    );
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn a_new_file_needs_its_folder() {
    let desk = Desk::new();
    let error = Store::create(&desk.folder.path().join("no/such/x.waymark")).unwrap_err();
    assert!(
        matches!(&error, StoreError::NotFound { path } if path.ends_with("no/such")),
        "{error}"
    );
    assert_eq!(desk.names(), [""; 0]);
}

#[test]
fn a_new_file_comes_with_its_content_or_not_at_all() {
    let desk = Desk::new();
    let mut spoiled = facts();
    spoiled.hurdles[0].code.clear();
    let error =
        Store::create_with(&desk.path, meta("new"), |e| e.insert_facts(&spoiled)).unwrap_err();
    assert_eq!(name(&error), "Invalid");
    assert_eq!(desk.names(), [""; 0]);
    let (store, ()) =
        Store::create_with(&desk.path, meta("new"), |e| e.insert_facts(&facts())).unwrap();
    assert_eq!(store.history(9, None).unwrap().len(), 1);
    assert_eq!(desk.names(), [".a b.waymark.lock", "a b.waymark"]);
    drop(store);
    assert_eq!(desk.names(), ["a b.waymark"]);
}

#[test]
fn a_new_file_is_as_private_as_others() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_facts();
    let other = desk.folder.path().join("other");
    fs::write(&other, "").unwrap();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&desk.path), mode(&other));
}

#[test]
fn a_relative_name_will_do() {
    let error = Store::open("no such.waymark".as_ref(), &Desk::new().options()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no such.waymark does not exist; check the name and the folder"
    );
    let error = Store::create("Cargo.toml".as_ref()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Cargo.toml exists already; choose another name"
    );
}

#[test]
fn a_copy_is_the_same_engagement() {
    let desk = Desk::with_facts();
    let store = desk.open();
    let copy = desk.folder.path().join("copy.waymark");
    store.copy_to(&copy, Existing::Keep).unwrap();
    let error = store.copy_to(&copy, Existing::Keep).unwrap_err();
    assert_eq!(name(&error), "AlreadyExists");
    fs::write(&copy, "old").unwrap();
    store.copy_to(&copy, Existing::Replace).unwrap();
    let mut copied = Store::open(&copy, &desk.options()).unwrap();
    assert_eq!(copied.facts().unwrap(), facts());
    assert_sound(&copied);
    // Each goes its own way from here.
    copied
        .command(meta("delete"), |e| e.delete_hurdle(hurdle(1)))
        .unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_copy_does_not_go_over_what_is_in_use() {
    let desk = Desk::with_facts();
    let store = desk.open();
    assert_eq!(
        name(&store.copy_to(&desk.path, Existing::Replace).unwrap_err()),
        "AlreadyExists"
    );
    let copy = desk.folder.path().join("copy.waymark");
    store.copy_to(&copy, Existing::Keep).unwrap();
    let other = Store::open(&copy, &desk.options()).unwrap();
    assert_eq!(
        name(&store.copy_to(&copy, Existing::Replace).unwrap_err()),
        "Busy"
    );
    assert_eq!(other.facts().unwrap(), facts());
    drop((store, other));
    assert_eq!(desk.names(), ["a b.waymark", "copy.waymark"]);
}

#[test]
fn a_store_in_memory_can_be_saved() {
    let desk = Desk::new();
    store().copy_to(&desk.path, Existing::Keep).unwrap();
    let saved = desk.open();
    assert_eq!(saved.facts().unwrap(), facts());
    assert_eq!(fs::read(&desk.path).unwrap()[68..72], *b"WYMK");
}
