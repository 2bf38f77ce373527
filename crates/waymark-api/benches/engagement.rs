//! What a room feels: one answer recomputed, answers taken in, a file opened.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use waymark_api::{Environment, Session, Template};

struct World {
    folder: tempfile::TempDir,
    session: Session,
}

fn environment() -> Environment {
    Environment {
        now: Box::new(|| "2026-11-23T09:00:00Z".parse().unwrap()),
        actor: "bench".into(),
        backup_dir: std::env::temp_dir(),
    }
}

fn call(session: &mut Session, command: &str, args: Value) -> Value {
    serde_json::from_str(&session.call(command, args).unwrap()).unwrap()
}

/// Returns a model of three pillars with `domains` domains of ten leaves in all.
fn model(domains: usize) -> String {
    let mut text = String::from(
        "format: waymark.capability-model/1\ncode: bench\ntitle: Bench\nscale: m\nscales:\n  - code: m\n    \
         title: M\n    levels:\n",
    );
    for level in 0..5 {
        let _ = writeln!(text, "      - {{ value: {level}, title: L{level} }}");
    }
    text.push_str("children:\n");
    for (p, pillar) in ["people", "process", "technology"].into_iter().enumerate() {
        let _ = writeln!(
            text,
            "  - code: P{p}\n    title: Pillar {p}\n    pillar: {pillar}\n    children:"
        );
        for d in (0..domains).filter(|d| d % 3 == p) {
            let _ = writeln!(
                text,
                "      - code: D{d}\n        title: Domain {d}\n        children:"
            );
            for leaf in 0..10 {
                let _ = writeln!(
                    text,
                    "          - {{ code: D{d}.{leaf}, title: Leaf {d} {leaf} }}"
                );
            }
        }
    }
    text
}

/// Returns answers of `people` for every leaf.
fn answers(domains: usize, people: usize) -> String {
    let mut text = String::from("code,person,level,note\n");
    for d in 0..domains {
        for leaf in 0..10 {
            for person in 0..people {
                let level = (d * 7 + leaf * 3 + person * 5) % 5;
                let _ = writeln!(text, "D{d}.{leaf},P{person:02},{level},");
            }
        }
    }
    text
}

/// Returns the places where files are put: the disk of the target folder, and memory where there is such a
/// disk. What a change costs is mostly what its syncs cost.
fn disks() -> Vec<(&'static str, PathBuf)> {
    let mut disks = vec![("this disk", env!("CARGO_TARGET_TMPDIR").into())];
    disks
        .extend(Some(("memory disk", PathBuf::from("/dev/shm"))).filter(|(_, path)| path.is_dir()));
    disks
}

fn world(domains: usize, disk: &Path) -> (World, Value) {
    let folder = tempfile::tempdir_in(disk).unwrap();
    let mut session = Session::create(
        &folder.path().join("bench.waymark"),
        &Template::Blank,
        environment(),
    )
    .unwrap();
    let model = call(
        &mut session,
        "import_model",
        json!({ "text": model(domains) }),
    )["value"]
        .clone();
    let round =
        json!({ "title": "Round 1", "date": "2026-11-23", "model": model, "copy_from": null });
    let round = call(&mut session, "add_round", round)["value"].clone();
    (World { folder, session }, round)
}

/// One answer, and everything that a screen then asks for: the row with the nodes above it, the queue,
/// the gap board.
fn one_answer(c: &mut Criterion) {
    for (disk, path) in disks() {
        one_answer_on(c, disk, &path);
    }
}

fn one_answer_on(c: &mut Criterion, disk: &str, path: &Path) {
    let (mut w, round) = world(120, path);
    call(
        &mut w.session,
        "import_answers",
        json!({ "round": round, "text": answers(120, 30) }),
    );
    let grid = call(&mut w.session, "rating_grid", json!({ "round": round }));
    let target =
        json!([{ "capability": grid["rows"][0]["node"]["id"], "value": 3.0, "due": null }]);
    call(
        &mut w.session,
        "set_targets",
        json!({ "round": round, "changes": target }),
    );
    let leaf = grid["rows"][2]["node"]["id"].clone();
    let person = grid["people"][0]["id"].clone();
    let mut level = 0;
    let mut set = move |session: &mut Session, round: &Value| {
        level = (level + 1) % 5;
        let answer = json!({ "state": "level", "value": level });
        let change = json!({ "capability": leaf, "person": person, "answer": answer, "note": "", "confidence": null });
        session
            .call(
                "set_ratings",
                json!({ "round": round, "changes": [change] }),
            )
            .unwrap();
        session
            .call(
                "rating_rows",
                json!({ "round": round, "capabilities": [leaf] }),
            )
            .unwrap()
    };
    let mut group = c.benchmark_group("one answer, 1,200 leaves × 30 people");
    group.bench_function(
        format!("set, journalled, recomputed, rows read, {disk}"),
        |b| {
            b.iter(|| black_box(set(&mut w.session, &round)));
        },
    );
    let file = tempfile::tempfile_in(path).unwrap();
    file.write_all_at(&[1; 4096], 0).unwrap();
    group.bench_function(format!("one fsync of a page, {disk}"), |b| {
        b.iter(|| {
            file.write_all_at(&[2; 4096], 0).unwrap();
            file.sync_all().unwrap();
        });
    });
    let filter = json!({ "pillars": [], "stages": [], "domains": [], "outcomes": [] });
    group.bench_function(format!("gap board after it, {disk}"), |b| {
        let args = json!({ "round": round, "against": null, "filter": filter });
        b.iter(|| black_box(w.session.call("gap_board", args.clone()).unwrap()));
    });
    group.finish();
}

fn import(c: &mut Criterion) {
    let text = answers(200, 50);
    let mut group = c.benchmark_group("import");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(10));
    group.bench_function("100,000 answers, validated and journalled", |b| {
        b.iter_batched(
            || world(200, &disks()[0].1),
            |(mut w, round)| {
                let args = json!({ "round": round, "text": text });
                black_box(w.session.call("import_answers", args).unwrap());
                w
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// A file with 12 rounds of 70 capabilities and 8 people, opened to its first screen.
fn open(c: &mut Criterion) {
    let (mut w, _) = world(7, &disks()[0].1);
    let model = call(&mut w.session, "models", Value::Null)[0]["id"].clone();
    for round in 2..=12 {
        let date = format!("2026-{round:02}-01");
        let add = json!({ "title": format!("Round {round}"), "date": date, "model": model, "copy_from": null });
        call(&mut w.session, "add_round", add);
    }
    for round in call(&mut w.session, "rounds", Value::Null)
        .as_array()
        .unwrap()
    {
        let args = json!({ "round": round["round"]["id"], "text": answers(7, 8) });
        call(&mut w.session, "import_answers", args);
    }
    let path = w.session.path().to_owned();
    drop(w.session);
    c.bench_function("open a file with 12 rounds, to the overview", |b| {
        b.iter(|| {
            let mut session = Session::open(&path, environment()).unwrap();
            let document = call(&mut session, "document", Value::Null);
            let args = json!({ "round": document["round"], "against": document["against"] });
            black_box(session.call("overview", args).unwrap())
        });
    });
    drop(w.folder);
}

criterion_group!(benches, one_answer, import, open);
criterion_main!(benches);
