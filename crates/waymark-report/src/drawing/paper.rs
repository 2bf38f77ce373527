//! A drawing on paper: how large it is with the labels that stand beyond its boxes.

use std::fmt::Write as _;

use waymark_domain::architecture::Drawing;
use waymark_domain::layout::Rect;

use super::body;
use crate::charts::FAMILY;

/// Returns what the drawing takes up: its extent, and what labels need beyond it.
pub(super) fn bounds(drawing: &Drawing) -> Rect {
    let (mut left, mut top) = (0.0_f64, 0.0_f64);
    let (mut right, mut bottom) = (
        drawing.extent.width.max(1.0),
        drawing.extent.height.max(1.0),
    );
    for label in drawing.lines.iter().filter_map(|l| l.label.as_ref()) {
        let rect = label.rect;
        left = left.min(rect.x - 4.0);
        top = top.min(rect.y);
        right = right.max(rect.x + rect.width + 4.0);
        bottom = bottom.max(rect.y + rect.height);
    }
    Rect {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
    }
}

/// Returns the drawing without title and legend, as it stands in a document that has its own, and how large it is.
pub(crate) fn bare(drawing: &Drawing) -> (String, (f64, f64)) {
    let bounds = bounds(drawing);
    let (width, height) = (bounds.width, bounds.height);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILY}\">"
    );
    placed(&mut svg, drawing, &bounds, 0.0);
    svg.push_str("</svg>\n");
    (svg, (width, height))
}

/// Writes the drawing below `head`, moved so that nothing of it lies beyond the edges.
pub(super) fn placed(svg: &mut String, drawing: &Drawing, bounds: &Rect, head: f64) {
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<g transform=\"translate({} {})\">",
        -bounds.x,
        head - bounds.y
    );
    svg.push_str(&body(drawing));
    svg.push_str("</g>");
}
