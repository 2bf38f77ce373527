//! `cargo xtask run`: the app on an engagement, or its report pack.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::steps::Plan;
use crate::{pack, packages, shell, ui};

/// The engagement that is made when none is named.
const SAMPLE: &str = "out/sample.waymark";

/// What to run and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Write the report pack even if there is a display.
    headless: bool,
    /// The engagement to open instead of the sample.
    file: Option<PathBuf>,
}

impl Options {
    /// Reads `[--headless] [[--] FILE]`.
    pub(crate) fn parse(arguments: &[OsString]) -> Result<Self> {
        let mut options = Self::default();
        let mut literal = false;
        for argument in arguments {
            let text = argument.to_string_lossy();
            if !literal && text == "--" {
                literal = true;
            } else if !literal && text == "--headless" {
                options.headless = true;
            } else if !literal && text.starts_with('-') {
                bail!("`run` has no option {text}; it takes [--headless] [-- FILE]");
            } else if options.file.replace(argument.into()).is_some() {
                bail!("`run` takes one FILE");
            }
        }
        Ok(options)
    }
}

/// Opens the app on an engagement; writes the report pack if no window can be.
pub(crate) fn run(options: &Options) -> Result<()> {
    let file = match &options.file {
        // The builds run in the root; the user may stand elsewhere.
        Some(file) => std::path::absolute(file).context("cannot tell the current folder")?,
        None => shell::root()?.join(SAMPLE),
    };
    if options.file.is_some() && !file.is_file() {
        bail!("there is no file {}", file.display());
    }
    if options.headless {
        println!("Headless, as asked: the report pack is written to out/ instead of a window.");
        return headless(file);
    }
    if !has_display() {
        println!("No display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window:");
        println!("the report pack is written to out/ instead.");
        return headless(file);
    }
    windowed(file)
}

/// Tells whether the environment names a display.
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Builds the whole app and opens it on `file`; returns when it is closed.
fn windowed(file: PathBuf) -> Result<()> {
    let sample = file.clone();
    Plan::new()
        .step("System packages", || {
            packages::install(&[packages::CORE, packages::DESKTOP])
        })
        .step("UI packages", ui::install)
        .step("UI build", ui::build)
        .step("Desktop app and command line", || {
            let packages = ["--package", "waymark-cli", "--package", "waymark-desktop"];
            shell::run(shell::cargo(&["build", "--locked"])?.args(packages))
        })
        .step("Sample engagement", move || make_sample(&sample))
        .run()?;
    println!("\nOpening {} …", shell::shown(&file));
    let app = shell::binaries()?.join("waymark-desktop");
    shell::run(shell::command(app, &[])?.arg(file))
}

/// Builds the command line only and writes the report pack of `file`.
fn headless(file: PathBuf) -> Result<()> {
    let sample = file.clone();
    Plan::new()
        .step("System packages", || packages::install(&[packages::CORE]))
        .step("Command line", || {
            shell::run(&mut shell::cargo(&[
                "build",
                "--locked",
                "--package",
                "waymark-cli",
            ])?)
        })
        .step("Sample engagement", move || make_sample(&sample))
        .step("Report pack", move || pack::write(&file))
        .run()
}

/// Makes the sample engagement unless the file is there.
fn make_sample(file: &Path) -> Result<()> {
    if file.exists() {
        println!("{} is there.", shell::shown(file));
        return Ok(());
    }
    let folder = file.parent().context("the engagement has no folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", shell::shown(folder)))?;
    let waymark = shell::binaries()?.join("waymark");
    let name = shell::shown(file);
    shell::run(&mut shell::command(waymark, &["new", &name, "--sample"])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options> {
        let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn options_are_read_on_either_side_of_the_dashes() -> Result<()> {
        let check = |arguments: &[&str], headless, file: Option<&str>| -> Result<()> {
            let file = file.map(PathBuf::from);
            assert_eq!(parse(arguments)?, Options { headless, file });
            Ok(())
        };
        check(&[], false, None)?;
        check(&["--headless"], true, None)?;
        check(&["client.waymark"], false, Some("client.waymark"))?;
        check(&["--headless", "--", "-odd"], true, Some("-odd"))
    }

    #[test]
    fn unknown_options_and_second_files_are_refused() {
        assert!(parse(&["--fast"]).is_err());
        assert!(parse(&["a", "b"]).is_err());
    }
}
