//! Journeys with tools, frameworks and scores from files.

use serde_json::{Value, json};
use waymark_api::{ErrorCode, Template, base64};

use crate::{World, world};

const LANDSCAPE: &str = "\
landscape:
  - category:
    name: Data
    subcategories:
      - subcategory:
        name: Versioning
        items:
          - { item: , name: DVC, repo_url: https://github.com/iterative/dvc, license: Apache 2.0, project: incubation }
          - { item: , name: lakeFS, repo_url: https://github.com/treeverse/lakeFS }
  - category:
    name: Members
    subcategories: [{ subcategory: , name: All, items: [{ item: , name: Harrow }] }]
";

fn file(kind: &str, name: &str, content: &str) -> Value {
    json!({ "kind": kind, "file": name, "content": content, "columns": [], "categories": [] })
}

fn import(file: &Value, picks: &[&str]) -> Value {
    let mut args = file.clone();
    args["picks"] = json!(picks);
    args["state"] = json!("candidate");
    args
}

fn names(w: &mut World) -> Vec<String> {
    let tools = w.call("tools", Value::Null);
    let rows = tools.as_array().unwrap().iter();
    rows.map(|r| {
        format!(
            "{} {}",
            r["tool"]["code"].as_str().unwrap(),
            r["tool"]["name"].as_str().unwrap()
        )
    })
    .collect()
}

#[test]
fn a_landscape_is_looked_at_then_taken_in_then_brought_up_to_date() {
    let mut w = world(&Template::Model("mlops".into()));
    let landscape = file("landscape", "landscape.yml", LANDSCAPE);
    let preview = w.call("preview_tools", landscape.clone());
    assert_eq!(preview["problems"], json!([]));
    assert_eq!(preview["categories"][0]["category"], "Data / Versioning");
    assert_eq!(preview["categories"][0]["capabilities"][0]["code"], "TE1.3");
    let dvc = &preview["tools"][0];
    assert_eq!(
        (&dvc["change"], &dvc["covers"]),
        (&json!("new"), &json!(["TE1.3", "TE2.4"]))
    );
    assert_eq!(dvc["place"], "line 8");
    let notes = preview["notes"].to_string();
    assert!(
        notes.contains("3 entries, 2 of them tools") && notes.contains("lists companies"),
        "{notes}"
    );

    let (first, second) = (
        "github.com/iterative/dvc | Data",
        "github.com/treeverse/lakefs | Data",
    );
    let done = w.call("import_tools", import(&landscape, &[first, second]));
    assert_eq!(
        (&done["value"]["added"], &done["topics"]),
        (&json!(2), &json!(["tools", "vendors"]))
    );
    assert_eq!(names(&mut w), ["T-01 DVC", "T-02 lakeFS"]);
    let again = w.call("import_tools", import(&landscape, &[first, second]));
    assert_eq!(
        (&again["value"]["same"], &again["topics"]),
        (&json!(2), &json!([]))
    );

    // A later edition; a tool that somebody maps to another capability stays as people have it.
    let later = file(
        "landscape",
        "landscape.yml",
        &LANDSCAPE.replace("incubation", "graduated"),
    );
    let preview = w.call("preview_tools", later.clone());
    assert_eq!(preview["tools"][0]["change"], "changed");
    assert_eq!(
        preview["tools"][0]["changes"][0]["field"],
        "fact Project state"
    );
    let done = w.call("import_tools", import(&later, &[first]));
    let line = done["value"]["changes"][0].as_str().unwrap();
    assert!(
        line.starts_with("DVC: fact Project state was Incubating") && line.contains("is Graduated"),
        "{line}"
    );
    w.call("undo", Value::Null);
    assert_eq!(
        w.call("preview_tools", later)["tools"][0]["change"],
        "changed"
    );

    let (code, message) = w.fails("import_tools", import(&landscape, &["nobody"]));
    assert_eq!(
        (code, message.as_str()),
        (ErrorCode::Invalid, "“landscape.yml” has no tool “nobody”.")
    );
    // A file that is none is said in the preview, and refused in the import.
    let nothing = file("landscape", "x.yml", "a: 1");
    assert!(
        w.call("preview_tools", nothing.clone())["problems"][0]
            .as_str()
            .unwrap()
            .contains("no landscape")
    );
    assert_eq!(
        w.fails("import_tools", import(&nothing, &[])).0,
        ErrorCode::Import
    );
}

#[test]
fn categories_are_mapped_as_somebody_chooses() {
    let mut w = world(&Template::Model("mlops".into()));
    let leaf = w.leaf("TE5.1");
    let mut landscape = file("landscape", "l.yml", LANDSCAPE);
    landscape["categories"] =
        json!([{ "category": "Data / Versioning", "capabilities": [leaf], "fit": "good" }]);
    let preview = w.call("preview_tools", landscape);
    assert_eq!(preview["categories"][0]["capabilities"][0]["code"], "TE5.1");
    assert_eq!(preview["tools"][0]["covers"], json!(["TE5.1"]));
    // Without the model nothing is mapped, and one sentence says so.
    let mut w = world(&Template::Blank);
    let preview = w.call("preview_tools", file("landscape", "l.yml", LANDSCAPE));
    assert_eq!(preview["tools"][0]["covers"], json!([]));
    assert!(
        preview["notes"]
            .to_string()
            .contains("no capability model “mlops”")
    );
    assert!(!preview["notes"].to_string().contains("TE1.3"));
}

#[test]
fn a_table_is_understood_column_by_column() {
    let mut w = world(&Template::Blank);
    let text = "Tool,Supplier,Contract end,Cost (EUR),What\nFenwatch,Harrow,2026-12-31,\"90,000\",2019\nTidemark,harrow,,,\n";
    let mut table = file("csv", "tools.csv", text);
    let preview = w.call("preview_tools", table.clone());
    let fields: Vec<&str> = preview["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["field"].as_str().unwrap())
        .collect();
    assert_eq!(
        fields,
        ["name", "vendor", "contract_end", "annual_cost", ""]
    );
    table["columns"] = json!([{ "column": "What", "field": "fact" }]);
    let done = w.call("import_tools", import(&table, &["Fenwatch", "Tidemark"]));
    assert_eq!(done["value"]["added"], 2);
    let vendors = w.call("vendors", Value::Null);
    assert_eq!(vendors.as_array().unwrap().len(), 1);
    assert_eq!(
        (
            &vendors[0]["vendor"]["code"],
            &vendors[0]["vendor"]["contract_end"]
        ),
        (&json!("VE-01"), &json!("2026-12-31"))
    );
    assert_eq!(vendors[0]["tools"], json!(["Fenwatch", "Tidemark"]));
    let tools = w.call("tools", Value::Null);
    let tool = &tools[0]["tool"];
    assert_eq!(
        (
            &tool["annual_cost"],
            &tool["currency"],
            &tool["facts"][0]["name"]
        ),
        (&json!(90_000.0), &json!("EUR"), &json!("What"))
    );

    table["columns"] = json!([{ "column": "What", "field": "colour" }]);
    assert!(
        w.call("preview_tools", table.clone())["problems"][0]
            .as_str()
            .unwrap()
            .contains("“colour” is no field")
    );
    let bad = file("csv", "tools.csv", "Tool,Cost\nA,lots\nB,-1\n");
    let problems = w.call("preview_tools", bad.clone())["problems"].clone();
    assert_eq!(problems.as_array().unwrap().len(), 2);
    let (code, message) = w.fails("import_tools", import(&bad, &["A"]));
    assert_eq!(code, ErrorCode::Import);
    assert!(
        message.contains("row 2, column 2 (Cost): “lots” is no amount of money"),
        "{message}"
    );
    assert_eq!(names(&mut w).len(), 2);
    let (_, message) = w.fails("import_tools", import(&file("xlsx", "t.xlsx", "!"), &[]));
    assert!(message.contains("not in base64"), "{message}");
}

#[test]
fn shipped_tools_are_added_once_and_known_from_then_on() {
    let mut w = world(&Template::Model("mlops".into()));
    let shipped = w.call("shipped_tools", Value::Null);
    assert_eq!(shipped.as_array().unwrap().len(), 81);
    assert!(
        shipped
            .as_array()
            .unwrap()
            .iter()
            .all(|t| t["present"] == false)
    );
    let args = json!({ "names": ["MLflow", "Feast"], "state": "in_use" });
    let done = w.call("add_shipped_tools", args.clone());
    assert_eq!(done["value"].as_array().unwrap().len(), 2);
    let shipped = w.call("shipped_tools", Value::Null);
    let present = shipped
        .as_array()
        .unwrap()
        .iter()
        .filter(|t| t["present"] == true);
    assert_eq!(
        present
            .map(|t| t["name"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["MLflow", "Feast"]
    );
    let tools = w.call("tools", Value::Null);
    assert_eq!(
        (&tools[0]["tool"]["state"], &tools[0]["tool"]["origin"]),
        (&json!("in_use"), &json!("mlops-tools: MLflow"))
    );
    assert!(!tools[0]["covers"].as_array().unwrap().is_empty());
    let again = w.call("add_shipped_tools", args);
    assert_eq!(again["topics"], json!([]));
    assert_eq!(names(&mut w).len(), 2);
    let (_, message) = w.fails(
        "add_shipped_tools",
        json!({ "names": ["Nothing"], "state": "candidate" }),
    );
    assert_eq!(message, "The catalog has no tool “Nothing”.");
}

#[test]
fn an_evaluation_begins_with_a_framework_and_its_scores_go_out_and_come_in() {
    let mut w = world(&Template::Model("mlops".into()));
    let frameworks = w.call("shipped_frameworks", Value::Null);
    assert_eq!(
        (&frameworks[0]["name"], &frameworks[0]["leaves"]),
        (&json!("tool-evaluation"), &json!(50))
    );
    let args = |from: Value| json!({ "title": "Monitoring", "need": "See drift", "closes": [], "from": from });
    let added = w.call(
        "add_evaluation",
        args(json!({ "kind": "shipped", "name": "tool-evaluation" })),
    );
    let evaluation = added["value"].clone();
    let yaml = w.call("framework_yaml", json!({ "evaluation": evaluation }));
    let again = w.call(
        "add_evaluation",
        args(json!({ "kind": "yaml", "text": yaml })),
    );
    let view = w.call("evaluation", json!({ "evaluation": again["value"] }));
    assert!(view.to_string().contains("C10.8") || view.to_string().contains("C10.5"));
    assert_eq!(
        w.fails(
            "add_evaluation",
            args(json!({ "kind": "yaml", "text": "a: 1" }))
        )
        .0,
        ErrorCode::Import
    );

    w.call(
        "add_shipped_tools",
        json!({ "names": ["MLflow", "Feast"], "state": "candidate" }),
    );
    let tools = w.call("tools", Value::Null);
    let candidates: Vec<Value> = tools
        .as_array()
        .unwrap()
        .iter()
        .map(|t| json!({ "tool": t["tool"]["id"], "note": "" }))
        .collect();
    w.call(
        "set_candidates",
        json!({ "evaluation": evaluation, "candidates": candidates }),
    );
    let person = w.call(
        "save_person",
        json!({ "id": null, "code": "DW", "name": "Dana Wren", "role": null }),
    )["value"]
        .clone();
    w.call(
        "set_assessors",
        json!({ "evaluation": evaluation, "people": [person] }),
    );
    let text = "criterion,tool,assessor,value,note\nC1.1,MLflow,DW,3,a\nC1.1,T-02,DW,4,b\nC1.1,T-02,agreed,3.5,settled\n";
    let scores = |content: &str, workbook: bool| json!({ "evaluation": evaluation, "content": content, "workbook": workbook });
    let preview = w.call("preview_scores", scores(text, false));
    assert_eq!(
        (&preview["scores"], &preview["agreed"], &preview["added"]),
        (&json!(2), &json!(1), &json!(3))
    );
    let done = w.call("import_scores", scores(text, false));
    assert_eq!(done["topics"], json!(["scores"]));
    let changed = text.replace("C1.1,MLflow,DW,3", "C1.1,MLflow,DW,2");
    let preview = w.call("preview_scores", scores(&changed, false));
    assert_eq!(
        (&preview["added"], &preview["changed"]),
        (&json!(0), &json!(1))
    );
    let bad = text.replace(",3,a", ",9,a");
    let preview = w.call("preview_scores", scores(&bad, false));
    assert!(
        preview["problems"][0]
            .as_str()
            .unwrap()
            .contains("Row 2, column 4 (value): C1.1: 9 is not a level"),
        "{preview}"
    );
    assert_eq!(
        w.fails("import_scores", scores(&bad, false)).0,
        ErrorCode::Import
    );

    // Every table, and the workbook's scores come in again as they went out.
    let id = w.session.evaluation_called("V-01").unwrap().id;
    let files = w.session.evaluation_csv_files(id).unwrap();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "ranking.csv",
        "contributions.csv",
        "score-grid.csv",
        "weights.csv",
        "knock-outs.csv",
        "pairwise-categories.csv",
        "acceptability-criteria.csv",
        "flips-categories.csv",
        "critical-weights-criteria.csv",
        "methods.csv",
        "cost-and-value.csv",
        "candidates.csv",
        "scores.csv",
    ] {
        assert!(names.contains(&name), "{name} is not among {names:?}");
    }
    let of = |name: &str| files.iter().find(|(n, _)| n == name).unwrap().1.clone();
    assert!(
        of("scores.csv").contains("V-01,C1.1,T-02,agreed,3.5,settled"),
        "{}",
        of("scores.csv")
    );
    assert!(
        of("score-grid.csv").contains("C1.1,Data preparation,of 5,3,one score,3.5,agreed"),
        "{}",
        of("score-grid.csv")
    );
    let workbook = base64(&w.session.evaluation_workbook(id).unwrap());
    let preview = w.call("preview_scores", scores(&workbook, true));
    assert_eq!(
        (&preview["scores"], &preview["added"], &preview["changed"]),
        (&json!(2), &json!(0), &json!(0))
    );
    assert!(
        w.session
            .evaluation_called("V-9")
            .unwrap_err()
            .hint
            .contains("V-01, V-02")
    );
}
