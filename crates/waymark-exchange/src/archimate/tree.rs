//! An element of the file with all in it: read, judged and dropped before the next one.

use std::sync::Arc;

use super::model::{Foreign, ForeignContent, Name};
use crate::error::ExchangeError;
use crate::xml::{Attribute, Element, Step, Xml};

/// Namespace of `xsi:type`.
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// An element with all in it.
pub(super) struct Tree {
    pub(super) namespace: Arc<str>,
    pub(super) name: String,
    /// What `xsi:type` says; none where there is none.
    pub(super) kind: Option<Name>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) content: Vec<Content>,
    pub(super) line: u64,
}

pub(super) enum Content {
    Text(String),
    Tree(Tree),
}

/// Reads the element that was opened last up to its end. How deep it is nested is bounded by the reader.
pub(super) fn read(xml: &mut Xml<'_>, opened: Element) -> Result<Tree, ExchangeError> {
    let mut tree = opened_tree(xml, opened)?;
    loop {
        match xml.next()? {
            Step::Open(element) => {
                let inner = read(xml, element)?;
                tree.content.push(Content::Tree(inner));
            }
            Step::Text(text) => {
                if let Some(Content::Text(held)) = tree.content.last_mut() {
                    xml.append(held, &text)?;
                } else {
                    let mut held = String::new();
                    xml.append(&mut held, &text)?;
                    if !held.is_empty() {
                        tree.content.push(Content::Text(held));
                    }
                }
            }
            Step::Close | Step::End => return Ok(tree),
        }
    }
}

/// Returns the element that was opened last, without what is in it.
pub(super) fn opened_tree(xml: &mut Xml<'_>, opened: Element) -> Result<Tree, ExchangeError> {
    let is_type = |a: &Attribute| &*a.namespace == XSI && a.name == "type";
    let mut kind = None;
    if let Some(said) = opened.attributes.iter().find(|a| is_type(a)) {
        let Some((namespace, local)) = xml.meant(said.value.trim()) else {
            return xml.refuse(format!(
                "the prefix of the type “{}” is declared nowhere; declare it or take it off",
                crate::xml::shown(&said.value)
            ));
        };
        kind = Some(Name {
            namespace: namespace.to_string(),
            local,
        });
    }
    Ok(Tree {
        namespace: opened.namespace,
        name: opened.name,
        kind,
        attributes: opened.attributes,
        content: Vec::new(),
        line: xml.line(),
    })
}

impl Tree {
    /// Returns the elements directly in it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Tree> {
        self.content.iter().filter_map(|c| match c {
            Content::Tree(tree) => Some(tree),
            Content::Text(_) => None,
        })
    }

    /// Returns an attribute of no namespace.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut plain = self.attributes.iter().filter(|a| a.namespace.is_empty());
        plain.find(|a| a.name == name).map(|a| a.value.as_str())
    }

    /// Returns the text directly in it.
    pub(super) fn text(&self) -> String {
        let texts = self.content.iter().filter_map(|c| match c {
            Content::Text(text) => Some(text.as_str()),
            Content::Tree(_) => None,
        });
        texts.collect()
    }

    /// Returns it as an element of another namespace. `untyped` is told of each `xsi:type` in it, which
    /// cannot be kept.
    pub(super) fn foreign(&self, untyped: &mut impl FnMut(&Tree)) -> Foreign {
        if self.kind.is_some() {
            untyped(self);
        }
        let kept = self
            .attributes
            .iter()
            .filter(|a| !(&*a.namespace == XSI && a.name == "type"));
        Foreign {
            name: Name {
                namespace: self.namespace.to_string(),
                local: self.name.clone(),
            },
            attributes: kept.map(|a| (named(a), a.value.clone())).collect(),
            content: self
                .content
                .iter()
                .map(|c| match c {
                    Content::Text(text) => ForeignContent::Text(text.clone()),
                    Content::Tree(tree) => ForeignContent::Element(tree.foreign(untyped)),
                })
                .collect(),
        }
    }
}

/// Returns an attribute's name.
pub(super) fn named(attribute: &Attribute) -> Name {
    Name {
        namespace: attribute.namespace.to_string(),
        local: attribute.name.clone(),
    }
}
