//! One small architecture in which no rule finds anything, and for every rule the change that makes it find
//! something: the documentation shows both, and a test runs them.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Architecture, ArchitectureFacts, ArchitectureRule, CheckComparison, Classification, Component,
    ComponentKind, Criticality, Environment, EnvironmentKind, EnvironmentState, Flow, FlowKind,
    Gate, GateCheck, GateEvidence, GateKind, Plateau, PlateauKind,
};
use crate::engagement::Role;
use crate::id::{ComponentId, EnvironmentId, FlowId, GateId, PlateauId, RoleId, ToolId};
use crate::tool::{Hosting, Tool, ToolState};

/// How the lines of an example are read.
pub(super) const EXAMPLE_GRAMMAR: &str = "Each line is an element: its name, what it is, and what is said of it. A `_` stands \
     for a space; `via` names the gate of a flow; what stands as `key=value` is left out where it is not known.";

/// The architecture in which no rule finds anything.
const RIGHT: &str = "\
plateau Today baseline 2026-11-01
plateau Target target 2027-06-30
environment Development development network=lab identity=lab holds=internal writers=DS
environment Staging staging network=stage identity=stage holds=restricted writers=PLE
environment Production production network=prod identity=prod holds=restricted
environment Shared shared network=core identity=core holds=restricted
component Notebook workspace in Development tool=Gannet
component Training training in Development tool=Stonecrop
component Registry model_registry in Shared tool=Larkmoor
component Client_mart data_source in Shared
component Shared_folder artefact_store in Shared tool=Folder plateaus=Today because=no_states,_no_approval
component Feature_store feature_store in Shared tool=Siltstone plateaus=Target initiative=Features_once
component Staging_endpoint online_serving in Staging tool=Weirgate
component Endpoint online_serving in Production tool=Weirgate inventory=M-01 owner=MLE critical
component Monitor monitoring in Production tool=Fenwatch
flow F1 Notebook -> Training code
flow F2 Training -> Registry model
flow F3 Registry -> Staging_endpoint model via G5
flow F4 Registry -> Endpoint model via G6
flow F5 Endpoint -> Monitor monitoring
flow F6 Monitor -> Training feedback
flow F7 Client_mart -> Endpoint data restricted
flow F8 Feature_store -> Endpoint features
flow F9 Training -> Shared_folder data
gate G5 quality checks
gate G6 approval approver=BUS deployer=PLE evidence rollback";

/// An architecture in a few lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchitectureExample {
    /// The lines.
    pub text: String,
}

impl ArchitectureRule {
    /// Returns what is changed in the right example so that the rule finds something: a piece of it, and what stands
    /// there instead.
    pub fn wrong(self) -> (&'static str, &'static str) {
        match self {
            Self::ApprovalGate => (
                "flow F4 Registry -> Endpoint model via G6",
                "flow F4 Registry -> Endpoint model via G5",
            ),
            Self::NoShortcut => (
                "flow F1 Notebook -> Training code",
                "flow F1 Notebook -> Endpoint data",
            ),
            Self::SameArtefact => (
                "flow F3 Registry -> Staging_endpoint model via G5",
                "flow F3 Training -> Staging_endpoint model via G5",
            ),
            Self::FlowToItself => (
                "flow F1 Notebook -> Training code",
                "flow F1 Notebook -> Notebook code",
            ),
            Self::OneApprover => ("approver=BUS ", "approver=BUS,RSK "),
            Self::ApproverDeploys => ("deployer=PLE", "deployer=BUS"),
            Self::GateEvidence => (
                "gate G6 approval approver=BUS deployer=PLE evidence rollback",
                "gate G6 approval approver=BUS deployer=PLE rollback",
            ),
            Self::UnusedGate => (
                "flow F3 Registry -> Staging_endpoint model via G5",
                "flow F3 Registry -> Staging_endpoint model",
            ),
            Self::Rollback => (
                "gate G6 approval approver=BUS deployer=PLE evidence rollback",
                "gate G6 approval approver=BUS deployer=PLE evidence",
            ),
            Self::Segregation => ("network=stage", "network=prod"),
            Self::BelowClassification => (
                "flow F7 Client_mart -> Endpoint data restricted",
                "flow F7 Client_mart -> Training data restricted",
            ),
            Self::Monitored => (
                "flow F6 Monitor -> Training feedback",
                "flow F6 Monitor -> Training data",
            ),
            Self::OneRegistry => (
                "component Shared_folder artefact_store",
                "component Shared_folder model_registry",
            ),
            Self::Inventory => (" inventory=M-01", ""),
            Self::RetiredTool => ("tool=Fenwatch", "tool=Fenwatch:retired"),
            Self::OpenSlot => (
                "component Training training in Development tool=Stonecrop",
                "component Training training in Development",
            ),
            Self::NoOwner => (" owner=MLE", ""),
            Self::LooseComponent => (
                "flow F8 Feature_store -> Endpoint features",
                "flow F8 Client_mart -> Endpoint features",
            ),
            Self::Eliminated => (" because=no_states,_no_approval", ""),
            Self::NoInitiative => (" initiative=Features_once", ""),
            Self::PlateauOrder => (
                "plateau Target target 2027-06-30",
                "plateau Target target 2026-06-30",
            ),
        }
    }

    /// Returns the example in which the rule finds something.
    pub fn wrong_example(self) -> ArchitectureExample {
        let (right, wrong) = self.wrong();
        ArchitectureExample {
            text: RIGHT.replace(right, wrong),
        }
    }
}

impl ArchitectureExample {
    /// Returns the example in which no rule finds anything.
    pub fn right() -> Self {
        Self {
            text: RIGHT.to_owned(),
        }
    }

    /// Returns the facts that the example states.
    pub fn facts(&self) -> ArchitectureFacts {
        let mut facts = ArchitectureFacts::default();
        for (n, line) in self.text.lines().enumerate() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let line = Line {
                id: Uuid::from_u128(n as u128 + 1),
                words: &words,
            };
            line.add(&mut facts);
        }
        facts
    }
}

/// A line in words.
struct Line<'a> {
    id: Uuid,
    words: &'a [&'a str],
}

impl Line<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).copied().unwrap_or_default()
    }

    fn says(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    fn value(&self, key: &str) -> Option<String> {
        let values = self.words.iter().filter_map(|w| w.split_once('='));
        let value = values.filter(|(k, _)| *k == key).map(|(_, v)| v).next()?;
        Some(value.replace('_', " "))
    }

    fn after(&self, word: &str) -> Option<&str> {
        let at = self.words.iter().position(|w| *w == word)?;
        self.words.get(at + 1).copied()
    }

    fn roles(&self, key: &str, facts: &mut ArchitectureFacts) -> Vec<RoleId> {
        let codes = self.value(key).unwrap_or_default();
        let codes = codes.split(',').filter(|c| !c.is_empty());
        codes.map(|code| role(code, facts)).collect()
    }

    fn add(&self, facts: &mut ArchitectureFacts) {
        let name = self.word(1).replace('_', " ");
        match self.word(0) {
            "plateau" => facts.architecture.plateaus.push(Plateau {
                id: PlateauId(self.id),
                code: name.clone(),
                title: name,
                kind: PlateauKind::from_word(self.word(2)).unwrap_or(PlateauKind::Target),
                date: self.word(3).parse::<NaiveDate>().ok(),
                description: String::new(),
            }),
            "environment" => self.environment(name, facts),
            "component" => self.component(&name, facts),
            "flow" => self.flow(name, &mut facts.architecture),
            "gate" => self.gate(&name, facts),
            _ => {}
        }
    }

    fn environment(&self, name: String, facts: &mut ArchitectureFacts) {
        let holds = self.value("holds").unwrap_or_default();
        let state = EnvironmentState {
            hosting: Hosting::Cloud,
            network: self.value("network").unwrap_or_default(),
            identity: self.value("identity").unwrap_or_default(),
            classification: Classification::from_word(&holds).unwrap_or(Classification::Internal),
            writers: self.roles("writers", facts),
            ..EnvironmentState::default()
        };
        facts.architecture.environments.push(Environment {
            id: EnvironmentId(self.id),
            code: name.clone(),
            title: name,
            kind: EnvironmentKind::from_word(self.word(2)).unwrap_or(EnvironmentKind::Other),
            description: String::new(),
            state,
            changes: vec![],
            plateaus: vec![],
        });
    }

    fn component(&self, name: &str, facts: &mut ArchitectureFacts) {
        let kind = ComponentKind::from_word(self.word(2)).unwrap_or(ComponentKind::Other);
        let mut component = Component::new(ComponentId(self.id), name, name, kind);
        component.state.tool = self.value("tool").map(|text| self.tool(&text, facts));
        component.inventory = self.value("inventory").unwrap_or_default();
        component.owner_role = self.roles("owner", facts).pop();
        component.initiative = self.value("initiative").unwrap_or_default();
        component.eliminated_because = self.value("because").unwrap_or_default();
        if self.says("critical") {
            component.criticality = Criticality::High;
        }
        let architecture = &mut facts.architecture;
        let home = self.after("in");
        let home = architecture
            .environments
            .iter()
            .find(|e| Some(e.title.as_str()) == home);
        component.environment = home.map(|e| e.id);
        let listed = self.value("plateaus").unwrap_or_default();
        let plateaus = architecture.plateaus.iter().filter(|p| p.title == listed);
        component.plateaus = plateaus.map(|p| p.id).collect();
        architecture.components.push(component);
    }

    fn tool(&self, text: &str, facts: &mut ArchitectureFacts) -> ToolId {
        let (name, state) = text.split_once(':').unwrap_or((text, "in_use"));
        let id = ToolId(self.id);
        let tool = Tool {
            state: ToolState::from_word(state).unwrap_or(ToolState::InUse),
            ..Tool::new(id, name, name)
        };
        facts.tools.push(tool);
        id
    }

    fn flow(&self, code: String, architecture: &mut Architecture) {
        let end = |name: &str| {
            let name = name.replace('_', " ");
            let found = architecture.components.iter().find(|c| c.title == name);
            found.map_or(ComponentId(Uuid::nil()), |c| c.id)
        };
        let classification = self
            .words
            .iter()
            .skip(6)
            .find_map(|w| Classification::from_word(w));
        let flow = Flow {
            id: FlowId(self.id),
            code,
            title: String::new(),
            from: end(self.word(2)),
            to: end(self.word(4)),
            kind: FlowKind::from_word(self.word(5)).unwrap_or(FlowKind::Data),
            protocol: String::new(),
            classification: classification.unwrap_or(Classification::Internal),
            gate: self.after("via").map(gate_id),
            description: String::new(),
            plateaus: vec![],
        };
        architecture.flows.push(flow);
    }

    fn gate(&self, code: &str, facts: &mut ArchitectureFacts) {
        let kind = GateKind::from_word(self.word(2)).unwrap_or(GateKind::Approval);
        let mut gate = Gate::new(gate_id(code), code, kind.title(), kind);
        gate.approvers = self.roles("approver", facts);
        gate.deployer = self.roles("deployer", facts).pop();
        if self.says("evidence") {
            gate.evidence.push(GateEvidence {
                title: "Validation report".to_owned(),
                step: None,
                location: String::new(),
            });
        }
        if self.says("checks") {
            gate.checks.push(GateCheck {
                measure: "Tests passed".to_owned(),
                comparison: CheckComparison::AtLeast,
                threshold: 100.0,
                unit: "%".to_owned(),
            });
        }
        if self.says("rollback") {
            "The version before, by the same pipeline".clone_into(&mut gate.rollback);
        }
        facts.architecture.gates.push(gate);
    }
}

/// A gate is known by its code before its line is read.
fn gate_id(code: &str) -> GateId {
    let bytes = code
        .bytes()
        .fold(0_u128, |sum, b| (sum << 8) | u128::from(b));
    GateId(Uuid::from_u128((1 << 100) | bytes))
}

fn role(code: &str, facts: &mut ArchitectureFacts) -> RoleId {
    if let Some(role) = facts.roles.iter().find(|r| r.code == code) {
        return role.id;
    }
    let id = RoleId(Uuid::from_u128((2 << 100) | facts.roles.len() as u128));
    facts.roles.push(Role {
        id,
        code: code.to_owned(),
        title: code.to_owned(),
        description: String::new(),
    });
    id
}
