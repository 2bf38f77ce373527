//! What was not understood, what is wrong, and in which lines things stand.

use std::collections::BTreeMap;
use std::fmt;

use super::NAMESPACE;
use super::model::{Extra, Foreign, LangText, Name};
use super::tree::{Content, Tree, XSI, named};
use crate::error::{Place, Problems};
use crate::xml::{XML, is_name, shown};

/// Most entries that are listed; the rest is counted in a last one.
const LISTED: usize = 500;

/// Something that was read and not understood, or changed so that it fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The line of the first of its kind.
    pub line: Option<u64>,
    /// Where in the model, such as `elements/element/@colour`.
    pub path: String,
    /// What became of it, in a sentence for people.
    pub reason: String,
    /// How often.
    pub count: usize,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) if self.count > 1 => write!(f, "line {line} and {} more", self.count - 1)?,
            Some(line) => write!(f, "line {line}")?,
            None => write!(f, "{} of", self.count)?,
        }
        write!(f, " ({}): {}", self.path, self.reason)
    }
}

/// In which lines things stand.
#[derive(Default)]
pub(super) struct Lines {
    /// By identifier; more than one where it stands more than once.
    pub(super) by_id: BTreeMap<String, Vec<u64>>,
    /// Of folders and what lies in them, in the file's order.
    pub(super) items: Vec<u64>,
}

/// What is to be said after reading.
#[derive(Default)]
pub(super) struct Report {
    left: Vec<LeftOut>,
    /// By path and reason: the position in `left`.
    known: BTreeMap<(String, String), usize>,
    more: usize,
    pub(super) problems: Problems,
    pub(super) lines: Lines,
}

impl Report {
    /// Returns what was left out.
    pub(super) fn left_out(mut self) -> Vec<LeftOut> {
        if self.more > 0 {
            self.left.push(LeftOut {
                line: None,
                path: "model".to_owned(),
                reason: format!("more was not understood, of other kinds than the {LISTED} above"),
                count: self.more,
            });
        }
        self.left
    }

    /// Says that something was left out or changed.
    pub(super) fn left(&mut self, line: u64, path: &str, reason: impl Into<String>) {
        let key = (path.to_owned(), reason.into());
        if let Some(&at) = self.known.get(&key) {
            self.left[at].count += 1;
        } else if self.left.len() < LISTED {
            self.left.push(LeftOut {
                line: Some(line),
                path: key.0.clone(),
                reason: key.1.clone(),
                count: 1,
            });
            self.known.insert(key, self.left.len() - 1);
        } else {
            self.more += 1;
        }
    }

    /// Says that something is wrong.
    pub(super) fn wrong(&mut self, line: u64, path: &str, message: impl Into<String>) {
        let place = Place::Text {
            line: Some(line),
            column: None,
            path: path.to_owned(),
        };
        self.problems.push(place, message);
    }

    /// Returns the identifier of an element of the file, and remembers its line.
    pub(super) fn identifier(&mut self, tree: &Tree, path: &str) -> String {
        let Some(id) = tree.get("identifier") else {
            self.wrong(
                tree.line,
                path,
                "it has no identifier; give it a unique one",
            );
            return String::new();
        };
        let id = id.trim().to_owned();
        let lines = self.lines.by_id.entry(id.clone()).or_default();
        lines.push(tree.line);
        id
    }

    /// Returns a reference that must be there.
    pub(super) fn reference(&mut self, tree: &Tree, name: &str, path: &str) -> String {
        if let Some(id) = tree.get(name) {
            return id.trim().to_owned();
        }
        let message = format!("it has no “{name}”; name the identifier of what is meant");
        self.wrong(tree.line, path, message);
        String::new()
    }

    /// Returns the texts of all `name` in an element.
    pub(super) fn texts(&mut self, tree: &Tree, name: &str, path: &str) -> Vec<LangText> {
        let found: Vec<&Tree> = all(tree, name).collect();
        let text = |found: &Tree| {
            let is_lang = |a: &&crate::xml::Attribute| &*a.namespace == XML && a.name == "lang";
            let lang = found.attributes.iter().find(is_lang);
            self.rest(found, &format!("{path}/{name}"), &[], &[]);
            LangText {
                lang: lang.map(|a| a.value.clone()),
                text: found.text(),
            }
        };
        found.into_iter().map(text).collect()
    }

    /// Returns the attributes and elements of other namespaces; says what is neither of these nor in the
    /// lists of what the caller reads.
    pub(super) fn extra(
        &mut self,
        tree: &Tree,
        path: &str,
        attributes: &[&str],
        children: &[&str],
    ) -> Extra {
        let mut extra = Extra::default();
        for attribute in &tree.attributes {
            match &*attribute.namespace {
                "" if attributes.contains(&attribute.name.as_str()) => {}
                XSI if ["type", "schemaLocation"].contains(&attribute.name.as_str()) => {}
                "" | XSI | NAMESPACE => self.left(
                    tree.line,
                    &format!("{path}/@{}", shown(&attribute.name)),
                    "the format has no such attribute here; it was left out",
                ),
                _ => {
                    let kept = (named(attribute), attribute.value.clone());
                    extra.attributes.push(kept);
                }
            }
        }
        for content in &tree.content {
            match content {
                Content::Text(text) if text.trim().is_empty() => {}
                Content::Text(_) => {
                    self.left(
                        tree.line,
                        path,
                        "a text stands where none may; it was left out",
                    );
                }
                Content::Tree(child) if !matches!(&*child.namespace, "" | NAMESPACE) => {
                    let kept = self.foreign(child, path);
                    extra.elements.push(kept);
                }
                Content::Tree(child)
                    if &*child.namespace == NAMESPACE
                        && children.contains(&child.name.as_str()) => {}
                Content::Tree(child) => self.left(
                    child.line,
                    &format!("{path}/{}", shown(&child.name)),
                    "the format has no such element here; it was left out with all in it",
                ),
            }
        }
        extra
    }

    /// Does as `extra` where nothing of other namespaces can be kept, and says so of what there is.
    pub(super) fn rest(&mut self, tree: &Tree, path: &str, attributes: &[&str], children: &[&str]) {
        // The text of a leaf is what it is there for.
        let is_leaf = children.is_empty();
        for attribute in &tree.attributes {
            let known = match &*attribute.namespace {
                "" => attributes.contains(&attribute.name.as_str()),
                XSI => attribute.name == "type",
                XML => attribute.name == "lang" && is_leaf,
                _ => false,
            };
            if !known {
                self.left(
                    tree.line,
                    &format!("{path}/@{}", shown(&attribute.name)),
                    "the format has no such attribute here; it was left out",
                );
            }
        }
        for content in &tree.content {
            match content {
                Content::Text(text) if is_leaf || text.trim().is_empty() => {}
                Content::Text(_) => {
                    self.left(
                        tree.line,
                        path,
                        "a text stands where none may; it was left out",
                    );
                }
                Content::Tree(child) => {
                    let known =
                        &*child.namespace == NAMESPACE && children.contains(&child.name.as_str());
                    if !known {
                        self.left(
                            child.line,
                            &format!("{path}/{}", shown(&child.name)),
                            "the format has no such element here; it was left out with all in it",
                        );
                    }
                }
            }
        }
    }

    /// Returns an element of another namespace.
    pub(super) fn foreign(&mut self, tree: &Tree, path: &str) -> Foreign {
        let path = format!("{path}/{}", shown(&tree.name));
        tree.foreign(&mut |typed| {
            self.left(
                typed.line,
                &path,
                "its xsi:type names a schema of its own and was left out; the element was kept",
            );
        })
    }

    /// Returns a type; one that the format does not know is kept and said.
    pub(super) fn kind<T>(
        &mut self,
        tree: &Tree,
        path: &str,
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<Result<T, Name>> {
        let Some(name) = &tree.kind else {
            self.wrong(tree.line, path, "it has no xsi:type; say what it is");
            return None;
        };
        if name.namespace == NAMESPACE
            && let Some(kind) = of(&name.local)
        {
            return Some(Ok(kind));
        }
        if !is_name(&name.local) {
            let why = format!("“{}” is no type; say what it is", shown(&name.local));
            self.wrong(tree.line, path, why);
            return None;
        }
        self.left(
            tree.line,
            path,
            format!(
                "“{}” is no such type of ArchiMate 3.1; it was kept under that name, as nothing more is known of it",
                shown(&name.local)
            ),
        );
        Some(Err(name.clone()))
    }
}

/// Returns all elements of the format called `name` directly in an element.
pub(super) fn all<'t>(tree: &'t Tree, name: &'t str) -> impl Iterator<Item = &'t Tree> {
    tree.children()
        .filter(move |c| c.name == name && &*c.namespace == NAMESPACE)
}
