//! Decisions, and what has to hold of a set of tools.

use std::collections::BTreeSet;

use waymark_domain::evaluation::{Decision, Evaluation, EvaluationState, SetRuleKind, inputs};
use waymark_domain::id::ToolId;
use waymark_domain::tool::{Tool, ToolState};

use super::evaluations::ALL;
use super::support::filled;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{Changed, EvaluationArgs, RecordDecision, SaveSetRules, Topic};

/// Sets what has to hold of a set of tools, and what they may cost.
pub fn save_set_rules(session: &mut Session, args: SaveSetRules) -> Answer<Changed<()>> {
    let evaluation = session.store.evaluation(args.evaluation)?;
    for rule in &args.rules {
        let several = matches!(rule.kind, SetRuleKind::Exclusion | SetRuleKind::Pairing);
        if rule.tools.len() < if several { 2 } else { 1 } {
            return Err(WireError::invalid(
                format!(
                    "The rule “{} …” names {} tools.",
                    rule.kind.title(),
                    rule.tools.len()
                ),
                if several {
                    "Name at least two."
                } else {
                    "Name at least one."
                },
            ));
        }
    }
    let label = format!("Set the rules on sets of {}", evaluation.code);
    let new = Evaluation {
        budget: args.budget,
        ..evaluation
    };
    session.change_apart(label, &[Topic::Evaluations], |edit, _| {
        edit.update_evaluation(&new)?;
        Ok(edit.set_set_rules(args.evaluation, &args.rules)?)
    })
}

/// Records what was decided, against the evaluation as it stands.
///
/// A tool that is knocked out cannot be chosen, nor one of which a knock-out is unknown.
pub fn record_decision(session: &mut Session, args: RecordDecision) -> Answer<Changed<()>> {
    filled(&args.why, "The reason")?;
    let evaluated = session.evaluated(args.evaluation)?;
    let e = &evaluated.facts;
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for id in &args.chosen {
        let tool = evaluated.scored.tools.iter().find(|t| t.tool == *id);
        let tool = tool.ok_or_else(|| WireError::not_found("candidate in this evaluation"))?;
        if !seen.insert(*id) {
            let message = format!("{} is named twice.", tool.name);
            return Err(WireError::invalid(message, "Name each tool once."));
        }
        if let Some(out) = &tool.knocked_out {
            return Err(WireError::invalid(
                format!("{} is knocked out: {}", tool.name, out.reason),
                "Choose another tool, or settle the knock-out first.",
            ));
        }
        if let Some(unknown) = tool.unknown.first() {
            return Err(WireError::invalid(
                format!(
                    "{} cannot be chosen yet: nobody knows whether it fulfils “{}”.",
                    tool.name, unknown.statement
                ),
                "Settle the knock-out first.",
            ));
        }
        names.push(tool.name.clone());
    }
    let decision = Decision {
        written_against: inputs(e, &evaluated.tools, &args.chosen),
        chosen: args.chosen,
        why: args.why,
        dissent: args.dissent,
        conditions: args.conditions,
        review_on: args.review_on,
        decided_on: args.decided_on.unwrap_or_else(|| session.today()),
        decided_by: args.decided_by,
    };
    let marked: Vec<Tool> = if args.mark_tools {
        marked(e, &evaluated.tools, &decision.chosen)
    } else {
        vec![]
    };
    let decided = Evaluation {
        state: EvaluationState::Decided,
        ..Evaluation::clone(e)
    };
    let label = if names.is_empty() {
        format!("Decide {} for none of the tools", e.code)
    } else {
        format!("Decide {} for {}", e.code, names.join(", "))
    };
    session.change_apart(label, &[Topic::Evaluations, Topic::Tools], |edit, _| {
        edit.update_evaluation(&decided)?;
        edit.put_decision(args.evaluation, &decision)?;
        marked.iter().try_for_each(|tool| edit.update_tool(tool))?;
        Ok(())
    })
}

/// Returns candidates with the state that a decision gives them; what is in use or retired stays so.
fn marked(evaluation: &Evaluation, tools: &[Tool], chosen: &[ToolId]) -> Vec<Tool> {
    let candidates = evaluation.candidates.iter();
    let known = candidates.filter_map(|c| tools.iter().find(|t| t.id == c.tool));
    known
        .filter_map(|tool| {
            let state = match (chosen.contains(&tool.id), tool.state) {
                (_, ToolState::InUse | ToolState::Retired) => return None,
                (true, _) => ToolState::Chosen,
                (false, _) => ToolState::Rejected,
            };
            (tool.state != state).then(|| Tool {
                state,
                ..tool.clone()
            })
        })
        .collect()
}

/// Opens a decided evaluation again; the record stays to be written anew.
pub fn reopen_evaluation(session: &mut Session, args: EvaluationArgs) -> Answer<Changed<()>> {
    let evaluation = session.store.evaluation(args.evaluation)?;
    let label = format!("Open {} {} again", evaluation.code, evaluation.title);
    let open = Evaluation {
        state: EvaluationState::Open,
        ..evaluation
    };
    session.change_apart(label, ALL, |edit, _| Ok(edit.update_evaluation(&open)?))
}
