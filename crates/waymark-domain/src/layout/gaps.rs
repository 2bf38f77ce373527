//! The gaps between cells and frames: which there are, and how wide they must be.

use super::Spacing;
use super::model::Model;
use super::plan::Plan;
use super::route::Line;
use super::seating::Seating;

/// A piece of an axis, in order.
#[derive(Clone, Copy)]
pub(super) enum Item {
    /// The gap of this number.
    Gap(usize),
    /// A lane or a row of an area.
    Slot(usize, usize),
    /// The begin and the end of the frame of a group.
    Open(usize),
    Close(usize),
    /// A strip for the title or the footer of an area.
    Title,
    Footer(usize),
}

/// The gaps along one axis: what stands between them, and how wide each is.
pub(super) struct Axis {
    /// One list per area for x; a single list for y.
    pub(super) items: Vec<Vec<Item>>,
    pub(super) widths: Vec<f64>,
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
    pub(super) x: Axis,
    pub(super) y: Axis,
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
    /// `rooms` is the width that each link wants for its text: one that has no upright line gets it between its nodes.
    pub(super) fn widen(
        &mut self,
        seating: &Seating,
        lines: &[Line],
        rooms: &[f64],
        spacing: &Spacing,
    ) -> bool {
        let mut wider = false;
        let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
        for (at, gap) in seating.x_gaps.iter().enumerate() {
            let within = seating.heights[self.x.area[at]];
            let needed = room(lines, false, *gap, within, spacing);
            wider |= needed > gap.1 - gap.0 + 0.5;
            self.x.widths[at] = self.x.widths[at].max(needed);
        }
        for own in lines.chunk_by(|a, b| a.link == b.link) {
            let [line] = own else { continue };
            let needed = rooms[line.link];
            if needed <= 0.0 || !line.along_x {
                continue;
            }
            let gaps = seating.x_gaps.iter().enumerate().filter(|(at, gap)| {
                let (top, bottom) = seating.heights[self.x.area[*at]];
                let middle = f64::midpoint(gap.0, gap.1);
                line.begin < middle && middle < line.end && top < line.at && line.at < bottom
            });
            let widest = gaps.max_by(|(_, a), (_, b)| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
            if let Some((at, gap)) = widest {
                wider |= needed > gap.1 - gap.0 + 0.5;
                self.x.widths[at] = self.x.widths[at].max(needed);
            }
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
pub(super) fn rows(model: &Model, plan: &Plan, spacing: &Spacing) -> Axis {
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
            y.items[0].push(Item::Title);
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
