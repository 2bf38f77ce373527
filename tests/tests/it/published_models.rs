//! Published arithmetic, stated in the YAML and scored by `waymark score`, right to 1e-9.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{root, scratch, waymark};

const TOLERANCE: f64 = 1e-9;

fn scored(model: &str, answers: &str) -> BTreeMap<String, Value> {
    let scratch = scratch();
    let said = waymark(scratch.path(), &["score", model, answers, "--json"]).well();
    let nodes = said.json()["nodes"].as_array().unwrap().clone();
    nodes
        .into_iter()
        .map(|node| (node["code"].as_str().unwrap().to_owned(), node))
        .collect()
}

fn fixture(name: &str) -> String {
    root()
        .join("tests/fixtures/models")
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

fn expected(name: &str) -> BTreeMap<String, Value> {
    serde_json::from_str(&std::fs::read_to_string(fixture(name)).unwrap()).unwrap()
}

#[track_caller]
fn close(code: &str, what: &str, found: &Value, wanted: &Value) {
    match (found.as_f64(), wanted.as_f64()) {
        (Some(found), Some(wanted)) => {
            assert!(
                (found - wanted).abs() <= TOLERANCE,
                "{code}: {what} is {found}, not {wanted}"
            );
        }
        (None, None) => {}
        _ => panic!("{code}: {what} is {found}, not {wanted}"),
    }
}

#[test]
fn owasp_samm() {
    let nodes = scored(
        &fixture("samm-arithmetic.yaml"),
        &fixture("samm-answers.csv"),
    );
    let expected = expected("samm-expected.json");
    assert!(expected.len() > 15, "the fixture has lost its nodes");
    for (code, score) in &expected {
        close(code, "score", &nodes[code]["score"], score);
        assert_eq!(nodes[code]["coverage"].as_f64(), Some(1.0), "{code}");
    }
}

#[test]
fn ml_test_score() {
    let model = root().join("assets/models/ml-test-score.yaml");
    let nodes = scored(model.to_str().unwrap(), &fixture("mltest-answers.csv"));
    let expected = expected("mltest-expected.json");
    assert!(expected.len() > 28, "the fixture has lost its nodes");
    for (code, figures) in &expected {
        for figure in ["score", "coverage", "worst", "best"] {
            if let Some(wanted) = figures.get(figure) {
                close(code, figure, &nodes[code][figure], wanted);
            }
        }
    }
}
