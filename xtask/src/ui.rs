//! The UI's packages, its build and its own checks, all through npm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use crate::steps::Plan;
use crate::{packages, shell};

/// Installs the UI's packages unless they are those of the lock file.
///
/// A copy of the lock file is left beside them when all went well, so a
/// broken-off installation is started anew.
pub(crate) fn install() -> Result<()> {
    let folder = folder()?;
    let lock =
        fs::read(folder.join("package-lock.json")).context("cannot read ui/package-lock.json")?;
    let stamp = folder.join("node_modules/.waymark-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        println!("The UI's packages are there.");
        return Ok(());
    }
    shell::run(&mut npm(&["ci", "--no-audit", "--no-fund"])?)?;
    fs::write(&stamp, lock).context("cannot write to ui/node_modules")
}

/// Builds the UI unless the last build is newer than everything it was made of.
pub(crate) fn build() -> Result<()> {
    let folder = folder()?;
    let built = modified(&folder.join("dist/index.html"));
    let mut newest = None;
    for entry in entries(&folder)? {
        let name = entry
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !BESIDE_THE_BUILD.contains(&name.as_str()) {
            newest = newest.max(newest_in(&entry)?);
        }
    }
    if built.is_some() && built >= newest {
        println!("ui/dist is newer than its sources.");
        return Ok(());
    }
    script("build")
}

/// What lies in ui/ without going into the build.
const BESIDE_THE_BUILD: &[&str] = &[
    "coverage",
    "dist",
    "node_modules",
    "tests",
    "test-results",
    "walks",
];

/// Runs a script of ui/package.json.
pub(crate) fn script(name: &str) -> Result<()> {
    shell::run(&mut npm(&["run", "--silent", name])?)
}

/// Returns an npm command in ui/ that asks and advertises nothing.
pub(crate) fn npm(arguments: &[&str]) -> Result<Command> {
    if !shell::has("npm") {
        bail!("npm is missing; install Node 20.19 or newer with npm");
    }
    let mut command = shell::command("npm", arguments)?;
    command
        .current_dir(folder()?)
        .env("npm_config_update_notifier", "false");
    Ok(command)
}

/// Renews the screenshots in docs/images from the built UI in Chromium.
pub(crate) fn shots() -> Result<()> {
    let walk = folder()?.join("walks/shots.mjs");
    if !walk.is_file() {
        bail!(
            "there is no {} to take screenshots with",
            shell::shown(&walk)
        );
    }
    Plan::new()
        .step("System packages", || {
            packages::install(&[packages::CORE, packages::BROWSER])
        })
        .step("UI packages", install)
        .step("UI build", build)
        .step("Loopback bridge", || {
            let bridge = ["build", "--locked", "--package", "waymark-tests", "--bins"];
            shell::run(&mut shell::cargo(&bridge)?)
        })
        .step("Screenshots", move || {
            let mut node = Command::new("node");
            node.current_dir(folder()?).arg(walk);
            shell::run(node.env("WAYMARK_BIN_DIR", shell::binaries()?))
        })
        .run()
}

fn folder() -> Result<PathBuf> {
    Ok(shell::root()?.join("ui"))
}

/// Returns when the newest file or folder at or below `path` was changed.
///
/// Folders count, so that a deleted file is seen.
fn newest_in(path: &Path) -> Result<Option<SystemTime>> {
    let mut newest = modified(path);
    if path.is_dir() {
        for entry in entries(path)? {
            newest = newest.max(newest_in(&entry)?);
        }
    }
    Ok(newest)
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|data| data.modified()).ok()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("cannot list {}", shell::shown(folder));
    let listing = fs::read_dir(folder).with_context(context)?;
    listing
        .map(|entry| Ok(entry.with_context(context)?.path()))
        .collect()
}
