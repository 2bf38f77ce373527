//! From the architecture to the model.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, ArchitectureFacts, Component, DiffClass, Drawing, Element as Part, Flow,
    difference,
};
use waymark_domain::id::{PlateauId, RoleId};

use super::kinds::{element_type, fitting, said};
use super::marks::{self, FORMAT, MARK, Names, Whole, between, is_given, property};
use super::{Outside, merge, view};
use crate::archimate::{
    DataType, Element, ElementType, Extra, Kind, LangText, Model, Property, PropertyDefinition,
    Relationship, RelationshipType, View,
};

/// The definition of the mark in what is made here.
const MARKED: &str = "waymark-property-mark";

/// Properties for readers of the model: identifier and name of the definition.
const READABLE: [(&str, &str); 7] = [
    ("waymark-property-code", "Waymark code"),
    ("waymark-property-tool", "Waymark tool"),
    ("waymark-property-hosting", "Waymark hosting"),
    ("waymark-property-criticality", "Waymark criticality"),
    ("waymark-property-protocol", "Waymark protocol"),
    ("waymark-property-classification", "Waymark classification"),
    ("waymark-property-gate", "Waymark gate"),
];

/// Returns whether a property of this name is written here.
pub(super) fn is_own_property(name: &str) -> bool {
    name == MARK || READABLE.iter().any(|(_, own)| *own == name)
}

/// Returns the definition of the mark.
pub(super) fn mark_definition() -> PropertyDefinition {
    definition((MARKED, MARK))
}

fn definition((identifier, name): (&str, &str)) -> PropertyDefinition {
    PropertyDefinition {
        identifier: identifier.to_owned(),
        kind: DataType::String,
        names: vec![LangText::plain(name)],
        documentation: vec![],
        extra: Extra::default(),
    }
}

/// Returns the name that a model has for an architecture with a title.
pub(super) fn model_name(title: &str) -> &str {
    if title.is_empty() {
        "Architecture"
    } else {
        title
    }
}

pub(super) fn model(
    facts: &ArchitectureFacts,
    outside: &Outside<'_>,
    drawings: &[(Option<PlateauId>, Drawing)],
    kept: Option<&Model>,
) -> Model {
    let a = &facts.architecture;
    let there = kept.iter().flat_map(|kept| &kept.elements);
    let mut writer = Writer {
        facts,
        names: Names::of(kept),
        there: there
            .map(|e| (e.identifier.as_str(), e.kind.known()))
            .collect(),
        types: BTreeMap::new(),
        elements: vec![],
        relationships: vec![],
        seen: BTreeSet::new(),
    };
    writer.parts(outside);
    writer.flows();
    writer.plateaus();
    let views = drawings.iter().enumerate();
    let views: Vec<View> = views
        .map(|(i, (plateau, drawing))| {
            let own = plateau.map_or_else(|| i.to_string(), |p| p.to_string());
            let mut view = view::view(a, &writer.names, &own, drawing);
            view.properties = vec![made(&format!("view-{own}"))];
            view
        })
        .collect();
    let whole = Whole {
        format: FORMAT,
        scheme: a.scheme.clone(),
        waivers: a.waivers.clone(),
    };
    let own = Model {
        identifier: "waymark-architecture".to_owned(),
        names: vec![LangText::plain(model_name(&a.scheme.title))],
        properties: vec![property(MARKED, marks::of_whole(&whole))],
        elements: writer.elements,
        relationships: writer.relationships,
        property_definitions: std::iter::once((MARKED, MARK))
            .chain(READABLE)
            .map(definition)
            .collect(),
        views,
        ..Model::default()
    };
    match kept {
        None => {
            let mut own = own;
            view::align(&mut own.views, &own.relationships);
            own
        }
        Some(kept) => merge::merged(kept, own, a, &writer.names),
    }
}

/// Returns the property that carries a thing whole.
fn marked<T: serde::Serialize>(at: usize, thing: &T) -> Property {
    property(MARKED, marks::of_thing(at, thing))
}

/// Returns the property of what follows from the architecture.
fn made(key: &str) -> Property {
    property(MARKED, marks::of_made(key))
}

fn readable(name: &str, value: &str) -> Option<Property> {
    let (identifier, _) = READABLE
        .iter()
        .find(|(_, n)| n.strip_prefix("Waymark ") == Some(name))?;
    (!value.is_empty()).then(|| property(identifier, value.to_owned()))
}

struct Writer<'f> {
    facts: &'f ArchitectureFacts,
    names: Names,
    /// The types of elements in the model that was imported; they stay.
    there: BTreeMap<&'f str, Option<ElementType>>,
    /// The types of the elements that are written.
    types: BTreeMap<String, Option<ElementType>>,
    elements: Vec<Element>,
    relationships: Vec<Relationship>,
    seen: BTreeSet<String>,
}

impl Writer<'_> {
    fn identifier(&self, id: Uuid) -> String {
        self.names.thing(id)
    }

    fn type_of(&self, identifier: &str) -> Option<ElementType> {
        self.types.get(identifier).copied().flatten()
    }

    /// Adds an element that follows from the architecture; returns its identifier.
    fn made(&mut self, key: &str, kind: ElementType, words: (&str, &str)) -> String {
        let identifier = self.names.get(key);
        self.element(&identifier, kind, words, vec![made(key)]);
        identifier
    }

    fn element(
        &mut self,
        identifier: &str,
        kind: ElementType,
        (name, documentation): (&str, &str),
        properties: Vec<Property>,
    ) {
        if !self.seen.insert(identifier.to_owned()) {
            return;
        }
        let there = self.there.get(identifier).copied();
        let kept = there.unwrap_or(Some(kind));
        self.types.insert(identifier.to_owned(), kept);
        self.elements.push(Element {
            identifier: identifier.to_owned(),
            kind: Kind::Known(kind),
            names: vec![LangText::plain(name)],
            documentation: texts(documentation),
            properties,
            extra: Extra::default(),
        });
    }

    fn relation(&mut self, kind: RelationshipType, source: &str, target: &str) {
        let kind = fitting(kind, self.type_of(source), self.type_of(target));
        let key = between(kind, source, target);
        let identifier = self.names.get(&key);
        if !self.seen.insert(identifier.clone()) {
            return;
        }
        self.relationships.push(Relationship {
            identifier,
            kind: Kind::Known(kind),
            source: source.to_owned(),
            target: target.to_owned(),
            access: None,
            directed: None,
            modifier: None,
            names: vec![],
            documentation: vec![],
            properties: vec![made(&key)],
            extra: Extra::default(),
        });
    }

    fn role(&mut self, id: RoleId, of: &str) {
        let Some(role) = self.facts.roles.iter().find(|r| r.id == id) else {
            return;
        };
        let name = format!("{} {}", role.code, role.title);
        let identifier = self.made(
            &format!("role-{id}"),
            ElementType::BusinessRole,
            (&name, &role.description),
        );
        self.relation(RelationshipType::Assignment, &identifier, of);
    }

    fn parts(&mut self, outside: &Outside<'_>) {
        let facts = self.facts;
        let a: &Architecture = &facts.architecture;
        for (at, p) in a.plateaus.iter().enumerate() {
            let properties = vec![marked(at, p)];
            let id = self.identifier(p.id.0);
            self.element(
                &id,
                ElementType::Plateau,
                (&p.title, &p.description),
                properties,
            );
        }
        for (at, e) in a.environments.iter().enumerate() {
            let id = self.identifier(e.id.0);
            let hosting = readable("hosting", e.state.hosting.title());
            let properties = std::iter::once(marked(at, e)).chain(hosting).collect();
            self.element(
                &id,
                ElementType::Grouping,
                (&e.title, &e.description),
                properties,
            );
        }
        for (at, c) in a.components.iter().enumerate() {
            self.component(at, c, outside);
        }
        for (at, g) in a.gates.iter().enumerate() {
            let id = self.identifier(g.id.0);
            let properties = vec![marked(at, g)];
            self.element(
                &id,
                ElementType::BusinessProcess,
                (&g.title, &g.description),
                properties,
            );
            for role in g.approvers.iter().chain(&g.deployer) {
                self.role(*role, &id);
            }
        }
        for (at, p) in a.policies.iter().enumerate() {
            let id = self.identifier(p.id.0);
            let properties = vec![marked(at, p)];
            self.element(
                &id,
                ElementType::Principle,
                (&p.title, &p.statement),
                properties,
            );
            for c in &p.controls {
                let key = format!("control-{}", c.id);
                let words = (c.title.as_str(), c.verification.as_str());
                let control = self.made(&key, ElementType::Requirement, words);
                self.relation(RelationshipType::Realization, &control, &id);
            }
        }
    }

    fn component(&mut self, at: usize, c: &Component, outside: &Outside<'_>) {
        let id = self.identifier(c.id.0);
        let tool = self.facts.tools.iter().find(|t| Some(t.id) == c.state.tool);
        let read = [
            readable("code", &c.code),
            readable("tool", tool.map_or("", |t| t.name.as_str())),
            readable("criticality", c.criticality.title()),
        ];
        let properties = std::iter::once(marked(at, c)).chain(read.into_iter().flatten());
        let properties = properties.collect();
        self.element(
            &id,
            element_type(c.kind),
            (&c.title, &c.description),
            properties,
        );
        if let Some(home) = c.environment {
            let home = self.identifier(home.0);
            self.relation(RelationshipType::Composition, &home, &id);
        }
        if let Some(role) = c.owner_role {
            self.role(role, &id);
        }
        for capability in &c.capabilities {
            let known = outside
                .capabilities
                .iter()
                .find(|(known, _)| known == capability);
            if let Some((_, name)) = known {
                let key = format!("capability-{capability}");
                let identifier = self.made(&key, ElementType::Capability, (name, ""));
                self.relation(RelationshipType::Realization, &id, &identifier);
            }
        }
        if !c.initiative.trim().is_empty() {
            let name = c.initiative.trim();
            let named = Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes());
            let key = format!("work-{named}");
            let identifier = self.made(&key, ElementType::WorkPackage, (name, ""));
            self.relation(RelationshipType::Realization, &identifier, &id);
        }
    }

    fn flows(&mut self) {
        let facts = self.facts;
        for (at, f) in facts.architecture.flows.iter().enumerate() {
            let identifier = self.identifier(f.id.0);
            let gate = f
                .gate
                .and_then(|id| facts.architecture.gates.iter().find(|g| g.id == id));
            let read = [
                readable("protocol", &f.protocol),
                readable("classification", f.classification.title()),
                readable("gate", gate.map_or("", |g| g.code.as_str())),
            ];
            let mut source = self.identifier(f.from.0);
            let mut target = self.identifier(f.to.0);
            let said = said(self.type_of(&source), self.type_of(&target));
            if said.turned {
                std::mem::swap(&mut source, &mut target);
            }
            // What has no name in the model of somebody else is given none.
            let ours = is_given(&identifier, &f.id.to_string());
            let name = if ours { flow_name(f) } else { &f.title };
            self.seen.insert(identifier.clone());
            self.relationships.push(Relationship {
                identifier: identifier.clone(),
                kind: Kind::Known(said.kind),
                source,
                target,
                access: said.access,
                directed: said.directed,
                modifier: None,
                names: texts(name),
                documentation: texts(&f.description),
                properties: std::iter::once(marked(at, f))
                    .chain(read.into_iter().flatten())
                    .collect(),
                extra: Extra::default(),
            });
            if let Some(gate) = gate {
                let gate = self.identifier(gate.id.0);
                self.relation(RelationshipType::Association, &gate, &identifier);
            }
        }
    }

    /// Says what is in which plateau, and what lies between one and the next.
    fn plateaus(&mut self) {
        let facts = self.facts;
        let plateaus = &facts.architecture.plateaus;
        let a = &facts.architecture;
        let lists = a
            .environments
            .iter()
            .map(|e| (e.id.0, &e.plateaus))
            .chain(a.components.iter().map(|c| (c.id.0, &c.plateaus)))
            .chain(a.gates.iter().map(|g| (g.id.0, &g.plateaus)));
        for (id, list) in lists {
            for plateau in list {
                let (plateau, part) = (self.identifier(plateau.0), self.identifier(id));
                self.relation(RelationshipType::Aggregation, &plateau, &part);
            }
        }
        for pair in plateaus.windows(2) {
            let Some(difference) = difference(facts, pair[0].id, pair[1].id) else {
                continue;
            };
            let key = format!("gap-{}-{}", pair[0].id, pair[1].id);
            let name = format!("From {} to {}", pair[0].title, pair[1].title);
            let count = |class| difference.components_of(class);
            let words = format!(
                "{} added, {} removed, {} changed",
                count(DiffClass::Added),
                count(DiffClass::Removed),
                count(DiffClass::Changed)
            );
            let gap = self.made(&key, ElementType::Gap, (&name, &words));
            for end in pair {
                let end = self.identifier(end.id.0);
                self.relation(RelationshipType::Association, &gap, &end);
            }
            for diff in difference
                .components
                .iter()
                .filter(|d| d.class != DiffClass::Kept)
            {
                if let Part::Component(id) = diff.element {
                    let part = self.identifier(id.0);
                    self.relation(RelationshipType::Association, &gap, &part);
                }
            }
        }
    }
}

/// Returns what a flow is called.
pub(super) fn flow_name(flow: &Flow) -> &str {
    if flow.title.is_empty() {
        flow.kind.title()
    } else {
        &flow.title
    }
}

pub(super) fn texts(text: &str) -> Vec<LangText> {
    if text.is_empty() {
        vec![]
    } else {
        vec![LangText::plain(text)]
    }
}
