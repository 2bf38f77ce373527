//! A model that was imported, brought up to date with what became of it here.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use uuid::Uuid;

use super::MARK;
use super::outward::between;
use crate::archimate::{
    Connection, ConnectionKind, Element, Item, Model, Node, NodeKind, Property, Relationship,
};

/// What [`super::to_model`] makes beside what stands for something of ours; made anew each time.
const DERIVED: [&str; 5] = ["role-", "control-", "capability-", "work-", "gap-"];

/// Returns whether an element of a file that was written here is made anew each time.
pub(super) fn derived(e: &Element) -> bool {
    DERIVED.iter().any(|d| e.identifier.starts_with(d))
}

/// Returns whether a relation of a file that was written here is made anew each time.
pub(super) fn derived_relation(r: &Relationship) -> bool {
    let kind = r.kind.known();
    kind.is_some_and(|kind| r.identifier == between(kind, &r.source, &r.target))
}

/// What every mark of ours has.
#[derive(Deserialize)]
struct Marked {
    id: Uuid,
}

/// Returns the identifiers that ids have in a model that was imported.
pub(super) fn identifiers(kept: Option<&Model>) -> BTreeMap<Uuid, String> {
    let Some(kept) = kept else {
        return BTreeMap::new();
    };
    let elements = kept.elements.iter().map(|e| (&e.identifier, &e.properties));
    let relationships = kept
        .relationships
        .iter()
        .map(|r| (&r.identifier, &r.properties));
    let all = elements.chain(relationships);
    all.filter_map(|(identifier, properties)| Some((mark(properties)?.0, identifier.clone())))
        .collect()
}

/// Returns the id and the text of the mark among properties, or none.
pub(super) fn mark(properties: &[Property]) -> Option<(Uuid, &str)> {
    let text = marks(properties)?;
    let marked: Marked = serde_json::from_str(text).ok()?;
    Some((marked.id, text))
}

/// Returns the text of the mark among properties, or none.
pub(super) fn marks(properties: &[Property]) -> Option<&str> {
    let found = properties.iter().find(|p| p.definition == MARK.0)?;
    found.values.first().map(|v| v.text.as_str())
}

/// Returns `kept` with what is ours in it as it is in `own`, and what is new here beside it.
pub(super) fn merged(kept: &Model, own: Model) -> Model {
    let mut model = kept.clone();
    let written_here = marks(&kept.properties).is_some();
    model.names = own.names;
    put(&mut model.properties, own.properties);
    for definition in own.property_definitions {
        if model
            .property_definitions
            .iter()
            .all(|d| d.identifier != definition.identifier)
        {
            model.property_definitions.push(definition);
        }
    }
    let mut elements: BTreeMap<String, Element> = own
        .elements
        .into_iter()
        .map(|e| (e.identifier.clone(), e))
        .collect();
    model
        .elements
        .retain_mut(|e| match elements.remove(&e.identifier) {
            // The type, texts in other languages and foreign properties stay.
            Some(new) => {
                rename(&mut e.names, new.names);
                rename(&mut e.documentation, new.documentation);
                put(&mut e.properties, new.properties);
                true
            }
            None => mark(&e.properties).is_none() && !(written_here && derived(e)),
        });
    model.elements.extend(elements.into_values());
    let mut relationships: BTreeMap<String, Relationship> = own
        .relationships
        .into_iter()
        .map(|r| (r.identifier.clone(), r))
        .collect();
    model
        .relationships
        .retain_mut(|r| match relationships.remove(&r.identifier) {
            Some(new) => {
                if !r.names.is_empty() || new.names.first().is_some_and(|n| !n.text.is_empty()) {
                    rename(&mut r.names, new.names);
                }
                put(&mut r.properties, new.properties);
                // Serving and access run the other way in ArchiMate; where the ends are the same, they stay.
                let same = [&r.source, &r.target].contains(&&new.source)
                    && [&r.source, &r.target].contains(&&new.target);
                if !same {
                    (r.source, r.target) = (new.source, new.target);
                }
                true
            }
            None => mark(&r.properties).is_none() && !(written_here && derived_relation(r)),
        });
    model.relationships.extend(relationships.into_values());
    for view in own.views {
        match model
            .views
            .iter_mut()
            .find(|v| v.identifier == view.identifier)
        {
            Some(old) => *old = view,
            None => model.views.push(view),
        }
    }
    prune(&mut model);
    model
}

fn rename(old: &mut Vec<crate::archimate::LangText>, new: Vec<crate::archimate::LangText>) {
    match (old.first_mut(), new.into_iter().next()) {
        (Some(old), Some(new)) => old.text = new.text,
        (None, Some(new)) => old.push(new),
        _ => {}
    }
}

fn put(old: &mut Vec<Property>, new: Vec<Property>) {
    for property in new {
        match old.iter_mut().find(|p| p.definition == property.definition) {
            Some(place) => *place = property,
            None => old.push(property),
        }
    }
}

/// Takes out relations, folders and drawn things that refer to what is gone.
fn prune(model: &mut Model) {
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
    let mut known = there.clone();
    known.extend(model.views.iter().map(|v| v.identifier.clone()));
    for items in &mut model.organizations {
        prune_items(items, &known);
    }
    for view in &mut model.views {
        prune_nodes(&mut view.nodes, &there);
        let mut drawn = BTreeSet::new();
        names(&view.nodes, &mut drawn);
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
}

fn concepts(model: &Model) -> BTreeSet<String> {
    let elements = model.elements.iter().map(|e| e.identifier.clone());
    let relationships = model.relationships.iter().map(|r| r.identifier.clone());
    elements.chain(relationships).collect()
}

fn prune_items(items: &mut Vec<Item>, known: &BTreeSet<String>) {
    items.retain(|i| i.of.as_ref().is_none_or(|of| known.contains(of)));
    for item in items {
        prune_items(&mut item.items, known);
    }
}

fn prune_nodes(nodes: &mut Vec<Node>, there: &BTreeSet<String>) {
    nodes.retain(|n| match &n.kind {
        NodeKind::Element { element } => there.contains(element),
        _ => true,
    });
    for node in nodes {
        prune_nodes(&mut node.nodes, there);
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
