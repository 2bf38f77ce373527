//! Tools from CSV and XLSX.

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use waymark_domain::tool::{Fit, Hosting, ToolFact, ToolState};
use waymark_exchange::tool_table::{self, ColumnChoice, Field, ToolTable};

use crate::says;

pub(crate) const TABLE: &str = "\
Tool,Tool ID,Status,Supplier,Supplier website,Category,License,Hosting,Yearly cost (EUR),Env,Owner,Website,Repo,Used for,Capabilities,Contract start,Contract end,Notice by,Contact,E-mail,As of,Source,First release,Colour
Driftwood,T-01,live,Harrow Ltd,harrow.example,Data versioning,Apache License 2.0,self-hosted,\"12,500\",dev; prod,Platform lead,https://driftwood.example,driftwood/driftwood,Keeps versions,TE1.3: good; TE2.4,2025-01-01,31.12.2026,2026-09-30,Ada Quill,ada@harrow.example,2026-10-01,Contract file,2019,red
Tidemark,,candidate,,,,,n/a,,,,,,,,,,,,,,,,
";

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn read(text: &str) -> ToolTable {
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
    let found: Vec<_> = table
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
}
