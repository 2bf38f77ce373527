//! What can go wrong with an engagement file.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;

use crate::access::ReadOnlyReason;
use crate::place;

/// What can go wrong with an engagement file: what happened, where, and what to do.
///
/// The variants fall into three groups: the file cannot be opened, it cannot be written or read, or the
/// change itself cannot be. In every case the file is as it was before.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file, or its folder does not exist.
    #[error("{} does not exist; check the name and the folder", path.display())]
    NotFound {
        /// The file.
        path: PathBuf,
    },
    /// A file of that name is there already.
    #[error("{} exists already; choose another name", path.display())]
    AlreadyExists {
        /// The file.
        path: PathBuf,
    },
    /// The file has no bytes at all.
    #[error("{} is empty; it was never written or has lost its content: take a copy or start anew", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else, such as a text file with our extension.
    #[error("{} is not an engagement file, whatever its name says; it was left as it is", path.display())]
    NotAnEngagement {
        /// The file.
        path: PathBuf,
    },
    /// The file ends before the end its header states.
    #[error(
        "{} is cut off: it has {actual} bytes of {expected}; it was probably not copied to its end: copy it again",
        path.display()
    )]
    Truncated {
        /// The file.
        path: PathBuf,
        /// Bytes that the header states.
        expected: u64,
        /// Bytes that are there.
        actual: u64,
    },
    /// The file is an SQLite database of another application.
    #[error(
        "{} belongs to another application (application id {application_id:#010x}); it was left as it is",
        path.display()
    )]
    OtherApplication {
        /// The file.
        path: PathBuf,
        /// The application id in its header.
        application_id: u32,
    },
    /// The file was written by a newer Waymark.
    #[error(
        "{} was written by a newer Waymark (schema {found}; this one knows {known}); update Waymark to open it. \
         It was left as it is",
        path.display()
    )]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// Schema of the file.
        found: u32,
        /// Newest schema that this program knows.
        known: u32,
    },
    /// The file was written by an older Waymark and cannot be upgraded, because it may only be read.
    #[error(
        "{} was written by an older Waymark (schema {found}) and must be upgraded, but {reason}; \
         copy it to a folder where you may write, and open the copy",
        path.display()
    )]
    OlderSchema {
        /// The file.
        path: PathBuf,
        /// Schema of the file.
        found: u32,
        /// Why it may only be read.
        reason: ReadOnlyReason,
    },
    /// The file is damaged.
    #[error("{} is damaged: {detail}; open a copy or a backup", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The last change was cut off by a kill or a full disk, and to take it back the file would have to be
    /// written, which it may not be here.
    #[error(
        "the last change to {} was cut off and must be taken back, but {why}; open it where it can be written, \
         or copy it to such a place together with its {}",
        path.display(),
        place::journal_of(path).file_name().unwrap_or_default().display()
    )]
    CutOff {
        /// The file.
        path: PathBuf,
        /// Why it may not be written.
        why: ReadOnlyReason,
    },
    /// A change was asked of a file that is open for reading only.
    #[error("{} is open for reading only: {reason}; save a copy to make changes", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: ReadOnlyReason,
    },
    /// The folder does not let a file be made.
    #[error("nothing can be written to {}: {detail}; choose another folder", path.display())]
    FolderReadOnly {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// Another program holds the file.
    #[error("{} is in use by another program; close it there, or try again", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// There is no room left.
    #[error("no room is left on the disk for {}; free some space and try again. Nothing was changed", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file was moved, renamed or deleted while it was open.
    #[error("{} was moved or deleted while it was open; save a copy now", path.display())]
    Moved {
        /// Where the file was.
        path: PathBuf,
    },
    /// The disk or the network failed to read or write.
    #[error("{} cannot be read or written: {detail}. Nothing was changed", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// No fact has this key.
    #[error("there is no {kind} {key}; it may have been deleted")]
    Missing {
        /// The kind of fact, one of the words of the field.
        kind: &'static str,
        /// Its key or code.
        key: String,
    },
    /// A code or key is taken.
    #[error("a {table} {key} exists already; codes are unique, so choose another")]
    Duplicate {
        /// The table.
        table: String,
        /// What was to be written, by its code.
        key: String,
    },
    /// A fact names another that is not there.
    #[error("{table} {key} refers to something that is not in the file; add that first")]
    UnknownReference {
        /// The table.
        table: String,
        /// What was to be written, by its code.
        key: String,
    },
    /// Something else depends on the fact and may not go with it.
    #[error("the {kind} {key} cannot be deleted: {why}")]
    InUse {
        /// The kind of fact.
        kind: &'static str,
        /// Its key or code.
        key: String,
        /// What depends on it, and what to do.
        why: String,
    },
    /// The change would alter a baseline.
    #[error("the round “{round}” is locked: a baseline does not change; make a new round instead")]
    RoundLocked {
        /// The round's title.
        round: String,
    },
    /// A value breaks a rule of its table.
    #[error("{table} {key}: {why}")]
    Invalid {
        /// The table.
        table: String,
        /// What was to be written, by its code.
        key: String,
        /// Which rule, and what to do.
        why: String,
    },
    /// The journal no longer fits the facts, so an entry cannot be taken back or brought back.
    #[error(
        "“{label}” (entry {sequence}) cannot be reverted: {table} was changed by other means since; nothing was changed"
    )]
    Conflict {
        /// The journal entry.
        sequence: i64,
        /// Its label.
        label: String,
        /// The table in which they disagree.
        table: String,
    },
    /// SQLite refused for a reason that none of the above covers.
    #[error("{}: {detail}", path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
}

/// Returns what the system said, without its numbers and without names of files that are ours alone.
pub(crate) fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let end = [" (os error", " at path"].map(|from| text.find(from).unwrap_or(text.len()));
    text[..end[0].min(end[1])].to_owned()
}

/// Returns whether SQLite refused to read because a change was cut off that it may not take back.
pub(crate) fn is_cut_off(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|e| e.extended_code);
    code == Some(ffi::SQLITE_READONLY_ROLLBACK)
}

impl StoreError {
    /// Says in our words what SQLite said about the file at `path`.
    pub(crate) fn from_sqlite(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let detail = error.to_string();
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::DiskFull { path },
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy { path },
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                    let detail = "its pages do not hold together".to_owned();
                    Self::Corrupt { path, detail }
                }
                ErrorCode::ReadOnly if failure.extended_code == ffi::SQLITE_READONLY_DBMOVED => {
                    Self::Moved { path }
                }
                // Another process was cut off while this one had the file open for reading.
                ErrorCode::ReadOnly if is_cut_off(&error) => Self::CutOff {
                    path,
                    why: ReadOnlyReason::Asked,
                },
                ErrorCode::ReadOnly => {
                    let reason = match failure.extended_code {
                        ffi::SQLITE_READONLY_DIRECTORY => ReadOnlyReason::Folder,
                        _ => ReadOnlyReason::File,
                    };
                    Self::ReadOnly { path, reason }
                }
                ErrorCode::CannotOpen => Self::FolderReadOnly {
                    path: path.parent().map_or_else(|| path.clone(), Path::to_owned),
                    detail: "no file can be opened there".to_owned(),
                },
                ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed => {
                    let code = failure.extended_code;
                    Self::Io {
                        path,
                        detail: format!("the disk reports an error (code {code})"),
                    }
                }
                _ => Self::Database { path, detail },
            },
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => Self::Corrupt { path, detail },
            _ => Self::Database { path, detail },
        }
    }

    /// Says in our words why a row of `table`, known to its users as `key`, could not be written.
    pub(crate) fn from_write(path: &Path, table: &str, key: &str, error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::from_sqlite(path, error);
        };
        if failure.code != ErrorCode::ConstraintViolation {
            return Self::from_sqlite(path, error);
        }
        let (table, key) = (table.to_owned(), key.to_owned());
        match failure.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE
            | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            | ffi::SQLITE_CONSTRAINT_ROWID => Self::Duplicate { table, key },
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::UnknownReference { table, key },
            // SQLite keeps no number that is none.
            ffi::SQLITE_CONSTRAINT_NOTNULL => {
                let column = message.as_deref().and_then(|m| m.rsplit('.').next());
                let why = format!("its {} must be a finite number", column.unwrap_or("value"));
                Self::Invalid { table, key, why }
            }
            _ => {
                let message = message.clone().unwrap_or_else(|| failure.to_string());
                // The checks are named by what there is to say.
                let why = message
                    .trim_start_matches("CHECK constraint failed: ")
                    .to_owned();
                Self::Invalid { table, key, why }
            }
        }
    }

    /// Says that a fact names another twice, where a row for it was there already.
    pub(crate) fn named_twice(self, what: &str) -> Self {
        match self {
            Self::Duplicate { table, key } => {
                let why = format!("it names the same {what} twice");
                Self::Invalid { table, key, why }
            }
            other => other,
        }
    }

    /// Says in our words what the system said about making or moving the file at `path`.
    pub(crate) fn from_io(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_owned();
        let detail = plain(error);
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound { path },
            ErrorKind::AlreadyExists => Self::AlreadyExists { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::FolderReadOnly {
                path: path.parent().map_or_else(|| path.clone(), Path::to_owned),
                detail,
            },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::Io { path, detail },
        }
    }
}
