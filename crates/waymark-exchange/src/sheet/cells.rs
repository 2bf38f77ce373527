//! The cells of one sheet.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use quick_xml::events::BytesStart;

use super::workbook::Shared;
use super::xml::{Step, Xml, attribute, unescape};
use super::{Budget, MAX_COLUMNS, MAX_ROWS, Region, Sheet, SheetCell, SheetRow, Value};
use crate::error::ExchangeError;

/// Reads a sheet's part.
pub(super) fn read(
    name: String,
    hidden: bool,
    part: &str,
    text: &str,
    shared: &Shared,
    budget: &mut Budget<'_>,
) -> Result<Sheet, ExchangeError> {
    let mut sheet = Sheet {
        name,
        hidden,
        rows: Vec::new(),
        merged: Vec::new(),
    };
    let mut xml = Xml::new(part, text);
    let mut found: BTreeMap<u32, Vec<SheetCell>> = BTreeMap::new();
    // Where the next row and cell stand if they do not say so themselves.
    let (mut row, mut column) = (0, 0);
    let mut next_row = 0;
    loop {
        let start = match xml.next()? {
            Step::Open(start) => start,
            Step::End => break,
            Step::Close(_) | Step::Text(_) => continue,
        };
        match start.local_name().into_inner() {
            "row" => {
                let given = attribute(&start, "r");
                row = given
                    .and_then(|r| r.parse::<u32>().ok())
                    .map_or(next_row, |r| r.wrapping_sub(1));
                if row >= MAX_ROWS {
                    return xml.broken(&format!(
                        "a row lies outside of the {MAX_ROWS} that a sheet has"
                    ));
                }
                (next_row, column) = (row + 1, 0);
            }
            "c" => {
                let (r, c) = match attribute(&start, "r") {
                    Some(address) => match position(&address) {
                        Some(position) => position,
                        None => return xml.broken(&format!("“{address}” is no cell")),
                    },
                    None => (row, column),
                };
                if c >= MAX_COLUMNS {
                    return xml.broken(&format!(
                        "a cell lies outside of the {MAX_COLUMNS} columns that a sheet has"
                    ));
                }
                (row, column) = (r, c + 1);
                next_row = row + 1;
                if let Some(value) = value(&mut xml, &start, shared)? {
                    let size = match &value {
                        Value::Text(text) | Value::Error(text) => text.len(),
                        _ => 0,
                    };
                    if let Err(message) = budget.cell(size) {
                        let place = sheet.place(r, c, "");
                        return Err(ExchangeError::problem(place, message));
                    }
                    found
                        .entry(r)
                        .or_default()
                        .push(SheetCell { column: c, value });
                }
            }
            "mergeCell" => {
                let address = attribute(&start, "ref").unwrap_or_default();
                let Some(region) = region(&address) else {
                    return xml.broken(&format!("“{address}” is no region"));
                };
                if let Err(message) = budget.region() {
                    return xml.broken(&message);
                }
                sheet.merged.push(region);
            }
            _ => {}
        }
    }
    sheet.merged.sort_unstable();
    sheet.rows = found
        .into_iter()
        .map(|(row, mut cells)| {
            // A cell that stands twice is what it is the last time.
            cells.reverse();
            cells.sort_by_key(|c| c.column);
            cells.dedup_by_key(|c| c.column);
            SheetRow { row, cells }
        })
        .collect();
    Ok(sheet)
}

/// Reads what stands in the cell that was just opened, up to its end.
fn value(
    xml: &mut Xml<'_>,
    cell: &BytesStart<'_>,
    shared: &Shared,
) -> Result<Option<Value>, ExchangeError> {
    let kind = attribute(cell, "t").unwrap_or_default();
    let style = attribute(cell, "s").and_then(|s| s.parse::<usize>().ok());
    let (mut plain, mut inline) = (None, None);
    loop {
        match xml.next()? {
            Step::Open(start) => match start.local_name().into_inner() {
                "v" => plain = Some(xml.text("")?),
                "is" => inline = Some(unescape(xml.text("rPh")?)),
                _ => {
                    xml.text("")?; // A formula, or what later programs added.
                }
            },
            Step::Close(_) => break,
            Step::Text(_) => {}
            Step::End => return xml.broken("it ends in the middle of a cell"),
        }
    }
    let text = |text: String| (!text.is_empty()).then_some(Value::Text(text));
    let Some(plain) = plain else {
        return Ok(inline.and_then(text));
    };
    let number = plain.trim();
    Ok(match kind.as_str() {
        "s" => match number
            .parse::<usize>()
            .ok()
            .and_then(|n| shared.strings.get(n))
        {
            Some(string) => text(string.clone()),
            None => return xml.broken(&format!("there is no shared string {number}")),
        },
        "str" | "inlineStr" => text(unescape(plain)),
        "b" => Some(Value::Flag(number == "1" || number == "true")),
        "e" => Some(Value::Error(number.to_owned())),
        "d" => match number.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Some(Value::Date(day)),
            None => text(plain),
        },
        _ if number.is_empty() => None,
        _ => match number.parse::<f64>() {
            Ok(n) if n.is_finite() => {
                let is_day = style.and_then(|s| shared.days.get(s)).copied();
                let day = is_day
                    .filter(|&d| d)
                    .and_then(|_is_day| day(n, shared.from_1904));
                Some(day.map_or(Value::Number(n), Value::Date))
            }
            _ => return xml.broken(&format!("“{number}” is no number")),
        },
    })
}

/// Returns the day that a serial number stands for, or none where it stands for none.
///
/// Day 1 is 1900-01-01; day 60 is a 29 February that never was, so later days are one less (ECMA-376 part 1,
/// 18.17.4.1). Day 0 of the other count is 1904-01-01.
fn day(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    let days = serial.floor();
    if !(0.0..=2_958_465.0).contains(&days) {
        return None;
    }
    let days = days as u64;
    if from_1904 {
        return NaiveDate::from_ymd_opt(1904, 1, 1)?.checked_add_days(Days::new(days));
    }
    let first = NaiveDate::from_ymd_opt(1899, 12, 31)?;
    match days {
        0 => None,
        1..=59 => first.checked_add_days(Days::new(days)),
        60 => NaiveDate::from_ymd_opt(1900, 2, 28),
        _ => first.checked_add_days(Days::new(days - 1)),
    }
}

/// Returns row and column, from 0, of an address such as `XFD1048576`; none where it is none or lies outside.
fn position(address: &str) -> Option<(u32, u32)> {
    let plain = |b: &u8| *b != b'$';
    let bytes: Vec<u8> = address.bytes().filter(plain).take(11).collect();
    let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (letters, digits) = bytes.split_at(letters);
    if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) {
        return None;
    }
    let column = letters.iter().fold(0, |column, b| {
        column * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1
    });
    let mut row = 0;
    for digit in digits {
        row = row * 10 + u32::from(digit.checked_sub(b'0').filter(|d| *d < 10)?);
    }
    let inside = (1..=MAX_ROWS).contains(&row) && column <= MAX_COLUMNS;
    inside.then(|| (row - 1, column - 1))
}

fn region(address: &str) -> Option<Region> {
    let (first, last) = address.split_once(':').unwrap_or((address, address));
    let (first, last) = (position(first)?, position(last)?);
    Some(Region {
        first_row: first.0.min(last.0),
        first_column: first.1.min(last.1),
        last_row: first.0.max(last.0),
        last_column: first.1.max(last.1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("$b$10"), Some((9, 1)));
        assert_eq!(
            position("XFD1048576"),
            Some((MAX_ROWS - 1, MAX_COLUMNS - 1))
        );
        for bad in [
            "",
            "A",
            "1",
            "A0",
            "XFE1",
            "A1048577",
            "AAAA1",
            "A99999999",
            "A-1",
            "1A",
            "é1",
            "A1B",
            "A1 ",
            "ZZZ9999999999999",
        ] {
            assert_eq!(position(bad), None, "{bad}");
        }
        let region = region("C3:A1").expect("a region");
        assert!(region.holds(1, 2) && !region.holds(3, 0));
    }

    #[test]
    fn serial_numbers_are_days() {
        let check = |serial: f64, from_1904: bool, expected: Option<&str>| {
            let found = day(serial, from_1904).map(|d| d.to_string());
            assert_eq!(found.as_deref(), expected, "{serial}");
        };
        check(1.0, false, Some("1900-01-01"));
        check(59.0, false, Some("1900-02-28"));
        check(61.0, false, Some("1900-03-01"));
        check(45_000.75, false, Some("2023-03-15"));
        check(0.0, true, Some("1904-01-01"));
        check(43_538.0, true, Some("2023-03-15"));
        check(0.5, false, None);
        check(-1.0, false, None);
        check(1e18, false, None);
    }
}
