//! From the architecture to the model.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, ArchitectureFacts, ArchitectureScheme, ArchitectureWaiver, Component, DiffClass,
    Drawing, Element as Part, Flow, difference,
};
use waymark_domain::id::{PlateauId, RoleId};
use waymark_domain::layout::Rect;

use super::kinds::element_type;
use super::merge;
use super::{MARK, Outside};
use crate::archimate::{
    Bounds, Connection, ConnectionKind, DataType, Drawn, Element, ElementType, Extra, Kind,
    LangText, Model, Node, NodeKind, Point, Property, PropertyDefinition, Relationship,
    RelationshipType, View,
};

/// How the identifiers of our views begin.
pub(super) const VIEW: &str = "view-";

/// Returns the identifier of a relation that follows from others.
pub(super) fn between(kind: RelationshipType, source: &str, target: &str) -> String {
    format!("{}-{source}-{target}", kind.word().to_lowercase())
}

/// What holds of the whole architecture, as it is carried by the model.
#[derive(Serialize, serde::Deserialize)]
pub(super) struct Whole {
    pub(super) scheme: ArchitectureScheme,
    pub(super) waivers: Vec<ArchitectureWaiver>,
}

/// Properties for readers of the model: identifier and name.
const READABLE: [(&str, &str); 7] = [
    ("propdef-code", "code"),
    ("propdef-tool", "tool"),
    ("propdef-hosting", "hosting"),
    ("propdef-criticality", "criticality"),
    ("propdef-protocol", "protocol"),
    ("propdef-classification", "classification"),
    ("propdef-gate", "gate"),
];

pub(super) fn model(
    facts: &ArchitectureFacts,
    outside: &Outside<'_>,
    drawings: &[(Option<PlateauId>, Drawing)],
    kept: Option<&Model>,
) -> Model {
    let a = &facts.architecture;
    let mut writer = Writer {
        facts,
        names: merge::identifiers(kept),
        elements: vec![],
        relationships: vec![],
        seen: BTreeSet::new(),
    };
    writer.parts(outside);
    writer.flows();
    writer.plateaus();
    let views = drawings.iter().enumerate();
    let views: Vec<View> = views.map(|(i, (p, d))| writer.view(i, *p, d)).collect();
    let title = match a.scheme.title.as_str() {
        "" => "Architecture",
        title => title,
    };
    let whole = Whole {
        scheme: a.scheme.clone(),
        waivers: a.waivers.clone(),
    };
    let definition = |(identifier, name): (&str, &str)| PropertyDefinition {
        identifier: identifier.to_owned(),
        kind: DataType::String,
        names: vec![LangText::plain(name)],
        documentation: vec![],
        extra: Extra::default(),
    };
    let own = Model {
        identifier: "id-waymark-architecture".to_owned(),
        names: vec![LangText::plain(title)],
        properties: vec![marked(&whole)],
        elements: writer.elements,
        relationships: writer.relationships,
        property_definitions: std::iter::once(MARK)
            .chain(READABLE)
            .map(definition)
            .collect(),
        views,
        ..Model::default()
    };
    match kept {
        None => own,
        Some(kept) => merge::merged(kept, own),
    }
}

/// Returns the property that carries a thing whole.
pub(super) fn marked<T: Serialize>(thing: &T) -> Property {
    let text = serde_json::to_string(thing).unwrap_or_default();
    Property {
        definition: MARK.0.to_owned(),
        values: vec![LangText::plain(text)],
    }
}

fn readable(name: &str, value: &str) -> Option<Property> {
    let (identifier, _) = READABLE.iter().find(|(_, n)| *n == name)?;
    (!value.is_empty()).then(|| Property {
        definition: (*identifier).to_owned(),
        values: vec![LangText::plain(value)],
    })
}

struct Writer<'f> {
    facts: &'f ArchitectureFacts,
    /// Identifiers in the model that was imported, by id.
    names: BTreeMap<Uuid, String>,
    elements: Vec<Element>,
    relationships: Vec<Relationship>,
    seen: BTreeSet<String>,
}

impl Writer<'_> {
    fn identifier(&self, id: Uuid) -> String {
        let known = self.names.get(&id).cloned();
        known.unwrap_or_else(|| format!("id-{id}"))
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
        let identifier = between(kind, source, target);
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
            properties: vec![],
            extra: Extra::default(),
        });
    }

    fn role(&mut self, id: RoleId, of: &str) {
        let Some(role) = self.facts.roles.iter().find(|r| r.id == id) else {
            return;
        };
        let identifier = format!("role-{id}");
        let name = format!("{} {}", role.code, role.title);
        self.element(
            &identifier,
            ElementType::BusinessRole,
            (&name, &role.description),
            vec![],
        );
        self.relation(RelationshipType::Assignment, &identifier, of);
    }

    fn parts(&mut self, outside: &Outside<'_>) {
        let facts = self.facts;
        let a: &Architecture = &facts.architecture;
        for p in &a.plateaus {
            let properties = vec![marked(p)];
            let id = self.identifier(p.id.0);
            self.element(
                &id,
                ElementType::Plateau,
                (&p.title, &p.description),
                properties,
            );
        }
        for e in &a.environments {
            let id = self.identifier(e.id.0);
            let hosting = readable("hosting", e.state.hosting.title());
            let properties = std::iter::once(marked(e)).chain(hosting).collect();
            self.element(
                &id,
                ElementType::Grouping,
                (&e.title, &e.description),
                properties,
            );
        }
        for c in &a.components {
            self.component(c, outside);
        }
        for g in &a.gates {
            let id = self.identifier(g.id.0);
            let properties = vec![marked(g)];
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
        for p in &a.policies {
            let id = self.identifier(p.id.0);
            let properties = vec![marked(p)];
            self.element(
                &id,
                ElementType::Principle,
                (&p.title, &p.statement),
                properties,
            );
            for c in &p.controls {
                let control = format!("control-{}", c.id);
                let words = (c.title.as_str(), c.verification.as_str());
                self.element(&control, ElementType::Requirement, words, vec![]);
                self.relation(RelationshipType::Realization, &control, &id);
            }
        }
    }

    fn component(&mut self, c: &Component, outside: &Outside<'_>) {
        let id = self.identifier(c.id.0);
        let tool = self.facts.tools.iter().find(|t| Some(t.id) == c.state.tool);
        let read = [
            readable("code", &c.code),
            readable("tool", tool.map_or("", |t| t.name.as_str())),
            readable("criticality", c.criticality.title()),
        ];
        let properties = std::iter::once(marked(c)).chain(read.into_iter().flatten());
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
                let identifier = format!("capability-{capability}");
                self.element(&identifier, ElementType::Capability, (name, ""), vec![]);
                self.relation(RelationshipType::Realization, &id, &identifier);
            }
        }
        if !c.initiative.trim().is_empty() {
            let identifier = format!(
                "work-{}",
                Uuid::new_v5(&Uuid::NAMESPACE_OID, c.initiative.trim().as_bytes())
            );
            self.element(
                &identifier,
                ElementType::WorkPackage,
                (c.initiative.trim(), ""),
                vec![],
            );
            self.relation(RelationshipType::Realization, &identifier, &id);
        }
    }

    fn flows(&mut self) {
        let facts = self.facts;
        for f in &facts.architecture.flows {
            let identifier = self.identifier(f.id.0);
            let gate = f
                .gate
                .and_then(|id| facts.architecture.gates.iter().find(|g| g.id == id));
            let read = [
                readable("protocol", &f.protocol),
                readable("classification", f.classification.title()),
                readable("gate", gate.map_or("", |g| g.code.as_str())),
            ];
            self.seen.insert(identifier.clone());
            self.relationships.push(Relationship {
                identifier: identifier.clone(),
                kind: Kind::Known(RelationshipType::Flow),
                source: self.identifier(f.from.0),
                target: self.identifier(f.to.0),
                access: None,
                directed: None,
                modifier: None,
                names: vec![LangText::plain(flow_name(f))],
                documentation: texts(&f.description),
                properties: std::iter::once(marked(f))
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
            let gap = format!("gap-{}-{}", pair[0].id, pair[1].id);
            let name = format!("From {} to {}", pair[0].title, pair[1].title);
            let count = |class| difference.components_of(class);
            let words = format!(
                "{} added, {} removed, {} changed",
                count(DiffClass::Added),
                count(DiffClass::Removed),
                count(DiffClass::Changed)
            );
            self.element(&gap, ElementType::Gap, (&name, &words), vec![]);
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

    /// Draws a view with the coordinates of a drawing; zones hold their boxes.
    fn view(&self, at: usize, plateau: Option<PlateauId>, drawing: &Drawing) -> View {
        let own = plateau.map_or_else(|| at.to_string(), |p| p.to_string());
        let node = |id: &str, rect: &Rect, nodes: Vec<Node>| Node {
            drawn: Drawn {
                identifier: format!("node-{own}-{id}"),
                ..Drawn::default()
            },
            kind: NodeKind::Element {
                element: id.to_owned(),
            },
            bounds: bounds(rect),
            nodes,
        };
        let a = &self.facts.architecture;
        let home = |b: &waymark_domain::architecture::DrawnBox| {
            a.component(b.component).and_then(|c| c.environment)
        };
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
            let inside = inside.map(|b| node(&self.identifier(b.component.0), &b.rect, vec![]));
            nodes.push(node(
                &self.identifier(environment.0),
                &zone.rect,
                inside.collect(),
            ));
        }
        let loose = drawing
            .boxes
            .iter()
            .filter(|b| !home(b).is_some_and(framed));
        nodes.extend(loose.map(|b| node(&self.identifier(b.component.0), &b.rect, vec![])));
        let gates = drawing.gates.iter();
        nodes.extend(gates.map(|g| node(&self.identifier(g.gate.0), &g.rect, vec![])));
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
                let id = self.identifier(f.id.0);
                let end = |c: Uuid| Some(format!("node-{own}-{}", self.identifier(c)));
                let whole =
                    line.to == Part::Component(f.to) && line.from == Part::Component(f.from);
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
                        identifier: format!("line-{own}-{id}"),
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
            identifier: format!("{VIEW}{own}"),
            names: vec![LangText::plain(drawing.title.as_str())],
            documentation: texts(&drawing.alt),
            nodes,
            connections,
            ..View::default()
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

fn texts(text: &str) -> Vec<LangText> {
    if text.is_empty() {
        vec![]
    } else {
        vec![LangText::plain(text)]
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
