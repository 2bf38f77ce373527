//! Who fills the roles, in and out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_saphyr::FlowMap;
use waymark_domain::id::{PersonId, RoleId, SkillId};
use waymark_domain::workforce::{
    Filling, HOURS_PER_WEEK, MAX_LEVEL, PersonSkill, RoleProfile, SkillNeed, Workforce, WorkingTime,
};

use crate::bundle::document::Short;
use crate::bundle::read::Context;
use crate::bundle::references::Codes;
use crate::yaml::{self, At, Num, Ordered, Pairs};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(in crate::bundle) struct WorkforceDoc {
    profiles: Pairs<ProfileDoc>,
    times: Pairs<At<TimeDoc>>,
    fillings: Pairs<Pairs<At<f64>>>,
    skills: Pairs<Pairs<At<Short<LevelDoc>>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileDoc {
    #[serde(default)]
    catalog: Vec<String>,
    #[serde(default)]
    validator: bool,
    #[serde(default)]
    needs: Pairs<At<u8>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeDoc {
    #[serde(default)]
    team: bool,
    hours_per_week: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::bundle) struct LevelDoc {
    level: f64,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    as_of: Option<NaiveDate>,
}

/// Returns who fills the roles, as a document states it.
pub(in crate::bundle) fn workforce(
    document: WorkforceDoc,
    roles: &Codes<RoleId>,
    people: &Codes<PersonId>,
    skills: &Codes<SkillId>,
    context: &mut Context<'_>,
) -> Workforce {
    let mut workforce = Workforce::default();
    for (code, d) in document.profiles.0 {
        let path = format!("workforce.profiles.{}", code.value);
        let needs = needs(d.needs, skills, &path, context);
        let Some(role) = context.find(roles, &code, "role", &path) else {
            continue;
        };
        workforce.profiles.push(RoleProfile {
            role,
            catalog: d.catalog,
            validator: d.validator,
            needs,
        });
    }
    for (code, d) in document.times.0 {
        let path = format!("workforce.times.{}", code.value);
        let hours_per_week = d.value.hours_per_week.unwrap_or(HOURS_PER_WEEK);
        if !(hours_per_week >= 0.0 && hours_per_week.is_finite()) {
            context.problem(&d, &path, "hours are a number of at least 0");
        }
        if let Some(person) = context.find(people, &code, "person", &path) {
            workforce.times.push(WorkingTime {
                person,
                team: d.value.team,
                hours_per_week,
            });
        }
    }
    fillings(document.fillings, roles, people, &mut workforce, context);
    levels(document.skills, people, skills, &mut workforce, context);
    workforce.profiles.sort_by_key(|p| p.role);
    workforce.times.sort_by_key(|t| t.person);
    workforce.fillings.sort_by_key(|f| (f.role, f.person));
    workforce.person_skills.sort_by_key(|s| (s.person, s.skill));
    workforce
}

fn needs(
    document: Pairs<At<u8>>,
    skills: &Codes<SkillId>,
    path: &str,
    context: &mut Context<'_>,
) -> Vec<SkillNeed> {
    let mut needs = Vec::new();
    for (code, level) in document.0 {
        let path = format!("{path}.needs.{}", code.value);
        if !(1..=MAX_LEVEL).contains(&level.value) {
            let message = format!("a skill is needed at one of the levels 1 to {MAX_LEVEL}");
            context.problem(&level, &path, message);
        }
        if let Some(skill) = context.find(skills, &code, "skill", &path) {
            needs.push(SkillNeed {
                skill,
                level: level.value,
            });
        }
    }
    needs
}

fn fillings(
    document: Pairs<Pairs<At<f64>>>,
    roles: &Codes<RoleId>,
    people: &Codes<PersonId>,
    workforce: &mut Workforce,
    context: &mut Context<'_>,
) {
    for (code, of) in document.0 {
        let path = format!("workforce.fillings.{}", code.value);
        let role = context.find(roles, &code, "role", &path);
        for (who, share) in of.0 {
            let path = format!("{path}.{}", who.value);
            if !(0.0..=1.0).contains(&share.value) {
                context.problem(&share, &path, "a share lies between 0 and 1");
            }
            let person = context.find(people, &who, "person", &path);
            if let (Some(role), Some(person)) = (role, person) {
                workforce.fillings.push(Filling {
                    role,
                    person,
                    share: share.value,
                });
            }
        }
    }
}

fn levels(
    document: Pairs<Pairs<At<Short<LevelDoc>>>>,
    people: &Codes<PersonId>,
    skills: &Codes<SkillId>,
    workforce: &mut Workforce,
    context: &mut Context<'_>,
) {
    for (who, of) in document.0 {
        let path = format!("workforce.skills.{}", who.value);
        let person = context.find(people, &who, "person", &path);
        for (code, entry) in of.0 {
            let path = format!("{path}.{}", code.value);
            let (level, as_of) = match &entry.value {
                Short::Level(level) => (*level, None),
                Short::More(more) => (more.level, more.as_of),
                Short::Word(_) => (f64::NAN, None),
            };
            let known = (0..=MAX_LEVEL).find(|&l| (f64::from(l) - level).abs() < f64::EPSILON);
            if known.is_none() {
                let message = format!("a skill has the levels 0 to {MAX_LEVEL}");
                context.problem(&entry, &path, message);
            }
            let skill = context.find(skills, &code, "skill", &path);
            if let (Some(person), Some(skill), Some(level)) = (person, skill, known) {
                workforce.person_skills.push(PersonSkill {
                    person,
                    skill,
                    level,
                    as_of,
                });
            }
        }
    }
}

#[derive(Serialize)]
pub(in crate::bundle) struct WorkforceOut<'a> {
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    profiles: Ordered<ProfileOut<'a>>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    times: Ordered<FlowMap<TimeOut>>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    fillings: Ordered<FlowMap<Ordered<Num>>>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    skills: Ordered<Ordered<FlowMap<LevelOut>>>,
}

#[derive(Serialize)]
struct ProfileOut<'a> {
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    catalog: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    validator: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<FlowMap<Ordered<u8>>>,
}

#[derive(Serialize)]
struct TimeOut {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    team: bool,
    hours_per_week: Num,
}

#[derive(Serialize)]
struct LevelOut {
    level: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<NaiveDate>,
}

/// Returns who fills the roles as it is written; none where nothing is known.
pub(in crate::bundle) fn workforce_out<'a>(
    workforce: &'a Workforce,
    roles: &Codes<RoleId>,
    people: &Codes<PersonId>,
    skills: &Codes<SkillId>,
) -> Option<WorkforceOut<'a>> {
    if *workforce == Workforce::default() {
        return None;
    }
    let profile = |p: &'a RoleProfile| {
        let needs: Vec<(String, u8)> = p
            .needs
            .iter()
            .map(|n| (skills.name(n.skill), n.level))
            .collect();
        let out = ProfileOut {
            catalog: &p.catalog,
            validator: p.validator,
            needs: (!needs.is_empty()).then_some(FlowMap(Ordered(needs))),
        };
        (roles.name(p.role), out)
    };
    let time = |t: &WorkingTime| {
        let out = TimeOut {
            team: t.team,
            hours_per_week: Num(t.hours_per_week),
        };
        (people.name(t.person), FlowMap(out))
    };
    let in_role = |role: RoleId| {
        let of = workforce.fillings_of(role);
        let of: Vec<(String, Num)> = of.map(|f| (people.name(f.person), Num(f.share))).collect();
        (!of.is_empty()).then(|| (roles.name(role), FlowMap(Ordered(of))))
    };
    let of_person = |person: PersonId| {
        let own = workforce
            .person_skills
            .iter()
            .filter(|s| s.person == person);
        let own: Vec<(String, FlowMap<LevelOut>)> = own
            .map(|s| {
                let out = LevelOut {
                    level: s.level,
                    as_of: s.as_of,
                };
                (skills.name(s.skill), FlowMap(out))
            })
            .collect();
        (!own.is_empty()).then(|| (people.name(person), Ordered(own)))
    };
    Some(WorkforceOut {
        profiles: Ordered(workforce.profiles.iter().map(profile).collect()),
        times: Ordered(workforce.times.iter().map(time).collect()),
        fillings: Ordered(roles.in_order().filter_map(in_role).collect()),
        skills: Ordered(people.in_order().filter_map(of_person).collect()),
    })
}
