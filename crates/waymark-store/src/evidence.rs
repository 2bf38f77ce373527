//! The evidence register.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use waymark_domain::engagement::{Evidence, EvidenceLink};
use waymark_domain::id::EvidenceId;
use waymark_domain::words::EvidenceKind;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::row;

const COLUMNS: &str =
    "SELECT id, code, title, kind, location, sha256, owner, date, expires FROM evidence ";

impl Reader {
    /// Returns the evidence register, in its order.
    pub fn evidence(&self) -> Result<Vec<Evidence>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY position, id");
        let mut entries = self.all(&sql, [], row_to_evidence)?;
        let sql =
            "SELECT evidence, round, capability FROM evidence_link ORDER BY evidence, position";
        let mut links: BTreeMap<EvidenceId, Vec<EvidenceLink>> = BTreeMap::new();
        for (evidence, link) in self.all(sql, [], |row| {
            let link = EvidenceLink {
                round: row::id(row, 1)?,
                capability: row::id(row, 2)?,
            };
            Ok((row::id(row, 0)?, link))
        })? {
            links.entry(evidence).or_default().push(link);
        }
        for entry in &mut entries {
            entry.links = links.remove(&entry.id).unwrap_or_default();
        }
        Ok(entries)
    }

    /// Returns an entry of the evidence register.
    pub fn evidence_entry(&self, id: EvidenceId) -> Result<Evidence, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.first(&sql, [id.0.as_bytes()], row_to_evidence)?;
        let mut entry = found.ok_or_else(|| missing("evidence", id))?;
        let sql =
            "SELECT round, capability FROM evidence_link WHERE evidence = ?1 ORDER BY position";
        entry.links = self.all(sql, [id.0.as_bytes()], |row| {
            Ok(EvidenceLink {
                round: row::id(row, 0)?,
                capability: row::id(row, 1)?,
            })
        })?;
        Ok(entry)
    }
}

impl Edit<'_> {
    /// Adds an entry to the evidence register, after the others, with its links.
    pub fn insert_evidence(&self, evidence: &Evidence) -> Result<(), StoreError> {
        let sql = "INSERT INTO evidence (id, position, code, title, kind, location, sha256, owner, date,
                                         expires)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM evidence), ?2, ?3, ?4, ?5, ?6,
                           ?7, ?8, ?9)";
        self.write_evidence(evidence, sql)?;
        self.put_evidence_links(evidence)
    }

    /// Changes an entry of the evidence register and its links.
    pub fn update_evidence(&self, evidence: &Evidence) -> Result<(), StoreError> {
        let sql =
            "UPDATE evidence SET code = ?2, title = ?3, kind = ?4, location = ?5, sha256 = ?6,
                                       owner = ?7, date = ?8, expires = ?9
                   WHERE id = ?1";
        self.write_evidence(evidence, sql)?;
        self.put_evidence_links(evidence)
    }

    /// Deletes an entry of the evidence register with its links, and takes it from the scores it backs.
    pub fn delete_evidence(&self, id: EvidenceId) -> Result<(), StoreError> {
        let key = [id.0.as_bytes()];
        let sql = "UPDATE score SET evidence = NULL WHERE evidence = ?1";
        self.write("score", id, sql, key)?;
        self.write(
            "evidence",
            id,
            "DELETE FROM evidence_link WHERE evidence = ?1",
            key,
        )?;
        self.write_one("evidence", id, "DELETE FROM evidence WHERE id = ?1", key)
    }

    /// Puts the evidence register into this order; entries not named follow.
    pub fn order_evidence(&self, ids: &[EvidenceId]) -> Result<(), StoreError> {
        self.order("evidence", ids.iter().map(|id| id.0))
    }

    fn write_evidence(&self, evidence: &Evidence, sql: &str) -> Result<(), StoreError> {
        let e = evidence;
        let values = params![
            e.id.0.as_bytes(),
            e.code,
            e.title,
            e.kind.word(),
            e.location,
            e.sha256,
            e.owner,
            e.date.map(row::to_date),
            e.expires.map(row::to_date),
        ];
        self.write_one("evidence", &e.code, sql, values)
    }

    fn put_evidence_links(&self, evidence: &Evidence) -> Result<(), StoreError> {
        let id = evidence.id.0.as_bytes();
        let sql = "DELETE FROM evidence_link WHERE evidence = ?1";
        self.write("evidence", &evidence.code, sql, [id])?;
        let sql = "INSERT INTO evidence_link (evidence, round, capability, position)
                   VALUES (?1, ?2, ?3, ?4)";
        for (position, link) in evidence.links.iter().enumerate() {
            let (round, capability) = (link.round.0.as_bytes(), link.capability.0.as_bytes());
            let values = params![id, round, capability, row::position(position)];
            self.write("evidence", &evidence.code, sql, values)
                .map_err(|e| e.named_twice("rating"))?;
        }
        Ok(())
    }
}

fn row_to_evidence(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    Ok(Evidence {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        kind: row::word(row, 3, EvidenceKind::from_word)?,
        location: row.get(4)?,
        sha256: row.get(5)?,
        owner: row.get(6)?,
        date: row::optional_date(row, 7)?,
        expires: row::optional_date(row, 8)?,
        links: Vec::new(),
    })
}
