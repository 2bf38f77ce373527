//! Whatever is done, undone and redone, the facts are those of a plain model of it.

use proptest::prelude::*;
use waymark_domain::engagement::Person;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::rating::{Priority, Target};
use waymark_store::{Edit, Store, StoreError};

use crate::support::*;

#[derive(Debug, Clone)]
enum Step {
    Change(Vec<Change>),
    Undo,
    Redo,
    Reopen,
}

#[derive(Debug, Clone)]
enum Change {
    Rate(u32, u32, u32),
    Import(u32),
    Unrate(u32, u32),
    Aim(u32, f64),
    Participants(Vec<u32>),
    AddPerson(u32),
    SwapCodes(u32, u32),
    DeletePerson(u32),
    AddNode(u32, u32, usize),
    MoveNode(u32, u32, usize),
    DeleteNode(u32),
    Replace(usize),
    Hurdle(Vec<u32>),
    Round(u32),
    DeleteRound(u32),
    Lock(u32),
    Score(u32, u32, u32),
    Candidates(Vec<u32>),
    MoveCriterion(u32, u32, usize),
    DeleteCriterion(u32),
    DeleteTool(u32),
    Fail,
}

fn change() -> impl Strategy<Value = Change> {
    let (c, p, r) = (1..12u32, 1..7u32, 2..5u32);
    prop_oneof![
        4 => (c.clone(), p.clone(), 0..3u32).prop_map(|(c, p, v)| Change::Rate(c, p, v)),
        2 => (0..3u32).prop_map(Change::Import),
        1 => (c.clone(), p.clone()).prop_map(|(c, p)| Change::Unrate(c, p)),
        2 => (c.clone(), 0.0..2.0).prop_map(|(c, v)| Change::Aim(c, v)),
        1 => Just(vec![1, 2, 3]).prop_shuffle().prop_map(Change::Participants),
        1 => p.clone().prop_map(Change::AddPerson),
        1 => (p.clone(), p.clone()).prop_map(|(a, b)| Change::SwapCodes(a, b)),
        1 => p.prop_map(Change::DeletePerson),
        2 => (8..12u32, c.clone(), 0..3usize).prop_map(|(n, c, at)| Change::AddNode(n, c, at)),
        2 => (c.clone(), c.clone(), 0..3usize).prop_map(|(n, c, at)| Change::MoveNode(n, c, at)),
        1 => c.clone().prop_map(Change::DeleteNode),
        1 => (0..4usize).prop_map(Change::Replace),
        1 => prop::collection::vec(c, 0..4).prop_map(Change::Hurdle),
        1 => r.clone().prop_map(Change::Round),
        1 => r.clone().prop_map(Change::DeleteRound),
        1 => r.prop_map(Change::Lock),
        2 => (1..7u32, 1..4u32, 1..4u32).prop_map(|(c, t, p)| Change::Score(c, t, p)),
        1 => Just(vec![1, 2, 3]).prop_shuffle().prop_map(Change::Candidates),
        1 => (1..7u32, 1..7u32, 0..3usize).prop_map(|(c, p, at)| Change::MoveCriterion(c, p, at)),
        1 => (1..7u32).prop_map(Change::DeleteCriterion),
        1 => (1..4u32).prop_map(Change::DeleteTool),
        1 => Just(Change::Fail),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => prop::collection::vec(change(), 1..5).prop_map(Step::Change),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

fn perform(edit: &Edit<'_>, change: &Change) -> Result<(), StoreError> {
    let id = round(2);
    match change {
        Change::Rate(c, p, v) => edit.put_rating(id, &rating(*c, *p, level(f64::from(*v)))),
        // Enough to be written in bulk, some of it twice, with some in the file already.
        Change::Import(v) => {
            let many = (0..210).map(|n| {
                let value = level(f64::from((n + v) % 3));
                (id, rating(1 + n % 7, 1 + n % 3, value))
            });
            edit.put_ratings(&many.collect::<Vec<_>>())
        }
        Change::Unrate(c, p) => edit.delete_rating(id, capability(*c), person(*p)),
        Change::Aim(c, value) => {
            edit.put_target(
                id,
                &Target {
                    capability: capability(*c),
                    value: *value,
                    due: None,
                },
            )?;
            edit.put_priority(
                id,
                &Priority {
                    capability: capability(*c),
                    value: *value,
                },
            )
        }
        Change::Participants(people) => {
            let people: Vec<_> = people.iter().copied().map(person).collect();
            edit.set_participants(id, &people)
        }
        Change::AddPerson(n) => edit.insert_person(&Person {
            id: person(*n),
            code: format!("p{n}"),
            name: String::new(),
            role: None,
        }),
        Change::SwapCodes(a, b) => {
            let (a, b) = (edit.person(person(*a))?, edit.person(person(*b))?);
            edit.update_person(&Person {
                code: "between".into(),
                ..a.clone()
            })?;
            edit.update_person(&Person {
                code: a.code.clone(),
                ..b.clone()
            })?;
            edit.update_person(&Person { code: b.code, ..a })
        }
        Change::DeletePerson(n) => edit.delete_person(person(*n)).map(drop),
        Change::AddNode(n, parent, at) => edit.insert_capability(
            model_id(1),
            &node(*n, Some(*parent), &format!("N{n}")),
            Some(*at),
        ),
        Change::MoveNode(n, parent, at) => {
            edit.move_capability(capability(*n), Some(capability(*parent)), *at)
        }
        Change::DeleteNode(n) => edit.delete_capability(capability(*n)).map(drop),
        Change::Replace(drop) => {
            let mut model = model();
            model.capabilities.remove(6);
            model.capabilities.truncate(6 - drop);
            // Codes go round, so that none can be written before another has made room.
            let codes: Vec<_> = model.capabilities.iter().map(|c| c.code.clone()).collect();
            for (n, capability) in model.capabilities.iter_mut().enumerate() {
                capability.code.clone_from(&codes[(n + 1) % codes.len()]);
            }
            edit.replace_model(&model).map(|_| ())
        }
        Change::Hurdle(blocks) => {
            let mut changed = edit.hurdle(hurdle(1))?;
            changed.blocks = blocks.iter().copied().map(capability).collect();
            edit.update_hurdle(&changed)
        }
        Change::Score(c, t, p) => edit.put_score(evaluation_id(1), &score(*c, *t, *p, 1.0)),
        Change::Candidates(tools) => {
            let candidate = |n: &u32| waymark_domain::evaluation::Candidate {
                tool: tool_id(*n),
                note: format!("{n}"),
            };
            let candidates: Vec<_> = tools.iter().map(candidate).collect();
            edit.set_candidates(evaluation_id(1), &candidates)
        }
        Change::MoveCriterion(c, p, at) => {
            edit.move_criterion(criterion_id(*c), Some(criterion_id(*p)), *at)
        }
        Change::DeleteCriterion(n) => edit.delete_criterion(criterion_id(*n)).map(drop),
        Change::DeleteTool(n) => edit.delete_tool(tool_id(*n)).map(drop),
        Change::Round(n) => edit.insert_round(&open_round(*n, "R")),
        Change::DeleteRound(n) => edit.delete_round(round(*n)).map(drop),
        Change::Lock(n) => edit.lock_round(round(*n), at(i64::from(*n))),
        Change::Fail => edit.role(role(0)).map(drop),
    }
}

/// What the store should hold: snapshots, as an editor without a journal would keep them.
struct Plain {
    now: EngagementFacts,
    undo: Vec<EngagementFacts>,
    redo: Vec<EngagementFacts>,
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn the_facts_are_those_of_a_plain_model(steps in prop::collection::vec(step(), 1..40)) {
        let desk = Desk::with_facts();
        let mut store = desk.open();
        let mut plain = Plain { now: facts(), undo: Vec::new(), redo: Vec::new() };
        // The file begins with one command; here, what came before it counts as well.
        let mut entries = 1;
        for step in steps {
            match step {
                Step::Change(changes) => {
                    let done = store.command(meta("change"), |edit| {
                        changes.iter().try_for_each(|change| perform(edit, change))
                    });
                    if let Ok(((), Some(sequence))) = done {
                        entries += 1;
                        prop_assert_eq!(sequence, entries);
                        let before = std::mem::replace(&mut plain.now, store.facts().unwrap());
                        plain.undo.push(before);
                        plain.redo.clear();
                    }
                }
                Step::Undo if plain.undo.is_empty() => {}
                Step::Undo => {
                    store.undo(at(0), "jo").unwrap().unwrap();
                    entries += 1;
                    plain.redo.push(std::mem::replace(&mut plain.now, plain.undo.pop().unwrap()));
                }
                Step::Redo => match plain.redo.pop() {
                    None => prop_assert_eq!(store.redo(at(0), "jo").unwrap(), None),
                    Some(next) => {
                        store.redo(at(0), "jo").unwrap().unwrap();
                        entries += 1;
                        plain.undo.push(std::mem::replace(&mut plain.now, next));
                    }
                },
                Step::Reopen => {
                    drop(store);
                    store = Store::open(&desk.path, &desk.options()).unwrap();
                }
            }
            prop_assert_eq!(&store.facts().unwrap(), &plain.now);
            prop_assert_eq!(store.revision().unwrap(), entries);
        }
        prop_assert_eq!(store.check().unwrap(), Vec::<String>::new());
    }
}
