//! The diagram as the steps of the layout read it.

use super::{Diagram, Home, LARGEST, Point, Shape, Size, ZoneWords};

/// What nodes are arranged in: a zone, or a corridor between columns.
pub(super) struct Group {
    /// The zone; none for a corridor.
    pub(super) zone: Option<usize>,
    pub(super) framed: bool,
    pub(super) footer: bool,
    pub(super) words: ZoneWords,
    /// 0 for what stands side by side on top, 1 and on for the bands.
    pub(super) area: usize,
}

/// An edge between two nodes that are there.
#[derive(Clone, Copy)]
pub(super) struct Link {
    /// Its position among the edges of the diagram.
    pub(super) edge: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) feedback: bool,
    /// The height of its label, 0 for none.
    pub(super) text: f64,
}

/// The diagram, with what cannot be drawn left out.
pub(super) struct Model {
    pub(super) sizes: Vec<Size>,
    /// The text below each node.
    pub(super) captions: Vec<Size>,
    /// The group of each node.
    pub(super) home: Vec<usize>,
    pub(super) rows: Vec<u32>,
    pub(super) pins: Vec<Option<Point>>,
    /// Whether a node is a diamond.
    pub(super) gates: Vec<bool>,
    pub(super) links: Vec<Link>,
    /// The columns and corridors from left to right, then the bands.
    pub(super) groups: Vec<Group>,
    pub(super) zones: usize,
    /// One for the columns, and one per band.
    pub(super) areas: usize,
}

impl Model {
    pub(super) fn read(diagram: &Diagram) -> Self {
        let (groups, columns) = groups(diagram);
        let last = (2 * columns).saturating_sub(1);
        let of_zone = |zone: usize| groups.iter().position(|g| g.zone == Some(zone));
        let home = |home: Home| match home {
            Home::Zone(zone) => of_zone(zone).unwrap_or(last),
            Home::Corridor(at) => (at.saturating_mul(2).saturating_add(1)).min(last),
        };
        let sound = |v: f64| if (1.0..=LARGEST).contains(&v) { v } else { 1.0 };
        let nodes = &diagram.nodes;
        Self {
            sizes: nodes
                .iter()
                .map(|n| Size {
                    width: sound(n.size.width),
                    height: sound(n.size.height),
                })
                .collect(),
            captions: nodes
                .iter()
                .map(|n| Size {
                    width: length(n.caption.width),
                    height: length(n.caption.height),
                })
                .collect(),
            home: nodes.iter().map(|n| home(n.home)).collect(),
            rows: nodes.iter().map(|n| n.row).collect(),
            pins: nodes
                .iter()
                .map(|n| {
                    n.pin
                        .filter(|p| p.x.abs() <= LARGEST && p.y.abs() <= LARGEST)
                })
                .collect(),
            gates: nodes
                .iter()
                .map(|n| matches!(n.home, Home::Corridor(_)))
                .collect(),
            links: links(diagram),
            zones: diagram.zones.len(),
            areas: groups.iter().map(|g| g.area + 1).max().unwrap_or(1),
            groups,
        }
    }

    /// Returns the nodes of a group that are not pinned, by row.
    pub(super) fn free_of(&self, group: usize) -> Vec<usize> {
        let mut nodes: Vec<usize> = (0..self.home.len())
            .filter(|n| self.home[*n] == group && self.pins[*n].is_none())
            .collect();
        nodes.sort_by_key(|n| (self.rows[*n], *n));
        nodes
    }

    /// Returns the rectangles of the pinned nodes of a zone or corridor.
    pub(super) fn pinned_of(&self, group: usize) -> impl Iterator<Item = super::Rect> + '_ {
        (0..self.home.len())
            .filter(move |n| self.home[*n] == group)
            .filter_map(|n| self.pinned(n))
    }

    /// Returns the rectangle of a node if it is pinned.
    pub(super) fn pinned(&self, node: usize) -> Option<super::Rect> {
        let size = self.sizes[node];
        self.pins[node].map(|pin| super::Rect {
            x: pin.x,
            y: pin.y,
            width: size.width,
            height: size.height,
        })
    }
}

/// Returns a length, or 0 for what is none.
fn length(v: f64) -> f64 {
    if (0.0..=LARGEST).contains(&v) { v } else { 0.0 }
}

/// Returns the groups, and the number of columns.
fn groups(diagram: &Diagram) -> (Vec<Group>, usize) {
    let zones = |shape: Shape| {
        let all = diagram.zones.iter().enumerate();
        all.filter(move |(_, zone)| zone.shape == shape)
    };
    let corridor = || Group {
        zone: None,
        framed: false,
        footer: false,
        words: ZoneWords::default(),
        area: 0,
    };
    let mut groups = Vec::new();
    let mut columns = 0;
    for (at, zone) in zones(Shape::Column) {
        groups.push(Group {
            zone: Some(at),
            framed: zone.framed,
            footer: zone.footer,
            words: sound(&zone.words),
            area: 0,
        });
        groups.push(corridor());
        columns += 1;
    }
    if columns == 0 {
        groups.push(corridor());
    }
    for (band, (at, zone)) in zones(Shape::Band).enumerate() {
        groups.push(Group {
            zone: Some(at),
            framed: zone.framed,
            footer: zone.footer,
            words: sound(&zone.words),
            area: band + 1,
        });
    }
    (groups, columns)
}

fn sound(words: &ZoneWords) -> ZoneWords {
    ZoneWords {
        title: length(words.title),
        note: length(words.note),
        footer: length(words.footer),
    }
}

fn links(diagram: &Diagram) -> Vec<Link> {
    let count = diagram.nodes.len();
    let edges = diagram.edges.iter().enumerate();
    edges
        .filter(|(_, e)| e.from < count && e.to < count && e.from != e.to)
        .map(|(edge, e)| Link {
            edge,
            from: e.from,
            to: e.to,
            feedback: e.feedback,
            text: e.label.map_or(0.0, |l| length(l.height)),
        })
        .collect()
}
