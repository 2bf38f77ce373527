//! Where the client wants to be, and what matters most: targets and priorities.

use rusqlite::{Row, params};
use waymark_domain::id::{CapabilityId, ModelId, RoundId};
use waymark_domain::rating::{Priority, Target};

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;

impl Reader {
    /// Returns all targets of a round, ordered by capability.
    pub fn targets(&self, round: RoundId) -> Result<Vec<Target>, StoreError> {
        let sql = "SELECT capability, value, due FROM target WHERE round = ?1 ORDER BY capability";
        self.all(sql, [round.0.as_bytes()], row_to_target)
    }

    /// Returns the target that a capability has of its own in a round, or none.
    pub fn target(
        &self,
        round: RoundId,
        capability: CapabilityId,
    ) -> Result<Option<Target>, StoreError> {
        let sql = "SELECT capability, value, due FROM target WHERE round = ?1 AND capability = ?2";
        self.first(
            sql,
            [round.0.as_bytes(), capability.0.as_bytes()],
            row_to_target,
        )
    }

    /// Returns all priorities of a round, ordered by capability.
    pub fn priorities(&self, round: RoundId) -> Result<Vec<Priority>, StoreError> {
        let sql = "SELECT capability, value FROM priority WHERE round = ?1 ORDER BY capability";
        self.all(sql, [round.0.as_bytes()], row_to_priority)
    }

    /// Returns the priority that a capability has of its own in a round, or none.
    pub fn priority(
        &self,
        round: RoundId,
        capability: CapabilityId,
    ) -> Result<Option<Priority>, StoreError> {
        let sql = "SELECT capability, value FROM priority WHERE round = ?1 AND capability = ?2";
        self.first(
            sql,
            [round.0.as_bytes(), capability.0.as_bytes()],
            row_to_priority,
        )
    }
}

impl Edit<'_> {
    /// Puts a target into an open round, in place of the one before.
    pub fn put_target(&self, round: RoundId, target: &Target) -> Result<(), StoreError> {
        let model = self.open_round(round)?;
        self.write_target(round, model, target)
    }

    /// Takes a target out of an open round; nothing happens where there is none.
    pub fn delete_target(
        &self,
        round: RoundId,
        capability: CapabilityId,
    ) -> Result<(), StoreError> {
        self.open_round(round)?;
        let sql = "DELETE FROM target WHERE round = ?1 AND capability = ?2";
        let key = [round.0.as_bytes(), capability.0.as_bytes()];
        self.write("target", capability, sql, key).map(drop)
    }

    /// Puts a priority into an open round, in place of the one before.
    pub fn put_priority(&self, round: RoundId, priority: &Priority) -> Result<(), StoreError> {
        let model = self.open_round(round)?;
        self.write_priority(round, model, priority)
    }

    /// Takes a priority out of an open round; nothing happens where there is none.
    pub fn delete_priority(
        &self,
        round: RoundId,
        capability: CapabilityId,
    ) -> Result<(), StoreError> {
        self.open_round(round)?;
        let sql = "DELETE FROM priority WHERE round = ?1 AND capability = ?2";
        let key = [round.0.as_bytes(), capability.0.as_bytes()];
        self.write("priority", capability, sql, key).map(drop)
    }

    /// Takes all priorities out of an open round.
    pub fn clear_priorities(&self, round: RoundId) -> Result<(), StoreError> {
        self.open_round(round)?;
        let sql = "DELETE FROM priority WHERE round = ?1";
        self.write("priority", round, sql, [round.0.as_bytes()])
            .map(drop)
    }

    /// Writes a target, whether or not the round is locked.
    pub(crate) fn write_target(
        &self,
        round: RoundId,
        model: ModelId,
        target: &Target,
    ) -> Result<(), StoreError> {
        self.expect_capability(target.capability, model)?;
        let sql = "INSERT INTO target (round, capability, value, due) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (round, capability) DO UPDATE SET value = ?3, due = ?4";
        let key = (round.0.as_bytes(), target.capability.0.as_bytes());
        let values = params![key.0, key.1, target.value, target.due.map(row::to_date)];
        self.write("target", target.capability, sql, values)
            .map(drop)
    }

    /// Writes a priority, whether or not the round is locked.
    pub(crate) fn write_priority(
        &self,
        round: RoundId,
        model: ModelId,
        priority: &Priority,
    ) -> Result<(), StoreError> {
        self.expect_capability(priority.capability, model)?;
        let sql = "INSERT INTO priority (round, capability, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT (round, capability) DO UPDATE SET value = ?3";
        let key = (round.0.as_bytes(), priority.capability.0.as_bytes());
        let values = params![key.0, key.1, priority.value];
        self.write("priority", priority.capability, sql, values)
            .map(drop)
    }
}

fn row_to_target(row: &Row<'_>) -> rusqlite::Result<Target> {
    Ok(Target {
        capability: row::id(row, 0)?,
        value: row.get(1)?,
        due: row::optional_date(row, 2)?,
    })
}

fn row_to_priority(row: &Row<'_>) -> rusqlite::Result<Priority> {
    Ok(Priority {
        capability: row::id(row, 0)?,
        value: row.get(1)?,
    })
}
