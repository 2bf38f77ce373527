//! Files of every schema that was released open, upgraded, and can be worked with.

use std::fs;
use std::path::PathBuf;

use waymark_store::{SCHEMA, Store};

use crate::support::*;

fn fixture(schema: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/fixtures/schema-{schema}.waymark"))
}

/// The schemas that files out there have; schema 2 became 3 before anything was released with it.
const RELEASED: &[u32] = &[1, 3, 4];

/// With `WAYMARK_MAKE_FIXTURE` set, the fixture of a new schema is made first.
#[test]
fn files_of_every_schema_open() {
    if std::env::var_os("WAYMARK_MAKE_FIXTURE").is_some() {
        make_fixture();
    }
    assert_eq!(RELEASED.last(), Some(&SCHEMA));
    for &schema in RELEASED {
        let desk = Desk::new();
        fs::copy(fixture(schema), &desk.path).unwrap();
        let mut store = desk.open();
        let upgraded = store.upgrade().map(|u| (u.from, u.backup.exists()));
        assert_eq!(upgraded, (schema < SCHEMA).then_some((schema, true)));
        // Written once, and not to change with the facts that tests use.
        assert_eq!(store.engagement().unwrap().client, "Client & Söhne");
        assert_eq!(store.models().unwrap()[0].capabilities.len(), 8);
        let rounds = store.rounds().unwrap();
        let ratings = rounds
            .iter()
            .map(|r| store.round_facts(r.id).unwrap().ratings.len());
        assert_eq!(ratings.collect::<Vec<_>>(), [3, 3]);
        assert_eq!(store.history(9, None).unwrap().len(), 4);
        assert_sound(&store);
        assert_eq!(store.redo_label().unwrap().as_deref(), Some("lock round 2"));
        store.redo(at(90), "jo").unwrap().unwrap();
        store.undo(at(91), "jo").unwrap().unwrap();
        store.undo(at(92), "jo").unwrap().unwrap();
        assert_eq!(store.models().unwrap()[0].capabilities.len(), 7);
        assert_sound(&store);
    }
}

/// Writes the fixture of the newest schema: once, when a schema is new.
fn make_fixture() {
    let path = fixture(SCHEMA);
    assert!(
        !path.exists(),
        "a fixture of a released schema is never written again"
    );
    let (mut store, ()) =
        Store::create_with(&path, meta("new"), |e| e.insert_facts(&facts())).unwrap();
    store
        .command(meta("add X"), |e| {
            e.insert_capability(model_id(1), &node(9, Some(4), "X"), Some(0))
        })
        .unwrap();
    store
        .command(meta("lock round 2"), |e| e.lock_round(round(2), at(70)))
        .unwrap();
    store.undo(at(80), "al").unwrap();
}
