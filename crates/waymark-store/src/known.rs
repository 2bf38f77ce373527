//! What a command has already looked up: rounds that are open, capabilities and people that exist.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::id::{CapabilityId, ModelId, PersonId, RoundId};
use waymark_domain::words::RoundState;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::missing;
use crate::row;

/// Remembers look-ups for the length of a command, so that a hundred thousand ratings cost a few
/// thousand of them. Forgotten whenever something is deleted or locked.
#[derive(Debug, Default)]
pub(crate) struct Known {
    open_rounds: BTreeMap<RoundId, ModelId>,
    capabilities: BTreeMap<CapabilityId, ModelId>,
    people: BTreeSet<PersonId>,
}

impl Edit<'_> {
    /// Forgets what was looked up.
    pub(crate) fn forget(&self) {
        *self.known.borrow_mut() = Known::default();
    }

    /// Returns the model of a round that may change, or says that it is locked.
    pub(crate) fn open_round(&self, id: RoundId) -> Result<ModelId, StoreError> {
        if let Some(model) = self.known.borrow().open_rounds.get(&id) {
            return Ok(*model);
        }
        let sql = "SELECT model, state, title FROM round WHERE id = ?1";
        let found = self.first(sql, [id.0.as_bytes()], |row| {
            let state = row::word(row, 1, RoundState::from_word)?;
            Ok((row::id::<ModelId>(row, 0)?, state, row.get::<_, String>(2)?))
        })?;
        match found {
            None => Err(missing("round", id)),
            Some((_, RoundState::Locked, round)) => Err(StoreError::RoundLocked { round }),
            Some((model, RoundState::Open, _)) => {
                self.known.borrow_mut().open_rounds.insert(id, model);
                Ok(model)
            }
        }
    }

    /// Checks that a capability is one of `model`.
    pub(crate) fn expect_capability(
        &self,
        id: CapabilityId,
        model: ModelId,
    ) -> Result<(), StoreError> {
        let known = self.known.borrow().capabilities.get(&id).copied();
        let of = if let Some(of) = known {
            of
        } else {
            let of = self.model_of(id)?;
            self.known.borrow_mut().capabilities.insert(id, of);
            of
        };
        if of == model {
            return Ok(());
        }
        let why =
            "it belongs to another model than the round; rate capabilities of the round's model";
        Err(StoreError::Invalid {
            table: "capability".into(),
            key: id.to_string(),
            why: why.into(),
        })
    }

    /// Checks that a person exists.
    pub(crate) fn expect_person(&self, id: PersonId) -> Result<(), StoreError> {
        if self.known.borrow().people.contains(&id) {
            return Ok(());
        }
        let found = self.first(
            "SELECT 1 FROM person WHERE id = ?1",
            [id.0.as_bytes()],
            |_| Ok(()),
        )?;
        found.ok_or_else(|| missing("person", id))?;
        self.known.borrow_mut().people.insert(id);
        Ok(())
    }
}
