//! `cargo xtask bench`: the benches, and the page that keeps their figures.

use std::ffi::OsString;
use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};

use crate::{estimates, packages, peers, shell};

/// The packages that have benches.
const PACKAGES: &[&str] = &[
    "waymark-domain",
    "waymark-api",
    "waymark-exchange",
    "waymark-tests",
];

/// The page that keeps the figures, and where in it they stand.
const PAGE: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- cargo xtask bench: begin -->\n";
const END: &str = "<!-- cargo xtask bench: end -->\n";

/// Runs the benches whose name contains the filter, if one is given, and
/// prints what was measured; a run of all renews the page too.
pub(crate) fn bench(arguments: &[OsString]) -> Result<()> {
    if arguments.len() > 1 {
        bail!("`bench` takes one FILTER");
    }
    packages::install(&[packages::CORE, packages::TESTS])?;
    let start = shell::a_moment_ago();
    let mut command = shell::cargo(&["bench", "--locked", "--benches"])?;
    for package in PACKAGES {
        command.args(["--package", package]);
    }
    shell::run(command.arg("--").args(arguments))?;

    let target = shell::binaries()?.join("../criterion");
    let estimates = estimates::read(&target, start)?;
    if estimates.is_empty() {
        bail!("no bench left an estimate in {}", target.display());
    }
    let against = peers::table(&estimates, &shell::binaries()?.join(".."))?;
    let table = format!(
        "{}\nAgainst a peer, in the same run:\n\n{against}",
        estimates::table(&estimates)
    );
    println!("\n{table}");
    if !arguments.is_empty() {
        return Ok(());
    }
    let path = shell::root()?.join(PAGE);
    let page = fs::read_to_string(&path).unwrap_or_else(|_| empty_page());
    let figures = format!("{}\n\n{table}", machine(start)?);
    fs::write(&path, renewed(&page, &figures)?).with_context(|| format!("cannot write {PAGE}"))?;
    println!("{PAGE} is up to date.");
    Ok(())
}

/// Returns the page before its first figures.
fn empty_page() -> String {
    format!(
        "# Benchmarks\n\n`cargo xtask bench` runs the benches and renews this table.\n\n{BEGIN}{END}"
    )
}

/// Returns the page with other figures between its two markers.
fn renewed(page: &str, figures: &str) -> Result<String> {
    let parts = page
        .split_once(BEGIN)
        .and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
    let (head, tail) =
        parts.with_context(|| format!("{PAGE} lacks its two marker lines:\n{BEGIN}{END}"))?;
    Ok(format!("{head}{BEGIN}\n{figures}\n{END}{tail}"))
}

/// Returns the size of this machine and the date, as one sentence.
fn machine(date: SystemTime) -> Result<String> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory =
        gibibytes(&memory).map_or_else(String::new, |gib| format!(", {gib} GiB of memory"));
    let compiler = shell::output(&mut shell::command("rustc", &["--version"])?)?;
    let compiler = compiler
        .split_whitespace()
        .nth(1)
        .unwrap_or("unknown")
        .to_owned();
    let (year, month, day) = civil(date);
    Ok(format!(
        "Measured on {year}-{month:02}-{day:02}: {cores} cores{memory}, {} {}, Rust {compiler}.",
        std::env::consts::OS,
        std::env::consts::ARCH,
    ))
}

/// Returns the memory that `/proc/meminfo` states, rounded to GiB.
fn gibibytes(meminfo: &str) -> Option<u64> {
    let line = meminfo
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some((kibibytes + (1 << 19)) >> 20)
}

/// Returns the UTC date of a moment as year, month, day.
///
/// Howard Hinnant, *chrono-compatible low-level date algorithms* (2013),
/// `civil_from_days`, for days since 1970.
fn civil(moment: SystemTime) -> (u64, u64, u64) {
    let seconds = moment
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn dates_are_right_across_leap_years() {
        let check = |seconds, expect| {
            assert_eq!(civil(UNIX_EPOCH + Duration::from_secs(seconds)), expect);
        };
        check(0, (1970, 1, 1));
        check(951_782_400, (2000, 2, 29));
        check(1_709_251_199, (2024, 2, 29));
        check(1_709_251_200, (2024, 3, 1));
        check(1_798_761_599, (2026, 12, 31));
    }

    #[test]
    fn memory_is_rounded() {
        assert_eq!(
            gibibytes("MemTotal:       24605060 kB\nMemFree: 1 kB\n"),
            Some(23)
        );
        assert_eq!(gibibytes(""), None);
    }

    #[test]
    fn figures_are_replaced_and_the_words_around_them_stay() -> Result<()> {
        let page = format!("# Title\n\n{BEGIN}old\n{END}\nafter\n");
        let once = renewed(&page, "new")?;
        assert_eq!(once, format!("# Title\n\n{BEGIN}\nnew\n{END}\nafter\n"));
        assert_eq!(renewed(&once, "new")?, once);
        assert!(renewed("# Title\n", "new").is_err());
        assert!(renewed(&empty_page(), "new").is_ok());
        Ok(())
    }
}
