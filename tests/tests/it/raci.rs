//! Responsibilities on the command line: a matrix, an engagement, exit codes.

use std::fs;

use crate::support::{scratch, waymark};

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
