//! Criteria as a tree, the way a criteria framework states them, with their ids.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::criteria::{
    CriteriaTree, Criterion, Direction, KnockOutRule, MAX_CRITERIA, Measure, RATING_LEVELS,
};
use waymark_domain::id::CriterionId;

use crate::bundle::read::Context;
use crate::yaml::{At, Num};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CriterionDoc {
    id: Option<At<Uuid>>,
    code: At<String>,
    title: String,
    #[serde(default)]
    description: String,
    weight: Option<f64>,
    #[serde(default)]
    cost: bool,
    knock_out: Option<KnockOutRuleDoc>,
    rating: Option<Vec<String>>,
    measured: Option<MeasuredDoc>,
    yes_no: Option<bool>,
    criteria: Option<Vec<CriterionDoc>>,
}

/// A statement alone, or with the least score that passes.
#[derive(Deserialize)]
#[serde(untagged)]
enum KnockOutRuleDoc {
    Statement(String),
    Rule(KnockOutRule),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasuredDoc {
    #[serde(default)]
    unit: String,
    direction: Direction,
    worst: f64,
    best: f64,
    #[serde(default)]
    points: Vec<(f64, f64)>,
}

/// Returns the criteria that documents state, depth first.
pub(super) fn criteria(
    documents: Vec<CriterionDoc>,
    path: &str,
    context: &mut Context<'_>,
) -> Vec<Criterion> {
    let mut criteria = Vec::new();
    below(documents, None, path, &mut criteria, context);
    if let Err(error) = CriteriaTree::new(&criteria) {
        let place = crate::error::Place::Document;
        context.problems.push(place, format!("{path}: {error}"));
    }
    criteria
}

fn below(
    documents: Vec<CriterionDoc>,
    parent: Option<CriterionId>,
    path: &str,
    criteria: &mut Vec<Criterion>,
    context: &mut Context<'_>,
) {
    for (i, d) in documents.into_iter().enumerate() {
        if criteria.len() > MAX_CRITERIA {
            return;
        }
        let path = format!("{path}[{i}]");
        let id = context.id(d.id.as_ref());
        let ways = [
            d.rating.is_some(),
            d.measured.is_some(),
            d.yes_no == Some(true),
            d.criteria.is_some(),
        ];
        if ways.iter().filter(|way| **way).count() != 1 || d.yes_no == Some(false) {
            let message = format!(
                "“{}” needs one of rating, measured, yes_no: true, or criteria below it",
                d.code.value
            );
            context.problem(&d.code, &path, message);
        }
        let measure = if let Some(anchors) = d.rating {
            Measure::Rating {
                anchors: if anchors.is_empty() {
                    vec![String::new(); RATING_LEVELS]
                } else {
                    anchors
                },
            }
        } else if let Some(m) = d.measured {
            Measure::Measured {
                unit: m.unit,
                direction: m.direction,
                worst: m.worst,
                best: m.best,
                points: m.points,
            }
        } else if d.yes_no == Some(true) {
            Measure::YesNo
        } else {
            Measure::Group
        };
        criteria.push(Criterion {
            id,
            parent,
            code: d.code.value,
            title: d.title,
            description: d.description,
            weight: d.weight.unwrap_or(1.0),
            measure,
            cost: d.cost,
            knock_out: d.knock_out.map(|rule| match rule {
                KnockOutRuleDoc::Rule(rule) => rule,
                KnockOutRuleDoc::Statement(statement) => KnockOutRule {
                    statement,
                    minimum: None,
                },
            }),
        });
        if let Some(children) = d.criteria {
            let path = format!("{path}.criteria");
            below(children, Some(id), &path, criteria, context);
        }
    }
}

#[derive(Serialize)]
pub(super) struct CriterionOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    weight: Num,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    cost: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    knock_out: Option<RuleOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measured: Option<MeasuredOut<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    yes_no: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    criteria: Option<Vec<CriterionOut<'a>>>,
}

#[derive(Serialize)]
struct RuleOut<'a> {
    statement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Num>,
}

#[derive(Serialize)]
struct MeasuredOut<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    direction: Direction,
    worst: Num,
    best: Num,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    points: Vec<serde_saphyr::FlowSeq<[Num; 2]>>,
}

impl<'a> CriterionOut<'a> {
    /// Returns the children of a group, or the criteria at the top, as they are written.
    pub(super) fn below(criteria: &'a [Criterion], parent: Option<CriterionId>) -> Vec<Self> {
        let children = criteria.iter().filter(|c| c.parent == parent);
        children.map(|c| Self::new(criteria, c)).collect()
    }

    fn new(criteria: &'a [Criterion], c: &'a Criterion) -> Self {
        let (mut rating, mut measured, mut below) = (None, None, None);
        match &c.measure {
            Measure::Group => below = Some(Self::below(criteria, Some(c.id))),
            Measure::Rating { anchors } => rating = Some(anchors.as_slice()),
            Measure::Measured {
                unit,
                direction,
                worst,
                best,
                points,
            } => {
                let point = |&(x, value): &(f64, f64)| serde_saphyr::FlowSeq([Num(x), Num(value)]);
                measured = Some(MeasuredOut {
                    unit,
                    direction: *direction,
                    worst: Num(*worst),
                    best: Num(*best),
                    points: points.iter().map(point).collect(),
                });
            }
            Measure::YesNo => {}
        }
        Self {
            id: c.id.0,
            code: &c.code,
            title: &c.title,
            description: &c.description,
            weight: Num(c.weight),
            cost: c.cost,
            knock_out: c.knock_out.as_ref().map(|rule| RuleOut {
                statement: &rule.statement,
                minimum: rule.minimum.map(Num),
            }),
            rating,
            measured,
            yes_no: c.measure == Measure::YesNo,
            criteria: below,
        }
    }
}
