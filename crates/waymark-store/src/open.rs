//! Making, opening and copying engagement files.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::access::{Access, ReadOnlyReason};
use crate::command::{CommandMeta, Edit};
use crate::connection;
use crate::error::StoreError;
use crate::header;
use crate::journal::Stacks;
use crate::lock::{Asked, WriterLock};
use crate::place::{self, Draft, Existing};
use crate::reader::Reader;
use crate::schema::{self, MIGRATIONS};
use crate::store::Store;

/// How a file is opened.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// Where a file of an older schema is copied to before it is upgraded; made if need be.
    pub backup_dir: PathBuf,
    /// Whether to open it for reading only.
    pub read_only: bool,
}

/// An upgrade that took place when the file was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// The schema that the file had.
    pub from: u32,
    /// Where the file as it was lies now.
    pub backup: PathBuf,
}

impl Store {
    /// Makes an engagement file without content and opens it. A file that is there already is kept and
    /// reported; whatever goes wrong, nothing is left behind.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        Self::make(path, |_| Ok(())).map(|(store, ())| store)
    }

    /// Makes an engagement file whose first command is `edit`, and opens it. The file appears with that
    /// content or not at all.
    pub fn create_with<T>(
        path: &Path,
        meta: CommandMeta,
        edit: impl FnOnce(&Edit<'_>) -> Result<T, StoreError>,
    ) -> Result<(Self, T), StoreError> {
        Self::make(path, |draft| {
            draft.command(meta, edit).map(|(value, _)| value)
        })
    }

    /// Returns a store that lives in memory and ends with it.
    pub fn in_memory() -> Result<Self, StoreError> {
        let path = PathBuf::from("(memory)");
        let fault = |e| StoreError::from_sqlite(&path, e);
        let conn = Connection::open_in_memory().map_err(fault)?;
        Self::fresh(conn, &path)
    }

    /// Opens the engagement file at `path`.
    ///
    /// The header is judged before SQLite sees the file, and a file that is not ours, is cut off or comes
    /// from a newer program is left untouched. Then comes SQLite's `quick_check`. An older file is copied
    /// to `options.backup_dir` and upgraded, wholly or not at all. If somebody else has the file open for
    /// writing, or it cannot be written, it is opened for reading; [`Store::access`] says so.
    ///
    /// A change that was cut off, by a kill or a full disk, is taken back first, also where the file is
    /// opened for reading; where that cannot be, the error is [`StoreError::CutOff`].
    pub fn open(path: &Path, options: &OpenOptions) -> Result<Self, StoreError> {
        Self::open_as(path, options, MIGRATIONS)
    }

    /// Copies the file, as it stands now, to `path`.
    ///
    /// The copy is whole before it takes its place. With [`Existing::Replace`], a file that somebody has
    /// open for writing is not replaced: [`StoreError::Busy`].
    pub fn copy_to(&self, path: &Path, existing: Existing) -> Result<(), StoreError> {
        let there = std::fs::canonicalize(path).ok();
        if existing == Existing::Keep && there.is_some() {
            return Err(StoreError::AlreadyExists {
                path: path.to_owned(),
            });
        }
        let Some(there) = there else {
            return place::copy(&self.conn, path, existing);
        };
        if there == self.path {
            return Err(StoreError::AlreadyExists { path: there });
        }
        let lock = WriterLock::ask(&there).map_err(|e| StoreError::from_io(&there, &e))?;
        if matches!(lock, Asked::Taken) {
            return Err(StoreError::Busy { path: there });
        }
        place::copy(&self.conn, &there, existing)
    }

    fn make<T>(
        path: &Path,
        fill: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<(Self, T), StoreError> {
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::AlreadyExists {
                path: path.to_owned(),
            });
        }
        let draft = Draft::new(path)?;
        let fault = |e| StoreError::from_sqlite(path, e);
        let conn = Connection::open(draft.path()).map_err(fault)?;
        let mut store = Self::fresh(conn, path)?;
        let value = fill(&mut store)?;
        store.reader.conn.close().map_err(|(_, e)| fault(e))?;
        draft.put(Existing::Keep)?;
        // A new file is never older, so nothing is backed up.
        let options = OpenOptions {
            backup_dir: place::folder_of(path).to_owned(),
            read_only: false,
        };
        Ok((Self::open(path, &options)?, value))
    }

    fn fresh(conn: Connection, path: &Path) -> Result<Self, StoreError> {
        let fault = |e| StoreError::from_sqlite(path, e);
        schema::configure(&conn).map_err(fault)?;
        schema::use_rollback_journal(&conn).map_err(fault)?;
        let made = schema::migrate(&conn, MIGRATIONS, 0).map_err(fault)?;
        made.map_err(|detail| StoreError::Corrupt {
            path: path.to_owned(),
            detail,
        })?;
        Ok(Self {
            reader: Reader {
                conn,
                path: path.to_owned(),
            },
            access: Access::ReadWrite,
            upgrade: None,
            stacks: Stacks::default(),
            _lock: None,
        })
    }

    /// Opens a file as a program would that knows `migrations`.
    pub(crate) fn open_as(
        path: &Path,
        options: &OpenOptions,
        migrations: &[&str],
    ) -> Result<Self, StoreError> {
        let known = migrations.len() as u32;
        // SQLite names its journal after the file, so the file goes by its one true name.
        let path = &std::fs::canonicalize(path).map_err(|e| StoreError::from_io(path, &e))?;
        header::check(path, known)?;
        let (access, lock) = ask_access(path, options)?;
        let fault = |e| StoreError::from_sqlite(path, e);
        let damaged = |detail| StoreError::Corrupt {
            path: path.clone(),
            detail,
        };
        let (conn, damage) = match access {
            Access::ReadWrite => {
                connection::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(fault)?
            }
            Access::ReadOnly(_) => connection::open_to_read(path)?,
        };
        if let Some(detail) = damage {
            return Err(damaged(detail));
        }
        // Read again: a change that was cut off has been taken back by now.
        let found: u32 = conn
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .map_err(fault)?;
        if found == 0 || found > known {
            return Err(damaged(format!("its schema is {found}")));
        }
        let mut upgrade = None;
        if let Access::ReadOnly(reason) = access {
            if found < known {
                return Err(StoreError::OlderSchema {
                    path: path.clone(),
                    found,
                    reason,
                });
            }
        } else {
            schema::use_rollback_journal(&conn).map_err(fault)?;
            if found < known {
                let backup = back_up(&conn, path, found, &options.backup_dir)?;
                let outcome = schema::migrate(&conn, migrations, found).map_err(fault)?;
                outcome.map_err(damaged)?;
                upgrade = Some(Upgrade {
                    from: found,
                    backup,
                });
            }
        }
        if let Some(object) = schema::first_foreign_object(&conn, migrations).map_err(fault)? {
            return Err(damaged(format!("the {object} is not as Waymark makes it")));
        }
        let reader = Reader {
            conn,
            path: path.clone(),
        };
        let stacks = Stacks::load(&reader)?;
        Ok(Self {
            reader,
            access,
            upgrade,
            stacks,
            _lock: lock,
        })
    }
}

/// Finds out whether the file may be written, and takes the right to.
fn ask_access(
    path: &Path,
    options: &OpenOptions,
) -> Result<(Access, Option<WriterLock>), StoreError> {
    if options.read_only {
        return Ok((Access::ReadOnly(ReadOnlyReason::Asked), None));
    }
    let right = right_to_write(path).map_err(|e| StoreError::from_io(path, &e))?;
    Ok(match right {
        Ok(lock) => (Access::ReadWrite, Some(lock)),
        Err(reason) => (Access::ReadOnly(reason), None),
    })
}

/// Takes the right to write the file at `path`, or says why it cannot be had.
pub(crate) fn right_to_write(path: &Path) -> io::Result<Result<WriterLock, ReadOnlyReason>> {
    if !place::may_write(path)? {
        return Ok(Err(ReadOnlyReason::File));
    }
    let lock = match WriterLock::ask(path)? {
        Asked::Granted(lock) => lock,
        Asked::Taken => return Ok(Err(ReadOnlyReason::OtherWriter)),
        Asked::FolderReadOnly => return Ok(Err(ReadOnlyReason::Folder)),
    };
    match place::may_write(&place::journal_of(path)) {
        Ok(true) => Ok(Ok(lock)),
        Ok(false) => Ok(Err(ReadOnlyReason::Journal)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Ok(lock)),
        Err(e) => Err(e),
    }
}

/// Copies a file of an older schema, as it is, to a name of its own in `folder`.
fn back_up(
    conn: &Connection,
    path: &Path,
    found: u32,
    folder: &Path,
) -> Result<PathBuf, StoreError> {
    std::fs::create_dir_all(folder).map_err(|e| StoreError::from_io(folder, &e))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut n = 1;
    loop {
        let again = if n == 1 {
            String::new()
        } else {
            format!(" ({n})")
        };
        let backup = folder.join(format!("{stem} schema {found}{again}.waymark"));
        match place::copy(conn, &backup, Existing::Keep) {
            Ok(()) => return Ok(backup),
            Err(StoreError::AlreadyExists { .. }) => n += 1,
            Err(e) => return Err(e),
        }
    }
}

#[cfg(test)]
mod tests;
