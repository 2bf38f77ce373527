//! The documents of responsibilities, written where the person chooses.

use serde::Deserialize;
use tauri::AppHandle;
use waymark_api::{Session, WireError};

use crate::dialogs::Kind;
use crate::export::{Exported, as_pdf, one, suggested};
use crate::files::blocking;

/// A document of responsibilities in one of its forms.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wanted {
    /// The matrix with findings, load and every input, as PDF.
    Matrix,
    /// A chapter a role, as PDF.
    Roles,
    /// One page, as PDF.
    RollUp,
    /// The matrix with findings and load, as a workbook.
    MatrixWorkbook,
    /// A sheet a role, as a workbook.
    RolesWorkbook,
    /// The letters alone, as CSV.
    MatrixCsv,
}

const MATRIX: &str = "Export the RACI matrix";
const ROLES: &str = "Export the document by role";

#[tauri::command]
pub(crate) async fn shell_export_responsibilities(
    app: AppHandle,
    wanted: Wanted,
    names: bool,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| {
        let file = |kind, title, what, extension, bytes: Vec<u8>| {
            one(
                app,
                desk,
                kind,
                title,
                &suggested(desk, what, extension),
                &bytes,
            )
        };
        match wanted {
            Wanted::Matrix => {
                let report = desk.with(|session| session.raci_report(names))?;
                as_pdf(app, desk, "raci", MATRIX, report)
            }
            Wanted::Roles => {
                let report = desk.with(|session| session.roles_report(names))?;
                as_pdf(app, desk, "roles", ROLES, report)
            }
            Wanted::RollUp => {
                let sheet = desk.with(Session::roll_up_sheet)?;
                as_pdf(app, desk, "roll-up", "Export the roll-up", sheet)
            }
            Wanted::MatrixWorkbook => {
                let bytes = desk.with(|session| session.raci_workbook(names))?;
                file(Kind::Workbook, MATRIX, "raci", "xlsx", bytes)
            }
            Wanted::RolesWorkbook => {
                let bytes = desk.with(|session| session.roles_workbook(names))?;
                file(Kind::Workbook, ROLES, "roles", "xlsx", bytes)
            }
            Wanted::MatrixCsv => {
                let text = desk.with(Session::raci_matrix_csv)?;
                file(Kind::Matrix, MATRIX, "raci", "csv", text.into_bytes())
            }
        }
    })
    .await
}
