//! Every read goes through a [`Reader`]; a [`Store`](crate::Store) is one, and so is an
//! [`Edit`](crate::Edit) in the middle of a command.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::error::StoreError;

/// Reads the facts of one engagement file.
///
/// Lists come in the order in which the facts were put; see each function.
#[derive(Debug)]
pub struct Reader {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
}

impl Reader {
    /// Returns where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns every row that `sql` selects.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        row_to: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = || -> rusqlite::Result<Vec<T>> {
            self.conn
                .prepare_cached(sql)?
                .query_map(params, row_to)?
                .collect()
        };
        rows().map_err(|e| self.fault(e))
    }

    /// Returns the first row that `sql` selects, or none.
    pub(crate) fn first<T>(
        &self,
        sql: &str,
        params: impl Params,
        row_to: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let row = || {
            self.conn
                .prepare_cached(sql)?
                .query_row(params, row_to)
                .optional()
        };
        row().map_err(|e| self.fault(e))
    }

    /// Returns the one number that `sql` selects.
    pub(crate) fn number(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        let number = || {
            self.conn
                .prepare_cached(sql)?
                .query_row(params, |row| row.get(0))
        };
        number().map_err(|e| self.fault(e))
    }

    /// Runs `read` against one state of the file, however many statements it takes.
    pub(crate) fn at_once<T>(
        &self,
        read: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if !self.conn.is_autocommit() {
            return read();
        }
        let transaction = self
            .conn
            .unchecked_transaction()
            .map_err(|e| self.fault(e))?;
        let value = read();
        drop(transaction);
        value
    }

    /// Says in our words what SQLite said.
    pub(crate) fn fault(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }
}

/// Says that no `kind` has this key.
pub(crate) fn missing(kind: &'static str, key: impl Display) -> StoreError {
    StoreError::Missing {
        kind,
        key: key.to_string(),
    }
}
