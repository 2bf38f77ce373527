//! From paths through cells to lines with coordinates.

use super::field::Field;
use super::model::Model;
use super::search::{DOWN, LEFT, Path, RIGHT, UP, Way, along_x, opposite};
use super::seating::Seating;
use super::{Diagram, Point, Rect, Route, Spacing, bundle, nudge, search};

/// How far a loop at the corner of a node reaches.
const LOOP: f64 = 10.0;

/// How one end of a line goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// −1 for a turn to smaller coordinates, 1 for one to larger, 0 for a node.
    pub(super) turn: i8,
    /// The line it goes on with, or the node it ends at.
    pub(super) at: usize,
}

/// A straight piece of a route.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) link: usize,
    pub(super) along_x: bool,
    pub(super) way: Way,
    /// The row of cells it runs along in (a column for a vertical line), and where that begins and ends.
    pub(super) slot: usize,
    pub(super) channel: (f64, f64),
    /// The first and last cell, and where they begin and end.
    pub(super) low: usize,
    pub(super) high: usize,
    pub(super) begin: f64,
    pub(super) end: f64,
    /// How its low and its high end go on.
    pub(super) ends: [End; 2],
    /// The height of a label that stands above it, or the width of one left of it.
    pub(super) text: f64,
    /// How much of that its channel has room for.
    pub(super) room: f64,
    /// How far it keeps from what is beside it.
    pub(super) clear: f64,
    /// Its y, or x for a vertical line.
    pub(super) at: f64,
}

impl Line {
    /// Returns how long it is, to the ends of its cells.
    pub(super) fn length(&self) -> f64 {
        self.end - self.begin
    }
}

/// The lines of all links, in the order of the links and along each path, and the paths they come from.
pub(super) struct Drawn {
    field: Field,
    paths: Vec<Option<Path>>,
    pub(super) lines: Vec<Line>,
}

/// Finds the paths of all links, each so many times, and draws them. `rooms` is the width that is kept free beside the
/// longest upright line of each link, for its text.
pub(super) fn draw(
    model: &Model,
    seating: &Seating,
    spacing: &Spacing,
    rounds: usize,
    rooms: &[f64],
) -> Drawn {
    let field = Field::new(model, seating, spacing.margin);
    let paths = search::paths(model, &field, rounds);
    let lines = lines(model, seating, spacing, &field, &paths, rooms);
    Drawn {
        field,
        paths,
        lines,
    }
}

impl Drawn {
    /// Draws the same paths after gaps were widened; finds new ones where the cells are no longer the same.
    pub(super) fn again(
        self,
        model: &Model,
        seating: &Seating,
        spacing: &Spacing,
        rooms: &[f64],
    ) -> Self {
        let field = Field::new(model, seating, spacing.margin);
        if !field.same_cells(&self.field) {
            return draw(model, seating, spacing, 1, rooms);
        }
        let lines = lines(model, seating, spacing, &field, &self.paths, rooms);
        Self {
            field,
            lines,
            ..self
        }
    }
}

fn lines(
    model: &Model,
    seating: &Seating,
    spacing: &Spacing,
    field: &Field,
    paths: &[Option<Path>],
    rooms: &[f64],
) -> Vec<Line> {
    let mut lines = Vec::new();
    for (link, path) in paths.iter().enumerate() {
        if let Some(path) = path {
            pieces(field, model, link, path, &mut lines);
        }
    }
    for own in lines.chunk_by_mut(|a, b| a.link == b.link) {
        let room = rooms[own[0].link];
        let upright = own.iter_mut().filter(|l| room > 0.0 && !l.along_x);
        if let Some(longest) = upright.max_by(|a, b| a.length().total_cmp(&b.length())) {
            longest.text = room;
        }
    }
    let order = bundle::order(&lines);
    nudge::nudge(model, seating, field, &mut lines, &order, spacing);
    lines
}

/// Cuts a path into lines.
fn pieces(field: &Field, model: &Model, link: usize, path: &Path, lines: &mut Vec<Line>) {
    let first = lines.len();
    let mut begin = 0;
    for at in 0..path.cells.len() {
        if path.ways[at + 1] == path.ways[at] && at + 1 < path.cells.len() {
            continue;
        }
        lines.push(piece(
            field,
            link,
            path.ways[at],
            path.cells[begin],
            path.cells[at],
        ));
        begin = at;
        if at + 1 == path.cells.len() && path.ways[at + 1] != path.ways[at] {
            let cell = path.cells[at];
            lines.push(piece(field, link, path.ways[at + 1], cell, cell));
        }
    }
    let count = lines.len();
    let ends = [model.links[link].from, model.links[link].to];
    for at in first..count {
        let way = lines[at].way;
        let sign = |way: Way| if way == RIGHT || way == DOWN { 1 } else { -1 };
        let back = if at == first {
            End {
                turn: 0,
                at: ends[0],
            }
        } else {
            End {
                turn: -sign(lines[at - 1].way),
                at: at - 1,
            }
        };
        let on = if at + 1 == count {
            End {
                turn: 0,
                at: ends[1],
            }
        } else {
            End {
                turn: sign(lines[at + 1].way),
                at: at + 1,
            }
        };
        lines[at].ends = if sign(way) == 1 {
            [back, on]
        } else {
            [on, back]
        };
    }
    let longest = (first..count)
        .filter(|at| lines[*at].along_x)
        .max_by(|a, b| {
            let length = |at: usize| lines[at].length();
            length(*a).total_cmp(&length(*b)).then(b.cmp(a))
        });
    if let Some(longest) = longest
        && !field.inner_row[lines[longest].slot]
    {
        lines[longest].text = model.links[link].text;
    }
}

fn piece(field: &Field, link: usize, way: Way, from: usize, to: usize) -> Line {
    let (x0, x1) = (from % field.nx, to % field.nx);
    let (y0, y1) = (from / field.nx, to / field.nx);
    let none = End { turn: 0, at: 0 };
    let (slot, low, high, across, along) = if along_x(way) {
        (y0, x0.min(x1), x0.max(x1), &field.ys, &field.xs)
    } else {
        (x0, y0.min(y1), y0.max(y1), &field.xs, &field.ys)
    };
    Line {
        link,
        along_x: along_x(way),
        way,
        slot,
        channel: (across[slot], across[slot + 1]),
        low,
        high,
        begin: along[low],
        end: along[high + 1],
        ends: [none; 2],
        text: 0.0,
        room: 0.0,
        clear: 0.0,
        at: 0.0,
    }
}

/// Returns the routes of all edges.
pub(super) fn routes(
    model: &Model,
    diagram: &Diagram,
    seating: &Seating,
    lines: &[Line],
) -> Vec<Route> {
    let mut routes = vec![Route::default(); diagram.edges.len()];
    for (edge, route) in diagram.edges.iter().zip(&mut routes) {
        if edge.from == edge.to
            && let Some(rect) = seating.nodes.get(edge.from)
        {
            route.points = around_corner(rect, edge.from, &seating.nodes);
        }
    }
    for own in lines.chunk_by(|a, b| a.link == b.link) {
        let link = &model.links[own[0].link];
        let end = |node: usize, side: Way, at: f64| {
            border(&seating.nodes[node], model.gates[node], side, at)
        };
        let (first, last) = (&own[0], &own[own.len() - 1]);
        let mut points = vec![end(link.from, first.way, first.at)];
        points.extend(own.windows(2).map(|w| {
            let (x, y) = if w[0].along_x {
                (w[1].at, w[0].at)
            } else {
                (w[0].at, w[1].at)
            };
            Point { x, y }
        }));
        points.push(end(link.to, opposite(last.way), last.at));
        routes[link.edge].points = points;
    }
    routes
}

/// Returns the point of a border on a side, at a coordinate along that side.
fn border(rect: &Rect, diamond: bool, side: Way, at: f64) -> Point {
    let middle = rect.middle();
    let (half_width, half_height) = (rect.width / 2.0, rect.height / 2.0);
    let mut depth = 0.0;
    if diamond {
        depth = if along_x(side) {
            half_width * ((at - middle.y).abs() / half_height).min(1.0)
        } else {
            half_height * ((at - middle.x).abs() / half_width).min(1.0)
        };
    }
    match side {
        RIGHT => Point {
            x: rect.right() - depth,
            y: at,
        },
        LEFT => Point {
            x: rect.x + depth,
            y: at,
        },
        UP => Point {
            x: at,
            y: rect.y + depth,
        },
        _ => Point {
            x: at,
            y: rect.bottom() - depth,
        },
    }
}

/// Returns a small loop at the first corner where no other node is: top right, top left, bottom right, bottom left.
fn around_corner(rect: &Rect, node: usize, nodes: &[Rect]) -> Vec<Point> {
    let free = |points: &Vec<Point>| {
        let (low, high) = points
            .iter()
            .fold((points[0], points[0]), |(low, high), p| {
                let low = Point {
                    x: low.x.min(p.x),
                    y: low.y.min(p.y),
                };
                (
                    low,
                    Point {
                        x: high.x.max(p.x),
                        y: high.y.max(p.y),
                    },
                )
            });
        let taken = Rect {
            x: low.x,
            y: low.y,
            width: high.x - low.x,
            height: high.y - low.y,
        };
        let mut others = nodes.iter().enumerate().filter(|(at, _)| *at != node);
        others.all(|(_, other)| !other.overlaps(&taken))
    };
    let corners = [(true, true), (false, true), (true, false), (false, false)];
    let mut loops = corners
        .map(|(right, top)| corner(rect, right, top))
        .into_iter();
    loops.find(free).unwrap_or_default()
}

/// Returns a small loop at a corner.
fn corner(rect: &Rect, right: bool, top: bool) -> Vec<Point> {
    let (x, out_x) = if right {
        (rect.right(), 1.0)
    } else {
        (rect.x, -1.0)
    };
    let (y, out_y) = if top {
        (rect.y, -1.0)
    } else {
        (rect.bottom(), 1.0)
    };
    let (in_x, in_y) = (
        x - out_x * LOOP.min(rect.width / 2.0),
        y - out_y * LOOP.min(rect.height / 2.0),
    );
    let (far_x, far_y) = (x + out_x * LOOP, y + out_y * LOOP);
    let at = |x: f64, y: f64| Point { x, y };
    vec![
        at(x, in_y),
        at(far_x, in_y),
        at(far_x, far_y),
        at(in_x, far_y),
        at(in_x, y),
    ]
}
