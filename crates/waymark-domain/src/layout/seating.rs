//! Coordinates of the cells and frames, given how wide each gap is.

use super::model::Model;
use super::plan::{Plan, Seat};
use super::route::Line;
use super::{Point, Rect, Route, Size, Spacing};

/// The width of the frame of a zone without nodes.
const EMPTY: f64 = 120.0;

/// A piece of an axis, in order.
#[derive(Clone, Copy)]
enum Item {
    /// The gap of this number.
    Gap(usize),
    /// A lane or a row of an area.
    Slot(usize, usize),
    /// The begin and the end of the frame of a group.
    Open(usize),
    Close(usize),
    /// A strip for the title or the footer of an area.
    Title(usize),
    Footer(usize),
}

/// The gaps along one axis: what stands between them, and how wide each is.
struct Axis {
    /// One list per area for x; a single list for y.
    items: Vec<Vec<Item>>,
    widths: Vec<f64>,
    /// The area of each gap, for x.
    area: Vec<usize>,
}

impl Axis {
    fn new(areas: usize) -> Self {
        Self {
            items: vec![Vec::new(); areas],
            widths: Vec::new(),
            area: Vec::new(),
        }
    }

    fn gap(&mut self, area: usize, width: f64) {
        self.items[area].push(Item::Gap(self.widths.len()));
        self.widths.push(width);
        self.area.push(area);
    }
}

/// How wide the gaps between cells and frames are.
pub(super) struct Gaps {
    x: Axis,
    y: Axis,
}

/// Where everything stands, before there are routes.
pub(super) struct Seating {
    pub(super) zones: Vec<Rect>,
    pub(super) nodes: Vec<Rect>,
    /// The strips of titles and footers, where no line should run along.
    pub(super) strips: Vec<Rect>,
    /// The part of the drawing that holds the rows of the columns.
    pub(super) columns: Rect,
    /// The begin and end of each gap.
    x_gaps: Vec<(f64, f64)>,
    y_gaps: Vec<(f64, f64)>,
    /// The begin and end of each area from top to bottom.
    heights: Vec<(f64, f64)>,
}

impl Gaps {
    pub(super) fn new(model: &Model, plan: &Plan, spacing: &Spacing) -> Self {
        let mut x = Axis::new(model.areas);
        for area in 0..model.areas {
            let groups: Vec<usize> = (0..model.groups.len())
                .filter(|g| model.groups[*g].area == area)
                .collect();
            x.gap(area, spacing.margin);
            for (at, group) in groups.iter().enumerate() {
                lanes(&mut x, model, plan, *group, spacing);
                let end = at + 1 == groups.len();
                if model.groups[*group].zone.is_some() || !model.free_of(*group).is_empty() {
                    let width = if end {
                        spacing.margin
                    } else {
                        spacing.corridor / 2.0
                    };
                    x.gap(area, width);
                }
            }
        }
        Self {
            x,
            y: rows(model, plan, spacing),
        }
    }

    /// Widens the gaps so that the lines that run along in them have room, and says whether any was too narrow.
    pub(super) fn widen(&mut self, seating: &Seating, lines: &[Line], spacing: &Spacing) -> bool {
        let mut wider = false;
        let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
        for (at, gap) in seating.x_gaps.iter().enumerate() {
            let within = seating.heights[self.x.area[at]];
            let needed = room(lines, false, *gap, within, spacing);
            wider |= needed > gap.1 - gap.0 + 0.5;
            self.x.widths[at] = self.x.widths[at].max(needed);
        }
        for (at, gap) in seating.y_gaps.iter().enumerate() {
            let needed = room(lines, true, *gap, everywhere, spacing);
            wider |= needed > gap.1 - gap.0 + 0.5;
            self.y.widths[at] = self.y.widths[at].max(needed);
        }
        wider
    }
}

/// Lays out the lanes of a group along x.
fn lanes(x: &mut Axis, model: &Model, plan: &Plan, group: usize, spacing: &Spacing) {
    let Some(area) = plan.areas.get(model.groups[group].area) else {
        return;
    };
    let at = model.groups[group].area;
    let framed = model.groups[group].framed;
    if framed {
        x.items[at].push(Item::Open(group));
        x.gap(at, spacing.padding);
    }
    let mine = (0..area.lanes.len()).filter(|l| area.lanes[*l] == group);
    for (count, lane) in mine.enumerate() {
        if count > 0 {
            x.gap(at, spacing.lane);
        }
        x.items[at].push(Item::Slot(at, lane));
    }
    if framed {
        x.gap(at, spacing.padding);
        x.items[at].push(Item::Close(group));
    }
}

/// Lays out the areas along y.
fn rows(model: &Model, plan: &Plan, spacing: &Spacing) -> Axis {
    let mut y = Axis::new(1);
    y.gap(0, spacing.margin);
    for (at, area) in plan.areas.iter().enumerate() {
        let mine = || model.groups.iter().filter(|g| g.area == at);
        let framed = mine().any(|g| g.framed);
        if area.lanes.is_empty() && !mine().any(|g| g.zone.is_some()) {
            continue;
        }
        y.items[0].push(Item::Open(at));
        if framed {
            y.items[0].push(Item::Title(at));
            y.gap(0, spacing.padding / 2.0);
        }
        for row in 0..area.rows {
            if row > 0 {
                y.gap(0, spacing.row);
            }
            y.items[0].push(Item::Slot(at, row));
        }
        if framed {
            y.gap(0, spacing.padding);
        }
        if mine().any(|g| g.footer) {
            y.items[0].push(Item::Footer(at));
        }
        y.items[0].push(Item::Close(at));
        let last = at + 1 == plan.areas.len();
        y.gap(0, if last { spacing.margin } else { spacing.band });
    }
    y
}

/// Returns the room that the lines in a gap need where they are densest.
fn room(
    lines: &[Line],
    along_x: bool,
    gap: (f64, f64),
    within: (f64, f64),
    spacing: &Spacing,
) -> f64 {
    let mut ends: Vec<(f64, f64)> = Vec::new();
    for line in lines.iter().filter(|l| l.along_x == along_x) {
        let middle = f64::midpoint(line.channel.0, line.channel.1);
        let inside = gap.0 <= middle && middle <= gap.1;
        if inside && line.begin < within.1 && line.end > within.0 {
            ends.push((line.begin, 1.0 + line.text / spacing.track));
            ends.push((line.end, -1.0 - line.text / spacing.track));
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let (mut now, mut most) = (0.0_f64, 0.0_f64);
    for (_, change) in ends {
        now += change;
        most = most.max(now);
    }
    if most < 0.5 {
        return 0.0;
    }
    2.0 * spacing.clearance + (most - 1.0) * spacing.track
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
    seating
}

/// Returns how large each slot of each area must be for the nodes in it.
fn measures(model: &Model, plan: &Plan, of_x: bool) -> Vec<Vec<f64>> {
    let count = |area: &super::plan::Area| if of_x { area.lanes.len() } else { area.rows };
    let mut sizes: Vec<Vec<f64>> = plan.areas.iter().map(|a| vec![0.0; count(a)]).collect();
    for (node, seat) in plan.seats.iter().enumerate() {
        let Some(seat) = seat else { continue };
        let (slot, size) = if of_x {
            (seat.lane, model.sizes[node].width)
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
                Item::Title(_) | Item::Footer(_) => {}
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
            Item::Title(area) => {
                strip(model, area, y, spacing.title, seating);
                y += spacing.title;
            }
            Item::Footer(area) => {
                y = pinned_end(model, area, y, spacing.padding);
                strip(model, area, y, spacing.footer, seating);
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

/// Adds the strip of a title or footer across each framed zone of an area.
fn strip(model: &Model, area: usize, y: f64, height: f64, seating: &mut Seating) {
    for group in model.groups.iter().filter(|g| g.area == area && g.framed) {
        if let Some(zone) = group.zone {
            seating.strips.push(Rect {
                x: seating.zones[zone].x,
                y,
                width: seating.zones[zone].width,
                height,
            });
        }
    }
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
            columns: Rect::default(),
            x_gaps: vec![(0.0, 0.0); gaps.x.widths.len()],
            y_gaps: vec![(0.0, 0.0); gaps.y.widths.len()],
            heights: vec![(0.0, 0.0); model.areas],
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
