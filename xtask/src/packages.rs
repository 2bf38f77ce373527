//! The system packages that each chore needs, and their installation.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};

use crate::shell;

/// What the core needs to be built: SQLite's session bindings are generated.
pub(crate) const CORE: &[&str] = &["libclang-dev"];

/// What the desktop app needs to be built and to run.
pub(crate) const DESKTOP: &[&str] = &["libwebkit2gtk-4.1-dev"];

/// What the Rust tests need to look at documents and to inject faults.
pub(crate) const TESTS: &[&str] = &[
    "fonts-dejavu-core",
    "imagemagick",
    "libxml2-utils",
    "poppler-utils",
    "strace",
];

/// What the walks in a real window need.
pub(crate) const WINDOW: &[&str] = &[
    "dbus-daemon",
    "webkit2gtk-driver",
    "x11-utils",
    "xauth",
    "xvfb",
];

/// What the walks in Chromium need.
pub(crate) const BROWSER: &[&str] = &["chromium"];

/// Installs those packages of the groups that are missing.
///
/// On a system without apt, says what is needed and goes on: the same things
/// may well be there under other names, and the build tells if they are not.
pub(crate) fn install(groups: &[&[&str]]) -> Result<()> {
    let wanted = groups.concat();
    if !(shell::has("dpkg-query") && shell::has("apt-get")) {
        println!("This is no Debian. Please see that you have what these packages hold:");
        println!("  {}", wanted.join(" "));
        return Ok(());
    }
    let missing = missing(&wanted, &installed(&wanted)?);
    if missing.is_empty() {
        println!("There: {}", wanted.join(" "));
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    apt_get(&["update", "--quiet"], &[])?;
    apt_get(
        &["install", "--yes", "--quiet", "--no-install-recommends"],
        &missing,
    )
    .with_context(|| format!("these packages are needed: {}", missing.join(" ")))
}

/// Returns `dpkg-query`'s answer: a line `status package` for each it knows.
fn installed(wanted: &[&str]) -> Result<String> {
    let format = "--showformat=${db:Status-Status} ${Package}\n";
    let mut query = shell::command("dpkg-query", &["--show", format])?;
    shell::output(query.args(wanted))
}

/// Returns the wanted packages that `dpkg-query` does not call installed.
fn missing<'a>(wanted: &[&'a str], answer: &str) -> Vec<&'a str> {
    let there: BTreeSet<&str> = answer
        .lines()
        .filter_map(|line| line.strip_prefix("installed "))
        .collect();
    wanted
        .iter()
        .copied()
        .filter(|package| !there.contains(package))
        .collect()
}

/// Runs apt-get without questions, as root.
fn apt_get(arguments: &[&str], packages: &[&str]) -> Result<()> {
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    // Another apt may be at work on a machine that has just started.
    let patient = ["--option", "DPkg::Lock::Timeout=300"];
    let full: Vec<&str> = [&quiet[..], arguments, &patient, packages].concat();
    let root = shell::output(&mut shell::command("id", &["-u"])?)?.trim() == "0";
    let mut command = match (root, shell::has("sudo")) {
        (true, _) => shell::command(full[0], &full[1..])?,
        (false, true) => shell::command("sudo", &full)?,
        (false, false) => bail!(
            "neither root nor sudo; have somebody run `apt-get {} {}`",
            arguments.join(" "),
            packages.join(" ")
        ),
    };
    shell::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_installed_is_missing() {
        let answer = "installed xvfb\nconfig-files xauth\nnot-installed chromium\n";
        let wanted = ["xvfb", "xauth", "chromium", "strace"];
        assert_eq!(missing(&wanted, answer), ["xauth", "chromium", "strace"]);
        assert!(missing(&[], answer).is_empty());
    }
}
