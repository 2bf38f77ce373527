//! What queries on evaluations answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::criteria::Criterion;
use waymark_domain::engagement::Person;
use waymark_domain::evaluation::grid::ScoreSpread;
use waymark_domain::evaluation::judgements::WeightGroup;
use waymark_domain::evaluation::{
    AgreedScore, Decision, Elicitation, EvaluationState, Score, SetRule, Verdict, WeightMethod,
};
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CriterionId, EvaluationId, ToolId};
use waymark_domain::tool::ToolState;

views! {
    /// A criteria framework that comes with the program.
    ShippedFramework {
        /// Names it in `add_evaluation`.
        name: String,
        /// Its code.
        code: String,
        /// Its name.
        title: String,
        /// Edition of the content.
        edition: String,
        /// What it is for.
        purpose: String,
        /// Where it comes from.
        source: Option<String>,
        /// How many criteria are scored.
        leaves: u32,
        /// Its criteria.
        criteria: Vec<Criterion>,
    }
    /// An evaluation in the list.
    EvaluationSummary {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Its short name.
        code: String,
        /// Its name.
        title: String,
        /// What is needed.
        need: String,
        /// Where it stands.
        state: EvaluationState,
        /// How many criteria are scored.
        criteria: u32,
        /// How many tools are compared.
        candidates: u32,
        /// How many people score.
        assessors: u32,
        /// Cells with a score, of those that count.
        scored: u32,
        /// Cells that count: leaves × tools.
        cells: u32,
        /// What to see at once; empty while scores are hidden or nothing is scored.
        headline: String,
        /// When the weights were locked.
        #[ts(type = "string | null")]
        weights_locked_at: Option<DateTime<Utc>>,
        /// The names of the tools decided for.
        chosen: Vec<String>,
        /// Why the decision is stale, a line each; empty where it is not, or there is none.
        stale: Vec<String>,
    }
    /// A tool that is compared.
    CandidateView {
        /// The tool.
        tool: ToolId,
        /// Its short name.
        code: String,
        /// Its name.
        name: String,
        /// Where it stands.
        state: ToolState,
        /// Licence.
        licence: String,
        /// Vendor's name.
        vendor: Option<String>,
        /// Cost a year.
        annual_cost: Option<f64>,
        /// Currency of the cost.
        currency: String,
        /// Why it is here.
        note: String,
        /// Leaves that count and have a score.
        scored: u32,
    }
    /// A criterion in the tree.
    CriterionView {
        /// The criterion.
        criterion: Criterion,
        /// 1 at the top.
        depth: u16,
        /// Whether it is scored.
        leaf: bool,
        /// Its weight among its siblings, 0 to 1.
        local: f64,
        /// Its weight in the whole, 0 to 1.
        global: f64,
        /// Whether it is in the value.
        counts: bool,
        /// For groups: how many leaves are below.
        leaves: u32,
    }
    /// One cell of the score grid: a criterion and a tool.
    ScoreCell {
        /// The tool.
        tool: ToolId,
        /// What assessors say, in their order; nobody twice.
        scores: Vec<Score>,
        /// What the room settled on.
        agreed: Option<AgreedScore>,
        /// The score that counts: agreed, else the median; none where it is missing.
        used: Option<f64>,
        /// What it is worth, 0 to 1.
        value: Option<f64>,
        /// How far the scores lie apart; none without one.
        spread: Option<ScoreSpread>,
        /// The verdict of the criterion's knock-out, where it has one.
        verdict: Option<Verdict>,
        /// Why, as typed in or as the minimum gives it.
        verdict_reason: String,
        /// The day of the verdict.
        #[ts(type = "string | null")]
        verdict_as_of: Option<NaiveDate>,
        /// Whether the verdict follows from the score and the minimum, and was not typed in.
        verdict_derived: bool,
    }
    /// One row of the score grid: a leaf.
    ScoreRow {
        /// The leaf.
        criterion: CriterionId,
        /// One cell a tool, in the order of the columns.
        cells: Vec<ScoreCell>,
    }
    /// How far scoring has come.
    ScoreProgress {
        /// Cells with a score, of those that count.
        scored: u32,
        /// Cells that count: leaves × tools.
        cells: u32,
        /// Cells to discuss that the room has not settled.
        to_discuss: u32,
        /// Cells that the room has settled.
        agreed: u32,
        /// Knock-outs that nobody has settled.
        unknown: u32,
    }
    /// Rows of the score grid, with how far scoring has come.
    ScoreRows {
        /// The rows; none while scores are hidden.
        rows: Vec<ScoreRow>,
        /// How far scoring has come.
        progress: ScoreProgress,
    }
    /// A decision, and whether it still stands.
    DecisionView {
        /// The decision.
        decision: Decision,
        /// The names of the tools decided for.
        chosen: Vec<String>,
        /// Why it is stale, a line each; empty where it stands.
        stale: Vec<String>,
        /// Days until its review; negative once it is due.
        review_in_days: Option<i32>,
    }
    /// One evaluation with everything for its screens but the results.
    EvaluationView {
        /// The evaluation.
        id: EvaluationId,
        /// Its short name.
        code: String,
        /// Its name.
        title: String,
        /// What is needed.
        need: String,
        /// The capabilities whose gaps it should close.
        closes: Vec<NodeRef>,
        /// Where it stands.
        state: EvaluationState,
        /// How weights are elicited.
        weight_method: WeightMethod,
        /// When the weights were locked.
        #[ts(type = "string | null")]
        weights_locked_at: Option<DateTime<Utc>>,
        /// Whether scores stay hidden until the weights are locked.
        hide_scores_until_locked: bool,
        /// Whether they are hidden now: rows and results are empty then.
        scores_hidden: bool,
        /// Whether nobody had seen a score when the weights were locked.
        locked_blind: bool,
        /// The criteria, depth first.
        criteria: Vec<CriterionView>,
        /// The tools compared.
        candidates: Vec<CandidateView>,
        /// Who scores.
        assessors: Vec<Person>,
        /// The score grid, a row a leaf.
        rows: Vec<ScoreRow>,
        /// How far scoring has come.
        progress: ScoreProgress,
        /// Judgements on weights.
        elicitations: Vec<Elicitation>,
        /// What follows from them, group by group, where there are any.
        weight_groups: Vec<WeightGroup>,
        /// What has to hold of a set of tools.
        set_rules: Vec<SetRule>,
        /// What the tools may cost a year.
        budget: Option<f64>,
        /// What was decided.
        decision: Option<DecisionView>,
    }
    /// A tool while a weight is dragged.
    LiveTool {
        /// The tool.
        tool: ToolId,
        /// Its value; none while a score that counts is missing.
        value: Option<f64>,
        /// The value with every missing score at its worst.
        worst: f64,
        /// The value with every missing score at its best.
        best: f64,
        /// Its rank.
        rank: u32,
        /// Its best rank.
        best_rank: u32,
        /// Its worst rank.
        worst_rank: u32,
        /// What each criterion at the top adds.
        parts: Vec<f64>,
    }
    /// The ranking while a weight is dragged.
    LiveRanking {
        /// Tools by rank; none while scores are hidden.
        tools: Vec<LiveTool>,
        /// The criteria at the top, in the order of the parts.
        tops: Vec<CriterionId>,
        /// Their weights in the whole, 0 to 1.
        weights: Vec<f64>,
        /// What to see at once.
        headline: String,
    }
}
