//! Charts by plotters: radars, histograms and the trend, as SVG with real text.
//!
//! A chart is drawn on a canvas of tenths of a point, so that whole numbers are exact enough, and shown
//! at one unit a point: its text keeps its size in the document.

mod canvas;
mod histogram;
mod radar;
mod trend;

use serde_json::{Value, json};
use waymark_domain::report::GapReport;

use crate::error::ReportError;
use crate::fonts::Fonts;

/// A chart, drawn.
pub(crate) struct Chart {
    /// File stem.
    pub(crate) name: String,
    /// The picture.
    pub(crate) svg: String,
    /// Width in points.
    width: u32,
    /// Height in points.
    height: u32,
}

impl Chart {
    /// Returns the size in points as the templates read it.
    pub(crate) fn size(&self) -> Value {
        json!({ "width": self.width, "height": self.height })
    }

    /// Returns the picture with its title and text alternative inside.
    pub(crate) fn alone(&self, title: &str, alt: &str) -> String {
        described(&self.svg, title, alt)
    }
}

/// Returns every chart of the report.
pub(crate) fn all(report: &GapReport, fonts: &Fonts) -> Result<Vec<Chart>, ReportError> {
    let stand = &report.stand;
    let mut charts = Vec::new();
    if let Some(found) = &stand.trend {
        charts.push(trend::draw(found, fonts)?);
    }
    let alone = stand.radars.len() == 1;
    for found in &stand.radars {
        charts.push(radar::draw(found, alone, fonts)?);
    }
    charts.push(histogram::draw(&stand.histograms, fonts)?);
    Ok(charts)
}

/// Returns `svg` with a title and a description for whoever does not see it.
pub(crate) fn described(svg: &str, title: &str, alt: &str) -> String {
    let Some(end) = svg.find("<svg").and_then(|start| svg[start..].find('>').map(|i| start + i)) else {
        return svg.to_owned();
    };
    let (head, rest) = svg.split_at(end);
    let (title, alt) = (escaped(title), escaped(alt));
    format!("{head} role=\"img\"><title>{title}</title><desc>{alt}</desc>{}", &rest[1..])
}

/// Returns `text` as it may stand in XML; characters that XML does not know are dropped.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '&' => result.push_str("&amp;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => result.push(' '),
            c => result.push(c),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_escaped_and_stands_inside() {
        let svg = described("<svg width=\"1\"><rect/></svg>", "a < b", "x & y\u{1}");
        assert_eq!(svg, "<svg width=\"1\" role=\"img\"><title>a &lt; b</title><desc>x &amp; y </desc><rect/></svg>");
    }
}
