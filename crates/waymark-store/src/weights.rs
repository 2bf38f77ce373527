//! Judgements on the weights of criteria.

use rusqlite::{Row, params};
use waymark_domain::evaluation::{Elicitation, Judgement};
use waymark_domain::id::{CriterionId, EvaluationId, PersonId};

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::row;

impl Reader {
    /// Returns the judgements on an evaluation's weights, ordered by person, those on the top first, then
    /// by group.
    pub(crate) fn elicitations(
        &self,
        evaluation: EvaluationId,
    ) -> Result<Vec<Elicitation>, StoreError> {
        let sql =
            "SELECT evaluation, person, \"group\", judgement FROM elicitation WHERE evaluation = ?1
                   ORDER BY person, \"group\" <> evaluation, \"group\"";
        self.all(sql, [evaluation.0.as_bytes()], row_to_elicitation)
    }
}

impl Edit<'_> {
    /// Puts a judgement in place of the one that the person gave on these siblings before.
    pub fn put_elicitation(
        &self,
        evaluation: EvaluationId,
        elicitation: &Elicitation,
    ) -> Result<(), StoreError> {
        self.expect_evaluation(evaluation)?;
        self.expect_person(elicitation.person)?;
        if let Some(group) = elicitation.group
            && self.evaluation_of(group)? != evaluation
        {
            return Err(missing("criterion", group));
        }
        let sql = "INSERT INTO elicitation (evaluation, person, \"group\", judgement) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (evaluation, person, \"group\") DO UPDATE SET judgement = ?4";
        let values = params![
            evaluation.0.as_bytes(),
            elicitation.person.0.as_bytes(),
            key(evaluation, elicitation.group),
            row::to_json(&elicitation.judgement),
        ];
        self.write("judgement", elicitation.person, sql, values)
            .map(drop)
    }

    /// Takes a judgement out; nothing happens where there is none.
    pub fn delete_elicitation(
        &self,
        evaluation: EvaluationId,
        person: PersonId,
        group: Option<CriterionId>,
    ) -> Result<(), StoreError> {
        let sql =
            "DELETE FROM elicitation WHERE evaluation = ?1 AND person = ?2 AND \"group\" = ?3";
        let values = params![
            evaluation.0.as_bytes(),
            person.0.as_bytes(),
            key(evaluation, group)
        ];
        self.write("judgement", person, sql, values).map(drop)
    }

    /// Has the judgements on the children of `group` no longer speak of `criterion`.
    pub(crate) fn unjudge(
        &self,
        evaluation: EvaluationId,
        group: Option<CriterionId>,
        criterion: CriterionId,
    ) -> Result<(), StoreError> {
        for mut elicitation in self.elicitations(evaluation)? {
            if elicitation.group != group || !elicitation.judgement.names(criterion) {
                continue;
            }
            match elicitation.judgement.without(criterion) {
                Some(judgement) => {
                    elicitation.judgement = judgement;
                    self.put_elicitation(evaluation, &elicitation)?;
                }
                None => self.delete_elicitation(evaluation, elicitation.person, group)?,
            }
        }
        Ok(())
    }
}

fn key(evaluation: EvaluationId, group: Option<CriterionId>) -> [u8; 16] {
    group.map_or(evaluation.0, |id| id.0).into_bytes()
}

fn row_to_elicitation(row: &Row<'_>) -> rusqlite::Result<Elicitation> {
    let (evaluation, group): (EvaluationId, CriterionId) = (row::id(row, 0)?, row::id(row, 2)?);
    Ok(Elicitation {
        person: row::id(row, 1)?,
        group: (group.0 != evaluation.0).then_some(group),
        judgement: row::json::<Judgement>(row, 3)?,
    })
}
