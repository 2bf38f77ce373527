//! A place for the text of each edge: along its line, off everything that stands there, and where it is plain which
//! line it belongs to.

use std::collections::BTreeMap;

use super::seating::Seating;
use super::{Diagram, Point, Rect, Route, Size};

/// Between a line and its text.
const AIR: f64 = 2.0;
/// Between the places that are tried along a piece.
const STEP: f64 = 12.0;
/// At most so many places are tried along a piece.
const TRIES: usize = 24;
/// Lines that come so close make it hard to tell whose text it is.
const CLOSE: f64 = 4.0;

/// What counts against a place: a frame or another line under the text, another piece of its own line, a line close
/// by, a text longer than its piece, a piece that is not the longest, a line that runs down, and the distance from
/// the middle as a share of the piece.
const FRAME: f64 = 40.0;
const LINE: f64 = 30.0;
const OWN: f64 = 12.0;
const NEAR: f64 = 6.0;
const LONGER: f64 = 8.0;
const SHORTER: f64 = 2.0;
const UPRIGHT: f64 = 3.0;
const ASIDE: f64 = 5.0;

/// Gives each route with a text the best free place along it, if there is one. Returns the edges whose text lies across
/// a frame or another line, or nowhere.
pub(super) fn label(diagram: &Diagram, seating: &Seating, routes: &mut [Route]) -> Vec<usize> {
    let mut table = Table::of(diagram, seating, routes);
    let length = |at: &usize| routes[*at].points.windows(2).map(span).sum::<f64>();
    let mut order: Vec<(f64, usize, Size)> = (0..routes.len())
        .filter_map(|at| Some((length(&at), at, text(diagram, at)?)))
        .filter(|(length, ..)| *length > 0.0)
        .collect();
    // Short lines have the fewest places.
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut bad = Vec::new();
    for (_, at, size) in order {
        let best = table.best(&routes[at].points, at, size);
        if best.is_none_or(|(cost, _)| cost >= LINE) {
            bad.push(at);
        }
        if let Some((_, place)) = best {
            routes[at].label = Some(place);
            table.take(place);
        }
    }
    bad
}

/// Returns how large the text of an edge is, if it has one.
fn text(diagram: &Diagram, edge: usize) -> Option<Size> {
    let size = diagram.edges[edge].label?;
    let sound = |v: f64| v > 0.0 && v.is_finite();
    (sound(size.width) && sound(size.height)).then_some(size)
}

/// What stands on the drawing, by where it stands.
struct Table {
    /// Nodes, texts of zones and nodes, and the labels so far.
    taken: Squares<Rect>,
    /// The sides of frames, as rectangles without width or height.
    frames: Squares<Rect>,
    /// The pieces of routes, as such rectangles, with their route.
    lines: Squares<(Rect, usize)>,
}

impl Table {
    fn of(diagram: &Diagram, seating: &Seating, routes: &[Route]) -> Self {
        let mut table = Self {
            taken: Squares::default(),
            frames: Squares::default(),
            lines: Squares::default(),
        };
        for rect in seating.nodes.iter().chain(&seating.words) {
            table.take(*rect);
        }
        let framed = diagram.zones.iter().zip(&seating.zones);
        for (_, frame) in framed.filter(|(zone, _)| zone.framed) {
            for side in sides(frame) {
                table.frames.put(&side, side);
            }
        }
        for (at, route) in routes.iter().enumerate() {
            for piece in route.points.windows(2) {
                let rect = around(piece);
                table.lines.put(&rect, (rect, at));
            }
        }
        table
    }

    fn take(&mut self, rect: Rect) {
        self.taken.put(&rect, rect);
    }

    /// Returns the best free place along a route, and what counts against it.
    fn best(&self, points: &[Point], route: usize, size: Size) -> Option<(f64, Rect)> {
        let mut pieces: Vec<&[Point]> = points.windows(2).collect();
        pieces.sort_by(|a, b| span(b).total_cmp(&span(a)));
        let mut best: Option<(f64, Rect)> = None;
        for (rank, piece) in pieces.into_iter().enumerate() {
            for (aside, place) in self.places(piece, size) {
                let mut cost = ASIDE * aside + SHORTER * rank as f64;
                cost += if flat(piece) { 0.0 } else { UPRIGHT };
                cost += if fits(piece, size) { 0.0 } else { LONGER };
                if best.is_some_and(|(least, _)| cost >= least) || !self.free(&place) {
                    continue;
                }
                cost += self.against(&place, piece, route);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, place));
                }
            }
        }
        best
    }

    fn free(&self, place: &Rect) -> bool {
        !self.taken.near(place).iter().any(|r| r.overlaps(place))
    }

    /// Returns what counts against a free place beside a piece of a route.
    fn against(&self, place: &Rect, piece: &[Point], route: usize) -> f64 {
        let frames = self.frames.near(place);
        let mut cost = FRAME * frames.iter().filter(|f| meets(f, place)).count() as f64;
        let wide = place.grown(CLOSE);
        let beside = around(piece);
        for (line, of) in self.lines.near(&wide) {
            cost += match (meets(&line, place), of == route) {
                (true, true) => OWN,
                (true, false) => LINE,
                (false, false) if line != beside && meets(&line, &wide) => NEAR,
                _ => 0.0,
            };
        }
        cost
    }

    /// Returns places beside a piece, and how far each is from the middle as a share of the piece; above before below,
    /// right before left. A piece that crosses frames is also tried in the middle of each part.
    fn places(&self, piece: &[Point], size: Size) -> Vec<(f64, Rect)> {
        let length = span(piece).max(1e-9);
        let tries = ((length / STEP) as usize).clamp(4, TRIES);
        let even = (1..tries).map(|at| at as f64 / tries as f64);
        let mut parts: Vec<f64> = std::iter::once(0.5).chain(even).collect();
        let mut cuts = vec![0.0, 1.0];
        let line = around(piece);
        for frame in self.frames.near(&line) {
            let across = if flat(piece) {
                frame.x - piece[0].x
            } else {
                frame.y - piece[0].y
            };
            let total = piece[1].x - piece[0].x + piece[1].y - piece[0].y;
            let cut = across / total;
            if meets(&frame, &line.grown(0.1)) && (0.0..1.0).contains(&cut) {
                cuts.push(cut);
            }
        }
        cuts.sort_by(f64::total_cmp);
        parts.extend(cuts.windows(2).map(|w| f64::midpoint(w[0], w[1])));
        let mut places = Vec::new();
        for part in parts {
            let aside = (part - 0.5).abs() * 2.0;
            let sides = beside(piece, part, size);
            places.extend(sides.map(|place| (aside, place)));
        }
        places
    }
}

/// Returns the two places beside a point of a piece.
fn beside(piece: &[Point], part: f64, size: Size) -> [Rect; 2] {
    let Size { width, height } = size;
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
    corners.map(|(x, y)| Rect {
        x,
        y,
        width,
        height,
    })
}

fn span(piece: &[Point]) -> f64 {
    (piece[0].x - piece[1].x).abs() + (piece[0].y - piece[1].y).abs()
}

fn flat(piece: &[Point]) -> bool {
    (piece[0].y - piece[1].y).abs() < 1e-9
}

/// Says whether a text is no longer than the piece it stands at.
fn fits(piece: &[Point], size: Size) -> bool {
    let along = if flat(piece) { size.width } else { size.height };
    span(piece) >= along
}

/// Returns the rectangle of a piece, without height or width.
fn around(piece: &[Point]) -> Rect {
    let [a, b] = [piece[0], piece[1]];
    Rect {
        x: a.x.min(b.x),
        y: a.y.min(b.y),
        width: (a.x - b.x).abs(),
        height: (a.y - b.y).abs(),
    }
}

/// Returns the sides of a frame: left, right, top, bottom.
fn sides(frame: &Rect) -> [Rect; 4] {
    let upright = |x: f64| Rect {
        x,
        width: 0.0,
        ..*frame
    };
    let level = |y: f64| Rect {
        y,
        height: 0.0,
        ..*frame
    };
    [
        upright(frame.x),
        upright(frame.right()),
        level(frame.y),
        level(frame.bottom()),
    ]
}

/// Says whether a piece, a rectangle without height or width, lies under a place.
fn meets(piece: &Rect, place: &Rect) -> bool {
    piece.x < place.right()
        && place.x < piece.right().max(piece.x + 1e-9)
        && piece.y < place.bottom()
        && place.y < piece.bottom().max(piece.y + 1e-9)
}

/// Things by the squares of the drawing that they touch.
struct Squares<T> {
    all: Vec<T>,
    by_square: BTreeMap<(i32, i32), Vec<usize>>,
}

impl<T> Default for Squares<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            by_square: BTreeMap::new(),
        }
    }
}

impl<T: Copy> Squares<T> {
    /// The side of a square: about as long as a label.
    const SIDE: f64 = 128.0;

    fn touched(rect: &Rect) -> impl Iterator<Item = (i32, i32)> {
        let at = |v: f64| (v / Self::SIDE).floor() as i32;
        let (left, right) = (at(rect.x), at(rect.right()));
        let (top, bottom) = (at(rect.y), at(rect.bottom()));
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| (x, y)))
    }

    fn put(&mut self, rect: &Rect, thing: T) {
        for square in Self::touched(rect) {
            self.by_square
                .entry(square)
                .or_default()
                .push(self.all.len());
        }
        self.all.push(thing);
    }

    /// Returns what shares a square with a rectangle, each once.
    fn near(&self, rect: &Rect) -> Vec<T> {
        let squares = Self::touched(rect).filter_map(|s| self.by_square.get(&s));
        let mut near: Vec<usize> = squares.flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().map(|at| self.all[at]).collect()
    }
}
