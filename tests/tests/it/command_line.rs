//! The command line, as its users go: the sample and its report, a file of their own, every export.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::support::{run, scratch, waymark};

/// Returns the codes in the first column of a table, the header and the root left out.
fn codes(table: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(table).unwrap();
    text.lines()
        .skip(2)
        .map(|line| line.split(',').next().unwrap().to_owned())
        .collect()
}

fn pdf_text(folder: &Path, pdf: &str) -> String {
    run(folder, "pdftotext", &["-layout", pdf, "-"]).well().out
}

#[test]
fn the_sample_gives_a_report_that_holds_every_capability() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let gaps = waymark(folder, &["gap", "demo.waymark"]).well();
    assert!(gaps.out.contains("Release approval gate"), "{}", gaps.out);
    assert!(
        gaps.out.contains("coverage"),
        "no score without its coverage:\n{}",
        gaps.out
    );

    waymark(
        folder,
        &["report", "demo.waymark", "--kind", "gap", "-o", "gap.pdf"],
    )
    .well();
    waymark(
        folder,
        &["export", "demo.waymark", "--format", "csv", "-o", "tables"],
    )
    .well();
    let text = pdf_text(folder, "gap.pdf");
    let words: BTreeSet<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .collect();
    let codes = codes(&folder.join("tables/capabilities.csv"));
    assert!(codes.len() > 70, "only {} capabilities", codes.len());
    let missing: Vec<_> = codes
        .iter()
        .filter(|code| !words.contains(code.as_str()))
        .collect();
    assert!(missing.is_empty(), "the report lacks {missing:?}");

    let info = run(folder, "pdfinfo", &["gap.pdf"]).well().out;
    let line = |name: &str| {
        info.lines()
            .find(|l| l.starts_with(name))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(line("Tagged:").ends_with("yes"), "{info}");
    assert!(line("Title:").contains("Aldermere"), "{info}");
    let tags = run(folder, "pdfinfo", &["-struct", "gap.pdf"]).well().out;
    for tag in ["H1", "Table", "TH", "Figure", "TOC", "Caption"] {
        let has = tags
            .lines()
            .any(|l| l.trim_start().split([' ', '(', ':']).next() == Some(tag));
        assert!(has, "no {tag} among the tags");
    }
}

#[test]
fn the_same_file_and_day_give_the_same_bytes() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let report = |out: &str| {
        let command = format!(
            "SOURCE_DATE_EPOCH=1795420800 {} report demo.waymark -o {out}",
            waymark_path()
        );
        run(folder, "sh", &["-c", &command]).well();
        std::fs::read(folder.join(out)).unwrap()
    };
    assert!(
        report("a.pdf") == report("b.pdf"),
        "two reports of one file differ"
    );
}

fn waymark_path() -> String {
    crate::support::binary("waymark")
        .to_str()
        .unwrap()
        .to_owned()
}

#[test]
fn answers_come_in_count_and_can_be_taken_back() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "own.waymark"]).well();
    let answers = "code,person,level,note\nPE1.1,Ada Okoye,1,\nPE1.1,Ben Carter,3,\nPE1.2,Ada Okoye,NA,Bought in\n";
    std::fs::write(folder.join("answers.csv"), answers).unwrap();
    waymark(folder, &["import", "own.waymark", "answers.csv"]).well();

    let score = |state: &str| {
        waymark(
            folder,
            &["export", "own.waymark", "--format", "csv", "-o", state],
        )
        .well();
        let text = std::fs::read_to_string(folder.join(state).join("capabilities.csv")).unwrap();
        text.lines()
            .find(|line| line.starts_with("PE1.1,"))
            .unwrap()
            .to_owned()
    };
    assert!(
        score("after").contains(",answered,median,2,1,"),
        "{}",
        score("again")
    );
    waymark(folder, &["undo", "own.waymark"]).well();
    assert!(score("undone").contains(",unanswered,"));
    waymark(folder, &["redo", "own.waymark"]).well();
    assert!(score("redone").contains(",answered,median,2,1,"));

    let history = waymark(folder, &["history", "own.waymark", "--json"])
        .well()
        .json();
    let entries = history["entries"].as_array().unwrap();
    assert_eq!(
        entries.len(),
        4,
        "begun, imported, undone, redone: {history}"
    );
    assert!(
        entries[1]["undoes"].is_number() && entries[0]["redoes"].is_number(),
        "{history}"
    );
    assert_eq!(
        waymark(folder, &["check", "own.waymark"]).well().out,
        "own.waymark is sound.\n"
    );
}

#[test]
fn every_export_is_what_its_name_says() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let export = |format: &str, out: &str| {
        waymark(
            folder,
            &["export", "demo.waymark", "--format", format, "-o", out],
        )
        .well();
        folder.join(out)
    };
    let begins = |path: &Path, magic: &[u8]| {
        let bytes = std::fs::read(path).unwrap();
        assert!(bytes.starts_with(magic), "{}", path.display());
    };
    let all = |path: &Path, magic: &[u8], at_least: usize| {
        let files: Vec<_> = std::fs::read_dir(path)
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        assert!(files.len() >= at_least, "{files:?}");
        for file in &files {
            begins(file, magic);
        }
    };
    all(&export("csv", "tables"), b"", 8);
    all(&export("svg", "svg"), b"<svg", 4);
    assert!(folder.join("svg/load.svg").is_file(), "what roles carry");
    all(&export("png", "png"), b"\x89PNG", 4);
    begins(&export("xlsx", "tables.xlsx"), b"PK");
    begins(
        &export("model", "model.yaml"),
        b"format: waymark.capability-model/1",
    );
    begins(
        &export("answers", "answers.csv"),
        b"code,person,level,note,confidence\r\n",
    );
    serde_json::from_slice::<Value>(&std::fs::read(export("json", "bundle.json")).unwrap())
        .unwrap();
}

#[test]
fn a_bundle_goes_out_and_comes_back_without_loss() {
    let scratch = scratch();
    let folder = scratch.path();
    let bundle = |file: &str, out: &str| {
        waymark(folder, &["export", file, "--format", "yaml", "-o", out]).well();
        std::fs::read_to_string(folder.join(out)).unwrap()
    };
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let first = bundle("demo.waymark", "first.yaml");
    waymark(folder, &["import", "back.waymark", "first.yaml"]).well();
    assert!(
        first == bundle("back.waymark", "second.yaml"),
        "the bundle changed on its way"
    );
}

#[test]
fn every_question_is_answered_in_json_too() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample", "--json"])
        .well()
        .json();
    for command in ["gap", "check", "history"] {
        waymark(folder, &[command, "demo.waymark", "--json"])
            .well()
            .json();
    }
    let failed = waymark(folder, &["gap", "nowhere.waymark", "--json"]);
    assert_eq!(failed.code, 4);
    assert_eq!(failed.json()["error"]["code"], "bad_file", "{}", failed.out);
}

#[test]
fn every_number_explains_itself_down_to_what_people_said() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let explained = |arguments: &[&str]| {
        let all = [&["explain", "demo.waymark"], arguments].concat();
        waymark(folder, &all).well().out
    };
    let gap = explained(&["PR3.7"]);
    let first = gap.lines().next().unwrap();
    assert_eq!(
        first,
        "weighted gap of PR3.7 Release approval gate: 15 = priority × gap"
    );
    for part in ["├─ priority: 5", "└─ gap: 3 levels", "ratings: ", "JN: 1"] {
        assert!(gap.contains(part), "no “{part}” in:\n{gap}");
    }
    let unnamed = explained(&["PR3.7", "--anonymous"]);
    assert!(!unnamed.contains("JN: 1"), "{unnamed}");
    let ready = explained(&["people"]);
    assert!(
        ready.starts_with("readiness of People: 52.44 % = Σ p·"),
        "{ready}"
    );
    let whole = explained(&["MLOPS", "--figure", "coverage"]);
    assert!(
        whole.starts_with("coverage of mlops MLOps capability model: 92.96 %"),
        "{whole}"
    );
    let tool = explained(&["Fenwatch", "--evaluation", "V-01"]);
    assert!(tool.lines().count() > 50, "{tool}");
    let unknown = waymark(folder, &["explain", "demo.waymark", "ZZ9"]);
    assert_eq!(unknown.code, 3, "{}", unknown.err);
    assert!(unknown.err.contains("no capability with the code “ZZ9”"));
}

#[test]
fn an_evaluation_leaves_its_report_its_record_and_its_pictures() {
    let scratch = scratch();
    let folder = scratch.path();
    waymark(folder, &["new", "demo.waymark", "--sample"]).well();
    let about = ["--evaluation", "V-01"];
    let written = |arguments: &[&str]| {
        waymark(folder, &[arguments, &about].concat()).well();
    };
    written(&[
        "report",
        "demo.waymark",
        "--kind",
        "evaluation",
        "-o",
        "evaluation.pdf",
    ]);
    written(&[
        "report",
        "demo.waymark",
        "--kind",
        "decision",
        "-o",
        "decision.pdf",
    ]);
    written(&[
        "export",
        "demo.waymark",
        "--format",
        "adr",
        "-o",
        "decision.md",
    ]);
    written(&[
        "export",
        "demo.waymark",
        "--format",
        "svg",
        "-o",
        "pictures",
    ]);
    written(&["export", "demo.waymark", "--format", "csv", "-o", "tables"]);

    let text = pdf_text(folder, "evaluation.pdf");
    let criteria = codes(&folder.join("tables/weights.csv"));
    assert!(criteria.len() > 25, "only {} criteria", criteria.len());
    let missing: Vec<_> = criteria.iter().filter(|c| !text.contains(*c)).collect();
    assert!(missing.is_empty(), "the report lacks {missing:?}");
    // What the document says of robustness is what the command says.
    let said = waymark(folder, &["evaluate", "demo.waymark", "V-01", "--json"])
        .well()
        .json();
    let sentence = said["results"]["robustness"]["sentence"].as_str().unwrap();
    let squeezed = |t: &str| t.split_whitespace().collect::<String>();
    for pdf in ["evaluation.pdf", "decision.pdf"] {
        let text = squeezed(&pdf_text(folder, pdf));
        assert!(
            text.contains(&squeezed(sentence)),
            "{pdf} does not say “{sentence}”"
        );
    }
    let record = std::fs::read_to_string(folder.join("decision.md")).unwrap();
    for part in [
        "# V-01 Model monitoring",
        "- Status: Accepted",
        "## Context",
        "## Options",
        "Adopt **Fenwatch**.",
        "## Consequences",
        "## Written against",
    ] {
        assert!(record.contains(part), "no “{part}” in:\n{record}");
    }
    assert!(folder.join("pictures/critical-weights.svg").is_file());

    let none = [
        "report",
        "demo.waymark",
        "--kind",
        "decision",
        "-o",
        "x.pdf",
    ];
    assert_eq!(
        waymark(folder, &none).code,
        2,
        "an evaluation has to be named"
    );
    let unknown = waymark(folder, &[&none[..], &["--evaluation", "V-99"]].concat());
    assert_eq!(unknown.code, 3, "{}", unknown.err);
    assert!(
        unknown
            .err
            .contains("There is no evaluation called “V-99”."),
        "{}",
        unknown.err
    );
    assert!(!folder.join("x.pdf").exists());
}
