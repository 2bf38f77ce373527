//! Tools from elsewhere: the shipped catalog, landscapes, tables. Shown first, then taken in.

mod source;

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::id::ToolId;
use waymark_domain::tool::{Hosting, ToolState};
use waymark_exchange::tool_draft::ToolDraft;
use waymark_exchange::tool_import::{self, Action, Alike, Taken};
use waymark_store::Edit;

use self::source::{Shelf, Source};
use super::support::{count, next_code};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};
use crate::shipped;
use crate::types::{
    AddShippedTools, AlikeTool, Changed, Empty, FieldChange, ImportChange, ImportTools,
    PreviewTool, PreviewTools, ShippedTool, ToolsImported, ToolsPreview, Topic,
};

const TOPICS: &[Topic] = &[Topic::Tools, Topic::Vendors];

/// Returns the tools of the catalog that comes with the program.
pub fn shipped_tools(session: &mut Session, _: Empty) -> Answer<Vec<ShippedTool>> {
    let catalog = shipped::catalog()?;
    let shelf = Shelf::new(session, Some(&catalog.model))?;
    let plan = shelf.plan(
        session,
        &catalog.tools,
        &catalog.code,
        ToolState::Candidate,
        BTreeMap::new(),
    );
    let one = |(draft, planned): (&ToolDraft, &tool_import::PlannedTool)| ShippedTool {
        name: draft.name.clone(),
        category: planned.tool.category.clone(),
        licence: draft.licence.clone().unwrap_or_default(),
        repository: draft.repository.clone().unwrap_or_default(),
        homepage: draft.homepage.clone().unwrap_or_default(),
        description: draft.description.clone().unwrap_or_default(),
        hosting: draft.hosting.unwrap_or(Hosting::Unknown),
        vendor: draft
            .vendor
            .as_ref()
            .map(|v| v.name.clone())
            .unwrap_or_default(),
        covers: draft.covers.iter().map(|c| c.capability.clone()).collect(),
        unverified: draft.facts.iter().any(|f| !f.verified),
        facts: draft.facts.clone(),
        present: planned.action != Action::New,
    };
    Ok(catalog.tools.iter().zip(&plan.tools).map(one).collect())
}

/// Takes tools of the shipped catalog in; answers their ids.
pub fn add_shipped_tools(
    session: &mut Session,
    args: AddShippedTools,
) -> Answer<Changed<Vec<ToolId>>> {
    let catalog = shipped::catalog()?;
    for name in &args.names {
        if !catalog.tools.iter().any(|t| t.name == *name) {
            return Err(WireError::invalid(
                format!("The catalog has no tool “{name}”."),
                "Choose one of those that shipped_tools gives.",
            ));
        }
    }
    let shelf = Shelf::new(session, Some(&catalog.model))?;
    let plan = shelf.plan(
        session,
        &catalog.tools,
        &catalog.code,
        args.state,
        BTreeMap::new(),
    );
    let picks: BTreeSet<String> = args.names.into_iter().collect();
    let ids = plan.tools.iter().filter(|p| picks.contains(&p.key));
    let ids: Vec<ToolId> = ids.map(|p| p.tool.id).collect();
    let taken = plan.take(&picks);
    let label = format!(
        "Add {} from the catalog",
        count(picks.len(), "tool", "tools")
    );
    let numbered = numbered(&shelf, taken);
    session.change_apart(label, TOPICS, |edit, _| {
        save(edit, &shelf, &numbered)?;
        Ok(ids)
    })
}

/// Returns what importing a file with tools would do; problems are listed, not raised.
pub fn preview_tools(session: &mut Session, args: PreviewTools) -> Answer<ToolsPreview> {
    let source = match Source::read(session, &args) {
        Ok(source) => source,
        Err(error) => {
            return Ok(ToolsPreview {
                columns: vec![],
                categories: vec![],
                tools: vec![],
                notes: vec![],
                problems: error.message.lines().map(str::to_owned).collect(),
            });
        }
    };
    let same_as = args
        .same_as
        .iter()
        .map(|s| (s.key.clone(), s.tool))
        .collect();
    let plan = source.shelf.plan(
        session,
        &source.drafts,
        &args.file,
        ToolState::Candidate,
        same_as,
    );
    let tools = plan
        .tools
        .iter()
        .map(|p| preview(p, &source.shelf))
        .collect();
    let mut notes = source.notes;
    notes.extend(plan.notices);
    Ok(ToolsPreview {
        columns: source.columns,
        categories: source.categories,
        tools,
        notes,
        problems: source.problems,
    })
}

/// Takes the picked tools of a file in; those that are there are brought up to date.
pub fn import_tools(session: &mut Session, args: ImportTools) -> Answer<Changed<ToolsImported>> {
    let file = PreviewTools {
        kind: args.kind,
        file: args.file,
        content: args.content,
        columns: args.columns,
        categories: args.categories,
        same_as: args.same_as,
        as_of: args.as_of,
    };
    let source = Source::read(session, &file)?;
    if !source.problems.is_empty() {
        return Err(WireError::new(
            ErrorCode::Import,
            source.problems.join("\n"),
            "Nothing was taken in; put it right and try again.",
        ));
    }
    let same_as = file
        .same_as
        .iter()
        .map(|s| (s.key.clone(), s.tool))
        .collect();
    let plan = source
        .shelf
        .plan(session, &source.drafts, &file.file, args.state, same_as);
    let picks: BTreeSet<String> = args.picks.into_iter().collect();
    if let Some(unknown) = picks
        .iter()
        .find(|key| !plan.tools.iter().any(|p| p.key == **key))
    {
        return Err(WireError::invalid(
            format!("“{}” has no tool “{unknown}”.", file.file),
            "Look at the preview again; the file may have changed.",
        ));
    }
    let taken = plan.take(&picks);
    let imported = ToolsImported {
        added: taken.counts.0 as u32,
        changed: taken.counts.1 as u32,
        same: taken.counts.2 as u32,
        changes: taken.changes.clone(),
    };
    let label = format!(
        "Import {} from {}",
        count(taken.tools.len(), "tool", "tools"),
        file.file
    );
    let numbered = numbered(&source.shelf, taken);
    session.change_apart(label, TOPICS, |edit, _| {
        save(edit, &source.shelf, &numbered)?;
        Ok(imported)
    })
}

fn preview(planned: &tool_import::PlannedTool, shelf: &Shelf) -> PreviewTool {
    let alike = planned.alike.iter().filter_map(|(id, why)| {
        let tool = shelf.tools.iter().find(|t| t.id == *id)?;
        Some(AlikeTool {
            tool: *id,
            code: tool.code.clone(),
            name: tool.name.clone(),
            why: match why {
                Alike::Name => "the same name".into(),
                Alike::Repository => "the same repository".into(),
            },
        })
    });
    let covers = planned.tool.covers.iter();
    PreviewTool {
        key: planned.key.clone(),
        place: planned.place.clone(),
        name: planned.tool.name.clone(),
        category: planned.tool.category.clone(),
        licence: planned.tool.licence.clone(),
        repository: planned.tool.repository.clone(),
        covers: covers
            .filter_map(|c| shelf.titles.get(&c.capability).map(|n| n.code.clone()))
            .collect(),
        change: match planned.action {
            Action::New => ImportChange::New,
            Action::Changed => ImportChange::Changed,
            Action::Same => ImportChange::Same,
            Action::MaybeThere => ImportChange::Namesake,
        },
        changes: planned
            .changes
            .iter()
            .map(|c| FieldChange {
                field: c.field.clone(),
                before: c.before.clone(),
                after: c.after.clone(),
            })
            .collect(),
        alike: alike.collect(),
    }
}

/// Gives what is new and has no code the next ones.
fn numbered(shelf: &Shelf, mut taken: Taken) -> Taken {
    let mut codes = Codes::new("VE", shelf.vendors.iter().map(|v| v.code.as_str()));
    for vendor in taken.vendors.iter_mut().filter(|v| v.code.is_empty()) {
        vendor.code = codes.next();
    }
    let given = taken.tools.iter().map(|t| t.code.as_str());
    let mut codes = Codes::new(
        "T",
        shelf.tools.iter().map(|t| t.code.as_str()).chain(given),
    );
    for tool in taken.tools.iter_mut().filter(|t| t.code.is_empty()) {
        tool.code = codes.next();
    }
    taken
}

/// Codes one after another.
struct Codes {
    prefix: &'static str,
    next: u32,
}

impl Codes {
    fn new<'a>(prefix: &'static str, used: impl Iterator<Item = &'a str>) -> Self {
        let first = next_code(prefix, used);
        let number = first.rsplit('-').next().and_then(|n| n.parse().ok());
        Self {
            prefix,
            next: number.unwrap_or(1),
        }
    }

    fn next(&mut self) -> String {
        let code = format!("{}-{:02}", self.prefix, self.next);
        self.next += 1;
        code
    }
}

fn save(edit: &Edit<'_>, shelf: &Shelf, taken: &Taken) -> Answer<()> {
    for vendor in &taken.vendors {
        if shelf.vendors.iter().any(|v| v.id == vendor.id) {
            edit.update_vendor(vendor)?;
        } else {
            edit.insert_vendor(vendor)?;
        }
    }
    for tool in &taken.tools {
        if shelf.tools.iter().any(|t| t.id == tool.id) {
            edit.update_tool(tool)?;
        } else {
            edit.insert_tool(tool)?;
        }
    }
    Ok(())
}
