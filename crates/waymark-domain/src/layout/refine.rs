//! In small drawings, neighbours change places when the drawn result gets better by it.

use super::arrange::{self, SMALL};
use super::gaps::Gaps;
use super::model::Model;
use super::plan::Plan;
use super::route::Line;
use super::{Spacing, route, seating};

/// What a crossing, a bend and a unit of length cost.
const CROSSING: f64 = 150.0;
const BEND: f64 = 35.0;
const LENGTH: f64 = 0.4;
/// How many links may be drawn in all, and how many changes at most each time.
const BUDGET: usize = 2_400;
const LOOKS: usize = 14;

/// Draws the most promising changes of a plan and takes the best, as long as there is a better one.
pub(super) fn refine(model: &Model, plan: &mut Plan, spacing: &Spacing) {
    if model.sizes.len() > SMALL {
        return;
    }
    let mut cost = drawn_cost(model, plan, spacing);
    let drawings = BUDGET / model.links.len().max(1);
    for _ in 0..drawings / LOOKS {
        let mut best = None;
        for other in arrange::neighbours(model, plan, spacing)
            .into_iter()
            .take(LOOKS)
        {
            let now = drawn_cost(model, &other, spacing);
            if now < cost - 1e-6 {
                cost = now;
                best = Some(other);
            }
        }
        let Some(best) = best else { return };
        *plan = best;
    }
}

fn drawn_cost(model: &Model, plan: &Plan, spacing: &Spacing) -> f64 {
    let mut plan = plan.clone();
    let mut gaps = Gaps::new(model, &plan, spacing);
    let seating = seating::seat(model, &mut plan, &mut gaps, spacing);
    let rooms = vec![0.0; model.links.len()];
    let lines = route::draw(model, &seating, spacing, 1, &rooms).lines;
    let length: f64 = lines.iter().map(|l| l.end - l.begin).sum();
    arrange::disorder(model, &plan, spacing)
        + CROSSING * crossed(&lines) as f64
        + BEND * lines.len() as f64
        + LENGTH * length
}

/// Returns how often lines of different links cross.
fn crossed(lines: &[Line]) -> usize {
    let span = |l: &Line| {
        let ends = l.ends.map(|e| (e.turn != 0).then(|| lines[e.at].at));
        (ends[0].unwrap_or(l.begin), ends[1].unwrap_or(l.end))
    };
    let (flat, upright): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|l| l.along_x);
    let within = |l: &Line, at: f64| {
        let (low, high) = span(l);
        low < at && at < high
    };
    let meets = |f: &&&Line, u: &Line| f.link != u.link && within(f, u.at) && within(u, f.at);
    upright
        .iter()
        .map(|u| flat.iter().filter(|f| meets(f, u)).count())
        .sum()
}
