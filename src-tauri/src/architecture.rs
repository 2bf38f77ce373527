//! The architecture as a document, a drawing or a model, written where the person chooses.

use serde::Deserialize;
use tauri::AppHandle;
use waymark_api::{Session, WireError};
use waymark_domain::architecture::DrawingOptions;
use waymark_report::Renderer;

use crate::dialogs::Kind;
use crate::engine::internal;
use crate::export::{Exported, as_pdf, one, suggested};
use crate::files::blocking;

/// Pixels a unit of the drawing: sharp on a slide.
const PIXELS_A_UNIT: f32 = 2.0;

/// The architecture in one of its forms.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Form {
    /// The report, as PDF.
    Report,
    /// The drawing in view, as SVG.
    Svg,
    /// The drawing in view, as PNG.
    Png,
    /// The drawing in view, as a Mermaid flowchart.
    Mermaid,
    /// The drawing in view, for draw.io.
    Drawio,
    /// The whole model with all its views, as an ArchiMate exchange file.
    Archimate,
}

#[tauri::command]
pub(crate) async fn shell_export_architecture(
    app: AppHandle,
    form: Form,
    options: DrawingOptions,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| {
        let file = |kind, extension, bytes: Vec<u8>| {
            let suggested = suggested(desk, "architecture", extension);
            one(app, desk, kind, "Export the drawing", &suggested, &bytes)
        };
        match form {
            Form::Report => {
                let report = desk.with(Session::architecture_report)?;
                as_pdf(
                    app,
                    desk,
                    "architecture",
                    "Export the architecture report",
                    report,
                )
            }
            Form::Svg => {
                let drawing = desk.with(|session| session.drawing(&options))?;
                let svg = waymark_report::drawing_svg(&drawing);
                file(Kind::Svg, "svg", svg.into_bytes())
            }
            Form::Png => {
                let drawing = desk.with(|session| session.drawing(&options))?;
                let png = Renderer::new().drawing_png(&drawing, PIXELS_A_UNIT);
                file(Kind::Png, "png", png.map_err(|e| internal(e.to_string()))?)
            }
            Form::Mermaid => {
                let text = desk.with(|session| session.drawing_mermaid(&options))?;
                file(Kind::Mermaid, "mmd", text.into_bytes())
            }
            Form::Drawio => {
                let text = desk.with(|session| session.drawing_drawio(&options))?;
                file(Kind::Drawio, "drawio", text.into_bytes())
            }
            Form::Archimate => {
                let all = DrawingOptions {
                    plateau: None,
                    ..options.clone()
                };
                let bytes = desk.with(|session| session.archimate(&all))?;
                file(Kind::Archimate, "xml", bytes)
            }
        }
    })
    .await
}
