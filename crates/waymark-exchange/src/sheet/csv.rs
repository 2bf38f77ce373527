//! A CSV text as a sheet.

use super::{Budget, Limits, MAX_COLUMNS, MAX_ROWS, Sheet, SheetCell, SheetRow, Value};
use crate::csv_text::{Rows, decode, malformed_message, malformed_position, separator_of, unguard};
use crate::error::ExchangeError;

/// Rows, from the top, that tell the separator.
const HEAD: usize = 20;

/// Reads a CSV text as a sheet without a name: every cell a text as it stands, without the apostrophe that
/// kept it from being a formula.
///
/// The separator (comma, semicolon, tab) is told by the first rows. Errors name row and column.
pub fn read_csv(bytes: &[u8], limits: &Limits) -> Result<Sheet, ExchangeError> {
    if bytes.len() > limits.bytes {
        return Err(ExchangeError::TooLarge {
            what: "table",
            found: bytes.len(),
            limit: limits.bytes,
        });
    }
    let text = decode(bytes)?;
    let mut sheet = Sheet::default();
    let mut budget = Budget::new(limits);
    let (mut rows, mut cells) = (Rows::new(text, separator_of(text, HEAD)), Vec::new());
    for row in 0.. {
        let problem = |sheet: &Sheet, column: u32, message: &str| {
            Err(ExchangeError::problem(
                sheet.place(row, column, ""),
                message,
            ))
        };
        match rows.next(&mut cells) {
            Ok(false) => break,
            Ok(true) if row >= MAX_ROWS => {
                return problem(
                    &sheet,
                    0,
                    &format!("there are more than {MAX_ROWS} rows; split the file"),
                );
            }
            Ok(true) => {}
            Err(malformed) => {
                let column = malformed_position(&malformed) as u32;
                return problem(&sheet, column, malformed_message(&malformed));
            }
        }
        let mut kept = Vec::new();
        for (column, cell) in (0..).zip(&cells) {
            if cell.is_empty() {
                continue;
            }
            if column >= MAX_COLUMNS {
                return problem(
                    &sheet,
                    column,
                    &format!("a row has at most {MAX_COLUMNS} cells"),
                );
            }
            if let Err(message) = budget.cell(cell.len()) {
                return problem(&sheet, column, &message);
            }
            kept.push(SheetCell {
                column,
                value: Value::Text(unguard(cell).to_owned()),
            });
        }
        if !kept.is_empty() {
            sheet.rows.push(SheetRow { row, cells: kept });
        }
    }
    Ok(sheet)
}
