//! Landscape files: lists of tools by category, as foundations publish them; see `docs/formats/landscape.md`.
//!
//! They are written by many hands, so what is odd is left out and said, and never stops the rest: `items:`
//! without anything, an item without its marker, empty values, numbers for names. Logos, accounts and
//! company data are never taken: they are not ours to take.

mod mapping;
mod node;
mod read;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use waymark_domain::tool::ToolFact;

use crate::error::ExchangeError;
use crate::tool_draft::ToolDraft;

pub use mapping::{LandscapeMapping, MappingRule};

/// Most bytes that a landscape may have.
pub const MAX_BYTES: usize = 8 << 20;
/// Most items that a landscape may have.
pub const MAX_ITEMS: usize = 20_000;

/// How far a project has come at the foundation that hosts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProjectState {
    /// Just taken in.
    Sandbox,
    /// Growing.
    Incubating,
    /// Grown up.
    Graduated,
    /// No longer worked on.
    Archived,
}

impl ProjectState {
    /// Returns the state as people read it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sandbox => "Sandbox",
            Self::Incubating => "Incubating",
            Self::Graduated => "Graduated",
            Self::Archived => "Archived",
        }
    }

    /// Returns the state that a word of a landscape means, in lower case; none where it means none.
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "sandbox" => Some(Self::Sandbox),
            "incubating" | "incubation" => Some(Self::Incubating),
            "graduated" => Some(Self::Graduated),
            "archived" | "archive" => Some(Self::Archived),
            _ => None,
        }
    }
}

/// Where an item stands in the landscape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shelf {
    /// The category.
    pub category: String,
    /// The subcategory.
    pub subcategory: String,
}

impl Shelf {
    /// Returns both names, or one where they are the same.
    pub fn label(&self) -> String {
        if self.subcategory.is_empty() || self.subcategory == self.category {
            self.category.clone()
        } else if self.category.is_empty() {
            self.subcategory.clone()
        } else {
            format!("{} / {}", self.category, self.subcategory)
        }
    }
}

/// A tool in a landscape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LandscapeItem {
    /// Repository and category; the name and category where there is no repository.
    pub key: String,
    /// Line in the file, from 1.
    pub line: u64,
    /// Its name.
    pub name: String,
    /// Where it stands; more than once where it was listed more than once.
    pub shelves: Vec<Shelf>,
    /// Its address on the web.
    pub homepage: Option<String>,
    /// Where its source lies.
    pub repository: Option<String>,
    /// Further repositories.
    pub more_repositories: Vec<String>,
    /// What it does, in the words of the landscape.
    pub description: Option<String>,
    /// Licence, by its SPDX name where that is certain.
    pub licence: Option<String>,
    /// How far it has come as a project.
    pub project: Option<ProjectState>,
}

/// Something of the file that is not among the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Line in the file, from 1; 0 where it is not known.
    pub line: u64,
    /// What it is: an item, a category, or a value of an item.
    pub what: String,
    /// Why it was left out.
    pub why: String,
    /// How many items went with it.
    pub items: usize,
}

/// A second entry of a tool that was put together with the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Key of the item that stands for both.
    pub key: String,
    /// Line of the second entry.
    pub line: u64,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub shelf: Shelf,
    /// In what it differed from the first; the first was kept.
    pub differs: Vec<&'static str>,
}

/// What a landscape holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Landscape {
    /// The tools, in the order of the file, each once.
    pub items: Vec<LandscapeItem>,
    /// Entries in the file, members and all.
    pub entries: usize,
    /// Entries that are tools, before second entries were put together with the first.
    pub tools: usize,
    /// Second entries.
    pub merged: Vec<Merged>,
    /// Keys of different items that share a name or a repository, in pairs: they may be one tool.
    pub alike: Vec<(String, String)>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// Reads a landscape.
///
/// Two entries are one tool where they share repository and category, or repository and name; they are put
/// together, and said to be. Members, hosting companies and the like are left out with their category.
///
/// ```
/// let text = "
/// landscape:
///   - category:
///     name: Data
///     subcategories:
///       - subcategory:
///         name: Versioning
///         items:
///           - item:
///             name: DVC
///             repo_url: https://github.com/iterative/dvc
///             logo: dvc.svg
///       - { subcategory: null, name: Education, items: null }
/// ";
/// let landscape = waymark_exchange::landscape::parse(text)?;
/// assert_eq!(landscape.items[0].key, "github.com/iterative/dvc | Data");
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(text: &str) -> Result<Landscape, ExchangeError> {
    read::landscape(text)
}

impl Landscape {
    /// Returns the items as drafts of tools. `mapping` proposes what the tools of a category cover; `source`
    /// and `as_of` say where the facts come from, and when they were so.
    pub fn drafts(
        &self,
        mapping: &LandscapeMapping,
        source: &str,
        as_of: Option<NaiveDate>,
    ) -> Vec<ToolDraft> {
        let draft = |item: &LandscapeItem| item.draft(mapping, source, as_of);
        self.items.iter().map(draft).collect()
    }

    /// Returns how many items stand on each shelf, by the shelf's label.
    pub fn shelves(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for shelf in self.items.iter().flat_map(|i| &i.shelves) {
            *counts.entry(shelf.label()).or_default() += 1;
        }
        counts
    }

    /// Returns what was put together and left out, a sentence each.
    pub fn notices(&self) -> Vec<String> {
        let mut notices = vec![format!(
            "{} entries, {} of them tools; {} stand for themselves.",
            self.entries,
            self.tools,
            self.items.len()
        )];
        notices.extend(self.merged.iter().map(|m| {
            let differs = if m.differs.is_empty() {
                String::new()
            } else {
                format!(
                    " They differ in {}; the first was kept.",
                    m.differs.join(", ")
                )
            };
            format!(
                "Line {}: “{}” in {} was put together with an entry before it.{differs}",
                m.line,
                m.name,
                m.shelf.label()
            )
        }));
        notices.extend(self.left_out.iter().map(|l| {
            let line = if l.line == 0 {
                String::new()
            } else {
                format!("Line {}: ", l.line)
            };
            let items = if l.items > 1 {
                format!(" ({} items)", l.items)
            } else {
                String::new()
            };
            format!("{line}{}{items}: {}.", l.what, l.why)
        }));
        notices
    }
}

impl LandscapeItem {
    fn draft(
        &self,
        mapping: &LandscapeMapping,
        source: &str,
        as_of: Option<NaiveDate>,
    ) -> ToolDraft {
        let fact = |name: &str, value: String| ToolFact {
            name: name.to_owned(),
            value,
            as_of,
            source: source.to_owned(),
            verified: false,
        };
        let mut facts = Vec::new();
        if let Some(licence) = &self.licence {
            facts.push(fact(crate::tool_catalog::LICENCE_FACT, licence.clone()));
        }
        if let Some(project) = self.project {
            facts.push(fact("Project state", project.title().to_owned()));
        }
        if !self.more_repositories.is_empty() {
            facts.push(fact(
                "Further repositories",
                self.more_repositories.join(" "),
            ));
        }
        let labels: Vec<String> = self.shelves.iter().map(Shelf::label).collect();
        ToolDraft {
            key: self.key.clone(),
            place: format!("line {}", self.line),
            name: self.name.clone(),
            category: Some(labels.join("; ")),
            licence: self.licence.clone(),
            homepage: self.homepage.clone(),
            repository: self.repository.clone(),
            description: self.description.clone(),
            covers: mapping.covers(&self.shelves),
            covers_proposed: true,
            facts,
            ..ToolDraft::default()
        }
    }
}
