//! Who may know whom: the house of DESIGN §5, held against cargo's own account of it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::support::root;

/// Each member, and which members it may name. What is not listed may not.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("waymark-domain", &[]),
    ("waymark-store", &["waymark-domain"]),
    ("waymark-exchange", &["waymark-domain"]),
    ("waymark-report", &["waymark-domain"]),
    (
        "waymark-api",
        &["waymark-domain", "waymark-exchange", "waymark-store"],
    ),
    (
        "waymark-cli",
        &["waymark-api", "waymark-domain", "waymark-report"],
    ),
    (
        "waymark-desktop",
        &["waymark-api", "waymark-domain", "waymark-report"],
    ),
    (
        "waymark-tests",
        &["waymark-api", "waymark-domain", "waymark-report"],
    ),
    ("xtask", &[]),
];

/// Crates that one member alone may name, or nobody under crates/.
const SOLE_OWNERS: &[(&str, &[&str])] = &[
    ("rusqlite", &["waymark-store"]),
    ("typst", &["waymark-report"]),
    ("plotters", &["waymark-report"]),
    ("clap", &["waymark-cli"]),
    ("tauri", &["waymark-desktop"]),
];

/// A member and the crates it names, tests and benches left out.
type Named = BTreeMap<String, BTreeSet<String>>;

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root())
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn named() -> Named {
    let text = cargo(&[
        "metadata",
        "--format-version=1",
        "--no-deps",
        "--offline",
        "--locked",
    ]);
    let metadata: Value = serde_json::from_str(&text).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    packages
        .iter()
        .map(|package| {
            let all = package["dependencies"].as_array().unwrap();
            let kept = all.iter().filter(|dependency| dependency["kind"] != "dev");
            (name(package), kept.map(name).collect())
        })
        .collect()
}

#[test]
fn members_name_only_those_they_may_know() {
    let named = named();
    let members: Vec<&String> = named.keys().collect();
    let listed: BTreeSet<&str> = MAY_KNOW.iter().map(|(member, _)| *member).collect();
    assert!(
        members.iter().all(|m| listed.contains(m.as_str())),
        "list the new member: {members:?}"
    );
    for (member, may) in MAY_KNOW {
        let knows: Vec<&String> = named[*member]
            .iter()
            .filter(|other| named.contains_key(*other))
            .collect();
        assert!(
            knows.iter().all(|other| may.contains(&other.as_str())),
            "{member} names {knows:?}, may {may:?}"
        );
    }
}

#[test]
fn heavy_crates_have_one_home() {
    for (member, crates) in named() {
        for (heavy, owners) in SOLE_OWNERS {
            let names = crates
                .iter()
                .any(|c| c == heavy || c.starts_with(&format!("{heavy}-")));
            // xtask and the tests start programs; they build none of these.
            assert!(
                !names || owners.contains(&member.as_str()),
                "{member} names {heavy}"
            );
        }
    }
}

#[test]
fn nothing_under_crates_reaches_tauri() {
    for member in ["waymark-api", "waymark-cli", "waymark-report"] {
        let tree = cargo(&[
            "tree",
            "--offline",
            "--locked",
            "--package",
            member,
            "--prefix=none",
            "--format={p}",
        ]);
        let reached: Vec<&str> = tree
            .lines()
            .filter(|l| l.starts_with("tauri") || l.starts_with("wry"))
            .collect();
        assert!(reached.is_empty(), "{member} reaches {reached:?}");
    }
}

#[test]
fn the_domain_reaches_no_database_no_runtime_and_no_renderer() {
    let tree = cargo(&[
        "tree",
        "--offline",
        "--locked",
        "--package=waymark-domain",
        "--edges=normal",
        "--prefix=none",
        "--format={p}",
    ]);
    for banned in [
        "rusqlite",
        "libsqlite3-sys",
        "rand ",
        "tokio",
        "csv ",
        "typst",
    ] {
        assert!(
            !tree.lines().any(|line| line.starts_with(banned)),
            "the domain reaches {banned}:\n{tree}"
        );
    }
}
