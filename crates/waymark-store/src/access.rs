//! Whether a file may be changed, and why not.

use std::fmt;

/// Whether the open file may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It may.
    ReadWrite,
    /// It may only be read.
    ReadOnly(ReadOnlyReason),
}

/// Why a file may only be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// Another window or process has it open for writing.
    OtherWriter,
    /// The file itself may not be written.
    File,
    /// No file may be made in its folder, so a change could not be made safely.
    Folder,
    /// A change that was cut off left a rollback journal beside the file that may not be written.
    Journal,
    /// The caller asked for it.
    Asked,
}

impl fmt::Display for ReadOnlyReason {
    /// Writes the reason as the second half of a sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherWriter => "it is open for writing in another window",
            Self::File => "the file is write-protected",
            Self::Folder => "its folder is write-protected",
            Self::Journal => "the journal beside it is write-protected",
            Self::Asked => "it was opened for reading",
        })
    }
}
