//! What a reference in a bundle means, and how a fact is referred to.
//!
//! Reader and writer share these rules: the writer asks what the reader would make of a short name, and
//! writes the id where it would make something else of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::str::FromStr;

use waymark_domain::id::{CapabilityId, ModelId, RoundId};
use waymark_domain::model::CapabilityModel;
use waymark_domain::scale::Scale;

/// Things of one kind by code; anywhere a code may stand, the id may stand too.
pub(super) struct Codes<I> {
    by_code: BTreeMap<String, I>,
    by_id: BTreeMap<I, String>,
    order: Vec<I>,
}

impl<I: Copy + Ord + Display + FromStr> Codes<I> {
    pub(super) fn new() -> Self {
        Self {
            by_code: BTreeMap::new(),
            by_id: BTreeMap::new(),
            order: Vec::new(),
        }
    }

    /// Adds a thing; false where its code or its id is taken.
    pub(super) fn add(&mut self, code: &str, id: I) -> bool {
        let free = !self.by_code.contains_key(code) && !self.by_id.contains_key(&id);
        if free {
            self.by_code.insert(code.to_owned(), id);
            self.by_id.insert(id, code.to_owned());
            self.order.push(id);
        }
        free
    }

    /// Returns what `text` means: a code, else an id.
    pub(super) fn find(&self, text: &str) -> Option<I> {
        let by_id = || text.parse().ok().filter(|id| self.by_id.contains_key(id));
        self.by_code.get(text).copied().or_else(by_id)
    }

    /// Returns all of them, as they were added.
    pub(super) fn in_order(&self) -> impl Iterator<Item = I> + '_ {
        self.order.iter().copied()
    }

    /// Returns how a thing is referred to.
    pub(super) fn name(&self, id: I) -> String {
        let code = self
            .by_id
            .get(&id)
            .filter(|code| self.find(code) == Some(id));
        code.cloned().unwrap_or_else(|| id.to_string())
    }
}

/// A node of a model, for looking things up.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub(super) id: CapabilityId,
    index: usize,
}

/// A model by codes and ids.
pub(super) struct ModelIndex<'m> {
    pub(super) model: &'m CapabilityModel,
    by_code: BTreeMap<&'m str, Node>,
    by_id: BTreeMap<CapabilityId, Node>,
    below: BTreeMap<CapabilityId, Vec<Node>>,
}

impl<'m> ModelIndex<'m> {
    pub(super) fn new(model: &'m CapabilityModel) -> Self {
        let nodes = || {
            model
                .capabilities
                .iter()
                .enumerate()
                .map(|(index, c)| (c, Node { id: c.id, index }))
        };
        let mut below: BTreeMap<CapabilityId, Vec<Node>> = BTreeMap::new();
        for (capability, node) in nodes() {
            if let Some(parent) = capability.parent {
                below.entry(parent).or_default().push(node);
            }
        }
        Self {
            model,
            by_code: nodes().map(|(c, node)| (c.code.as_str(), node)).collect(),
            by_id: nodes().map(|(c, node)| (c.id, node)).collect(),
            below,
        }
    }

    pub(super) fn by_code(&self, code: &str) -> Option<Node> {
        self.by_code.get(code).copied()
    }

    pub(super) fn by_id(&self, id: CapabilityId) -> Option<Node> {
        self.by_id.get(&id).copied()
    }

    pub(super) fn code(&self, node: Node) -> &'m str {
        &self.model.capabilities[node.index].code
    }

    /// Position of the node in depth-first order, as the model stands in the document.
    pub(super) fn position(&self, id: CapabilityId) -> usize {
        self.by_id(id).map_or(usize::MAX, |node| node.index)
    }

    pub(super) fn is_leaf(&self, node: Node) -> bool {
        !self.below.contains_key(&node.id)
    }

    /// Returns the scales of the leaves at or below a node, each once.
    pub(super) fn scales(&self, node: Node) -> Vec<&'m Scale> {
        let mut scales: Vec<&Scale> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut stack = vec![node];
        while let Some(node) = stack.pop() {
            if let Some(below) = self.below.get(&node.id) {
                stack.extend(below);
            } else {
                let scale = self.model.scale_of(&self.model.capabilities[node.index]);
                scales.extend(scale.filter(|s| seen.insert(&s.code)));
            }
        }
        scales
    }
}

/// All models of an engagement: the live ones in their order, then the snapshots in the order of the rounds.
pub(super) struct Models<'m> {
    pub(super) live: Vec<ModelIndex<'m>>,
    pub(super) snapshots: Vec<ModelIndex<'m>>,
}

impl<'m> Models<'m> {
    /// Returns the live model with this id, or none.
    pub(super) fn live(&self, id: ModelId) -> Option<&ModelIndex<'m>> {
        self.live.iter().find(|m| m.model.id == id)
    }

    /// Returns whether any model has the capability.
    pub(super) fn knows(&self, id: CapabilityId) -> bool {
        self.live
            .iter()
            .chain(&self.snapshots)
            .any(|m| m.by_id(id).is_some())
    }

    /// Returns the capability that has `text` for its id, or none.
    pub(super) fn by_id(&self, text: &str) -> Option<CapabilityId> {
        text.parse().ok().filter(|&id| self.knows(id))
    }

    /// Returns what `text` means outside any round: a code of the first live model that has it, a code with
    /// its model's before it, a code of a snapshot, an id.
    pub(super) fn find(&self, text: &str) -> Option<CapabilityId> {
        let first =
            |models: &[ModelIndex<'_>]| models.iter().find_map(|m| m.by_code(text)).map(|n| n.id);
        let named = || {
            let (model, code) = text.split_once(':')?;
            let model = self.live.iter().find(|m| m.model.code == model)?;
            model.by_code(code).map(|n| n.id)
        };
        first(&self.live)
            .or_else(named)
            .or_else(|| first(&self.snapshots))
            .or_else(|| self.by_id(text))
    }

    /// Returns how a capability is referred to outside any round.
    pub(super) fn name(&self, id: CapabilityId) -> String {
        for model in self.live.iter().chain(&self.snapshots) {
            let Some(node) = model.by_id(id) else {
                continue;
            };
            let code = model.code(node).to_owned();
            let named = format!("{}:{code}", model.model.code);
            if let Some(name) = [code, named]
                .into_iter()
                .find(|name| self.find(name) == Some(id))
            {
                return name;
            }
        }
        id.to_string()
    }
}

/// Rounds by title. Titles need not be unique; a title that two rounds share names neither.
pub(super) struct Rounds {
    rounds: Vec<(RoundId, String)>,
}

/// What the name of a round means.
#[derive(PartialEq, Eq)]
pub(super) enum Named {
    /// The round at this position, and its id.
    One(usize, RoundId),
    /// More than one round.
    Many,
    /// No round.
    None,
}

impl Rounds {
    pub(super) fn new(rounds: Vec<(RoundId, String)>) -> Self {
        Self { rounds }
    }

    pub(super) fn find(&self, text: &str) -> Named {
        let mut titled = self
            .rounds
            .iter()
            .enumerate()
            .filter(|(_, (_, title))| title == text);
        match (titled.next(), titled.next()) {
            (Some((i, (id, _))), None) => return Named::One(i, *id),
            (Some(_), Some(_)) => return Named::Many,
            (None, _) => {}
        }
        let id: Option<RoundId> = text.parse().ok();
        let position = self.rounds.iter().position(|(round, _)| Some(*round) == id);
        position.map_or(Named::None, |p| Named::One(p, self.rounds[p].0))
    }

    /// Returns how a round is referred to.
    pub(super) fn name(&self, id: RoundId) -> String {
        let title = self
            .rounds
            .iter()
            .find(|(round, _)| *round == id)
            .map(|(_, title)| title);
        let unique = title.filter(|t| matches!(self.find(t), Named::One(_, found) if found == id));
        unique.cloned().unwrap_or_else(|| id.to_string())
    }
}
