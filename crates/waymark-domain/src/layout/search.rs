//! A path for an edge through the free cells: short, with few bends, and across few other lines.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::field::{Cells, Field};
use super::model::{Link, Model};

/// What a bend, a crossing and an unusual side cost, in units of length.
const BEND: f64 = 60.0;
const CROSSING: f64 = 110.0;
const SIDE: f64 = 50.0;
/// What another line at the same place of a side costs.
const SHARED: f64 = 5.0;
/// What a unit of distance from the middle of a side costs.
const ASIDE: f64 = 0.08;
/// How many times its length a line pays right above or below its own nodes: there its end may still move.
const HOVER: f64 = 0.35;
/// What it costs to run into a text.
const TEXT: f64 = 600.0;
/// What each step costs in a channel where a line has no room for its clearance.
const TIGHT: f64 = 60.0;
/// How many times its length a feedback line pays between the rows of the columns.
const BACK: f64 = 4.0;

/// A direction: right, down, left, up.
pub(super) type Way = usize;
pub(super) const RIGHT: Way = 0;
pub(super) const DOWN: Way = 1;
pub(super) const LEFT: Way = 2;
pub(super) const UP: Way = 3;

/// Returns whether a direction runs along x.
pub(super) const fn along_x(way: Way) -> bool {
    way.is_multiple_of(2)
}

/// A way from node to node: the cells in order, and the directions. `ways` is one longer than `cells`: it begins with
/// the way out of the first node and ends with the way into the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Path {
    pub(super) cells: Vec<usize>,
    pub(super) ways: Vec<Way>,
}

/// The lines that pass each cell, in half lines: along x and along y.
struct Load {
    along: [Vec<u16>; 2],
}

/// The search and what it remembers.
pub(super) struct Search<'a> {
    model: &'a Model,
    field: &'a Field,
    load: Load,
    /// Distances between the middles of neighbouring columns and rows.
    dx: Vec<f64>,
    dy: Vec<f64>,
    best: Vec<f64>,
    from: Vec<u32>,
    stamp: Vec<u32>,
    round: u32,
    /// The way into the goal from a cell, and what it costs; by stamp.
    goal: Vec<u32>,
    queue: BinaryHeap<Reverse<u64>>,
    /// The least length from each column and each row to the goal.
    rest_x: Vec<f64>,
    rest_y: Vec<f64>,
    /// How many times the least length counts: more than once where there is much to search.
    greed: f64,
    /// The zones and the cells of the two nodes.
    own: [u16; 2],
    hover: [Cells; 2],
    /// 1 if the edge leads to the right, −1 to the left, 0 if its nodes stand one above the other.
    course: i8,
}

/// From so many links on the search is greedy, and how much.
pub(super) const MANY: usize = 200;
const GREED: f64 = 1.6;

const NONE: u32 = u32::MAX;
/// How many bits of an entry of the queue name the state.
const STATE: u32 = 26;

impl<'a> Search<'a> {
    pub(super) fn new(model: &'a Model, field: &'a Field) -> Self {
        let cells = field.nx * field.ny;
        let middle = |sizes: Vec<f64>| -> Vec<f64> {
            sizes
                .windows(2)
                .map(|w| f64::midpoint(w[0], w[1]))
                .collect()
        };
        Self {
            model,
            field,
            load: Load {
                along: [vec![0; cells], vec![0; cells]],
            },
            dx: middle((0..field.nx).map(|x| field.width(x)).collect()),
            dy: middle((0..field.ny).map(|y| field.height(y)).collect()),
            best: vec![0.0; cells * 4],
            from: vec![0; cells * 4],
            stamp: vec![0; cells * 4],
            round: 0,
            goal: vec![0; cells],
            queue: BinaryHeap::new(),
            rest_x: vec![0.0; field.nx],
            rest_y: vec![0.0; field.ny],
            greed: if model.links.len() > MANY { GREED } else { 1.0 },
            own: [0; 2],
            hover: [Cells::default(); 2],
            course: 0,
        }
    }

    /// Returns the next cell in a direction, if it is free.
    fn step(&self, cell: usize, way: Way) -> Option<usize> {
        let (x, y) = (cell % self.field.nx, cell / self.field.nx);
        let next = match way {
            RIGHT if x + 1 < self.field.nx => cell + 1,
            DOWN if y + 1 < self.field.ny => cell + self.field.nx,
            LEFT if x > 0 => cell - 1,
            UP if y > 0 => cell - self.field.nx,
            _ => return None,
        };
        (!self.field.blocked[next]).then_some(next)
    }

    /// Returns what a step into a cell costs: its length, and the lines that it crosses.
    fn toll(&self, from: usize, to: usize, way: Way, link: &Link) -> f64 {
        let field = self.field;
        let across = &self.load.along[usize::from(along_x(way))];
        let crossed = f64::from(across[from] + across[to]) * (CROSSING / 4.0);
        let (x, y) = (from.min(to) % field.nx, from.min(to) / field.nx);
        let length = if along_x(way) { self.dx[x] } else { self.dy[y] };
        let mut price = field.price(to, along_x(way), self.own);
        if link.feedback && along_x(way) && field.inner_row[y] {
            price *= BACK;
        }
        let (tx, ty) = (to % field.nx, to / field.nx);
        if along_x(way) && self.hover.iter().any(|c| c.left <= tx && tx < c.right) {
            price *= HOVER;
        }
        let mut extra = 0.0;
        if field.narrow(along_x(way), tx, ty) {
            price += 1000.0;
        } else if field.tight(along_x(way), tx, ty) {
            extra = TIGHT;
        }
        if field.has_text(to) && !field.has_text(from) {
            extra += TEXT;
        }
        crossed + length * price + extra
    }

    /// Returns what it costs to leave or enter a node by a side.
    fn side(&self, link: &Link, out: bool, way: Way, cell: usize) -> f64 {
        let node = if out { link.from } else { link.to };
        let used = f64::from(self.load.along[usize::from(!along_x(way))][cell]) / 2.0;
        let shared = if self.model.gates[node] { 30.0 } else { SHARED };
        let against = match way {
            LEFT => self.course > 0,
            RIGHT => self.course < 0,
            _ => false,
        };
        let odd = if against && !link.feedback { SIDE } else { 0.0 };
        let (x, y) = (cell % self.field.nx, cell / self.field.nx);
        let tight = if self.field.tight(along_x(way), x, y) {
            TIGHT
        } else {
            0.0
        };
        let cells = self.field.nodes[node];
        let (at, middle) = if along_x(way) {
            let (begin, end) = (self.field.ys[cells.top], self.field.ys[cells.bottom]);
            (self.field.middle_y(y), f64::midpoint(begin, end))
        } else {
            let (begin, end) = (self.field.xs[cells.left], self.field.xs[cells.right]);
            (self.field.middle_x(x), f64::midpoint(begin, end))
        };
        let text = if self.field.has_text(cell) { TEXT } else { 0.0 };
        odd + used * shared + tight + text + ASIDE * (at - middle).abs()
    }

    /// Returns the cheapest path of a link; none where there is no way.
    pub(super) fn find(&mut self, link: &Link) -> Option<Path> {
        self.round += 1;
        self.queue.clear();
        let (start, end) = (self.field.nodes[link.from], self.field.nodes[link.to]);
        let zone = |node: usize| {
            let zone = self.model.groups[self.model.home[node]].zone;
            zone.map_or(0, |z| z as u16 + 1)
        };
        self.own = [zone(link.from), zone(link.to)];
        self.hover = [start, end];
        self.aim(end);
        self.course = if start.right <= end.left {
            1
        } else {
            -i8::from(end.right <= start.left)
        };
        for (way, cell) in sides(self.field, start) {
            if self.field.blocked[cell] {
                continue;
            }
            let half = self.half(cell, way);
            let cost = self.side(link, true, way, cell) + half;
            self.offer(cell, way, cost, NONE);
        }
        for (way, cell) in sides(self.field, end) {
            self.goal[cell] = self.round * 4 + opposite(way) as u32;
        }
        self.walk(link)
    }

    fn half(&self, cell: usize, way: Way) -> f64 {
        let (x, y) = (cell % self.field.nx, cell / self.field.nx);
        let size = if along_x(way) {
            self.field.width(x)
        } else {
            self.field.height(y)
        };
        let across = &self.load.along[usize::from(along_x(way))];
        size / 2.0 + f64::from(across[cell]) * (CROSSING / 4.0)
    }

    /// Puts a state on the queue if it is the cheapest way there so far.
    fn offer(&mut self, cell: usize, way: Way, cost: f64, from: u32) {
        let state = cell * 4 + way;
        if self.stamp[state] == self.round && self.best[state] <= cost {
            return;
        }
        self.stamp[state] = self.round;
        self.best[state] = cost;
        self.from[state] = from;
        self.queue
            .push(Reverse(self.key(cell, cost) << STATE | state as u64));
    }

    /// Notes the least length from each column and row to the goal.
    fn aim(&mut self, end: Cells) {
        let field = self.field;
        let off = |v: f64, low: f64, high: f64| (low - v).max(v - high).max(0.0);
        for (x, rest) in self.rest_x.iter_mut().enumerate() {
            *rest = off(field.middle_x(x), field.xs[end.left], field.xs[end.right]) * self.greed;
        }
        for (y, rest) in self.rest_y.iter_mut().enumerate() {
            *rest = off(field.middle_y(y), field.ys[end.top], field.ys[end.bottom]) * self.greed;
        }
    }

    /// Returns the place in the queue of a way to a cell that costs so much.
    fn key(&self, cell: usize, cost: f64) -> u64 {
        let rest = self.rest_x[cell % self.field.nx] + self.rest_y[cell / self.field.nx];
        // A key that does not fit above the bits of the state is as good as any that far away.
        (((cost + rest) * 16.0) as u64).min((1 << (63 - STATE)) - 1)
    }

    fn walk(&mut self, link: &Link) -> Option<Path> {
        let mut reached = (f64::INFINITY, 0, 0);
        while let Some(Reverse(entry)) = self.queue.pop() {
            let (key, state) = (entry >> STATE, (entry & ((1 << STATE) - 1)) as u32);
            if key as f64 / 16.0 >= reached.0 {
                return Some(self.path(reached.1, reached.2));
            }
            let (cell, way) = (state as usize / 4, state as usize % 4);
            let cost = self.best[state as usize];
            if key > self.key(cell, cost) {
                continue;
            }
            if self.goal[cell] / 4 == self.round {
                let into = (self.goal[cell] % 4) as usize;
                if into != opposite(way) {
                    let bend = if into == way { 0.0 } else { BEND };
                    let total =
                        cost + bend + self.half(cell, into) + self.side(link, false, into, cell);
                    if total < reached.0 {
                        reached = (total, state, into);
                    }
                }
            }
            for next_way in [way, (way + 1) % 4, (way + 3) % 4] {
                let Some(next) = self.step(cell, next_way) else {
                    continue;
                };
                let bend = if next_way == way { 0.0 } else { BEND };
                let total = cost + bend + self.toll(cell, next, next_way, link);
                if total < reached.0 {
                    self.offer(next, next_way, total, state);
                }
            }
        }
        reached
            .0
            .is_finite()
            .then(|| self.path(reached.1, reached.2))
    }

    fn path(&self, last: u32, into: Way) -> Path {
        let mut path = Path {
            cells: Vec::new(),
            ways: vec![into],
        };
        let mut state = last;
        while state != NONE {
            path.cells.push(state as usize / 4);
            path.ways.push(state as usize % 4);
            state = self.from[state as usize];
        }
        path.cells.reverse();
        path.ways.reverse();
        path
    }

    /// Counts a path among the lines that others cross (`by` 1), or no longer (`by` −1).
    pub(super) fn count(&mut self, path: &Path, by: i32) {
        for (at, cell) in path.cells.iter().enumerate() {
            for way in [path.ways[at], path.ways[at + 1]] {
                let held = &mut self.load.along[usize::from(!along_x(way))][*cell];
                *held = held.saturating_add_signed(by as i16);
            }
        }
    }
}

/// Returns the cells around a node with the way out to each, in a fixed order.
fn sides(field: &Field, node: Cells) -> Vec<(Way, usize)> {
    let mut sides = Vec::new();
    if node.left >= node.right || node.top >= node.bottom {
        return sides;
    }
    for y in node.top..node.bottom {
        if node.right < field.nx && !field.narrow(true, node.right, y) {
            sides.push((RIGHT, y * field.nx + node.right));
        }
        if node.left > 0 && !field.narrow(true, node.left - 1, y) {
            sides.push((LEFT, y * field.nx + node.left - 1));
        }
    }
    for x in node.left..node.right {
        if node.bottom < field.ny && !field.narrow(false, x, node.bottom) {
            sides.push((DOWN, node.bottom * field.nx + x));
        }
        if node.top > 0 && !field.narrow(false, x, node.top - 1) {
            sides.push((UP, (node.top - 1) * field.nx + x));
        }
    }
    sides
}

pub(super) const fn opposite(way: Way) -> Way {
    (way + 2) % 4
}

/// Returns a path for each link, found one after the other: short links first, then each again, when it knows of all
/// the others.
pub(super) fn paths(model: &Model, field: &Field, rounds: usize) -> Vec<Option<Path>> {
    let mut search = Search::new(model, field);
    let far = |link: &Link| {
        let (a, b) = (field.nodes[link.from], field.nodes[link.to]);
        let x = field.xs[a.left].max(field.xs[b.left]) - field.xs[a.right].min(field.xs[b.right]);
        let y = field.ys[a.top].max(field.ys[b.top]) - field.ys[a.bottom].min(field.ys[b.bottom]);
        x.max(0.0) + y.max(0.0)
    };
    let mut order: Vec<usize> = (0..model.links.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&model.links[*a], &model.links[*b]);
        let late = a.feedback.cmp(&b.feedback);
        late.then(far(a).total_cmp(&far(b)))
            .then(a.edge.cmp(&b.edge))
    });
    let mut paths: Vec<Option<Path>> = vec![None; model.links.len()];
    for _ in 0..rounds {
        for at in &order {
            if let Some(path) = paths[*at].take() {
                search.count(&path, -1);
            }
            let path = search.find(&model.links[*at]);
            if let Some(path) = &path {
                search.count(path, 1);
            }
            paths[*at] = path;
        }
    }
    paths
}
