//! Keys of facts: UUIDs in version 7, each kind of its own type so that one cannot stand for another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }
    )*};
}

ids! {
    /// Names an engagement.
    EngagementId;
    /// Names a role.
    RoleId;
    /// Names a person.
    PersonId;
    /// Names a capability model.
    ModelId;
    /// Names a capability: a node of a model, inner or leaf. It stays the same from round to round.
    CapabilityId;
    /// Names a round.
    RoundId;
    /// Names a piece of evidence.
    EvidenceId;
    /// Names a hurdle.
    HurdleId;
    /// Names a recommendation.
    RecommendationId;
    /// Names a vendor.
    VendorId;
    /// Names a tool.
    ToolId;
    /// Names an evaluation.
    EvaluationId;
    /// Names a criterion of an evaluation, group or leaf.
    CriterionId;
    /// Names a step of the process: a phase, a sub-phase or a task.
    StepId;
    /// Names a skill.
    SkillId;
    /// Names a waiver of a finding.
    WaiverId;
    /// Names a plateau: an architecture state.
    PlateauId;
    /// Names an environment.
    EnvironmentId;
    /// Names a component.
    ComponentId;
    /// Names a flow between two components.
    FlowId;
    /// Names a gate.
    GateId;
    /// Names a policy.
    PolicyId;
    /// Names a control of a policy.
    ControlId;
}
