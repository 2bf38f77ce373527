//! A first connection to a file, and taking back a change that was cut off.
//!
//! A kill or a full disk in the middle of a commit leaves SQLite's rollback journal beside the file. It is
//! *hot*: the file is half changed until somebody plays it back. SQLite does so by itself, on the first
//! read of a connection that may write; one that may not refuses to read. So that reading never depends
//! on which command comes next, whoever opens such a file for reading takes the change back first.
//!
//! Whether a journal is hot is SQLite's to say: the journal of a commit under way in another process is
//! not, because that process holds its lock on the file.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::access::ReadOnlyReason;
use crate::error::{self, StoreError};
use crate::open::right_to_write;
use crate::schema;

/// How often another process is waited for that has the file open for writing, and each time for how long.
const PATIENCE: (u32, Duration) = (40, Duration::from_millis(50));

/// Opens a connection, sets it up, and returns it with what `quick_check` found, or none.
pub(crate) fn open(path: &Path, mode: OpenFlags) -> rusqlite::Result<(Connection, Option<String>)> {
    let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    schema::configure(&conn)?;
    let damage = schema::first_damage(&conn)?;
    Ok((conn, damage))
}

/// Does as [`open`] does for a file that is only read, once a change that was cut off has been taken back.
pub(crate) fn open_to_read(path: &Path) -> Result<(Connection, Option<String>), StoreError> {
    let (tries, pause) = PATIENCE;
    let mut refused = false;
    for _ in 0..tries {
        match open(path, OpenFlags::SQLITE_OPEN_READ_ONLY) {
            Err(e) if error::is_cut_off(&e) => {}
            other => return other.map_err(|e| StoreError::from_sqlite(path, e)),
        }
        match take_back(path)? {
            Ok(()) => {}
            // It will take the change back itself, or is just doing so.
            Err(ReadOnlyReason::OtherWriter) => std::thread::sleep(pause),
            Err(why) if refused => {
                let path = path.to_owned();
                return Err(StoreError::CutOff { path, why });
            }
            // Once is not enough: a commit that ends in this moment looks like one that was cut off.
            Err(_) => {
                refused = true;
                std::thread::sleep(pause);
            }
        }
    }
    Err(StoreError::Busy {
        path: path.to_owned(),
    })
}

/// Takes back a change that was cut off, or says why it may not be done here, or not now.
fn take_back(path: &Path) -> Result<Result<(), ReadOnlyReason>, StoreError> {
    let right = right_to_write(path).map_err(|e| StoreError::from_io(path, &e))?;
    let lock = match right {
        Ok(lock) => lock,
        Err(why) => return Ok(Err(why)),
    };
    let fault = |e| StoreError::from_sqlite(path, e);
    // The first read plays the journal back.
    let (conn, _) = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(fault)?;
    conn.close().map_err(|(_, e)| fault(e))?;
    drop(lock);
    Ok(Ok(()))
}
