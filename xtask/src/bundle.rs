//! `cargo xtask bundle`: the desktop app as a Debian package.

use anyhow::Result;

use crate::steps::Plan;
use crate::{packages, shell, ui};

/// The bundler, fetched by npm unless the UI's packages hold one.
const BUNDLER: &str = "@tauri-apps/cli@^2.12.0";

/// Builds the app for release and packs it.
///
/// The bundler runs cargo offline, so everything is fetched before.
pub(crate) fn bundle() -> Result<()> {
    Plan::new()
        .step("System packages", || {
            packages::install(&[packages::CORE, packages::DESKTOP])
        })
        .step("UI packages", ui::install)
        .step("UI build", ui::build)
        .step("Crates", || {
            shell::run(&mut shell::cargo(&["fetch", "--locked"])?)
        })
        .step("Debian package", || {
            let shell_folder = shell::root()?.join("src-tauri");
            let package = format!("--package={BUNDLER}");
            let exec = ["exec", "--yes", "--no-audit", "--no-fund", &package, "--"];
            let tauri = [
                "tauri",
                "build",
                "--bundles",
                "deb",
                "--",
                "--locked",
                "--offline",
            ];
            shell::run(ui::npm(&exec)?.args(tauri).current_dir(shell_folder))
        })
        .run()
}
