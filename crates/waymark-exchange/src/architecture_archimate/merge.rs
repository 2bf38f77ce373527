//! A model that was imported, brought up to date with what became of it here.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::architecture::Architecture;

use super::kept::OLD_READABLE;
use super::kinds::carried;
use super::marks::{Marks, Names, PREFIX, is_called, is_given};
use super::places::settle;
use super::prune::prune;
use super::view::align;
use crate::archimate::{
    AccessType, Element, LangText, Model, Property, Relationship, RelationshipType,
};

/// Returns `kept` with what is ours in it as it is in `own`, and what is new here beside it.
pub(super) fn merged(kept: &Model, mut own: Model, a: &Architecture, names: &Names) -> Model {
    let mut model = kept.clone();
    let marks = Marks::of(kept);
    if marks.is_old() {
        forget_old(&mut model);
    }
    let ours = define(&mut model, &mut own, names);
    retext(&mut model.names, own.names);
    put(&mut model.properties, own.properties, &ours);

    let mut elements = Waiting::of(own.elements, |e| &e.identifier);
    let mut there = kept.elements.iter();
    model.elements.retain_mut(|e| {
        let mark = there.next().and_then(|e| marks.element(e));
        match elements.take(&e.identifier) {
            // The type, texts in other languages and foreign properties stay.
            Some(new) => {
                renew(e, new, &ours);
                true
            }
            None => mark.is_none(),
        }
    });
    model.elements.extend(elements.rest());

    let flows = a.flows.iter();
    let given: BTreeSet<String> = flows
        .map(|f| (names.thing(f.id.0), f.id.to_string()))
        .filter(|(identifier, key)| is_given(identifier, key))
        .map(|(identifier, _)| identifier)
        .collect();
    let mut relations = own.relationships;
    settle(&mut model, kept, &marks, &mut relations, a, names);
    let mut relations = Waiting::of(relations, |r| &r.identifier);
    let owned: BTreeSet<&str> = kept
        .relationships
        .iter()
        .filter(|r| marks.relation(r).is_some())
        .map(|r| r.identifier.as_str())
        .collect();
    model
        .relationships
        .retain_mut(|r| match relations.take(&r.identifier) {
            Some(new) => {
                renew_relation(r, new, given.contains(&r.identifier), &ours);
                true
            }
            None => !owned.contains(r.identifier.as_str()),
        });
    model.relationships.extend(relations.rest());

    align(&mut own.views, &model.relationships);
    let mut views = Waiting::of(own.views, |v| &v.identifier);
    let mut there = kept.views.iter();
    model.views.retain_mut(|v| {
        let is_ours = there.next().is_some_and(|v| marks.is_view(v));
        match views.take(&v.identifier) {
            Some(new) => {
                *v = new;
                true
            }
            None => !is_ours,
        }
    });
    model.views.extend(views.rest());
    prune(&mut model);
    model
}

/// What is to be written and not yet placed, in its order.
struct Waiting<T> {
    of: Vec<Option<T>>,
    at: BTreeMap<String, usize>,
}

impl<T> Waiting<T> {
    fn of(all: Vec<T>, identifier: impl Fn(&T) -> &String) -> Self {
        let at = all.iter().enumerate();
        Self {
            at: at.map(|(i, one)| (identifier(one).clone(), i)).collect(),
            of: all.into_iter().map(Some).collect(),
        }
    }

    fn take(&mut self, identifier: &str) -> Option<T> {
        self.of[*self.at.get(identifier)?].take()
    }

    fn rest(self) -> impl Iterator<Item = T> {
        self.of.into_iter().flatten()
    }
}

/// Takes out the readable properties of a file of the first form.
fn forget_old(model: &mut Model) {
    let is_old = |definition: &str| OLD_READABLE.contains(&definition);
    let elements = model.elements.iter_mut().map(|e| &mut e.properties);
    let relations = model.relationships.iter_mut().map(|r| &mut r.properties);
    for properties in elements.chain(relations) {
        properties.retain(|p| !is_old(&p.definition));
    }
    let used = |d: &str| {
        let views = model.views.iter().map(|v| &v.properties);
        let viewpoints = model.viewpoints.iter().map(|v| &v.properties);
        let all = views.chain(viewpoints).chain([&model.properties]);
        all.flatten().any(|p| p.definition == d)
    };
    let unused: BTreeSet<&str> = OLD_READABLE.into_iter().filter(|d| !used(d)).collect();
    model
        .property_definitions
        .retain(|d| !unused.contains(d.identifier.as_str()));
}

/// Lets what is ours use the definitions of the model, and adds those that it lacks; returns those that are ours.
fn define(model: &mut Model, own: &mut Model, names: &Names) -> BTreeSet<String> {
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for mut definition in std::mem::take(&mut own.property_definitions) {
        let name = definition.names.first().map_or("", |n| n.text.as_str());
        let mut there = model.property_definitions.iter();
        let known = there.find(|d| is_called(d, name));
        let id = if let Some(known) = known {
            known.identifier.clone()
        } else {
            let own = definition.identifier.as_str();
            names.get(own.strip_prefix(PREFIX).unwrap_or(own))
        };
        let is_new = known.is_none();
        ids.insert(definition.identifier.clone(), id.clone());
        definition.identifier = id;
        if is_new {
            model.property_definitions.push(definition);
        }
    }
    let elements = own.elements.iter_mut().map(|e| &mut e.properties);
    let relations = own.relationships.iter_mut().map(|r| &mut r.properties);
    let views = own.views.iter_mut().map(|v| &mut v.properties);
    let all = elements.chain(relations).chain(views);
    for property in all.chain([&mut own.properties]).flatten() {
        if let Some(id) = ids.get(&property.definition) {
            property.definition.clone_from(id);
        }
    }
    ids.into_values().collect()
}

fn renew(old: &mut Element, new: Element, ours: &BTreeSet<String>) {
    retext(&mut old.names, new.names);
    retext(&mut old.documentation, new.documentation);
    put(&mut old.properties, new.properties, ours);
}

fn renew_relation(
    old: &mut Relationship,
    new: Relationship,
    is_given: bool,
    ours: &BTreeSet<String>,
) {
    direct(old, &new, is_given);
    retext(&mut old.names, new.names);
    retext(&mut old.documentation, new.documentation);
    put(&mut old.properties, new.properties, ours);
}

/// Lets a relation say what `new` says, in the type that it has where that can be; that of somebody else keeps its type
/// as long as it keeps its ends.
fn direct(old: &mut Relationship, new: &Relationship, is_given: bool) {
    if carried(old) == carried(new) && (fits(old, new) || !is_given) {
        return;
    }
    let ends = |r: &Relationship| -> BTreeSet<String> {
        [r.source.clone(), r.target.clone()].into_iter().collect()
    };
    if !fits(old, new) && (is_given || ends(old) != ends(new)) {
        old.kind = new.kind.clone();
        (old.source, old.target) = (new.source.clone(), new.target.clone());
        (old.access, old.directed, old.modifier) = (new.access, new.directed, None);
        return;
    }
    let (from, to) = carried(new);
    if old.kind.known() == Some(RelationshipType::Access) {
        (old.source, old.target) = (new.source.clone(), new.target.clone());
        old.access = new.access.or_else(|| {
            let writes = from == old.source;
            Some(if writes {
                AccessType::Write
            } else {
                AccessType::Read
            })
        });
    } else if old.kind.known() == Some(RelationshipType::Serving) {
        (old.source, old.target) = (to.to_owned(), from.to_owned());
    } else {
        (old.source, old.target) = (from.to_owned(), to.to_owned());
    }
}

/// Returns whether the type of a relation may stand between the ends of another that says a flow there.
fn fits(old: &Relationship, new: &Relationship) -> bool {
    use RelationshipType as R;
    match (old.kind.known(), new.kind.known()) {
        (Some(R::Flow | R::Triggering | R::Serving), Some(R::Flow)) => true,
        (Some(old), Some(new)) => old == new,
        _ => false,
    }
}

/// Replaces the first text, which is the one that is read; where it is gone, other languages stay behind an empty one.
fn retext(old: &mut Vec<LangText>, new: Vec<LangText>) {
    let new = new.into_iter().next().map(|n| n.text).unwrap_or_default();
    match (old.as_mut_slice(), new.is_empty()) {
        ([_] | [], true) => old.clear(),
        ([], false) => old.push(LangText::plain(new)),
        ([first, ..], _) => first.text = new,
    }
}

/// Replaces the properties that are ours.
fn put(old: &mut Vec<Property>, new: Vec<Property>, ours: &BTreeSet<String>) {
    let mut left: BTreeMap<String, Property> = new
        .iter()
        .map(|p| (p.definition.clone(), p.clone()))
        .collect();
    old.retain_mut(|p| {
        if !ours.contains(&p.definition) {
            return true;
        }
        match left.remove(&p.definition) {
            Some(new) => {
                *p = new;
                true
            }
            None => false,
        }
    });
    old.extend(new.into_iter().filter(|p| left.contains_key(&p.definition)));
}
