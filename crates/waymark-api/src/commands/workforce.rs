//! Roles with their profiles, people with their time and skills.

use waymark_domain::engagement::Person;
use waymark_domain::id::{PersonId, RoleId, SkillId};
use waymark_domain::process::ProcessFacts;
use waymark_domain::raci;
use waymark_domain::workforce::{Filling, MAX_LEVEL, PersonSkill, Skill, WorkingTime};

use super::register::Names;
use super::support::{count, filled, next_code, put};
use crate::error::WireError;
use crate::session::{Answer, Session, Worked};
use crate::types::{
    Changed, Empty, FillingRow, OrderRoles, PersonRow, RoleRow, SaveRoleProfile, SaveSkill,
    SetFillings, SetPersonSkills, SetWorkingTime, SkillArgs, SkillRow, SkillsView, Topic,
    WorkforceView,
};

/// Returns roles with their profiles, and people with their time and skills.
pub fn workforce(session: &mut Session, _: Empty) -> Answer<WorkforceView> {
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let skills = raci::role_skills(&facts);
    let roles = facts.roles.iter().zip(&analysis.load.roles);
    let role = |(role, load): (&waymark_domain::engagement::Role, &raci::RoleLoad)| {
        let profile = facts.workforce.profile(role.id);
        let needs = skills.iter().find(|s| s.role == role.id);
        RoleRow {
            role: role.clone(),
            catalog: profile.map(|p| p.catalog.clone()).unwrap_or_default(),
            validator: facts.workforce.validates(role.id),
            counts: load.counts,
            hours_per_week: load.hours_per_week,
            capacity: load.capacity,
            fillings: facts
                .workforce
                .fillings_of(role.id)
                .filter_map(|f| filling(&facts, f))
                .collect(),
            needs: needs.map(|n| n.needs.clone()).unwrap_or_default(),
        }
    };
    let person = |person: &Person| PersonRow {
        person: person.clone(),
        time: facts.workforce.time(person.id),
        fillings: facts
            .workforce
            .fillings
            .iter()
            .filter(|f| f.person == person.id)
            .copied()
            .collect(),
        skills: facts
            .workforce
            .person_skills
            .iter()
            .filter(|s| s.person == person.id)
            .copied()
            .collect(),
        load: analysis
            .load
            .people
            .iter()
            .find(|l| l.person == person.id)
            .cloned(),
    };
    Ok(WorkforceView {
        roles: roles.map(role).collect(),
        people: facts.people.iter().map(person).collect(),
    })
}

fn filling(facts: &ProcessFacts, filling: &Filling) -> Option<FillingRow> {
    let person = facts.people.iter().find(|p| p.id == filling.person)?;
    Some(FillingRow {
        person: person.id,
        code: person.code.clone(),
        name: person.name.clone(),
        team: facts.workforce.time(person.id).team,
        share: filling.share,
    })
}

/// Returns skills, needs of roles, and what they say about capabilities.
pub fn skills(session: &mut Session, _: Empty) -> Answer<SkillsView> {
    let Worked { facts, .. } = session.worked()?;
    let names = Names::new(session)?;
    let needing = |id: SkillId| {
        let profiles = facts.workforce.profiles.iter();
        profiles
            .filter(|p| p.needs.iter().any(|n| n.skill == id))
            .count() as u32
    };
    let assessed = |id: SkillId| {
        let levels = facts.workforce.person_skills.iter();
        levels.filter(|s| s.skill == id).count() as u32
    };
    let row = |skill: &Skill| SkillRow {
        skill: skill.clone(),
        capability: skill.capability.and_then(|id| names.of(&[id]).pop()),
        needed_by: needing(skill.id),
        assessed: assessed(skill.id),
    };
    Ok(SkillsView {
        skills: facts.skills.iter().map(row).collect(),
        roles: raci::role_skills(&facts),
        capabilities: raci::capability_skills(&facts),
    })
}

/// Sets what is known of a role beyond its name.
pub fn save_role_profile(session: &mut Session, args: SaveRoleProfile) -> Answer<Changed<()>> {
    let facts = session.worked()?.facts;
    let title = role_title(&facts, args.role)?;
    for need in &args.needs {
        skill_title(&facts, need.skill)?;
        if !(1..=MAX_LEVEL).contains(&need.level) {
            let message = format!("{} is no level at which a skill is needed.", need.level);
            return Err(WireError::invalid(
                message,
                format!("Choose 1 to {MAX_LEVEL}."),
            ));
        }
    }
    let label = format!("Change the profile of {title}");
    let topics = [Topic::Workforce, Topic::Skills];
    let profile = args.profile();
    session.change_process(
        label,
        &topics,
        |edit, _| Ok(edit.put_role_profile(&profile)?),
        |facts| put(&mut facts.workforce.profiles, profile.clone(), |p| p.role),
    )
}

fn role_title(facts: &ProcessFacts, id: RoleId) -> Answer<String> {
    let role = facts.roles.iter().find(|r| r.id == id);
    role.map(|r| r.title.clone())
        .ok_or_else(|| WireError::not_found("role"))
}

fn person_name(facts: &ProcessFacts, id: PersonId) -> Answer<String> {
    let person = facts.people.iter().find(|p| p.id == id);
    person
        .map(|p| p.name.clone())
        .ok_or_else(|| WireError::not_found("person"))
}

fn skill_title(facts: &ProcessFacts, id: SkillId) -> Answer<String> {
    let skill = facts.skills.iter().find(|s| s.id == id);
    skill
        .map(|s| s.title.clone())
        .ok_or_else(|| WireError::not_found("skill"))
}

/// Sets the order of the columns.
pub fn order_roles(session: &mut Session, args: OrderRoles) -> Answer<Changed<()>> {
    let topics = [Topic::Roles, Topic::Assignments];
    session.change("Order the roles", &topics, |edit, _| {
        Ok(edit.order_roles(&args.roles)?)
    })
}

/// Adds or changes a skill; answers its id.
pub fn save_skill(session: &mut Session, args: SaveSkill) -> Answer<Changed<SkillId>> {
    filled(&args.title, "The name of the skill")?;
    let facts = session.worked()?.facts;
    if !matches!(args.levels.len(), 0 | 5) {
        let message = format!(
            "A skill has five levels; {} descriptors are given.",
            args.levels.len()
        );
        return Err(WireError::invalid(
            message,
            "Describe the levels 0 to 4, or none.",
        ));
    }
    let others = facts.skills.iter().filter(|s| Some(s.id) != args.id);
    let code = match args.code.trim() {
        "" => next_code("S", facts.skills.iter().map(|s| s.code.as_str())),
        code => code.to_owned(),
    };
    if others.clone().any(|s| s.code.eq_ignore_ascii_case(&code)) {
        let message = format!("The code “{code}” is taken.");
        return Err(WireError::invalid(message, "Choose another."));
    }
    let id = args
        .id
        .unwrap_or_else(|| SkillId(session.environment.new_id()));
    let skill = Skill {
        id,
        code,
        title: args.title.trim().to_owned(),
        description: args.description,
        levels: args.levels,
        capability: args.capability,
    };
    let verb = if args.id.is_some() { "Change" } else { "Add" };
    let label = format!("{verb} skill {} {}", skill.code, skill.title);
    session.change_process(
        label,
        &[Topic::Skills],
        |edit, _| {
            match args.id {
                Some(_) => edit.update_skill(&skill)?,
                None => edit.insert_skill(&skill)?,
            }
            Ok(id)
        },
        |facts| match facts.skills.iter_mut().find(|s| s.id == id) {
            Some(known) => *known = skill.clone(),
            None => facts.skills.push(skill.clone()),
        },
    )
}

/// Removes a skill, with what roles need of it and people have of it.
pub fn remove_skill(session: &mut Session, args: SkillArgs) -> Answer<Changed<()>> {
    let facts = session.worked()?.facts;
    let label = format!("Remove skill {}", skill_title(&facts, args.skill)?);
    let topics = [Topic::Skills, Topic::Workforce];
    session.change_process(
        label,
        &topics,
        |edit, _| Ok(edit.delete_skill(args.skill)?),
        |facts| {
            facts.skills.retain(|s| s.id != args.skill);
            let workforce = &mut facts.workforce;
            workforce.person_skills.retain(|s| s.skill != args.skill);
            for profile in &mut workforce.profiles {
                profile.needs.retain(|n| n.skill != args.skill);
            }
        },
    )
}

/// Sets the skills of a person.
pub fn set_person_skills(session: &mut Session, args: SetPersonSkills) -> Answer<Changed<()>> {
    let facts = session.worked()?.facts;
    let name = person_name(&facts, args.person)?;
    let mut skills = Vec::new();
    for s in &args.skills {
        let title = skill_title(&facts, s.skill)?;
        if s.level > MAX_LEVEL {
            let message = format!("{} is no level of {title}.", s.level);
            return Err(WireError::invalid(
                message,
                format!("Choose 0 to {MAX_LEVEL}."),
            ));
        }
        skills.push(PersonSkill {
            person: args.person,
            skill: s.skill,
            level: s.level,
            as_of: s.as_of,
        });
    }
    skills.sort_by_key(|s| s.skill);
    let label = format!("Change the skills of {name}");
    session.change_process(
        label,
        &[Topic::Skills, Topic::Workforce],
        |edit, _| Ok(edit.set_person_skills(args.person, &skills)?),
        |facts| {
            let all = &mut facts.workforce.person_skills;
            all.retain(|s| s.person != args.person);
            all.extend(skills.iter().copied());
            all.sort_by_key(|s| (s.person, s.skill));
        },
    )
}

/// Sets who fills which role.
pub fn set_fillings(session: &mut Session, args: SetFillings) -> Answer<Changed<()>> {
    let facts = session.worked()?.facts;
    let mut label = String::new();
    for change in &args.changes {
        let role = role_title(&facts, change.role)?;
        let name = person_name(&facts, change.person)?;
        if change.share.is_some_and(|s| !(0.0..=1.0).contains(&s)) {
            let message = format!("The share of {name} in {role} does not lie between 0 and 1.");
            return Err(WireError::invalid(message, "60 % is 0.6."));
        }
        label = match change.share {
            Some(share) => format!("{name} fills {role} with {:.0} %", share * 100.0),
            None => format!("{name} no longer fills {role}"),
        };
    }
    if args.changes.len() != 1 {
        label = format!(
            "Set who fills roles in {}",
            count(args.changes.len(), "cell", "cells")
        );
    }
    session.change_process(
        label,
        &[Topic::Workforce],
        |edit, _| {
            for c in &args.changes {
                match c.share {
                    Some(share) => edit.put_filling(&Filling {
                        role: c.role,
                        person: c.person,
                        share,
                    })?,
                    None => edit.delete_filling(c.role, c.person)?,
                }
            }
            Ok(())
        },
        |facts| {
            let all = &mut facts.workforce.fillings;
            for c in &args.changes {
                all.retain(|f| (f.role, f.person) != (c.role, c.person));
                all.extend(c.share.map(|share| Filling {
                    role: c.role,
                    person: c.person,
                    share,
                }));
            }
            all.sort_by_key(|f| (f.role, f.person));
        },
    )
}

/// Sets how much time a person or a team has.
pub fn set_working_time(session: &mut Session, args: SetWorkingTime) -> Answer<Changed<()>> {
    let facts = session.worked()?.facts;
    let name = person_name(&facts, args.person)?;
    if !(0.0..=10_000.0).contains(&args.hours_per_week) {
        let message = "Hours a week lie between 0 and 10,000.";
        return Err(WireError::invalid(message, ""));
    }
    let time = WorkingTime {
        person: args.person,
        team: args.team,
        hours_per_week: args.hours_per_week,
    };
    session.change_process(
        format!("Change the working time of {name}"),
        &[Topic::Workforce],
        |edit, _| Ok(edit.put_working_time(&time)?),
        |facts| put(&mut facts.workforce.times, time, |t| t.person),
    )
}
