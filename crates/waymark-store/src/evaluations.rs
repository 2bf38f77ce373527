//! Evaluations: what they are about, who and what takes part.

use rusqlite::{Row, params};
use waymark_domain::evaluation::{Candidate, Evaluation, EvaluationState, WeightMethod};
use waymark_domain::id::{EvaluationId, PersonId};

use crate::command::Edit;
use crate::error::StoreError;
use crate::links::Links;
use crate::reader::{Reader, missing};
use crate::references::References;
use crate::row;

const COLUMNS: &str =
    "SELECT id, code, title, need, state, weight_method, weights_locked_at, locked_blind,
            hide_scores, budget
     FROM evaluation ";
const CLOSES: Links = Links {
    table: "evaluation_capability",
    owner: "evaluation",
    target: "capability",
};
const ASSESSORS: Links = Links {
    table: "assessor",
    owner: "evaluation",
    target: "person",
};

impl Reader {
    /// Returns all evaluations, in their order, each with everything that belongs to it.
    pub fn evaluations(&self) -> Result<Vec<Evaluation>, StoreError> {
        self.at_once(|| {
            let sql = format!("{COLUMNS} ORDER BY position, id");
            let heads = self.all(&sql, [], row_to_evaluation)?;
            heads.into_iter().map(|head| self.filled(head)).collect()
        })
    }

    /// Returns an evaluation with everything that belongs to it.
    pub fn evaluation(&self, id: EvaluationId) -> Result<Evaluation, StoreError> {
        self.at_once(|| {
            let sql = format!("{COLUMNS} WHERE id = ?1");
            let found = self.first(&sql, [id.0.as_bytes()], row_to_evaluation)?;
            self.filled(found.ok_or_else(|| missing("evaluation", id))?)
        })
    }

    fn filled(&self, head: Evaluation) -> Result<Evaluation, StoreError> {
        let id = head.id;
        let sql = "SELECT tool, note FROM candidate WHERE evaluation = ?1 ORDER BY position";
        Ok(Evaluation {
            closes: self.links_of(CLOSES, id.0)?,
            criteria: self.criteria(id)?,
            candidates: self.all(sql, [id.0.as_bytes()], |row| {
                Ok(Candidate {
                    tool: row::id(row, 0)?,
                    note: row.get(1)?,
                })
            })?,
            assessors: self.links_of(ASSESSORS, id.0)?,
            scores: self.scores(id)?,
            agreed: self.agreed_scores(id)?,
            knock_outs: self.knock_outs(id)?,
            elicitations: self.elicitations(id)?,
            set_rules: self.set_rules(id)?,
            decision: self.decision(id)?,
            ..head
        })
    }
}

impl Edit<'_> {
    /// Adds an evaluation after the others, with everything that belongs to it.
    pub fn insert_evaluation(&self, evaluation: &Evaluation) -> Result<(), StoreError> {
        let e = evaluation;
        let sql = "INSERT INTO evaluation (id, position, code, title, need, state, weight_method, weights_locked_at,
                                           locked_blind, hide_scores, budget)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM evaluation), ?2, ?3, ?4, ?5, ?6, ?7, ?8,
                           ?9, ?10)";
        self.write_head(e, sql)?;
        self.put_closes(e)?;
        self.write_criteria(e.id, &e.criteria)?;
        self.set_candidates(e.id, &e.candidates)?;
        self.set_assessors(e.id, &e.assessors)?;
        e.scores.iter().try_for_each(|s| self.put_score(e.id, s))?;
        e.agreed
            .iter()
            .try_for_each(|a| self.put_agreed_score(e.id, a))?;
        e.knock_outs
            .iter()
            .try_for_each(|k| self.put_knock_out(e.id, k))?;
        e.elicitations
            .iter()
            .try_for_each(|j| self.put_elicitation(e.id, j))?;
        self.set_set_rules(e.id, &e.set_rules)?;
        e.decision
            .iter()
            .try_for_each(|d| self.put_decision(e.id, d))
    }

    /// Changes what stands at the head of an evaluation: texts, settings, state and what it closes; not its
    /// criteria, scores and what else belongs to it.
    pub fn update_evaluation(&self, evaluation: &Evaluation) -> Result<(), StoreError> {
        let sql = "UPDATE evaluation SET code = ?2, title = ?3, need = ?4, state = ?5, weight_method = ?6,
                                         weights_locked_at = ?7, locked_blind = ?8, hide_scores = ?9, budget = ?10
                   WHERE id = ?1";
        self.write_head(evaluation, sql)?;
        self.put_closes(evaluation)
    }

    /// Deletes an evaluation with everything that belongs to it; returns what that was.
    pub fn delete_evaluation(&self, id: EvaluationId) -> Result<References, StoreError> {
        let references = self.references_to_evaluation(id)?;
        let key = [id.0.as_bytes()];
        self.delete_decision(id)?;
        for table in ["score", "agreed_score", "knock_out"] {
            let sql = format!(
                "DELETE FROM {table} WHERE criterion IN (SELECT id FROM criterion WHERE evaluation = ?1)"
            );
            self.write(table, id, &sql, key)?;
        }
        // One statement a table: references within the criteria are checked at its end.
        for table in [
            "elicitation",
            "set_rule_tool",
            "set_rule",
            "candidate",
            "assessor",
            "evaluation_capability",
            "criterion",
        ] {
            let sql = format!("DELETE FROM {table} WHERE evaluation = ?1");
            self.write(table, id, &sql, key)?;
        }
        self.write_one(
            "evaluation",
            id,
            "DELETE FROM evaluation WHERE id = ?1",
            key,
        )?;
        Ok(references)
    }

    /// Sets which tools are compared. Scores of a tool that is taken off stay.
    pub fn set_candidates(
        &self,
        evaluation: EvaluationId,
        candidates: &[Candidate],
    ) -> Result<(), StoreError> {
        self.expect_evaluation(evaluation)?;
        let id = evaluation.0.as_bytes();
        let sql = "DELETE FROM candidate WHERE evaluation = ?1";
        self.write("candidate", evaluation, sql, [id])?;
        let sql =
            "INSERT INTO candidate (evaluation, tool, position, note) VALUES (?1, ?2, ?3, ?4)";
        for (position, candidate) in candidates.iter().enumerate() {
            let tool = candidate.tool.0.as_bytes();
            let values = params![id, tool, row::position(position), candidate.note];
            self.write("evaluation", evaluation, sql, values)
                .map_err(|e| e.named_twice("tool"))?;
        }
        Ok(())
    }

    /// Sets who scores. Scores of somebody who leaves stay.
    pub fn set_assessors(
        &self,
        evaluation: EvaluationId,
        people: &[PersonId],
    ) -> Result<(), StoreError> {
        self.expect_evaluation(evaluation)?;
        let key = evaluation.to_string();
        self.put_links(ASSESSORS, &key, evaluation.0, people.iter().map(|id| id.0))
    }

    /// Checks that an evaluation exists.
    pub(crate) fn expect_evaluation(&self, id: EvaluationId) -> Result<(), StoreError> {
        let sql = "SELECT 1 FROM evaluation WHERE id = ?1";
        self.first(sql, [id.0.as_bytes()], |_| Ok(()))?
            .ok_or_else(|| missing("evaluation", id))
    }

    fn write_head(&self, evaluation: &Evaluation, sql: &str) -> Result<(), StoreError> {
        let e = evaluation;
        let values = params![
            e.id.0.as_bytes(),
            e.code,
            e.title,
            e.need,
            e.state.word(),
            e.weight_method.word(),
            e.weights_locked_at.map(row::to_time),
            e.locked_blind,
            e.hide_scores_until_locked,
            e.budget,
        ];
        self.write_one("evaluation", &e.code, sql, values)
    }

    fn put_closes(&self, evaluation: &Evaluation) -> Result<(), StoreError> {
        let e = evaluation;
        self.put_links(CLOSES, &e.code, e.id.0, e.closes.iter().map(|id| id.0))
    }
}

fn row_to_evaluation(row: &Row<'_>) -> rusqlite::Result<Evaluation> {
    Ok(Evaluation {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        need: row.get(3)?,
        closes: Vec::new(),
        state: row::word(row, 4, EvaluationState::from_word)?,
        weight_method: row::word(row, 5, WeightMethod::from_word)?,
        weights_locked_at: row::optional_time(row, 6)?,
        locked_blind: row.get(7)?,
        hide_scores_until_locked: row.get(8)?,
        criteria: Vec::new(),
        candidates: Vec::new(),
        assessors: Vec::new(),
        scores: Vec::new(),
        agreed: Vec::new(),
        knock_outs: Vec::new(),
        elicitations: Vec::new(),
        set_rules: Vec::new(),
        budget: row.get(9)?,
        decision: None,
    })
}
