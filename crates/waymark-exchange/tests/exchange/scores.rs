//! Scores of an evaluation as a table.

use chrono::{NaiveDate, TimeZone as _, Utc};
use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::engagement::{Evidence, Person};
use waymark_domain::evaluation::Evaluation;
use waymark_domain::id::PersonId;
use waymark_domain::tool::Tool;
use waymark_exchange::scores_table::{self, Known};
use waymark_exchange::{bundle, tables};

use crate::{ids, says};

/// An engagement with one evaluation, in which every kind of score stands.
const BUNDLE: &str = r#"format: waymark.bundle/1
engagement: { client: Aldermere, title: Readiness }
people:
  - { code: DW, name: Dana Wren }
  - { code: IK, name: Ida Kerr }
  - { code: XX, name: Somebody Else }
evidence:
  - { code: E-1, title: A test run, kind: file }
tools:
  - { code: T-1, name: Fenwatch }
  - { code: T-2, name: "=Saltmarsh" }
  - { code: T-3, name: Tidemark }
evaluations:
  - code: V-01
    title: Monitoring
    criteria:
      - { code: C1, title: Fit, criteria: [{ code: C1.1, title: Drift, rating: [] }, { code: C1.2, title: Audited, yes_no: true }] }
      - { code: C2, title: Latency, measured: { unit: ms, direction: min, worst: 500, best: 50 } }
    candidates: [{ tool: T-2 }, { tool: T-1 }]
    assessors: [IK, DW]
"#;

struct Fixture {
    evaluation: Evaluation,
    tools: Vec<Tool>,
    people: Vec<Person>,
    evidence: Vec<Evidence>,
}

impl Fixture {
    fn new() -> Self {
        let facts = bundle::parse(BUNDLE, &mut ids(), &|_| None).unwrap();
        Self {
            evaluation: facts.evaluations[0].clone(),
            tools: facts.tools,
            people: facts.people,
            evidence: facts.evidence,
        }
    }

    fn known(&self) -> Known<'_> {
        Known {
            evaluation: &self.evaluation,
            tools: &self.tools,
            people: &self.people,
            evidence: &self.evidence,
        }
    }

    fn read(&self, text: &str) -> Result<scores_table::Scores, waymark_exchange::ExchangeError> {
        scores_table::parse(text.as_bytes(), self.known())
    }
}

const SCORES: &str = "\
evaluation,criterion,tool,assessor,value,note,evidence,source,as of,confidence\r
V-01,C1.1,T-2,IK,4,'=quick,E-1,,2026-06-02,high\r
V-01,C1.1,T-2,DW,2,,,Trial,,\r
V-01,C1.1,T-2,agreed,3.5,In between,,,,\r
V-01,C1.1,T-1,DW,0,,,,,\r
V-01,C1.2,T-1,IK,1,,,,,\r
V-01,C2,T-1,agreed,120.25,,,,,\r
";

#[test]
fn what_goes_out_comes_in_again() {
    let mut f = Fixture::new();
    let scores = f.read(SCORES).unwrap();
    assert_eq!(
        (
            scores.scores.len(),
            scores.agreed.len(),
            scores.notices.len()
        ),
        (4, 2, 0)
    );
    let first = &scores.scores[0];
    assert_eq!(
        (first.value, first.note.as_str(), first.evidence),
        (4.0, "=quick", Some(f.evidence[0].id))
    );
    assert_eq!(first.as_of, NaiveDate::from_ymd_opt(2026, 6, 2));
    assert_eq!(scores.agreed[0].rationale, "In between");
    f.evaluation.scores = scores.scores;
    f.evaluation.agreed = scores.agreed;
    assert_eq!(tables::csv(&scores_table::table(f.known())), SCORES);
    // And through a workbook.
    let created = Utc.with_ymd_and_hms(2026, 11, 25, 12, 0, 0).unwrap();
    let book = tables::xlsx(&[scores_table::table(f.known())], created).unwrap();
    let again = scores_table::parse(&book, f.known()).unwrap();
    assert_eq!(
        (again.scores, again.agreed),
        (f.evaluation.scores.clone(), f.evaluation.agreed.clone())
    );
}

#[test]
fn people_write_names_words_and_less() {
    let f = Fixture::new();
    let text = "tool;criterion;value;assessor;As_of\nfenwatch;C1.2;Yes;ida kerr;\n=Saltmarsh;C1.2;no;Agreed;\nT-1;C2;;DW;\n;;;;\n";
    let scores = f.read(text).unwrap();
    assert_eq!((scores.scores[0].value, scores.agreed[0].value), (1.0, 0.0));
    assert_eq!(
        scores.notices,
        ["1 row without a value were left out: they say nothing."]
    );
    let text = format!("{SCORES}V-02,X,Y,Z,1,,,,,\nV-02,X,Y,Z,1,,,,,\n");
    let scores = f.read(&text).unwrap();
    assert_eq!(
        (scores.scores.len(), scores.notices.as_slice()),
        (4, ["2 rows of V-02 were left out.".to_owned()].as_slice())
    );
}

#[test]
fn what_is_wrong_is_said_with_row_and_column() {
    let f = Fixture::new();
    let check = |row: &str, parts: &[&str]| {
        let text = format!("criterion,tool,assessor,value,evidence,as of,confidence\n{row}\n");
        says(&f.read(&text).unwrap_err(), parts);
    };
    check(
        "C9,T-1,DW,1,,,",
        &["row 2, column 1 (criterion): V-01 has no criterion “C9”"],
    );
    check("C1,T-1,DW,1,,,", &["“C1” is a group"]);
    check(",T-1,DW,1,,,", &["the criterion is missing"]);
    check(
        "C1.1,T-3,DW,1,,,",
        &["row 2, column 2 (tool): “T-3” is no candidate of V-01"],
    );
    check(
        "C1.1,T-1,XX,1,,,",
        &["column 3 (assessor): “XX” does not score in V-01"],
    );
    check(
        "C1.1,T-1,DW,6,,,",
        &["column 4 (value): C1.1: 6 is not a level"],
    );
    check("C1.1,T-1,DW,3.5,,,", &["3.5 is not a level"]);
    check(
        "C1.1,T-1,DW,NaN,,,",
        &["C1.1: a score must be a finite number"],
    );
    check("C1.1,T-1,DW,good,,,", &["“good” is no score"]);
    check(
        "C1.2,T-1,DW,2,,,",
        &["C1.2: 2 is neither 1 (yes) nor 0 (no)"],
    );
    check(
        "C1.1,T-1,DW,3,E-9,,",
        &["column 5 (evidence): the register has no evidence “E-9”"],
    );
    check(
        "C1.1,T-1,DW,3,,soon,",
        &["column 6 (as of): “soon” is no date"],
    );
    check(
        "C1.1,T-1,DW,3,,,sure",
        &["column 7 (confidence): “sure” is none of low, medium, high"],
    );
    check(
        "C1.1,T-1,DW,3,,,\nC1.1,fenwatch,dw,4,,,",
        &[
            "row 3",
            "“dw” has scored this tool on C1.1 in row 2 already",
        ],
    );
    says(
        &f.read("a,b\n1,2\n").unwrap_err(),
        &["no row names the columns criterion, tool, assessor and value"],
    );
    says(&f.read("").unwrap_err(), &["no row names the columns"]);
}

#[test]
fn scores_of_those_who_left_are_not_lost() {
    let mut f = Fixture::new();
    f.evaluation.scores = f.read(SCORES).unwrap().scores;
    let left: PersonId = f.evaluation.assessors.remove(0);
    let candidate = f.evaluation.candidates.remove(0);
    let table = scores_table::table(f.known());
    assert_eq!(table.rows.len(), 4);
    assert!(f.people.iter().any(|p| p.id == left) && candidate.tool != f.tools[0].id);
    let _unused = Uuid::nil();
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in r#"(criterion,tool,assessor,value\n|C1.1|C2|T-1|DW|agreed|,|\n|"|1|é|\PC){0,30}"#) {
        let f = Fixture::new();
        let _read = f.read(&text);
    }
}
