//! Judgements of criteria as CSV: the formats of `docs/formats/judgements.md`.

use std::collections::BTreeMap;

use waymark_domain::weighting::{BestWorst, Comparisons, WeightingError};

use crate::csv_table::{Row, Table, check_names, number, place};
use crate::error::{ExchangeError, Place, Problems};

pub use crate::csv_table::Limits;

/// How far a ratio and its reciprocal on the other side of the diagonal may be from 1 together: 0.33 is
/// written for a third, 0.14 for a seventh.
const RECIPROCAL: f64 = 0.05;

/// Most criteria that are compared pair by pair.
const MAX_COMPARED: usize = 100;

/// Pairwise comparisons.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    /// The criteria, in the file's order.
    pub criteria: Vec<String>,
    /// Their ratios.
    pub comparisons: Comparisons,
}

/// Best-worst judgements.
#[derive(Debug, Clone, PartialEq)]
pub struct BestWorstOf {
    /// The criteria, in the file's order.
    pub criteria: Vec<String>,
    /// The judgements.
    pub judgements: BestWorst,
}

/// Numbers per criterion, from one person or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The criteria, in the file's order.
    pub criteria: Vec<String>,
    /// A column each: its name, and a number per criterion.
    pub people: Vec<(String, Vec<f64>)>,
}

/// Reads pairwise comparisons: a square with the criteria in the header and, in the same order, in the first
/// column.
///
/// One side of the diagonal is enough; where both are filled they must be reciprocal. Ratios are written as
/// numbers or as fractions.
pub fn parse_pairs(bytes: &[u8], limits: &Limits) -> Result<Pairs, ExchangeError> {
    let table = Table::read(bytes, "table of comparisons", limits)?;
    let mut reader = Reader::new(&table, 1);
    let size = table.header.len() - 1;
    if size > MAX_COMPARED {
        let message = format!("at most {MAX_COMPARED} criteria are compared pair by pair");
        return Err(ExchangeError::problem(
            place(1, MAX_COMPARED + 1, ""),
            message,
        ));
    }
    check_names(&table.header, 1, "criterion", &mut reader.problems);
    if table.rows.len() != size {
        let message = format!(
            "{} rows stand below {size} criteria; there must be a row per criterion, in the header's order",
            table.rows.len()
        );
        reader.problems.push(Place::Document, message);
        return Err(reader.problems.into());
    }
    for (row, name) in table.rows.iter().zip(&table.header[1..]) {
        if row.cells[0] != *name {
            let message = format!(
                "the row is “{}”; by the header it is “{name}”",
                row.cells[0]
            );
            reader.problem(row.number, 0, message);
        }
    }
    let mut ratio = |i: usize, j: usize| reader.ratio(&table.rows[i], j + 1);
    let mut sides: Vec<(usize, usize, Option<f64>, Option<f64>)> = Vec::new();
    for i in 0..size {
        sides.push((i, i, ratio(i, i), None));
        for j in i + 1..size {
            sides.push((i, j, ratio(i, j), ratio(j, i)));
        }
    }
    let mut upper = Vec::new();
    for (i, j, above, below) in sides {
        let (row, name) = (&table.rows[i], &table.header);
        match (above, below) {
            (Some(own), _) if i == j => {
                if (own - 1.0).abs() > 1e-9 {
                    reader.problem(row.number, j + 1, "a criterion against itself is 1");
                }
            }
            _ if i == j => {}
            (Some(above), Some(below)) => {
                if (above * below - 1.0).abs() > RECIPROCAL {
                    let message = format!(
                        "“{}” to “{}” is {above} here and 1 / {below} in row {}; keep one of the two",
                        name[i + 1],
                        name[j + 1],
                        table.rows[j].number
                    );
                    reader.problem(row.number, j + 1, message);
                }
                upper.push(above);
            }
            (Some(above), None) => upper.push(above),
            (None, Some(below)) => upper.push(1.0 / below),
            (None, None) => {
                let empty = row.cells[j + 1].is_empty() && table.rows[j].cells[i + 1].is_empty();
                if empty {
                    let message =
                        format!("“{}” is not compared with “{}”", name[i + 1], name[j + 1]);
                    reader.problem(row.number, j + 1, message);
                }
            }
        }
    }
    reader.problems.none_or(())?;
    let criteria = table.header[1..].to_vec();
    Comparisons::new(size, &upper)
        .map(|comparisons| Pairs {
            criteria,
            comparisons,
        })
        .map_err(|error| ExchangeError::problem(Place::Document, error.to_string()))
}

/// Reads best-worst judgements: the columns `criterion`, `best_to_others` and `others_to_worst`.
///
/// The best criterion has 1 in the first list and the worst has 1 in the second; where several have, the one
/// that is farthest from the other end counts.
pub fn parse_best_worst(bytes: &[u8], limits: &Limits) -> Result<BestWorstOf, ExchangeError> {
    let table = Table::read(bytes, "table of judgements", limits)?;
    let mut reader = Reader::new(&table, 1);
    let column = |name: &str| {
        let own = |head: &String| head.to_lowercase().replace([' ', '-'], "_") == name;
        table.header.iter().position(own)
    };
    let (Some(best_column), Some(worst_column)) =
        (column("best_to_others"), column("others_to_worst"))
    else {
        let message = "the columns are criterion, best_to_others and others_to_worst";
        return Err(ExchangeError::problem(place(1, 0, ""), message));
    };
    let criteria = reader.criteria(&table);
    let mut list = |column: usize| -> Vec<f64> {
        let ratio = |row: &Row| {
            if row.cells[column].is_empty() {
                reader.problem(row.number, column, "the ratio is missing");
            }
            let ratio = reader.ratio(row, column).unwrap_or(1.0);
            if !(1.0..=9.0).contains(&ratio) {
                let message = format!("{ratio} is not a ratio from 1 to 9");
                reader.problem(row.number, column, message);
            }
            ratio
        };
        table.rows.iter().map(ratio).collect()
    };
    let (best_to_others, others_to_worst) = (list(best_column), list(worst_column));
    reader.problems.none_or(())?;
    let one = |own: &[f64], other: &[f64], column: usize| {
        let ones = (0..own.len()).filter(|&at| own[at] <= 1.0);
        let farthest = ones.max_by(|&a, &b| other[a].total_cmp(&other[b]).then(b.cmp(&a)));
        farthest.ok_or_else(|| {
            let name = &table.header[column];
            let message =
                format!("no criterion has 1 in “{name}”, which marks the one that is compared");
            ExchangeError::problem(place(1, column, name), message)
        })
    };
    let best = one(&best_to_others, &others_to_worst, best_column)?;
    let worst = one(&others_to_worst, &best_to_others, worst_column)?;
    BestWorst::new(best, worst, best_to_others, others_to_worst)
        .map(|judgements| BestWorstOf {
            criteria,
            judgements,
        })
        .map_err(|error| {
            let place = match error {
                WeightingError::Contradiction { at, .. } => place(
                    table.rows[at].number,
                    worst_column,
                    &table.header[worst_column],
                ),
                _ => Place::Document,
            };
            ExchangeError::problem(place, error.to_string())
        })
}

/// Reads a number per criterion: the column `criterion`, and a column of numbers per person.
///
/// `what` names the numbers in messages: “points”, “place”. They are at least 0.
pub fn parse_given(
    bytes: &[u8],
    what: &'static str,
    limits: &Limits,
) -> Result<Given, ExchangeError> {
    let table = Table::read(bytes, "table of judgements", limits)?;
    let mut reader = Reader::new(&table, 1);
    check_names(&table.header, 1, "column", &mut reader.problems);
    if table.header.len() < 2 {
        let message = format!("there is no column of {what}; the header is criterion,{what}");
        reader.problems.push(place(1, 1, ""), message);
    }
    let criteria = reader.criteria(&table);
    let mut people = Vec::new();
    for (column, name) in table.header.iter().enumerate().skip(1) {
        let mut numbers = Vec::new();
        for row in &table.rows {
            let cell = &row.cells[column];
            let message = match number(cell) {
                _ if cell.is_empty() => format!("the {what} are missing"),
                Ok(value) if value >= 0.0 => {
                    numbers.push(value);
                    continue;
                }
                Ok(value) => format!("{value} is below 0"),
                Err(message) => message,
            };
            reader.problem(row.number, column, message);
        }
        people.push((name.clone(), numbers));
    }
    reader.problems.none_or(Given { criteria, people })
}

struct Reader<'t> {
    header: &'t [String],
    problems: Problems,
}

impl<'t> Reader<'t> {
    fn new(table: &'t Table, least: usize) -> Self {
        let mut problems = Problems::default();
        if !table.header[0].eq_ignore_ascii_case("criterion") {
            let message = format!(
                "the first column is “{}”; it must be “criterion”",
                table.header[0]
            );
            problems.push(place(1, 0, ""), message);
        }
        if table.rows.len() < least {
            problems.push(
                Place::Document,
                "there is no criterion; add a row per criterion",
            );
        }
        Self {
            header: &table.header,
            problems,
        }
    }

    fn problem(&mut self, row: u64, column: usize, message: impl Into<String>) {
        let name = self.header.get(column).map_or("", String::as_str);
        self.problems.push(place(row, column, name), message);
    }

    /// Returns the names in the first column, noting what is missing or stands twice.
    fn criteria(&mut self, table: &Table) -> Vec<String> {
        let mut first: BTreeMap<&str, u64> = BTreeMap::new();
        for row in &table.rows {
            let name = row.cells[0].as_str();
            if name.is_empty() {
                self.problem(row.number, 0, "the criterion has no name");
            } else if let Some(before) = first.insert(name, row.number) {
                let message = format!("the criterion “{name}” stands in row {before} already");
                self.problem(row.number, 0, message);
            }
        }
        table.rows.iter().map(|row| row.cells[0].clone()).collect()
    }

    /// Returns the ratio in a cell, a number or a fraction; none where it is empty or wrong.
    fn ratio(&mut self, row: &Row, column: usize) -> Option<f64> {
        let cell = row.cells[column].as_str();
        if cell.is_empty() {
            return None;
        }
        let ratio = match cell.split_once('/') {
            Some((over, under)) => {
                number(over.trim()).and_then(|over| Ok(over / number(under.trim())?))
            }
            None => number(cell),
        };
        match ratio {
            Ok(ratio) if ratio > 0.0 && ratio.is_finite() => Some(ratio),
            Ok(_) => {
                self.problem(
                    row.number,
                    column,
                    format!("“{cell}” is not a ratio above 0"),
                );
                None
            }
            Err(message) => {
                self.problem(row.number, column, message);
                None
            }
        }
    }
}
