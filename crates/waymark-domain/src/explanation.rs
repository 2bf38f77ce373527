//! Explanations: every number as a tree of what it follows from, down to raw answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assessment::{Answers, Assessment, Basis, leaf_id};
use crate::engagement::Person;
use crate::facts::RoundFacts;
use crate::id::{CapabilityId, PersonId};
use crate::rating::Answer;
use crate::roll_up::{RollUp, State};
use crate::scale::level_text;
use crate::tree::{code_at, title_at};
use crate::words::{Pillar, PriorityMethod};

/// A number, how it was computed, and what from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Explanation {
    /// What the number is.
    pub label: String,
    /// How it follows from its parts; none for a raw fact.
    pub formula: Option<String>,
    /// The number itself; none where there is none, and the label says why.
    pub value: Option<f64>,
    /// Unit, where it has one.
    pub unit: Option<String>,
    /// Who said so and when, for a raw fact.
    pub source: Option<String>,
    /// What it follows from.
    pub parts: Vec<Explanation>,
}

/// Which number to explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "figure", rename_all = "snake_case")]
pub enum Figure {
    /// The score of a capability, or of the model where none is named.
    Score {
        /// The capability.
        capability: Option<CapabilityId>,
    },
    /// The coverage of a capability, or of the model.
    Coverage {
        /// The capability.
        capability: Option<CapabilityId>,
    },
    /// The weighted gap of a capability.
    WeightedGap {
        /// The capability.
        capability: CapabilityId,
    },
    /// The readiness of a pillar.
    Readiness {
        /// The pillar.
        pillar: Pillar,
    },
}

/// Explains numbers of one round.
pub struct Explainer<'a> {
    facts: &'a RoundFacts,
    assessment: &'a Assessment,
    answers: Answers<'a>,
    people: BTreeMap<PersonId, &'a str>,
}

impl<'a> Explainer<'a> {
    /// Returns an explainer; people who are not in `people` stay unnamed.
    pub fn new(facts: &'a RoundFacts, assessment: &'a Assessment, people: &'a [Person]) -> Self {
        let people = people.iter().map(|p| (p.id, p.code.as_str())).collect();
        Self {
            facts,
            assessment,
            answers: Answers::new(facts),
            people,
        }
    }

    /// Returns the explanation of `figure`, or none where the capability is unknown or retired.
    pub fn explain(&self, figure: Figure) -> Option<Explanation> {
        let place = |id: Option<CapabilityId>| match id {
            Some(id) => self.assessment.tree.position(id),
            None => Some(crate::tree::ROOT),
        };
        match figure {
            Figure::Score { capability } => Some(self.score(place(capability)?)),
            Figure::Coverage { capability } => Some(self.coverage(place(capability)?)),
            Figure::WeightedGap { capability } => Some(self.weighted_gap(place(Some(capability))?)),
            Figure::Readiness { pillar } => Some(self.readiness(pillar)),
        }
    }

    fn title(&self, position: usize) -> String {
        let (tree, model) = (&self.assessment.tree, &self.facts.model);
        format!(
            "{} {}",
            code_at(tree, model, position),
            title_at(tree, model, position)
        )
    }

    fn score(&self, position: usize) -> Explanation {
        if self.assessment.tree.nodes[position].leaf {
            self.leaf_score(position)
        } else {
            self.inner_score(position)
        }
    }

    fn inner_score(&self, position: usize) -> Explanation {
        let node = &self.assessment.nodes[position];
        let place = &self.assessment.tree.nodes[position];
        let model = &self.facts.model;
        let rule = place
            .capability
            .map_or(model.rollup, |c| model.capabilities[c].rollup);
        let children = || place.children.iter().copied();
        let weight = |p: usize| {
            self.assessment.tree.nodes[p]
                .capability
                .map_or(1.0, |c| model.capabilities[c].weight)
        };
        let counted: Vec<usize> = children()
            .filter(|&p| weight(p) > 0.0 && self.assessment.nodes[p].figures.score.is_some())
            .collect();
        let term = |p: &usize| {
            let score = number(self.assessment.nodes[*p].figures.score.unwrap_or(0.0));
            if (weight(*p) - 1.0).abs() < f64::EPSILON {
                score
            } else {
                format!("{} × {score}", number(weight(*p)))
            }
        };
        let terms: Vec<String> = counted.iter().take(12).map(term).collect();
        let more = if counted.len() > 12 { " + …" } else { "" };
        let total: f64 = counted.iter().map(|&p| weight(p)).sum();
        let figures = node.figures;
        let answered = format!("{} of {} answered", figures.answered, figures.applicable);
        let formula = match (rule, counted.is_empty()) {
            (_, true) => answered,
            (RollUp::Mean, _) => format!(
                "({}{more}) / {}, {answered}",
                terms.join(" + "),
                number(total)
            ),
            (RollUp::Sum, _) => format!("{}{more}, {answered}", terms.join(" + ")),
            (RollUp::Min, _) => format!("least of {}, {answered}", terms.join(", ")),
            (RollUp::Staged, _) => {
                format!(
                    "highest level at which all of {} stand, {answered}",
                    terms.join(", ")
                )
            }
        };
        let weighs = (weight(position) - 1.0).abs() >= f64::EPSILON;
        Explanation {
            label: self.labelled(position, figures.score.is_none()),
            formula: Some(formula),
            value: figures.score,
            unit: None,
            source: weighs.then(|| format!("weight {}", number(weight(position)))),
            parts: children().map(|p| self.score(p)).collect(),
        }
    }

    fn labelled(&self, position: usize, without_value: bool) -> String {
        let state = match self.assessment.nodes[position].figures.state {
            State::NotApplicable => " (not applicable)",
            State::Unanswered => " (unanswered)",
            _ => "",
        };
        format!(
            "{}{}",
            self.title(position),
            if without_value { state } else { "" }
        )
    }

    fn leaf_score(&self, position: usize) -> Explanation {
        let node = &self.assessment.nodes[position];
        let id = leaf_id(&self.facts.model, &self.assessment.tree, position);
        let room = node.room.as_ref();
        let basis = room.map_or(Basis::Nothing, |r| r.basis);
        let agreed = self.answers.agreed(id);
        let median = self.median(id, room.and_then(|r| r.spread).map(|s| s.median));
        let parts: Vec<Explanation> = median.into_iter().collect();
        let (formula, source) = match basis {
            Basis::Agreed => (
                Some("agreed rating".to_owned()),
                agreed.map(|a| a.rationale.clone()),
            ),
            Basis::Median => (
                Some("median of individual ratings; nothing is agreed yet".to_owned()),
                None,
            ),
            Basis::Nothing => (None, None),
        };
        let reason = room.and_then(|r| r.reason.clone());
        Explanation {
            label: self.labelled(position, node.figures.score.is_none()),
            formula,
            value: node.figures.score,
            unit: None,
            source: reason
                .map(|r| format!("not applicable: {r}"))
                .or(source.filter(|s| !s.is_empty())),
            parts,
        }
    }

    fn median(&self, id: CapabilityId, median: Option<f64>) -> Option<Explanation> {
        let ratings = self.answers.ratings(id);
        if ratings.is_empty() {
            return None;
        }
        let parts = ratings.iter().map(|r| {
            let (value, told) = match &r.answer {
                Answer::Level { value } => (Some(*value), None),
                Answer::NotApplicable { reason } => {
                    (None, Some(format!("not applicable: {reason}")))
                }
            };
            let confidence = r
                .confidence
                .map(|c| format!("{} confidence", c.title().to_lowercase()));
            let note = (!r.note.is_empty()).then(|| r.note.clone());
            let source: Vec<String> = told.into_iter().chain(note).chain(confidence).collect();
            Explanation {
                label: self
                    .people
                    .get(&r.person)
                    .map_or("a participant", |p| p)
                    .to_owned(),
                formula: None,
                value,
                unit: None,
                source: (!source.is_empty()).then(|| source.join("; ")),
                parts: vec![],
            }
        });
        let mut levels: Vec<f64> = ratings.iter().filter_map(|r| r.answer.value()).collect();
        levels.sort_unstable_by(f64::total_cmp);
        let listed: Vec<String> = levels.iter().map(|&v| level_text(v)).collect();
        Some(Explanation {
            label: format!("median of {} ratings", levels.len()),
            formula: Some(listed.join(" ")),
            value: median,
            unit: None,
            source: None,
            parts: parts.collect(),
        })
    }

    fn coverage(&self, position: usize) -> Explanation {
        let node = &self.assessment.nodes[position];
        let place = &self.assessment.tree.nodes[position];
        let formula = if place.leaf {
            None
        } else {
            Some("answered weight / applicable weight, over children that apply".to_owned())
        };
        Explanation {
            label: format!("coverage of {}", self.title(position)),
            formula,
            value: node.figures.coverage,
            unit: Some("share".into()),
            source: Some(format!(
                "{} of {} answered",
                node.figures.answered, node.figures.applicable
            )),
            parts: place.children.iter().map(|&c| self.coverage(c)).collect(),
        }
    }

    fn weighted_gap(&self, position: usize) -> Explanation {
        let node = &self.assessment.nodes[position];
        let method = self.facts.round.priority_method;
        let elicited = self.given(position, |id| {
            self.facts.priorities.iter().any(|p| p.capability == id)
        });
        let aimed = self.given(position, |id| {
            self.facts.targets.iter().any(|t| t.capability == id)
        });
        let priority = Explanation {
            label: "priority".into(),
            formula: (method == PriorityMethod::Rank)
                .then(|| "rank-order centroid of its rank".into()),
            value: Some(node.priority),
            unit: None,
            source: Some(match (elicited, method) {
                (Some(from), _) => from,
                (None, PriorityMethod::Points) => "default: no points given".into(),
                (None, PriorityMethod::Rank) => "not ranked: shares the last place".into(),
            }),
            parts: vec![],
        };
        let due = self
            .facts
            .targets
            .iter()
            .find(|t| Some(t.capability) == node.id)
            .and_then(|t| t.due);
        let target = Explanation {
            label: "target".into(),
            formula: (!node.leaf).then(|| "roll-up of the targets below".into()),
            value: node.target,
            unit: None,
            source: due.map(|d| format!("by {d}")).or(aimed),
            parts: vec![],
        };
        let gap = Explanation {
            label: "gap".into(),
            formula: Some("max(0, target − score)".into()),
            value: node.gap,
            unit: Some("levels".into()),
            source: None,
            parts: vec![target, self.score(position)],
        };
        Explanation {
            label: format!("weighted gap of {}", self.title(position)),
            formula: Some("priority × gap".into()),
            value: node.weighted_gap,
            unit: None,
            source: None,
            parts: vec![priority, gap],
        }
    }

    /// Returns where an inherited fact was given: “set here”, or the code of the node above.
    fn given(&self, position: usize, has: impl Fn(CapabilityId) -> bool) -> Option<String> {
        let tree = &self.assessment.tree;
        let found = tree
            .path_up(position)
            .find(|&p| self.assessment.nodes[p].id.is_some_and(&has))?;
        let code = code_at(tree, &self.facts.model, found);
        Some(if found == position {
            "set here".into()
        } else {
            format!("from {code}")
        })
    }

    fn readiness(&self, pillar: Pillar) -> Explanation {
        let whole = self.assessment.readiness(|n| n.pillar == Some(pillar));
        let parts = self
            .assessment
            .leaves()
            .filter(|n| n.pillar == Some(pillar))
            .filter_map(|n| {
                let (target, score) = (n.target?, n.figures.score?);
                let floor = n.figures.floor;
                (target > floor).then(|| Explanation {
                    label: format!("{} {}", n.code, n.title),
                    formula: Some(format!(
                        "{} × (min({}, {}) − {}) of {} × ({} − {})",
                        number(n.priority),
                        number(score),
                        number(target),
                        number(floor),
                        number(n.priority),
                        number(target),
                        number(floor)
                    )),
                    value: Some((score.min(target) - floor) / (target - floor)),
                    unit: Some("share".into()),
                    source: Some(format!("priority {}", number(n.priority))),
                    parts: vec![],
                })
            });
        Explanation {
            label: format!("readiness of {}", pillar.title()),
            formula: Some("Σ p·(min(score, target) − floor) / Σ p·(target − floor)".into()),
            value: whole.value,
            unit: Some("share".into()),
            source: Some(format!(
                "{} of {} answered",
                whole.answered, whole.applicable
            )),
            parts: parts.collect(),
        }
    }
}

/// Writes a number with at most two decimals, as people read it; results keep their full precision.
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::fixture::{Build, facts, id};

    fn explain(build: &Build, figure: Figure) -> Explanation {
        let assessment = Assessment::of(&build.0).expect("sound");
        Explainer::new(&build.0, &assessment, &[])
            .explain(figure)
            .expect("present")
    }

    #[test]
    fn a_score_goes_down_to_raw_answers() {
        let build = Build(facts())
            .rate("A.1", "x", 1.0)
            .rate("A.1", "y", 2.0)
            .rate("A.2", "x", 3.0)
            .agree("A.2", 2.0);
        let e = explain(
            &build,
            Figure::Score {
                capability: Some(id("A")),
            },
        );
        assert_eq!(e.value, Some(1.75));
        assert_eq!(e.formula.as_deref(), Some("(1.5 + 2) / 2, 2 of 2 answered"));
        assert_eq!(e.parts[0].parts[0].formula.as_deref(), Some("1 2"));
        assert_eq!(e.parts[1].formula.as_deref(), Some("agreed rating"));
        assert_eq!(e.parts[1].source.as_deref(), Some("settled"));
    }

    #[test]
    fn a_weighted_gap_names_where_target_and_priority_come_from() {
        let build = Build(facts())
            .rate("A.1", "x", 1.0)
            .target("A", 4.0)
            .priority("A.1", 5.0);
        let e = explain(
            &build,
            Figure::WeightedGap {
                capability: id("A.1"),
            },
        );
        assert_eq!(e.value, Some(15.0));
        assert_eq!(e.parts[0].source.as_deref(), Some("set here"));
        assert_eq!(e.parts[1].parts[0].source.as_deref(), Some("from A"));
        assert_eq!(e.parts[1].value, Some(3.0));
    }

    #[test]
    fn readiness_is_the_priority_weighted_mean_of_its_parts() {
        let build = Build(facts())
            .target("A", 4.0)
            .rate("A.1", "x", 1.0)
            .rate("A.2", "x", 3.0)
            .priority("A.2", 3.0);
        let e = explain(
            &build,
            Figure::Readiness {
                pillar: Pillar::People,
            },
        );
        assert_eq!(e.value, Some((1.0 + 9.0) / (4.0 + 12.0)));
        assert_eq!(
            e.parts.iter().map(|p| p.value).collect::<Vec<_>>(),
            [Some(0.25), Some(0.75)]
        );
    }
}
