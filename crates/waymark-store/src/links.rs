//! Ordered links from one fact to others: tables of owner, target and position.

use std::collections::BTreeMap;

use rusqlite::params;
use uuid::Uuid;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;

/// A table of links and its two key columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Links {
    pub(crate) table: &'static str,
    pub(crate) owner: &'static str,
    pub(crate) target: &'static str,
}

impl Reader {
    /// Returns all links of a table by owner, in their order.
    pub(crate) fn links<T: From<Uuid>>(
        &self,
        links: Links,
    ) -> Result<BTreeMap<Uuid, Vec<T>>, StoreError> {
        let Links {
            table,
            owner,
            target,
        } = links;
        let sql = format!("SELECT {owner}, {target} FROM {table} ORDER BY {owner}, position");
        let mut by_owner: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
        for (owner, target) in self.all(&sql, [], |row| Ok((row::id(row, 0)?, row::id(row, 1)?)))? {
            by_owner.entry(owner).or_default().push(target);
        }
        Ok(by_owner)
    }

    /// Returns the links of one owner, in their order.
    pub(crate) fn links_of<T: From<Uuid>>(
        &self,
        links: Links,
        of: Uuid,
    ) -> Result<Vec<T>, StoreError> {
        let Links {
            table,
            owner,
            target,
        } = links;
        let sql = format!("SELECT {target} FROM {table} WHERE {owner} = ?1 ORDER BY position");
        self.all(&sql, [of.as_bytes()], |row| row::id(row, 0))
    }
}

impl Edit<'_> {
    /// Puts the links of one owner, known to its users as `key`, in place of those it had.
    pub(crate) fn put_links(
        &self,
        links: Links,
        key: &str,
        of: Uuid,
        targets: impl IntoIterator<Item = Uuid>,
    ) -> Result<(), StoreError> {
        let Links {
            table,
            owner,
            target,
        } = links;
        let sql = format!("DELETE FROM {table} WHERE {owner} = ?1");
        self.write(owner, key, &sql, [of.as_bytes()])?;
        let sql = format!("INSERT INTO {table} ({owner}, {target}, position) VALUES (?1, ?2, ?3)");
        for (position, id) in targets.into_iter().enumerate() {
            let values = params![of.as_bytes(), id.as_bytes(), row::position(position)];
            self.write(owner, key, &sql, values)
                .map_err(|e| e.named_twice(target))?;
        }
        Ok(())
    }
}
