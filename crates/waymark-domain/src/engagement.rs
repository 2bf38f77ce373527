//! The engagement itself, its people, its evidence, hurdles and recommendations.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{
    CapabilityId, EngagementId, EvidenceId, HurdleId, PersonId, RecommendationId, RoleId, RoundId,
};
use crate::words::{
    EvidenceKind, HurdleState, Pillar, RecommendationState, Severity, Size, ToolNeed,
};

/// One client assignment: what stands on the cover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Engagement {
    /// Names the engagement.
    pub id: EngagementId,
    /// The client.
    pub client: String,
    /// Title of the work, as on the cover.
    pub title: String,
    /// Second line of the cover.
    pub subtitle: String,
    /// Who pays and signs.
    pub sponsor: String,
    /// Who leads the work.
    pub lead: String,
    /// The firm that prepares it.
    pub prepared_by: String,
    /// Marking on every page, such as “Confidential”.
    pub confidentiality: String,
    /// The lead's finding in a sentence or two; opens the overview and the executive summary.
    pub headline: String,
    /// What the sponsor is asked to decide, one a line of the summary.
    pub decisions: Vec<String>,
    /// Language of the engagement's own texts (BCP 47).
    pub language: String,
}

/// A role, such as “ML engineer”.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Role {
    /// Names the role.
    pub id: RoleId,
    /// Unique short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its mandate.
    pub description: String,
}

/// A person who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Names the person.
    pub id: PersonId,
    /// Unique short name: the column head, and the `person` of an answers file.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Role in the client's organisation.
    pub role: Option<RoleId>,
}

/// A link from evidence to the rating it backs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct EvidenceLink {
    /// The round.
    pub round: RoundId,
    /// The leaf.
    pub capability: CapabilityId,
}

/// An entry of the evidence register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// Names the entry.
    pub id: EvidenceId,
    /// Unique short name, such as “E-04”.
    pub code: String,
    /// What it is.
    pub title: String,
    /// Link, file or interview.
    pub kind: EvidenceKind,
    /// Address, file name, or whom.
    pub location: String,
    /// SHA-256 of a file, 64 hexadecimal digits.
    pub sha256: Option<String>,
    /// Who vouches for it.
    pub owner: String,
    /// Its date.
    #[ts(type = "string | null")]
    pub date: Option<NaiveDate>,
    /// The day from which it no longer counts.
    #[ts(type = "string | null")]
    pub expires: Option<NaiveDate>,
    /// The ratings it backs.
    pub links: Vec<EvidenceLink>,
}

impl Evidence {
    /// Returns whether the entry no longer counts on `day`.
    pub fn expired(&self, day: NaiveDate) -> bool {
        self.expires.is_some_and(|e| e <= day)
    }
}

/// What blocks operational readiness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hurdle {
    /// Names the hurdle.
    pub id: HurdleId,
    /// Unique short name, such as “H-03”.
    pub code: String,
    /// What stands in the way.
    pub title: String,
    /// What was seen, and what it costs.
    pub description: String,
    /// Where it lies.
    pub pillar: Pillar,
    /// How much it stands in the way.
    pub severity: Severity,
    /// Where it stands.
    pub state: HurdleState,
    /// Who deals with it.
    pub owner: String,
    /// The capabilities it blocks.
    pub blocks: Vec<CapabilityId>,
}

/// What to do about gaps and hurdles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recommendation {
    /// Names the recommendation.
    pub id: RecommendationId,
    /// Unique short name, such as “R-07”.
    pub code: String,
    /// What to do.
    pub title: String,
    /// How, and how one sees that it is done.
    pub description: String,
    /// Where it lies.
    pub pillar: Pillar,
    /// Rough size of the work.
    pub effort: Size,
    /// Rough size of the effect.
    pub impact: Size,
    /// Where it stands.
    pub state: RecommendationState,
    /// Who carries it.
    pub owner_role: Option<RoleId>,
    /// What it asks of tools.
    pub tool_need: ToolNeed,
    /// The tool, where one is named.
    pub tool: String,
    /// The gaps it closes.
    pub addresses: Vec<CapabilityId>,
    /// The hurdles it removes.
    pub removes: Vec<HurdleId>,
}
