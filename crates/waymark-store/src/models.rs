//! Capability models: the root, its scales, and the tree as a whole.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Row, params};
use serde::Serialize;
use waymark_domain::id::{CapabilityId, ModelId};
use waymark_domain::model::{Capability, CapabilityModel};
use waymark_domain::scale::Scale;

use crate::command::Edit;
use crate::error::StoreError;
use crate::forest;
use crate::reader::{Reader, missing};
use crate::references::References;
use crate::row;

/// What became of the capabilities that a new edition of a model leaves out, and how many are new.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Replaced {
    /// How many are new.
    pub inserted: u64,
    /// Codes of those that nothing referred to and that are gone.
    pub deleted: Vec<String>,
    /// Codes of those that ratings, links or the like refer to, and that are kept as retired.
    pub retired: Vec<String>,
}

impl Reader {
    /// Returns all models, in their order.
    pub fn models(&self) -> Result<Vec<CapabilityModel>, StoreError> {
        let sql = "SELECT id FROM model ORDER BY position, id";
        let ids: Vec<ModelId> = self.all(sql, [], |row| row::id(row, 0))?;
        self.at_once(|| ids.into_iter().map(|id| self.model(id)).collect())
    }

    /// Returns a model, its capabilities in depth-first order.
    pub fn model(&self, id: ModelId) -> Result<CapabilityModel, StoreError> {
        self.at_once(|| {
            let sql = "SELECT id, code, title, edition, language, purpose, source, rollup, scale,
                              frameworks, bands
                       FROM model WHERE id = ?1";
            let found = self.first(sql, [id.0.as_bytes()], row_to_model)?;
            let mut model = found.ok_or_else(|| missing("model", id))?;
            let sql =
                "SELECT code, title, levels FROM scale WHERE model = ?1 ORDER BY position, code";
            model.scales = self.all(sql, [id.0.as_bytes()], row_to_scale)?;
            model.capabilities = self.capabilities(id)?;
            Ok(model)
        })
    }
}

impl Edit<'_> {
    /// Adds a model, with its scales and its whole tree, after the others.
    pub fn insert_model(&self, model: &CapabilityModel) -> Result<(), StoreError> {
        let order = check(model)?;
        let sql = "INSERT INTO model (id, position, code, title, edition, language, purpose, source,
                                      rollup, scale, frameworks, bands)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM model), ?2, ?3, ?4, ?5, ?6,
                           ?7, ?8, ?9, ?10, ?11)";
        self.write_root(model, sql)?;
        self.put_scales(model)?;
        for (index, position) in order {
            self.put_capability(model.id, &model.capabilities[index], position)?;
        }
        Ok(())
    }

    /// Changes everything of a model but its capabilities. A scale that capabilities still use cannot be
    /// left out.
    pub fn update_model(&self, model: &CapabilityModel) -> Result<(), StoreError> {
        check_scales(model)?;
        self.update_root(model)?;
        self.put_scales(model)?;
        let used = "SELECT DISTINCT scale FROM capability WHERE model = ?1 AND scale IS NOT NULL";
        let used: Vec<String> = self.all(used, [model.id.0.as_bytes()], |row| row.get(0))?;
        if let Some(lost) = used.iter().find(|code| model.scale(code).is_none()) {
            let why = "capabilities use it; give them another scale first".to_owned();
            return Err(StoreError::InUse {
                kind: "scale",
                key: lost.clone(),
                why,
            });
        }
        self.delete_unused_scales(model)
    }

    /// Replaces a model by a new edition of itself. A capability is the same where its id is.
    ///
    /// One that the new edition leaves out is deleted if nothing refers to it; otherwise it is retired,
    /// so that what was said about it stands.
    pub fn replace_model(&self, model: &CapabilityModel) -> Result<Replaced, StoreError> {
        let order = check(model)?;
        let old = self.model(model.id)?;
        let old_ids: BTreeSet<CapabilityId> = old.capabilities.iter().map(|c| c.id).collect();
        let new: BTreeMap<CapabilityId, &Capability> =
            model.capabilities.iter().map(|c| (c.id, c)).collect();
        self.update_root(model)?;
        self.put_scales(model)?;
        // Two capabilities may swap codes, so those that change give theirs up first.
        let sql = "UPDATE capability SET code = char(31) || hex(id) WHERE id = ?1";
        for capability in &old.capabilities {
            if new
                .get(&capability.id)
                .is_some_and(|c| c.code != capability.code)
            {
                self.write(
                    "capability",
                    &capability.code,
                    sql,
                    [capability.id.0.as_bytes()],
                )?;
            }
        }
        let mut replaced = Replaced::default();
        for (index, position) in order {
            let capability = &model.capabilities[index];
            replaced.inserted += u64::from(!old_ids.contains(&capability.id));
            self.put_capability(model.id, capability, position)?;
        }
        let inner: BTreeSet<CapabilityId> =
            model.capabilities.iter().filter_map(|c| c.parent).collect();
        let parents: BTreeMap<CapabilityId, Option<CapabilityId>> =
            old.capabilities.iter().map(|c| (c.id, c.parent)).collect();
        let above = |id: &CapabilityId| parents.get(id).copied().flatten();
        let mut unused = Vec::new();
        for capability in old.capabilities.iter().filter(|c| !new.contains_key(&c.id)) {
            if !self.is_referred_to(capability.id)? {
                unused.push(capability);
                continue;
            }
            // Kept below a node that has others below it, since one with none is rated itself.
            let place = std::iter::successors(above(&capability.id), above)
                .find(|id| new.contains_key(id) && inner.contains(id));
            self.move_capability(capability.id, place, usize::MAX)?;
            self.retire_capability(capability.id, true)?;
            replaced.retired.push(capability.code.clone());
        }
        // They came depth first; in reverse, the children go before their parents.
        for capability in unused.iter().rev() {
            let sql = "DELETE FROM capability WHERE id = ?1";
            self.write_one(
                "capability",
                &capability.code,
                sql,
                [capability.id.0.as_bytes()],
            )?;
        }
        replaced.deleted = unused.into_iter().map(|c| c.code.clone()).collect();
        self.delete_unused_scales(model)?;
        self.forget();
        Ok(replaced)
    }

    /// Deletes a model that no round rates, with what links to its capabilities; returns what that was.
    pub fn delete_model(&self, id: ModelId) -> Result<References, StoreError> {
        let references = self.references_to_model(id)?;
        if references.rounds > 0 {
            let why = format!("{} rounds rate it; delete them first", references.rounds);
            return Err(StoreError::InUse {
                kind: "model",
                key: id.to_string(),
                why,
            });
        }
        let key = [id.0.as_bytes()];
        for table in [
            "evidence_link",
            "hurdle_capability",
            "recommendation_capability",
            "tool_capability",
            "evaluation_capability",
            "step_capability",
            "component_capability",
        ] {
            let sql = format!(
                "DELETE FROM {table} WHERE capability IN (SELECT id FROM capability WHERE model = ?1)"
            );
            self.write(table, id, &sql, key)?;
        }
        let sql = "UPDATE skill SET capability = NULL
                   WHERE capability IN (SELECT id FROM capability WHERE model = ?1)";
        self.write("skill", id, sql, key)?;
        // One statement: references within the table are checked at its end.
        self.write("model", id, "DELETE FROM capability WHERE model = ?1", key)?;
        // The default scale and the model hold each other, which is checked when the command ends.
        self.write("model", id, "DELETE FROM scale WHERE model = ?1", key)?;
        self.write_one("model", id, "DELETE FROM model WHERE id = ?1", key)?;
        self.forget();
        Ok(references)
    }

    /// Puts models into this order; those not named follow.
    pub fn order_models(&self, ids: &[ModelId]) -> Result<(), StoreError> {
        self.order("model", ids.iter().map(|id| id.0))
    }

    fn update_root(&self, model: &CapabilityModel) -> Result<(), StoreError> {
        let sql = "UPDATE model SET code = ?2, title = ?3, edition = ?4, language = ?5, purpose = ?6,
                                    source = ?7, rollup = ?8, scale = ?9, frameworks = ?10, bands = ?11
                   WHERE id = ?1";
        self.write_root(model, sql)
    }

    fn write_root(&self, model: &CapabilityModel, sql: &str) -> Result<(), StoreError> {
        let values = params![
            model.id.0.as_bytes(),
            model.code,
            model.title,
            model.edition,
            model.language,
            model.purpose,
            model.source,
            row::rollup_word(model.rollup),
            model.scale,
            row::to_json(&model.frameworks),
            row::to_json(&model.bands),
        ];
        self.write_one("model", &model.code, sql, values)
    }

    fn put_scales(&self, model: &CapabilityModel) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO scale (model, code, position, title, levels) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (model, code) DO UPDATE SET position = ?3, title = ?4, levels = ?5";
        for (position, scale) in model.scales.iter().enumerate() {
            let levels = row::to_json(&scale.levels);
            let key = (model.id.0.as_bytes(), &scale.code);
            let values = params![key.0, key.1, row::position(position), scale.title, levels];
            self.write("scale", &scale.code, sql, values)?;
        }
        Ok(())
    }

    /// Deletes the scales that `model` leaves out, but for those that a retired capability still has.
    fn delete_unused_scales(&self, model: &CapabilityModel) -> Result<(), StoreError> {
        let codes: Vec<&str> = model.scales.iter().map(|s| s.code.as_str()).collect();
        let sql = "DELETE FROM scale
                   WHERE model = ?1 AND code NOT IN (SELECT value FROM json_each(?2))
                   AND NOT EXISTS (SELECT 1 FROM capability AS c
                                   WHERE c.model = scale.model AND c.scale = scale.code)";
        let values = params![model.id.0.as_bytes(), row::to_json(&codes)];
        self.write("scale", &model.code, sql, values).map(drop)
    }

    /// Returns whether anything but other capabilities refers to this one.
    fn is_referred_to(&self, id: CapabilityId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM rating
                                  WHERE round IN (SELECT id FROM round) AND capability = ?1)
                       OR EXISTS (SELECT 1 FROM agreed WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM target WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM priority WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM evidence_link WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM hurdle_capability WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM recommendation_capability WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM tool_capability WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM evaluation_capability WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM step_capability WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM component_capability WHERE capability = ?1)
                       OR EXISTS (SELECT 1 FROM skill WHERE capability = ?1)";
        Ok(self.number(sql, [id.0.as_bytes()])? != 0)
    }
}

/// Checks what the tables cannot say well, and returns the capabilities, parents first, as indices with
/// their positions among their siblings.
fn check(model: &CapabilityModel) -> Result<Vec<(usize, i64)>, StoreError> {
    check_scales(model)?;
    for capability in &model.capabilities {
        if model.scale_of(capability).is_none() {
            let why = "it uses a scale that the model does not define; add the scale first";
            return Err(forest::invalid(&capability.code, why));
        }
    }
    forest::order(&model.capabilities)
}

fn check_scales(model: &CapabilityModel) -> Result<(), StoreError> {
    let invalid = |why: String| StoreError::Invalid {
        table: "model".into(),
        key: model.code.clone(),
        why,
    };
    if model.scale(&model.scale).is_none() {
        let why = format!(
            "its default scale “{}” is not among its scales; add it first",
            model.scale
        );
        return Err(invalid(why));
    }
    let mut codes = BTreeSet::new();
    match model.scales.iter().find(|scale| !codes.insert(&scale.code)) {
        Some(twice) => Err(invalid(format!(
            "the scale “{}” is there twice",
            twice.code
        ))),
        None => Ok(()),
    }
}

fn row_to_model(row: &Row<'_>) -> rusqlite::Result<CapabilityModel> {
    Ok(CapabilityModel {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        edition: row.get(3)?,
        language: row.get(4)?,
        purpose: row.get(5)?,
        source: row.get(6)?,
        rollup: row::rollup(row, 7)?,
        scale: row.get(8)?,
        frameworks: row::json(row, 9)?,
        scales: Vec::new(),
        bands: row::json(row, 10)?,
        capabilities: Vec::new(),
    })
}

fn row_to_scale(row: &Row<'_>) -> rusqlite::Result<Scale> {
    Ok(Scale {
        code: row.get(0)?,
        title: row.get(1)?,
        levels: row::json(row, 2)?,
    })
}
