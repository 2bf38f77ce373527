//! Readiness over the rounds: a line a pillar within the band of what is unanswered.

use plotters::style::text_anchor::{HPos, VPos};
use waymark_domain::report::trend::{Trend, TrendLine, TrendMark};
use waymark_domain::report::wording::percent;

use super::Chart;
use super::canvas::{At, Canvas, HAIRLINE, INK_2, INK_3, OUTLINE, Type, chart, hue, wrapped};
use crate::error::ReportError;
use crate::fonts::Fonts;

const WIDTH: u32 = 482;
const HEIGHT: u32 = 150;
const LEFT: f64 = 30.0;
const RIGHT: f64 = 372.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 124.0;

pub(crate) fn draw(trend: &Trend, fonts: &Fonts) -> Result<Chart, ReportError> {
    let last = trend
        .lines
        .iter()
        .flat_map(|l| &l.marks)
        .map(|m| m.day)
        .max()
        .unwrap_or(0)
        .max(1);
    let x = |m: &TrendMark| LEFT + 14.0 + (RIGHT - LEFT - 28.0) * m.day as f64 / last as f64;
    chart("trend", WIDTH, HEIGHT, fonts, |canvas| {
        for quarter in 0..=4 {
            let share = f64::from(quarter) / 4.0;
            canvas.line(
                &[(LEFT, y(share)), (RIGHT, y(share))],
                if quarter == 0 { OUTLINE } else { HAIRLINE },
                0.5,
            );
            let style = Type::new(7.0, INK_3).at(HPos::Right, VPos::Center);
            canvas.text(&percent(share), (LEFT - 4.0, y(share)), style);
        }
        rounds(canvas, trend, &x);
        for line in &trend.lines {
            band(canvas, line, &x);
        }
        for line in &trend.lines {
            let points: Vec<At> = line
                .marks
                .iter()
                .filter_map(|m| Some((x(m), y(m.readiness.value?))))
                .collect();
            canvas.line(&points, hue(Some(line.pillar)), 1.4);
            for &at in &points {
                canvas.mark(Some(line.pillar), at, 3.0);
            }
        }
        ends(canvas, trend, &x);
    })
}

fn y(share: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * share
}

fn rounds(canvas: &mut Canvas, trend: &Trend, x: &impl Fn(&TrendMark) -> f64) {
    let longest = trend.lines.iter().max_by_key(|l| l.marks.len());
    let mut free = f64::NEG_INFINITY;
    let marks = longest.map(|l| l.marks.as_slice()).unwrap_or_default();
    for (i, mark) in marks.iter().enumerate() {
        let at = x(mark);
        canvas.line(&[(at, TOP), (at, BOTTOM + 3.0)], HAIRLINE, 0.5);
        // the last round is always told; another only where it has room
        let room = marks
            .last()
            .is_none_or(|last| i + 1 == marks.len() || x(last) - at > 56.0);
        if at - free >= 56.0 && room {
            free = at;
            let style = Type::new(7.0, INK_2).at(HPos::Center, VPos::Center);
            canvas.text(
                &wrapped(&mark.round, 14, 1).join(" "),
                (at, BOTTOM + 11.0),
                style.bold(),
            );
            canvas.text(&mark.date, (at, BOTTOM + 20.0), style);
        }
    }
}

fn band(canvas: &mut Canvas, line: &TrendLine, x: &impl Fn(&TrendMark) -> f64) {
    let ends: Vec<(f64, f64, f64)> = line
        .marks
        .iter()
        .filter_map(|m| Some((x(m), y(m.readiness.worst?), y(m.readiness.best?))))
        .collect();
    let lower = ends.iter().map(|&(x, worst, _)| (x, worst));
    let upper = ends.iter().rev().map(|&(x, _, best)| (x, best));
    canvas.polygon(
        &lower.chain(upper).collect::<Vec<At>>(),
        hue(Some(line.pillar)),
        0.13,
    );
}

/// Names the lines at their right end, one below the other where they would touch.
fn ends(canvas: &mut Canvas, trend: &Trend, x: &impl Fn(&TrendMark) -> f64) {
    let mut labels: Vec<(&TrendLine, f64, f64, f64)> = trend
        .lines
        .iter()
        .filter_map(|l| {
            let last = l.marks.last()?;
            let value = last.readiness.value?;
            Some((l, x(last), value, y(value)))
        })
        .collect();
    labels.sort_by(|a, b| a.3.total_cmp(&b.3));
    let mut free = TOP - 8.0;
    for (line, from, value, wanted) in labels {
        let at = wanted.max(free + 18.0).min(BOTTOM);
        free = at;
        let left = RIGHT + 8.0;
        if (at - wanted).abs() > 3.0 || left - from > 30.0 {
            canvas.line(&[(from + 4.0, wanted), (left - 2.0, at)], HAIRLINE, 0.5);
        }
        canvas.mark(Some(line.pillar), (left + 3.0, at), 2.8);
        let style = Type::new(8.0, hue(Some(line.pillar))).bold();
        canvas.text(
            &format!("{} {}", line.title, percent(value)),
            (left + 9.0, at),
            style,
        );
        let coverage = line.marks.last().and_then(|m| m.readiness.coverage);
        let coverage = coverage.map_or_else(
            || "coverage –".into(),
            |c| format!("coverage {}", percent(c)),
        );
        canvas.text(&coverage, (left + 9.0, at + 9.0), Type::new(6.75, INK_3));
    }
}
