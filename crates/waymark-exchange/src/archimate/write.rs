//! From the model to the file.

mod views;

use std::collections::BTreeSet;

use super::ConnectionKind;
use super::check::check;
use super::model::{
    Element, Extra, Foreign, ForeignContent, Item, Kind, LangText, Metadata, Model, Name, Node,
    NodeKind, Property, Relationship, SchemaInfo,
};
use super::out::Out;
use super::report::Lines;
use super::types::RelationshipType;
use crate::error::{ExchangeError, Place, Problems};
use crate::xml::is_name;

const SCHEMA: &str = "http://www.opengroup.org/xsd/archimate/3.0/ http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd";

/// Writes a model.
pub(super) fn write(model: &Model) -> Result<Vec<u8>, ExchangeError> {
    let mut problems = Problems::default();
    check(model, &Lines::default(), &mut problems);
    let mut names = Names {
        problems: &mut problems,
        namespaces: BTreeSet::new(),
    };
    names.model(model);
    let namespaces = names.namespaces;
    problems.none_or(())?;
    let mut out = Out::new(namespaces);
    self::model(&mut out, model);
    Ok(out.finish())
}

fn model(out: &mut Out, model: &Model) {
    out.open("model");
    out.declare();
    out.attribute("xsi:schemaLocation", SCHEMA);
    out.attribute("identifier", &model.identifier);
    if let Some(version) = &model.version {
        out.attribute("version", version);
    }
    out.foreign_attributes(&model.extra.attributes);
    named(out, &model.names, &model.documentation);
    foreign(out, &model.extra);
    properties(out, &model.properties);
    if let Some(metadata) = &model.metadata {
        out.open("metadata");
        match metadata {
            Metadata::One(info) => schema_info(out, info),
            Metadata::Several(infos) => {
                for info in infos {
                    out.open("schemaInfo");
                    schema_info(out, info);
                    out.close();
                }
            }
        }
        out.close();
    }
    list(out, "elements", &model.elements, element);
    list(out, "relationships", &model.relationships, relationship);
    for items in &model.organizations {
        list(out, "organizations", items, item);
    }
    list(
        out,
        "propertyDefinitions",
        &model.property_definitions,
        |out, d| {
            out.open("propertyDefinition");
            out.attribute("identifier", &d.identifier);
            out.attribute("type", d.kind.word());
            out.foreign_attributes(&d.extra.attributes);
            named(out, &d.names, &d.documentation);
            foreign(out, &d.extra);
            out.close();
        },
    );
    if !(model.viewpoints.is_empty() && model.views.is_empty()) {
        out.open("views");
        list(out, "viewpoints", &model.viewpoints, views::viewpoint);
        list(out, "diagrams", &model.views, views::view);
        out.close();
    }
    out.close();
}

/// Writes a list, and nothing for one that is empty, which the format does not allow.
fn list<T>(out: &mut Out, name: &str, entries: &[T], entry: impl Fn(&mut Out, &T)) {
    if entries.is_empty() {
        return;
    }
    out.open(name);
    for e in entries {
        entry(out, e);
    }
    out.close();
}

fn element(out: &mut Out, element: &Element) {
    out.open("element");
    out.attribute("identifier", &element.identifier);
    let is_named = match &element.kind {
        Kind::Known(kind) => {
            out.attribute("xsi:type", kind.word());
            kind.is_named()
        }
        Kind::Other(name) => {
            out.kind(name);
            false
        }
    };
    out.foreign_attributes(&element.extra.attributes);
    if is_named {
        named(out, &element.names, &element.documentation);
    } else {
        texts(out, "name", &element.names);
        texts(out, "documentation", &element.documentation);
    }
    foreign(out, &element.extra);
    properties(out, &element.properties);
    out.close();
}

fn relationship(out: &mut Out, r: &Relationship) {
    out.open("relationship");
    out.attribute("identifier", &r.identifier);
    out.attribute("source", &r.source);
    out.attribute("target", &r.target);
    match &r.kind {
        Kind::Known(kind) => out.attribute("xsi:type", kind.word()),
        Kind::Other(name) => out.kind(name),
    }
    if let Some(access) = r.access {
        out.attribute("accessType", access.word());
    }
    if let Some(directed) = r.directed {
        out.attribute("isDirected", if directed { "true" } else { "false" });
    }
    if let Some(modifier) = &r.modifier {
        out.attribute("modifier", modifier);
    }
    out.foreign_attributes(&r.extra.attributes);
    texts(out, "name", &r.names);
    texts(out, "documentation", &r.documentation);
    foreign(out, &r.extra);
    properties(out, &r.properties);
    out.close();
}

fn item(out: &mut Out, entry: &Item) {
    out.open("item");
    if let Some(id) = &entry.identifier {
        out.attribute("identifier", id);
    }
    if let Some(of) = &entry.of {
        out.attribute("identifierRef", of);
    }
    out.foreign_attributes(&entry.extra.attributes);
    texts(out, "label", &entry.labels);
    texts(out, "documentation", &entry.documentation);
    for inner in &entry.items {
        item(out, inner);
    }
    foreign(out, &entry.extra);
    out.close();
}

fn schema_info(out: &mut Out, info: &SchemaInfo) {
    if let Some(schema) = &info.schema {
        out.leaf("schema", &[], schema);
    }
    if let Some(version) = &info.version {
        out.leaf("schemaversion", &[], version);
    }
    for element in &info.elements {
        out.foreign(element);
    }
}

/// Writes names, of which there must be one, and documentation.
fn named(out: &mut Out, names: &[LangText], documentation: &[LangText]) {
    texts(out, "name", names);
    if names.is_empty() {
        out.leaf("name", &[], "");
    }
    texts(out, "documentation", documentation);
}

fn texts(out: &mut Out, name: &str, texts: &[LangText]) {
    for text in texts {
        match &text.lang {
            Some(lang) => out.leaf(name, &[("xml:lang", lang)], &text.text),
            None => out.leaf(name, &[], &text.text),
        }
    }
}

fn properties(out: &mut Out, properties: &[Property]) {
    list(out, "properties", properties, |out, property| {
        out.open("property");
        out.attribute("propertyDefinitionRef", &property.definition);
        texts(out, "value", &property.values);
        if property.values.is_empty() {
            out.leaf("value", &[], "");
        }
        out.close();
    });
}

fn foreign(out: &mut Out, extra: &Extra) {
    for element in &extra.elements {
        out.foreign(element);
    }
}

/// Collects namespaces and says which names are none, so that no text of a model becomes markup.
struct Names<'p> {
    problems: &'p mut Problems,
    namespaces: BTreeSet<String>,
}

impl Names<'_> {
    fn model(&mut self, model: &Model) {
        self.extra(&model.extra);
        for info in match &model.metadata {
            Some(Metadata::One(info)) => std::slice::from_ref(info),
            Some(Metadata::Several(infos)) => infos,
            None => &[],
        } {
            self.elements(&info.elements);
        }
        for e in &model.elements {
            self.kind(&e.kind);
            self.extra(&e.extra);
        }
        for r in &model.relationships {
            self.kind(&r.kind);
            self.extra(&r.extra);
            self.fits(r);
        }
        for d in &model.property_definitions {
            self.extra(&d.extra);
        }
        for v in &model.viewpoints {
            self.extra(&v.extra);
        }
        let mut stack: Vec<&Item> = model.organizations.iter().flatten().collect();
        while let Some(item) = stack.pop() {
            self.extra(&item.extra);
            stack.extend(&item.items);
        }
        for v in &model.views {
            self.extra(&v.extra);
            let mut stack: Vec<&Node> = v.nodes.iter().collect();
            while let Some(node) = stack.pop() {
                self.attributes(&node.drawn.attributes);
                if let NodeKind::Other(name) = &node.kind {
                    self.name(name);
                }
                stack.extend(&node.nodes);
            }
            for c in &v.connections {
                self.attributes(&c.drawn.attributes);
                if let ConnectionKind::Other(name) = &c.kind {
                    self.name(name);
                }
            }
        }
    }

    /// Says where a relationship says what only another type can say.
    fn fits(&mut self, r: &Relationship) {
        let kind = r.kind.known();
        let said = [
            (r.access.is_some(), RelationshipType::Access, "access type"),
            (
                r.directed.is_some(),
                RelationshipType::Association,
                "direction",
            ),
            (
                r.modifier.is_some(),
                RelationshipType::Influence,
                "modifier",
            ),
        ];
        for (_, of, what) in said.iter().filter(|(is, of, _)| *is && kind != Some(*of)) {
            let message = format!(
                "the relationship “{}” has a {what}, which only {} relationships have",
                r.identifier,
                of.word()
            );
            self.problems.push(Place::Document, message);
        }
    }

    fn kind<T>(&mut self, kind: &Kind<T>) {
        if let Kind::Other(name) = kind {
            self.name(name);
        }
    }

    fn extra(&mut self, extra: &Extra) {
        self.attributes(&extra.attributes);
        self.elements(&extra.elements);
    }

    fn attributes(&mut self, attributes: &[(Name, String)]) {
        for (name, _) in attributes {
            self.name(name);
        }
    }

    fn elements(&mut self, elements: &[Foreign]) {
        for element in elements {
            self.name(&element.name);
            self.attributes(&element.attributes);
            for content in &element.content {
                if let ForeignContent::Element(inner) = content {
                    self.elements(std::slice::from_ref(inner));
                }
            }
        }
    }

    fn name(&mut self, name: &Name) {
        if !is_name(&name.local) {
            let message = format!("“{}” cannot be a name in XML", name.local);
            self.problems.push(Place::Document, message);
        }
        if !name.namespace.is_empty() && !self.namespaces.contains(&name.namespace) {
            self.namespaces.insert(name.namespace.clone());
        }
    }
}
