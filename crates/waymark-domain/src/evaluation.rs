//! Evaluations: candidate tools scored against weighted criteria, up to a decision.
//!
//! The facts stand here: what people said, and what the room settled on. Everything else follows from them.

pub mod compare;
pub mod explain;
pub mod grid;
mod inputs;
pub mod judgements;
mod methods;
mod outcome;
pub mod ranking;
pub mod results;
pub mod robust;
pub mod scored;
pub mod sets;
pub mod wording;

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::criteria::Criterion;
use crate::id::{CapabilityId, CriterionId, EvaluationId, EvidenceId, PersonId, ToolId};
use crate::words::{Confidence, words};

pub use inputs::{inputs, stale};

words! {
    /// Where an evaluation stands.
    EvaluationState {
        /// Being worked on.
        Open = "open", "Open";
        /// Ended in a decision.
        Decided = "decided", "Decided";
    }
    /// How the weights of an evaluation are elicited.
    WeightMethod {
        /// Points given directly.
        Direct = "direct", "Direct points";
        /// Points for the swing from worst to best, the widest swing 100.
        Swing = "swing", "Swing";
        /// An order of importance; weights are rank order centroids.
        Rank = "rank", "Rank order";
        /// Comparison of every pair on Saaty's scale from 1/9 to 9.
        Ahp = "ahp", "Pairs (AHP)";
        /// Comparison of the best with the others, and of the others with the worst.
        BestWorst = "best_worst", "Best-worst";
    }
    /// What a knock-out says of a tool.
    Verdict {
        /// It holds.
        Pass = "pass", "Pass";
        /// It does not hold: the tool is not ranked.
        Fail = "fail", "Fail";
        /// Nobody knows yet: the tool is ranked, but cannot be chosen.
        Unknown = "unknown", "Unknown";
    }
    /// What a rule says about a set of tools.
    SetRuleKind {
        /// At most one of them.
        Exclusion = "exclusion", "At most one of";
        /// All of them or none.
        Pairing = "pairing", "All or none of";
        /// Every one of them.
        Required = "required", "Must have";
        /// None of them.
        Barred = "barred", "Must not have";
    }
    /// A part of an evaluation that a decision was written against.
    InputPart {
        /// The tools compared.
        Candidates = "candidates", "Candidates";
        /// The criteria and their measures.
        Criteria = "criteria", "Criteria";
        /// The weights.
        Weights = "weights", "Weights";
        /// The scores of a tool that count.
        Scores = "scores", "Scores";
        /// The knock-outs of a tool.
        KnockOuts = "knock_outs", "Knock-outs";
        /// What is known of a chosen tool.
        Facts = "facts", "Facts";
    }
}

/// A tool that is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// The tool.
    pub tool: ToolId,
    /// Why it is here, or in which edition it is looked at.
    #[serde(default)]
    pub note: String,
}

/// What one person says of one tool on one criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Score {
    /// The leaf.
    pub criterion: CriterionId,
    /// The tool.
    pub tool: ToolId,
    /// Who says so.
    pub person: PersonId,
    /// In the measure's own unit: a level 0–5, a number, or 1 for yes and 0 for no.
    pub value: f64,
    /// In their words.
    pub note: String,
    /// What backs it.
    pub evidence: Option<EvidenceId>,
    /// Where it was read or measured, where that is no entry of the register.
    pub source: String,
    /// The day on which it was so.
    #[ts(type = "string | null")]
    pub as_of: Option<NaiveDate>,
    /// How sure they are; shown beside the score, never mixed into it.
    pub confidence: Option<Confidence>,
}

/// What the room settled on for one tool on one criterion; kept apart from what people said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgreedScore {
    /// The leaf.
    pub criterion: CriterionId,
    /// The tool.
    pub tool: ToolId,
    /// In the measure's own unit.
    pub value: f64,
    /// What settled it.
    pub rationale: String,
}

/// Whether a tool fulfils what a knock-out asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnockOut {
    /// The criterion with the knock-out.
    pub criterion: CriterionId,
    /// The tool.
    pub tool: ToolId,
    /// Pass, fail or unknown.
    pub verdict: Verdict,
    /// Why; a fail needs one.
    pub reason: String,
    /// The day on which it was so.
    #[ts(type = "string | null")]
    pub as_of: Option<NaiveDate>,
}

/// Points that somebody gave a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// The criterion.
    pub criterion: CriterionId,
    /// The points, at least 0; in best-worst, how many times.
    pub points: f64,
}

/// How many times more important one criterion is than another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// One criterion.
    pub this: CriterionId,
    /// The other.
    pub other: CriterionId,
    /// From 1/9 (far less) to 9 (far more).
    pub ratio: f64,
}

/// What one person says about the weights of siblings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum Judgement {
    /// Points given directly.
    Direct {
        /// One a criterion.
        points: Vec<Points>,
    },
    /// Points for the swing from worst to best.
    Swing {
        /// One a criterion; the widest swing has the most.
        points: Vec<Points>,
    },
    /// An order of importance.
    Rank {
        /// Most important first; those in one list rank alike.
        order: Vec<Vec<CriterionId>>,
    },
    /// Comparison of every pair.
    Ahp {
        /// The upper triangle of the matrix, in the order of the siblings.
        pairs: Vec<Pair>,
    },
    /// Comparison with the best and the worst.
    BestWorst {
        /// The most important.
        best: CriterionId,
        /// The least important.
        worst: CriterionId,
        /// How many times more important the best is than each, 1 to 9.
        best_to_others: Vec<Points>,
        /// How many times more important each is than the worst, 1 to 9.
        others_to_worst: Vec<Points>,
    },
}

impl Judgement {
    /// Returns the method by which it was given.
    pub fn method(&self) -> WeightMethod {
        match self {
            Self::Direct { .. } => WeightMethod::Direct,
            Self::Swing { .. } => WeightMethod::Swing,
            Self::Rank { .. } => WeightMethod::Rank,
            Self::Ahp { .. } => WeightMethod::Ahp,
            Self::BestWorst { .. } => WeightMethod::BestWorst,
        }
    }

    /// Returns the criteria it speaks of, each as often as it does.
    pub fn criteria(&self) -> Vec<CriterionId> {
        let of = |points: &[Points]| points.iter().map(|p| p.criterion).collect::<Vec<_>>();
        match self {
            Self::Direct { points } | Self::Swing { points } => of(points),
            Self::Rank { order } => order.iter().flatten().copied().collect(),
            Self::Ahp { pairs } => pairs.iter().flat_map(|p| [p.this, p.other]).collect(),
            Self::BestWorst {
                best,
                worst,
                best_to_others,
                others_to_worst,
            } => [vec![*best, *worst], of(best_to_others), of(others_to_worst)].concat(),
        }
    }

    /// Returns the numbers it states.
    pub fn numbers(&self) -> Vec<f64> {
        let of = |points: &[Points]| points.iter().map(|p| p.points).collect::<Vec<_>>();
        match self {
            Self::Direct { points } | Self::Swing { points } => of(points),
            Self::Rank { .. } => Vec::new(),
            Self::Ahp { pairs } => pairs.iter().map(|p| p.ratio).collect(),
            Self::BestWorst {
                best_to_others,
                others_to_worst,
                ..
            } => [of(best_to_others), of(others_to_worst)].concat(),
        }
    }

    /// Returns whether it speaks of `criterion`.
    pub fn names(&self, criterion: CriterionId) -> bool {
        self.criteria().contains(&criterion)
    }

    /// Returns the judgement without what it says of `criterion`, or none where nothing is left of it.
    pub fn without(&self, criterion: CriterionId) -> Option<Self> {
        let others = |points: &[Points]| -> Vec<Points> {
            let kept = points.iter().filter(|p| p.criterion != criterion);
            kept.copied().collect()
        };
        let left = match self {
            Self::Direct { points } => Self::Direct {
                points: others(points),
            },
            Self::Swing { points } => Self::Swing {
                points: others(points),
            },
            Self::Rank { order } => {
                let kept = |alike: &Vec<CriterionId>| -> Vec<CriterionId> {
                    alike.iter().copied().filter(|&c| c != criterion).collect()
                };
                let order = order.iter().map(kept).filter(|alike| !alike.is_empty());
                Self::Rank {
                    order: order.collect(),
                }
            }
            Self::Ahp { pairs } => {
                let kept = pairs
                    .iter()
                    .filter(|p| p.this != criterion && p.other != criterion);
                Self::Ahp {
                    pairs: kept.copied().collect(),
                }
            }
            Self::BestWorst { best, worst, .. } if *best == criterion || *worst == criterion => {
                return None;
            }
            Self::BestWorst {
                best,
                worst,
                best_to_others,
                others_to_worst,
            } => Self::BestWorst {
                best: *best,
                worst: *worst,
                best_to_others: others(best_to_others),
                others_to_worst: others(others_to_worst),
            },
        };
        Some(left).filter(|left| !left.criteria().is_empty())
    }
}

/// The judgement of one person on one group's children.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Elicitation {
    /// Who judges.
    pub person: PersonId,
    /// The group whose children are judged; none for those at the top.
    pub group: Option<CriterionId>,
    /// What they say.
    pub judgement: Judgement,
}

/// What has to hold of a set of tools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetRule {
    /// What it asks.
    pub kind: SetRuleKind,
    /// Of which tools.
    pub tools: Vec<ToolId>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// A part of the evaluation as it stood when the decision was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The part.
    pub part: InputPart,
    /// The tool, for parts that are kept for each.
    #[serde(default)]
    pub tool: Option<ToolId>,
    /// A hash of the part.
    pub fingerprint: String,
}

/// What was decided, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// The tools decided for.
    pub chosen: Vec<ToolId>,
    /// Why these.
    pub why: String,
    /// Who saw it otherwise, and why.
    pub dissent: String,
    /// What has to hold for the decision to stand.
    pub conditions: String,
    /// When it is looked at again.
    #[ts(type = "string | null")]
    pub review_on: Option<NaiveDate>,
    /// When it was taken.
    #[ts(type = "string")]
    pub decided_on: NaiveDate,
    /// Who took it.
    pub decided_by: String,
    /// What it was written against; the decision is stale once one of these has changed.
    pub written_against: Vec<Input>,
}

/// One need, the tools that might meet it, and how they compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Evaluation {
    /// Names the evaluation.
    pub id: EvaluationId,
    /// Unique short name, such as “V-01”.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What is needed, and for what.
    pub need: String,
    /// The capabilities whose gaps it should close.
    pub closes: Vec<CapabilityId>,
    /// Where it stands.
    pub state: EvaluationState,
    /// How weights are elicited.
    pub weight_method: WeightMethod,
    /// When the weights were agreed and locked; none while they may change.
    #[ts(type = "string | null")]
    pub weights_locked_at: Option<DateTime<Utc>>,
    /// Whether nobody had seen a score when the weights were locked.
    pub locked_blind: bool,
    /// Whether scores stay hidden until the weights are locked.
    pub hide_scores_until_locked: bool,
    /// The criteria; siblings in their order, depth first.
    pub criteria: Vec<Criterion>,
    /// The tools compared, in the order of the columns.
    pub candidates: Vec<Candidate>,
    /// Who scores, in their order.
    pub assessors: Vec<PersonId>,
    /// Individual scores, ordered by criterion, tool and person.
    pub scores: Vec<Score>,
    /// Agreed scores, ordered by criterion and tool.
    pub agreed: Vec<AgreedScore>,
    /// Knock-outs, ordered by criterion and tool.
    pub knock_outs: Vec<KnockOut>,
    /// Judgements on weights, ordered by person and group.
    pub elicitations: Vec<Elicitation>,
    /// What has to hold of a set of tools, in its order.
    pub set_rules: Vec<SetRule>,
    /// What the tools may cost a year.
    pub budget: Option<f64>,
    /// What was decided.
    pub decision: Option<Decision>,
}

impl Evaluation {
    /// Returns the criterion with this id, or none.
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.id == id)
    }

    /// Returns whether scores and results are kept from view until the weights are locked.
    pub fn scores_hidden(&self) -> bool {
        self.hide_scores_until_locked && self.weights_locked_at.is_none()
    }
}
