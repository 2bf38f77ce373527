//! The TypeScript types of the api, generated from its Rust.

use anyhow::{Context as _, Result};

use crate::shell;

/// Where the types go, as the UI imports them.
const GENERATED: &str = "ui/src/lib/api/generated.ts";

/// Writes the types anew.
pub(crate) fn renew() -> Result<()> {
    let build = [
        "build",
        "--locked",
        "--package",
        "waymark-api",
        "--example",
        "types",
    ];
    shell::run(&mut shell::cargo(&build)?)?;
    generate(&[GENERATED])?;
    println!("{GENERATED} is up to date.");
    Ok(())
}

/// Fails if the committed types differ from what the api would generate.
///
/// Expects the generator to be built, which the tests' build does.
pub(crate) fn check() -> Result<()> {
    generate(&[GENERATED, "--check"])
        .with_context(|| format!("{GENERATED} is out of date; run `cargo xtask types`"))
}

fn generate(arguments: &[&str]) -> Result<()> {
    let generator = shell::binaries()?.join("examples/types");
    shell::run(&mut shell::command(generator, arguments)?)
}
