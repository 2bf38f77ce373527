//! Which node sits in which cell: nodes that are joined come near each other and into one line.

use super::model::{Link, Model};
use super::plan::{Plan, Seat};
use super::{Point, Spacing, seating};

/// What it costs when an edge is no straight line, when a node stands in its way, and when it runs to the left.
const BENT: f64 = 60.0;
const BEHIND: f64 = 90.0;
const LEFTWARD: f64 = 110.0;
/// What a row costs by which a node is away from the place of its layer.
const LAYER: f64 = 9.0;
/// How often all nodes are looked at, at most.
const ROUNDS: usize = 30;

/// The cells and their middles.
struct Board<'a> {
    model: &'a Model,
    /// The cells of each group.
    cells: Vec<Vec<Seat>>,
    middles: [Vec<Vec<f64>>; 2],
    /// The node in each cell, by area, row and lane.
    held: Vec<Vec<Option<usize>>>,
    lanes: Vec<usize>,
    links: Vec<Vec<Link>>,
    /// The row where the layer of each node belongs.
    layer: Vec<f64>,
}

/// Moves nodes to free cells and swaps them with others, as long as that makes the drawing better.
pub(super) fn arrange(model: &Model, plan: &mut Plan, spacing: &Spacing) {
    let mut board = Board::new(model, plan, spacing);
    for _ in 0..ROUNDS {
        let mut moved = false;
        for node in 0..model.sizes.len() {
            moved |= board.settle(plan, node);
        }
        if !moved {
            break;
        }
    }
}

impl<'a> Board<'a> {
    fn new(model: &'a Model, plan: &Plan, spacing: &Spacing) -> Self {
        let count = model.sizes.len();
        let mut links = vec![Vec::new(); count];
        for link in &model.links {
            links[link.from].push(*link);
            links[link.to].push(*link);
        }
        let cells = (0..model.groups.len()).map(|g| plan.cells(model, g));
        let mut board = Self {
            model,
            cells: cells.collect(),
            middles: seating::middles(model, plan, spacing),
            held: plan
                .areas
                .iter()
                .map(|a| vec![None; a.rows * a.lanes.len()])
                .collect(),
            lanes: plan.areas.iter().map(|a| a.lanes.len()).collect(),
            links,
            layer: vec![0.0; count],
        };
        for (node, seat) in plan.seats.iter().enumerate() {
            if let Some(seat) = seat {
                board.held[seat.area][seat.row * board.lanes[seat.area] + seat.lane] = Some(node);
            }
        }
        for group in 0..model.groups.len() {
            let nodes = model.free_of(group);
            let mut rows: Vec<u32> = nodes.iter().map(|n| model.rows[*n]).collect();
            rows.dedup();
            let all = plan.areas[model.groups[group].area].rows as f64;
            for node in nodes {
                let at = rows.iter().position(|r| *r == model.rows[node]).unwrap_or(0);
                board.layer[node] = (at as f64 + 0.5) / rows.len() as f64 * all - 0.5;
            }
        }
        board
    }

    fn holder(&self, seat: Seat) -> Option<usize> {
        self.held[seat.area][seat.row * self.lanes[seat.area] + seat.lane]
    }

    fn put(&mut self, plan: &mut Plan, seat: Seat, node: Option<usize>) {
        self.held[seat.area][seat.row * self.lanes[seat.area] + seat.lane] = node;
        if let Some(node) = node {
            plan.seats[node] = Some(seat);
        }
    }

    fn middle(&self, plan: &Plan, node: usize) -> Point {
        match plan.seats[node] {
            Some(seat) => self.cell(seat),
            None => self.model.pinned(node).map(|r| r.middle()).unwrap_or_default(),
        }
    }

    fn cell(&self, seat: Seat) -> Point {
        Point {
            x: self.middles[0][seat.area][seat.lane],
            y: self.middles[1][seat.area][seat.row],
        }
    }

    /// Returns what the edges of a node cost, and how far it is from its layer.
    fn cost(&self, plan: &Plan, node: usize) -> f64 {
        let layer = plan.seats[node].map_or(0.0, |s| (s.row as f64 - self.layer[node]).abs());
        let edges: f64 = self.links[node].iter().map(|l| self.edge(plan, l)).sum();
        edges + LAYER * layer
    }

    fn edge(&self, plan: &Plan, link: &Link) -> f64 {
        let (a, b) = (self.middle(plan, link.from), self.middle(plan, link.to));
        let (dx, dy) = (b.x - a.x, (b.y - a.y).abs());
        let mut cost = dx.abs() + 1.2 * dy;
        if dx < -1.0 && !link.feedback {
            cost += LEFTWARD;
        }
        let (Some(a), Some(b)) = (plan.seats[link.from], plan.seats[link.to]) else {
            return cost;
        };
        if a.area != b.area {
            return cost + if dx.abs() > 100.0 { BENT } else { 0.0 };
        }
        if a.row == b.row {
            let (low, high) = (a.lane.min(b.lane), a.lane.max(b.lane));
            let between = (low + 1..high).filter(|lane| self.holder(Seat { lane: *lane, ..a }).is_some());
            return cost + BEHIND * between.count().min(2) as f64;
        }
        if a.lane == b.lane {
            let (low, high) = (a.row.min(b.row), a.row.max(b.row));
            let between = (low + 1..high).filter(|row| self.holder(Seat { row: *row, ..a }).is_some());
            return cost + BEHIND * between.count().min(2) as f64;
        }
        cost + BENT
    }

    /// Moves a node to the best cell of its group, and says whether it moved.
    fn settle(&mut self, plan: &mut Plan, node: usize) -> bool {
        let Some(now) = plan.seats[node] else {
            return false;
        };
        let group = self.model.home[node];
        let mut best = (-1e-6, None);
        for at in 0..self.cells[group].len() {
            let seat = self.cells[group][at];
            if seat == now {
                continue;
            }
            let gain = self.gain(plan, node, now, seat);
            if gain < best.0 {
                best = (gain, Some(seat));
            }
        }
        let Some(seat) = best.1 else { return false };
        self.swap(plan, node, now, seat);
        true
    }

    fn swap(&mut self, plan: &mut Plan, node: usize, now: Seat, seat: Seat) {
        let other = self.holder(seat);
        self.put(plan, now, other);
        self.put(plan, seat, Some(node));
    }

    /// Returns by how much the cost changes when a node goes to a cell and the node there takes its place.
    fn gain(&mut self, plan: &mut Plan, node: usize, now: Seat, seat: Seat) -> f64 {
        let other = self.holder(seat);
        let cost = |board: &Self, plan: &Plan| {
            board.cost(plan, node) + other.map_or(0.0, |o| board.cost(plan, o))
        };
        let before = cost(self, plan);
        self.swap(plan, node, now, seat);
        let after = cost(self, plan);
        self.put(plan, seat, other);
        self.put(plan, now, Some(node));
        after - before
    }
}
