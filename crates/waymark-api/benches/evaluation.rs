//! What an architect feels: a dragged weight at every frame, and the robustness panel after it.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use waymark_api::{Environment, Session, Template};

/// Returns a bundle with `tools` tools scored on `leaves` leaves in ten groups.
fn bundle(tools: usize, leaves: usize) -> String {
    let mut text = String::from(
        "format: waymark.bundle/1\nengagement: { client: Bench, title: Bench }\npeople: [{ code: P, name: P }]\ntools:\n",
    );
    for tool in 0..tools {
        let _ = writeln!(
            text,
            "  - {{ code: T{tool}, name: Tool {tool}, annual_cost: {tool} }}"
        );
    }
    text.push_str("evaluations:\n  - code: V\n    title: V\n    assessors: [P]\n    candidates:\n");
    for tool in 0..tools {
        let _ = writeln!(text, "      - tool: T{tool}");
    }
    text.push_str("    criteria:\n");
    for group in 0..10 {
        let weight = 5 + group;
        let _ = writeln!(
            text,
            "      - code: C{group}\n        title: Group {group}\n        weight: {weight}\n        criteria:"
        );
        for leaf in (0..leaves).filter(|l| l % 10 == group) {
            let _ = writeln!(
                text,
                "          - {{ code: L{leaf}, title: Leaf {leaf}, rating: [] }}"
            );
        }
    }
    text.push_str("    scores:\n");
    for leaf in 0..leaves {
        let _ = writeln!(text, "      L{leaf}:");
        for tool in 0..tools {
            let score = (leaf * 7 + tool * 13 + leaf * tool) % 6;
            let _ = writeln!(text, "        T{tool}: {{ P: {score} }}");
        }
    }
    text
}

fn session(folder: &std::path::Path, tools: usize, leaves: usize) -> (Session, Value, Value) {
    let environment = Environment {
        now: Box::new(|| "2026-11-23T09:00:00Z".parse().unwrap()),
        actor: "bench".into(),
        backup_dir: std::env::temp_dir(),
    };
    let path = folder.join(format!("{tools}-{leaves}.waymark"));
    let template = Template::Bundle(bundle(tools, leaves));
    let mut session = Session::create(&path, &template, environment).unwrap();
    let all: Value =
        serde_json::from_str(&session.call("evaluations", Value::Null).unwrap()).unwrap();
    let evaluation = all[0]["evaluation"].clone();
    let args = json!({ "evaluation": evaluation });
    let view: Value = serde_json::from_str(&session.call("evaluation", args).unwrap()).unwrap();
    let criterion = view["criteria"][0]["criterion"]["id"].clone();
    (session, evaluation, criterion)
}

fn evaluation(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let (mut wide, evaluation, criterion) = session(folder.path(), 100, 60);
    let mut points = 0_u32;
    c.bench_function("dragged weight, 100 tools × 60 criteria, JSON", |b| {
        b.iter(|| {
            points = (points + 1) % 40;
            let weights = json!([{ "criterion": criterion, "points": points }]);
            let args = json!({ "evaluation": evaluation, "weights": weights });
            black_box(wide.call("evaluation_rank", args).unwrap());
        });
    });
    let (mut room, evaluation, _) = session(folder.path(), 40, 60);
    let mut group = c.benchmark_group("results, 40 tools × 60 criteria, 10,000 draws");
    group.sample_size(10);
    for level in ["top", "leaf"] {
        group.bench_function(level, |b| {
            b.iter(|| {
                let args = json!({ "evaluation": evaluation, "weights": [], "level": level, "draws": 10_000, "seed": 42 });
                black_box(room.call("evaluation_results", args).unwrap());
            });
        });
    }
    group.finish();
}

criterion_group!(benches, evaluation);
criterion_main!(benches);
