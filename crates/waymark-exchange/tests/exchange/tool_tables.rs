//! Tools from CSV and XLSX.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use uuid::Uuid;
use waymark_domain::engagement::Role;
use waymark_domain::id::{CapabilityId, RoleId, ToolId, VendorId};
use waymark_domain::tool::{Cover, Fit, Hosting, Tool, ToolFact, ToolState, Vendor};
use waymark_exchange::landscape::{self, LandscapeMapping};
use waymark_exchange::tool_draft::ToolDraft;
use waymark_exchange::tool_import::{self, Action, Alike, Inventory, Plan, Settings};
use waymark_exchange::tool_table::{self, ColumnChoice, Field, ToolTable};

use crate::{ids, says};

const TABLE: &str = "\
Tool,Tool ID,Status,Supplier,Supplier website,Category,License,Hosting,Yearly cost (EUR),Env,Owner,Website,Repo,Used for,Capabilities,Contract start,Contract end,Notice by,Contact,E-mail,As of,Source,First release,Colour
Driftwood,T-01,live,Harrow Ltd,harrow.example,Data versioning,Apache License 2.0,self-hosted,\"12,500\",dev; prod,Platform lead,https://driftwood.example,driftwood/driftwood,Keeps versions,TE1.3: good; TE2.4,2025-01-01,31.12.2026,2026-09-30,Ada Quill,ada@harrow.example,2026-10-01,Contract file,2019,red
Tidemark,,candidate,,,,,n/a,,,,,,,,,,,,,,,,
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(text: &str) -> ToolTable {
    tool_table::parse(text.as_bytes(), &[]).unwrap()
}

fn fields(table: &ToolTable) -> Vec<(&str, Option<Field>)> {
    table
        .columns
        .iter()
        .map(|c| (c.head.as_str(), c.field))
        .collect()
}

#[test]
fn every_field_is_read_by_its_head() {
    let table = read(TABLE).checked().unwrap();
    let [first, second] = table.tools.as_slice() else {
        panic!("two tools: {:?}", table.tools);
    };
    assert_eq!(
        (
            first.name.as_str(),
            first.code.as_deref(),
            first.key.as_str()
        ),
        ("Driftwood", Some("T-01"), "T-01")
    );
    assert_eq!(
        (first.state, first.hosting),
        (Some(ToolState::InUse), Some(Hosting::OnPremises))
    );
    assert_eq!(first.licence.as_deref(), Some("Apache-2.0"));
    assert_eq!(
        (first.annual_cost, first.currency.as_deref()),
        (Some(12_500.0), Some("EUR"))
    );
    assert_eq!(
        first.environments,
        Some(vec!["dev".to_owned(), "prod".to_owned()])
    );
    assert_eq!(first.owner_role.as_deref(), Some("Platform lead"));
    assert_eq!(
        first.repository.as_deref(),
        Some("https://github.com/driftwood/driftwood")
    );
    assert_eq!(first.description.as_deref(), Some("Keeps versions"));
    let vendor = first.vendor.as_ref().unwrap();
    assert_eq!(vendor.name, "Harrow Ltd");
    assert_eq!(vendor.website.as_deref(), Some("https://harrow.example"));
    assert_eq!(
        (vendor.contract_start, vendor.contract_end, vendor.notice_by),
        (
            Some(day("2025-01-01")),
            Some(day("2026-12-31")),
            Some(day("2026-09-30"))
        )
    );
    let contact = vendor.contact.as_ref().unwrap();
    assert_eq!(
        (contact.name.as_str(), contact.email.as_str()),
        ("Ada Quill", "ada@harrow.example")
    );
    let covers: Vec<(&str, Fit)> = first
        .covers
        .iter()
        .map(|c| (c.capability.as_str(), c.fit))
        .collect();
    assert_eq!(covers, [("TE1.3", Fit::Good), ("TE2.4", Fit::Partial)]);
    let fact = ToolFact {
        name: "Licence".into(),
        value: "Apache-2.0".into(),
        as_of: Some(day("2026-10-01")),
        source: "Contract file".into(),
        verified: false,
    };
    assert_eq!(first.facts, [fact]);
    assert_eq!(
        (second.key.as_str(), second.place.as_str()),
        ("Tidemark", "row 3")
    );
    assert_eq!(
        (second.hosting, second.annual_cost, &second.vendor),
        (None, None, &None)
    );
    assert_eq!(
        table.notices,
        [
            "The column “First release” was not read.",
            "The column “Colour” was not read."
        ]
    );
    let released = table
        .columns
        .iter()
        .find(|c| c.head == "First release")
        .unwrap();
    assert_eq!(
        (
            released.field,
            released.guessed,
            released.examples.as_slice()
        ),
        (None, true, ["2019".to_owned()].as_slice())
    );
}

#[test]
fn whoever_imports_says_what_columns_hold() {
    let choice = |column: &str, field| ColumnChoice {
        column: column.into(),
        field,
    };
    let text = "What we run,Name,First release,Website\nDriftwood,Ada,2019,a.example\n";
    let choices = [
        choice("what WE run", Some(Field::Name)),
        choice("First release", Some(Field::Fact)),
        choice("Website", None),
    ];
    let table = tool_table::parse(text.as_bytes(), &choices)
        .unwrap()
        .checked()
        .unwrap();
    assert_eq!(
        fields(&table),
        [
            ("What we run", Some(Field::Name)),
            ("Name", None),
            ("First release", Some(Field::Fact)),
            ("Website", None)
        ]
    );
    let tool = &table.tools[0];
    assert_eq!((tool.name.as_str(), &tool.homepage), ("Driftwood", &None));
    assert_eq!(
        (tool.facts[0].name.as_str(), tool.facts[0].value.as_str()),
        ("First release", "2019")
    );
    // Two columns for one field.
    let twice = [
        choice("What we run", Some(Field::Name)),
        choice("Name", Some(Field::Name)),
    ];
    let table = tool_table::parse(text.as_bytes(), &twice).unwrap();
    says(
        &table.checked().unwrap_err(),
        &["row 1, column 2 (Name): two columns are said to hold the name"],
    );
}

#[test]
fn what_is_wrong_is_said_with_row_and_column_and_nothing_is_lost_for_the_preview() {
    let text = "Tool,Status,Annual cost,Contract end,Vendor,Homepage,Hosting,Contract start\n\
        A,odd,-5,soon,V,nowhere,moon,\n\
        ,candidate,,,,,,\n\
        B,,1.2.3,2026-01-01,,,,\n\
        C,,,2026-01-01,V,,,2026-02-01\n";
    let table = read(text);
    assert_eq!(table.columns.len(), 8);
    let error = table.checked().unwrap_err();
    says(
        &error,
        &[
            "row 2, column 2 (Status): “odd” is no state",
            "row 2, column 3 (Annual cost): a cost is at least 0",
            "row 2, column 4 (Contract end): “soon” is no date",
            "row 2, column 6 (Homepage): “nowhere” is no address",
            "row 2, column 7 (Hosting): “moon” is no way of hosting",
            "row 3, column 1 (Tool): the name of the tool is missing",
            "row 4, column 3 (Annual cost): “1.2.3” is no amount",
            "row 4, column 4 (Contract end): the vendor is missing",
            "row 5, column 4 (Contract end): the contract ends on 2026-01-01, before it begins",
        ],
    );
    assert_eq!(error.problems().len(), 9);
    // No names: the columns are shown all the same.
    let table = read("Product line,Price\nx,1\n");
    assert_eq!(table.columns.len(), 2);
    says(
        &table.checked().unwrap_err(),
        &["row 1, column 1: no column names the tools"],
    );
    says(&read("").checked().unwrap_err(), &["the table is empty"]);
}

#[test]
fn workbooks_are_read_sheet_by_sheet() {
    let mut book = Workbook::new();
    let day_format = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.set_name("Inventory").unwrap();
    sheet
        .write(0, 0, "Tools of Aldermere, November 2026")
        .unwrap();
    for (column, head) in (0..).zip([
        "Category",
        "Tool",
        "Annual cost",
        "Currency",
        "Vendor",
        "Contract end",
    ]) {
        sheet.write(2, column, head).unwrap();
    }
    sheet
        .merge_range(3, 0, 4, 0, "Monitoring", &Format::new())
        .unwrap();
    for (row, name) in (3..).zip(["Fenwatch", "Saltmarsh"]) {
        sheet.write(row, 1, name).unwrap();
        sheet.write(row, 2, 90_000).unwrap();
        sheet.write(row, 3, "gbp").unwrap();
        sheet.write(row, 4, "Harrow").unwrap();
        let end = ExcelDateTime::from_ymd(2026, 12, 31).unwrap();
        sheet.write_with_format(row, 5, &end, &day_format).unwrap();
    }
    let other = book.add_worksheet();
    other.set_name("Notes").unwrap();
    other.write(0, 0, "Nothing here").unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("Old").unwrap().set_hidden(true);
    hidden.write(0, 0, "Tool").unwrap();
    let bytes = book.save_to_buffer().unwrap();

    let table = tool_table::parse(&bytes, &[]).unwrap().checked().unwrap();
    let found: Vec<(&str, Option<&str>, Option<f64>, Option<&str>, &str)> = table
        .tools
        .iter()
        .map(|t| {
            (
                t.name.as_str(),
                t.category.as_deref(),
                t.annual_cost,
                t.currency.as_deref(),
                t.place.as_str(),
            )
        })
        .collect();
    let monitoring = Some("Monitoring");
    assert_eq!(
        found,
        [
            (
                "Fenwatch",
                monitoring,
                Some(90_000.0),
                Some("GBP"),
                "sheet “Inventory”, row 4"
            ),
            (
                "Saltmarsh",
                monitoring,
                Some(90_000.0),
                Some("GBP"),
                "sheet “Inventory”, row 5"
            ),
        ]
    );
    assert_eq!(
        table.tools[0].vendor.as_ref().unwrap().contract_end,
        Some(day("2026-12-31"))
    );
    assert_eq!(
        table.notices,
        [
            "The sheet “Notes” was left out: no column of it names tools.",
            "The sheet “Old” is hidden and was left out."
        ]
    );

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Tools").unwrap();
    sheet.write(0, 0, "Tool").unwrap();
    sheet.write(0, 1, "Licence").unwrap();
    sheet.write(0, 2, "Cost").unwrap();
    sheet.write(1, 0, "A").unwrap();
    sheet.write(1, 2, "lots").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let error = tool_table::parse(&bytes, &[])
        .unwrap()
        .checked()
        .unwrap_err();
    says(
        &error,
        &["sheet “Tools”, cell C2 (Cost): “lots” is no amount of money"],
    );
}

#[test]
fn a_tool_that_stands_twice_is_put_together() {
    let text = "Tool,Environment,Licence,Homepage\nFeast,dev,MIT,\nfeast,prod,Apache-2.0,feast.dev\nTool,Environment,Licence,Homepage\n\nTidemark,dev,,\n";
    let table = read(text).checked().unwrap();
    assert_eq!(table.tools.len(), 2);
    assert_eq!(
        table.tools[0].environments,
        Some(vec!["dev".to_owned(), "prod".to_owned()])
    );
    assert_eq!(
        table.tools[0].homepage.as_deref(),
        Some("https://feast.dev")
    );
    assert_eq!(
        table.notices,
        [
            "“feast” (row 3) was put together with row 2. They differ in licence; the first was kept."
        ]
    );
}

/// The inventory of an engagement, and the plans of imports into it.
struct Engagement {
    tools: Vec<Tool>,
    vendors: Vec<Vendor>,
    roles: Vec<Role>,
    capabilities: BTreeMap<String, CapabilityId>,
}

impl Engagement {
    fn new() -> Self {
        let capability =
            |(n, code): (u128, &str)| (code.to_owned(), CapabilityId(Uuid::from_u128(n)));
        Self {
            tools: Vec::new(),
            vendors: Vec::new(),
            roles: vec![Role {
                id: RoleId(Uuid::from_u128(7)),
                code: "PL".into(),
                title: "Platform lead".into(),
                description: String::new(),
            }],
            capabilities: [(1, "TE1.3"), (2, "TE2.4"), (3, "TE1.1"), (4, "TE2.3")]
                .map(capability)
                .into(),
        }
    }

    fn plan(&self, origin: &str, drafts: &[ToolDraft], same_as: &[(&str, ToolId)]) -> Plan {
        let mut next = 1_000 + self.tools.len() as u128 * 100;
        let settings = Settings {
            origin,
            state: ToolState::Candidate,
            same_as: same_as
                .iter()
                .map(|(key, id)| ((*key).to_owned(), *id))
                .collect(),
        };
        let inventory = Inventory {
            tools: &self.tools,
            vendors: &self.vendors,
            roles: &self.roles,
            capabilities: &self.capabilities,
        };
        tool_import::plan(drafts, inventory, &settings, &mut || {
            next += 1;
            Uuid::from_u128(next)
        })
    }

    /// Takes in everything, as the api does.
    fn take(&mut self, plan: &Plan) -> tool_import::Taken {
        let picks: BTreeSet<String> = plan.tools.iter().map(|p| p.key.clone()).collect();
        let taken = plan.take(&picks);
        for vendor in &taken.vendors {
            self.vendors.retain(|v| v.id != vendor.id);
            self.vendors.push(vendor.clone());
        }
        for tool in &taken.tools {
            let mut tool = tool.clone();
            if tool.code.is_empty() {
                tool.code = format!("N-{}", self.tools.len());
            }
            match self.tools.iter_mut().find(|t| t.id == tool.id) {
                Some(own) => *own = tool,
                None => self.tools.push(tool),
            }
        }
        taken
    }
}

fn actions(plan: &Plan) -> Vec<(&str, Action)> {
    plan.tools
        .iter()
        .map(|p| (p.tool.name.as_str(), p.action))
        .collect()
}

fn changes(plan: &Plan) -> Vec<String> {
    let all = plan.tools.iter().flat_map(|p| &p.changes);
    all.map(|c| format!("{}: {} → {}", c.field, c.before, c.after))
        .collect()
}

#[test]
fn an_import_adds_and_a_second_one_says_what_changed() {
    let mut engagement = Engagement::new();
    let drafts = read(TABLE).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    assert_eq!(
        actions(&plan),
        [("Driftwood", Action::New), ("Tidemark", Action::New)]
    );
    let taken = engagement.take(&plan);
    assert_eq!((taken.counts, taken.vendors.len()), ((2, 0, 0), 1));
    let tool = &engagement.tools[0];
    assert_eq!(
        (tool.state, tool.owner_role),
        (ToolState::InUse, Some(RoleId(Uuid::from_u128(7))))
    );
    assert_eq!(tool.origin, "tools.csv: T-01");
    assert_eq!(
        (engagement.tools[1].state, engagement.tools[1].hosting),
        (ToolState::Candidate, Hosting::Unknown)
    );

    // The same again changes nothing.
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    assert_eq!(
        actions(&plan),
        [("Driftwood", Action::Same), ("Tidemark", Action::Same)]
    );
    assert_eq!(
        (plan.vendors.len(), engagement.take(&plan).counts),
        (0, (0, 0, 2))
    );

    // People have gone on; the source has a later edition.
    engagement.tools[0].description = "Edited by us".into();
    engagement.tools[1].homepage = "https://typed.example".into();
    engagement.tools[1].annual_cost = Some(5.0);
    engagement.tools[1].covers.push(Cover {
        capability: CapabilityId(Uuid::from_u128(3)),
        fit: Fit::Full,
    });
    let later = TABLE
        .replace("\"12,500\"", "14000")
        .replace("TE1.3: good", "TE1.3: full")
        .replace("31.12.2026", "31.12.2027")
        .replace(",Keeps versions,", ",,")
        .replace("2026-10-01", "2026-11-01")
        .replace("Tidemark,,candidate", "Tidemark,,rejected");
    let drafts = read(&later).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    assert_eq!(
        changes(&plan),
        [
            "annual cost: 12500 EUR → 14000 EUR",
            "contract end: 2026-12-31 → 2027-12-31",
            "capability TE1.3: Good → Full",
            "fact Licence: Apache-2.0 (as of 2026-10-01; Contract file; unverified) → Apache-2.0 (as of 2026-11-01; Contract file; unverified)",
            "state: Candidate → Rejected",
        ]
    );
    let taken = engagement.take(&plan);
    assert_eq!(taken.counts, (0, 2, 0));
    assert_eq!(
        taken.changes[0],
        "Driftwood: annual cost was 12500 EUR, is 14000 EUR"
    );
    // What the source does not have stays as people typed it.
    assert_eq!(engagement.tools[0].description, "Edited by us");
    let tidemark = &engagement.tools[1];
    assert_eq!(
        (
            tidemark.homepage.as_str(),
            tidemark.annual_cost,
            tidemark.covers.len()
        ),
        ("https://typed.example", Some(5.0), 1)
    );
    assert_eq!(engagement.vendors[0].contract_end, Some(day("2027-12-31")));
    // An older edition does not take back a later fact.
    let older = read(TABLE).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &older, &[]);
    assert!(
        !changes(&plan).iter().any(|c| c.starts_with("fact")),
        "{:?}",
        changes(&plan)
    );
}

#[test]
fn a_tool_from_elsewhere_is_found_by_name_and_repository_or_said_to_be_alike() {
    let mut engagement = Engagement::new();
    let table = "Tool,Repo,Homepage\nDriftwood,driftwood/driftwood,typed.example\nTidemark,,\nSaltmarsh,salt/marsh,\n";
    let drafts = read(table).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    engagement.take(&plan);
    let id = |n: usize| engagement.tools[n].id;

    let landscape = include_str!("../fixtures/landscape.yml").replace(
        "name: Nested",
        "name: Nested, repo_url: 'https://github.com/SALT/marsh.git'",
    );
    let mapping = LandscapeMapping::parse(include_str!(
        "../../../../assets/tools/landscape-mapping.yaml"
    ))
    .unwrap();
    let drafts = landscape::parse(&landscape)
        .unwrap()
        .drafts(&mapping, "landscape.yml", None);
    let plan = engagement.plan("landscape.yml", &drafts, &[]);
    let found: Vec<(&str, Action, &[(ToolId, Alike)])> = plan
        .tools
        .iter()
        .map(|p| (p.key.as_str(), p.action, p.alike.as_slice()))
        .collect();
    let tidemark = [(id(1), Alike::Name)];
    let saltmarsh = [(id(2), Alike::Repository)];
    let driftwood = [(id(0), Alike::Repository)];
    assert_eq!(
        found,
        [
            (
                "github.com/driftwood/driftwood | Data",
                Action::Changed,
                [].as_slice()
            ),
            ("Tidemark | Data", Action::MaybeThere, tidemark.as_slice()),
            ("Tidemark | Model", Action::MaybeThere, tidemark.as_slice()),
            (
                "github.com/salt/marsh | Model",
                Action::MaybeThere,
                saltmarsh.as_slice()
            ),
            ("2026.5 | Model", Action::New, [].as_slice()),
            (
                "github.com/driftwood/driftwood | Notebooks",
                Action::MaybeThere,
                driftwood.as_slice()
            ),
        ]
    );
    // What a mapping proposes is for new tools; another spelling of a repository is no change.
    let fields: Vec<&str> = plan.tools[0]
        .changes
        .iter()
        .map(|c| c.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "category",
            "licence",
            "homepage",
            "description",
            "fact Licence",
            "fact Project state",
            "fact Further repositories"
        ]
    );
    assert!(plan.tools[0].tool.covers.is_empty() && plan.tools[1].tool.covers.len() == 2);

    // Somebody says that it is one of ours.
    let plan = engagement.plan("landscape.yml", &drafts, &[("Tidemark | Data", id(1))]);
    assert_eq!(
        (plan.tools[1].action, plan.tools[1].tool.id),
        (Action::Changed, id(1))
    );

    // Taken in, it is found again under its key.
    let plan = engagement.plan("landscape.yml", &drafts, &[]);
    engagement.take(&plan);
    let plan = engagement.plan("landscape.yml", &drafts, &[]);
    assert!(
        plan.tools.iter().all(|p| p.action == Action::Same),
        "{:?}",
        actions(&plan)
    );
}

#[test]
fn what_the_engagement_does_not_have_is_said_and_left_out() {
    let engagement = Engagement::new();
    let table =
        "Tool,Code,Owner,Capabilities\nA,T-1,Nobody,X9\nB,T-2,nobody else,X9; TE1.3\nC,,Nobody,\n";
    let drafts = read(table).checked().unwrap().tools;
    let plan = engagement.plan("t.csv", &drafts, &[]);
    assert_eq!(
        plan.notices,
        [
            "The engagement has no capability X9; left out for A, B.",
            "The engagement has no role “Nobody”; left out for A, C.",
            "The engagement has no role “nobody else”; left out for B.",
        ]
    );
    assert_eq!(
        (
            plan.tools[0].tool.covers.len(),
            plan.tools[1].tool.covers.len()
        ),
        (0, 1)
    );
    assert_eq!(
        (
            plan.tools[0].tool.code.as_str(),
            plan.tools[2].tool.code.as_str()
        ),
        ("T-1", "")
    );
}

#[test]
fn only_what_is_picked_is_taken() {
    let engagement = Engagement::new();
    let table = "Tool,Vendor\nA,V\nB,W\n";
    let drafts = read(table).checked().unwrap().tools;
    let plan = engagement.plan("t.csv", &drafts, &[]);
    let taken = plan.take(&BTreeSet::from(["B".to_owned()]));
    let names: Vec<&str> = taken.vendors.iter().map(|v| v.name.as_str()).collect();
    assert_eq!((taken.tools.len(), names), (1, vec!["W"]));
    assert_eq!(taken.tools[0].vendor, Some(taken.vendors[0].id));
    assert_ne!(taken.vendors[0].id, VendorId(Uuid::nil()));
    let _unused = ids();
}

/// The table that the facts of this project speak of lies beside the project.
#[test]
fn the_table_of_tools_beside_the_project_is_understood() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/facts/mlops-tools.csv"
    );
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("not there, so not checked: {path}");
        return;
    };
    let table = tool_table::parse(&bytes, &[]).unwrap().checked().unwrap();
    assert_eq!(
        fields(&table),
        [
            ("name", Some(Field::Name)),
            ("category", Some(Field::Category)),
            ("repo", Some(Field::Repository)),
            ("licence", Some(Field::Licence)),
            ("evidence", Some(Field::Source)),
        ]
    );
    assert_eq!((table.tools.len(), table.notices.len()), (81, 0));
    assert_eq!(
        table.tools[0].repository.as_deref(),
        Some("https://github.com/mlflow/mlflow")
    );
    assert!(table.tools.iter().all(|t| t.facts.len() == 1));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in r#"(Tool|Name|Cost|Vendor|Contract end|Capabilities|,|;|\n|"|12|€|\PC){0,40}"#) {
        let _read = tool_table::parse(text.as_bytes(), &[]);
    }

    #[test]
    fn a_second_import_of_the_same_changes_nothing(rows in prop::collection::vec(("[A-D]{1,2}", "[a-c/]{0,5}", "[a-z ]{0,6}", 0u32..9), 0..8)) {
        let mut text = "Tool,Repo,Category,Cost,Supplier\n".to_owned();
        for (name, repo, category, cost) in &rows {
            let repo = if repo.split('/').count() == 2 && !repo.starts_with('/') && !repo.ends_with('/') { repo.as_str() } else { "" };
            text += &format!("{name},{repo},{category},{cost},{category}\n");
        }
        let drafts = tool_table::parse(text.as_bytes(), &[]).unwrap().checked().unwrap().tools;
        let mut engagement = Engagement::new();
        let plan = engagement.plan("t", &drafts, &[]);
        engagement.take(&plan);
        let again = engagement.plan("t", &drafts, &[]);
        prop_assert!(again.tools.iter().all(|p| p.action == Action::Same), "{:?}", changes(&again));
    }
}
