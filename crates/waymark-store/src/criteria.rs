//! Criteria of evaluations: the nodes of a tree, one by one.

use rusqlite::{Row, params};
use waymark_domain::criteria::{CriteriaTree, Criterion};
use waymark_domain::id::{CriterionId, EvaluationId};

use crate::command::Edit;
use crate::error::StoreError;
use crate::forest;
use crate::reader::{Reader, missing};
use crate::references::{CRITERIA_BELOW, References};
use crate::row;

const COLUMNS: &str =
    "SELECT id, parent, code, title, description, weight, measure, cost, knock_out FROM criterion ";

impl Reader {
    /// Returns a criterion.
    pub fn criterion(&self, id: CriterionId) -> Result<Criterion, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.first(&sql, [id.0.as_bytes()], row_to_criterion)?;
        found.ok_or_else(|| missing("criterion", id))
    }

    /// Returns the evaluation to which a criterion belongs.
    pub fn evaluation_of(&self, id: CriterionId) -> Result<EvaluationId, StoreError> {
        let sql = "SELECT evaluation FROM criterion WHERE id = ?1";
        let found = self.first(sql, [id.0.as_bytes()], |row| row::id(row, 0))?;
        found.ok_or_else(|| missing("criterion", id))
    }

    /// Returns the criteria of an evaluation in depth-first order.
    pub(crate) fn criteria(&self, evaluation: EvaluationId) -> Result<Vec<Criterion>, StoreError> {
        let sql = format!("{COLUMNS} WHERE evaluation = ?1 ORDER BY parent, position, id");
        let rows = self.all(&sql, [evaluation.0.as_bytes()], row_to_criterion)?;
        let order = forest::order(&rows).map_err(|e| StoreError::Corrupt {
            path: self.path.clone(),
            detail: e.to_string(),
        })?;
        let mut rows: Vec<Option<Criterion>> = rows.into_iter().map(Some).collect();
        Ok(order
            .into_iter()
            .filter_map(|(index, _)| rows[index].take())
            .collect())
    }

    fn sibling_criteria(
        &self,
        evaluation: EvaluationId,
        parent: Option<CriterionId>,
    ) -> Result<Vec<CriterionId>, StoreError> {
        let sql =
            "SELECT id FROM criterion WHERE evaluation = ?1 AND parent IS ?2 ORDER BY position, id";
        let parent = parent.map(|id| id.0.into_bytes());
        self.all(sql, params![evaluation.0.as_bytes(), parent], |row| {
            row::id(row, 0)
        })
    }
}

impl Edit<'_> {
    /// Adds a criterion at `position` among its siblings; last with none.
    pub fn insert_criterion(
        &self,
        evaluation: EvaluationId,
        criterion: &Criterion,
        position: Option<usize>,
    ) -> Result<(), StoreError> {
        self.expect_evaluation(evaluation)?;
        let siblings = self.sibling_criteria(evaluation, criterion.parent)?;
        self.write_criterion(evaluation, criterion, row::position(siblings.len()))?;
        self.place_criterion(siblings, criterion.id, position.unwrap_or(usize::MAX))?;
        self.check_criteria(evaluation)
    }

    /// Changes everything of a criterion but its place in the tree.
    pub fn update_criterion(&self, criterion: &Criterion) -> Result<(), StoreError> {
        let evaluation = self.evaluation_of(criterion.id)?;
        let c = criterion;
        let sql = "UPDATE criterion SET code = ?2, title = ?3, description = ?4, weight = ?5, measure = ?6, cost = ?7,
                                        knock_out = ?8
                   WHERE id = ?1";
        let values = params![
            c.id.0.as_bytes(),
            c.code,
            c.title,
            c.description,
            c.weight,
            row::to_json(&c.measure),
            c.cost,
            c.knock_out.as_ref().map(row::to_json),
        ];
        self.write_one("criterion", &c.code, sql, values)?;
        self.check_criteria(evaluation)
    }

    /// Changes the weight of a criterion.
    pub fn set_criterion_weight(&self, id: CriterionId, weight: f64) -> Result<(), StoreError> {
        let sql = "UPDATE criterion SET weight = ?2 WHERE id = ?1";
        self.write_one("criterion", id, sql, params![id.0.as_bytes(), weight])
    }

    /// Moves a criterion, with all below it, under `parent` (the top with none) at `position` among its
    /// siblings there; last where the position is beyond them. Judgements on the siblings it leaves no
    /// longer speak of it.
    pub fn move_criterion(
        &self,
        id: CriterionId,
        parent: Option<CriterionId>,
        position: usize,
    ) -> Result<(), StoreError> {
        let evaluation = self.evaluation_of(id)?;
        let before = self.criterion(id)?.parent;
        let mut siblings = self.sibling_criteria(evaluation, parent)?;
        siblings.retain(|sibling| *sibling != id);
        let sql = "UPDATE criterion SET parent = ?2, position = ?3 WHERE id = ?1";
        let above = parent.map(|id| id.0.into_bytes());
        let values = params![id.0.as_bytes(), above, row::position(siblings.len())];
        self.write_one("criterion", id, sql, values)?;
        self.place_criterion(siblings, id, position)?;
        if before != parent {
            self.unjudge(evaluation, before, id)?;
        }
        self.check_criteria(evaluation)
    }

    /// Deletes a criterion and all below it, with their scores and judgements; returns what that was.
    pub fn delete_criterion(&self, id: CriterionId) -> Result<References, StoreError> {
        let references = self.references_to_criterion(id)?;
        let evaluation = self.evaluation_of(id)?;
        self.unjudge(evaluation, self.criterion(id)?.parent, id)?;
        let key = (id.0.as_bytes(), evaluation.0.as_bytes());
        for table in ["score", "agreed_score", "knock_out"] {
            let sql = format!(
                "{CRITERIA_BELOW}DELETE FROM {table} WHERE criterion IN (SELECT id FROM below)"
            );
            self.write(table, id, &sql, key)?;
        }
        let sql = format!(
            "{CRITERIA_BELOW}DELETE FROM elicitation
             WHERE evaluation = ?2 AND \"group\" IN (SELECT id FROM below)"
        );
        self.write("elicitation", id, &sql, key)?;
        // One statement: references within the table are checked at its end.
        let sql =
            format!("{CRITERIA_BELOW}DELETE FROM criterion WHERE id IN (SELECT id FROM below)");
        self.write_one("criterion", id, &sql, key)?;
        Ok(references)
    }

    /// Writes the criteria of an evaluation that has none.
    pub(crate) fn write_criteria(
        &self,
        evaluation: EvaluationId,
        criteria: &[Criterion],
    ) -> Result<(), StoreError> {
        for (index, position) in forest::order(criteria)? {
            self.write_criterion(evaluation, &criteria[index], position)?;
        }
        self.check_criteria(evaluation)
    }

    fn write_criterion(
        &self,
        evaluation: EvaluationId,
        criterion: &Criterion,
        position: i64,
    ) -> Result<(), StoreError> {
        let c = criterion;
        let sql = "INSERT INTO criterion (id, evaluation, parent, position, code, title, description, weight, measure,
                                          cost, knock_out)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        let values = params![
            c.id.0.as_bytes(),
            evaluation.0.as_bytes(),
            c.parent.map(|id| id.0.into_bytes()),
            position,
            c.code,
            c.title,
            c.description,
            c.weight,
            row::to_json(&c.measure),
            c.cost,
            c.knock_out.as_ref().map(row::to_json),
        ];
        self.write("criterion", &c.code, sql, values).map(drop)
    }

    fn place_criterion(
        &self,
        mut siblings: Vec<CriterionId>,
        id: CriterionId,
        position: usize,
    ) -> Result<(), StoreError> {
        siblings.insert(position.min(siblings.len()), id);
        let sql = "UPDATE criterion SET position = ?2 WHERE id = ?1 AND position <> ?2";
        for (position, id) in siblings.iter().enumerate() {
            let values = params![id.0.as_bytes(), row::position(position)];
            self.write("criterion", id, sql, values)?;
        }
        Ok(())
    }

    /// Checks that the criteria of an evaluation make a tree that can be weighed and scored.
    fn check_criteria(&self, evaluation: EvaluationId) -> Result<(), StoreError> {
        // A ring reads as corrupt, but here it is what the caller asked for.
        let sql = format!("{COLUMNS} WHERE evaluation = ?1 ORDER BY parent, position, id");
        let criteria = self.all(&sql, [evaluation.0.as_bytes()], row_to_criterion)?;
        CriteriaTree::new(&criteria)
            .map(drop)
            .map_err(|e| StoreError::Invalid {
                table: "criteria".into(),
                key: String::new(),
                why: e.to_string(),
            })
    }
}

fn row_to_criterion(row: &Row<'_>) -> rusqlite::Result<Criterion> {
    Ok(Criterion {
        id: row::id(row, 0)?,
        parent: row::optional_id(row, 1)?,
        code: row.get(2)?,
        title: row.get(3)?,
        description: row.get(4)?,
        weight: row.get(5)?,
        measure: row::json(row, 6)?,
        cost: row.get(7)?,
        knock_out: row::optional_json(row, 8)?,
    })
}
