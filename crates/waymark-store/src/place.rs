//! Putting a finished file in its place: wholly, and never over another by accident.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use tempfile::{TempDir, TempPath};

use crate::error::StoreError;

/// What to do with a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Keep it and report [`StoreError::AlreadyExists`].
    Keep,
    /// Replace it, once the new one is whole.
    Replace,
}

/// A file in the making, in a folder of its own beside its place. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Draft {
    place: PathBuf,
    folder: TempDir,
}

impl Draft {
    /// Begins a file that will lie at `place`.
    pub(crate) fn new(place: &Path) -> Result<Self, StoreError> {
        let failed = |e: std::io::Error| match StoreError::from_io(place, &e) {
            StoreError::NotFound { path } => {
                let path = path.parent().map_or_else(|| path.clone(), Path::to_owned);
                StoreError::NotFound { path }
            }
            other => other,
        };
        let folder = tempfile::Builder::new()
            .prefix(".waymark-")
            .tempdir_in(folder_of(place))
            .map_err(failed)?;
        Ok(Self {
            place: place.to_owned(),
            folder,
        })
    }

    /// Returns where the file is being made.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("draft.waymark")
    }

    /// Moves the file to its place in one step.
    pub(crate) fn put(self, existing: Existing) -> Result<(), StoreError> {
        let draft = TempPath::try_from_path(self.path())
            .map_err(|e| StoreError::from_io(&self.place, &e))?;
        let moved = match existing {
            Existing::Keep => draft.persist_noclobber(&self.place),
            Existing::Replace => draft.persist(&self.place),
        };
        moved.map_err(|e| StoreError::from_io(&self.place, &e.error))?;
        // The move itself must survive a power cut; where folders cannot be synced, nothing is lost.
        if let Ok(folder) = std::fs::File::open(folder_of(&self.place)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

/// Copies the whole of `conn` to `place`, page by page.
pub(crate) fn copy(conn: &Connection, place: &Path, existing: Existing) -> Result<(), StoreError> {
    let draft = Draft::new(place)?;
    let fault = |e| StoreError::from_sqlite(place, e);
    let mut copy = Connection::open(draft.path()).map_err(fault)?;
    {
        let backup = Backup::new(conn, &mut copy).map_err(fault)?;
        let mut patience = 40;
        loop {
            match backup.step(-1).map_err(fault)? {
                StepResult::Done => break,
                _ if patience == 0 => {
                    return Err(StoreError::Busy {
                        path: place.to_owned(),
                    });
                }
                _ => {
                    patience -= 1;
                    std::thread::sleep(Duration::from_millis(50));
                }
            }
        }
    }
    copy.close().map_err(|(_, e)| fault(e))?;
    draft.put(existing)
}

/// Returns the folder in which `path` lies.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// Returns the path of SQLite's rollback journal for the file at `path`.
pub(crate) fn journal_of(path: &Path) -> PathBuf {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    journal.into()
}

/// Returns whether this process may write the file at `path`.
pub(crate) fn may_write(path: &Path) -> std::io::Result<bool> {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    match std::fs::OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(true),
        Err(e) if matches!(e.kind(), PermissionDenied | ReadOnlyFilesystem) => Ok(false),
        Err(e) => Err(e),
    }
}
