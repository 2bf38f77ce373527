//! Explanations: every number of an evaluation as a tree of what it follows from, down to who said what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Evaluation;
use super::grid::Grid;
use crate::criteria::{CriteriaTree, Criterion, Measure};
use crate::engagement::Person;
use crate::explanation::Explanation;
use crate::id::{CriterionId, PersonId, ToolId};
use crate::scale::level_text;
use crate::tool::Tool;

/// A number of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "figure", rename_all = "snake_case")]
pub enum EvaluationFigure {
    /// The value of a tool.
    Value {
        /// The tool.
        tool: ToolId,
    },
    /// What a criterion, group or leaf, adds to a tool's value.
    Part {
        /// The tool.
        tool: ToolId,
        /// The criterion.
        criterion: CriterionId,
    },
    /// The weight of a criterion.
    Weight {
        /// The criterion.
        criterion: CriterionId,
    },
}

/// Explains the numbers of one evaluation.
pub struct EvaluationExplainer<'a> {
    evaluation: &'a Evaluation,
    tools: &'a [Tool],
    tree: CriteriaTree,
    grid: Grid<'a>,
    people: BTreeMap<PersonId, &'a str>,
}

impl<'a> EvaluationExplainer<'a> {
    /// Returns an explainer for the weights of `tree`; people who are not in `people` stay unnamed.
    pub fn new(
        evaluation: &'a Evaluation,
        tools: &'a [Tool],
        tree: CriteriaTree,
        people: &'a [Person],
    ) -> Self {
        Self {
            evaluation,
            tools,
            tree,
            grid: Grid::new(evaluation),
            people: people.iter().map(|p| (p.id, p.name.as_str())).collect(),
        }
    }

    /// Returns the explanation of `figure`, or none where the tool or the criterion is not in the evaluation.
    pub fn explain(&self, figure: EvaluationFigure) -> Option<Explanation> {
        match figure {
            EvaluationFigure::Value { tool } => {
                let tool = self.candidate(tool)?;
                let tops = self.tree.tops().filter(|&p| self.tree.nodes[p].counts);
                let parts: Vec<Explanation> = tops.map(|p| self.part(p, tool)).collect();
                Some(Explanation {
                    label: format!("Value of {}", tool.name),
                    formula: Some("sum of what the criteria add, from 0 to 100".into()),
                    value: sum(&parts),
                    unit: Some("of 100".into()),
                    source: None,
                    parts,
                })
            }
            EvaluationFigure::Part { tool, criterion } => {
                let position = self.tree.position(criterion)?;
                Some(self.part(position, self.candidate(tool)?))
            }
            EvaluationFigure::Weight { criterion } => {
                Some(self.weight(self.tree.position(criterion)?))
            }
        }
    }

    fn candidate(&self, tool: ToolId) -> Option<&'a Tool> {
        let compared = self.evaluation.candidates.iter().any(|c| c.tool == tool);
        self.tools.iter().find(|t| t.id == tool && compared)
    }

    fn criterion(&self, position: usize) -> &'a Criterion {
        &self.evaluation.criteria[self.tree.nodes[position].criterion]
    }

    fn title(&self, position: usize) -> String {
        let criterion = self.criterion(position);
        format!("{} {}", criterion.code, criterion.title)
    }

    fn part(&self, position: usize, tool: &Tool) -> Explanation {
        let node = &self.tree.nodes[position];
        if !node.leaf {
            let below = node.children.iter().copied();
            let counted = below.filter(|&c| self.tree.nodes[c].counts);
            let parts: Vec<Explanation> = counted.map(|c| self.part(c, tool)).collect();
            return Explanation {
                label: self.title(position),
                formula: Some("sum of what the criteria below add".into()),
                value: sum(&parts),
                unit: Some("points".into()),
                source: None,
                parts,
            };
        }
        let worth = self.worth(position, tool);
        let value = worth.value;
        Explanation {
            label: self.title(position),
            formula: Some(match value {
                Some(value) => format!(
                    "100 × weight {} × worth {}",
                    short(node.global),
                    short(value)
                ),
                None => "the score is missing: anything from 0 to its weight".into(),
            }),
            value: value.map(|v| 100.0 * node.global * v),
            unit: Some("points".into()),
            source: None,
            parts: vec![self.weight(position), worth],
        }
    }

    fn worth(&self, position: usize, tool: &Tool) -> Explanation {
        let criterion = self.criterion(position);
        let cell = self.grid.cell(criterion.id, tool.id);
        let used = cell.used();
        let unit = Some(criterion.measure.unit().to_owned()).filter(|u| !u.is_empty());
        let formula = match &criterion.measure {
            Measure::Group => None,
            Measure::Rating { .. } => Some("level divided by 5".to_owned()),
            Measure::YesNo => Some("1 for yes, 0 for no".to_owned()),
            Measure::Measured {
                worst,
                best,
                points,
                ..
            } => {
                let ends = format!("0 at {}, 1 at {}", level_text(*worst), level_text(*best));
                Some(if points.is_empty() {
                    format!("{ends}, a straight line between")
                } else {
                    format!(
                        "{ends}, in between by a drawn curve of {} points",
                        points.len()
                    )
                })
            }
        };
        let mut parts: Vec<Explanation> = Vec::new();
        if let Some(agreed) = cell.agreed {
            parts.push(Explanation {
                label: "Agreed score".into(),
                formula: None,
                value: Some(agreed.value),
                unit: unit.clone(),
                source: Some(agreed.rationale.clone()).filter(|r| !r.is_empty()),
                parts: vec![],
            });
        }
        for score in &cell.scores {
            let name = self.people.get(&score.person).copied();
            let mut said: Vec<String> = Vec::new();
            said.extend(Some(score.note.clone()).filter(|n| !n.is_empty()));
            said.extend(Some(score.source.clone()).filter(|s| !s.is_empty()));
            said.extend(score.as_of.map(|day| format!("as of {day}")));
            said.extend(score.confidence.map(|c| format!("{} confidence", c.word())));
            parts.push(Explanation {
                label: name.unwrap_or("An assessor").to_owned(),
                formula: None,
                value: Some(score.value),
                unit: unit.clone(),
                source: Some(said.join("; ")).filter(|s| !s.is_empty()),
                parts: vec![],
            });
        }
        let score = Explanation {
            label: match (cell.agreed, cell.scores.len()) {
                (Some(_), _) => "Score: what the room settled on",
                (None, 0) => "Score: missing",
                (None, 1) => "Score",
                (None, _) => "Score: median",
            }
            .into(),
            formula: None,
            value: used,
            unit,
            source: None,
            parts,
        };
        Explanation {
            label: format!("What the score of {} is worth", tool.name),
            formula,
            value: used.map(|u| criterion.measure.value(u)),
            unit: None,
            source: None,
            parts: vec![score],
        }
    }

    fn weight(&self, position: usize) -> Explanation {
        let node = &self.tree.nodes[position];
        let criterion = self.criterion(position);
        let siblings = self.tree.siblings(node.parent);
        let counted = siblings.iter().filter(|&&s| self.tree.nodes[s].counts);
        let total: f64 = counted.clone().map(|&s| self.criterion(s).weight).sum();
        let mut parts = vec![Explanation {
            label: format!("Points of {}", self.title(position)),
            formula: Some(format!(
                "{} of {} among {} siblings",
                short(criterion.weight),
                short(total),
                counted.count()
            )),
            value: node.counts.then_some(node.local),
            unit: None,
            source: self
                .evaluation
                .weights_locked_at
                .map(|at| format!("locked on {}", at.date_naive())),
            parts: vec![],
        }];
        if let Some(parent) = node.parent {
            parts.push(self.weight(parent));
        }
        Explanation {
            label: format!("Weight of {}", self.title(position)),
            formula: Some(if node.counts {
                "share among its siblings × weight of the group above".into()
            } else {
                "not in the value: it is a cost, or weighs nothing".to_owned()
            }),
            value: Some(node.global),
            unit: None,
            source: None,
            parts,
        }
    }
}

/// Returns the sum, or none where a part is missing.
fn sum(parts: &[Explanation]) -> Option<f64> {
    parts.iter().map(|p| p.value).sum()
}

fn short(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
