//! A command is whole or absent, whatever becomes of the machine while it runs.
//!
//! `strace` stops a child at its n-th write, sync or deletion, or has the call fail; afterwards the file
//! must be as it was before the command or as it is after it, and sound.

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Output;

use waymark_domain::facts::EngagementFacts;
use waymark_store::{OpenOptions, Store};

use crate::child::{self, answer};
use crate::support::*;

/// What SQLite calls to change a file.
const CALLS: [&str; 4] = ["pwrite64", "fsync", "unlink", "ftruncate"];

/// Does a task in a child whose system calls are tampered with as `rule` says.
fn tampered(task: &str, path: &Path, rule: &str) -> Output {
    let (call, _) = rule.split_once(':').unwrap();
    let (trace, inject) = (format!("trace={call}"), format!("inject={rule}"));
    let strace = [
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        &trace,
        "-e",
        &inject,
    ];
    let output = child::command(task, path, &strace).output();
    let output = output
        .expect("this test needs strace; `apt-get install strace`, or `cargo xtask test`, gets it");
    let killed = output.status.signal() == Some(9);
    assert!(
        killed || answer(&output).is_some(),
        "strace could not do its work: {output:?}"
    );
    output
}

/// The file before a task and after it.
struct Case {
    desk: Desk,
    original: Vec<u8>,
    task: &'static str,
    before: EngagementFacts,
    after: EngagementFacts,
}

impl Case {
    fn new(task: &'static str, prepare: impl FnOnce(&mut Store)) -> Self {
        let desk = Desk::with_facts();
        let mut store = desk.open();
        prepare(&mut store);
        let before = store.facts().unwrap();
        drop(store);
        let original = std::fs::read(&desk.path).unwrap();
        let untouched = child::command::<&str>(task, &desk.path, &[])
            .output()
            .unwrap();
        assert_eq!(answer(&untouched).as_deref(), Some("done"), "{untouched:?}");
        let after = desk.open().facts().unwrap();
        assert_ne!(before, after);
        Self {
            desk,
            original,
            task,
            before,
            after,
        }
    }

    fn reset(&self) {
        self.put(&[("a b.waymark".to_owned(), self.original.clone())]);
    }

    /// Returns all that lies in the folder, with its bytes.
    fn left(&self) -> Vec<(String, Vec<u8>)> {
        let bytes = |name: &String| std::fs::read(self.desk.folder.path().join(name)).unwrap();
        let mut names = self.desk.names();
        names.retain(|name| name != "backups");
        names.iter().map(|n| (n.clone(), bytes(n))).collect()
    }

    /// Has these files lie in the folder and no others.
    fn put(&self, files: &[(String, Vec<u8>)]) {
        let folder = self.desk.folder.path();
        for (name, _) in self.left() {
            std::fs::remove_file(folder.join(name)).unwrap();
        }
        for (name, bytes) in files {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }

    /// Returns the facts as whoever opens the file next finds them, and that it is sound.
    fn read(&self, read_only: bool) -> EngagementFacts {
        let options = OpenOptions {
            read_only,
            ..self.desk.options()
        };
        let store = Store::open(&self.desk.path, &options).unwrap();
        assert_sound(&store);
        store.facts().unwrap()
    }

    /// Checks that nothing lies beside the file but the beginning of a rollback journal that was not yet
    /// needed, and that the next command takes that away.
    fn assert_tidy(&self) {
        let mut names = self.desk.names();
        if names != ["a b.waymark"] {
            self.desk
                .open()
                .command(meta("next"), |e| e.delete_evidence(evidence(1)))
                .unwrap();
            names.retain(|name| !name.ends_with(".waymark-journal"));
        }
        assert_eq!(self.desk.names(), ["a b.waymark"]);
        assert_eq!(names, ["a b.waymark"]);
    }

    /// Kills the task at every call of one kind; returns at how many.
    fn kill_at_every(&self, call: &str) -> usize {
        for n in 1.. {
            self.reset();
            let output = tampered(
                self.task,
                &self.desk.path,
                &format!("{call}:signal=SIGKILL:when={n}"),
            );
            let done = answer(&output);
            let left = self.left();
            let facts = self.read(true);
            self.put(&left);
            assert!(
                facts == self.read(false),
                "{}: to read and to write are different after {call} {n}",
                self.task
            );
            let whole = if facts == self.before {
                "before"
            } else {
                "after"
            };
            assert!(
                facts == self.before || facts == self.after,
                "{}: half done when killed at {call} {n}",
                self.task
            );
            self.assert_tidy();
            if done.is_some() {
                assert_eq!((done.as_deref(), whole), (Some("done"), "after"));
                return n - 1;
            }
        }
        unreachable!("the task ends")
    }

    /// Has every call of one kind from the n-th on fail with `error`, for every n; returns for how many the
    /// command failed, each time saying `expected`.
    fn fail_from_every(&self, call: &str, error: &str, expected: &[&str]) -> usize {
        for n in 1.. {
            self.reset();
            let output = tampered(
                self.task,
                &self.desk.path,
                &format!("{call}:error={error}:when={n}+"),
            );
            let said = answer(&output).unwrap_or_else(|| panic!("no answer: {output:?}"));
            // The disk is well again, and the next command only reads.
            let facts = self.read(true);
            if said == "done" {
                assert_eq!(facts, self.after);
                return n - 1;
            }
            let name = said.split(' ').next().unwrap();
            assert!(expected.contains(&name), "{call} {n}: {said}");
            assert!(
                facts == self.before,
                "{call} {n}: {said}, yet something changed"
            );
            assert!(
                std::fs::read(&self.desk.path).unwrap() == self.original,
                "{call} {n}: {said}"
            );
            self.assert_tidy();
        }
        unreachable!("the task ends")
    }
}

fn killed(task: &'static str, prepare: impl FnOnce(&mut Store)) {
    let case = Case::new(task, prepare);
    let at = CALLS.map(|call| case.kill_at_every(call));
    assert!(
        at[0] > 10 && at[1] > 3 && at[2] > 0,
        "was it really tampered with? {at:?}"
    );
}

#[test]
fn a_command_killed_at_any_write_is_whole_or_absent() {
    killed("change", |_| ());
}

#[test]
fn an_undo_killed_at_any_write_is_whole_or_absent() {
    killed("undo", |store| child::change(store).unwrap());
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let case = Case::new("change", |_| ());
    assert!(case.fail_from_every("pwrite64", "ENOSPC", &["DiskFull"]) > 10);
}

#[test]
fn a_failing_disk_leaves_the_file_as_it_was() {
    let case = Case::new("lock", |_| ());
    assert!(case.fail_from_every("pwrite64", "EIO", &["Io"]) > 5);
    assert!(case.fail_from_every("fsync", "EIO", &["Io"]) > 2);
}

#[test]
fn a_command_that_failed_can_be_given_again() {
    let case = Case::new("change", |_| ());
    for call in CALLS {
        for n in 1.. {
            case.reset();
            let rule = format!("{call}:error=EIO:when={n}");
            let said = answer(&tampered(
                "change, and again if it fails",
                &case.desk.path,
                &rule,
            ))
            .unwrap();
            let store = case.desk.open();
            assert!(store.facts().unwrap() == case.after, "{call} {n}: {said}");
            assert_eq!(store.revision().unwrap(), 2);
            assert_sound(&store);
            if said == "done at once" {
                break;
            }
        }
    }
}

#[test]
fn a_size_limit_leaves_the_file_as_it_was() {
    let case = Case::new("change", |_| ());
    case.reset();
    // 64 blocks of 1,024 bytes are less than the file has; the signal would end the child unheard.
    let bash = [
        "bash",
        "-c",
        "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"",
    ];
    let output = child::command("change", &case.desk.path, &bash)
        .output()
        .unwrap();
    let said = answer(&output).unwrap();
    assert!(
        said.starts_with("Io ") || said.starts_with("DiskFull "),
        "{said}"
    );
    // Not even taking the change back was possible; opening the file does that.
    assert_sound(&case.desk.open());
    assert!(std::fs::read(&case.desk.path).unwrap() == case.original);
    assert_eq!(case.desk.names(), ["a b.waymark"]);
}

#[test]
fn a_file_killed_in_the_making_is_whole_or_absent() {
    let desk = Desk::new();
    let mut killed = 0;
    for call in ["fsync", "unlink", "linkat", "renameat2", "rename"] {
        for n in 1.. {
            let output = tampered(
                "create",
                &desk.path,
                &format!("{call}:signal=SIGKILL:when={n}"),
            );
            let done = answer(&output).is_some();
            if desk.path.exists() {
                let store = desk.open();
                assert_eq!(store.facts().unwrap(), facts());
                assert_sound(&store);
            } else {
                assert!(!done, "said it was made");
            }
            let _ = std::fs::remove_file(&desk.path);
            killed += usize::from(!done);
            if done {
                break;
            }
        }
    }
    assert!(killed > 10, "was it really tampered with? {killed}");
}

#[test]
fn a_full_disk_leaves_no_new_file() {
    let desk = Desk::new();
    for n in [1, 2, 5, 20, 60, 100] {
        let output = tampered(
            "create",
            &desk.path,
            &format!("pwrite64:error=ENOSPC:when={n}+"),
        );
        let said = answer(&output).unwrap();
        assert!(said.starts_with("DiskFull | "), "{said}");
        assert!(
            said.contains("a b.waymark") && !said.contains("draft"),
            "{said}"
        );
        assert_eq!(desk.names(), [""; 0]);
    }
}
