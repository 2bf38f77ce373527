//! The architecture report.

use serde_json::{Value, json};
use waymark_domain::architecture::Drawing;
use waymark_domain::report::Caption;
use waymark_domain::report::architecture::ArchitectureReport;

use crate::bounds::{self, ROWS_A_TABLE};
use crate::charts::Chart;
use crate::drawing;
use crate::error::ReportError;
use crate::fonts::Fonts;
use crate::render::Figure;
use crate::text::Cleaner;

/// Columns of the gap matrix that fit across a page; with more it is a list alone.
const COLUMNS_A_GRID: usize = 34;
/// Rows of the gap matrix that fit on a page.
const ROWS_A_GRID: usize = 30;
/// Points in 1/96 inch.
const POINTS: f64 = 0.75;

/// Returns the pictures: a drawing a plateau.
pub(super) fn figures(report: &ArchitectureReport) -> Vec<Figure> {
    let pages = report.plateaus.iter();
    pages.map(|p| Figure::of(&p.name, &p.caption)).collect()
}

/// Returns the limits as the templates read them, or refuses a report that is too large.
pub(super) fn limits(report: &ArchitectureReport) -> Result<Value, ReportError> {
    let changes = report.plateaus.iter().map(|p| p.changes.len());
    let controls = report.policies.iter().map(|p| p.controls.len());
    let gates = report.gates.iter();
    let gates = gates.map(|g| g.criteria.len() + g.evidence.len() + g.checks.len());
    let matrix = report.matrix.as_ref();
    let matrix = matrix.map_or(0, |m| m.cells.len() + m.migration.len() + m.grid.len());
    bounds::allow(
        changes.chain(controls).chain(gates).sum::<usize>()
            + matrix
            + report.findings.len()
            + report.waived.len()
            + report.hosting.len()
            + report.components.len()
            + report.flows.len(),
    )?;
    Ok(json!({
        "rows": ROWS_A_TABLE,
        "columns": COLUMNS_A_GRID,
        "grid": ROWS_A_GRID,
    }))
}

/// Returns the drawings as they stand in the document.
pub(super) fn charts(report: &ArchitectureReport, fonts: &Fonts) -> Vec<Chart> {
    let pages = report.plateaus.iter();
    pages
        .map(|p| {
            let drawing = cleaned(&p.drawing, fonts);
            let (svg, size) = drawing::bare(&drawing);
            chart(&p.name, svg, size)
        })
        .collect()
}

/// Returns a drawing as it stands alone: with title and legend inside.
pub(super) fn alone<'a>(
    report: &'a ArchitectureReport,
    name: &str,
    fonts: &Fonts,
) -> Option<(Chart, &'a Caption)> {
    let page = report.plateaus.iter().find(|p| p.name == name)?;
    let drawing = cleaned(&page.drawing, fonts);
    let (svg, size) = drawing::titled(&drawing);
    Some((chart(name, svg, size), &page.caption))
}

/// Returns a drawing whose texts can be shown by the faces at hand.
pub(crate) fn cleaned(drawing: &Drawing, fonts: &Fonts) -> Drawing {
    let mut cleaner = Cleaner::new(fonts);
    let mut drawing = drawing.clone();
    let mut clean = |text: &mut String| *text = cleaner.shown(text);
    clean(&mut drawing.title);
    clean(&mut drawing.subtitle);
    clean(&mut drawing.alt);
    for zone in &mut drawing.zones {
        clean(&mut zone.title);
        clean(&mut zone.note);
        zone.footer.iter_mut().for_each(&mut clean);
    }
    for drawn in &mut drawing.boxes {
        drawn.title.iter_mut().for_each(&mut clean);
        clean(&mut drawn.subtitle);
    }
    for gate in &mut drawing.gates {
        clean(&mut gate.code);
        gate.title.iter_mut().for_each(&mut clean);
    }
    for line in &mut drawing.lines {
        if let Some(label) = &mut line.label {
            clean(&mut label.text);
        }
    }
    drawing
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a drawing is some thousands of points wide"
)]
fn chart(name: &str, svg: String, (width, height): (f64, f64)) -> Chart {
    let points = |x: f64| (x * POINTS).ceil().clamp(1.0, 1e6) as u32;
    Chart::new(name, svg, points(width), points(height))
}
