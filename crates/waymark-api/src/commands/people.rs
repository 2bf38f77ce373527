//! Roles and people.

use waymark_domain::id::{PersonId, RoleId};
use waymark_domain::words::RoundState;

use super::support::{count, filled};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};
use crate::types::{Changed, Empty, PeopleView, PersonArgs, RoleArgs, SavePerson, SaveRole, Topic};

/// Returns roles and people.
pub fn people(session: &mut Session, _: Empty) -> Answer<PeopleView> {
    Ok(PeopleView {
        roles: session.store.roles()?,
        people: session.store.people()?,
    })
}

/// Adds or changes a role; answers its id.
pub fn save_role(session: &mut Session, args: SaveRole) -> Answer<Changed<RoleId>> {
    filled(&args.code, "The short name")?;
    filled(&args.title, "The name")?;
    let roles = session.store.roles()?;
    free(
        &args.code,
        roles
            .iter()
            .filter(|r| Some(r.id) != args.id)
            .map(|r| r.code.as_str()),
    )?;
    let label = format!("{} role {}", verb(args.id.is_some()), args.title);
    session.change(label, &[Topic::Roles], |edit, environment| {
        if let Some(id) = args.id {
            edit.update_role(&args.with_id(id))?;
            return Ok(id);
        }
        let id = RoleId(environment.new_id());
        edit.insert_role(&args.with_id(id))?;
        Ok(id)
    })
}

/// Removes a role that nobody has and nothing names.
pub fn remove_role(session: &mut Session, args: RoleArgs) -> Answer<Changed<()>> {
    let roles = session.store.roles()?;
    let role = roles
        .iter()
        .find(|r| r.id == args.role)
        .ok_or_else(|| WireError::not_found("role"))?;
    let holders = session
        .store
        .people()?
        .iter()
        .filter(|p| p.role == Some(args.role))
        .count();
    let recommendations = session.store.recommendations()?;
    let owned = recommendations
        .iter()
        .filter(|r| r.owner_role == Some(args.role))
        .count();
    if holders + owned > 0 {
        let message = format!(
            "{} is in use: {} and {}.",
            role.title,
            count(holders, "person has it", "people have it"),
            count(owned, "recommendation names it", "recommendations name it")
        );
        return Err(WireError::new(
            ErrorCode::InUse,
            message,
            "Give them another role first.",
        ));
    }
    let label = format!("Remove role {}", role.title);
    let topics = [
        Topic::Roles,
        Topic::Assignments,
        Topic::Workforce,
        Topic::RaciRules,
    ];
    session.change(label, &topics, |edit, _| {
        edit.delete_role(args.role)?;
        Ok(())
    })
}

/// Adds or changes a person; answers their id.
pub fn save_person(session: &mut Session, args: SavePerson) -> Answer<Changed<PersonId>> {
    filled(&args.code, "The short name")?;
    filled(&args.name, "The name")?;
    let people = session.store.people()?;
    free(
        &args.code,
        people
            .iter()
            .filter(|p| Some(p.id) != args.id)
            .map(|p| p.code.as_str()),
    )?;
    let label = format!("{} {}", verb(args.id.is_some()), args.name);
    session.change(label, &[Topic::People], |edit, environment| {
        if let Some(id) = args.id {
            edit.update_person(&args.with_id(id))?;
            return Ok(id);
        }
        let id = PersonId(environment.new_id());
        edit.insert_person(&args.with_id(id))?;
        Ok(id)
    })
}

/// Removes a person with their ratings in open rounds; refused where a locked round holds some.
pub fn remove_person(session: &mut Session, args: PersonArgs) -> Answer<Changed<()>> {
    let people = session.store.people()?;
    let person = people
        .iter()
        .find(|p| p.id == args.person)
        .ok_or_else(|| WireError::not_found("person"))?
        .clone();
    let mut open = Vec::new();
    for round in session.store.rounds()? {
        let facts = session.rated(round.id)?.facts;
        let rated: Vec<_> = facts
            .ratings
            .iter()
            .filter(|r| r.person == args.person)
            .map(|r| r.capability)
            .collect();
        let takes_part = round.participants.contains(&args.person);
        match round.state {
            RoundState::Locked if takes_part || !rated.is_empty() => {
                let message = format!(
                    "{} rated in “{}”, which is locked.",
                    person.name, round.title
                );
                let hint = "A baseline keeps everyone who rated in it.";
                return Err(WireError::new(ErrorCode::InUse, message, hint));
            }
            RoundState::Open if takes_part || !rated.is_empty() => open.push((round, rated)),
            _ => {}
        }
    }
    let topics = [
        Topic::People,
        Topic::Rounds,
        Topic::Ratings,
        Topic::Workforce,
        Topic::RaciRules,
    ];
    session.change(format!("Remove {}", person.name), &topics, |edit, _| {
        for (round, rated) in open {
            for capability in rated {
                edit.delete_rating(round.id, capability, args.person)?;
            }
            let others: Vec<PersonId> = round
                .participants
                .into_iter()
                .filter(|&p| p != args.person)
                .collect();
            edit.set_participants(round.id, &others)?;
        }
        edit.delete_person(args.person)?;
        Ok(())
    })
}

fn verb(changes: bool) -> &'static str {
    if changes { "Change" } else { "Add" }
}

fn free<'a>(code: &str, mut used: impl Iterator<Item = &'a str>) -> Answer<()> {
    if used.any(|u| u.eq_ignore_ascii_case(code)) {
        let message = format!("The short name “{code}” is taken.");
        return Err(WireError::invalid(
            message,
            "Choose another; it heads a column.",
        ));
    }
    Ok(())
}
