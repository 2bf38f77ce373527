//! How many rows and lanes the zones have.

use super::Spacing;
use super::model::Model;

/// The ratio of width to height that a drawing should have.
const RATIO: f64 = 1.6;
/// Up to so many nodes a column stays one stack.
const STACK: usize = 8;

/// A cell of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) area: usize,
    pub(super) row: usize,
    pub(super) lane: usize,
}

/// A grid of cells: what all columns share, or a band.
#[derive(Debug, Clone)]
pub(super) struct Area {
    /// The group of each lane, from left to right.
    pub(super) lanes: Vec<usize>,
    pub(super) rows: usize,
}

/// The cells, and which node sits in which.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) areas: Vec<Area>,
    /// The cell of each node; none for a pinned one.
    pub(super) seats: Vec<Option<Seat>>,
}

/// What is to be seated in one group.
struct Crowd {
    group: usize,
    count: usize,
    width: f64,
    height: f64,
}

impl Crowd {
    fn of(model: &Model, group: usize) -> Self {
        let nodes = model.free_of(group);
        let max = |v: fn(&super::Size) -> f64| {
            let sizes = nodes.iter().map(|n| v(&model.sizes[*n]));
            sizes.fold(0.0, f64::max)
        };
        Self {
            group,
            count: nodes.len(),
            width: max(|s| s.width),
            height: max(|s| s.height),
        }
    }

    /// Returns the number of lanes when there are so many rows. A zone without nodes still has a frame.
    fn lanes(&self, model: &Model, rows: usize) -> usize {
        let needed = self.count.div_ceil(rows.max(1));
        let group = &model.groups[self.group];
        let bare = group.zone.is_some() && model.pinned_of(self.group).next().is_none();
        needed.max(usize::from(bare))
    }

    fn band_lanes(&self, width: f64, spacing: &Spacing) -> usize {
        let room = width - 2.0 * spacing.padding + spacing.lane;
        let fit = (room / (self.width + spacing.lane)).floor().max(1.0) as usize;
        fit.min(self.count.max(1))
    }
}

/// Returns the grids, with the nodes of each group seated in the order of their rows.
pub(super) fn plan(model: &Model, spacing: &Spacing) -> Plan {
    let crowds: Vec<Crowd> = (0..model.groups.len())
        .map(|g| Crowd::of(model, g))
        .collect();
    let (rows, width) = shape(model, &crowds, spacing);
    let mut areas = vec![Area {
        lanes: Vec::new(),
        rows,
    }];
    for crowd in &crowds {
        if model.groups[crowd.group].area == 0 {
            let lanes = crowd.lanes(model, rows);
            areas[0].lanes.extend(vec![crowd.group; lanes]);
        } else {
            let lanes = crowd.band_lanes(width, spacing);
            areas.push(Area {
                lanes: vec![crowd.group; lanes],
                rows: crowd.count.div_ceil(lanes),
            });
        }
    }
    let mut plan = Plan {
        areas,
        seats: vec![None; model.sizes.len()],
    };
    for crowd in &crowds {
        plan.seat_in_order(model, crowd.group);
    }
    plan
}

impl Plan {
    /// Returns the cells of a group, row by row.
    pub(super) fn cells(&self, model: &Model, group: usize) -> Vec<Seat> {
        let area = model.groups[group].area;
        let grid = &self.areas[area];
        let lanes = || (0..grid.lanes.len()).filter(|l| grid.lanes[*l] == group);
        (0..grid.rows)
            .flat_map(|row| lanes().map(move |lane| Seat { area, row, lane }))
            .collect()
    }

    /// Takes out the rows in which no node sits.
    pub(super) fn trim(&mut self) {
        for (at, area) in self.areas.iter_mut().enumerate() {
            let mut used = vec![false; area.rows];
            for seat in self.seats.iter().flatten().filter(|s| s.area == at) {
                used[seat.row] = true;
            }
            let before = |row: usize| used[..row].iter().filter(|u| **u).count();
            for seat in self.seats.iter_mut().flatten().filter(|s| s.area == at) {
                seat.row = before(seat.row);
            }
            area.rows = before(area.rows);
        }
    }

    fn seat_in_order(&mut self, model: &Model, group: usize) {
        let nodes = model.free_of(group);
        let cells = self.cells(model, group);
        for (node, seat) in nodes.into_iter().zip(cells) {
            self.seats[node] = Some(seat);
        }
    }
}

/// Returns the number of rows of the columns and the width of the drawing that come nearest to the ratio.
fn shape(model: &Model, crowds: &[Crowd], spacing: &Spacing) -> (usize, f64) {
    let top = |c: &&Crowd| model.groups[c.group].area == 0;
    let most = crowds
        .iter()
        .filter(top)
        .map(|c| c.count)
        .max()
        .unwrap_or(0);
    let bands: Vec<&Crowd> = crowds.iter().filter(|c| !top(c)).collect();
    let widest = bands.iter().map(|c| c.count).max().unwrap_or(0);
    let band_lane = bands.iter().map(|c| c.width).fold(0.0, f64::max) + spacing.lane;
    let mut best = (f64::INFINITY, most, 0.0);
    for rows in most.min(STACK)..=most {
        let columns = columns_width(model, crowds, rows, spacing);
        for lanes in 0..=widest {
            let width = columns.max(lanes as f64 * band_lane + 2.0 * spacing.padding);
            let height = height(model, crowds, rows, width, spacing);
            let mut cost = (width / height.max(1.0) / RATIO).ln().abs();
            if columns > 0.0 {
                cost += 0.5 * (width / columns).ln();
            }
            if cost + 1e-9 < best.0 {
                best = (cost, rows, width);
            }
        }
    }
    (best.1, best.2)
}

fn columns_width(model: &Model, crowds: &[Crowd], rows: usize, spacing: &Spacing) -> f64 {
    let mut width = 0.0;
    for crowd in crowds {
        let group = &model.groups[crowd.group];
        if group.area > 0 {
            continue;
        }
        let lanes = crowd.lanes(model, rows) as f64;
        width += lanes * crowd.width + (lanes - 1.0).max(0.0) * spacing.lane;
        width += if group.zone.is_some() {
            2.0 * spacing.padding
        } else {
            spacing.corridor
        };
    }
    width
}

fn height(model: &Model, crowds: &[Crowd], rows: usize, width: f64, spacing: &Spacing) -> f64 {
    let mut height = 0.0;
    let mut tallest = 0.0_f64;
    for crowd in crowds {
        if model.groups[crowd.group].area == 0 {
            tallest = tallest.max(crowd.height);
        } else {
            let rows = crowd.count.div_ceil(crowd.band_lanes(width, spacing));
            height += rows as f64 * (crowd.height + spacing.row) + spacing.title + spacing.band;
        }
    }
    height + rows as f64 * (tallest + spacing.row) + spacing.title
}
