//! Journeys through the api on the sample engagement.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "it/evaluation_tables.rs"]
mod evaluation_tables;
#[path = "it/evaluations.rs"]
mod evaluations;
#[path = "it/process.rs"]
mod process;
#[path = "it/tool_files.rs"]
mod tool_files;

use serde_json::{Value, json};
use waymark_api::commands::COMMANDS;
use waymark_api::{Environment, ErrorCode, Session, Template};
use waymark_domain::architecture::DrawingOptions;

pub(crate) struct World {
    folder: tempfile::TempDir,
    session: Session,
}

pub(crate) fn environment() -> Environment {
    Environment {
        now: Box::new(|| "2026-11-23T09:00:00Z".parse().unwrap()),
        actor: "Nora".into(),
        backup_dir: std::env::temp_dir(),
    }
}

pub(crate) fn world(template: &Template) -> World {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.waymark");
    let session = Session::create(&path, template, environment()).unwrap();
    World { folder, session }
}

impl World {
    fn call(&mut self, command: &str, args: Value) -> Value {
        let answer = self
            .session
            .call(command, args)
            .unwrap_or_else(|e| panic!("{command}: {e} {}", e.hint));
        serde_json::from_str(&answer).unwrap()
    }

    fn fails(&mut self, command: &str, args: Value) -> (ErrorCode, String) {
        let error = self.session.call(command, args).unwrap_err();
        (error.code, error.message)
    }

    fn rounds(&mut self) -> (Value, Value) {
        let document = self.call("document", Value::Null);
        (document["round"].clone(), document["against"].clone())
    }

    fn leaf(&mut self, code: &str) -> Value {
        let (round, _) = self.rounds();
        let grid = self.call("rating_grid", json!({ "round": round }));
        let rows = grid["rows"].as_array().unwrap();
        rows.iter().find(|r| r["node"]["code"] == code).unwrap()["node"]["id"].clone()
    }
}

#[test]
fn every_query_answers_on_the_sample() {
    let mut w = world(&Template::Sample);
    let (round, against) = w.rounds();
    let model = w.call("models", Value::Null)[0]["id"].clone();
    let leaf = w.leaf("PE1.1");
    let role = w.call("people", json!({}))["roles"][0]["id"].clone();
    let phase = json!({ "parent": null, "position": 0, "code": "", "title": "Discover" });
    let step = w.call("add_step", phase)["value"].clone();
    let filter = json!({ "pillars": [], "stages": [], "domains": [], "outcomes": [] });
    let facts = w.session.facts().unwrap();
    let monitoring = &facts.evaluations[0];
    let (evaluation, first) = (monitoring.id, monitoring.candidates[0].tool);
    let second = monitoring.candidates[2].tool;
    let rated = monitoring.scores[0].criterion;
    let platform = &facts.architecture;
    let (baseline, target) = (platform.plateaus[0].id, platform.plateaus[2].id);
    let slot = platform.components[0].id;
    let exchange = w.session.archimate(&DrawingOptions::default()).unwrap();
    let exchange = String::from_utf8(exchange).unwrap();
    let args = |name: &str| match name {
        "architecture" => json!({ "options": { "plateau": target, "against": baseline } }),
        "element" => json!({ "element": { "is": "component", "id": slot }, "plateau": target }),
        "gap_matrix" => json!({ "from": baseline, "to": target }),
        "policies" => json!({ "plateau": target }),
        "slot_tools" => json!({ "component": slot }),
        "preview_architecture" => json!({ "name": "platform.xml", "text": exchange }),
        "tool" => json!({ "tool": first }),
        "evaluation" | "framework_yaml" => json!({ "evaluation": evaluation }),
        "score_rows" => json!({ "evaluation": evaluation, "criteria": [rated] }),
        "evaluation_results" => {
            json!({ "evaluation": evaluation, "weights": [], "level": "top", "draws": 1000, "seed": 1 })
        }
        "evaluation_rank" => json!({ "evaluation": evaluation, "weights": [] }),
        "compare_tools" => {
            json!({ "evaluation": evaluation, "first": first, "second": second, "weights": [] })
        }
        "tool_sets" => {
            let objective = json!({ "kind": "least_cost" });
            json!({ "evaluation": evaluation, "objective": objective, "fit": "good", "with_in_use": true })
        }
        "explain_evaluation" => {
            let figure = json!({ "figure": "value", "tool": first });
            json!({ "evaluation": evaluation, "figure": figure, "names": true })
        }
        "preview_tools" => {
            json!({ "kind": "csv", "file": "tools.csv", "content": "name,licence\nNew,MIT\n", "columns": [], "categories": [] })
        }
        "preview_scores" => {
            let content = "criterion,tool,assessor,value\nM1.1,T-11,PR,3\n";
            json!({ "evaluation": evaluation, "content": content, "workbook": false })
        }
        "preview_raci" => {
            let text = "phase,sub-phase,task,BUS\nNew,First,Do,A/R\n";
            json!({ "name": "x.csv", "text": text, "base64": null, "roles": [], "replace": false })
        }
        "model" | "model_yaml" => json!({ "model": model }),
        "rating_rows" => json!({ "round": round, "capabilities": [leaf] }),
        "capability" => json!({ "round": round, "capability": leaf, "against": against }),
        "gap_board" => json!({ "round": round, "against": against, "filter": filter }),
        "overview" | "pictures" => json!({ "round": round, "against": against }),
        "compare" => json!({ "before": against, "after": round }),
        "explain" => {
            json!({ "round": round, "figure": { "figure": "weighted_gap", "capability": leaf }, "names": true })
        }
        "touches" => json!({ "item": { "kind": "capability", "id": leaf } }),
        "search" => json!({ "text": "registry", "limit": 10 }),
        "history" => json!({ "limit": 10, "before": null }),
        "preview_answers" => json!({ "round": round, "text": "code,person,level\nPE1.1,New,2\n" }),
        "step" => json!({ "step": step }),
        "raci_rows" => json!({ "steps": [step] }),
        "leaving" => json!({ "leaver": { "kind": "role", "id": role } }),
        "role_documents" => json!({ "roles": [] }),
        "rating_grid" | "discuss_queue" | "hurdles" | "recommendations" => {
            json!({ "round": round })
        }
        _ => json!({}),
    };
    for (name, kind) in COMMANDS {
        if *kind == "query" {
            let answer = w.call(name, args(name));
            assert!(!answer.is_null(), "{name} answers nothing");
            let empty = answer.as_array().is_some_and(Vec::is_empty);
            assert!(!empty, "{name} has nothing to show on the sample");
        }
    }
}

#[test]
fn the_sample_is_sound_and_replays() {
    let w = world(&Template::Sample);
    assert_eq!(w.session.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_bundle_goes_out_and_comes_in_without_loss() {
    let w = world(&Template::Sample);
    let facts = w.session.facts().unwrap();
    for json in [false, true] {
        let text = w.session.bundle(json).unwrap();
        let again = world(&Template::Bundle(text));
        assert_eq!(again.session.facts().unwrap(), facts);
    }
}

#[test]
fn an_answer_moves_what_is_remembered_as_a_reload_would() {
    let mut w = world(&Template::Sample);
    let (round, _) = w.rounds();
    let grid = w.call("rating_grid", json!({ "round": round }));
    let person = grid["people"][0]["id"].clone();
    let leaf = w.leaf("PE2.1");
    let answer = json!({ "state": "level", "value": 4.0 });
    let change = json!({ "capability": leaf, "person": person, "answer": answer, "note": "seen", "confidence": null });
    let changed = w.call(
        "set_ratings",
        json!({ "round": round, "changes": [change] }),
    );
    assert_eq!(changed["topics"], json!(["ratings"]));
    assert!(changed["undo"].as_str().unwrap().contains("PE2.1"));
    let remembered = w.call("rating_grid", json!({ "round": round }));
    assert_ne!(remembered, grid);
    let path = w.session.path().to_owned();
    let World { folder, session } = w;
    drop(session);
    let mut again = World {
        folder,
        session: Session::open(&path, environment()).unwrap(),
    };
    assert_eq!(
        again.call("rating_grid", json!({ "round": round })),
        remembered
    );
    again.call("undo", Value::Null);
    assert_eq!(again.call("rating_grid", json!({ "round": round })), grid);
    again.call("redo", Value::Null);
    assert_eq!(
        again.call("rating_grid", json!({ "round": round })),
        remembered
    );
}

#[test]
fn bad_arguments_are_refused_and_leave_no_trace() {
    let mut w = world(&Template::Sample);
    let (round, locked) = w.rounds();
    let grid = w.call("rating_grid", json!({ "round": round }));
    let person = grid["people"][0]["id"].clone();
    let (leaf, inner) = (w.leaf("PE1.1"), w.leaf("PE1"));
    let before = w.call("history", json!({ "limit": 5, "before": null }));
    let rate = |round: &Value, leaf: &Value, answer: Value| {
        let change = json!({ "capability": leaf, "person": person, "answer": answer, "note": "", "confidence": null });
        json!({ "round": round, "changes": [change] })
    };
    let level = |v: f64| json!({ "state": "level", "value": v });
    let (code, message) = w.fails("set_ratings", rate(&round, &leaf, level(2.5)));
    assert_eq!(
        (code, message.as_str()),
        (
            ErrorCode::Invalid,
            "2.5 is not a level of the scale of PE1.1."
        )
    );
    let na = json!({ "state": "not_applicable", "reason": " " });
    assert_eq!(
        w.fails("set_ratings", rate(&round, &leaf, na)).0,
        ErrorCode::Invalid
    );
    assert_eq!(
        w.fails("set_ratings", rate(&round, &inner, level(2.0))).0,
        ErrorCode::Invalid
    );
    assert_eq!(
        w.fails("set_ratings", rate(&locked, &leaf, level(2.0))).0,
        ErrorCode::RoundLocked
    );
    assert_eq!(
        w.fails("lock_round", json!({ "round": locked })).0,
        ErrorCode::RoundLocked
    );
    assert_eq!(w.fails("no_such_command", json!({})).0, ErrorCode::Invalid);
    assert_eq!(
        w.fails("rating_grid", json!({ "round": "x" })).0,
        ErrorCode::Invalid
    );
    assert_eq!(
        w.call("history", json!({ "limit": 5, "before": null })),
        before
    );
}

#[test]
fn a_model_is_edited_in_place_and_stays_sound() {
    let mut w = world(&Template::Model("mlops".into()));
    let model = w.call("models", Value::Null)[0]["id"].clone();
    let leaf = w.leaf("PE1.1");
    let rows = |w: &mut World| w.call("model", json!({ "model": model }))["rows"].clone();
    let before = rows(&mut w);
    let parent = before[0]["capability"]["id"].clone();
    let add = json!({ "model": model, "parent": parent, "position": 0, "code": "", "title": "A new domain" });
    let id = w.call("add_capability", add)["value"].clone();
    w.call(
        "move_capability",
        json!({ "id": leaf, "parent": id, "position": 0 }),
    );
    let (code, _) = w.fails(
        "move_capability",
        json!({ "id": parent, "parent": id, "position": 0 }),
    );
    assert_eq!(code, ErrorCode::Invalid, "nothing may stand below itself");
    w.call("retire_capability", json!({ "id": leaf, "retired": true }));
    for _ in 0..3 {
        w.call("undo", Value::Null);
    }
    assert_eq!(rows(&mut w), before);
    assert!(w.folder.path().exists(), "the folder outlives the session");
}

#[test]
fn a_rating_that_cannot_be_written_leaves_the_results_as_they_were() {
    let mut w = world(&Template::Sample);
    let (round, _) = w.rounds();
    let leaf = w.leaf("PE1.1");
    let grid = w.call("rating_grid", json!({ "round": round }));
    let answer = json!({ "state": "level", "value": 0 });
    let change = json!({
        "capability": leaf, "person": grid["people"][0]["id"], "answer": answer, "note": "", "confidence": null,
    });
    let change = json!({ "round": round, "changes": [change] });
    let rows = |w: &mut World| {
        w.call(
            "rating_rows",
            json!({ "round": round, "capabilities": [leaf] }),
        )
    };
    let before = rows(&mut w);
    let path = w.session.path().to_owned();
    let away = path.with_extension("away");
    std::fs::rename(&path, &away).unwrap();
    let (code, message) = w.fails("set_ratings", change.clone());
    assert_eq!(code, ErrorCode::CannotWrite, "{message}");
    assert_eq!(rows(&mut w), before);
    std::fs::rename(&away, &path).unwrap();
    assert_eq!(rows(&mut w), before);
    w.call("set_ratings", change);
    assert!(rows(&mut w) != before);
    w.call("undo", Value::Null);
    assert_eq!(rows(&mut w), before);
}

#[test]
fn answers_are_shown_before_they_are_taken_in() {
    let mut w = world(&Template::Model("mlops".into()));
    let (round, _) = w.rounds();
    let bad = "code,person,level\nPE1.1,Ann,9\nXX,Ann,1\n";
    let preview = w.call("preview_answers", json!({ "round": round, "text": bad }));
    let problems = preview["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 2);
    assert!(
        problems[0].as_str().unwrap().starts_with("row 2, column 3"),
        "{problems:?}"
    );
    assert_eq!(
        w.fails("import_answers", json!({ "round": round, "text": bad }))
            .0,
        ErrorCode::Import
    );
    let good = "code,person,level\nPE1.1,Ann,3\nPE1.2,Ben,1\n";
    let taken = w.call("import_answers", json!({ "round": round, "text": good }));
    assert_eq!(taken["value"]["new_people"], json!(["Ann", "Ben"]));
    let again = w.call("preview_answers", json!({ "round": round, "text": good }));
    assert_eq!((&again["added"], &again["changed"]), (&json!(0), &json!(0)));
}

#[test]
fn every_shipped_model_can_be_added_and_written() {
    let mut w = world(&Template::Blank);
    for name in ["mlops", "ml-test-score", "nist-ai-rmf"] {
        let model = w.call("add_model", json!({ "name": name }))["value"].clone();
        let yaml = w.call("model_yaml", json!({ "model": model }));
        let replaced = w.call("import_model", json!({ "text": yaml }));
        assert_eq!(
            replaced["topics"],
            json!([]),
            "{name}: writing and reading a model changes nothing"
        );
    }
}
