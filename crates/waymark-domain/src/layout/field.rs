//! The drawing cut into cells along every border, and what each cell holds.

use super::Rect;
use super::model::Model;
use super::seating::Seating;

/// No line runs along in a channel that is narrower.
const NARROW: f64 = 1.0;
/// A line in a channel that is narrower comes too close to what is beside it.
const TIGHT: f64 = 13.0;
/// How much a line pays for running along in a title or footer, or through a zone that is not its own.
const STRIP: f64 = 8.0;
const FOREIGN: f64 = 2.0;

/// The cells of a rectangle: columns `left..right`, rows `top..bottom`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cells {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) top: usize,
    pub(super) bottom: usize,
}

/// The drawing as a grid of cells of different sizes.
pub(super) struct Field {
    pub(super) xs: Vec<f64>,
    pub(super) ys: Vec<f64>,
    /// Columns and rows.
    pub(super) nx: usize,
    pub(super) ny: usize,
    /// Whether a node covers the cell.
    pub(super) blocked: Vec<bool>,
    /// The zone of the cell, counted from 1; 0 for none.
    zone: Vec<u16>,
    strip: Vec<bool>,
    /// Whether a text stands in the cell.
    text: Vec<bool>,
    /// The cells of each text.
    texts: Vec<Cells>,
    /// Whether a row of cells belongs to the rows of the columns.
    pub(super) inner_row: Vec<bool>,
    /// The cells of each node.
    pub(super) nodes: Vec<Cells>,
    /// The cells of each framed zone.
    pub(super) frames: Vec<Cells>,
}

impl Field {
    pub(super) fn new(model: &Model, seating: &Seating, margin: f64) -> Self {
        let framed = |zone: usize| {
            let group = model.groups.iter().find(|g| g.zone == Some(zone));
            group.is_some_and(|g| g.framed)
        };
        let frames: Vec<(usize, Rect)> = seating.zones.iter().copied().enumerate().collect();
        let frames: Vec<(usize, Rect)> = frames.into_iter().filter(|(z, _)| framed(*z)).collect();
        let mut rects: Vec<Rect> = seating.nodes.clone();
        rects.extend(frames.iter().map(|(_, r)| *r));
        let all = rects.iter().copied().reduce(|a, b| a.joined(&b));
        // Around everything lie the outer gaps, which may have been widened, and at least a margin.
        let around = all.unwrap_or_default().grown(margin);
        rects.push(around.joined(&seating.outline()));
        rects.extend(&seating.strips);
        rects.extend(&seating.words);
        let xs = stops(rects.iter().flat_map(|r| [r.x, r.right()]));
        let ys = stops(rects.iter().flat_map(|r| [r.y, r.bottom()]));
        let (nx, ny) = (xs.len() - 1, ys.len() - 1);
        let mut field = Self {
            inner_row: ys
                .windows(2)
                .map(|w| {
                    w[0] >= seating.columns.y - 1e-6 && w[1] <= seating.columns.bottom() + 1e-6
                })
                .collect(),
            nodes: Vec::new(),
            frames: Vec::new(),
            blocked: vec![false; nx * ny],
            zone: vec![0; nx * ny],
            strip: vec![false; nx * ny],
            text: vec![false; nx * ny],
            texts: Vec::new(),
            xs,
            ys,
            nx,
            ny,
        };
        for (zone, rect) in frames {
            let cells = field.cells(&rect);
            field.frames.push(cells);
            let mark = zone as u16 + 1;
            field.each(cells, |field, at| field.zone[at] = mark);
        }
        for rect in &seating.strips {
            let cells = field.cells(rect);
            field.each(cells, |field, at| field.strip[at] = true);
        }
        for rect in &seating.words {
            let cells = field.cells(rect);
            field.texts.push(cells);
            field.each(cells, |field, at| field.text[at] = true);
        }
        for rect in &seating.nodes {
            let cells = field.cells(rect);
            field.nodes.push(cells);
            field.each(cells, |field, at| field.blocked[at] = true);
        }
        field
    }

    /// Says whether both have the same cells, so that paths of one hold in the other.
    pub(super) fn same_cells(&self, other: &Self) -> bool {
        (self.nx, self.ny) == (other.nx, other.ny)
            && self.nodes == other.nodes
            && self.frames == other.frames
            && self.texts == other.texts
    }

    fn cells(&self, rect: &Rect) -> Cells {
        let at = |stops: &[f64], v: f64| {
            stops
                .partition_point(|s| *s < v - 1e-6)
                .min(stops.len() - 1)
        };
        Cells {
            left: at(&self.xs, rect.x),
            right: at(&self.xs, rect.right()),
            top: at(&self.ys, rect.y),
            bottom: at(&self.ys, rect.bottom()),
        }
    }

    fn each(&mut self, cells: Cells, mut mark: impl FnMut(&mut Self, usize)) {
        for y in cells.top..cells.bottom {
            for x in cells.left..cells.right {
                mark(self, y * self.nx + x);
            }
        }
    }

    pub(super) fn width(&self, x: usize) -> f64 {
        self.xs[x + 1] - self.xs[x]
    }

    pub(super) fn height(&self, y: usize) -> f64 {
        self.ys[y + 1] - self.ys[y]
    }

    pub(super) fn middle_x(&self, x: usize) -> f64 {
        f64::midpoint(self.xs[x], self.xs[x + 1])
    }

    pub(super) fn middle_y(&self, y: usize) -> f64 {
        f64::midpoint(self.ys[y], self.ys[y + 1])
    }

    /// Says whether a line may run along in a column or row of cells.
    pub(super) fn narrow(&self, along_x: bool, x: usize, y: usize) -> bool {
        (if along_x {
            self.height(y)
        } else {
            self.width(x)
        }) < NARROW
    }

    /// Says whether a line that runs along would come close to what is beside it.
    pub(super) fn tight(&self, along_x: bool, x: usize, y: usize) -> bool {
        (if along_x {
            self.height(y)
        } else {
            self.width(x)
        }) < TIGHT
    }

    /// Says whether a text stands in a cell.
    pub(super) fn has_text(&self, at: usize) -> bool {
        self.text[at]
    }

    /// Returns how many times its length a line pays in a cell.
    pub(super) fn price(&self, at: usize, along_x: bool, own: [u16; 2]) -> f64 {
        let zone = self.zone[at];
        let mut price = 1.0;
        if zone != 0 && !own.contains(&zone) {
            price *= FOREIGN;
        }
        if along_x && self.strip[at] {
            price *= STRIP;
        }
        price
    }
}

/// Returns the sorted coordinates, each once.
fn stops(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|b, a| (*b - *a).abs() < 1e-6);
    all
}
