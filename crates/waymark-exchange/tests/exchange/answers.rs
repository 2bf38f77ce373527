//! Ratings as CSV.

use waymark_domain::rating::Answer;
use waymark_domain::words::Confidence;
use waymark_exchange::answers_csv::{AnswerRow, Answers, Limits, parse, write};
use waymark_exchange::{ExchangeError, Place};

use crate::{MODEL, model, says};

fn read(text: &str) -> Result<Answers, ExchangeError> {
    parse(text.as_bytes(), &model(MODEL), &Limits::default())
}

fn error(text: &str) -> ExchangeError {
    match read(text) {
        Err(error) => error,
        Ok(answers) => panic!("was read: {answers:?}\n{text}"),
    }
}

#[test]
fn answers_are_read() {
    let text = "code,person,level,note,confidence\r\n\
        PE1.1,Ada Okoye,1,Schema checked on each batch,high\r\n\
        PE1.2,Ada Okoye,0.5,\"said \"\"yes\"\", twice\nthen no\",\r\n\
        NO,Ada Okoye,NA,'- no person is affected,\r\n\
        PE1.1,Ben,,To be asked of the platform team,\r\n\
        \r\n\
        PE1.2,Ben, 1 ,,LOW\r\n";
    let m = model(MODEL);
    let answers = parse(text.as_bytes(), &m, &Limits::default()).unwrap();
    let id = |code: &str| m.capabilities.iter().find(|c| c.code == code).unwrap().id;
    let row = |code, person: &str, answer, note: &str, confidence| AnswerRow {
        capability: id(code),
        person: person.into(),
        answer,
        note: note.into(),
        confidence,
    };
    let level = |value| Answer::Level { value };
    let na = Answer::NotApplicable {
        reason: "- no person is affected".into(),
    };
    let expected = vec![
        row(
            "PE1.1",
            "Ada Okoye",
            level(1.0),
            "Schema checked on each batch",
            Some(Confidence::High),
        ),
        row(
            "PE1.2",
            "Ada Okoye",
            level(0.5),
            "said \"yes\", twice\nthen no",
            None,
        ),
        row("NO", "Ada Okoye", na, "", None),
        row("PE1.2", "Ben", level(1.0), "", Some(Confidence::Low)),
    ];
    assert_eq!(answers.rows, expected);
    assert_eq!(
        answers.notices,
        ["Row 5 has no level and was left out as unanswered."]
    );
    let again = parse(write(&answers.rows, &m).as_bytes(), &m, &Limits::default()).unwrap();
    assert_eq!(again.rows, expected);
    assert!(again.notices.is_empty());
}

#[test]
fn separators_and_marks_are_told() {
    for separator in [",", ";", "\t"] {
        for mark in ["", "\u{feff}"] {
            for end in ["\n", "\r\n", "\r"] {
                let text = format!("{mark}person,Code,LEVEL,note{end}A,PE1.1,2,x y{end}")
                    .replace(',', separator);
                assert_eq!(read(&text).unwrap().rows.len(), 1, "{text:?}");
            }
        }
    }
    let notices = read("code,person,level,note,title\nPE1.1,A,1,,x\n")
        .unwrap()
        .notices;
    assert_eq!(notices, ["The column “title” was not read."]);
}

#[test]
fn what_is_wrong_is_said_with_row_and_column() {
    let check = |rows: &str, parts: &[&str]| {
        says(
            &error(&format!("code,person,level,note,confidence\n{rows}")),
            parts,
        );
    };
    check(
        "PE9,A,1,,\n",
        &[
            "row 2, column 1 (code)",
            "the model has no capability “PE9”",
        ],
    );
    check(
        ",A,1,,\n",
        &["row 2, column 1 (code)", "the code is missing"],
    );
    check(
        "PE1,A,1,,\n",
        &["row 2, column 1 (code)", "“PE1” is no leaf"],
    );
    check(
        "mlops,A,1,,\n",
        &["row 2, column 1 (code)", "“mlops” is no leaf"],
    );
    check(
        "PE1.9,A,1,,\n",
        &["row 2, column 1 (code)", "“PE1.9” is retired"],
    );
    check(
        "PE1.1,,1,,\n",
        &["row 2, column 2 (person)", "the person is missing"],
    );
    check(
        "PE1.1,A,3,,\n",
        &[
            "row 2, column 3 (level)",
            "“3” is not on the scale of “PE1.1”: 0, 1, 2 or NA",
        ],
    );
    check(
        "PE1.2,A,0.3,,\n",
        &["row 2, column 3 (level)", "0, 0.25, 0.5, 1"],
    );
    check("PE1.2,A,\"0,5\",,\n", &["“0,5” is not on the scale"]);
    check("PE1.1,A,nan,,\n", &["“nan” is not on the scale"]);
    check("PE1.1,A,inf,,\n", &["“inf” is not on the scale"]);
    check("PE1.1,A,high,,\n", &["“high” is not on the scale"]);
    check(
        "PE1.1,A,NA, ,\n",
        &["row 2, column 4 (note)", "NA without a reason"],
    );
    check(
        "PE1.1,A,1,,sure\n",
        &[
            "row 2, column 5 (confidence)",
            "“sure” is none of low, medium, high",
        ],
    );
    check(
        "PE1.1,A,1,,\nNO,A,1,,\nPE1.1,A,2,,\n",
        &[
            "row 4, column 1 (code)",
            "“A” has rated “PE1.1” in row 2 already",
        ],
    );
    check(
        "PE1.1,A,1,,\nPE1.1,A,,,\n",
        &["row 3, column 1 (code)", "in row 2 already"],
    );
    check(
        "PE1.1,A,1,a,low,x\n",
        &["row 2, column 6", "more cells than the 5 columns"],
    );
    check(
        "PE1.1,A,1,\"a,low\nNO,A,1,,\n",
        &["row 2, column 4 (note)", "never closed"],
    );
    check(
        "PE1.1,A,1,\"a\"b,low\n",
        &["row 2, column 4 (note)", "text follows the closing quote"],
    );
    says(&error(""), &["the file is empty"]);
    says(
        &error("code,person,note\nPE1.1,A,x\n"),
        &["row 1", "the column “level” is missing"],
    );
    says(
        &error("code,person,level,note,Level\n"),
        &["row 1, column 5 (level)", "stands more than once"],
    );
    says(&error("<html><body>\n"), &["the column “code” is missing"]);
}

#[test]
fn what_is_no_utf_8_is_said_with_its_row() {
    let m = model(MODEL);
    let bytes = b"code,person,level,note\nPE1.1,A,1,x\nPE1.2,A,1,caf\xe9\n";
    let error = parse(bytes, &m, &Limits::default()).unwrap_err();
    says(&error, &["row 3, column 4", "not UTF-8"]);
    let utf_16: Vec<u8> = "\u{feff}code"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    says(
        &parse(&utf_16, &m, &Limits::default()).unwrap_err(),
        &["UTF-16"],
    );
}

#[test]
fn many_problems_are_listed_and_nothing_is_taken_over() {
    let rows: Vec<String> = (0..70).map(|i| format!("PE1.1,P{i},9,\n")).collect();
    let error = error(&format!("code,person,level,note\n{}", rows.concat()));
    assert_eq!(error.problems().len(), 50);
    let place = Place::Cell {
        row: 51,
        column: 3,
        name: "level".into(),
    };
    assert_eq!(error.problems()[49].place, place);
    assert!(error.to_string().ends_with("… and 20 more"));
}

#[test]
fn size_is_bounded() {
    let m = model(MODEL);
    let text = "code,person,level,note\nPE1.1,A,1,xxxx\nPE1.1,B,1,\nPE1.1,C,1,\n";
    let check = |limits: Limits, parts: &[&str]| {
        says(&parse(text.as_bytes(), &m, &limits).unwrap_err(), parts);
    };
    let limits = Limits {
        bytes: 1_000,
        rows: 3,
        cell: 6,
    };
    assert!(parse(text.as_bytes(), &m, &limits).is_ok());
    check(
        Limits {
            bytes: 10,
            ..limits
        },
        &["at most 10 are read"],
    );
    check(Limits { rows: 2, ..limits }, &["row 4", "more than 2 rows"]);
    check(
        Limits { cell: 3, ..limits },
        &["row 2, column 1 (code)", "at most 3"],
    );
    let long = format!(
        "code,person,level,note\nPE1.1,A,1,\"{}\"\n",
        "x".repeat((64 << 10) + 1)
    );
    says(
        &error(&long),
        &["row 2, column 4 (note)", "65537 bytes; at most 65536"],
    );
}

#[test]
fn many_unanswered_rows_make_one_notice() {
    let rows: Vec<String> = (0..30).map(|i| format!("PE1.1,P{i},,\n")).collect();
    let answers = read(&format!("code,person,level,note\n{}", rows.concat())).unwrap();
    assert_eq!(
        answers.notices,
        [
            "30 rows have no level and were left out as unanswered: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
        ]
    );
}
