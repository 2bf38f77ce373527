//! Commands that read a file the person picks, within bounds.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::Ordering;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tauri::AppHandle;
use waymark_api::{ErrorCode, WireError};

use crate::dialogs::{self, Kind};
use crate::export::{cancelled, long_work, progress};
use crate::files::blocking;
use crate::write;

/// Bytes of text that are taken in.
const LIMIT: u64 = 64 << 20;

/// A text file that was picked.
#[derive(Debug, Serialize)]
pub(crate) struct PickedText {
    name: String,
    text: String,
}

/// A file that evidence points to.
#[derive(Debug, Serialize)]
pub(crate) struct PickedEvidence {
    name: String,
    sha256: String,
}

/// What text is asked for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TextKind {
    Answers,
    Model,
}

#[tauri::command]
pub(crate) async fn shell_pick_text(
    app: AppHandle,
    kind: TextKind,
) -> Result<Option<PickedText>, WireError> {
    blocking(app, move |app, _| {
        let picked = match kind {
            TextKind::Answers => dialogs::open(app, Kind::Answers, "Choose a file of answers"),
            TextKind::Model => dialogs::open(app, Kind::Model, "Choose a capability model"),
        };
        picked
            .map(|path| {
                Ok(PickedText {
                    name: write::name(&path),
                    text: text(&path)?,
                })
            })
            .transpose()
    })
    .await
}

/// A file that was picked, text or not.
#[derive(Debug, Serialize)]
pub(crate) struct PickedFile {
    name: String,
    /// Its text; of a workbook its bytes in base64.
    content: String,
}

/// What file is asked for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    /// A landscape, a catalog or a table of tools.
    Tools,
    /// A RACI matrix or a diagram of a process.
    Process,
    /// An ArchiMate exchange file.
    Architecture,
}

/// Reads a file that the person picks.
#[tauri::command]
pub(crate) async fn shell_pick_file(
    app: AppHandle,
    kind: FileKind,
) -> Result<Option<PickedFile>, WireError> {
    blocking(app, move |app, _| {
        let picked = match kind {
            FileKind::Tools => dialogs::open(app, Kind::Tools, "Choose a file with tools"),
            FileKind::Process => dialogs::open(app, Kind::Process, "Choose a matrix or a diagram"),
            FileKind::Architecture => {
                dialogs::open(app, Kind::Archimate, "Choose an ArchiMate exchange file")
            }
        };
        let read = |path: std::path::PathBuf| {
            let workbook = path
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
            Ok(PickedFile {
                name: write::name(&path),
                content: if workbook {
                    waymark_api::base64(&bytes(&path)?)
                } else {
                    text(&path)?
                },
            })
        };
        picked.map(read).transpose()
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_pick_evidence_file(
    app: AppHandle,
) -> Result<Option<PickedEvidence>, WireError> {
    blocking(app, |app, desk| {
        let picked = dialogs::open(app, Kind::Evidence, "Choose a file of evidence");
        let Some(path) = picked else { return Ok(None) };
        let name = write::name(&path);
        let _work = long_work(desk)?;
        let unread = |error| write::cannot_read(&path, &error);
        let mut file = File::open(&path).map_err(unread)?;
        let total = file.metadata().map_err(unread)?.len();
        let (mut digest, mut done) = (Sha256::new(), 0);
        let mut buffer = vec![0; 1 << 20];
        loop {
            if desk.stop.load(Ordering::Relaxed) {
                return Err(cancelled());
            }
            progress(
                app,
                "evidence",
                "Reading the file",
                done >> 20,
                Some(total >> 20),
            );
            let read = file.read(&mut buffer).map_err(unread)?;
            if read == 0 {
                break;
            }
            digest.update(&buffer[..read]);
            done += read as u64;
        }
        let sha256 = digest
            .finalize()
            .iter()
            .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        Ok(Some(PickedEvidence { name, sha256 }))
    })
    .await
}

/// Returns the bytes of a file of at most [`LIMIT`].
fn bytes(path: &Path) -> Result<Vec<u8>, WireError> {
    let unread = |error| write::cannot_read(path, &error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unread)?;
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(unread)?;
    if bytes.len() as u64 > LIMIT {
        return Err(WireError::new(
            ErrorCode::Import,
            format!(
                "“{}” is larger than 64 MiB; nothing was read.",
                write::name(path)
            ),
            "Split it into smaller files.",
        ));
    }
    Ok(bytes)
}

/// Returns the text of a file of at most [`LIMIT`] bytes in UTF-8.
pub(crate) fn text(path: &Path) -> Result<String, WireError> {
    let name = write::name(path);
    let bytes = bytes(path)?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid]
            .split(|&byte| byte == b'\n')
            .count();
        WireError::new(
            ErrorCode::Import,
            format!(
                "“{name}” is not text in UTF-8: line {line} has other bytes; nothing was read."
            ),
            "Save it again as UTF-8; spreadsheets offer “CSV UTF-8”.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, WireError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.csv");
        std::fs::write(&path, bytes).unwrap();
        text(&path)
    }

    #[test]
    fn text_is_read_as_it_is() {
        assert_eq!(read("code,ä\n".as_bytes()).unwrap(), "code,ä\n");
    }

    #[test]
    fn other_encodings_are_refused_with_the_line() {
        let error = read(b"code,person\na,\xe4\n").unwrap_err();
        assert_eq!(error.code, ErrorCode::Import);
        assert!(error.message.contains("line 2"), "{}", error.message);
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.csv");
        File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
        assert!(text(&path).unwrap_err().message.contains("64 MiB"));
    }

    #[test]
    fn what_is_not_there_is_told() {
        let error = text(Path::new("/nowhere/answers.csv")).unwrap_err();
        assert_eq!(
            error.message,
            "“answers.csv” could not be read: it is not there."
        );
    }
}
