//! The way from one plateau to another: what has to be done before what, and how much it takes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArchitectureFacts, DiffClass, Difference, Element, Flow, FlowKind, Index, difference};
use crate::id::{ComponentId, PlateauId};
use crate::words::Size;

/// What has to be done with one component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MigrationStep {
    /// Its place in the order, from 1; steps with the same number do not wait for one another.
    pub order: u32,
    /// The component.
    pub component: ComponentId,
    /// Whether it comes, goes or changes.
    pub class: DiffClass,
    /// What it takes, in points: 1, and 1 for each flow that comes, goes or changes with it, 2 where it moves to
    /// another place, 1 where another tool fills it.
    pub points: u32,
    /// Small up to 3 points, medium up to 6, large above.
    pub effort: Size,
    /// What makes up the points, in words.
    pub because: String,
    /// The components whose steps have to come before.
    pub after: Vec<ComponentId>,
}

/// The way from one plateau to another. Both figures are for planning the order of work, not for a budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Migration {
    /// The plateau before.
    pub from: PlateauId,
    /// The plateau after.
    pub to: PlateauId,
    /// The steps, in their order.
    pub steps: Vec<MigrationStep>,
}

/// Returns the way from one plateau to another, or none where the architecture lacks one of them.
///
/// A component that uses another comes after it: what receives data, features, models, code or orders waits for
/// where they come from, a caller for what it calls. What goes waits for what takes its place, and for those that
/// still used it. Where that leads in a circle, the step with the fewest open conditions breaks it.
pub fn migration(facts: &ArchitectureFacts, from: PlateauId, to: PlateauId) -> Option<Migration> {
    let difference = difference(facts, from, to)?;
    let index = Index::of(&facts.architecture);
    let moving: BTreeMap<ComponentId, DiffClass> = difference
        .components
        .iter()
        .filter(|d| d.class != DiffClass::Kept)
        .filter_map(|d| match d.element {
            Element::Component(id) => Some((id, d.class)),
            _ => None,
        })
        .collect();
    let conditions = conditions(facts, &difference, &moving);
    let ids: Vec<ComponentId> = facts
        .architecture
        .components
        .iter()
        .map(|c| c.id)
        .filter(|id| moving.contains_key(id))
        .collect();
    let mut steps: Vec<MigrationStep> = ordered(&ids, &conditions)
        .into_iter()
        .map(|(order, id)| {
            let (points, because) = points(&index, &difference, id);
            MigrationStep {
                order,
                component: id,
                class: moving[&id],
                points,
                effort: match points {
                    0..=3 => Size::Small,
                    4..=6 => Size::Medium,
                    _ => Size::Large,
                },
                because,
                after: conditions
                    .get(&id)
                    .map(|s| s.iter().copied().collect())
                    .unwrap_or_default(),
            }
        })
        .collect();
    steps.sort_by_key(|s| s.order);
    Some(Migration { from, to, steps })
}

type Conditions = BTreeMap<ComponentId, BTreeSet<ComponentId>>;

/// Returns what each component that moves has to wait for.
fn conditions(
    facts: &ArchitectureFacts,
    difference: &Difference,
    moving: &BTreeMap<ComponentId, DiffClass>,
) -> Conditions {
    let mut conditions = Conditions::new();
    let mut wait = |who: ComponentId, whom: ComponentId| {
        if who != whom && moving.contains_key(&who) && moving.contains_key(&whom) {
            conditions.entry(who).or_default().insert(whom);
        }
    };
    let goes = |id: ComponentId| moving.get(&id) == Some(&DiffClass::Removed);
    for flow in &facts.architecture.flows {
        let Some((user, used)) = use_of(flow) else {
            continue;
        };
        match difference.of(Element::Flow(flow.id)).map(|d| d.class) {
            // Whoever uses what goes lets go of it first.
            Some(DiffClass::Removed) if goes(used) => wait(used, user),
            Some(DiffClass::Added | DiffClass::Changed | DiffClass::Kept) => wait(user, used),
            _ => {}
        }
    }
    for component in &facts.architecture.components {
        for &old in &component.replaces {
            if goes(old) {
                wait(old, component.id);
            }
        }
    }
    conditions
}

/// Returns which end of a flow uses which; none for what only reports.
fn use_of(flow: &Flow) -> Option<(ComponentId, ComponentId)> {
    match flow.kind {
        FlowKind::Data
        | FlowKind::Features
        | FlowKind::Model
        | FlowKind::Code
        | FlowKind::Deploy => Some((flow.to, flow.from)),
        FlowKind::Call => Some((flow.from, flow.to)),
        FlowKind::Monitoring | FlowKind::Feedback | FlowKind::Rollback | FlowKind::Evidence => None,
    }
}

/// Returns the components with their places in the order.
fn ordered(ids: &[ComponentId], conditions: &Conditions) -> Vec<(u32, ComponentId)> {
    let mut open: Vec<ComponentId> = ids.to_vec();
    let mut done: BTreeSet<ComponentId> = BTreeSet::new();
    let mut placed = Vec::with_capacity(ids.len());
    let waiting = |id: &ComponentId, done: &BTreeSet<ComponentId>| {
        let all = conditions.get(id).into_iter().flatten();
        all.filter(|c| !done.contains(c)).count()
    };
    for order in 1.. {
        let Some(fewest) = open.iter().map(|id| waiting(id, &done)).min() else {
            break;
        };
        let free: Vec<ComponentId> = open
            .iter()
            .copied()
            .filter(|id| waiting(id, &done) == fewest)
            .take(if fewest == 0 { usize::MAX } else { 1 })
            .collect();
        open.retain(|id| !free.contains(id));
        placed.extend(free.iter().map(|id| (order, *id)));
        done.extend(free);
    }
    placed
}

/// Returns the points of a component, and what they are for.
fn points(index: &Index<'_>, difference: &Difference, id: ComponentId) -> (u32, String) {
    let flows = difference.flows.iter().filter(|d| {
        let touches = |f: &&Flow| f.from == id || f.to == id;
        let flow = match d.element {
            Element::Flow(flow) => index.flow(flow).filter(touches),
            _ => None,
        };
        d.class != DiffClass::Kept && flow.is_some()
    });
    let flows = u32::try_from(flows.count()).unwrap_or(u32::MAX);
    let changes = difference.of(Element::Component(id));
    let says = |what: &str| changes.is_some_and(|d| d.changes.iter().any(|c| c.starts_with(what)));
    let (moves, refilled) = (says("hosting: "), says("tool: "));
    let points = 1 + flows + 2 * u32::from(moves) + u32::from(refilled);
    let mut because = vec![];
    match flows {
        0 => {}
        1 => because.push("1 flow".to_owned()),
        n => because.push(format!("{n} flows")),
    }
    if moves {
        because.push("another place".to_owned());
    }
    if refilled {
        because.push("another tool".to_owned());
    }
    if because.is_empty() {
        because.push("no flow touched".to_owned());
    }
    (points, because.join(", "))
}
