//! What refers to something that is gone, taken out of a model.

use std::collections::BTreeSet;

use crate::archimate::{Connection, ConnectionKind, Item, Model, Node, NodeKind};

/// Takes out relations, folder entries and drawn things that refer to what is gone. What was drawn in a box that goes
/// stays where it is.
pub(super) fn prune(model: &mut Model) {
    loop {
        let there = concepts(model);
        let before = model.relationships.len();
        model
            .relationships
            .retain(|r| there.contains(&r.source) && there.contains(&r.target));
        if model.relationships.len() == before {
            break;
        }
    }
    let there = concepts(model);
    let views: BTreeSet<String> = model.views.iter().map(|v| v.identifier.clone()).collect();
    for view in &mut model.views {
        nodes(&mut view.nodes, &there, &views);
        let mut drawn = BTreeSet::new();
        names(&view.nodes, &mut drawn);
        for line in &mut view.connections {
            line.drawn.views.retain(|v| views.contains(v));
        }
        loop {
            let lines: BTreeSet<String> = view
                .connections
                .iter()
                .map(|c| c.drawn.identifier.clone())
                .collect();
            let before = view.connections.len();
            view.connections
                .retain(|c| lasts(c, &there, &drawn, &lines));
            if view.connections.len() == before {
                break;
            }
        }
    }
    let known = identifiers(model);
    for folders in &mut model.organizations {
        items(folders, &known);
    }
}

fn concepts(model: &Model) -> BTreeSet<String> {
    let elements = model.elements.iter().map(|e| e.identifier.clone());
    let relationships = model.relationships.iter().map(|r| r.identifier.clone());
    elements.chain(relationships).collect()
}

/// Returns all identifiers that a folder may refer to.
fn identifiers(model: &Model) -> BTreeSet<String> {
    let mut known = concepts(model);
    known.insert(model.identifier.clone());
    let definitions = model.property_definitions.iter();
    known.extend(definitions.map(|d| d.identifier.clone()));
    known.extend(model.viewpoints.iter().map(|v| v.identifier.clone()));
    for view in &model.views {
        known.insert(view.identifier.clone());
        names(&view.nodes, &mut known);
        let lines = view.connections.iter();
        known.extend(lines.map(|c| c.drawn.identifier.clone()));
    }
    for folders in &model.organizations {
        folder_names(folders, &mut known);
    }
    known
}

fn folder_names(of: &[Item], into: &mut BTreeSet<String>) {
    for item in of {
        into.extend(item.identifier.clone());
        folder_names(&item.items, into);
    }
}

fn items(of: &mut Vec<Item>, known: &BTreeSet<String>) {
    of.retain(|i| i.of.as_ref().is_none_or(|of| known.contains(of)));
    for item in of {
        items(&mut item.items, known);
    }
}

fn nodes(of: &mut Vec<Node>, there: &BTreeSet<String>, views: &BTreeSet<String>) {
    for mut node in std::mem::take(of) {
        nodes(&mut node.nodes, there, views);
        let stands = match &node.kind {
            NodeKind::Element { element } => there.contains(element),
            NodeKind::Label {
                concept: Some(concept),
                ..
            } => there.contains(concept),
            _ => true,
        };
        if stands {
            node.drawn.views.retain(|v| views.contains(v));
            of.push(node);
        } else {
            of.append(&mut node.nodes);
        }
    }
}

fn names(nodes: &[Node], into: &mut BTreeSet<String>) {
    for node in nodes {
        into.insert(node.drawn.identifier.clone());
        names(&node.nodes, into);
    }
}

fn lasts(
    line: &Connection,
    there: &BTreeSet<String>,
    drawn: &BTreeSet<String>,
    lines: &BTreeSet<String>,
) -> bool {
    let stands = match &line.kind {
        ConnectionKind::Relationship { relationship }
        | ConnectionKind::Nesting { relationship } => there.contains(relationship),
        _ => true,
    };
    let end = |end: &Option<String>| {
        let known = |e: &String| drawn.contains(e) || lines.contains(e);
        end.as_ref().is_none_or(known)
    };
    stands && end(&line.source) && end(&line.target)
}
