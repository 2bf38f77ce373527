//! Viewpoints and diagrams.

use super::super::model::{
    Bounds, Color, Concern, Connection, ConnectionKind, Drawn, Font, LangText, ModelingNote, Node,
    NodeKind, Point, Style, View, Viewpoint,
};
use super::super::report::{Report, all};
use super::super::tree::Tree;
use super::super::types::{Content, ElementType, FontStyle, Purpose, RelationshipType};
use super::{Reader, properties, word};
use crate::xml::shown;

const VIEW: &str = "views/view";
const NODE: &str = "views/view/node";
const CONNECTION: &str = "views/view/connection";
const VIEWPOINT: &str = "views/viewpoint";
/// What the format has in a box and a line alike.
const DRAWN: [&str; 4] = ["label", "documentation", "style", "viewRef"];

impl Reader {
    pub(super) fn viewpoints(&mut self, tree: &Tree) {
        self.report.rest(tree, VIEWPOINT, &[], &["viewpoint"]);
        for found in all(tree, "viewpoint") {
            let viewpoint = viewpoint(&mut self.report, found);
            self.model.viewpoints.push(viewpoint);
        }
    }

    pub(super) fn view(&mut self, tree: &Tree) {
        let report = &mut self.report;
        let children = ["name", "documentation", "properties", "node", "connection"];
        let view = View {
            identifier: report.identifier(tree, VIEW),
            names: report.texts(tree, "name", VIEW),
            documentation: report.texts(tree, "documentation", VIEW),
            properties: properties(report, tree, VIEW),
            viewpoint: tree.get("viewpoint").map(str::to_owned),
            viewpoint_ref: tree.get("viewpointRef").map(|r| r.trim().to_owned()),
            extra: report.extra(
                tree,
                VIEW,
                &["identifier", "viewpoint", "viewpointRef"],
                &children,
            ),
            nodes: nodes(report, tree),
            connections: all(tree, "connection")
                .filter_map(|c| connection(report, c))
                .collect(),
        };
        if let Some(kind) = &tree.kind
            && kind.local != "Diagram"
        {
            let why = format!("“{}” was read as a diagram", shown(&kind.local));
            report.left(tree.line, VIEW, why);
        }
        self.model.views.push(view);
    }
}

fn viewpoint(report: &mut Report, tree: &Tree) -> Viewpoint {
    let children = [
        "name",
        "documentation",
        "properties",
        "concern",
        "viewpointPurpose",
        "viewpointContent",
        "allowedElementType",
        "allowedRelationshipType",
        "modelingNote",
    ];
    Viewpoint {
        identifier: report.identifier(tree, VIEWPOINT),
        names: report.texts(tree, "name", VIEWPOINT),
        documentation: report.texts(tree, "documentation", VIEWPOINT),
        properties: properties(report, tree, VIEWPOINT),
        concerns: all(tree, "concern").map(|c| concern(report, c)).collect(),
        purposes: words(report, tree, "viewpointPurpose", Purpose::of),
        contents: words(report, tree, "viewpointContent", Content::of),
        elements: allowed(report, tree, "allowedElementType", ElementType::of),
        relationships: allowed(
            report,
            tree,
            "allowedRelationshipType",
            RelationshipType::of,
        ),
        notes: all(tree, "modelingNote")
            .map(|n| {
                report.rest(n, VIEWPOINT, &["type"], &["documentation"]);
                ModelingNote {
                    kind: n.get("type").map(str::to_owned),
                    documentation: report.texts(n, "documentation", VIEWPOINT),
                }
            })
            .collect(),
        extra: report.extra(tree, VIEWPOINT, &["identifier"], &children),
    }
}

fn concern(report: &mut Report, tree: &Tree) -> Concern {
    let path = "views/viewpoint/concern";
    report.rest(tree, path, &[], &["label", "documentation", "stakeholders"]);
    let mut stakeholders: Vec<Vec<LangText>> = Vec::new();
    for list in all(tree, "stakeholders") {
        report.rest(list, path, &[], &["stakeholder"]);
        for stakeholder in all(list, "stakeholder") {
            report.rest(stakeholder, path, &[], &["label"]);
            stakeholders.push(report.texts(stakeholder, "label", path));
        }
    }
    Concern {
        labels: report.texts(tree, "label", path),
        documentation: report.texts(tree, "documentation", path),
        stakeholders,
    }
}

/// Returns a list of words parted by spaces; none where it is not there.
fn words<T>(
    report: &mut Report,
    tree: &Tree,
    name: &str,
    of: impl Fn(&str) -> Option<T>,
) -> Option<Vec<T>> {
    let found = all(tree, name).next()?;
    report.rest(found, VIEWPOINT, &[], &[]);
    Some(listed(report, found, &found.text(), VIEWPOINT, of))
}

fn listed<T>(
    report: &mut Report,
    tree: &Tree,
    text: &str,
    path: &str,
    of: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let mut out = Vec::new();
    for word in text.split_whitespace() {
        if let Some(found) = of(word) {
            out.push(found);
        } else {
            let why = format!(
                "“{}” is nothing that it can be; it was left out",
                shown(word)
            );
            report.left(tree.line, path, why);
        }
    }
    out
}

fn allowed<T>(
    report: &mut Report,
    tree: &Tree,
    name: &str,
    of: impl Fn(&str) -> Option<T> + Copy,
) -> Vec<T> {
    let mut out = Vec::new();
    for found in all(tree, name) {
        report.rest(found, VIEWPOINT, &["type"], &[]);
        out.extend(word(report, found, "type", VIEWPOINT, of));
    }
    out
}

/// Returns the boxes directly in a view or box. How deep they are nested is bounded by the reader.
fn nodes(report: &mut Report, tree: &Tree) -> Vec<Node> {
    all(tree, "node").filter_map(|n| node(report, n)).collect()
}

fn node(report: &mut Report, tree: &Tree) -> Option<Node> {
    let found = report.kind(tree, NODE, |word| {
        ["Element", "Container", "Label"]
            .into_iter()
            .find(|k| *k == word)
    })?;
    let mut attributes = vec!["x", "y", "w", "h"];
    let kind = match found {
        Ok("Element") => {
            attributes.push("elementRef");
            NodeKind::Element {
                element: report.reference(tree, "elementRef", NODE),
            }
        }
        Ok("Label") => {
            attributes.extend(["conceptRef", "xpathPart"]);
            NodeKind::Label {
                concept: tree.get("conceptRef").map(|r| r.trim().to_owned()),
                part: tree.get("xpathPart").map(|p| p.trim().to_owned()),
            }
        }
        Ok(_) => NodeKind::Container,
        Err(name) => NodeKind::Other(name),
    };
    let is_label = matches!(kind, NodeKind::Label { .. });
    let inner = if is_label { None } else { Some("node") };
    Some(Node {
        drawn: drawn(report, tree, NODE, &attributes, inner.as_slice()),
        kind,
        bounds: Bounds {
            x: pixels(report, tree, "x", NODE, 0),
            y: pixels(report, tree, "y", NODE, 0),
            w: pixels(report, tree, "w", NODE, 1),
            h: pixels(report, tree, "h", NODE, 1),
        },
        nodes: if is_label {
            Vec::new()
        } else {
            nodes(report, tree)
        },
    })
}

fn connection(report: &mut Report, tree: &Tree) -> Option<Connection> {
    let found = report.kind(tree, CONNECTION, |word| {
        ["Relationship", "NestingRelationship", "Line"]
            .into_iter()
            .find(|k| *k == word)
    })?;
    let mut attributes = vec!["source", "target"];
    let mut relationship = |report: &mut Report| {
        attributes.push("relationshipRef");
        report.reference(tree, "relationshipRef", CONNECTION)
    };
    let kind = match found {
        Ok("Relationship") => ConnectionKind::Relationship {
            relationship: relationship(report),
        },
        Ok("NestingRelationship") => ConnectionKind::Nesting {
            relationship: relationship(report),
        },
        Ok(_) => ConnectionKind::Line,
        Err(name) => ConnectionKind::Other(name),
    };
    let must = !matches!(kind, ConnectionKind::Line | ConnectionKind::Other(_));
    let mut end = |name: &str| match tree.get(name) {
        None if must => Some(report.reference(tree, name, CONNECTION)),
        found => found.map(|f| f.trim().to_owned()),
    };
    let (source, target) = (end("source"), end("target"));
    let inner = ["sourceAttachment", "bendpoint", "targetAttachment"];
    let mut points = |name| -> Vec<Point> { all(tree, name).map(|p| point(report, p)).collect() };
    let start = points("sourceAttachment").into_iter().next();
    let bends = points("bendpoint");
    let end = points("targetAttachment").into_iter().next();
    Some(Connection {
        drawn: drawn(report, tree, CONNECTION, &attributes, &inner),
        kind,
        source,
        target,
        start,
        bends,
        end,
    })
}

fn point(report: &mut Report, tree: &Tree) -> Point {
    report.rest(tree, CONNECTION, &["x", "y"], &[]);
    Point {
        x: pixels(report, tree, "x", CONNECTION, 0),
        y: pixels(report, tree, "y", CONNECTION, 0),
    }
}

fn drawn(
    report: &mut Report,
    tree: &Tree,
    path: &str,
    attributes: &[&str],
    children: &[&str],
) -> Drawn {
    let attributes = [attributes, &["identifier"]].concat();
    let children = [&DRAWN[..], children].concat();
    let extra = report.extra(tree, path, &attributes, &children);
    for element in &extra.elements {
        let path = format!("{path}/{}", shown(&element.name.local));
        let why = "elements of other namespaces may not stand here; it was left out";
        report.left(tree.line, &path, why);
    }
    let mut views = Vec::new();
    for found in all(tree, "viewRef") {
        report.rest(found, path, &["ref"], &[]);
        views.push(report.reference(found, "ref", path));
    }
    Drawn {
        identifier: report.identifier(tree, path),
        labels: report.texts(tree, "label", path),
        documentation: report.texts(tree, "documentation", path),
        style: all(tree, "style").next().map(|s| style(report, s, path)),
        views,
        attributes: extra.attributes,
    }
}

fn style(report: &mut Report, tree: &Tree, path: &str) -> Style {
    let path = &format!("{path}/style");
    report.rest(
        tree,
        path,
        &["lineWidth"],
        &["lineColor", "fillColor", "font"],
    );
    let width = tree.get("lineWidth").is_some();
    Style {
        line_width: width.then(|| pixels(report, tree, "lineWidth", path, 1)),
        line: color(report, tree, "lineColor", path),
        fill: color(report, tree, "fillColor", path),
        font: all(tree, "font").next().map(|f| font(report, f, path)),
    }
}

fn font(report: &mut Report, tree: &Tree, path: &str) -> Font {
    let path = &format!("{path}/font");
    report.rest(tree, path, &["name", "size", "style"], &["color"]);
    let styles = tree.get("style");
    Font {
        name: tree.get("name").map(str::to_owned),
        half_points: tree
            .get("size")
            .and_then(|s| half_points(report, tree, s, path)),
        styles: styles.map(|s| listed(report, tree, s, path, FontStyle::of)),
        color: color(report, tree, "color", path),
    }
}

/// Returns a size in half points; one that is no such size is said and left out or rounded.
fn half_points(report: &mut Report, tree: &Tree, said: &str, path: &str) -> Option<u32> {
    let path = format!("{path}/@size");
    let Some(size) = number(said).filter(|s| (0.0..=10_000.0).contains(s)) else {
        let why = format!("“{}” is no size in points; it was left out", shown(said));
        report.left(tree.line, &path, why);
        return None;
    };
    let halves = whole((size * 2.0).round()).max(2);
    if (f64::from(halves) - size * 2.0).abs() > f64::EPSILON {
        let why = "sizes are in half points, from 1 point up; it was rounded";
        report.left(tree.line, &path, why);
    }
    Some(halves)
}

fn color(report: &mut Report, tree: &Tree, name: &str, path: &str) -> Option<Color> {
    let found = all(tree, name).next()?;
    let path = format!("{path}/{name}");
    report.rest(found, &path, &["r", "g", "b", "a"], &[]);
    let part = |name: &str| found.get(name).and_then(|v| v.trim().parse::<u8>().ok());
    let rgb = (part("r"), part("g"), part("b"));
    let (Some(r), Some(g), Some(b)) = rgb else {
        let why = "a colour has r, g and b, each from 0 to 255; it was left out";
        report.left(found.line, &path, why);
        return None;
    };
    let mut a = None;
    if found.get("a").is_some() {
        a = part("a").filter(|a| *a <= 100);
        if a.is_none() {
            let why = "opacity goes from 0 to 100; it was left out";
            report.left(found.line, &path, why);
        }
    }
    Some(Color { r, g, b, a })
}

/// Returns a number of pixels, at least `least`; what is none is wrong, what does not fit is said and made to.
fn pixels(report: &mut Report, tree: &Tree, name: &str, path: &str, least: u32) -> u32 {
    let path = format!("{path}/@{name}");
    let Some(said) = tree.get(name) else {
        let why = format!("it has no “{name}”; give it in pixels");
        report.wrong(tree.line, &path, why);
        return least;
    };
    if let Ok(found) = said.trim().parse::<u32>()
        && found >= least
    {
        return found;
    }
    let Some(found) = number(said) else {
        let why = format!(
            "“{}” is no number of pixels; give a whole number",
            shown(said)
        );
        report.wrong(tree.line, &path, why);
        return least;
    };
    let fitted = whole(found.round()).max(least);
    report.left(
        tree.line,
        &path,
        format!("pixels are whole numbers from {least} up; it was made to fit"),
    );
    fitted
}

fn number(said: &str) -> Option<f64> {
    said.trim().parse().ok().filter(|n: &f64| n.is_finite())
}

/// Returns a rounded number within the range of whole numbers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held within the range before"
)]
fn whole(rounded: f64) -> u32 {
    rounded.clamp(0.0, f64::from(u32::MAX)) as u32
}
