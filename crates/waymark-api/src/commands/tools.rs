//! Tools: the inventory of the ecosystem.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::evaluation::Evaluation;
use waymark_domain::evaluation::ranking::standings;
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CapabilityId, ToolId, VendorId};
use waymark_domain::tool::{Cover, Tool, Vendor};

use super::register::{Names, code, label};
use super::support::{count, filled};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};
use crate::types::{
    Changed, CoverView, Empty, SaveTool, SetCovers, SetToolState, ToolArgs, ToolRow, ToolStanding,
    ToolView, Topic,
};

/// What the rows of the inventory are made from.
struct Inventory {
    names: Names,
    vendors: BTreeMap<VendorId, Vendor>,
    owners: BTreeMap<waymark_domain::id::RoleId, String>,
    evaluations: Vec<Evaluation>,
    today: chrono::NaiveDate,
}

impl Inventory {
    fn new(session: &mut Session) -> Answer<Self> {
        let (vendors, roles) = (session.store.vendors()?, session.store.roles()?);
        Ok(Self {
            names: Names::new(session)?,
            vendors: vendors.into_iter().map(|v| (v.id, v)).collect(),
            owners: roles.into_iter().map(|r| (r.id, r.title)).collect(),
            evaluations: session.store.evaluations()?,
            today: session.today(),
        })
    }

    fn row(&self, tool: Tool) -> ToolRow {
        let compared = self
            .evaluations
            .iter()
            .filter(|e| e.candidates.iter().any(|c| c.tool == tool.id));
        let covers = tool.covers.iter().filter_map(|c| {
            let capability = self.names.of(&[c.capability]).pop()?;
            Some(CoverView {
                capability,
                fit: c.fit,
            })
        });
        ToolRow {
            vendor: tool
                .vendor
                .and_then(|id| self.vendors.get(&id))
                .map(|v| v.name.clone()),
            owner: tool.owner_role.and_then(|id| self.owners.get(&id).cloned()),
            covers: covers.collect(),
            evaluations: compared.map(|e| e.code.clone()).collect(),
            oldest_fact_days: tool
                .oldest_fact()
                .map(|day| (self.today - day).num_days() as i32),
            unverified: tool.facts.iter().filter(|f| !f.verified).count() as u32,
            tool,
        }
    }
}

/// Returns the inventory of tools, in their order.
pub fn tools(session: &mut Session, _: Empty) -> Answer<Vec<ToolRow>> {
    let inventory = Inventory::new(session)?;
    let tools = session.store.tools()?;
    Ok(tools.into_iter().map(|t| inventory.row(t)).collect())
}

/// Returns one tool with everything that hangs on it.
pub fn tool(session: &mut Session, args: ToolArgs) -> Answer<ToolView> {
    let inventory = Inventory::new(session)?;
    let tool = session.store.tool(args.tool)?;
    let mut standings = Vec::new();
    for evaluation in &inventory.evaluations {
        if evaluation.candidates.iter().any(|c| c.tool == tool.id) {
            standings.push(ToolStanding {
                evaluation: evaluation.id,
                code: evaluation.code.clone(),
                title: evaluation.title.clone(),
                standing: standing(session, evaluation, tool.id)?,
            });
        }
    }
    let wanted = tool.name.to_lowercase();
    let recommendations = session.store.recommendations()?;
    let naming = recommendations
        .iter()
        .filter(|r| r.tool.trim().to_lowercase() == wanted);
    Ok(ToolView {
        vendor: tool
            .vendor
            .and_then(|id| inventory.vendors.get(&id).cloned()),
        recommendations: naming.map(|r| format!("{} {}", r.code, r.title)).collect(),
        standings,
        row: inventory.row(tool),
    })
}

/// Says what became of a tool in an evaluation.
fn standing(session: &mut Session, evaluation: &Evaluation, tool: ToolId) -> Answer<String> {
    let chosen = evaluation
        .decision
        .as_ref()
        .is_some_and(|d| d.chosen.contains(&tool));
    let chosen = if chosen { "chosen; " } else { "" };
    if evaluation.scores_hidden() {
        return Ok("scores are hidden until the weights are locked".into());
    }
    let scored = session.evaluated(evaluation.id)?.scored;
    let own = scored.tools.iter().find(|t| t.tool == tool);
    if let Some(out) = own.and_then(|t| t.knocked_out.as_ref()) {
        return Ok(format!("{chosen}knocked out: {}", out.reason));
    }
    let all = standings(&scored, &scored.tree);
    let Some(found) = all.iter().find(|s| s.tool == tool) else {
        return Ok("not ranked".into());
    };
    let value = match found.value {
        Some(value) => format!("{value:.1}"),
        None => format!("{:.1} to {:.1}", found.worst, found.best),
    };
    Ok(format!(
        "{chosen}rank {} of {}, {value}",
        found.rank,
        all.len()
    ))
}

/// Adds or changes a tool; answers its id.
pub fn save_tool(session: &mut Session, args: SaveTool) -> Answer<Changed<ToolId>> {
    filled(&args.name, "The name")?;
    if args.facts.iter().any(|f| f.name.trim().is_empty()) {
        return Err(WireError::invalid(
            "A fact has no name.",
            "Say what is stated, or take the line out.",
        ));
    }
    let all = session.store.tools()?;
    let code = code(&args.code, "T", all.iter().map(|t| t.code.as_str()));
    let label = label(args.id.is_some(), "tool", &code, &args.name);
    let before = args.id.map(|id| session.store.tool(id)).transpose()?;
    session.change_apart(label, &[Topic::Tools], |edit, environment| {
        let id = args.id.unwrap_or_else(|| ToolId(environment.new_id()));
        let tool = Tool {
            id,
            code,
            name: args.name.trim().into(),
            state: args.state,
            vendor: args.vendor,
            category: args.category,
            licence: args.licence,
            hosting: args.hosting,
            annual_cost: args.annual_cost,
            currency: args.currency,
            environments: args.environments,
            owner_role: args.owner_role,
            homepage: args.homepage,
            repository: args.repository,
            description: args.description,
            origin: before.map(|t| t.origin).unwrap_or_default(),
            covers: args.covers,
            facts: args.facts,
        };
        match args.id {
            Some(_) => edit.update_tool(&tool)?,
            None => edit.insert_tool(&tool)?,
        }
        Ok(id)
    })
}

/// Removes a tool with its scores; refused where a decision chose it.
pub fn remove_tool(session: &mut Session, args: ToolArgs) -> Answer<Changed<()>> {
    let tool = session.store.tool(args.tool)?;
    let references = session.store.references_to_tool(args.tool)?;
    if let Some(evaluation) = references.decisions.first() {
        return Err(WireError::new(
            ErrorCode::InUse,
            format!("The decision of “{evaluation}” chose {}.", tool.name),
            "Open that evaluation again and decide anew, or mark the tool as retired.",
        ));
    }
    let label = format!("Remove tool {} {}", tool.code, tool.name);
    let topics = [Topic::Tools, Topic::Evaluations, Topic::Scores];
    session.change_apart(label, &topics, |edit, _| {
        edit.delete_tool(args.tool)?;
        Ok(())
    })
}

/// Sets where tools stand.
pub fn set_tool_state(session: &mut Session, args: SetToolState) -> Answer<Changed<()>> {
    let wanted: BTreeSet<ToolId> = args.tools.iter().copied().collect();
    let tools: Vec<Tool> = wanted
        .into_iter()
        .map(|id| session.store.tool(id))
        .collect::<Result<_, _>>()?;
    let state = args.state.title().to_lowercase();
    let label = match tools.as_slice() {
        [one] => format!("Mark {} as {state}", one.name),
        many => format!("Mark {} as {state}", count(many.len(), "tool", "tools")),
    };
    session.change_apart(label, &[Topic::Tools], |edit, _| {
        for tool in tools {
            edit.update_tool(&Tool {
                state: args.state,
                ..tool
            })?;
        }
        Ok(())
    })
}

/// Sets or clears what tools cover.
pub fn set_covers(session: &mut Session, args: SetCovers) -> Answer<Changed<()>> {
    let mut tools: BTreeMap<ToolId, Tool> = BTreeMap::new();
    let mut last: Option<(String, CapabilityId)> = None;
    for change in &args.changes {
        let tool = match tools.entry(change.tool) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(session.store.tool(change.tool)?),
        };
        last = Some((tool.name.clone(), change.capability));
        let place = tool
            .covers
            .iter()
            .position(|c| c.capability == change.capability);
        match (place, change.fit) {
            (Some(at), Some(fit)) => tool.covers[at].fit = fit,
            (Some(at), None) => {
                tool.covers.remove(at);
            }
            (None, Some(fit)) => tool.covers.push(Cover {
                capability: change.capability,
                fit,
            }),
            (None, None) => {}
        }
    }
    let label = match (args.changes.len(), last) {
        (1, Some((tool, capability))) => {
            let capability = session.store.capability(capability)?;
            format!("Set what {tool} covers: {}", capability.code)
        }
        (n, _) => format!("Set {} of tools", count(n, "cover", "covers")),
    };
    session.change_apart(label, &[Topic::Tools], |edit, _| {
        tools.values().try_for_each(|tool| edit.update_tool(tool))?;
        Ok(())
    })
}

/// Returns capabilities as they are called, for other parts that name them.
pub(crate) fn named(session: &mut Session, ids: &[CapabilityId]) -> Answer<Vec<NodeRef>> {
    Ok(Names::new(session)?.of(ids))
}
