//! Taking in a matrix or a BPMN model.

use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};
use crate::types::{Changed, RaciPreview, RaciSource};

/// Returns what importing a matrix or a BPMN model would do.
pub fn preview_raci(_session: &mut Session, args: RaciSource) -> Answer<RaciPreview> {
    Err(unreadable(&args.name))
}

/// Takes in a matrix or a BPMN model; answers what was understood.
pub fn import_raci(_session: &mut Session, args: RaciSource) -> Answer<Changed<RaciPreview>> {
    Err(unreadable(&args.name))
}

fn unreadable(name: &str) -> WireError {
    WireError::new(
        ErrorCode::Import,
        format!("{name} cannot be read."),
        "A matrix is a .csv or .xlsx file, a BPMN model a .bpmn file.",
    )
}
