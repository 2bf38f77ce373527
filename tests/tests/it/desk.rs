//! A folder with an engagement, and what must hold after a command was refused.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::{Said, scratch, waymark};

/// A folder with an engagement whose bytes must not change.
pub(crate) struct Desk {
    folder: TempDir,
    pub(crate) before: Vec<u8>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = scratch();
        waymark(folder.path(), &["new", "own.waymark", "--sample"]).well();
        let before = std::fs::read(folder.path().join("own.waymark")).unwrap();
        Self { folder, before }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn put(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        waymark(self.path(), arguments)
    }

    /// Makes sure that a command was refused with these words, and that nothing has changed.
    #[track_caller]
    pub(crate) fn refused(&self, said: &Said, code: i32, words: &[&str]) {
        told(said, code, words);
        self.untouched();
    }

    #[track_caller]
    pub(crate) fn untouched(&self) {
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
    pub(crate) fn import_refused(&self, name: &str, text: impl AsRef<[u8]>, words: &[&str]) {
        self.put(name, text);
        let said = self.run(&["import", "own.waymark", name]);
        self.refused(&said, 3, words);
    }
}

/// Makes sure that a command was refused with these words, none of them from the inside.
#[track_caller]
pub(crate) fn told(said: &Said, code: i32, words: &[&str]) {
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
