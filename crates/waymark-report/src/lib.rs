//! Documents and pictures from the plain data of a report.
//!
//! [`render_pdf`] lays out a whole [`Document`] as a tagged PDF (PDF/UA-1); [`figures`] lists its pictures
//! and [`render_figure`] makes each of them on its own, as SVG or PNG. Nothing here computes a figure or
//! words a claim: `waymark_domain::report` does, and what it says is shown.
//!
//! A fixed set of typst templates reads the document as data from a virtual `data.json`; what a user typed
//! is shown as text and never evaluated as markup. Radars, histograms and trends are drawn by plotters;
//! what is half a table (dumbbells, tiles, effort against impact) is drawn by typst. Everything happens in
//! memory: no file is read or written, no clock is read, and the same data gives the same bytes.
//!
//! ```no_run
//! use std::ops::ControlFlow;
//! # fn report() -> waymark_domain::report::GapReport { unimplemented!() }
//! let report = report();
//! let pdf = waymark_report::render_pdf(&report, &mut |step| {
//!     eprintln!("{} of {}: {}", step.done + 1, step.steps, step.label);
//!     ControlFlow::Continue(())
//! })?;
//! # Ok::<(), waymark_report::ReportError>(())
//! ```

mod bounds;
mod charts;
mod document;
mod drawing;
mod error;
mod fonts;
mod render;
mod text;
mod world;

use std::ops::ControlFlow;

pub use bounds::{MOST_INPUT_ROWS, MOST_ROWS, ROWS_A_TABLE};
pub use document::Document;
pub use drawing::drawing_svg;
pub use error::ReportError;
pub use render::{Figure, FigureFormat, Progress, Renderer};

/// Returns a document as a tagged PDF (PDF/UA-1); the same data gives the same bytes.
///
/// `progress` is called before every step; [`ControlFlow::Break`] ends with [`ReportError::Cancelled`].
/// A document of more than [`MOST_ROWS`] table rows is refused.
pub fn render_pdf<'a>(
    document: impl Into<Document<'a>>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<u8>, ReportError> {
    Renderer::new().render_pdf(document, progress)
}

/// Returns the pictures that a document has, in the order in which they stand in it.
pub fn figures<'a>(document: impl Into<Document<'a>>) -> Vec<Figure> {
    document.into().figures()
}

/// Returns one picture, by its name, as the bytes of a file.
pub fn render_figure<'a>(
    document: impl Into<Document<'a>>,
    name: &str,
    format: FigureFormat,
) -> Result<Vec<u8>, ReportError> {
    Renderer::new().render_figure(document, name, format)
}
