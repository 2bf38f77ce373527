//! The rules of environments: what parts them, and what may lie in them.

use super::finding::Found;
use super::{ArchitectureRule, At, Element, Environment, EnvironmentKind};

/// Returns what the rules of environments find in a plateau.
pub(super) fn found(at: &At<'_, '_>) -> Vec<Found> {
    let mut found = Vec::new();
    segregation(at, &mut found);
    below_classification(at, &mut found);
    found
}

fn segregation(at: &At<'_, '_>, found: &mut Vec<Found>) {
    let of = |kind| at.environments().filter(move |e| e.kind == kind);
    for staging in of(EnvironmentKind::Staging) {
        for production in of(EnvironmentKind::Production) {
            let shared = shared(at, staging, production);
            if shared.is_empty() {
                continue;
            }
            let message = format!(
                "{} and {} share {}.",
                staging.title,
                production.title,
                shared.join(" and ")
            );
            found.push(Found {
                others: vec![Element::Environment(staging.id)],
                ..Found::new(
                    ArchitectureRule::Segregation,
                    Element::Environment(production.id),
                    message,
                )
            });
        }
    }
}

/// Names what two environments have in common. What is not known of one is shared with nobody.
fn shared<'a>(at: &At<'_, 'a>, one: &'a Environment, other: &'a Environment) -> Vec<String> {
    let (one, other) = (at.environment_state(one), at.environment_state(other));
    let same = |a: &str, b: &str| {
        let (a, b) = (a.trim(), b.trim());
        !a.is_empty() && a.to_lowercase() == b.to_lowercase()
    };
    let mut shared = Vec::new();
    if same(&one.network, &other.network) {
        shared.push(format!("the network {}", other.network.trim()));
    }
    if same(&one.identity, &other.identity) {
        shared.push(format!("the identities of {}", other.identity.trim()));
    }
    let both = one
        .writers
        .iter()
        .filter(|w| other.writers.contains(w))
        .count();
    match both {
        0 => {}
        1 => shared.push("a role that writes to both".to_owned()),
        n => shared.push(format!("{n} roles that write to both")),
    }
    shared
}

fn below_classification(at: &At<'_, '_>, found: &mut Vec<Found>) {
    let index = at.index();
    for flow in at.flows() {
        let Some(target) = index.component(flow.to) else {
            continue;
        };
        let Some(home) = at.home(target) else {
            continue;
        };
        let allowed = at.environment_state(home).classification;
        if flow.classification > allowed {
            let message = format!(
                "{} carries {} content into {}, which may hold {} at most.",
                flow.code,
                flow.classification.title().to_lowercase(),
                home.title,
                allowed.title().to_lowercase()
            );
            found.push(Found {
                others: vec![Element::Environment(home.id)],
                ..Found::new(
                    ArchitectureRule::BelowClassification,
                    Element::Flow(flow.id),
                    message,
                )
            });
        }
    }
}
