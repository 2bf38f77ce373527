//! Files of other formats: read within bounds, written whole or not at all.

use std::io::{Read, Write};
use std::path::Path;

use waymark_api::{ErrorCode, WireError};

use crate::shell::Failure;

/// Most bytes read from a foreign file; each format has a bound of its own below it.
const MOST_BYTES: u64 = 65 << 20;

/// Returns the bytes of a foreign file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let fault = |error| Failure::Unread {
        path: path.to_owned(),
        error,
    };
    let file = std::fs::File::open(path).map_err(fault)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(fault)?;
    if bytes.len() as u64 > MOST_BYTES {
        let message = format!(
            "{} is larger than {} MiB.",
            path.display(),
            MOST_BYTES >> 20
        );
        return Err(WireError::new(ErrorCode::Import, message, "Split it.").into());
    }
    Ok(bytes)
}

/// Returns the text of a foreign file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    text(path, read(path)?)
}

/// Returns the bytes of a foreign file as text.
pub(crate) fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let good = String::from_utf8_lossy(good);
        let line = good.matches('\n').count() + 1;
        let byte = good.len() - good.rfind('\n').map_or(0, |end| end + 1) + 1;
        let message = format!(
            "{} is no UTF-8 text: see line {line}, byte {byte}.",
            path.display()
        );
        WireError::new(ErrorCode::Import, message, "Save it as UTF-8.").into()
    })
}

/// Writes a file, whole or not at all, replacing one that is there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fault = |error| Failure::Unwritten {
        path: path.to_owned(),
        error,
    };
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut draft = tempfile::NamedTempFile::new_in(folder).map_err(fault)?;
    draft.write_all(bytes).map_err(fault)?;
    draft.as_file().sync_all().map_err(fault)?;
    draft.persist(path).map_err(|e| fault(e.error))?;
    open_to_all(path).map_err(fault)
}

/// Gives a file the permissions that a plain new file would have; a draft is private.
#[cfg(unix)]
fn open_to_all(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_all(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Makes a folder, with those above it.
pub(crate) fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| Failure::Unwritten {
        path: path.to_owned(),
        error,
    })
}
