//! The roll-up: phases and sub-phases with the roles that carry them, on one page.

use serde::Serialize;

use super::{Context, RoleHead, claims};
use crate::id::RoleId;
use crate::process::{Letter, StepKind};
use crate::raci::{ROLL_UP_RULE, StepRollUp};
use crate::report::wording::{count, list, opening};
use crate::report::{Caption, KeyFigure};

/// A phase or a sub-phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RollUpRow {
    /// Whether it is a phase; else a sub-phase.
    pub phase: bool,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// How many tasks are below it.
    pub tasks: u32,
    /// Names of the gates below it.
    pub gates: Vec<String>,
    /// Short names of the accountable roles; several where they tie.
    pub accountable: Vec<String>,
    /// How many of the tasks such a role answers for.
    pub accountable_for: u32,
    /// Short names of the responsible roles.
    pub responsible: Vec<String>,
    /// Letters, one cell a role: “A R”, “A”, “R” or nothing.
    pub cells: Vec<String>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RollUpPage {
    /// Who carries the process, in a sentence.
    pub claim: String,
    /// Whether somebody answers for every task.
    pub lead: String,
    /// Four key figures.
    pub figures: Vec<KeyFigure>,
    /// The words around the table.
    pub caption: Caption,
    /// Roles that have a letter, in the order of the columns.
    pub roles: Vec<RoleHead>,
    /// Phases and sub-phases, depth first.
    pub rows: Vec<RollUpRow>,
}

pub(super) fn page(c: &Context) -> RollUpPage {
    let analysis = c.input.analysis;
    let rows: Vec<RollUpRow> = analysis.roll_ups.iter().map(|r| row(c, r)).collect();
    let loads = || c.columns.iter().map(|&i| &analysis.load.roles[i]);
    let most_for = loads().map(|r| r.counts.a).max().unwrap_or(0);
    let most: Vec<&str> = loads()
        .filter(|r| r.counts.a == most_for)
        .map(|r| r.title.as_str())
        .collect();
    let nobody = (0..analysis.matrix.tasks.len())
        .filter(|&row| analysis.matrix.holders(row, Letter::A).is_empty())
        .count();
    let carried = claims::Carried {
        roles: c.columns.len(),
        phases: rows.iter().filter(|r| r.phase).count(),
        tasks: analysis.matrix.tasks.len(),
        most: &most,
        most_for: most_for as usize,
        nobody,
    };
    RollUpPage {
        claim: claims::carried(&carried),
        lead: claims::nobody(&carried),
        figures: figures(c),
        caption: Caption {
            title: "Phases and sub-phases with the roles that carry them".into(),
            unit: ROLL_UP_RULE.into(),
            alt: String::new(),
            note: String::new(),
        },
        roles: c.heads(),
        rows,
    }
}

fn row(c: &Context, rolled: &StepRollUp) -> RollUpRow {
    let cell = |column: &usize| {
        let id = c.input.facts.roles[*column].id;
        let letter = |roles: &[RoleId], letter: &'static str| roles.contains(&id).then_some(letter);
        let parts = [
            letter(&rolled.accountable, "A"),
            letter(&rolled.responsible, "R"),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" ")
    };
    RollUpRow {
        phase: rolled.kind == StepKind::Phase,
        code: rolled.code.clone(),
        title: rolled.title.clone(),
        tasks: rolled.tasks,
        gates: rolled.gates.clone(),
        accountable: c.codes(&rolled.accountable),
        accountable_for: rolled.accountable_for,
        responsible: c.codes(&rolled.responsible),
        cells: c.columns.iter().map(cell).collect(),
    }
}

fn figures(c: &Context) -> Vec<KeyFigure> {
    let analysis = c.input.analysis;
    let steps = &c.input.facts.process.steps;
    let tasks = analysis.matrix.tasks.iter().map(|&i| &steps[i]);
    let gates = tasks.filter(|s| s.gate).count();
    let (errors, warnings, waived) = crate::raci::Analysis::tally(&analysis.findings);
    let phases = analysis.roll_ups.iter();
    let phases = phases.filter(|r| r.kind == StepKind::Phase).count();
    let unfilled: Vec<&str> = c
        .columns
        .iter()
        .map(|&i| &analysis.load.roles[i])
        .filter(|r| r.filled_by == 0)
        .map(|r| r.code.as_str())
        .collect();
    let filled = match unfilled.as_slice() {
        [] => "each filled by somebody".to_owned(),
        few if few.len() <= 3 => format!("nobody fills {}", list(few)),
        many => format!("nobody fills {} of them", many.len()),
    };
    vec![
        KeyFigure::new(
            analysis.matrix.tasks.len().to_string(),
            "tasks",
            format!("in {}", count(phases, "phase", "phases")),
        ),
        KeyFigure::new(c.columns.len().to_string(), "roles with a letter", filled),
        KeyFigure::new(
            gates.to_string(),
            "gates",
            "tasks that let the work go on or stop it".into(),
        ),
        KeyFigure::new(
            errors.to_string(),
            if errors == 1 {
                "error of the letters"
            } else {
                "errors of the letters"
            },
            format!(
                "{}, {} waived",
                count(warnings as usize, "warning", "warnings"),
                if waived == 0 {
                    "none".to_owned()
                } else {
                    opening(waived as usize).to_lowercase()
                }
            ),
        ),
    ]
}

/// Says who carries a phase.
pub(super) fn claim(c: &Context, rolled: &StepRollUp) -> String {
    let titles: Vec<&str> = rolled
        .accountable
        .iter()
        .filter_map(|&id| c.role(id))
        .map(|r| r.title.as_str())
        .collect();
    claims::phase(
        &rolled.title,
        &titles,
        rolled.accountable_for as usize,
        rolled.tasks as usize,
        rolled.parts.len(),
        rolled.gates.len(),
    )
}
