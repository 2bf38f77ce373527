//! The one place that writes to standard output.
#![expect(
    clippy::print_stderr,
    reason = "messages go to standard error, from here alone"
)]

use std::io::{ErrorKind, Write as _};

use serde::Serialize;
use serde_json::json;

use crate::shell::Failure;

/// Writes an answer as JSON.
pub(crate) fn json<T: Serialize>(value: &T) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => line(text),
        Err(error) => eprintln!("the answer could not be written: {error}"),
    }
}

/// Writes a line of an answer.
pub(crate) fn line(text: impl AsRef<str>) {
    let written = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
    match written {
        Ok(()) => {}
        // whoever reads has had enough, as `head` does
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            eprintln!("the answer could not be written: {error}");
            std::process::exit(4);
        }
    }
}

/// Writes a message.
pub(crate) fn message(text: impl AsRef<str>) {
    eprintln!("{}", text.as_ref());
}

/// Writes why a command failed: what happened, where, and what to do.
pub(crate) fn failure(failure: &Failure, as_json: bool) {
    let error = failure.wire();
    if as_json {
        json(&json!({ "error": error }));
    }
    eprintln!("{}", error.message);
    if !error.hint.is_empty() {
        eprintln!("{}", error.hint);
    }
}

/// Writes rows under heads, each column as wide as its widest cell; numbers (columns in `right`) to the
/// right.
pub(crate) fn table(heads: &[&str], right: &[usize], rows: &[Vec<String>]) {
    let width = |c: usize| {
        let cells = rows
            .iter()
            .filter_map(|r| r.get(c))
            .map(|s| s.chars().count());
        cells.chain([heads[c].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let write = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .enumerate()
            .map(|(c, text)| {
                let w = widths[c];
                if right.contains(&c) {
                    format!("{text:>w$}")
                } else {
                    format!("{text:<w$}")
                }
            })
            .collect();
        line(padded.join("  ").trim_end());
    };
    write(&mut heads.iter().copied());
    for row in rows {
        write(&mut row.iter().map(String::as_str));
    }
}

/// Returns a number with two decimals, or a dash.
pub(crate) fn number(value: Option<f64>) -> String {
    value.map_or("–".into(), |v| format!("{v:.2}"))
}

/// Returns a share as a percentage without decimals, or a dash.
pub(crate) fn percent(value: Option<f64>) -> String {
    value.map_or("–".into(), |v| format!("{:.0} %", v * 100.0))
}
