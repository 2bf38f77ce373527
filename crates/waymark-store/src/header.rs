//! The first hundred bytes, read before SQLite touches the file.
//!
//! SQLite is generous: it takes an empty file for an empty database and repairs what it can. A file
//! that is not ours must not be touched at all, so its header is judged from its bytes alone.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::{self, StoreError};
use crate::place;

/// `WYMK` in the header's application id.
pub const APPLICATION_ID: u32 = 0x5759_4d4b;

const SIZE: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Checks that the file at `path` is an engagement file of schema `known` or older, whole by its own
/// account, and returns its schema.
pub(crate) fn check(path: &Path, known: u32) -> Result<u32, StoreError> {
    let path_buf = || path.to_owned();
    let (header, actual) = read(path)?;
    if actual == 0 {
        return Err(StoreError::Empty { path: path_buf() });
    }
    if !header.starts_with(MAGIC) {
        return Err(StoreError::NotAnEngagement { path: path_buf() });
    }
    if header.len() < SIZE {
        return Err(StoreError::Truncated {
            path: path_buf(),
            expected: SIZE as u64,
            actual,
        });
    }
    let number = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    let application_id = number(68);
    if application_id != APPLICATION_ID {
        return Err(StoreError::OtherApplication {
            path: path_buf(),
            application_id,
        });
    }
    let found = number(60);
    if found > known {
        return Err(StoreError::NewerSchema {
            path: path_buf(),
            found,
            known,
        });
    }
    if found == 0 {
        let detail = "its header states no schema".to_owned();
        return Err(StoreError::Corrupt {
            path: path_buf(),
            detail,
        });
    }
    // 1 stands for 65,536. The page count counts only if it was written with the last change.
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let expected = page_size * u64::from(number(28));
    let stated = number(24) == number(92);
    // A change that was cut off leaves its rollback journal, from which SQLite restores the length.
    if stated && actual < expected && !interrupted(path) {
        return Err(StoreError::Truncated {
            path: path_buf(),
            expected,
            actual,
        });
    }
    Ok(found)
}

fn read(path: &Path) -> Result<(Vec<u8>, u64), StoreError> {
    let failed = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::PermissionDenied => StoreError::Io {
            path: path.to_owned(),
            detail: error::plain(&e),
        },
        _ => StoreError::from_io(path, &e),
    };
    // Asked first: opening a pipe would wait for its other end.
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(StoreError::NotAnEngagement {
            path: path.to_owned(),
        });
    }
    let file = File::open(path).map_err(failed)?;
    let mut header = Vec::with_capacity(SIZE);
    file.take(SIZE as u64)
        .read_to_end(&mut header)
        .map_err(failed)?;
    Ok((header, metadata.len()))
}

fn interrupted(path: &Path) -> bool {
    std::fs::metadata(place::journal_of(path)).is_ok_and(|m| m.len() > 0)
}
