//! The full gap report of an engagement whose tables hold 1,000 rows, from facts to PDF.
//!
//! The PDF is kept in the target folder (`tmp/bench-report.pdf`): the peer reads the tables back from its
//! tags, and lays out the same rows.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::fmt::Write;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use waymark_api::{Environment, Session, Template};

/// The shape of the model: areas a pillar, and capabilities an area. With the notes and agreed ratings
/// below, the tables of the report hold 1,000 rows; the peer refuses to run where they no longer do.
const AREAS: usize = 6;
const CAPABILITIES: usize = 9;
const PEOPLE: usize = 8;
/// How many of the ratings have a note, and how many capabilities an agreed rating.
const NOTES: usize = 320;
const AGREED: usize = 54;

const PILLARS: [&str; 3] = ["people", "process", "technology"];

fn environment() -> Environment {
    Environment {
        now: Box::new(|| "2026-11-23T09:00:00Z".parse().unwrap()),
        actor: "bench".into(),
        backup_dir: std::env::temp_dir(),
    }
}

/// Returns the codes of the capabilities, in the order of the model.
fn codes() -> Vec<String> {
    let areas = 0..PILLARS.len() * AREAS;
    areas
        .flat_map(|d| (0..CAPABILITIES).map(move |leaf| format!("D{d}.{leaf}")))
        .collect()
}

/// Returns a model of three pillars, as YAML.
fn model() -> String {
    let mut text = String::from(
        "format: waymark.capability-model/1\ncode: bench\ntitle: Bench\nscale: m\nscales:\n  - code: m\n    \
         title: M\n    levels:\n",
    );
    for level in 0..5 {
        let _ = writeln!(text, "      - {{ value: {level}, title: L{level} }}");
    }
    text.push_str("children:\n");
    for (p, pillar) in PILLARS.into_iter().enumerate() {
        let _ = writeln!(
            text,
            "  - code: P{p}\n    title: Pillar {p}\n    pillar: {pillar}\n    children:"
        );
        for d in p * AREAS..(p + 1) * AREAS {
            let _ = writeln!(
                text,
                "      - code: D{d}\n        title: Area {d}\n        children:"
            );
            for leaf in 0..CAPABILITIES {
                let title = format!("Capability {d} {leaf} whose name wraps over some words");
                let _ = writeln!(text, "          - {{ code: D{d}.{leaf}, title: {title} }}");
            }
        }
    }
    text
}

/// Returns the answers of everybody, as CSV. Some people disagree, and some write a note.
fn answers() -> String {
    let mut text = String::from("code,person,level,note\n");
    for (n, (code, person)) in codes()
        .iter()
        .flat_map(|code| (0..PEOPLE).map(move |person| (code, person)))
        .enumerate()
    {
        let level = (n / PEOPLE + n / 37 + usize::from(person % 3 == 0)) % 4;
        let note = if n % (codes().len() * PEOPLE / NOTES) == 0 {
            "It was seen in the last review, and the room did not doubt it"
        } else {
            ""
        };
        let _ = writeln!(text, "{code},Person {person},{level},\"{note}\"");
    }
    text
}

fn call(session: &mut Session, command: &str, args: Value) -> Value {
    serde_json::from_str(&session.call(command, args).unwrap()).unwrap()
}

/// Makes the engagement at `path`.
fn engagement(path: &Path) -> Session {
    let mut session = Session::create(path, &Template::Blank, environment()).unwrap();
    let s = &mut session;
    let model = call(s, "import_model", json!({ "text": model() }))["value"].clone();
    let round =
        json!({ "title": "Round 1", "date": "2026-11-23", "model": model, "copy_from": null });
    let round = call(s, "add_round", round)["value"].clone();
    call(
        s,
        "import_answers",
        json!({ "round": round, "text": answers() }),
    );
    let grid = call(s, "rating_grid", json!({ "round": round }));
    let nodes: Vec<&Value> = grid["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["node"])
        .collect();
    let ids = |leaf: bool| -> Vec<&Value> {
        let mut found: Vec<&Value> = nodes
            .iter()
            .filter(|n| n["leaf"] == leaf && (leaf || n["depth"] == 1))
            .map(|n| &n["id"])
            .collect();
        found.retain(|id| !id.is_null());
        found
    };
    let targets: Vec<Value> = ids(false)
        .iter()
        .map(|id| json!({ "capability": id, "value": 3.0, "due": "2027-06-30" }))
        .collect();
    call(
        s,
        "set_targets",
        json!({ "round": round, "changes": targets }),
    );
    let leaves = ids(true);
    for leaf in leaves.iter().take(AGREED) {
        let answer = json!({ "state": "level", "value": 1.0 });
        let rationale =
            "The runbook shows it, and nobody could name a case in which it was not followed.";
        let agreed =
            json!({ "round": round, "capability": leaf, "answer": answer, "rationale": rationale });
        call(s, "set_agreed", agreed);
    }
    for (n, some) in leaves.chunks(12).enumerate() {
        let pillar = PILLARS[n % PILLARS.len()];
        let text =
            "What was seen, what it costs in a month, and what it keeps from happening. ".repeat(3);
        let hurdle = json!({
            "id": null, "code": "", "title": format!("Hurdle {n} stands in the way"), "description": text,
            "pillar": pillar, "severity": "blocker", "state": "open", "owner": "Somebody", "blocks": some,
        });
        let hurdle = call(s, "save_hurdle", hurdle)["value"].clone();
        let recommendation = json!({
            "id": null, "code": "", "title": format!("Do the right thing {n}"), "description": text,
            "pillar": pillar, "effort": "medium", "impact": "large", "state": "proposed", "owner_role": null,
            "tool_need": "existing", "tool": "the one in use", "addresses": some, "removes": [hurdle],
        });
        call(s, "save_recommendation", recommendation);
    }
    session
}

fn report(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let mut session = engagement(&folder.path().join("bench.waymark"));
    let round = session.round_called(None).unwrap().id;
    let mut pdf = || {
        let report = session.gap_report(round, true).unwrap();
        waymark_report::render_pdf(&report, &mut |_| ControlFlow::Continue(())).unwrap()
    };
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-report.pdf");
    std::fs::write(kept, pdf()).unwrap();
    let mut group = c.benchmark_group("report");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(20));
    group.bench_function("1,000 table rows, facts to PDF", |b| {
        b.iter(|| black_box(pdf()));
    });
    group.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
