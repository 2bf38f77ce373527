//! What an import of tools would do to the tools that are there.
//!
//! A pure comparison: drafts of a source beside the inventory. A field that the source does not have is
//! never touched; one that it has is taken over, and the change is said field by field.

mod compare;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use waymark_domain::engagement::Role;
use waymark_domain::id::{CapabilityId, ToolId, VendorId};
use waymark_domain::tool::{Hosting, Tool, ToolState, Vendor};

use crate::tool_draft::{ToolDraft, name_key, repository_key};

/// The tools that are there, and what drafts refer to.
#[derive(Debug, Clone, Copy)]
pub struct Inventory<'a> {
    /// Tools.
    pub tools: &'a [Tool],
    /// Vendors.
    pub vendors: &'a [Vendor],
    /// Roles, for owners.
    pub roles: &'a [Role],
    /// Code of a capability → the capability.
    pub capabilities: &'a BTreeMap<String, CapabilityId>,
}

/// How to import.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// What the source is called; with a draft's key it is the tool's origin.
    pub origin: &'a str,
    /// Where new tools stand, unless the source says so.
    pub state: ToolState,
    /// Drafts, by key, that somebody says are a tool that is there.
    pub same_as: BTreeMap<String, ToolId>,
}

/// What taking in a draft would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is not there yet.
    New,
    /// It is there, and something differs.
    Changed,
    /// It is there as the source has it.
    Same,
    /// It shares a name or a repository with a tool that is there; taking it in adds another.
    MaybeThere,
}

/// Why a draft may be a tool that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// They share the name.
    Name,
    /// They share the repository.
    Repository,
}

/// A field in which a tool differs from what the source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, such as “licence”, “fact Licence” or “capability TE2.2”.
    pub field: String,
    /// What is there; empty for nothing.
    pub before: String,
    /// What the source says.
    pub after: String,
}

/// A draft beside the inventory.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedTool {
    /// The draft's key.
    pub key: String,
    /// Where it stands in the source.
    pub place: String,
    /// What taking it in would do.
    pub action: Action,
    /// The tool as it would be. Its code is empty where it is new and the source gives none that is free.
    pub tool: Tool,
    /// What would change; every field that the source has where the tool is new.
    pub changes: Vec<FieldChange>,
    /// Tools that it may be.
    pub alike: Vec<(ToolId, Alike)>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The drafts, in their order.
    pub tools: Vec<PlannedTool>,
    /// Vendors that are new or would change, as they would be. Their codes are empty where they are new.
    pub vendors: Vec<Vendor>,
    /// What could not be taken over, a sentence each.
    pub notices: Vec<String>,
}

/// What has to be saved for the picks of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Taken {
    /// Vendors, new and changed; save them first.
    pub vendors: Vec<Vendor>,
    /// Tools, new and changed.
    pub tools: Vec<Tool>,
    /// What changes, a line each.
    pub changes: Vec<String>,
    /// How many tools are new, changed, and as they were.
    pub counts: (usize, usize, usize),
}

/// Returns what an import has to say of itself in a tool: the source and the tool's key there.
pub fn origin(source: &str, key: &str) -> String {
    format!("{source}: {key}")
}

/// Compares drafts with the inventory.
///
/// A draft is a tool that is there if somebody says so; else if its origin is the draft's; else by its code;
/// else if name and repository agree. Sharing only one of the two makes it alike, which is said and left to
/// people. Each tool is matched once.
pub fn plan(
    drafts: &[ToolDraft],
    inventory: Inventory<'_>,
    settings: &Settings<'_>,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Plan {
    let index = Index::new(inventory.tools);
    let mut planner = Planner {
        inventory,
        plan: Plan::default(),
        vendors: inventory.vendors.to_vec(),
        touched: BTreeSet::new(),
        codes: inventory.tools.iter().map(|t| t.code.clone()).collect(),
        unknown: BTreeMap::new(),
        new_id,
    };
    let mut matched: BTreeSet<ToolId> = BTreeSet::new();
    for draft in drafts {
        let found = index.find(draft, settings).filter(|id| matched.insert(*id));
        let there = found.and_then(|id| inventory.tools.iter().find(|t| t.id == id));
        let mut planned = planner.one(draft, there, settings);
        if there.is_none() {
            planned.alike = index.alike(draft);
            if !planned.alike.is_empty() {
                planned.action = Action::MaybeThere;
            }
        }
        planner.plan.tools.push(planned);
    }
    planner.finish()
}

impl Plan {
    /// Returns what has to be saved to take in the picked drafts, by key.
    pub fn take(&self, picks: &BTreeSet<String>) -> Taken {
        let mut taken = Taken::default();
        let mut vendors: BTreeSet<VendorId> = BTreeSet::new();
        for planned in self.tools.iter().filter(|p| picks.contains(&p.key)) {
            let name = &planned.tool.name;
            match planned.action {
                Action::Same => {
                    taken.counts.2 += 1;
                    continue;
                }
                Action::New | Action::MaybeThere => {
                    taken.counts.0 += 1;
                    taken.changes.push(format!("{name}: added"));
                }
                Action::Changed => {
                    taken.counts.1 += 1;
                    taken.changes.extend(planned.changes.iter().map(|c| {
                        let before = if c.before.is_empty() {
                            "nothing"
                        } else {
                            &c.before
                        };
                        format!("{name}: {} was {before}, is {}", c.field, c.after)
                    }));
                }
            }
            vendors.extend(planned.tool.vendor);
            taken.tools.push(planned.tool.clone());
        }
        let wanted = self.vendors.iter().filter(|v| vendors.contains(&v.id));
        taken.vendors = wanted.cloned().collect();
        taken
    }
}

/// Tools by what they are found by.
struct Index<'a> {
    by_origin: BTreeMap<&'a str, ToolId>,
    by_code: BTreeMap<&'a str, ToolId>,
    by_name: BTreeMap<String, Vec<ToolId>>,
    by_repository: BTreeMap<String, Vec<ToolId>>,
}

impl<'a> Index<'a> {
    fn new(tools: &'a [Tool]) -> Self {
        let mut index = Self {
            by_origin: BTreeMap::new(),
            by_code: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_repository: BTreeMap::new(),
        };
        for tool in tools {
            if !tool.origin.is_empty() {
                index.by_origin.entry(&tool.origin).or_insert(tool.id);
            }
            index.by_code.entry(&tool.code).or_insert(tool.id);
            let name = name_key(&tool.name);
            index.by_name.entry(name).or_default().push(tool.id);
            if let Some(key) = repository_key(&tool.repository) {
                index.by_repository.entry(key).or_default().push(tool.id);
            }
        }
        index
    }

    fn named(&self, draft: &ToolDraft) -> &[ToolId] {
        self.by_name
            .get(&name_key(&draft.name))
            .map_or(&[], Vec::as_slice)
    }

    fn stored(&self, draft: &ToolDraft) -> &[ToolId] {
        let key = draft.repository.as_deref().and_then(repository_key);
        key.and_then(|key| self.by_repository.get(&key))
            .map_or(&[], Vec::as_slice)
    }

    fn find(&self, draft: &ToolDraft, settings: &Settings<'_>) -> Option<ToolId> {
        let origin = origin(settings.origin, &draft.key);
        let by_code = || {
            let code = draft.code.as_deref().filter(|c| !c.is_empty())?;
            self.by_code.get(code).copied()
        };
        let by_both = || {
            let stored = self.stored(draft);
            let mut named = self.named(draft).iter();
            named.find(|id| stored.contains(id)).copied()
        };
        settings
            .same_as
            .get(&draft.key)
            .copied()
            .or_else(|| self.by_origin.get(origin.as_str()).copied())
            .or_else(by_code)
            .or_else(by_both)
    }

    fn alike(&self, draft: &ToolDraft) -> Vec<(ToolId, Alike)> {
        let mut alike: Vec<(ToolId, Alike)> = Vec::new();
        alike.extend(self.named(draft).iter().map(|id| (*id, Alike::Name)));
        for id in self.stored(draft) {
            if !alike.iter().any(|(known, _)| known == id) {
                alike.push((*id, Alike::Repository));
            }
        }
        alike
    }
}

struct Planner<'a> {
    inventory: Inventory<'a>,
    plan: Plan,
    /// Vendors as they would be, new ones behind those that are there.
    vendors: Vec<Vendor>,
    /// Vendors that are new or would change.
    touched: BTreeSet<VendorId>,
    codes: BTreeSet<String>,
    /// What is not there → the tools that name it.
    unknown: BTreeMap<String, Vec<String>>,
    new_id: &'a mut dyn FnMut() -> Uuid,
}

impl Planner<'_> {
    fn one(
        &mut self,
        draft: &ToolDraft,
        there: Option<&Tool>,
        settings: &Settings<'_>,
    ) -> PlannedTool {
        let mut tool = match there {
            Some(tool) => tool.clone(),
            None => blank(
                ToolId((self.new_id)()),
                settings.state,
                origin(settings.origin, &draft.key),
            ),
        };
        let changes = compare::apply(self, draft, &mut tool, there.is_none());
        let action = match (there, changes.is_empty()) {
            (None, _) => Action::New,
            (Some(_), true) => Action::Same,
            (Some(_), false) => Action::Changed,
        };
        PlannedTool {
            key: draft.key.clone(),
            place: draft.place.clone(),
            action,
            tool,
            changes,
            alike: Vec::new(),
        }
    }

    fn finish(mut self) -> Plan {
        for (what, tools) in &self.unknown {
            let more = if tools.len() > 3 {
                format!(" and {} more", tools.len() - 3)
            } else {
                String::new()
            };
            let named: Vec<&str> = tools.iter().take(3).map(String::as_str).collect();
            self.plan.notices.push(format!(
                "The engagement has no {what}; left out for {}{more}.",
                named.join(", ")
            ));
        }
        let touched = &self.touched;
        self.plan.vendors = self
            .vendors
            .into_iter()
            .filter(|v| touched.contains(&v.id))
            .collect();
        self.plan
    }
}

fn blank(id: ToolId, state: ToolState, origin: String) -> Tool {
    Tool {
        id,
        code: String::new(),
        name: String::new(),
        state,
        vendor: None,
        category: String::new(),
        licence: String::new(),
        hosting: Hosting::Unknown,
        annual_cost: None,
        currency: String::new(),
        environments: Vec::new(),
        owner_role: None,
        homepage: String::new(),
        repository: String::new(),
        description: String::new(),
        origin,
        covers: Vec::new(),
        facts: Vec::new(),
    }
}
