//! How what is ours is told from what is not.
//!
//! Elements, relations and views of ours carry a mark: a property that is known by its *name*, as programs give the
//! definitions of properties other identifiers. The mark of a thing of the architecture is the thing itself; that of
//! what follows from it is a key. Identifiers of ours begin with [`PREFIX`] when they are given; where a program gives
//! others, the mark still says what is what. A copy made elsewhere has the mark too: of several that share one, the one
//! with the identifier of ours is meant, else the first.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::architecture::{ArchitectureScheme, ArchitectureWaiver};

use crate::archimate::{
    DataType, Element, Item, LangText, Model, Node, Property, PropertyDefinition, Relationship,
    RelationshipType, View,
};
use crate::xml::is_foreign;

/// Name of the property that is the mark.
pub(super) const MARK: &str = "waymark";

/// How identifiers begin that are given here.
pub(super) const PREFIX: &str = "waymark-";

/// The form of the files that [`super::to_model`] writes; files without one are of the first.
pub(super) const FORMAT: u32 = 2;

/// What holds of the whole architecture, as it is carried by the model.
#[derive(Serialize, Deserialize)]
pub(super) struct Whole {
    #[serde(default)]
    pub(super) format: u32,
    pub(super) scheme: ArchitectureScheme,
    pub(super) waivers: Vec<ArchitectureWaiver>,
}

/// A thing with its place among its like.
#[derive(Serialize)]
struct Placed<'a, T> {
    at: usize,
    #[serde(flatten)]
    thing: &'a T,
}

/// The key of what follows from the architecture.
#[derive(Serialize)]
struct Made<'a> {
    made: &'a str,
}

/// What marks have in common.
#[derive(Deserialize)]
struct Either {
    id: Option<Uuid>,
    at: Option<usize>,
    made: Option<String>,
}

/// What something of ours is.
pub(super) enum Mark<'m> {
    /// A thing of the architecture.
    Thing {
        /// Its id.
        id: Uuid,
        /// Its place among its like, where the mark says so.
        at: Option<usize>,
        /// All of it.
        text: &'m str,
    },
    /// Something that follows from the architecture, by its key.
    Made(String),
}

impl Mark<'_> {
    fn key(&self) -> String {
        match self {
            Self::Thing { id, .. } => id.to_string(),
            Self::Made(key) => key.clone(),
        }
    }
}

/// Returns the mark of a thing that stands at a place among its like.
pub(super) fn of_thing<T: Serialize>(at: usize, thing: &T) -> String {
    spaced(serde_json::to_string(&Placed { at, thing }).unwrap_or_default())
}

/// Returns the mark of what follows from the architecture.
pub(super) fn of_made(key: &str) -> String {
    spaced(serde_json::to_string(&Made { made: key }).unwrap_or_default())
}

/// Returns the mark of the whole.
pub(super) fn of_whole(whole: &Whole) -> String {
    spaced(serde_json::to_string(whole).unwrap_or_default())
}

/// Returns JSON such that it survives programs that take several spaces for one, and the characters XML cannot carry.
fn spaced(json: String) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            ' ' if out.ends_with(' ') => out.push_str("\\u0020"),
            // Writing to a string cannot fail.
            c if is_foreign(c) => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Returns the key of a relation that follows from others.
pub(super) fn between(kind: RelationshipType, source: &str, target: &str) -> String {
    format!("{}-{source}-{target}", kind.word().to_lowercase())
}

/// Returns a property with one value.
pub(super) fn property(definition: &str, value: String) -> Property {
    Property {
        definition: definition.to_owned(),
        values: vec![LangText::plain(value)],
    }
}

/// Returns whether a definition is that of a property of ours called `name`.
pub(super) fn is_called(definition: &PropertyDefinition, name: &str) -> bool {
    definition.kind == DataType::String
        && definition
            .names
            .first()
            .is_some_and(|n| n.text.trim() == name)
}

/// Returns whether an identifier is one that is given here to what has a key.
pub(super) fn is_given(identifier: &str, key: &str) -> bool {
    // Files of the first form have “id-” before ids and nothing before keys.
    [PREFIX, "id-", ""]
        .iter()
        .any(|before| identifier.strip_prefix(before) == Some(key))
}

/// The marks of a model.
pub(super) struct Marks<'m> {
    /// Identifiers of definitions that are called as the mark is.
    definitions: BTreeSet<&'m str>,
    /// By key: the identifier of what is meant.
    owners: BTreeMap<String, &'m str>,
    /// What the model says of the whole, where it does.
    pub(super) whole: Option<Whole>,
    /// Whether the file is of the first form, in which what follows from the architecture has no marks.
    is_old: bool,
}

impl<'m> Marks<'m> {
    /// Returns the marks of a model.
    pub(super) fn of(model: &'m Model) -> Self {
        let definitions = model.property_definitions.iter();
        let definitions = definitions.filter(|d| is_called(d, MARK));
        let mut marks = Self {
            definitions: definitions.map(|d| d.identifier.as_str()).collect(),
            owners: BTreeMap::new(),
            whole: None,
            is_old: false,
        };
        let whole = marks.text(&model.properties);
        marks.whole = whole.and_then(|text| serde_json::from_str(text).ok());
        marks.is_old = marks.whole.as_ref().is_some_and(|w| w.format == 0);
        let found: Vec<(String, &'m str)> = {
            let elements = model.elements.iter();
            let elements = elements.map(|e| (marks.on_element(e), e.identifier.as_str()));
            let relations = model.relationships.iter();
            let relations = relations.map(|r| (marks.on_relation(r), r.identifier.as_str()));
            let views = model.views.iter();
            let views = views.map(|v| (marks.on_view(v), v.identifier.as_str()));
            let all = elements.chain(relations).chain(views);
            all.filter_map(|(mark, identifier)| Some((mark?.key(), identifier)))
                .collect()
        };
        for (key, identifier) in found {
            let given = is_given(identifier, &key);
            let owner = marks.owners.entry(key).or_insert(identifier);
            if given {
                *owner = identifier;
            }
        }
        marks
    }

    /// Returns whether the file is of the first form.
    pub(super) fn is_old(&self) -> bool {
        self.is_old
    }

    /// Returns whether a property is a mark.
    pub(super) fn is_mark(&self, property: &Property) -> bool {
        self.definitions.contains(property.definition.as_str())
    }

    /// Returns what an element of ours is; none for all others.
    pub(super) fn element(&self, e: &'m Element) -> Option<Mark<'m>> {
        self.owned(self.on_element(e), &e.identifier)
    }

    /// Returns what a relation of ours is; none for all others.
    pub(super) fn relation(&self, r: &'m Relationship) -> Option<Mark<'m>> {
        self.owned(self.on_relation(r), &r.identifier)
    }

    /// Returns whether a view is ours.
    pub(super) fn is_view(&self, v: &'m View) -> bool {
        self.owned(self.on_view(v), &v.identifier).is_some()
    }

    fn owned(&self, mark: Option<Mark<'m>>, identifier: &str) -> Option<Mark<'m>> {
        mark.filter(|m| self.owners.get(&m.key()).is_some_and(|o| *o == identifier))
    }

    fn on_element(&self, e: &'m Element) -> Option<Mark<'m>> {
        let old = || self.is_old && is_old_element(&e.identifier);
        self.on(&e.properties)
            .or_else(|| made(&e.identifier, old()))
    }

    fn on_relation(&self, r: &'m Relationship) -> Option<Mark<'m>> {
        let old = || {
            let kind = r.kind.known();
            let key = kind.map(|kind| between(kind, &r.source, &r.target));
            self.is_old && key.as_ref() == Some(&r.identifier)
        };
        self.on(&r.properties)
            .or_else(|| made(&r.identifier, old()))
    }

    fn on_view(&self, v: &'m View) -> Option<Mark<'m>> {
        let old = || self.is_old && is_old_view(v);
        self.on(&v.properties)
            .or_else(|| made(&v.identifier, old()))
    }

    fn on(&self, properties: &'m [Property]) -> Option<Mark<'m>> {
        let text = self.text(properties)?;
        let Either { id, at, made } = serde_json::from_str(text).ok()?;
        match (id, made) {
            (Some(id), _) => Some(Mark::Thing { id, at, text }),
            (None, Some(key)) => Some(Mark::Made(key)),
            (None, None) => None,
        }
    }

    fn text(&self, properties: &'m [Property]) -> Option<&'m str> {
        let mark = properties.iter().find(|p| self.is_mark(p))?;
        mark.values.first().map(|v| v.text.as_str())
    }
}

fn made<'m>(identifier: &str, is: bool) -> Option<Mark<'m>> {
    is.then(|| Mark::Made(identifier.to_owned()))
}

/// Returns whether an element of a file of the first form follows from the architecture.
fn is_old_element(identifier: &str) -> bool {
    let is_id = |text: &str| text.len() == 36 && Uuid::parse_str(text).is_ok();
    let one = ["role-", "control-", "capability-", "work-"];
    let mut rests = one
        .iter()
        .filter_map(|begin| identifier.strip_prefix(begin));
    let gap = identifier.strip_prefix("gap-").and_then(|rest| {
        let (from, to) = rest.split_at_checked(36)?;
        Some(is_id(from) && is_id(to.strip_prefix('-')?))
    });
    rests.any(is_id) || gap == Some(true)
}

/// Returns whether a view of a file of the first form is ours: its boxes have identifiers that go with its own.
fn is_old_view(view: &View) -> bool {
    let Some(own) = view.identifier.strip_prefix("view-") else {
        return false;
    };
    let begin = format!("node-{own}-");
    !view.nodes.is_empty()
        && view
            .nodes
            .iter()
            .all(|n| n.drawn.identifier.starts_with(&begin))
}

/// The identifiers of what is ours in a model that is to be written.
pub(super) struct Names {
    /// By key: those that a model that was imported gives.
    known: BTreeMap<String, String>,
    /// Those that stand there for something else.
    taken: BTreeSet<String>,
}

impl Names {
    /// Returns the identifiers of ours in a model that was imported, if there is one.
    pub(super) fn of(kept: Option<&Model>) -> Self {
        let mut names = Self {
            known: BTreeMap::new(),
            taken: BTreeSet::new(),
        };
        let Some(kept) = kept else {
            return names;
        };
        let marks = Marks::of(kept);
        let owned: BTreeSet<&str> = marks.owners.values().copied().collect();
        let elements = kept.elements.iter().map(|e| e.identifier.as_str());
        let relations = kept.relationships.iter().map(|r| r.identifier.as_str());
        let definitions = kept.property_definitions.iter();
        let viewpoints = kept.viewpoints.iter().map(|v| v.identifier.as_str());
        let mut taken: BTreeSet<&str> = elements.chain(relations).chain(viewpoints).collect();
        taken.insert(&kept.identifier);
        taken.extend(definitions.map(|d| d.identifier.as_str()));
        for view in kept.views.iter().filter(|v| !marks.is_view(v)) {
            taken.insert(&view.identifier);
            let lines = view.connections.iter();
            taken.extend(lines.map(|c| c.drawn.identifier.as_str()));
            boxes(&view.nodes, &mut taken);
        }
        kept.organizations.iter().for_each(|i| items(i, &mut taken));
        let taken = taken.into_iter().filter(|t| !owned.contains(t));
        names.taken = taken.map(str::to_owned).collect();
        let known = marks.owners.into_iter();
        names.known = known.map(|(key, of)| (key, of.to_owned())).collect();
        names
    }

    /// Returns the identifier of what has a key.
    pub(super) fn get(&self, key: &str) -> String {
        if let Some(known) = self.known.get(key) {
            return known.clone();
        }
        let mut free = format!("{PREFIX}{key}");
        while self.taken.contains(&free) {
            free.push('_');
        }
        free
    }

    /// Returns the identifier of a thing.
    pub(super) fn thing(&self, id: Uuid) -> String {
        self.get(&id.to_string())
    }
}

fn boxes<'m>(nodes: &'m [Node], into: &mut BTreeSet<&'m str>) {
    for node in nodes {
        into.insert(&node.drawn.identifier);
        boxes(&node.nodes, into);
    }
}

fn items<'m>(of: &'m [Item], into: &mut BTreeSet<&'m str>) {
    for item in of {
        into.extend(item.identifier.as_deref());
        items(&item.items, into);
    }
}
