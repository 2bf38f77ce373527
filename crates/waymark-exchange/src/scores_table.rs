//! Scores of an evaluation as a table, one row a score: the format of `docs/formats/scores.md`.

mod read;

use std::collections::BTreeMap;

use waymark_domain::engagement::{Evidence, Person};
use waymark_domain::evaluation::{AgreedScore, Evaluation, Score};
use waymark_domain::id::{CriterionId, EvidenceId, PersonId, ToolId};
use waymark_domain::tool::Tool;

use crate::tables::{Cell, Column, ColumnKind, Table};

pub use read::parse;

/// The word that stands for the room in place of an assessor.
pub const AGREED: &str = "agreed";

/// The columns, in the order in which they are written.
pub const COLUMNS: [&str; 10] = [
    "evaluation",
    "criterion",
    "tool",
    "assessor",
    "value",
    "note",
    "evidence",
    "source",
    "as of",
    "confidence",
];

/// What scores refer to.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The evaluation.
    pub evaluation: &'a Evaluation,
    /// The inventory.
    pub tools: &'a [Tool],
    /// People.
    pub people: &'a [Person],
    /// The evidence register.
    pub evidence: &'a [Evidence],
}

/// What a table of scores holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// Scores of assessors, in the table's order.
    pub scores: Vec<Score>,
    /// Agreed scores, in the table's order.
    pub agreed: Vec<AgreedScore>,
    /// What was left out and is no error, in sentences for people.
    pub notices: Vec<String>,
}

/// Returns the scores as a table, in the order of criteria, candidates and assessors, the agreed score of a
/// cell behind those of its assessors. Criteria, tools, people and evidence stand by their codes.
///
/// Scores of tools that are no candidates and of people who are no assessors (any more) are in it too, last
/// in their cell: nothing that was said is lost.
pub fn table(known: Known<'_>) -> Table {
    let evaluation = known.evaluation;
    let tools: BTreeMap<ToolId, &str> = by_id(known.tools, |t| (t.id, t.code.as_str()));
    let people: BTreeMap<PersonId, &str> = by_id(known.people, |p| (p.id, p.code.as_str()));
    let evidence: BTreeMap<EvidenceId, &str> = by_id(known.evidence, |e| (e.id, e.code.as_str()));
    let criteria: BTreeMap<CriterionId, (usize, &str)> = evaluation
        .criteria
        .iter()
        .enumerate()
        .map(|(n, c)| (c.id, (n, c.code.as_str())))
        .collect();
    let place = |tool: ToolId| {
        let mut candidates = evaluation.candidates.iter();
        candidates
            .position(|c| c.tool == tool)
            .unwrap_or(usize::MAX)
    };
    let seat = |person: PersonId| {
        let mut assessors = evaluation.assessors.iter();
        assessors
            .position(|p| *p == person)
            .unwrap_or(usize::MAX - 1)
    };
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut rows = Vec::new();
    for s in &evaluation.scores {
        let (Some((n, criterion)), Some(tool), Some(person)) = (
            criteria.get(&s.criterion),
            tools.get(&s.tool),
            people.get(&s.person),
        ) else {
            continue;
        };
        let backs = s.evidence.and_then(|id| evidence.get(&id).copied());
        let key = (*n, place(s.tool), *tool, seat(s.person), *person);
        rows.push((
            key,
            vec![
                text(&evaluation.code),
                text(criterion),
                text(tool),
                text(person),
                Cell::Number(s.value),
                text(&s.note),
                text(backs.unwrap_or_default()),
                text(&s.source),
                s.as_of.into(),
                text(s.confidence.map_or("", |c| c.word())),
            ],
        ));
    }
    for a in &evaluation.agreed {
        let (Some((n, criterion)), Some(tool)) = (criteria.get(&a.criterion), tools.get(&a.tool))
        else {
            continue;
        };
        let key = (*n, place(a.tool), *tool, usize::MAX, AGREED);
        let mut row = vec![
            text(&evaluation.code),
            text(criterion),
            text(tool),
            text(AGREED),
            Cell::Number(a.value),
            text(&a.rationale),
        ];
        row.extend([text(""), text(""), Cell::Empty, text("")]);
        rows.push((key, row));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    Table {
        name: "scores".to_owned(),
        title: format!("Scores {}", evaluation.code),
        columns: COLUMNS
            .iter()
            .map(|title| Column {
                title: (*title).to_owned(),
                kind: match *title {
                    "value" => ColumnKind::Number,
                    "as of" => ColumnKind::Date,
                    _ => ColumnKind::Text,
                },
            })
            .collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

fn by_id<'a, T, K: Ord>(
    items: &'a [T],
    pair: impl Fn(&'a T) -> (K, &'a str),
) -> BTreeMap<K, &'a str> {
    items.iter().map(pair).collect()
}
