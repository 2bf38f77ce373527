//! Decisions of evaluations.

use rusqlite::{Row, params};
use waymark_domain::evaluation::Decision;
use waymark_domain::id::EvaluationId;

use crate::command::Edit;
use crate::error::StoreError;
use crate::links::Links;
use crate::reader::Reader;
use crate::row;

const CHOSEN: Links = Links {
    table: "decision_tool",
    owner: "evaluation",
    target: "tool",
};

impl Reader {
    /// Returns the decision of an evaluation, or none.
    pub(crate) fn decision(
        &self,
        evaluation: EvaluationId,
    ) -> Result<Option<Decision>, StoreError> {
        let sql =
            "SELECT why, dissent, conditions, review_on, decided_on, decided_by, written_against
                   FROM decision WHERE evaluation = ?1";
        let mut decision = self.first(sql, [evaluation.0.as_bytes()], row_to_decision)?;
        if let Some(decision) = &mut decision {
            decision.chosen = self.links_of(CHOSEN, evaluation.0)?;
        }
        Ok(decision)
    }
}

impl Edit<'_> {
    /// Puts a decision in place of the one before.
    pub fn put_decision(
        &self,
        evaluation: EvaluationId,
        decision: &Decision,
    ) -> Result<(), StoreError> {
        self.expect_evaluation(evaluation)?;
        let sql = "INSERT INTO decision (evaluation, why, dissent, conditions, review_on, decided_on, decided_by,
                                         written_against)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                   ON CONFLICT (evaluation) DO UPDATE SET why = ?2, dissent = ?3, conditions = ?4, review_on = ?5,
                     decided_on = ?6, decided_by = ?7, written_against = ?8";
        let d = decision;
        let values = params![
            evaluation.0.as_bytes(),
            d.why,
            d.dissent,
            d.conditions,
            d.review_on.map(row::to_date),
            row::to_date(d.decided_on),
            d.decided_by,
            row::to_json(&d.written_against),
        ];
        self.write("decision", evaluation, sql, values)?;
        let chosen = d.chosen.iter().map(|id| id.0);
        self.put_links(CHOSEN, "decision", evaluation.0, chosen)
    }

    /// Takes a decision out; nothing happens where there is none.
    pub(crate) fn delete_decision(&self, evaluation: EvaluationId) -> Result<(), StoreError> {
        let key = [evaluation.0.as_bytes()];
        for table in ["decision_tool", "decision"] {
            let sql = format!("DELETE FROM {table} WHERE evaluation = ?1");
            self.write("decision", evaluation, &sql, key)?;
        }
        Ok(())
    }
}

fn row_to_decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    Ok(Decision {
        chosen: Vec::new(),
        why: row.get(0)?,
        dissent: row.get(1)?,
        conditions: row.get(2)?,
        review_on: row::optional_date(row, 3)?,
        decided_on: row::date(row, 4)?,
        decided_by: row.get(5)?,
        written_against: row::json(row, 6)?,
    })
}
