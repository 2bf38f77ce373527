//! The form of the document.

use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;
use waymark_domain::architecture::{
    Classification, ComponentKind, Criticality, EnvironmentKind, FlowKind, GateCheck, GateKind,
    Layer, Pin, PlateauKind, PolicyKind, Promotion, SourceFile,
};
use waymark_domain::process::RuleSeverity;
use waymark_domain::tool::Hosting;

use crate::yaml::{self, At, Pairs};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ArchitectureDoc {
    pub(super) title: String,
    pub(super) promotion: Option<Promotion>,
    pub(super) severities: Pairs<RuleSeverity>,
    pub(super) plateaus: Vec<PlateauDoc>,
    pub(super) environments: Vec<EnvironmentDoc>,
    pub(super) components: Vec<ComponentDoc>,
    pub(super) gates: Vec<GateDoc>,
    pub(super) flows: Vec<FlowDoc>,
    pub(super) policies: Vec<PolicyDoc>,
    pub(super) waivers: Vec<WaiverDoc>,
    pub(super) source: Option<SourceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlateauDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: At<String>,
    pub(super) kind: PlateauKind,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    pub(super) date: Option<NaiveDate>,
    #[serde(default)]
    pub(super) description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnvironmentDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: At<String>,
    pub(super) kind: EnvironmentKind,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) hosting: Option<Hosting>,
    #[serde(default)]
    pub(super) provider: String,
    #[serde(default)]
    pub(super) network: String,
    #[serde(default)]
    pub(super) identity: String,
    pub(super) classification: Option<Classification>,
    #[serde(default)]
    pub(super) writers: Vec<At<String>>,
    #[serde(default)]
    pub(super) changes: Vec<EnvironmentChangeDoc>,
    #[serde(default)]
    pub(super) plateaus: Vec<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnvironmentChangeDoc {
    pub(super) from: At<String>,
    pub(super) hosting: Option<Hosting>,
    #[serde(default)]
    pub(super) provider: String,
    #[serde(default)]
    pub(super) network: String,
    #[serde(default)]
    pub(super) identity: String,
    pub(super) classification: Option<Classification>,
    #[serde(default)]
    pub(super) writers: Vec<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComponentDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: At<String>,
    pub(super) kind: ComponentKind,
    pub(super) environment: Option<At<String>>,
    pub(super) layer: Option<Layer>,
    #[serde(default)]
    pub(super) description: String,
    pub(super) owner: Option<At<String>>,
    pub(super) criticality: Option<Criticality>,
    pub(super) tool: Option<At<String>>,
    pub(super) hosting: Option<Hosting>,
    #[serde(default)]
    pub(super) provider: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) changes: Vec<ComponentChangeDoc>,
    #[serde(default)]
    pub(super) capabilities: Vec<At<String>>,
    #[serde(default)]
    pub(super) steps: Vec<At<String>>,
    #[serde(default)]
    pub(super) plateaus: Vec<At<String>>,
    #[serde(default)]
    pub(super) replaces: Vec<At<String>>,
    #[serde(default)]
    pub(super) inventory: String,
    #[serde(default)]
    pub(super) initiative: String,
    pub(super) recommendation: Option<At<String>>,
    #[serde(default)]
    pub(super) eliminated_because: String,
    pub(super) pin: Option<At<Pin>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComponentChangeDoc {
    pub(super) from: At<String>,
    pub(super) tool: Option<At<String>>,
    pub(super) hosting: Option<Hosting>,
    #[serde(default)]
    pub(super) provider: String,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GateDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: At<String>,
    pub(super) kind: GateKind,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) criteria: Vec<String>,
    #[serde(default)]
    pub(super) evidence: Vec<EvidenceDoc>,
    #[serde(default)]
    pub(super) checks: Vec<At<GateCheck>>,
    #[serde(default)]
    pub(super) approvers: Vec<At<String>>,
    pub(super) deputy: Option<At<String>>,
    pub(super) deployer: Option<At<String>>,
    pub(super) promotion: Option<Promotion>,
    #[serde(default)]
    pub(super) rollback: String,
    pub(super) rollback_minutes: Option<u32>,
    pub(super) step: Option<At<String>>,
    #[serde(default)]
    pub(super) plateaus: Vec<At<String>>,
    pub(super) pin: Option<At<Pin>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceDoc {
    pub(super) title: String,
    pub(super) step: Option<At<String>>,
    #[serde(default)]
    pub(super) location: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FlowDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    #[serde(default)]
    pub(super) title: String,
    pub(super) from: At<String>,
    pub(super) to: At<String>,
    pub(super) kind: FlowKind,
    #[serde(default)]
    pub(super) protocol: String,
    pub(super) classification: Option<Classification>,
    pub(super) gate: Option<At<String>>,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) plateaus: Vec<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: At<String>,
    pub(super) kind: PolicyKind,
    #[serde(default)]
    pub(super) statement: String,
    pub(super) owner: Option<At<String>>,
    #[serde(default)]
    pub(super) references: Vec<String>,
    #[serde(default)]
    pub(super) controls: Vec<ControlDoc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ControlDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: At<String>,
    #[serde(default)]
    pub(super) verification: String,
    #[serde(default)]
    pub(super) applies_to: Vec<At<ElementDoc>>,
    #[serde(default)]
    pub(super) enforced_by: Vec<EnforcedDoc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnforcedDoc {
    pub(super) tool: At<String>,
    #[serde(default)]
    pub(super) how: String,
}

/// An element by its kind and code: `{ gate: G6 }`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ElementDoc {
    pub(super) plateau: Option<At<String>>,
    pub(super) environment: Option<At<String>>,
    pub(super) component: Option<At<String>>,
    pub(super) flow: Option<At<String>>,
    pub(super) gate: Option<At<String>>,
    pub(super) control: Option<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WaiverDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) rule: At<String>,
    pub(super) element: Option<At<ElementDoc>>,
    pub(super) reason: At<String>,
    #[serde(deserialize_with = "yaml::day")]
    pub(super) expires: NaiveDate,
    #[serde(default)]
    pub(super) by: String,
}
