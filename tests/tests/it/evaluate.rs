//! `waymark evaluate` on the sample, as a reader and as a script go.

use crate::support::{scratch, waymark};

#[test]
fn an_evaluation_is_told_and_handed_to_scripts() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let told = waymark(folder, &["evaluate", "demo.waymark", "V-01"])
        .well()
        .out;
    for words in ["keeps first place", "estimated", "exact", "Kendall"] {
        assert!(told.contains(words), "{words}:\n{told}");
    }
    let args = [
        "evaluate",
        "demo.waymark",
        "V-01",
        "--json",
        "--draws",
        "2000",
        "--seed",
        "3",
    ];
    let json = waymark(folder, &args).well().json();
    let again = waymark(folder, &args).well().json();
    assert_eq!(json, again, "the same seed gives the same draws");
    let results = &json["results"];
    let acceptability = &results["robustness"]["acceptability"];
    assert_eq!(
        (&acceptability["draws"], &acceptability["seed"]),
        (&2000.into(), &3.into())
    );
    let ranking = results["ranking"].as_array().unwrap();
    for tool in ranking {
        let parts: f64 = tool["parts"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(serde_json::Value::as_f64)
            .sum();
        assert!(
            (parts - tool["worst"].as_f64().unwrap()).abs() < 1e-9,
            "{tool}"
        );
    }
    let weights: f64 = results["weights"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|w| w["leaf"] == true)
        .filter_map(|w| w["global"].as_f64())
        .sum();
    assert!((weights - 1.0).abs() < 1e-9, "{weights}");
}

#[test]
fn what_is_not_there_is_named() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let missing = waymark(folder, &["evaluate", "demo.waymark", "V-99", "--json"]);
    assert_eq!(
        (missing.code, missing.json()["error"]["code"].as_str()),
        (3, Some("not_found"))
    );
    assert!(missing.err.contains("V-01"), "{}", missing.err);
    let few = waymark(
        folder,
        &["evaluate", "demo.waymark", "V-01", "--draws", "10"],
    );
    assert_eq!(few.code, 3, "{}", few.err);
}
