//! From the file to answers.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use waymark_domain::id::CapabilityId;
use waymark_domain::model::CapabilityModel;
use waymark_domain::rating::Answer;
use waymark_domain::scale::{Scale, level_text};
use waymark_domain::words::Confidence;

use super::{AnswerRow, Answers, Limits};
use crate::csv_text::{
    Rows, decode, malformed_at, malformed_message, malformed_position, separator, unguard,
};
use crate::error::{ExchangeError, Place, Problems};

/// Rows of unanswered leaves that a notice names before it only counts.
const NAMED_ROWS: usize = 10;

/// Reads answers and checks each against `model`.
///
/// Separators (comma, semicolon, tab) are told by the first row. All or nothing: where a row is wrong, the
/// error lists up to [`crate::MAX_PROBLEMS`] problems with row and column.
pub fn parse(
    bytes: &[u8],
    model: &CapabilityModel,
    limits: &Limits,
) -> Result<Answers, ExchangeError> {
    if bytes.len() > limits.bytes {
        let (found, limit) = (bytes.len(), limits.bytes);
        return Err(ExchangeError::TooLarge {
            what: "file of answers",
            found,
            limit,
        });
    }
    let text = decode(bytes)?;
    let separator = separator(text);
    let mut rows = Rows::new(text, separator);
    let mut cells = Vec::new();
    match rows.next(&mut cells) {
        Ok(true) => {}
        Ok(false) => {
            return Err(ExchangeError::problem(
                Place::Document,
                "the file is empty; its first row names the columns",
            ));
        }
        Err(malformed) => return Err(malformed_at(&malformed, 1)),
    }
    let mut answers = Answers::default();
    let columns = Columns::find(&cells, &mut answers.notices)?;
    let mut reader = Reader::new(model, limits, columns);
    let mut row = 1;
    loop {
        row += 1;
        match rows.next(&mut cells) {
            Ok(false) => break,
            Ok(true) if cells.iter().all(|c| c.is_empty()) => {}
            Ok(true) if row - 1 > limits.rows as u64 => {
                let message = format!("the file has more than {} rows; split it", limits.rows);
                reader.problems.push(cell(row, 0, ""), message);
                break;
            }
            Ok(true) => answers.rows.extend(reader.row(row, &cells)),
            Err(malformed) => {
                let index = malformed_position(&malformed);
                let name = reader.columns.names.get(index).map_or("", String::as_str);
                reader
                    .problems
                    .push(cell(row, index, name), malformed_message(&malformed));
                break;
            }
        }
    }
    answers.notices.extend(reader.notice());
    reader.problems.none_or(answers)
}

fn cell(row: u64, index: usize, name: &str) -> Place {
    Place::Cell {
        row,
        column: index as u64 + 1,
        name: name.to_owned(),
    }
}

/// Where the columns stand.
struct Columns {
    code: usize,
    person: usize,
    level: usize,
    note: Option<usize>,
    confidence: Option<usize>,
    names: Vec<String>,
}

impl Columns {
    fn find(header: &[Cow<'_, str>], notices: &mut Vec<String>) -> Result<Self, ExchangeError> {
        const KNOWN: [&str; 5] = ["code", "person", "level", "note", "confidence"];
        let names: Vec<String> = header.iter().map(|c| c.trim().to_lowercase()).collect();
        let mut problems = Problems::default();
        let mut seen = BTreeSet::new();
        for (i, name) in names.iter().enumerate() {
            let known = KNOWN.contains(&name.as_str());
            if known && !seen.insert(name) {
                problems.push(
                    cell(1, i, name),
                    format!("the column “{name}” stands more than once"),
                );
            } else if !known && !name.is_empty() {
                notices.push(format!("The column “{}” was not read.", header[i].trim()));
            }
        }
        let position = |name: &str| names.iter().position(|n| n == name);
        for name in &KNOWN[..3] {
            if position(name).is_none() {
                let message = format!(
                    "the column “{name}” is missing; the first row names the columns: {}",
                    KNOWN.join(",")
                );
                problems.push(cell(1, 0, ""), message);
            }
        }
        let columns = Self {
            code: position("code").unwrap_or_default(),
            person: position("person").unwrap_or_default(),
            level: position("level").unwrap_or_default(),
            note: position("note"),
            confidence: position("confidence"),
            names: header.iter().map(|c| c.trim().to_owned()).collect(),
        };
        problems.none_or(columns)
    }
}

/// What a code of the model means to a file of answers.
enum Node<'m> {
    Leaf(&'m Scale),
    Inner,
    Retired,
}

struct Reader<'m> {
    columns: Columns,
    limits: Limits,
    /// By code: number of the node, id, kind.
    nodes: HashMap<&'m str, (u32, CapabilityId, Node<'m>)>,
    people: HashMap<String, u32>,
    /// By node and person: the row.
    given: HashMap<(u32, u32), u64>,
    unanswered: Vec<u64>,
    problems: Problems,
}

impl<'m> Reader<'m> {
    fn new(model: &'m CapabilityModel, limits: &Limits, columns: Columns) -> Self {
        let parents: BTreeSet<CapabilityId> =
            model.capabilities.iter().filter_map(|c| c.parent).collect();
        let by_id: HashMap<CapabilityId, usize> = model
            .capabilities
            .iter()
            .enumerate()
            .map(|(i, c)| (c.id, i))
            .collect();
        let retired = |index: usize| {
            // A node below a retired one is retired with it. The walk is bounded: a model may be unchecked.
            let up = |&i: &usize| {
                model.capabilities[i]
                    .parent
                    .and_then(|p| by_id.get(&p).copied())
            };
            std::iter::successors(Some(index), up)
                .take(waymark_domain::model::MAX_DEPTH + 1)
                .any(|i| model.capabilities[i].retired)
        };
        let node = |(i, c): (usize, &'m waymark_domain::model::Capability)| {
            let kind = match model.scale_of(c) {
                _ if retired(i) => Node::Retired,
                Some(scale) if !parents.contains(&c.id) => Node::Leaf(scale),
                _ => Node::Inner,
            };
            (c.code.as_str(), (i as u32, c.id, kind))
        };
        let mut nodes: HashMap<&str, _> = model.capabilities.iter().enumerate().map(node).collect();
        nodes.entry(model.code.as_str()).or_insert((
            u32::MAX,
            CapabilityId(uuid::Uuid::nil()),
            Node::Inner,
        ));
        Self {
            columns,
            limits: *limits,
            nodes,
            people: HashMap::new(),
            given: HashMap::new(),
            unanswered: Vec::new(),
            problems: Problems::default(),
        }
    }

    fn problem(&mut self, row: u64, index: usize, message: impl Into<String>) {
        let name = self.columns.names.get(index).map_or("", String::as_str);
        self.problems.push(cell(row, index, name), message);
    }

    /// Returns the row's answer; none where it has none or is wrong.
    fn row(&mut self, row: u64, cells: &[Cow<'_, str>]) -> Option<AnswerRow> {
        let width = self.columns.names.len();
        if let Some(extra) = cells.iter().skip(width).position(|c| !c.trim().is_empty()) {
            let message = format!(
                "the row has more cells than the {width} columns; put a cell with a separator in quotes"
            );
            self.problem(row, width + extra, message);
            return None;
        }
        if let Some(long) = cells.iter().position(|c| c.len() > self.limits.cell) {
            let message = format!(
                "the cell has {} bytes; at most {} are read",
                cells[long].len(),
                self.limits.cell
            );
            self.problem(row, long, message);
            return None;
        }
        let text = |index: usize| cells.get(index).map_or("", |c| unguard(c));
        let (code, person, level) = (
            text(self.columns.code).trim(),
            text(self.columns.person).trim(),
            text(self.columns.level).trim(),
        );
        let note = self.columns.note.map_or("", text);
        let confidence = self.columns.confidence.map_or("", text).trim();

        let before = self.problems.list.len() + self.problems.more;
        if person.is_empty() {
            self.problem(row, self.columns.person, "the person is missing");
        }
        let confidence = self.confidence(row, confidence);
        let Some((number, capability, kind)) = self.nodes.get(code) else {
            let message = if code.is_empty() {
                "the code is missing".to_owned()
            } else {
                format!("the model has no capability “{code}”")
            };
            self.problem(row, self.columns.code, message);
            return None;
        };
        let (number, capability) = (*number, *capability);
        let scale = match kind {
            Node::Leaf(scale) => *scale,
            Node::Inner => {
                let message = format!("“{code}” is no leaf: it rolls up and is not rated");
                self.problem(row, self.columns.code, message);
                return None;
            }
            Node::Retired => {
                let message = format!("“{code}” is retired and no longer rated");
                self.problem(row, self.columns.code, message);
                return None;
            }
        };
        let answer = self.answer(row, code, scale, level, note);
        if level.is_empty() {
            self.unanswered.push(row);
        }
        let person_number = self.person(person);
        if let Some(first) = self.given.insert((number, person_number), row) {
            let message = format!(
                "“{person}” has rated “{code}” in row {first} already; keep one of the two"
            );
            self.problem(row, self.columns.code, message);
        }
        if self.problems.list.len() + self.problems.more > before {
            return None;
        }
        let answer = answer?;
        let note = if answer.value().is_some() {
            note.to_owned()
        } else {
            String::new()
        };
        Some(AnswerRow {
            capability,
            person: person.to_owned(),
            answer,
            note,
            confidence,
        })
    }

    fn person(&mut self, person: &str) -> u32 {
        if let Some(&number) = self.people.get(person) {
            return number;
        }
        let number = self.people.len() as u32;
        self.people.insert(person.to_owned(), number);
        number
    }

    fn confidence(&mut self, row: u64, word: &str) -> Option<Confidence> {
        if word.is_empty() {
            return None;
        }
        let confidence = Confidence::from_word(&word.to_lowercase());
        if let (None, Some(index)) = (confidence, self.columns.confidence) {
            let words: Vec<&str> = Confidence::ALL.iter().map(|c| c.word()).collect();
            self.problem(
                row,
                index,
                format!("“{word}” is none of {}, or empty", words.join(", ")),
            );
        }
        confidence
    }

    fn answer(
        &mut self,
        row: u64,
        code: &str,
        scale: &Scale,
        level: &str,
        note: &str,
    ) -> Option<Answer> {
        if level.is_empty() {
            return None;
        }
        if level.eq_ignore_ascii_case("NA") || level.eq_ignore_ascii_case("N/A") {
            if note.trim().is_empty() {
                let index = self.columns.note.unwrap_or(self.columns.level);
                self.problem(
                    row,
                    index,
                    format!("“{code}” is NA without a reason; write it as the note"),
                );
                return None;
            }
            return Some(Answer::NotApplicable {
                reason: note.to_owned(),
            });
        }
        let position = level.parse().ok().and_then(|value| scale.position(value));
        if position.is_none() {
            let values: Vec<String> = scale
                .levels
                .iter()
                .take(12)
                .map(|l| level_text(l.value))
                .collect();
            let more = if scale.levels.len() > values.len() {
                ", …"
            } else {
                ""
            };
            let message = format!(
                "“{level}” is not on the scale of “{code}”: {}{more} or NA",
                values.join(", ")
            );
            self.problem(row, self.columns.level, message);
        }
        position.map(|p| Answer::Level {
            value: scale.levels[p].value,
        })
    }

    fn notice(&self) -> Option<String> {
        let count = self.unanswered.len();
        let named: Vec<String> = self
            .unanswered
            .iter()
            .take(NAMED_ROWS)
            .map(u64::to_string)
            .collect();
        let named = named.join(", ");
        match count {
            0 => None,
            1 => Some(format!(
                "Row {named} has no level and was left out as unanswered."
            )),
            _ if count > NAMED_ROWS => Some(format!(
                "{count} rows have no level and were left out as unanswered: {named}, …"
            )),
            _ => Some(format!(
                "{count} rows have no level and were left out as unanswered: {named}."
            )),
        }
    }
}
