//! One writer at a time: an advisory lock on a small file beside the engagement.
//!
//! The lock is not on the engagement itself. SQLite's own locks are POSIX record locks, which a process
//! loses when it closes *any* handle on the file, and on network shares a lock on the whole file keeps
//! SQLite out as well. The file `.NAME.lock` is empty, its lock ends with the process however it ends,
//! and a left-over one does no harm.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Holds the right to write an engagement file until it is dropped.
#[derive(Debug)]
pub(crate) struct WriterLock {
    path: PathBuf,
    _file: File,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub(crate) enum Asked {
    /// It is ours.
    Granted(WriterLock),
    /// Somebody else has it.
    Taken,
    /// The folder takes no new file.
    FolderReadOnly,
}

impl WriterLock {
    /// Asks for the right to write the engagement file at `path`, without waiting.
    pub(crate) fn ask(path: &Path) -> io::Result<Asked> {
        let path = beside(path);
        loop {
            let file = match open(&path) {
                Ok(file) => file,
                Err(e)
                    if matches!(
                        e.kind(),
                        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
                    ) =>
                {
                    return Ok(Asked::FolderReadOnly);
                }
                Err(e) => return Err(e),
            };
            match file.try_lock() {
                Ok(()) if is_still_at(&file, &path) => {
                    return Ok(Asked::Granted(Self { path, _file: file }));
                }
                // Its last holder took the file away between our opening and locking it.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(Asked::Taken),
                Err(TryLockError::Error(e)) => return Err(e),
            }
        }
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // Taken away while still locked. One that stays does no harm.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Returns the path of the lock file for the engagement at `path`.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    path.with_file_name(name)
}

fn open(path: &Path) -> io::Result<File> {
    let made = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path);
    match made {
        // Left over by another user; to lock it, reading is enough.
        Err(e) if e.kind() == ErrorKind::PermissionDenied => File::open(path).or(Err(e)),
        other => other,
    }
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(ours), Ok(there)) = (file.metadata(), std::fs::metadata(path)) else {
        return false;
    };
    (ours.dev(), ours.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, _path: &Path) -> bool {
    true
}
