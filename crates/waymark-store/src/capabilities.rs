//! Capabilities: the nodes of a model, one by one.

use rusqlite::{Row, params};
use waymark_domain::id::{CapabilityId, ModelId};
use waymark_domain::model::Capability;
use waymark_domain::words::{Pillar, Stage};

use crate::command::Edit;
use crate::error::StoreError;
use crate::forest;
use crate::reader::{Reader, missing};
use crate::references::{BELOW, References};
use crate::row;

const COLUMNS: &str =
    "SELECT id, parent, code, title, pillar, stage, weight, rollup, scale, purpose, why,
                              outcomes, levels, \"references\", retired FROM capability ";

impl Reader {
    /// Returns a capability.
    pub fn capability(&self, id: CapabilityId) -> Result<Capability, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.first(&sql, [id.0.as_bytes()], row_to_capability)?;
        found.ok_or_else(|| missing("capability", id))
    }

    /// Returns the model to which a capability belongs.
    pub fn model_of(&self, id: CapabilityId) -> Result<ModelId, StoreError> {
        let sql = "SELECT model FROM capability WHERE id = ?1";
        let found = self.first(sql, [id.0.as_bytes()], |row| row::id(row, 0))?;
        found.ok_or_else(|| missing("capability", id))
    }

    /// Returns the capabilities of a model in depth-first order.
    pub(crate) fn capabilities(&self, model: ModelId) -> Result<Vec<Capability>, StoreError> {
        let sql = format!("{COLUMNS} WHERE model = ?1 ORDER BY parent, position, id");
        let mut rows: Vec<Option<Capability>> = self.all(&sql, [model.0.as_bytes()], |row| {
            row_to_capability(row).map(Some)
        })?;
        let order = {
            let nodes: Vec<Capability> = rows.iter().flatten().cloned().collect();
            forest::order(&nodes).map_err(|e| StoreError::Corrupt {
                path: self.path.clone(),
                detail: e.to_string(),
            })?
        };
        Ok(order
            .into_iter()
            .filter_map(|(index, _)| rows[index].take())
            .collect())
    }

    /// Returns the children of a node, or of the root, in their order.
    fn children(
        &self,
        model: ModelId,
        parent: Option<CapabilityId>,
    ) -> Result<Vec<CapabilityId>, StoreError> {
        let sql =
            "SELECT id FROM capability WHERE model = ?1 AND parent IS ?2 ORDER BY position, id";
        let parent = parent.map(|id| id.0.into_bytes());
        self.all(sql, params![model.0.as_bytes(), parent], |row| {
            row::id(row, 0)
        })
    }
}

impl Edit<'_> {
    /// Adds a capability at `position` among its siblings, retired ones counted; last with none.
    pub fn insert_capability(
        &self,
        model: ModelId,
        capability: &Capability,
        position: Option<usize>,
    ) -> Result<(), StoreError> {
        let known = self.first(
            "SELECT 1 FROM model WHERE id = ?1",
            [model.0.as_bytes()],
            |_| Ok(()),
        )?;
        known.ok_or_else(|| missing("model", model))?;
        self.expect_parent(model, capability.parent)?;
        self.expect_scale(model, capability)?;
        let siblings = self.children(model, capability.parent)?;
        let id = capability.id;
        let taken = self.first(
            "SELECT 1 FROM capability WHERE id = ?1",
            [id.0.as_bytes()],
            |_| Ok(()),
        )?;
        if taken.is_some() {
            let key = capability.code.clone();
            return Err(StoreError::Duplicate {
                table: "capability".into(),
                key,
            });
        }
        self.put_capability(model, capability, row::position(siblings.len()))?;
        self.place(siblings, id, position.unwrap_or(usize::MAX))
    }

    /// Changes everything of a capability but its place in the tree.
    pub fn update_capability(&self, capability: &Capability) -> Result<(), StoreError> {
        let model = self.model_of(capability.id)?;
        self.expect_scale(model, capability)?;
        let sql = "SELECT position, parent FROM capability WHERE id = ?1";
        let found = self.first(sql, [capability.id.0.as_bytes()], |row| {
            Ok((row.get(0)?, row::optional_id(row, 1)?))
        })?;
        let (position, parent) = found.ok_or_else(|| missing("capability", capability.id))?;
        self.put_capability(
            model,
            &Capability {
                parent,
                ..capability.clone()
            },
            position,
        )
    }

    /// Moves a capability, with all below it, under `parent` (the root with none) at `position` among its
    /// siblings there, retired ones counted; last where the position is beyond them.
    pub fn move_capability(
        &self,
        id: CapabilityId,
        parent: Option<CapabilityId>,
        position: usize,
    ) -> Result<(), StoreError> {
        let model = self.model_of(id)?;
        self.expect_parent(model, parent)?;
        if let Some(parent) = parent {
            let sql = format!("{BELOW}SELECT count(*) FROM below WHERE id = ?3");
            let key = params![id.0.as_bytes(), model.0.as_bytes(), parent.0.as_bytes()];
            if self.number(&sql, key)? > 0 {
                let code = self.capability(id)?.code;
                return Err(forest::invalid(
                    &code,
                    "it cannot stand below itself; move it elsewhere",
                ));
            }
        }
        let mut siblings = self.children(model, parent)?;
        siblings.retain(|sibling| *sibling != id);
        let sql = "UPDATE capability SET parent = ?2, position = ?3 WHERE id = ?1";
        let above = parent.map(|id| id.0.into_bytes());
        self.write_one(
            "capability",
            id,
            sql,
            params![id.0.as_bytes(), above, row::position(siblings.len())],
        )?;
        self.place(siblings, id, position)
    }

    /// Retires a capability, or brings it back. It keeps its place and what was said about it.
    pub fn retire_capability(&self, id: CapabilityId, retired: bool) -> Result<(), StoreError> {
        let sql = "UPDATE capability SET retired = ?2 WHERE id = ?1";
        self.write_one("capability", id, sql, params![id.0.as_bytes(), retired])
    }

    /// Deletes a capability and all below it, with their ratings, aims and links; returns what that was.
    /// One that was rated in a locked round stays: [`StoreError::RoundLocked`]; it can be retired.
    pub fn delete_capability(&self, id: CapabilityId) -> Result<References, StoreError> {
        let references = self.references_to_capability(id)?;
        references.expect_no_locked_round()?;
        let model = self.model_of(id)?;
        let key = (id.0.as_bytes(), model.0.as_bytes());
        for table in ["rating", "agreed", "target", "priority"] {
            let sql = format!(
                "{BELOW}DELETE FROM {table} WHERE round IN (SELECT id FROM round)
                 AND capability IN (SELECT id FROM below)"
            );
            self.write(table, id, &sql, key)?;
        }
        for table in [
            "evidence_link",
            "hurdle_capability",
            "recommendation_capability",
            "tool_capability",
            "evaluation_capability",
            "step_capability",
            "component_capability",
        ] {
            let sql =
                format!("{BELOW}DELETE FROM {table} WHERE capability IN (SELECT id FROM below)");
            self.write(table, id, &sql, key)?;
        }
        let sql = format!(
            "{BELOW}UPDATE skill SET capability = NULL WHERE capability IN (SELECT id FROM below)"
        );
        self.write("skill", id, &sql, key)?;
        // One statement: references within the table are checked at its end.
        let sql = format!("{BELOW}DELETE FROM capability WHERE id IN (SELECT id FROM below)");
        self.write_one("capability", id, &sql, key)?;
        self.forget();
        Ok(references)
    }

    /// Writes a capability at `position`, new or in place of the one with its id.
    pub(crate) fn put_capability(
        &self,
        model: ModelId,
        capability: &Capability,
        position: i64,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO capability (id, model, parent, position, code, title, pillar, stage, weight,
                                           rollup, scale, purpose, why, outcomes, levels, \"references\",
                                           retired)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
                   ON CONFLICT (id) DO UPDATE SET
                     parent = ?3, position = ?4, code = ?5, title = ?6, pillar = ?7, stage = ?8,
                     weight = ?9, rollup = ?10, scale = ?11, purpose = ?12, why = ?13, outcomes = ?14,
                     levels = ?15, \"references\" = ?16, retired = ?17
                   WHERE model = ?2";
        let c = capability;
        let values = params![
            c.id.0.as_bytes(),
            model.0.as_bytes(),
            c.parent.map(|id| id.0.into_bytes()),
            position,
            c.code,
            c.title,
            c.pillar.map(Pillar::word),
            c.stage.map(Stage::word),
            c.weight,
            row::rollup_word(c.rollup),
            c.scale,
            c.purpose,
            c.why,
            row::to_json(&c.outcomes),
            row::to_json(&c.levels),
            row::to_json(&c.references),
            c.retired,
        ];
        match self.write("capability", &c.code, sql, values)? {
            0 => Err(forest::invalid(
                &c.code,
                "its id belongs to a capability of another model",
            )),
            _ => Ok(()),
        }
    }

    /// Puts a node at `position` among its siblings, which are given in their order without it.
    fn place(
        &self,
        mut siblings: Vec<CapabilityId>,
        id: CapabilityId,
        position: usize,
    ) -> Result<(), StoreError> {
        siblings.insert(position.min(siblings.len()), id);
        let sql = "UPDATE capability SET position = ?2 WHERE id = ?1 AND position <> ?2";
        for (position, id) in siblings.iter().enumerate() {
            self.write(
                "capability",
                id,
                sql,
                params![id.0.as_bytes(), row::position(position)],
            )?;
        }
        Ok(())
    }

    fn expect_parent(
        &self,
        model: ModelId,
        parent: Option<CapabilityId>,
    ) -> Result<(), StoreError> {
        let Some(parent) = parent else { return Ok(()) };
        if self.model_of(parent)? == model {
            return Ok(());
        }
        let code = self.capability(parent)?.code;
        Err(forest::invalid(
            &code,
            "it belongs to another model; nothing can be put below it",
        ))
    }

    fn expect_scale(&self, model: ModelId, capability: &Capability) -> Result<(), StoreError> {
        let Some(scale) = &capability.scale else {
            return Ok(());
        };
        let sql = "SELECT 1 FROM scale WHERE model = ?1 AND code = ?2";
        let found = self.first(sql, params![model.0.as_bytes(), scale], |_| Ok(()))?;
        found.ok_or_else(|| missing("scale", format_args!("“{scale}”")))
    }
}

fn row_to_capability(row: &Row<'_>) -> rusqlite::Result<Capability> {
    Ok(Capability {
        id: row::id(row, 0)?,
        parent: row::optional_id(row, 1)?,
        code: row.get(2)?,
        title: row.get(3)?,
        pillar: row::optional_word(row, 4, Pillar::from_word)?,
        stage: row::optional_word(row, 5, Stage::from_word)?,
        weight: row.get(6)?,
        rollup: row::rollup(row, 7)?,
        scale: row.get(8)?,
        purpose: row.get(9)?,
        why: row.get(10)?,
        outcomes: row::json(row, 11)?,
        levels: row::json(row, 12)?,
        references: row::json(row, 13)?,
        retired: row.get(14)?,
    })
}
