//! XML out: elements with their lines, and text in which nothing is markup.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::NAMESPACE;
use super::model::{Foreign, ForeignContent, Name};
use super::tree::XSI;
use crate::xml::{XML, is_foreign};

/// Namespaces that are spelt the same in every file.
const PREFIXES: [(&str, &str); 3] = [
    (XML, "xml"),
    (XSI, "xsi"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
];

/// A file in the making.
pub(super) struct Out {
    text: String,
    open: Vec<String>,
    prefixes: BTreeMap<String, String>,
    /// Whether an opening tag still lacks its end.
    in_tag: bool,
}

impl Out {
    /// Begins a file in which names of these namespaces stand.
    pub(super) fn new(namespaces: BTreeSet<String>) -> Self {
        let mut prefixes = BTreeMap::new();
        prefixes.insert(XSI.to_owned(), "xsi".to_owned());
        let mut number = 0;
        for namespace in namespaces {
            let fixed = PREFIXES.iter().find(|(n, _)| *n == namespace);
            let prefix = if let Some((_, prefix)) = fixed {
                (*prefix).to_owned()
            } else {
                number += 1;
                format!("ns{number}")
            };
            prefixes.insert(namespace, prefix);
        }
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
            open: Vec::new(),
            prefixes,
            in_tag: false,
        }
    }

    /// Declares the namespaces in the tag that is open.
    pub(super) fn declare(&mut self) {
        self.attribute("xmlns", NAMESPACE);
        for (namespace, prefix) in self.prefixes.clone() {
            if namespace != XML && !namespace.is_empty() && namespace != NAMESPACE {
                self.attribute(&format!("xmlns:{prefix}"), &namespace);
            }
        }
    }

    /// Opens an element of the format on a line of its own.
    pub(super) fn open(&mut self, name: &str) {
        self.end_tag();
        self.line();
        self.text.push('<');
        self.text.push_str(name);
        self.open.push(name.to_owned());
        self.in_tag = true;
    }

    /// Adds an attribute to the tag that is open.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.text, " {name}=\"");
        escape(&mut self.text, value, true);
        self.text.push('"');
    }

    /// Adds attributes of other namespaces to the tag that is open.
    pub(super) fn foreign_attributes(&mut self, attributes: &[(Name, String)]) {
        for (name, value) in attributes {
            let name = match self.prefixes.get(&name.namespace) {
                Some(prefix) if !name.namespace.is_empty() => format!("{prefix}:{}", name.local),
                _ => name.local.clone(),
            };
            self.attribute(&name, value);
        }
    }

    /// Adds `xsi:type`.
    pub(super) fn kind(&mut self, name: &Name) {
        if name.namespace.is_empty() || name.namespace == NAMESPACE {
            self.attribute("xsi:type", &name.local);
        } else if let Some(prefix) = self.prefixes.get(&name.namespace) {
            let kind = format!("{prefix}:{}", name.local);
            self.attribute("xsi:type", &kind);
        }
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        let Some(name) = self.open.pop() else {
            return;
        };
        if self.in_tag {
            self.text.push_str("/>");
            self.in_tag = false;
        } else {
            self.line();
            let _ = write!(self.text, "</{name}>");
        }
    }

    /// Writes an element of the format with a text and nothing else in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        if text.is_empty() {
            self.close();
        } else {
            self.end_tag();
            escape(&mut self.text, text, false);
            let _ = write!(self.text, "</{name}>");
            self.open.pop();
        }
    }

    /// Writes an element of another namespace, in one line but for breaks of its own.
    pub(super) fn foreign(&mut self, element: &Foreign) {
        self.end_tag();
        self.line();
        self.foreign_inline(element);
    }

    fn foreign_inline(&mut self, element: &Foreign) {
        let Name { namespace, local } = &element.name;
        let is_prefixed = !namespace.is_empty() && namespace != NAMESPACE;
        let tag = match self.prefixes.get(namespace) {
            Some(prefix) if is_prefixed => format!("{prefix}:{local}"),
            _ => local.clone(),
        };
        let _ = write!(self.text, "<{tag}");
        if !is_prefixed {
            self.attribute("xmlns", namespace);
        }
        self.foreign_attributes(&element.attributes);
        if element.content.is_empty() {
            self.text.push_str("/>");
            return;
        }
        self.text.push('>');
        for content in &element.content {
            match content {
                ForeignContent::Text(text) => escape(&mut self.text, text, false),
                ForeignContent::Element(inner) => self.foreign_inline(inner),
            }
        }
        let _ = write!(self.text, "</{tag}>");
    }

    /// Returns the file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.text.push('\n');
        self.text.into_bytes()
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.text.push('>');
            self.in_tag = false;
        }
    }

    fn line(&mut self) {
        if !self.open.is_empty() || !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }
}

/// Appends a text so that it is read as it is: markup, line breaks that XML would change, and characters that
/// it cannot carry, which become U+FFFD.
fn escape(out: &mut String, text: &str, in_attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\t' | '\n' => out.push(c),
            c if is_foreign(c) => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}
