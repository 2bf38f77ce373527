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
const ROUNDS: usize = 12;
/// How often all moves within lanes are tried, at most.
const SWEEPS: usize = 4;

/// The cells and their middles.
struct Board<'a> {
    model: &'a Model,
    /// The cells of each group.
    cells: Vec<Vec<Seat>>,
    middles: [Vec<Vec<f64>>; 2],
    /// The node in each cell, by area, row and lane.
    held: Vec<Vec<Option<usize>>>,
    lanes: Vec<usize>,
    /// What an inverted pair costs: less where there are many nodes.
    inverted: f64,
    links: Vec<Vec<Link>>,
    /// The nodes of each group.
    peers: Vec<Vec<usize>>,
    /// The row where the layer of each node belongs.
    layer: Vec<f64>,
}

/// What it costs when a node stands above one of a lower row, in drawings small enough to be read row by row.
const INVERTED: f64 = 45.0;
/// Up to so many nodes the order of rows has its full weight.
const FEW: f64 = 24.0;
/// Up to so many nodes all nodes settle anew after each move.
const TINY: usize = 32;
/// Up to so many nodes a drawing is small.
pub(super) const SMALL: usize = 60;

/// Moves nodes to free cells and swaps them with others, as long as that makes the drawing better.
pub(super) fn arrange(model: &Model, plan: &mut Plan, spacing: &Spacing) {
    let mut board = Board::new(model, plan, spacing);
    board.settle_all(plan);
    if model.sizes.len() > SMALL {
        return;
    }
    let mut total = board.total(plan);
    for _ in 0..SWEEPS {
        let before = total;
        for (area, lane, from, to) in moves(plan) {
            let (seats, held) = (plan.seats.clone(), board.held.clone());
            board.carry(plan, (area, lane), from, to);
            if model.sizes.len() <= TINY {
                board.settle_all_once(plan);
                board.settle_all_once(plan);
            } else {
                board.settle_around(plan, (area, lane), from.min(to)..=from.max(to));
            }
            let now = board.total(plan);
            if now < total - 1e-6 {
                total = now;
            } else {
                plan.seats = seats;
                board.held = held;
            }
        }
        if total > before - 1e-6 {
            break;
        }
    }
}

/// Returns plans that differ from one by two neighbours that change places, those first that look best.
pub(super) fn neighbours(model: &Model, plan: &Plan, spacing: &Spacing) -> Vec<Plan> {
    let mut board = Board::new(model, plan, spacing);
    let mut work = plan.clone();
    let mut found: Vec<(f64, Plan)> = Vec::new();
    for (area, lane, from, to) in moves(plan) {
        if to != from + 1 {
            continue;
        }
        board.carry(&mut work, (area, lane), from, to);
        found.push((board.total(&work), work.clone()));
        board.carry(&mut work, (area, lane), to, from);
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, plan)| plan).collect()
}

/// Returns all moves within a lane: area, lane, from which row, to which row.
fn moves(plan: &Plan) -> Vec<(usize, usize, usize, usize)> {
    let mut moves = Vec::new();
    for (at, area) in plan.areas.iter().enumerate() {
        for lane in 0..area.lanes.len() {
            for from in 0..area.rows {
                let others = (0..area.rows).filter(|to| *to != from);
                moves.extend(others.map(|to| (at, lane, from, to)));
            }
        }
    }
    moves
}

/// Returns what it costs that nodes are not in the order of their rows.
pub(super) fn disorder(model: &Model, plan: &Plan, spacing: &Spacing) -> f64 {
    let board = Board::new(model, plan, spacing);
    let nodes = 0..model.sizes.len();
    nodes.map(|n| board.place(plan, n)).sum()
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
            inverted: INVERTED * (FEW / count.max(1) as f64).min(1.0),
            links,
            peers: (0..model.groups.len()).map(|g| model.free_of(g)).collect(),
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
                let at = rows
                    .iter()
                    .position(|r| *r == model.rows[node])
                    .unwrap_or(0);
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
            None => self
                .model
                .pinned(node)
                .map(|r| r.middle())
                .unwrap_or_default(),
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
        let edges: f64 = self.links[node].iter().map(|l| self.edge(plan, l)).sum();
        edges + self.place(plan, node)
    }

    /// Returns what it costs that a node is not where its layer is, and above nodes of lower rows.
    fn place(&self, plan: &Plan, node: usize) -> f64 {
        let Some(seat) = plan.seats[node] else {
            return 0.0;
        };
        let mut cost = LAYER * (seat.row as f64 - self.layer[node]).abs();
        if self.model.sizes.len() <= SMALL && !self.model.gates[node] && seat.area == 0 {
            let inverted = self.peers[self.model.home[node]].iter().filter(|other| {
                self.model.rows[**other] < self.model.rows[node]
                    && plan.seats[**other].is_some_and(|s| s.row > seat.row)
            });
            cost += self.inverted * inverted.count() as f64;
        }
        cost
    }

    /// Returns what the whole costs.
    fn total(&self, plan: &Plan) -> f64 {
        let edges: f64 = self.model.links.iter().map(|l| self.edge(plan, l)).sum();
        let nodes = 0..self.model.sizes.len();
        edges + nodes.map(|n| self.place(plan, n)).sum::<f64>()
    }

    fn settle_all(&mut self, plan: &mut Plan) {
        for _ in 0..ROUNDS {
            if !self.settle_all_once(plan) {
                break;
            }
        }
    }

    fn settle_all_once(&mut self, plan: &mut Plan) -> bool {
        let mut moved = false;
        for node in 0..self.model.sizes.len() {
            moved |= self.settle(plan, node);
        }
        moved
    }

    /// Settles the nodes in some rows of a lane, and those that they are joined with.
    fn settle_around(
        &mut self,
        plan: &mut Plan,
        (area, lane): (usize, usize),
        rows: std::ops::RangeInclusive<usize>,
    ) {
        let mut nodes: Vec<usize> = Vec::new();
        for node in rows.filter_map(|row| self.holder(Seat { area, row, lane })) {
            let joined = self.links[node]
                .iter()
                .map(|l| if l.from == node { l.to } else { l.from });
            nodes.extend(joined);
        }
        nodes.sort_unstable();
        nodes.dedup();
        for node in nodes {
            self.settle(plan, node);
        }
    }

    /// Carries what is in one row of a lane to another; what is between makes room.
    fn carry(&mut self, plan: &mut Plan, (area, lane): (usize, usize), from: usize, to: usize) {
        let seat = |row: usize| Seat { area, row, lane };
        let carried = self.holder(seat(from));
        let mut row = from;
        while row != to {
            let next = if to > from { row + 1 } else { row - 1 };
            let moved = self.holder(seat(next));
            self.put(plan, seat(row), moved);
            row = next;
        }
        self.put(plan, seat(to), carried);
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
            let between =
                (low + 1..high).filter(|lane| self.holder(Seat { lane: *lane, ..a }).is_some());
            return cost + BEHIND * between.count().min(2) as f64;
        }
        if a.lane == b.lane {
            let (low, high) = (a.row.min(b.row), a.row.max(b.row));
            let between =
                (low + 1..high).filter(|row| self.holder(Seat { row: *row, ..a }).is_some());
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
        let own = self.cost(plan, node);
        for at in 0..self.cells[group].len() {
            let seat = self.cells[group][at];
            if seat == now {
                continue;
            }
            let gain = self.gain(plan, node, own, now, seat);
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
    fn gain(&mut self, plan: &mut Plan, node: usize, own: f64, now: Seat, seat: Seat) -> f64 {
        let other = self.holder(seat);
        self.swap(plan, node, now, seat);
        let mut gain = self.cost(plan, node) - own;
        // Where the node itself gains nothing, the other would have to gain more than it: it will when it is asked.
        let worth = gain < 0.0;
        if worth {
            gain += other.map_or(0.0, |o| self.cost(plan, o));
        }
        self.put(plan, seat, other);
        self.put(plan, now, Some(node));
        if worth {
            gain -= other.map_or(0.0, |o| self.cost(plan, o));
        }
        gain
    }
}
