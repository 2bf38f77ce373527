//! What criterion measured, read from the files it leaves behind.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result};

/// One bench: its name and its mean time, with a 95 % interval, in nanoseconds.
#[derive(Debug, PartialEq)]
pub(crate) struct Estimate {
    /// Group and bench, as criterion names their folders.
    pub(crate) name: String,
    /// Mean, in nanoseconds.
    pub(crate) mean: f64,
    lower: f64,
    upper: f64,
}

/// Returns the estimates below `folder` that were written since `start`, by name.
pub(crate) fn read(folder: &Path, start: SystemTime) -> Result<Vec<Estimate>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        gather(folder, folder, start, &mut found)?;
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn gather(top: &Path, folder: &Path, start: SystemTime, found: &mut Vec<Estimate>) -> Result<()> {
    let context = || format!("cannot read {}", folder.display());
    let file = folder.join("new/estimates.json");
    if file.is_file() {
        let written = file.metadata().and_then(|data| data.modified());
        if written.with_context(context)? >= start {
            let text = fs::read_to_string(&file).with_context(context)?;
            let name = folder
                .strip_prefix(top)
                .unwrap_or(folder)
                .display()
                .to_string();
            found.push(parse(name, &text).with_context(context)?);
        }
        return Ok(());
    }
    for entry in fs::read_dir(folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        if path.is_dir() {
            gather(top, &path, start, found)?;
        }
    }
    Ok(())
}

/// Reads the mean out of one `estimates.json`.
///
/// Looks for the three keys that follow `"mean"` instead of parsing JSON:
/// criterion writes the file, and a parser would triple xtask's build.
fn parse(name: String, text: &str) -> Result<Estimate> {
    let (_, mean) = text.split_once("\"mean\"").context("there is no mean")?;
    let number = |key: &str| -> Result<f64> {
        let (_, after) = mean
            .split_once(&format!("\"{key}\":"))
            .with_context(|| format!("there is no {key}"))?;
        let end = after.find([',', '}']).unwrap_or(after.len());
        let digits = after[..end].trim();
        digits
            .parse()
            .with_context(|| format!("{digits} is no number"))
    };
    Ok(Estimate {
        name,
        mean: number("point_estimate")?,
        lower: number("lower_bound")?,
        upper: number("upper_bound")?,
    })
}

/// Returns the estimates as a Markdown table.
pub(crate) fn table(estimates: &[Estimate]) -> String {
    let mut lines = vec![
        "| bench | mean | 95 % interval |".to_owned(),
        "|---|---:|---:|".to_owned(),
    ];
    for Estimate {
        name,
        mean,
        lower,
        upper,
    } in estimates
    {
        let (mean, lower, upper) = (spoken(*mean), spoken(*lower), spoken(*upper));
        lines.push(format!("| {name} | {mean} | {lower} – {upper} |"));
    }
    lines.join("\n") + "\n"
}

/// Returns a time given in nanoseconds, with three digits.
fn spoken(nanoseconds: f64) -> String {
    let (amount, unit) = match nanoseconds {
        n if n < 1e3 => (n, "ns"),
        n if n < 1e6 => (n / 1e3, "µs"),
        n if n < 1e9 => (n / 1e6, "ms"),
        n => (n / 1e9, "s"),
    };
    let digits = match amount {
        a if a < 10.0 => 2,
        a if a < 100.0 => 1,
        _ => 0,
    };
    format!("{amount:.digits$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = concat!(
        r#"{"mean":{"confidence_interval":{"confidence_level":0.95,"lower_bound":4218333.4,"#,
        r#""upper_bound":4319123.9},"point_estimate":4266991.25,"standard_error":25700.1},"#,
        r#""median":{"confidence_interval":{"confidence_level":0.95,"lower_bound":1.0,"#,
        r#""upper_bound":2.0},"point_estimate":1.5,"standard_error":0.1}}"#
    );

    #[test]
    fn the_mean_is_read_and_shown() -> Result<()> {
        let estimate = parse("recompute/1200x30".to_owned(), FILE)?;
        let expect = "| bench | mean | 95 % interval |\n|---|---:|---:|\n\
                      | recompute/1200x30 | 4.27 ms | 4.22 ms – 4.32 ms |\n";
        assert_eq!(table(&[estimate]), expect);
        Ok(())
    }

    #[test]
    fn a_file_without_a_mean_is_an_error() {
        assert!(parse(String::new(), "{}").is_err());
        assert!(parse(String::new(), r#"{"mean":{"point_estimate":"x"}}"#).is_err());
    }

    #[test]
    fn times_have_three_digits() {
        let check = |nanoseconds, expect: &str| assert_eq!(spoken(nanoseconds), expect);
        check(7.891, "7.89 ns");
        check(78_910.0, "78.9 µs");
        check(789_100_000.0, "789 ms");
        check(1_234_000_000.0, "1.23 s");
    }
}
