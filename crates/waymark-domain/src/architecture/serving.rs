//! The rules of components: what serves, where it comes from, who answers for it.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Found;
use super::{
    ArchitectureFacts, ArchitectureRule, At, Component, ComponentKind, Criticality, Element,
    EnvironmentKind, FlowKind, PlateauKind,
};
use crate::id::{ComponentId, ToolId};
use crate::tool::{Tool, ToolState};

/// Returns what the rules of components find in a plateau.
pub(super) fn found(at: &At<'_, '_>, facts: &ArchitectureFacts) -> Vec<Found> {
    let mut found = Vec::new();
    monitored(at, &mut found);
    one_registry(at, &mut found);
    let tools: BTreeMap<ToolId, &Tool> = facts.tools.iter().map(|t| (t.id, t)).collect();
    let joined: BTreeSet<ComponentId> = at.flows().flat_map(|f| [f.from, f.to]).collect();
    for component in at.components() {
        let mut say = |rule, message: String| {
            found.push(Found::new(rule, Element::Component(component.id), message));
        };
        let title = &component.title;
        if in_production(at, component) && component.inventory.trim().is_empty() {
            let message = format!("What {title} serves is in no inventory.");
            say(ArchitectureRule::Inventory, message);
        }
        let tool = at.component_state(component).tool;
        let given_up = tool.and_then(|id| tools.get(&id)).filter(|t| {
            at.is_planned() && matches!(t.state, ToolState::Retired | ToolState::Rejected)
        });
        if let Some(tool) = given_up {
            let state = tool.state.title().to_lowercase();
            let message = format!("{title} rests on {}, which is {state}.", tool.name);
            say(ArchitectureRule::RetiredTool, message);
        }
        let target = at
            .of_plateau()
            .is_none_or(|p| p.kind == PlateauKind::Target);
        if target && component.kind.is_slot() && tool.is_none() {
            let message = format!("No tool fills {title}.");
            say(ArchitectureRule::OpenSlot, message);
        }
        if component.criticality == Criticality::High && component.owner_role.is_none() {
            let message = format!("Much depends on {title}, and nobody answers for it.");
            say(ArchitectureRule::NoOwner, message);
        }
        if !joined.contains(&component.id) {
            let message = format!("Nothing flows to or from {title}.");
            say(ArchitectureRule::LooseComponent, message);
        }
    }
    found
}

/// Returns whether a component serves users: it runs a model, in production.
fn in_production(at: &At<'_, '_>, component: &Component) -> bool {
    component.kind.serves() && at.purpose(component) == EnvironmentKind::Production
}

/// What serves sends measurements to monitoring, and from there, through whatever keeps outcomes, something comes
/// back to the builders.
fn monitored(at: &At<'_, '_>, found: &mut Vec<Found>) {
    let mut watchers: BTreeMap<ComponentId, Vec<ComponentId>> = BTreeMap::new();
    let mut returns: BTreeSet<ComponentId> = BTreeSet::new();
    for flow in at.flows() {
        match flow.kind {
            FlowKind::Monitoring => watchers.entry(flow.from).or_default().push(flow.to),
            FlowKind::Feedback => drop(returns.insert(flow.from)),
            _ => {}
        }
    }
    for component in at.components().filter(|c| in_production(at, c)) {
        let reached = reached(component.id, &watchers);
        let message = if reached.is_empty() {
            format!("{} is not monitored.", component.title)
        } else if reached.iter().any(|id| returns.contains(id)) {
            continue;
        } else {
            format!(
                "{} is monitored, yet nothing of it comes back to the builders.",
                component.title
            )
        };
        let element = Element::Component(component.id);
        found.push(Found::new(ArchitectureRule::Monitored, element, message));
    }
}

/// Returns everything that measurements of a component reach.
fn reached(
    from: ComponentId,
    flows: &BTreeMap<ComponentId, Vec<ComponentId>>,
) -> BTreeSet<ComponentId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(here) = open.pop() {
        for &next in flows.get(&here).map_or(&[][..], Vec::as_slice) {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}

fn one_registry(at: &At<'_, '_>, found: &mut Vec<Found>) {
    let registries: Vec<&Component> = at
        .components()
        .filter(|c| c.kind == ComponentKind::ModelRegistry)
        .collect();
    if let [first, others @ ..] = registries.as_slice() {
        for other in others {
            let message = format!(
                "{} is a second registry beside {}.",
                other.title, first.title
            );
            found.push(Found {
                others: vec![Element::Component(first.id)],
                ..Found::new(
                    ArchitectureRule::OneRegistry,
                    Element::Component(other.id),
                    message,
                )
            });
        }
    }
    let index = at.index();
    for flow in at.flows().filter(|f| f.kind == FlowKind::Model) {
        let ends = (index.component(flow.from), index.component(flow.to));
        let (Some(from), Some(to)) = ends else {
            continue;
        };
        // What trains in production serves there as well where the code is promoted.
        let trained_there =
            from.kind == ComponentKind::Training && at.purpose(from) == EnvironmentKind::Production;
        let lawful = matches!(
            from.kind,
            ComponentKind::ModelRegistry | ComponentKind::Fallback
        ) || trained_there;
        if in_production(at, to) && !lawful {
            let message = format!(
                "{} takes its model from {}, not from a registry.",
                to.title, from.title
            );
            found.push(Found::new(
                ArchitectureRule::OneRegistry,
                Element::Flow(flow.id),
                message,
            ));
        }
    }
}
