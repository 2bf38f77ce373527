//! The schema: its numbered steps, its tables, and how a connection is set up before it is used.

use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::header::APPLICATION_ID;

/// The steps from nothing to the newest schema; step `n` (from 1) leads to schema `n`. A step that was
/// released is never edited.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_initial.sql"),
    include_str!("../migrations/0002_tools.sql"),
    include_str!("../migrations/0003_process.sql"),
    include_str!("../migrations/0004_architecture.sql"),
];

/// The newest schema that this program knows.
pub const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// The tables that hold facts: what a command may change, what the journal records and what it replays
/// to. Each is ordered by its first three columns, which hold its key.
pub(crate) const TABLES: &[&str] = &[
    "engagement",
    "role",
    "person",
    "model",
    "scale",
    "capability",
    "round",
    "participant",
    "rating",
    "agreed",
    "target",
    "priority",
    "evidence",
    "evidence_link",
    "hurdle",
    "hurdle_capability",
    "recommendation",
    "recommendation_capability",
    "recommendation_hurdle",
    "vendor",
    "tool",
    "tool_capability",
    "evaluation",
    "evaluation_capability",
    "criterion",
    "candidate",
    "assessor",
    "score",
    "agreed_score",
    "knock_out",
    "elicitation",
    "set_rule",
    "set_rule_tool",
    "decision",
    "decision_tool",
    "step",
    "step_capability",
    "step_tool",
    "assignment",
    "raci_scheme",
    "waiver",
    "skill",
    "role_profile",
    "role_skill",
    "person_skill",
    "working_time",
    "filling",
    "architecture_scheme",
    "architecture_source",
    "plateau",
    "environment",
    "environment_state",
    "environment_writer",
    "environment_plateau",
    "component",
    "component_state",
    "component_plateau",
    "component_capability",
    "component_step",
    "component_replaces",
    "gate",
    "gate_approver",
    "gate_evidence",
    "gate_plateau",
    "flow",
    "flow_plateau",
    "policy",
    "control",
    "control_place",
    "control_tool",
    "architecture_waiver",
];

/// How long a statement waits for another program before it gives up.
const PATIENCE: Duration = Duration::from_secs(2);
/// Statements kept ready; more than the crate has.
const STATEMENTS: usize = 400;

/// Sets up a fresh connection so that nothing in the file is trusted and nothing written is lost.
pub(crate) fn configure(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.execute_batch(
        "PRAGMA cell_size_check = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA synchronous = EXTRA;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -65536;",
    )
}

/// Has changes go through a rollback journal that lies beside the file only while one is made.
///
/// A write-ahead log would have to be copied along with the file, which nobody does.
pub(crate) fn use_rollback_journal(conn: &Connection) -> rusqlite::Result<()> {
    conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
}

/// Brings the schema from step `from` to the last of `migrations`, wholly or not at all.
pub(crate) fn migrate(
    conn: &Connection,
    migrations: &[&str],
    from: u32,
) -> rusqlite::Result<Result<(), String>> {
    // A step may have to make a table anew, and references cannot be switched off inside a transaction.
    conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    let outcome = steps(conn, migrations, from);
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    outcome
}

fn steps(
    conn: &Connection,
    migrations: &[&str],
    from: u32,
) -> rusqlite::Result<Result<(), String>> {
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    for step in &migrations[from as usize..] {
        transaction.execute_batch(step)?;
    }
    transaction.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};",
        migrations.len()
    ))?;
    if let Some(table) = first_broken_reference(&transaction)? {
        return Ok(Err(format!(
            "after the upgrade, {table} would refer to what is not there"
        )));
    }
    transaction.commit()?;
    Ok(Ok(()))
}

/// Returns the table of the first reference that leads nowhere, or none.
pub(crate) fn first_broken_reference(conn: &Connection) -> rusqlite::Result<Option<String>> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    rows.next()?.map(|row| row.get(0)).transpose()
}

/// Returns what is wrong with the file's structure, or none.
pub(crate) fn first_damage(conn: &Connection) -> rusqlite::Result<Option<String>> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok((verdict != "ok").then(|| in_our_words(&verdict)))
}

/// Says plainly what `quick_check` found; of its own words only the page is of use to anybody.
fn in_our_words(verdict: &str) -> String {
    let number = verdict.split("page ").nth(1).unwrap_or_default();
    let end = number.find(|c: char| !c.is_ascii_digit());
    match &number[..end.unwrap_or(number.len())] {
        "" => "its pages do not hold together".to_owned(),
        page => format!("its pages do not hold together, first at page {page}"),
    }
}

/// Returns the first table, index or trigger that is not as `migrations` make it, or none.
///
/// A file may come from anywhere: a trigger that somebody added would run with every command.
pub(crate) fn first_foreign_object(
    conn: &Connection,
    migrations: &[&str],
) -> rusqlite::Result<Option<String>> {
    let fresh = Connection::open_in_memory()?;
    for step in migrations {
        fresh.execute_batch(step)?;
    }
    let (ours, theirs) = (objects(&fresh)?, objects(conn)?);
    let added = theirs.iter().find(|object| !ours.contains(object));
    let lost = ours.iter().find(|object| !theirs.contains(object));
    Ok(added
        .or(lost)
        .map(|(kind, name, _)| format!("{kind} {name}")))
}

type Object = (String, String, Option<String>);

fn objects(conn: &Connection) -> rusqlite::Result<Vec<Object>> {
    // SQLite's own tables, such as statistics, may come and go.
    let sql =
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        // However the source was checked out, its line ends say nothing.
        let sql: Option<String> = row.get(2)?;
        let sql = sql.map(|sql| sql.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok((row.get(0)?, row.get(1)?, sql))
    })?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_said_plainly() {
        let check = |verdict: &str, expect: &str| assert_eq!(in_our_words(verdict), expect);
        check(
            "*** in database main ***\nTree 3 page 3: btreeInitPage() returns error code 11",
            "its pages do not hold together, first at page 3",
        );
        check("Freelist: size is 7", "its pages do not hold together");
    }
}
