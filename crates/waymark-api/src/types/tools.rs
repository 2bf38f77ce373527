//! Tools and vendors: arguments and answers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CapabilityId, EvaluationId, RoleId, ToolId, VendorId};
use waymark_domain::tool::{Contact, Cover, Fit, Hosting, Tool, ToolFact, ToolState, Vendor};

args! {
    /// A vendor, new where it has no id.
    SaveVendor {
        /// The vendor; none adds one.
        id: Option<VendorId>,
        /// Unique short name; empty lets the list number it.
        code: String,
        /// Its name.
        name: String,
        /// Its address on the web.
        website: String,
        /// Who to talk to.
        contacts: Vec<Contact>,
        /// First day of the contract.
        #[ts(type = "string | null")]
        contract_start: Option<NaiveDate>,
        /// Last day of the contract.
        #[ts(type = "string | null")]
        contract_end: Option<NaiveDate>,
        /// Last day on which notice can be given.
        #[ts(type = "string | null")]
        notice_by: Option<NaiveDate>,
        /// Anything else.
        notes: String,
    }
    /// A vendor to remove; its tools stay.
    VendorArgs {
        /// The vendor.
        vendor: VendorId,
    }
    /// A tool.
    ToolArgs {
        /// The tool.
        tool: ToolId,
    }
    /// A tool, new where it has no id. What it was imported from stays.
    SaveTool {
        /// The tool; none adds one.
        id: Option<ToolId>,
        /// Unique short name; empty lets the list number it.
        code: String,
        /// Its name.
        name: String,
        /// Where it stands.
        state: ToolState,
        /// Who makes, sells or supports it.
        vendor: Option<VendorId>,
        /// What it is for.
        category: String,
        /// Licence by its SPDX name where it has one.
        licence: String,
        /// Where it runs.
        hosting: Hosting,
        /// What it costs a year, at least 0.
        annual_cost: Option<f64>,
        /// Currency of the cost (ISO 4217).
        currency: String,
        /// Where it is set up.
        environments: Vec<String>,
        /// Who answers for it.
        owner_role: Option<RoleId>,
        /// Its address on the web.
        homepage: String,
        /// Where its source lies.
        repository: String,
        /// What it does.
        description: String,
        /// The capabilities it covers.
        covers: Vec<Cover>,
        /// What is known of it.
        facts: Vec<ToolFact>,
    }
    /// Where tools stand from now on.
    SetToolState {
        /// The tools.
        tools: Vec<ToolId>,
        /// Where they stand.
        state: ToolState,
    }
    /// One capability that a tool covers, or no longer covers.
    CoverChange {
        /// The tool.
        tool: ToolId,
        /// The capability.
        capability: CapabilityId,
        /// How well; none takes it away.
        fit: Option<Fit>,
    }
    /// What tools cover, all or nothing.
    SetCovers {
        /// The changes.
        changes: Vec<CoverChange>,
    }
    /// Tools of the shipped catalog to take in.
    AddShippedTools {
        /// Their names, as `shipped_tools` gives them.
        names: Vec<String>,
        /// Where they stand.
        state: ToolState,
    }
    /// Which column of a table holds which field of a tool.
    ColumnMapping {
        /// The column, by its head.
        column: String,
        /// The field by its word, as docs/formats/tools.md lists them (`name`, `annual_cost`, `contract_end`, …; `fact` for
        /// a fact of the column's name); empty leaves the column out.
        field: String,
    }
    /// Which capabilities the tools of a category cover.
    CategoryMapping {
        /// The category, as the file has it.
        category: String,
        /// The capabilities.
        capabilities: Vec<CapabilityId>,
        /// How well, until somebody looks closer.
        fit: Fit,
    }
    /// A tool of a file that is one of the inventory.
    SameTool {
        /// Names it in the file, as the preview does.
        key: String,
        /// The tool that it is.
        tool: ToolId,
    }
    /// A file with tools.
    PreviewTools {
        /// What it is.
        kind: ToolFileKind,
        /// Its name, which becomes the origin of its tools.
        file: String,
        /// Its text; of a workbook its bytes in base64.
        content: String,
        /// What the columns of a table hold; empty lets the columns' heads speak.
        columns: Vec<ColumnMapping>,
        /// What the categories cover; empty takes what is known of landscape categories.
        categories: Vec<CategoryMapping>,
        /// Tools that somebody says are ones of the inventory.
        #[serde(default)]
        same_as: Vec<SameTool>,
        /// The day on which the file was so, for the facts that it states; none where that is not known.
        #[serde(default)]
        #[ts(type = "string | null")]
        as_of: Option<NaiveDate>,
    }
    /// A file with tools, and which of them to take in.
    ImportTools {
        /// What it is.
        kind: ToolFileKind,
        /// Its name, which becomes the origin of its tools.
        file: String,
        /// Its text; of a workbook its bytes in base64.
        content: String,
        /// What the columns of a table hold.
        columns: Vec<ColumnMapping>,
        /// What the categories cover.
        categories: Vec<CategoryMapping>,
        /// Tools that somebody says are ones of the inventory.
        #[serde(default)]
        same_as: Vec<SameTool>,
        /// The day on which the file was so; none where that is not known.
        #[serde(default)]
        #[ts(type = "string | null")]
        as_of: Option<NaiveDate>,
        /// The tools to take in, by the keys of the preview.
        picks: Vec<String>,
        /// Where new tools stand, unless the file says so.
        state: ToolState,
    }
}

/// What a file with tools is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ToolFileKind {
    /// A landscape in YAML.
    Landscape,
    /// A table as CSV.
    Csv,
    /// A table as a workbook.
    Xlsx,
    /// A catalog in YAML.
    Catalog,
}

/// What an import would do with a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportChange {
    /// It is not there yet.
    New,
    /// It is there, and something differs.
    Changed,
    /// It is there as it is in the file.
    Same,
    /// A tool of this name or this repository is there, but nothing says that it is this one; taking it in adds
    /// another.
    Namesake,
}

views! {
    /// A vendor in the list.
    VendorView {
        /// The vendor.
        vendor: Vendor,
        /// Its tools, by name.
        tools: Vec<String>,
        /// Days until notice has to be given; negative once it is too late, none without a day.
        notice_in_days: Option<i32>,
        /// Days until the contract ends; negative once it has ended, none without a day.
        ends_in_days: Option<i32>,
    }
    /// A capability that a tool covers.
    CoverView {
        /// The capability.
        capability: NodeRef,
        /// How well.
        fit: Fit,
    }
    /// Where a tool stands in an evaluation.
    ToolStanding {
        /// The evaluation.
        evaluation: EvaluationId,
        /// Its short name.
        code: String,
        /// Its name.
        title: String,
        /// What became of the tool there, in words: “chosen”, “rank 2 of 5, 73.8”, “knocked out: …”.
        standing: String,
    }
    /// A tool in the inventory.
    ToolRow {
        /// The tool.
        tool: Tool,
        /// Its vendor's name.
        vendor: Option<String>,
        /// Its owner's title.
        owner: Option<String>,
        /// What it covers.
        covers: Vec<CoverView>,
        /// The evaluations in which it is compared, by code.
        evaluations: Vec<String>,
        /// Age in days of its oldest dated fact.
        oldest_fact_days: Option<i32>,
        /// How many of its facts have not been looked up at the source.
        unverified: u32,
    }
    /// One tool with everything that hangs on it.
    ToolView {
        /// The tool as in the inventory.
        row: ToolRow,
        /// Its vendor.
        vendor: Option<Vendor>,
        /// Where it stands in evaluations.
        standings: Vec<ToolStanding>,
        /// Recommendations that name it.
        recommendations: Vec<String>,
    }
    /// A tool of the shipped catalog.
    ShippedTool {
        /// Its name.
        name: String,
        /// What it is for.
        category: String,
        /// Licence.
        licence: String,
        /// Where its source lies.
        repository: String,
        /// Its address on the web.
        homepage: String,
        /// What it does.
        description: String,
        /// Where it runs.
        hosting: Hosting,
        /// Who makes it.
        vendor: String,
        /// Codes of the capabilities it covers, in the main shipped model.
        covers: Vec<String>,
        /// What is known of it.
        facts: Vec<ToolFact>,
        /// Whether a fact of it has not been looked up at the source.
        unverified: bool,
        /// Whether the inventory has it already.
        present: bool,
    }
    /// A column of a table with tools.
    PreviewColumn {
        /// The sheet of the workbook; empty for a CSV text.
        sheet: String,
        /// Its head.
        column: String,
        /// The field it is taken for; empty where it is left out.
        field: String,
        /// Whether that was told by the head alone.
        guessed: bool,
        /// The first values.
        examples: Vec<String>,
    }
    /// A category of a file with tools.
    PreviewCategory {
        /// Its name.
        category: String,
        /// How many tools it has.
        tools: u32,
        /// The capabilities it is mapped to.
        capabilities: Vec<NodeRef>,
        /// How well.
        fit: Fit,
    }
    /// What differs between a tool and what a file says of it.
    FieldChange {
        /// The field.
        field: String,
        /// What is there.
        before: String,
        /// What the file says.
        after: String,
    }
    /// A tool of the inventory that a tool of a file may be.
    AlikeTool {
        /// The tool.
        tool: ToolId,
        /// Its short name.
        code: String,
        /// Its name.
        name: String,
        /// What they share, such as “the same repository”.
        why: String,
    }
    /// A tool of a file.
    PreviewTool {
        /// Names it in picks.
        key: String,
        /// Where it stands in the file, such as “row 12”.
        place: String,
        /// Its name.
        name: String,
        /// What it is for.
        category: String,
        /// Licence.
        licence: String,
        /// Where its source lies.
        repository: String,
        /// Codes of the capabilities that it would cover.
        covers: Vec<String>,
        /// What taking it in would do.
        change: ImportChange,
        /// What would differ; what it would have where it is new.
        changes: Vec<FieldChange>,
        /// Tools of the inventory that it may be.
        alike: Vec<AlikeTool>,
    }
    /// What a file with tools would bring.
    ToolsPreview {
        /// The columns of a table; none for a landscape.
        columns: Vec<PreviewColumn>,
        /// The categories.
        categories: Vec<PreviewCategory>,
        /// The tools, in the order of the file, each once.
        tools: Vec<PreviewTool>,
        /// What was left out or put together, a line each.
        notes: Vec<String>,
        /// What is wrong, a line each; nothing can be taken in while there is something.
        problems: Vec<String>,
    }
    /// What taking in a file changed.
    ToolsImported {
        /// Tools added.
        added: u32,
        /// Tools changed.
        changed: u32,
        /// Tools that were there as the file has them.
        same: u32,
        /// What changed, a line each.
        changes: Vec<String>,
    }
}
