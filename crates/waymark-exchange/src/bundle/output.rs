//! The document as it is written: what is as by default is left out.

use chrono::NaiveDate;
use serde::Serialize;
use serde_saphyr::{FlowMap, FlowSeq};
use uuid::Uuid;
use waymark_domain::words::{
    Confidence, EvidenceKind, HurdleState, Pillar, PriorityMethod, RecommendationState, RoundState,
    Severity, Size, ToolNeed,
};

use super::architecture::ArchitectureOut;
use super::ecosystem::{ToolOut, VendorOut};
use super::evaluations::EvaluationOut;
use super::process::{ProcessOut, SkillOut, WorkforceOut};
use crate::model_yaml::ModelOut;
use crate::yaml::{Num, Ordered};

#[derive(Serialize)]
pub(super) struct BundleOut<'a> {
    pub(super) format: &'static str,
    pub(super) engagement: EngagementOut<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) roles: Vec<RoleOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) people: Vec<PersonOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) models: Vec<ModelOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) rounds: Vec<RoundOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) evidence: Vec<EvidenceOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) hurdles: Vec<HurdleOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) recommendations: Vec<RecommendationOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) vendors: Vec<VendorOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tools: Vec<ToolOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) evaluations: Vec<EvaluationOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) process: Option<ProcessOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) skills: Vec<SkillOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) workforce: Option<WorkforceOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) architecture: Option<ArchitectureOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct EngagementOut<'a> {
    pub(super) id: Uuid,
    pub(super) client: &'a str,
    pub(super) title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) subtitle: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) sponsor: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) lead: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) prepared_by: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) confidentiality: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) headline: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) decisions: &'a [String],
    pub(super) language: &'a str,
}

#[derive(Serialize)]
pub(super) struct RoleOut<'a> {
    pub(super) id: Uuid,
    pub(super) code: &'a str,
    pub(super) title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: &'a str,
}

#[derive(Serialize)]
pub(super) struct PersonOut<'a> {
    pub(super) id: Uuid,
    pub(super) code: &'a str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<String>,
}

/// The ratings of a leaf, on one line. Nothing inside may ask for the flow style again: the serializer would
/// carry the wish over to the next mapping.
pub(super) type Row = FlowMap<Ordered<AnswerOut>>;

#[derive(Serialize)]
pub(super) struct RoundOut<'a> {
    pub(super) id: Uuid,
    pub(super) title: &'a str,
    pub(super) date: NaiveDate,
    pub(super) model: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) locked: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<RoundState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snapshot: Option<ModelOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) priority_method: Option<PriorityMethod>,
    pub(super) participants: FlowSeq<Vec<String>>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) ratings: Ordered<Row>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) agreed: Ordered<AnswerOut>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) targets: Ordered<TargetOut>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) priorities: Ordered<Num>,
}

/// A rating or an agreed rating: a level alone where there is nothing else to say.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum AnswerOut {
    Level(Num),
    More(MoreOut),
}

#[derive(Serialize)]
pub(super) struct MoreOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) level: Option<Num>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) na: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) confidence: Option<Confidence>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) rationale: String,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum TargetOut {
    Level(Num),
    More(FlowMap<DueOut>),
}

#[derive(Serialize)]
pub(super) struct DueOut {
    pub(super) level: Num,
    pub(super) due: NaiveDate,
}

#[derive(Serialize)]
pub(super) struct EvidenceOut<'a> {
    pub(super) id: Uuid,
    pub(super) code: &'a str,
    pub(super) title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<EvidenceKind>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) location: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sha256: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<FlowMap<LinkOut>>,
}

#[derive(Serialize)]
pub(super) struct LinkOut {
    pub(super) round: String,
    pub(super) capability: String,
}

#[derive(Serialize)]
pub(super) struct HurdleOut<'a> {
    pub(super) id: Uuid,
    pub(super) code: &'a str,
    pub(super) title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: &'a str,
    pub(super) pillar: Pillar,
    pub(super) severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<HurdleState>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) blocks: Option<FlowSeq<Vec<String>>>,
}

#[derive(Serialize)]
pub(super) struct RecommendationOut<'a> {
    pub(super) id: Uuid,
    pub(super) code: &'a str,
    pub(super) title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: &'a str,
    pub(super) pillar: Pillar,
    pub(super) effort: Size,
    pub(super) impact: Size,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<RecommendationState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) owner_role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tool_need: Option<ToolNeed>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) tool: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) addresses: Option<FlowSeq<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) removes: Option<FlowSeq<Vec<String>>>,
}
