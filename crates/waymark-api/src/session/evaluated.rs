//! Evaluations that a session remembers, so that a dragged weight reads nothing from the file.

use std::sync::Arc;

use waymark_domain::evaluation::Evaluation;
use waymark_domain::evaluation::scored::Scored;
use waymark_domain::id::EvaluationId;
use waymark_domain::tool::Tool;
use waymark_store::Edit;

use super::{Answer, Environment, Session};
use crate::error::WireError;
use crate::types::{Changed, Topic};

/// An evaluation with what its scores are worth.
#[derive(Debug, Clone)]
pub(crate) struct Evaluated {
    pub(crate) facts: Arc<Evaluation>,
    /// The inventory.
    pub(crate) tools: Arc<Vec<Tool>>,
    pub(crate) scored: Arc<Scored>,
}

impl Session {
    /// Returns an evaluation with its grid worked out, from memory where nothing has changed.
    pub(crate) fn evaluated(&mut self, id: EvaluationId) -> Answer<Evaluated> {
        if let Some(evaluated) = self.evaluated.get(&id) {
            return Ok(evaluated.clone());
        }
        let facts = self.store.evaluation(id)?;
        let evaluated = work_out(Arc::new(facts), Arc::new(self.store.tools()?))?;
        self.evaluated.insert(id, evaluated.clone());
        Ok(evaluated)
    }

    /// Runs `edit` as one command that touches no round: what is remembered of those stays.
    pub(crate) fn change_apart<T>(
        &mut self,
        label: impl Into<String>,
        topics: &[Topic],
        edit: impl FnOnce(&Edit<'_>, &Environment) -> Answer<T>,
    ) -> Answer<Changed<T>> {
        let (value, changed) = self.write(label.into(), topics, edit)?;
        if changed {
            self.evaluated.clear();
            // Tasks name tools.
            self.worked = None;
        }
        self.changed(if changed { topics.to_vec() } else { vec![] }, value)
    }

    /// Runs `edit` as one command that touches `evaluation` alone, and lets `patch` do to the remembered
    /// facts what `edit` did to the stored ones, so that a score or a weight costs no reload.
    pub(crate) fn change_evaluation<T>(
        &mut self,
        label: impl Into<String>,
        topics: &[Topic],
        evaluation: EvaluationId,
        edit: impl FnOnce(&Edit<'_>, &Environment) -> Answer<T>,
        patch: impl FnOnce(&mut Evaluation),
    ) -> Answer<Changed<T>> {
        let (value, changed) = self.write(label.into(), topics, edit)?;
        if changed && let Some(evaluated) = self.evaluated.remove(&evaluation) {
            let Evaluated {
                mut facts,
                tools,
                scored,
            } = evaluated;
            drop(scored);
            patch(Arc::make_mut(&mut facts));
            let evaluated = work_out(facts, tools)?;
            self.evaluated.insert(evaluation, evaluated);
        }
        self.changed(if changed { topics.to_vec() } else { vec![] }, value)
    }
}

fn work_out(facts: Arc<Evaluation>, tools: Arc<Vec<Tool>>) -> Answer<Evaluated> {
    let scored = Scored::of(&facts, &tools).map_err(|e| {
        WireError::invalid(format!("{}: {e}.", facts.code), "Put the criteria right.")
    })?;
    Ok(Evaluated {
        facts,
        tools,
        scored: Arc::new(scored),
    })
}
