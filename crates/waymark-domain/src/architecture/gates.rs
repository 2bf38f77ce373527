//! The rules of gates: who decides, on what, and how one comes back.

use super::finding::Found;
use super::{ArchitectureRule, At, Element, EnvironmentKind, FlowKind, Gate, GateKind};

/// Returns what the rules of gates find in a plateau.
pub(super) fn found(at: &At<'_, '_>) -> Vec<Found> {
    let mut found = Vec::new();
    for gate in at.gates() {
        let mut say = |rule, message: String| {
            found.push(Found::new(rule, Element::Gate(gate.id), message));
        };
        let called = format!("{} {}", gate.code, gate.title);
        if gate.kind == GateKind::Approval {
            match gate.approvers.len() {
                1 => {}
                0 => say(
                    ArchitectureRule::OneApprover,
                    format!("Nobody approves {called}."),
                ),
                n => say(
                    ArchitectureRule::OneApprover,
                    format!("{n} roles approve {called}; one has to."),
                ),
            }
        }
        if gate.deployer.is_some_and(|d| gate.approvers.contains(&d)) {
            let message = format!("The role that approves {called} also deploys.");
            say(ArchitectureRule::ApproverDeploys, message);
        }
        if gate.evidence.is_empty() && (gate.kind == GateKind::Approval || gate.checks.is_empty()) {
            let message = format!("{called} asks for no evidence.");
            say(ArchitectureRule::GateEvidence, message);
        }
        if !at.flows().any(|f| f.gate == Some(gate.id)) {
            let message = format!("No flow passes {called}.");
            say(ArchitectureRule::UnusedGate, message);
        }
        if let Some(message) = no_way_back(at, gate) {
            say(ArchitectureRule::Rollback, message);
        }
    }
    found
}

/// Says where a gate leads into production without a way back: neither does the gate state one, nor does a flow roll
/// back what it lets through.
fn no_way_back(at: &At<'_, '_>, gate: &Gate) -> Option<String> {
    if !gate.rollback.trim().is_empty() {
        return None;
    }
    let index = at.index();
    let released = at
        .flows()
        .filter(|f| f.gate == Some(gate.id) && f.kind.delivers());
    for flow in released {
        let target = index.component(flow.to)?;
        let back = at
            .flows()
            .any(|f| f.kind == FlowKind::Rollback && f.to == flow.to);
        if at.purpose(target) == EnvironmentKind::Production && !back {
            return Some(format!(
                "{} releases {}, and there is no way back.",
                gate.code, target.title
            ));
        }
    }
    None
}
