//! The assessment of one round: every node with its figures, target, priority, gap and spread.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::facts::RoundFacts;
use crate::id::CapabilityId;
use crate::model::CapabilityModel;
use crate::priority::priorities;
use crate::rating::{AgreedRating, Answer, Rating, Target};
use crate::readiness::{Readiness, Step};
use crate::roll_up::{Figures, Part, State};
use crate::spread::Spread;
use crate::tree::{ModelError, ROOT, Tree};
use crate::words::{Outcome, Pillar, Stage};

/// Where the value of a leaf comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The agreed rating.
    Agreed,
    /// The median of individual ratings.
    Median,
    /// Nobody has answered.
    Nothing,
}

/// What the room says of one leaf.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Room {
    /// Where its value comes from.
    pub basis: Basis,
    /// Spread of individual ratings; none where nobody gave a level.
    pub spread: Option<Spread>,
    /// Why it does not apply, where that is the room's answer.
    pub reason: Option<String>,
    /// Whether it waits for discussion: individual ratings disagree and nothing is agreed yet.
    pub discuss: bool,
}

/// A node with everything that follows from the facts of the round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Node {
    /// The capability; none for the root.
    pub id: Option<CapabilityId>,
    /// The node above; none for the root and directly below it.
    pub parent: Option<CapabilityId>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// 0 for the root.
    pub depth: u32,
    /// Whether it is rated.
    pub leaf: bool,
    /// Own or inherited pillar.
    pub pillar: Option<Pillar>,
    /// Own or inherited stage.
    pub stage: Option<Stage>,
    /// What it serves.
    pub outcomes: Vec<Outcome>,
    /// Score, coverage and interval.
    pub figures: Figures,
    /// What the room says, for leaves.
    pub room: Option<Room>,
    /// Own or inherited target of a leaf; for an inner node the roll-up of the targets below. None
    /// where no target is set, or nothing applies.
    pub target: Option<f64>,
    /// The client's priority, own or inherited.
    pub priority: f64,
    /// max(0, target − score); none where either is missing.
    pub gap: Option<f64>,
    /// priority × gap.
    pub weighted_gap: Option<f64>,
    /// Product of the normalised weights on the way from the root, 0 to 1.
    pub share: f64,
}

/// All nodes of a round in depth-first order, the root first.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Shape of the model.
    pub tree: Tree,
    /// Nodes by position in the tree.
    pub nodes: Vec<Node>,
}

impl Assessment {
    /// Returns the assessment of a round, or what is wrong with its model.
    ///
    /// Time grows with nodes + ratings, times the logarithm of either.
    pub fn of(facts: &RoundFacts) -> Result<Self, ModelError> {
        let tree = Tree::new(&facts.model)?;
        let model = &facts.model;
        let answers = Answers::new(facts);
        let rooms: Vec<Option<Room>> = (0..tree.nodes.len())
            .map(|p| tree.nodes[p].leaf.then(|| answers.room(model, &tree, p)))
            .collect();
        let figures = roll_up(model, &tree, |p| {
            answers.figures(model, &tree, p, rooms[p].as_ref())
        });
        let held = held_targets(facts, &tree);
        let targets = roll_up(model, &tree, |p| {
            let scale = tree.scale(model, p);
            match (figures[p].state, held[p]) {
                (State::NotApplicable, _) | (_, None) => {
                    Figures::not_applicable(scale.floor(), scale.ceiling())
                }
                (_, Some(target)) => {
                    Figures::answered(target.value, scale.floor(), scale.ceiling())
                }
            }
        });
        let method = facts.round.priority_method;
        let priorities = priorities(model, &tree, method, &facts.priorities);
        let mut nodes = Vec::with_capacity(tree.nodes.len());
        for (position, room) in rooms.into_iter().enumerate() {
            let place = &tree.nodes[position];
            let capability = place.capability.map(|c| &model.capabilities[c]);
            let target = targets[position].score;
            let gap = gap(target, figures[position].score);
            nodes.push(Node {
                id: capability.map(|c| c.id),
                parent: capability.and_then(|c| c.parent),
                code: capability.map_or(&model.code, |c| &c.code).clone(),
                title: capability.map_or(&model.title, |c| &c.title).clone(),
                depth: u32::from(place.depth),
                leaf: place.leaf,
                pillar: place.pillar,
                stage: place.stage,
                outcomes: capability.map(|c| c.outcomes.clone()).unwrap_or_default(),
                figures: figures[position],
                room,
                target,
                priority: priorities[position],
                gap,
                weighted_gap: gap.map(|g| priorities[position] * g),
                share: place.share,
            });
        }
        Ok(Self { tree, nodes })
    }

    /// Returns the root.
    pub fn root(&self) -> &Node {
        &self.nodes[ROOT]
    }

    /// Returns the node of a capability, or none where it is unknown or retired.
    pub fn node(&self, id: CapabilityId) -> Option<&Node> {
        self.tree.position(id).map(|p| &self.nodes[p])
    }

    /// Returns the leaves, in order.
    pub fn leaves(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|n| n.leaf)
    }

    /// Returns the readiness over the leaves that `include` lets through.
    pub fn readiness(&self, include: impl Fn(&Node) -> bool) -> Readiness {
        let step = |n: &Node| {
            let applies = n.figures.state != State::NotApplicable && include(n);
            let target = n.target.filter(|_| applies)?;
            Some(Step {
                priority: n.priority,
                score: n.figures.score,
                target,
                floor: n.figures.floor,
            })
        };
        Readiness::over(self.leaves().filter_map(step))
    }
}

/// Returns max(0, target − score), or none where either is missing.
pub fn gap(target: Option<f64>, score: Option<f64>) -> Option<f64> {
    Some((target? - score?).max(0.0))
}

/// Returns the figures of every node by position: those of leaves as `leaf` says, inner nodes rolled up.
pub(crate) fn roll_up(
    model: &CapabilityModel,
    tree: &Tree,
    leaf: impl Fn(usize) -> Figures,
) -> Vec<Figures> {
    let levels = tree.scale(model, ROOT).values();
    let mut figures = vec![Figures::not_applicable(0.0, 0.0); tree.nodes.len()];
    // Children stand after their parents, so one walk from the end meets every child first.
    for position in (0..tree.nodes.len()).rev() {
        let node = &tree.nodes[position];
        if node.leaf {
            figures[position] = leaf(position);
            continue;
        }
        let parts: Vec<Part> = node
            .children
            .iter()
            .map(|&c| {
                let weight = tree.nodes[c]
                    .capability
                    .map_or(1.0, |i| model.capabilities[i].weight);
                Part {
                    weight,
                    figures: figures[c],
                }
            })
            .collect();
        let rule = node
            .capability
            .map_or(model.rollup, |c| model.capabilities[c].rollup);
        figures[position] = rule.figures(&parts, &levels);
    }
    figures
}

/// Returns the target that holds for every node, by position: its own, else that of the nearest node above.
pub(crate) fn held_targets<'a>(facts: &'a RoundFacts, tree: &Tree) -> Vec<Option<&'a Target>> {
    let given: BTreeMap<CapabilityId, &Target> =
        facts.targets.iter().map(|t| (t.capability, t)).collect();
    let mut result: Vec<Option<&Target>> = Vec::with_capacity(tree.nodes.len());
    for node in &tree.nodes {
        let mine = node
            .capability
            .and_then(|c| given.get(&facts.model.capabilities[c].id));
        result.push(
            mine.copied()
                .or_else(|| node.parent.and_then(|p| result[p])),
        );
    }
    result
}

/// The answers of a round, by leaf.
pub(crate) struct Answers<'a> {
    ratings: BTreeMap<CapabilityId, Vec<&'a Rating>>,
    agreed: BTreeMap<CapabilityId, &'a AgreedRating>,
}

impl<'a> Answers<'a> {
    pub(crate) fn new(facts: &'a RoundFacts) -> Self {
        let mut ratings: BTreeMap<CapabilityId, Vec<&Rating>> = BTreeMap::new();
        for rating in facts.counted() {
            ratings.entry(rating.capability).or_default().push(rating);
        }
        let agreed = facts.agreed.iter().map(|a| (a.capability, a)).collect();
        Self { ratings, agreed }
    }

    /// Returns individual ratings of a leaf, in the order of the facts.
    pub(crate) fn ratings(&self, id: CapabilityId) -> &[&'a Rating] {
        self.ratings.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns the agreed rating of a leaf.
    pub(crate) fn agreed(&self, id: CapabilityId) -> Option<&'a AgreedRating> {
        self.agreed.get(&id).copied()
    }

    fn room(&self, model: &CapabilityModel, tree: &Tree, position: usize) -> Room {
        let id = leaf_id(model, tree, position);
        let ratings = self.ratings(id);
        let spread = Spread::of(
            ratings.iter().map(|r| &r.answer),
            tree.scale(model, position),
        );
        let agreed = self.agreed(id);
        let reason = match agreed {
            Some(a) => reason_of(&a.answer),
            None if spread.is_none() => ratings.first().and_then(|r| reason_of(&r.answer)),
            None => None,
        };
        let basis = match (agreed, ratings.is_empty()) {
            (Some(_), _) => Basis::Agreed,
            (None, false) => Basis::Median,
            (None, true) => Basis::Nothing,
        };
        let discuss = agreed.is_none() && spread.is_some_and(|s| s.discuss);
        Room {
            basis,
            spread,
            reason,
            discuss,
        }
    }

    fn figures(
        &self,
        model: &CapabilityModel,
        tree: &Tree,
        position: usize,
        room: Option<&Room>,
    ) -> Figures {
        let scale = tree.scale(model, position);
        let (floor, ceiling) = (scale.floor(), scale.ceiling());
        let agreed = self
            .agreed(leaf_id(model, tree, position))
            .map(|a| a.answer.value());
        let median = room.and_then(|r| r.spread).map(|s| s.median);
        let basis = room.map_or(Basis::Nothing, |r| r.basis);
        match (
            basis,
            agreed
                .flatten()
                .or(median.filter(|_| basis == Basis::Median)),
        ) {
            (Basis::Nothing, _) => Figures::unanswered(floor, ceiling),
            (_, Some(value)) => Figures::answered(value, floor, ceiling),
            (_, None) => Figures::not_applicable(floor, ceiling),
        }
    }
}

fn reason_of(answer: &Answer) -> Option<String> {
    match answer {
        Answer::NotApplicable { reason } => Some(reason.clone()),
        Answer::Level { .. } => None,
    }
}

/// Returns the id of the capability at `position`, which is not the root.
pub(crate) fn leaf_id(model: &CapabilityModel, tree: &Tree, position: usize) -> CapabilityId {
    let capability = tree.nodes[position]
        .capability
        .expect("only the root has no capability, and it is no leaf");
    model.capabilities[capability].id
}

#[cfg(test)]
pub(crate) mod fixture;

#[cfg(test)]
mod tests;
