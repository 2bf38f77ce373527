//! Architectures as ArchiMate models, and back: the mapping of `docs/formats/archimate.md`.
//!
//! Every concept that stands for something of ours carries it whole in a property, so that what [`to_model`] makes is
//! read by [`from_model`] as the architecture it was. What a foreign model says beyond that is kept: [`Imported::kept`]
//! is the model itself, with marks at what was understood, and goes into the next [`to_model`].

mod inward;
mod kept;
mod kinds;
mod marks;
mod merge;
mod outward;
mod places;
mod prune;
mod repair;
mod view;

use std::collections::BTreeSet;

use uuid::Uuid;
use waymark_domain::architecture::{Architecture, ArchitectureFacts, Drawing};
use waymark_domain::id::{CapabilityId, PlateauId, RecommendationId, RoleId, StepId, ToolId};

use crate::archimate::Model;
use crate::error::ExchangeError;

/// Names of what an architecture refers to, for the readers of the model.
#[derive(Debug, Clone, Copy)]
pub struct Outside<'a> {
    /// Capabilities: id, code and title.
    pub capabilities: &'a [(CapabilityId, String)],
}

/// What an engagement has that an imported model may refer to; links to anything else are left out.
#[derive(Debug, Clone, Default)]
pub struct Inside {
    /// Roles.
    pub roles: BTreeSet<RoleId>,
    /// Tools.
    pub tools: BTreeSet<ToolId>,
    /// Capabilities.
    pub capabilities: BTreeSet<CapabilityId>,
    /// Steps of the process.
    pub steps: BTreeSet<StepId>,
    /// Recommendations.
    pub recommendations: BTreeSet<RecommendationId>,
}

/// What a model was understood to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The architecture.
    pub architecture: Architecture,
    /// The model, with marks at what was understood; none where all of it is ours.
    pub kept: Option<Model>,
    /// What was understood, a line each.
    pub understood: Vec<String>,
    /// What has no counterpart and is kept as it is, a line each.
    pub kept_as_it_is: Vec<String>,
}

/// Returns an architecture as a model, with a view a drawing.
///
/// Of `kept`, a model that was imported before, everything stays that stands for nothing of ours; what does is brought
/// up to date, and what was removed since goes with the relations that end at it.
pub fn to_model(
    facts: &ArchitectureFacts,
    outside: &Outside<'_>,
    drawings: &[(Option<PlateauId>, Drawing)],
    kept: Option<&Model>,
) -> Model {
    outward::model(facts, outside, drawings, kept)
}

/// Returns what a model is as an architecture. `new_id` makes the ids of what is not ours yet.
///
/// # Errors
/// Fails where there is more of anything than an architecture may have, or where marks of ours do not hold together.
pub fn from_model(
    model: &Model,
    new_id: &mut dyn FnMut() -> Uuid,
    inside: &Inside,
) -> Result<Imported, ExchangeError> {
    inward::import(model, new_id, inside)
}
