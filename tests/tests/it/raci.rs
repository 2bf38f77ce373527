//! Responsibilities on the command line: a matrix, an engagement, exit codes.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::support::{run, scratch, waymark};

const MATRIX: &str = "phase,sub-phase,task,gate,BO,MR,ME\r\n\
                      Release,Gate,Assemble the evidence pack,no,,C,A/R\r\n\
                      Release,Gate,Approve promotion,yes,A/R,R,C\r\n";

#[test]
fn a_matrix_is_checked_and_an_error_ends_with_one() {
    let scratch = scratch();
    let folder = scratch.path();
    fs::write(folder.join("raci.csv"), MATRIX).unwrap();
    let said = waymark(folder, &["raci", "check", "raci.csv", "--json"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let found = said.json();
    let first = &found["findings"][0];
    assert_eq!(first["rule"], "gate-duty");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["task"], "1.1.2");
    assert_eq!(first["role"], "BO");
    assert_eq!(first["fix"], "Drop the R of BO.");
    assert!(first["message"].is_string());
    fs::write(folder.join("right.csv"), MATRIX.replace("yes,A/R", "yes,A")).unwrap();
    let said = waymark(folder, &["raci", "check", "right.csv"]).well();
    assert!(
        said.out.contains("No error") || said.out.contains("Nothing stands"),
        "{}",
        said.out
    );
}

#[test]
fn a_bad_matrix_says_where() {
    let scratch = scratch();
    let folder = scratch.path();
    fs::write(folder.join("bad.csv"), MATRIX.replace("C,A/R", "Q,A/R")).unwrap();
    let said = waymark(folder, &["raci", "check", "bad.csv", "--json"]);
    assert_eq!(said.code, 3);
    let message = said.json()["error"]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("ow 2, column 6"), "{message}");
}

#[test]
fn a_matrix_goes_into_an_engagement_and_out_again() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--template", "blank"]).well();
    fs::write(folder.join("raci.csv"), MATRIX).unwrap();
    waymark(folder, &["import", "demo.waymark", "raci.csv"]).well();
    let said = waymark(folder, &["raci", "by-role", "demo.waymark", "--role", "me"]).well();
    assert!(
        said.out.contains("Assemble the evidence pack"),
        "{}",
        said.out
    );
    let said = waymark(folder, &["raci", "by-role", "demo.waymark", "--role", "XX"]);
    assert_eq!(said.code, 3);
    let load = waymark(folder, &["raci", "load", "demo.waymark", "--json"])
        .well()
        .json();
    assert_eq!(load["tasks"], 2);
    waymark(
        folder,
        &[
            "export",
            "demo.waymark",
            "--format",
            "matrix",
            "-o",
            "out.csv",
        ],
    )
    .well();
    let out = fs::read_to_string(folder.join("out.csv")).unwrap();
    assert!(out.starts_with("phase,sub-phase,task,"), "{out}");
    assert!(
        out.contains("Release,Gate,Assemble the evidence pack,"),
        "{out}"
    );
    let said = waymark(folder, &["raci", "check", "demo.waymark"]);
    assert_eq!(
        said.code,
        i32::from(said.out.contains("error")),
        "{}",
        said.out
    );
    waymark(folder, &["undo", "demo.waymark"]).well();
    let load = waymark(folder, &["raci", "load", "demo.waymark", "--json"])
        .well()
        .json();
    assert_eq!(load["tasks"], 0);
}

#[test]
fn the_documents_of_the_sample_hold_every_task_and_every_role() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let said = waymark(folder, &["raci", "by-role", "demo.waymark", "--json"]).well();
    let roles = said.json()["roles"].as_array().unwrap().clone();
    let code = |value: &Value| value["code"].as_str().unwrap().to_owned();
    let tasks = roles
        .iter()
        .flat_map(|role| role["phases"].as_array().unwrap())
        .flat_map(|phase| phase["tasks"].as_array().unwrap());
    let codes: BTreeSet<String> = tasks.chain(&roles).map(code).collect();
    assert_eq!(codes.len(), 96 + 12);
    let document = |kind: &str| {
        let out = format!("{kind}.pdf");
        let arguments = ["report", "demo.waymark", "--kind", kind, "-o", &out];
        waymark(folder, &arguments).well();
        run(folder, "pdftotext", &["-layout", &out, "-"]).well().out
    };
    for kind in ["raci", "roles"] {
        let text = document(kind);
        let words: BTreeSet<&str> = text.split_whitespace().collect();
        let missing: Vec<_> = codes
            .iter()
            .filter(|c| !words.contains(c.as_str()))
            .collect();
        assert!(missing.is_empty(), "{kind} lacks {missing:?}");
    }
    assert!(document("roll-up").contains("carry 96 tasks in 8 phases"));
}

#[test]
fn the_workbooks_of_the_sample_have_a_sheet_a_role_and_hide_names_when_asked() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let export = |format: &str, more: &[&str]| {
        let mut arguments = vec![
            "export",
            "demo.waymark",
            "--format",
            format,
            "-o",
            "out.xlsx",
        ];
        arguments.extend(more);
        waymark(folder, &arguments).well();
    };
    let part = |name: &str| run(folder, "unzip", &["-p", "out.xlsx", name]).well().out;
    export("roles", &[]);
    let sheets = part("xl/workbook.xml");
    let count = sheets.matches("<sheet ").count();
    assert_eq!(count, 13, "an overview and twelve roles: {sheets}");
    export("raci", &["--anonymous"]);
    let frozen = part("xl/worksheets/sheet1.xml");
    assert!(frozen.contains("xSplit=\"4\" ySplit=\"1\""), "{frozen}");
    let strings = part("xl/sharedStrings.xml");
    assert!(strings.contains(" is promised to 115"), "{strings}");
    assert!(!strings.contains("Weber"), "{strings}");
}
