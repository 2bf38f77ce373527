//! Upgrades, tried with schemas that are not released.

use std::fs;

use rusqlite::Connection;
use tempfile::TempDir;
use waymark_domain::engagement::Role;
use waymark_domain::id::RoleId;

use super::*;
use crate::schema::{MIGRATIONS, SCHEMA};

const ADD_COLUMN: &str = "ALTER TABLE role ADD COLUMN mandate TEXT NOT NULL DEFAULT ''";
const ADD_TABLE: &str = "CREATE TABLE gadget (id BLOB PRIMARY KEY, title TEXT NOT NULL) STRICT;
                         INSERT INTO gadget SELECT id, title FROM role;";

/// Returns the migrations of a program to come, which knows some more steps.
fn and_then(steps: &[&'static str]) -> Vec<&'static str> {
    [MIGRATIONS, steps].concat()
}

fn role(n: u8) -> Role {
    Role {
        id: RoleId(uuid::Uuid::from_bytes([n; 16])),
        code: format!("r{n}"),
        title: "Role".into(),
        description: String::new(),
    }
}

fn meta(label: &str) -> CommandMeta {
    let time = "2026-01-05T09:00:00Z".parse().unwrap();
    CommandMeta {
        time,
        actor: "jo".into(),
        label: label.into(),
        topics: Vec::new(),
    }
}

/// Returns a folder with a file of the newest schema that has one role, and how to open it.
fn desk() -> (TempDir, PathBuf, OpenOptions) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("x.waymark");
    Store::create_with(&path, meta("add"), |edit| edit.insert_role(&role(1))).unwrap();
    let backup_dir = folder.path().join("kept/away");
    (
        folder,
        path,
        OpenOptions {
            backup_dir,
            read_only: false,
        },
    )
}

fn schema_of(path: &Path) -> u32 {
    header::check(path, u32::MAX).unwrap()
}

#[test]
fn an_older_file_is_backed_up_and_upgraded() {
    let (folder, path, options) = desk();
    Store::open(&path, &options)
        .and_then(|mut store| store.command(meta("add"), |edit| edit.insert_role(&role(2))))
        .unwrap();
    let migrations = and_then(&[ADD_COLUMN, ADD_TABLE]);
    let mut store = Store::open_as(&path, &options, &migrations).unwrap();
    let upgrade = store.upgrade().unwrap().clone();
    assert_eq!(upgrade.from, SCHEMA);
    assert_eq!(
        upgrade.backup,
        options
            .backup_dir
            .join(format!("x schema {SCHEMA}.waymark"))
    );
    assert_eq!(schema_of(&upgrade.backup), SCHEMA);
    let backup = Store::open(&upgrade.backup, &options).unwrap();
    assert_eq!(
        (backup.roles().unwrap(), backup.revision().unwrap()),
        (vec![role(1), role(2)], 2)
    );
    assert_eq!(backup.check().unwrap(), Vec::<String>::new());
    drop(backup);
    assert_eq!(schema_of(&path), SCHEMA + 2);
    assert_eq!(
        store
            .number("SELECT count(*) FROM gadget WHERE title = 'Role'", [])
            .unwrap(),
        2
    );

    // What was done before the upgrade can be undone after it, and the journal still gives the facts.
    assert_eq!(store.roles().unwrap(), [role(1), role(2)]);
    store.undo(meta("").time, "jo").unwrap().unwrap();
    assert_eq!(store.roles().unwrap(), [role(1)]);
    store.redo(meta("").time, "jo").unwrap().unwrap();
    assert_eq!(store.roles().unwrap(), [role(1), role(2)]);
    drop(store);

    // The second time there is nothing to do.
    let store = Store::open_as(&path, &options, &migrations).unwrap();
    assert_eq!(store.upgrade(), None);
    drop(store);
    let names = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!((names(folder.path()), names(&options.backup_dir)), (2, 1));
}

#[test]
fn backups_do_not_replace_each_other() {
    let (_folder, path, options) = desk();
    let before = fs::read(&path).unwrap();
    for again in ["", " (2)", " (3)"] {
        fs::write(&path, &before).unwrap();
        let store = Store::open_as(&path, &options, &and_then(&[ADD_COLUMN])).unwrap();
        let name = format!("x schema {SCHEMA}{again}.waymark");
        assert_eq!(
            store.upgrade().unwrap().backup,
            options.backup_dir.join(name)
        );
    }
}

/// Checks that an upgrade by `step` fails with `expected` in its message and changes nothing.
fn check_failing(step: &'static str, expected: &str) {
    let (_folder, path, options) = desk();
    let before = fs::read(&path).unwrap();
    let error = Store::open_as(&path, &options, &and_then(&[ADD_TABLE, step])).unwrap_err();
    assert!(error.to_string().contains(expected), "{error}");
    assert!(
        fs::read(&path).unwrap() == before,
        "{step}: the file was touched"
    );
    assert_eq!(
        Store::open(&path, &options).unwrap().roles().unwrap(),
        [role(1)]
    );
}

#[test]
fn an_upgrade_happens_wholly_or_not_at_all() {
    check_failing("CREATE TABLE wrong (", "incomplete input");
    check_failing(
        "DELETE FROM role; SELECT no_such_column FROM role",
        "no_such_column",
    );
    check_failing(
        "INSERT INTO person (id, position, code, name, role)
         VALUES (zeroblob(16), 0, 'p', '', x'00112233445566778899aabbccddeeff')",
        "after the upgrade, person would refer to what is not there",
    );
}

#[test]
fn without_a_backup_there_is_no_upgrade() {
    let (folder, path, mut options) = desk();
    let before = fs::read(&path).unwrap();
    options.backup_dir = folder.path().join("taken");
    fs::write(&options.backup_dir, "a file, not a folder").unwrap();
    let error = Store::open_as(&path, &options, &and_then(&[ADD_COLUMN])).unwrap_err();
    assert!(error.to_string().contains("taken"), "{error}");
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn an_older_file_that_may_only_be_read_says_what_to_do() {
    let (_folder, path, options) = desk();
    let options = OpenOptions {
        read_only: true,
        ..options
    };
    let error = Store::open_as(&path, &options, &and_then(&[ADD_COLUMN])).unwrap_err();
    let expected = StoreError::OlderSchema {
        path,
        found: SCHEMA,
        reason: ReadOnlyReason::Asked,
    };
    assert_eq!(error.to_string(), expected.to_string());
    assert!(!options.backup_dir.exists());
}

#[test]
fn an_upgraded_file_is_refused_by_the_older_program() {
    let (_folder, path, options) = desk();
    drop(Store::open_as(&path, &options, &and_then(&[ADD_COLUMN])).unwrap());
    let before = fs::read(&path).unwrap();
    let error = Store::open(&path, &options).unwrap_err();
    let StoreError::NewerSchema { found, known, .. } = error else {
        panic!("{error}");
    };
    assert_eq!((found, known), (SCHEMA + 1, SCHEMA));
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn a_table_of_facts_is_ordered_by_its_first_three_columns() {
    let conn = Connection::open_in_memory().unwrap();
    for step in MIGRATIONS {
        conn.execute_batch(step).unwrap();
    }
    let sql = "SELECT name, wr, strict FROM pragma_table_list
               WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'";
    let mut statement = conn.prepare(sql).unwrap();
    let tables = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(2)?)))
        .unwrap();
    let tables: Vec<(String, bool)> = tables.collect::<Result<_, _>>().unwrap();
    for (table, strict) in &tables {
        assert!(strict, "{table} is not STRICT");
        assert!(
            schema::TABLES.contains(&table.as_str()) || table == "journal",
            "{table} is not in TABLES"
        );
        let sql = "SELECT coalesce(max(cid), 9) FROM pragma_table_info(?1) WHERE pk > 0";
        let last: i64 = conn.query_row(sql, [table], |row| row.get(0)).unwrap();
        assert!(
            last < 3,
            "the key of {table} is not in its first three columns"
        );
    }
    assert_eq!(tables.len(), schema::TABLES.len() + 1);
}
