//! Evaluations as they are written: what is as by default is left out.

use chrono::NaiveDate;
use serde::Serialize;
use serde_saphyr::{FlowMap, FlowSeq};
use uuid::Uuid;
use waymark_domain::evaluation::{EvaluationState, InputPart, SetRuleKind, Verdict, WeightMethod};
use waymark_domain::words::Confidence;

use crate::framework_yaml::CriterionOut;
use crate::yaml::{Num, Ordered};

#[derive(Serialize)]
pub(in crate::bundle) struct EvaluationOut<'a> {
    pub(super) id: Uuid,
    pub(super) code: &'a str,
    pub(super) title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) need: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) closes: Option<FlowSeq<Vec<String>>>,
    pub(super) state: EvaluationState,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) weight_method: Option<WeightMethod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) weights_locked: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) locked_blind: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) hide_scores_until_locked: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) criteria: Vec<CriterionOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) candidates: Vec<CandidateOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) assessors: Option<FlowSeq<Vec<String>>>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) scores: Ordered<Ordered<FlowMap<Ordered<ScoreOut<'a>>>>>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) agreed: Ordered<Ordered<AgreedScoreOut<'a>>>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) knock_outs: Ordered<Ordered<FlowMap<KnockOutOut<'a>>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) judgements: Vec<JudgementOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) set_rules: Vec<SetRuleOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) budget: Option<Num>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decision: Option<DecisionOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct CandidateOut<'a> {
    pub(super) tool: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) note: &'a str,
}

/// A score: a number alone where there is nothing else to say.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ScoreOut<'a> {
    Value(Num),
    More(MoreScoreOut<'a>),
}

#[derive(Serialize)]
pub(super) struct MoreScoreOut<'a> {
    pub(super) value: Num,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) as_of: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) confidence: Option<Confidence>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum AgreedScoreOut<'a> {
    Value(Num),
    More(MoreAgreedOut<'a>),
}

#[derive(Serialize)]
pub(super) struct MoreAgreedOut<'a> {
    pub(super) value: Num,
    pub(super) rationale: &'a str,
}

#[derive(Serialize)]
pub(super) struct KnockOutOut<'a> {
    pub(super) verdict: Verdict,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) as_of: Option<NaiveDate>,
}

#[derive(Serialize)]
pub(super) struct JudgementOut {
    pub(super) person: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<String>,
    pub(super) method: WeightMethod,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) points: Option<Ordered<Num>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) order: Option<Vec<FlowSeq<Vec<String>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pairs: Option<Vec<FlowSeq<(String, String, Num)>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) best: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) worst: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) best_to_others: Option<Ordered<Num>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) others_to_worst: Option<Ordered<Num>>,
}

#[derive(Serialize)]
pub(super) struct SetRuleOut<'a> {
    pub(super) kind: SetRuleKind,
    pub(super) tools: FlowSeq<Vec<String>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) reason: &'a str,
}

#[derive(Serialize)]
pub(super) struct DecisionOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) chosen: Option<FlowSeq<Vec<String>>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) why: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) dissent: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) conditions: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) review_on: Option<NaiveDate>,
    pub(super) decided_on: NaiveDate,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) decided_by: &'a str,
    pub(super) written_against: Vec<FlowMap<InputOut<'a>>>,
}

#[derive(Serialize)]
pub(super) struct InputOut<'a> {
    pub(super) part: InputPart,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tool: Option<String>,
    pub(super) fingerprint: &'a str,
}
