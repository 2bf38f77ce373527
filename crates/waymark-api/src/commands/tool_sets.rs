//! Which set of tools covers what an evaluation should close.

use waymark_domain::evaluation::sets::{SetRequest, ToolSetView, Wanted, tool_sets as best};

use super::document::shown_round;
use super::tools::named;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::ToolSetsArgs;

/// Returns the set of tools that covers what an evaluation should close; a capability is worth its weighted
/// gap in the round in view.
pub fn tool_sets(session: &mut Session, args: ToolSetsArgs) -> Answer<ToolSetView> {
    if let waymark_domain::evaluation::sets::SetObjective::MostValue { budget } = args.objective
        && !(budget.is_finite() && budget >= 0.0)
    {
        return Err(WireError::invalid(
            "A budget is a number of at least 0.",
            "Type what the tools may cost a year.",
        ));
    }
    let evaluated = session.evaluated(args.evaluation)?;
    let closes = named(session, &evaluated.facts.closes)?;
    let rounds = session.store.rounds()?;
    let assessment = match shown_round(&rounds) {
        Some(round) => Some(session.rated(round.id)?.assessment),
        None => None,
    };
    let wanted: Vec<Wanted> = closes
        .into_iter()
        .map(|capability| {
            let worth = assessment.as_ref().zip(capability.id).and_then(|(a, id)| {
                let position = a.tree.position(id)?;
                let leaves = a.tree.leaves_below(position);
                Some(leaves.filter_map(|p| a.nodes[p].weighted_gap).sum())
            });
            Wanted {
                capability,
                worth: worth.unwrap_or(0.0),
            }
        })
        .collect();
    let request = SetRequest {
        objective: args.objective,
        fit: args.fit,
        with_in_use: args.with_in_use,
    };
    Ok(best(
        &evaluated.facts,
        &evaluated.tools,
        &evaluated.scored,
        &wanted,
        request,
    ))
}
