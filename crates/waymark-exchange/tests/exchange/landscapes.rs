//! Landscapes of foundations.

use proptest::prelude::*;
use waymark_domain::tool::Fit;
use waymark_exchange::landscape::{
    self, Landscape, LandscapeMapping, MAX_BYTES, ProjectState, Shelf,
};
use waymark_exchange::model_yaml;

use crate::{ids, says};

const FIXTURE: &str = include_str!("../fixtures/landscape.yml");
const MAPPING: &str = include_str!("../../../../assets/tools/landscape-mapping.yaml");

fn read(text: &str) -> Landscape {
    landscape::parse(text).unwrap()
}

#[test]
fn what_is_there_is_read() {
    let l = read(FIXTURE);
    let keys: Vec<&str> = l.items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "github.com/driftwood/driftwood | Data",
            "Tidemark | Data",
            "Tidemark | Model",
            "Nested | Model",
            "2026.5 | Model",
            "github.com/driftwood/driftwood | Notebooks",
        ]
    );
    let first = &l.items[0];
    assert_eq!((first.name.as_str(), first.line), ("Driftwood", 12));
    assert_eq!(first.homepage.as_deref(), Some("https://driftwood.example"));
    assert_eq!(
        first.description.as_deref(),
        Some("Keeps versions of data.")
    );
    assert_eq!(first.licence.as_deref(), Some("Apache-2.0"));
    assert_eq!(first.project, Some(ProjectState::Incubating));
    let labels: Vec<String> = first.shelves.iter().map(Shelf::label).collect();
    assert_eq!(labels, ["Data / Versioning", "Model / Workflow"]);
    assert_eq!(
        first.more_repositories,
        ["https://github.com/driftwood/client"]
    );
    assert_eq!(
        l.items[1].homepage.as_deref(),
        Some("https://tidemark.example")
    );
    assert_eq!(l.items[1].project, None);
    assert_eq!(
        l.items[3].homepage.as_deref(),
        Some("https://nested.example")
    );
}

#[test]
fn second_entries_are_put_together_and_said_to_be() {
    let l = read(FIXTURE);
    let merged: Vec<(u64, &str, Vec<&str>)> = l
        .merged
        .iter()
        .map(|m| (m.line, m.name.as_str(), m.differs.clone()))
        .collect();
    assert_eq!(
        merged,
        [
            (29, "driftwood", vec!["name", "licence", "project"]),
            (45, "DRIFTWOOD", vec!["name", "homepage"]),
            (47, "Driftwood Flows", vec!["name"]),
        ]
    );
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let alike = [
        pair("Tidemark | Data", "Tidemark | Model"),
        pair(
            "github.com/driftwood/driftwood | Data",
            "github.com/driftwood/driftwood | Notebooks",
        ),
    ];
    assert_eq!(l.alike, alike);
    let notices = l.notices().join("\n");
    let part = "Line 29: “driftwood” in Data / Versioning was put together with an entry before it. \
                They differ in name, licence, project; the first was kept.";
    assert!(notices.contains(part), "{notices}");
}

#[test]
fn what_was_left_out_is_said() {
    let l = read(FIXTURE);
    assert_eq!((l.entries, l.tools, l.items.len()), (15, 9, 6));
    let left_out: Vec<(u64, &str, &str, usize)> = l
        .left_out
        .iter()
        .map(|l| (l.line, l.what.as_str(), l.why.as_str(), l.items))
        .collect();
    let nameless = "An item of “Model / Workflow”";
    assert_eq!(
        left_out,
        [
            (6, "Subcategory “Data / Education”", "it has no items", 0),
            (36, "repo_url of “Tidemark”", "it is no address", 0),
            (
                33,
                "project of “Tidemark”",
                "“promising” is none of sandbox, incubating, graduated, archived",
                0
            ),
            (52, nameless, "it has no name", 1),
            (53, nameless, "it has no name", 1),
            (
                54,
                "An item of “Model / Workflow” that is a text",
                "it has no name",
                1
            ),
            (
                55,
                "An item of “Model / Workflow” that is nothing",
                "it has no name",
                1
            ),
            (56, "Subcategory “Model”", "it has no items", 0),
            (
                58,
                "A category that is a text",
                "it has no subcategories",
                0
            ),
            (
                67,
                "Category “Foundation Member Company”",
                "it lists companies, not tools",
                2
            ),
        ]
    );
    // What is not ours to take is nowhere.
    let all = format!("{l:?}");
    for word in ["svg", "crunchbase", "twitter", "blog", "Harrow"] {
        assert!(!all.contains(word), "{word}");
    }
}

#[test]
fn shelves_are_mapped_to_capabilities() {
    let mapping = LandscapeMapping::parse(MAPPING).unwrap();
    let model = include_str!("../../../../assets/models/mlops.yaml");
    let model = model_yaml::parse(model, &mut ids()).unwrap();
    assert_eq!(mapping.model, model.code);
    for cover in mapping.rules.iter().flat_map(|r| &r.covers) {
        let known = model
            .capabilities
            .iter()
            .any(|c| c.code == cover.capability);
        assert!(known, "{}", cover.capability);
    }
    let drafts = read(FIXTURE).drafts(&mapping, "landscape.yml", None);
    let covers: Vec<(&str, Fit)> = drafts[0]
        .covers
        .iter()
        .map(|c| (c.capability.as_str(), c.fit))
        .collect();
    let partial = |code| (code, Fit::Partial);
    assert_eq!(covers, ["TE1.3", "TE2.4", "TE1.1", "TE2.3"].map(partial));
    assert_eq!(
        drafts[0].category.as_deref(),
        Some("Data / Versioning; Model / Workflow")
    );
    let facts: Vec<(&str, &str, bool)> = drafts[0]
        .facts
        .iter()
        .map(|f| (f.name.as_str(), f.value.as_str(), f.verified))
        .collect();
    assert_eq!(
        facts,
        [
            ("Licence", "Apache-2.0", false),
            ("Project state", "Incubating", false),
            (
                "Further repositories",
                "https://github.com/driftwood/client",
                false
            ),
        ]
    );
    let shelf = |category: &str, subcategory: &str| Shelf {
        category: category.into(),
        subcategory: subcategory.into(),
    };
    assert!(
        mapping
            .rule(&shelf("notebook environment", "Notebook Environment"))
            .is_some()
    );
    assert!(mapping.rule(&shelf("Data", "Visualization")).is_none());

    let twice = "format: waymark.landscape-mapping/1\nrules:\n  - { category: A, covers: { X: full } }\n  - { category: a }\n";
    says(
        &LandscapeMapping::parse(twice).unwrap_err(),
        &["line 4", "rules[1]", "already"],
    );
    let bad = twice.replace("full", "fine");
    says(
        &LandscapeMapping::parse(&bad).unwrap_err(),
        &["line 3", "“fine” is none of partial, good, full"],
    );
}

#[test]
fn what_is_no_landscape_is_named() {
    let error = |text: &str| landscape::parse(text).unwrap_err();
    says(&error("a: 1"), &["no “landscape:”"]);
    says(&error(""), &["the landscape is empty"]);
    says(
        &error("landscape: yes"),
        &["must be a list of categories, and is a text", "line 1"],
    );
    says(
        &error("format: waymark.bundle/1\n- x"),
        &["this is “waymark.bundle/1”, not a landscape"],
    );
    assert_eq!(read("landscape: []").items, []);
    let nothing = "landscape:\n  - { category: , name: A, subcategories: }\n  - { category: B, subcategories: [{ subcategory: S, items: [{ name: T }] }] }\n";
    assert_eq!(read(nothing).items[0].key, "T | B");
}

#[test]
fn size_depth_count_and_aliases_are_bounded() {
    let error = |text: &str| landscape::parse(text).unwrap_err();
    says(
        &error(&" ".repeat(MAX_BYTES + 1)),
        &["the landscape is too large"],
    );
    let deep = format!("landscape: {}{}", "[".repeat(2_000), "]".repeat(2_000));
    says(&error(&deep), &["nested deeper than 24 levels"]);
    let laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned()
        + &(b'b'..=b'i')
            .map(char::from)
            .map(|c| {
                let before = char::from(c as u8 - 1);
                format!("{c}: &{c} [{}]\n", format!("*{before}, ").repeat(10))
            })
            .collect::<String>()
        + "landscape: *i\n";
    says(&error(&laughs), &["aliases"]);
    let item = "          - { name: x }\n";
    let many = format!(
        "landscape:\n  - name: A\n    subcategories:\n      - name: B\n        items:\n{}",
        item.repeat(20_001)
    );
    says(&error(&many), &["line 20006", "more than 20000 items"]);
    let long = format!(
        "landscape: [{{ name: A, subcategories: [{{ name: B, items: [{{ name: {} }}] }}] }}]",
        "x".repeat(300)
    );
    let l = read(&long);
    assert_eq!(
        (l.items.len(), l.left_out[0].why.as_str()),
        (0, "its name is longer than 200 characters")
    );
    // A merge key, and a key that stands twice: the first counts.
    let merged = "base: &b { name: T, project: sandbox }\nlandscape: [{ name: A, subcategories: [{ name: B, items: [{ <<: *b, license: MIT, license: X }] }] }]";
    let l = read(merged);
    assert_eq!(
        (l.items[0].name.as_str(), l.items[0].licence.as_deref()),
        ("T", Some("MIT"))
    );
}

/// The file that the facts of this project speak of lies beside the project, where its people work on it.
#[test]
fn the_landscape_beside_the_project_has_368_tools() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/lfai-landscape.yml"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("not there, so not checked: {path}");
        return;
    };
    let l = read(&text);
    assert_eq!((l.entries, l.tools), (472, 368));
    // Prefect stands in two categories, in two spellings.
    let merged: Vec<(&str, &str)> = l
        .merged
        .iter()
        .map(|m| (m.name.as_str(), m.key.as_str()))
        .collect();
    assert_eq!(merged, [("Prefect", "github.com/prefecthq/prefect | Data")]);
    assert_eq!((l.items.len(), l.alike.len()), (367, 0));
    let of_companies: usize = l.left_out.iter().map(|o| o.items).sum();
    assert_eq!(of_companies, 104);
    let why: Vec<String> = l
        .left_out
        .iter()
        .map(|o| format!("{}: {}", o.what, o.why))
        .collect();
    assert_eq!(
        why,
        [
            "Subcategory “Data / Education”: it has no items",
            "Category “LF AI & Data Member Company”: it lists companies, not tools",
            "Category “Hosting Companies”: it lists companies, not tools",
        ]
    );
    let states = l.items.iter().filter(|i| i.project.is_some()).count();
    assert_eq!(states, 64);
    // Every shelf is either mapped or meant to be left out.
    let mapping = LandscapeMapping::parse(MAPPING).unwrap();
    for rule in &mapping.rules {
        let met = l
            .items
            .iter()
            .flat_map(|i| &i.shelves)
            .any(|s| mapping.rule(s) == Some(rule));
        assert!(met, "no tool stands on {rule:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in r#"(landscape:|\n  - |\n      - |\n          - |name: |items: |item: |subcategories: |category: |repo_url: |\{|\}|\[|\]|&a |\*a|<<: |null|~|, |0|"|'|\PC){0,40}"#) {
        let _read = landscape::parse(&text);
        let _mapping = LandscapeMapping::parse(&text);
    }
}
