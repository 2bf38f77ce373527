//! The one error that leaves the api.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_exchange::ExchangeError;
use waymark_store::StoreError;

/// What a client acts on; messages are for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The arguments do not make sense; the hint says what would.
    Invalid,
    /// The item is gone; refetch.
    NotFound,
    /// A locked round cannot be changed.
    RoundLocked,
    /// The weights of an evaluation are locked; offer to unlock them.
    WeightsLocked,
    /// Something refers to the item; show what.
    InUse,
    /// The file is open read-only.
    ReadOnly,
    /// Foreign data with problems, listed in the message.
    Import,
    /// The file is not a Waymark file, or damaged.
    BadFile,
    /// The file was made by a newer version.
    NewerFile,
    /// The disk is full or the folder cannot be written.
    CannotWrite,
    /// The client asked to stop.
    Cancelled,
    /// Anything else; a bug report is welcome.
    Internal,
}

/// `{ code, message, hint }`: what happened and where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct WireError {
    /// What a client acts on.
    pub code: ErrorCode,
    /// What happened, and where.
    pub message: String,
    /// What to do; empty where the message says it all.
    pub hint: String,
}

impl WireError {
    /// Returns an error.
    pub fn new(code: ErrorCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: hint.into(),
        }
    }

    pub(crate) fn invalid(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(ErrorCode::Invalid, message, hint)
    }

    pub(crate) fn not_found(what: &str) -> Self {
        let hint = "It may have been removed; look at the history.";
        Self::new(
            ErrorCode::NotFound,
            format!("There is no such {what}."),
            hint,
        )
    }
}

impl From<StoreError> for WireError {
    fn from(error: StoreError) -> Self {
        use StoreError as E;
        let code = match &error {
            E::Missing { .. } => ErrorCode::NotFound,
            E::NotFound { .. }
            | E::Empty { .. }
            | E::NotAnEngagement { .. }
            | E::Truncated { .. }
            | E::OtherApplication { .. }
            | E::Corrupt { .. } => ErrorCode::BadFile,
            E::NewerSchema { .. } => ErrorCode::NewerFile,
            E::ReadOnly { .. } | E::OlderSchema { .. } => ErrorCode::ReadOnly,
            E::FolderReadOnly { .. }
            | E::DiskFull { .. }
            | E::Io { .. }
            | E::Busy { .. }
            | E::Moved { .. }
            | E::CutOff { .. }
            | E::AlreadyExists { .. } => ErrorCode::CannotWrite,
            E::InUse { .. } => ErrorCode::InUse,
            E::RoundLocked { .. } => ErrorCode::RoundLocked,
            E::Duplicate { .. } | E::UnknownReference { .. } | E::Invalid { .. } => {
                ErrorCode::Invalid
            }
            _ => ErrorCode::Internal,
        };
        split(code, &error.to_string())
    }
}

impl From<ExchangeError> for WireError {
    fn from(error: ExchangeError) -> Self {
        let hint = "Nothing was taken in; put it right and try again.";
        Self::new(ErrorCode::Import, capitalised(&error.to_string()), hint)
    }
}

/// Splits “what happened; what to do” into message and hint, at the first semicolon outside brackets.
fn split(code: ErrorCode, text: &str) -> WireError {
    let mut depth = 0;
    let place = text.char_indices().find_map(|(i, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (depth == 0 && text[i..].starts_with("; ")).then_some(i)
    });
    let (message, hint) = place.map_or((text, ""), |i| (&text[..i], &text[i + 2..]));
    let stop = |t: String| {
        if t.is_empty() || t.ends_with('.') {
            t
        } else {
            t + "."
        }
    };
    WireError::new(code, stop(capitalised(message)), stop(capitalised(hint)))
}

/// Returns the text with a capital at the beginning of every line, but for names of files.
fn capitalised(text: &str) -> String {
    let line = |line: &str| {
        let first = line.split_whitespace().next().unwrap_or_default();
        let mut chars = line.chars();
        match chars.next() {
            Some(head) if !first.contains(['.', '/', '\\']) => {
                head.to_uppercase().collect::<String>() + chars.as_str()
            }
            _ => line.to_owned(),
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_parted_from_what_to_do() {
        let check = |text: &str, message: &str, hint: &str| {
            let e = split(ErrorCode::CannotWrite, text);
            assert_eq!((e.message.as_str(), e.hint.as_str()), (message, hint));
        };
        check(
            "the folder is full; free some space",
            "The folder is full.",
            "Free some space.",
        );
        check("no", "No.", "");
        check(
            "it is newer (1; not 2); update",
            "It is newer (1; not 2).",
            "Update.",
        );
        check(
            "demo.waymark is gone; look again",
            "demo.waymark is gone.",
            "Look again.",
        );
        check("/a/b is gone", "/a/b is gone.", "");
    }

    #[test]
    fn every_line_begins_with_a_capital() {
        assert_eq!(capitalised("row 2: no\nrow 3: no"), "Row 2: no\nRow 3: no");
    }
}
