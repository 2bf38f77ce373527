//! What stands on the cover.

use rusqlite::{Row, params};
use waymark_domain::engagement::Engagement;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::row;

impl Reader {
    /// Returns whether the engagement has been set.
    pub fn has_engagement(&self) -> Result<bool, StoreError> {
        Ok(self.number("SELECT count(*) FROM engagement", [])? > 0)
    }

    /// Returns the engagement; [`StoreError::Missing`] in a file in which none has been set.
    pub fn engagement(&self) -> Result<Engagement, StoreError> {
        let sql = "SELECT id, client, title, subtitle, sponsor, lead, prepared_by, confidentiality,
                          headline, decisions, language
                   FROM engagement";
        let found = self.first(sql, [], row_to_engagement)?;
        found.ok_or_else(|| missing("engagement", "in this file"))
    }
}

impl Edit<'_> {
    /// Sets what stands on the cover.
    pub fn set_engagement(&self, engagement: &Engagement) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO engagement (one, id, client, title, subtitle, sponsor, lead, prepared_by,
                                           confidentiality, headline, decisions, language)
                   VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                   ON CONFLICT (one) DO UPDATE SET
                     id = ?1, client = ?2, title = ?3, subtitle = ?4, sponsor = ?5, lead = ?6,
                     prepared_by = ?7, confidentiality = ?8, headline = ?9, decisions = ?10,
                     language = ?11";
        let e = engagement;
        self.write(
            "engagement",
            &e.title,
            sql,
            params![
                e.id.0.as_bytes(),
                e.client,
                e.title,
                e.subtitle,
                e.sponsor,
                e.lead,
                e.prepared_by,
                e.confidentiality,
                e.headline,
                row::to_json(&e.decisions),
                e.language,
            ],
        )?;
        Ok(())
    }
}

fn row_to_engagement(row: &Row<'_>) -> rusqlite::Result<Engagement> {
    Ok(Engagement {
        id: row::id(row, 0)?,
        client: row.get(1)?,
        title: row.get(2)?,
        subtitle: row.get(3)?,
        sponsor: row.get(4)?,
        lead: row.get(5)?,
        prepared_by: row.get(6)?,
        confidentiality: row.get(7)?,
        headline: row.get(8)?,
        decisions: row::json(row, 9)?,
        language: row.get(10)?,
    })
}
