//! Decision matrix: tools × criteria, with a weight and a direction per criterion.
//!
//! The plain input of every ranking method, free of ids and facts: what a file states, or what an
//! evaluation comes down to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ranking::Preference;

/// Which way a criterion gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    #[default]
    Max,
    /// Less is better.
    Min,
}

impl Direction {
    /// Returns the word as files and the wire carry it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Max => "max",
            Self::Min => "min",
        }
    }

    /// Returns the direction that `word` names, or none.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Max, Self::Min]
            .into_iter()
            .find(|d| d.word() == word)
    }
}

/// One criterion of a decision matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name, unique in the matrix.
    pub name: String,
    /// Its weight against the others; at least 0. They need not sum to 1.
    pub weight: f64,
    /// Which way it gets better.
    pub direction: Direction,
    /// The value that is worth nothing; none for the worst value of the column.
    pub worst: Option<f64>,
    /// The value that is worth everything; none for the best value of the column.
    pub best: Option<f64>,
    /// How PROMETHEE turns a difference into a preference.
    pub preference: Preference,
}

impl Column {
    /// Returns a criterion without anchors, on which any difference is a full preference.
    pub fn new(name: impl Into<String>, weight: f64, direction: Direction) -> Self {
        Self {
            name: name.into(),
            weight,
            direction,
            worst: None,
            best: None,
            preference: Preference::Usual,
        }
    }
}

/// What is wrong with a decision matrix. Positions count from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MatrixError {
    /// There is no tool.
    #[error("there is no tool; add a row per tool")]
    NoTool,
    /// There is no criterion.
    #[error("there is no criterion; add a column per criterion")]
    NoCriterion,
    /// A row has another number of values than there are criteria.
    #[error("“{tool}” has {found} values for {expected} criteria")]
    Ragged {
        /// The tool.
        tool: String,
        /// Its position.
        row: usize,
        /// Values found.
        found: usize,
        /// Criteria.
        expected: usize,
    },
    /// Two tools have the same name.
    #[error("two tools are called “{name}”; tell them apart")]
    SameTool {
        /// The name.
        name: String,
        /// Position of the second.
        row: usize,
    },
    /// Two criteria have the same name.
    #[error("two criteria are called “{name}”; tell them apart")]
    SameCriterion {
        /// The name.
        name: String,
        /// Position of the second.
        column: usize,
    },
    /// A tool or a criterion has no name.
    #[error("a {what} has no name")]
    Nameless {
        /// “tool” or “criterion”.
        what: &'static str,
        /// Its position.
        at: usize,
    },
    /// A value is not a finite number.
    #[error("the value of “{tool}” for “{criterion}” is no finite number")]
    NotFinite {
        /// The tool.
        tool: String,
        /// The criterion.
        criterion: String,
        /// Position of the tool.
        row: usize,
        /// Position of the criterion.
        column: usize,
    },
    /// A weight is negative or not a finite number.
    #[error("the weight of “{criterion}” must be a finite number of at least 0")]
    Weight {
        /// The criterion.
        criterion: String,
        /// Its position.
        column: usize,
    },
    /// No criterion has a weight above 0.
    #[error("every weight is 0; at least one criterion must count")]
    NoWeight,
    /// The anchors of a criterion are not finite, equal, or stand against its direction.
    #[error(
        "the anchors of “{criterion}” must be two finite numbers, the best one {} the worst one",
        match direction { Direction::Max => "above", Direction::Min => "below" }
    )]
    Anchors {
        /// The criterion.
        criterion: String,
        /// Its position.
        column: usize,
        /// Its direction.
        direction: Direction,
    },
    /// The thresholds of a criterion's preference function do not make one.
    #[error("the preference function of “{criterion}” needs {needs}")]
    Preference {
        /// The criterion.
        criterion: String,
        /// Its position.
        column: usize,
        /// What it needs.
        needs: &'static str,
    },
}

/// A checked decision matrix: at least one tool and one criterion, names apart, every value a finite
/// number or missing, weights of at least 0 that do not all vanish.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    tools: Vec<String>,
    criteria: Vec<Column>,
    /// Tools × criteria, row by row; NaN stands for missing, and for nothing else.
    values: Vec<f64>,
    missing: usize,
}

impl Matrix {
    /// Returns the matrix of `tools` × `criteria` with a row of `values` per tool; none is a missing one.
    pub fn new(
        tools: Vec<String>,
        criteria: Vec<Column>,
        values: &[Vec<Option<f64>>],
    ) -> Result<Self, MatrixError> {
        if criteria.is_empty() {
            return Err(MatrixError::NoCriterion);
        }
        if tools.is_empty() {
            return Err(MatrixError::NoTool);
        }
        if let Some((name, row)) = repeated(tools.iter().map(String::as_str)) {
            return Err(MatrixError::SameTool { name, row });
        }
        if let Some((name, column)) = repeated(criteria.iter().map(|c| c.name.as_str())) {
            return Err(MatrixError::SameCriterion { name, column });
        }
        nameless("tool", tools.iter().map(String::as_str))?;
        nameless("criterion", criteria.iter().map(|c| c.name.as_str()))?;
        check_columns(&criteria)?;
        let expected = criteria.len();
        let mut flat = Vec::with_capacity(tools.len() * expected);
        let mut missing = 0;
        for (row, tool) in tools.iter().enumerate() {
            let cells = values.get(row).map_or(&[][..], Vec::as_slice);
            if cells.len() != expected {
                return Err(MatrixError::Ragged {
                    tool: tool.clone(),
                    row,
                    found: cells.len(),
                    expected,
                });
            }
            for (column, cell) in cells.iter().enumerate() {
                if cell.is_some_and(|value| !value.is_finite()) {
                    return Err(MatrixError::NotFinite {
                        tool: tool.clone(),
                        criterion: criteria[column].name.clone(),
                        row,
                        column,
                    });
                }
                missing += usize::from(cell.is_none());
                flat.push(cell.unwrap_or(f64::NAN));
            }
        }
        Ok(Self {
            tools,
            criteria,
            values: flat,
            missing,
        })
    }

    /// Returns the names of the tools, in the order of the rows.
    pub fn tools(&self) -> &[String] {
        &self.tools
    }

    /// Returns the criteria, in the order of the columns.
    pub fn criteria(&self) -> &[Column] {
        &self.criteria
    }

    /// Returns the weights, divided by their sum.
    pub fn weights(&self) -> Vec<f64> {
        let total: f64 = self.criteria.iter().map(|c| c.weight).sum();
        self.criteria.iter().map(|c| c.weight / total).collect()
    }

    /// Returns the value of a tool for a criterion; none where it is missing.
    pub fn value(&self, tool: usize, criterion: usize) -> Option<f64> {
        let value = self.values[tool * self.criteria.len() + criterion];
        (!value.is_nan()).then_some(value)
    }

    /// Returns how many values are missing.
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// Returns tools and criteria of the first missing value, row by row; none where all are there.
    pub fn first_missing(&self) -> Option<(usize, usize)> {
        let at = self.values.iter().position(|v| v.is_nan())?;
        Some((at / self.criteria.len(), at % self.criteria.len()))
    }

    /// Returns all values, tools × criteria, row by row; a missing one is NaN.
    pub(crate) fn raw(&self) -> &[f64] {
        &self.values
    }

    /// Returns the least and the greatest value of a column; none where it has no value.
    pub(crate) fn extremes(&self, criterion: usize) -> Option<(f64, f64)> {
        let column = self.values[criterion..]
            .iter()
            .step_by(self.criteria.len())
            .filter(|v| !v.is_nan());
        column.fold(None, |ends, &v| {
            let (least, greatest) = ends.unwrap_or((v, v));
            Some((v.min(least), v.max(greatest)))
        })
    }
}

fn nameless<'a>(
    what: &'static str,
    mut names: impl Iterator<Item = &'a str>,
) -> Result<(), MatrixError> {
    match names.position(|name| name.trim().is_empty()) {
        Some(at) => Err(MatrixError::Nameless { what, at }),
        None => Ok(()),
    }
}

fn repeated<'a>(names: impl Iterator<Item = &'a str>) -> Option<(String, usize)> {
    let mut seen = BTreeMap::new();
    names
        .enumerate()
        .find(|(at, name)| seen.insert(*name, *at).is_some())
        .map(|(at, name)| (name.to_owned(), at))
}

fn check_columns(criteria: &[Column]) -> Result<(), MatrixError> {
    for (column, c) in criteria.iter().enumerate() {
        let criterion = || c.name.clone();
        if !c.weight.is_finite() || c.weight < 0.0 {
            return Err(MatrixError::Weight {
                criterion: criterion(),
                column,
            });
        }
        let finite = [c.worst, c.best].iter().flatten().all(|a| a.is_finite());
        let ordered = match (c.worst, c.best, c.direction) {
            (Some(worst), Some(best), Direction::Max) => best > worst,
            (Some(worst), Some(best), Direction::Min) => best < worst,
            _ => true,
        };
        if !finite || !ordered {
            return Err(MatrixError::Anchors {
                criterion: criterion(),
                column,
                direction: c.direction,
            });
        }
        if let Some(needs) = c.preference.fault() {
            return Err(MatrixError::Preference {
                criterion: criterion(),
                column,
                needs,
            });
        }
    }
    let total: f64 = criteria.iter().map(|c| c.weight).sum();
    if total <= 0.0 {
        return Err(MatrixError::NoWeight);
    }
    if !total.is_finite() {
        let column = criteria.len() - 1;
        let criterion = criteria[column].name.clone();
        return Err(MatrixError::Weight { criterion, column });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(weights: &[f64]) -> Vec<Column> {
        let column = |(i, &w): (usize, &f64)| Column::new(format!("c{i}"), w, Direction::Max);
        weights.iter().enumerate().map(column).collect()
    }

    fn refused(tools: &[&str], criteria: Vec<Column>, values: &[Vec<Option<f64>>]) -> String {
        let tools = tools.iter().map(|&t| t.into()).collect();
        match Matrix::new(tools, criteria, values) {
            Err(error) => error.to_string(),
            Ok(matrix) => panic!("{matrix:?}"),
        }
    }

    #[test]
    fn what_makes_no_matrix_is_said() {
        let row = |values: &[f64]| values.iter().map(|&v| Some(v)).collect::<Vec<_>>();
        let two = || columns(&[1.0, 2.0]);
        let check = |tools: &[&str], criteria, values: &[Vec<Option<f64>>], expect: &str| {
            let said = refused(tools, criteria, values);
            assert!(said.contains(expect), "“{expect}” is not in “{said}”");
        };
        let fine = [row(&[1.0, 2.0]), row(&[3.0, 4.0])];
        check(&[], two(), &[], "no tool");
        check(&["A"], vec![], &[vec![]], "no criterion");
        check(&["A", "A"], two(), &fine, "two tools are called “A”");
        check(&["A", " "], two(), &fine, "a tool has no name");
        check(&["A", "B"], two(), &fine[..1], "“B” has 0 values for 2");
        let ragged = [row(&[1.0, 2.0]), row(&[3.0])];
        check(&["A", "B"], two(), &ragged, "“B” has 1 values for 2");
        for bad in [f64::NAN, f64::INFINITY] {
            let values = [row(&[1.0, 2.0]), row(&[3.0, bad])];
            check(&["A", "B"], two(), &values, "“B” for “c1” is no finite");
        }
        for bad in [f64::NAN, -1.0, f64::INFINITY] {
            check(&["A", "B"], columns(&[1.0, bad]), &fine, "weight of “c1”");
        }
        check(
            &["A", "B"],
            columns(&[0.0, 0.0]),
            &fine,
            "every weight is 0",
        );
        let mut same = two();
        same[1].name = "c0".into();
        check(&["A", "B"], same, &fine, "two criteria are called “c0”");
        let mut anchored = two();
        (anchored[0].worst, anchored[0].best) = (Some(2.0), Some(2.0));
        check(&["A", "B"], anchored.clone(), &fine, "above the worst one");
        anchored[0].direction = Direction::Min;
        check(&["A", "B"], anchored, &fine, "below the worst one");
        let mut preferring = two();
        preferring[1].preference = Preference::Linear { q: 2.0, p: 1.0 };
        check(&["A", "B"], preferring, &fine, "function of “c1” needs");
    }

    #[test]
    fn weights_sum_to_one_and_missing_values_are_counted() {
        let tools = vec!["A".into(), "B".into()];
        let values = [
            vec![Some(1.0), None, Some(3.0)],
            vec![None, None, Some(0.0)],
        ];
        let matrix = Matrix::new(tools, columns(&[2.0, 0.0, 6.0]), &values).unwrap();
        assert_eq!(matrix.weights(), [0.25, 0.0, 0.75]);
        assert_eq!(
            (matrix.missing(), matrix.first_missing()),
            (3, Some((0, 1)))
        );
        assert_eq!((matrix.value(0, 2), matrix.value(1, 0)), (Some(3.0), None));
        assert_eq!(matrix.extremes(2), Some((0.0, 3.0)));
        assert_eq!(matrix.extremes(1), None);
    }
}
