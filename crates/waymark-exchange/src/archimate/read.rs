//! From the file to the model.

mod views;

use super::check::check;
use super::model::{
    Element, Item, Kind, Metadata, Model, Property, PropertyDefinition, Relationship, SchemaInfo,
};
use super::report::{LeftOut, Report, all};
use super::tree::{self, Tree};
use super::types::{AccessType, DataType, ElementType, RelationshipType};
use super::{LIMITS, NAMESPACE};
use crate::error::ExchangeError;
use crate::xml::{self, Step, Words, Xml, shown};

const WORDS: Words = Words {
    format: "ArchiMate",
    file: "ArchiMate file",
    content: "model",
    export: "export the model as ArchiMate Model Exchange File 3.x",
};

/// What stands directly in the model and is a list.
const LISTS: [&str; 4] = ["elements", "relationships", "propertyDefinitions", "views"];

/// Reads a model from an ArchiMate Model Exchange File 3.0 to 3.2.
pub(super) fn read(bytes: &[u8]) -> Result<(Model, Vec<LeftOut>), ExchangeError> {
    let mut xml = Xml::new(bytes, &LIMITS, WORDS)?;
    let root = xml.root()?;
    if root.name != "model" || &*root.namespace != NAMESPACE {
        return xml.refuse(other_format(&root));
    }
    let mut reader = Reader {
        model: Model::default(),
        report: Report::default(),
    };
    // Of the root, the lists are read one by one; what is small is put together first.
    let mut head = tree::opened_tree(&mut xml, root)?;
    loop {
        match xml.next()? {
            Step::Open(element) => {
                let is_list =
                    &*element.namespace == NAMESPACE && LISTS.contains(&element.name.as_str());
                if is_list {
                    reader.list(&mut xml, element)?;
                } else {
                    let small = tree::read(&mut xml, element)?;
                    head.content.push(tree::Content::Tree(small));
                }
            }
            Step::Text(text) => {
                if !text.trim().is_empty() {
                    head.content.push(tree::Content::Text(text));
                }
            }
            Step::Close => break,
            Step::End => return xml.refuse("the file ends in the middle".to_owned()),
        }
    }
    reader.head(&head);
    let Reader { model, mut report } = reader;
    let lines = std::mem::take(&mut report.lines);
    check(&model, &lines, &mut report.problems);
    let problems = std::mem::take(&mut report.problems);
    problems.none_or((model, report.left_out()))
}

/// Says what a file is that is no exchange file of ArchiMate 3.
fn other_format(root: &xml::Element) -> String {
    let export = WORDS.export;
    match &*root.namespace {
        "http://www.opengroup.org/xsd/archimate" => {
            format!("the file is an exchange file of ArchiMate 2; {export}")
        }
        "http://www.archimatetool.com/archimate" => {
            "the file is Archi’s own; in Archi, choose File, Export, Model to Open Exchange File"
                .to_owned()
        }
        other if other.starts_with("http://www.opengroup.org/xsd/archimate/") => format!(
            "the file is an exchange file of another version of ArchiMate ({}); {export}",
            shown(other)
        ),
        other => format!(
            "the file begins with <{}> of namespace “{}” and is no ArchiMate exchange file; {export}",
            shown(&root.name),
            shown(other)
        ),
    }
}

struct Reader {
    model: Model,
    report: Report,
}

impl Reader {
    /// Reads a list of the model, one element after the other.
    fn list(&mut self, xml: &mut Xml<'_>, opened: xml::Element) -> Result<(), ExchangeError> {
        let list = tree::opened_tree(xml, opened)?;
        self.report.rest(&list, &list.name, &[], &[]);
        loop {
            match xml.next()? {
                Step::Open(element) if list.name == "views" && element.name == "diagrams" => {
                    let diagrams = tree::opened_tree(xml, element)?;
                    self.report.rest(&diagrams, "views/diagrams", &[], &[]);
                    self.entries(xml, "diagrams")?;
                }
                Step::Open(element) => {
                    let entry = tree::read(xml, element)?;
                    self.entry(&list.name, &entry);
                }
                Step::Text(text) => self.stray(&text, list.line, &list.name),
                Step::Close | Step::End => return Ok(()),
            }
        }
    }

    fn entries(&mut self, xml: &mut Xml<'_>, list: &str) -> Result<(), ExchangeError> {
        loop {
            match xml.next()? {
                Step::Open(element) => {
                    let entry = tree::read(xml, element)?;
                    self.entry(list, &entry);
                }
                Step::Text(text) => {
                    let line = xml.line();
                    self.stray(&text, line, list);
                }
                Step::Close | Step::End => return Ok(()),
            }
        }
    }

    fn stray(&mut self, text: &str, line: u64, path: &str) {
        if !text.trim().is_empty() {
            self.report
                .left(line, path, "a text stands where none may; it was left out");
        }
    }

    fn entry(&mut self, list: &str, entry: &Tree) {
        let name = if &*entry.namespace == NAMESPACE {
            entry.name.as_str()
        } else {
            ""
        };
        match (list, name) {
            ("elements", "element") => self.element(entry),
            ("relationships", "relationship") => self.relationship(entry),
            ("propertyDefinitions", "propertyDefinition") => self.definition(entry),
            ("views", "viewpoints") => self.viewpoints(entry),
            ("diagrams", "view") => self.view(entry),
            _ => self.report.left(
                entry.line,
                &format!("{list}/{}", shown(&entry.name)),
                "the format has no such element here; it was left out with all in it",
            ),
        }
    }

    /// Reads what the model has besides its lists.
    fn head(&mut self, head: &Tree) {
        let report = &mut self.report;
        let model = &mut self.model;
        model.identifier = report.identifier(head, "model");
        model.version = head.get("version").map(str::to_owned);
        model.names = report.texts(head, "name", "model");
        model.documentation = report.texts(head, "documentation", "model");
        model.properties = properties(report, head, "model");
        let children = [
            "name",
            "documentation",
            "properties",
            "metadata",
            "organizations",
        ];
        model.extra = report.extra(head, "model", &["identifier", "version"], &children);
        for found in all(head, "metadata") {
            if model.metadata.is_some() {
                let why = "the model has metadata already; it was left out";
                report.left(found.line, "metadata", why);
            } else {
                model.metadata = Some(metadata(report, found));
            }
        }
        for tree in all(head, "organizations") {
            report.rest(tree, "organizations", &[], &["item"]);
            let items: Vec<Item> = all(tree, "item").map(|i| item(report, i)).collect();
            if !items.is_empty() {
                model.organizations.push(items);
            }
        }
    }

    fn element(&mut self, tree: &Tree) {
        let report = &mut self.report;
        let path = "elements/element";
        let identifier = report.identifier(tree, path);
        let Some(kind) = report.kind(tree, path, ElementType::of) else {
            return;
        };
        let names = report.texts(tree, "name", path);
        if names.is_empty() && kind.as_ref().is_ok_and(|k| k.is_named()) {
            report.left(
                tree.line,
                path,
                "it has no name, which it must have; it was kept",
            );
        }
        let element = Element {
            identifier,
            kind: kind.map_or_else(Kind::Other, Kind::Known),
            names,
            documentation: report.texts(tree, "documentation", path),
            properties: properties(report, tree, path),
            extra: report.extra(tree, path, &["identifier"], &CONCEPT),
        };
        self.model.elements.push(element);
    }

    fn relationship(&mut self, tree: &Tree) {
        let report = &mut self.report;
        let path = "relationships/relationship";
        let identifier = report.identifier(tree, path);
        let Some(kind) = report.kind(tree, path, RelationshipType::of) else {
            return;
        };
        let mut attributes = vec!["identifier", "source", "target"];
        let (mut access, mut directed, mut modifier) = (None, None, None);
        match kind {
            Ok(RelationshipType::Access) => {
                attributes.push("accessType");
                access = word(report, tree, "accessType", path, AccessType::of);
            }
            Ok(RelationshipType::Association) => {
                attributes.push("isDirected");
                directed = word(report, tree, "isDirected", path, |w| match w {
                    "true" | "1" => Some(true),
                    "false" | "0" => Some(false),
                    _ => None,
                });
            }
            Ok(RelationshipType::Influence) => {
                attributes.push("modifier");
                modifier = tree.get("modifier").map(str::to_owned);
            }
            _ => {}
        }
        let relationship = Relationship {
            identifier,
            kind: kind.map_or_else(Kind::Other, Kind::Known),
            source: report.reference(tree, "source", path),
            target: report.reference(tree, "target", path),
            access,
            directed,
            modifier,
            names: report.texts(tree, "name", path),
            documentation: report.texts(tree, "documentation", path),
            properties: properties(report, tree, path),
            extra: report.extra(tree, path, &attributes, &CONCEPT),
        };
        self.model.relationships.push(relationship);
    }

    fn definition(&mut self, tree: &Tree) {
        let report = &mut self.report;
        let path = "propertyDefinitions/propertyDefinition";
        let identifier = report.identifier(tree, path);
        let kind = word(report, tree, "type", path, DataType::of);
        if tree.get("type").is_none() {
            let why = "it has no type; it was read as one of text";
            report.left(tree.line, path, why);
        }
        let definition = PropertyDefinition {
            identifier,
            kind: kind.unwrap_or(DataType::String),
            names: report.texts(tree, "name", path),
            documentation: report.texts(tree, "documentation", path),
            extra: report.extra(
                tree,
                path,
                &["identifier", "type"],
                &["name", "documentation"],
            ),
        };
        self.model.property_definitions.push(definition);
    }
}

/// What the format has in an element or a relationship.
const CONCEPT: [&str; 3] = ["name", "documentation", "properties"];

/// Returns the values of properties.
fn properties(report: &mut Report, tree: &Tree, path: &str) -> Vec<Property> {
    let path = format!("{path}/properties");
    let mut out = Vec::new();
    for list in all(tree, "properties") {
        report.rest(list, &path, &[], &["property"]);
        for property in all(list, "property") {
            report.rest(property, &path, &["propertyDefinitionRef"], &["value"]);
            out.push(Property {
                definition: report.reference(property, "propertyDefinitionRef", &path),
                values: report.texts(property, "value", &path),
            });
        }
    }
    out
}

/// Returns an attribute that is one of a few words; another one is said and left out.
fn word<T>(
    report: &mut Report,
    tree: &Tree,
    name: &str,
    path: &str,
    of: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let said = tree.get(name)?;
    let found = of(said.trim());
    if found.is_none() {
        let why = format!(
            "“{}” is nothing that it can be; it was left out",
            shown(said)
        );
        report.left(tree.line, &format!("{path}/@{name}"), why);
    }
    found
}

/// Returns a folder, or what lies in one. How deep they are nested is bounded by the reader.
fn item(report: &mut Report, tree: &Tree) -> Item {
    let path = "organizations/item";
    report.lines.items.push(tree.line);
    let identifier = tree.get("identifier").is_some();
    Item {
        identifier: identifier.then(|| report.identifier(tree, path)),
        of: tree.get("identifierRef").map(|r| r.trim().to_owned()),
        labels: report.texts(tree, "label", path),
        documentation: report.texts(tree, "documentation", path),
        extra: report.extra(
            tree,
            path,
            &["identifier", "identifierRef"],
            &["label", "documentation", "item"],
        ),
        items: all(tree, "item").map(|i| item(report, i)).collect(),
    }
}

fn metadata(report: &mut Report, tree: &Tree) -> Metadata {
    let several: Vec<&Tree> = all(tree, "schemaInfo").collect();
    if several.is_empty() {
        Metadata::One(schema_info(report, tree))
    } else {
        let known = ["schemaInfo"];
        let lost = report.extra(tree, "metadata", &[], &known);
        for _ in 0..lost.elements.len() + lost.attributes.len() {
            let why = "it stands beside schemaInfo; it was left out";
            report.left(tree.line, "metadata", why);
        }
        Metadata::Several(
            several
                .into_iter()
                .map(|t| schema_info(report, t))
                .collect(),
        )
    }
}

fn schema_info(report: &mut Report, tree: &Tree) -> SchemaInfo {
    let mut text = |name| report.texts(tree, name, "metadata").into_iter().next();
    let schema = text("schema").map(|t| t.text);
    let version = text("schemaversion").map(|t| t.text);
    let extra = report.extra(tree, "metadata", &[], &["schema", "schemaversion"]);
    if !extra.attributes.is_empty() {
        let why = "attributes of other namespaces were left out";
        report.left(tree.line, "metadata", why);
    }
    SchemaInfo {
        schema,
        version,
        elements: extra.elements,
    }
}
