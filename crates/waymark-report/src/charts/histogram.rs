//! Histograms of individual ratings, side by side, with one vertical axis and their medians.

use plotters::style::text_anchor::{HPos, VPos};
use waymark_domain::report::profile::{Histogram, Histograms};

use super::Chart;
use super::canvas::{Canvas, HAIRLINE, INK, INK_2, INK_3, OUTLINE, Type, chart, hue, wrapped};
use crate::error::ReportError;
use crate::fonts::Fonts;

const WIDTH: u32 = 482;
const PANEL: f64 = 122.0;
const COLUMNS: usize = 3;

pub(crate) fn draw(histograms: &Histograms, fonts: &Fonts) -> Result<Chart, ReportError> {
    let rows = histograms.panels.len().div_ceil(COLUMNS).max(1);
    let most = histograms
        .panels
        .iter()
        .flat_map(|p| &p.bins)
        .map(|b| b.count)
        .max()
        .unwrap_or(0);
    let columns = histograms.panels.len().clamp(1, COLUMNS);
    let gap = 22.0;
    let width = ((f64::from(WIDTH) - gap * (columns as f64 - 1.0)) / columns as f64).min(230.0);
    chart(
        "histogram",
        WIDTH,
        (PANEL * rows as f64) as u32,
        fonts,
        |canvas| {
            for (i, histogram) in histograms.panels.iter().enumerate() {
                let left = (i % columns) as f64 * (width + gap);
                panel(
                    canvas,
                    histogram,
                    left,
                    (i / columns) as f64 * PANEL,
                    width,
                    most,
                );
            }
        },
    )
}

fn panel(canvas: &mut Canvas, h: &Histogram, left: f64, top: f64, width: f64, most: usize) {
    let (floor, head) = (top + PANEL - 32.0, top + 38.0);
    canvas.mark(h.pillar, (left + 3.2, top + 7.0), 2.9);
    let title = wrapped(&h.title, (width / 4.6) as usize, 1).join(" ");
    canvas.text(
        &title,
        (left + 10.0, top + 7.0),
        Type::new(8.0, hue(h.pillar)).bold(),
    );
    let said = match (&h.median, h.not_applicable) {
        (Some(m), 0) => format!("{} ratings, median {m}", h.total),
        (Some(m), na) => format!("{} ratings, median {m}; {na} not applicable", h.total),
        (None, _) => "no ratings".to_owned(),
    };
    canvas.text(&said, (left, top + 18.5), Type::new(7.0, INK_2));
    let slot = width / h.bins.len().max(1) as f64;
    let high = |count: usize| {
        if most == 0 {
            0.0
        } else {
            (floor - head) * count as f64 / most as f64
        }
    };
    let dense = slot < 14.0;
    let names = slot >= 34.0;
    for (i, bin) in h.bins.iter().enumerate() {
        let middle = left + slot * (i as f64 + 0.5);
        let half = (slot * 0.36).min(17.0);
        if bin.count > 0 {
            canvas.bar(
                (middle - half, floor - high(bin.count)),
                (middle + half, floor),
                hue(h.pillar),
            );
        }
        if !dense || i % 5 == 0 {
            let style = Type::new(7.0, INK).at(HPos::Center, VPos::Center);
            canvas.text(&bin.text, (middle, floor + 7.5), style.bold());
        }
        if !dense {
            let style = Type::new(7.0, INK_2).at(HPos::Center, VPos::Center);
            canvas.text(
                &bin.count.to_string(),
                (middle, floor - high(bin.count) - 5.0),
                style,
            );
        }
        if names {
            let style = Type::new(6.25, INK_3).at(HPos::Center, VPos::Center);
            let letters = (slot / 3.3) as usize;
            canvas.text(
                &wrapped(&bin.title, letters, 1).join(" "),
                (middle, floor + 15.5),
                style,
            );
        }
    }
    canvas.line(&[(left, floor), (left + width, floor)], OUTLINE, 0.6);
    canvas.line(
        &[(left, top + 25.0), (left + width, top + 25.0)],
        HAIRLINE,
        0.4,
    );
    if let Some(at) = h.median_at {
        let x = left + slot * (at + 0.5);
        let y = floor + if names { 20.0 } else { 13.0 };
        canvas.polygon(&[(x, y), (x - 3.0, y + 5.0), (x + 3.0, y + 5.0)], INK, 1.0);
        let (h_pos, dx) = if x > left + width / 2.0 {
            (HPos::Right, -6.0)
        } else {
            (HPos::Left, 6.0)
        };
        canvas.text(
            "median",
            (x + dx, y + 2.8),
            Type::new(6.5, INK_2).at(h_pos, VPos::Center),
        );
    }
}
