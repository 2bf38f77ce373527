//! Where things are, and how programs are run.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Returns a binary of the workspace. They are built before the tests: `cargo xtask test` does so, and
/// says where in `WAYMARK_BIN_DIR`; else they are looked for beside this test.
pub(crate) fn binary(name: &str) -> PathBuf {
    let beside = || Some(std::env::current_exe().ok()?.parent()?.parent()?.to_owned());
    let folder = std::env::var_os("WAYMARK_BIN_DIR")
        .map(PathBuf::from)
        .or_else(beside)
        .unwrap();
    let path = folder.join(name);
    assert!(
        path.is_file(),
        "{} is missing: run `cargo build --workspace --bins` first",
        path.display()
    );
    path
}

/// Returns a folder for pictures that people look at: `target/walk`.
pub(crate) fn pictures() -> PathBuf {
    let folder = root().join("target/walk");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Returns a folder that goes with the test.
pub(crate) fn scratch() -> tempfile::TempDir {
    tempfile::TempDir::with_prefix("waymark-test-").unwrap()
}

/// What a program said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// Returns standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }

    /// Returns this, after making sure that all went well.
    #[track_caller]
    pub(crate) fn well(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        // A signal has no code.
        let code = output.status.code().unwrap_or(-1);
        Self {
            code,
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// Runs a program in `folder` to its end.
pub(crate) fn run<S: AsRef<OsStr>>(
    folder: &Path,
    program: impl AsRef<OsStr>,
    arguments: &[S],
) -> Said {
    let mut command = Command::new(&program);
    command
        .current_dir(folder)
        .args(arguments)
        .env("XDG_DATA_HOME", folder.join(".data"));
    let output = command.stdin(Stdio::null()).output();
    output
        .unwrap_or_else(|e| panic!("{}: {e}", program.as_ref().display()))
        .into()
}

/// Runs `waymark` in `folder`.
pub(crate) fn waymark(folder: &Path, arguments: &[&str]) -> Said {
    run(folder, binary("waymark"), arguments)
}

/// A program that ends with the test, whatever it has started with it.
pub(crate) struct Running(pub(crate) Child);

impl Running {
    /// Starts a program as the head of a group of its own.
    pub(crate) fn start(command: &mut Command) -> Self {
        use std::os::unix::process::CommandExt as _;
        let program = command.get_program().to_owned();
        let child = command.process_group(0).spawn();
        Self(child.unwrap_or_else(|e| panic!("{}: {e}", program.display())))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.0.wait();
    }
}
