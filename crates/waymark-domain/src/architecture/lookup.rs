//! What an architecture, a component and a gate say of themselves.

use super::{
    Architecture, Component, ComponentKind, ComponentState, Criticality, Flow, Gate, GateKind,
    Layer,
};
use crate::id::{ComponentId, GateId, PlateauId};

impl Architecture {
    /// Returns the component with this id, or none.
    pub fn component(&self, id: ComponentId) -> Option<&Component> {
        self.components.iter().find(|c| c.id == id)
    }

    /// Returns what a flow is called: “model from Registry to Online serving”.
    pub fn flow_name(&self, flow: &Flow) -> String {
        let title = |id| {
            self.component(id)
                .map_or("a component that is gone", |c| c.title.as_str())
        };
        let what = if flow.title.is_empty() {
            flow.kind.title()
        } else {
            &flow.title
        };
        format!("{what}: {} to {}", title(flow.from), title(flow.to))
    }

    /// Returns whether an element with this list of plateaus is in `plateau`.
    pub(crate) fn lists(plateaus: &[PlateauId], plateau: Option<PlateauId>) -> bool {
        plateaus.is_empty() || plateau.is_none_or(|p| plateaus.contains(&p))
    }
}

impl Component {
    /// Returns a component of which nothing is known but its name and slot.
    pub fn new(id: ComponentId, code: &str, title: &str, kind: ComponentKind) -> Self {
        Self {
            id,
            code: code.to_owned(),
            title: title.to_owned(),
            kind,
            environment: None,
            layer: None,
            description: String::new(),
            owner_role: None,
            criticality: Criticality::Medium,
            state: ComponentState::default(),
            changes: vec![],
            capabilities: vec![],
            steps: vec![],
            plateaus: vec![],
            replaces: vec![],
            inventory: String::new(),
            initiative: String::new(),
            recommendation: None,
            eliminated_because: String::new(),
            pin: None,
        }
    }

    /// Returns its layer.
    pub fn layer(&self) -> Layer {
        self.layer.unwrap_or_else(|| self.kind.layer())
    }
}

impl Gate {
    /// Returns a gate of which nothing is known but its name.
    pub fn new(id: GateId, code: &str, title: &str, kind: GateKind) -> Self {
        Self {
            id,
            code: code.to_owned(),
            title: title.to_owned(),
            kind,
            description: String::new(),
            criteria: vec![],
            evidence: vec![],
            checks: vec![],
            approvers: vec![],
            deputy: None,
            deployer: None,
            promotion: None,
            rollback: String::new(),
            rollback_minutes: None,
            step: None,
            plateaus: vec![],
            pin: None,
        }
    }
}
