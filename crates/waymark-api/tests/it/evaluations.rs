//! Journeys through tools and evaluations: from the first criterion to the decision, and what makes it stale.

use serde_json::{Value, json};
use waymark_api::{ErrorCode, Template};

use crate::{World, world};

fn id(value: &Value) -> Value {
    value["value"].clone()
}

/// An engagement with two assessors, three tools and an evaluation of three leaves: two ratings in a group
/// and a measured one with a knock-out.
struct Case {
    w: World,
    evaluation: Value,
    people: Vec<Value>,
    tools: Vec<Value>,
    function: Value,
    docs: Value,
    latency: Value,
}

fn save_tool(w: &mut World, id: &Value, name: &str, licence: &str) -> Value {
    let args = json!({
        "id": id, "code": "", "name": name, "state": "candidate", "vendor": null, "category": "Serving",
        "licence": licence, "hosting": "cloud", "annual_cost": 1000.0, "currency": "EUR", "environments": ["test"],
        "owner_role": null, "homepage": "", "repository": "", "description": "", "covers": [], "facts": [],
    });
    let code = if id.is_null() {
        String::new()
    } else {
        w.call("tool", json!({ "tool": id }))["row"]["tool"]["code"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let mut args = args;
    args["code"] = json!(code);
    w.call("save_tool", args)["value"].clone()
}

fn case() -> Case {
    let mut w = world(&Template::Blank);
    let people: Vec<Value> = ["DW", "PR"]
        .iter()
        .map(|code| {
            id(&w.call(
                "save_person",
                json!({ "id": null, "code": code, "name": format!("Person {code}"), "role": null }),
            ))
        })
        .collect();
    let tools: Vec<Value> = ["Alpha", "Beta", "Gamma"]
        .iter()
        .map(|name| save_tool(&mut w, &Value::Null, name, "MIT"))
        .collect();
    let evaluation = id(&w.call(
        "add_evaluation",
        json!({ "title": "Serving", "need": "Serve models", "closes": [], "from": { "kind": "blank" } }),
    ));
    let add = |w: &mut World, parent: &Value, title: &str, measure: Value| {
        let args = json!({ "evaluation": evaluation, "parent": parent, "position": 99, "code": "", "title": title, "measure": measure });
        id(&w.call("add_criterion", args))
    };
    let rating = json!({ "kind": "rating", "anchors": ["a", "b", "c", "d", "e", "f"] });
    let fit = add(&mut w, &Value::Null, "Fit", json!({ "kind": "group" }));
    let function = add(&mut w, &fit, "Function", rating.clone());
    let docs = add(&mut w, &fit, "Documentation", rating);
    let measured = json!({ "kind": "measured", "unit": "ms", "direction": "min", "worst": 500.0, "best": 100.0, "points": [] });
    let latency = add(&mut w, &Value::Null, "Latency", measured.clone());
    w.call("edit_criterion", json!({
        "criterion": latency, "code": "C2", "title": "Latency", "description": "95th percentile", "weight": 1.0,
        "measure": measured, "cost": false, "knock_out": { "statement": "Answers within 450 ms", "minimum": 450.0 },
    }));
    let candidates: Vec<Value> = tools
        .iter()
        .map(|t| json!({ "tool": t, "note": "" }))
        .collect();
    w.call(
        "set_candidates",
        json!({ "evaluation": evaluation, "candidates": candidates }),
    );
    w.call(
        "set_assessors",
        json!({ "evaluation": evaluation, "people": people }),
    );
    Case {
        w,
        evaluation,
        people,
        tools,
        function,
        docs,
        latency,
    }
}

impl Case {
    fn score(&mut self, rows: &[(&Value, usize, usize, f64)]) -> Value {
        let changes: Vec<Value> = rows
            .iter()
            .map(|(criterion, tool, person, value)| json!({
                "criterion": criterion, "tool": self.tools[*tool], "person": self.people[*person], "value": value,
                "note": "", "evidence": null, "source": "demo", "as_of": "2026-11-01", "confidence": "high",
            }))
            .collect();
        self.w.call(
            "set_scores",
            json!({ "evaluation": self.evaluation, "changes": changes }),
        )
    }

    fn score_all(&mut self) {
        let (f, d, l) = (
            self.function.clone(),
            self.docs.clone(),
            self.latency.clone(),
        );
        self.score(&[
            (&f, 0, 0, 5.0),
            (&f, 0, 1, 4.0),
            (&f, 1, 0, 3.0),
            (&f, 2, 0, 4.0),
            (&d, 0, 0, 4.0),
            (&d, 1, 0, 5.0),
            (&d, 2, 0, 2.0),
            (&l, 0, 0, 200.0),
            (&l, 1, 0, 100.0),
            (&l, 2, 0, 480.0),
        ]);
    }

    fn view(&mut self) -> Value {
        self.w
            .call("evaluation", json!({ "evaluation": self.evaluation }))
    }

    fn results(&mut self) -> Value {
        let args = json!({ "evaluation": self.evaluation, "weights": [], "level": "top", "draws": 2000, "seed": 1 });
        self.w.call("evaluation_results", args)
    }

    fn decide(&mut self, tool: usize) -> Result<Value, (ErrorCode, String)> {
        let args = json!({
            "evaluation": self.evaluation, "chosen": [self.tools[tool]], "why": "It leads.", "dissent": "", "conditions": "",
            "review_on": "2027-11-01", "decided_on": null, "decided_by": "The board", "mark_tools": true,
        });
        match self.w.session.call("record_decision", args) {
            Ok(text) => Ok(serde_json::from_str(&text).unwrap()),
            Err(e) => Err((e.code, e.message)),
        }
    }

    fn stale(&mut self) -> Vec<String> {
        serde_json::from_value(self.view()["decision"]["stale"].clone()).unwrap()
    }
}

fn names(ranking: &Value) -> Vec<String> {
    ranking
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn from_the_first_criterion_to_the_decision() {
    let mut c = case();
    assert_eq!(c.view()["criteria"][1]["criterion"]["code"], "C1.1");
    let changed = c.w.call(
        "set_weights",
        json!({ "evaluation": c.evaluation, "weights": [
            { "criterion": c.latency, "points": 3.0 },
        ]}),
    );
    assert_eq!(changed["undo"], "Latency weight 1 to 3");
    assert_eq!(changed["topics"], json!(["weights"]));
    c.score_all();
    let results = c.results();
    // Fit counts a quarter: Alpha (4.5 + 4) / 10 and 0.75; Beta (3 + 5) / 10 and 1.
    assert_eq!(names(&results["ranking"]), ["Beta", "Alpha"]);
    assert!((results["ranking"][0]["value"].as_f64().unwrap() - 95.0).abs() < 1e-9);
    assert_eq!(
        results["knocked_out"][0]["reason"],
        "Scored 480 ms; 450 ms is asked for."
    );
    assert_eq!(results["robustness"]["acceptability"]["draws"], 2000);
    let refused = c.decide(2).unwrap_err();
    assert_eq!(refused.0, ErrorCode::Invalid);
    assert!(
        refused.1.starts_with("Gamma is knocked out"),
        "{}",
        refused.1
    );
    let decided = c.decide(1).unwrap();
    assert_eq!(decided["undo"], "Decide V-01 for Beta");
    let view = c.view();
    assert_eq!(
        (&view["state"], &view["decision"]["chosen"]),
        (&json!("decided"), &json!(["Beta"]))
    );
    assert_eq!(view["decision"]["stale"], json!([]));
    let states: Vec<Value> =
        c.w.call("tools", json!({}))
            .as_array()
            .unwrap()
            .iter()
            .map(|t| t["tool"]["state"].clone())
            .collect();
    assert_eq!(states, ["rejected", "chosen", "rejected"]);
    let refused = c.w.fails("remove_tool", json!({ "tool": c.tools[1] }));
    assert_eq!(refused.0, ErrorCode::InUse);
    assert_eq!(c.w.session.check().unwrap(), Vec::<String>::new());
    c.w.call("undo", json!({}));
    assert_eq!(c.view()["decision"], Value::Null);
    c.w.call("redo", json!({}));
    assert_eq!(c.view()["decision"]["chosen"], json!(["Beta"]));
}

#[test]
fn a_decision_turns_stale_with_the_reason() {
    let mut c = case();
    c.score_all();
    c.decide(0).unwrap();
    let since = " since the decision of 2026-11-23.";
    let check = |c: &mut Case, expected: &[&str]| {
        let expected: Vec<String> = expected.iter().map(|e| format!("{e}{since}")).collect();
        assert_eq!(c.stale(), expected);
        c.w.call("undo", json!({}));
        assert_eq!(c.stale(), Vec::<String>::new());
    };
    let f = c.function.clone();
    c.score(&[(&f, 0, 0, 1.0)]);
    check(&mut c, &["Scores of Alpha have changed"]);
    c.w.call("set_weights", json!({ "evaluation": c.evaluation, "weights": [{ "criterion": c.latency, "points": 9.0 }] }));
    check(&mut c, &["Weights have changed"]);
    c.w.call("set_knock_outs", json!({ "evaluation": c.evaluation, "changes": [
        { "criterion": c.latency, "tool": c.tools[0], "verdict": "unknown", "reason": "", "as_of": null },
    ]}));
    check(&mut c, &["A knock-out of Alpha has changed"]);
    let (alpha, gone) = (c.tools[0].clone(), c.docs.clone());
    save_tool(&mut c.w, &alpha, "Alpha", "BSL-1.1");
    check(
        &mut c,
        &["What is known of Alpha (licence, hosting, cost, coverage or a fact) has changed"],
    );
    c.w.call("remove_criterion", json!({ "criterion": gone }));
    check(
        &mut c,
        &[
            "Criteria have changed",
            "Weights have changed",
            "Scores of Alpha have changed",
            "Scores of Beta have changed",
            "Scores of Gamma have changed",
        ],
    );
    c.w.call(
        "set_candidates",
        json!({ "evaluation": c.evaluation, "candidates": [{ "tool": c.tools[0], "note": "" }] }),
    );
    check(&mut c, &["Tools were added or taken off"]);
}

#[test]
fn weights_are_agreed_before_scores_are_seen() {
    let mut c = case();
    c.score_all();
    let edit = |hide: bool| {
        json!({
            "evaluation": c.evaluation, "code": "V-01", "title": "Serving", "need": "", "closes": [], "weight_method": "swing",
            "hide_scores_until_locked": hide, "budget": null,
        })
    };
    let (hide, show) = (edit(true), edit(false));
    c.w.call("edit_evaluation", hide);
    let view = c.view();
    assert_eq!(
        (&view["scores_hidden"], &view["rows"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(c.results(), Value::Null);
    let live = c.w.call(
        "evaluation_rank",
        json!({ "evaluation": c.evaluation, "weights": [] }),
    );
    assert_eq!(live["tools"], json!([]));
    assert!(
        (live["weights"][0].as_f64().unwrap() - 0.5).abs() < 1e-12,
        "weights can be seen"
    );
    let summary = c.w.call("evaluations", json!({}));
    assert_eq!(summary[0]["headline"], "");
    let tool = c.w.call("tool", json!({ "tool": c.tools[0] }));
    assert_eq!(
        tool["standings"][0]["standing"],
        "scores are hidden until the weights are locked"
    );
    let key = c.w.session.evaluation_called("V-01").unwrap().id;
    let files = c.w.session.evaluation_csv_files(key).unwrap();
    let text = |name: &str| files.iter().find(|(n, _)| n == name).map(|(_, text)| text);
    for shown in [
        "ranking",
        "contributions",
        "score-grid",
        "scores",
        "disagreement",
        "methods",
    ] {
        assert_eq!(text(&format!("{shown}.csv")), None, "{shown} tells a score");
    }
    assert!(text("criteria.csv").is_some() && text("weights.csv").is_some());
    assert!(
        !text("knock-outs.csv").unwrap().contains("Scored"),
        "a knock-out that follows from a score tells it"
    );
    // Two people judge, the mean becomes the weights, and they are locked.
    let top = c.view()["criteria"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|n| n["depth"] == 1)
        .map(|n| n["criterion"]["id"].clone())
        .collect::<Vec<_>>();
    for (person, points) in [(0, [100.0, 50.0]), (1, [100.0, 100.0])] {
        let points: Vec<Value> = top
            .iter()
            .zip(points)
            .map(|(c, p)| json!({ "criterion": c, "points": p }))
            .collect();
        c.w.call(
            "save_elicitation",
            json!({ "evaluation": c.evaluation, "person": c.people[person], "group": null,
            "judgement": { "method": "swing", "points": points } }),
        );
    }
    let groups = c.view()["weight_groups"].clone();
    assert!(
        (groups[0]["combined"]["weights"][0].as_f64().unwrap() - f64::midpoint(2.0 / 3.0, 0.5))
            .abs()
            < 1e-12
    );
    c.w.call(
        "combine_weights",
        json!({ "evaluation": c.evaluation, "group": null, "people": [] }),
    );
    c.w.call("lock_weights", json!({ "evaluation": c.evaluation }));
    let view = c.view();
    assert_eq!(
        (&view["scores_hidden"], &view["locked_blind"]),
        (&json!(false), &json!(true))
    );
    assert!((view["criteria"][0]["global"].as_f64().unwrap() - 7.0 / 12.0).abs() < 1e-12);
    assert_eq!(names(&c.results()["ranking"])[0], "Beta");
    let (code, message) = c.w.fails("set_weights", json!({ "evaluation": c.evaluation, "weights": [{ "criterion": c.latency, "points": 9.0 }] }));
    assert_eq!(code, ErrorCode::WeightsLocked);
    assert!(message.contains("locked"), "{message}");
    c.w.call("unlock_weights", json!({ "evaluation": c.evaluation }));
    c.w.call("edit_evaluation", show);
    c.w.call("lock_weights", json!({ "evaluation": c.evaluation }));
    assert_eq!(c.view()["locked_blind"], false, "scores could be seen");
}

#[test]
fn what_is_remembered_is_what_a_reload_gives() {
    let mut c = case();
    c.score_all();
    let (f, l) = (c.function.clone(), c.latency.clone());
    c.results();
    c.score(&[(&f, 1, 1, 1.0), (&l, 2, 0, 300.0)]);
    c.w.call(
        "set_agreed_scores",
        json!({ "evaluation": c.evaluation, "changes": [
            { "criterion": f, "tool": c.tools[0], "value": 2.5, "rationale": "talked it over" },
        ]}),
    );
    c.w.call(
        "set_weights",
        json!({ "evaluation": c.evaluation, "weights": [{ "criterion": l, "points": 2.0 }] }),
    );
    c.w.call("set_scores", json!({ "evaluation": c.evaluation, "changes": [{ "criterion": f, "tool": c.tools[2], "person": c.people[0],
        "value": null, "note": "", "evidence": null, "source": "", "as_of": null, "confidence": null }] }));
    let (view, results) = (c.view(), c.results());
    let text = c.w.session.bundle(false).unwrap();
    let mut again = world(&Template::Bundle(text));
    assert_eq!(
        again.call("evaluation", json!({ "evaluation": c.evaluation })),
        view
    );
    let args = json!({ "evaluation": c.evaluation, "weights": [], "level": "top", "draws": 2000, "seed": 1 });
    assert_eq!(again.call("evaluation_results", args), results);
    assert_eq!(again.session.facts().unwrap(), c.w.session.facts().unwrap());
    let missing = results["ranking"]
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["name"] == "Gamma")
        .unwrap();
    assert_eq!(
        (&missing["value"], &missing["missing"]),
        (&Value::Null, &json!(1))
    );
}

#[test]
fn a_dragged_weight_moves_the_ranking_and_nothing_else() {
    let mut c = case();
    c.score_all();
    let before = c.w.session.facts().unwrap();
    let at = |points: f64| json!({ "evaluation": c.evaluation, "weights": [{ "criterion": c.latency, "points": points }] });
    let (none, all) = (at(0.0), at(100.0));
    let first = |live: &Value| live["tools"][0]["tool"].clone();
    let live = c.w.call("evaluation_rank", none);
    assert_eq!(first(&live), c.tools[0]);
    assert_eq!(live["headline"], "Alpha leads by 5.0 points.");
    let live = c.w.call("evaluation_rank", all);
    assert_eq!(first(&live), c.tools[1]);
    let compared = c.w.call("compare_tools", json!({ "evaluation": c.evaluation, "first": c.tools[0], "second": c.tools[1], "weights": [] }));
    assert_eq!(compared["rows"].as_array().unwrap().len(), 3);
    let explained = c.w.call(
        "explain_evaluation",
        json!({ "evaluation": c.evaluation, "names": true,
        "figure": { "figure": "value", "tool": c.tools[0] } }),
    );
    assert_eq!(explained["parts"].as_array().unwrap().len(), 2);
    assert_eq!(c.w.session.facts().unwrap(), before);
}

#[test]
fn wrong_input_changes_nothing() {
    let mut c = case();
    c.score_all();
    let before = c.w.session.facts().unwrap();
    let e = c.evaluation.clone();
    let score = |value: f64, person: &Value| {
        json!({ "evaluation": e, "changes": [{ "criterion": c.function, "tool": c.tools[0], "person": person,
        "value": value, "note": "", "evidence": null, "source": "", "as_of": null, "confidence": null }] })
    };
    let stranger = "01900000-0000-7000-8000-000000000001";
    let cases = [
        (
            "set_scores",
            score(5.5, &c.people[0]),
            "C1.1 for Alpha: 5.5 is not a level",
        ),
        (
            "set_scores",
            score(3.0, &json!(stranger)),
            "– does not score in V-01.",
        ),
        (
            "set_weights",
            json!({ "evaluation": e, "weights": [{ "criterion": c.latency, "points": -1.0 }] }),
            "-1 is no weight for C2.",
        ),
        (
            "set_candidates",
            json!({ "evaluation": e, "candidates": [{ "tool": c.tools[0], "note": "" }, { "tool": c.tools[0], "note": "" }] }),
            "Alpha is named twice.",
        ),
        (
            "set_knock_outs",
            json!({ "evaluation": e, "changes": [{ "criterion": c.latency, "tool": c.tools[0], "verdict": "fail", "reason": " ", "as_of": null }] }),
            "Alpha fails C2 without a reason.",
        ),
        (
            "set_knock_outs",
            json!({ "evaluation": e, "changes": [{ "criterion": c.docs, "tool": c.tools[0], "verdict": "pass", "reason": "", "as_of": null }] }),
            "C1.2 is no knock-out.",
        ),
        (
            "edit_criterion",
            json!({ "criterion": c.function, "code": "C1.1", "title": "Function", "description": "", "weight": 1.0,
            "measure": { "kind": "yes_no" }, "cost": false, "knock_out": null }),
            "4 of the scores of C1.1 do not fit the new measure",
        ),
        (
            "move_criterion",
            json!({ "criterion": c.docs, "parent": c.function, "position": 0 }),
            "Criteria : criterion “C1.1” is scored",
        ),
        (
            "add_criterion",
            json!({ "evaluation": e, "parent": null, "position": 0, "code": "", "title": "X",
            "measure": { "kind": "measured", "unit": "", "direction": "max", "worst": 1.0, "best": 1.0, "points": [] } }),
            "Criteria : criterion “C3”: where more is better",
        ),
        (
            "evaluation_results",
            json!({ "evaluation": e, "weights": [], "level": "top", "draws": 10, "seed": 1 }),
            "10 weightings cannot be drawn.",
        ),
        (
            "combine_weights",
            json!({ "evaluation": e, "group": null, "people": [] }),
            "There is no complete judgement",
        ),
        (
            "evaluation",
            json!({ "evaluation": stranger }),
            "There is no evaluation",
        ),
    ];
    for (command, args, expected) in cases {
        let (_, message) = c.w.fails(command, args);
        assert!(message.starts_with(expected), "{command}: {message}");
    }
    assert_eq!(c.w.session.facts().unwrap(), before);
}

#[test]
fn removals_say_what_they_touch() {
    let mut c = case();
    c.score_all();
    let touches = |w: &mut World, kind: &str, id: &Value| {
        w.call("touches", json!({ "item": { "kind": kind, "id": id } }))
    };
    let tool = touches(&mut c.w, "tool", &c.tools[0]);
    assert_eq!(tool["touches"], json!(["1 evaluation", "4 scores"]));
    let criterion = touches(&mut c.w, "criterion", &c.function);
    assert_eq!(criterion["touches"], json!(["4 scores"]));
    let person = touches(&mut c.w, "person", &c.people[1]);
    assert_eq!(person["touches"], json!(["1 evaluation", "1 score"]));
    c.decide(0).unwrap();
    let tool = touches(&mut c.w, "tool", &c.tools[0]);
    assert!(tool["refused"].as_str().unwrap().contains("Serving"));
    let hits = c.w.call("search", json!({ "text": "latency", "limit": 5 }));
    assert_eq!(hits[0]["kind"], "criterion");
    c.w.call("remove_evaluation", json!({ "evaluation": c.evaluation }));
    c.w.call("remove_tool", json!({ "tool": c.tools[0] }));
    assert_eq!(c.w.session.check().unwrap(), Vec::<String>::new());
}

#[test]
fn vendors_know_their_days() {
    let mut w = world(&Template::Blank);
    let save = json!({ "id": null, "code": "", "name": "Fenwatch Ltd", "website": "", "contacts": [{ "name": "Ida", "role": "", "email": "", "phone": "" }],
        "contract_start": "2025-01-01", "contract_end": "2026-12-31", "notice_by": "2026-11-20", "notes": "" });
    w.call("save_vendor", save.clone());
    let vendors = w.call("vendors", json!({}));
    assert_eq!(
        (&vendors[0]["notice_in_days"], &vendors[0]["ends_in_days"]),
        (&json!(-3), &json!(38))
    );
    let mut wrong = save;
    wrong["contract_end"] = json!("2024-01-01");
    assert_eq!(
        w.fails("save_vendor", wrong).1,
        "The contract ends before it starts."
    );
    let vendor = vendors[0]["vendor"]["id"].clone();
    w.call("remove_vendor", json!({ "vendor": vendor }));
    assert_eq!(w.call("vendors", json!({})), json!([]));
}
