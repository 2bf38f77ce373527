//! `waymark rank` and `waymark weights` on published examples, and what they refuse.

use std::path::PathBuf;

use serde_json::Value;

use crate::desk::told;
use crate::support::{Said, root, scratch, waymark};

fn fixture(name: &str) -> String {
    let path: PathBuf = root().join("tests/fixtures/decisions").join(name);
    path.to_str().unwrap().to_owned()
}

fn run(arguments: &[&str]) -> Said {
    waymark(scratch().path(), arguments)
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|v| v.as_f64().unwrap())
        .collect()
}

fn rounded(numbers: &[f64], digits: i32) -> Vec<f64> {
    let unit = 10_f64.powi(digits);
    numbers.iter().map(|n| (n * unit).round() / unit).collect()
}

fn column(answer: &Value, key: &str) -> Vec<f64> {
    let tools = answer["ranking"].as_array().unwrap();
    tools
        .iter()
        .map(|tool| tool[key].as_f64().unwrap())
        .collect()
}

#[test]
fn published_figures_to_their_printed_digits() {
    // Tzeng & Huang (2011).
    let topsis = run(&[
        "rank",
        &fixture("machines.csv"),
        "--method",
        "topsis",
        "--json",
    ]);
    let topsis = topsis.well().json();
    assert_eq!(
        (&topsis["method"], &topsis["normalize"]),
        (&"topsis".into(), &"vector".into())
    );
    assert_eq!(
        rounded(&column(&topsis, "score"), 4),
        [0.5037, 0.6581, 0.7482, 0.3340]
    );
    assert_eq!(column(&topsis, "rank"), [3.0, 2.0, 1.0, 4.0]);
    // Opricovic & Tzeng (2004).
    let vikor = run(&[
        "rank",
        &fixture("mountains.csv"),
        "--method",
        "vikor",
        "--json",
    ]);
    let vikor = vikor.well().json();
    assert_eq!(numbers(&vikor["S"]), [0.5, 0.375, 0.5]);
    assert_eq!(numbers(&vikor["R"]), [0.5, 0.25, 0.5]);
    assert_eq!(numbers(&vikor["Q"]), [1.0, 0.0, 1.0]);
    assert_eq!(vikor["compromise_set"], serde_json::json!(["A2"]));
    assert_eq!((&vikor["C1"], &vikor["C2"]), (&true.into(), &true.into()));
    // Saaty (2008).
    let drinks = run(&["weights", "ahp", &fixture("drinks.csv"), "--json"])
        .well()
        .json();
    let weights = drinks["weights"].as_array().unwrap().iter();
    let weights: Vec<f64> = weights.map(|w| w["weight"].as_f64().unwrap()).collect();
    assert_eq!(
        rounded(&weights, 3),
        [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    );
    assert_eq!(
        rounded(&[drinks["consistency_ratio"].as_f64().unwrap()], 3),
        [0.022]
    );
    assert_eq!(drinks["table"], "Saaty 2005");
}

#[test]
fn robustness_is_exact_where_it_says_so_and_repeats() {
    let machines = fixture("machines.csv");
    let arguments = [
        "rank",
        &machines,
        "--robustness",
        "--seed",
        "3",
        "--draws",
        "4000",
        "--json",
    ];
    let answer = run(&arguments).well().json();
    assert_eq!(answer, run(&arguments).well().json());
    let share = |key: &str, row: usize, column: usize| answer[key][row][column].as_f64().unwrap();
    assert!((share("pairwise_share", 2, 1) - 0.7).abs() < 1e-12);
    assert!((share("pairwise_share", 1, 2) - 0.3).abs() < 1e-12);
    assert!((share("pairwise_share_ranked", 2, 1) - 1.0).abs() < 1e-12);
    let flip = &answer["smallest_flip"][0];
    assert_eq!(flip["rival"], "A2");
    assert!((flip["moved"].as_f64().unwrap() - 0.15).abs() < 1e-12);
    assert_eq!(rounded(&numbers(&flip["weights"]), 9), [0.3, 0.25, 0.45]);
    let range = rounded(&numbers(&answer["critical_weights"][1]["interval"]), 4);
    assert_eq!(range, [0.1429, 1.0]);
    let [low, high] = numbers(&answer["interval"][2][0])[..] else {
        panic!("{answer}")
    };
    assert!(low < 0.7 && 0.7 < high, "{low} {high}");
    assert_eq!(
        (&answer["draws"], &answer["seed"]),
        (&4000.into(), &3.into())
    );
    let text = run(&["rank", &machines, "--robustness", "--draws", "100"])
        .well()
        .out;
    assert!(
        text.contains("Moving 15.0 % of the weight puts A2 level"),
        "{text}"
    );
    assert!(
        text.contains("(exact)") && text.contains("estimated: 100 draws, seed 1"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_ranked_is_refused_with_its_place() {
    let folder = scratch();
    let check = |text: &str, more: &[&str], code: i32, words: &[&str]| {
        std::fs::write(folder.path().join("m.csv"), text).unwrap();
        let mut arguments = vec!["rank", "m.csv"];
        arguments.extend(more);
        told(&waymark(folder.path(), &arguments), code, words);
    };
    let head = "tool,speed,cost\n#weight,1,1\n#direction,max,min\n";
    check(
        &format!("{head}A,fast,1\n"),
        &[],
        3,
        &["row 4, column 2 (speed)", "“fast” is no number"],
    );
    check(
        &format!("{head}A,1,\n"),
        &["--method", "vikor"],
        3,
        &["“A” has no value for “cost”"],
    );
    check(
        &format!("{head}A,0,1\n"),
        &["--method", "wpm"],
        3,
        &["“A” for “speed” is 0"],
    );
    check(
        &format!("{head}A,1,1\n"),
        &["--method", "vikor", "--normalize", "sum"],
        3,
        &["minmax"],
    );
    check(
        &format!("{head}A,1,1\n"),
        &["--method", "topsis", "--robustness"],
        3,
        &["weighted sum"],
    );
    check(
        &format!("{head}A,1,1\n"),
        &["--method", "best"],
        2,
        &["it is one of wsm"],
    );
    check(
        &format!("{head}A,1,1\n"),
        &["--robustness", "--draws", "0"],
        2,
        &["0"],
    );
    check("", &[], 3, &["empty"]);
    std::fs::write(folder.path().join("w.csv"), "criterion,a,b\na,1,\nb,,1\n").unwrap();
    let said = waymark(folder.path(), &["weights", "ahp", "w.csv"]);
    told(
        &said,
        3,
        &["row 2, column 3 (b)", "“a” is not compared with “b”"],
    );
    told(
        &waymark(folder.path(), &["rank", "nowhere.csv"]),
        4,
        &["nowhere.csv"],
    );
}

#[test]
fn a_missing_value_is_an_interval() {
    let folder = scratch();
    let text = "\u{feff}tool;a;b\n#weight;1;1\n#direction;max;min\nA;1;\nB;2;3\nC;3;1\n";
    std::fs::write(folder.path().join("m.csv"), text).unwrap();
    let answer = waymark(folder.path(), &["rank", "m.csv", "--json"])
        .well()
        .json();
    let a = &answer["ranking"][0];
    assert_eq!(
        (a["worst"].as_f64(), a["best"].as_f64()),
        (Some(0.0), Some(0.5))
    );
    assert_eq!(
        (a["best_rank"].as_u64(), a["worst_rank"].as_u64()),
        (Some(2), Some(3))
    );
    assert_eq!(a["coverage"].as_f64(), Some(0.5));
}
