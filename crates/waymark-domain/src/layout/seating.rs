//! Coordinates of the cells and frames, given how wide each gap is.

use super::gaps::{Axis, Gaps, Item, rows};
use super::model::Model;
use super::plan::{Plan, Seat};
use super::{Point, Rect, Route, Size, Spacing, words};

/// The width of the frame of a zone without nodes.
const EMPTY: f64 = 120.0;

/// Where everything stands, before there are routes.
#[derive(Clone)]
pub(super) struct Seating {
    pub(super) zones: Vec<Rect>,
    pub(super) nodes: Vec<Rect>,
    /// The strips of titles and footers, where no line should run along.
    pub(super) strips: Vec<Rect>,
    /// The texts of zones and nodes, which no line should cross.
    pub(super) words: Vec<Rect>,
    /// The part of the drawing that holds the rows of the columns.
    pub(super) columns: Rect,
    /// The begin and end of each gap.
    pub(super) x_gaps: Vec<(f64, f64)>,
    pub(super) y_gaps: Vec<(f64, f64)>,
    /// The begin and end of each area from top to bottom.
    pub(super) heights: Vec<(f64, f64)>,
}

/// Returns where everything stands. A cell that a pinned node covers is given up, and its node moves to the nearest
/// free cell; rows are added where there is none.
pub(super) fn seat(model: &Model, plan: &mut Plan, gaps: &mut Gaps, spacing: &Spacing) -> Seating {
    let mut closed: Vec<Seat> = Vec::new();
    loop {
        let seating = coordinates(model, plan, gaps, spacing);
        let Some(node) = covered(model, &seating, spacing) else {
            return seating;
        };
        let Some(seat) = plan.seats[node] else {
            return seating;
        };
        closed.push(seat);
        let taken = |s: &Seat| closed.contains(s) || plan.seats.contains(&Some(*s));
        let cells = plan.cells(model, model.home[node]);
        let near = |s: &Seat| (s.row.abs_diff(seat.row) + s.lane.abs_diff(seat.lane), *s);
        let free = cells.iter().filter(|s| !taken(s));
        let best = free.min_by_key(|s| {
            let (far, s) = near(s);
            (far, s.row, s.lane)
        });
        if let Some(best) = best {
            plan.seats[node] = Some(*best);
        } else {
            plan.areas[seat.area].rows += 1;
            let row = plan.areas[seat.area].rows - 1;
            plan.seats[node] = Some(Seat { row, ..seat });
            let widths = std::mem::replace(&mut gaps.y, rows(model, plan, spacing)).widths;
            for (now, before) in gaps.y.widths.iter_mut().zip(widths) {
                *now = now.max(before);
            }
        }
    }
}

/// Returns a seated node that lies under or close to a pinned one.
fn covered(model: &Model, seating: &Seating, spacing: &Spacing) -> Option<usize> {
    let pins: Vec<Rect> = (0..model.sizes.len())
        .filter_map(|n| model.pinned(n))
        .map(|r| r.grown(spacing.track))
        .collect();
    (0..model.sizes.len())
        .filter(|n| model.pins[*n].is_none())
        .find(|n| pins.iter().any(|p| p.overlaps(&seating.nodes[*n])))
}

/// The begin and end of each slot of each area, along one axis.
type Slots = Vec<Vec<(f64, f64)>>;

fn coordinates(model: &Model, plan: &Plan, gaps: &Gaps, spacing: &Spacing) -> Seating {
    let mut seating = Seating::empty(model, gaps);
    let lanes = along_x(model, plan, gaps, spacing, &mut seating);
    let rows = along_y(model, plan, gaps, spacing, &mut seating);
    for (node, seat) in plan.seats.iter().enumerate() {
        seating.nodes[node] = match (seat, model.pinned(node)) {
            (_, Some(rect)) => rect,
            (Some(seat), None) => {
                let (left, right) = lanes[seat.area][seat.lane];
                let (top, bottom) = rows[seat.area][seat.row];
                let size = model.sizes[node];
                Rect {
                    x: left + (right - left - size.width) / 2.0,
                    y: top + (bottom - top - size.height) / 2.0,
                    width: size.width,
                    height: size.height,
                }
            }
            (None, None) => Rect::default(),
        };
    }
    frame_pins(model, spacing, &mut seating);
    strips(model, spacing, &mut seating);
    seating
}

/// Returns how large each slot of each area must be for the nodes in it.
fn measures(model: &Model, plan: &Plan, of_x: bool) -> Vec<Vec<f64>> {
    let count = |area: &super::plan::Area| if of_x { area.lanes.len() } else { area.rows };
    let mut sizes: Vec<Vec<f64>> = plan.areas.iter().map(|a| vec![0.0; count(a)]).collect();
    for (node, seat) in plan.seats.iter().enumerate() {
        let Some(seat) = seat else { continue };
        let (slot, size) = if of_x {
            let caption = model.captions[node].width;
            (seat.lane, model.sizes[node].width.max(caption))
        } else {
            (seat.row, model.sizes[node].height)
        };
        let held = &mut sizes[seat.area][slot];
        *held = held.max(size);
    }
    if of_x {
        for area in &mut sizes {
            let widest = area.iter().copied().fold(0.0, f64::max);
            let usual = if widest > 0.0 { widest } else { EMPTY };
            let empty = area.iter_mut().filter(|w| **w <= 0.0);
            empty.for_each(|w| *w = usual);
        }
    } else {
        for area in &mut sizes {
            let tallest = area.iter().copied().fold(0.0, f64::max);
            let empty = area.iter_mut().filter(|h| **h <= 0.0);
            empty.for_each(|h| *h = tallest);
        }
    }
    sizes
}

fn along_x(
    model: &Model,
    plan: &Plan,
    gaps: &Gaps,
    spacing: &Spacing,
    seating: &mut Seating,
) -> Slots {
    let sizes = measures(model, plan, true);
    let mut slots: Slots = sizes.iter().map(|s| vec![(0.0, 0.0); s.len()]).collect();
    let firsts = gaps.x.items.iter().filter_map(|items| match items.first() {
        Some(Item::Gap(at)) => Some(gaps.x.widths[*at]),
        _ => None,
    });
    let lead = firsts.fold(0.0, f64::max);
    let natural = |area: usize| lead + inner_width(&gaps.x, area, &sizes);
    let mut end = (0..model.areas).map(natural).fold(0.0, f64::max);
    for area in 0..model.areas {
        // A band that is narrower than the drawing spreads its lanes over the whole width.
        let inner = sizes[area].len().saturating_sub(1) as f64;
        let spare = if area == 0 {
            0.0
        } else {
            (end - natural(area)).max(0.0)
        };
        let mut x = 0.0;
        let mut seen = 0;
        let mut reached = lead;
        for (place, item) in gaps.x.items[area].iter().enumerate() {
            match *item {
                Item::Gap(at) => {
                    let mut width = if place == 0 { lead } else { gaps.x.widths[at] };
                    if seen > 0 && seen < sizes[area].len() {
                        width += spare / inner;
                    }
                    seating.x_gaps[at] = (x, x + width);
                    x += width;
                }
                Item::Slot(area, lane) => {
                    slots[area][lane] = (x, x + sizes[area][lane]);
                    x += sizes[area][lane];
                    seen += 1;
                    reached = x;
                }
                Item::Open(group) => {
                    x = begin(model, group, x, gaps, &sizes, spacing);
                    if let Some(zone) = model.groups[group].zone {
                        seating.zones[zone].x = x;
                    }
                }
                Item::Close(group) => {
                    let pins = model.pinned_of(group).map(|r| r.right() + spacing.padding);
                    x = pins.fold(x, f64::max);
                    if let Some(zone) = model.groups[group].zone {
                        if area > 0 {
                            x = x.max(end);
                        }
                        seating.zones[zone].width = x - seating.zones[zone].x;
                    }
                    reached = x;
                }
                Item::Title | Item::Footer(_) => {}
            }
        }
        end = end.max(reached);
        if area > 0 {
            let (above, own) = slots.split_at_mut(area);
            align(&above[0], &mut own[0], &gaps.x, area, seating);
        }
    }
    seating.columns.width = end;
    slots
}

/// Moves the lanes of a band under lanes of the columns that are as wide and near, where the gaps between them allow.
fn align(
    columns: &[(f64, f64)],
    lanes: &mut [(f64, f64)],
    x: &Axis,
    area: usize,
    seating: &mut Seating,
) {
    let inner: Vec<usize> = x.items[area]
        .windows(3)
        .filter_map(|w| match w {
            [Item::Slot(..), Item::Gap(at), Item::Slot(..)] => Some(*at),
            _ => None,
        })
        .collect();
    for at in 0..lanes.len() {
        let (begin, end) = lanes[at];
        let low = if at == 0 {
            begin
        } else {
            lanes[at - 1].1 + x.widths[inner[at - 1]]
        };
        let high = lanes
            .get(at + 1)
            .map_or(end, |next| next.0 - x.widths[inner[at]]);
        let fits = |c: &&(f64, f64)| {
            ((c.1 - c.0) - (end - begin)).abs() < 0.5 && c.0 >= low - 1e-6 && c.1 <= high + 1e-6
        };
        let near = columns.iter().filter(fits).min_by(|a, b| {
            let far = |c: &(f64, f64)| (c.0 - begin).abs();
            far(a).total_cmp(&far(b))
        });
        if let Some(near) = near {
            lanes[at] = (near.0, near.0 + end - begin);
        }
    }
    for (at, gap) in inner.iter().enumerate() {
        seating.x_gaps[*gap] = (lanes[at].1, lanes[at + 1].0);
    }
}

/// Returns the width of an area between its first and its last gap.
fn inner_width(x: &Axis, area: usize, sizes: &[Vec<f64>]) -> f64 {
    let items = &x.items[area];
    let inner = items.get(1..items.len().saturating_sub(1)).unwrap_or(&[]);
    let width = |item: &Item| match item {
        Item::Gap(at) => x.widths[*at],
        Item::Slot(area, lane) => sizes[*area][*lane],
        _ => 0.0,
    };
    inner.iter().map(width).sum()
}

/// Returns where the frame of a group begins: where it would naturally, or further right when all its pinned nodes
/// lie beyond its natural end.
fn begin(
    model: &Model,
    group: usize,
    x: f64,
    gaps: &Gaps,
    sizes: &[Vec<f64>],
    spacing: &Spacing,
) -> f64 {
    let area = model.groups[group].area;
    let mut inside = false;
    let mut width = 0.0;
    for item in &gaps.x.items[area] {
        match item {
            Item::Open(g) if *g == group => inside = true,
            Item::Close(g) if *g == group => inside = false,
            Item::Gap(at) if inside => width += gaps.x.widths[*at],
            Item::Slot(area, lane) if inside => width += sizes[*area][*lane],
            _ => {}
        }
    }
    let first = model
        .pinned_of(group)
        .map(|r| r.x)
        .fold(f64::INFINITY, f64::min);
    let beyond = first.is_finite() && first - spacing.padding > x + width;
    if beyond && area == 0 {
        first - spacing.padding
    } else {
        x
    }
}

fn along_y(
    model: &Model,
    plan: &Plan,
    gaps: &Gaps,
    spacing: &Spacing,
    seating: &mut Seating,
) -> Slots {
    let sizes = measures(model, plan, false);
    let mut slots: Slots = sizes.iter().map(|s| vec![(0.0, 0.0); s.len()]).collect();
    let mut y = 0.0;
    for item in &gaps.y.items[0] {
        match *item {
            Item::Gap(at) => {
                seating.y_gaps[at] = (y, y + gaps.y.widths[at]);
                y += gaps.y.widths[at];
            }
            Item::Slot(area, row) => {
                slots[area][row] = (y, y + sizes[area][row]);
                y += sizes[area][row];
            }
            Item::Open(area) => seating.heights[area].0 = y,
            Item::Title => y += spacing.title,
            Item::Footer(area) => {
                y = pinned_end(model, area, y, spacing.padding);
                y += spacing.footer;
            }
            Item::Close(area) => {
                y = pinned_end(
                    model,
                    area,
                    y,
                    if has_footer(model, area) {
                        0.0
                    } else {
                        spacing.padding
                    },
                );
                seating.heights[area].1 = y;
                for group in model.groups.iter().filter(|g| g.area == area) {
                    if let Some(zone) = group.zone {
                        seating.zones[zone].y = seating.heights[area].0;
                        seating.zones[zone].height = y - seating.heights[area].0;
                    }
                }
            }
        }
    }
    seating.columns.y = slots[0].first().map_or(0.0, |s| s.0);
    seating.columns.height = slots[0].last().map_or(0.0, |s| s.1) - seating.columns.y;
    slots
}

fn has_footer(model: &Model, area: usize) -> bool {
    model.groups.iter().any(|g| g.area == area && g.footer)
}

/// Returns the end of an area that holds all its pinned nodes.
fn pinned_end(model: &Model, area: usize, y: f64, padding: f64) -> f64 {
    let groups = (0..model.groups.len()).filter(|g| model.groups[*g].area == area);
    let pins = groups.flat_map(|g| model.pinned_of(g));
    pins.map(|r| r.bottom() + padding).fold(y, f64::max)
}

/// Notes the strips of titles and footers across the framed zones, and where all texts stand.
fn strips(model: &Model, spacing: &Spacing, seating: &mut Seating) {
    for (at, group) in model.groups.iter().enumerate() {
        let Some(frame) = group.zone.filter(|_| group.framed) else {
            continue;
        };
        let frame = seating.zones[frame];
        let title = Rect {
            height: spacing.title,
            ..frame
        };
        seating.strips.push(title);
        seating
            .words
            .extend(words::of_title(model, at, &title, spacing));
        if has_footer(model, group.area) {
            let footer = Rect {
                y: frame.bottom() - spacing.footer,
                height: spacing.footer,
                ..frame
            };
            seating.strips.push(footer);
            seating
                .words
                .extend(words::of_footer(model, at, &footer, spacing));
        }
    }
    let captions = seating.nodes.iter().enumerate();
    let captions = captions.filter_map(|(node, rect)| words::of_node(model, node, rect));
    seating.words.extend(captions);
}

/// Lets the frames grow around the pinned nodes, and gives zones without a frame the rectangle of their nodes.
fn frame_pins(model: &Model, spacing: &Spacing, seating: &mut Seating) {
    for (at, group) in model.groups.iter().enumerate() {
        let Some(zone) = group.zone else { continue };
        if group.framed {
            for pin in model.pinned_of(at) {
                let grown = seating.zones[zone].joined(&pin.grown(spacing.padding));
                seating.zones[zone] = grown;
            }
            continue;
        }
        let nodes = (0..model.home.len()).filter(|n| model.home[*n] == at);
        let rects = nodes.map(|n| seating.nodes[n]);
        seating.zones[zone] = rects.reduce(|a, b| a.joined(&b)).unwrap_or_default();
    }
}

impl Seating {
    fn empty(model: &Model, gaps: &Gaps) -> Self {
        Self {
            zones: vec![Rect::default(); model.zones],
            nodes: vec![Rect::default(); model.sizes.len()],
            strips: Vec::new(),
            words: Vec::new(),
            columns: Rect::default(),
            x_gaps: vec![(0.0, 0.0); gaps.x.widths.len()],
            y_gaps: vec![(0.0, 0.0); gaps.y.widths.len()],
            heights: vec![(0.0, 0.0); model.areas],
        }
    }

    /// Returns what all gaps lie in.
    pub(super) fn outline(&self) -> Rect {
        let end = |gaps: &[(f64, f64)]| gaps.iter().map(|g| g.1).fold(0.0, f64::max);
        Rect {
            x: 0.0,
            y: 0.0,
            width: end(&self.x_gaps),
            height: end(&self.y_gaps),
        }
    }

    pub(super) fn extent(&self, routes: &[Route], spacing: &Spacing) -> Size {
        let mut end = Point::default();
        let mut reach = |x: f64, y: f64| {
            end.x = end.x.max(x + spacing.margin);
            end.y = end.y.max(y + spacing.margin);
        };
        for rect in self.zones.iter().chain(&self.nodes) {
            reach(rect.right(), rect.bottom());
        }
        for route in routes {
            for point in &route.points {
                reach(point.x, point.y);
            }
            if let Some(label) = route.label {
                reach(label.right(), label.bottom());
            }
        }
        Size {
            width: end.x,
            height: end.y,
        }
    }
}

/// Returns the middle of each lane and of each row, by area, when no gap is wider than it must be.
pub(super) fn middles(model: &Model, plan: &Plan, spacing: &Spacing) -> [Vec<Vec<f64>>; 2] {
    let gaps = Gaps::new(model, plan, spacing);
    let mut seating = Seating::empty(model, &gaps);
    let lanes = along_x(model, plan, &gaps, spacing, &mut seating);
    let rows = along_y(model, plan, &gaps, spacing, &mut seating);
    let middle = |slots: &Vec<(f64, f64)>| {
        let middles = slots.iter().map(|(begin, end)| f64::midpoint(*begin, *end));
        middles.collect()
    };
    [lanes, rows].map(|slots| slots.iter().map(middle).collect())
}
