//! A place for the text of each edge: along its longest piece, where nothing else is.

use super::seating::Seating;
use super::{Diagram, Point, Rect, Route, Spacing};

/// Between a line and its text.
const AIR: f64 = 2.0;
/// How much of a title strip its text takes.
const TITLE: f64 = 150.0;

/// Gives each route with a text the best free place along it, if there is one.
pub(super) fn label(
    diagram: &Diagram,
    seating: &Seating,
    routes: &mut [Route],
    _spacing: &Spacing,
) {
    let mut taken: Vec<Rect> = seating.nodes.clone();
    taken.extend(seating.strips.iter().map(|s| Rect {
        width: s.width.min(TITLE),
        ..*s
    }));
    for at in 0..routes.len() {
        let Some(size) = diagram.edges[at].label else {
            continue;
        };
        if !(size.width > 0.0
            && size.height > 0.0
            && size.width.is_finite()
            && size.height.is_finite())
        {
            continue;
        }
        let mut pieces: Vec<[Point; 2]> =
            routes[at].points.windows(2).map(|w| [w[0], w[1]]).collect();
        pieces.sort_by(|a, b| length(b).total_cmp(&length(a)));
        let mut best: Option<(usize, Rect)> = None;
        for piece in &pieces {
            for place in places(piece, size.width, size.height) {
                if taken.iter().any(|r| r.overlaps(&place)) {
                    continue;
                }
                let cost = crossed(routes, &place) * 10 + usize::from(!fits(piece, &place));
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, place));
                }
            }
        }
        if let Some((_, place)) = best {
            routes[at].label = Some(place);
            taken.push(place);
        }
    }
}

fn length(piece: &[Point; 2]) -> f64 {
    (piece[0].x - piece[1].x).abs() + (piece[0].y - piece[1].y).abs()
}

fn flat(piece: &[Point; 2]) -> bool {
    (piece[0].y - piece[1].y).abs() < 1e-9
}

/// Says whether a text is no longer than the piece it stands at.
fn fits(piece: &[Point; 2], place: &Rect) -> bool {
    length(piece)
        >= if flat(piece) {
            place.width
        } else {
            place.height
        }
}

/// Returns places beside a piece: in its middle, then towards its ends; above before below, right before left.
fn places(piece: &[Point; 2], width: f64, height: f64) -> Vec<Rect> {
    let mut places = Vec::new();
    for part in [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9] {
        let x = piece[0].x + (piece[1].x - piece[0].x) * part;
        let y = piece[0].y + (piece[1].y - piece[0].y) * part;
        let corners = if flat(piece) {
            [
                (x - width / 2.0, y - height - AIR),
                (x - width / 2.0, y + AIR),
            ]
        } else {
            [
                (x + 2.0 * AIR, y - height / 2.0),
                (x - width - 2.0 * AIR, y - height / 2.0),
            ]
        };
        places.extend(corners.map(|(x, y)| Rect {
            x,
            y,
            width,
            height,
        }));
    }
    places
}

/// Returns how many pieces of routes a place covers.
fn crossed(routes: &[Route], place: &Rect) -> usize {
    let hit = |w: &[Point]| {
        let (left, right) = (w[0].x.min(w[1].x), w[0].x.max(w[1].x));
        let (top, bottom) = (w[0].y.min(w[1].y), w[0].y.max(w[1].y));
        left < place.right()
            && place.x < right.max(left + 1e-9)
            && top < place.bottom()
            && place.y < bottom.max(top + 1e-9)
    };
    let of = |r: &Route| r.points.windows(2).filter(|w| hit(w)).count();
    routes.iter().map(of).sum()
}
