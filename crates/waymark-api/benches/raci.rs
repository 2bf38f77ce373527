//! What a room feels while it fills a matrix: 500 tasks × 40 roles.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use waymark_api::{Environment, Session, Template};

const ROLES: usize = 40;

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

/// Returns an engagement of 10 phases × 5 sub-phases × 10 tasks, in each of which ten of forty roles have a
/// letter, every role is filled and every task timed.
fn bundle() -> String {
    let mut text = String::from(
        "format: waymark.bundle/1\nengagement: { client: Bench, title: Bench }\nroles:\n",
    );
    for r in 0..ROLES {
        let _ = writeln!(text, "  - {{ code: R{r:02}, title: Role {r} }}");
    }
    text.push_str("people:\n");
    for r in 0..ROLES {
        let _ = writeln!(text, "  - {{ code: P{r:02}, name: Person {r} }}");
    }
    text.push_str("process:\n  phases:\n");
    let mut n = 0;
    for phase in 0..10 {
        let _ = writeln!(text, "    - title: Phase {phase}\n      sub_phases:");
        for sub in 0..5 {
            let _ = writeln!(text, "        - title: Sub-phase {sub}\n          tasks:");
            for task in 0..10 {
                n += 1;
                let cells: Vec<String> = ["A", "R", "R", "C", "C", "C", "I", "I", "I", "I"]
                    .iter()
                    .enumerate()
                    .map(|(i, l)| format!("R{:02}: {l}", (n * 7 + i * 4 + i / 10) % ROLES))
                    .collect();
                let _ = writeln!(
                    text,
                    "            - title: Task {task}\n              effort_hours: 4\n              \
                     frequency: {{ times: 1, per: month }}\n              raci: {{ {} }}",
                    cells.join(", ")
                );
            }
        }
    }
    text.push_str("workforce:\n  fillings:\n");
    for r in 0..ROLES {
        let _ = writeln!(text, "    R{r:02}: {{ P{r:02}: 0.5 }}");
    }
    text
}

fn matrix(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bench.waymark");
    let template = Template::Bundle(bundle());
    let mut session = Session::create(&path, &template, environment()).unwrap();
    let view = call(&mut session, "raci", Value::Null);
    let task = view["rows"][2]["step"].clone();
    let role = view["columns"][39]["role"]["id"].clone();
    let mut group = c.benchmark_group("RACI, 500 tasks × 40 roles");
    let mut odd = false;
    group.bench_function("one cell set: findings, roll-ups, load, rows", |b| {
        b.iter(|| {
            odd = !odd;
            let letters = if odd { "C" } else { "I" };
            let change = json!({ "step": task, "role": role, "letters": letters });
            session
                .call("set_assignments", json!({ "changes": [change] }))
                .unwrap();
            black_box(
                session
                    .call("raci_rows", json!({ "steps": [task] }))
                    .unwrap(),
            )
        });
    });
    group.bench_function("the whole matrix", |b| {
        b.iter(|| black_box(session.call("raci", Value::Null).unwrap()));
    });
    drop(session);
    group.bench_function("open the file, to the whole matrix", |b| {
        b.iter(|| {
            let mut session = Session::open(&path, environment()).unwrap();
            black_box(session.call("raci", Value::Null).unwrap())
        });
    });
    group.finish();
}

criterion_group!(benches, matrix);
criterion_main!(benches);
