//! A deletion takes along what refers to the fact, and says what that was.

use waymark_store::References;

use crate::child::name;
use crate::support::*;

/// Makes a store whose rounds are all open.
fn open_store() -> waymark_store::Store {
    let mut facts = facts();
    facts.rounds.remove(0);
    facts.evidence[0].links.truncate(1);
    let mut store = waymark_store::Store::in_memory().unwrap();
    store
        .command(meta("new"), |edit| edit.insert_facts(&facts))
        .unwrap();
    store
}

#[test]
fn a_capability_goes_with_all_below_it() {
    let mut store = open_store();
    let before = store.facts().unwrap();
    let expected = References {
        capabilities: 2,
        ratings: 2,
        agreed: 2,
        targets: 1,
        hurdles: 1,
        recommendations: 1,
        tasks: 1,
        skills: 1,
        components: 1,
        ..References::default()
    };
    assert_eq!(
        store.references_to_capability(capability(1)).unwrap(),
        expected
    );
    assert_eq!(expected.total(), 12);
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_capability(capability(1)))
        .unwrap();
    assert_eq!(removed, expected);
    let codes: Vec<_> = store
        .model(model_id(1))
        .unwrap()
        .capabilities
        .into_iter()
        .map(|c| c.code)
        .collect();
    assert_eq!(codes, ["B", "B.1", "B.2", "C"]);
    assert_eq!(store.hurdles().unwrap()[0].blocks, [capability(5)]);
    assert_eq!(store.round_facts(round(2)).unwrap().ratings.len(), 1);
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), before);
    assert_sound(&store);
}

#[test]
fn a_person_goes_with_their_ratings() {
    let mut store = open_store();
    let before = store.facts().unwrap();
    let expected = References {
        participants: 1,
        ratings: 2,
        waivers: 1,
        fillings: 1,
        skills: 2,
        ..References::default()
    };
    assert_eq!(store.references_to_person(person(1)).unwrap(), expected);
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_person(person(1)))
        .unwrap();
    assert_eq!(removed, expected);
    assert_eq!(store.round(round(2)).unwrap().participants, [person(2)]);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), before);
}

#[test]
fn a_role_is_taken_from_those_who_have_it() {
    let mut store = store();
    let id = facts().roles[1].id;
    let expected = References {
        people: 1,
        recommendations: 1,
        letters: 1,
        waivers: 1,
        fillings: 1,
        skills: 2,
        duties: 4,
        ..References::default()
    };
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_role(id))
        .unwrap();
    assert_eq!(removed, expected);
    assert_eq!(store.person(person(2)).unwrap().role, None);
    assert_eq!(store.recommendations().unwrap()[0].owner_role, None);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_round_goes_with_what_was_said_in_it() {
    let mut store = store();
    let expected = References {
        participants: 2,
        ratings: 3,
        agreed: 2,
        targets: 2,
        priorities: 1,
        evidence: 1,
        ..References::default()
    };
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_round(round(2)))
        .unwrap();
    assert_eq!(removed, expected);
    assert_eq!(store.rounds().unwrap().len(), 1);
    assert_eq!(store.evidence().unwrap()[0].links.len(), 1);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_hurdle_goes_with_its_links_from_both_sides() {
    let mut store = store();
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_hurdle(hurdle(1)))
        .unwrap();
    assert_eq!(
        removed,
        References {
            recommendations: 1,
            ..References::default()
        }
    );
    assert!(store.recommendations().unwrap()[0].removes.is_empty());
    store
        .command(meta("delete"), |e| {
            e.delete_recommendation(recommendation(1))
        })
        .unwrap();
    store
        .command(meta("delete"), |e| e.delete_evidence(evidence(1)))
        .unwrap();
    for _ in 0..3 {
        store.undo(at(1), "jo").unwrap().unwrap();
    }
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_model_goes_once_no_round_rates_it() {
    let mut store = open_store();
    let before = store.facts().unwrap();
    let references = store.references_to_model(model_id(1)).unwrap();
    assert_eq!(
        (
            references.capabilities,
            references.rounds,
            references.hurdles
        ),
        (7, 1, 2)
    );
    let error = store
        .command(meta("no"), |e| e.delete_model(model_id(1)))
        .unwrap_err();
    assert_eq!(name(&error), "InUse");
    store
        .command(meta("delete"), |e| {
            e.delete_round(round(2))?;
            e.delete_model(model_id(1))
        })
        .unwrap();
    assert!(store.models().unwrap().is_empty());
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), before);
}
