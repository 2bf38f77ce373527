//! Evaluations: arguments.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::criteria::{KnockOutRule, Measure};
use waymark_domain::evaluation::explain::EvaluationFigure;
use waymark_domain::evaluation::results::WeightLevel;
use waymark_domain::evaluation::sets::SetObjective;
use waymark_domain::evaluation::{Candidate, Judgement, Points, SetRule, Verdict, WeightMethod};
use waymark_domain::id::{CapabilityId, CriterionId, EvaluationId, EvidenceId, PersonId, ToolId};
use waymark_domain::tool::Fit;
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
