//! What an architecture, a component and a gate say of themselves.

use super::{
    Architecture, Component, ComponentKind, ComponentState, Control, Criticality, Element,
    Environment, Flow, Gate, GateKind, Layer, Plateau, Policy,
};
use crate::id::{ComponentId, ControlId, EnvironmentId, FlowId, GateId, PlateauId, ToolId};

impl Architecture {
    /// Returns the component with this id, or none.
    pub fn component(&self, id: ComponentId) -> Option<&Component> {
        self.components.iter().find(|c| c.id == id)
    }

    /// Returns the environment with this id, or none.
    pub fn environment(&self, id: EnvironmentId) -> Option<&Environment> {
        self.environments.iter().find(|e| e.id == id)
    }

    /// Returns the flow with this id, or none.
    pub fn flow(&self, id: FlowId) -> Option<&Flow> {
        self.flows.iter().find(|f| f.id == id)
    }

    /// Returns the gate with this id, or none.
    pub fn gate(&self, id: GateId) -> Option<&Gate> {
        self.gates.iter().find(|g| g.id == id)
    }

    /// Returns the plateau with this id, or none.
    pub fn plateau(&self, id: PlateauId) -> Option<&Plateau> {
        self.plateaus.iter().find(|p| p.id == id)
    }

    /// Returns the control with this id and its policy, or none.
    pub fn control(&self, id: ControlId) -> Option<(&Policy, &Control)> {
        let of = |p| -> Option<(&Policy, &Control)> {
            let policy: &Policy = p;
            let found = policy.controls.iter().find(|c| c.id == id)?;
            Some((policy, found))
        };
        self.policies.iter().find_map(of)
    }

    /// Returns whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.environments.is_empty() && self.components.is_empty() && self.gates.is_empty()
    }

    /// Returns the short name of an element, or none where it is no part of the architecture.
    pub fn code(&self, element: Element) -> Option<&str> {
        match element {
            Element::Plateau(id) => self.plateau(id).map(|e| e.code.as_str()),
            Element::Environment(id) => self.environment(id).map(|e| e.code.as_str()),
            Element::Component(id) => self.component(id).map(|e| e.code.as_str()),
            Element::Flow(id) => self.flow(id).map(|e| e.code.as_str()),
            Element::Gate(id) => self.gate(id).map(|e| e.code.as_str()),
            Element::Control(id) => self.control(id).map(|(_, c)| c.code.as_str()),
        }
    }

    /// Returns the name of an element, or none where it is no part of the architecture. A flow without a name is
    /// called by what it carries and where it goes.
    pub fn name(&self, element: Element) -> Option<String> {
        match element {
            Element::Plateau(id) => self.plateau(id).map(|e| e.title.clone()),
            Element::Environment(id) => self.environment(id).map(|e| e.title.clone()),
            Element::Component(id) => self.component(id).map(|e| e.title.clone()),
            Element::Flow(id) => self.flow(id).map(|f| self.flow_name(f)),
            Element::Gate(id) => self.gate(id).map(|e| format!("{} {}", e.code, e.title)),
            Element::Control(id) => self.control(id).map(|(_, c)| c.title.clone()),
        }
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

    /// Returns every tool that fills it in some plateau, each once.
    pub fn tools(&self) -> Vec<ToolId> {
        let all = std::iter::once(&self.state).chain(self.changes.iter().map(|c| &c.state));
        let mut tools: Vec<ToolId> = all.filter_map(|s| s.tool).collect();
        tools.sort_unstable();
        tools.dedup();
        tools
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
