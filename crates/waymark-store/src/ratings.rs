//! What people say of leaves, and what the room settled on.

use rusqlite::{Row, params};
use waymark_domain::id::{CapabilityId, ModelId, PersonId, RoundId};
use waymark_domain::rating::{AgreedRating, Answer, Rating};
use waymark_domain::words::Confidence;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;

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
        let key = [round.0.as_bytes(), capability.0.as_bytes(), person.0.as_bytes()];
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
        self.first(sql, [round.0.as_bytes(), capability.0.as_bytes()], row_to_agreed)
    }
}

impl Edit<'_> {
    /// Puts a rating into an open round, in place of the one that the person gave before.
    pub fn put_rating(&self, round: RoundId, rating: &Rating) -> Result<(), StoreError> {
        let model = self.open_round(round)?;
        self.write_ratings([Ok((round, model, rating))])
    }

    /// Puts many ratings into open rounds, each in place of the one that the person gave before.
    pub fn put_ratings(&self, ratings: &[(RoundId, Rating)]) -> Result<(), StoreError> {
        self.write_ratings(
            ratings.iter().map(|(round, rating)| Ok((*round, self.open_round(*round)?, rating))),
        )
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
        let key = [round.0.as_bytes(), capability.0.as_bytes(), person.0.as_bytes()];
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

    /// Writes ratings of a round of `model`, whether or not it is locked.
    ///
    /// One statement serves all of them: an import has a hundred thousand.
    pub(crate) fn write_ratings<'r>(
        &self,
        ratings: impl IntoIterator<Item = Result<(RoundId, ModelId, &'r Rating), StoreError>>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO rating (round, capability, person, value, reason, note, confidence)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (round, capability, person)
                   DO UPDATE SET value = ?4, reason = ?5, note = ?6, confidence = ?7";
        let mut statement = self.conn.prepare_cached(sql).map_err(|e| self.fault(e))?;
        for rating in ratings {
            let (round, model, rating) = rating?;
            self.expect_capability(rating.capability, model)?;
            self.expect_person(rating.person)?;
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
            statement.execute(values).map_err(|e| {
                let key = rating.capability.to_string();
                StoreError::from_write(&self.path, "rating", &key, e)
            })?;
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
        self.write("agreed", agreed.capability, sql, values).map(drop)
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
        None => Answer::NotApplicable { reason: reason.unwrap_or_default() },
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
