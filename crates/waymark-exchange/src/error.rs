//! What can be wrong with a document, and where.

use std::fmt;

use crate::sheet::column_letters;

/// Most problems that are listed at once; the rest is counted.
pub const MAX_PROBLEMS: usize = 50;

/// Why something could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The text is larger than its format allows; it was not looked at.
    #[error("the {what} is too large: {found} bytes, where at most {limit} are read")]
    TooLarge {
        /// What was to be read, such as “bundle”.
        what: &'static str,
        /// Bytes found.
        found: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// The text was read and is wrong in one place or several.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// A table does not fit into a sheet.
    #[error("the table “{table}” does not fit into a sheet: {why}; write it as CSV")]
    DoesNotFit {
        /// The table's title.
        table: String,
        /// Which bound it breaks.
        why: String,
    },
    /// The workbook could not be made.
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

impl ExchangeError {
    /// Returns the problems found in the text; empty for errors of another kind.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Problems(problems) => &problems.list,
            _ => &[],
        }
    }

    /// Returns an error with a single problem.
    pub(crate) fn problem(place: Place, message: impl Into<String>) -> Self {
        let list = vec![Problem {
            place,
            message: message.into(),
        }];
        Self::Problems(Problems { list, more: 0 })
    }
}

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the document as a whole.
    Document,
    /// In a YAML or JSON document.
    Text {
        /// Line, from 1; none where it is not known.
        line: Option<u64>,
        /// Character in the line, from 1; none where it is not known.
        column: Option<u64>,
        /// Path in the document, such as `rounds[1].ratings.PE1.1.DW`; empty where it is not known.
        path: String,
    },
    /// In a row of a table.
    Cell {
        /// Row, from 1: the row of column names is row 1.
        row: u64,
        /// Column, from 1.
        column: u64,
        /// The column's name; empty where it has none.
        name: String,
    },
    /// In a cell of a workbook.
    SheetCell {
        /// The sheet's name.
        sheet: String,
        /// Row, from 1.
        row: u64,
        /// Column, from 1; shown as letters.
        column: u64,
        /// The column's name; empty where it has none.
        name: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document => Ok(()),
            Self::Text { line, column, path } => {
                match (line, column) {
                    (Some(line), Some(column)) => write!(f, "line {line}, column {column}")?,
                    (Some(line), None) => write!(f, "line {line}")?,
                    _ => {}
                }
                match (line, path.is_empty()) {
                    (_, true) => Ok(()),
                    (Some(_), false) => write!(f, " ({path})"),
                    (None, false) => write!(f, "{path}"),
                }
            }
            Self::Cell { row, column, name } if name.is_empty() => {
                write!(f, "row {row}, column {column}")
            }
            Self::Cell { row, column, name } => write!(f, "row {row}, column {column} ({name})"),
            Self::SheetCell {
                sheet,
                row,
                column,
                name,
            } => {
                let letters = column_letters(column.saturating_sub(1) as u32);
                write!(f, "sheet “{sheet}”, cell {letters}{row}")?;
                if name.is_empty() {
                    Ok(())
                } else {
                    write!(f, " ({name})")
                }
            }
        }
    }
}

/// One thing that is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What, in a sentence for people.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        if place.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{place}: {}", self.message)
        }
    }
}

/// Everything found wrong with a document, first things first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    /// At most [`MAX_PROBLEMS`] of them.
    pub list: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
}

impl std::error::Error for Problems {}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.list.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        if self.more > 0 {
            write!(f, "\n… and {} more", self.more)?;
        }
        Ok(())
    }
}

impl Problems {
    /// Adds a problem, or counts it where the list is full.
    pub(crate) fn push(&mut self, place: Place, message: impl Into<String>) {
        if self.list.len() < MAX_PROBLEMS {
            self.list.push(Problem {
                place,
                message: message.into(),
            });
        } else {
            self.more += 1;
        }
    }

    /// Returns whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns `value` where nothing was found, else the problems.
    pub(crate) fn none_or<T>(self, value: T) -> Result<T, ExchangeError> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where() {
        let text = |line, column, path: &str| Place::Text {
            line,
            column,
            path: path.into(),
        };
        assert_eq!(
            text(Some(3), Some(5), "a.b").to_string(),
            "line 3, column 5 (a.b)"
        );
        assert_eq!(text(None, None, "a.b").to_string(), "a.b");
        assert_eq!(text(Some(3), Some(5), "").to_string(), "line 3, column 5");
        let cell = Place::Cell {
            row: 2,
            column: 3,
            name: "level".into(),
        };
        assert_eq!(
            Problem {
                place: cell,
                message: "no".into()
            }
            .to_string(),
            "row 2, column 3 (level): no"
        );
        assert_eq!(
            Problem {
                place: Place::Document,
                message: "no".into()
            }
            .to_string(),
            "no"
        );
    }

    #[test]
    fn the_list_is_bounded_and_the_rest_counted() {
        let mut problems = Problems::default();
        for _ in 0..60 {
            problems.push(Place::Document, "x");
        }
        assert_eq!((problems.list.len(), problems.more), (50, 10));
        assert!(problems.to_string().ends_with("… and 10 more"));
    }
}
