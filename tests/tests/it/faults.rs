//! What the system may do to a command: other writers, folders and disks that take nothing, kills.

use std::path::Path;

use crate::desk::{Desk, told};
use crate::support::{Said, binary, run};

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

#[test]
fn a_change_cut_off_in_a_read_only_folder_is_told() {
    let desk = Desk::new();
    desk.put("answers.csv", "code,person,level,note\nPE1.1,DW,0,\n");
    let locked = desk.path().join("locked");
    std::fs::create_dir(&locked).unwrap();
    // The deletion of the journal is what makes a change whole.
    let said = import_tampered(&desk, "inject=unlink:signal=SIGKILL:when=1");
    assert_ne!(said.code, 0);
    for name in ["own.waymark", "own.waymark-journal"] {
        std::fs::copy(desk.path().join(name), locked.join(name)).unwrap();
    }
    for command in ["check", "gap", "history"] {
        let arguments = [command, "locked/own.waymark"];
        let said = as_a_user_without_rights(&desk, &locked, &arguments);
        let words = [
            "last change",
            "cut off",
            "write-protected",
            "own.waymark-journal",
        ];
        told(&said, 4, &words);
        assert!(!said.err.contains("damaged"), "{}", said.err);
    }
    desk.run(&["check", "own.waymark"]).well();
    desk.untouched();
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
    import_tampered(desk, &format!("inject=pwrite64:error=ENOSPC:when={when}"))
}

/// Imports answers while system calls go as `inject` says.
fn import_tampered(desk: &Desk, inject: &str) -> Said {
    let waymark = binary("waymark");
    let import = [
        waymark.to_str().unwrap(),
        "import",
        "own.waymark",
        "answers.csv",
    ];
    let strace = ["-f", "-o", "trace.txt", "-e", inject];
    run(desk.path(), "strace", &[&strace[..], &import[..]].concat())
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
        // Where even taking the change back found no room, the next to open the file does it, if only to read.
        desk.run(&["check", "own.waymark"]).well();
        desk.untouched();
        desk.run(&["import", "own.waymark", "answers.csv"]).well();
    }
}

/// Calls by which a change reaches the disk; strace counts each by itself.
const WRITES: &[&str] = &[
    "pwrite64",
    "ftruncate",
    "fsync",
    "fdatasync",
    "unlink",
    "rename",
];

#[test]
fn a_kill_at_any_write_leaves_the_command_whole_or_absent() {
    let desk = Desk::new();
    let own = desk.path().join("own.waymark");
    desk.put("answers.csv", "code,person,level,note\nPE1.1,DW,0,\n");
    let bundle = || {
        desk.run(&[
            "export",
            "own.waymark",
            "--format",
            "yaml",
            "-o",
            "out.yaml",
        ])
        .well();
        std::fs::read(desk.path().join("out.yaml")).unwrap()
    };
    let before = bundle();
    desk.run(&["import", "own.waymark", "answers.csv"]).well();
    let after = bundle();
    assert!(before != after, "the command does nothing");

    let (mut absent, mut whole) = (0, 0);
    let mut reading = ["check", "gap", "history"].into_iter().cycle();
    for call in WRITES {
        for count in 1.. {
            std::fs::write(&own, &desk.before).unwrap();
            let inject = format!("inject={call}:signal=SIGKILL:when={count}");
            let said = import_tampered(&desk, &inject);
            if said.code == 0 {
                break;
            }
            // The next to open the file takes back what was cut off, if only to read.
            let command = reading.next().unwrap();
            let said = desk.run(&[command, "own.waymark"]).well();
            assert!(said.err.is_empty(), "{command}: {}", said.err);
            desk.run(&["check", "own.waymark"]).well();
            let now = bundle();
            assert!(
                now == before || now == after,
                "half a command after a kill at {call} {count}"
            );
            *(if now == before {
                &mut absent
            } else {
                &mut whole
            }) += 1;
        }
    }
    assert!(
        absent > 5 && whole > 0,
        "absent {absent} times, whole {whole} times"
    );
}
