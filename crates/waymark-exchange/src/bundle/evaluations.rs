//! Evaluations in a bundle: the document as it stands in the text.

mod output;
mod read;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;
use waymark_domain::evaluation::{EvaluationState, InputPart, SetRuleKind, Verdict, WeightMethod};
use waymark_domain::words::Confidence;

use super::document::Short;
use crate::framework_yaml::CriterionDoc;
use crate::yaml::{self, At, Pairs};

pub(super) use output::EvaluationOut;
pub(super) use read::{Known, evaluations};
pub(super) use write::Names;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvaluationDoc {
    id: Option<At<Uuid>>,
    code: At<String>,
    title: String,
    #[serde(default)]
    need: String,
    #[serde(default)]
    closes: Vec<At<String>>,
    state: Option<At<EvaluationState>>,
    weight_method: Option<WeightMethod>,
    #[serde(default, deserialize_with = "yaml::optional_instant")]
    weights_locked: Option<DateTime<Utc>>,
    #[serde(default)]
    locked_blind: bool,
    #[serde(default)]
    hide_scores_until_locked: bool,
    #[serde(default)]
    criteria: At<Vec<CriterionDoc>>,
    #[serde(default)]
    candidates: Vec<CandidateDoc>,
    #[serde(default)]
    assessors: Vec<At<String>>,
    #[serde(default)]
    scores: Pairs<Pairs<Pairs<At<Short<ScoreDoc>>>>>,
    #[serde(default)]
    agreed: Pairs<Pairs<At<Short<AgreedScoreDoc>>>>,
    #[serde(default)]
    knock_outs: Pairs<Pairs<At<KnockOutDoc>>>,
    #[serde(default)]
    judgements: Vec<JudgementDoc>,
    #[serde(default)]
    set_rules: Vec<SetRuleDoc>,
    budget: Option<At<f64>>,
    decision: Option<DecisionDoc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CandidateDoc {
    tool: At<String>,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoreDoc {
    value: f64,
    #[serde(default)]
    note: String,
    evidence: Option<At<String>>,
    #[serde(default)]
    source: String,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    as_of: Option<NaiveDate>,
    confidence: Option<Confidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgreedScoreDoc {
    value: f64,
    #[serde(default)]
    rationale: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnockOutDoc {
    verdict: Verdict,
    #[serde(default)]
    reason: String,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    as_of: Option<NaiveDate>,
}

/// One criterion, another, and how many times more important the first is.
type PairDoc = (At<String>, At<String>, f64);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JudgementDoc {
    person: At<String>,
    group: Option<At<String>>,
    method: At<WeightMethod>,
    points: Option<Pairs<f64>>,
    order: Option<Vec<Vec<At<String>>>>,
    pairs: Option<Vec<PairDoc>>,
    best: Option<At<String>>,
    worst: Option<At<String>>,
    best_to_others: Option<Pairs<f64>>,
    others_to_worst: Option<Pairs<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetRuleDoc {
    kind: SetRuleKind,
    tools: Vec<At<String>>,
    #[serde(default)]
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionDoc {
    #[serde(default)]
    chosen: Vec<At<String>>,
    #[serde(default)]
    why: String,
    #[serde(default)]
    dissent: String,
    #[serde(default)]
    conditions: String,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    review_on: Option<NaiveDate>,
    #[serde(deserialize_with = "yaml::day")]
    decided_on: NaiveDate,
    #[serde(default)]
    decided_by: String,
    written_against: Option<Vec<InputDoc>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputDoc {
    part: InputPart,
    tool: Option<At<String>>,
    fingerprint: String,
}
