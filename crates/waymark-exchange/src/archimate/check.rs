//! Whether identifiers are unique and references lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{ConnectionKind, Drawn, Item, Model, Node, NodeKind, Property, View};
use super::report::Lines;
use crate::error::{Place, Problems};
use crate::xml::{is_name, shown};

/// What an identifier can be of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Element,
    Relationship,
    Definition,
    View,
    Viewpoint,
    Else,
}

/// Says what is wrong with identifiers and references. Lines are those of the file; there are none for a model
/// that comes from elsewhere.
pub(super) fn check(model: &Model, lines: &Lines, problems: &mut Problems) {
    let mut check = Check {
        lines,
        problems,
        known: BTreeMap::new(),
        repeated: BTreeMap::new(),
        item: 0,
    };
    check.identifiers(model);
    check.references(model);
}

struct Check<'m> {
    lines: &'m Lines,
    problems: &'m mut Problems,
    known: BTreeMap<&'m str, Of>,
    /// How often an identifier stood before.
    repeated: BTreeMap<&'m str, usize>,
    /// Folders passed.
    item: usize,
}

impl<'m> Check<'m> {
    fn wrong(&mut self, line: Option<u64>, path: &str, message: String) {
        let place = Place::Text {
            line,
            column: None,
            path: path.to_owned(),
        };
        self.problems.push(place, message);
    }

    /// Returns the line of what has the identifier.
    fn line(&self, id: &str) -> Option<u64> {
        self.lines.by_id.get(id)?.first().copied()
    }

    fn identifiers(&mut self, model: &'m Model) {
        self.identifier(&model.identifier, Of::Else, "model");
        for e in &model.elements {
            self.identifier(&e.identifier, Of::Element, "elements/element");
        }
        for r in &model.relationships {
            self.identifier(
                &r.identifier,
                Of::Relationship,
                "relationships/relationship",
            );
        }
        for d in &model.property_definitions {
            self.identifier(&d.identifier, Of::Definition, "propertyDefinitions");
        }
        for v in &model.viewpoints {
            self.identifier(&v.identifier, Of::Viewpoint, "views/viewpoint");
        }
        for v in &model.views {
            self.identifier(&v.identifier, Of::View, "views/view");
            for id in ids_in(v) {
                self.identifier(id, Of::Else, "views/view");
            }
        }
        let mut stack: Vec<&Item> = model.organizations.iter().flatten().collect();
        while let Some(item) = stack.pop() {
            if let Some(id) = &item.identifier {
                self.identifier(id, Of::Else, "organizations/item");
            }
            stack.extend(&item.items);
        }
    }

    fn identifier(&mut self, id: &'m str, of: Of, path: &str) {
        if !is_name(id) {
            if !id.is_empty() || self.lines.by_id.is_empty() {
                let message = format!(
                    "“{}” cannot be an identifier; let it begin with a letter or _, and go on with letters, digits, -, _ and .",
                    shown(id)
                );
                self.wrong(self.line(id), path, message);
            }
            return;
        }
        if self.known.insert(id, of).is_none() {
            return;
        }
        let times = self.repeated.entry(id).or_default();
        *times += 1;
        let lines = self.lines.by_id.get(id);
        let line = lines.and_then(|l| l.get(*times)).copied();
        let first = match lines.and_then(|l| l.first()) {
            Some(first) => format!(", first in line {first}"),
            None => String::new(),
        };
        let message = format!(
            "the identifier “{}” stands twice{first}; give each its own",
            shown(id)
        );
        self.wrong(line, path, message);
    }

    fn references(&mut self, model: &'m Model) {
        let id = model.identifier.as_str();
        self.properties(&model.properties, id, "model");
        for e in &model.elements {
            self.properties(&e.properties, &e.identifier, "elements/element");
        }
        for r in &model.relationships {
            let path = "relationships/relationship";
            self.properties(&r.properties, &r.identifier, path);
            for (end, to) in [("source", &r.source), ("target", &r.target)] {
                let path = format!("{path}/@{end}");
                let concept = [Of::Element, Of::Relationship];
                let line = self.line(&r.identifier);
                self.refers(to, &concept, "element or relationship", line, &path);
            }
        }
        for items in &model.organizations {
            for item in items {
                self.item(item);
            }
        }
        for v in &model.viewpoints {
            self.properties(&v.properties, &v.identifier, "views/viewpoint");
        }
        for v in &model.views {
            self.view(v);
        }
    }

    fn properties(&mut self, properties: &[Property], owner: &str, path: &str) {
        let path = format!("{path}/properties");
        for p in properties {
            let line = self.line(owner);
            self.refers(
                &p.definition,
                &[Of::Definition],
                "property definition",
                line,
                &path,
            );
        }
    }

    fn item(&mut self, item: &Item) {
        let line = self.lines.items.get(self.item).copied();
        self.item += 1;
        if let Some(of) = &item.of
            && !self.known.contains_key(of.as_str())
        {
            self.dangles(of, "thing", line, "organizations/item/@identifierRef");
        }
        for inner in &item.items {
            self.item(inner);
        }
    }

    fn view(&mut self, view: &'m View) {
        self.properties(&view.properties, &view.identifier, "views/view");
        let line = self.line(&view.identifier);
        if let Some(to) = &view.viewpoint_ref {
            let path = "views/view/@viewpointRef";
            self.refers(to, &[Of::Viewpoint], "viewpoint", line, path);
        }
        let mut stack: Vec<&Node> = view.nodes.iter().rev().collect();
        while let Some(node) = stack.pop() {
            self.node(node);
            stack.extend(node.nodes.iter().rev());
        }
        let drawn: BTreeSet<&str> = ids_in(view).collect();
        for c in &view.connections {
            let line = self.line(&c.drawn.identifier);
            let path = "views/view/connection";
            self.drawn(&c.drawn, path);
            if let ConnectionKind::Relationship { relationship }
            | ConnectionKind::Nesting { relationship } = &c.kind
            {
                let path = format!("{path}/@relationshipRef");
                self.refers(
                    relationship,
                    &[Of::Relationship],
                    "relationship",
                    line,
                    &path,
                );
            }
            for (end, to) in [("source", &c.source), ("target", &c.target)] {
                if let Some(to) = to
                    && !drawn.contains(to.as_str())
                {
                    let path = format!("{path}/@{end}");
                    self.dangles(to, "box or line of the same view", line, &path);
                }
            }
        }
    }

    fn node(&mut self, node: &Node) {
        let path = "views/view/node";
        let line = self.line(&node.drawn.identifier);
        self.drawn(&node.drawn, path);
        match &node.kind {
            NodeKind::Element { element } => {
                let path = format!("{path}/@elementRef");
                self.refers(element, &[Of::Element], "element", line, &path);
            }
            NodeKind::Label {
                concept: Some(concept),
                ..
            } => {
                let path = format!("{path}/@conceptRef");
                let of = [Of::Element, Of::Relationship];
                self.refers(concept, &of, "element or relationship", line, &path);
            }
            _ => {}
        }
        if node.bounds.w == 0 || node.bounds.h == 0 {
            let message = "a box is at least 1 pixel wide and high; give it a size".to_owned();
            self.wrong(line, path, message);
        }
    }

    fn drawn(&mut self, drawn: &Drawn, path: &str) {
        let line = self.line(&drawn.identifier);
        let path = format!("{path}/viewRef");
        for view in &drawn.views {
            self.refers(view, &[Of::View], "view", line, &path);
        }
    }

    fn refers(&mut self, to: &str, of: &[Of], what: &str, line: Option<u64>, path: &str) {
        if !self.known.get(to).is_some_and(|k| of.contains(k)) {
            self.dangles(to, what, line, path);
        }
    }

    fn dangles(&mut self, to: &str, what: &str, line: Option<u64>, path: &str) {
        // An attribute that is not there was said when it was read.
        if to.is_empty() && line.is_some() {
            return;
        }
        let message = format!(
            "“{}” is the identifier of no {what}; add what is meant or take the reference out",
            shown(to)
        );
        self.wrong(line, path, message);
    }
}

/// Returns the identifiers of all boxes and lines of a view.
fn ids_in(view: &View) -> impl Iterator<Item = &str> {
    let mut out = Vec::new();
    let mut stack: Vec<&Node> = view.nodes.iter().rev().collect();
    while let Some(node) = stack.pop() {
        out.push(node.drawn.identifier.as_str());
        stack.extend(node.nodes.iter().rev());
    }
    out.extend(view.connections.iter().map(|c| c.drawn.identifier.as_str()));
    out.into_iter()
}
