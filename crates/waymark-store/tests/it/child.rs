//! Work that a test hands to a process of its own: this same program, started again with a task.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use waymark_store::{Access, OpenOptions, Store, StoreError};

use crate::support::*;

const TASK: &str = "WAYMARK_STORE_TASK";
const FILE: &str = "WAYMARK_STORE_FILE";

/// Returns a command that does `task` on `path`; `before` goes in front of it, such as a tracer.
pub(crate) fn command<S: AsRef<OsStr>>(task: &str, path: &Path, before: &[S]) -> Command {
    let program = std::env::current_exe().unwrap();
    command_of(&program, task, path, before)
}

/// Returns a command that has the test program at `program` do `task` on `path`.
pub(crate) fn command_of<S: AsRef<OsStr>>(
    program: &Path,
    task: &str,
    path: &Path,
    before: &[S],
) -> Command {
    let mut words = before
        .iter()
        .map(AsRef::as_ref)
        .chain([program.as_os_str()]);
    let mut command = Command::new(words.next().unwrap());
    command
        .args(words)
        .args(["--exact", "child::child", "--nocapture", "--test-threads=1"])
        .env(TASK, task)
        .env(FILE, path);
    command
}

/// Returns what the child had to say, or none where it was killed before it could.
pub(crate) fn answer(output: &Output) -> Option<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .find_map(|line| line.split_once("ANSWER "))
        .map(|(_, answer)| answer.to_owned())
}

/// Does what another test asks of it; asked nothing, asks another process of its kind to make a file.
#[test]
fn child() {
    let (Ok(task), Some(path)) = (std::env::var(TASK), std::env::var_os(FILE)) else {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made.waymark");
        let output = command::<&str>("create", &path, &[]).output().unwrap();
        assert_eq!(answer(&output).as_deref(), Some("done"));
        assert!(path.exists());
        return;
    };
    let answer = match work(&task, Path::new(&path)) {
        Ok(answer) => answer,
        Err(e) => format!("{} | {e}", name(&e)),
    };
    println!("ANSWER {answer}");
}

/// Returns the name of an error's variant.
pub(crate) fn name(error: &StoreError) -> String {
    let text = format!("{error:?}");
    text.split([' ', '{']).next().unwrap_or_default().to_owned()
}

fn work(task: &str, path: &Path) -> Result<String, StoreError> {
    let options = OpenOptions {
        backup_dir: path.with_file_name("backups"),
        read_only: false,
    };
    let open = || Store::open(path, &options);
    match task {
        "access" => Ok(match open()?.access() {
            Access::ReadWrite => "may write".to_owned(),
            Access::ReadOnly(reason) => reason.to_string(),
        }),
        "read" => Ok(format!("{}", open()?.facts()?.people.len())),
        "only read" => {
            let options = OpenOptions {
                read_only: true,
                ..options
            };
            Ok(format!(
                "{}",
                Store::open(path, &options)?.facts()?.people.len()
            ))
        }
        "change" => change(&mut open()?).map(|()| "done".to_owned()),
        "change, and again if it fails" => {
            let store = &mut open()?;
            match change(store) {
                Ok(()) => Ok("done at once".to_owned()),
                Err(e) => change(store).map(|()| format!("done at last, after: {e}")),
            }
        }
        "undo" => open()?.undo(at(9), "al").map(|_| "done".to_owned()),
        "lock" => {
            open()?.command(meta("lock"), |edit| edit.lock_round(round(2), at(5)))?;
            Ok("done".to_owned())
        }
        "create" => {
            Store::create_with(path, meta("new"), |edit| edit.insert_facts(&facts()))?;
            Ok("done".to_owned())
        }
        other => panic!("no task is called {other}"),
    }
}

/// Changes rows in many tables, enough of them to need many pages.
pub(crate) fn change(store: &mut Store) -> Result<(), StoreError> {
    store.command(meta("change"), |edit| {
        edit.put_rating(round(2), &rating(3, 3, not_applicable()))?;
        edit.delete_rating(round(2), capability(2), person(1))?;
        edit.delete_hurdle(hurdle(1))?;
        edit.set_participants(round(2), &[person(3)])?;
        for n in 0..12 {
            let purpose = "a long text ".repeat(20);
            let mut capability = node(100 + n, Some(1), &format!("A.{}", 10 + n));
            capability.purpose = purpose;
            edit.insert_capability(model_id(1), &capability, Some(0))?;
        }
        edit.move_capability(capability(4), Some(capability(1)), 0)
    })?;
    Ok(())
}
