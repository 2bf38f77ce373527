//! Tables as plain data, and their way into CSV and XLSX: see `docs/formats/tables.md`.

mod xlsx;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::csv_text::{guard, push_cell};

pub use xlsx::{Shade, Sheet, workbook, xlsx};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Text; left-aligned.
    Text,
    /// Numbers; right-aligned.
    Number,
    /// Dates.
    Date,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Cell {
    /// Nothing: no score is never 0.
    Empty,
    /// A text; it never becomes a formula.
    Text(String),
    /// A number in full precision; one that is not finite is written as nothing.
    Number(f64),
    /// A count.
    Integer(#[ts(type = "number")] i64),
    /// A day.
    Date(#[ts(type = "string")] NaiveDate),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    /// None is [`Cell::Empty`].
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A table: rows of cells under titled columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Table {
    /// Stem of the file that it is written to, such as `gaps`.
    pub name: String,
    /// Its title, for people.
    pub title: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column; what is missing counts as empty.
    pub rows: Vec<Vec<Cell>>,
}

/// Writes a table as CSV: UTF-8, commas, CR LF, the columns' titles in the first line.
///
/// Text that would be taken for a formula gets an apostrophe before it; numbers are written with the
/// shortest digits that give the same number again.
///
/// ```
/// use waymark_exchange::tables::{Cell, Column, ColumnKind, Table, csv};
///
/// let table = Table {
///     name: "gaps".into(),
///     title: "Gaps".into(),
///     columns: vec![
///         Column { title: "Capability".into(), kind: ColumnKind::Text },
///         Column { title: "Gap".into(), kind: ColumnKind::Number },
///     ],
///     rows: vec![vec!["=HYPERLINK(\"x\")".into(), Cell::Number(-0.1)], vec!["Feature store".into(), Cell::Empty]],
/// };
/// assert_eq!(csv(&table), "Capability,Gap\r\n\"'=HYPERLINK(\"\"x\"\")\",-0.1\r\nFeature store,\r\n");
/// ```
pub fn csv(table: &Table) -> String {
    let mut out = String::new();
    for (i, column) in table.columns.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        push_cell(&mut out, &guard(&column.title));
    }
    out.push_str("\r\n");
    for row in &table.rows {
        for i in 0..table.columns.len().max(row.len()) {
            if i > 0 {
                out.push(',');
            }
            match row.get(i) {
                Some(Cell::Text(text)) => push_cell(&mut out, &guard(text)),
                Some(Cell::Number(number)) if number.is_finite() => {
                    out.push_str(&number_text(*number));
                }
                Some(Cell::Integer(number)) => out.push_str(&number.to_string()),
                Some(Cell::Date(date)) => out.push_str(&date.to_string()),
                Some(Cell::Empty | Cell::Number(_)) | None => {}
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Returns the shortest decimal that gives the same number again, without an exponent where people would
/// not write one.
pub fn number_text(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 {
        "0".to_owned()
    } else if (1e-6..1e16).contains(&size) {
        format!("{number}")
    } else {
        format!("{number:e}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_stay_numbers() {
        let check = |number: f64, text: &str| assert_eq!(number_text(number), text);
        check(0.1 + 0.2, "0.30000000000000004");
        check(2.0, "2");
        check(-0.0, "0");
        check(-1_234_567.5, "-1234567.5");
        check(1e300, "1e300");
        check(1.5e-9, "1.5e-9");
    }

    #[test]
    fn what_is_not_a_number_is_nothing() {
        let columns = vec![
            Column {
                title: "a,b".into(),
                kind: ColumnKind::Number
            };
            2
        ];
        let rows = vec![
            vec![Cell::Number(f64::NAN), Cell::Integer(-3)],
            vec![Cell::from(None::<f64>)],
            vec![
                Cell::Date(NaiveDate::from_ymd_opt(2026, 6, 9).expect("a day")),
                "-3".into(),
            ],
            vec!["two\nlines".into(), "@cmd".into()],
        ];
        let table = Table {
            name: "t".into(),
            title: "T".into(),
            columns,
            rows,
        };
        assert_eq!(
            csv(&table),
            "\"a,b\",\"a,b\"\r\n,-3\r\n,\r\n2026-06-09,-3\r\n\"two\nlines\",'@cmd\r\n"
        );
    }

    proptest! {
        #[test]
        fn any_number_is_read_back_exactly(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
            let read: f64 = number_text(number).parse().expect("a number");
            prop_assert!(read.to_bits() == number.to_bits() || number == 0.0);
        }
    }
}
