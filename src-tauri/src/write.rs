//! Writing files: whole or not at all, and clear about why not.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use waymark_api::{ErrorCode, WireError};

/// Writes a file so that it is there whole or as it was before.
pub(crate) fn whole(path: &Path, bytes: &[u8]) -> Result<(), WireError> {
    place(path, bytes).map_err(|error| cannot_write(path, &error))
}

fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut draft = tempfile::Builder::new();
    draft.prefix(".waymark-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: what the user's mask leaves of it.
        draft.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut draft = draft.tempfile_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// Returns the error for a file that cannot be written.
pub(crate) fn cannot_write(path: &Path, error: &io::Error) -> WireError {
    let (why, hint) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "the disk is full".to_owned(),
            "Free some space, or choose another disk.",
        ),
        ErrorKind::PermissionDenied => (
            "its folder does not let you".to_owned(),
            "Choose a folder of your own.",
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "its folder is read-only".to_owned(),
            "Choose another folder.",
        ),
        ErrorKind::NotFound => (
            "its folder is not there".to_owned(),
            "Choose another folder.",
        ),
        ErrorKind::IsADirectory => ("a folder has that name".to_owned(), "Choose another name."),
        _ => (error.to_string(), "Choose another folder."),
    };
    WireError::new(
        ErrorCode::CannotWrite,
        format!("{} could not be written: {why}.", quoted(path)),
        hint,
    )
}

/// Returns the error for a file that cannot be read.
pub(crate) fn cannot_read(path: &Path, error: &io::Error) -> WireError {
    let (why, hint) = match error.kind() {
        ErrorKind::NotFound => (
            "it is not there".to_owned(),
            "It may have been moved or renamed.",
        ),
        ErrorKind::PermissionDenied => ("you may not".to_owned(), "Ask its owner, or copy it."),
        _ => (error.to_string(), "Try a copy of it."),
    };
    WireError::new(
        ErrorCode::BadFile,
        format!("{} could not be read: {why}.", quoted(path)),
        hint,
    )
}

/// Returns a file's name, without its folder.
pub(crate) fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Returns `path` with an extension where it has none of its own.
pub(crate) fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    let has = path
        .extension()
        .is_some_and(|own| own.eq_ignore_ascii_case(extension));
    if has {
        return path;
    }
    let mut longer = path.into_os_string();
    longer.push(".");
    longer.push(extension);
    longer.into()
}

fn quoted(path: &Path) -> String {
    format!("“{}”", name(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.pdf");
        whole(&path, b"one").unwrap();
        whole(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_named_as_the_cause() {
        let folder = tempfile::tempdir().unwrap();
        let error = whole(&folder.path().join("no/report.pdf"), b"").unwrap_err();
        assert_eq!(error.code, ErrorCode::CannotWrite);
        assert_eq!(
            error.message,
            "“report.pdf” could not be written: its folder is not there."
        );
    }

    #[test]
    fn a_full_disk_is_named_as_the_cause() {
        let error = cannot_write(
            Path::new("/x/a.pdf"),
            &io::Error::from(ErrorKind::StorageFull),
        );
        assert_eq!(
            error.message,
            "“a.pdf” could not be written: the disk is full."
        );
    }

    #[test]
    fn extensions_are_added_never_replaced() {
        let check = |path: &str, expect: &str| {
            assert_eq!(with_extension(path.into(), "pdf"), PathBuf::from(expect));
        };
        check("gap", "gap.pdf");
        check("gap.pdf", "gap.pdf");
        check("gap.PDF", "gap.PDF");
        check("v1.2", "v1.2.pdf");
    }
}
