//! Life cycles that come with the program, and how one becomes part of an engagement.

use std::collections::BTreeMap;

use waymark_domain::engagement::Role;
use waymark_domain::id::{RoleId, SkillId};
use waymark_domain::process::{LifeCycle, Process, ProcessFacts, StepKind, outline};

use super::process::bounded;
use super::support::count;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::shipped;
use crate::types::{
    AddLifeCycle, Changed, Empty, ImportedRole, RoleChoice, ShippedLifeCycle, Topic,
};

/// Returns life cycles that come with the program.
pub fn shipped_life_cycles(session: &mut Session, _: Empty) -> Answer<Vec<ShippedLifeCycle>> {
    let facts = session.worked()?.facts;
    let mut all = Vec::new();
    for name in shipped::LIFE_CYCLES.iter().map(|(name, _)| *name) {
        let life_cycle = shipped::life_cycle(name, session)?;
        let of = |kind: StepKind| life_cycle.steps.iter().filter(|s| s.kind == kind).count() as u32;
        all.push(ShippedLifeCycle {
            name: name.to_owned(),
            phases: of(StepKind::Phase),
            sub_phases: of(StepKind::SubPhase),
            tasks: of(StepKind::Task),
            roles: life_cycle
                .roles
                .iter()
                .map(|r| proposal(&facts, &r.code, &r.title))
                .collect(),
            title: life_cycle.title,
            edition: life_cycle.edition,
            purpose: life_cycle.purpose,
            source: life_cycle.source,
        });
    }
    Ok(all)
}

/// Returns what a role of a document is taken for here: the role of its code, else of its name.
pub(super) fn proposal(facts: &ProcessFacts, code: &str, title: &str) -> ImportedRole {
    let by = |test: &dyn Fn(&&Role) -> bool| facts.roles.iter().find(|r| test(r));
    let by_code = by(&|r| r.code.eq_ignore_ascii_case(code));
    let by_title = by(&|r| r.title.eq_ignore_ascii_case(title));
    let (role, why) = match (by_code, by_title) {
        (Some(role), _) => (Some(role.id), "the same short name"),
        (None, Some(role)) => (Some(role.id), "the same name"),
        (None, None) => (None, "new here"),
    };
    ImportedRole {
        heading: title.to_owned(),
        code: code.to_owned(),
        title: title.to_owned(),
        role,
        why: why.to_owned(),
    }
}

/// Returns what the client chose for a role, else what is proposed.
pub(super) fn chosen(
    choices: &[RoleChoice],
    code: &str,
    title: &str,
    proposed: Option<RoleId>,
) -> Option<RoleId> {
    let choice = choices
        .iter()
        .find(|c| c.heading.eq_ignore_ascii_case(code) || c.heading.eq_ignore_ascii_case(title));
    choice.map_or(proposed, |c| c.role)
}

/// Puts the steps and letters of `addition` after what is there, or in its place.
pub(super) fn join(process: &mut Process, addition: Process, replace: bool) -> Answer<()> {
    if replace {
        process.steps.clear();
        process.assignments.clear();
        process.waivers.retain(|w| w.step.is_none());
    }
    let fresh = process.steps.is_empty();
    bounded(process.steps.len() + addition.steps.len())?;
    process.steps.extend(addition.steps);
    for a in addition.assignments {
        process.set_letters(a.step, a.role, a.letters);
    }
    // Codes have to be unique; where two processes come together, only numbers by place can be.
    let codes: BTreeMap<&str, usize> = process.steps.iter().fold(BTreeMap::new(), |mut map, s| {
        *map.entry(s.code.as_str()).or_default() += 1;
        map
    });
    if codes.values().any(|&n| n > 1) {
        if fresh {
            let twice = codes.iter().find(|(_, n)| **n > 1).map_or("", |(c, _)| c);
            let message = format!("The code “{twice}” stands more than once.");
            return Err(WireError::invalid(
                message,
                "Give every step a code of its own, or none.",
            ));
        }
        let numbers = outline(&process.steps);
        for (step, number) in process.steps.iter_mut().zip(numbers) {
            step.code = number;
        }
    }
    Ok(())
}

/// Adds a life cycle that comes with the program, with its roles, letters and skills.
pub fn add_life_cycle(session: &mut Session, args: AddLifeCycle) -> Answer<Changed<()>> {
    let life_cycle = shipped::life_cycle(&args.name, session)?;
    let facts = session.worked()?.facts;
    let label = format!("Add the life cycle {}", life_cycle.title);
    take_in(
        session,
        label,
        &facts,
        life_cycle,
        &args.roles,
        args.replace,
    )
}

fn take_in(
    session: &mut Session,
    label: String,
    facts: &ProcessFacts,
    life_cycle: LifeCycle,
    choices: &[RoleChoice],
    replace: bool,
) -> Answer<Changed<()>> {
    let mut roles: BTreeMap<RoleId, RoleId> = BTreeMap::new();
    let mut new_roles = Vec::new();
    for role in &life_cycle.roles {
        let proposed = proposal(facts, &role.code, &role.title).role;
        match chosen(choices, &role.code, &role.title, proposed) {
            Some(known) => drop(roles.insert(role.id, known)),
            None => new_roles.push(role.clone()),
        }
    }
    let role = |id: RoleId| roles.get(&id).copied().unwrap_or(id);
    let mut skills: BTreeMap<SkillId, SkillId> = BTreeMap::new();
    let mut new_skills = Vec::new();
    for skill in life_cycle.skills {
        let known = facts
            .skills
            .iter()
            .find(|s| s.code.eq_ignore_ascii_case(&skill.code));
        match known {
            Some(known) => drop(skills.insert(skill.id, known.id)),
            None => new_skills.push(skill),
        }
    }
    let mut profiles = Vec::new();
    for mut profile in life_cycle.profiles {
        profile.role = role(profile.role);
        for need in &mut profile.needs {
            need.skill = skills.get(&need.skill).copied().unwrap_or(need.skill);
        }
        // What is known of a role here stands.
        if facts.workforce.profile(profile.role).is_none() {
            profiles.push(profile);
        }
    }
    let mut addition = Process {
        steps: life_cycle.steps,
        ..Process::default()
    };
    for a in life_cycle.assignments {
        let id = role(a.role);
        let letters = addition.letters(a.step, id).union(a.letters);
        addition.set_letters(a.step, id, letters);
    }
    let mut after = facts.process.clone();
    join(&mut after, addition, replace)?;
    let topics = [
        Topic::Process,
        Topic::Assignments,
        Topic::Roles,
        Topic::Skills,
        Topic::Workforce,
        Topic::RaciRules,
    ];
    session.change(label, &topics, |edit, _| {
        for role in &new_roles {
            edit.insert_role(role)?;
        }
        for skill in &new_skills {
            edit.insert_skill(skill)?;
        }
        for profile in &profiles {
            edit.put_role_profile(profile)?;
        }
        edit.update_process(&facts.process, &after)?;
        Ok(())
    })
}

/// Returns “3 phases, 9 sub-phases, 36 tasks”.
pub(super) fn extent(process: &Process) -> String {
    let of = |kind: StepKind| process.steps.iter().filter(|s| s.kind == kind).count();
    [
        count(of(StepKind::Phase), "phase", "phases"),
        count(of(StepKind::SubPhase), "sub-phase", "sub-phases"),
        count(of(StepKind::Task), "task", "tasks"),
    ]
    .join(", ")
}
