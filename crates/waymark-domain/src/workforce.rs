//! Who fills the roles, how much of their time it takes, and what they can do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CapabilityId, PersonId, RoleId, SkillId};

/// Highest level of a skill; levels run from 0.
pub const MAX_LEVEL: u8 = 4;
/// Hours a week of a person of whom nothing is said.
pub const HOURS_PER_WEEK: f64 = 40.0;

/// A skill that a role needs, and how well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkillNeed {
    /// The skill.
    pub skill: SkillId,
    /// The level needed, 1 to 4.
    pub level: u8,
}

/// What is known of a role beyond its name and mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleProfile {
    /// The role.
    pub role: RoleId,
    /// What published role lists call it, such as “Kreuzberger et al. 2023: R7 ML engineer”.
    pub catalog: Vec<String>,
    /// Whether it validates, independently, what others build.
    pub validator: bool,
    /// The skills it needs.
    pub needs: Vec<SkillNeed>,
}

/// A skill, with a descriptor for every level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Skill {
    /// Names the skill.
    pub id: SkillId,
    /// Unique short name.
    pub code: String,
    /// What one can do who has it.
    pub title: String,
    /// What belongs to it, and what does not.
    pub description: String,
    /// Descriptors of the levels 0 to 4; empty, or exactly five.
    pub levels: Vec<String>,
    /// The capability of the people pillar that it feeds.
    pub capability: Option<CapabilityId>,
}

/// How well a person, or a team, has a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonSkill {
    /// Who.
    pub person: PersonId,
    /// The skill.
    pub skill: SkillId,
    /// The level, 0 to 4.
    pub level: u8,
    /// The day of the assessment.
    #[ts(type = "string | null")]
    pub as_of: Option<NaiveDate>,
}

/// How much time a person has; who is not named is one person with [`HOURS_PER_WEEK`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkingTime {
    /// Who.
    pub person: PersonId,
    /// Whether the entry is a team rather than one person.
    pub team: bool,
    /// Hours a week; of a team, of all its members together.
    pub hours_per_week: f64,
}

/// A person, or a team, that fills a role.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Filling {
    /// The role.
    pub role: RoleId,
    /// Who fills it.
    pub person: PersonId,
    /// Share of their time that is meant for it, 0 to 1.
    pub share: f64,
}

/// Who fills the roles, and what they can do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, Default)]
pub struct Workforce {
    /// Profiles of roles, ordered by role id.
    pub profiles: Vec<RoleProfile>,
    /// Working time, ordered by person id.
    pub times: Vec<WorkingTime>,
    /// Fillings, ordered by role id and person id.
    pub fillings: Vec<Filling>,
    /// Skills of people, ordered by person id and skill id.
    pub person_skills: Vec<PersonSkill>,
}

impl Workforce {
    /// Returns what is known of a role, or none.
    pub fn profile(&self, role: RoleId) -> Option<&RoleProfile> {
        self.profiles.iter().find(|p| p.role == role)
    }

    /// Returns whether a role validates, independently, what others build.
    pub fn validates(&self, role: RoleId) -> bool {
        self.profile(role).is_some_and(|p| p.validator)
    }

    /// Returns the working time of a person.
    pub fn time(&self, person: PersonId) -> WorkingTime {
        let known = self.times.iter().find(|t| t.person == person).copied();
        known.unwrap_or(WorkingTime {
            person,
            team: false,
            hours_per_week: HOURS_PER_WEEK,
        })
    }

    /// Returns who fills a role.
    pub fn fillings_of(&self, role: RoleId) -> impl Iterator<Item = &Filling> {
        self.fillings.iter().filter(move |f| f.role == role)
    }

    /// Returns the level at which a person has a skill; none where nobody has assessed it.
    pub fn level(&self, person: PersonId, skill: SkillId) -> Option<u8> {
        let found = self
            .person_skills
            .binary_search_by_key(&(person, skill), |s| (s.person, s.skill));
        found.ok().map(|i| self.person_skills[i].level)
    }
}
