//! The architecture through the api and the command line.

use serde_json::{Value, json};

use tempfile::TempDir;
use waymark_api::{Environment, Session, Template};

use crate::support::{scratch, waymark};

/// An open engagement in a folder of its own.
struct Desk {
    session: Session,
    _folder: TempDir,
}

impl Desk {
    fn new(template: &Template) -> Self {
        let folder = scratch();
        let environment = Environment {
            now: Box::new(|| "2026-11-27T09:00:00Z".parse().unwrap()),
            actor: "tester".into(),
            backup_dir: folder.path().to_owned(),
        };
        let session = Session::create(&folder.path().join("x.waymark"), template, environment);
        Self {
            session: session.unwrap(),
            _folder: folder,
        }
    }

    fn call(&mut self, command: &str, arguments: Value) -> Value {
        let answer = self.session.call(command, arguments);
        let text = answer.unwrap_or_else(|error| panic!("{command}: {error:?}"));
        serde_json::from_str(&text).unwrap()
    }

    fn refused(&mut self, command: &str, arguments: Value, words: &str) {
        let error = self.session.call(command, arguments).unwrap_err();
        let text = format!("{} {}", error.message, error.hint);
        assert!(text.contains(words), "{command}: {text}");
    }
}

/// Adds an element and returns it.
fn add(desk: &mut Desk, element: Value) -> Value {
    desk.call("add_element", element)["value"].clone()
}

fn view(desk: &mut Desk) -> Value {
    desk.call("architecture", json!({ "options": {} }))
}

fn messages(view: &Value) -> Vec<String> {
    let found = view["findings"].as_array().unwrap().iter();
    found
        .map(|f| f["finding"]["message"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_architecture_is_built_broken_and_put_right() {
    let mut desk = Desk::new(&Template::Blank);
    let place = |desk: &mut Desk, title: &str, kind: &str| {
        add(
            desk,
            json!({ "is": "environment", "title": title, "kind": kind }),
        )["id"]
            .clone()
    };
    let development = place(&mut desk, "Development", "development");
    let production = place(&mut desk, "Production", "production");
    let block = |desk: &mut Desk, title: &str, kind: &str, environment: &Value| {
        let element = json!({ "is": "component", "title": title, "kind": kind, "environment": environment,
                              "plateaus": [], "pin": null });
        add(desk, element)["id"].clone()
    };
    let trainer = block(&mut desk, "Trainer", "training", &development);
    let endpoint = block(&mut desk, "Endpoint", "online_serving", &production);
    let flow = json!({ "is": "flow", "from": trainer, "to": endpoint, "kind": "model", "gate": null, "plateaus": [] });
    let flow = add(&mut desk, flow)["id"].clone();
    let ungated = "No gate on the path into Production: Trainer → Endpoint.".to_owned();
    assert!(messages(&view(&mut desk)).contains(&ungated));
    let gate = json!({ "is": "gate", "title": "Approval", "kind": "approval", "flows": [flow], "plateaus": [] });
    add(&mut desk, gate);
    let now = view(&mut desk);
    assert!(!messages(&now).contains(&ungated));
    assert_eq!(
        now["drawing"]["lines"].as_array().unwrap().len(),
        2,
        "to the gate and from it"
    );
    // A waiver needs a reason and a day to come, and can be taken back.
    let waiver = |reason: &str, expires: &str| json!({ "id": null, "rule": "one-approver", "element": null, "reason": reason, "expires": expires });
    desk.refused(
        "set_architecture_waiver",
        waiver(" ", "2099-01-01"),
        "The reason is empty",
    );
    desk.refused(
        "set_architecture_waiver",
        waiver("a pilot", "2001-01-01"),
        "would not hold",
    );
    let id = desk.call("set_architecture_waiver", waiver("a pilot", "2099-01-01"))["value"].clone();
    assert_eq!(view(&mut desk)["summary"]["waived"], 1);
    desk.call("remove_architecture_waiver", json!({ "waiver": id }));
    assert_eq!(view(&mut desk)["summary"]["waived"], 0);
    // What does not hold together is refused, and nothing is changed.
    let before = view(&mut desk)["architecture"].clone();
    let mut twice = before["components"][0].clone();
    twice["code"] = before["components"][1]["code"].clone();
    let save = json!({ "is": "component", "element": twice });
    desk.refused("save_element", save, "Two components have the code");
    let far = json!({ "pins": [{ "element": { "is": "component", "id": trainer }, "pin": { "x": 1e12, "y": 0 } }] });
    desk.refused("pin_elements", far, "off the drawing");
    assert_eq!(view(&mut desk)["architecture"], before);
    // A component goes with its flows; undo brings both back.
    let gone = json!({ "elements": [{ "is": "component", "id": endpoint }] });
    desk.call("remove_elements", gone);
    assert_eq!(
        view(&mut desk)["architecture"]["flows"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    desk.call("undo", json!({}));
    assert_eq!(view(&mut desk)["architecture"], before);
}

#[test]
fn a_reference_is_taken_over_with_its_roles_and_policies() {
    let mut desk = Desk::new(&Template::Blank);
    let shipped = desk.call("shipped_architectures", json!({}));
    assert_eq!(shipped.as_array().unwrap().len(), 4);
    let plateau = |desk: &mut Desk, title: &str, kind: &str| {
        let element = json!({ "is": "plateau", "title": title, "kind": kind, "date": null });
        add(desk, element)["id"].clone()
    };
    let today = plateau(&mut desk, "Today", "baseline");
    let target = plateau(&mut desk, "Target", "target");
    desk.call(
        "add_reference",
        json!({ "name": "lighthouse", "plateau": today }),
    );
    desk.call(
        "add_reference",
        json!({ "name": "deploy-model", "plateau": target }),
    );
    let now = view(&mut desk);
    let codes: Vec<&str> = now["architecture"]["environments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["code"].as_str().unwrap())
        .collect();
    assert_eq!(
        codes,
        ["DEV", "PROD", "STG", "SHARED"],
        "environments of one code are one"
    );
    assert!(now["roles"].as_array().unwrap().len() >= 9);
    assert_eq!(now["summary"]["errors"], 0, "{:#?}", messages(&now));
    let matrix = desk.call("gap_matrix", json!({ "from": today, "to": target }));
    assert_eq!(matrix["matrix"]["rows"].as_array().unwrap().len(), 10);
    let policies = desk.call("policies", json!({ "plateau": target }));
    assert_eq!(policies["policies"].as_array().unwrap().len(), 7);
    let open = &policies["open"];
    assert!(
        open.as_u64().unwrap() > 10 && policies["enforced"] == 0,
        "no tool is named yet"
    );
    let wrong = json!({ "name": "no such", "plateau": null });
    desk.refused("add_reference", wrong, "No reference architecture called");
}

#[test]
fn what_uses_a_tool_keeps_it_and_what_was_chosen_is_offered_first() {
    let mut desk = Desk::new(&Template::Sample);
    let now = view(&mut desk);
    let monitor = now["architecture"]["components"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["code"] == "C-20")
        .unwrap()
        .clone();
    let tool = monitor["state"]["tool"].clone();
    desk.refused("remove_tool", json!({ "tool": tool }), "Model monitor");
    let offers = desk.call("slot_tools", json!({ "component": monitor["id"] }));
    let first = offers[0]["why"].as_str().unwrap();
    assert!(first.starts_with("chosen in V-01"), "{first}");
    let side = desk.call(
        "element",
        json!({ "element": { "is": "component", "id": monitor["id"] }, "plateau": null }),
    );
    assert_eq!(side["title"], "Model monitor");
    for list in ["flows", "steps", "capabilities", "controls"] {
        assert!(!side[list].as_array().unwrap().is_empty(), "{list}");
    }
}

#[test]
fn the_command_line_checks_compares_draws_and_imports() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "a.waymark", "--sample"]).well();
    let checked = waymark(folder, &["architecture", "check", "a.waymark", "--json"]).json();
    assert_eq!(checked["errors"], 0);
    assert_eq!(checked["waived"].as_array().unwrap().len(), 2);
    let diff = [
        "architecture",
        "diff",
        "a.waymark",
        "--from",
        "baseline",
        "--to",
        "P2",
        "--json",
    ];
    let diff = waymark(folder, &diff).json();
    assert_eq!((&diff["from"], &diff["to"]), (&json!("P0"), &json!("P2")));
    assert!(
        diff["matrix"]
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["open"] == false)
    );
    for (format, begins) in [
        ("svg", "<svg "),
        ("mermaid", "---\ntitle: "),
        ("drawio", "<?xml"),
        ("archimate", "<?xml"),
    ] {
        let out = format!("drawing.{format}");
        let draw = [
            "architecture",
            "draw",
            "a.waymark",
            "--plateau",
            "P1",
            "--against",
            "P0",
        ];
        let draw = [&draw[..], &["--format", format, "-o", &out]].concat();
        waymark(folder, &draw).well();
        let text = std::fs::read_to_string(folder.join(&out)).unwrap();
        assert!(text.starts_with(begins), "{format}: {}", &text[..40]);
    }
    let png = [
        "architecture",
        "draw",
        "a.waymark",
        "--format",
        "png",
        "-o",
        "drawing.png",
    ];
    waymark(folder, &png).well();
    let bytes = std::fs::read(folder.join("drawing.png")).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    // The model goes into another engagement, but for what that does not have.
    std::fs::copy(folder.join("drawing.archimate"), folder.join("model.xml")).unwrap();
    waymark(folder, &["new", "b.waymark"]).well();
    waymark(folder, &["import", "b.waymark", "model.xml"]).well();
    let again = waymark(folder, &["architecture", "check", "b.waymark", "--json"]).json();
    assert!(again["findings"].as_array().unwrap().len() > 3);
    // Bad input: the file stays as it was.
    let before = std::fs::read(folder.join("b.waymark")).unwrap();
    for (text, says) in [
        ("<!DOCTYPE m [<!ENTITY x 'y'>]><m/>", "DOCTYPE"),
        ("<model/>", "ArchiMate"),
    ] {
        std::fs::write(folder.join("bad.xml"), text).unwrap();
        let refused = waymark(folder, &["import", "b.waymark", "bad.xml"]);
        assert_eq!(refused.code, 3);
        assert!(refused.err.contains(says), "{}", refused.err);
    }
    assert_eq!(std::fs::read(folder.join("b.waymark")).unwrap(), before);
    let unknown = [
        "architecture",
        "diff",
        "a.waymark",
        "--from",
        "P0",
        "--to",
        "P9",
    ];
    let refused = waymark(folder, &unknown);
    assert_eq!(refused.code, 3);
    assert!(
        refused.err.contains("There is no plateau “P9”"),
        "{}",
        refused.err
    );
}
