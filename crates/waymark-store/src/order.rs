//! The order in which people want to see things: a `position` in each row.

use uuid::Uuid;

use crate::command::Edit;
use crate::error::StoreError;
use crate::row;

impl Edit<'_> {
    /// Puts the rows of `table` into the order of `ids`; those not named follow in the order they had.
    pub(crate) fn order(
        &self,
        table: &'static str,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Result<(), StoreError> {
        let sql = format!("SELECT id FROM {table} ORDER BY position, id");
        let mut rest: Vec<Uuid> = self.all(&sql, [], |row| row::id(row, 0))?;
        let mut ordered = Vec::with_capacity(rest.len());
        for id in ids {
            let Some(at) = rest.iter().position(|other| *other == id) else {
                return Err(crate::reader::missing(table, id));
            };
            ordered.push(rest.remove(at));
        }
        ordered.append(&mut rest);
        let sql = format!("UPDATE {table} SET position = ?2 WHERE id = ?1 AND position <> ?2");
        for (position, id) in ordered.iter().enumerate() {
            self.write(table, id, &sql, (id.as_bytes(), row::position(position)))?;
        }
        Ok(())
    }
}
