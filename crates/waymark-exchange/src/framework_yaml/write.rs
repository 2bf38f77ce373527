//! From the criteria to the document.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_saphyr::{FlowMap, FlowSeq};
use uuid::Uuid;
use waymark_domain::criteria::{
    CriteriaFramework, Criterion, Direction, KnockOutRule, MAX_DEPTH, Measure,
};
use waymark_domain::id::CriterionId;

use crate::yaml::Num;

#[derive(Debug, Serialize)]
pub(super) struct FrameworkOut<'a> {
    format: &'static str,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    edition: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    purpose: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    criteria: Vec<CriterionOut<'a>>,
}

/// A criterion with what is below it.
#[derive(Debug, Serialize)]
pub(crate) struct CriterionOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<Num>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    cost: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    knock_out: Option<KnockOutOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measured: Option<FlowMap<MeasuredOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    yes_no: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criteria: Option<Vec<CriterionOut<'a>>>,
}

#[derive(Debug, Serialize)]
struct MeasuredOut<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    direction: Direction,
    worst: Num,
    best: Num,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    points: Vec<FlowSeq<[Num; 2]>>,
}

/// The statement alone where there is no minimum.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum KnockOutOut<'a> {
    Statement(&'a str),
    Rule { statement: &'a str, minimum: Num },
}

impl<'a> KnockOutOut<'a> {
    fn new(rule: &'a KnockOutRule) -> Self {
        let statement = rule.statement.as_str();
        match rule.minimum {
            None => Self::Statement(statement),
            Some(minimum) => Self::Rule {
                statement,
                minimum: Num(minimum),
            },
        }
    }
}

impl<'a> FrameworkOut<'a> {
    pub(super) fn new(framework: &'a CriteriaFramework) -> Self {
        Self {
            format: super::FORMAT,
            code: &framework.code,
            title: &framework.title,
            edition: &framework.edition,
            language: &framework.language,
            purpose: &framework.purpose,
            source: framework.source.as_deref(),
            criteria: nested(&framework.criteria, false),
        }
    }
}

type Below<'a> = BTreeMap<Option<CriterionId>, Vec<&'a Criterion>>;

/// Returns criteria nested as a document holds them, siblings in their order; with `ids` they keep their ids.
pub(crate) fn nested(criteria: &[Criterion], ids: bool) -> Vec<CriterionOut<'_>> {
    let mut below = Below::new();
    for criterion in criteria {
        below.entry(criterion.parent).or_default().push(criterion);
    }
    siblings(&below, None, ids, 1)
}

/// The depth is bounded so that not even criteria that were never checked can exhaust the stack.
fn siblings<'a>(
    below: &Below<'a>,
    parent: Option<CriterionId>,
    ids: bool,
    depth: usize,
) -> Vec<CriterionOut<'a>> {
    let Some(children) = below.get(&parent).filter(|_| depth <= MAX_DEPTH) else {
        return Vec::new();
    };
    let one = |c: &&'a Criterion| {
        let mut out = CriterionOut {
            id: ids.then_some(c.id.0),
            code: &c.code,
            title: &c.title,
            weight: (c.weight.to_bits() != 1.0_f64.to_bits()).then_some(Num(c.weight)),
            description: &c.description,
            cost: c.cost,
            knock_out: c.knock_out.as_ref().map(KnockOutOut::new),
            rating: None,
            measured: None,
            yes_no: None,
            criteria: None,
        };
        match &c.measure {
            Measure::Group => out.criteria = Some(siblings(below, Some(c.id), ids, depth + 1)),
            Measure::Rating { anchors } => out.rating = Some(anchors),
            Measure::Measured {
                unit,
                direction,
                worst,
                best,
                points,
            } => {
                out.measured = Some(FlowMap(MeasuredOut {
                    unit,
                    direction: *direction,
                    worst: Num(*worst),
                    best: Num(*best),
                    points: points
                        .iter()
                        .map(|&(x, value)| FlowSeq([Num(x), Num(value)]))
                        .collect(),
                }));
            }
            Measure::YesNo => out.yes_no = Some(true),
        }
        out
    };
    children.iter().map(one).collect()
}
