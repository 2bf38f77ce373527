//! Tools and the capabilities they cover.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use waymark_domain::id::ToolId;
use waymark_domain::tool::{Cover, Fit, Hosting, Tool, ToolState};

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::references::References;
use crate::row;

const COLUMNS: &str =
    "SELECT id, code, name, state, vendor, category, licence, hosting, annual_cost, currency,
            environments, owner_role, homepage, repository, description, origin, facts
     FROM tool ";

impl Reader {
    /// Returns all tools, in their order.
    pub fn tools(&self) -> Result<Vec<Tool>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY position, id");
        let mut tools = self.all(&sql, [], row_to_tool)?;
        let sql = "SELECT tool, capability, fit FROM tool_capability ORDER BY tool, position";
        let mut covers: BTreeMap<ToolId, Vec<Cover>> = BTreeMap::new();
        for (tool, cover) in self.all(sql, [], |row| Ok((row::id(row, 0)?, row_to_cover(row)?)))? {
            covers.entry(tool).or_default().push(cover);
        }
        for tool in &mut tools {
            tool.covers = covers.remove(&tool.id).unwrap_or_default();
        }
        Ok(tools)
    }

    /// Returns a tool.
    pub fn tool(&self, id: ToolId) -> Result<Tool, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.first(&sql, [id.0.as_bytes()], row_to_tool)?;
        let mut tool = found.ok_or_else(|| missing("tool", id))?;
        let sql =
            "SELECT tool, capability, fit FROM tool_capability WHERE tool = ?1 ORDER BY position";
        tool.covers = self.all(sql, [id.0.as_bytes()], row_to_cover)?;
        Ok(tool)
    }
}

impl Edit<'_> {
    /// Adds a tool after the others, with what it covers.
    pub fn insert_tool(&self, tool: &Tool) -> Result<(), StoreError> {
        let sql = "INSERT INTO tool (id, position, code, name, state, vendor, category, licence, hosting,
                                     annual_cost, currency, environments, owner_role, homepage, repository,
                                     description, origin, facts)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM tool), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                           ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
        self.write_tool(tool, sql)?;
        self.put_covers(tool)
    }

    /// Changes a tool and what it covers.
    pub fn update_tool(&self, tool: &Tool) -> Result<(), StoreError> {
        let sql = "UPDATE tool SET code = ?2, name = ?3, state = ?4, vendor = ?5, category = ?6, licence = ?7,
                                   hosting = ?8, annual_cost = ?9, currency = ?10, environments = ?11,
                                   owner_role = ?12, homepage = ?13, repository = ?14, description = ?15,
                                   origin = ?16, facts = ?17
                   WHERE id = ?1";
        self.write_tool(tool, sql)?;
        self.put_covers(tool)
    }

    /// Deletes a tool with its scores and its parts in evaluations; returns these. One that a decision
    /// chose or that a component uses stays: [`StoreError::InUse`].
    pub fn delete_tool(&self, id: ToolId) -> Result<References, StoreError> {
        let references = self.references_to_tool(id)?;
        if let Some(evaluation) = references.decisions.first() {
            return Err(StoreError::InUse {
                kind: "tool",
                key: self.tool(id)?.code,
                why: format!(
                    "the decision of “{evaluation}” chose it; open that evaluation and decide anew first"
                ),
            });
        }
        if let Some(component) = references.fills.first() {
            let more = match references.fills.len() {
                1 => String::new(),
                count => format!(" and {} more components", count - 1),
            };
            return Err(StoreError::InUse {
                kind: "tool",
                key: self.tool(id)?.code,
                why: format!(
                    "in the architecture “{component}”{more} uses it; give it another tool or an open slot first"
                ),
            });
        }
        let key = [id.0.as_bytes()];
        for table in [
            "score",
            "agreed_score",
            "knock_out",
            "candidate",
            "set_rule_tool",
            "tool_capability",
            "step_tool",
            "control_tool",
        ] {
            self.write(
                table,
                id,
                &format!("DELETE FROM {table} WHERE tool = ?1"),
                key,
            )?;
        }
        self.delete_empty_set_rules()?;
        self.write_one("tool", id, "DELETE FROM tool WHERE id = ?1", key)?;
        Ok(references)
    }

    fn write_tool(&self, tool: &Tool, sql: &str) -> Result<(), StoreError> {
        let t = tool;
        let values = params![
            t.id.0.as_bytes(),
            t.code,
            t.name,
            t.state.word(),
            t.vendor.map(|id| id.0.into_bytes()),
            t.category,
            t.licence,
            t.hosting.word(),
            t.annual_cost,
            t.currency,
            row::to_json(&t.environments),
            t.owner_role.map(|id| id.0.into_bytes()),
            t.homepage,
            t.repository,
            t.description,
            t.origin,
            row::to_json(&t.facts),
        ];
        self.write_one("tool", &t.code, sql, values)
    }

    fn put_covers(&self, tool: &Tool) -> Result<(), StoreError> {
        let id = tool.id.0.as_bytes();
        let sql = "DELETE FROM tool_capability WHERE tool = ?1";
        self.write("tool", &tool.code, sql, [id])?;
        let sql =
            "INSERT INTO tool_capability (tool, capability, position, fit) VALUES (?1, ?2, ?3, ?4)";
        for (position, cover) in tool.covers.iter().enumerate() {
            let capability = cover.capability.0.as_bytes();
            let values = params![id, capability, row::position(position), cover.fit.word()];
            self.write("tool", &tool.code, sql, values)
                .map_err(|e| e.named_twice("capability"))?;
        }
        Ok(())
    }
}

fn row_to_tool(row: &Row<'_>) -> rusqlite::Result<Tool> {
    Ok(Tool {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        state: row::word(row, 3, ToolState::from_word)?,
        vendor: row::optional_id(row, 4)?,
        category: row.get(5)?,
        licence: row.get(6)?,
        hosting: row::word(row, 7, Hosting::from_word)?,
        annual_cost: row.get(8)?,
        currency: row.get(9)?,
        environments: row::json(row, 10)?,
        owner_role: row::optional_id(row, 11)?,
        homepage: row.get(12)?,
        repository: row.get(13)?,
        description: row.get(14)?,
        origin: row.get(15)?,
        covers: Vec::new(),
        facts: row::json(row, 16)?,
    })
}

fn row_to_cover(row: &Row<'_>) -> rusqlite::Result<Cover> {
    Ok(Cover {
        capability: row::id(row, 1)?,
        fit: row::word(row, 2, Fit::from_word)?,
    })
}
