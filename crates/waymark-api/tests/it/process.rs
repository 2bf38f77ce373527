//! Journeys through the process, its letters and who fills the roles.

use serde_json::{Value, json};
use waymark_api::{ErrorCode, Session, Template};

use super::{World, environment, world};

/// A phase, a sub-phase and three tasks, with the roles BO, ME and MV.
struct Small {
    w: World,
    phase: Value,
    sub: Value,
    tasks: Vec<Value>,
    roles: Vec<Value>,
}

fn small() -> Small {
    let mut w = world(&Template::Blank);
    let roles = ["BO", "ME", "MV"].map(|code| {
        let role =
            json!({ "id": null, "code": code, "title": format!("Role {code}"), "description": "" });
        w.call("save_role", role)["value"].clone()
    });
    let mut add = |parent: &Value, title: &str| {
        let step = json!({ "parent": parent, "position": 99, "code": "", "title": title });
        w.call("add_step", step)["value"].clone()
    };
    let phase = add(&Value::Null, "Release");
    let sub = add(&phase, "Gate");
    let tasks = ["Assemble", "Approve", "Log"]
        .map(|t| add(&sub, t))
        .to_vec();
    Small {
        w,
        phase,
        sub,
        tasks,
        roles: roles.to_vec(),
    }
}

impl Small {
    fn set(&mut self, cells: &[(usize, usize, &str)]) -> Value {
        let cell = |(t, r, letters): &(usize, usize, &str)| json!({ "step": self.tasks[*t], "role": self.roles[*r], "letters": letters });
        let changes: Vec<Value> = cells.iter().map(cell).collect();
        self.w
            .call("set_assignments", json!({ "changes": changes }))
    }

    fn findings(&mut self) -> Vec<String> {
        let found = self.w.call("raci_findings", json!({}));
        let rules = found["findings"].as_array().unwrap().iter();
        rules
            .map(|f| f["rule"].as_str().unwrap().to_owned())
            .collect()
    }

    fn edit(&mut self, task: usize, key: &str, value: Value) -> Value {
        let step = self.w.call("step", json!({ "step": self.tasks[task] }))["step"].clone();
        let mut args = step.as_object().unwrap().clone();
        args.remove("parent");
        args.remove("kind");
        args.insert(key.into(), value);
        self.w.call("edit_step", Value::Object(args))
    }
}

#[test]
fn a_cell_set_moves_rows_columns_and_the_label() {
    let mut s = small();
    let changed = s.set(&[(0, 1, "ar")]);
    assert_eq!(changed["topics"], json!(["assignments"]));
    assert_eq!(changed["undo"], "1.1.1 set ME to A R");
    let rows = s.w.call("raci_rows", json!({ "steps": [s.tasks[0]] }));
    let kinds: Vec<&Value> = rows["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| &r["kind"])
        .collect();
    assert_eq!(kinds, ["phase", "sub_phase", "task"]);
    assert_eq!(rows["rows"][2]["cells"], json!(["", "AR", ""]));
    assert_eq!(
        rows["rows"][0]["roll_up"]["accountable"],
        json!([s.roles[1]])
    );
    assert_eq!(rows["columns"][1]["counts"]["a"], 1);
    let all = s.w.call("raci", json!({}));
    assert_eq!(all["rows"][2], rows["rows"][2]);
    let path = s.w.session.path().to_owned();
    let World { folder, session } = s.w;
    drop(session);
    let session = Session::open(&path, environment()).unwrap();
    s.w = World { folder, session };
    assert_eq!(
        s.w.call("raci", json!({})),
        all,
        "what is remembered is what is stored"
    );
    s.w.call("undo", Value::Null);
    let undone = s.w.call("raci_rows", json!({ "steps": [s.tasks[0]] }));
    assert_eq!(undone["rows"][2]["cells"], json!(["", "", ""]));
}

#[test]
fn a_finding_is_fixed_waived_and_counted() {
    let mut s = small();
    s.edit(1, "gate", json!(true));
    s.set(&[
        (0, 1, "A"),
        (0, 0, "C"),
        (1, 0, "AR"),
        (1, 1, "R"),
        (1, 2, "C"),
        (2, 1, "AR"),
        (2, 0, "I"),
    ]);
    let found = s.findings();
    assert_eq!(found[..2], ["nobody-responsible", "gate-duty"], "{found:?}");
    let fix =
        json!({ "rule": "gate-duty", "step": s.tasks[1], "role": s.roles[0], "choice": null });
    let changed = s.w.call("apply_fix", fix.clone());
    assert_eq!(changed["undo"], "1.1.2 drop the R of BO");
    assert_eq!(s.w.fails("apply_fix", fix).0, ErrorCode::NotFound);
    let waiver = |expires: &str, reason: &str| {
        json!({ "id": null, "rule": "nobody-responsible", "step": s.tasks[0], "role": null, "person": null,
                "reason": reason, "expires": expires })
    };
    assert_eq!(
        s.w.fails("set_waiver", waiver("2026-11-23", "x")).0,
        ErrorCode::Invalid
    );
    assert_eq!(
        s.w.fails("set_waiver", waiver("2027-01-01", " ")).0,
        ErrorCode::Invalid
    );
    let granted = s.w.call("set_waiver", waiver("2027-01-01", "one engineer"));
    assert_eq!(
        granted["undo"],
        "Waive nobody-responsible for 1.1.1 Assemble to 2027-01-01"
    );
    let again = s.w.call("set_waiver", waiver("2027-02-01", "one engineer"));
    assert_eq!(
        again["value"], granted["value"],
        "a second waiver replaces the first"
    );
    let rules = s.w.call("raci_rules", json!({}));
    assert_eq!(rules["waivers"][0]["findings"], 1);
    let summary = s.w.call("raci_findings", json!({}))["summary"].clone();
    assert_eq!(
        (&summary["errors"], &summary["waived"]),
        (&json!(0), &json!(1))
    );
    let check = s.w.session.raci_check().unwrap();
    assert_eq!((check.errors, check.waived.len()), (0, 1));
    s.w.call("remove_waiver", json!({ "waiver": granted["value"] }));
    let check = s.w.session.raci_check().unwrap();
    assert_eq!(check.findings[0].task.as_deref(), Some("1.1.1"));
    assert_eq!(check.findings[0].fix, "Make ME responsible too.");
}

#[test]
fn what_cannot_be_is_refused_and_leaves_no_trace() {
    let mut s = small();
    s.set(&[(0, 1, "AR")]);
    let before = s.w.call("history", json!({ "limit": 3, "before": null }));
    let (task, sub, phase) = (s.tasks[0].clone(), s.sub.clone(), s.phase.clone());
    let role = s.roles[0].clone();
    let cell = |step: &Value, letters: &str| json!({ "changes": [{ "step": step, "role": role, "letters": letters }] });
    let refused = [
        ("set_assignments", cell(&task, "S")),
        ("set_assignments", cell(&task, "X")),
        ("set_assignments", cell(&sub, "A")),
        (
            "move_step",
            json!({ "id": sub, "to": { "to": "place", "parent": sub, "position": 0 } }),
        ),
        (
            "move_step",
            json!({ "id": task, "to": { "to": "place", "parent": s.tasks[1], "position": 0 } }),
        ),
        (
            "move_step",
            json!({ "id": task, "to": { "to": "outdent" } }),
        ),
        ("move_step", json!({ "id": phase, "to": { "to": "up" } })),
        (
            "add_step",
            json!({ "parent": task, "position": 0, "code": "", "title": "Below a task" }),
        ),
        (
            "add_step",
            json!({ "parent": sub, "position": 0, "code": "1.1.1", "title": "The same code" }),
        ),
        (
            "add_step",
            json!({ "parent": sub, "position": 0, "code": "", "title": "  " }),
        ),
        ("merge_steps", json!({ "into": task, "steps": [sub] })),
        (
            "split_step",
            json!({ "id": phase, "title": "Half", "from": null }),
        ),
        (
            "add_life_cycle",
            json!({ "name": "none", "roles": [], "replace": false }),
        ),
        (
            "set_fillings",
            json!({ "changes": [{ "role": role, "person": role, "share": 1.5 }] }),
        ),
        (
            "save_skill",
            json!({ "id": null, "code": "", "title": "x", "description": "", "levels": ["a"], "capability": null }),
        ),
    ];
    for (command, args) in refused {
        let (code, message) = s.w.fails(command, args);
        assert!(
            matches!(code, ErrorCode::Invalid | ErrorCode::NotFound),
            "{command}: {message}"
        );
        assert!(
            message.ends_with('.') && !message.contains("SQL"),
            "{command}: {message}"
        );
    }
    assert_eq!(
        s.w.call("history", json!({ "limit": 3, "before": null })),
        before
    );
}

#[test]
fn the_tree_is_edited_and_undone_in_whole() {
    let mut s = small();
    s.set(&[(0, 1, "AR"), (1, 0, "A"), (1, 1, "R")]);
    let before = (s.w.call("process", json!({})), s.w.call("raci", json!({})));
    let third = s.tasks[2].clone();
    s.w.call("move_step", json!({ "id": third, "to": { "to": "up" } }));
    let split = s.w.call(
        "split_step",
        json!({ "id": s.tasks[0], "title": "Assemble, second half", "from": null }),
    );
    s.w.call(
        "merge_steps",
        json!({ "into": s.tasks[1], "steps": [third] }),
    );
    s.w.call("remove_step", json!({ "step": split["value"] }));
    s.w.call("remove_step", json!({ "step": s.phase }));
    assert_eq!(s.w.call("process", json!({}))["rows"], json!([]));
    for _ in 0..5 {
        s.w.call("undo", Value::Null);
    }
    assert_eq!(
        before,
        (s.w.call("process", json!({})), s.w.call("raci", json!({})))
    );
    assert_eq!(s.w.session.check().unwrap(), Vec::<String>::new());
}

#[test]
fn removing_a_role_says_first_what_goes_with_it() {
    let mut s = small();
    s.set(&[(0, 1, "AR"), (1, 1, "C")]);
    let touches = s.w.call(
        "touches",
        json!({ "item": { "kind": "role", "id": s.roles[1] } }),
    );
    assert_eq!(touches["touches"], json!(["2 letters in the matrix"]));
    assert_eq!(touches["refused"], Value::Null);
    s.w.call("remove_role", json!({ "role": s.roles[1] }));
    assert_eq!(
        s.w.call("raci", json!({}))["columns"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    s.w.call("undo", Value::Null);
    assert_eq!(
        s.w.call("raci", json!({}))["rows"][2]["cells"],
        json!(["", "AR", ""])
    );
    let touches = s.w.call(
        "touches",
        json!({ "item": { "kind": "step", "id": s.phase } }),
    );
    assert_eq!(
        touches["touches"],
        json!(["3 tasks", "2 letters in the matrix"])
    );
    let hits = s.w.call("search", json!({ "text": "approve", "limit": 5 }));
    assert_eq!(
        (&hits[0]["kind"], &hits[0]["code"]),
        (&json!("step"), &json!("1.1.2"))
    );
}

#[test]
fn people_fill_roles_and_skills_are_missing() {
    let mut s = small();
    s.set(&[(0, 1, "AR"), (0, 0, "C")]);
    let person = json!({ "id": null, "code": "KL", "name": "Kim Lee", "role": null });
    let kim = s.w.call("save_person", person)["value"].clone();
    let skill = json!({ "id": null, "code": "", "title": "Orchestration", "description": "", "levels": [], "capability": null });
    let skill = s.w.call("save_skill", skill)["value"].clone();
    s.w.call(
        "save_role_profile",
        json!({ "role": s.roles[1], "catalog": ["R7"], "validator": false,
                                          "needs": [{ "skill": skill, "level": 3 }] }),
    );
    let fill =
        |share: f64| json!({ "changes": [{ "role": s.roles[1], "person": kim, "share": share }] });
    let label = s.w.call("set_fillings", fill(0.6))["undo"].clone();
    assert_eq!(label, "Kim Lee fills Role ME with 60 %");
    s.w.call(
        "set_person_skills",
        json!({ "person": kim, "skills": [{ "skill": skill, "level": 1, "as_of": "2026-11-01" }] }),
    );
    s.w.call(
        "set_working_time",
        json!({ "person": kim, "team": false, "hours_per_week": 30.0 }),
    );
    let skills = s.w.call("skills", json!({}));
    assert_eq!(
        skills["roles"][0]["needs"][0]["sentence"],
        "Role ME: 1 of 1 lack Orchestration at level 3."
    );
    let leaving = s.w.call(
        "leaving",
        json!({ "leaver": { "kind": "person", "id": kim } }),
    );
    assert_eq!(leaving["losses"][0]["code"], "1.1.1");
    let stored = s.w.call("workforce", json!({}));
    assert_eq!(stored["people"][0]["time"]["hours_per_week"], 30.0);
    assert!(
        s.findings().contains(&"unfilled-role".to_owned()),
        "BO has letters, but nobody fills it"
    );
    let bundle = s.w.session.bundle(false).unwrap();
    let mut again = world(&Template::Bundle(bundle));
    assert_eq!(again.session.facts().unwrap(), s.w.session.facts().unwrap());
    assert_eq!(again.call("workforce", json!({})), stored);
    s.w.call("remove_person", json!({ "person": kim }));
    s.w.call("remove_skill", json!({ "skill": skill }));
    assert_eq!(s.w.session.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_scheme_says_which_letters_there_are_and_how_grave_a_rule_is() {
    let mut s = small();
    let thresholds = s.w.call("raci_rules", json!({}))["scheme"]["thresholds"].clone();
    let scheme = |letters: &str, severities: Value| json!({ "letters": letters, "severities": severities, "thresholds": thresholds });
    s.w.call(
        "set_raci_scheme",
        scheme("rasci", json!({ "silo": "error", "idle-role": "off" })),
    );
    s.set(&[(0, 1, "AR"), (0, 2, "S")]);
    let found = s.w.call("raci_findings", json!({}));
    assert_eq!(
        (
            &found["findings"][0]["rule"],
            &found["findings"][0]["severity"]
        ),
        (&json!("silo"), &json!("error"))
    );
    let changed =
        s.w.call("set_raci_scheme", scheme("raci", json!({ "silo": "warn" })));
    assert_eq!(changed["undo"], "Use the letters of RACI");
    assert!(s.findings().contains(&"outside-scheme".to_owned()));
    let kept = s.w.call("raci_rules", json!({}))["scheme"]["severities"].clone();
    assert_eq!(
        kept,
        json!({}),
        "a severity that is the rule's own says nothing"
    );
    assert_eq!(
        s.w.fails(
            "set_raci_scheme",
            scheme("raci", json!({ "no-rule": "warn" }))
        )
        .0,
        ErrorCode::Invalid
    );
}

#[test]
fn the_shipped_life_cycle_has_no_error_and_keeps_the_roles_that_are_there() {
    let mut w = world(&Template::Model("mlops".into()));
    let role = json!({ "id": null, "code": "DE", "title": "Data engineer", "description": "ours" });
    let ours = w.call("save_role", role)["value"].clone();
    let shipped = w.call("shipped_life_cycles", json!({}));
    assert_eq!(
        (&shipped[0]["phases"], &shipped[0]["tasks"]),
        (&json!(8), &json!(96))
    );
    let name = shipped[0]["name"].clone();
    w.call(
        "add_life_cycle",
        json!({ "name": name, "roles": [], "replace": false }),
    );
    let view = w.call("raci", json!({}));
    assert_eq!(
        view["summary"]["errors"], 0,
        "{}",
        view["summary"]["sentence"]
    );
    assert_eq!(view["columns"].as_array().unwrap().len(), 12);
    assert_eq!(
        view["columns"][0]["role"]["id"], ours,
        "DE of the life cycle is ours"
    );
    assert!(view["columns"][0]["counts"]["r"].as_u64() > Some(5));
    let roll_up = w.call("raci_roll_up", json!({}));
    assert_eq!(roll_up["rows"].as_array().unwrap().len(), 32);
    let documents = w.call("role_documents", json!({ "roles": [] }));
    let gates: usize = documents
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["approves"].as_array().unwrap().len())
        .sum();
    assert!(gates >= 8, "every gate has an approver: {gates}");
    // A second one follows the first, with numbers by place.
    w.call(
        "add_life_cycle",
        json!({ "name": name, "roles": [], "replace": false }),
    );
    let process = w.call("process", json!({}));
    assert_eq!(process["summary"]["phases"], 16);
    assert_eq!(w.session.check().unwrap(), Vec::<String>::new());
    w.call("undo", Value::Null);
    assert_eq!(w.call("raci", json!({})), view);
}

#[test]
fn a_matrix_as_people_have_it_is_shown_before_it_is_taken_in() {
    let mut s = small();
    let text = "Our matrix,,,,\nPhase,Sub-phase,Task,Role ME,Approver\nRun,Watch,Look at drift,r,A/R\n,,Answer alerts,a/r,\n";
    let source = |roles: Value| json!({ "name": "ours.csv", "text": text, "base64": null, "roles": roles, "replace": false });
    let preview = s.w.call("preview_raci", source(json!([])));
    assert_eq!(
        (&preview["tasks"], &preview["letters"]),
        (&json!(2), &json!(3))
    );
    assert_eq!(
        preview["roles"][0]["role"], s.roles[1],
        "{}",
        preview["roles"]
    );
    assert_eq!(preview["roles"][1]["role"], Value::Null);
    let before = s.w.call("process", json!({}));
    let chosen = json!([{ "heading": "Approver", "role": s.roles[0] }]);
    let taken = s.w.call("import_raci", source(chosen));
    assert_eq!(
        taken["undo"],
        "Import ours.csv: 1 phase, 1 sub-phase, 2 tasks"
    );
    let view = s.w.call("raci", json!({}));
    let row = &view["rows"][7];
    assert_eq!(
        (&row["title"], &row["cells"]),
        (&json!("Look at drift"), &json!(["AR", "R", ""]))
    );
    assert_eq!(
        row["code"], "2.1.1",
        "what follows is numbered by its place"
    );
    s.w.call("undo", Value::Null);
    assert_eq!(s.w.call("process", json!({})), before);
    let bad = |name: &str, text: &str| json!({ "name": name, "text": text, "base64": null, "roles": [], "replace": false });
    assert_eq!(
        s.w.fails("import_raci", bad("x.csv", "no,letters\n1,2\n"))
            .0,
        ErrorCode::Import
    );
    assert_eq!(
        s.w.fails("preview_raci", bad("x.pdf", "x")).0,
        ErrorCode::Import
    );
    assert_eq!(
        s.w.fails("preview_raci", bad("x.bpmn", "<!DOCTYPE a><a/>"))
            .0,
        ErrorCode::Import
    );
}

/// Returns a matrix of `tasks` tasks in one phase, each answered for by one of two roles.
fn matrix(tasks: usize) -> Value {
    let lines: Vec<String> = (0..tasks)
        .map(|task| format!("Run,All,Task {task},AR,I"))
        .collect();
    let text = format!("phase,sub-phase,task,BO,ME\n{}", lines.join("\n"));
    json!({ "name": "matrix.csv", "text": text, "base64": null, "roles": [], "replace": false })
}

#[test]
fn a_process_ends_at_5_000_steps_and_the_file_stays_as_it_was() {
    let mut w = world(&Template::Blank);
    // With the phase and the sub-phase that is one too many.
    let (_, message) = w.fails("import_raci", matrix(4_999));
    assert!(message.contains("5000"), "{message}");
    let empty = w.call("process", json!({}));
    assert_eq!(empty["summary"]["tasks"], 0, "{empty}");
    w.call("import_raci", matrix(4_998));
    let full = w.call("process", json!({}));
    assert_eq!(full["summary"]["tasks"], 4_998, "{}", full["summary"]);
    let step = json!({ "parent": null, "position": 9, "code": "", "title": "One more" });
    let (_, message) = w.fails("add_step", step);
    assert!(message.contains("5000"), "{message}");
}
