//! Drawings as draw.io files, for those who go on drawing there.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use waymark_domain::architecture::{DiffClass, Drawing, Element};
use waymark_domain::layout::Rect;

/// Returns drawings as pages of one file. Frames, boxes, diamonds and lines stand where they stand in the drawing; lines
/// are joined to what they begin and end at.
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
    let mut ids: BTreeMap<Element, String> = BTreeMap::new();
    for (i, zone) in drawing.zones.iter().enumerate().filter(|(_, z)| z.framed) {
        let style = format!(
            "html=0;fillColor=#F4F6F9;strokeColor=#7F8B9B;verticalAlign=top;align=left;spacingLeft=12;fontStyle=1;{}",
            look(zone.class)
        );
        vertex(out, &format!("z{i}"), &zone.title, &style, &zone.rect);
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
        vertex(
            out,
            &id,
            &format!("{}{words}", sign(b.class)),
            &style,
            &b.rect,
        );
        ids.insert(Element::Component(b.component), id);
    }
    for (i, g) in drawing.gates.iter().enumerate() {
        let id = format!("g{i}");
        let style = format!(
            "html=0;rhombus;fillColor=#FFFFFF;fontStyle=1;{}",
            look(g.class)
        );
        vertex(
            out,
            &id,
            &format!("{}{}", sign(g.class), g.code),
            &style,
            &g.rect,
        );
        ids.insert(Element::Gate(g.gate), id);
    }
    for (i, line) in drawing.lines.iter().enumerate() {
        let (Some(from), Some(to)) = (ids.get(&line.from), ids.get(&line.to)) else {
            continue;
        };
        let dashed = if line.feedback { "dashed=1;" } else { "" };
        let words = line.label.as_ref().map_or("", |l| l.text.as_str());
        let _ = write!(
            out,
            "<mxCell id=\"l{i}\" value=\"{}\" style=\"html=0;endArrow=block;endFill=1;rounded=0;{dashed}{}\" edge=\"1\" parent=\"1\" source=\"{from}\" target=\"{to}\"><mxGeometry relative=\"1\" as=\"geometry\">",
            escaped(words),
            look(line.class)
        );
        if let [_, bends @ .., _] = line.points.as_slice()
            && !bends.is_empty()
        {
            out.push_str("<Array as=\"points\">");
            for p in bends {
                let _ = write!(out, "<mxPoint x=\"{}\" y=\"{}\"/>", p.x, p.y);
            }
            out.push_str("</Array>");
        }
        out.push_str("</mxGeometry></mxCell>");
    }
}

fn vertex(out: &mut String, id: &str, words: &str, style: &str, rect: &Rect) {
    let _ = write!(
        out,
        "<mxCell id=\"{id}\" value=\"{}\" style=\"{style}\" vertex=\"1\" parent=\"1\"><mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\"/></mxCell>",
        escaped(words),
        rect.x,
        rect.y,
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
