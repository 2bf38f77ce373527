//! Facts come back as they went in, and what breaks a rule does not go in.

use proptest::prelude::*;
use waymark_domain::engagement::Person;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::rating::{AgreedRating, Answer, Priority, Rating, Target};
use waymark_store::{Store, StoreError};

use crate::child::name;
use crate::support::*;

#[test]
fn facts_come_back_as_they_went_in() {
    let desk = Desk::with_facts();
    let store = desk.open();
    assert_eq!(store.facts().unwrap(), facts());
    assert_eq!(store.revision().unwrap(), 1);
    assert_sound(&store);
}

#[test]
fn each_fact_is_found_alone_as_in_its_list() {
    let store = store();
    let all = facts();
    for fact in &all.roles {
        assert_eq!(store.role(fact.id).unwrap(), *fact);
    }
    for fact in &all.people {
        assert_eq!(store.person(fact.id).unwrap(), *fact);
    }
    for fact in &all.models[0].capabilities {
        assert_eq!(store.capability(fact.id).unwrap(), *fact);
        assert_eq!(store.model_of(fact.id).unwrap(), all.models[0].id);
    }
    for facts in &all.rounds {
        let id = facts.round.id;
        assert_eq!(store.round(id).unwrap(), facts.round);
        assert_eq!(store.round_facts(id).unwrap(), *facts);
        for fact in &facts.ratings {
            let found = store.rating(id, fact.capability, fact.person).unwrap();
            assert_eq!(found.as_ref(), Some(fact));
        }
        for fact in &facts.agreed {
            assert_eq!(
                store.agreed(id, fact.capability).unwrap().as_ref(),
                Some(fact)
            );
        }
        for fact in &facts.targets {
            assert_eq!(
                store.target(id, fact.capability).unwrap().as_ref(),
                Some(fact)
            );
        }
        for fact in &facts.priorities {
            assert_eq!(
                store.priority(id, fact.capability).unwrap().as_ref(),
                Some(fact)
            );
        }
    }
    for fact in &all.evidence {
        assert_eq!(store.evidence_entry(fact.id).unwrap(), *fact);
    }
    for fact in &all.hurdles {
        assert_eq!(store.hurdle(fact.id).unwrap(), *fact);
    }
    for fact in &all.recommendations {
        assert_eq!(store.recommendation(fact.id).unwrap(), *fact);
    }
}

#[test]
fn a_new_file_has_no_engagement() {
    let store = Store::in_memory().unwrap();
    assert!(!store.has_engagement().unwrap());
    assert_eq!(name(&store.engagement().unwrap_err()), "Missing");
    assert!(store.models().unwrap().is_empty());
    assert_eq!(store.history(10, None).unwrap(), []);
}

/// Checks that `spoil` makes an engagement that is refused as `expected`, with nothing left of it.
fn check_refused(expected: &str, spoil: impl FnOnce(&mut EngagementFacts)) {
    let mut spoiled = facts();
    spoil(&mut spoiled);
    let mut store = Store::in_memory().unwrap();
    let refused = store
        .command(meta("new"), |edit| edit.insert_facts(&spoiled))
        .unwrap_err();
    assert_eq!(format!("{} | {refused}", name(&refused)), expected);
    assert!(!store.has_engagement().unwrap());
    assert_eq!(store.revision().unwrap(), 0);
}

#[test]
fn what_breaks_a_rule_is_refused_by_name() {
    check_refused(
        "Duplicate | a role r2 exists already; codes are unique, so choose another",
        |f| {
            f.roles[1].code = "r2".into();
        },
    );
    check_refused(
        "UnknownReference | person p1 refers to something that is not in the file; add that first",
        |f| f.people[1].role = Some(role(99)),
    );
    check_refused(
        "Invalid | rating 01900000-0000-7000-8000-000400000002: \
         it must have a level, or a reason why it does not apply",
        |f| {
            f.rounds[1].ratings[1].answer = Answer::NotApplicable {
                reason: String::new(),
            }
        },
    );
    check_refused(
        "Invalid | capability A.1: its weight must be a finite number",
        |f| {
            f.rounds.clear();
            f.models[0].capabilities[1].weight = f64::NAN;
        },
    );
    check_refused(
        "Invalid | capability B: it stands below itself; move it elsewhere",
        |f| {
            f.rounds.clear();
            f.models[0].capabilities[3].parent = Some(capability(5));
        },
    );
    check_refused(
        "Invalid | capability B.1: the node above it is not there",
        |f| {
            f.rounds.clear();
            f.models[0].capabilities[4].parent = Some(capability(99));
        },
    );
    check_refused(
        "Invalid | model M: its default scale “none” is not among its scales; add it first",
        |f| {
            f.rounds.clear();
            f.models[0].scale = "none".into();
        },
    );
    check_refused(
        "Invalid | round Round 2: it is open, but carries the model otherwise than it stands",
        |f| f.models[0].title = "Changed since".into(),
    );
    check_refused(
        "Missing | there is no capability 01900000-0000-7000-8000-000400000063; it may have been deleted",
        |f| f.rounds[1].targets[0].capability = capability(99),
    );
    check_refused(
        "Missing | there is no person 01900000-0000-7000-8000-000200000063; it may have been deleted",
        |f| f.rounds[0].ratings[0].person = person(99),
    );
    check_refused(
        "Invalid | evidence E-01: its SHA-256 must have 64 hexadecimal digits",
        |f| {
            f.evidence[0].sha256 = Some("0g".repeat(32));
        },
    );
    check_refused("Invalid | role : its code is empty; give it one", |f| {
        f.roles[0].code.clear();
    });
    check_refused(
        "Invalid | round Round 1: it must say when it was locked if it is, and only then",
        |f| f.rounds[0].round.locked_at = None,
    );
    check_refused(
        "UnknownReference | recommendation R-01 refers to something that is not in the file; add that first",
        |f| f.recommendations[0].removes = vec![hurdle(99)],
    );
    check_refused(
        "Invalid | round 01900000-0000-7000-8000-000500000002: it names the same person twice",
        |f| f.rounds[1].round.participants = vec![person(1), person(1)],
    );
    check_refused(
        "Invalid | hurdle H-01: it names the same capability twice",
        |f| f.hurdles[0].blocks = vec![capability(5), capability(5)],
    );
}

#[test]
fn a_rating_belongs_to_the_model_of_its_round() {
    let mut store = store();
    let mut other = model();
    other.id = model_id(2);
    other.code = "O".into();
    other.capabilities = vec![node(50, None, "X")];
    store
        .command(meta("another"), |edit| edit.insert_model(&other))
        .unwrap();
    let refused = store
        .command(meta("rate"), |edit| {
            edit.put_rating(round(2), &rating(50, 1, level(1.0)))
        })
        .unwrap_err();
    assert!(refused.to_string().contains("another model"), "{refused}");
}

#[test]
fn what_is_not_there_is_missing() {
    let mut store = store();
    let mut check = |edit: &dyn Fn(&waymark_store::Edit<'_>) -> Result<(), StoreError>| {
        let error = store.command(meta("x"), |e| edit(e)).unwrap_err();
        assert_eq!(name(&error), "Missing", "{error}");
    };
    let stranger = Person {
        id: person(99),
        code: "x".into(),
        name: String::new(),
        role: None,
    };
    check(&|e| e.update_person(&stranger));
    check(&|e| e.delete_person(person(99)).map(drop));
    check(&|e| e.delete_role(role(99)).map(drop));
    check(&|e| e.put_rating(round(99), &rating(2, 1, level(0.0))));
    check(&|e| e.lock_round(round(99), at(0)));
    check(&|e| e.delete_round(round(99)).map(drop));
    check(&|e| e.delete_capability(capability(99)).map(drop));
    check(&|e| e.retire_capability(capability(99), true));
    check(&|e| e.insert_capability(model_id(99), &node(98, None, "X"), None));
    check(&|e| e.delete_model(model_id(99)).map(drop));
    check(&|e| e.delete_hurdle(hurdle(99)).map(drop));
    check(&|e| e.delete_evidence(evidence(99)));
    check(&|e| e.delete_recommendation(recommendation(99)));
    check(&|e| e.order_people(&[person(1), person(99)]));
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn lists_take_the_order_they_are_given() {
    let mut store = store();
    store
        .command(meta("order"), |edit| {
            edit.order_people(&[person(2), person(3)])?;
            edit.order_roles(&[facts().roles[1].id])
        })
        .unwrap();
    let people: Vec<_> = store.people().unwrap().into_iter().map(|p| p.id).collect();
    assert_eq!(people, [person(2), person(3), person(1)]);
    let roles: Vec<_> = store.roles().unwrap().into_iter().map(|r| r.code).collect();
    assert_eq!(roles, ["r1", "r2"]);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

/// Finite numbers of every size, with the zero that has no sign.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), -10.0..10.0f64, any::<f64>()]
        .prop_map(|n| if n.is_finite() { n + 0.0 } else { 0.5 })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_text_and_any_number_come_back(
        text in any::<String>(), a in number(), b in number(), c in number(), nanos in 0..1_000_000_000i64,
    ) {
        let mut facts = facts();
        facts.engagement.headline.clone_from(&text);
        facts.engagement.decisions = vec![text.clone()];
        facts.people[0].name.clone_from(&text);
        let model = &mut facts.models[0];
        model.purpose.clone_from(&text);
        model.scales[1].levels[2].value = a;
        model.bands[0].up_to = Some(b);
        model.capabilities[0].weight = c.abs();
        model.capabilities[0].levels = vec![text.clone(), String::new(), text.clone()];
        let model = model.clone();
        let [locked, open] = &mut facts.rounds[..] else { unreachable!() };
        locked.model = model.clone();
        locked.round.locked_at = Some(at(0) + chrono::TimeDelta::nanoseconds(nanos));
        open.model = model;
        open.ratings[0] = Rating { note: text.clone(), ..rating(2, 1, level(a)) };
        open.agreed[0] = AgreedRating { capability: capability(2), answer: level(b), rationale: text };
        open.targets[0] = Target { value: c, ..open.targets[0].clone() };
        open.priorities[0] = Priority { capability: capability(4), value: a.abs() };
        let mut store = Store::in_memory().unwrap();
        store.command(meta("new"), |edit| edit.insert_facts(&facts)).unwrap();
        prop_assert_eq!(store.facts().unwrap(), facts);
    }
}
