//! Bad input through the command line: each gets a clear message and its exit code, and the file is as it
//! was, with nothing half done beside it.

use std::fmt::Write as _;

use crate::desk::Desk;

/// A model of one scale and the given children.
fn model(children: &str) -> String {
    format!(
        "format: waymark.capability-model/1\ncode: small\ntitle: Small\nscale: s\nscales:\n  - code: s\n    title: S\n    \
         levels:\n      - {{ value: 0, title: No }}\n      - {{ value: 1, title: Yes }}\nchildren:\n{children}"
    )
}

#[test]
fn malformed_answers_name_row_and_column() {
    let desk = Desk::new();
    let check = |text: &str, words: &[&str]| desk.import_refused("answers.csv", text, words);
    check(
        "code,person,level,note\nPE1.1,DW,1,\nXX9.9,DW,1,\n",
        &["row 3", "code", "XX9.9"],
    );
    check(
        "code,person,level,note\nPE1.1,DW,9,\n",
        &["row 2", "level", "9"],
    );
    check(
        "code,person,level,note\nPE1.1,DW,much,\n",
        &["row 2", "level", "much"],
    );
    check(
        "code,person,level,note\nPE1.1,DW,1,\nPE1.1,DW,2,\n",
        &["row 3", "PE1.1", "DW"],
    );
    check("code,person,level,note\nPE1.1,DW,NA,\n", &["row 2", "note"]);
    check("code,person\nPE1.1,DW\n", &["level"]);
    check("code,person,level,note\nPE1.1,DW,1,\"open\n", &["row"]);
}

#[test]
fn answers_in_another_encoding_are_refused() {
    let desk = Desk::new();
    desk.import_refused(
        "answers.csv",
        b"code,person,level,note\nPE1.1,DW,1,\xe4\n",
        &["UTF-8"],
    );
}

#[test]
fn answers_that_are_too_large_are_refused() {
    let desk = Desk::new();
    let mut text = String::from("code,person,level,note\n");
    while text.len() <= 64 << 20 {
        text.push_str("PE1.1,DW,1,");
        text.extend(std::iter::repeat_n('x', 60_000));
        text.push('\n');
    }
    desk.import_refused("answers.csv", text, &["too large", "67108864"]);
}

#[test]
fn malformed_models_name_line_and_column() {
    let desk = Desk::new();
    let check = |text: &str, words: &[&str]| desk.import_refused("model.yaml", text, words);
    check(&model("  - code: A\n    title: [A\n"), &["line 13"]);
    check(&model("  - code: A\n    titel: A\n"), &["line 13", "titel"]);
    check(
        &model("  - code: A\n    code: B\n    title: A\n"),
        &["line 13", "code"],
    );
    check(
        &model("  - { code: A, title: A }\n  - { code: A, title: B }\n"),
        &["line 13", "A"],
    );
    check(
        &model("  - { code: A, title: A, scale: other }\n"),
        &["line 12", "other"],
    );
    check(
        &model("  - { code: A, title: A, weight: -1 }\n"),
        &["line 12", "weight"],
    );
    check(
        &model("  - { code: A, title: A, weight: .nan }\n"),
        &["line 12", "weight"],
    );
}

#[test]
fn weights_that_sum_to_zero_are_refused() {
    let desk = Desk::new();
    let children = "  - code: A\n    title: A\n    children:\n      - { code: B, title: B, weight: 0 }\n      - { code: C, title: C, weight: 0 }\n";
    desk.import_refused("model.yaml", model(children), &["weight", "A"]);
}

#[test]
fn deep_trees_are_refused_before_the_stack_is() {
    let desk = Desk::new();
    // Flow style nests without indentation: 10,000 deep in 300 KB.
    let mut deep = String::from("  - ");
    for depth in 0..10_000 {
        write!(deep, "{{ code: N{depth}, title: N, children: [").unwrap();
    }
    deep.push_str(&"]}".repeat(10_000));
    deep.push('\n');
    desk.import_refused("model.yaml", model(&deep), &["deep"]);
}

#[test]
fn a_tree_that_contains_itself_is_refused() {
    let desk = Desk::new();
    let cyclic = "  - &a\n    code: A\n    title: A\n    children: [*a]\n";
    desk.import_refused("model.yaml", model(cyclic), &["line"]);
    // Each alias doubles what the one before it stands for.
    let mut laughs = String::from("x0: &x0 [lol, lol]\n");
    for level in 1..40 {
        let below = level - 1;
        writeln!(laughs, "x{level}: &x{level} [*x{below}, *x{below}]").unwrap();
    }
    desk.import_refused(
        "laughs.yaml",
        model("  - { code: A, title: A }\n") + &laughs,
        &[],
    );
}

#[test]
fn models_that_are_too_large_are_refused() {
    let desk = Desk::new();
    let text = model("  - { code: A, title: A }\n") + &"# filler\n".repeat(700_000);
    desk.import_refused("model.yaml", text, &["too large", "5242880"]);
}

#[test]
fn scoring_refuses_what_importing_refuses() {
    let desk = Desk::new();
    desk.put("model.yaml", model("  - { code: A, title: A }\n"));
    desk.put(
        "answers.csv",
        "code,person,level,note\nA,Ada,1,\nB,Ada,1,\n",
    );
    let said = desk.run(&["score", "model.yaml", "answers.csv", "--json"]);
    assert_eq!(said.code, 3, "{}", said.err);
    let error = said.json()["error"].clone();
    assert_eq!(error["code"], "import", "{error}");
    assert!(
        error["message"].as_str().unwrap().contains("Row 3"),
        "{error}"
    );
}

#[test]
fn files_that_are_no_engagement_are_left_as_they_are() {
    let desk = Desk::new();
    let check = |name: &str, bytes: &[u8], words: &[&str]| {
        let path = desk.put(name, bytes);
        for command in ["check", "gap", "history", "undo"] {
            desk.refused(&desk.run(&[command, name]), 4, words);
        }
        assert_eq!(std::fs::read(path).unwrap(), bytes, "{name} has changed");
    };
    check(
        "notes.waymark",
        b"Minutes of the first meeting, in plain text.\n",
        &["notes.waymark", "not an engagement"],
    );
    check("empty.waymark", b"", &["empty.waymark", "empty"]);
    check(
        "cut.waymark",
        &desk.before[..desk.before.len() / 2],
        &["cut.waymark", "cut off"],
    );
    let mut newer = desk.before.clone();
    // `user_version` stands in bytes 60 to 63 of an SQLite header.
    newer[60..64].copy_from_slice(&999_u32.to_be_bytes());
    check("newer.waymark", &newer, &["newer.waymark", "newer Waymark"]);
    let mut foreign = desk.before.clone();
    foreign[68..72].copy_from_slice(b"GPKG");
    check(
        "foreign.waymark",
        &foreign,
        &["foreign.waymark", "another application"],
    );
    let mut damaged = desk.before.clone();
    damaged[8192..12288].fill(0x55);
    check("damaged.waymark", &damaged, &["damaged.waymark", "damaged"]);
}

#[test]
fn an_existing_file_is_never_made_anew() {
    let desk = Desk::new();
    desk.refused(
        &desk.run(&["new", "own.waymark"]),
        4,
        &["own.waymark", "exists"],
    );
}

#[test]
fn formulas_leave_as_text_and_numbers_as_numbers() {
    let desk = Desk::new();
    let answers = "code,person,level,note\nPE1.1,Zoe Zander,1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\nPE1.2,Zoe Zander,1,-3.5\nPE1.3,Zoe Zander,2,'@cmd\n";
    desk.put("answers.csv", answers);
    desk.run(&["import", "own.waymark", "answers.csv"]).well();
    desk.run(&["export", "own.waymark", "--format", "csv", "-o", "tables"])
        .well();
    let ratings = std::fs::read_to_string(desk.path().join("tables/ratings.csv")).unwrap();
    assert!(
        ratings.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
        "{ratings}"
    );
    assert!(ratings.contains(",'@cmd,"), "{ratings}");
    assert!(ratings.contains(",-3.5,"), "{ratings}");
    let bare = ratings
        .split([',', '\n', '\r'])
        .find(|cell| cell.starts_with(['=', '@', '+']));
    assert_eq!(bare, None);
}
