//! The letters as a matrix, tasks × roles, so that every rule reads them in constant time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{RoleId, StepId};
use crate::process::{Letter, Letters, ProcessFacts, StepKind};

/// How often each letter stands somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct LetterCounts {
    /// Accountable.
    pub a: u32,
    /// Responsible.
    pub r: u32,
    /// Supports.
    pub s: u32,
    /// Consulted.
    pub c: u32,
    /// Informed.
    pub i: u32,
}

impl LetterCounts {
    /// Counts the letters of one cell.
    pub fn add(&mut self, letters: Letters) {
        self.a += u32::from(letters.has(Letter::A));
        self.r += u32::from(letters.has(Letter::R));
        self.s += u32::from(letters.has(Letter::S));
        self.c += u32::from(letters.has(Letter::C));
        self.i += u32::from(letters.has(Letter::I));
    }

    /// Returns how many letters there are.
    pub fn total(self) -> u32 {
        self.a + self.r + self.s + self.c + self.i
    }

    /// Returns A and R as “3A 9R”, without what is zero; empty where there are none.
    pub fn short(self) -> String {
        let part = |n: u32, letter: char| (n > 0).then(|| format!("{n}{letter}"));
        let parts: Vec<String> = [part(self.a, 'A'), part(self.r, 'R')]
            .into_iter()
            .flatten()
            .collect();
        parts.join(" ")
    }
}

/// The letters, tasks × roles, rows and columns in the order of the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// Positions of the tasks among the steps.
    pub tasks: Vec<usize>,
    rows: BTreeMap<StepId, usize>,
    columns: BTreeMap<RoleId, usize>,
    width: usize,
    cells: Vec<Letters>,
}

impl Matrix {
    /// Returns the matrix of the facts; letters of roles and tasks that are not there do not count.
    pub fn of(facts: &ProcessFacts) -> Self {
        let steps = &facts.process.steps;
        let tasks: Vec<usize> = (0..steps.len())
            .filter(|&i| steps[i].kind == StepKind::Task)
            .collect();
        let rows: BTreeMap<StepId, usize> = tasks
            .iter()
            .enumerate()
            .map(|(row, &i)| (steps[i].id, row))
            .collect();
        let columns: BTreeMap<RoleId, usize> = facts
            .roles
            .iter()
            .enumerate()
            .map(|(column, r)| (r.id, column))
            .collect();
        let width = facts.roles.len();
        let mut cells = vec![Letters::NONE; tasks.len() * width];
        for a in &facts.process.assignments {
            if let (Some(row), Some(column)) = (rows.get(&a.step), columns.get(&a.role)) {
                cells[row * width + column] = a.letters;
            }
        }
        Self {
            tasks,
            rows,
            columns,
            width,
            cells,
        }
    }

    /// Returns the row of a task, or none.
    pub fn row_of(&self, step: StepId) -> Option<usize> {
        self.rows.get(&step).copied()
    }

    /// Returns the column of a role, or none.
    pub fn column_of(&self, role: RoleId) -> Option<usize> {
        self.columns.get(&role).copied()
    }

    /// Returns the letters of a row, one a role.
    pub fn row(&self, row: usize) -> &[Letters] {
        &self.cells[row * self.width..(row + 1) * self.width]
    }

    /// Returns the letters of a column, one a task.
    pub fn column(&self, column: usize) -> impl Iterator<Item = Letters> + '_ {
        (0..self.tasks.len()).map(move |row| self.cells[row * self.width + column])
    }

    /// Returns the columns of a row that hold `letter`.
    pub fn holders(&self, row: usize, letter: Letter) -> Vec<usize> {
        let cells = self.row(row).iter().enumerate();
        cells
            .filter(|(_, l)| l.has(letter))
            .map(|(c, _)| c)
            .collect()
    }

    /// Returns the counts of a column.
    pub fn counts(&self, column: usize) -> LetterCounts {
        let mut counts = LetterCounts::default();
        self.column(column).for_each(|l| counts.add(l));
        counts
    }
}
