//! From the document to the items.

use std::collections::BTreeMap;

use super::node::Node;
use super::{Landscape, LandscapeItem, LeftOut, MAX_BYTES, MAX_ITEMS, Merged, ProjectState, Shelf};
use crate::error::{ExchangeError, Place};
use crate::tool_draft::{licence_name, link, name_key, repository_key};
use crate::yaml::{self, At, Bounds};

const BOUNDS: Bounds = Bounds {
    what: "landscape",
    format: "",
    bytes: MAX_BYTES,
    depth: 24,
    nodes: 1_000_000,
};
/// Longest name and longest description that are taken, in characters.
const MAX_NAME: usize = 200;
const MAX_DESCRIPTION: usize = 4_000;
/// Most notices of things left out; the rest is counted.
const MAX_LEFT_OUT: usize = 200;

pub(super) fn landscape(text: &str) -> Result<Landscape, ExchangeError> {
    let root: At<Node> = yaml::read_foreign(text, &BOUNDS)?;
    if matches!(root.value, Node::Null) {
        return Err(ExchangeError::problem(
            Place::Document,
            "the landscape is empty",
        ));
    }
    let Some(list) = root.value.get("landscape") else {
        return Err(ExchangeError::problem(
            Place::Document,
            "this is no landscape: it has no “landscape:” with a list of categories",
        ));
    };
    let Node::List(categories) = &list.value else {
        let message = format!(
            "“landscape:” must be a list of categories, and is {}",
            list.value.kind()
        );
        return Err(ExchangeError::problem(list.place("landscape"), message));
    };
    let mut reader = Reader::default();
    for category in categories {
        reader.category(category)?;
    }
    Ok(reader.finish())
}

#[derive(Default)]
struct Reader {
    landscape: Landscape,
    /// Repository and category, repository and name, or category and name → position of the item.
    known: BTreeMap<(String, String), usize>,
    more_left_out: usize,
}

/// Returns the line of a node, 0 where it is not known.
fn line<T>(at: &At<T>) -> u64 {
    match at.place("") {
        Place::Text {
            line: Some(line), ..
        } => line,
        _ => 0,
    }
}

/// Returns the text of a key, trimmed; none where there is none.
fn text(node: &Node, key: &str) -> Option<String> {
    match node.get(key).map(|at| &at.value) {
        Some(Node::Text(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// Returns the list under a key; empty where there is none, or one that is no list.
fn list<'n>(node: &'n Node, key: &str) -> &'n [At<Node>] {
    match node.get(key).map(|at| &at.value) {
        Some(Node::List(list)) => list,
        _ => &[],
    }
}

/// Returns whether a category lists companies and not tools.
fn lists_companies(category: &str) -> bool {
    let words: Vec<String> = category
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    words.iter().any(|w| {
        matches!(
            w.as_str(),
            "member"
                | "members"
                | "membership"
                | "company"
                | "companies"
                | "sponsor"
                | "sponsors"
                | "partners"
        )
    })
}

impl Reader {
    fn category(&mut self, category: &At<Node>) -> Result<(), ExchangeError> {
        // A name stands under its own key, or behind the marker.
        let name = text(&category.value, "name").or_else(|| text(&category.value, "category"));
        let name = name.unwrap_or_default();
        let subcategories = list(&category.value, "subcategories");
        if !matches!(category.value, Node::Map(_)) {
            let what = format!("A category that is {}", category.value.kind());
            self.leave_out(line(category), what, "it has no subcategories", 0);
        }
        let items = subcategories
            .iter()
            .map(|s| list(&s.value, "items").len())
            .sum();
        if lists_companies(&name) {
            self.landscape.entries += items;
            self.check_count(line(category))?;
            let what = format!("Category “{name}”");
            self.leave_out(line(category), what, "it lists companies, not tools", items);
            return Ok(());
        }
        for subcategory in subcategories {
            let own = text(&subcategory.value, "name")
                .or_else(|| text(&subcategory.value, "subcategory"));
            let shelf = Shelf {
                category: name.clone(),
                subcategory: own.unwrap_or_default(),
            };
            let items = list(&subcategory.value, "items");
            if items.is_empty() {
                let what = format!("Subcategory “{}”", shelf.label());
                self.leave_out(line(subcategory), what, "it has no items", 0);
            }
            for item in items {
                self.landscape.entries += 1;
                self.check_count(line(item))?;
                self.item(item, &shelf);
            }
        }
        Ok(())
    }

    fn check_count(&self, line: u64) -> Result<(), ExchangeError> {
        if self.landscape.entries <= MAX_ITEMS {
            return Ok(());
        }
        let place = Place::Text {
            line: Some(line),
            column: None,
            path: String::new(),
        };
        let message = format!("the landscape has more than {MAX_ITEMS} items");
        Err(ExchangeError::problem(place, message))
    }

    fn item(&mut self, at: &At<Node>, shelf: &Shelf) {
        // Some nest the item under its marker, most put it beside.
        let inner = at
            .value
            .get("item")
            .filter(|i| matches!(i.value, Node::Map(_)));
        let node = &inner.unwrap_or(at).value;
        let line = line(at);
        if !matches!(node, Node::Map(_)) {
            let what = format!("An item of “{}” that is {}", shelf.label(), node.kind());
            self.leave_out(line, what, "it has no name", 1);
            return;
        }
        let named = text(node, "name").or_else(|| text(node, "item"));
        let Some(name) = named.filter(|n| !name_key(n).is_empty()) else {
            let what = format!("An item of “{}”", shelf.label());
            self.leave_out(line, what, "it has no name", 1);
            return;
        };
        if name.chars().count() > MAX_NAME {
            let start: String = name.chars().take(40).collect();
            let why = format!("its name is longer than {MAX_NAME} characters");
            self.leave_out(line, format!("“{start}…”"), &why, 1);
            return;
        }
        self.landscape.tools += 1;
        let item = self.read(node, name, line, shelf);
        self.place(item);
    }

    fn read(&mut self, node: &Node, name: String, line: u64, shelf: &Shelf) -> LandscapeItem {
        let homepage = self.address(node, "homepage_url", &name);
        let repository = self.address(node, "repo_url", &name);
        let mut more_repositories = Vec::new();
        for more in list(node, "additional_repos") {
            let address = match &more.value {
                Node::Text(text) => link(text),
                other => text(other, "repo_url").and_then(|t| link(&t)),
            };
            more_repositories.extend(address);
        }
        let description = text(node, "description").map(|d| {
            let words: Vec<&str> = d.split_whitespace().collect();
            words.join(" ").chars().take(MAX_DESCRIPTION).collect()
        });
        let licence = text(node, "license").or_else(|| text(node, "licence"));
        let project = self.project(node, &name, line);
        let key = match repository.as_deref().and_then(repository_key) {
            Some(repository) => format!("{repository} | {}", shelf.category),
            None => format!("{name} | {}", shelf.category),
        };
        LandscapeItem {
            key,
            line,
            name,
            shelves: vec![shelf.clone()],
            homepage,
            repository,
            more_repositories,
            description,
            licence: licence.map(|l| licence_name(&l)),
            project,
        }
    }

    fn address(&mut self, node: &Node, key: &str, name: &str) -> Option<String> {
        let at = node.get(key)?;
        let found = match &at.value {
            Node::Null => return None,
            Node::Text(text) if text.trim().is_empty() => return None,
            Node::Text(text) => link(text),
            Node::List(_) | Node::Map(_) => None,
        };
        if found.is_none() {
            let what = format!("{key} of “{name}”");
            self.leave_out(line(at), what, "it is no address", 0);
        }
        found
    }

    fn project(&mut self, node: &Node, name: &str, line: u64) -> Option<ProjectState> {
        let word = text(node, "project")?.to_lowercase();
        let state = ProjectState::from_word(&word);
        if state.is_none() && !matches!(word.as_str(), "false" | "none") {
            let what = format!("project of “{name}”");
            let why = format!("“{word}” is none of sandbox, incubating, graduated, archived");
            self.leave_out(line, what, &why, 0);
        }
        state
    }

    /// Puts an item among the others, or together with the one that it is.
    fn place(&mut self, item: LandscapeItem) {
        let repository = item.repository.as_deref().and_then(repository_key);
        let category = item.shelves[0].category.clone();
        let name = name_key(&item.name);
        let keys = match repository {
            Some(repository) => vec![
                (repository.clone(), format!("category {category}")),
                (repository, format!("name {name}")),
            ],
            None => vec![(format!("no repository, {category}"), format!("name {name}"))],
        };
        let known = keys.iter().find_map(|k| self.known.get(k).copied());
        let position = known.unwrap_or(self.landscape.items.len());
        for key in keys {
            self.known.entry(key).or_insert(position);
        }
        match known {
            None => self.landscape.items.push(item),
            Some(position) => {
                let merged = merge(&mut self.landscape.items[position], item);
                self.landscape.merged.push(merged);
            }
        }
    }

    fn leave_out(&mut self, line: u64, what: String, why: &str, items: usize) {
        if self.landscape.left_out.len() < MAX_LEFT_OUT {
            self.landscape.left_out.push(LeftOut {
                line,
                what,
                why: why.to_owned(),
                items,
            });
        } else {
            self.more_left_out += 1;
        }
    }

    fn finish(self) -> Landscape {
        let mut landscape = self.landscape;
        if self.more_left_out > 0 {
            landscape.left_out.push(LeftOut {
                line: 0,
                what: format!("{} more", self.more_left_out),
                why: "they are not listed one by one".to_owned(),
                items: 0,
            });
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (position, item) in landscape.items.iter().enumerate() {
            let repository = item.repository.as_deref().and_then(repository_key);
            let shared = [Some(format!("name {}", name_key(&item.name))), repository];
            let mut with = Vec::new();
            for key in shared.into_iter().flatten() {
                with.extend(seen.get(&key).copied());
                seen.entry(key).or_insert(position);
            }
            with.sort_unstable();
            with.dedup();
            for other in with {
                let pair = (landscape.items[other].key.clone(), item.key.clone());
                landscape.alike.push(pair);
            }
        }
        landscape
    }
}

/// Adds to an item what a second entry has and it lacks.
fn merge(item: &mut LandscapeItem, second: LandscapeItem) -> Merged {
    let mut differs = Vec::new();
    if item.name != second.name {
        differs.push("name");
    }
    let mut take = |field: &'static str, own: &mut Option<String>, other: Option<String>| match (
        &own, other,
    ) {
        (None, other) => *own = other,
        (Some(own), Some(other)) if *own != other => differs.push(field),
        _ => {}
    };
    take("homepage", &mut item.homepage, second.homepage);
    take("description", &mut item.description, second.description);
    take("licence", &mut item.licence, second.licence);
    match (item.project, second.project) {
        (None, project) => item.project = project,
        (Some(own), Some(other)) if own != other => differs.push("project"),
        _ => {}
    }
    for repository in second.more_repositories {
        if !item.more_repositories.contains(&repository) {
            item.more_repositories.push(repository);
        }
    }
    let shelf = second.shelves.into_iter().next().unwrap_or(Shelf {
        category: String::new(),
        subcategory: String::new(),
    });
    if !item.shelves.contains(&shelf) {
        item.shelves.push(shelf.clone());
    }
    Merged {
        key: item.key.clone(),
        line: second.line,
        name: second.name,
        shelf,
        differs,
    }
}
