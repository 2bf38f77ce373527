//! A canvas in points over plotters' SVG backend, with the colours of the report.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use waymark_domain::words::Pillar;

use super::{Chart, FAMILY};
use crate::error::ReportError;
use crate::fonts::Fonts;
use crate::text::Cleaner;

/// Units of the backend a point.
const UNITS: f64 = 10.0;
/// plotters divides sizes by this on their way into SVG.
const SIZE_FACTOR: f64 = 1.24;

// The same values as in templates/tokens.typ.
pub(super) const INK: RGBColor = RGBColor(0x1B, 0x24, 0x30);
pub(super) const INK_2: RGBColor = RGBColor(0x4A, 0x55, 0x65);
pub(super) const INK_3: RGBColor = RGBColor(0x64, 0x6E, 0x7E);
pub(super) const HAIRLINE: RGBColor = RGBColor(0xD3, 0xD9, 0xE1);
pub(super) const OUTLINE: RGBColor = RGBColor(0x7F, 0x8B, 0x9B);
pub(super) const ACCENT: RGBColor = RGBColor(0x1D, 0x4E, 0x89);

/// Returns the hue of a pillar; the accent for what belongs to none.
pub(super) fn hue(pillar: Option<Pillar>) -> RGBColor {
    match pillar {
        Some(Pillar::People) => RGBColor(0x8E, 0x5D, 0x00),
        Some(Pillar::Process) => RGBColor(0x00, 0x76, 0x6A),
        Some(Pillar::Technology) => RGBColor(0x8C, 0x3D, 0x92),
        None => ACCENT,
    }
}

/// A place in points, from the top left.
pub(super) type At = (f64, f64);

/// How a text stands at its place.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) color: RGBColor,
    pub(super) h: HPos,
    pub(super) v: VPos,
    pub(super) bold: bool,
}

impl Type {
    pub(super) fn new(size: f64, color: RGBColor) -> Self {
        Self {
            size,
            color,
            h: HPos::Left,
            v: VPos::Center,
            bold: false,
        }
    }

    pub(super) fn at(self, h: HPos, v: VPos) -> Self {
        Self { h, v, ..self }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// Draws; the first failure is kept and told at the end.
pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    failure: Option<String>,
    cleaner: Cleaner<'a>,
}

fn units(at: At) -> (i32, i32) {
    ((at.0 * UNITS).round() as i32, (at.1 * UNITS).round() as i32)
}

/// Returns a chart of `width` × `height` points that `draw` has drawn.
pub(super) fn chart(
    name: &str,
    width: u32,
    height: u32,
    fonts: &Fonts,
    draw: impl FnOnce(&mut Canvas),
) -> Result<Chart, ReportError> {
    let mut svg = String::new();
    let size = (width * UNITS as u32, height * UNITS as u32);
    let failure = {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let mut canvas = Canvas {
            area,
            failure: None,
            cleaner: Cleaner::new(fonts),
        };
        draw(&mut canvas);
        let presented = canvas.area.present().map_err(|e| e.to_string());
        canvas.failure.or(presented.err())
    };
    if let Some(failure) = failure {
        return Err(ReportError::Layout(format!("chart {name}: {failure}")));
    }
    // one unit of the picture is a point, whatever the canvas counted in
    let counted = format!("width=\"{}\" height=\"{}\"", size.0, size.1);
    let svg = svg.replacen(
        &counted,
        &format!("width=\"{width}\" height=\"{height}\""),
        1,
    );
    Ok(Chart {
        name: name.to_owned(),
        svg,
        width,
        height,
    })
}

impl Canvas<'_> {
    fn keep<E: std::fmt::Display>(&mut self, result: Result<(), E>) {
        if let Err(e) = result {
            self.failure.get_or_insert_with(|| e.to_string());
        }
    }

    fn stroke(color: RGBColor, width: f64) -> ShapeStyle {
        ShapeStyle {
            color: color.to_rgba(),
            filled: false,
            stroke_width: (width * UNITS).round() as u32,
        }
    }

    pub(super) fn line(&mut self, points: &[At], color: RGBColor, width: f64) {
        let points: Vec<(i32, i32)> = points.iter().copied().map(units).collect();
        let drawn = self
            .area
            .draw(&PathElement::new(points, Self::stroke(color, width)));
        self.keep(drawn);
    }

    /// Draws a line of dashes `dash` points long and as far apart.
    pub(super) fn dashed(&mut self, points: &[At], color: RGBColor, width: f64, dash: f64) {
        for pair in points.windows(2) {
            let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
            let length = (x1 - x0).hypot(y1 - y0);
            let steps = (length / dash).floor() as usize;
            for step in (0..=steps).step_by(2) {
                let from = (step as f64 * dash / length).min(1.0);
                let to = ((step + 1) as f64 * dash / length).min(1.0);
                if to > from {
                    let at = |t: f64| (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
                    self.line(&[at(from), at(to)], color, width);
                }
            }
        }
    }

    pub(super) fn polygon(&mut self, points: &[At], color: RGBColor, opacity: f64) {
        let points: Vec<(i32, i32)> = points.iter().copied().map(units).collect();
        let drawn = self
            .area
            .draw(&Polygon::new(points, color.mix(opacity).filled()));
        self.keep(drawn);
    }

    pub(super) fn disc(&mut self, center: At, radius: f64, color: RGBColor) {
        let shape = Circle::new(
            units(center),
            (radius * UNITS).round() as i32,
            color.filled(),
        );
        let drawn = self.area.draw(&shape);
        self.keep(drawn);
    }

    pub(super) fn bar(&mut self, from: At, to: At, color: RGBColor) {
        let drawn = self
            .area
            .draw(&Rectangle::new([units(from), units(to)], color.filled()));
        self.keep(drawn);
    }

    /// Draws the mark of a pillar: circle, square or triangle, a diamond for what belongs to none.
    pub(super) fn mark(&mut self, pillar: Option<Pillar>, (x, y): At, r: f64) {
        let color = hue(pillar);
        match pillar {
            Some(Pillar::People) => self.disc((x, y), r, color),
            Some(Pillar::Process) => self.bar(
                (x - r * 0.9, y - r * 0.9),
                (x + r * 0.9, y + r * 0.9),
                color,
            ),
            Some(Pillar::Technology) => {
                self.polygon(
                    &[(x - r * 1.1, y + r), (x, y - r), (x + r * 1.1, y + r)],
                    color,
                    1.0,
                );
            }
            None => self.polygon(
                &[(x - r, y), (x, y - r), (x + r, y), (x, y + r)],
                color,
                1.0,
            ),
        }
    }

    pub(super) fn text(&mut self, text: &str, at: At, style: Type) {
        let text = self.cleaner.shown(text).replace('\n', " ");
        if text.trim().is_empty() {
            return;
        }
        let weight = if style.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let font = FontDesc::new(
            FontFamily::Name(FAMILY),
            style.size * UNITS * SIZE_FACTOR,
            weight,
        );
        let style = TextStyle::from(font)
            .color(&style.color)
            .pos(Pos::new(style.h, style.v));
        let drawn = self.area.draw(&Text::new(text, units(at), style));
        self.keep(drawn);
    }
}

/// Returns `text` in at most `lines` lines of about `width` characters, the last cut with “…”.
pub(super) fn wrapped(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut result: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word: String = if word.chars().count() > width {
            word.chars()
                .take(width.saturating_sub(1))
                .chain(['…'])
                .collect()
        } else {
            word.to_owned()
        };
        match result.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => result.push(word),
        }
    }
    if result.len() > lines {
        result.truncate(lines);
        if let Some(last) = result.last_mut() {
            let cut: String = last.chars().take(width.saturating_sub(1)).collect();
            *last = format!("{}…", cut.trim_end_matches('…').trim_end());
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_wrap_and_are_cut() {
        assert_eq!(
            wrapped("Validation and release", 12, 2),
            ["Validation", "and release"]
        );
        assert_eq!(
            wrapped("Validation and release of models", 12, 2),
            ["Validation", "and release…"]
        );
        assert_eq!(wrapped(&"x".repeat(40), 10, 2), ["xxxxxxxxx…"]);
        assert_eq!(wrapped("", 10, 2), Vec::<String>::new());
    }
}
