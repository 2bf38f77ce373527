//! What people say of tools, what the room settled on, and knock-outs.

use rusqlite::{Row, params};
use waymark_domain::evaluation::{AgreedScore, KnockOut, Score, Verdict};
use waymark_domain::id::{CriterionId, EvaluationId, PersonId, ToolId};
use waymark_domain::words::Confidence;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::row;

impl Reader {
    /// Returns all scores of an evaluation, ordered by criterion, tool and person.
    pub(crate) fn scores(&self, evaluation: EvaluationId) -> Result<Vec<Score>, StoreError> {
        let sql =
            "SELECT s.criterion, tool, person, value, note, evidence, source, as_of, confidence
                   FROM criterion AS c CROSS JOIN score AS s ON s.criterion = c.id
                   WHERE c.evaluation = ?1 ORDER BY s.criterion, tool, person";
        self.all(sql, [evaluation.0.as_bytes()], row_to_score)
    }

    /// Returns all agreed scores of an evaluation, ordered by criterion and tool.
    pub(crate) fn agreed_scores(
        &self,
        evaluation: EvaluationId,
    ) -> Result<Vec<AgreedScore>, StoreError> {
        let sql = "SELECT a.criterion, tool, value, rationale
                   FROM criterion AS c CROSS JOIN agreed_score AS a ON a.criterion = c.id
                   WHERE c.evaluation = ?1 ORDER BY a.criterion, tool";
        self.all(sql, [evaluation.0.as_bytes()], row_to_agreed)
    }

    /// Returns all knock-outs of an evaluation, ordered by criterion and tool.
    pub(crate) fn knock_outs(&self, evaluation: EvaluationId) -> Result<Vec<KnockOut>, StoreError> {
        let sql = "SELECT k.criterion, tool, verdict, reason, as_of
                   FROM criterion AS c CROSS JOIN knock_out AS k ON k.criterion = c.id
                   WHERE c.evaluation = ?1 ORDER BY k.criterion, tool";
        self.all(sql, [evaluation.0.as_bytes()], row_to_knock_out)
    }
}

impl Edit<'_> {
    /// Puts a score in place of the one that the person gave before.
    pub fn put_score(&self, evaluation: EvaluationId, score: &Score) -> Result<(), StoreError> {
        self.expect_criterion(score.criterion, evaluation)?;
        let sql = "INSERT INTO score (criterion, tool, person, value, note, evidence, source, as_of, confidence)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                   ON CONFLICT (criterion, tool, person) DO UPDATE SET
                     value = ?4, note = ?5, evidence = ?6, source = ?7, as_of = ?8, confidence = ?9";
        let values = params![
            score.criterion.0.as_bytes(),
            score.tool.0.as_bytes(),
            score.person.0.as_bytes(),
            score.value,
            score.note,
            score.evidence.map(|id| id.0.into_bytes()),
            score.source,
            score.as_of.map(row::to_date),
            score.confidence.map(Confidence::word),
        ];
        self.write("score", score.criterion, sql, values).map(drop)
    }

    /// Takes a score out; nothing happens where there is none.
    pub fn delete_score(
        &self,
        criterion: CriterionId,
        tool: ToolId,
        person: PersonId,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM score WHERE criterion = ?1 AND tool = ?2 AND person = ?3";
        let key = [
            criterion.0.as_bytes(),
            tool.0.as_bytes(),
            person.0.as_bytes(),
        ];
        self.write("score", criterion, sql, key).map(drop)
    }

    /// Puts an agreed score in place of the one before.
    pub fn put_agreed_score(
        &self,
        evaluation: EvaluationId,
        agreed: &AgreedScore,
    ) -> Result<(), StoreError> {
        self.expect_criterion(agreed.criterion, evaluation)?;
        let sql =
            "INSERT INTO agreed_score (criterion, tool, value, rationale) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (criterion, tool) DO UPDATE SET value = ?3, rationale = ?4";
        let values = params![
            agreed.criterion.0.as_bytes(),
            agreed.tool.0.as_bytes(),
            agreed.value,
            agreed.rationale,
        ];
        self.write("agreed score", agreed.criterion, sql, values)
            .map(drop)
    }

    /// Takes an agreed score out; nothing happens where there is none.
    pub fn delete_agreed_score(
        &self,
        criterion: CriterionId,
        tool: ToolId,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM agreed_score WHERE criterion = ?1 AND tool = ?2";
        let key = [criterion.0.as_bytes(), tool.0.as_bytes()];
        self.write("agreed score", criterion, sql, key).map(drop)
    }

    /// Puts a verdict in place of the one before.
    pub fn put_knock_out(
        &self,
        evaluation: EvaluationId,
        knock_out: &KnockOut,
    ) -> Result<(), StoreError> {
        self.expect_criterion(knock_out.criterion, evaluation)?;
        let sql = "INSERT INTO knock_out (criterion, tool, verdict, reason, as_of) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (criterion, tool) DO UPDATE SET verdict = ?3, reason = ?4, as_of = ?5";
        let values = params![
            knock_out.criterion.0.as_bytes(),
            knock_out.tool.0.as_bytes(),
            knock_out.verdict.word(),
            knock_out.reason,
            knock_out.as_of.map(row::to_date),
        ];
        self.write("knock-out", knock_out.criterion, sql, values)
            .map(drop)
    }

    /// Takes a verdict out; nothing happens where there is none.
    pub fn delete_knock_out(&self, criterion: CriterionId, tool: ToolId) -> Result<(), StoreError> {
        let sql = "DELETE FROM knock_out WHERE criterion = ?1 AND tool = ?2";
        let key = [criterion.0.as_bytes(), tool.0.as_bytes()];
        self.write("knock-out", criterion, sql, key).map(drop)
    }

    fn expect_criterion(&self, id: CriterionId, of: EvaluationId) -> Result<(), StoreError> {
        if self.evaluation_of(id)? == of {
            return Ok(());
        }
        Err(missing("criterion", id))
    }
}

fn row_to_score(row: &Row<'_>) -> rusqlite::Result<Score> {
    Ok(Score {
        criterion: row::id(row, 0)?,
        tool: row::id(row, 1)?,
        person: row::id(row, 2)?,
        value: row.get(3)?,
        note: row.get(4)?,
        evidence: row::optional_id(row, 5)?,
        source: row.get(6)?,
        as_of: row::optional_date(row, 7)?,
        confidence: row::optional_word(row, 8, Confidence::from_word)?,
    })
}

fn row_to_agreed(row: &Row<'_>) -> rusqlite::Result<AgreedScore> {
    Ok(AgreedScore {
        criterion: row::id(row, 0)?,
        tool: row::id(row, 1)?,
        value: row.get(2)?,
        rationale: row.get(3)?,
    })
}

fn row_to_knock_out(row: &Row<'_>) -> rusqlite::Result<KnockOut> {
    Ok(KnockOut {
        criterion: row::id(row, 0)?,
        tool: row::id(row, 1)?,
        verdict: row::word(row, 2, Verdict::from_word)?,
        reason: row.get(3)?,
        as_of: row::optional_date(row, 4)?,
    })
}
