//! From the model to the architecture.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, Classification, Component, Environment, EnvironmentState, Flow, FlowKind, Gate,
    Plateau, PlateauKind, Policy,
};
use waymark_domain::id::{ComponentId, EnvironmentId, FlowId, PlateauId};

use super::kinds::{component_kind, environment_kind, flow_kind, is_component};
use super::merge::{derived, derived_relation, mark, marks};
use super::outward::{VIEW, Whole, flow_name, marked};
use super::{Imported, Inside, MARK};
use crate::archimate::{
    AccessType, DataType, Element, ElementType, Extra, LangText, Model, PropertyDefinition,
    Relationship, RelationshipType,
};
use crate::error::{ExchangeError, Place, Problems};

pub(super) fn import(
    model: &Model,
    new_id: &mut dyn FnMut() -> Uuid,
    inside: &Inside,
) -> Result<Imported, ExchangeError> {
    let mut reader = Reader {
        model,
        architecture: Architecture::default(),
        kept: model.clone(),
        plateaus: BTreeMap::new(),
        environments: BTreeMap::new(),
        components: BTreeMap::new(),
        others: BTreeMap::new(),
        foreign: false,
        written_here: marks(&model.properties).is_some(),
        new_id,
    };
    if let Some(whole) = marks(&model.properties).and_then(|t| serde_json::from_str(t).ok()) {
        let Whole { scheme, waivers } = whole;
        reader.architecture.scheme = scheme;
        reader.architecture.waivers = waivers;
    } else {
        reader.architecture.scheme.title = first(&model.names);
        reader.foreign = true;
    }
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
    architecture: Architecture,
    kept: Model,
    plateaus: BTreeMap<String, PlateauId>,
    environments: BTreeMap<String, EnvironmentId>,
    components: BTreeMap<String, ComponentId>,
    /// Types of elements and relations that have no counterpart, with how many there are.
    others: BTreeMap<String, usize>,
    /// Whether something in it is not ours.
    foreign: bool,
    /// Whether the file was written by [`super::to_model`], and perhaps changed elsewhere.
    written_here: bool,
    new_id: &'n mut dyn FnMut() -> Uuid,
}

impl Reader<'_, '_> {
    fn element(&mut self, at: usize) {
        let model = self.model;
        let e = &model.elements[at];
        if self.ours(e) {
            return;
        }
        if self.written_here && derived(e) {
            return;
        }
        self.foreign = true;
        let name = first(&e.names);
        let description = first(&e.documentation);
        let id = e.identifier.clone();
        match e.kind.known() {
            Some(ElementType::Plateau) => {
                let plateau = PlateauId((self.new_id)());
                self.plateaus.insert(id, plateau);
                self.architecture.plateaus.push(Plateau {
                    id: plateau,
                    code: String::new(),
                    title: named(&name, "Plateau"),
                    kind: PlateauKind::Transition,
                    date: None,
                    description,
                });
                self.mark(at, self.architecture.plateaus.len() - 1, |a, i| {
                    marked(&a.plateaus[i])
                });
            }
            Some(ElementType::Grouping | ElementType::Location) => {
                let environment = EnvironmentId((self.new_id)());
                self.environments.insert(id, environment);
                self.architecture.environments.push(Environment {
                    id: environment,
                    code: String::new(),
                    title: named(&name, "Environment"),
                    kind: environment_kind(&name),
                    description,
                    state: EnvironmentState::default(),
                    changes: vec![],
                    plateaus: vec![],
                });
                let last = self.architecture.environments.len() - 1;
                self.mark(at, last, |a, i| marked(&a.environments[i]));
            }
            Some(kind) if is_component(kind) => {
                let component = ComponentId((self.new_id)());
                self.components.insert(id, component);
                let title = named(&name, "Component");
                self.architecture.components.push(Component {
                    description,
                    ..Component::new(component, "", &title, component_kind(&name, kind))
                });
                let last = self.architecture.components.len() - 1;
                self.mark(at, last, |a, i| marked(&a.components[i]));
            }
            kind => {
                let word = kind.map_or("of another vendor's type", ElementType::word);
                *self.others.entry(format!("element {word}")).or_default() += 1;
            }
        }
    }

    /// Marks an element of the model that is kept.
    fn mark(
        &mut self,
        at: usize,
        index: usize,
        property: impl Fn(&Architecture, usize) -> crate::archimate::Property,
    ) {
        let property = property(&self.architecture, index);
        let properties = &mut self.kept.elements[at].properties;
        properties.retain(|p| p.definition != MARK.0);
        properties.push(property);
    }

    /// Takes an element that carries something of ours; its name and text may have been changed elsewhere.
    fn ours(&mut self, e: &Element) -> bool {
        let Some((_, text)) = mark(&e.properties) else {
            return false;
        };
        let a = &mut self.architecture;
        let (name, description) = (first(&e.names), first(&e.documentation));
        let id = e.identifier.clone();
        if let Ok(mut one) = serde_json::from_str::<Component>(text) {
            one.title = named(&name, &one.title);
            one.description = description;
            self.components.insert(id, one.id);
            a.components.push(one);
        } else if let Ok(mut one) = serde_json::from_str::<Environment>(text) {
            one.title = named(&name, &one.title);
            one.description = description;
            self.environments.insert(id, one.id);
            a.environments.push(one);
        } else if let Ok(mut one) = serde_json::from_str::<Gate>(text) {
            one.title = named(&name, &one.title);
            one.description = description;
            a.gates.push(one);
        } else if let Ok(mut one) = serde_json::from_str::<Policy>(text) {
            one.title = named(&name, &one.title);
            one.statement = description;
            a.policies.push(one);
        } else if let Ok(mut one) = serde_json::from_str::<Plateau>(text) {
            one.title = named(&name, &one.title);
            one.description = description;
            self.plateaus.insert(id, one.id);
            a.plateaus.push(one);
        } else {
            return false;
        }
        true
    }

    fn relationship(&mut self, at: usize) {
        let model = self.model;
        let r = &model.relationships[at];
        if let Some((_, text)) = mark(&r.properties)
            && let Ok(mut flow) = serde_json::from_str::<Flow>(text)
        {
            let name = first(&r.names);
            if name != flow_name(&flow) {
                flow.title = name;
            }
            let end = |id: &str| self.components.get(id).copied();
            if let (Some(from), Some(to)) = (end(&r.source), end(&r.target)) {
                let turned = (from, to) == (flow.to, flow.from);
                if !turned {
                    (flow.from, flow.to) = (from, to);
                }
                self.architecture.flows.push(flow);
            }
            return;
        }
        let known = |id: &str| self.components.get(id).copied();
        let kind = r.kind.known();
        let (Some(source), Some(target)) = (known(&r.source), known(&r.target)) else {
            self.other(r);
            return;
        };
        let name = first(&r.names);
        let (from, to, kind) = match kind {
            Some(RelationshipType::Flow) => (source, target, flow_kind(&name)),
            Some(RelationshipType::Triggering) => (source, target, FlowKind::Call),
            // What serves is called by what it serves.
            Some(RelationshipType::Serving) => (target, source, FlowKind::Call),
            Some(RelationshipType::Access) => match r.access {
                Some(AccessType::Write) => (source, target, FlowKind::Data),
                _ => (target, source, FlowKind::Data),
            },
            _ => {
                self.other(r);
                return;
            }
        };
        self.foreign = true;
        let flow = Flow {
            id: FlowId((self.new_id)()),
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
        };
        let properties = &mut self.kept.relationships[at].properties;
        properties.retain(|p| p.definition != MARK.0);
        properties.push(marked(&flow));
        self.architecture.flows.push(flow);
    }

    fn other(&mut self, r: &Relationship) {
        if self.written_here && derived_relation(r) {
            return;
        }
        self.foreign = true;
        let holds = matches!(
            r.kind.known(),
            Some(RelationshipType::Composition | RelationshipType::Aggregation)
        );
        let placed =
            self.environments.contains_key(&r.source) || self.plateaus.contains_key(&r.source);
        if holds && placed {
            return;
        }
        let word = r
            .kind
            .known()
            .map_or("of another vendor's type", RelationshipType::word);
        *self.others.entry(format!("relation {word}")).or_default() += 1;
    }

    /// Puts foreign components where their groups and plateaus say.
    fn places(&mut self) {
        let ours: BTreeSet<Uuid> = self
            .model
            .elements
            .iter()
            .filter_map(|e| mark(&e.properties).map(|(id, _)| id))
            .collect();
        for r in &self.model.relationships {
            let holds = matches!(
                r.kind.known(),
                Some(RelationshipType::Composition | RelationshipType::Aggregation)
            );
            let Some(component) = self.components.get(&r.target).filter(|_| holds) else {
                continue;
            };
            if ours.contains(&component.0) {
                continue;
            }
            let found = self
                .architecture
                .components
                .iter_mut()
                .find(|c| c.id == *component);
            let Some(found) = found else { continue };
            if let Some(environment) = self.environments.get(&r.source) {
                found.environment = found.environment.or(Some(*environment));
            }
            if let Some(plateau) = self.plateaus.get(&r.source)
                && !found.plateaus.contains(plateau)
            {
                found.plateaus.push(*plateau);
            }
        }
    }

    /// Counts what was drawn and sorted elsewhere.
    fn beside(&mut self) {
        let views = self.model.views.iter();
        let here = |id: &str| self.written_here && id.starts_with(VIEW);
        let views = views.filter(|v| !here(&v.identifier)).count();
        let folders = self.model.organizations.iter().map(Vec::len).sum();
        for (what, count) in [("view", views), ("folder", folders)] {
            if count > 0 {
                self.foreign = true;
                self.others.insert(what.to_owned(), count);
            }
        }
    }

    fn finish(self, inside: &Inside) -> Result<Imported, Problems> {
        let Self {
            mut architecture,
            mut kept,
            others,
            foreign,
            ..
        } = self;
        number(&mut architecture);
        let unknown = forget(&mut architecture, inside);
        let mut problems = Problems::default();
        if let Err(error) = architecture.check() {
            problems.push(Place::Document, error.to_string());
            return Err(problems);
        }
        let mut understood = Vec::new();
        for (count, one, many) in [
            (architecture.plateaus.len(), "plateau", "plateaus"),
            (
                architecture.environments.len(),
                "environment",
                "environments",
            ),
            (architecture.components.len(), "component", "components"),
            (architecture.gates.len(), "gate", "gates"),
            (architecture.flows.len(), "flow", "flows"),
            (architecture.policies.len(), "policy", "policies"),
        ] {
            if count > 0 {
                understood.push(format!("{count} {}", if count == 1 { one } else { many }));
            }
        }
        let mut lines: Vec<String> = others
            .into_iter()
            .map(|(what, count)| format!("{what}: {count}, kept as it is"))
            .collect();
        if unknown > 0 {
            lines.push(format!(
                "{unknown} links to what this engagement does not have, left out"
            ));
        }
        if kept
            .property_definitions
            .iter()
            .all(|d| d.identifier != MARK.0)
        {
            kept.property_definitions.push(PropertyDefinition {
                identifier: MARK.0.to_owned(),
                kind: DataType::String,
                names: vec![LangText::plain(MARK.1)],
                documentation: vec![],
                extra: Extra::default(),
            });
        }
        Ok(Imported {
            architecture,
            kept: foreign.then_some(kept),
            understood,
            kept_as_it_is: lines,
        })
    }
}

/// Gives codes to what has none, and kinds to plateaus that came without: the first is the baseline, the last the target.
fn number(a: &mut Architecture) {
    let last = a.plateaus.len().saturating_sub(1);
    for (i, plateau) in a.plateaus.iter_mut().enumerate() {
        if plateau.code.is_empty() {
            plateau.code = format!("P{i}");
            plateau.kind = match i {
                0 if last > 0 => PlateauKind::Baseline,
                i if i == last => PlateauKind::Target,
                _ => PlateauKind::Transition,
            };
        }
    }
    fill(&mut a.environments, "E-", |e| &mut e.code);
    fill(&mut a.components, "C-", |e| &mut e.code);
    fill(&mut a.flows, "F-", |e| &mut e.code);
}

/// Takes out links to what the engagement does not have; returns how many there were.
fn forget(a: &mut Architecture, inside: &Inside) -> usize {
    let mut gone = 0;
    let mut list = |before: usize, after: usize| gone += before - after;
    let mut singles = 0;
    for e in &mut a.environments {
        let later = e.changes.iter_mut().map(|c| &mut c.state);
        for state in std::iter::once(&mut e.state).chain(later) {
            let (before, after) = many(&mut state.writers, &inside.roles);
            list(before, after);
        }
    }
    for c in &mut a.components {
        let later = c.changes.iter_mut().map(|c| &mut c.state);
        for state in std::iter::once(&mut c.state).chain(later) {
            singles += one(&mut state.tool, &inside.tools);
        }
        singles += one(&mut c.owner_role, &inside.roles);
        singles += one(&mut c.recommendation, &inside.recommendations);
        let (before, after) = many(&mut c.capabilities, &inside.capabilities);
        list(before, after);
        let (before, after) = many(&mut c.steps, &inside.steps);
        list(before, after);
    }
    for g in &mut a.gates {
        singles += one(&mut g.deputy, &inside.roles) + one(&mut g.deployer, &inside.roles);
        singles += one(&mut g.step, &inside.steps);
        for evidence in &mut g.evidence {
            singles += one(&mut evidence.step, &inside.steps);
        }
        let (before, after) = many(&mut g.approvers, &inside.roles);
        list(before, after);
    }
    for p in &mut a.policies {
        singles += one(&mut p.owner_role, &inside.roles);
        for control in &mut p.controls {
            let before = control.enforced_by.len();
            control
                .enforced_by
                .retain(|by| inside.tools.contains(&by.tool));
            list(before, control.enforced_by.len());
        }
    }
    gone + singles
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

/// Gives the codes of a list that are empty the next free number.
fn fill<T>(of: &mut [T], prefix: &str, code: impl Fn(&mut T) -> &mut String) {
    let mut taken: BTreeSet<String> = of.iter_mut().map(|e| code(e).clone()).collect();
    let mut next = 1;
    for one in of {
        while code(one).is_empty() {
            let free = format!("{prefix}{next:02}");
            next += 1;
            if taken.insert(free.clone()) {
                *code(one) = free;
            }
        }
    }
}

/// Takes out a link to what is not known; returns how many that were.
fn one<T: Ord>(link: &mut Option<T>, known: &BTreeSet<T>) -> usize {
    let unknown = link.as_ref().is_some_and(|id| !known.contains(id));
    if unknown {
        *link = None;
    }
    usize::from(unknown)
}

/// Takes out links to what is not known; returns how many there were and how many are left.
fn many<T: Ord>(links: &mut Vec<T>, known: &BTreeSet<T>) -> (usize, usize) {
    let before = links.len();
    links.retain(|id| known.contains(id));
    (before, links.len())
}
