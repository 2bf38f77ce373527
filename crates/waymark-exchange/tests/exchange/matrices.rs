//! RACI matrices: the strict CSV form, and matrices as people have them.

use proptest::prelude::*;
use waymark_domain::engagement::{Person, Role};
use waymark_domain::id::{PersonId, RoleId, StepId};
use waymark_domain::process::{Draft, Letters, Process, Step, StepKind};
use waymark_domain::workforce::Filling;
use waymark_exchange::raci_import::{self, Import, Known};
use waymark_exchange::raci_matrix::{self, Limits};
use waymark_exchange::sheet::{self, Region};

use crate::round_trips::text;
use crate::says;

fn role(n: u128, code: &str, title: &str) -> Role {
    Role {
        id: RoleId(uuid::Uuid::from_u128(n)),
        code: code.to_owned(),
        title: title.to_owned(),
        description: String::new(),
    }
}

fn process(draft: &Draft, roles: &[Role]) -> Process {
    let ids: Vec<RoleId> = roles.iter().map(|r| r.id).collect();
    let mut next = 100;
    draft.process(&ids, &mut || {
        next += 1;
        StepId(uuid::Uuid::from_u128(next))
    })
}

/// Returns steps as lines: rank by indent, code, title, letters by role.
fn outline(draft: &Draft) -> String {
    let line = |s: &waymark_domain::process::DraftStep| {
        let letters: Vec<String> = s
            .letters
            .iter()
            .map(|(r, l)| format!("{}:{l}", draft.roles[*r].code))
            .collect();
        let parts = [
            s.code.as_str(),
            &s.title,
            if s.gate { "gate" } else { "" },
            &letters.join(" "),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        format!("{}{}", " ".repeat(s.kind.depth()), parts.join(" | "))
    };
    draft.steps.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn parse(text: &str) -> Result<Draft, waymark_exchange::ExchangeError> {
    raci_matrix::parse(text.as_bytes(), &Limits::default())
}

// The strict form.

#[test]
fn the_strict_form_is_read() {
    let text = "\u{feff}Phase;Sub-phase;Task;Code;Gate;BO;ME\r\nA;a;one;1.1;;C;A/R\r\nA;a;two;;yes;a;r\r\n\r\nA;b;three;;no;;RA\r\nB;b;four;;;;A\r\n";
    let draft = parse(text).unwrap();
    assert_eq!(
        outline(&draft),
        "A\n a\n  1.1 | one | BO:C ME:AR\n  two | gate | BO:A ME:R\n b\n  three | ME:AR\nB\n b\n  four | ME:A"
    );
}

#[test]
fn what_is_wrong_with_the_strict_form_is_said_with_row_and_column() {
    let check = |text: &str, parts: &[&str]| says(&parse(text).unwrap_err(), parts);
    check(
        "",
        &["the file is empty; its first row is phase,sub-phase,task"],
    );
    check(
        "A,a,one,R\n",
        &["row 1, column 1 (A): the column “phase” is expected here"],
    );
    check(
        "task,phase,sub-phase,BO\n",
        &["row 1, column 1 (task)", "column 2 (phase)"],
    );
    check(
        "phase,sub-phase,task\nA,a,one\n",
        &["row 1, column 4: no roles follow"],
    );
    check(
        "phase,sub-phase,task,BO,bo\n",
        &["row 1, column 5 (bo): the role “bo” stands in columns 4 and 5; keep one"],
    );
    check(
        "phase,sub-phase,task,BO,\nA,a,one,R,A\n",
        &["row 1, column 5: the column has no role"],
    );
    check(
        "phase,sub-phase,task,BO\nA,a,one,X\nA,a,two,R?\n",
        &["row 2, column 4 (BO): “X”", "row 3, column 4 (BO): “?”"],
    );
    check(
        "phase,sub-phase,task,BO\nA,,one,R\n",
        &["row 2, column 2 (sub-phase): the sub-phase is missing"],
    );
    check(
        "phase,sub-phase,task,BO\nA,a,one,R,C\n",
        &["row 2, column 5: the row has more cells than the 4 columns"],
    );
    check(
        "phase,sub-phase,task,BO\nA,a,\"one,R\n",
        &["row 2, column 3 (task): the quote that opens this cell is never closed"],
    );
    check(
        "phase,sub-phase,task,gate,BO\nA,a,one,maybe,R\n",
        &["row 2, column 4 (gate): a gate is “yes” or nothing"],
    );
    let long = format!("phase,sub-phase,task,BO\nA,a,{},R\n", "x".repeat(1 << 20));
    check(
        &long,
        &["row 2, column 3 (task): the cell has 1048576 bytes; at most 65536 are read"],
    );
    let rows: String = (0..5_000).map(|i| format!("A,a,t{i},R\n")).collect();
    check(
        &format!("phase,sub-phase,task,BO\n{rows}"),
        &[
            "row 5000",
            "more than 5000 phases, sub-phases and tasks; split",
        ],
    );
    let roles: String = (0..201).map(|i| format!(",R{i}")).collect();
    check(
        &format!("phase,sub-phase,task{roles}\n"),
        &["there are 201 roles; at most 200 are read"],
    );
    let big = raci_matrix::parse(&vec![b'a'; (16 << 20) + 1], &Limits::default());
    says(&big.unwrap_err(), &["the RACI matrix is too large"]);
    says(
        &raci_matrix::parse(b"phase,\xff", &Limits::default()).unwrap_err(),
        &["not UTF-8"],
    );
    // A row that is short ends with empty cells.
    assert_eq!(
        outline(&parse("phase,sub-phase,task,BO,ME\nA,a,one,R\n").unwrap()),
        "A\n a\n  one | BO:R"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_matrix_survives(
        titles in proptest::collection::vec(text(), 3..9),
        letters in proptest::collection::vec("(A|R|AR|C|I|S|)", 12),
    ) {
        // Titles say something; white space around them is not kept.
        let titles: Vec<String> = titles.iter().enumerate().map(|(i, t)| format!("{i}{}", t.trim())).collect();
        let roles = [role(1, "=BO", "Owner"), role(2, "ME", "Engineer")];
        let mut p = Process::default();
        let mut above = [None; 3];
        for (i, title) in titles.iter().enumerate() {
            let kind = [StepKind::Phase, StepKind::SubPhase, StepKind::Task][i % 3];
            let depth = kind.depth();
            let id = StepId(uuid::Uuid::from_u128(i as u128 + 10));
            p.steps.push(Step::new(id, depth.checked_sub(1).and_then(|d| above[d]), kind, title));
            above[depth] = Some(id);
            if kind == StepKind::Task {
                for (r, role) in roles.iter().enumerate() {
                    let letters: Letters = letters[(i + r) % 12].parse().unwrap();
                    p.set_letters(id, role.id, letters);
                }
            }
        }
        p.steps.truncate(titles.len() / 3 * 3);
        let text = raci_matrix::write(&p, &roles);
        let draft = parse(&text).map_err(|e| TestCaseError::fail(format!("{e}\n{text:?}")))?;
        let again = process(&draft, &roles);
        let titles = |p: &Process| p.steps.iter().map(|s| s.title.clone()).collect::<Vec<_>>();
        prop_assert_eq!(titles(&again), titles(&p));
        prop_assert_eq!(raci_matrix::write(&again, &roles), text);
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "(phase,sub-phase,task,)?[-A-Za-z0-9,;\"\n/ .=*:?]{0,300}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            drop(raci_matrix::parse(bytes, &Limits::default()));
            if let Ok(sheets) = sheet::read(bytes, &sheet::Limits::default()) {
                raci_import::read(&sheets, &Known::default());
            }
        }
    }
}

// Matrices as people have them.

fn import(text: &str) -> Import {
    let sheets = sheet::read(text.as_bytes(), &sheet::Limits::default()).unwrap();
    raci_import::read(&sheets, &Known::default())
}

fn has(list: &[String], parts: &[&str]) {
    assert!(
        list.iter().any(|s| parts.iter().all(|p| s.contains(p))),
        "{parts:?} is not in {list:#?}"
    );
}

#[test]
fn a_matrix_with_all_that_is_usual() {
    let text = "\
RACI – attrition model,,,,,,
Version 3 (draft),,,,,,
,,,,,,
Phase,Activity,Business,Data Science,ML eng.,Validation,Comments
1. Discover,State the decision,A/R,c,,,
,Rank candidates,\"R, A\",C,i,,ask finance
2. Build,Train,,a+r,C,,
,Deploy,I,,A*,x,
,Sign off,accountable,Resp.,,??,
Total A,,2,1,1,0,
,,,,,,
R = Responsible,,,,,,
A = Accountable,,,,,,
";
    let import = import(text);
    let draft = &import.draft;
    assert_eq!(draft.problems, Vec::<String>::new());
    assert_eq!(
        outline(draft),
        "1 | Discover\n Discover\n  State the decision | BUS:AR DS:C\n  Rank candidates | BUS:AR DS:C ME:I\n2 | Build\n Build\n  Train | DS:AR ME:C\n  Deploy | BUS:I ME:A VAL:R\n  Sign off | BUS:A DS:R"
    );
    has(&draft.understood, &["Row 4 heads the columns"]);
    has(
        &draft.understood,
        &["row 8, column 5 (ML eng.): “A*” was read as A"],
    );
    has(
        &draft.understood,
        &["1 cell holds only a cross or a tick, read as R"],
    );
    has(&draft.understood, &["no sub-phase"]);
    has(
        &draft.left_out,
        &["row 9, column 6 (Validation): “??” is none of R, A, S, C, I"],
    );
    has(&draft.left_out, &["the column “Comments” was not read"]);
    has(&draft.left_out, &["row 10", "totals"]);
    has(&draft.left_out, &["row 12", "legend"]);
    has(&draft.left_out, &["row 13", "legend"]);
}

#[test]
fn shapes_of_the_tree() {
    let check = |text: &str, expected: &str| {
        let import = import(text);
        assert_eq!(import.draft.problems, Vec::<String>::new(), "{text}");
        assert_eq!(
            outline(&import.draft),
            expected,
            "{text}\n{:#?}",
            import.draft
        );
    };
    // Three columns, sub-phases only in the first row of their block.
    check(
        "Phase,Sub-phase,Task,SA,SC,DO\nP,s,one,A,R,\n,,two,R,A,C\n,t,three,,,A\nQ,s,four,A,,\n",
        "P\n s\n  one | SA:A SC:R\n  two | SA:R SC:A DO:C\n t\n  three | DO:A\nQ\n s\n  four | SA:A",
    );
    // Numbers in one column of titles tell the ranks.
    check(
        "Step,BO,ME\n1 Discover,,\n1.1 Intake,,\n1.1.1 State it,A,R\n1.1.2 Rank,A,\n1.2 Tier,,\n1.2.1 Set,R,A\n2 Build,,\n2.1 Code,,\n2.1.1 Write,,AR\n",
        "1 | Discover\n 1.1 | Intake\n  1.1.1 | State it | BO:A ME:R\n  1.1.2 | Rank | BO:A\n 1.2 | Tier\n  1.2.1 | Set | BO:R ME:A\n2 | Build\n 2.1 | Code\n  2.1.1 | Write | ME:AR",
    );
    // A column of numbers.
    check(
        "No,Task,BO,ME\n1,Discover,,\n1.1,State it,A,R\n2,Build,,\n2.1,Write,,AR\n",
        "1 | Discover\n Discover\n  1.1 | State it | BO:A ME:R\n2 | Build\n Build\n  2.1 | Write | ME:AR",
    );
    // Rows without letters head those below.
    check(
        "Activity,BO,ME\nDiscover,,\nState it,A,R\nRank,A,\nBuild,,\nCode,,\nWrite,,AR\n",
        "Discover\n Discover\n  State it | BO:A ME:R\n  Rank | BO:A\nBuild\n Code\n  Write | ME:AR",
    );
    // No phases at all.
    check(
        "Task,BO,ME\nState it,A,R\nRank,A,C\n",
        "Process\n Process\n  State it | BO:A ME:R\n  Rank | BO:A ME:C",
    );
    // No headings over the labels.
    check(
        ",,BO,ME\nP,one,A,R\n,two,R,A\n",
        "P\n P\n  one | BO:A ME:R\n  two | BO:R ME:A",
    );
    // “Activity” groups where there is a task too.
    check(
        "Activity,Task,BO,ME\nP,one,A,R\n,two,R,A\n",
        "Process\n P\n  one | BO:A ME:R\n  two | BO:R ME:A",
    );
    // The header is repeated; a group row stands over it.
    check(
        ",,1st line,,2nd line\nPhase,Task,BO,ME,MV\nP,one,A,R,C\nPhase,Task,BO,ME,MV\nP,two,A,R,I\n",
        "P\n P\n  one | BO:A ME:R MV:C\n  two | BO:A ME:R MV:I",
    );
    // A role without any letter stays a role.
    let empty = import("Task,BO,Idle,ME\none,A,,R\n");
    assert_eq!(empty.draft.roles.len(), 3);
    // A gate column, a description.
    check(
        "Phase,Task,Gate,Description,BO,ME\nP,one,yes,text,A,R\n",
        "P\n P\n  one | gate | BO:A ME:R",
    );
}

#[test]
fn columns_of_letters_with_roles_in_the_cells() {
    let import = import(
        "Task,Responsible,Accountable,Consulted,Informed\nDeploy,\"DevOps, ML engineer\",ML engineer,Security,-\nApprove,Model risk,Business owner,,\"Users; DevOps\"\n",
    );
    assert_eq!(import.draft.problems, Vec::<String>::new());
    let roles: Vec<&str> = import
        .draft
        .roles
        .iter()
        .map(|r| r.title.as_str())
        .collect();
    assert_eq!(
        roles,
        [
            "DevOps",
            "ML engineer",
            "Security",
            "Model risk",
            "Business owner",
            "Users"
        ]
    );
    assert_eq!(
        outline(&import.draft),
        "Process\n Process\n  Deploy | DevOps:R ME:AR SEC:C\n  Approve | DevOps:I MR:R BO:A Users:I"
    );
    has(&import.draft.understood, &["headed by letters"]);
}

#[test]
fn a_title_does_not_hide_the_separator() {
    let import = import("RACI, version 2, draft\nTask;BO;ME\none;A/R;\ntwo;C, I;R\n");
    assert_eq!(
        outline(&import.draft),
        "Process\n Process\n  one | BO:AR\n  two | BO:CI ME:R"
    );
}

#[test]
fn repeated_roles_are_joined_and_said() {
    let import = import("Task,DS,ME,ds\none,R,A,C\n");
    assert_eq!(
        outline(&import.draft),
        "Process\n Process\n  one | DS:RC ME:A"
    );
    has(
        &import.draft.understood,
        &["row 1, column 4", "the role “ds” stands in column 2 too"],
    );
}

#[test]
fn names_are_proposed_for_roles() {
    let roles = [
        role(1, "BO", "Business / model owner"),
        role(2, "DS", "Data scientist"),
        role(3, "ME", "ML engineer"),
        role(4, "MV", "Independent model validator (2nd line)"),
        role(5, "DO", "DevOps / platform engineer"),
    ];
    let person = |n, code: &str, name: &str, role: Option<RoleId>| Person {
        id: PersonId(uuid::Uuid::from_u128(n)),
        code: code.to_owned(),
        name: name.to_owned(),
        role,
    };
    let people = [
        person(11, "PR", "Priya Raman", Some(roles[1].id)),
        person(12, "LF", "Luis Ferrer", None),
        person(13, "JN", "Joanna Nash", Some(roles[0].id)),
        person(14, "TN", "Tom Nash", Some(roles[2].id)),
    ];
    let fillings = [Filling {
        role: roles[4].id,
        person: people[1].id,
        share: 0.5,
    }];
    let known = Known {
        roles: &roles,
        people: &people,
        fillings: &fillings,
    };
    let check = |heading: &str, expected: Option<(&str, &str)>| {
        let text = format!("Task,\"{heading}\",Zebra\none,A,R\n");
        let sheets = sheet::read(text.as_bytes(), &sheet::Limits::default()).unwrap();
        let import = raci_import::read(&sheets, &known);
        let found = import.proposals.iter().find(|p| p.role == 0).map(|p| {
            let role = roles.iter().find(|r| r.id == p.known).unwrap();
            (role.code.as_str(), p.why.as_str())
        });
        assert_eq!(
            found.map(|f| f.0),
            expected.map(|e| e.0),
            "{heading}: {found:?}"
        );
        if let (Some(found), Some(expected)) = (found, expected) {
            assert!(found.1.contains(expected.1), "{heading}: {}", found.1);
        }
    };
    check("data scientist", Some(("DS", "title is the same")));
    check("ds", Some(("DS", "short name is the same")));
    check(
        "Priya Raman",
        Some(("DS", "Priya Raman fills the role “Data scientist”")),
    );
    check("P. Raman", Some(("DS", "Priya Raman")));
    check("Ferrer, L.", Some(("DO", "Luis Ferrer")));
    check("Luis", Some(("DO", "Luis Ferrer")));
    check("Nash", None);
    check("Model validator", Some(("MV", "words in common")));
    check("Validation", Some(("MV", "words in common")));
    check("ML engineering", Some(("ME", "words in common")));
    check("Platform engineer", Some(("DO", "words in common")));
    check("Legal", None);
    check("Head of sales", None);
}

#[test]
fn what_cannot_be_read_is_said() {
    let check = |text: &str, parts: &[&str]| has(&import(text).draft.problems, parts);
    check("", &["the file is empty"]);
    check("\n\n", &["the file is empty"]);
    check(
        "a,b,c\n1,2,3\n",
        &["no row names roles above columns of letters"],
    );
    check("P,one,A,R\nP,two,R,A\n", &["no row names roles"]);
    check("just a title\n", &["no row names roles"]);
    let rows: String = (0..5_000).map(|i| format!("t{i},A,R\n")).collect();
    check(
        &format!("Task,BO,ME\n{rows}"),
        &["the matrix gives 5002 phases, sub-phases and tasks; at most 5000"],
    );
    let heads: String = (0..201).map(|i| format!(",Role {i}")).collect();
    let cells = ",A".repeat(201);
    check(
        &format!("Task{heads}\none{cells}\n"),
        &["the matrix has 201 roles; at most 200"],
    );
    // Ragged rows: what has no heading is not read.
    let ragged = import("Task,BO,ME\none,A,R,C,C\nthree,A\n");
    assert_eq!(
        outline(&ragged.draft),
        "Process\n Process\n  one | BO:A ME:R\n  three | BO:A"
    );
    has(
        &ragged.draft.left_out,
        &["row 1, column 4: the column has no heading and was not read"],
    );
    // A megabyte in a cell is refused by the reader of cells.
    let long = format!("Task,BO,ME\n{},A,R\n", "x".repeat(1 << 20));
    says(
        &sheet::read(long.as_bytes(), &sheet::Limits::default()).unwrap_err(),
        &["1048576 bytes"],
    );
    // Unknown letters: listed up to a bound, and counted.
    let rows: String = (0..500).map(|i| format!("t{i},A,Q\nu{i},A,R\n")).collect();
    let unknown = import(&format!("Task,BO,ME\n{rows}"));
    assert_eq!(unknown.draft.left_out.len(), 101);
    assert_eq!(unknown.draft.left_out[100], "… and 400 more");
}

#[test]
fn five_thousand_rows_of_forty_roles_are_quickly_read() {
    let heads: String = (0..40).map(|i| format!(",Role {i}")).collect();
    let rows: String = (0..4_900)
        .map(|i| format!("P{},t{i}{}\n", i / 100, ",A,R,C,I".repeat(10)))
        .collect();
    let import = import(&format!("Phase,Task{heads}\n{rows}"));
    assert_eq!(import.draft.problems, Vec::<String>::new());
    assert_eq!(import.draft.steps.len(), 4_900 + 2 * 49);
    assert_eq!(import.draft.roles.len(), 40);
}

#[test]
fn merged_cells_of_a_workbook_fill_their_block() {
    let mut sheets = sheet::read(
        b"RACI of the release,,,\nPhase,Task,BO,ME\nRelease,one,A,R\n,two,,\n,three,I,A\n",
        &sheet::Limits::default(),
    )
    .unwrap();
    let region = |first_row, first_column, last_row, last_column| Region {
        first_row,
        first_column,
        last_row,
        last_column,
    };
    // The title over all columns, the phase over three rows, an A over two.
    sheets[0].merged = vec![region(0, 0, 0, 3), region(2, 0, 4, 0), region(2, 2, 3, 2)];
    sheets[0].name = "RACI".to_owned();
    let import = raci_import::read(&sheets, &Known::default());
    assert_eq!(
        outline(&import.draft),
        "Release\n Release\n  one | BO:A ME:R\n  two | BO:A\n  three | BO:I ME:A"
    );
    let two = sheets.clone();
    let both = raci_import::read(&[two[0].clone(), two[0].clone()], &Known::default());
    has(&both.draft.understood, &["The sheet “RACI” was read"]);
    has(
        &both.draft.left_out,
        &["sheet “RACI”: only the first sheet with a matrix is read"],
    );
}

#[test]
fn a_real_workbook_is_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let notes = book.add_worksheet().set_name("Read me").unwrap();
    notes.write(0, 0, "How to use this workbook").unwrap();
    let sheet = book.add_worksheet().set_name("RACI").unwrap();
    let format = rust_xlsxwriter::Format::new();
    sheet
        .merge_range(0, 0, 0, 4, "RACI matrix, attrition", &format)
        .unwrap();
    for (c, head) in [
        "Phase",
        "Task",
        "Business owner",
        "ML engineer",
        "Priya Raman",
    ]
    .iter()
    .enumerate()
    {
        sheet.write(2, c as u16, *head).unwrap();
    }
    sheet.merge_range(3, 0, 4, 0, "Release", &format).unwrap();
    for (r, row) in [["Approve", "a", "", "r"], ["Deploy", "I", "A/R", "c"]]
        .iter()
        .enumerate()
    {
        for (c, text) in row.iter().enumerate() {
            sheet.write(3 + r as u32, 1 + c as u16, *text).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let sheets = sheet::read(&bytes, &sheet::Limits::default()).unwrap();
    let import = raci_import::read(&sheets, &Known::default());
    assert_eq!(import.draft.problems, Vec::<String>::new());
    assert_eq!(
        outline(&import.draft),
        "Release\n Release\n  Approve | BO:A PR:R\n  Deploy | BO:I ME:AR PR:C"
    );
    has(
        &import.draft.left_out,
        &["sheet “Read me”", "no row that names roles"],
    );
}
