//! What people say of leaves, and what the room settled on.

use rusqlite::{Row, params};
use waymark_domain::id::{CapabilityId, ModelId, PersonId, RoundId};
use waymark_domain::rating::{AgreedRating, Answer, Rating};
use waymark_domain::words::Confidence;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::recording::Inserts;
use crate::row;

/// From this number on, ratings that are new are written aside of the recording.
const MANY: usize = 200;
/// The place of each column of the table in its key, 0 for none.
const KEYS: &[u8] = &[1, 2, 3, 0, 0, 0, 0];

impl Reader {
    /// Returns all ratings of a round, ordered by capability and person.
    pub fn ratings(&self, round: RoundId) -> Result<Vec<Rating>, StoreError> {
        let sql = "SELECT capability, person, value, reason, note, confidence FROM rating
                   WHERE round = ?1 ORDER BY capability, person";
        self.all(sql, [round.0.as_bytes()], row_to_rating)
    }

    /// Returns what one person says of one leaf in a round, or none.
    pub fn rating(
        &self,
        round: RoundId,
        capability: CapabilityId,
        person: PersonId,
    ) -> Result<Option<Rating>, StoreError> {
        let sql = "SELECT capability, person, value, reason, note, confidence FROM rating
                   WHERE round = ?1 AND capability = ?2 AND person = ?3";
        let key = [
            round.0.as_bytes(),
            capability.0.as_bytes(),
            person.0.as_bytes(),
        ];
        self.first(sql, key, row_to_rating)
    }

    /// Returns all agreed ratings of a round, ordered by capability.
    pub fn agreed_ratings(&self, round: RoundId) -> Result<Vec<AgreedRating>, StoreError> {
        let sql = "SELECT capability, value, reason, rationale FROM agreed
                   WHERE round = ?1 ORDER BY capability";
        self.all(sql, [round.0.as_bytes()], row_to_agreed)
    }

    /// Returns what the room settled on for one leaf in a round, or none.
    pub fn agreed(
        &self,
        round: RoundId,
        capability: CapabilityId,
    ) -> Result<Option<AgreedRating>, StoreError> {
        let sql = "SELECT capability, value, reason, rationale FROM agreed
                   WHERE round = ?1 AND capability = ?2";
        self.first(
            sql,
            [round.0.as_bytes(), capability.0.as_bytes()],
            row_to_agreed,
        )
    }
}

impl Edit<'_> {
    /// Puts a rating into an open round, in place of the one that the person gave before.
    pub fn put_rating(&self, round: RoundId, rating: &Rating) -> Result<(), StoreError> {
        let model = self.open_round(round)?;
        self.check_rating(model, rating)?;
        self.upsert(&[(round, rating)])
    }

    /// Puts many ratings into open rounds, each in place of the one that the person gave before.
    pub fn put_ratings(&self, ratings: &[(RoundId, Rating)]) -> Result<(), StoreError> {
        let mut rows = Vec::with_capacity(ratings.len());
        for (round, rating) in ratings {
            self.check_rating(self.open_round(*round)?, rating)?;
            rows.push((*round, rating));
        }
        self.write_ratings(&rows)
    }

    /// Takes a rating out of an open round; nothing happens where there is none.
    pub fn delete_rating(
        &self,
        round: RoundId,
        capability: CapabilityId,
        person: PersonId,
    ) -> Result<(), StoreError> {
        self.open_round(round)?;
        let sql = "DELETE FROM rating WHERE round = ?1 AND capability = ?2 AND person = ?3";
        let key = [
            round.0.as_bytes(),
            capability.0.as_bytes(),
            person.0.as_bytes(),
        ];
        self.write("rating", capability, sql, key).map(drop)
    }

    /// Puts what the room settled on into an open round, in place of what it had settled on before.
    pub fn put_agreed(&self, round: RoundId, agreed: &AgreedRating) -> Result<(), StoreError> {
        let model = self.open_round(round)?;
        self.write_agreed(round, model, agreed)
    }

    /// Takes what the room settled on out of an open round; nothing happens where there is none.
    pub fn delete_agreed(
        &self,
        round: RoundId,
        capability: CapabilityId,
    ) -> Result<(), StoreError> {
        self.open_round(round)?;
        let sql = "DELETE FROM agreed WHERE round = ?1 AND capability = ?2";
        let key = [round.0.as_bytes(), capability.0.as_bytes()];
        self.write("agreed", capability, sql, key).map(drop)
    }

    /// Checks that a rating is of a capability of `model`, by a person who is there.
    pub(crate) fn check_rating(&self, model: ModelId, rating: &Rating) -> Result<(), StoreError> {
        self.expect_capability(rating.capability, model)?;
        self.expect_person(rating.person)
    }

    /// Writes ratings that were checked, whether or not their rounds are locked.
    pub(crate) fn write_ratings(&self, rows: &[(RoundId, &Rating)]) -> Result<(), StoreError> {
        if rows.len() < MANY {
            return self.upsert(rows);
        }
        let mut there_already = Vec::new();
        self.recording.borrow_mut().aside(Inserts::new("rating", KEYS, rows.len()), |inserts| {
            let sql = "INSERT INTO rating (round, capability, person, value, reason, note, confidence)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                       ON CONFLICT (round, capability, person) DO NOTHING";
            self.each_rating(sql, rows, |(round, rating), written| {
                if written == 0 {
                    there_already.push((round, rating));
                    return;
                }
                let (value, reason) = columns(&rating.answer);
                let row = inserts.row().key(round.0.as_bytes());
                row.key(rating.capability.0.as_bytes()).key(rating.person.0.as_bytes());
                row.number(value).text(reason).text(Some(&rating.note));
                row.text(rating.confidence.map(Confidence::word));
            })
        })?;
        self.upsert(&there_already)
    }

    fn upsert(&self, rows: &[(RoundId, &Rating)]) -> Result<(), StoreError> {
        let sql = "INSERT INTO rating (round, capability, person, value, reason, note, confidence)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (round, capability, person)
                   DO UPDATE SET value = ?4, reason = ?5, note = ?6, confidence = ?7";
        self.each_rating(sql, rows, |_, _| ())
    }

    /// Runs one statement for each rating, and tells `done` how many rows it wrote.
    fn each_rating<'r>(
        &self,
        sql: &str,
        rows: &[(RoundId, &'r Rating)],
        mut done: impl FnMut((RoundId, &'r Rating), usize),
    ) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(sql).map_err(|e| self.fault(e))?;
        for &(round, rating) in rows {
            let (value, reason) = columns(&rating.answer);
            let values = params![
                round.0.as_bytes(),
                rating.capability.0.as_bytes(),
                rating.person.0.as_bytes(),
                value,
                reason,
                rating.note,
                rating.confidence.map(Confidence::word),
            ];
            let written = statement.execute(values).map_err(|e| {
                let key = rating.capability.to_string();
                StoreError::from_write(&self.path, "rating", &key, e)
            })?;
            done((round, rating), written);
        }
        Ok(())
    }

    /// Writes an agreed rating, whether or not the round is locked.
    pub(crate) fn write_agreed(
        &self,
        round: RoundId,
        model: ModelId,
        agreed: &AgreedRating,
    ) -> Result<(), StoreError> {
        self.expect_capability(agreed.capability, model)?;
        let sql = "INSERT INTO agreed (round, capability, value, reason, rationale)
                   VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (round, capability) DO UPDATE SET value = ?3, reason = ?4, rationale = ?5";
        let (value, reason) = columns(&agreed.answer);
        let key = (round.0.as_bytes(), agreed.capability.0.as_bytes());
        let values = params![key.0, key.1, value, reason, agreed.rationale];
        self.write("agreed", agreed.capability, sql, values)
            .map(drop)
    }
}

fn columns(answer: &Answer) -> (Option<f64>, Option<&str>) {
    match answer {
        Answer::Level { value } => (Some(*value), None),
        Answer::NotApplicable { reason } => (None, Some(reason)),
    }
}

fn answer(value: Option<f64>, reason: Option<String>) -> Answer {
    match value {
        Some(value) => Answer::Level { value },
        None => Answer::NotApplicable {
            reason: reason.unwrap_or_default(),
        },
    }
}

fn row_to_rating(row: &Row<'_>) -> rusqlite::Result<Rating> {
    Ok(Rating {
        capability: row::id(row, 0)?,
        person: row::id(row, 1)?,
        answer: answer(row.get(2)?, row.get(3)?),
        note: row.get(4)?,
        confidence: row::optional_word(row, 5, Confidence::from_word)?,
    })
}

fn row_to_agreed(row: &Row<'_>) -> rusqlite::Result<AgreedRating> {
    Ok(AgreedRating {
        capability: row::id(row, 0)?,
        answer: answer(row.get(1)?, row.get(2)?),
        rationale: row.get(3)?,
    })
}
