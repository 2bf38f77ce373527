//! Capability models: trees of capabilities whose leaves are rated.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CapabilityId, ModelId};
use crate::roll_up::RollUp;
use crate::scale::Scale;
use crate::words::{Outcome, Pillar, Stage};

/// Deepest nesting that a model may have; the root's children are at depth 1.
pub const MAX_DEPTH: usize = 64;
/// Most capabilities that a model may have.
pub const MAX_CAPABILITIES: usize = 20_000;

/// A published framework that capabilities refer to by item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Short name used in references.
    pub id: String,
    /// Title as published.
    pub title: String,
    /// Edition, version or year.
    #[serde(default)]
    pub edition: String,
    /// Licence under which it may be cited.
    #[serde(default)]
    pub licence: String,
}

/// A capability's counterpart in a published framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The framework's id.
    pub framework: String,
    /// The item, by its identifier or short name.
    pub item: String,
}

/// A named range of the root's score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The highest score in the band; none in the last band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<f64>,
    /// What the range is called.
    pub title: String,
}

/// A node of a model. Leaves are rated; inner nodes roll up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Capability {
    /// Stays the same from round to round, whatever else changes.
    pub id: CapabilityId,
    /// The node above; none directly below the root.
    pub parent: Option<CapabilityId>,
    /// Unique in the model.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Own pillar; none inherits.
    pub pillar: Option<Pillar>,
    /// Own stage; none inherits, and none all the way up means all stages.
    pub stage: Option<Stage>,
    /// Weight in the node above; at least 0.
    pub weight: f64,
    /// How an inner node combines its children.
    pub rollup: RollUp,
    /// Own scale by code; none takes the model's default.
    pub scale: Option<String>,
    /// What it is.
    pub purpose: String,
    /// Why it matters.
    pub why: String,
    /// What it serves.
    pub outcomes: Vec<Outcome>,
    /// Descriptors, one a level of the leaf's scale, lowest first; empty for inner nodes.
    pub levels: Vec<String>,
    /// Counterparts in published frameworks.
    pub references: Vec<Reference>,
    /// Kept for history; not rated, and out of every sum.
    pub retired: bool,
}

/// A capability model: the root, its scales and every node below, parents before their children.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CapabilityModel {
    /// Names the model.
    pub id: ModelId,
    /// The root's code; unique in the engagement.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Edition of the content.
    pub edition: String,
    /// Language of the content (BCP 47).
    pub language: String,
    /// What it is for and how to read it.
    pub purpose: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// How the root combines its children.
    pub rollup: RollUp,
    /// Code of the default scale.
    pub scale: String,
    /// What references may point to.
    pub frameworks: Vec<Framework>,
    /// The scales in use.
    pub scales: Vec<Scale>,
    /// Names for ranges of the root's score, lowest first.
    pub bands: Vec<Band>,
    /// Siblings in their order; parents anywhere before or after: [`crate::tree::Tree`] orders them.
    pub capabilities: Vec<Capability>,
}

impl CapabilityModel {
    /// Returns the scale called `code`, or none.
    pub fn scale(&self, code: &str) -> Option<&Scale> {
        self.scales.iter().find(|s| s.code == code)
    }

    /// Returns the scale on which `capability` is rated; none where the code names no scale.
    pub fn scale_of(&self, capability: &Capability) -> Option<&Scale> {
        self.scale(capability.scale.as_deref().unwrap_or(&self.scale))
    }

    /// Returns the title of the band that holds `score`, or none where the model has no bands.
    pub fn band(&self, score: f64) -> Option<&str> {
        let holds = |b: &&Band| b.up_to.is_none_or(|top| score <= top);
        self.bands.iter().find(holds).map(|b| b.title.as_str())
    }

    /// Returns the capability with this id, or none.
    pub fn capability(&self, id: CapabilityId) -> Option<&Capability> {
        self.capabilities.iter().find(|c| c.id == id)
    }
}
