//! Two rounds compared, with a change of the model told apart from a change of answers.
//!
//! Between round A and round B both model and answers may have changed. The difference of a score is
//! split along the path A → (model of A, answers of B) → B: the first step is what the answers did, the
//! second what the model did; they sum to the whole. Leaves are matched by id. A leaf of A that B no
//! longer rates, or rates on another scale, keeps its answer of A in the first step, so that retiring and
//! re-scaling count as changes of the model. Readiness has a third step, for targets and priorities.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assessment::{Assessment, Node};
use crate::facts::RoundFacts;
use crate::id::CapabilityId;
use crate::model::{Capability, CapabilityModel};
use crate::overview::{TrendPoint, trend_point};
use crate::readiness::Readiness;
use crate::roll_up::Figures;
use crate::tree::{ModelError, Tree};
use crate::words::Pillar;

/// Whether a node stands in both rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// In both.
    Both,
    /// Only in the later round.
    Added,
    /// Only in the earlier round.
    Removed,
}

/// A difference and what made it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Change {
    /// After minus before.
    pub total: f64,
    /// What changed answers did.
    pub by_answers: f64,
    /// What a changed model did.
    pub by_model: f64,
    /// What changed targets and priorities did; 0 for scores, which they never enter.
    pub by_plan: f64,
}

/// One node in both rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NodeChange {
    /// The capability; none for the root.
    pub id: Option<CapabilityId>,
    /// Its code, in the later round where it stands there.
    pub code: String,
    /// Its name, likewise.
    pub title: String,
    /// Its depth, likewise.
    pub depth: u32,
    /// Whether it is rated.
    pub leaf: bool,
    /// Its pillar.
    pub pillar: Option<Pillar>,
    /// Where it stands.
    pub presence: Presence,
    /// Figures in the earlier round.
    pub before: Option<Figures>,
    /// Figures in the later round.
    pub after: Option<Figures>,
    /// The difference of the scores; none where either is missing.
    pub change: Option<Change>,
}

/// One pillar's readiness in both rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PillarChange {
    /// The pillar.
    pub pillar: Pillar,
    /// Readiness in the earlier round.
    pub before: Readiness,
    /// Readiness in the later round.
    pub after: Readiness,
    /// The difference; none where either is missing.
    pub change: Option<Change>,
}

/// What kind of change was made to a capability of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ModelChangeKind {
    /// New.
    Added,
    /// Removed or retired.
    Removed,
    /// Below another node.
    Moved,
    /// Another weight.
    Reweighed,
    /// Another scale, or other values on it.
    Rescaled,
    /// Another roll-up rule.
    RollUp,
    /// Other words: code, title, purpose or descriptors. Scores do not move.
    Reworded,
}

/// One change of the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ModelChange {
    /// The capability; none for the root.
    pub id: Option<CapabilityId>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What was done.
    pub kind: ModelChangeKind,
    /// From what to what.
    pub detail: String,
}

/// Two rounds side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// The earlier round.
    pub before: TrendPoint,
    /// The later round.
    pub after: TrendPoint,
    /// Pillars.
    pub pillars: Vec<PillarChange>,
    /// Nodes in the order of the later round, removed ones at the end.
    pub nodes: Vec<NodeChange>,
    /// What was changed in the model, in model order; empty where nothing was.
    pub model_changes: Vec<ModelChange>,
    /// Leaves whose value rose, fell, and stayed.
    pub rose: u32,
    /// Leaves whose value fell.
    pub fell: u32,
    /// Leaves whose value stayed.
    pub stayed: u32,
}

/// Returns the comparison of two rounds over the same model, or what is wrong with a model.
pub fn compare(before: &RoundFacts, after: &RoundFacts) -> Result<Comparison, ModelError> {
    let a = Assessment::of(before)?;
    let b = Assessment::of(after)?;
    let answered = Assessment::of(&answers_of_after(before, after)?)?;
    let remodelled = Assessment::of(&RoundFacts {
        targets: before.targets.clone(),
        priorities: before.priorities.clone(),
        round: crate::rating::Round {
            priority_method: before.round.priority_method,
            ..after.round.clone()
        },
        ..after.clone()
    })?;
    let mut nodes: Vec<NodeChange> = b
        .nodes
        .iter()
        .map(|n| node_change(n, &a, &answered))
        .collect();
    let gone = a
        .nodes
        .iter()
        .filter(|n| n.id.is_some_and(|id| b.node(id).is_none()));
    nodes.extend(gone.map(removed));
    let pillars = Pillar::ALL
        .iter()
        .filter_map(|&p| pillar_change(p, [&a, &answered, &remodelled, &b]));
    let sign = |n: &NodeChange| n.change.filter(|_| n.leaf).map(|c| c.total);
    let count =
        |test: fn(f64) -> bool| nodes.iter().filter_map(sign).filter(|&t| test(t)).count() as u32;
    Ok(Comparison {
        before: trend_point(before, &a),
        after: trend_point(after, &b),
        pillars: pillars.collect(),
        rose: count(|t| t > 1e-9),
        fell: count(|t| t < -1e-9),
        stayed: count(|t| t.abs() <= 1e-9),
        nodes,
        model_changes: model_changes(&before.model, &after.model),
    })
}

/// Returns the earlier round with the later round's answers wherever both rate the leaf alike.
fn answers_of_after(before: &RoundFacts, after: &RoundFacts) -> Result<RoundFacts, ModelError> {
    let (old, new) = (Tree::new(&before.model)?, Tree::new(&after.model)?);
    let comparable = |id: CapabilityId| {
        let (Some(p), Some(q)) = (old.position(id), new.position(id)) else {
            return false;
        };
        let same_scale =
            old.scale(&before.model, p).values() == new.scale(&after.model, q).values();
        old.nodes[p].leaf && new.nodes[q].leaf && same_scale
    };
    let mut mixed = before.clone();
    let left: Vec<_> = before
        .counted()
        .filter(|r| !comparable(r.capability))
        .cloned()
        .collect();
    mixed.ratings = left;
    mixed.agreed.retain(|r| !comparable(r.capability));
    mixed.ratings.extend(
        after
            .counted()
            .filter(|r| comparable(r.capability))
            .cloned(),
    );
    let newcomers = after
        .round
        .participants
        .iter()
        .filter(|p| !before.round.participants.contains(p));
    mixed.round.participants.extend(newcomers);
    mixed.agreed.extend(
        after
            .agreed
            .iter()
            .filter(|r| comparable(r.capability))
            .cloned(),
    );
    Ok(mixed)
}

fn node_change(node: &Node, a: &Assessment, answered: &Assessment) -> NodeChange {
    let of = |x: &Assessment| match node.id {
        Some(id) => x.node(id).map(|n| n.figures),
        None => Some(x.root().figures),
    };
    let before = of(a);
    let score = |f: Option<Figures>| f.and_then(|f| f.score);
    let change = match (score(before), score(of(answered)), node.figures.score) {
        (Some(from), Some(mid), Some(to)) => Some(Change {
            total: to - from,
            by_answers: mid - from,
            by_model: to - mid,
            by_plan: 0.0,
        }),
        _ => None,
    };
    NodeChange {
        id: node.id,
        code: node.code.clone(),
        title: node.title.clone(),
        depth: node.depth,
        leaf: node.leaf,
        pillar: node.pillar,
        presence: if before.is_some() {
            Presence::Both
        } else {
            Presence::Added
        },
        before,
        after: Some(node.figures),
        change,
    }
}

fn removed(node: &Node) -> NodeChange {
    NodeChange {
        id: node.id,
        code: node.code.clone(),
        title: node.title.clone(),
        depth: node.depth,
        leaf: node.leaf,
        pillar: node.pillar,
        presence: Presence::Removed,
        before: Some(node.figures),
        after: None,
        change: None,
    }
}

fn pillar_change(pillar: Pillar, steps: [&Assessment; 4]) -> Option<PillarChange> {
    let readiness = steps.map(|a| a.readiness(|n| n.pillar == Some(pillar)));
    let present = steps
        .iter()
        .any(|a| a.leaves().any(|n| n.pillar == Some(pillar)));
    let [from, answers, model, to] = readiness.map(|r| r.value);
    let change = match (from, answers, model, to) {
        (Some(from), Some(answers), Some(model), Some(to)) => Some(Change {
            total: to - from,
            by_answers: answers - from,
            by_model: model - answers,
            by_plan: to - model,
        }),
        _ => None,
    };
    present.then_some(PillarChange {
        pillar,
        before: readiness[0],
        after: readiness[3],
        change,
    })
}

/// Returns what was changed from one model to another, in the order of the later, removals last.
pub fn model_changes(before: &CapabilityModel, after: &CapabilityModel) -> Vec<ModelChange> {
    let live = |m: &CapabilityModel| -> BTreeMap<CapabilityId, Capability> {
        m.capabilities
            .iter()
            .filter(|c| !c.retired)
            .map(|c| (c.id, c.clone()))
            .collect()
    };
    let (old, new) = (live(before), live(after));
    let mut changes = Vec::new();
    if before.rollup != after.rollup {
        let detail = format!("{} → {}", before.rollup.word(), after.rollup.word());
        changes.push(ModelChange {
            id: None,
            code: after.code.clone(),
            title: after.title.clone(),
            kind: ModelChangeKind::RollUp,
            detail,
        });
    }
    let code = |m: &BTreeMap<CapabilityId, Capability>, id: Option<CapabilityId>| {
        id.and_then(|id| m.get(&id))
            .map_or("the root".to_owned(), |c| c.code.clone())
    };
    for c in after.capabilities.iter().filter(|c| !c.retired) {
        let mut push = |kind, detail: String| {
            let (id, code, title) = (Some(c.id), c.code.clone(), c.title.clone());
            changes.push(ModelChange {
                id,
                code,
                title,
                kind,
                detail,
            });
        };
        let Some(o) = old.get(&c.id) else {
            push(
                ModelChangeKind::Added,
                format!("below {}", code(&new, c.parent)),
            );
            continue;
        };
        if o.parent != c.parent {
            push(
                ModelChangeKind::Moved,
                format!("{} → {}", code(&old, o.parent), code(&new, c.parent)),
            );
        }
        if (o.weight - c.weight).abs() > 1e-12 {
            push(
                ModelChangeKind::Reweighed,
                format!("{} → {}", o.weight, c.weight),
            );
        }
        let values =
            |m: &CapabilityModel, c: &Capability| m.scale_of(c).map(crate::scale::Scale::values);
        if values(before, o) != values(after, c) {
            let name = |m: &CapabilityModel, c: &Capability| {
                m.scale_of(c)
                    .map(|s| format!("{} ({} levels)", s.title, s.levels.len()))
                    .unwrap_or_default()
            };
            push(
                ModelChangeKind::Rescaled,
                format!("{} → {}", name(before, o), name(after, c)),
            );
        }
        if o.rollup != c.rollup {
            push(
                ModelChangeKind::RollUp,
                format!("{} → {}", o.rollup.word(), c.rollup.word()),
            );
        }
        let words = |c: &Capability| {
            (
                c.code.clone(),
                c.title.clone(),
                c.purpose.clone(),
                c.levels.clone(),
            )
        };
        if words(o) != words(c) {
            let what = [
                (o.code != c.code).then(|| format!("code {} → {}", o.code, c.code)),
                (o.title != c.title).then(|| format!("“{}” → “{}”", o.title, c.title)),
                (o.purpose != c.purpose).then(|| "purpose".to_owned()),
                (o.levels != c.levels).then(|| "level descriptors".to_owned()),
            ];
            let what: Vec<String> = what.into_iter().flatten().collect();
            push(ModelChangeKind::Reworded, what.join("; "));
        }
    }
    for o in before
        .capabilities
        .iter()
        .filter(|o| !o.retired && !new.contains_key(&o.id))
    {
        changes.push(ModelChange {
            id: Some(o.id),
            code: o.code.clone(),
            title: o.title.clone(),
            kind: ModelChangeKind::Removed,
            detail: format!("stood below {}", code(&old, o.parent)),
        });
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::fixture::{Build, capability, facts, id};

    fn before() -> Build {
        Build(facts())
            .rate("A.1", "x", 1.0)
            .rate("A.2", "x", 2.0)
            .target("A", 4.0)
    }

    fn change(before: &Build, after: &Build, code: &str) -> Change {
        let c = compare(&before.0, &after.0).expect("sound");
        c.nodes
            .iter()
            .find(|n| n.code == code)
            .and_then(|n| n.change)
            .expect("both answered")
    }

    #[test]
    fn new_answers_alone_are_a_change_of_answers() {
        let after = Build(facts())
            .rate("A.1", "x", 3.0)
            .rate("A.2", "x", 2.0)
            .target("A", 4.0);
        let c = change(&before(), &after, "A");
        assert_eq!((c.total, c.by_answers, c.by_model), (1.0, 1.0, 0.0));
    }

    #[test]
    fn a_new_weight_alone_is_a_change_of_the_model() {
        let mut after = before();
        after.0.model.capabilities[2].weight = 3.0;
        let c = change(&before(), &after, "A");
        assert_eq!((c.total, c.by_answers, c.by_model), (0.25, 0.0, 0.25));
        let found = compare(&before().0, &after.0).expect("sound").model_changes;
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].kind, found[0].detail.as_str()),
            (ModelChangeKind::Reweighed, "1 → 3")
        );
    }

    #[test]
    fn both_at_once_are_told_apart_and_sum_up() {
        let mut after = Build(facts())
            .rate("A.1", "x", 3.0)
            .rate("A.2", "x", 2.0)
            .rate("A.3", "x", 0.0);
        after.0.model.capabilities.push(capability("A.3"));
        after.0.model.capabilities[2].retired = true;
        let c = change(&before(), &after, "A");
        // before (1+2)/2 = 1.5; answers (3+2)/2 = 2.5; after, A.2 retired and A.3 new: (3+0)/2 = 1.5
        assert_eq!((c.by_answers, c.by_model, c.total), (1.0, -1.0, 0.0));
        let kinds: Vec<(String, ModelChangeKind)> = compare(&before().0, &after.0)
            .expect("sound")
            .model_changes
            .into_iter()
            .map(|m| (m.code, m.kind))
            .collect();
        let expected = [
            ("A.3".into(), ModelChangeKind::Added),
            ("A.2".into(), ModelChangeKind::Removed),
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn readiness_has_a_third_step_for_targets_and_priorities() {
        let after = Build(facts())
            .rate("A.1", "x", 1.0)
            .rate("A.2", "x", 2.0)
            .target("A", 2.0);
        let c = compare(&before().0, &after.0).expect("sound");
        let people = &c.pillars[0];
        let change = people.change.expect("both answered");
        // 3/8 of the way to 4, then 3/4 of the way to 2
        assert_eq!((change.by_answers, change.by_model), (0.0, 0.0));
        assert!((change.by_plan - 0.375).abs() < 1e-12);
    }

    #[test]
    fn removed_nodes_are_listed_after_the_others() {
        let mut after = before();
        after.0.model.capabilities.retain(|c| c.id != id("C.2"));
        let c = compare(&before().0, &after.0).expect("sound");
        let last = c.nodes.last().expect("nodes");
        assert_eq!(
            (last.code.as_str(), last.presence),
            ("C.2", Presence::Removed)
        );
        assert_eq!((c.rose, c.fell, c.stayed), (0, 0, 2));
    }
}
