//! What a command changes, as it goes into the journal: one changeset.
//!
//! A session records it. For rows by the hundred thousand that is most of the cost, since a session looks
//! every row up again at the end; so rows that are known to be new can be written aside, and their part of
//! the changeset is written out directly. It is the same format, byte for byte (a test compares them):
//! <https://sqlite.org/src/file/ext/session/sqlite3session.c>, “Changeset format”.

use rusqlite::session::{Changegroup, Session};

use crate::error::StoreError;
use crate::reader::Reader;
use crate::schema::TABLES;

/// Records what happens to the tables of facts from its making on.
pub(crate) struct Recording<'a> {
    reader: &'a Reader,
    session: Option<Session<'a>>,
    /// Changesets of what came before, in its order.
    parts: Vec<Vec<u8>>,
}

impl std::fmt::Debug for Recording<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Recording")
            .field("parts", &self.parts.len())
            .finish_non_exhaustive()
    }
}

impl<'a> Recording<'a> {
    /// Begins to record.
    pub(crate) fn new(reader: &'a Reader) -> Result<Self, StoreError> {
        let mut recording = Self {
            reader,
            session: None,
            parts: Vec::new(),
        };
        recording.resume()?;
        Ok(recording)
    }

    /// Runs `write`, which is not recorded but says itself what it inserts.
    pub(crate) fn aside<T>(
        &mut self,
        inserts: Inserts,
        write: impl FnOnce(&mut Inserts) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.pause()?;
        let mut inserts = inserts;
        let value = write(&mut inserts);
        // Kept even if the rest failed: the rows are there.
        if inserts.rows > 0 {
            self.parts.push(inserts.bytes);
        }
        self.resume()?;
        value
    }

    /// Returns the changeset of all that was recorded; empty where nothing changed.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, StoreError> {
        self.pause()?;
        if self.parts.len() < 2 {
            return Ok(self.parts.pop().unwrap_or_default());
        }
        let fault = |e| self.reader.fault(e);
        let mut group = Changegroup::new().map_err(fault)?;
        for part in &self.parts {
            group.add_stream(&mut &part[..]).map_err(fault)?;
        }
        let mut changeset = Vec::new();
        group.output_strm(&mut changeset).map_err(fault)?;
        Ok(changeset)
    }

    fn pause(&mut self) -> Result<(), StoreError> {
        let Some(mut session) = self.session.take() else {
            return Ok(());
        };
        let mut changeset = Vec::new();
        session
            .changeset_strm(&mut changeset)
            .map_err(|e| self.reader.fault(e))?;
        if !changeset.is_empty() {
            self.parts.push(changeset);
        }
        Ok(())
    }

    fn resume(&mut self) -> Result<(), StoreError> {
        let begin = || -> rusqlite::Result<Session<'a>> {
            let mut session = Session::new(&self.reader.conn)?;
            TABLES
                .iter()
                .try_for_each(|table| session.attach(Some(*table)))?;
            Ok(session)
        };
        self.session = Some(begin().map_err(|e| self.reader.fault(e))?);
        Ok(())
    }
}

/// A changeset of nothing but new rows of one table.
#[derive(Debug)]
pub(crate) struct Inserts {
    bytes: Vec<u8>,
    rows: usize,
}

const INSERT: u8 = 18;
const DIRECT: u8 = 0;
const FLOAT: u8 = 2;
const TEXT: u8 = 3;
const BLOB: u8 = 4;
const NULL: u8 = 5;

impl Inserts {
    /// Begins a changeset for a table; `keys` has for each column its place in the primary key, from 1, or
    /// 0 where it is not in it.
    pub(crate) fn new(table: &str, keys: &[u8], rows: usize) -> Self {
        // Most of a rating is three keys of 18 bytes each.
        let mut bytes = Vec::with_capacity(64 + rows * 96);
        bytes.push(b'T');
        push_length(&mut bytes, keys.len());
        bytes.extend_from_slice(keys);
        bytes.extend_from_slice(table.as_bytes());
        bytes.push(0);
        Self { bytes, rows: 0 }
    }

    /// Begins a new row; a value for every column has to follow.
    pub(crate) fn row(&mut self) -> &mut Self {
        self.rows += 1;
        self.bytes.extend_from_slice(&[INSERT, DIRECT]);
        self
    }

    /// Adds a key.
    pub(crate) fn key(&mut self, key: &[u8; 16]) -> &mut Self {
        self.bytes.extend_from_slice(&[BLOB, 16]);
        self.bytes.extend_from_slice(key);
        self
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, number: Option<f64>) -> &mut Self {
        match number {
            None => self.bytes.push(NULL),
            Some(number) => {
                self.bytes.push(FLOAT);
                // SQLite knows no negative zero.
                self.bytes
                    .extend_from_slice(&(number + 0.0).to_bits().to_be_bytes());
            }
        }
        self
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            None => self.bytes.push(NULL),
            Some(text) => {
                self.bytes.push(TEXT);
                push_length(&mut self.bytes, text.len());
                self.bytes.extend_from_slice(text.as_bytes());
            }
        }
        self
    }
}

/// Adds a length as SQLite writes it: seven bits to a byte, the highest first, the top bit where more
/// follow. Lengths stay far below the 2⁵⁶ from which the ninth byte is another.
fn push_length(bytes: &mut Vec<u8>, length: usize) {
    let groups = (usize::BITS - length.leading_zeros()).div_ceil(7).max(1);
    for group in (0..groups).rev() {
        let more = if group > 0 { 0x80 } else { 0 };
        bytes.push((length >> (7 * group)) as u8 & 0x7f | more);
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, params};

    use super::*;

    /// Returns a table like that of ratings, alone.
    fn table() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        let sql =
            "CREATE TABLE t (a BLOB NOT NULL, b BLOB NOT NULL, v REAL, r TEXT, PRIMARY KEY (b, a))
                   STRICT, WITHOUT ROWID";
        conn.execute_batch(sql).unwrap();
        conn
    }

    fn check(value: Option<f64>, text: Option<&str>) {
        let conn = table();
        let mut session = Session::new(&conn).unwrap();
        session.attach(Some("t")).unwrap();
        let sql = "INSERT INTO t VALUES (?1, ?2, ?3, ?4)";
        conn.execute(sql, params![[1u8; 16], [2u8; 16], value, text])
            .unwrap();
        let mut theirs = Vec::new();
        session.changeset_strm(&mut theirs).unwrap();
        let mut ours = Inserts::new("t", &[2, 1, 0, 0], 1);
        ours.row()
            .key(&[1; 16])
            .key(&[2; 16])
            .number(value)
            .text(text);
        assert!(
            ours.bytes == theirs,
            "{value:?}, {} bytes of text",
            text.unwrap_or_default().len()
        );
    }

    #[test]
    fn it_is_what_a_session_writes() {
        for value in [0.0, -0.0, 1.0, -3.0, 0.1 + 0.2, 1e300, f64::MIN_POSITIVE] {
            check(Some(value), None);
        }
        check(None, Some(""));
        check(None, Some("für “uns”\0 und"));
        for length in [1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152] {
            check(None, Some(&"x".repeat(length)));
        }
    }
}
