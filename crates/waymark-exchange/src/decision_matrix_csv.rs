//! Decision matrices as CSV: the format of `docs/formats/decision-matrix.md`.

use std::collections::BTreeMap;

use waymark_domain::decision_matrix::{Column, Direction, Matrix, MatrixError};
use waymark_domain::ranking::Preference;

use crate::csv_table::{Row, Table, check_names, number, place};
use crate::error::{ExchangeError, Place, Problems};

pub use crate::csv_table::Limits;

/// The rows that say something of the criteria, in the order in which messages name them.
const MARKS: [&str; 8] = [
    "#weight",
    "#direction",
    "#worst",
    "#best",
    "#preference",
    "#q",
    "#p",
    "#s",
];

/// Reads a decision matrix, or says what is wrong with it, with row and column.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Matrix, ExchangeError> {
    let table = Table::read(bytes, "decision matrix", limits)?;
    let mut problems = Problems::default();
    if !table.header[0].eq_ignore_ascii_case("tool") {
        let message = format!(
            "the first column is “{}”; it must be “tool”, and the others are the criteria",
            table.header[0]
        );
        problems.push(place(1, 0, ""), message);
    }
    if table.header.len() < 2 {
        problems.push(
            place(1, 1, ""),
            "there is no criterion; add a column per criterion",
        );
    }
    check_names(&table.header, 1, "criterion", &mut problems);
    let (marks, tools): (Vec<&Row>, Vec<&Row>) = table
        .rows
        .iter()
        .partition(|row| row.cells[0].starts_with('#'));
    let mut reader = Reader {
        header: &table.header,
        marks: BTreeMap::new(),
        problems,
    };
    reader.gather(&marks);
    let criteria = reader.criteria();
    let (names, values) = reader.tools(&tools);
    reader.problems.none_or(())?;
    Matrix::new(names, criteria, &values).map_err(|error| {
        // Whatever a matrix needs is looked for above; this keeps the place of what may come to it later.
        let place = match error {
            MatrixError::NoWeight => place(reader.marks["#weight"].number, 0, ""),
            _ => Place::Document,
        };
        ExchangeError::problem(place, error.to_string())
    })
}

struct Reader<'t> {
    header: &'t [String],
    marks: BTreeMap<&'static str, &'t Row>,
    problems: Problems,
}

impl<'t> Reader<'t> {
    fn problem(&mut self, row: u64, column: usize, message: impl Into<String>) {
        let name = self.header.get(column).map_or("", String::as_str);
        self.problems.push(place(row, column, name), message);
    }

    /// Finds the rows that say something of the criteria.
    fn gather(&mut self, marks: &[&'t Row]) {
        for &row in marks {
            let word = row.cells[0].to_lowercase();
            match MARKS.iter().find(|mark| **mark == word) {
                None => {
                    let message = format!(
                        "there is no row “{}”; there are {}",
                        row.cells[0],
                        MARKS.join(", ")
                    );
                    self.problem(row.number, 0, message);
                }
                Some(mark) => {
                    if let Some(first) = self.marks.insert(mark, row) {
                        let message = format!("“{mark}” stands in row {} already", first.number);
                        self.problem(row.number, 0, message);
                    }
                }
            }
        }
        for mark in &MARKS[..2] {
            if !self.marks.contains_key(mark) {
                self.problems
                    .push(Place::Document, format!("the row “{mark}” is missing"));
            }
        }
    }

    /// Returns the number in a row of marks, none where the row or the cell is not there.
    fn mark(&mut self, mark: &'static str, column: usize) -> Option<f64> {
        let row = *self.marks.get(mark)?;
        let cell = row.cells[column].as_str();
        if cell.is_empty() {
            return None;
        }
        match number(cell) {
            Ok(value) => Some(value),
            Err(message) => {
                self.problem(row.number, column, message);
                None
            }
        }
    }

    fn criteria(&mut self) -> Vec<Column> {
        let criteria: Vec<Column> = (1..self.header.len()).map(|c| self.criterion(c)).collect();
        if let Some(row) = self.marks.get("#weight")
            && self.problems.is_empty()
            && criteria.iter().all(|c| c.weight <= 0.0)
        {
            let number = row.number;
            self.problem(
                number,
                0,
                "every weight is 0; at least one criterion must count",
            );
        }
        criteria
    }

    fn criterion(&mut self, column: usize) -> Column {
        let weight = self.weight(column);
        let direction = self.direction(column);
        let (worst, best) = (self.mark("#worst", column), self.mark("#best", column));
        if let (Some(worst), Some(best), Some(row)) = (worst, best, self.marks.get("#best")) {
            let side = match direction {
                Direction::Max if best <= worst => "above",
                Direction::Min if best >= worst => "below",
                _ => "",
            };
            if !side.is_empty() {
                let message = format!(
                    "the direction is {}, so that the best value must lie {side} the worst one, {worst}",
                    direction.word()
                );
                let number = row.number;
                self.problem(number, column, message);
            }
        }
        Column {
            name: self.header[column].clone(),
            weight,
            direction,
            worst,
            best,
            preference: self.preference(column),
        }
    }

    fn weight(&mut self, column: usize) -> f64 {
        let Some(row) = self.marks.get("#weight").copied() else {
            return 0.0;
        };
        match number(&row.cells[column]) {
            Ok(weight) if weight >= 0.0 => weight,
            Ok(weight) => {
                let message = format!("the weight is {weight}; it must be at least 0");
                self.problem(row.number, column, message);
                0.0
            }
            Err(_) if row.cells[column].is_empty() => {
                self.problem(row.number, column, "the weight is missing");
                0.0
            }
            Err(message) => {
                self.problem(row.number, column, message);
                0.0
            }
        }
    }

    fn direction(&mut self, column: usize) -> Direction {
        let Some(row) = self.marks.get("#direction").copied() else {
            return Direction::Max;
        };
        let cell = &row.cells[column];
        Direction::from_word(&cell.to_lowercase()).unwrap_or_else(|| {
            let message = if cell.is_empty() {
                "the direction is missing; it is max or min".to_owned()
            } else {
                format!("there is no direction “{cell}”; it is max or min")
            };
            self.problem(row.number, column, message);
            Direction::Max
        })
    }

    fn preference(&mut self, column: usize) -> Preference {
        let Some(row) = self.marks.get("#preference").copied() else {
            return Preference::Usual;
        };
        let [q, p, s] = ["#q", "#p", "#s"].map(|mark| self.mark(mark, column));
        let word = row.cells[column].to_lowercase().replace(['_', ' '], "-");
        let none = f64::NAN;
        let preference = match word.as_str() {
            "" | "usual" => Preference::Usual,
            "u-shape" => Preference::UShape {
                q: q.unwrap_or(none),
            },
            "v-shape" => Preference::VShape {
                p: p.unwrap_or(none),
            },
            "level" => Preference::Level {
                q: q.unwrap_or(none),
                p: p.unwrap_or(none),
            },
            "linear" => Preference::Linear {
                q: q.unwrap_or(none),
                p: p.unwrap_or(none),
            },
            "gaussian" => Preference::Gaussian {
                s: s.unwrap_or(none),
            },
            _ => {
                let message = format!(
                    "there is no preference function “{}”; there are usual, u-shape, v-shape, level, linear and \
                     gaussian",
                    row.cells[column]
                );
                self.problem(row.number, column, message);
                Preference::Usual
            }
        };
        if let Some(needs) = preference.fault() {
            let message = format!("“{word}” needs {needs}; state it in the rows #q, #p and #s");
            self.problem(row.number, column, message);
        }
        preference
    }

    fn tools(&mut self, rows: &[&Row]) -> (Vec<String>, Vec<Vec<Option<f64>>>) {
        if rows.is_empty() {
            self.problems
                .push(Place::Document, "there is no tool; add a row per tool");
        }
        let mut first: BTreeMap<&str, u64> = BTreeMap::new();
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for row in rows {
            let name = row.cells[0].as_str();
            if name.is_empty() {
                self.problem(row.number, 0, "the tool has no name");
            } else if let Some(before) = first.insert(name, row.number) {
                let message = format!("the tool “{name}” stands in row {before} already");
                self.problem(row.number, 0, message);
            }
            let mut own = Vec::with_capacity(row.cells.len() - 1);
            for (column, cell) in row.cells.iter().enumerate().skip(1) {
                own.push(if cell.is_empty() {
                    None
                } else {
                    match number(cell) {
                        Ok(value) => Some(value),
                        Err(message) => {
                            self.problem(row.number, column, message);
                            None
                        }
                    }
                });
            }
            names.push(name.to_owned());
            values.push(own);
        }
        (names, values)
    }
}
