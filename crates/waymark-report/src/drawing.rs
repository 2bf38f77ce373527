//! The drawing of an architecture as SVG: the coordinates and words of the domain, in ink for paper.
//!
//! Signs are drawn, not typed: a font without them, or a reader of PDF/UA, has nothing to miss. No colour says anything
//! alone: what is new has a heavy outline and a plus, what goes is dashed and struck through, an error has an octagon.

mod paper;

use std::fmt::Write as _;

use waymark_domain::architecture::{
    DiffClass, Drawing, DrawnBox, DrawnGate, DrawnLine, DrawnZone, GateKind, Signs,
};
use waymark_domain::layout::{Point, Rect};

pub(crate) use paper::bare;

use crate::charts::{FAMILY, escaped};

// The same values as in templates/tokens.typ.
const INK: &str = "#1B2430";
const INK_2: &str = "#4A5565";
const INK_3: &str = "#646E7E";
const HAIRLINE: &str = "#D3D9E1";
const OUTLINE: &str = "#7F8B9B";
const PAPER: &str = "#FFFFFF";
const QUIET: &str = "#F4F6F9";
const ALARM: &str = "#B3231B";

/// Height above the drawing for its title, and below it for the legend.
const HEAD: f64 = 46.0;
const FOOT: f64 = 34.0;
const MARGIN: f64 = 20.0;

/// Returns the drawing as an SVG of its own: with title, legend and, inside, its words for those who do not see it.
/// One unit is 1/96 inch.
pub fn drawing_svg(drawing: &Drawing) -> String {
    titled(drawing).0
}

/// Returns the drawing with title and legend, and how large that is.
pub(crate) fn titled(drawing: &Drawing) -> (String, (f64, f64)) {
    let bounds = paper::bounds(drawing);
    let width = bounds.width.max(480.0);
    let height = bounds.height + HEAD + FOOT;
    let mut svg = String::new();
    let (title, alt) = (escaped(&drawing.title), escaped(&drawing.alt));
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{FAMILY}\">\
         <title>{title}</title><desc>{alt}</desc>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>"
    );
    text(
        &mut svg,
        (MARGIN, 24.0),
        &drawing.title,
        Type::new(15.0, INK).bold(),
    );
    text(
        &mut svg,
        (MARGIN, 41.0),
        &drawing.subtitle,
        Type::new(10.5, INK_3),
    );
    paper::placed(&mut svg, drawing, &bounds, HEAD);
    legend(&mut svg, drawing, height - 12.0);
    svg.push_str("</svg>\n");
    (svg, (width, height))
}

fn body(drawing: &Drawing) -> String {
    let mut svg = String::new();
    for drawn in drawing.zones.iter().filter(|z| z.framed) {
        zone(&mut svg, drawn);
    }
    // What is kept lies below what is new, and what is wrong above both.
    let order = |l: &&DrawnLine| (l.signs.errors > 0, l.class != DiffClass::Kept);
    let mut lines: Vec<&DrawnLine> = drawing.lines.iter().collect();
    lines.sort_by_key(order);
    for drawn in &lines {
        line(&mut svg, drawn);
    }
    // Words of a zone stand above the lines that cross it.
    for drawn in drawing.zones.iter().filter(|z| z.framed) {
        zone_words(&mut svg, drawn);
    }
    for drawn in &drawing.boxes {
        component(&mut svg, drawn);
    }
    for drawn in &drawing.gates {
        gate(&mut svg, drawn);
    }
    for drawn in &lines {
        label(&mut svg, drawn);
    }
    svg
}

/// How a text looks.
#[derive(Clone, Copy)]
struct Type {
    size: f64,
    color: &'static str,
    weight: u32,
    anchor: &'static str,
    struck: bool,
    /// The ground on which it stands, where lines may run below it.
    halo: Option<&'static str>,
}

impl Type {
    fn new(size: f64, color: &'static str) -> Self {
        Self {
            size,
            color,
            weight: 400,
            anchor: "start",
            struck: false,
            halo: None,
        }
    }

    fn bold(self) -> Self {
        Self {
            weight: 600,
            ..self
        }
    }

    fn medium(self) -> Self {
        Self {
            weight: 500,
            ..self
        }
    }

    fn anchored(self, anchor: &'static str) -> Self {
        Self { anchor, ..self }
    }
}

/// Writes a text with its base line at a place.
fn text(svg: &mut String, (x, y): (f64, f64), words: &str, style: Type) {
    if words.is_empty() {
        return;
    }
    let Type {
        size,
        color,
        weight,
        anchor,
        struck,
        halo,
    } = style;
    let place = format!(
        "x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\""
    );
    let words = escaped(words);
    if let Some(ground) = halo {
        // A text of its own: where `paint-order` works letter by letter, each halo would eat the letter before it.
        let _ = write!(
            svg,
            "<text {place} fill=\"none\" stroke=\"{ground}\" stroke-width=\"4\" stroke-linejoin=\"round\" \
             aria-hidden=\"true\">{words}</text>"
        );
    }
    let decoration = if struck {
        " text-decoration=\"line-through\""
    } else {
        ""
    };
    let _ = write!(
        svg,
        "<text {place} fill=\"{color}\"{decoration}>{words}</text>"
    );
}

fn zone(svg: &mut String, zone: &DrawnZone) {
    let Rect {
        x,
        y,
        width,
        height,
    } = zone.rect;
    let dash = match zone.class {
        DiffClass::Removed => " stroke-dasharray=\"4 3\"",
        _ => "",
    };
    let stroke = match zone.class {
        DiffClass::Added => INK,
        _ => OUTLINE,
    };
    let _ = write!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"2\" fill=\"{QUIET}\" stroke=\"{stroke}\"{dash}/>"
    );
}

fn zone_words(svg: &mut String, zone: &DrawnZone) {
    let Rect {
        x,
        y,
        width,
        height,
    } = zone.rect;
    let title = Type {
        struck: zone.class == DiffClass::Removed,
        halo: Some(QUIET),
        ..Type::new(11.5, INK).bold()
    };
    text(svg, (x + 14.0, y + 18.0), &zone.title, title);
    let note = Type {
        halo: Some(QUIET),
        ..Type::new(10.5, INK_3)
    };
    let right = (x + width - 14.0, y + 18.0);
    text(svg, right, &zone.note, note.anchored("end"));
    let mut base = y + height - 10.0 - 14.0 * (zone.footer.len().max(1) - 1) as f64;
    for words in &zone.footer {
        text(svg, (x + 14.0, base), words, note);
        base += 14.0;
    }
    signs(svg, (x + width, y + height - 14.0), zone.signs);
    badge(svg, (x + width, y), zone.class);
}

fn component(svg: &mut String, drawn: &DrawnBox) {
    let Rect {
        x,
        y,
        width,
        height,
    } = drawn.rect;
    let gone = drawn.class == DiffClass::Removed;
    let (stroke, weight) = match drawn.class {
        DiffClass::Added => (INK, 1.6),
        _ => (OUTLINE, 1.0),
    };
    let dash = match () {
        () if gone => " stroke-dasharray=\"4 3\"",
        () if drawn.open => " stroke-dasharray=\"1.5 2.5\"",
        () => "",
    };
    let fill = if gone { "none" } else { PAPER };
    let _ = write!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{weight}\"{dash}/>"
    );
    let title = Type {
        struck: gone,
        ..Type::new(12.0, if gone { INK_2 } else { INK }).medium()
    };
    let mut base = y + if drawn.subtitle.is_empty() {
        26.0
    } else {
        18.0
    };
    for words in &drawn.title {
        text(svg, (x + 12.0, base), words, title);
        base += 14.0;
    }
    let subtitle = Type::new(10.5, INK_3);
    text(svg, (x + 12.0, base + 2.0), &drawn.subtitle, subtitle);
    signs(svg, (x + width, y + height), drawn.signs);
    badge(svg, (x + width, y), drawn.class);
}

fn gate(svg: &mut String, gate: &DrawnGate) {
    let Rect {
        x,
        y,
        width,
        height,
    } = gate.rect;
    let (mid_x, mid_y) = (x + width / 2.0, y + height / 2.0);
    let dash = match gate.class {
        DiffClass::Removed => " stroke-dasharray=\"4 3\"",
        _ => "",
    };
    let weight = match gate.class {
        DiffClass::Added => 2.0,
        _ => 1.5,
    };
    let diamond = |svg: &mut String, inset: f64, weight: f64, fill: &str| {
        let _ = write!(
            svg,
            "<path d=\"M{mid_x} {}L{} {mid_y}L{mid_x} {}L{} {mid_y}z\" fill=\"{fill}\" stroke=\"{INK}\" stroke-width=\"{weight}\" stroke-linejoin=\"round\"{dash}/>",
            y + inset,
            x + width - inset,
            y + height - inset,
            x + inset,
        );
    };
    diamond(svg, 0.0, weight, PAPER);
    if gate.kind == GateKind::Approval {
        // Somebody signs: a second line around it.
        diamond(svg, 3.5, 0.75, "none");
    }
    let code = Type::new(
        if gate.code.chars().count() > 2 {
            9.0
        } else {
            10.5
        },
        INK,
    )
    .bold();
    text(
        svg,
        (mid_x, mid_y + 3.8),
        &gate.code,
        code.anchored("middle"),
    );
    let mut base = y + height + 12.0;
    for words in &gate.title {
        let style = Type {
            halo: Some(PAPER),
            ..Type::new(10.5, INK_2).anchored("middle")
        };
        text(svg, (mid_x, base), words, style);
        base += 12.0;
    }
    signs(svg, (x + width, y + height - 4.0), gate.signs);
    badge(svg, (x + width - 3.0, y + 3.0), gate.class);
}

fn line(svg: &mut String, line: &DrawnLine) {
    let [.., before, end] = line.points.as_slice() else {
        return;
    };
    let wrong = line.signs.errors > 0;
    let (color, weight) = match line.class {
        _ if wrong => (ALARM, 2.0),
        DiffClass::Added => (INK, 1.6),
        DiffClass::Removed => (OUTLINE, 1.0),
        _ => (INK_2, 1.1),
    };
    let dash = match line.class {
        DiffClass::Removed => " stroke-dasharray=\"1.5 3\"",
        _ if line.feedback => " stroke-dasharray=\"6 4\"",
        _ => "",
    };
    // The line ends where the head begins, so that it does not show at its tip.
    let stop = towards(*end, *before, 6.0);
    let mut path = String::new();
    for (i, point) in line.points.iter().enumerate() {
        let point = if i + 1 == line.points.len() {
            &stop
        } else {
            point
        };
        let command = if i == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{command}{} {}", point.x, point.y);
    }
    let _ = write!(
        svg,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{weight}\" stroke-linejoin=\"round\"{dash}/>"
    );
    let base = towards(*end, *before, 8.0);
    // Across the line: its direction, turned.
    let (dx, dy) = ((end.x - base.x) / 8.0, (end.y - base.y) / 8.0);
    let _ = write!(
        svg,
        "<path d=\"M{} {}L{} {}L{} {}z\" fill=\"{color}\"/>",
        end.x,
        end.y,
        base.x - dy * 3.6,
        base.y + dx * 3.6,
        base.x + dy * 3.6,
        base.y - dx * 3.6,
    );
}

/// Returns the point that lies `by` before `end`, on the way from `from`.
fn towards(end: Point, from: Point, by: f64) -> Point {
    let length = (from.x - end.x).hypot(from.y - end.y).max(f64::EPSILON);
    let share = (by / length).min(1.0);
    Point {
        x: end.x + (from.x - end.x) * share,
        y: end.y + (from.y - end.y) * share,
    }
}

fn label(svg: &mut String, line: &DrawnLine) {
    let Some(label) = &line.label else { return };
    let middle = label.rect.x + label.rect.width / 2.0;
    let base = label.rect.y + label.rect.height - 3.5;
    let color = match line.class {
        _ if line.signs.errors > 0 => ALARM,
        DiffClass::Removed => INK_3,
        _ => INK_2,
    };
    let style = Type {
        halo: Some(PAPER),
        struck: line.class == DiffClass::Removed,
        weight: if line.signs.errors > 0 { 600 } else { 400 },
        ..Type::new(10.5, color).anchored("middle")
    };
    text(svg, (middle, base), &label.text, style);
}

/// Draws a plus, a minus or a wave in a disc.
fn badge(svg: &mut String, (x, y): (f64, f64), class: DiffClass) {
    let (fill, ink, sign) = match class {
        DiffClass::Kept => return,
        DiffClass::Added => (INK, PAPER, "M-4 0H4M0 -4V4"),
        DiffClass::Removed => (PAPER, INK, "M-4 0H4"),
        DiffClass::Changed => (QUIET, INK, "M-4 1C-3 -2 -1 -2 0 0S3 2 4 -1"),
    };
    let _ = write!(
        svg,
        "<g transform=\"translate({x} {y})\"><circle r=\"7.5\" fill=\"{fill}\" stroke=\"{INK}\" stroke-width=\"1.4\"/>\
         <path d=\"{sign}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.8\" stroke-linecap=\"round\"/></g>"
    );
}

/// Draws what is found: an octagon for errors, a triangle for warnings, a struck disc for what is waived.
fn signs(svg: &mut String, (x, y): (f64, f64), signs: Signs) {
    let mut x = x - 6.0;
    let mut put = |count: u32, shape: &str| {
        if count == 0 {
            return;
        }
        let _ = write!(svg, "<g transform=\"translate({x} {y})\">{shape}</g>");
        x -= 17.0;
    };
    put(
        signs.errors,
        "<path d=\"M-3 -7H3L7 -3V3L3 7H-3L-7 3V-3z\" fill=\"#B3231B\" stroke=\"#FFFFFF\"/>\
         <path d=\"M0 -3.800V1M0 3.600V3.700\" stroke=\"#FFFFFF\" stroke-width=\"1.800\" stroke-linecap=\"round\"/>",
    );
    put(
        signs.warnings,
        "<path d=\"M0 -7L7.500 6H-7.500z\" fill=\"#FFFFFF\" stroke=\"#1B2430\" stroke-width=\"1.300\" stroke-linejoin=\"round\"/>\
         <path d=\"M0 -2.500V1.500M0 3.900V4\" stroke=\"#1B2430\" stroke-width=\"1.500\" stroke-linecap=\"round\"/>",
    );
    if signs.errors + signs.warnings == 0 {
        put(
            signs.waived,
            "<circle r=\"6\" fill=\"#FFFFFF\" stroke=\"#646E7E\" stroke-width=\"1.300\"/>\
             <path d=\"M-3 0H3\" stroke=\"#646E7E\" stroke-width=\"1.500\"/>",
        );
    }
}

/// Draws what the signs mean: only those that stand in the drawing.
fn legend(svg: &mut String, drawing: &Drawing, y: f64) {
    let mut x = MARGIN;
    let mut entry = |svg: &mut String, mark: String, words: &str| {
        let _ = write!(
            svg,
            "<g transform=\"translate({x} {})\">{mark}</g>",
            y - 4.0
        );
        text(svg, (x + 30.0, y), words, Type::new(10.5, INK_2));
        x += 48.0 + 6.2 * words.chars().count() as f64;
    };
    let gates = |kind| drawing.gates.iter().any(|g| g.kind == kind);
    let diamond = "M12 -7L19 0L12 7L5 0z";
    if gates(GateKind::Approval) {
        let mark = format!(
            "<path d=\"{diamond}\" fill=\"{PAPER}\" stroke=\"{INK}\" stroke-width=\"1.300\"/>\
             <path d=\"M12 -4L16 0L12 4L8 0z\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"0.750\"/>"
        );
        entry(svg, mark, "approval gate");
    }
    if gates(GateKind::Quality) {
        let mark = format!(
            "<path d=\"{diamond}\" fill=\"{PAPER}\" stroke=\"{INK}\" stroke-width=\"1.300\"/>"
        );
        entry(svg, mark, "quality gate");
    }
    if drawing.lines.iter().any(|l| l.feedback) {
        let mark = format!(
            "<path d=\"M0 0H24\" stroke=\"{INK_2}\" stroke-width=\"1.200\" stroke-dasharray=\"6 4\"/>"
        );
        entry(svg, mark, "leads back");
    }
    if drawing
        .boxes
        .iter()
        .any(|b| b.open && b.class != DiffClass::Removed)
    {
        let mark = format!(
            "<rect x=\"0\" y=\"-6\" width=\"24\" height=\"12\" rx=\"2\" fill=\"{PAPER}\" stroke=\"{OUTLINE}\" stroke-dasharray=\"1.500 2.500\"/>"
        );
        entry(svg, mark, "open slot");
    }
    for class in [DiffClass::Added, DiffClass::Removed, DiffClass::Changed] {
        if drawing.boxes.iter().any(|b| b.class == class) {
            let mut mark = String::new();
            badge(&mut mark, (14.0, 0.0), class);
            entry(svg, mark, &class.title().to_lowercase());
        }
    }
    let all = drawing.boxes.iter().map(|b| b.signs);
    let all = all.chain(drawing.gates.iter().map(|g| g.signs));
    let all: Vec<Signs> = all.chain(drawing.zones.iter().map(|z| z.signs)).collect();
    let found = |of: fn(&Signs) -> u32| all.iter().any(|s| of(s) > 0);
    for (there, sign, words) in [
        (
            found(|s| s.errors),
            Signs {
                errors: 1,
                ..Signs::default()
            },
            "error",
        ),
        (
            found(|s| s.warnings),
            Signs {
                warnings: 1,
                ..Signs::default()
            },
            "warning",
        ),
        (
            found(|s| s.waived),
            Signs {
                waived: 1,
                ..Signs::default()
            },
            "waived finding",
        ),
    ] {
        if there {
            let mut mark = String::new();
            signs(&mut mark, (20.0, 0.0), sign);
            entry(svg, mark, words);
        }
    }
    let _ = write!(
        svg,
        "<path d=\"M{MARGIN} {0}H{1}\" stroke=\"{HAIRLINE}\"/>",
        y - 20.0,
        drawing.extent.width.max(480.0) - MARGIN
    );
}
