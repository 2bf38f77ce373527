//! Rounds: opened, rated, and locked as baselines.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Row, params};
use waymark_domain::id::{ModelId, PersonId, RoundId};
use waymark_domain::model::CapabilityModel;
use waymark_domain::rating::Round;
use waymark_domain::words::{PriorityMethod, RoundState};

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::references::References;
use crate::row;

impl Reader {
    /// Returns all rounds by date; those of one day in the order in which they were made.
    pub fn rounds(&self) -> Result<Vec<Round>, StoreError> {
        let sql = "SELECT id, model, title, date, state, locked_at, priority_method
                   FROM round ORDER BY date, position, id";
        let mut rounds = self.all(sql, [], row_to_round)?;
        let sql = "SELECT round, person FROM participant ORDER BY round, position, person";
        let mut participants: BTreeMap<RoundId, Vec<PersonId>> = BTreeMap::new();
        for (round, person) in self.all(sql, [], |row| Ok((row::id(row, 0)?, row::id(row, 1)?)))? {
            participants.entry(round).or_default().push(person);
        }
        for round in &mut rounds {
            round.participants = participants.remove(&round.id).unwrap_or_default();
        }
        Ok(rounds)
    }

    /// Returns a round.
    pub fn round(&self, id: RoundId) -> Result<Round, StoreError> {
        let sql = "SELECT id, model, title, date, state, locked_at, priority_method
                   FROM round WHERE id = ?1";
        let found = self.first(sql, [id.0.as_bytes()], row_to_round)?;
        let mut round = found.ok_or_else(|| missing("round", id))?;
        let sql = "SELECT person FROM participant WHERE round = ?1 ORDER BY position, person";
        round.participants = self.all(sql, [id.0.as_bytes()], |row| row::id(row, 0))?;
        Ok(round)
    }

    /// Returns the model as a round rates it: the live one while it is open, the one it was locked with
    /// after that.
    pub fn model_of_round(&self, id: RoundId) -> Result<CapabilityModel, StoreError> {
        let sql = "SELECT model, state, CASE state WHEN 'locked' THEN snapshot ELSE 'null' END
                   FROM round WHERE id = ?1";
        let found = self.first(sql, [id.0.as_bytes()], |row| {
            let model: ModelId = row::id(row, 0)?;
            Ok((model, row::json::<Option<CapabilityModel>>(row, 2)?))
        })?;
        match found.ok_or_else(|| missing("round", id))? {
            (_, Some(snapshot)) => Ok(snapshot),
            (model, None) => self.model(model),
        }
    }
}

impl Edit<'_> {
    /// Adds an open round with its participants.
    pub fn insert_round(&self, round: &Round) -> Result<(), StoreError> {
        if round.state == RoundState::Locked {
            return Err(invalid(
                round,
                "a new round is open; lock it with a command of its own",
            ));
        }
        self.write_round(round, None)?;
        self.write_participants(round.id, &round.participants)
    }

    /// Changes title, date, priority method and participants of an open round. Its model stays.
    pub fn update_round(&self, round: &Round) -> Result<(), StoreError> {
        let model = self.open_round(round.id)?;
        if round.model != model {
            return Err(invalid(
                round,
                "the model of a round stays; make a new round instead",
            ));
        }
        if round.state == RoundState::Locked {
            return Err(invalid(round, "a round is locked by a command of its own"));
        }
        let sql = "UPDATE round SET title = ?2, date = ?3, priority_method = ?4 WHERE id = ?1";
        let (date, method) = (row::to_date(round.date), round.priority_method.word());
        let values = params![round.id.0.as_bytes(), round.title, date, method];
        self.write_one("round", &round.title, sql, values)?;
        self.set_participants(round.id, &round.participants)
    }

    /// Locks an open round as a baseline: from now on it carries the model as it stands, and neither its
    /// ratings nor the round itself change. Only undoing this opens it again.
    pub fn lock_round(&self, id: RoundId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let model = self.model(self.open_round(id)?)?;
        let sql = "UPDATE round SET state = 'locked', locked_at = ?2, snapshot = ?3 WHERE id = ?1";
        let values = params![id.0.as_bytes(), row::to_time(at), row::to_json(&model)];
        self.write_one("round", id, sql, values)?;
        self.forget();
        Ok(())
    }

    /// Deletes an open round with everything that belongs to it; returns what that was.
    pub fn delete_round(&self, id: RoundId) -> Result<References, StoreError> {
        self.open_round(id)?;
        let references = self.references_to_round(id)?;
        let key = [id.0.as_bytes()];
        for table in [
            "rating",
            "agreed",
            "target",
            "priority",
            "evidence_link",
            "participant",
        ] {
            self.write(
                "round",
                id,
                &format!("DELETE FROM {table} WHERE round = ?1"),
                key,
            )?;
        }
        self.write_one("round", id, "DELETE FROM round WHERE id = ?1", key)?;
        self.forget();
        Ok(references)
    }

    /// Sets who rates in an open round, in the order of the columns. The ratings of someone who leaves
    /// stay, and show again when they come back.
    pub fn set_participants(&self, id: RoundId, people: &[PersonId]) -> Result<(), StoreError> {
        self.open_round(id)?;
        let sql = "DELETE FROM participant WHERE round = ?1";
        self.write("participant", id, sql, [id.0.as_bytes()])?;
        self.write_participants(id, people)
    }

    /// Sets how the priorities of an open round are read.
    pub fn set_priority_method(
        &self,
        id: RoundId,
        method: PriorityMethod,
    ) -> Result<(), StoreError> {
        self.open_round(id)?;
        let sql = "UPDATE round SET priority_method = ?2 WHERE id = ?1";
        self.write_one("round", id, sql, params![id.0.as_bytes(), method.word()])
    }

    /// Writes a round as it stands; a locked one with the model it was locked with.
    pub(crate) fn write_round(
        &self,
        round: &Round,
        snapshot: Option<&CapabilityModel>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO round (id, position, model, title, date, state, locked_at,
                                      priority_method, snapshot)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM round), ?2, ?3, ?4, ?5, ?6,
                           ?7, ?8)";
        let values = params![
            round.id.0.as_bytes(),
            round.model.0.as_bytes(),
            round.title,
            row::to_date(round.date),
            round.state.word(),
            round.locked_at.map(row::to_time),
            round.priority_method.word(),
            snapshot.map(row::to_json),
        ];
        self.write("round", &round.title, sql, values).map(drop)
    }

    pub(crate) fn write_participants(
        &self,
        id: RoundId,
        people: &[PersonId],
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO participant (round, person, position) VALUES (?1, ?2, ?3)";
        for (position, person) in people.iter().enumerate() {
            let values = params![
                id.0.as_bytes(),
                person.0.as_bytes(),
                row::position(position)
            ];
            self.write("round", id, sql, values)
                .map_err(|e| e.named_twice("person"))?;
        }
        Ok(())
    }
}

fn invalid(round: &Round, why: &str) -> StoreError {
    StoreError::Invalid {
        table: "round".into(),
        key: round.title.clone(),
        why: why.into(),
    }
}

fn row_to_round(row: &Row<'_>) -> rusqlite::Result<Round> {
    Ok(Round {
        id: row::id(row, 0)?,
        model: row::id(row, 1)?,
        title: row.get(2)?,
        date: row::date(row, 3)?,
        state: row::word(row, 4, RoundState::from_word)?,
        locked_at: row::optional_time(row, 5)?,
        priority_method: row::word(row, 6, PriorityMethod::from_word)?,
        participants: Vec::new(),
    })
}
