//! Hurdles and the capabilities they block.

use rusqlite::{Row, params};
use waymark_domain::engagement::Hurdle;
use waymark_domain::id::HurdleId;
use waymark_domain::words::{HurdleState, Pillar, Severity};

use crate::command::Edit;
use crate::error::StoreError;
use crate::links::Links;
use crate::reader::{Reader, missing};
use crate::references::References;
use crate::row;

const COLUMNS: &str =
    "SELECT id, code, title, description, pillar, severity, state, owner FROM hurdle ";
const BLOCKS: Links = Links {
    table: "hurdle_capability",
    owner: "hurdle",
    target: "capability",
};

impl Reader {
    /// Returns all hurdles, in their order.
    pub fn hurdles(&self) -> Result<Vec<Hurdle>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY position, id");
        let mut hurdles = self.all(&sql, [], row_to_hurdle)?;
        let mut blocks = self.links(BLOCKS)?;
        for hurdle in &mut hurdles {
            hurdle.blocks = blocks.remove(&hurdle.id.0).unwrap_or_default();
        }
        Ok(hurdles)
    }

    /// Returns a hurdle.
    pub fn hurdle(&self, id: HurdleId) -> Result<Hurdle, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.first(&sql, [id.0.as_bytes()], row_to_hurdle)?;
        let mut hurdle = found.ok_or_else(|| missing("hurdle", id))?;
        hurdle.blocks = self.links_of(BLOCKS, id.0)?;
        Ok(hurdle)
    }
}

impl Edit<'_> {
    /// Adds a hurdle after the others, with its links.
    pub fn insert_hurdle(&self, hurdle: &Hurdle) -> Result<(), StoreError> {
        let sql = "INSERT INTO hurdle (id, position, code, title, description, pillar, severity, state,
                                       owner)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM hurdle), ?2, ?3, ?4, ?5, ?6,
                           ?7, ?8)";
        self.write_hurdle(hurdle, sql)
    }

    /// Changes a hurdle and its links.
    pub fn update_hurdle(&self, hurdle: &Hurdle) -> Result<(), StoreError> {
        let sql =
            "UPDATE hurdle SET code = ?2, title = ?3, description = ?4, pillar = ?5, severity = ?6,
                                     state = ?7, owner = ?8
                   WHERE id = ?1";
        self.write_hurdle(hurdle, sql)
    }

    /// Deletes a hurdle with its links, from both sides; returns the recommendations that removed it.
    pub fn delete_hurdle(&self, id: HurdleId) -> Result<References, StoreError> {
        let references = self.references_to_hurdle(id)?;
        let key = [id.0.as_bytes()];
        self.write(
            "hurdle",
            id,
            "DELETE FROM recommendation_hurdle WHERE hurdle = ?1",
            key,
        )?;
        self.write(
            "hurdle",
            id,
            "DELETE FROM hurdle_capability WHERE hurdle = ?1",
            key,
        )?;
        self.write_one("hurdle", id, "DELETE FROM hurdle WHERE id = ?1", key)?;
        Ok(references)
    }

    /// Puts hurdles into this order; those not named follow.
    pub fn order_hurdles(&self, ids: &[HurdleId]) -> Result<(), StoreError> {
        self.order("hurdle", ids.iter().map(|id| id.0))
    }

    fn write_hurdle(&self, hurdle: &Hurdle, sql: &str) -> Result<(), StoreError> {
        let h = hurdle;
        let values = params![
            h.id.0.as_bytes(),
            h.code,
            h.title,
            h.description,
            h.pillar.word(),
            h.severity.word(),
            h.state.word(),
            h.owner,
        ];
        self.write_one("hurdle", &h.code, sql, values)?;
        self.put_links(BLOCKS, &h.code, h.id.0, h.blocks.iter().map(|id| id.0))
    }
}

fn row_to_hurdle(row: &Row<'_>) -> rusqlite::Result<Hurdle> {
    Ok(Hurdle {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        description: row.get(3)?,
        pillar: row::word(row, 4, Pillar::from_word)?,
        severity: row::word(row, 5, Severity::from_word)?,
        state: row::word(row, 6, HurdleState::from_word)?,
        owner: row.get(7)?,
        blocks: Vec::new(),
    })
}
