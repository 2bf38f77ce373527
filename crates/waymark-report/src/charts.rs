//! Charts by plotters: radars, histograms and the trend, as SVG with real text.
//!
//! A chart is drawn on a canvas of tenths of a point, so that whole numbers are exact enough, and shown
//! at one unit a point: its text keeps its size in the document.

mod canvas;
pub(crate) mod cost;
pub(crate) mod histogram;
pub(crate) mod radar;
pub(crate) mod trend;

use serde_json::{Value, json};
use waymark_domain::report::Caption;

/// Faces, for viewers without Inter too.
pub(crate) const FAMILY: &str = "Inter, Helvetica, Arial, sans-serif";
/// Space around a chart on its own, and above it for title and unit, in points.
const MARGIN: u32 = 16;
const HEAD: u32 = 48;

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
    /// Returns a picture of this size in points.
    pub(crate) fn new(name: &str, svg: String, width: u32, height: u32) -> Self {
        Self {
            name: name.to_owned(),
            svg,
            width,
            height,
        }
    }

    /// Returns the size in points as the templates read it.
    pub(crate) fn size(&self) -> Value {
        json!({ "width": self.width, "height": self.height })
    }

    /// Returns the picture on white, with its title and unit above it, and its text alternative inside.
    pub(crate) fn alone(&self, caption: &Caption) -> String {
        let (width, height) = (self.width + 2 * MARGIN, self.height + HEAD + MARGIN);
        let place = format!("<svg x=\"{MARGIN}\" y=\"{HEAD}\"");
        let inner = self.svg.replacen("<svg", &place, 1);
        let (title, unit, alt) = (
            escaped(&caption.title),
            escaped(&caption.unit),
            escaped(&caption.alt),
        );
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{FAMILY}\">\
             <title>{title}</title><desc>{alt}</desc>\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>\
             <text x=\"{MARGIN}\" y=\"24\" font-size=\"9.5\" font-weight=\"600\" fill=\"#1B2430\">{title}</text>\
             <text x=\"{MARGIN}\" y=\"37\" font-size=\"7.5\" fill=\"#646E7E\">{unit}</text>{inner}</svg>\n"
        )
    }
}

/// Returns `svg` with a title and a description for whoever does not see it.
pub(crate) fn described(svg: &str, title: &str, alt: &str) -> String {
    let Some(end) = svg
        .find("<svg")
        .and_then(|start| svg[start..].find('>').map(|i| start + i))
    else {
        return svg.to_owned();
    };
    let (head, rest) = svg.split_at(end);
    let (title, alt) = (escaped(title), escaped(alt));
    format!(
        "{head} role=\"img\"><title>{title}</title><desc>{alt}</desc>{}",
        &rest[1..]
    )
}

/// Returns `text` as it may stand in XML; characters that XML does not know are dropped.
pub(crate) fn escaped(text: &str) -> String {
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
        assert_eq!(
            svg,
            "<svg width=\"1\" role=\"img\"><title>a &lt; b</title><desc>x &amp; y </desc><rect/></svg>"
        );
    }
}
