//! The report pack: every document and table of an engagement, in out/.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use crate::shell;

/// Writes the report pack of `file` to out/ and names each file written.
pub(crate) fn write(file: &Path) -> Result<()> {
    let out = shell::root()?.join("out");
    fs::create_dir_all(&out).context("cannot make out/")?;
    let workbook = Path::new(file.file_name().unwrap_or_default()).with_extension("xlsx");
    let parts: [(&[&str], PathBuf); 5] = [
        (&["report", "--kind", "gap"], out.join("gap.pdf")),
        (&["export", "--format", "csv"], out.join("tables")),
        (&["export", "--format", "svg"], out.join("charts")),
        (&["export", "--format", "png"], out.join("charts")),
        (&["export", "--format", "xlsx"], out.join(workbook)),
    ];
    let start = shell::a_moment_ago();
    let waymark = shell::binaries()?.join("waymark");
    for (arguments, target) in &parts {
        let mut command = shell::command(&waymark, &arguments[..1])?;
        command
            .arg(file)
            .args(&arguments[1..])
            .arg("-o")
            .arg(target);
        // The files are named below, all in one form.
        shell::run(command.stdout(Stdio::null()))?;
    }
    let mut written = Vec::new();
    for (_, target) in &parts {
        collect(target, start, &mut written)?;
    }
    written.sort();
    written.dedup();
    if written.is_empty() {
        bail!("the report pack is empty");
    }
    println!("{} files written:", written.len());
    for (path, bytes) in written {
        println!("  {:>9}  {}", size(bytes), shell::shown(&path));
    }
    Ok(())
}

/// Gathers the files at or below `path` that were changed since `start`.
fn collect(path: &Path, start: SystemTime, written: &mut Vec<(PathBuf, u64)>) -> Result<()> {
    let context = || format!("{} was not written", shell::shown(path));
    let data = path.metadata().with_context(context)?;
    if data.is_dir() {
        for entry in fs::read_dir(path).with_context(context)? {
            collect(&entry.with_context(context)?.path(), start, written)?;
        }
    } else if data.modified().with_context(context)? >= start {
        written.push((path.to_owned(), data.len()));
    }
    Ok(())
}

/// Returns a file's size as it is said: `812 B`, `4.2 KiB`, `650 KiB`, `1.3 MiB`.
fn size(bytes: u64) -> String {
    const KIB: f64 = 1024.0;
    let amount = bytes as f64;
    match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..10_240 => format!("{:.1} KiB", amount / KIB),
        10_240..1_048_576 => format!("{:.0} KiB", amount / KIB),
        _ => format!("{:.1} MiB", amount / KIB / KIB),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_the_largest_fitting_unit() {
        let check = |bytes, expect: &str| assert_eq!(size(bytes), expect);
        check(0, "0 B");
        check(1_023, "1023 B");
        check(4_300, "4.2 KiB");
        check(665_600, "650 KiB");
        check(1_363_149, "1.3 MiB");
    }
}
