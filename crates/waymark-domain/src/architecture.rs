//! The architecture: environments, components, flows and gates, over plateaus from today's state to the target.
//!
//! An element without a list of plateaus is in all of them; a component exists only where its environment does,
//! a flow only where both of its ends do. What differs from plateau to plateau (the tool, the hosting) is kept as
//! changes that hold from a plateau on. Findings, differences, the gap matrix, the order of migration and the
//! drawings are computed and never stored.

mod at;
#[cfg(test)]
mod change_tests;
mod changes;
mod check;
mod coverage;
mod difference;
mod drawing;
mod edit;
mod examples;
mod finding;
mod gap_matrix;
mod gates;
mod lookup;
mod migration;
mod page;
mod paths;
mod places;
mod rule;
mod serving;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use at::{At, ComponentState, EnvironmentState, Index};
pub use check::ArchitectureError;
pub use coverage::{ControlCoverage, Enforcement, PolicyCoverage, coverage};
pub use difference::{DiffClass, Difference, ElementDiff, difference};
pub use drawing::{
    Arrangement, Audience, Drawing, DrawingOptions, DrawnBox, DrawnGate, DrawnLabel, DrawnLine,
    DrawnZone, Signs, arrange, drawing,
};
pub use edit::{CodeTaken, Joined};
pub use examples::ArchitectureExample;
pub use finding::{ArchitectureFinding, findings};
pub use gap_matrix::{GapCell, GapMatrix, MatrixCell, gap_matrix};
pub use migration::{Migration, MigrationStep, migration};
pub use page::rules_page;
pub use rule::ArchitectureRule;
pub use words::{
    CheckComparison, Classification, ComponentKind, Criticality, EnvironmentKind, FlowKind,
    GateKind, Layer, PlateauKind, PolicyKind, Promotion,
};

use crate::engagement::Role;
use crate::id::{
    CapabilityId, ComponentId, ControlId, EnvironmentId, FlowId, GateId, PlateauId, PolicyId,
    RecommendationId, RoleId, StepId, ToolId, WaiverId,
};
use crate::process::RuleSeverity;
use crate::tool::Tool;

/// Most plateaus, environments, components, gates, flows, policies or waivers that an architecture may have, each.
pub const MAX_ELEMENTS: usize = 5_000;

/// A state of the architecture. Their order is the order in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plateau {
    /// Names the plateau.
    pub id: PlateauId,
    /// Unique short name, such as “P2”.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Baseline, transition or target.
    pub kind: PlateauKind,
    /// The day on which it stands or is to stand.
    #[ts(type = "string | null")]
    pub date: Option<NaiveDate>,
    /// What it makes possible, and what is still missing.
    pub description: String,
}

/// A place on the drawing: the top left corner, in units of 1/96 inch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Pin {
    /// Farthest that a place may lie from the corner, either way.
    pub const MAX: f64 = 1e6;

    /// Returns whether both numbers are finite and within [`Pin::MAX`].
    pub fn is_valid(self) -> bool {
        self.x.abs() <= Self::MAX && self.y.abs() <= Self::MAX
    }
}

/// What holds of an environment from a plateau on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvironmentChange {
    /// The plateau.
    pub from: PlateauId,
    /// What holds then.
    #[serde(flatten)]
    pub state: EnvironmentState,
}

/// A place where components run, with a border around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Environment {
    /// Names the environment.
    pub id: EnvironmentId,
    /// Unique short name, such as “PROD”.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What it is for.
    pub kind: EnvironmentKind,
    /// Who works there, and by what rules.
    pub description: String,
    /// Where it runs and what parts it from the others.
    pub state: EnvironmentState,
    /// What differs from a later plateau on, in the order of the plateaus.
    pub changes: Vec<EnvironmentChange>,
    /// The plateaus it is in; none for all.
    pub plateaus: Vec<PlateauId>,
}

/// What holds of a component from a plateau on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComponentChange {
    /// The plateau.
    pub from: PlateauId,
    /// What holds then.
    #[serde(flatten)]
    pub state: ComponentState,
}

/// A building block: a slot, and the tool that fills it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Component {
    /// Names the component.
    pub id: ComponentId,
    /// Unique short name, such as “C-07”.
    pub code: String,
    /// Its name.
    pub title: String,
    /// The slot it fills.
    pub kind: ComponentKind,
    /// The environment it runs in; none for outside of all.
    pub environment: Option<EnvironmentId>,
    /// Its layer; none for the one of its kind.
    pub layer: Option<Layer>,
    /// What it does, and for whom.
    pub description: String,
    /// Who answers for it.
    pub owner_role: Option<RoleId>,
    /// How much depends on it.
    pub criticality: Criticality,
    /// Tool and hosting.
    pub state: ComponentState,
    /// What differs from a later plateau on, in the order of the plateaus.
    pub changes: Vec<ComponentChange>,
    /// The capabilities it realizes.
    pub capabilities: Vec<CapabilityId>,
    /// The tasks that are done with it.
    pub steps: Vec<StepId>,
    /// The plateaus it is in; none for all.
    pub plateaus: Vec<PlateauId>,
    /// The components that it takes the place of.
    pub replaces: Vec<ComponentId>,
    /// Entry of what it serves in the model inventory; empty where there is none.
    pub inventory: String,
    /// The funded work that brings it; empty where none is named.
    pub initiative: String,
    /// The recommendation that asks for it.
    pub recommendation: Option<RecommendationId>,
    /// Why it goes; empty where nobody said.
    pub eliminated_because: String,
    /// Where it is pinned on the drawing.
    pub pin: Option<Pin>,
}

/// Something that goes from one component to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Flow {
    /// Names the flow.
    pub id: FlowId,
    /// Unique short name, such as “F-12”.
    pub code: String,
    /// What is said at the line; empty for the name of its kind.
    pub title: String,
    /// Where it comes from.
    pub from: ComponentId,
    /// Where it goes.
    pub to: ComponentId,
    /// What it carries.
    pub kind: FlowKind,
    /// How: “HTTPS”, “S3 copy”, “Kafka topic”.
    pub protocol: String,
    /// What its content asks for.
    pub classification: Classification,
    /// The gate it has to pass.
    pub gate: Option<GateId>,
    /// Anything else.
    pub description: String,
    /// The plateaus it is in; none for all in which both ends are.
    pub plateaus: Vec<PlateauId>,
}

/// Something that has to be shown at a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GateEvidence {
    /// What it is.
    pub title: String,
    /// The task that leaves it.
    #[serde(default)]
    pub step: Option<StepId>,
    /// Where it is kept.
    #[serde(default)]
    pub location: String,
}

/// A measurement that decides by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GateCheck {
    /// What is measured, such as “AUC on the holdout”.
    pub measure: String,
    /// How it is held against the threshold.
    pub comparison: CheckComparison,
    /// The threshold.
    pub threshold: f64,
    /// Its unit; empty where it has none.
    #[serde(default)]
    pub unit: String,
}

/// A decision that has to be taken before anything passes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Gate {
    /// Names the gate.
    pub id: GateId,
    /// Unique short name, such as “G6”.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Whether somebody approves, or tests have to pass.
    pub kind: GateKind,
    /// What it is for.
    pub description: String,
    /// What must hold, one a line.
    pub criteria: Vec<String>,
    /// What has to be shown.
    pub evidence: Vec<GateEvidence>,
    /// What is measured.
    pub checks: Vec<GateCheck>,
    /// Who approves; a rule asks for exactly one.
    pub approvers: Vec<RoleId>,
    /// Who approves when the approver is away.
    pub deputy: Option<RoleId>,
    /// Who deploys what was approved.
    pub deployer: Option<RoleId>,
    /// What is promoted; none for what holds of the whole architecture.
    pub promotion: Option<Promotion>,
    /// The way back; empty where there is none.
    pub rollback: String,
    /// Minutes that the way back takes.
    pub rollback_minutes: Option<u32>,
    /// The task of the process that decides.
    pub step: Option<StepId>,
    /// The plateaus it is in; none for all.
    pub plateaus: Vec<PlateauId>,
    /// Where it is pinned on the drawing.
    pub pin: Option<Pin>,
}

/// One thing that an architecture is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "is", content = "id", rename_all = "snake_case")]
pub enum Element {
    /// A plateau.
    Plateau(PlateauId),
    /// An environment.
    Environment(EnvironmentId),
    /// A component.
    Component(ComponentId),
    /// A flow.
    Flow(FlowId),
    /// A gate.
    Gate(GateId),
    /// A control of a policy.
    Control(ControlId),
}

/// What is meant to hold, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Policy {
    /// Names the policy.
    pub id: PolicyId,
    /// Unique short name, such as “P-03”.
    pub code: String,
    /// What it asks, in a line.
    pub title: String,
    /// Security or governance.
    pub kind: PolicyKind,
    /// What it asks, and why.
    pub statement: String,
    /// Who answers for it.
    pub owner_role: Option<RoleId>,
    /// Counterparts in laws, standards and frameworks.
    pub references: Vec<String>,
    /// How it is made to hold.
    pub controls: Vec<Control>,
}

/// A tool that makes a control hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnforcedBy {
    /// The tool.
    pub tool: ToolId,
    /// With which setting or feature.
    #[serde(default)]
    pub how: String,
}

/// Something that makes a policy hold at named places, and that one can look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Control {
    /// Names the control.
    pub id: ControlId,
    /// Unique short name, such as “P-03.2”.
    pub code: String,
    /// What has to be so, such that it can be looked at.
    pub title: String,
    /// How one looks at it.
    pub verification: String,
    /// Where it holds.
    pub applies_to: Vec<Element>,
    /// What makes it hold.
    pub enforced_by: Vec<EnforcedBy>,
}

/// Why findings of a rule do not count for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArchitectureWaiver {
    /// Names the waiver.
    pub id: WaiverId,
    /// The rule.
    pub rule: ArchitectureRule,
    /// The element it holds for; none for any.
    pub element: Option<Element>,
    /// Why; never empty.
    pub reason: String,
    /// The day from which it no longer holds.
    #[ts(type = "string")]
    pub expires: NaiveDate,
    /// Who granted it.
    pub by: String,
}

/// What holds of the whole architecture: one for the engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ArchitectureScheme {
    /// What it is the architecture of.
    pub title: String,
    /// What is promoted where a gate says nothing else.
    pub promotion: Promotion,
    /// Severities that differ from a rule's own.
    #[ts(type = "{ [rule in ArchitectureRule]?: RuleSeverity }")]
    pub severities: BTreeMap<ArchitectureRule, RuleSeverity>,
}

impl Default for ArchitectureScheme {
    fn default() -> Self {
        Self {
            title: String::new(),
            promotion: Promotion::DeployModel,
            severities: BTreeMap::new(),
        }
    }
}

impl ArchitectureScheme {
    /// Returns how severe what `rule` finds is here.
    pub fn severity(&self, rule: ArchitectureRule) -> RuleSeverity {
        let own = self.severities.get(&rule).copied();
        own.unwrap_or_else(|| rule.severity())
    }
}

/// A file of another program that the architecture was taken from, kept whole: what has no counterpart here goes back
/// into what is written for that program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The architecture of an engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, Default)]
pub struct Architecture {
    /// Title, promotion, severities.
    pub scheme: ArchitectureScheme,
    /// Plateaus, in the order of time.
    pub plateaus: Vec<Plateau>,
    /// Environments, in the order in which they are drawn.
    pub environments: Vec<Environment>,
    /// Components, in their order.
    pub components: Vec<Component>,
    /// Gates, in their order.
    pub gates: Vec<Gate>,
    /// Flows, in their order.
    pub flows: Vec<Flow>,
    /// Policies with their controls, in their order.
    pub policies: Vec<Policy>,
    /// Waivers, in the order in which they were granted.
    pub waivers: Vec<ArchitectureWaiver>,
    /// The file it was imported from.
    pub source: Option<SourceFile>,
}

/// An architecture to begin with, whose slots are open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReferenceArchitecture {
    /// Unique short name, such as “deploy-model”.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// Language of its words, as BCP 47 names it.
    pub language: String,
    /// When to choose it, and when not.
    pub purpose: String,
    /// Where it comes from, and when it was reviewed.
    pub source: String,
    /// Roles that it names and that are not there yet.
    pub roles: Vec<Role>,
    /// The architecture.
    pub architecture: Architecture,
}

/// Everything that findings, differences and drawings follow from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ArchitectureFacts {
    /// The architecture.
    pub architecture: Architecture,
    /// Roles, in their order.
    pub roles: Vec<Role>,
    /// Tools, in their order.
    pub tools: Vec<Tool>,
}
