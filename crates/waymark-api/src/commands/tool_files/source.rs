//! What a file with tools says, beside what is there.

use std::collections::BTreeMap;

use waymark_domain::engagement::Role;
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CapabilityId, ToolId};
use waymark_domain::tool::{Fit, Tool, ToolState, Vendor};
use waymark_exchange::landscape::{self, Landscape, LandscapeMapping, MappingRule};
use waymark_exchange::tool_catalog;
use waymark_exchange::tool_draft::{CoverDraft, ToolDraft};
use waymark_exchange::tool_import::{self, Inventory, Plan, Settings};
use waymark_exchange::tool_table::{self, ColumnChoice, Field};
use waymark_exchange::{ExchangeError, MAX_PROBLEMS};

use crate::bytes::from_base64;
use crate::error::WireError;
use crate::session::{Answer, Environment, Session};
use crate::shipped;
use crate::types::{CategoryMapping, PreviewCategory, PreviewColumn, PreviewTools, ToolFileKind};

/// What is there, and what drafts refer to.
pub(super) struct Shelf {
    pub(super) tools: Vec<Tool>,
    pub(super) vendors: Vec<Vendor>,
    roles: Vec<Role>,
    capabilities: BTreeMap<String, CapabilityId>,
    pub(super) titles: BTreeMap<CapabilityId, NodeRef>,
}

impl Shelf {
    /// Reads the inventory. Codes of capabilities are those of the model called `model`, or of every model.
    pub(super) fn new(session: &mut Session, model: Option<&str>) -> Answer<Self> {
        let (mut capabilities, mut titles) = (BTreeMap::new(), BTreeMap::new());
        for known in session.store.models()? {
            let named = model.is_none_or(|m| m == known.code);
            for c in known.capabilities.into_iter().filter(|c| !c.retired) {
                if named {
                    capabilities.entry(c.code.clone()).or_insert(c.id);
                }
                let node = NodeRef {
                    id: Some(c.id),
                    code: c.code,
                    title: c.title,
                };
                titles.insert(c.id, node);
            }
        }
        Ok(Self {
            tools: session.store.tools()?,
            vendors: session.store.vendors()?,
            roles: session.store.roles()?,
            capabilities,
            titles,
        })
    }

    pub(super) fn plan(
        &self,
        session: &Session,
        drafts: &[ToolDraft],
        origin: &str,
        state: ToolState,
        same_as: BTreeMap<String, ToolId>,
    ) -> Plan {
        let inventory = Inventory {
            tools: &self.tools,
            vendors: &self.vendors,
            roles: &self.roles,
            capabilities: &self.capabilities,
        };
        let settings = Settings {
            origin,
            state,
            same_as,
        };
        // Without the model that codes belong to, a sentence for each of them would say nothing.
        let bare: Vec<ToolDraft>;
        let drafts = if self.capabilities.is_empty() {
            let without = |d: &ToolDraft| ToolDraft {
                covers: vec![],
                ..d.clone()
            };
            bare = drafts.iter().map(without).collect();
            &bare
        } else {
            drafts
        };
        let environment: &Environment = &session.environment;
        tool_import::plan(drafts, inventory, &settings, &mut || environment.new_id())
    }

    fn nodes(&self, covers: &[CoverDraft]) -> Vec<NodeRef> {
        let ids = covers
            .iter()
            .filter_map(|c| self.capabilities.get(&c.capability));
        ids.filter_map(|id| self.titles.get(id).cloned()).collect()
    }
}

/// A file with tools, as it was understood.
pub(super) struct Source {
    pub(super) shelf: Shelf,
    pub(super) drafts: Vec<ToolDraft>,
    pub(super) columns: Vec<PreviewColumn>,
    pub(super) categories: Vec<PreviewCategory>,
    pub(super) notes: Vec<String>,
    pub(super) problems: Vec<String>,
}

impl Source {
    pub(super) fn read(session: &mut Session, args: &PreviewTools) -> Answer<Self> {
        match args.kind {
            ToolFileKind::Landscape => Self::landscape(session, args),
            ToolFileKind::Catalog => {
                let catalog = tool_catalog::parse(&args.content)?;
                let shelf = Shelf::new(session, Some(&catalog.model))?;
                let mut source = Self::new(shelf, catalog.tools);
                source.note_model(&catalog.model);
                Ok(source)
            }
            ToolFileKind::Csv => Self::table(session, args, args.content.as_bytes()),
            ToolFileKind::Xlsx => Self::table(session, args, &from_base64(&args.content)?),
        }
    }

    fn new(shelf: Shelf, drafts: Vec<ToolDraft>) -> Self {
        Self {
            shelf,
            drafts,
            columns: vec![],
            categories: vec![],
            notes: vec![],
            problems: vec![],
        }
    }

    fn note_model(&mut self, model: &str) {
        if self.shelf.capabilities.is_empty() {
            self.notes.push(format!(
                "The engagement has no capability model “{model}”, so nothing is mapped to capabilities."
            ));
        }
    }

    fn landscape(session: &mut Session, args: &PreviewTools) -> Answer<Self> {
        let landscape = landscape::parse(&args.content)?;
        let own = (!args.categories.is_empty()).then_some(args.categories.as_slice());
        let shipped = LandscapeMapping::parse(shipped::LANDSCAPE_MAPPING)?;
        // What somebody chose may be of any model.
        let model = own.is_none().then_some(shipped.model.as_str());
        let shelf = Shelf::new(session, model)?;
        let mapping = match own {
            Some(categories) => chosen(&landscape, categories, &shelf),
            None => shipped.clone(),
        };
        let drafts = landscape.drafts(&mapping, &args.file, args.as_of);
        let mut source = Self::new(shelf, drafts);
        source.notes = landscape.notices();
        source.note_model(&shipped.model);
        let shelves = landscape.items.iter().flat_map(|i| &i.shelves);
        let by_label: BTreeMap<String, _> = shelves.map(|s| (s.label(), s)).collect();
        for (category, tools) in landscape.shelves() {
            let rule = by_label.get(&category).and_then(|s| mapping.rule(s));
            let covers = rule.map(|r| r.covers.as_slice()).unwrap_or_default();
            let category = source.category(category, tools, covers);
            source.categories.push(category);
        }
        Ok(source)
    }

    fn table(session: &mut Session, args: &PreviewTools, bytes: &[u8]) -> Answer<Self> {
        let mut choices = Vec::new();
        for mapping in &args.columns {
            let field = Field::from_word(&mapping.field);
            if field.is_none() && !mapping.field.is_empty() {
                return Err(WireError::invalid(
                    format!("“{}” is no field of a tool.", mapping.field),
                    "Choose another, or leave the column out.",
                ));
            }
            choices.push(ColumnChoice {
                column: mapping.column.clone(),
                field,
            });
        }
        let table = tool_table::parse(bytes, &choices)?;
        let shelf = Shelf::new(session, None)?;
        let mut source = Self::new(shelf, table.tools);
        source.columns = table
            .columns
            .into_iter()
            .map(|c| PreviewColumn {
                sheet: c.sheet,
                column: c.head,
                field: c.field.map_or("", Field::word).to_owned(),
                guessed: c.guessed,
                examples: c.examples,
            })
            .collect();
        source.notes = table.notices;
        source.problems = said(&table.problems.into());
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for draft in &mut source.drafts {
            let Some(category) = draft.category.clone() else {
                continue;
            };
            *counts.entry(category.clone()).or_default() += 1;
            let mapping = args.categories.iter().find(|m| m.category == category);
            if let Some(mapping) = mapping.filter(|_| draft.covers.is_empty()) {
                draft.covers = covers(mapping, &source.shelf);
                draft.covers_proposed = true;
            }
        }
        for (category, tools) in counts {
            let mapping = args.categories.iter().find(|m| m.category == category);
            let covers = mapping
                .map(|m| covers(m, &source.shelf))
                .unwrap_or_default();
            let category = source.category(category, tools, &covers);
            source.categories.push(category);
        }
        Ok(source)
    }

    fn category(&self, category: String, tools: usize, covers: &[CoverDraft]) -> PreviewCategory {
        PreviewCategory {
            category,
            tools: tools as u32,
            capabilities: self.shelf.nodes(covers),
            fit: covers.iter().map(|c| c.fit).max().unwrap_or(Fit::Partial),
        }
    }
}

/// Returns what is wrong, a line each.
fn said(error: &ExchangeError) -> Vec<String> {
    let problems = error.problems();
    let mut lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    if problems.len() == MAX_PROBLEMS {
        lines.extend(error.to_string().lines().last().map(str::to_owned));
        lines.dedup();
    }
    lines
}

fn covers(mapping: &CategoryMapping, shelf: &Shelf) -> Vec<CoverDraft> {
    let nodes = mapping
        .capabilities
        .iter()
        .filter_map(|id| shelf.titles.get(id));
    let cover = |node: &NodeRef| CoverDraft {
        capability: node.code.clone(),
        fit: mapping.fit,
    };
    nodes.map(cover).collect()
}

/// Returns what somebody chose for categories as a mapping of the landscape's shelves.
fn chosen(
    landscape: &Landscape,
    categories: &[CategoryMapping],
    shelf: &Shelf,
) -> LandscapeMapping {
    let mut rules: Vec<MappingRule> = Vec::new();
    for place in landscape.items.iter().flat_map(|i| &i.shelves) {
        let label = place.label();
        let Some(mapping) = categories.iter().find(|m| m.category == label) else {
            continue;
        };
        let subcategory = Some(place.subcategory.clone());
        if !rules
            .iter()
            .any(|r| r.category == place.category && r.subcategory == subcategory)
        {
            rules.push(MappingRule {
                category: place.category.clone(),
                subcategory,
                covers: covers(mapping, shelf),
            });
        }
    }
    LandscapeMapping {
        model: String::new(),
        rules,
    }
}
