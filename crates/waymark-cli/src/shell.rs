//! What the command lends to the api: clock, name, folders; and what can go wrong.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use waymark_api::{Environment, ErrorCode, Session, WireError};
use waymark_report::ReportError;

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The api says so.
    Api(WireError),
    /// A file cannot be read.
    Unread {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A file cannot be written.
    Unwritten {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The report could not be made.
    Report(ReportError),
}

impl Failure {
    /// Returns the exit code: 3 bad input, 4 a file cannot be opened or written, 5 anything else.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Unread { .. } | Self::Unwritten { .. } => 4,
            Self::Report(ReportError::TooLarge { .. }) => 3,
            Self::Report(_) => 5,
            Self::Api(error) => match error.code {
                ErrorCode::Invalid
                | ErrorCode::NotFound
                | ErrorCode::RoundLocked
                | ErrorCode::WeightsLocked
                | ErrorCode::InUse
                | ErrorCode::Import => 3,
                ErrorCode::ReadOnly
                | ErrorCode::BadFile
                | ErrorCode::NewerFile
                | ErrorCode::CannotWrite => 4,
                ErrorCode::Cancelled | ErrorCode::Internal => 5,
            },
        }
    }

    /// Returns the failure as the one error that crosses the wire.
    pub(crate) fn wire(&self) -> WireError {
        match self {
            Self::Api(error) => error.clone(),
            Self::Unread { path, error } => unread(path, error),
            Self::Unwritten { path, error } => unwritten(path, error),
            Self::Report(error @ ReportError::TooLarge { .. }) => {
                WireError::new(ErrorCode::Invalid, format!("{error}."), "")
            }
            Self::Report(error) => WireError::new(ErrorCode::Internal, format!("{error}."), ""),
        }
    }
}

fn unread(path: &Path, error: &io::Error) -> WireError {
    let (why, hint) = match error.kind() {
        ErrorKind::NotFound => ("it does not exist", "Check the name and the folder."),
        ErrorKind::PermissionDenied => ("you may not read it", "Ask its owner, or copy it."),
        ErrorKind::IsADirectory => ("it is a folder", "Name a file in it."),
        _ => return unclear(ErrorCode::BadFile, path, "read", error),
    };
    let message = format!("{} cannot be read: {why}.", path.display());
    WireError::new(ErrorCode::BadFile, message, hint)
}

fn unwritten(path: &Path, error: &io::Error) -> WireError {
    let (why, hint) = match error.kind() {
        ErrorKind::NotFound => ("its folder does not exist", "Check the name of the folder."),
        ErrorKind::PermissionDenied => ("its folder is write-protected", "Choose another folder."),
        ErrorKind::ReadOnlyFilesystem => ("its disk is read-only", "Choose another folder."),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "no room is left on the disk",
            "Free some space, or choose another disk.",
        ),
        ErrorKind::IsADirectory => ("a folder has that name", "Choose another name."),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => (
            "a file stands where a folder would have to",
            "Choose another name.",
        ),
        _ => return unclear(ErrorCode::CannotWrite, path, "written", error),
    };
    let message = format!("{} cannot be written: {why}.", path.display());
    WireError::new(ErrorCode::CannotWrite, message, hint)
}

fn unclear(code: ErrorCode, path: &Path, done: &str, error: &io::Error) -> WireError {
    let message = format!("{} cannot be {done}: {error}.", path.display());
    WireError::new(code, message, "Try another place.")
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        Self::Api(error)
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        Self::Report(error)
    }
}

/// Returns the time; `SOURCE_DATE_EPOCH`, where set, stands still for reproducible documents.
#[expect(clippy::disallowed_methods, reason = "the command's one clock")]
pub(crate) fn now() -> DateTime<Utc> {
    let fixed = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|s| s.parse().ok());
    fixed
        .and_then(|s| DateTime::from_timestamp(s, 0))
        .unwrap_or_else(Utc::now)
}

/// Returns what the api is lent.
pub(crate) fn environment() -> Environment {
    let name = ["USER", "USERNAME", "LOGNAME"]
        .into_iter()
        .find_map(|v| std::env::var(v).ok());
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|h| PathBuf::from(h).join(".local/share"));
    let data = data.or_else(home).unwrap_or_else(std::env::temp_dir);
    Environment {
        now: Box::new(now),
        actor: name.unwrap_or_else(|| "waymark".into()),
        backup_dir: data.join("waymark").join("backups"),
    }
}

/// Opens an engagement file.
pub(crate) fn open(file: &Path) -> Result<Session, Failure> {
    Ok(Session::open(file, environment())?)
}

/// Opens an engagement file for reading.
pub(crate) fn open_to_read(file: &Path) -> Result<Session, Failure> {
    Ok(Session::open_to_read(file, environment())?)
}
