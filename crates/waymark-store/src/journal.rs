//! The journal: what was done, undone and redone, in order and for good.
//!
//! Undo does not take an entry off; it applies the inverse of its changeset as a new entry. So the
//! journal is the audit trail, it survives closing the file, and played from its first entry it gives
//! the facts.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use rusqlite::session::{ConflictAction, ConflictType, invert_strm};
use rusqlite::{Row, params};

use crate::command::{self, CommandMeta};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::schema::TABLES;
use crate::store::Store;

/// Numbers the entries of a journal, from 1, without a gap.
pub type Sequence = i64;

/// The entry that made the file. Taken back it would leave an engagement without a cover, which no room of
/// the program can show, so it stands; a file made by an earlier program, in which it was taken back, can
/// still have it brought back.
const FOUNDING: Sequence = 1;

/// What an entry of the journal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A command.
    Do,
    /// A command taken back.
    Undo,
    /// A command brought back.
    Redo,
}

impl EntryKind {
    /// Returns the word under which the kind is kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Do, Self::Undo, Self::Redo]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// An entry of the journal, without its changeset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub sequence: Sequence,
    /// When.
    pub time: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// What; an undo or redo has the label of the command it reverts.
    pub label: String,
    /// What it touched; an undo or redo has the topics of the command it reverts.
    pub topics: Vec<String>,
    /// Done, undone or redone.
    pub kind: EntryKind,
    /// For an undo the command taken back, for a redo the undo taken back.
    pub reverts: Option<Sequence>,
    /// Whether the command stands undone now; false for undo and redo themselves.
    pub undone: bool,
}

/// What can be undone and redone. Follows from the journal, and is kept at hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Stacks {
    last: Sequence,
    /// Commands that stand, the newest last.
    undo: Vec<Sequence>,
    /// Undos that can be taken back, the newest last, each with its command.
    redo: Vec<(Sequence, Sequence)>,
    /// Commands that stand undone.
    undone: BTreeSet<Sequence>,
}

impl Stacks {
    /// Reads the stacks from the journal.
    pub(crate) fn load(reader: &Reader) -> Result<Self, StoreError> {
        // The index alone, not the rows with their changesets; so the order is made here.
        let sql = "SELECT sequence, kind, reverts FROM journal INDEXED BY journal_kind";
        let mut entries = reader.all(sql, [], |row| {
            let kind = row::word(row, 1, EntryKind::from_word)?;
            Ok((
                row.get::<_, Sequence>(0)?,
                kind,
                row.get::<_, Option<Sequence>>(2)?,
            ))
        })?;
        entries.sort_unstable_by_key(|(sequence, ..)| *sequence);
        let mut stacks = Self::default();
        for (sequence, kind, reverts) in entries {
            let fits = sequence == stacks.last + 1
                && match (kind, reverts) {
                    (EntryKind::Do, _) => true,
                    (EntryKind::Undo, command) => stacks.undo.last().copied() == command,
                    (EntryKind::Redo, undo) => stacks.redo.last().map(|(undo, _)| *undo) == undo,
                };
            if !fits {
                let detail =
                    format!("entry {sequence} of its journal does not follow from those before");
                return Err(StoreError::Corrupt {
                    path: reader.path.clone(),
                    detail,
                });
            }
            match kind {
                EntryKind::Do => stacks.did(sequence),
                EntryKind::Undo => stacks.undid(sequence),
                EntryKind::Redo => stacks.redid(sequence),
            }
        }
        Ok(stacks)
    }

    /// Reads the stacks anew if somebody else has written to the journal.
    pub(crate) fn catch_up(&mut self, reader: &Reader) -> Result<(), StoreError> {
        if reader.revision()? != self.last {
            *self = Self::load(reader)?;
        }
        Ok(())
    }

    /// Returns the number of the last entry; 0 where there is none.
    pub(crate) fn last(&self) -> Sequence {
        self.last
    }

    /// Returns the command that an undo would take back: the last that stands, but never the founding one.
    fn undoable(&self) -> Option<Sequence> {
        self.undo.last().copied().filter(|n| *n != FOUNDING)
    }

    /// Notes a new command. What was undone before it cannot be redone any more.
    pub(crate) fn did(&mut self, sequence: Sequence) {
        self.last = sequence;
        self.undo.push(sequence);
        self.redo.clear();
    }

    fn undid(&mut self, sequence: Sequence) {
        self.last = sequence;
        if let Some(command) = self.undo.pop() {
            self.redo.push((sequence, command));
            self.undone.insert(command);
        }
    }

    fn redid(&mut self, sequence: Sequence) {
        self.last = sequence;
        if let Some((_, command)) = self.redo.pop() {
            self.undo.push(command);
            self.undone.remove(&command);
        }
    }
}

impl Reader {
    /// Returns the number of the last journal entry, 0 in a new file. It grows with every change.
    pub fn revision(&self) -> Result<Sequence, StoreError> {
        self.number("SELECT coalesce(max(sequence), 0) FROM journal", [])
    }
}

impl Store {
    /// Takes back the last command that stands, as a new entry, and returns that; none where nothing is
    /// left to take back. The first entry, which made the file, is not taken back.
    ///
    /// If the facts no longer fit the journal, nothing changes: [`StoreError::Conflict`].
    pub fn undo(&mut self, time: DateTime<Utc>, actor: &str) -> Result<Option<Entry>, StoreError> {
        self.revert(time, actor, EntryKind::Undo)
    }

    /// Brings back the last command that was undone, as a new entry, and returns that; none where a
    /// command came after it or nothing was undone.
    pub fn redo(&mut self, time: DateTime<Utc>, actor: &str) -> Result<Option<Entry>, StoreError> {
        self.revert(time, actor, EntryKind::Redo)
    }

    /// Returns the label of the command that [`Store::undo`] would take back.
    pub fn undo_label(&self) -> Result<Option<String>, StoreError> {
        self.label(self.stacks.undoable())
    }

    /// Returns the label of the command that [`Store::redo`] would bring back.
    pub fn redo_label(&self) -> Result<Option<String>, StoreError> {
        self.label(self.stacks.redo.last().map(|(_, command)| *command))
    }

    /// Returns at most `limit` entries, the newest first; with `before`, those with a lower number.
    pub fn history(
        &self,
        limit: usize,
        before: Option<Sequence>,
    ) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT sequence, time, actor, label, topics, kind, reverts FROM journal
                   WHERE sequence < ?1 ORDER BY sequence DESC LIMIT ?2";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut entries = self.all(
            sql,
            params![before.unwrap_or(i64::MAX), limit],
            row_to_entry,
        )?;
        for entry in &mut entries {
            entry.undone = self.stacks.undone.contains(&entry.sequence);
        }
        Ok(entries)
    }

    fn label(&self, sequence: Option<Sequence>) -> Result<Option<String>, StoreError> {
        let Some(sequence) = sequence.filter(|_| self.writable().is_ok()) else {
            return Ok(None);
        };
        self.first(
            "SELECT label FROM journal WHERE sequence = ?1",
            [sequence],
            |row| row.get(0),
        )
    }

    fn revert(
        &mut self,
        time: DateTime<Utc>,
        actor: &str,
        kind: EntryKind,
    ) -> Result<Option<Entry>, StoreError> {
        self.writable()?;
        let reader = &self.reader;
        let transaction = command::begin(reader)?;
        self.stacks.catch_up(reader)?;
        let target = match kind {
            EntryKind::Undo => self.stacks.undoable(),
            EntryKind::Redo => self.stacks.redo.last().map(|(undo, _)| *undo),
            EntryKind::Do => None,
        };
        let Some(target) = target else {
            return Ok(None);
        };
        let (command, changeset) = read(reader, target)?;
        let mut inverse = Vec::with_capacity(changeset.len());
        invert_strm(&mut &changeset[..], &mut inverse).map_err(|e| reader.fault(e))?;
        apply(reader, target, &command.label, &inverse)?;
        let CommandMeta { label, topics, .. } = command;
        let meta = CommandMeta {
            time,
            actor: actor.to_owned(),
            label,
            topics,
        };
        let sequence = self.stacks.last() + 1;
        append(reader, sequence, &meta, kind, Some(target), &inverse)?;
        command::commit(reader, transaction, sequence)?;
        match kind {
            EntryKind::Redo => self.stacks.redid(sequence),
            _ => self.stacks.undid(sequence),
        }
        let CommandMeta {
            time,
            actor,
            label,
            topics,
        } = meta;
        let reverts = Some(target);
        Ok(Some(Entry {
            sequence,
            time,
            actor,
            label,
            topics,
            kind,
            reverts,
            undone: false,
        }))
    }
}

/// Adds an entry. Belongs into the transaction of the change that it records.
pub(crate) fn append(
    reader: &Reader,
    sequence: Sequence,
    meta: &CommandMeta,
    kind: EntryKind,
    reverts: Option<Sequence>,
    changeset: &[u8],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO journal (sequence, time, actor, label, topics, kind, reverts, changeset)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let write = || {
        reader.conn.prepare_cached(sql)?.execute(params![
            sequence,
            row::to_time(meta.time),
            meta.actor,
            meta.label,
            row::to_json(&meta.topics),
            kind.word(),
            reverts,
            changeset,
        ])
    };
    write().map(|_| ()).map_err(|e| reader.fault(e))
}

/// Applies the changeset of entry `sequence`, or its inverse; wholly or not at all.
pub(crate) fn apply(
    reader: &Reader,
    sequence: Sequence,
    label: &str,
    changeset: &[u8],
) -> Result<(), StoreError> {
    // The handlers may not borrow, so what they see comes out through here.
    let refused: Arc<Mutex<Option<String>>> = Arc::default();
    let (by_filter, by_conflict) = (Arc::clone(&refused), Arc::clone(&refused));
    let note = |slot: &Mutex<Option<String>>, table: &str| {
        if let Ok(mut slot) = slot.lock() {
            slot.get_or_insert_with(|| table.to_owned());
        }
    };
    let outcome = reader.conn.apply_strm(
        &mut &changeset[..],
        Some(move |table: &str| {
            let ours = TABLES.contains(&table);
            if !ours {
                note(&by_filter, table);
            }
            ours
        }),
        move |kind, item| {
            // With broken references, SQLite points at no row.
            if kind == ConflictType::SQLITE_CHANGESET_FOREIGN_KEY {
                note(&by_conflict, "a reference");
            } else if let Ok(operation) = item.op() {
                note(&by_conflict, operation.table_name());
            }
            ConflictAction::SQLITE_CHANGESET_ABORT
        },
    );
    let refused = refused.lock().ok().and_then(|mut slot| slot.take());
    match (outcome, refused) {
        (Ok(()), None) => Ok(()),
        (_, Some(table)) => Err(StoreError::Conflict {
            sequence,
            label: label.to_owned(),
            table,
        }),
        (Err(e), None) => Err(reader.fault(e)),
    }
}

/// Returns what was done in an entry, with its changeset.
pub(crate) fn read(
    reader: &Reader,
    sequence: Sequence,
) -> Result<(CommandMeta, Vec<u8>), StoreError> {
    let sql = "SELECT sequence, time, actor, label, topics, kind, reverts, changeset FROM journal
               WHERE sequence = ?1";
    let found = reader.first(sql, [sequence], |row| {
        let Entry {
            time,
            actor,
            label,
            topics,
            ..
        } = row_to_entry(row)?;
        Ok((
            CommandMeta {
                time,
                actor,
                label,
                topics,
            },
            row.get(7)?,
        ))
    })?;
    found.ok_or_else(|| crate::reader::missing("journal entry", sequence))
}

pub(crate) fn row_to_entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        sequence: row.get(0)?,
        time: row::time(row, 1)?,
        actor: row.get(2)?,
        label: row.get(3)?,
        topics: row::json(row, 4)?,
        kind: row::word(row, 5, EntryKind::from_word)?,
        reverts: row.get(6)?,
        undone: false,
    })
}
