//! The model that is kept: whether others have anything of their own in it, and the marks at what was understood.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use uuid::Uuid;
use waymark_domain::architecture::Architecture;

use super::marks::{self, MARK, Mark, Marks, Names, is_called, is_given, property};
use super::outward::{is_own_property, mark_definition};
use crate::archimate::{
    Element, ElementType, Extra, LangText, Model, Property, Relationship, RelationshipType,
};

/// Definitions of the readable properties that files of the first form have.
pub(super) const OLD_READABLE: [&str; 7] = [
    "propdef-code",
    "propdef-tool",
    "propdef-hosting",
    "propdef-criticality",
    "propdef-protocol",
    "propdef-classification",
    "propdef-gate",
];

/// Whether what is ours has anything that others put there.
pub(super) struct Own<'m> {
    /// Definitions of properties that are written here.
    written: BTreeSet<&'m str>,
}

impl<'m> Own<'m> {
    /// Returns what is needed to tell it in a model.
    pub(super) fn of(model: &'m Model) -> Self {
        let definitions = model.property_definitions.iter().filter(|d| {
            let name = d.names.first().map_or("", |n| n.text.trim());
            is_own_property(name) || OLD_READABLE.contains(&d.identifier.as_str())
        });
        Self {
            written: definitions.map(|d| d.identifier.as_str()).collect(),
        }
    }

    /// Returns whether the model says anything of itself that is not written here.
    pub(super) fn is_in_model(&self, m: &Model) -> bool {
        let says = m.version.is_some() || m.metadata.is_some() || !m.viewpoints.is_empty();
        says || !m.documentation.is_empty()
            || self.is_beside(&m.names, &[], &m.properties, &m.extra)
    }

    /// Returns whether an element has anything of others, where it would have the type and the id here.
    pub(super) fn is_in_element(
        &self,
        e: &Element,
        kind: Option<ElementType>,
        id: Option<Uuid>,
    ) -> bool {
        kind.is_some_and(|kind| e.kind.known() != Some(kind))
            || is_renamed(&e.identifier, id)
            || self.is_beside(&e.names, &e.documentation, &e.properties, &e.extra)
    }

    /// Returns whether a relation has anything of others, where it would have the id here.
    pub(super) fn is_in_relation(&self, r: &Relationship, id: Option<Uuid>) -> bool {
        let kind = r.kind.known();
        let foreign = [RelationshipType::Triggering, RelationshipType::Serving];
        kind.is_none_or(|kind| foreign.contains(&kind))
            || is_renamed(&r.identifier, id)
            || self.is_beside(&r.names, &r.documentation, &r.properties, &r.extra)
    }

    fn is_beside(
        &self,
        names: &[LangText],
        documentation: &[LangText],
        properties: &[Property],
        extra: &Extra,
    ) -> bool {
        let written = |p: &Property| self.written.contains(p.definition.as_str());
        names.len() > 1
            || documentation.len() > 1
            || !properties.iter().all(written)
            || *extra != Extra::default()
    }
}

fn is_renamed(identifier: &str, id: Option<Uuid>) -> bool {
    id.is_some_and(|id| !is_given(identifier, &id.to_string()))
}

/// Returns a model with marks at what was understood and is not ours; what was understood is what is `ours`, and what is
/// not, with its position among elements or relations. A mark that is a copy, or was not understood, is taken out.
pub(super) fn remark(
    model: &Model,
    marks: &Marks<'_>,
    (ours, understood): (&BTreeSet<Uuid>, &BTreeMap<Uuid, usize>),
    a: &Architecture,
) -> Model {
    let mut kept = model.clone();
    let definition = definition(&mut kept, model);
    let mut elements: BTreeMap<Uuid, String> = BTreeMap::new();
    texts(&mut elements, &a.plateaus, |e| e.id.0);
    texts(&mut elements, &a.environments, |e| e.id.0);
    texts(&mut elements, &a.components, |e| e.id.0);
    let mut relations: BTreeMap<Uuid, String> = BTreeMap::new();
    texts(&mut relations, &a.flows, |e| e.id.0);
    let new = |texts: &BTreeMap<Uuid, String>| -> BTreeMap<usize, String> {
        let all = understood.iter();
        all.filter_map(|(id, at)| Some((*at, texts.get(id)?.clone())))
            .collect()
    };
    let (mut new_elements, mut new_relations) = (new(&elements), new(&relations));
    let stays = |mark: Option<Mark<'_>>| match mark {
        Some(Mark::Made(_)) => true,
        Some(Mark::Thing { id, .. }) => ours.contains(&id),
        None => false,
    };
    let all = model.elements.iter().zip(&mut kept.elements).enumerate();
    for (at, (e, kept)) in all {
        let new = new_elements.remove(&at);
        if new.is_some() || !stays(marks.element(e)) {
            kept.properties.retain(|p| !marks.is_mark(p));
        }
        let new = new.map(|text| property(&definition, text));
        kept.properties.extend(new);
    }
    let all = model.relationships.iter().zip(&mut kept.relationships);
    for (at, (r, kept)) in all.enumerate() {
        let new = new_relations.remove(&at);
        if new.is_some() || !stays(marks.relation(r)) {
            kept.properties.retain(|p| !marks.is_mark(p));
        }
        let new = new.map(|text| property(&definition, text));
        kept.properties.extend(new);
    }
    for (v, kept) in model.views.iter().zip(&mut kept.views) {
        if !marks.is_view(v) {
            kept.properties.retain(|p| !marks.is_mark(p));
        }
    }
    kept
}

/// Returns the definition of the mark in the model that is kept; adds it where there is none.
fn definition(kept: &mut Model, model: &Model) -> String {
    let mut definitions = kept.property_definitions.iter();
    if let Some(known) = definitions.find(|d| is_called(d, MARK)) {
        return known.identifier.clone();
    }
    let mut definition = mark_definition();
    definition.identifier = Names::of(Some(model)).get("property-mark");
    let identifier = definition.identifier.clone();
    kept.property_definitions.push(definition);
    identifier
}

/// Collects the marks of all things of a sort.
fn texts<T: Serialize>(into: &mut BTreeMap<Uuid, String>, all: &[T], id: impl Fn(&T) -> Uuid) {
    let all = all.iter().enumerate();
    into.extend(all.map(|(at, one)| (id(one), marks::of_thing(at, one))));
}
