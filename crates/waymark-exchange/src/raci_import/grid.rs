//! A sheet as rows of trimmed texts, with merged cells filled downwards.

use std::collections::BTreeMap;

use crate::sheet::{Sheet, Value};

/// Most cells that merged regions may fill; beyond it they stay empty.
const MAX_FILLED: usize = 200_000;

/// A row that holds something.
pub(super) struct Row {
    /// Row in the sheet, from 0.
    pub(super) row: u32,
    /// Texts by column, none of them blank.
    pub(super) cells: BTreeMap<u32, String>,
}

impl Row {
    /// Returns the text of a column; empty where there is none.
    pub(super) fn text(&self, column: u32) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// A sheet, made ready.
pub(super) struct Grid<'s> {
    sheet: &'s Sheet,
    pub(super) rows: Vec<Row>,
}

impl<'s> Grid<'s> {
    pub(super) fn new(sheet: &'s Sheet) -> Self {
        let row = |r: &crate::sheet::SheetRow| Row {
            row: r.row,
            cells: r
                .cells
                .iter()
                .map(|c| (c.column, text(&c.value)))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        };
        let mut rows: Vec<Row> = sheet.rows.iter().map(row).collect();
        let mut filled = 0;
        for region in &sheet.merged {
            let value = sheet.cell(region.first_row, region.first_column).map(text);
            let Some(value) = value.filter(|v| !v.is_empty()) else {
                continue;
            };
            // Downwards only: a title that spans columns is one title.
            let first = rows.partition_point(|r| r.row <= region.first_row);
            for row in rows[first..]
                .iter_mut()
                .take_while(|r| r.row <= region.last_row)
            {
                filled += 1;
                if filled > MAX_FILLED {
                    break;
                }
                row.cells
                    .entry(region.first_column)
                    .or_insert_with(|| value.clone());
            }
        }
        rows.retain(|r| !r.cells.is_empty());
        Self { sheet, rows }
    }

    /// Returns the place of a cell for messages.
    pub(super) fn place(&self, row: u32, column: u32, name: &str) -> String {
        self.sheet.place(row, column, name).to_string()
    }
}

/// Returns a value as text: white space trimmed, and collapsed but for line breaks.
fn text(value: &Value) -> String {
    let text = value.text();
    let lines = text
        .lines()
        .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|l| !l.is_empty()).collect();
    lines.join("\n")
}
