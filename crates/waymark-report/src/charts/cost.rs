//! Cost against value: a point a tool, the efficient frontier as a line.

use plotters::style::WHITE;
use plotters::style::text_anchor::{HPos, VPos};
use waymark_domain::report::evaluation::outcome::{CostAndValue, CostPoint};
use waymark_domain::report::wording::short;

use super::Chart;
use super::canvas::{ACCENT, At, Canvas, HAIRLINE, INK, INK_2, INK_3, OUTLINE, Type, chart};
use crate::error::ReportError;
use crate::fonts::Fonts;

const WIDTH: u32 = 482;
const HEIGHT: u32 = 230;
const LEFT: f64 = 34.0;
const RIGHT: f64 = 470.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 200.0;

pub(crate) fn draw(found: &CostAndValue, fonts: &Fonts) -> Result<Chart, ReportError> {
    let most = found.points.iter().map(|p| p.cost).fold(0.0, f64::max);
    let ticks = ticks(most);
    let end = ticks
        .last()
        .copied()
        .unwrap_or(1.0)
        .max(most)
        .max(f64::MIN_POSITIVE);
    let x = |cost: f64| LEFT + (RIGHT - LEFT - 60.0) * cost / end;
    let y = |value: f64| BOTTOM - (BOTTOM - TOP) * value / 100.0;
    chart("cost", WIDTH, HEIGHT, fonts, |canvas| {
        for value in [0.0, 25.0, 50.0, 75.0, 100.0] {
            let colour = if value == 0.0 { OUTLINE } else { HAIRLINE };
            canvas.line(&[(LEFT, y(value)), (RIGHT, y(value))], colour, 0.5);
            let style = Type::new(7.0, INK_3).at(HPos::Right, VPos::Center);
            canvas.text(&format!("{value}"), (LEFT - 4.0, y(value)), style);
        }
        for &cost in &ticks {
            canvas.line(&[(x(cost), BOTTOM), (x(cost), BOTTOM + 3.0)], OUTLINE, 0.5);
            let style = Type::new(7.0, INK_3).at(HPos::Center, VPos::Center);
            canvas.text(&amount(cost), (x(cost), BOTTOM + 11.0), style);
        }
        let place = |p: &CostPoint| (x(p.cost), y(p.value));
        let frontier: Vec<At> = found
            .points
            .iter()
            .filter(|p| p.efficient)
            .map(place)
            .collect();
        canvas.line(&frontier, ACCENT, 1.2);
        for point in &found.points {
            canvas.disc(place(point), 3.4, ACCENT);
            if !point.efficient {
                canvas.disc(place(point), 2.2, WHITE);
            }
        }
        names(canvas, &found.points, place);
    })
}

/// Names the points beside them, moved up or down where two names would touch.
fn names(canvas: &mut Canvas, points: &[CostPoint], place: impl Fn(&CostPoint) -> At) {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for point in points {
        let (px, py) = place(point);
        let name = short(&point.name, 26);
        let width = 4.4 * name.chars().count() as f64;
        let left = px + 7.0 + width <= f64::from(WIDTH);
        let from = if left { px + 7.0 } else { px - 7.0 - width };
        let free = |at: f64| {
            let clash =
                |&(f, t, y): &(f64, f64, f64)| from < t && from + width > f && (at - y).abs() < 9.0;
            !taken.iter().any(clash)
        };
        let steps = [0.0, -10.0, 10.0, -20.0, 20.0, -30.0, 30.0];
        let at = steps
            .iter()
            .map(|d| py + d)
            .find(|&at| free(at))
            .unwrap_or(py);
        taken.push((from, from + width, at));
        let colour = if point.efficient { INK } else { INK_2 };
        let style = Type::new(7.5, colour).at(HPos::Left, VPos::Center);
        let style = if point.efficient { style.bold() } else { style };
        canvas.text(&name, (from, at), style);
    }
}

/// Returns up to six round amounts from zero to at least `most`.
fn ticks(most: f64) -> Vec<f64> {
    if !most.is_finite() || most <= 0.0 {
        return vec![0.0, 1.0];
    }
    let rough = most / 4.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|s| *s >= rough)
        .unwrap_or(rough);
    (0..=5)
        .map(|n| f64::from(n) * step)
        .take_while(|t| *t < most + step)
        .collect()
}

/// Writes an amount short: `250`, `40k`, `1.5M`.
fn amount(value: f64) -> String {
    let plain = |v: f64| {
        format!("{v:.2}")
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    };
    if value >= 1e6 {
        format!("{}M", plain(value / 1e6))
    } else if value >= 1e4 {
        format!("{}k", plain(value / 1e3))
    } else {
        plain(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_dearest() {
        assert_eq!(
            ticks(90_000.0),
            [0.0, 25_000.0, 50_000.0, 75_000.0, 100_000.0]
        );
        assert_eq!(ticks(0.0), [0.0, 1.0]);
        for most in [1.0, 3.3, 17.0, 999.0, 123_456.0] {
            let ticks = ticks(most);
            assert!(
                ticks.len() <= 6 && ticks.last().is_some_and(|t| *t >= most),
                "{most}: {ticks:?}"
            );
        }
    }

    #[test]
    fn amounts_are_short() {
        let shown: Vec<String> = [0.0, 250.0, 40_000.0, 1_500_000.0]
            .into_iter()
            .map(amount)
            .collect();
        assert_eq!(shown, ["0", "250", "40k", "1.5M"]);
    }
}
