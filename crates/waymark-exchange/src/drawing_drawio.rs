//! Drawings as draw.io files, for those who go on drawing there.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use waymark_domain::architecture::{DiffClass, Drawing, DrawnLine, DrawnZone, Element};
use waymark_domain::layout::Rect;

/// Returns drawings as pages of one file. Frames, boxes, diamonds and lines stand where they stand in the drawing; lines
/// are joined to what they begin and end at. What lies in a frame moves with it.
pub fn write(pages: &[Drawing]) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"Waymark\">\n");
    for (i, drawing) in pages.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<diagram id=\"p{i}\" name=\"{}\"><mxGraphModel page=\"0\"><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>",
            escaped(&drawing.title)
        );
        page(&mut out, drawing);
        out.push_str("</root></mxGraphModel></diagram>\n");
    }
    out.push_str("</mxfile>\n");
    out
}

fn page(out: &mut String, drawing: &Drawing) {
    let frames = Frames::of(drawing);
    let mut ids: BTreeMap<Element, (String, Within)> = BTreeMap::new();
    for (i, zone) in drawing.zones.iter().enumerate().filter(|(_, z)| z.framed) {
        let style = format!(
            "html=0;container=1;collapsible=0;recursiveResize=0;fillColor=#F4F6F9;strokeColor=#7F8B9B;verticalAlign=top;align=left;spacingLeft=12;fontStyle=1;{}",
            look(zone.class)
        );
        let within = Within::default();
        vertex(out, &frame(i), &zone.title, &style, &zone.rect, within);
    }
    for (i, b) in drawing.boxes.iter().enumerate() {
        let id = format!("c{i}");
        let mut words = b.title.join(" ");
        if !b.subtitle.is_empty() {
            words = format!("{words}\n{}", b.subtitle);
        }
        let open = if b.open {
            "dashed=1;dashPattern=1 3;"
        } else {
            ""
        };
        let style = format!(
            "html=0;rounded=1;arcSize=6;whiteSpace=wrap;fillColor=#FFFFFF;{open}{}",
            look(b.class)
        );
        let words = format!("{}{words}", sign(b.class));
        let within = frames.around(&b.rect);
        vertex(out, &id, &words, &style, &b.rect, within);
        ids.insert(Element::Component(b.component), (id, within));
    }
    for (i, g) in drawing.gates.iter().enumerate() {
        let id = format!("g{i}");
        let style = format!(
            "html=0;rhombus;fillColor=#FFFFFF;fontStyle=1;{}",
            look(g.class)
        );
        let words = format!("{}{}", sign(g.class), g.code);
        let within = frames.around(&g.rect);
        vertex(out, &id, &words, &style, &g.rect, within);
        ids.insert(Element::Gate(g.gate), (id, within));
    }
    for (i, line) in drawing.lines.iter().enumerate() {
        if let (Some(from), Some(to)) = (ids.get(&line.from), ids.get(&line.to)) {
            edge(out, i, line, from, to);
        }
    }
}

/// In which frame something lies, and where the frame begins; outside of all it is none.
#[derive(Clone, Copy, Default, PartialEq)]
struct Within {
    frame: Option<usize>,
    x: f64,
    y: f64,
}

impl Within {
    fn parent(self) -> String {
        self.frame.map_or_else(|| "1".to_owned(), frame)
    }
}

fn frame(at: usize) -> String {
    format!("z{at}")
}

/// The frames of a drawing.
struct Frames<'d>(Vec<(Within, &'d Rect)>);

impl<'d> Frames<'d> {
    fn of(drawing: &'d Drawing) -> Self {
        let zones = drawing.zones.iter().enumerate().filter(|(_, z)| z.framed);
        let within = |(i, zone): (usize, &'d DrawnZone)| {
            let (x, y) = (zone.rect.x, zone.rect.y);
            let frame = Some(i);
            (Within { frame, x, y }, &zone.rect)
        };
        Self(zones.map(within).collect())
    }

    /// Returns the frame that something lies in as a whole.
    fn around(&self, rect: &Rect) -> Within {
        let holds = |outer: &Rect| {
            outer.x <= rect.x
                && outer.y <= rect.y
                && rect.x + rect.width <= outer.x + outer.width
                && rect.y + rect.height <= outer.y + outer.height
        };
        let found = self.0.iter().find(|(_, outer)| holds(outer));
        found.map_or_else(Within::default, |(within, _)| *within)
    }
}

/// Writes a line; one within a frame moves with it.
fn edge(
    out: &mut String,
    at: usize,
    line: &DrawnLine,
    (from, from_within): &(String, Within),
    (to, to_within): &(String, Within),
) {
    let within = if from_within == to_within {
        *from_within
    } else {
        Within::default()
    };
    let dashed = if line.feedback { "dashed=1;" } else { "" };
    let words = line.label.as_ref().map_or("", |l| l.text.as_str());
    let _ = write!(
        out,
        "<mxCell id=\"l{at}\" value=\"{}\" style=\"html=0;endArrow=block;endFill=1;rounded=0;{dashed}{}\" edge=\"1\" parent=\"{}\" source=\"{from}\" target=\"{to}\"><mxGeometry relative=\"1\" as=\"geometry\">",
        escaped(words),
        look(line.class),
        within.parent()
    );
    if let [_, bends @ .., _] = line.points.as_slice()
        && !bends.is_empty()
    {
        out.push_str("<Array as=\"points\">");
        for p in bends {
            let (x, y) = (p.x - within.x, p.y - within.y);
            let _ = write!(out, "<mxPoint x=\"{x}\" y=\"{y}\"/>");
        }
        out.push_str("</Array>");
    }
    out.push_str("</mxGeometry></mxCell>");
}

/// Writes a shape; its place is that in the frame that holds it.
fn vertex(out: &mut String, id: &str, words: &str, style: &str, rect: &Rect, within: Within) {
    let _ = write!(
        out,
        "<mxCell id=\"{id}\" value=\"{}\" style=\"{style}\" vertex=\"1\" parent=\"{}\"><mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\"/></mxCell>",
        escaped(words),
        within.parent(),
        rect.x - within.x,
        rect.y - within.y,
        rect.width,
        rect.height
    );
}

fn look(class: DiffClass) -> &'static str {
    match class {
        DiffClass::Added => "strokeWidth=2;strokeColor=#1B2430;",
        DiffClass::Removed => "dashed=1;strokeColor=#7F8B9B;fontColor=#646E7E;",
        DiffClass::Changed | DiffClass::Kept => "strokeColor=#4A5565;",
    }
}

fn sign(class: DiffClass) -> &'static str {
    match class {
        DiffClass::Added => "+ ",
        DiffClass::Removed => "\u{2212} ",
        DiffClass::Changed => "~ ",
        DiffClass::Kept => "",
    }
}

/// Returns a text as it may stand in an attribute; characters that XML does not know are dropped.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
