//! Runs the chores of the house: `cargo xtask run | test | bench | bundle | types | shots`.
//!
//! A fresh Debian machine with Rust, Node and npm is all that is assumed. Each
//! chore is a plan of numbered steps ([`steps::Plan`]); each step either finds
//! its work done or does it, so a second start is quick and a broken-off one
//! goes on where it stopped. What a step starts writes straight to the
//! terminal, and Ctrl+C reaches it as it would without xtask in between.
//!
//! The crate leans on the standard library and `anyhow` alone: it is compiled
//! before anything else, on every fresh machine.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool: its progress lines are its output"
)]

mod bench;
mod bundle;
mod estimates;
mod pack;
mod packages;
mod peers;
mod run;
mod shell;
mod steps;
mod test;
mod types;
mod ui;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <chore>

  run [--headless] [-- FILE]  open the app on FILE, or on the sample engagement;
                              without a display, write its report pack to out/
  test [--fast] [FILTER…]     everything that must hold before a change goes in;
                              --fast leaves out the desktop app, doctests and walks;
                              FILTER runs only the Rust tests whose name contains it
  bench [FILTER]              run the benches; without FILTER, renew docs/benchmarks.md
  bundle                      make the Debian package of the desktop app
  types                       renew the TypeScript types of the api
  shots                       renew the screenshots in docs/images
";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the chore that the first argument names.
fn dispatch(arguments: &[OsString]) -> Result<()> {
    let Some((chore, rest)) = arguments.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    match chore.to_str() {
        Some("run") => run::run(&run::Options::parse(rest)?),
        Some("test") => test::test(&test::Options::parse(rest)?),
        Some("bench") => bench::bench(rest),
        Some("bundle") => bare(rest).and_then(|()| bundle::bundle()),
        Some("types") => bare(rest).and_then(|()| types::renew()),
        Some("shots") => bare(rest).and_then(|()| ui::shots()),
        Some("help" | "--help" | "-h") => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("there is no chore {}\n\n{USAGE}", chore.display()),
    }
}

/// Refuses arguments to a chore that takes none.
fn bare(arguments: &[OsString]) -> Result<()> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => bail!("unexpected argument {}\n\n{USAGE}", argument.display()),
    }
}
