//! Commands that are listed but not yet answered.

use waymark_domain::evaluation::results::Results;
use waymark_domain::explanation::Explanation;
use waymark_domain::id::{CriterionId, EvaluationId, ToolId, VendorId};

use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::*;

fn not_yet<T>() -> Answer<T> {
    Err(WireError::invalid("This command does not answer yet.", ""))
}

/// Not yet.
pub fn vendors(_: &mut Session, _: Empty) -> Answer<Vec<VendorView>> {
    not_yet()
}

/// Not yet.
pub fn tools(_: &mut Session, _: Empty) -> Answer<Vec<ToolRow>> {
    not_yet()
}

/// Not yet.
pub fn tool(_: &mut Session, _: ToolArgs) -> Answer<ToolView> {
    not_yet()
}

/// Not yet.
pub fn shipped_tools(_: &mut Session, _: Empty) -> Answer<Vec<ShippedTool>> {
    not_yet()
}

/// Not yet.
pub fn preview_tools(_: &mut Session, _: PreviewTools) -> Answer<ToolsPreview> {
    not_yet()
}

/// Not yet.
pub fn shipped_frameworks(_: &mut Session, _: Empty) -> Answer<Vec<ShippedFramework>> {
    not_yet()
}

/// Not yet.
pub fn evaluations(_: &mut Session, _: Empty) -> Answer<Vec<EvaluationSummary>> {
    not_yet()
}

/// Not yet.
pub fn evaluation(_: &mut Session, _: EvaluationArgs) -> Answer<EvaluationView> {
    not_yet()
}

/// Not yet.
pub fn framework_yaml(_: &mut Session, _: EvaluationArgs) -> Answer<String> {
    not_yet()
}

/// Not yet.
pub fn score_rows(_: &mut Session, _: ScoreRowsArgs) -> Answer<ScoreRows> {
    not_yet()
}

/// Not yet.
pub fn evaluation_results(_: &mut Session, _: ResultsArgs) -> Answer<Option<Results>> {
    not_yet()
}

/// Not yet.
pub fn evaluation_rank(_: &mut Session, _: RankArgs) -> Answer<LiveRanking> {
    not_yet()
}

/// Not yet.
pub fn compare_tools(_: &mut Session, _: CompareToolsArgs) -> Answer<ToolComparison> {
    not_yet()
}

/// Not yet.
pub fn tool_sets(_: &mut Session, _: ToolSetsArgs) -> Answer<ToolSetView> {
    not_yet()
}

/// Not yet.
pub fn explain_evaluation(
    _: &mut Session,
    _: ExplainEvaluationArgs,
) -> Answer<Option<Explanation>> {
    not_yet()
}

/// Not yet.
pub fn save_vendor(_: &mut Session, _: SaveVendor) -> Answer<Changed<VendorId>> {
    not_yet()
}

/// Not yet.
pub fn remove_vendor(_: &mut Session, _: VendorArgs) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn save_tool(_: &mut Session, _: SaveTool) -> Answer<Changed<ToolId>> {
    not_yet()
}

/// Not yet.
pub fn remove_tool(_: &mut Session, _: ToolArgs) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_tool_state(_: &mut Session, _: SetToolState) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_covers(_: &mut Session, _: SetCovers) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn add_shipped_tools(_: &mut Session, _: AddShippedTools) -> Answer<Changed<Vec<ToolId>>> {
    not_yet()
}

/// Not yet.
pub fn import_tools(_: &mut Session, _: ImportTools) -> Answer<Changed<ToolsImported>> {
    not_yet()
}

/// Not yet.
pub fn add_evaluation(_: &mut Session, _: AddEvaluation) -> Answer<Changed<EvaluationId>> {
    not_yet()
}

/// Not yet.
pub fn edit_evaluation(_: &mut Session, _: EditEvaluation) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn remove_evaluation(_: &mut Session, _: EvaluationArgs) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn add_criterion(_: &mut Session, _: AddCriterion) -> Answer<Changed<CriterionId>> {
    not_yet()
}

/// Not yet.
pub fn edit_criterion(_: &mut Session, _: EditCriterion) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn move_criterion(_: &mut Session, _: MoveCriterion) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn remove_criterion(_: &mut Session, _: CriterionArgs) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_weights(_: &mut Session, _: SetWeights) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn save_elicitation(_: &mut Session, _: SaveElicitation) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn remove_elicitation(_: &mut Session, _: RemoveElicitation) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn combine_weights(_: &mut Session, _: CombineWeights) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn lock_weights(_: &mut Session, _: EvaluationArgs) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn unlock_weights(_: &mut Session, _: EvaluationArgs) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_candidates(_: &mut Session, _: SetCandidates) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_assessors(_: &mut Session, _: SetAssessors) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_scores(_: &mut Session, _: SetScores) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_agreed_scores(_: &mut Session, _: SetAgreedScores) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn set_knock_outs(_: &mut Session, _: SetKnockOuts) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn save_set_rules(_: &mut Session, _: SaveSetRules) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn record_decision(_: &mut Session, _: RecordDecision) -> Answer<Changed<()>> {
    not_yet()
}

/// Not yet.
pub fn reopen_evaluation(_: &mut Session, _: EvaluationArgs) -> Answer<Changed<()>> {
    not_yet()
}
