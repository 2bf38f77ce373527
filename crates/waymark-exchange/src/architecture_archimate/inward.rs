//! From the model to the architecture.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, Classification, Component, Environment, EnvironmentState, Flow, FlowKind, Gate,
    Plateau, PlateauKind, Policy,
};
use waymark_domain::id::{ComponentId, EnvironmentId, FlowId, PlateauId};

use super::kept::{Own, remark};
use super::kinds::{
    carried, component_kind, element_type, environment_kind, flow_kind, is_component,
};
use super::marks::{Mark, Marks};
use super::outward::{flow_name, model_name};
use super::places::holds;
use super::repair::{forget, mend, number};
use super::{Imported, Inside};
use crate::archimate::{
    AccessType, Element, ElementType, LangText, Model, Relationship, RelationshipType,
};
use crate::error::{ExchangeError, Place, Problems};
use crate::xml::is_foreign;

pub(super) fn import(
    model: &Model,
    new_id: &mut dyn FnMut() -> Uuid,
    inside: &Inside,
) -> Result<Imported, ExchangeError> {
    let mut reader = Reader {
        model,
        marks: Marks::of(model),
        architecture: Architecture::default(),
        own: Own::of(model),
        plateaus: BTreeMap::new(),
        environments: BTreeMap::new(),
        components: BTreeMap::new(),
        order: BTreeMap::new(),
        ours: BTreeSet::new(),
        understood: BTreeMap::new(),
        others: BTreeMap::new(),
        foreign: Own::of(model).is_in_model(model),
        new_id,
    };
    reader.whole();
    for at in 0..model.elements.len() {
        reader.element(at);
    }
    for at in 0..model.relationships.len() {
        reader.relationship(at);
    }
    reader.places();
    reader.beside();
    Ok(reader.finish(inside)?)
}

struct Reader<'m, 'n> {
    model: &'m Model,
    marks: Marks<'m>,
    architecture: Architecture,
    own: Own<'m>,
    plateaus: BTreeMap<String, PlateauId>,
    environments: BTreeMap<String, EnvironmentId>,
    components: BTreeMap<String, ComponentId>,
    /// Places among their like of what is ours, where marks say so.
    order: BTreeMap<Uuid, usize>,
    /// What is ours and was understood.
    ours: BTreeSet<Uuid>,
    /// What is not ours and was understood, with its position among elements or relations.
    understood: BTreeMap<Uuid, usize>,
    /// Types of elements and relations that have no counterpart, with how many there are.
    others: BTreeMap<String, usize>,
    /// Whether something in it is not ours.
    foreign: bool,
    new_id: &'n mut dyn FnMut() -> Uuid,
}

impl<'m> Reader<'m, '_> {
    /// Takes what holds of the whole architecture.
    fn whole(&mut self) {
        let name = first(&self.model.names);
        let scheme = &mut self.architecture.scheme;
        if let Some(whole) = self.marks.whole.take() {
            *scheme = whole.scheme;
            self.architecture.waivers = whole.waivers;
            if !name.is_empty() && !same(&name, model_name(&scheme.title)) {
                scheme.title = name;
            }
        } else {
            scheme.title = name;
            self.foreign = true;
        }
    }

    fn element(&mut self, at: usize) {
        let e = &self.model.elements[at];
        match self.marks.element(e) {
            Some(Mark::Made(_)) => {
                self.foreign |= self.own.is_in_element(e, None, None);
                return;
            }
            Some(Mark::Thing { id, at, text }) if self.ours(e, id, text) => {
                self.ours.insert(id);
                self.order.extend(at.map(|at| (id, at)));
                return;
            }
            _ => {}
        }
        self.foreign = true;
        let name = first(&e.names);
        let description = first(&e.documentation);
        let identifier = e.identifier.clone();
        let a = &mut self.architecture;
        let id = match e.kind.known() {
            Some(ElementType::Plateau) => {
                let id = PlateauId((self.new_id)());
                self.plateaus.insert(identifier, id);
                a.plateaus.push(Plateau {
                    id,
                    code: String::new(),
                    title: named(&name, "Plateau"),
                    kind: PlateauKind::Transition,
                    date: None,
                    description,
                });
                id.0
            }
            Some(ElementType::Grouping | ElementType::Location) => {
                let id = EnvironmentId((self.new_id)());
                self.environments.insert(identifier, id);
                a.environments.push(Environment {
                    id,
                    code: String::new(),
                    title: named(&name, "Environment"),
                    kind: environment_kind(&name),
                    description,
                    state: EnvironmentState::default(),
                    changes: vec![],
                    plateaus: vec![],
                });
                id.0
            }
            Some(kind) if is_component(kind) => {
                let id = ComponentId((self.new_id)());
                self.components.insert(identifier, id);
                let title = named(&name, "Component");
                a.components.push(Component {
                    description,
                    ..Component::new(id, "", &title, component_kind(&name, kind))
                });
                id.0
            }
            kind => {
                let word = kind.map_or("of another vendor's type", ElementType::word);
                *self.others.entry(format!("element {word}")).or_default() += 1;
                return;
            }
        };
        self.understood.insert(id, at);
    }

    /// Takes an element that carries something of ours; its name and text may have been changed elsewhere.
    fn ours(&mut self, e: &'m Element, id: Uuid, text: &str) -> bool {
        let a = &mut self.architecture;
        let identifier = e.identifier.clone();
        let kind = if let Some(one) = read::<Component>(text) {
            let kind = one.kind;
            self.components.insert(identifier, one.id);
            a.components.push(Component {
                title: retitled(one.title, e),
                description: described(one.description, &e.documentation),
                ..one
            });
            Some(element_type(kind))
        } else if let Some(one) = read::<Environment>(text) {
            self.environments.insert(identifier, one.id);
            a.environments.push(Environment {
                title: retitled(one.title, e),
                description: described(one.description, &e.documentation),
                ..one
            });
            Some(ElementType::Grouping)
        } else if let Some(one) = read::<Gate>(text) {
            a.gates.push(Gate {
                title: retitled(one.title, e),
                description: described(one.description, &e.documentation),
                ..one
            });
            Some(ElementType::BusinessProcess)
        } else if let Some(one) = read::<Policy>(text) {
            a.policies.push(Policy {
                title: retitled(one.title, e),
                statement: described(one.statement, &e.documentation),
                ..one
            });
            Some(ElementType::Principle)
        } else if let Some(one) = read::<Plateau>(text) {
            self.plateaus.insert(identifier, one.id);
            a.plateaus.push(Plateau {
                title: retitled(one.title, e),
                description: described(one.description, &e.documentation),
                ..one
            });
            Some(ElementType::Plateau)
        } else {
            None
        };
        self.foreign |= kind.is_some() && self.own.is_in_element(e, kind, Some(id));
        kind.is_some()
    }

    fn relationship(&mut self, at: usize) {
        let r = &self.model.relationships[at];
        let (from, to) = carried(r);
        let end = |id: &str| self.components.get(id).copied();
        let ends = end(from).zip(end(to));
        let name = first(&r.names);
        match (self.marks.relation(r), ends) {
            (Some(Mark::Made(_)), _) => {
                self.foreign |= self.own.is_in_relation(r, None);
                return;
            }
            (Some(Mark::Thing { id, at, text }), Some((from, to))) => {
                if let Some(mut flow) = read::<Flow>(text) {
                    if !same(&name, flow_name(&flow)) {
                        flow.title = name;
                    }
                    flow.description = described(flow.description, &r.documentation);
                    if !(is_vague(r) && (from, to) == (flow.to, flow.from)) {
                        (flow.from, flow.to) = (from, to);
                    }
                    self.foreign |= self.own.is_in_relation(r, Some(id));
                    self.ours.insert(id);
                    self.order.extend(at.map(|at| (id, at)));
                    self.architecture.flows.push(flow);
                    return;
                }
            }
            _ => {}
        }
        let kind = match r.kind.known() {
            Some(RelationshipType::Flow) => Some(flow_kind(&name)),
            Some(RelationshipType::Triggering | RelationshipType::Serving) => Some(FlowKind::Call),
            Some(RelationshipType::Access) => Some(FlowKind::Data),
            _ => None,
        };
        self.foreign = true;
        let (Some((from, to)), Some(kind)) = (ends, kind) else {
            self.other(r);
            return;
        };
        let id = FlowId((self.new_id)());
        self.understood.insert(id.0, at);
        self.architecture.flows.push(Flow {
            id,
            code: String::new(),
            title: name,
            from,
            to,
            kind,
            protocol: String::new(),
            classification: Classification::Internal,
            gate: None,
            description: first(&r.documentation),
            plateaus: vec![],
        });
    }

    fn other(&mut self, r: &Relationship) {
        let placed =
            self.environments.contains_key(&r.source) || self.plateaus.contains_key(&r.source);
        if holds(r) && placed {
            return;
        }
        let word = r
            .kind
            .known()
            .map_or("of another vendor's type", RelationshipType::word);
        *self.others.entry(format!("relation {word}")).or_default() += 1;
    }

    /// Puts components where their groups and plateaus say: what is ours, where it is no longer held by what it was in.
    fn places(&mut self) {
        let mut environments: BTreeMap<ComponentId, Vec<EnvironmentId>> = BTreeMap::new();
        let mut plateaus: BTreeMap<ComponentId, Vec<PlateauId>> = BTreeMap::new();
        for r in self.model.relationships.iter().filter(|r| holds(r)) {
            let Some(component) = self.components.get(&r.target) else {
                continue;
            };
            let environment = self.environments.get(&r.source).copied();
            environments
                .entry(*component)
                .or_default()
                .extend(environment);
            if let Some(plateau) = self.plateaus.get(&r.source) {
                let list = plateaus.entry(*component).or_default();
                if !list.contains(plateau) {
                    list.push(*plateau);
                }
            }
        }
        for c in &mut self.architecture.components {
            let around = environments.remove(&c.id).unwrap_or_default();
            if let Some(first) = around.first()
                && c.environment.is_none_or(|e| !around.contains(&e))
            {
                c.environment = Some(*first);
            }
            let mut stands = plateaus.remove(&c.id).unwrap_or_default();
            let is_ours = !self.understood.contains_key(&c.id.0);
            if stands.is_empty() || (is_ours && c.plateaus.is_empty()) {
                continue;
            }
            let place = |p: &PlateauId| c.plateaus.iter().position(|o| o == p);
            stands.sort_by_key(|p| place(p).unwrap_or(usize::MAX));
            c.plateaus = stands;
        }
    }

    /// Counts what was drawn and sorted elsewhere.
    fn beside(&mut self) {
        let views = self.model.views.iter();
        let views = views.filter(|v| !self.marks.is_view(v)).count();
        let folders = self.model.organizations.iter().map(Vec::len).sum();
        for (what, count) in [("view", views), ("folder", folders)] {
            if count > 0 {
                self.foreign = true;
                self.others.insert(what.to_owned(), count);
            }
        }
    }

    fn finish(mut self, inside: &Inside) -> Result<Imported, Problems> {
        self.sort();
        number(&mut self.architecture);
        let unknown = forget(&mut self.architecture, inside);
        let gone = mend(&mut self.architecture);
        let mut problems = Problems::default();
        if let Err(error) = self.architecture.check() {
            problems.push(Place::Document, error.to_string());
            return Err(problems);
        }
        let kept = self.foreign.then(|| {
            let understood = (&self.ours, &self.understood);
            remark(self.model, &self.marks, understood, &self.architecture)
        });
        let mut lines: Vec<String> = self
            .others
            .into_iter()
            .map(|(what, count)| format!("{what}: {count}, kept as it is"))
            .collect();
        for (count, what) in [
            (unknown, "this engagement does not have"),
            (gone, "the file no longer has"),
        ] {
            match count {
                0 => {}
                1 => lines.push(format!("1 link to what {what}, left out")),
                n => lines.push(format!("{n} links to what {what}, left out")),
            }
        }
        Ok(Imported {
            understood: counts(&self.architecture),
            architecture: self.architecture,
            kept,
            kept_as_it_is: lines,
        })
    }

    /// Puts what is ours in its order, before what is not; programs write elements in an order of their own.
    fn sort(&mut self) {
        let order = &self.order;
        let place = |id: Uuid| order.get(&id).copied().unwrap_or(usize::MAX);
        let a = &mut self.architecture;
        a.plateaus.sort_by_key(|e| place(e.id.0));
        a.environments.sort_by_key(|e| place(e.id.0));
        a.components.sort_by_key(|e| place(e.id.0));
        a.gates.sort_by_key(|e| place(e.id.0));
        a.flows.sort_by_key(|e| place(e.id.0));
        a.policies.sort_by_key(|e| place(e.id.0));
    }
}

/// Returns how much of what there is, a line each.
fn counts(a: &Architecture) -> Vec<String> {
    [
        (a.plateaus.len(), "plateau", "plateaus"),
        (a.environments.len(), "environment", "environments"),
        (a.components.len(), "component", "components"),
        (a.gates.len(), "gate", "gates"),
        (a.flows.len(), "flow", "flows"),
        (a.policies.len(), "policy", "policies"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
    .collect()
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// Returns whether a relation does not say in which direction something flows.
fn is_vague(r: &Relationship) -> bool {
    match r.kind.known() {
        Some(RelationshipType::Access) => {
            !matches!(r.access, Some(AccessType::Read | AccessType::Write))
        }
        Some(RelationshipType::Association) => r.directed != Some(true),
        Some(RelationshipType::Flow | RelationshipType::Triggering | RelationshipType::Serving) => {
            false
        }
        _ => true,
    }
}

fn first(texts: &[LangText]) -> String {
    texts.first().map(|t| t.text.clone()).unwrap_or_default()
}

fn named(name: &str, otherwise: &str) -> String {
    if name.trim().is_empty() {
        otherwise.to_owned()
    } else {
        name.trim().to_owned()
    }
}

/// Returns the name of an element, or the title that it has here where nobody changed it.
fn retitled(title: String, e: &Element) -> String {
    let name = first(&e.names);
    if same(&name, &title) {
        title
    } else {
        named(&name, &title)
    }
}

/// Returns the documentation, or the text that stands here where nobody changed it.
fn described(text: String, documentation: &[LangText]) -> String {
    let found = first(documentation);
    let plain = |text: &str| written(text).replace("\r\n", "\n").trim().to_owned();
    if plain(&found) == plain(&text) {
        text
    } else {
        found
    }
}

/// Returns whether two names are the same to a program that takes several spaces for one.
fn same(one: &str, other: &str) -> bool {
    written(one)
        .split_whitespace()
        .eq(written(other).split_whitespace())
}

/// Returns a text as it stands in a file: with U+FFFD for what XML cannot carry.
fn written(text: &str) -> String {
    let plain = |c: char| if is_foreign(c) { '\u{fffd}' } else { c };
    text.chars().map(plain).collect()
}
