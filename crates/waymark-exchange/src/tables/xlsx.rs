//! Tables as sheets of a workbook.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Timelike, Utc};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
};

use super::{Cell, ColumnKind, Table};
use crate::error::ExchangeError;

/// Rows of a sheet below its header.
const MAX_ROWS: usize = 1_048_575;
const MAX_COLUMNS: usize = 16_384;
/// UTF-16 units in a cell.
const MAX_CELL: usize = 32_767;
/// Cells from which a sheet is written row by row through a nameless temporary file.
const LARGE: usize = 250_000;
/// Rows that a column's width is measured on.
const MEASURED_ROWS: usize = 1_000;

/// How heavy a word weighs: the fill of its cell, with an ink that can be read on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// White on near black.
    Dark,
    /// Black on grey-blue.
    Middle,
    /// Black on a breath of it.
    Light,
}

impl Shade {
    /// Returns fill and ink, as in the window's grids.
    fn colours(self) -> (Color, Color) {
        let (fill, ink) = match self {
            Self::Dark => (0x20_35_4C, 0xFF_FF_FF),
            Self::Middle => (0xB4_C4_D4, 0x16_18_1B),
            Self::Light => (0xE1_E8_EF, 0x16_18_1B),
        };
        (Color::RGB(fill), Color::RGB(ink))
    }
}

/// A table as a sheet, with the columns that stay in sight while the others scroll.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it holds.
    pub table: Table,
    /// How many of the first columns stay.
    pub frozen: u16,
    /// Texts of cells in the other columns that are shaded and centred.
    pub shades: BTreeMap<String, Shade>,
}

impl From<Table> for Sheet {
    /// A sheet all of whose columns scroll.
    fn from(table: Table) -> Self {
        Self {
            table,
            frozen: 0,
            shades: BTreeMap::new(),
        }
    }
}

/// Writes tables as a workbook, one sheet a table, in their order; see [`workbook`].
pub fn xlsx(tables: &[Table], created: DateTime<Utc>) -> Result<Vec<u8>, ExchangeError> {
    let plain = BTreeMap::new();
    written(tables.iter().map(|table| (table, 0, &plain)), created)
}

/// Writes sheets as a workbook, in their order; returns the file's bytes.
///
/// Text is always text, never a formula or a link; numbers keep their full precision. Heads stay in sight,
/// names of sheets are made fit and unique. `created` is the date that the file gives for itself, so that the
/// same sheets give the same file.
pub fn workbook(sheets: &[Sheet], created: DateTime<Utc>) -> Result<Vec<u8>, ExchangeError> {
    let parts = sheets.iter().map(|s| (&s.table, s.frozen, &s.shades));
    written(parts, created)
}

fn written<'a>(
    tables: impl Iterator<Item = (&'a Table, u16, &'a BTreeMap<String, Shade>)>,
    created: DateTime<Utc>,
) -> Result<Vec<u8>, ExchangeError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date_time(created)?));
    let mut names: Vec<String> = Vec::new();
    for (table, frozen, shades) in tables {
        fits(table)?;
        let large = table.rows.len() * table.columns.len() > LARGE;
        let sheet = if large {
            workbook.add_worksheet_with_constant_memory()?
        } else {
            workbook.add_worksheet()
        };
        let name = sheet_name(table, &names);
        sheet.set_name(name.as_str())?;
        names.push(name.to_lowercase());
        write(sheet, table, frozen, shades)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn date_time(at: DateTime<Utc>) -> Result<ExcelDateTime, ExchangeError> {
    // Excel's calendar begins in 1900.
    let year = u16::try_from(at.year()).unwrap_or(1900).max(1900);
    let (month, day) = (at.month() as u8, at.day() as u8);
    let date = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(date.and_hms(at.hour() as u16, at.minute() as u8, f64::from(at.second()))?)
}

fn fits(table: &Table) -> Result<(), ExchangeError> {
    let no = |why: String| {
        Err(ExchangeError::DoesNotFit {
            table: table.title.clone(),
            why,
        })
    };
    if table.rows.len() > MAX_ROWS {
        return no(format!(
            "{} rows, where at most {MAX_ROWS} are possible",
            table.rows.len()
        ));
    }
    let widest = table
        .rows
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or_default()
        .max(table.columns.len());
    if widest > MAX_COLUMNS {
        return no(format!(
            "{widest} columns, where at most {MAX_COLUMNS} are possible"
        ));
    }
    for (i, row) in table.rows.iter().enumerate() {
        // A text of n bytes has at most n UTF-16 units, so most texts need not be counted.
        let long = |c: &Cell| matches!(c, Cell::Text(t) if t.len() > MAX_CELL && t.encode_utf16().count() > MAX_CELL);
        if row.iter().any(long) {
            return no(format!(
                "row {} has a text of more than {MAX_CELL} characters",
                i + 2
            ));
        }
    }
    Ok(())
}

/// Returns the title as a sheet may be called: without `[ ] : * ? / \`, at most 31 characters, not taken.
fn sheet_name(table: &Table, taken: &[String]) -> String {
    let forbidden =
        |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control();
    let clean = |text: &str| {
        text.replace(forbidden, " ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let cut = |text: &str, length: usize| {
        let mut units = 0;
        let short = text.chars().take_while(|c| {
            units += c.len_utf16();
            units <= length
        });
        short
            .collect::<String>()
            .trim_matches([' ', '\''])
            .to_owned()
    };
    let title = cut(&clean(&table.title), 31);
    let title = if title.is_empty() {
        cut(&clean(&table.name), 31)
    } else {
        title
    };
    let title = if title.is_empty() {
        "Table".to_owned()
    } else {
        title
    };
    // “History” is Excel's own.
    let free =
        |name: &str| !taken.contains(&name.to_lowercase()) && !name.eq_ignore_ascii_case("history");
    if free(&title) {
        return title;
    }
    let numbered = |n: usize| {
        let number = format!(" {n}");
        cut(&title, 31 - number.len()) + &number
    };
    // One more candidate than there are names taken: one of them is free.
    (2..taken.len() + 4)
        .map(numbered)
        .find(|name| free(name))
        .unwrap_or(title)
}

struct Formats {
    head: Format,
    text: Format,
    number: Format,
    integer: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            text: top().set_text_wrap(),
            number: top().set_num_format("0.00"),
            integer: top().set_num_format("0"),
            date: top().set_num_format("yyyy\\-mm\\-dd"),
        }
    }

    fn shaded(shade: Shade) -> Format {
        let (fill, ink) = shade.colours();
        Format::new()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Center)
            .set_background_color(fill)
            .set_font_color(ink)
    }
}

fn write(
    sheet: &mut Worksheet,
    table: &Table,
    frozen: u16,
    shades: &BTreeMap<String, Shade>,
) -> Result<(), ExchangeError> {
    let formats = Formats::new();
    let shaded: BTreeMap<&str, Format> = shades
        .iter()
        .map(|(text, shade)| (text.as_str(), Formats::shaded(*shade)))
        .collect();
    for (i, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(i, width(table, usize::from(i), column.kind))?;
    }
    sheet.set_freeze_panes(1, frozen)?;
    if let (Some(last), rows @ 1..) = (table.columns.len().checked_sub(1), table.rows.len()) {
        sheet.autofilter(0, 0, rows as u32, last as u16)?;
    }
    for (i, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, i, &column.title, &formats.head)?;
    }
    for (r, row) in (1..).zip(&table.rows) {
        for (c, cell) in (0..).zip(row) {
            match cell {
                Cell::Text(text) if !text.is_empty() => {
                    let own = (c >= frozen).then(|| shaded.get(text.as_str())).flatten();
                    let format = own.unwrap_or(&formats.text);
                    sheet.write_string_with_format(r, c, text, format)?;
                }
                Cell::Number(number) if number.is_finite() => {
                    sheet.write_number_with_format(r, c, *number, &formats.number)?;
                }
                // Excel's numbers hold 15 digits; a longer count would be another one.
                Cell::Integer(number) if number.unsigned_abs() > 1_000_000_000_000_000 => {
                    sheet.write_string_with_format(r, c, number.to_string(), &formats.text)?;
                }
                Cell::Integer(number) => {
                    sheet.write_number_with_format(r, c, *number as f64, &formats.integer)?;
                }
                Cell::Date(date) if (1900..=9999).contains(&date.year()) => {
                    let day = ExcelDateTime::from_ymd(
                        date.year() as u16,
                        date.month() as u8,
                        date.day() as u8,
                    )?;
                    sheet.write_datetime_with_format(r, c, &day, &formats.date)?;
                }
                Cell::Date(date) => {
                    sheet.write_string_with_format(r, c, date.to_string(), &formats.text)?;
                }
                Cell::Text(_) | Cell::Number(_) | Cell::Empty => {}
            }
        }
    }
    Ok(())
}

/// Returns a width in characters that shows most of a column without pushing the others off the screen.
fn width(table: &Table, column: usize, kind: ColumnKind) -> f64 {
    let head = table.columns[column].title.chars().count() + 3; // The filter's button takes room.
    let cell = |row: &Vec<Cell>| match row.get(column) {
        Some(Cell::Text(text)) => text
            .lines()
            .map(|l| l.chars().take(80).count())
            .max()
            .unwrap_or_default(),
        Some(Cell::Date(_)) => 10,
        Some(Cell::Number(_) | Cell::Integer(_)) => 8,
        Some(Cell::Empty) | None => 0,
    };
    let longest = table
        .rows
        .iter()
        .take(MEASURED_ROWS)
        .map(cell)
        .max()
        .unwrap_or_default();
    let most = if kind == ColumnKind::Text { 60 } else { 24 };
    (longest + 2).max(head.min(24)).clamp(6, most) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(title: &str) -> Table {
        Table {
            name: "name".into(),
            title: title.into(),
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    #[test]
    fn sheets_have_names_that_excel_takes() {
        let check = |title: &str, taken: &[&str], expected: &str| {
            let taken: Vec<String> = taken.iter().map(|t| (*t).to_owned()).collect();
            assert_eq!(sheet_name(&table(title), &taken), expected);
        };
        check("Gaps", &[], "Gaps");
        check("Gaps: all/most [1]?", &[], "Gaps all most 1");
        check("", &[], "name");
        check("Gaps", &["gaps", "gaps 2"], "Gaps 3");
        check("History", &[], "History 2");
        check("'quoted'", &[], "quoted");
        check(&"x".repeat(40), &[], &"x".repeat(31));
        check(
            &"x".repeat(40),
            &[&"x".repeat(31)],
            &format!("{} 2", "x".repeat(29)),
        );
    }
}
