//! Why each tool is in the best set, or out of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::search::{self, Chosen, SLACK};
use super::{Objective, Problem, Rule};

/// Why a tool is in the set or out of it. Rules and needs by position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Why {
    /// In: a rule requires it.
    Required {
        /// The rule.
        rule: usize,
    },
    /// In: no other tool covers these needs.
    NobodyElse {
        /// The needs.
        needs: Vec<usize>,
    },
    /// In: a tool of the set does not go without it, by a rule.
    GoesWith {
        /// The rule.
        rule: usize,
    },
    /// In: no other tool of the set covers these needs as well; none where it only makes up a better sum.
    Covers {
        /// The needs.
        needs: Vec<usize>,
    },
    /// Out: a rule bars it.
    Barred {
        /// The rule.
        rule: usize,
    },
    /// Out: a tool of the set excludes it, by a rule.
    Excluded {
        /// The rule.
        rule: usize,
        /// The tool of the set.
        by: usize,
    },
    /// Out: the set covers all that it covers, as well or better.
    AddsNothing,
    /// Out: a set with it is worse.
    Worse,
}

/// Why a tool is in the set or out of it, and what the opposite choice would come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// Whether it is in.
    pub chosen: bool,
    /// Why.
    pub why: Why,
    /// How much worse the best set with the opposite choice is: what it costs more, or is worth less. 0 where
    /// it is as good; none where there is no such set.
    pub difference: Option<f64>,
}

/// Returns a reason for every tool.
pub(super) fn reasons(problem: &Problem, best: &Chosen) -> Vec<Reason> {
    let reason = |tool: usize| {
        let chosen = best.tools.contains(&tool);
        let opposite = if chosen {
            Rule::Barred { tool }
        } else {
            Rule::Required { tool }
        };
        let other = search::best(problem, &[opposite]).best;
        let difference = other.map(|other| match problem.objective {
            Objective::LeastCost => (other.cost - best.cost).max(0.0),
            Objective::MostValue { .. } => (best.value - other.value).max(0.0),
        });
        let why = if chosen {
            why_in(problem, best, tool)
        } else {
            why_out(problem, best, tool)
        };
        Reason {
            chosen,
            why,
            difference,
        }
    };
    (0..problem.tools.len()).map(reason).collect()
}

fn why_in(problem: &Problem, best: &Chosen, tool: usize) -> Why {
    let rule = |fits: &dyn Fn(&Rule) -> bool| problem.rules.iter().position(fits);
    if let Some(rule) = rule(&|r| matches!(r, Rule::Required { tool: t } if *t == tool)) {
        return Why::Required { rule };
    }
    let barred = |other: usize| problem.rules.contains(&Rule::Barred { tool: other });
    let covered = |need: usize| problem.tools[tool].fits[need] >= problem.needs[need].minimum;
    let needs = |others: &dyn Fn(usize, usize) -> bool| -> Vec<usize> {
        (0..problem.needs.len())
            .filter(|&need| covered(need))
            .filter(|&need| {
                !(0..problem.tools.len()).any(|other| other != tool && others(other, need))
            })
            .collect()
    };
    let alone = needs(&|other, need| {
        !barred(other) && problem.tools[other].fits[need] >= problem.needs[need].minimum
    });
    if !alone.is_empty() && problem.objective == Objective::LeastCost {
        return Why::NobodyElse { needs: alone };
    }
    // In the set it covers what nobody covers as well; failing that, others may not go without it.
    let own = |need: usize| problem.tools[tool].fits[need];
    let within = needs(&|other, need| match problem.objective {
        Objective::LeastCost => {
            best.tools.contains(&other)
                && problem.tools[other].fits[need] >= problem.needs[need].minimum
        }
        Objective::MostValue { .. } => {
            best.tools.contains(&other) && problem.tools[other].fits[need] >= own(need) - SLACK
        }
    });
    if within.is_empty() {
        let company = rule(&|r| match r {
            Rule::AllOrNone { tools } => tools.contains(&tool),
            Rule::Needs { tool: needy, other } => *other == tool && best.tools.contains(needy),
            _ => false,
        });
        if let Some(rule) = company {
            return Why::GoesWith { rule };
        }
    }
    Why::Covers { needs: within }
}

fn why_out(problem: &Problem, best: &Chosen, tool: usize) -> Why {
    for (rule, r) in problem.rules.iter().enumerate() {
        match r {
            Rule::Barred { tool: t } if *t == tool => return Why::Barred { rule },
            Rule::AtMostOne { tools } if tools.contains(&tool) => {
                if let Some(&by) = tools.iter().find(|other| best.tools.contains(other)) {
                    return Why::Excluded { rule, by };
                }
            }
            _ => {}
        }
    }
    let mut with = best.tools.clone();
    with.push(tool);
    let covers = (0..problem.needs.len()).any(|need| {
        let fit = problem.tools[tool].fits[need];
        let best_fit = best
            .tools
            .iter()
            .map(|&t| problem.tools[t].fits[need])
            .fold(0.0, f64::max);
        fit >= problem.needs[need].minimum && fit > best_fit + SLACK
    });
    let richer = search::value(problem, &with) > best.value + SLACK;
    if covers || richer {
        Why::Worse
    } else {
        Why::AddsNothing
    }
}
