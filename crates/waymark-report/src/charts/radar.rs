//! The radar: domains as axes, score now, target, and the earlier round.

use std::f64::consts::TAU;

use plotters::style::text_anchor::{HPos, VPos};
use waymark_domain::report::profile::{Radar, RadarAxis};

use super::Chart;
use super::canvas::{At, Canvas, HAIRLINE, INK, INK_2, INK_3, OUTLINE, Type, chart, hue, wrapped};
use crate::error::ReportError;
use crate::fonts::Fonts;

/// Draws a radar: large where it is the only one, else at half the width of the text block.
pub(crate) fn draw(radar: &Radar, alone: bool, fonts: &Fonts) -> Result<Chart, ReportError> {
    let (width, height, radius, letters) = if alone {
        (482, 310, 112.0, 24)
    } else {
        (236, 160, 47.0, 16)
    };
    let center = (f64::from(width) / 2.0, (f64::from(height) - 4.0) / 2.0);
    chart(&radar.name, width, height, fonts, |canvas| {
        web(canvas, radar, center, radius);
        let color = hue(radar.pillar);
        if radar.earlier.is_some() {
            shape(canvas, radar, center, radius, |a| a.before, &mut |c, p| {
                c.line(p, OUTLINE, 0.9);
            });
        }
        fill(canvas, radar, center, radius);
        shape(canvas, radar, center, radius, |a| a.target, &mut |c, p| {
            c.dashed(p, INK, 0.9, 2.6);
        });
        shape(canvas, radar, center, radius, |a| a.now, &mut |c, p| {
            c.line(p, color, 1.6);
        });
        for (i, axis) in radar.axes.iter().enumerate() {
            if let Some(now) = axis.now {
                canvas.disc(place(center, radius * now, i, radar.axes.len()), 2.2, color);
            }
        }
        labels(canvas, radar, center, radius, letters);
        legend(canvas, radar, f64::from(width), f64::from(height) - 6.0);
    })
}

fn place(center: At, distance: f64, axis: usize, axes: usize) -> At {
    let angle = TAU * axis as f64 / axes as f64;
    (
        center.0 + distance * angle.sin(),
        center.1 - distance * angle.cos(),
    )
}

fn web(canvas: &mut Canvas, radar: &Radar, center: At, radius: f64) {
    let axes = radar.axes.len();
    let rings = radar.rings.len().max(1);
    for ring in 1..=rings {
        let distance = radius * ring as f64 / rings as f64;
        let mut points: Vec<At> = (0..axes)
            .map(|i| place(center, distance, i, axes))
            .collect();
        points.push(points[0]);
        canvas.line(&points, HAIRLINE, if ring == rings { 0.9 } else { 0.5 });
    }
    for i in 0..axes {
        canvas.line(&[center, place(center, radius, i, axes)], HAIRLINE, 0.5);
    }
    for (ring, text) in radar.rings.iter().enumerate() {
        let y = center.1 - radius * (ring + 1) as f64 / rings as f64;
        let style = Type::new(6.5, INK_3).at(HPos::Left, VPos::Center);
        canvas.text(text, (center.0 + 2.5, y + 3.6), style);
    }
}

/// Draws what lies between neighbours that both have a value, closed where all have one.
fn shape(
    canvas: &mut Canvas,
    radar: &Radar,
    center: At,
    radius: f64,
    value: impl Fn(&RadarAxis) -> Option<f64>,
    draw: &mut dyn FnMut(&mut Canvas, &[At]),
) {
    let axes = radar.axes.len();
    let at =
        |i: usize| value(&radar.axes[i % axes]).map(|v| place(center, radius * v, i % axes, axes));
    for i in 0..axes {
        if let (Some(from), Some(to)) = (at(i), at(i + 1)) {
            draw(canvas, &[from, to]);
        }
    }
}

fn fill(canvas: &mut Canvas, radar: &Radar, center: At, radius: f64) {
    let axes = radar.axes.len();
    let points: Option<Vec<At>> = radar
        .axes
        .iter()
        .enumerate()
        .map(|(i, a)| a.now.map(|v| place(center, radius * v, i, axes)))
        .collect();
    if let Some(points) = points {
        canvas.polygon(&points, hue(radar.pillar), 0.14);
    }
}

fn labels(canvas: &mut Canvas, radar: &Radar, center: At, radius: f64, letters: usize) {
    let axes = radar.axes.len();
    for (i, axis) in radar.axes.iter().enumerate() {
        let (x, y) = place(center, radius + 9.0, i, axes);
        let side = x - center.0;
        let h = if side.abs() < radius * 0.15 {
            HPos::Center
        } else if side > 0.0 {
            HPos::Left
        } else {
            HPos::Right
        };
        let mut lines = wrapped(&axis.title, letters, 2);
        lines.push(axis.value.clone());
        let top = match y - center.1 {
            d if d < -radius * 0.9 => y - 8.2 * (lines.len() as f64 - 1.0),
            d if d > radius * 0.9 => y + 2.0,
            _ => y - 4.1 * (lines.len() as f64 - 1.0),
        };
        let last = lines.len() - 1;
        for (n, line) in lines.iter().enumerate() {
            let style = Type::new(7.0, if n == last { INK } else { INK_2 }).at(h, VPos::Center);
            let style = if n == last { style.bold() } else { style };
            canvas.text(line, (x, top + 8.2 * n as f64), style);
        }
    }
}

fn legend(canvas: &mut Canvas, radar: &Radar, width: f64, y: f64) {
    let earlier = radar
        .earlier
        .as_deref()
        .map(|r| wrapped(r, 18, 1).join(" "));
    let count = 2.0 + f64::from(u8::from(earlier.is_some()));
    let step = if width > 300.0 { 90.0 } else { 72.0 };
    let mut x = (width - step * count) / 2.0 + 6.0;
    let style = Type::new(7.0, INK_2);
    canvas.line(&[(x, y), (x + 12.0, y)], hue(radar.pillar), 1.6);
    canvas.disc((x + 6.0, y), 2.2, hue(radar.pillar));
    canvas.text("Score now", (x + 16.0, y), style);
    x += step;
    canvas.dashed(&[(x, y), (x + 12.0, y)], INK, 0.9, 2.6);
    canvas.text("Target", (x + 16.0, y), style);
    if let Some(round) = earlier {
        x += step;
        canvas.line(&[(x, y), (x + 12.0, y)], OUTLINE, 0.9);
        canvas.text(&round, (x + 16.0, y), style);
    }
}
