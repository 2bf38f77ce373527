//! Views with the coordinates of drawings.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use waymark_domain::architecture::{Architecture, Drawing, DrawnBox, Element as Part};
use waymark_domain::layout::Rect;

use super::marks::Names;
use super::outward::texts;
use crate::archimate::{
    Bounds, Connection, ConnectionKind, Drawn, LangText, Node, NodeKind, Point, Relationship, View,
};

/// Returns a view with the coordinates of a drawing; zones hold their boxes.
pub(super) fn view(a: &Architecture, names: &Names, own: &str, drawing: &Drawing) -> View {
    let node = |id: &str, rect: &Rect, nodes: Vec<Node>| Node {
        drawn: Drawn {
            identifier: names.get(&format!("node-{own}-{id}")),
            ..Drawn::default()
        },
        kind: NodeKind::Element {
            element: id.to_owned(),
        },
        bounds: bounds(rect),
        nodes,
    };
    let home = |b: &DrawnBox| a.component(b.component).and_then(|c| c.environment);
    let framed = |e| drawing.zones.iter().any(|z| z.environment == Some(e));
    let mut nodes: Vec<Node> = Vec::new();
    for zone in &drawing.zones {
        let Some(environment) = zone.environment else {
            continue;
        };
        let inside = drawing
            .boxes
            .iter()
            .filter(|b| home(b) == Some(environment));
        let inside = inside.map(|b| node(&names.thing(b.component.0), &b.rect, vec![]));
        nodes.push(node(
            &names.thing(environment.0),
            &zone.rect,
            inside.collect(),
        ));
    }
    let loose = drawing
        .boxes
        .iter()
        .filter(|b| !home(b).is_some_and(framed));
    nodes.extend(loose.map(|b| node(&names.thing(b.component.0), &b.rect, vec![])));
    let gates = drawing.gates.iter();
    nodes.extend(gates.map(|g| node(&names.thing(g.gate.0), &g.rect, vec![])));
    let mut connections = Vec::new();
    let mut drawn = BTreeSet::new();
    for line in &drawing.lines {
        for flow in &line.flows {
            let Some(f) = a.flows.iter().find(|f| f.id == *flow) else {
                continue;
            };
            // A flow through a gate is one relation: drawn once, from end to end.
            if !drawn.insert(f.id) {
                continue;
            }
            let id = names.thing(f.id.0);
            let end = |c: Uuid| Some(names.get(&format!("node-{own}-{}", names.thing(c))));
            let whole = line.to == Part::Component(f.to) && line.from == Part::Component(f.from);
            let bends = if whole && line.points.len() > 2 {
                line.points[1..line.points.len() - 1]
                    .iter()
                    .map(|p| Point {
                        x: unit(p.x),
                        y: unit(p.y),
                    })
                    .collect()
            } else {
                vec![]
            };
            connections.push(Connection {
                drawn: Drawn {
                    identifier: names.get(&format!("line-{own}-{id}")),
                    ..Drawn::default()
                },
                kind: ConnectionKind::Relationship { relationship: id },
                source: end(f.from.0),
                target: end(f.to.0),
                start: None,
                bends,
                end: None,
            });
        }
    }
    View {
        identifier: names.get(&format!("view-{own}")),
        names: vec![LangText::plain(drawing.title.as_str())],
        documentation: texts(&drawing.alt),
        nodes,
        connections,
        ..View::default()
    }
}

/// Lets lines of views run as the relations that they show: from their source to their target.
pub(super) fn align(views: &mut [View], relationships: &[Relationship]) {
    let ends: BTreeMap<&str, (&str, &str)> = relationships
        .iter()
        .map(|r| {
            (
                r.identifier.as_str(),
                (r.source.as_str(), r.target.as_str()),
            )
        })
        .collect();
    for view in views {
        let mut shown = BTreeMap::new();
        elements(&view.nodes, &mut shown);
        for line in &mut view.connections {
            let ConnectionKind::Relationship { relationship } = &line.kind else {
                continue;
            };
            let at = |end: &Option<String>| shown.get(end.as_deref()?).copied();
            let (Some((source, target)), Some(from), Some(to)) = (
                ends.get(relationship.as_str()).copied(),
                at(&line.source),
                at(&line.target),
            ) else {
                continue;
            };
            if from != to && (from, to) == (target, source) {
                std::mem::swap(&mut line.source, &mut line.target);
                line.bends.reverse();
            }
        }
    }
}

/// Collects which element each box shows.
fn elements<'v>(nodes: &'v [Node], into: &mut BTreeMap<&'v str, &'v str>) {
    for node in nodes {
        if let NodeKind::Element { element } = &node.kind {
            into.insert(&node.drawn.identifier, element);
        }
        elements(&node.nodes, into);
    }
}

/// Returns a coordinate as the format has it: whole, and not below zero.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded before"
)]
fn unit(x: f64) -> u32 {
    x.round().clamp(0.0, 1e6) as u32
}

fn bounds(rect: &Rect) -> Bounds {
    Bounds {
        x: unit(rect.x),
        y: unit(rect.y),
        w: unit(rect.width).max(1),
        h: unit(rect.height).max(1),
    }
}
