//! The evaluation at hand, to name things by.

use std::collections::BTreeMap;

use super::EvaluationReportInput;
use crate::criteria::{CriteriaTree, Criterion, Measure};
use crate::evaluation::grid::Grid;
use crate::id::{CriterionId, PersonId, ToolId};
use crate::report::wording::plain;
use crate::tool::Tool;

/// A criterion in its place in the tree.
pub(super) struct Placed<'a> {
    pub(super) criterion: &'a Criterion,
    /// 1 at the top.
    pub(super) depth: u16,
    /// Its weight in the whole, 0 to 1; none where it is not in the value.
    pub(super) weight: Option<f64>,
}

/// An evaluation with its grid and its tree.
pub(super) struct Context<'a> {
    pub(super) input: &'a EvaluationReportInput<'a>,
    pub(super) grid: Grid<'a>,
    /// None where the criteria do not make a tree; the report then shows them as they stand.
    pub(super) tree: Option<CriteriaTree>,
    people: BTreeMap<PersonId, String>,
    tools: BTreeMap<ToolId, &'a Tool>,
}

impl<'a> Context<'a> {
    pub(super) fn new(input: &'a EvaluationReportInput<'a>) -> Self {
        let e = input.evaluation;
        let label = |at: usize, id: PersonId| {
            let person = input.people.iter().find(|p| p.id == id);
            match person {
                Some(person) if input.names => person.name.clone(),
                _ => format!("P{}", at + 1),
            }
        };
        let mut people: BTreeMap<PersonId, String> = e
            .assessors
            .iter()
            .enumerate()
            .map(|(at, &id)| (id, label(at, id)))
            .collect();
        let judges = e.elicitations.iter().map(|j| j.person);
        for id in judges {
            let at = people.len();
            people.entry(id).or_insert_with(|| label(at, id));
        }
        Self {
            input,
            grid: Grid::new(e),
            tree: CriteriaTree::new(&e.criteria).ok(),
            people,
            tools: input.tools.iter().map(|t| (t.id, t)).collect(),
        }
    }

    /// Returns how a person is called here.
    pub(super) fn person(&self, id: PersonId) -> &str {
        self.people.get(&id).map_or("somebody", String::as_str)
    }

    pub(super) fn tool(&self, id: ToolId) -> Option<&'a Tool> {
        self.tools.get(&id).copied()
    }

    pub(super) fn tool_name(&self, id: ToolId) -> &'a str {
        self.tool(id).map_or("a tool that is gone", |t| &t.name)
    }

    /// Returns the candidates that are still in the inventory, in the order of the columns.
    pub(super) fn candidates(&self) -> impl Iterator<Item = &'a Tool> + '_ {
        let candidates = self.input.evaluation.candidates.iter();
        candidates.filter_map(|c| self.tool(c.tool))
    }

    pub(super) fn criterion(&self, id: CriterionId) -> Option<&'a Criterion> {
        self.input.evaluation.criterion(id)
    }

    /// Returns a criterion's code and title.
    pub(super) fn criterion_label(&self, id: CriterionId) -> String {
        self.criterion(id)
            .map_or_else(String::new, |c| format!("{} {}", c.code, c.title))
    }

    /// Returns the criteria in the order of the tree.
    pub(super) fn criteria(&self) -> Vec<Placed<'a>> {
        let all = &self.input.evaluation.criteria;
        match &self.tree {
            Some(tree) => tree
                .nodes
                .iter()
                .map(|n| Placed {
                    criterion: &all[n.criterion],
                    depth: n.depth,
                    weight: n.counts.then_some(n.global),
                })
                .collect(),
            None => all
                .iter()
                .map(|criterion| Placed {
                    criterion,
                    depth: 1,
                    weight: None,
                })
                .collect(),
        }
    }

    /// Returns the criteria that are scored, in the order of the tree.
    pub(super) fn leaves(&self) -> Vec<&'a Criterion> {
        let all = self.criteria().into_iter().map(|p| p.criterion);
        all.filter(|c| !c.measure.is_group()).collect()
    }
}

/// Writes a score in the unit of its measure: `4`, `120 ms`, `yes`.
pub(super) fn score_text(measure: &Measure, value: f64) -> String {
    match measure {
        Measure::YesNo if value >= 0.5 => "yes".into(),
        Measure::YesNo => "no".into(),
        Measure::Measured { unit, .. } if !unit.is_empty() => format!("{} {unit}", plain(value)),
        _ => plain(value),
    }
}
