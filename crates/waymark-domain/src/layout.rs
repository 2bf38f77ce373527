//! The layout of a drawing: where zones, nodes, routes and labels go.
//!
//! It knows nothing of architectures. A drawing has *zones* (columns side by side, bands below them), *nodes* that
//! live in a zone or in a corridor between columns, and *edges*. The work goes in steps, each a module:
//!
//! 1. `model`: the diagram is read; what cannot be drawn is left out.
//! 2. `plan`: how many rows and lanes each zone has, so that the whole is about 16:10.
//! 3. `arrange`: which node sits in which cell; short lines and few crossings win.
//! 4. `refine`: small drawings are drawn with neighbours exchanged, and the best is kept.
//! 5. `gaps`, `seating`: coordinates of cells and frames, given how wide each gap is.
//! 6. `field`, `search`: a path for each edge through the cells that no node covers.
//! 7. `bundle`, `nudge`: the order of lines that share a channel, and their coordinates.
//! 8. `labels`: a place for the text of each edge.
//!
//! Steps 5 to 7 run again with gaps as wide as the lines in them need, and all of 5 to 8 once more with room for the
//! texts that found no good place. `words` says where the texts of zones and nodes stand, off which all others keep.
//!
//! ```
//! use waymark_domain::layout::{
//!     Diagram, Edge, Home, Node, Shape, Size, Spacing, Zone, ZoneWords, crossings, place,
//! };
//!
//! let zone = Zone { shape: Shape::Column, framed: true, footer: false, words: ZoneWords::default() };
//! let size = Size { width: 232.0, height: 44.0 };
//! let node = |home| Node { home, row: 0, size, caption: Size::default(), pin: None };
//! let diagram = Diagram {
//!     zones: vec![zone.clone(), zone],
//!     nodes: vec![node(Home::Zone(0)), node(Home::Zone(1))],
//!     edges: vec![Edge { from: 0, to: 1, feedback: false, label: None }],
//! };
//! let placement = place(&diagram, &Spacing::default());
//! assert_eq!(placement.routes[0].points.len(), 2); // side by side: one straight line
//! assert_eq!(crossings(&placement), 0);
//! ```

mod arrange;
mod bundle;
mod crossings;
mod field;
mod gaps;
mod labels;
mod model;
mod nudge;
mod plan;
mod refine;
mod route;
mod search;
mod seating;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crossings::crossings;
pub use words::{BETWEEN_WORDS, TITLE_SHARE};

/// The largest coordinate that means something; what is beyond counts as a mistake.
const LARGEST: f64 = 1e6;

/// A width and a height.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
#[ts(rename = "Extent")]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// A place on the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A rectangle whose sides run along the axes.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Rect {
    /// The left side.
    pub x: f64,
    /// The top side.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// Returns the right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Returns the bottom side.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Says whether two rectangles share more than a border.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Returns the rectangle with a margin around it.
    fn grown(&self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }

    /// Returns the smallest rectangle that holds both.
    fn joined(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }

    fn middle(&self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }
}

/// How a zone lies in the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Columns stand side by side in their order, with their tops on one line.
    Column,
    /// Bands lie below all columns, one under the other, as wide as the drawing.
    Band,
}

/// How wide the texts of a framed zone are. Lines and labels keep off them; what is no length counts as 0.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ZoneWords {
    /// The title, which stands at the left of the title strip.
    pub title: f64,
    /// The note, which stands at the right of the title strip.
    pub note: f64,
    /// The footer, which stands at the left of its strip.
    pub footer: f64,
}

/// A place that holds nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// Column or band.
    pub shape: Shape,
    /// Whether it has a frame and a title; what is outside of all environments has none.
    pub framed: bool,
    /// Whether a line of text stands at its bottom.
    pub footer: bool,
    /// How wide its texts are.
    pub words: ZoneWords,
}

/// Where a node lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// In the zone of this position. A node of a zone that is not there is put right of the last column.
    Zone(usize),
    /// Between the column of this position (among the columns) and the next: the place of gates, which are drawn
    /// as diamonds. A position beyond the last column is the place right of it.
    Corridor(usize),
}

/// A box of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it lives.
    pub home: Home,
    /// Its layer: in a column lower rows stand first, unless another order saves many crossings.
    pub row: u32,
    /// How large it is. Less than 1, more than a million, or not a number counts as 1.
    pub size: Size,
    /// How large the text below it is. Lines and labels keep off it; what is no length counts as 0.
    pub caption: Size,
    /// Its top left corner, where someone has put it by hand. A pin further than a million from the origin is none.
    pub pin: Option<Point>,
}

/// A line from a node to a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// The position of the node it leaves.
    pub from: usize,
    /// The position of the node it enters. The same as `from` gives a small loop at the corner.
    pub to: usize,
    /// Whether it leads back; such a line is led around the columns.
    pub feedback: bool,
    /// How large its text is.
    pub label: Option<Size>,
}

/// What is to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diagram {
    /// The zones, in their order.
    pub zones: Vec<Zone>,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The edges; one that names a node which is not there gets an empty route.
    pub edges: Vec<Edge>,
}

/// The distances of a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spacing {
    /// Between the border of the drawing and what is in it.
    pub margin: f64,
    /// Between a frame and the nodes in it.
    pub padding: f64,
    /// Between nodes side by side.
    pub lane: f64,
    /// Between nodes one above the other.
    pub row: f64,
    /// Between columns.
    pub corridor: f64,
    /// Between columns and bands.
    pub band: f64,
    /// Between parallel lines.
    pub track: f64,
    /// Between a line and a node that it passes.
    pub clearance: f64,
    /// The height of a title.
    pub title: f64,
    /// The height of a footer.
    pub footer: f64,
}

impl Default for Spacing {
    fn default() -> Self {
        Self {
            margin: 20.0,
            padding: 14.0,
            lane: 36.0,
            row: 28.0,
            corridor: 56.0,
            band: 48.0,
            track: 12.0,
            clearance: 8.0,
            title: 24.0,
            footer: 24.0,
        }
    }
}

impl Spacing {
    /// Returns the distances, with the usual one for each that is no length.
    fn sound(&self) -> Self {
        let usual = Self::default();
        let sound = |v: f64, usual: f64| {
            if (0.0..=LARGEST).contains(&v) {
                v
            } else {
                usual
            }
        };
        Self {
            margin: sound(self.margin, usual.margin),
            padding: sound(self.padding, usual.padding),
            lane: sound(self.lane, usual.lane),
            row: sound(self.row, usual.row),
            corridor: sound(self.corridor, usual.corridor),
            band: sound(self.band, usual.band),
            track: sound(self.track, usual.track).max(0.5),
            clearance: sound(self.clearance, usual.clearance),
            title: sound(self.title, usual.title),
            footer: sound(self.footer, usual.footer),
        }
    }
}

/// The line of an edge.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Route {
    /// Successive points share x or y. The first lies on the border of `from`, the last on the border of `to`; the
    /// border of a node in a corridor is the diamond in its rectangle. Empty where pinned nodes leave no way.
    pub points: Vec<Point>,
    /// Where the text fits; none where it fits nowhere.
    pub label: Option<Rect>,
}

/// A drawing: where everything goes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Placement {
    /// The frames, one per zone.
    pub zones: Vec<Rect>,
    /// The boxes, one per node.
    pub nodes: Vec<Rect>,
    /// The lines, one per edge.
    pub routes: Vec<Route>,
    /// How large the drawing is, from the origin; what is pinned left of it or above it is not counted.
    pub extent: Size,
}

/// How often gaps are widened for lines that were found in wider gaps, and for labels that lie badly.
const WIDENINGS: usize = 3;
const LABELINGS: usize = 4;

/// Returns where everything goes; the same diagram always gives the same placement.
///
/// Pinned nodes keep their place, and all others are arranged around them without overlap. A frame grows around the
/// pinned nodes of its zone, so frames overlap only where pins of different zones force it.
pub fn place(diagram: &Diagram, spacing: &Spacing) -> Placement {
    let spacing = &spacing.sound();
    let model = model::Model::read(diagram);
    let mut plan = plan::plan(&model, spacing);
    arrange::arrange(&model, &mut plan, spacing);
    plan.trim();
    refine::refine(&model, &mut plan, spacing);
    plan.trim();
    let drawn = labelled(&model, &mut plan, diagram, spacing);
    let extent = drawn.seating.extent(&drawn.routes, spacing);
    Placement {
        zones: drawn.seating.zones,
        nodes: drawn.seating.nodes,
        routes: drawn.routes,
        extent,
    }
}

/// A seating with its routes and labels.
struct Labelled {
    seating: seating::Seating,
    routes: Vec<Route>,
    /// The edges whose label lies across something, or nowhere.
    bad: Vec<usize>,
}

impl Labelled {
    fn of(
        model: &model::Model,
        diagram: &Diagram,
        seating: &seating::Seating,
        lines: &[route::Line],
    ) -> Self {
        let mut routes = route::routes(model, diagram, seating, lines);
        let bad = labels::label(diagram, seating, &mut routes);
        Self {
            seating: seating.clone(),
            routes,
            bad,
        }
    }
}

/// Draws the lines and their labels, and makes room for the labels that lie badly, as long as that helps.
fn labelled(
    model: &model::Model,
    plan: &mut plan::Plan,
    diagram: &Diagram,
    spacing: &Spacing,
) -> Labelled {
    let mut rooms = vec![0.0; model.links.len()];
    let mut gaps = gaps::Gaps::new(model, plan, spacing);
    let (mut seating, mut drawn) = drawn(model, plan, &mut gaps, spacing, &rooms);
    let mut best = Labelled::of(model, diagram, &seating, &drawn.lines);
    let mut bad = best.bad.clone();
    if model.links.len() > search::MANY {
        return best;
    }
    for _ in 1..LABELINGS {
        let wanting = (0..model.links.len()).filter(|l| bad.contains(&model.links[*l].edge));
        let wanting: Vec<usize> = wanting.filter(|l| rooms[*l] <= 0.0).collect();
        if wanting.is_empty() {
            break;
        }
        for link in wanting {
            let label = diagram.edges[model.links[link].edge].label;
            rooms[link] = label.map_or(0.0, |l| l.width + spacing.clearance);
        }
        drawn = drawn.again(model, &seating, spacing, &rooms);
        for _ in 0..WIDENINGS {
            if !gaps.widen(&seating, &drawn.lines, &rooms, spacing) {
                break;
            }
            seating = seating::seat(model, plan, &mut gaps, spacing);
            drawn = drawn.again(model, &seating, spacing, &rooms);
        }
        let now = Labelled::of(model, diagram, &seating, &drawn.lines);
        bad.clone_from(&now.bad);
        if now.bad.len() < best.bad.len() {
            best = now;
        }
    }
    best
}

/// Seats the nodes and draws the lines: with narrow gaps first, then with gaps as wide as the lines need.
fn drawn(
    model: &model::Model,
    plan: &mut plan::Plan,
    gaps: &mut gaps::Gaps,
    spacing: &Spacing,
    rooms: &[f64],
) -> (seating::Seating, route::Drawn) {
    let mut seating = seating::seat(model, plan, gaps, spacing);
    let mut drawn = route::draw(model, &seating, spacing, 1, rooms);
    gaps.widen(&seating, &drawn.lines, rooms, spacing);
    seating = seating::seat(model, plan, gaps, spacing);
    let many = model.links.len() > search::MANY;
    drawn = route::draw(model, &seating, spacing, if many { 1 } else { 2 }, rooms);
    for _ in 0..if many { 0 } else { WIDENINGS } {
        if !gaps.widen(&seating, &drawn.lines, rooms, spacing) {
            break;
        }
        seating = seating::seat(model, plan, gaps, spacing);
        drawn = drawn.again(model, &seating, spacing, rooms);
    }
    (seating, drawn)
}
