//! Proof that the journal tells the whole story.

use rusqlite::types::Value;

use crate::error::StoreError;
use crate::journal::{self, Stacks};
use crate::reader::Reader;
use crate::schema::{self, TABLES};
use crate::store::Store;

impl Store {
    /// Returns a store in memory that is made from this one's journal alone, entry by entry.
    ///
    /// If any entry does not apply, the journal does not tell the whole story: [`StoreError::Conflict`].
    pub fn replay(&self) -> Result<Self, StoreError> {
        let mut replayed = Self::in_memory()?;
        let to = &replayed.reader;
        let transaction = crate::command::begin(to)?;
        for sequence in 1..=self.revision()? {
            let (meta, changeset) = journal::read(self, sequence)?;
            journal::apply(to, sequence, &meta.label, &changeset)?;
            let sql = "SELECT sequence, time, actor, label, topics, kind, reverts FROM journal
                       WHERE sequence = ?1";
            if let Some(entry) = self.first(sql, [sequence], journal::row_to_entry)? {
                journal::append(to, sequence, &meta, entry.kind, entry.reverts, &changeset)?;
            }
        }
        transaction.commit().map_err(|e| to.fault(e))?;
        replayed.stacks = Stacks::load(&replayed.reader)?;
        Ok(replayed)
    }

    /// Returns the names of the tables of facts in which this store and `other` differ.
    pub fn differences(&self, other: &Self) -> Result<Vec<&'static str>, StoreError> {
        let mut differing = Vec::new();
        for table in TABLES {
            if self.rows(table)? != other.rows(table)? {
                differing.push(*table);
            }
        }
        Ok(differing)
    }

    /// Returns what is wrong with the file beyond what opening it finds, each in a sentence; none where
    /// all is well.
    ///
    /// Looks at every index and reference, and replays the journal; takes as long as the file is old.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let fault = |e| self.fault(e);
        let mut findings: Vec<String> =
            self.all("PRAGMA integrity_check(20)", [], |row| row.get(0))?;
        findings.retain(|finding| finding != "ok");
        if let Some(table) = schema::first_broken_reference(&self.conn).map_err(fault)? {
            findings.push(format!("{table} refers to what is not there"));
        }
        match self.replay() {
            Ok(replayed) => findings.extend(
                self.differences(&replayed)?
                    .into_iter()
                    .map(|table| format!("{table} is not what the journal gives")),
            ),
            Err(e @ StoreError::Conflict { .. }) => findings.push(e.to_string()),
            Err(e) => return Err(e),
        }
        Ok(findings)
    }
}

impl Reader {
    /// Returns every row of a table of facts, in the order of its key.
    fn rows(&self, table: &str) -> Result<Vec<Vec<Value>>, StoreError> {
        let sql = format!("SELECT * FROM {table} ORDER BY 1, 2, 3");
        self.all(&sql, [], |row| {
            (0..row.as_ref().column_count())
                .map(|column| row.get(column))
                .collect()
        })
    }
}
