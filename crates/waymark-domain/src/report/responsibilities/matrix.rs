//! The letters, phase by phase.

use serde::Serialize;

use super::{Context, RoleHead, roll_up, words};
use crate::process::StepKind;
use crate::raci::gate_name;

/// A task with its letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Its short name.
    pub code: String,
    /// What is done.
    pub title: String,
    /// Name of the gate; none where the task is none.
    pub gate: Option<String>,
    /// Letters, one cell a role: “A R”, “C” or nothing.
    pub cells: Vec<String>,
}

/// A sub-phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixBand {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its tasks.
    pub tasks: Vec<MatrixRow>,
}

/// A phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixPhase {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Who carries it, in a sentence.
    pub claim: String,
    /// Its sub-phases.
    pub bands: Vec<MatrixBand>,
}

/// Tasks × roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RaciMatrix {
    /// Roles that have a letter, in the order of the columns.
    pub roles: Vec<RoleHead>,
    /// Phases in order.
    pub phases: Vec<MatrixPhase>,
}

impl RaciMatrix {
    /// Returns how many tasks there are.
    pub fn tasks(&self) -> usize {
        let bands = self.phases.iter().flat_map(|p| &p.bands);
        bands.map(|b| b.tasks.len()).sum()
    }
}

pub(super) fn matrix(c: &Context) -> RaciMatrix {
    let facts = c.input.facts;
    let mut phases: Vec<MatrixPhase> = Vec::new();
    let mut row = 0;
    for step in &facts.process.steps {
        match step.kind {
            StepKind::Phase => {
                let mut rolled = c.input.analysis.roll_ups.iter();
                let rolled = rolled.find(|r| r.step == step.id);
                phases.push(MatrixPhase {
                    code: step.code.clone(),
                    title: step.title.clone(),
                    claim: rolled.map_or_else(String::new, |r| roll_up::claim(c, r)),
                    bands: vec![],
                });
            }
            StepKind::SubPhase => {
                if let Some(phase) = phases.last_mut() {
                    phase.bands.push(MatrixBand {
                        code: step.code.clone(),
                        title: step.title.clone(),
                        tasks: vec![],
                    });
                }
            }
            StepKind::Task => {
                let letters = c.input.analysis.matrix.row(row);
                row += 1;
                let band = phases.last_mut().and_then(|p| p.bands.last_mut());
                if let Some(band) = band {
                    band.tasks.push(MatrixRow {
                        code: step.code.clone(),
                        title: step.title.clone(),
                        gate: step.gate.then(|| gate_name(step)),
                        cells: c.columns.iter().map(|&i| words::cell(letters[i])).collect(),
                    });
                }
            }
        }
    }
    RaciMatrix {
        roles: c.heads(),
        phases,
    }
}
