//! The documents of an evaluation as plain data.

use waymark_domain::evaluation::results::WeightLevel;
use waymark_domain::evaluation::sets::{SetObjective, ToolSetView};
use waymark_domain::id::EvaluationId;
use waymark_domain::report::evaluation::{
    Closed, DecisionRecord, EvaluationReport, EvaluationReportInput, decision_record,
    evaluation_report,
};
use waymark_domain::tool::Fit;
use waymark_exchange::{bundle, decision_markdown};

use super::fingerprint;
use crate::commands;
use crate::session::{Answer, Session};
use crate::types::{ResultsArgs, ToolSetsArgs};

/// Draws of the rank acceptability in what leaves the app, the same in documents and tables: the widest 95 %
/// interval is then ±0.3 points.
pub(super) const DRAWS: u32 = 100_000;

impl Session {
    /// Returns the report of an evaluation. `names` says whether people are named.
    pub fn evaluation_report(
        &mut self,
        evaluation: EvaluationId,
        names: bool,
    ) -> Answer<EvaluationReport> {
        self.written(evaluation, names, evaluation_report)
    }

    /// Returns the decision record of an evaluation. `names` says whether people are named.
    pub fn decision_record(
        &mut self,
        evaluation: EvaluationId,
        names: bool,
    ) -> Answer<DecisionRecord> {
        self.written(evaluation, names, decision_record)
    }

    /// Returns the decision record of an evaluation as Markdown, in the form of an architecture decision
    /// record.
    pub fn decision_markdown(&mut self, evaluation: EvaluationId, names: bool) -> Answer<String> {
        let record = self.decision_record(evaluation, names)?;
        Ok(decision_markdown::write(&record))
    }

    /// Gathers what the documents of an evaluation are made from, and has one of them written.
    fn written<T>(
        &mut self,
        id: EvaluationId,
        names: bool,
        write: impl FnOnce(&EvaluationReportInput) -> T,
    ) -> Answer<T> {
        let at_level = |session: &mut Self, level| {
            let args = ResultsArgs {
                evaluation: id,
                weights: vec![],
                level,
                draws: Some(DRAWS),
                seed: None,
            };
            commands::evaluation_results(session, args)
        };
        let results = at_level(self, WeightLevel::Top)?;
        let by_leaf = at_level(self, WeightLevel::Leaf)?.and_then(|r| r.robustness);
        let set = self.least_cost(id)?;
        let (closes, round) = self.closed(id)?;
        let evaluated = self.evaluated(id)?;
        let all = self.store.facts()?;
        let fingerprint = fingerprint(&bundle::write_json(&all));
        Ok(write(&EvaluationReportInput {
            engagement: &all.engagement,
            evaluation: &evaluated.facts,
            tools: &evaluated.tools,
            vendors: &all.vendors,
            people: &all.people,
            roles: &all.roles,
            evidence: &all.evidence,
            results: results.as_ref(),
            by_leaf: by_leaf.as_ref(),
            closes: &closes,
            set: set.as_ref(),
            round: &round,
            today: self.today(),
            file_name: &self.file_name(),
            fingerprint: &fingerprint,
            names,
        }))
    }

    /// Returns the set of tools that covers what an evaluation should close at least cost; none while
    /// scores are hidden or nothing is named.
    fn least_cost(&mut self, evaluation: EvaluationId) -> Answer<Option<ToolSetView>> {
        let facts = self.evaluated(evaluation)?.facts;
        if facts.scores_hidden() || facts.closes.is_empty() {
            return Ok(None);
        }
        let args = ToolSetsArgs {
            evaluation,
            objective: SetObjective::LeastCost,
            fit: Fit::Good,
            with_in_use: true,
        };
        commands::tool_sets(self, args).map(Some)
    }

    /// Returns what an evaluation should close, with where each stands, and the round that says so.
    fn closed(&mut self, evaluation: EvaluationId) -> Answer<(Vec<Closed>, String)> {
        let closes = self.evaluated(evaluation)?.facts.closes.clone();
        let round = commands::shown_round(&self.store.rounds()?).cloned();
        let title = round.as_ref().map_or_else(String::new, |r| r.title.clone());
        let named = commands::named(self, &closes)?;
        let rated = round.map(|r| self.rated(r.id)).transpose()?;
        let standing = |id| {
            let assessment = &rated.as_ref()?.assessment;
            let position = assessment.tree.position(id)?;
            Some(&assessment.nodes[position])
        };
        let closed = named
            .into_iter()
            .map(|n| {
                let node = n.id.and_then(standing);
                Closed {
                    code: n.code,
                    title: n.title,
                    score: node.and_then(|n| n.figures.score),
                    target: node.and_then(|n| n.target),
                    weighted_gap: node.and_then(|n| n.weighted_gap),
                }
            })
            .collect();
        Ok((closed, title))
    }
}
