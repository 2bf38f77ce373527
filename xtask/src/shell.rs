//! Where the repository lies, and how programs are started in it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};

/// Returns the repository's root: the folder above this crate.
///
/// Asks the environment that `cargo run` sets rather than `env!`, so that a
/// target folder shared by several clones still works on the right one.
pub(crate) fn root() -> Result<PathBuf> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .context("xtask does not know where it is; start it as `cargo xtask …`")?;
    let root = Path::new(&manifest).parent();
    Ok(root.context("xtask lies outside a repository")?.to_owned())
}

/// Returns the folder of the development binaries, which is xtask's own.
///
/// Holds for every `CARGO_TARGET_DIR` without having to ask cargo for it.
pub(crate) fn binaries() -> Result<PathBuf> {
    let own = std::env::current_exe().context("cannot find xtask's own binary")?;
    Ok(own
        .parent()
        .context("xtask's binary has no folder")?
        .to_owned())
}

/// Returns a command that starts `program` in the repository's root.
pub(crate) fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Result<Command> {
    let mut command = Command::new(program);
    command.current_dir(root()?).args(arguments);
    Ok(command)
}

/// Returns a command that starts the cargo that started xtask.
pub(crate) fn cargo(arguments: &[&str]) -> Result<Command> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    command(program, arguments)
}

/// Starts a command, waits for it, and fails with its command line if it does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Returns what a command writes to its standard output, whatever its status.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Tells whether a program is on the search path.
pub(crate) fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Returns a path as the user would write it from the repository's root.
pub(crate) fn shown(path: &Path) -> String {
    let root = root().unwrap_or_default();
    path.strip_prefix(&root)
        .unwrap_or(path)
        .display()
        .to_string()
}

/// Returns a time a second ago, so that whatever is written from now on is
/// newer, however coarse the file system's own clock may be.
#[expect(
    clippy::disallowed_methods,
    reason = "xtask is a shell: it compares with the file system's times"
)]
pub(crate) fn a_moment_ago() -> SystemTime {
    let now = SystemTime::now();
    now.checked_sub(Duration::from_secs(1)).unwrap_or(now)
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`; is it installed?", line(command))
}

/// Returns a command line for a message: the program's name and its arguments.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program
        .file_name()
        .unwrap_or_default()
        .display()
        .to_string();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_in_the_message() {
        let mut command = Command::new("/bin/sh");
        let error = run(command.args(["-c", "exit 3"])).expect_err("the shell exits with 3");
        assert_eq!(error.to_string(), "`sh -c exit 3` failed (exit status: 3)");
    }

    #[test]
    fn a_missing_program_is_named_in_the_message() {
        let mut command = Command::new("no-such-program-here");
        let error = run(&mut command).expect_err("there is no such program");
        assert!(error.to_string().contains("no-such-program-here"));
    }
}
