//! The evaluation report and the decision record as plain data.
//!
//! [`evaluation_report`] composes the whole document from the facts of an evaluation and its results,
//! [`decision_record`] the one or two pages that a committee signs. As with the gap report, every claim and
//! every text alternative is made here from the figures; a renderer only lays out.

mod claims;
mod context;
pub mod decision;
pub mod firmness;
pub mod inputs;
pub mod judging;
mod method;
pub mod outcome;
mod summary;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Cover, KeyFigure, Opener, Pair, method::MethodNote};
use crate::engagement::{Engagement, Evidence, Person, Role};
use crate::evaluation::Evaluation;
use crate::evaluation::results::{Results, Robustness};
use crate::evaluation::sets::ToolSetView;
use crate::tool::{Tool, Vendor};

use context::Context;

/// A capability that the evaluation should close, with where it stands in the round in view.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Closed {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its score; none where nothing is answered.
    pub score: Option<f64>,
    /// Its target.
    pub target: Option<f64>,
    /// Priority times gap.
    pub weighted_gap: Option<f64>,
}

/// What the documents of an evaluation are made from. Nothing is read but this; the day is an argument.
#[derive(Debug, Clone, Copy)]
pub struct EvaluationReportInput<'a> {
    /// What stands on the cover.
    pub engagement: &'a Engagement,
    /// The evaluation.
    pub evaluation: &'a Evaluation,
    /// The inventory.
    pub tools: &'a [Tool],
    /// Vendors.
    pub vendors: &'a [Vendor],
    /// People.
    pub people: &'a [Person],
    /// Roles.
    pub roles: &'a [Role],
    /// The evidence register.
    pub evidence: &'a [Evidence],
    /// What follows from it, looked at by category; none while scores are hidden.
    pub results: Option<&'a Results>,
    /// How firmly it stands when the weight of every criterion moves on its own.
    pub by_leaf: Option<&'a Robustness>,
    /// What it should close.
    pub closes: &'a [Closed],
    /// The best set of tools at least cost, where the evaluation says what to cover.
    pub set: Option<&'a ToolSetView>,
    /// The round from which gaps are taken; empty where there is none.
    pub round: &'a str,
    /// The day of the report.
    pub today: NaiveDate,
    /// Name of the engagement file, without its folder.
    pub file_name: &'a str,
    /// Fingerprint of the inputs, in hexadecimal digits.
    pub fingerprint: &'a str,
    /// Whether people are named; else they show as P1, P2 … in the order of the assessors. Texts that people
    /// wrote stay as they are.
    pub names: bool,
}

/// The executive summary: one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// What was decided, else what the ranking says.
    pub claim: String,
    /// The need.
    pub need: String,
    /// Four key figures.
    pub figures: Vec<KeyFigure>,
    /// What a sponsor should know of how firmly it stands; empty where there is nothing to say.
    pub robustness: String,
    /// Why, in the words of whoever decided; empty where nothing is decided.
    pub why: String,
    /// What is asked of the committee, or what was decided and under which conditions.
    pub asks_title: String,
    /// The lines under it.
    pub asks: Vec<String>,
}

/// Everything the evaluation report says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvaluationReport {
    /// Language of the engagement's own texts (BCP 47).
    pub language: String,
    /// The cover.
    pub cover: Cover,
    /// The executive summary.
    pub summary: Summary,
    /// Chapter 1: what was compared, and how it was judged.
    pub judging: judging::Judging,
    /// Chapter 2: what came out; none while scores are hidden.
    pub outcome: Option<outcome::Outcome>,
    /// Chapter 3: how firmly it stands; none where fewer than two tools are ranked.
    pub firmness: Option<firmness::Firmness>,
    /// The decision.
    pub decision: decision::DecisionPart,
    /// How each figure is made.
    pub method: Vec<MethodNote>,
    /// The inputs.
    pub inputs: inputs::Inputs,
    /// What the report was written against.
    pub record: Vec<Pair>,
}

/// Everything the decision record says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionRecord {
    /// Language of the engagement's own texts (BCP 47).
    pub language: String,
    /// What stands at its head and foot.
    pub cover: Cover,
    /// Its number and title.
    pub title: String,
    /// Its state in a word: proposed, accepted, or to be reviewed.
    pub status: String,
    /// The need, and what it should close.
    pub need: String,
    /// What it should close.
    pub closes: Vec<Closed>,
    /// The ranking as it stands; empty while scores are hidden.
    pub ranking: Vec<outcome::RankRow>,
    /// Tools that are not ranked, with the reason.
    pub knocked_out: Vec<outcome::OutRow>,
    /// What cost is in.
    pub cost_unit: String,
    /// How firmly the ranking stands; empty where there is nothing to say.
    pub robustness: String,
    /// The decision.
    pub decision: decision::DecisionPart,
    /// What the record was written against.
    pub record: Vec<Pair>,
}

/// Returns the evaluation report.
pub fn evaluation_report(input: &EvaluationReportInput) -> EvaluationReport {
    let c = Context::new(input);
    EvaluationReport {
        language: input.engagement.language.clone(),
        cover: summary::cover(&c, "Tool evaluation"),
        summary: summary::summary(&c),
        judging: judging::judging(&c),
        outcome: outcome::outcome(&c),
        firmness: firmness::firmness(&c),
        decision: decision::decision(&c),
        method: method::notes(&c),
        inputs: inputs::inputs(&c),
        record: method::record(&c),
    }
}

/// Returns the decision record of an evaluation, whether something is decided yet or not.
pub fn decision_record(input: &EvaluationReportInput) -> DecisionRecord {
    let c = Context::new(input);
    let results = input.results;
    DecisionRecord {
        language: input.engagement.language.clone(),
        cover: summary::cover(&c, "Decision record"),
        title: format!("{} {}", input.evaluation.code, input.evaluation.title),
        status: decision::status(&c).to_owned(),
        need: input.evaluation.need.clone(),
        closes: input.closes.to_vec(),
        ranking: results.map_or_else(Vec::new, |r| outcome::ranking(&c, r)),
        knocked_out: results.map_or_else(Vec::new, |r| outcome::knocked_out(&c, r)),
        cost_unit: results.map_or_else(String::new, |r| r.cost_unit.clone()),
        robustness: summary::robustness(&c),
        decision: decision::decision(&c),
        record: method::record(&c),
    }
}

/// Returns the opening of a chapter.
fn opener(claim: String, questions: Vec<Pair>, figures: Vec<KeyFigure>) -> Opener {
    Opener {
        claim,
        questions,
        figures,
    }
}
