//! Commands that are listed but not yet answered.

use waymark_domain::id::ToolId;

use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::*;

pub(super) fn not_yet<T>() -> Answer<T> {
    Err(WireError::invalid("This command does not answer yet.", ""))
}

/// Not yet.
pub fn shipped_tools(_: &mut Session, _: Empty) -> Answer<Vec<ShippedTool>> {
    not_yet()
}

/// Not yet.
pub fn preview_tools(_: &mut Session, _: PreviewTools) -> Answer<ToolsPreview> {
    not_yet()
}

/// Not yet.
pub fn shipped_frameworks(_: &mut Session, _: Empty) -> Answer<Vec<ShippedFramework>> {
    not_yet()
}

/// Not yet.
pub fn framework_yaml(_: &mut Session, _: EvaluationArgs) -> Answer<String> {
    not_yet()
}

/// Not yet.
pub fn add_shipped_tools(_: &mut Session, _: AddShippedTools) -> Answer<Changed<Vec<ToolId>>> {
    not_yet()
}

/// Not yet.
pub fn import_tools(_: &mut Session, _: ImportTools) -> Answer<Changed<ToolsImported>> {
    not_yet()
}
