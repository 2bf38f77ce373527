//! Grids of others: workbooks as programs write them, and as nobody should.

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use waymark_exchange::ExchangeError;
use waymark_exchange::sheet::{self, Limits, Region, Value};
use zip::write::SimpleFileOptions;

use crate::says;

const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns:r="x"><sheets><sheet name="Tools" sheetId="1" r:id="r1"/></sheets></workbook>"#;

/// Returns a ZIP of parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Returns a workbook of one sheet with these cells, and these shared strings.
fn workbook(cells: &str, strings: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let strings = format!("<sst>{strings}</sst>");
    package(&[
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

fn refused(bytes: &[u8], limits: &Limits) -> ExchangeError {
    match sheet::read(bytes, limits) {
        Err(error) => error,
        Ok(sheets) => panic!("was read: {} sheets", sheets.len()),
    }
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

#[test]
fn what_a_program_writes_is_read() {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy\\-mm\\-dd");
    let first = book.add_worksheet();
    first.set_name("Tools & more").unwrap();
    first.write(0, 0, "Name").unwrap();
    first.write(2, 3, "<Feast>\r\n_x0041_ & “more”").unwrap();
    first.write(2, 1, 12.5).unwrap();
    first.write(3, 1, true).unwrap();
    let date = ExcelDateTime::from_ymd(2026, 11, 25).unwrap();
    first.write_with_format(4, 1, &date, &day).unwrap();
    first
        .write_with_format(4, 2, 46_000.0, &Format::new().set_num_format("#,##0"))
        .unwrap();
    first
        .merge_range(6, 0, 7, 2, "Phase", &Format::new())
        .unwrap();
    let second = book.add_worksheet();
    second.set_name("Notes").unwrap().set_hidden(true);
    let bytes = book.save_to_buffer().unwrap();

    let sheets = sheet::read(&bytes, &Limits::default()).unwrap();
    assert_eq!(sheets.len(), 2);
    let first = &sheets[0];
    assert_eq!((first.name.as_str(), first.hidden), ("Tools & more", false));
    assert_eq!(first.cell(0, 0), Some(&text("Name")));
    assert_eq!(first.cell(2, 3), Some(&text("<Feast>\r\n_x0041_ & “more”")));
    assert_eq!(first.cell(2, 1), Some(&Value::Number(12.5)));
    assert_eq!(first.cell(3, 1), Some(&Value::Flag(true)));
    let expected = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    assert_eq!(first.cell(4, 1), Some(&Value::Date(expected)));
    assert_eq!(first.cell(4, 2), Some(&Value::Number(46_000.0)));
    let merged = Region {
        first_row: 6,
        first_column: 0,
        last_row: 7,
        last_column: 2,
    };
    assert_eq!(first.merged, [merged]);
    assert_eq!(
        (first.cell(7, 2), first.shown(7, 2)),
        (None, Some(&text("Phase")))
    );
    assert_eq!(first.cell(1, 0), None);
    assert_eq!((sheets[1].name.as_str(), sheets[1].hidden), ("Notes", true));
}

#[test]
fn what_other_programs_write_is_read_too() {
    // Prefixes, no addresses, strings in runs with their pronunciation, inline strings, errors, ISO days.
    let cells = r#"<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>in</x:t></x:r><x:r><x:t>line</x:t></x:r></x:is></x:c></x:row>
        <x:row r="5"><x:c r="C5" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c><x:c><x:v> 7 </x:v></x:c><x:c t="d"><x:v>2026-06-09T00:00:00</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>a&amp;b</x:v></x:c><x:c t="s" s="3"/></x:row>
        <x:row><x:c><x:v>8</x:v></x:c></x:row>"#;
    let strings = r#"<si><r><t>one </t></r><r><t xml:space="preserve"> two</t></r><rPh sb="0" eb="1"><t>wan</t></rPh></si>"#;
    let sheets = sheet::read(&workbook(cells, strings), &Limits::default()).unwrap();
    let grid = &sheets[0];
    let expected = [
        (0, 0, text("one  two")),
        (0, 1, text("inline")),
        (4, 2, Value::Error("#DIV/0!".into())),
        (4, 3, Value::Number(7.0)),
        (
            4,
            4,
            Value::Date(NaiveDate::from_ymd_opt(2026, 6, 9).unwrap()),
        ),
        (4, 5, text("a&b")),
        (5, 0, Value::Number(8.0)),
    ];
    let mut found = Vec::new();
    for row in &grid.rows {
        for cell in &row.cells {
            found.push((row.row, cell.column, cell.value.clone()));
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn a_cell_far_away_costs_what_a_near_one_does() {
    let cells = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>"#;
    let sheets = sheet::read(&workbook(cells, ""), &Limits::default()).unwrap();
    assert_eq!(sheets[0].rows.len(), 2);
    assert_eq!(sheets[0].cell(1_048_575, 16_383), Some(&Value::Number(1.0)));
    for (cells, what) in [
        (
            r#"<row><c r="XFE1"><v>1</v></c></row>"#,
            "“XFE1” is no cell",
        ),
        (
            r#"<row r="1048577"><c><v>1</v></c></row>"#,
            "a row lies outside",
        ),
        (r#"<row r="0"><c><v>1</v></c></row>"#, "a row lies outside"),
        (
            r#"<row r="1"><c r="XFD1"><v>1</v></c><c><v>1</v></c></row>"#,
            "a cell lies outside",
        ),
    ] {
        says(&refused(&workbook(cells, ""), &Limits::default()), &[what]);
    }
}

#[test]
fn bombs_are_not_unpacked() {
    let limits = Limits::default();
    // 80 MB of nothing in 80 kB: the part says so itself.
    let spaces = vec![b' '; 80 << 20];
    let bomb = package(&[
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", &spaces),
    ]);
    assert!(bomb.len() < 200_000);
    says(
        &refused(&bomb, &limits),
        &["“xl/workbook.xml”", "unpacks from"],
    );
    // The same, with headers that say 100 bytes: what comes out is counted.
    let size = u32::try_from(spaces.len()).unwrap().to_le_bytes();
    let mut lying = bomb.clone();
    let mut places = 0;
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
            places += 1;
        }
    }
    assert!(places >= 1, "the size stands in the central directory");
    let error = refused(&lying, &limits).to_string();
    assert!(
        error.contains("unpacks from") || error.contains("damaged"),
        "{error}"
    );
    // Within the bound of a part, and 1,000 to 1.
    let tight = package(&[
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", &spaces[..20 << 20]),
    ]);
    says(&refused(&tight, &limits), &["200 to 1"]);
    // All parts together.
    let small = Limits {
        unpacked: 700,
        ..limits
    };
    says(
        &refused(&workbook(&" ".repeat(400), ""), &small),
        &["700 in all"],
    );
}

#[test]
fn a_string_that_is_shared_a_million_times_is_counted_a_million_times() {
    let long = format!("<si><t>{}</t></si>", "x".repeat(60_000));
    let cells = "<row>".to_owned() + &r#"<c t="s"><v>0</v></c>"#.repeat(1_000) + "</row>";
    let error = refused(&workbook(&cells, &long), &Limits::default());
    says(
        &error,
        &["sheet “Tools”, cell ", "texts of the cells have more than"],
    );
    let strings = "<si/>".repeat(1_001);
    let limits = Limits {
        cells: 1_000,
        ..Limits::default()
    };
    says(
        &refused(&workbook("", &strings), &limits),
        &["shares more than 1000 strings"],
    );
    let longer = format!("<si><t>{}</t></si>", "x".repeat(70_000));
    let error = refused(
        &workbook(r#"<row><c r="B7" t="s"><v>0</v></c></row>"#, &longer),
        &Limits::default(),
    );
    says(
        &error,
        &["sheet “Tools”, cell B7: the cell has 70000 bytes"],
    );
    // What the part says of the number of strings is not believed.
    let claim =
        r#"<sst uniqueCount="4294967295" count="18446744073709551615"><si><t>a</t></si></sst>"#;
    let bytes = package(&[
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        (
            "xl/worksheets/sheet1.xml",
            br#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>"#,
        ),
        ("xl/sharedStrings.xml", claim.as_bytes()),
    ]);
    let sheets = sheet::read(&bytes, &Limits::default()).unwrap();
    assert_eq!(sheets[0].cell(0, 0), Some(&text("a")));
}

#[test]
fn counts_are_bounded() {
    let limits = Limits {
        sheets: 3,
        cells: 10,
        merged: 2,
        entries: 8,
        ..Limits::default()
    };
    let mut book = Workbook::new();
    for _ in 0..4 {
        book.add_worksheet();
    }
    let sheets = book.save_to_buffer().unwrap();
    let more = Limits {
        entries: 100,
        ..limits
    };
    says(&refused(&sheets, &more), &["more than 3 sheets"]);
    says(&refused(&sheets, &limits), &["at most 8 are read"]);
    let cells = "<row>".to_owned() + &"<c><v>1</v></c>".repeat(11) + "</row>";
    says(
        &refused(&workbook(&cells, ""), &limits),
        &["cell K1: there are more than 10 cells"],
    );
    let merged = r#"</sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:D2"/><mergeCell ref="E1:F2"/></mergeCells><sheetData>"#;
    says(
        &refused(&workbook(merged, ""), &limits),
        &["more than 2 merged regions"],
    );
    let file = vec![b'x'; 20];
    let few = Limits {
        bytes: 10,
        ..limits
    };
    says(&refused(&file, &few), &["20 bytes", "at most 10"]);
}

#[test]
fn what_is_no_workbook_is_named() {
    let limits = Limits::default();
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    says(
        &refused(&old, &limits),
        &["old workbook (.xls)", "password"],
    );
    says(&refused(b"PK\x03\x04junk", &limits), &["no workbook"]);
    let ods = package(&[
        ("mimetype", b"application/vnd.oasis"),
        ("content.xml", b"<a/>"),
    ]);
    says(&refused(&ods, &limits), &["of another kind"]);
    let zip = package(&[("a.txt", b"hello")]);
    says(&refused(&zip, &limits), &["holds no workbook"]);
    let bin = RELS.replace("workbook.xml", "workbook.bin");
    says(
        &refused(&package(&[("_rels/.rels", bin.as_bytes())]), &limits),
        &[".xlsb"],
    );
    let entities =
        r#"<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    let parts = |strings: &str| {
        package(&[
            ("_rels/.rels", RELS.as_bytes()),
            ("xl/_rels/workbook.xml.rels", WORKBOOK_RELS.as_bytes()),
            ("xl/workbook.xml", WORKBOOK.as_bytes()),
            ("xl/sharedStrings.xml", strings.as_bytes()),
        ])
    };
    says(&refused(&parts(entities), &limits), &["document type"]);
    says(
        &refused(&parts("<sst><si><t>&b;"), &limits),
        &["“&b;” stands for nothing"],
    );
    says(
        &refused(&parts("<sst/>"), &limits),
        &["“xl/worksheets/sheet1.xml” is missing"],
    );
    says(
        &refused(
            &workbook(r#"<row><c t="s"><v>9</v></c></row>"#, ""),
            &limits,
        ),
        &["no shared string 9"],
    );
    says(
        &refused(&workbook("<row><c><v>1e999</v></c></row>", ""), &limits),
        &["“1e999” is no number"],
    );
    says(
        &refused(&workbook("<row><c><v>1</v>", ""), &limits),
        &["damaged"],
    );
}

#[test]
fn a_csv_text_is_a_sheet() {
    let grid = sheet::read_csv(b"\xef\xbb\xbfName\tCost\n\n'=x\t12\n", &Limits::default()).unwrap();
    assert_eq!(grid.rows.len(), 2);
    assert_eq!(grid.cell(2, 0), Some(&text("=x")));
    assert_eq!(grid.cell(2, 1), Some(&text("12")));
    says(
        &sheet::read_csv(b"a,b\nc,\"d", &Limits::default()).unwrap_err(),
        &["row 2, column 2: the quote that opens"],
    );
    let limits = Limits {
        cell: 3,
        ..Limits::default()
    };
    says(
        &sheet::read_csv(b"a\nabcd", &limits).unwrap_err(),
        &["row 2, column 1: the cell has 4 bytes"],
    );
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _read = sheet::read(&bytes, &Limits::default());
    }

    #[test]
    fn no_damage_makes_it_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = workbook(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, "<si><t>a</t></si>");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _read = sheet::read(&bytes, &Limits::default());
    }

    #[test]
    fn no_xml_makes_it_panic(cells in r#"(<row r="[0-9]{1,8}">|<c( r="[A-Z]{0,4}[0-9]{0,8}")?( t="(s|b|e|d|str|n)")?>|<v>[0-9.e+-]{0,9}</v>|</c>|</row>|<is>|</is>|<mergeCell ref="[A-Z:0-9]{0,9}"/>|&#?[a-z0-9]{0,6};|<!--|]]>){0,12}"#) {
        let _read = sheet::read(&workbook(&cells, "<si><t>a</t></si>"), &Limits::default());
    }
}
