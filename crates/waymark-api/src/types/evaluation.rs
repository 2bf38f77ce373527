//! Evaluations: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::criteria::{Criterion, KnockOutRule, Measure};
use waymark_domain::engagement::Person;
use waymark_domain::evaluation::explain::EvaluationFigure;
use waymark_domain::evaluation::grid::ScoreSpread;
use waymark_domain::evaluation::judgements::WeightGroup;
use waymark_domain::evaluation::results::WeightLevel;
use waymark_domain::evaluation::sets::SetObjective;
use waymark_domain::evaluation::{
    AgreedScore, Candidate, Decision, Elicitation, EvaluationState, Judgement, Points, Score,
    SetRule, Verdict, WeightMethod,
};
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CapabilityId, CriterionId, EvaluationId, EvidenceId, PersonId, ToolId};
use waymark_domain::tool::{Fit, ToolState};
use waymark_domain::words::Confidence;

args! {
    /// An evaluation.
    EvaluationArgs {
        /// The evaluation.
        evaluation: EvaluationId,
    }
    /// Rows of the score grid.
    ScoreRowsArgs {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The leaves.
        criteria: Vec<CriterionId>,
    }
    /// Results, as they are or with other weights.
    ResultsArgs {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Weights to try, in place of those that the criteria have.
        weights: Vec<Points>,
        /// At which level robustness is looked at.
        level: WeightLevel,
        /// How many weightings to draw, 1,000 to 1,000,000; none takes 10,000.
        draws: Option<u32>,
        /// Seed of the draws; none takes 42.
        seed: Option<u32>,
    }
    /// Ranks with other weights, while they are dragged.
    RankArgs {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Weights to try, in place of those that the criteria have.
        weights: Vec<Points>,
    }
    /// Two tools to compare.
    CompareToolsArgs {
        /// The evaluation.
        evaluation: EvaluationId,
        /// One tool.
        first: ToolId,
        /// The other.
        second: ToolId,
        /// Weights to try, in place of those that the criteria have.
        weights: Vec<Points>,
    }
    /// Which set of tools to look for.
    ToolSetsArgs {
        /// The evaluation: its capabilities to close, its candidates, rules and budget.
        evaluation: EvaluationId,
        /// What is wanted.
        objective: SetObjective,
        /// The least fit that covers a capability.
        fit: Fit,
        /// Whether tools in use, which are paid for already, cover as well.
        with_in_use: bool,
    }
    /// A number of an evaluation to explain.
    ExplainEvaluationArgs {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The number.
        figure: EvaluationFigure,
        /// Whether people are named.
        names: bool,
    }
    /// A new evaluation.
    AddEvaluation {
        /// Its name.
        title: String,
        /// What is needed.
        need: String,
        /// The capabilities whose gaps it should close; where there are none, those of a copied evaluation.
        closes: Vec<CapabilityId>,
        /// What its criteria begin with.
        from: EvaluationStart,
    }
    /// An evaluation's own texts and settings.
    EditEvaluation {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Unique short name.
        code: String,
        /// Its name.
        title: String,
        /// What is needed.
        need: String,
        /// The capabilities whose gaps it should close.
        closes: Vec<CapabilityId>,
        /// How weights are elicited.
        weight_method: WeightMethod,
        /// Whether scores stay hidden until the weights are locked.
        hide_scores_until_locked: bool,
        /// What the tools may cost a year.
        budget: Option<f64>,
    }
    /// A new criterion.
    AddCriterion {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The group above; none for the top.
        parent: Option<CriterionId>,
        /// Place among its siblings from 0; beyond the end means last.
        position: u32,
        /// Unique code; empty lets the tree number it.
        code: String,
        /// Its name.
        title: String,
        /// How it is scored.
        measure: Measure,
    }
    /// A criterion in new words or with another measure. Its place stays.
    EditCriterion {
        /// The criterion.
        criterion: CriterionId,
        /// Unique code.
        code: String,
        /// Its name.
        title: String,
        /// What is asked.
        description: String,
        /// Points relative to its siblings.
        weight: f64,
        /// How it is scored. Scores that do not fit another measure are refused.
        measure: Measure,
        /// Whether it is a cost.
        cost: bool,
        /// What a tool has to fulfil here.
        knock_out: Option<KnockOutRule>,
    }
    /// A criterion to move, with everything below it.
    MoveCriterion {
        /// The criterion.
        criterion: CriterionId,
        /// The group above; none for the top.
        parent: Option<CriterionId>,
        /// Place among its siblings from 0; beyond the end means last.
        position: u32,
    }
    /// A criterion to remove, with everything below it and its scores.
    CriterionArgs {
        /// The criterion.
        criterion: CriterionId,
    }
    /// Weights, all or nothing.
    SetWeights {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Points relative to siblings; criteria that are not named keep theirs.
        weights: Vec<Points>,
    }
    /// What somebody says about the weights of siblings.
    SaveElicitation {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Who judges.
        person: PersonId,
        /// The group whose children are judged; none for the top.
        group: Option<CriterionId>,
        /// What they say.
        judgement: Judgement,
    }
    /// A judgement to remove.
    RemoveElicitation {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Who judged.
        person: PersonId,
        /// The group.
        group: Option<CriterionId>,
    }
    /// Judgements to combine into weights.
    CombineWeights {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The group; none for the top.
        group: Option<CriterionId>,
        /// How much each person's judgement counts; empty counts all alike.
        people: Vec<PersonWeight>,
    }
    /// How much a person's judgement counts.
    PersonWeight {
        /// The person.
        person: PersonId,
        /// At least 0.
        weight: f64,
    }
    /// The tools compared.
    SetCandidates {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Tools in the order of the columns. Scores of a tool that is taken off stay, but no longer count.
        candidates: Vec<Candidate>,
    }
    /// Who scores.
    SetAssessors {
        /// The evaluation.
        evaluation: EvaluationId,
        /// People in their order. Scores of somebody who leaves stay, but no longer count.
        people: Vec<PersonId>,
    }
    /// One score.
    ToolScoreChange {
        /// The leaf.
        criterion: CriterionId,
        /// The tool.
        tool: ToolId,
        /// Who says so.
        person: PersonId,
        /// In the measure's own unit; none clears the score.
        value: Option<f64>,
        /// In their words.
        note: String,
        /// What backs it.
        evidence: Option<EvidenceId>,
        /// Where it was read or measured.
        source: String,
        /// The day on which it was so.
        #[ts(type = "string | null")]
        as_of: Option<NaiveDate>,
        /// How sure they are.
        confidence: Option<Confidence>,
    }
    /// Scores, all or nothing.
    SetScores {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The scores.
        changes: Vec<ToolScoreChange>,
    }
    /// One agreed score.
    AgreedScoreChange {
        /// The leaf.
        criterion: CriterionId,
        /// The tool.
        tool: ToolId,
        /// In the measure's own unit; none takes it back.
        value: Option<f64>,
        /// What settled it.
        rationale: String,
    }
    /// Agreed scores, all or nothing.
    SetAgreedScores {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The scores.
        changes: Vec<AgreedScoreChange>,
    }
    /// One knock-out.
    KnockOutChange {
        /// The criterion with the knock-out.
        criterion: CriterionId,
        /// The tool.
        tool: ToolId,
        /// Pass, fail or unknown; none leaves it to the score and the rule's minimum.
        verdict: Option<Verdict>,
        /// Why; a fail needs one.
        reason: String,
        /// The day on which it was so.
        #[ts(type = "string | null")]
        as_of: Option<NaiveDate>,
    }
    /// Knock-outs, all or nothing.
    SetKnockOuts {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The knock-outs.
        changes: Vec<KnockOutChange>,
    }
    /// What has to hold of a set of tools.
    SaveSetRules {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The rules, in place of those there are.
        rules: Vec<SetRule>,
        /// What the tools may cost a year.
        budget: Option<f64>,
    }
    /// What was decided.
    RecordDecision {
        /// The evaluation.
        evaluation: EvaluationId,
        /// The tools decided for.
        chosen: Vec<ToolId>,
        /// Why these.
        why: String,
        /// Who saw it otherwise, and why.
        dissent: String,
        /// What has to hold for the decision to stand.
        conditions: String,
        /// When it is looked at again.
        #[ts(type = "string | null")]
        review_on: Option<NaiveDate>,
        /// When it was taken; none means today.
        #[ts(type = "string | null")]
        decided_on: Option<NaiveDate>,
        /// Who took it.
        decided_by: String,
        /// Whether the tools' states follow: chosen, and rejected for candidates that were not.
        mark_tools: bool,
    }
}

/// What a new evaluation's criteria begin with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum EvaluationStart {
    /// No criteria.
    Blank,
    /// A shipped framework.
    Shipped {
        /// Its name, as `shipped_frameworks` gives it.
        name: String,
    },
    /// A framework as YAML.
    Yaml {
        /// The document.
        text: String,
    },
    /// The criteria, weights, candidates and assessors of another evaluation; its scores are never copied.
    Copy {
        /// The evaluation.
        evaluation: EvaluationId,
    },
}

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
