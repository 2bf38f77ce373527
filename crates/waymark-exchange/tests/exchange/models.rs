//! Capability models as YAML.

use waymark_domain::roll_up::RollUp;
use waymark_domain::tree::Tree;
use waymark_domain::words::{Outcome, Pillar, Stage};
use waymark_exchange::{ExchangeError, Place, model_yaml};

use crate::{MODEL, ids, model, says};

/// A valid document, to be spoilt.
const SMALL: &str = "\
format: waymark.capability-model/1
code: m
title: M
scale: s
scales:
  - { code: s, title: S, levels: [{ value: 0, title: a }, { value: 1, title: b }] }
children:
  - code: A
    title: First
    children:
      - { code: A1, title: Leaf }
";

fn error(text: &str) -> ExchangeError {
    match model_yaml::parse(text, &mut ids()) {
        Err(error) => error,
        Ok(model) => panic!("was read: {model:?}\n{text}"),
    }
}

#[test]
fn every_key_is_read() {
    let m = model(MODEL);
    assert_eq!(
        (m.code.as_str(), m.edition.as_str(), m.rollup),
        ("mlops", "1.0", RollUp::Min)
    );
    assert_eq!(m.purpose, "What it is for.\n\nAnd how to read it.\n");
    assert_eq!(m.frameworks[0].licence, "CC BY 4.0");
    assert_eq!(m.scales[1].values(), [0.0, 0.25, 0.5, 1.0]);
    assert_eq!(m.scales[1].levels[0].title, "No");
    assert_eq!(m.bands[1].up_to, Some(1.5));
    let codes: Vec<&str> = m.capabilities.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(
        codes,
        ["PE", "PE1", "PE1.1", "PE1.2", "PE1.9", "1.10", "NO"]
    );
    let leaf = &m.capabilities[2];
    assert_eq!(leaf.parent, Some(m.capabilities[1].id));
    assert_eq!(
        leaf.outcomes,
        [Outcome::Accuracy, Outcome::Speed, Outcome::Cost]
    );
    assert_eq!(leaf.levels[2], "yes");
    assert_eq!(leaf.references[1].item, "1.10");
    assert_eq!(m.capabilities[0].pillar, Some(Pillar::People));
    assert_eq!(m.capabilities[5].stage, Some(Stage::Refresh));
    assert_eq!(m.capabilities[3].scale.as_deref(), Some("samm"));
    assert!(m.capabilities[4].retired);
    Tree::new(&m).unwrap();
}

#[test]
fn written_and_read_again_it_is_the_same() {
    let m = model(MODEL);
    let text = model_yaml::write(&m);
    assert_eq!(model(&text), m);
    // Only what is not as by default, in block style, with numbers as people write them.
    assert!(
        !text.contains("weight: 1\n") && !text.contains("retired: false"),
        "{text}"
    );
    assert!(
        text.contains("    weight: 2.5\n") && text.contains("value: 0.25"),
        "{text}"
    );
    assert!(!text.contains("id: 0000"), "{text}");
}

#[test]
fn an_empty_text_and_a_byte_order_mark() {
    assert!(model_yaml::parse(&format!("\u{feff}{SMALL}"), &mut ids()).is_ok());
    says(&error(""), &["the capability model is empty"]);
    says(&error("# nothing\n"), &["unexpected end"]);
}

#[test]
fn what_is_wrong_is_said_with_line_and_column() {
    let check = |from: &str, to: &str, parts: &[&str]| {
        assert!(SMALL.contains(from), "{from}");
        says(&error(&SMALL.replacen(from, to, 1)), parts);
    };
    // Malformed.
    check("title: M\n", "title: \"M\n", &["line "]);
    check("title: M\n", " title: M\n", &["line 3"]);
    check("title: M\n", "title: M\n---\n", &["only one document"]);
    check("title: M\n", "title: [M\n", &["line "]);
    // Keys.
    check(
        "title: M\n",
        "titel: M\n",
        &["line 3, column 1", "unknown key “titel”", "title"],
    );
    check(
        "title: First",
        "title: First\n    weigth: 2",
        &["line 10, column 5", "“weigth”", "weight"],
    );
    check(
        "title: M\n",
        "title: M\ncode: n\n",
        &["line 4, column 1", "“code” stands more than once"],
    );
    check(
        "title: First",
        "title: First\n    title: F",
        &["line 10", "“title” stands more than once"],
    );
    check("title: M\n", "", &["the key “title” is missing"]);
    check(
        "    title: First\n",
        "",
        &["line 9", "the key “title” is missing"],
    );
    check("title: M\n", "title: M\n<<: { purpose: x }\n", &["line 4"]);
    // Kinds of value.
    check(
        "children:\n  - code: A\n",
        "children: null\nx:\n  - code: A\n",
        &["line 7, column 11", "a list is expected"],
    );
    check(
        "      - { code: A1, title: Leaf }",
        "      - null",
        &["line 11, column 9", "a mapping"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, levels: null }",
        &["line 11", "a list is expected"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, levels: [null, b] }",
        &["line 11", "a text is expected"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, weight: heavy }",
        &["line 11", "a number is expected"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, pillar: humans }",
        &["line 11", "“humans” is none of people, process, technology"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, retired: maybe }",
        &["line 11"],
    );
    check("title: Leaf }", "title: [Leaf] }", &["line 11"]);
    check(
        "title: M\n",
        "title: null\n",
        &["line 3", "a text is expected"],
    );
    // Codes.
    check(
        "code: A1",
        "code: A",
        &[
            "line 11, column 17 (children[0].children[0].code)",
            "“A” is used more than once",
        ],
    );
    check("code: A1", "code: m", &["“m” is used more than once"]);
    check("code: A1", "code: 'A 1'", &["“A 1” is no code"]);
    check("code: A1", "code: ''", &["“” is no code"]);
    check(
        "code: A1",
        "id: 00000000-0000-0000-0000-000000000001, code: A1",
        &["line 11", "ids belong in a bundle"],
    );
    // Scales.
    check(
        "scale: s",
        "scale: z",
        &["line 4, column 8 (scale)", "the scale “z”", "it has s"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, scale: z }",
        &["line 11", "“A1” uses the scale “z”"],
    );
    check(
        "{ value: 1, title: b }",
        "{ value: 0, title: b }",
        &["line 6", "must be a finite number above the one before"],
    );
    check(
        "{ value: 1, title: b }",
        "{ value: .nan, title: b }",
        &["line 6", "finite"],
    );
    check(
        ", { value: 1, title: b }",
        "",
        &["line 6", "has 1 levels; it needs 2 to 100"],
    );
    check(
        "children:\n",
        "  - { code: s, title: T, levels: [{ value: 0, title: a }, { value: 1, title: b }] }\nchildren:\n",
        &["line 7", "the scale “s” is defined more than once"],
    );
    // Descriptors, references, weights, bands.
    check(
        "title: Leaf }",
        "title: Leaf, levels: [one] }",
        &[
            "line 11",
            "“A1” has 1 level descriptors; its scale has 2 levels",
        ],
    );
    check(
        "title: First\n",
        "title: First\n    levels: [one, two]\n",
        &["line 10", "“A” has children"],
    );
    check(
        "title: First\n",
        "title: First\n    scale: s\n",
        &["line 10", "“A” has children"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, references: [{ framework: x, item: '1' }] }",
        &["line 11", "“A1” refers to the framework “x”"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, references: [{ framework: x }] }",
        &["line 11", "“item” is missing"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, weight: -1 }",
        &["line 11", "the weight of “A1”"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, weight: .inf }",
        &["line 11", "the weight of “A1”"],
    );
    check(
        "title: Leaf }",
        "title: Leaf, weight: 0 }",
        &["line 8, column 11", "the weights below “A” sum to zero"],
    );
    check(
        "title: First\n",
        "title: First\n    weight: 0\n",
        &["line 2", "the weights below “m” sum to zero"],
    );
    check(
        "children:\n",
        "bands: [{ up_to: 1, title: x }, { up_to: 1, title: y }]\nchildren:\n",
        &["line 7", "band “y”"],
    );
    check(
        "children:\n",
        "frameworks: [{ id: x, title: y }, { id: x, title: y }]\nchildren:\n",
        &["line 7", "“x” is listed more than once"],
    );
    // Format.
    check(
        "/1",
        "/2",
        &["this is “waymark.capability-model/2”", "use a newer one"],
    );
    check(
        "capability-model/1",
        "bundle/1",
        &["this is “waymark.bundle/1”, not a capability model"],
    );
    says(
        &error("format: waymark.bundle/1\nengagement: {}\n"),
        &["this is “waymark.bundle/1”, not a capability model"],
    );
    says(&error("- a\n- b\n"), &["a mapping"]);
    says(&error("just words"), &["a mapping"]);
}

#[test]
fn many_problems_are_listed_at_once() {
    let mut text = SMALL.to_owned();
    for i in 0..70 {
        text.extend([format!("  - {{ code: B{i}, title: B, weight: -{i}.5 }}\n")]);
    }
    let error = error(&text);
    assert_eq!(error.problems().len(), 50);
    assert!(error.to_string().ends_with("… and 20 more"));
    let Place::Text { line, column, path } = &error.problems()[3].place else {
        panic!("{error}")
    };
    assert_eq!(
        (*line, *column, path.as_str()),
        (Some(15), Some(35), "children[4].weight")
    );
}

#[test]
fn a_retired_branch_is_not_held_to_the_rules_of_rating() {
    let text = SMALL.replace(
        "title: Leaf }",
        "title: Leaf, retired: true, levels: [one, two, three] }",
    );
    model(&text);
}

#[test]
fn aliases_repeat_but_do_not_multiply() {
    let text = SMALL.replace("title: First", "title: &t First\n    why: *t");
    assert_eq!(model(&text).capabilities[0].why, "First");
    says(
        &error(&SMALL.replace("title: First", "title: *t")),
        &["line 9", "not defined before it"],
    );
    let cyclic = SMALL.replace(
        "    children:\n",
        "    children: &c\n      - { code: A2, title: T, children: *c }\n",
    );
    says(
        &error(&cyclic),
        &["line 11", "an alias (*) repeats the node that it stands in"],
    );
    // Nine to the thirtieth.
    let mut bomb =
        String::from("format: waymark.capability-model/1\ncode: m\ntitle: M\nchildren:\n");
    bomb += "  - &a0 { code: z, title: z }\n";
    for i in 1..30 {
        let nine = vec![format!("*a{}", i - 1); 9].join(", ");
        bomb.extend([format!(
            "  - &a{i} {{ code: q, title: q, children: [{nine}] }}\n"
        )]);
    }
    says(
        &error(&bomb),
        &["too large once its aliases (*) are written out"],
    );
    let wide = format!(
        "format: &a {}\ncode: [{}]\n",
        "x".repeat(1_000_000),
        vec!["*a"; 100_000].join(",")
    );
    says(&error(&wide), &["line "]);
}

/// A tree of one node a level; `A1` … `An`.
fn deep(levels: usize) -> String {
    let mut text = SMALL.split_once("children:").unwrap().0.to_owned();
    text += "children: [";
    text += &vec!["{ code: X, title: T, children: ["; levels - 1].join("");
    text += "{ code: X, title: T }";
    text += &"]}".repeat(levels - 1);
    text += "]\n";
    for i in 0..levels {
        text = text.replacen("code: X", &format!("code: A{}", i + 1), 1);
    }
    text
}

#[test]
fn depth_is_bounded() {
    let m = model(&deep(64));
    assert_eq!(m.capabilities.len(), 64);
    assert_eq!(model(&model_yaml::write(&m)), m);
    says(
        &error(&deep(65)),
        &["capability “A65” is nested deeper than 64 levels"],
    );
    says(&error(&deep(90)), &["nested deeper"]);
    says(&error(&deep(1_000)), &["nested deeper"]);
    // 10,000 deep, as flow, as block and as brackets alone.
    let head = SMALL.split_once("children:").unwrap().0;
    let flow = "{ code: X, title: T, children: [".repeat(10_000);
    says(
        &error(&format!("{head}children: [{flow}")),
        &["nested deeper"],
    );
    says(&error(&"[".repeat(10_000)), &["line 1"]);
    says(&error(&"- ".repeat(10_000)), &["line 1"]);
    says(&error(&"? ".repeat(10_000)), &["line 1"]);
    let mut block = format!("{head}children:\n");
    for i in 0..10_000 {
        let indent = " ".repeat(2 * i.min(1_000));
        block.extend([format!("{indent}- code: X\n{indent}  children:\n")]);
        if block.len() > 4_000_000 {
            break;
        }
    }
    says(&error(&block), &["nested deeper"]);
}

#[test]
fn size_and_count_are_bounded() {
    let large = format!("{SMALL}# {}\n", "x".repeat(model_yaml::MAX_BYTES));
    let error_large = error(&large);
    assert!(
        matches!(error_large, ExchangeError::TooLarge { .. }),
        "{error_large}"
    );
    assert!(error_large.to_string().contains("at most 5242880"));
    let mut many = SMALL.to_owned();
    for i in 0..20_001 {
        many.extend([format!("  - {{ code: B{i}, title: B }}\n")]);
    }
    says(&error(&many), &["more than 20000 capabilities"]);
    let items = "a,".repeat(1_000_001);
    let list = SMALL.replace(
        "title: Leaf }",
        &format!("title: Leaf, levels: [{items}] }}"),
    );
    says(&error(&list), &["more than 1000000 keys and values"]);
}
