//! What several parts of the report look up: groups by pillar, domains, links, people's labels.

use std::collections::BTreeMap;

use serde::Serialize;

use super::GapReportInput;
use crate::assessment::Node;
use crate::comparison::{Comparison, compare};
use crate::engagement::{Hurdle, Recommendation};
use crate::gap::{GapBoard, GapFilter, board};
use crate::id::{CapabilityId, PersonId};
use crate::model::Capability;
use crate::roll_up::Figures;
use crate::scale::{Scale, level_text};
use crate::tree::{ROOT, Tree};
use crate::words::{HurdleState, Pillar, RecommendationState};

/// Code and title of something that the report names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// A pillar of the model, or the capabilities that belong to none.
pub(super) type Group = Option<Pillar>;

/// The input with what is looked up in it again and again.
pub(super) struct Context<'a> {
    pub(super) input: &'a GapReportInput<'a>,
    /// Leaves by weighted gap.
    pub(super) board: GapBoard,
    /// The earlier round against this one.
    pub(super) comparison: Option<Comparison>,
    /// Pillars in their order, then none where a leaf has none.
    pub(super) groups: Vec<Group>,
    /// Positions of the domains, in model order.
    pub(super) domains: Vec<usize>,
    people: BTreeMap<PersonId, String>,
    hurdles: BTreeMap<CapabilityId, Vec<usize>>,
    recommendations: BTreeMap<CapabilityId, Vec<usize>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(input: &'a GapReportInput<'a>) -> Self {
        let assessment = input.assessment;
        let before = input
            .before
            .filter(|(b, _)| b.round.model == input.facts.round.model);
        let mut groups: Vec<Group> = assessment.leaves().map(|n| n.pillar).collect();
        groups.sort_by_key(|g| g.map_or(u8::MAX, |p| p as u8));
        groups.dedup();
        let mut domains: Vec<usize> = assessment
            .tree
            .leaves()
            .map(|p| assessment.tree.domain(p))
            .collect();
        domains.sort_unstable();
        domains.dedup();
        let mut hurdles: BTreeMap<CapabilityId, Vec<usize>> = BTreeMap::new();
        for (i, hurdle) in input.hurdles.iter().enumerate() {
            for &id in &hurdle.blocks {
                hurdles.entry(id).or_default().push(i);
            }
        }
        let mut recommendations: BTreeMap<CapabilityId, Vec<usize>> = BTreeMap::new();
        for (i, recommendation) in input.recommendations.iter().enumerate() {
            for &id in &recommendation.addresses {
                recommendations.entry(id).or_default().push(i);
            }
        }
        Self {
            input,
            board: board(
                input.facts,
                assessment,
                before.map(|(_, a)| a),
                &GapFilter::default(),
            ),
            comparison: before.and_then(|(b, _)| compare(b, input.facts).ok()),
            groups,
            domains,
            people: people(input),
            hurdles,
            recommendations,
        }
    }

    pub(super) fn tree(&self) -> &'a Tree {
        &self.input.assessment.tree
    }

    pub(super) fn node(&self, position: usize) -> &'a Node {
        &self.input.assessment.nodes[position]
    }

    pub(super) fn capability(&self, position: usize) -> Option<&'a Capability> {
        self.tree().nodes[position]
            .capability
            .map(|c| &self.input.facts.model.capabilities[c])
    }

    pub(super) fn scale(&self, position: usize) -> &'a Scale {
        self.tree().scale(&self.input.facts.model, position)
    }

    pub(super) fn position(&self, node: &Node) -> usize {
        node.id
            .and_then(|id| self.tree().position(id))
            .unwrap_or(ROOT)
    }

    /// Returns the positions of a group's leaves, in model order.
    pub(super) fn leaves(&self, group: Group) -> impl Iterator<Item = usize> + '_ {
        self.tree()
            .leaves()
            .filter(move |&p| self.node(p).pillar == group)
    }

    /// Returns the positions of the domains that hold a leaf of `group`.
    pub(super) fn domains(&self, group: Group) -> Vec<usize> {
        let mut found: Vec<usize> = self.leaves(group).map(|p| self.tree().domain(p)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns what a group is called.
    pub(super) fn group_title(&self, group: Group) -> &'a str {
        match group {
            Some(pillar) => pillar.title(),
            None if self.groups.len() == 1 => &self.input.facts.model.title,
            None => "Without a pillar",
        }
    }

    pub(super) fn label(&self, position: usize) -> Label {
        let node = self.node(position);
        Label {
            code: node.code.clone(),
            title: node.title.clone(),
        }
    }

    /// Returns the label of a capability of this round's model or of the one compared with.
    pub(super) fn label_of(&self, id: CapabilityId) -> Option<Label> {
        let models = [Some(self.input.facts), self.input.before.map(|(b, _)| b)];
        let found = models
            .into_iter()
            .flatten()
            .find_map(|f| f.model.capability(id))?;
        Some(Label {
            code: found.code.clone(),
            title: found.title.clone(),
        })
    }

    /// Returns how a person shows: by name, or as P1, P2 … where names are off.
    pub(super) fn person(&self, id: PersonId) -> String {
        self.people.get(&id).cloned().unwrap_or_else(|| "–".into())
    }

    /// Returns the hurdles that block a node, itself or through a node above, those resolved left out.
    pub(super) fn hurdles_at(&self, position: usize) -> Vec<&'a Hurdle> {
        let all = self
            .linked(&self.hurdles, position)
            .into_iter()
            .map(|i| &self.input.hurdles[i]);
        all.filter(|h| h.state != HurdleState::Resolved).collect()
    }

    /// Returns the recommendations that address a node, itself or through a node above, those rejected
    /// left out.
    pub(super) fn recommendations_at(&self, position: usize) -> Vec<&'a Recommendation> {
        let all = self.linked(&self.recommendations, position);
        let all = all.into_iter().map(|i| &self.input.recommendations[i]);
        all.filter(|r| r.state != RecommendationState::Rejected)
            .collect()
    }

    fn linked(&self, links: &BTreeMap<CapabilityId, Vec<usize>>, position: usize) -> Vec<usize> {
        let ids = self
            .tree()
            .path_up(position)
            .filter_map(|p| self.node(p).id);
        let mut found: Vec<usize> = ids
            .filter_map(|id| links.get(&id))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns the positions of the ranked gaps at or below any of `ids`.
    pub(super) fn gaps_below(&self, ids: &[CapabilityId]) -> Vec<usize> {
        let tree = self.tree();
        let tops = ids.iter().filter_map(|&id| tree.position(id));
        let mut leaves: Vec<usize> = tops.flat_map(|p| tree.leaves_below(p)).collect();
        leaves.sort_unstable();
        leaves.dedup();
        leaves.retain(|&p| self.node(p).gap.is_some_and(|g| g > 0.0));
        leaves
    }

    /// Returns the share of the total weighted gap that `leaves` hold, 0 to 1; none where there is none.
    pub(super) fn share_of_gap(&self, leaves: &[usize]) -> Option<f64> {
        let held: f64 = leaves
            .iter()
            .filter_map(|&p| self.node(p).weighted_gap)
            .sum();
        (self.board.total > 0.0).then(|| held / self.board.total)
    }
}

fn people(input: &GapReportInput) -> BTreeMap<PersonId, String> {
    let participants = &input.facts.round.participants;
    let others = input
        .people
        .iter()
        .map(|p| p.id)
        .filter(|id| !participants.contains(id));
    let all: Vec<PersonId> = participants.iter().copied().chain(others).collect();
    let shown = |(i, id): (usize, &PersonId)| {
        let named = input
            .people
            .iter()
            .find(|p| p.id == *id)
            .filter(|_| input.names);
        (
            *id,
            named.map_or_else(|| format!("P{}", i + 1), |p| p.code.clone()),
        )
    };
    all.iter().enumerate().map(shown).collect()
}

/// Returns where `value` stands on `scale`, from 0 at the lowest level to 1 at the highest: levels are
/// equally far apart, whatever they count for.
pub(super) fn shade(scale: &Scale, value: f64) -> f64 {
    let values = scale.values();
    let last = values.len().saturating_sub(1).max(1) as f64;
    let below = values
        .iter()
        .take_while(|&&v| v <= value + 1e-9)
        .count()
        .saturating_sub(1);
    let part = match values.get(below + 1) {
        Some(above) => ((value - values[below]) / (above - values[below])).clamp(0.0, 1.0),
        None => 0.0,
    };
    (below as f64 + part) / last
}

/// Returns where `value` stands on the node's own range, from 0 at its floor to 1 at its ceiling; none
/// where the range is empty.
pub(super) fn on_range(figures: &Figures, value: Option<f64>) -> Option<f64> {
    let width = figures.ceiling - figures.floor;
    let at = (value? - figures.floor) / width;
    (width > 0.0).then(|| at.clamp(0.0, 1.0))
}

/// Writes a range, `0–4`.
pub(super) fn range_text(floor: f64, ceiling: f64) -> String {
    format!(
        "{}–{}",
        super::wording::plain(floor),
        super::wording::plain(ceiling)
    )
}

/// Writes the value of a leaf as it was rated; a median between levels with at most two decimals.
pub(super) fn value_text(scale: &Scale, value: f64) -> String {
    match scale.position(value) {
        Some(at) => level_text(scale.levels[at].value),
        None => super::wording::plain(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scale::Level;

    #[test]
    fn levels_are_shaded_by_their_place_on_the_scale() {
        let level = |value: f64| Level {
            value,
            title: String::new(),
            text: String::new(),
        };
        let scale = Scale {
            code: "s".into(),
            title: "S".into(),
            levels: [0.0, 0.25, 0.5, 1.0].map(level).into(),
        };
        assert!(shade(&scale, 0.0).abs() < 1e-12);
        assert!((shade(&scale, 0.25) - 1.0 / 3.0).abs() < 1e-12);
        assert!((shade(&scale, 0.75) - 2.5 / 3.0).abs() < 1e-12);
        assert!((shade(&scale, 1.0) - 1.0).abs() < 1e-12);
        assert_eq!(
            (value_text(&scale, 0.25), value_text(&scale, 0.375)),
            ("0.25".into(), "0.38".into())
        );
    }
}
