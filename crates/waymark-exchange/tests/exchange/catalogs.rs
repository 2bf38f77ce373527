//! Catalogs of tools.

use proptest::prelude::*;
use waymark_domain::tool::{Fit, Hosting};
use waymark_exchange::{ExchangeError, model_yaml, tool_catalog};

use crate::{ids, says};

const SMALL: &str = r#"format: waymark.tool-catalog/1
code: mini
title: Two tools
edition: "2026-11"
purpose: To be read.
source: Nobody's.
model: mlops
tools:
  - name: Feast
    category: Feature store
    repository: https://github.com/feast-dev/feast
    homepage: feast.dev
    hosting: hybrid
    vendor: Nobody
    description: Serves features.
    licence: { name: Apache-2.0, as_of: 2024-12-17, source: export, verified: true }
    covers: { TE1.2: good, TE4.2: partial }
    facts:
      - { name: Status, value: "Alive: yes", as_of: 2026-11-01, source: release notes }
  - name: Tecton
    hosting: unknown
"#;

fn error(text: &str) -> ExchangeError {
    tool_catalog::parse(text).unwrap_err()
}

#[test]
fn every_key_is_read() {
    let c = tool_catalog::parse(SMALL).unwrap();
    assert_eq!(
        (c.code.as_str(), c.model.as_str(), c.language.as_str()),
        ("mini", "mlops", "en")
    );
    let feast = &c.tools[0];
    assert_eq!(
        (feast.key.as_str(), feast.name.as_str()),
        ("Feast", "Feast")
    );
    assert_eq!(feast.homepage.as_deref(), Some("https://feast.dev"));
    assert_eq!(feast.hosting, Some(Hosting::Hybrid));
    assert_eq!(
        feast.vendor.as_ref().map(|v| v.name.as_str()),
        Some("Nobody")
    );
    assert_eq!(feast.licence.as_deref(), Some("Apache-2.0"));
    let covers: Vec<(&str, Fit)> = feast
        .covers
        .iter()
        .map(|c| (c.capability.as_str(), c.fit))
        .collect();
    assert_eq!(covers, [("TE1.2", Fit::Good), ("TE4.2", Fit::Partial)]);
    let facts: Vec<(&str, &str, bool)> = feast
        .facts
        .iter()
        .map(|f| (f.name.as_str(), f.value.as_str(), f.verified))
        .collect();
    assert_eq!(
        facts,
        [
            ("Licence", "Apache-2.0", true),
            ("Status", "Alive: yes", false)
        ]
    );
    let tecton = &c.tools[1];
    assert_eq!(
        (tecton.hosting, tecton.licence.clone(), tecton.facts.len()),
        (None, None, 0)
    );
}

#[test]
fn what_is_wrong_is_said_with_line_and_column() {
    let check = |from: &str, to: &str, parts: &[&str]| {
        assert!(SMALL.contains(from), "{from}");
        says(&error(&SMALL.replacen(from, to, 1)), parts);
    };
    check(
        "name: Tecton",
        "name: FEAST",
        &["line 20, column 11", "tools[1].name", "more than once"],
    );
    check(
        "name: Tecton",
        "name: \"\"",
        &["line 20", "a tool needs a name"],
    );
    check(
        "https://github.com/feast-dev/feast",
        "feast",
        &["line 11", "tools[0].repository", "“feast” is no address"],
    );
    check(
        "feast.dev",
        "javascript:alert(1)",
        &["line 12", "is no address"],
    );
    check(
        "hosting: hybrid",
        "hosting: moon",
        &["line 13", "“moon” is none of"],
    );
    check(
        "TE1.2: good",
        "TE1.2: great",
        &["line 17", "“great” is none of partial, good, full"],
    );
    check(
        "as_of: 2024-12-17",
        "as_of: yesterday",
        &["line 16", "“yesterday” is no date"],
    );
    check(
        "vendor: Nobody",
        "maker: Nobody",
        &["line 14", "unknown key “maker”"],
    );
    check("code: mini", "code: mi ni", &["line 2", "is no code"]);
    check("tool-catalog/1", "tool-catalog/9", &["use a newer one"]);
    says(
        &error("format: waymark.criteria-framework/1\ncode: a\n"),
        &["not a tool catalog"],
    );
}

#[test]
fn the_catalog_that_comes_with_the_program_is_read() {
    let c = tool_catalog::parse(include_str!("../../../../assets/tools/catalog.yaml")).unwrap();
    let model = include_str!("../../../../assets/models/mlops.yaml");
    let model = model_yaml::parse(model, &mut ids()).unwrap();
    assert_eq!((c.tools.len(), c.model.as_str()), (81, model.code.as_str()));
    for tool in &c.tools {
        assert!(
            tool.facts.iter().any(|f| f.name == "Licence"),
            "{}",
            tool.name
        );
        assert!(
            tool.facts.iter().all(|f| !f.source.is_empty()),
            "{}",
            tool.name
        );
        assert!(tool.description.is_some(), "{}", tool.name);
        for cover in &tool.covers {
            let known = model
                .capabilities
                .iter()
                .any(|m| m.code == cover.capability);
            assert!(known, "{}: {}", tool.name, cover.capability);
        }
    }
    let unverified = c
        .tools
        .iter()
        .filter(|t| t.facts.iter().any(|f| f.name == "Licence" && !f.verified))
        .count();
    assert!(unverified >= 7, "{unverified}");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in r#"(format: waymark.tool-catalog/1\n|tools:|\n  - name: |code: a\n|title: |\{|\}|\[|\]|covers: |facts: |: |, |0|"|\PC){0,30}"#) {
        let _read = tool_catalog::parse(&text);
    }
}
