//! Skill gaps: what roles need against what the people who fill them have.
//!
//! A need counts for every person and team that fills the role. Who has not been assessed is told apart
//! from who has too little: *not assessed* is no level.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CapabilityId, PersonId, RoleId, SkillId};
use crate::process::ProcessFacts;

/// A person who lacks a skill that their role needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lacking {
    /// The person.
    pub person: PersonId,
    /// Their short name.
    pub code: String,
    /// Their level; none where nobody has assessed it.
    pub level: Option<u8>,
}

/// One need of one role against the people who fill it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkillGap {
    /// The role.
    pub role: RoleId,
    /// The skill.
    pub skill: SkillId,
    /// The skill's short name.
    pub code: String,
    /// The skill's name.
    pub title: String,
    /// The level needed.
    pub needed: u8,
    /// How many people and teams fill the role.
    pub people: u32,
    /// How many of them have the level.
    pub have: u32,
    /// Who has less.
    pub below: Vec<Lacking>,
    /// Who has not been assessed.
    pub not_assessed: Vec<Lacking>,
    /// What to see, in a sentence.
    pub sentence: String,
}

/// The needs of one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleSkills {
    /// The role.
    pub role: RoleId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its needs, in the order of the skills.
    pub needs: Vec<SkillGap>,
}

/// What skills say about a capability of the people pillar. It stands beside the capability's rating and
/// never changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CapabilitySkills {
    /// The capability.
    pub capability: CapabilityId,
    /// Needs of roles for skills that feed it, the widest lack first.
    pub gaps: Vec<SkillGap>,
}

/// Returns the needs of every role that has any, in the order of the columns.
pub fn role_skills(facts: &ProcessFacts) -> Vec<RoleSkills> {
    let mut all = Vec::new();
    for role in &facts.roles {
        let Some(profile) = facts.workforce.profile(role.id) else {
            continue;
        };
        let needs: Vec<SkillGap> = facts
            .skills
            .iter()
            .filter_map(|skill| {
                let need = profile.needs.iter().find(|n| n.skill == skill.id)?;
                Some(gap(facts, role, skill, need.level))
            })
            .collect();
        if !needs.is_empty() {
            all.push(RoleSkills {
                role: role.id,
                code: role.code.clone(),
                title: role.title.clone(),
                needs,
            });
        }
    }
    all
}

fn gap(
    facts: &ProcessFacts,
    role: &crate::engagement::Role,
    skill: &crate::workforce::Skill,
    needed: u8,
) -> SkillGap {
    let (mut below, mut not_assessed) = (Vec::new(), Vec::new());
    let mut people = 0;
    for filling in facts.workforce.fillings_of(role.id) {
        people += 1;
        let level = facts.workforce.level(filling.person, skill.id);
        let person = facts.people.iter().find(|p| p.id == filling.person);
        let lacking = Lacking {
            person: filling.person,
            code: person.map_or_else(String::new, |p| p.code.clone()),
            level,
        };
        match level {
            None => not_assessed.push(lacking),
            Some(level) if level < needed => below.push(lacking),
            Some(_) => {}
        }
    }
    let have = people - (below.len() + not_assessed.len()) as u32;
    let unknown = match not_assessed.len() {
        0 => String::new(),
        n => format!("; {n} not assessed"),
    };
    let who = &role.title;
    let what = &skill.title;
    let sentence = match (people, below.len()) {
        (0, _) => format!("Nobody fills {who}, which needs {what} at level {needed}."),
        (_, 0) if not_assessed.is_empty() => {
            format!("{who}: all {people} have {what} at level {needed}.")
        }
        (_, lack) => format!("{who}: {lack} of {people} lack {what} at level {needed}{unknown}."),
    };
    SkillGap {
        role: role.id,
        skill: skill.id,
        code: skill.code.clone(),
        title: skill.title.clone(),
        needed,
        people,
        have,
        below,
        not_assessed,
        sentence,
    }
}

/// Returns what the skills that feed each capability say of it, in the order of the skills.
pub fn capability_skills(facts: &ProcessFacts) -> Vec<CapabilitySkills> {
    let mut all: Vec<CapabilitySkills> = Vec::new();
    let roles = role_skills(facts);
    for skill in &facts.skills {
        let Some(capability) = skill.capability else {
            continue;
        };
        let needs = roles.iter().flat_map(|r| &r.needs);
        let gaps = needs.filter(|n| n.skill == skill.id).cloned();
        match all.iter_mut().find(|c| c.capability == capability) {
            Some(known) => known.gaps.extend(gaps),
            None => all.push(CapabilitySkills {
                capability,
                gaps: gaps.collect(),
            }),
        }
    }
    all.retain(|c| !c.gaps.is_empty());
    for capability in &mut all {
        // A stable sort: ties stay in the order of skills and columns.
        capability
            .gaps
            .sort_by_key(|g| std::cmp::Reverse(g.below.len()));
    }
    all
}
