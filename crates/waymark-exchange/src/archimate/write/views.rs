//! Viewpoints and diagrams.

use super::super::model::{
    Color, Concern, Connection, ConnectionKind, Drawn, Node, NodeKind, Point, Style, View,
    Viewpoint,
};
use super::super::out::Out;
use super::{foreign, list, named, properties, texts};

pub(super) fn viewpoint(out: &mut Out, v: &Viewpoint) {
    out.open("viewpoint");
    out.attribute("identifier", &v.identifier);
    out.foreign_attributes(&v.extra.attributes);
    named(out, &v.names, &v.documentation);
    foreign(out, &v.extra);
    properties(out, &v.properties);
    for c in &v.concerns {
        concern(out, c);
    }
    if let Some(purposes) = &v.purposes {
        let words: Vec<&str> = purposes.iter().map(|p| p.word()).collect();
        out.leaf("viewpointPurpose", &[], &words.join(" "));
    }
    if let Some(contents) = &v.contents {
        let words: Vec<&str> = contents.iter().map(|c| c.word()).collect();
        out.leaf("viewpointContent", &[], &words.join(" "));
    }
    for kind in &v.elements {
        out.leaf("allowedElementType", &[("type", kind.word())], "");
    }
    for kind in &v.relationships {
        out.leaf("allowedRelationshipType", &[("type", kind.word())], "");
    }
    for note in &v.notes {
        out.open("modelingNote");
        if let Some(kind) = &note.kind {
            out.attribute("type", kind);
        }
        texts(out, "documentation", &note.documentation);
        out.close();
    }
    out.close();
}

fn concern(out: &mut Out, concern: &Concern) {
    out.open("concern");
    texts(out, "label", &concern.labels);
    if concern.labels.is_empty() {
        out.leaf("label", &[], "");
    }
    texts(out, "documentation", &concern.documentation);
    list(out, "stakeholders", &concern.stakeholders, |out, labels| {
        out.open("stakeholder");
        texts(out, "label", labels);
        if labels.is_empty() {
            out.leaf("label", &[], "");
        }
        out.close();
    });
    out.close();
}

pub(super) fn view(out: &mut Out, v: &View) {
    out.open("view");
    out.attribute("identifier", &v.identifier);
    out.attribute("xsi:type", "Diagram");
    if let Some(viewpoint) = &v.viewpoint {
        out.attribute("viewpoint", viewpoint);
    }
    if let Some(viewpoint) = &v.viewpoint_ref {
        out.attribute("viewpointRef", viewpoint);
    }
    out.foreign_attributes(&v.extra.attributes);
    named(out, &v.names, &v.documentation);
    foreign(out, &v.extra);
    properties(out, &v.properties);
    for n in &v.nodes {
        node(out, n);
    }
    for c in &v.connections {
        connection(out, c);
    }
    out.close();
}

fn node(out: &mut Out, n: &Node) {
    out.open("node");
    out.attribute("identifier", &n.drawn.identifier);
    match &n.kind {
        NodeKind::Element { element } => {
            out.attribute("xsi:type", "Element");
            out.attribute("elementRef", element);
        }
        NodeKind::Label { concept, part } => {
            out.attribute("xsi:type", "Label");
            if let Some(concept) = concept {
                out.attribute("conceptRef", concept);
            }
            if let Some(part) = part {
                out.attribute("xpathPart", part);
            }
        }
        NodeKind::Container => out.attribute("xsi:type", "Container"),
        NodeKind::Other(name) => out.kind(name),
    }
    let bounds = n.bounds;
    for (name, value) in [
        ("x", bounds.x),
        ("y", bounds.y),
        ("w", bounds.w),
        ("h", bounds.h),
    ] {
        out.attribute(name, &value.to_string());
    }
    drawn(out, &n.drawn);
    for inner in &n.nodes {
        node(out, inner);
    }
    out.close();
}

fn connection(out: &mut Out, c: &Connection) {
    out.open("connection");
    out.attribute("identifier", &c.drawn.identifier);
    match &c.kind {
        ConnectionKind::Relationship { relationship } => {
            out.attribute("xsi:type", "Relationship");
            out.attribute("relationshipRef", relationship);
        }
        ConnectionKind::Nesting { relationship } => {
            out.attribute("xsi:type", "NestingRelationship");
            out.attribute("relationshipRef", relationship);
        }
        ConnectionKind::Line => out.attribute("xsi:type", "Line"),
        ConnectionKind::Other(name) => out.kind(name),
    }
    if let Some(source) = &c.source {
        out.attribute("source", source);
    }
    if let Some(target) = &c.target {
        out.attribute("target", target);
    }
    drawn(out, &c.drawn);
    if let Some(p) = c.start {
        point(out, "sourceAttachment", p);
    }
    for p in &c.bends {
        point(out, "bendpoint", *p);
    }
    if let Some(p) = c.end {
        point(out, "targetAttachment", p);
    }
    out.close();
}

/// Writes what boxes and lines share; their tag is still open.
fn drawn(out: &mut Out, drawn: &Drawn) {
    out.foreign_attributes(&drawn.attributes);
    texts(out, "label", &drawn.labels);
    texts(out, "documentation", &drawn.documentation);
    if let Some(s) = &drawn.style {
        style(out, s);
    }
    for view in &drawn.views {
        out.leaf("viewRef", &[("ref", view)], "");
    }
}

fn style(out: &mut Out, style: &Style) {
    out.open("style");
    if let Some(width) = style.line_width {
        out.attribute("lineWidth", &width.max(1).to_string());
    }
    color(out, "lineColor", style.line);
    color(out, "fillColor", style.fill);
    if let Some(font) = &style.font {
        out.open("font");
        if let Some(name) = &font.name {
            out.attribute("name", name);
        }
        if let Some(halves) = font.half_points {
            let halves = halves.max(2);
            let half = if halves % 2 == 1 { ".5" } else { "" };
            out.attribute("size", &format!("{}{half}", halves / 2));
        }
        if let Some(styles) = &font.styles {
            let words: Vec<&str> = styles.iter().map(|s| s.word()).collect();
            out.attribute("style", &words.join(" "));
        }
        color(out, "color", font.color);
        out.close();
    }
    out.close();
}

fn color(out: &mut Out, name: &str, color: Option<Color>) {
    let Some(Color { r, g, b, a }) = color else {
        return;
    };
    out.open(name);
    for (name, value) in [("r", r), ("g", g), ("b", b)] {
        out.attribute(name, &value.to_string());
    }
    if let Some(a) = a {
        out.attribute("a", &a.min(100).to_string());
    }
    out.close();
}

fn point(out: &mut Out, name: &str, p: Point) {
    out.open(name);
    out.attribute("x", &p.x.to_string());
    out.attribute("y", &p.y.to_string());
    out.close();
}
