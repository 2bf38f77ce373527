//! All facts of an engagement, and those of one round.

use serde::{Deserialize, Serialize};

use crate::architecture::Architecture;
use crate::engagement::{Engagement, Evidence, Hurdle, Person, Recommendation, Role};
use crate::evaluation::Evaluation;
use crate::model::CapabilityModel;
use crate::process::Process;
use crate::rating::{AgreedRating, Priority, Rating, Round, Target};
use crate::tool::{Tool, Vendor};
use crate::workforce::{Skill, Workforce};

/// Everything that a round's results follow from.
///
/// The model is the live one while the round is open; a locked round carries the model as it stood
/// when it was locked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoundFacts {
    /// The round.
    pub round: Round,
    /// The model that was rated.
    pub model: CapabilityModel,
    /// Individual ratings, ordered by capability and person.
    pub ratings: Vec<Rating>,
    /// Agreed ratings, ordered by capability.
    pub agreed: Vec<AgreedRating>,
    /// Targets, ordered by capability.
    pub targets: Vec<Target>,
    /// Priorities, ordered by capability.
    pub priorities: Vec<Priority>,
}

impl RoundFacts {
    /// Returns the ratings that count: those of people who take part. Somebody who was taken off the round
    /// keeps their ratings, but they no longer count.
    pub fn counted(&self) -> impl Iterator<Item = &Rating> {
        let participants: std::collections::BTreeSet<_> = self.round.participants.iter().collect();
        self.ratings
            .iter()
            .filter(move |r| participants.contains(&r.person))
    }
}

/// A whole engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EngagementFacts {
    /// What stands on the cover.
    pub engagement: Engagement,
    /// Roles, in their order.
    pub roles: Vec<Role>,
    /// People, in their order.
    pub people: Vec<Person>,
    /// Live models, in their order.
    pub models: Vec<CapabilityModel>,
    /// Rounds by date.
    pub rounds: Vec<RoundFacts>,
    /// The evidence register.
    pub evidence: Vec<Evidence>,
    /// Hurdles.
    pub hurdles: Vec<Hurdle>,
    /// Recommendations.
    pub recommendations: Vec<Recommendation>,
    /// Vendors.
    pub vendors: Vec<Vendor>,
    /// Tools.
    pub tools: Vec<Tool>,
    /// Evaluations.
    pub evaluations: Vec<Evaluation>,
    /// The process, with the letters of its tasks.
    pub process: Process,
    /// Skills, in their order.
    pub skills: Vec<Skill>,
    /// Who fills the roles, and what they can do.
    pub workforce: Workforce,
    /// The architecture over its plateaus.
    pub architecture: Architecture,
}
