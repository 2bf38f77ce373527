//! The one door: every change is a command, whole or absent, and in the journal.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::Deref;

use chrono::{DateTime, Utc};
use rusqlite::{Params, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::journal::{self, EntryKind, Sequence};
use crate::known::Known;
use crate::reader::Reader;
use crate::recording::Recording;
use crate::store::Store;

/// What the journal keeps about a command, beside what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandMeta {
    /// When it was given.
    pub time: DateTime<Utc>,
    /// Who gave it.
    pub actor: String,
    /// What it does, as people read it in “Undo …”.
    pub label: String,
    /// What it touches, as clients know it.
    pub topics: Vec<String>,
}

/// A command at work: the only thing that writes facts. It reads as well, and sees its own writes.
#[derive(Debug)]
pub struct Edit<'a> {
    reader: &'a Reader,
    pub(crate) known: RefCell<Known>,
    pub(crate) recording: RefCell<Recording<'a>>,
}

impl Store {
    /// Runs `edit` as one command and returns what it returns, with the number of its journal entry.
    ///
    /// Everything that `edit` writes is kept together with its journal entry, or, if it reports an error,
    /// nothing is. A command that changes nothing leaves no entry: its number is none.
    ///
    /// An `edit` should pass on the errors of its steps: a step that failed may have written a part.
    pub fn command<T>(
        &mut self,
        meta: CommandMeta,
        edit: impl FnOnce(&Edit<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Option<Sequence>), StoreError> {
        self.try_command(meta, edit)
    }

    /// Does as [`Store::command`] does, for an `edit` with an error type of its own.
    pub fn try_command<T, E: From<StoreError>>(
        &mut self,
        meta: CommandMeta,
        edit: impl FnOnce(&Edit<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<Sequence>), E> {
        self.writable()?;
        let reader = &self.reader;
        let transaction = begin(reader)?;
        self.stacks.catch_up(reader)?;
        let command = Edit {
            reader,
            known: RefCell::default(),
            recording: RefCell::new(Recording::new(reader)?),
        };
        let value = edit(&command)?;
        let changeset = command.recording.into_inner().finish()?;
        if changeset.is_empty() {
            transaction.rollback().map_err(|e| reader.fault(e))?;
            return Ok((value, None));
        }
        let sequence = self.stacks.last() + 1;
        journal::append(reader, sequence, &meta, EntryKind::Do, None, &changeset)?;
        commit(reader, transaction, sequence)?;
        self.stacks.did(sequence);
        Ok((value, Some(sequence)))
    }
}

impl Deref for Edit<'_> {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        self.reader
    }
}

impl Edit<'_> {
    /// Writes rows of `table`, known to its users as `key`, and returns how many.
    pub(crate) fn write(
        &self,
        table: &'static str,
        key: impl Display,
        sql: &str,
        params: impl Params,
    ) -> Result<usize, StoreError> {
        let write = || self.conn.prepare_cached(sql)?.execute(params);
        write().map_err(|e| StoreError::from_write(&self.path, table, &key.to_string(), e))
    }

    /// Writes to the one row that is there, or says that it is missing.
    pub(crate) fn write_one(
        &self,
        table: &'static str,
        key: impl Display,
        sql: &str,
        params: impl Params,
    ) -> Result<(), StoreError> {
        match self.write(table, &key, sql, params)? {
            0 => Err(crate::reader::missing(table, key)),
            _ => Ok(()),
        }
    }
}

/// Begins a change, so that nobody else can until it ends.
pub(crate) fn begin(reader: &Reader) -> Result<Transaction<'_>, StoreError> {
    Transaction::new_unchecked(&reader.conn, TransactionBehavior::Immediate)
        .map_err(|e| reader.fault(e))
}

/// Ends the change that adds entry `sequence` to the journal.
///
/// A failure may come when all is written and only the last sync of the folder is left. Then the change
/// stands, whatever SQLite says, and is not to be reported as absent.
pub(crate) fn commit(
    reader: &Reader,
    transaction: Transaction<'_>,
    sequence: Sequence,
) -> Result<(), StoreError> {
    let Err(e) = transaction.commit() else {
        return Ok(());
    };
    match reader.revision() {
        Ok(last) if last == sequence => Ok(()),
        _ => Err(StoreError::from_write(&reader.path, "model", "", e)),
    }
}
