//! Grids of others, read within bounds: the sheets of an XLSX workbook, or a CSV text as one sheet.
//!
//! Cells are kept where they stand and nowhere else: a cell in the last column of the last row costs as much
//! as one in the first. A workbook is a ZIP of XML; only the parts that say what stands in the cells are
//! unpacked, each up to a bound on what really comes out, whatever the file says of itself. Formulas are
//! never calculated: the value that the writing program left counts.
//!
//! ```
//! use waymark_exchange::sheet::{self, Limits, Value};
//!
//! let text = b"Tool;Licence\nFeast;Apache-2.0\n";
//! let grid = sheet::read_csv(text, &Limits::default())?;
//! assert_eq!(grid.cell(1, 0), Some(&Value::Text("Feast".into())));
//! assert_eq!(grid.cell(1_048_575, 16_383), None);
//! # Ok::<(), waymark_exchange::ExchangeError>(())
//! ```

mod cells;
mod csv;
mod package;
mod workbook;
mod xml;

use chrono::NaiveDate;

use crate::error::{ExchangeError, Place};

pub use csv::read_csv;

/// Rows of a sheet.
pub const MAX_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const MAX_COLUMNS: u32 = 16_384;

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes in the file.
    pub bytes: usize,
    /// Most bytes that one part of a workbook may unpack to.
    pub part: u64,
    /// Most bytes that all parts that are read may unpack to, together.
    pub unpacked: u64,
    /// Most bytes that a byte of a part may unpack to, once the part is larger than a mebibyte.
    pub ratio: u64,
    /// Most files in a workbook's ZIP.
    pub entries: usize,
    /// Most sheets.
    pub sheets: usize,
    /// Most cells that hold something, in all sheets together.
    pub cells: usize,
    /// Most bytes of text in all cells together, each cell counted for itself.
    pub text: usize,
    /// Most bytes in a cell.
    pub cell: usize,
    /// Most merged regions in all sheets together.
    pub merged: usize,
}

impl Default for Limits {
    /// 16 MiB packed, 64 MiB a part and 128 MiB in all unpacked, 200 to 1; 4,096 files, 64 sheets, 500,000
    /// cells with 32 MiB of text, 64 KiB a cell; 20,000 merged regions.
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            part: 64 << 20,
            unpacked: 128 << 20,
            ratio: 200,
            entries: 4_096,
            sheets: 64,
            cells: 500_000,
            text: 32 << 20,
            cell: 64 << 10,
            merged: 20_000,
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, never empty; never a formula.
    Text(String),
    /// A finite number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day; the time of day is left out.
    Date(NaiveDate),
    /// What a formula could not calculate, such as `#REF!`.
    Error(String),
}

impl Value {
    /// Returns the value as text: numbers with the shortest digits, days as 2026-06-09, yes or no.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => crate::tables::number_text(*number),
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Date(date) => date.to_string(),
        }
    }
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetCell {
    /// Column, from 0.
    pub column: u32,
    /// What stands in it.
    pub value: Value,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Row, from 0.
    pub row: u32,
    /// Its cells by column, each column once.
    pub cells: Vec<SheetCell>,
}

/// Cells that are shown as one; its value stands in the first row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// First row, from 0.
    pub first_row: u32,
    /// First column, from 0.
    pub first_column: u32,
    /// Last row.
    pub last_row: u32,
    /// Last column.
    pub last_column: u32,
}

impl Region {
    /// Returns whether a cell stands in the region.
    pub fn holds(&self, row: u32, column: u32) -> bool {
        (self.first_row..=self.last_row).contains(&row)
            && (self.first_column..=self.last_column).contains(&column)
    }
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name; empty for a CSV text.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Rows that hold something, from the top down.
    pub rows: Vec<SheetRow>,
    /// Merged regions, by their first cell.
    pub merged: Vec<Region>,
}

impl Sheet {
    /// Returns what stands in a cell, both counted from 0; none where it is empty.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Value> {
        let found = self.rows.binary_search_by_key(&row, |r| r.row).ok()?;
        self.rows[found].cell(column)
    }

    /// Returns what a reader sees in a cell: in a merged region, the value of the region's first cell.
    pub fn shown(&self, row: u32, column: u32) -> Option<&Value> {
        let region = self.merged.iter().find(|r| r.holds(row, column));
        let (row, column) = region.map_or((row, column), |r| (r.first_row, r.first_column));
        self.cell(row, column)
    }

    /// Returns the place of a cell for messages: its sheet and address, or row and column of a CSV text.
    pub fn place(&self, row: u32, column: u32, name: &str) -> Place {
        let (row, column, name) = (
            u64::from(row) + 1,
            u64::from(column) + 1,
            name.trim().to_owned(),
        );
        if self.name.is_empty() {
            Place::Cell { row, column, name }
        } else {
            Place::SheetCell {
                sheet: self.name.clone(),
                row,
                column,
                name,
            }
        }
    }
}

impl SheetRow {
    /// Returns what stands in a column, from 0; none where it is empty.
    pub fn cell(&self, column: u32) -> Option<&Value> {
        let found = self
            .cells
            .binary_search_by_key(&column, |c| c.column)
            .ok()?;
        Some(&self.cells[found].value)
    }
}

/// Returns a column's letters, from 0: `A`, `Z`, `AA`, `XFD`.
pub fn column_letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// Reads the sheets of an XLSX workbook, or says what is wrong with it.
///
/// Chart sheets have no cells and are left out; hidden sheets are read and marked. Memory is bounded by
/// `limits`, time by the bytes that are unpacked.
pub fn read_workbook(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ExchangeError> {
    workbook::read(bytes, limits)
}

/// Reads a workbook or a CSV text, told apart by the first bytes.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ExchangeError> {
    if bytes.starts_with(b"PK") || bytes.starts_with(package::COMPOUND) {
        read_workbook(bytes, limits)
    } else {
        Ok(vec![read_csv(bytes, limits)?])
    }
}

/// What may still be taken in, over all sheets.
struct Budget<'l> {
    limits: &'l Limits,
    cells: usize,
    text: usize,
    merged: usize,
}

impl<'l> Budget<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            cells: 0,
            text: 0,
            merged: 0,
        }
    }

    /// Counts a cell with so many bytes of text, or says which bound it breaks.
    fn cell(&mut self, text: usize) -> Result<(), String> {
        self.cells += 1;
        self.text += text;
        if text > self.limits.cell {
            Err(format!(
                "the cell has {text} bytes; at most {} are read",
                self.limits.cell
            ))
        } else if self.cells > self.limits.cells {
            Err(format!(
                "there are more than {} cells; split the file",
                self.limits.cells
            ))
        } else if self.text > self.limits.text {
            Err(format!(
                "the texts of the cells have more than {} bytes in all; split the file",
                self.limits.text
            ))
        } else {
            Ok(())
        }
    }

    fn region(&mut self) -> Result<(), String> {
        self.merged += 1;
        if self.merged > self.limits.merged {
            return Err(format!(
                "there are more than {} merged regions",
                self.limits.merged
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let check = |column: u32, letters: &str| assert_eq!(column_letters(column), letters);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(701, "ZZ");
        check(702, "AAA");
        check(MAX_COLUMNS - 1, "XFD");
    }
}
