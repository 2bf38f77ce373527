//! Answers from a CSV file: shown first, then taken in whole or not at all.

use std::collections::BTreeMap;

use waymark_domain::engagement::Person;
use waymark_domain::id::{CapabilityId, PersonId};
use waymark_domain::rating::Rating;
use waymark_exchange::answers_csv::{self, Answers, Limits};
use waymark_store::Edit;

use super::support::{count, open_round};
use crate::session::{Answer, Rated, Session};
use crate::types::{AnswersArgs, AnswersPreview, Changed, Topic};

/// Returns what importing answers would do; problems are listed, not raised.
pub fn preview_answers(session: &mut Session, args: AnswersArgs) -> Answer<AnswersPreview> {
    let rated = open_round(session, args.round)?;
    match answers_csv::parse(args.text.as_bytes(), &rated.facts.model, &Limits::default()) {
        Ok(answers) => preview(session, &rated, &answers),
        Err(error) => {
            let listed: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
            let problems = if listed.is_empty() {
                vec![error.to_string()]
            } else {
                listed
            };
            Ok(AnswersPreview {
                rows: 0,
                added: 0,
                changed: 0,
                new_people: vec![],
                notices: vec![],
                problems,
            })
        }
    }
}

/// Takes answers in; people who are new are added, and join the round.
pub fn import_answers(session: &mut Session, args: AnswersArgs) -> Answer<Changed<AnswersPreview>> {
    let rated = open_round(session, args.round)?;
    let answers = answers_csv::parse(args.text.as_bytes(), &rated.facts.model, &Limits::default())?;
    let preview = preview(session, &rated, &answers)?;
    let mut people = by_name(&session.store.people()?);
    let mut participants = rated.facts.round.participants.clone();
    drop(rated);
    let label = format!("Take in {}", count(answers.rows.len(), "answer", "answers"));
    let topics = [Topic::Ratings, Topic::People, Topic::Rounds];
    session.change(label, &topics, |edit, environment| {
        for name in &preview.new_people {
            let person = Person {
                id: PersonId(environment.new_id()),
                code: name.clone(),
                name: name.clone(),
                role: None,
            };
            edit.insert_person(&person)?;
            people.insert(name.to_lowercase(), person.id);
        }
        put(edit, &args, &answers, &people, &mut participants)?;
        Ok(preview)
    })
}

fn put(
    edit: &Edit<'_>,
    args: &AnswersArgs,
    answers: &Answers,
    people: &BTreeMap<String, PersonId>,
    participants: &mut Vec<PersonId>,
) -> Answer<()> {
    let before = participants.len();
    let mut ratings = Vec::with_capacity(answers.rows.len());
    for row in &answers.rows {
        let Some(&person) = people.get(&row.person.to_lowercase()) else {
            continue;
        };
        if !participants.contains(&person) {
            participants.push(person);
        }
        let rating = Rating {
            capability: row.capability,
            person,
            answer: row.answer.clone(),
            note: row.note.clone(),
            confidence: row.confidence,
        };
        ratings.push((args.round, rating));
    }
    if participants.len() > before {
        edit.set_participants(args.round, participants)?;
    }
    Ok(edit.put_ratings(&ratings)?)
}

fn preview(session: &mut Session, rated: &Rated, answers: &Answers) -> Answer<AnswersPreview> {
    let people = by_name(&session.store.people()?);
    let standing: BTreeMap<(CapabilityId, PersonId), &Rating> = rated
        .facts
        .ratings
        .iter()
        .map(|r| ((r.capability, r.person), r))
        .collect();
    let mut new_people: Vec<String> = Vec::new();
    let (mut added, mut changed) = (0, 0);
    for row in &answers.rows {
        let person = people.get(&row.person.to_lowercase());
        if person.is_none()
            && !new_people
                .iter()
                .any(|n| n.eq_ignore_ascii_case(&row.person))
        {
            new_people.push(row.person.clone());
        }
        match person.and_then(|p| standing.get(&(row.capability, *p))) {
            None => added += 1,
            Some(old)
                if old.answer != row.answer
                    || old.note != row.note
                    || old.confidence != row.confidence =>
            {
                changed += 1;
            }
            Some(_) => {}
        }
    }
    Ok(AnswersPreview {
        rows: answers.rows.len() as u32,
        added,
        changed,
        new_people,
        notices: answers.notices.clone(),
        problems: vec![],
    })
}

/// Returns people by code and by name, in lower case; a code wins over somebody else's name.
fn by_name(people: &[Person]) -> BTreeMap<String, PersonId> {
    let mut map: BTreeMap<String, PersonId> = people
        .iter()
        .map(|p| (p.name.to_lowercase(), p.id))
        .collect();
    map.extend(people.iter().map(|p| (p.code.to_lowercase(), p.id)));
    map
}
