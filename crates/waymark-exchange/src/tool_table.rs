//! Tools from tables: any CSV text or workbook with a row a tool; see `docs/formats/tools.md`.
//!
//! What a column holds is told by its head, or by whoever imports. Everything that is understood is handed
//! out column by column, so that it can be looked at before anything is taken.

mod columns;
mod row;
mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ExchangeError, Place, Problems};
use crate::sheet::{self, Limits, Sheet};
use crate::tool_draft::{ToolDraft, name_key};

use self::row::{Row, spread};

pub use columns::Field;

/// Most tools that are read.
pub const MAX_TOOLS: usize = 20_000;
/// Values of a column that are shown.
const EXAMPLES: usize = 3;

/// What a column holds, as whoever imports says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnChoice {
    /// The column by its head, compared without regard to case.
    pub column: String,
    /// What it holds; none leaves it out.
    pub field: Option<Field>,
}

/// A column as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnderstoodColumn {
    /// The sheet; empty for a CSV text.
    pub sheet: String,
    /// Column, from 0.
    pub column: u32,
    /// Its head.
    pub head: String,
    /// What it holds; none where it is left out.
    pub field: Option<Field>,
    /// Whether that was told by the head alone.
    pub guessed: bool,
    /// The first values.
    pub examples: Vec<String>,
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ToolTable {
    /// Every column of every sheet that was read.
    pub columns: Vec<UnderstoodColumn>,
    /// The tools, in the order of the table, each once.
    pub tools: Vec<ToolDraft>,
    /// What was put together or left out, a sentence each.
    pub notices: Vec<String>,
    /// What is wrong; nothing may be taken while there is something.
    pub problems: Problems,
}

impl ToolTable {
    /// Returns the table where nothing is wrong with it, else what is.
    pub fn checked(self) -> Result<Self, ExchangeError> {
        if self.problems.is_empty() {
            Ok(self)
        } else {
            Err(self.problems.into())
        }
    }
}

/// Reads tools from a workbook or a CSV text.
///
/// ```
/// use waymark_exchange::tool_table;
///
/// let text = "Tool;Supplier;Yearly cost (EUR);Hosted\nFeast;;0;on-prem\nTecton;Tecton Inc.;90.000;SaaS\n";
/// let table = tool_table::parse(text.as_bytes(), &[])?.checked()?;
/// assert_eq!(table.tools[1].annual_cost, Some(90_000.0));
/// assert_eq!(table.tools[1].currency.as_deref(), Some("EUR"));
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(bytes: &[u8], choices: &[ColumnChoice]) -> Result<ToolTable, ExchangeError> {
    Ok(read(&sheet::read(bytes, &Limits::default())?, choices))
}

/// Reads tools from sheets: each one that has a column of names, but for hidden ones.
pub fn read(sheets: &[Sheet], choices: &[ColumnChoice]) -> ToolTable {
    let mut reader = Reader::default();
    let mut found = false;
    for sheet in sheets.iter().filter(|s| !s.rows.is_empty()) {
        if sheet.hidden {
            let notice = format!("The sheet “{}” is hidden and was left out.", sheet.name);
            reader.table.notices.push(notice);
            continue;
        }
        match columns::head(sheet, choices) {
            Some(head) => {
                found = true;
                reader.sheet(sheet, head);
            }
            None if !sheet.name.is_empty() => reader.table.notices.push(format!(
                "The sheet “{}” was left out: no column of it names tools.",
                sheet.name
            )),
            None => {}
        }
    }
    if !found {
        reader.without_names(sheets, choices);
    }
    reader.table
}

#[derive(Default)]
struct Reader {
    table: ToolTable,
    /// Key of a tool → its position and place.
    known: BTreeMap<String, usize>,
}

impl Reader {
    /// Shows the columns of a table without names, so that somebody can say where the names stand.
    fn without_names(&mut self, sheets: &[Sheet], choices: &[ColumnChoice]) {
        let message = "no column names the tools; call one “Name”, or say which one it is";
        let place = match sheets.iter().find(|s| !s.rows.is_empty() && !s.hidden) {
            Some(sheet) => {
                let head = columns::first_row(sheet, choices);
                let place = sheet.place(head.row, 0, "");
                self.understood(sheet, &head);
                place
            }
            None => Place::Document,
        };
        let message = if place == Place::Document {
            "the table is empty; its first row names the columns"
        } else {
            message
        };
        self.table.problems.push(place, message);
    }

    fn understood(&mut self, sheet: &Sheet, head: &columns::Head) {
        for column in &head.columns {
            let mut examples: Vec<String> = Vec::new();
            let below = sheet.rows.iter().filter(|r| r.row > head.row);
            for value in below.filter_map(|r| r.cell(column.column)).take(200) {
                let text = value.text();
                if examples.len() < EXAMPLES && !examples.contains(&text) {
                    examples.push(text);
                }
            }
            self.table.columns.push(UnderstoodColumn {
                sheet: sheet.name.clone(),
                column: column.column,
                head: column.head.clone(),
                field: column.field,
                guessed: column.guessed,
                examples,
            });
        }
    }

    fn sheet(&mut self, sheet: &Sheet, head: columns::Head) {
        self.understood(sheet, &head);
        for (column, field) in &head.twice {
            let message = format!(
                "two columns are said to hold the {}; choose one of them",
                field.title().to_lowercase()
            );
            let place = sheet.place(head.row, column.column, &column.head);
            self.table.problems.push(place, message);
        }
        for column in &head.ignored {
            let sheet = if sheet.name.is_empty() {
                String::new()
            } else {
                format!(" of the sheet “{}”", sheet.name)
            };
            self.table
                .notices
                .push(format!("The column “{column}”{sheet} was not read."));
        }
        let spread = spread(sheet);
        for row in sheet.rows.iter().filter(|r| r.row > head.row) {
            if self.table.tools.len() >= MAX_TOOLS {
                let message = format!("there are more than {MAX_TOOLS} tools; split the table");
                self.table
                    .problems
                    .push(sheet.place(row.row, 0, ""), message);
                return;
            }
            let row = Row {
                sheet,
                head: &head,
                row,
                spread: &spread,
                problems: &mut self.table.problems,
                notices: &mut self.table.notices,
            };
            if let Some(draft) = row.read() {
                self.place(draft);
            }
        }
    }

    /// Puts a tool among the others, or together with the one that it is.
    fn place(&mut self, draft: ToolDraft) {
        let key = name_key(&draft.key);
        let key = if key.is_empty() {
            draft.key.clone()
        } else {
            key
        };
        let Some(&position) = self.known.get(&key) else {
            self.known.insert(key, self.table.tools.len());
            self.table.tools.push(draft);
            return;
        };
        let first = &mut self.table.tools[position];
        let (place, name) = (draft.place.clone(), draft.name.clone());
        let differ = first.absorb(draft);
        let differ = if differ.is_empty() {
            String::new()
        } else {
            format!(" They differ in {}; the first was kept.", differ.join(", "))
        };
        self.table.notices.push(format!(
            "“{name}” ({place}) was put together with {}.{differ}",
            first.place
        ));
    }
}
