//! `cargo xtask test`: everything that must hold before a change goes in.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Result, bail};

use crate::steps::Plan;
use crate::{packages, shell, types, ui};

/// Which tests to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Leave out the desktop app, the doctests and the walks.
    fast: bool,
    /// Run only the Rust tests with one of these in their name.
    filters: Vec<String>,
}

impl Options {
    /// Reads `[--fast] [FILTER…]`.
    pub(crate) fn parse(arguments: &[OsString]) -> Result<Self> {
        let mut options = Self::default();
        for argument in arguments {
            match argument.to_str() {
                Some("--fast") => options.fast = true,
                Some(filter) if !filter.starts_with('-') => options.filters.push(filter.to_owned()),
                _ => bail!(
                    "`test` has no option {}; it takes [--fast] [FILTER…]",
                    argument.display()
                ),
            }
        }
        Ok(options)
    }
}

/// What every cargo command covers. It is the same for all, so that no
/// dependency is built twice with other features.
const EVERYTHING: &[&str] = &["--workspace", "--locked"];

/// What `--fast` covers: whatever builds without the web view.
const WITHOUT_DESKTOP: &[&str] = &["--workspace", "--locked", "--exclude", "waymark-desktop"];

/// Runs the checks and tests as numbered steps.
///
/// The Rust tests come last, so that the test runner's summary is the last
/// thing on the screen.
pub(crate) fn test(options: &Options) -> Result<()> {
    let Options { fast, filters } = options;
    let plan = match (fast, filters.is_empty()) {
        (false, true) => full(),
        (true, true) => fast_only(),
        (fast, false) => some(*fast, filters.clone()),
    };
    plan.run_with_times()
}

/// Returns the plan that covers everything.
fn full() -> Plan {
    prepared()
        .step("Format", format)
        .step("Lints", || lint(EVERYTHING))
        .step("Build of the app and the tests", || build(EVERYTHING))
        .step("Generated types", types::check)
        .step("UI unit tests", || ui::script("test"))
        .step("Doctests", || {
            shell::run(cargo(&["test", "--doc"])?.args(EVERYTHING))
        })
        .step("Rust tests and walks", || rust_tests(false, &[]))
}

/// Returns the plan for a quick look while working.
fn fast_only() -> Plan {
    Plan::new()
        .step("System packages", || {
            packages::install(&[packages::CORE, packages::TESTS])
        })
        .step("UI packages", ui::install)
        .step("Test runner", install_runner)
        .step("Format", format)
        .step("Lints", || lint(WITHOUT_DESKTOP))
        .step("UI unit tests", || ui::script("test"))
        .step("Rust tests", || rust_tests(true, &[]))
}

/// Returns the plan that runs the Rust tests with one of `filters` in their name.
fn some(fast: bool, filters: Vec<String>) -> Plan {
    let plan = if fast {
        Plan::new().step("Test runner", install_runner)
    } else {
        prepared().step("Build of the app and the tests", || build(EVERYTHING))
    };
    plan.step("Rust tests", move || rust_tests(fast, &filters))
}

/// Returns the steps that come before any check: what must be installed, and
/// the UI's build, without which the desktop crate does not compile.
fn prepared() -> Plan {
    Plan::new()
        .step("System packages", || {
            packages::install(&[
                packages::CORE,
                packages::DESKTOP,
                packages::TESTS,
                packages::WINDOW,
                packages::BROWSER,
            ])
        })
        .step("UI packages", ui::install)
        .step("UI build", ui::build)
        .step("Test runner", install_runner)
}

/// Installs nextest unless it is there.
fn install_runner() -> Result<()> {
    if shell::has("cargo-nextest") {
        println!("cargo-nextest is there.");
        return Ok(());
    }
    // Unoptimised, and without the self-update and its TLS: there is less to build.
    let lean = [
        "--debug",
        "--no-default-features",
        "--features",
        "default-no-update",
    ];
    shell::run(cargo(&["install", "cargo-nextest", "--locked"])?.args(lean))
}

/// Fails on a file that its formatter would change.
fn format() -> Result<()> {
    shell::run(&mut cargo(&["fmt", "--all", "--check"])?)?;
    ui::script("format:check")
}

/// Fails on any warning of clippy, ESLint or svelte-check.
fn lint(scope: &[&str]) -> Result<()> {
    let mut clippy = cargo(&["clippy", "--all-targets"])?;
    shell::run(clippy.args(scope).args(["--", "-D", "warnings"]))?;
    ui::script("lint")?;
    ui::script("check")
}

/// Builds the binaries, the examples and the tests at one go.
fn build(scope: &[&str]) -> Result<()> {
    let targets = ["build", "--bins", "--examples", "--tests"];
    shell::run(cargo(&targets)?.args(scope))
}

/// Runs the Rust tests under nextest, those in a real window included.
///
/// The window tests get a virtual display of their own: they neither need the
/// user's nor disturb it. `WAYMARK_BIN_DIR` tells tests where the binaries lie.
fn rust_tests(fast: bool, filters: &[String]) -> Result<()> {
    let mut command = if fast {
        let mut command = cargo(&["nextest", "run", "--profile", "fast"])?;
        command.args(WITHOUT_DESKTOP);
        command
    } else {
        let cargo = cargo(&["nextest", "run"])?;
        let mut command = shell::command("xvfb-run", &["-a", "-s", "-screen 0 1280x900x24"])?;
        command.arg(cargo.get_program()).args(cargo.get_args());
        command.args(EVERYTHING);
        command
    };
    if !filters.is_empty() {
        command.arg("--").args(filters);
    }
    coloured(&mut command);
    shell::run(command.env("WAYMARK_BIN_DIR", shell::binaries()?))
}

fn cargo(arguments: &[&str]) -> Result<Command> {
    let mut command = shell::cargo(arguments)?;
    coloured(&mut command);
    Ok(command)
}

/// Keeps cargo's colours where a person looks on, even through `xvfb-run`.
fn coloured(command: &mut Command) {
    use std::io::IsTerminal as _;
    if std::env::var_os("CARGO_TERM_COLOR").is_none() {
        let person = std::io::stdout().is_terminal();
        command.env("CARGO_TERM_COLOR", if person { "always" } else { "never" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options> {
        let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn options_and_filters_are_told_apart() -> Result<()> {
        assert_eq!(parse(&[])?, Options::default());
        let filters = vec!["gap".to_owned(), "undo".to_owned()];
        assert_eq!(
            parse(&["gap", "--fast", "undo"])?,
            Options {
                fast: true,
                filters
            }
        );
        Ok(())
    }

    #[test]
    fn unknown_options_are_refused() {
        assert!(parse(&["--slow"]).is_err());
    }
}
