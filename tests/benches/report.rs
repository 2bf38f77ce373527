//! The full gap report of a model with 1,000 capabilities, from facts to PDF.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::fmt::Write;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use waymark_api::{Environment, Session, Template};

fn environment() -> Environment {
    Environment {
        now: Box::new(|| "2026-11-23T09:00:00Z".parse().unwrap()),
        actor: "bench".into(),
        backup_dir: std::env::temp_dir(),
    }
}

/// Returns a model of three pillars and twenty areas of fifty capabilities each.
fn model() -> String {
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
        for d in (0..20).filter(|d| d % 3 == p) {
            let _ = writeln!(
                text,
                "      - code: D{d}\n        title: Area {d}\n        children:"
            );
            for leaf in 0..50 {
                let title = format!(
                    "Capability {} whose name wraps over some words",
                    d * 50 + leaf
                );
                let _ = writeln!(text, "          - {{ code: D{d}.{leaf}, title: {title} }}");
            }
        }
    }
    text
}

fn call(session: &mut Session, command: &str, args: Value) -> Value {
    serde_json::from_str(&session.call(command, args).unwrap()).unwrap()
}

fn report(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::create(
        &folder.path().join("bench.waymark"),
        &Template::Blank,
        environment(),
    )
    .unwrap();
    let model = call(&mut session, "import_model", json!({ "text": model() }))["value"].clone();
    let round =
        json!({ "title": "Round 1", "date": "2026-11-23", "model": model, "copy_from": null });
    let round = call(&mut session, "add_round", round)["value"].clone();
    let mut answers = String::from("code,person,level,note\n");
    for n in 0..1000 {
        let _ = writeln!(answers, "D{}.{},Ann,{},", n / 50, n % 50, n % 4);
    }
    call(
        &mut session,
        "import_answers",
        json!({ "round": round, "text": answers }),
    );
    let rows = call(&mut session, "rating_grid", json!({ "round": round }))["rows"].clone();
    let tops = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["node"]["depth"] == 1);
    let targets: Vec<Value> = tops
        .map(|r| json!({ "capability": r["node"]["id"], "value": 3.0, "due": null }))
        .collect();
    call(
        &mut session,
        "set_targets",
        json!({ "round": round, "changes": targets }),
    );
    let round = session.round_called(None).unwrap().id;
    let mut group = c.benchmark_group("report");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(20));
    group.bench_function("1,000 rows, facts to PDF", |b| {
        b.iter(|| {
            let report = session.gap_report(round, true).unwrap();
            black_box(
                waymark_report::render_pdf(&report, &mut |_| ControlFlow::Continue(())).unwrap(),
            )
        });
    });
    group.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
