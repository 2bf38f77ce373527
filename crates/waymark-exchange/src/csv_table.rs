//! A CSV text as rows of equal length: the common ground of decision matrices and judgements.

use crate::csv_text::{Rows, decode, malformed_message, malformed_position, separator, unguard};
use crate::error::{ExchangeError, Place, Problems};

/// How much is read of a table of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes in the file.
    pub bytes: usize,
    /// Most rows.
    pub rows: usize,
    /// Most columns.
    pub columns: usize,
    /// Most cells in all.
    pub cells: usize,
    /// Most bytes in a cell.
    pub cell: usize,
}

impl Default for Limits {
    /// 16 MiB, 20,000 rows, 1,000 columns, 1,000,000 cells, 1 KiB a cell.
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            rows: 20_000,
            columns: 1_000,
            cells: 1_000_000,
            cell: 1 << 10,
        }
    }
}

/// One row below the header: its number in the file, from 1, and a cell per column, trimmed.
pub(crate) struct Row {
    pub(crate) number: u64,
    pub(crate) cells: Vec<String>,
}

/// A header and the rows below it, each as long as the header.
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

impl Table {
    /// Reads a table, or says what is wrong with its shape. Empty rows are passed over.
    ///
    /// The separator (comma, semicolon, tab) is told by the first row.
    pub(crate) fn read(
        bytes: &[u8],
        what: &'static str,
        limits: &Limits,
    ) -> Result<Self, ExchangeError> {
        if bytes.len() > limits.bytes {
            return Err(ExchangeError::TooLarge {
                what,
                found: bytes.len(),
                limit: limits.bytes,
            });
        }
        let text = decode(bytes)?;
        let (mut rows, mut cells) = (Rows::new(text, separator(text)), Vec::new());
        let mut table = Self {
            header: Vec::new(),
            rows: Vec::new(),
        };
        let (mut number, mut count) = (0, 0);
        loop {
            number += 1;
            let at = |column: usize, message: String| {
                Err(ExchangeError::problem(place(number, column, ""), message))
            };
            match rows.next(&mut cells) {
                Ok(false) => break,
                Ok(true) => {}
                Err(malformed) => {
                    return at(
                        malformed_position(&malformed),
                        malformed_message(&malformed).into(),
                    );
                }
            }
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            count += cells.len();
            if let Some(long) = cells.iter().position(|cell| cell.len() > limits.cell) {
                let found = cells[long].len();
                return at(
                    long,
                    format!(
                        "the cell has {found} bytes; at most {} are read",
                        limits.cell
                    ),
                );
            }
            if cells.len() > limits.columns {
                return at(
                    limits.columns,
                    format!("there are more than {} columns", limits.columns),
                );
            }
            if count > limits.cells || table.rows.len() >= limits.rows {
                let message = format!(
                    "there are more than {} rows or {} cells",
                    limits.rows, limits.cells
                );
                return at(0, message);
            }
            let own: Vec<String> = cells
                .iter()
                .map(|cell| unguard(cell).trim().to_owned())
                .collect();
            if table.header.is_empty() {
                table.header = own;
            } else if own.len() == table.header.len() {
                table.rows.push(Row { number, cells: own });
            } else {
                let (found, expected) = (own.len(), table.header.len());
                let message = format!(
                    "the row has {found} cells and the header {expected}; an empty cell keeps its separator"
                );
                return at(found.min(expected), message);
            }
        }
        if table.header.is_empty() {
            let message = format!("the {what} is empty; its first row names the columns");
            return Err(ExchangeError::problem(Place::Document, message));
        }
        Ok(table)
    }
}

/// Returns the place of a cell, its column from 0.
pub(crate) fn place(row: u64, column: usize, name: &str) -> Place {
    Place::Cell {
        row,
        column: column as u64 + 1,
        name: name.to_owned(),
    }
}

/// Returns the finite number that a cell holds, or what is wrong with it.
pub(crate) fn number(cell: &str) -> Result<f64, String> {
    match cell.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(format!("“{cell}” is no finite number")),
        Err(_) if cell.contains(',') => Err(format!(
            "“{cell}” is no number; decimals have a point, and thousands nothing"
        )),
        Err(_) => Err(format!("“{cell}” is no number")),
    }
}

/// Notes every name of the header's columns from `first` on that is missing or stands twice.
pub(crate) fn check_names(header: &[String], first: usize, what: &str, problems: &mut Problems) {
    for (column, name) in header.iter().enumerate().skip(first) {
        if name.is_empty() {
            problems.push(place(1, column, ""), format!("the {what} has no name"));
        } else if let Some(before) = header[first..column].iter().position(|other| other == name) {
            let before = first + before + 1;
            let message = format!("the {what} “{name}” stands in column {before} already");
            problems.push(place(1, column, name), message);
        }
    }
}
