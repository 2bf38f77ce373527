//! How long the work takes; run with `--release --ignored --nocapture`.

use std::time::Instant;

use waymark_domain::model::CapabilityModel;
use waymark_domain::rating::Rating;
use waymark_store::Store;

use crate::support::*;

#[test]
#[ignore = "a measurement, not a check; run with --release"]
#[expect(clippy::disallowed_methods, reason = "it measures")]
fn speed() {
    let desk = Desk::new();
    let mut store = Store::create(&desk.path).unwrap();
    let capabilities = 1_200;
    let people = 30;
    let mut base = facts();
    let nodes = (0..capabilities).map(|n| node(100 + n, None, &format!("N{n}")));
    base.models = vec![CapabilityModel {
        capabilities: model().capabilities.into_iter().chain(nodes).collect(),
        ..model()
    }];
    base.rounds.truncate(0);
    base.evidence.clear();
    base.people = (0..people)
        .map(|n| waymark_domain::engagement::Person {
            id: person(n),
            code: format!("p{n}"),
            name: String::new(),
            role: None,
        })
        .collect();
    let start = Instant::now();
    store
        .command(meta("new"), |edit| edit.insert_facts(&base))
        .unwrap();
    println!("insert_facts, 1,200 capabilities: {:?}", start.elapsed());
    store
        .command(meta("rounds"), |edit| {
            (1..=3).try_for_each(|n| {
                edit.insert_round(&waymark_domain::rating::Round {
                    participants: vec![],
                    ..open_round(n, "R")
                })
            })
        })
        .unwrap();
    let ratings: Vec<_> = (1..=3)
        .flat_map(|r| (0..capabilities).flat_map(move |c| (0..people).map(move |p| (r, c, p))))
        .map(|(r, c, p)| {
            (
                round(r),
                Rating {
                    note: if c % 5 == 0 {
                        "a note of some words".into()
                    } else {
                        String::new()
                    },
                    ..rating(100 + c, p, level(f64::from(c % 3)))
                },
            )
        })
        .take(100_000)
        .collect();
    let start = Instant::now();
    store
        .command(meta("import"), |edit| edit.put_ratings(&ratings))
        .unwrap();
    println!("100,000 put_ratings in one command: {:?}", start.elapsed());
    let start = Instant::now();
    for n in 0..100 {
        let one = rating(100, 1, level(f64::from(n % 3)));
        store
            .command(meta("one"), |edit| edit.put_rating(round(1), &one))
            .unwrap();
    }
    println!(
        "one rating as a command (mean of 100): {:?}",
        start.elapsed() / 100
    );
    let start = Instant::now();
    let read = store.round_facts(round(1)).unwrap();
    println!(
        "round_facts, {} ratings: {:?}",
        read.ratings.len(),
        start.elapsed()
    );
    let start = Instant::now();
    store.undo(at(0), "jo").unwrap();
    println!("undo of one: {:?}", start.elapsed());
    let start = Instant::now();
    let all = ratings
        .iter()
        .map(|(r, rating)| {
            (
                *r,
                Rating {
                    note: "x".into(),
                    ..rating.clone()
                },
            )
        })
        .collect::<Vec<_>>();
    store
        .command(meta("again"), |edit| edit.put_ratings(&all))
        .unwrap();
    println!("100,000 put_ratings over others: {:?}", start.elapsed());
    let start = Instant::now();
    store.undo(at(0), "jo").unwrap();
    println!("undo of 100,000: {:?}", start.elapsed());
    let start = Instant::now();
    let references = store.references_to_capability(capability(100)).unwrap();
    println!(
        "references_to_capability ({}): {:?}",
        references.total(),
        start.elapsed()
    );
    let start = Instant::now();
    store
        .command(meta("delete"), |edit| {
            edit.delete_capability(capability(100))
        })
        .unwrap();
    println!("delete_capability: {:?}", start.elapsed());
    drop(store);
    println!(
        "file of 100,000 ratings, journal and all: {} KiB",
        std::fs::metadata(&desk.path).unwrap().len() / 1024
    );
    let start = Instant::now();
    let store = desk.open();
    println!("open: {:?}", start.elapsed());
    drop(store);

    let small = Desk::new();
    let mut store = Store::create(&small.path).unwrap();
    base.rounds.truncate(0);
    store
        .command(meta("new"), |edit| edit.insert_facts(&base))
        .unwrap();
    store
        .command(meta("round"), |edit| {
            edit.insert_round(&waymark_domain::rating::Round {
                participants: vec![],
                ..open_round(1, "R")
            })
        })
        .unwrap();
    store
        .command(meta("import"), |edit| edit.put_ratings(&ratings[..36_000]))
        .unwrap();
    drop(store);
    for _ in 0..3 {
        let start = Instant::now();
        let store = small.open();
        let opened = start.elapsed();
        let count = store.round_facts(round(1)).unwrap().ratings.len();
        println!(
            "open and load {count} ratings: {:?} (open alone {opened:?})",
            start.elapsed()
        );
    }
}
