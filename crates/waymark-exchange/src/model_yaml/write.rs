//! From the model to the document.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_saphyr::{FlowMap, FlowSeq};
use uuid::Uuid;
use waymark_domain::id::CapabilityId;
use waymark_domain::model::{Capability, CapabilityModel, MAX_DEPTH, Reference};
use waymark_domain::roll_up::RollUp;
use waymark_domain::words::{Outcome, Pillar, Stage};

use crate::yaml::Num;

#[derive(Debug, Serialize)]
pub(crate) struct ModelOut<'a> {
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    edition: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    purpose: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "is_mean")]
    rollup: RollUp,
    scale: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    frameworks: Vec<FrameworkOut<'a>>,
    scales: Vec<ScaleOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bands: Vec<FlowMap<BandOut<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<NodeOut<'a>>,
}

#[derive(Debug, Serialize)]
struct FrameworkOut<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    edition: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    licence: &'a str,
}

#[derive(Debug, Serialize)]
struct ScaleOut<'a> {
    code: &'a str,
    title: &'a str,
    levels: Vec<LevelOut<'a>>,
}

#[derive(Debug, Serialize)]
struct LevelOut<'a> {
    value: Num,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct BandOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    up_to: Option<Num>,
    title: &'a str,
}

#[derive(Debug, Serialize)]
struct NodeOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pillar: Option<Pillar>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<Num>,
    #[serde(skip_serializing_if = "is_mean")]
    rollup: RollUp,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    purpose: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcomes: Option<FlowSeq<&'a [Outcome]>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    levels: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<FlowMap<&'a Reference>>,
    #[serde(skip_serializing_if = "is_false")]
    retired: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<NodeOut<'a>>,
}

type Below<'a> = BTreeMap<Option<CapabilityId>, Vec<&'a Capability>>;

impl<'a> ModelOut<'a> {
    /// Returns the document of `model`; with `ids` it keeps the ids and what inner nodes carry unused.
    pub(crate) fn new(model: &'a CapabilityModel, ids: bool) -> Self {
        let mut below = Below::new();
        for capability in &model.capabilities {
            below.entry(capability.parent).or_default().push(capability);
        }
        let scale = |scale: &'a waymark_domain::scale::Scale| ScaleOut {
            code: &scale.code,
            title: &scale.title,
            levels: scale
                .levels
                .iter()
                .map(|l| LevelOut {
                    value: Num(l.value),
                    title: &l.title,
                    text: &l.text,
                })
                .collect(),
        };
        let framework = |f: &'a waymark_domain::model::Framework| FrameworkOut {
            id: &f.id,
            title: &f.title,
            edition: &f.edition,
            licence: &f.licence,
        };
        let band = |b: &'a waymark_domain::model::Band| {
            FlowMap(BandOut {
                up_to: b.up_to.map(Num),
                title: &b.title,
            })
        };
        Self {
            format: super::FORMAT,
            id: ids.then_some(model.id.0),
            code: &model.code,
            title: &model.title,
            edition: &model.edition,
            language: &model.language,
            purpose: &model.purpose,
            source: model.source.as_deref(),
            rollup: model.rollup,
            scale: &model.scale,
            frameworks: model.frameworks.iter().map(framework).collect(),
            scales: model.scales.iter().map(scale).collect(),
            bands: model.bands.iter().map(band).collect(),
            children: nodes(&below, None, ids, 1),
        }
    }
}

/// Nodes below `parent`. The depth is bounded so that not even a model that was never checked can exhaust
/// the stack; a valid model ends before.
fn nodes<'a>(
    below: &Below<'a>,
    parent: Option<CapabilityId>,
    ids: bool,
    depth: usize,
) -> Vec<NodeOut<'a>> {
    let Some(children) = below.get(&parent).filter(|_| depth <= MAX_DEPTH) else {
        return Vec::new();
    };
    let node = |c: &&'a Capability| {
        let children = nodes(below, Some(c.id), ids, depth + 1);
        let own = ids || children.is_empty();
        NodeOut {
            id: ids.then_some(c.id.0),
            code: &c.code,
            title: &c.title,
            pillar: c.pillar,
            stage: c.stage,
            weight: (c.weight.to_bits() != 1.0_f64.to_bits()).then_some(Num(c.weight)),
            rollup: c.rollup,
            scale: c.scale.as_deref().filter(|_| own),
            purpose: &c.purpose,
            why: &c.why,
            outcomes: (!c.outcomes.is_empty()).then_some(FlowSeq(c.outcomes.as_slice())),
            levels: if own { &c.levels } else { &[] },
            references: c.references.iter().map(FlowMap).collect(),
            retired: c.retired,
            children,
        }
    };
    children.iter().map(node).collect()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes the field by reference"
)]
fn is_mean(rollup: &RollUp) -> bool {
    *rollup == RollUp::Mean
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes the field by reference"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}
