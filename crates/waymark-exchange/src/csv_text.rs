//! Rows and cells of CSV text, and the rule that keeps text from becoming a formula.

use std::borrow::Cow;

use crate::error::{ExchangeError, Place};

/// Characters that make a spreadsheet take a cell for a formula, or hide one behind white space.
fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r')
}

/// Returns whether the whole text is a decimal number, such as `-3.5` or `+1e6`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'))
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Returns whether a text is some apostrophes, maybe none, before what would start a formula.
fn would_be_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(starts_formula)
}

/// Returns a text as a cell may carry it: with an apostrophe before what would start a formula, unless the
/// whole cell is a number. [`unguard`] takes it off again, always exactly.
pub(crate) fn guard(text: &str) -> Cow<'_, str> {
    if would_be_formula(text) && !is_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the text that a cell stands for: without the apostrophe that [`guard`] put before it.
pub(crate) fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| would_be_formula(rest))
        .unwrap_or(cell)
}

/// Appends a cell, in quotes where it needs them.
pub(crate) fn push_cell(out: &mut String, cell: &str) {
    let quoted = cell.contains([',', ';', '\t', '"', '\n', '\r'])
        || cell.starts_with(' ')
        || cell.ends_with(' ');
    if !quoted {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for (i, part) in cell.split('"').enumerate() {
        if i > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

/// What breaks the rules of CSV, with the position of the cell in its row, from 0.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// A quote opens the cell and nothing closes it.
    Unclosed(usize),
    /// Text follows the quote that closes the cell.
    AfterQuote(usize),
}

/// Reads rows one after another.
pub(crate) struct Rows<'t> {
    rest: &'t str,
    separator: u8,
}

impl<'t> Rows<'t> {
    pub(crate) fn new(text: &'t str, separator: u8) -> Self {
        Self {
            rest: text,
            separator,
        }
    }

    /// Reads the next row into `cells`; false at the end of the text.
    ///
    /// A row ends with LF, CR LF or CR outside quotes. After an error nothing more can be read: what
    /// follows a stray quote has no rows.
    pub(crate) fn next(&mut self, cells: &mut Vec<Cow<'t, str>>) -> Result<bool, Malformed> {
        cells.clear();
        if self.rest.is_empty() {
            return Ok(false);
        }
        loop {
            let index = cells.len();
            let cell = if let Some(inside) = self.rest.strip_prefix('"') {
                let (cell, rest) = quoted(inside).ok_or(Malformed::Unclosed(index))?;
                self.rest = rest;
                cell
            } else {
                let end = self
                    .rest
                    .bytes()
                    .position(|b| b == self.separator || b == b'\n' || b == b'\r');
                let (cell, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
                self.rest = rest;
                Cow::Borrowed(cell)
            };
            cells.push(cell);
            match self.rest.as_bytes() {
                [] => return Ok(true),
                [b, ..] if *b == self.separator => self.rest = &self.rest[1..],
                [b'\r', b'\n', ..] => {
                    self.rest = &self.rest[2..];
                    return Ok(true);
                }
                [b'\r' | b'\n', ..] => {
                    self.rest = &self.rest[1..];
                    return Ok(true);
                }
                _ => return Err(Malformed::AfterQuote(index)),
            }
        }
    }
}

/// Returns the content up to the closing quote and the text behind it, or none where nothing closes it.
fn quoted(inside: &str) -> Option<(Cow<'_, str>, &str)> {
    let bytes = inside.as_bytes();
    let mut at = 0;
    let mut doubled = false;
    loop {
        at += bytes[at..].iter().position(|&b| b == b'"')?;
        if bytes.get(at + 1) == Some(&b'"') {
            doubled = true;
            at += 2;
        } else {
            break;
        }
    }
    let (cell, rest) = (&inside[..at], &inside[at + 1..]);
    Some((
        if doubled {
            Cow::Owned(cell.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(cell)
        },
        rest,
    ))
}

/// Returns the position of the cell that breaks the rules, from 0.
pub(crate) fn malformed_position(malformed: &Malformed) -> usize {
    let (Malformed::Unclosed(index) | Malformed::AfterQuote(index)) = malformed;
    *index
}

/// Says what breaks the rules, and what to do about it.
pub(crate) fn malformed_message(malformed: &Malformed) -> &'static str {
    match malformed {
        Malformed::Unclosed(_) => {
            "the quote that opens this cell is never closed; a quote inside a cell is doubled"
        }
        Malformed::AfterQuote(_) => {
            "text follows the closing quote of this cell; a quote inside a cell is doubled"
        }
    }
}

/// Returns the error of a row, from 1, that breaks the rules.
pub(crate) fn malformed_at(malformed: &Malformed, row: u64) -> ExchangeError {
    ExchangeError::problem(
        cell(row, malformed_position(malformed)),
        malformed_message(malformed),
    )
}

fn cell(row: u64, index: usize) -> Place {
    Place::Cell {
        row,
        column: index as u64 + 1,
        name: String::new(),
    }
}

/// Returns the text of a file, without the mark that some programs put before it.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, ExchangeError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = "the file is UTF-16; save it as “CSV UTF-8”";
        return Err(ExchangeError::problem(Place::Document, message));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let (mut rows, mut cells) = (Rows::new(valid, separator(valid)), Vec::new());
        let (mut row, mut column) = (1, 0);
        let mut count = 0;
        while let Ok(true) = rows.next(&mut cells) {
            count += 1;
            (row, column) = (count, cells.len() - 1);
        }
        if valid.ends_with(['\n', '\r']) {
            (row, column) = (count + 1, 0);
        }
        ExchangeError::problem(
            cell(row, column),
            "the text is not UTF-8; save it as “CSV UTF-8”",
        )
    })
}

/// Returns the separator that cuts the first row into most cells; a comma where none does.
pub(crate) fn separator(text: &str) -> u8 {
    separator_of(text, 1)
}

/// Returns the separator that cuts the first `rows` rows into most cells together; a comma where none does.
///
/// A title may stand above the columns, so that its row alone tells nothing, or the wrong thing.
pub(crate) fn separator_of(text: &str, rows: usize) -> u8 {
    let cells = |separator: u8| {
        let (mut found, mut cells) = (Rows::new(text, separator), Vec::new());
        let widths = (0..rows).map_while(|_| match found.next(&mut cells) {
            Ok(true) => Some(cells.len()),
            Ok(false) | Err(_) => None,
        });
        widths.sum::<usize>()
    };
    // The last of equals wins.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|&s| cells(s))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, separator: u8) -> Result<Vec<Vec<String>>, Malformed> {
        let (mut rows, mut cells, mut all) = (Rows::new(text, separator), Vec::new(), Vec::new());
        while rows.next(&mut cells)? {
            all.push(cells.iter().map(|c| c.clone().into_owned()).collect());
        }
        Ok(all)
    }

    #[test]
    fn rows_and_cells() {
        let check = |text: &str, expected: &[&[&str]]| {
            let found = rows(text, b',').map_err(|m| format!("{m:?}"));
            let expected = expected
                .iter()
                .map(|r| r.iter().map(|c| (*c).to_owned()).collect())
                .collect();
            assert_eq!(found, Ok(expected), "{text:?}");
        };
        check("", &[]);
        check("a,b\nc,d", &[&["a", "b"], &["c", "d"]]);
        check("a,b\r\n\r\nc,\r", &[&["a", "b"], &[""], &["c", ""]]);
        check("\"a,\"\"b\"\"\nc\",d\n", &[&["a,\"b\"\nc", "d"]]);
        check("a\"b,c", &[&["a\"b", "c"]]);
        check("\"\",x", &[&["", "x"]]);
        assert_eq!(rows("a,\"b", b','), Err(Malformed::Unclosed(1)));
        assert_eq!(rows("\"a\"b,c", b','), Err(Malformed::AfterQuote(0)));
    }

    #[test]
    fn text_is_never_a_formula_and_numbers_stay_numbers() {
        let check = |text: &str, cell: &str| {
            assert_eq!(guard(text), cell);
            assert_eq!(unguard(cell), text);
        };
        check("=SUM(A1)", "'=SUM(A1)");
        check("- not yet in staging", "'- not yet in staging");
        check("-1.5", "-1.5");
        check("+1e6", "+1e6");
        check("-", "'-");
        check("-inf", "'-inf");
        check("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0");
        check("@x", "'@x");
        check("\t=1", "'\t=1");
        check("\r=1", "'\r=1");
        check("'tis done", "'tis done");
        check("'=x", "''=x");
        check("''-1", "'''-1");
        check("a=b", "a=b");
        check("", "");
        // What other programs wrote with an apostrophe loses it.
        assert_eq!(unguard("'-1.5"), "-1.5");
    }

    proptest! {
        #[test]
        fn any_text_survives_the_guard(text in r"['=+\-@\t\r0-9.e a]{0,8}|\PC*") {
            let cell = guard(&text).into_owned();
            prop_assert_eq!(unguard(&cell), text);
        }

        #[test]
        fn any_cells_survive_as_rows(
            cells in proptest::collection::vec(proptest::collection::vec("[\"',;\\t\\r\\n =a-c]{0,6}|\\PC*", 1..4), 0..5)
        ) {
            let mut text = String::new();
            for row in &cells {
                for (i, cell) in row.iter().enumerate() {
                    if i > 0 { text.push(','); }
                    push_cell(&mut text, cell);
                }
                text.push_str("\r\n");
            }
            prop_assert_eq!(rows(&text, b','), Ok(cells));
        }
    }
}
