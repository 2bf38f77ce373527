//! Tables as XLSX.

use std::io::{Cursor, Read};

use chrono::{DateTime, NaiveDate, Utc};
use waymark_exchange::ExchangeError;
use waymark_exchange::tables::{Cell, Column, ColumnKind, Shade, Sheet, Table, workbook, xlsx};

fn created() -> DateTime<Utc> {
    "2026-06-09T12:00:00Z".parse().unwrap()
}

fn table(title: &str, rows: Vec<Vec<Cell>>) -> Table {
    let column = |title: &str, kind| Column {
        title: title.into(),
        kind,
    };
    let columns = vec![
        column("=Capability", ColumnKind::Text),
        column("Gap", ColumnKind::Number),
        column("Due", ColumnKind::Date),
    ];
    Table {
        name: "gaps".into(),
        title: title.into(),
        columns,
        rows,
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn text_is_text_and_numbers_are_numbers() {
    let day = NaiveDate::from_ymd_opt(2026, 6, 9).unwrap();
    let rows = vec![
        vec!["=1+1".into(), Cell::Number(0.1 + 0.2), day.into()],
        vec!["https://example.org".into(), Cell::Integer(-3), Cell::Empty],
        vec!["-1.5".into(), Cell::Number(f64::NAN)],
    ];
    let bytes = xlsx(&[table("Gaps", rows), table("Gaps", vec![])], created()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        !sheet.contains("<f>") && !sheet.contains("hyperlink"),
        "{sheet}"
    );
    assert!(
        sheet.contains("<v>0.30000000000000004</v>") && sheet.contains("<v>-3</v>"),
        "{sheet}"
    );
    assert!(
        sheet.contains("<v>46182</v>"),
        "the day as Excel counts: {sheet}"
    );
    assert!(
        sheet.contains("autoFilter") && sheet.contains("frozen"),
        "{sheet}"
    );
    assert!(
        !sheet.contains("r=\"B4\""),
        "what is not a number is nothing: {sheet}"
    );
    let strings = part(&bytes, "xl/sharedStrings.xml");
    for text in ["=1+1", "=Capability", "-1.5", "https://example.org"] {
        assert!(
            strings.contains(&format!("<t>{text}</t>")),
            "{text}: {strings}"
        );
    }
    let workbook = part(&bytes, "xl/workbook.xml");
    assert!(
        workbook.contains("name=\"Gaps\"") && workbook.contains("name=\"Gaps 2\""),
        "{workbook}"
    );
}

#[test]
fn the_same_tables_give_the_same_file() {
    let tables = [table("Gaps", vec![vec!["a".into(), Cell::Number(1.0)]])];
    assert_eq!(
        xlsx(&tables, created()).unwrap(),
        xlsx(&tables, created()).unwrap()
    );
}

#[test]
fn large_tables_are_written_row_by_row() {
    let rows = (0..90_000)
        .map(|i| vec!["=x".into(), Cell::Number(f64::from(i)), Cell::Empty])
        .collect();
    let bytes = xlsx(&[table("Large", rows)], created()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<t>=x</t>") && sheet.contains("<v>89999</v>") && !sheet.contains("<f>")
    );
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let long = vec![vec![Cell::Text("é".repeat(32_768))]];
    let error = xlsx(&[table("Notes", long)], created()).unwrap_err();
    assert!(
        matches!(&error, ExchangeError::DoesNotFit { table, .. } if table == "Notes"),
        "{error}"
    );
    assert!(
        error
            .to_string()
            .contains("row 2 has a text of more than 32767 characters"),
        "{error}"
    );
    assert!(
        xlsx(
            &[table("Notes", vec![vec![Cell::Text("é".repeat(32_767))]])],
            created()
        )
        .is_ok()
    );
    let rows = table("Rows", vec![Vec::new(); 1_048_576]);
    assert!(
        xlsx(&[rows], created())
            .unwrap_err()
            .to_string()
            .contains("1048576 rows")
    );
}

#[test]
fn first_columns_stay_in_sight_and_equal_sheets_give_equal_bytes() {
    let sheets = [
        Sheet {
            frozen: 2,
            ..Sheet::from(table("Matrix", vec![]))
        },
        Sheet::from(table("Legend", vec![])),
    ];
    let bytes = workbook(&sheets, created()).unwrap();
    let first = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(first.contains("xSplit=\"2\" ySplit=\"1\""), "{first}");
    let second = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(second.contains("<pane ySplit=\"1\""), "{second}");
    assert_eq!(bytes, workbook(&sheets, created()).unwrap());
}

#[test]
fn texts_are_shaded_in_the_columns_that_scroll() {
    let row = vec!["A".into(), "A".into(), "R".into(), "C".into()];
    let shades = [
        ("A".to_owned(), Shade::Dark),
        ("R".to_owned(), Shade::Middle),
    ];
    let sheet = Sheet {
        frozen: 1,
        shades: shades.into_iter().collect(),
        ..Sheet::from(table("Matrix", vec![row]))
    };
    let bytes = workbook(&[sheet], created()).unwrap();
    let styles = part(&bytes, "xl/styles.xml");
    assert!(
        styles.contains("FF20354C") && styles.contains("FFB4C4D4"),
        "{styles}"
    );
    assert!(!styles.contains("FFE1E8EF"), "{styles}");
    let cells = part(&bytes, "xl/worksheets/sheet1.xml");
    let style = |cell: &str| {
        let from = cells.split(&format!("<c r=\"{cell}\" s=\"")).nth(1);
        from.and_then(|rest| rest.split('"').next())
            .unwrap_or_default()
            .to_owned()
    };
    let of: Vec<String> = ["A2", "B2", "C2", "D2"].iter().map(|c| style(c)).collect();
    // The first column stays in sight and is no letter; the last has no shade.
    assert!(of[0] == of[3] && of[0] != of[1] && of[1] != of[2], "{of:?}");
}
