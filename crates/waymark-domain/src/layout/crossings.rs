//! How often routes cross.

use super::{Placement, Point};

/// A straight piece: its coordinate, and its ends on the other axis.
struct Piece {
    at: f64,
    low: f64,
    high: f64,
}

/// Returns how often routes of different edges cross: a horizontal piece of one and a vertical piece of another meet
/// inside of both. Pieces that touch at an end do not count.
///
/// A sweep from left to right over the pieces, with a Fenwick tree over the heights: *n* log *n* for *n* pieces.
pub fn crossings(placement: &Placement) -> usize {
    let (mut flat, mut upright) = (Vec::new(), Vec::new());
    let mut own = 0;
    for route in &placement.routes {
        let (begin_flat, begin_upright) = (flat.len(), upright.len());
        pieces(&route.points, &mut flat, &mut upright);
        own += among(&flat[begin_flat..], &upright[begin_upright..]);
    }
    sweep(&flat, &upright) - own
}

fn pieces(points: &[Point], flat: &mut Vec<Piece>, upright: &mut Vec<Piece>) {
    for ends in points.windows(2) {
        let (a, b) = (ends[0], ends[1]);
        if a.x.total_cmp(&b.x).is_eq() {
            let (low, high) = (a.y.min(b.y), a.y.max(b.y));
            upright.push(Piece { at: a.x, low, high });
        } else {
            let (low, high) = (a.x.min(b.x), a.x.max(b.x));
            flat.push(Piece { at: a.y, low, high });
        }
    }
}

fn among(flat: &[Piece], upright: &[Piece]) -> usize {
    let meets =
        |f: &&Piece, u: &Piece| f.low < u.at && u.at < f.high && u.low < f.at && f.at < u.high;
    let of = |u: &Piece| flat.iter().filter(|f| meets(f, u)).count();
    upright.iter().map(of).sum()
}

/// What happens at an x: a flat piece ends, an upright one asks, a flat one begins; in this order.
enum Event {
    End(usize),
    Ask(usize),
    Begin(usize),
}

fn sweep(flat: &[Piece], upright: &[Piece]) -> usize {
    let mut heights: Vec<f64> = flat.iter().map(|p| p.at).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup();
    let rank = |y: f64| heights.partition_point(|h| *h < y);
    let mut events: Vec<(f64, Event)> = Vec::new();
    for (at, piece) in flat.iter().enumerate() {
        events.push((piece.low, Event::Begin(at)));
        events.push((piece.high, Event::End(at)));
    }
    events.extend(
        upright
            .iter()
            .enumerate()
            .map(|(at, p)| (p.at, Event::Ask(at))),
    );
    let turn = |event: &Event| match event {
        Event::End(_) => 0,
        Event::Ask(_) => 1,
        Event::Begin(_) => 2,
    };
    events.sort_by(|a, b| a.0.total_cmp(&b.0).then(turn(&a.1).cmp(&turn(&b.1))));
    let mut tree = vec![0_i64; heights.len() + 1];
    let mut found = 0;
    for (_, event) in events {
        match event {
            Event::Begin(at) => add(&mut tree, rank(flat[at].at), 1),
            Event::End(at) => add(&mut tree, rank(flat[at].at), -1),
            Event::Ask(at) => {
                let below_high = heights.partition_point(|h| *h < upright[at].high);
                let up_to_low = heights.partition_point(|h| *h <= upright[at].low);
                if below_high > up_to_low {
                    found += sum(&tree, below_high) - sum(&tree, up_to_low);
                }
            }
        }
    }
    usize::try_from(found).unwrap_or(0)
}

fn add(tree: &mut [i64], at: usize, by: i64) {
    let mut at = at + 1;
    while at < tree.len() {
        tree[at] += by;
        at += at & at.wrapping_neg();
    }
}

/// Returns the sum of the first `count` entries.
fn sum(tree: &[i64], count: usize) -> i64 {
    let mut at = count;
    let mut sum = 0;
    while at > 0 {
        sum += tree[at];
        at -= at & at.wrapping_neg();
    }
    sum
}
