//! Columns to values and back.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::types::Type;
use rusqlite::{Error, Row, RowIndex};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use waymark_domain::roll_up::RollUp;

/// Reads a key.
pub(crate) fn id<T: From<Uuid>>(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<T> {
    row.get::<_, [u8; 16]>(column)
        .map(|bytes| Uuid::from_bytes(bytes).into())
}

/// Reads a key that may be absent.
pub(crate) fn optional_id<T: From<Uuid>>(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<Option<T>> {
    let bytes: Option<[u8; 16]> = row.get(column)?;
    Ok(bytes.map(|bytes| Uuid::from_bytes(bytes).into()))
}

/// Reads a word of a closed vocabulary by its `from_word`.
pub(crate) fn word<T>(
    row: &Row<'_>,
    column: impl RowIndex,
    from_word: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    text(row, column, |text| {
        from_word(text).ok_or_else(|| format!("“{text}” is not a known word"))
    })
}

/// Reads a word that may be absent.
pub(crate) fn optional_word<T>(
    row: &Row<'_>,
    column: impl RowIndex,
    from_word: fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    optional(row, column, |text| {
        from_word(text).ok_or_else(|| format!("“{text}” is not a known word"))
    })
}

/// Reads a list or document kept as JSON.
pub(crate) fn json<T: DeserializeOwned>(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<T> {
    text(row, column, |text| {
        serde_json::from_str(text).map_err(|e| e.to_string())
    })
}

/// Reads a document kept as JSON that may be absent.
pub(crate) fn optional_json<T: DeserializeOwned>(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<Option<T>> {
    optional(row, column, |text| {
        serde_json::from_str(text).map_err(|e| e.to_string())
    })
}

/// Reads a day.
pub(crate) fn date(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<NaiveDate> {
    text(row, column, |text| {
        NaiveDate::from_str(text).map_err(|e| e.to_string())
    })
}

/// Reads a day that may be absent.
pub(crate) fn optional_date(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<Option<NaiveDate>> {
    optional(row, column, |text| {
        NaiveDate::from_str(text).map_err(|e| e.to_string())
    })
}

/// Reads a point in time.
pub(crate) fn time(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<DateTime<Utc>> {
    text(row, column, parse_time)
}

/// Reads a point in time that may be absent.
pub(crate) fn optional_time(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<Option<DateTime<Utc>>> {
    optional(row, column, parse_time)
}

/// Reads a roll-up rule.
pub(crate) fn rollup(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<RollUp> {
    word(row, column, |text| {
        [RollUp::Mean, RollUp::Sum, RollUp::Min, RollUp::Staged]
            .into_iter()
            .find(|&rule| rollup_word(rule) == text)
    })
}

/// Returns the word under which a roll-up rule is kept.
pub(crate) fn rollup_word(rule: RollUp) -> &'static str {
    match rule {
        RollUp::Mean => "mean",
        RollUp::Sum => "sum",
        RollUp::Min => "min",
        RollUp::Staged => "staged",
    }
}

/// Writes a list or document as JSON.
pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value)
        .expect("facts are plain data with text keys, which JSON can always state")
}

/// Writes a point in time to the nanosecond, with as many digits as it needs.
pub(crate) fn to_time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Writes a place in an order.
pub(crate) fn position(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// Writes a day.
pub(crate) fn to_date(date: NaiveDate) -> String {
    date.to_string()
}

fn parse_time(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .map(|t| t.with_timezone(&Utc))
        .map_err(|e| e.to_string())
}

fn text<T>(
    row: &Row<'_>,
    column: impl RowIndex,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> rusqlite::Result<T> {
    let column = column.idx(row.as_ref())?;
    let text = row.get_ref(column)?.as_str()?;
    read(text).map_err(|why| Error::FromSqlConversionFailure(column, Type::Text, why.into()))
}

fn optional<T>(
    row: &Row<'_>,
    column: impl RowIndex,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> rusqlite::Result<Option<T>> {
    let column = column.idx(row.as_ref())?;
    let Some(text) = row.get_ref(column)?.as_str_or_null()? else {
        return Ok(None);
    };
    let value = read(text);
    value
        .map(Some)
        .map_err(|why| Error::FromSqlConversionFailure(column, Type::Text, why.into()))
}
