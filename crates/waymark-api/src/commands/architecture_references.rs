//! Reference architectures, and the tools that may fill their slots.

use std::collections::BTreeSet;

use waymark_domain::evaluation::Evaluation;
use waymark_domain::id::{CapabilityId, ToolId};
use waymark_domain::tool::{Tool, ToolState};

use super::support::count;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::shipped;
use crate::types::{
    AddReference, Changed, Empty, ShippedArchitecture, SlotArgs, SlotTool, ToolRef, Topic,
};

/// Returns reference architectures that come with the program.
pub fn shipped_architectures(session: &mut Session, _: Empty) -> Answer<Vec<ShippedArchitecture>> {
    let mut all = Vec::new();
    for name in shipped::ARCHITECTURES.iter().map(|(name, _)| *name) {
        let reference = shipped::architecture(name, session)?;
        let a = &reference.architecture;
        all.push(ShippedArchitecture {
            name: name.to_owned(),
            environments: a.environments.iter().map(|e| e.title.clone()).collect(),
            components: a.components.len() as u32,
            flows: a.flows.len() as u32,
            gates: a.gates.len() as u32,
            new_roles: reference.roles.iter().map(|r| r.title.clone()).collect(),
            title: reference.title,
            edition: reference.edition,
            purpose: reference.purpose,
            source: reference.source,
        });
    }
    Ok(all)
}

/// Takes over a reference architecture, with the roles that it names and that are not there.
pub fn add_reference(session: &mut Session, args: AddReference) -> Answer<Changed<()>> {
    let reference = shipped::architecture(&args.name, session)?;
    let before = session.drawn()?.facts;
    let mut after = before.architecture.clone();
    if let Some(plateau) = args.plateau {
        let there = after.plateaus.iter().find(|p| p.id == plateau);
        there.ok_or_else(|| WireError::not_found("plateau"))?;
    }
    let label = format!("Take over {}", reference.title);
    after.join(reference.architecture, args.plateau);
    after.check().map_err(|e| {
        WireError::invalid(
            format!("The reference does not fit in: {e}."),
            "Give what stands in its way another code.",
        )
    })?;
    let topics = [Topic::Architecture, Topic::Policies, Topic::Roles];
    session.change(label, &topics, |edit, _| {
        for role in &reference.roles {
            edit.insert_role(role)?;
        }
        edit.update_architecture(&before.architecture, &after)?;
        Ok(())
    })
}

/// Returns tools that may fill a component's slot: those that an evaluation chose, then those in use, then candidates,
/// in each group those first that cover more of the component's capabilities.
pub fn slot_tools(session: &mut Session, args: SlotArgs) -> Answer<Vec<SlotTool>> {
    let facts = session.drawn()?.facts;
    let component = facts.architecture.component(args.component);
    let component = component.ok_or_else(|| WireError::not_found("component"))?;
    let wanted: BTreeSet<CapabilityId> = component.capabilities.iter().copied().collect();
    let evaluations = session.store.evaluations()?;
    let mut offers: Vec<(Order, SlotTool)> = facts
        .tools
        .iter()
        .filter_map(|tool| {
            let covers = tool
                .covers
                .iter()
                .filter(|c| wanted.contains(&c.capability))
                .count();
            let chosen = chosen_in(&evaluations, tool.id, &wanted);
            let (rank, why) = match (tool.state, chosen) {
                (ToolState::Retired | ToolState::Rejected, _) => return None,
                (_, Some(evaluation)) => (
                    0,
                    format!("chosen in {} {}", evaluation.code, evaluation.title),
                ),
                (ToolState::Chosen, None) => (1, "chosen".to_owned()),
                (ToolState::InUse, None) => (2, "in use".to_owned()),
                (ToolState::Candidate, None) => (3, "candidate".to_owned()),
            };
            let why = match covers {
                0 => why,
                n => format!(
                    "{why}; covers {}",
                    count(n, "of its capabilities", "of its capabilities")
                ),
            };
            Some((
                (rank, std::cmp::Reverse(covers), tool.name.to_lowercase()),
                offer(tool, why),
            ))
        })
        .collect();
    offers.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(offers.into_iter().map(|(_, offer)| offer).collect())
}

/// What offers are ordered by: how near a tool is to being used, how much it covers, its name.
type Order = (u8, std::cmp::Reverse<usize>, String);

fn offer(tool: &Tool, why: String) -> SlotTool {
    SlotTool {
        tool: ToolRef {
            id: tool.id,
            code: tool.code.clone(),
            name: tool.name.clone(),
        },
        state: tool.state,
        why,
    }
}

/// Returns the evaluation that chose a tool, one that closes a wanted capability before others.
fn chosen_in<'e>(
    evaluations: &'e [Evaluation],
    tool: ToolId,
    wanted: &BTreeSet<CapabilityId>,
) -> Option<&'e Evaluation> {
    let chose = evaluations.iter().filter(|e| {
        e.decision
            .as_ref()
            .is_some_and(|d| d.chosen.contains(&tool))
    });
    chose.max_by_key(|e| e.closes.iter().filter(|c| wanted.contains(c)).count())
}
