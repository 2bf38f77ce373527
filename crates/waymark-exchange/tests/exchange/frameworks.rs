//! Criteria frameworks as YAML.

use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::criteria::{
    CriteriaFramework, CriteriaTree, Criterion, Direction, KnockOutRule, Measure,
};
use waymark_domain::id::CriterionId;
use waymark_exchange::{ExchangeError, framework_yaml};

use crate::{ids, says};

/// A valid document in which every key stands once, to be spoilt.
const SMALL: &str = r#"format: waymark.criteria-framework/1
code: mini
title: A small framework
edition: "1.0"
purpose: >-
  What it is for.
source: Nobody's.
criteria:
  - code: C1
    title: Fit
    weight: 60
    description: What the category asks.
    criteria:
      - code: C1.1
        title: Scaling
        rating: [none, little, some, "yes", more, all]
        knock_out: { statement: Scales at all, minimum: 1 }
      - code: C1.2
        title: Runs on our machines
        weight: 0.5
        yes_no: true
        knock_out: Must run without a connection to the outside.
  - code: C2
    title: Latency
    weight: 40
    measured: { unit: ms, direction: min, worst: 500, best: 50, points: [[100, 0.9], [250, 0.25]] }
  - code: C3
    title: Cost
    cost: true
    measured: { unit: EUR a year, direction: min, worst: 1e6, best: 0 }
  - code: C4
    title: To be written
    rating: []
"#;

fn framework(text: &str) -> CriteriaFramework {
    framework_yaml::parse(text, &mut ids()).unwrap()
}

fn error(text: &str) -> ExchangeError {
    match framework_yaml::parse(text, &mut ids()) {
        Err(error) => error,
        Ok(framework) => panic!("was read: {framework:?}\n{text}"),
    }
}

#[test]
fn every_key_is_read() {
    let f = framework(SMALL);
    assert_eq!((f.code.as_str(), f.edition.as_str()), ("mini", "1.0"));
    assert_eq!(
        (f.language.as_str(), f.purpose.as_str(), f.source.as_deref()),
        ("en", "What it is for.", Some("Nobody's."))
    );
    let codes: Vec<&str> = f.criteria.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["C1", "C1.1", "C1.2", "C2", "C3", "C4"]);
    assert_eq!(f.criteria[1].parent, Some(f.criteria[0].id));
    assert_eq!(f.criteria[0].measure, Measure::Group);
    let Measure::Rating { anchors } = &f.criteria[1].measure else {
        panic!("a rating");
    };
    assert_eq!(anchors[3], "yes");
    let rule = |statement: &str, minimum| {
        Some(KnockOutRule {
            statement: statement.into(),
            minimum,
        })
    };
    assert_eq!(f.criteria[1].knock_out, rule("Scales at all", Some(1.0)));
    let outside = "Must run without a connection to the outside.";
    assert_eq!(f.criteria[2].knock_out, rule(outside, None));
    assert_eq!((f.criteria[1].weight, f.criteria[2].weight), (1.0, 0.5));
    let measured = Measure::Measured {
        unit: "ms".into(),
        direction: Direction::Min,
        worst: 500.0,
        best: 50.0,
        points: vec![(100.0, 0.9), (250.0, 0.25)],
    };
    assert_eq!(f.criteria[3].measure, measured);
    assert!(f.criteria[4].cost && !f.criteria[3].cost);
    let empty = Measure::Rating { anchors: vec![] };
    assert_eq!(f.criteria[5].measure, empty);
}

#[test]
fn what_is_wrong_is_said_with_line_and_column() {
    let check = |from: &str, to: &str, parts: &[&str]| {
        assert!(SMALL.contains(from), "{from}");
        says(&error(&SMALL.replacen(from, to, 1)), parts);
    };
    check(
        "weight: 60",
        "weight: -1",
        &["line 11, column 13", "criteria[0].weight", "“C1”"],
    );
    check(
        "weight: 60",
        "weight: .nan",
        &["line 11", "“C1” must be a finite number"],
    );
    check(
        "weight: 60",
        "weigth: 60",
        &["line 11", "unknown key “weigth”", "weight"],
    );
    check(
        "code: C1.2",
        "code: C1.1",
        &["line 18", "criteria[0].criteria[1].code", "more than once"],
    );
    check("code: C2", "code: C 2", &["line 23", "“C 2” is no code"]);
    check("code: mini", "code: \"\"", &["line 2", "is no code"]);
    check(
        ", more, all]",
        ", more]",
        &[
            "line 16",
            "criteria[0].criteria[0].rating",
            "six anchors",
            "5 are given",
        ],
    );
    check(
        "yes_no: true",
        "yes_no: false",
        &["line 21", "write “yes_no: true”"],
    );
    check(
        "        yes_no: true\n",
        "",
        &["line 18", "“C1.2” does not say how it is scored"],
    );
    check(
        "weight: 40\n",
        "weight: 40\n    yes_no: true\n",
        &["line 23", "“C2” has measured and yes_no; keep one"],
    );
    check(
        "direction: min, worst: 500",
        "direction: max, worst: 500",
        &[
            "line 26",
            "“C2”: where more is better, best must be more than worst",
        ],
    );
    check(
        "direction: min, worst: 500",
        "direction: less, worst: 500",
        &["line 26", "“less” is none of", "max, min"],
    );
    check(
        "[250, 0.25]",
        "[250, 0.95]",
        &["“C2”: point 2 must be worth at least", "line 26"],
    );
    check("[250, 0.25]", "[250]", &["line 26"]);
    check(
        "statement: Scales at all, ",
        "",
        &["line 17", "the key “statement” is missing"],
    );
    check("Scales at all", "\" \"", &["line 17", "needs a statement"]);
    check(
        "minimum: 1",
        "minimum: .inf",
        &["line 17", "must be a finite number"],
    );
    check(
        "minimum: 1",
        "least: 1",
        &["line 17", "unknown key “least”"],
    );
    check(
        "knock_out: Must run without a connection to the outside.",
        "knock_out: [a]",
        &["line 22"],
    );
    check(
        "    weight: 60\n",
        "    weight: 60\n    cost: true\n",
        &[
            "line 12",
            "“C1” is a group; mark the criteria below it as costs",
        ],
    );
    check(
        "    weight: 60\n",
        "    weight: 60\n    knock_out: x\n",
        &["line 12", "“C1” is a group"],
    );
    check(
        "    weight: 60\n",
        "    id: 00000000-0000-0000-0000-000000000001\n",
        &["line 11", "ids belong in a bundle"],
    );
    check(
        "waymark.criteria-framework/1",
        "waymark.criteria-framework/2",
        &["use a newer one"],
    );
    check(
        "waymark.criteria-framework/1",
        "waymark.capability-model/1",
        &["not a criteria framework"],
    );
    let head = &SMALL[..SMALL.find("criteria:\n").unwrap()];
    says(&error(head), &["the key “criteria” is missing"]);
    says(&error(&format!("{head}criteria: []\n")), &["no criteria"]);
    let nothing = "criteria:\n  - { code: A, title: A, weight: 0, yes_no: true }\n  - { code: B, title: B, criteria: [] }\n";
    says(
        &error(&format!("{head}{nothing}")),
        &["“B” is a group without criteria"],
    );
    let zero = nothing.replace("criteria: [] ", "yes_no: true, weight: 0 ");
    says(
        &error(&format!("{head}{zero}")),
        &["line 9", "the weights here sum to zero"],
    );
}

#[test]
fn depth_and_count_are_bounded() {
    let nested = |depth: usize| {
        let leaf = "{ code: L, title: L, yes_no: true }".to_owned();
        (0..depth - 1).fold(leaf, |below, n| {
            format!("{{ code: G{n}, title: G, criteria: [{below}] }}")
        })
    };
    let text = |criteria: &str| {
        format!("format: waymark.criteria-framework/1\ncode: a\ntitle: A\ncriteria: [{criteria}]\n")
    };
    assert_eq!(framework(&text(&nested(8))).criteria.len(), 8);
    says(
        &error(&text(&nested(9))),
        &["“L” is nested deeper than 8 levels"],
    );
    says(&error(&text(&nested(100))), &["nested deeper"]);
    let many: Vec<String> = (0..2_001)
        .map(|n| format!("{{ code: A{n}, title: A, yes_no: true }}"))
        .collect();
    says(
        &error(&text(&many.join(", "))),
        &["more than 2000 criteria"],
    );
    let large = " ".repeat(framework_yaml::MAX_BYTES + 1);
    says(&error(&large), &["too large"]);
    let aliases = format!(
        "format: waymark.criteria-framework/1\ncode: a\ntitle: A\nsource: &a {}\ncriteria:\n{}",
        "x".repeat(1_000),
        "  - { code: *a, title: *a, description: *a }\n".repeat(20_000)
    );
    says(&error(&aliases), &["aliases"]);
}

#[test]
fn the_framework_that_comes_with_the_program_is_read() {
    let text = include_str!("../../../../assets/criteria/tool-evaluation.yaml");
    let f = framework(text);
    let tree = CriteriaTree::new(&f.criteria).unwrap();
    assert_eq!((tree.tops().count(), tree.leaves().count()), (10, 50));
    assert_eq!(framework(&framework_yaml::write(&f)), f);
    let anchored = f.criteria.iter().all(|c| match &c.measure {
        Measure::Rating { anchors } => anchors.iter().all(|a| !a.is_empty()),
        _ => true,
    });
    assert!(anchored, "every rating has its anchors");
}

#[test]
fn written_and_read_again_it_is_the_same() {
    let f = framework(SMALL);
    let text = framework_yaml::write(&f);
    assert_eq!(framework(&text), f);
    for part in [
        "    measured: {unit: ms, direction: min, worst: 500, best: 50, points: [[100, 0.9], [250, 0.25]]}\n",
        "        knock_out: Must run without a connection to the outside.\n",
        "    rating: []\n",
        "        yes_no: true\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(
        !text.contains("weight: 1\n") && !text.contains("cost: false"),
        "{text}"
    );
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        r#"[a-z:#&*?'"%@\- ]{0,12}"#,
        "\\PC{0,8}",
        Just("true".into()),
        Just("12".into()),
        Just("a\nb\n".into()),
        Just("~".into())
    ]
}

fn measures() -> impl Strategy<Value = Measure> {
    let measured = (
        words(),
        -1e6..1e6f64,
        0.001..1e6f64,
        any::<bool>(),
        prop::collection::btree_set(1u32..1000, 0..4),
    );
    prop_oneof![
        Just(Measure::YesNo),
        prop::collection::vec(words(), 6).prop_map(|anchors| Measure::Rating { anchors }),
        measured.prop_map(|(unit, low, span, max, shares)| {
            let (direction, worst, best) = if max {
                (Direction::Max, low, low + span)
            } else {
                (Direction::Min, low + span, low)
            };
            let points = shares
                .into_iter()
                .map(|s| f64::from(s) / 1000.0)
                .map(|s| (worst + (best - worst) * s, s))
                .collect();
            Measure::Measured {
                unit,
                direction,
                worst,
                best,
                points,
            }
        }),
    ]
}

prop_compose! {
    fn frameworks()(
        parts in prop::collection::vec((words(), words(), 0.0..1e9f64, measures(), any::<bool>(), prop::option::of((words(), prop::option::of(-1e9..1e9f64))), 0usize..5), 1..12),
        head in (words(), words(), words(), prop::option::of(words())),
    ) -> CriteriaFramework {
        let mut criteria: Vec<Criterion> = Vec::new();
        for (n, (title, description, weight, measure, cost, knock_out, parent)) in parts.into_iter().enumerate() {
            let id = CriterionId(Uuid::from_u128(n as u128 + 1));
            let parent = criteria.get(parent).map(|p| p.id);
            criteria.push(Criterion {
                id, parent, code: format!("C{n}"), title, description, weight: weight + 1e-9, measure, cost,
                knock_out: knock_out.map(|(statement, minimum)| KnockOutRule { statement: format!("x{statement}"), minimum }),
            });
        }
        let groups: Vec<CriterionId> = criteria.iter().filter_map(|c| c.parent).collect();
        for c in &mut criteria {
            if groups.contains(&c.id) {
                (c.measure, c.cost, c.knock_out) = (Measure::Group, false, None);
            }
        }
        CriteriaFramework { code: "f".into(), title: head.0, edition: head.1, language: "en".into(), purpose: head.2, source: head.3, criteria }
    }
}

/// Returns the criteria in the order in which a document holds them, with ids by that order.
fn normal(framework: &CriteriaFramework) -> CriteriaFramework {
    let tree = CriteriaTree::new(&framework.criteria).unwrap();
    let mut criteria: Vec<Criterion> = tree
        .nodes
        .iter()
        .map(|n| framework.criteria[n.criterion].clone())
        .collect();
    let renamed =
        |id: CriterionId| CriterionId(Uuid::from_u128(tree.position(id).unwrap() as u128 + 1));
    for c in &mut criteria {
        c.id = renamed(c.id);
        c.parent = c.parent.map(renamed);
    }
    CriteriaFramework {
        criteria,
        ..framework.clone()
    }
}

proptest! {
    #[test]
    fn any_framework_survives(f in frameworks()) {
        prop_assume!(CriteriaTree::new(&f.criteria).is_ok());
        let text = framework_yaml::write(&f);
        let read = framework_yaml::parse(&text, &mut ids()).map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?;
        prop_assert_eq!(read, normal(&f), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in r#"(format: waymark.criteria-framework/1\n|criteria:|  - |code: a|title: |\{|\}|\[|\]|&a|\*a|: |, |rating|\n|0|"|'|\PC){0,30}"#) {
        let _read = framework_yaml::parse(&text, &mut ids());
    }
}
