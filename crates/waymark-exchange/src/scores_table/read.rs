//! From the table to scores.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use waymark_domain::criteria::{Criterion, Measure};
use waymark_domain::engagement::Evidence;
use waymark_domain::evaluation::{AgreedScore, Score};
use waymark_domain::id::{EvidenceId, PersonId, ToolId};
use waymark_domain::words::Confidence;

use super::{AGREED, COLUMNS, Known, Scores};
use crate::error::{ExchangeError, Place, Problems};
use crate::sheet::{self, Limits, Sheet, SheetRow, Value};

/// Reads scores from a CSV text or a workbook and checks each against the evaluation.
///
/// In a workbook the first sheet with the columns `criterion`, `tool`, `assessor` and `value` counts. All or
/// nothing: where a row is wrong, the error lists problems with row and column. Rows of other evaluations and
/// rows without a value are left out and said.
pub fn parse(bytes: &[u8], known: Known<'_>) -> Result<Scores, ExchangeError> {
    let sheets = sheet::read(bytes, &Limits::default())?;
    let found = sheets
        .iter()
        .find_map(|s| columns(s).map(|columns| (s, columns)));
    let Some((sheet, columns)) = found else {
        let message = format!(
            "no row names the columns criterion, tool, assessor and value; a table of scores has {}",
            COLUMNS.join(", ")
        );
        return Err(ExchangeError::problem(Place::Document, message));
    };
    let mut reader = Reader::new(known, sheet, columns);
    for row in sheet.rows.iter().skip(1) {
        reader.row(row);
    }
    reader.finish()
}

/// Position in [`COLUMNS`] → column of the sheet.
type Columns = BTreeMap<&'static str, u32>;

fn columns(sheet: &Sheet) -> Option<Columns> {
    let mut columns = Columns::new();
    for cell in &sheet.rows.first()?.cells {
        let head = cell.value.text().trim().to_lowercase().replace('_', " ");
        if let Some(name) = COLUMNS.iter().find(|c| **c == head) {
            columns.entry(name).or_insert(cell.column);
        }
    }
    let needed = ["criterion", "tool", "assessor", "value"];
    needed
        .iter()
        .all(|name| columns.contains_key(name))
        .then_some(columns)
}

/// Code or name in lower case → what it names; none where two share it.
type Names<T> = BTreeMap<String, Option<T>>;

fn names<T: Copy + PartialEq>(pairs: impl Iterator<Item = (String, T)>, names: &mut Names<T>) {
    for (name, id) in pairs {
        let name = name.trim().to_lowercase();
        let known = names.entry(name).or_insert(Some(id));
        if *known != Some(id) {
            *known = None;
        }
    }
}

struct Reader<'a> {
    known: Known<'a>,
    sheet: &'a Sheet,
    columns: Columns,
    criteria: BTreeMap<&'a str, &'a Criterion>,
    tools: Names<ToolId>,
    people: Names<PersonId>,
    evidence: BTreeMap<&'a str, EvidenceId>,
    given: BTreeMap<(&'a str, ToolId, Option<PersonId>), u32>,
    others: BTreeMap<String, usize>,
    without_value: usize,
    scores: Scores,
    problems: Problems,
}

impl<'a> Reader<'a> {
    fn new(known: Known<'a>, sheet: &'a Sheet, columns: Columns) -> Self {
        let candidates: BTreeSet<ToolId> =
            known.evaluation.candidates.iter().map(|c| c.tool).collect();
        let compared = || known.tools.iter().filter(|t| candidates.contains(&t.id));
        let seated = || {
            let assessors = &known.evaluation.assessors;
            known.people.iter().filter(|p| assessors.contains(&p.id))
        };
        let (mut tools, mut people) = (Names::new(), Names::new());
        // Codes first: a name never hides a code.
        names(compared().map(|t| (t.code.clone(), t.id)), &mut tools);
        let codes: BTreeSet<String> = tools.keys().cloned().collect();
        let free = |name: &str| !codes.contains(&name.trim().to_lowercase());
        names(
            compared()
                .filter(|t| free(&t.name))
                .map(|t| (t.name.clone(), t.id)),
            &mut tools,
        );
        names(seated().map(|p| (p.code.clone(), p.id)), &mut people);
        let codes: BTreeSet<String> = people.keys().cloned().collect();
        let free = |name: &str| !codes.contains(&name.trim().to_lowercase());
        names(
            seated()
                .filter(|p| free(&p.name))
                .map(|p| (p.name.clone(), p.id)),
            &mut people,
        );
        let criteria = known.evaluation.criteria.iter();
        let evidence = |e: &'a Evidence| (e.code.as_str(), e.id);
        Self {
            known,
            sheet,
            columns,
            criteria: criteria.map(|c| (c.code.as_str(), c)).collect(),
            tools,
            people,
            evidence: known.evidence.iter().map(evidence).collect(),
            given: BTreeMap::new(),
            others: BTreeMap::new(),
            without_value: 0,
            scores: Scores::default(),
            problems: Problems::default(),
        }
    }

    fn cell<'r>(&self, row: &'r SheetRow, name: &str) -> Option<&'r Value> {
        self.columns.get(name).and_then(|column| row.cell(*column))
    }

    fn text(&self, row: &SheetRow, name: &str) -> String {
        self.cell(row, name)
            .map(|v| v.text().trim().to_owned())
            .unwrap_or_default()
    }

    fn problem(&mut self, row: &SheetRow, name: &str, message: impl Into<String>) {
        let column = self.columns.get(name).copied().unwrap_or_default();
        let place = self.sheet.place(row.row, column, name);
        self.problems.push(place, message);
    }

    fn row(&mut self, row: &SheetRow) {
        let evaluation = self.text(row, "evaluation");
        if !evaluation.is_empty() && !evaluation.eq_ignore_ascii_case(&self.known.evaluation.code) {
            *self.others.entry(evaluation).or_default() += 1;
            return;
        }
        let value = self.text(row, "value");
        let (code, tool, assessor) = (
            self.text(row, "criterion"),
            self.text(row, "tool"),
            self.text(row, "assessor"),
        );
        if value.is_empty() && code.is_empty() && tool.is_empty() && assessor.is_empty() {
            return;
        }
        let before = self.problems.list.len() + self.problems.more;
        let criterion = self.criterion(row, &code);
        let tool = self.tool(row, &tool);
        let agreed = assessor.eq_ignore_ascii_case(AGREED);
        let person = if agreed {
            None
        } else {
            self.person(row, &assessor)
        };
        let confidence = self.confidence(row);
        let as_of = self.day(row);
        let evidence = self.evidence(row);
        if value.is_empty() {
            self.without_value += 1;
            return;
        }
        let (Some(criterion), Some(tool)) = (criterion, tool) else {
            return;
        };
        let Some(value) = self.value(row, criterion, &value, agreed) else {
            return;
        };
        if self.problems.list.len() + self.problems.more > before {
            return;
        }
        if let Some(first) = self.given.insert((&criterion.code, tool, person), row.row) {
            let message = format!(
                "“{assessor}” has scored this tool on {} in row {} already; keep one of the two",
                criterion.code,
                u64::from(first) + 1
            );
            self.problem(row, "criterion", message);
            return;
        }
        let note = self.cell(row, "note").map(Value::text).unwrap_or_default();
        match person {
            None => self.scores.agreed.push(AgreedScore {
                criterion: criterion.id,
                tool,
                value,
                rationale: note,
            }),
            Some(person) => {
                let source = self.text(row, "source");
                self.scores.scores.push(Score {
                    criterion: criterion.id,
                    tool,
                    person,
                    value,
                    note,
                    evidence,
                    source,
                    as_of,
                    confidence,
                });
            }
        }
    }

    fn criterion(&mut self, row: &SheetRow, code: &str) -> Option<&'a Criterion> {
        let message = match self.criteria.get(code) {
            Some(criterion) if criterion.measure.is_group() => {
                format!("“{code}” is a group: score the criteria below it")
            }
            Some(criterion) => return Some(criterion),
            None if code.is_empty() => "the criterion is missing".to_owned(),
            None => format!("{} has no criterion “{code}”", self.known.evaluation.code),
        };
        self.problem(row, "criterion", message);
        None
    }

    fn tool(&mut self, row: &SheetRow, name: &str) -> Option<ToolId> {
        let message = match self.tools.get(&name.to_lowercase()) {
            Some(Some(tool)) => return Some(*tool),
            Some(None) => format!("two candidates are called “{name}”; write the code"),
            None if name.is_empty() => "the tool is missing".to_owned(),
            None => format!(
                "“{name}” is no candidate of {}; add it there first",
                self.known.evaluation.code
            ),
        };
        self.problem(row, "tool", message);
        None
    }

    fn person(&mut self, row: &SheetRow, name: &str) -> Option<PersonId> {
        let message = match self.people.get(&name.to_lowercase()) {
            Some(Some(person)) => return Some(*person),
            Some(None) => format!("two assessors are called “{name}”; write the code"),
            None if name.is_empty() => "the assessor is missing".to_owned(),
            None => format!(
                "“{name}” does not score in {}; add them there first",
                self.known.evaluation.code
            ),
        };
        self.problem(row, "assessor", message);
        None
    }

    fn value(
        &mut self,
        row: &SheetRow,
        criterion: &Criterion,
        text: &str,
        agreed: bool,
    ) -> Option<f64> {
        let number = match (&criterion.measure, text.to_lowercase().as_str()) {
            (Measure::YesNo, "yes" | "y" | "true") => Some(1.0),
            (Measure::YesNo, "no" | "n" | "false") => Some(0.0),
            (_, number) => number.parse::<f64>().ok(),
        };
        let Some(number) = number else {
            let message = format!("“{text}” is no score; write a number with a point");
            self.problem(row, "value", message);
            return None;
        };
        let accepted = if agreed {
            criterion.measure.accepts_agreed(number)
        } else {
            criterion.measure.accepts(number)
        };
        if let Err(error) = accepted {
            self.problem(row, "value", format!("{}: {error}", criterion.code));
            return None;
        }
        Some(number)
    }

    fn confidence(&mut self, row: &SheetRow) -> Option<Confidence> {
        let word = self.text(row, "confidence").to_lowercase();
        if word.is_empty() {
            return None;
        }
        let confidence = Confidence::from_word(&word);
        if confidence.is_none() {
            let words: Vec<&str> = Confidence::ALL.iter().map(|c| c.word()).collect();
            let message = format!("“{word}” is none of {}, or empty", words.join(", "));
            self.problem(row, "confidence", message);
        }
        confidence
    }

    fn day(&mut self, row: &SheetRow) -> Option<NaiveDate> {
        match self.cell(row, "as of")? {
            Value::Date(day) => Some(*day),
            value => {
                let text = value.text();
                let day = text.trim().parse().ok();
                if day.is_none() && !text.trim().is_empty() {
                    let message = format!("“{text}” is no date; write it like 2026-06-09");
                    self.problem(row, "as of", message);
                }
                day
            }
        }
    }

    fn evidence(&mut self, row: &SheetRow) -> Option<EvidenceId> {
        let code = self.text(row, "evidence");
        if code.is_empty() {
            return None;
        }
        let found = self.evidence.get(code.as_str()).copied();
        if found.is_none() {
            let message = format!("the register has no evidence “{code}”");
            self.problem(row, "evidence", message);
        }
        found
    }

    fn finish(mut self) -> Result<Scores, ExchangeError> {
        let rows = |n: usize| {
            if n == 1 {
                "1 row".to_owned()
            } else {
                format!("{n} rows")
            }
        };
        for (code, n) in &self.others {
            let notice = format!("{} of {code} were left out.", rows(*n));
            self.scores.notices.push(notice);
        }
        if self.without_value > 0 {
            let notice = format!(
                "{} without a value were left out: they say nothing.",
                rows(self.without_value)
            );
            self.scores.notices.push(notice);
        }
        self.problems.none_or(self.scores)
    }
}
