//! The architecture in a bundle, in and out.

mod document;
mod output;
mod read;

pub(crate) use document::ArchitectureDoc;
pub(super) use output::{ArchitectureOut, Outside, architecture_out};
pub(crate) use read::{Names, architecture};
