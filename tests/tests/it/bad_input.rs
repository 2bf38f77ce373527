//! Bad input through the command line: each gets a clear message and its exit code, and the file is as it
//! was, with nothing half done beside it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::{Said, binary, run, scratch, waymark};

/// A folder with an engagement whose bytes must not change.
struct Desk {
    folder: TempDir,
    before: Vec<u8>,
}

impl Desk {
    fn new() -> Self {
        let folder = scratch();
        waymark(folder.path(), &["new", "own.waymark", "--sample"]).well();
        let before = std::fs::read(folder.path().join("own.waymark")).unwrap();
        Self { folder, before }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Said {
        waymark(self.path(), arguments)
    }

    /// Makes sure that a command was refused with these words, and that nothing has changed.
    #[track_caller]
    fn refused(&self, said: &Said, code: i32, words: &[&str]) {
        told(said, code, words);
        self.untouched();
    }

    #[track_caller]
    fn untouched(&self) {
        let now = std::fs::read(self.path().join("own.waymark")).unwrap();
        assert!(now == self.before, "the engagement file has changed");
        let left: Vec<String> = std::fs::read_dir(self.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| {
                name.contains("-journal") || name.contains(".part") || name.contains(".tmp")
            })
            .collect();
        assert!(left.is_empty(), "left behind: {left:?}");
    }

    /// Imports a file and makes sure that it was refused.
    #[track_caller]
    fn import_refused(&self, name: &str, text: impl AsRef<[u8]>, words: &[&str]) {
        self.put(name, text);
        let said = self.run(&["import", "own.waymark", name]);
        self.refused(&said, 3, words);
    }
}

/// Makes sure that a command was refused with these words, none of them from the inside.
#[track_caller]
fn told(said: &Said, code: i32, words: &[&str]) {
    assert_eq!(said.code, code, "out: {}\nerr: {}", said.out, said.err);
    // A message begins with a capital letter, wherever its words stand elsewhere.
    let spoken = said.err.to_lowercase();
    for word in words {
        let found = spoken.contains(&word.to_lowercase());
        assert!(found, "“{word}” is not in: {}", said.err);
    }
    for inside in [
        "sqlite",
        "SQLite",
        "rusqlite",
        "panicked",
        "Error {",
        "RUST_BACKTRACE",
    ] {
        assert!(
            !said.err.contains(inside),
            "a message from inside: {}",
            said.err
        );
    }
    assert!(
        said.out.is_empty(),
        "results on standard output: {}",
        said.out
    );
}

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
fn a_second_writer_may_only_read() {
    let desk = Desk::new();
    let file = desk.path().join("own.waymark");
    let environment = waymark_api::Environment {
        now: Box::new(|| chrono::DateTime::UNIX_EPOCH),
        actor: "first".into(),
        backup_dir: desk.path().join("backups"),
    };
    let first = waymark_api::Session::open(&file, environment).unwrap();
    desk.run(&["gap", "own.waymark"]).well();
    let said = desk.run(&["undo", "own.waymark"]);
    desk.refused(&said, 4, &["reading only"]);
    drop(first);
    desk.run(&["undo", "own.waymark"]).well();
}

#[test]
fn a_read_only_folder_is_told() {
    let desk = Desk::new();
    let locked = desk.path().join("locked");
    std::fs::create_dir(&locked).unwrap();
    let check = |arguments: &[&str], words: &[&str]| {
        let said = as_a_user_without_rights(&desk, &locked, arguments);
        assert_eq!(said.code, 4, "out: {}\nerr: {}", said.out, said.err);
        for word in words {
            assert!(said.err.contains(word), "“{word}” is not in: {}", said.err);
        }
        assert_eq!(std::fs::read_dir(&locked).unwrap().count(), 0);
    };
    check(&["new", "locked/new.waymark"], &["locked"]);
    check(
        &["report", "own.waymark", "-o", "locked/gap.pdf"],
        &["locked/gap.pdf"],
    );
    check(
        &[
            "export",
            "own.waymark",
            "--format",
            "xlsx",
            "-o",
            "locked/t.xlsx",
        ],
        &["locked/t.xlsx"],
    );
}

/// Runs `waymark` with a folder that it may not write. Root may write everywhere, so root runs it as nobody.
fn as_a_user_without_rights(desk: &Desk, locked: &Path, arguments: &[&str]) -> Said {
    use std::os::unix::fs::PermissionsExt as _;
    let allow = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let root = run(desk.path(), "id", &["-u"]).well().out.trim() == "0";
    if !root {
        allow(locked, 0o555);
        return desk.run(arguments);
    }
    let copy = desk.path().join("waymark");
    std::fs::copy(binary("waymark"), &copy).unwrap();
    allow(desk.path(), 0o755);
    allow(&desk.path().join("own.waymark"), 0o644);
    let mut all = vec![
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        copy.to_str().unwrap(),
    ];
    all.extend(arguments);
    run(desk.path(), "setpriv", &all)
}

/// Imports answers while the disk has no room for the writes that `when` says (as strace counts them).
fn import_on_a_full_disk(desk: &Desk, when: &str) -> Said {
    desk.put(
        "answers.csv",
        "code,person,level,note\nPE1.1,Zoe Zander,1,\n",
    );
    let inject = format!("inject=pwrite64:error=ENOSPC:when={when}");
    let waymark = binary("waymark");
    let command = [
        "-f",
        "-o",
        "trace.txt",
        "-e",
        "trace=pwrite64",
        "-e",
        &inject,
    ];
    let import = [
        waymark.to_str().unwrap(),
        "import",
        "own.waymark",
        "answers.csv",
    ];
    run(desk.path(), "strace", &[&command[..], &import[..]].concat())
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let desk = Desk::new();
    let mut failures = 0;
    for write in 1..200 {
        let said = import_on_a_full_disk(&desk, &write.to_string());
        if said.code == 0 {
            break;
        }
        failures += 1;
        desk.refused(&said, 4, &["own.waymark", "no room"]);
    }
    assert!(failures > 3, "the disk was full {failures} times only");
}

#[test]
fn a_disk_that_stays_full_costs_the_change_only() {
    let desk = Desk::new();
    let own = desk.path().join("own.waymark");
    for write in (1..60).step_by(4) {
        std::fs::write(&own, &desk.before).unwrap();
        let said = import_on_a_full_disk(&desk, &format!("{write}+"));
        if said.code == 0 {
            break;
        }
        told(&said, 4, &["own.waymark", "no room"]);
        // Where even taking the change back found no room, the next to open the file does it.
        desk.run(&["import", "own.waymark", "answers.csv"]).well();
        desk.run(&["check", "own.waymark"]).well();
    }
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
