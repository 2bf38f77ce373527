//! Tool sets: which tools together cover what is required at least cost, or give most within a budget.
//!
//! One tool seldom covers a need alone, and the best two tools are seldom the best pair. The answer is exact:
//! branch and bound over all sets that keep the rules, with a reason for every tool in it and out of it.
//!
//! ```
//! use waymark_domain::tool_set::{Need, Objective, Problem, SetTool, best_set};
//!
//! // Two needs: a suite covers both for 9, two single tools cover one each for 4.
//! let tool = |cost, fits: [f64; 2]| SetTool { cost, fits: fits.to_vec() };
//! let need = Need { minimum: 0.5, value: 1.0 };
//! let problem = Problem {
//!     tools: vec![tool(9.0, [1.0, 1.0]), tool(4.0, [1.0, 0.0]), tool(4.0, [0.0, 0.5])],
//!     needs: vec![need, need],
//!     rules: vec![],
//!     objective: Objective::LeastCost,
//! };
//! let best = best_set(&problem).unwrap();
//! assert_eq!((best.tools, best.cost), (vec![1, 2], 8.0));
//! assert_eq!(best.reasons[0].difference, Some(1.0)); // with the suite in, the best set costs 1 more
//! ```

mod clash;
mod reasons;
mod search;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use reasons::{Reason, Why};

/// Most needs that a problem may have.
pub const MAX_NEEDS: usize = 128;

/// One tool that may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct SetTool {
    /// What it costs; at least 0.
    pub cost: f64,
    /// How well it covers each need, 0 (not at all) to 1 (in full).
    pub fits: Vec<f64>,
}

/// One required capability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Need {
    /// The least fit that covers it, above 0 and up to 1.
    pub minimum: f64,
    /// What covering it in full is worth; at least 0. Only [`Objective::MostValue`] reads it.
    pub value: f64,
}

/// What a set must keep to. Tools by position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Rule {
    /// At most one of them: they exclude each other.
    AtMostOne {
        /// The tools.
        tools: Vec<usize>,
    },
    /// All of them or none: they go together.
    AllOrNone {
        /// The tools.
        tools: Vec<usize>,
    },
    /// One of them is of no use without the other.
    Needs {
        /// The tool that needs another.
        tool: usize,
        /// The tool that it needs.
        other: usize,
    },
    /// It is in.
    Required {
        /// The tool.
        tool: usize,
    },
    /// It is out.
    Barred {
        /// The tool.
        tool: usize,
    },
}

/// What makes one set better than another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Objective {
    /// Every need is covered, at least cost.
    LeastCost,
    /// Most value for at most so much. A need is worth its value times the best fit in the set, nothing below
    /// its minimum; a second tool for the same need adds only what it covers better.
    MostValue {
        /// The most that the set may cost.
        budget: f64,
    },
}

/// Which set is sought.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The tools to choose from.
    pub tools: Vec<SetTool>,
    /// What is required.
    pub needs: Vec<Need>,
    /// What the set must keep to.
    pub rules: Vec<Rule>,
    /// What is best.
    pub objective: Objective,
}

/// The best set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Solution {
    /// Positions of the tools in it, rising.
    pub tools: Vec<usize>,
    /// What they cost together.
    pub cost: f64,
    /// What they are worth together: Σ value × best fit over the needs that they cover.
    pub value: f64,
    /// Why each tool is in it or out of it, by position.
    pub reasons: Vec<Reason>,
    /// Whether every set was looked at or ruled out. False only for a search cut short by its bound on steps;
    /// the set is then the best one found.
    pub exact: bool,
}

/// Why there is no set.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoSet {
    /// A number or a position does not make sense.
    #[error("{what} {at} {why}")]
    Invalid {
        /// “tool”, “need” or “rule”.
        what: &'static str,
        /// Its position.
        at: usize,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Needs that no tool covers well enough, by position.
    #[error("no tool covers {} of the needs at the minimum fit", needs.len())]
    Uncovered {
        /// The needs.
        needs: Vec<usize>,
    },
    /// Rules and needs that cannot all be kept; without any one of them the others could.
    #[error("{} rules and {} needs cannot all be kept", rules.len(), needs.len())]
    Clash {
        /// Positions of the rules.
        rules: Vec<usize>,
        /// Positions of the needs.
        needs: Vec<usize>,
    },
    /// The cheapest set that keeps the rules costs more than the budget.
    #[error("what the rules require costs {cheapest} at least, and the budget is {budget}")]
    OverBudget {
        /// What the cheapest set costs.
        cheapest: f64,
        /// The budget.
        budget: f64,
    },
    /// The search was cut short before it found a set.
    #[error(
        "the search was cut short before it found a set; fewer tools or more rules make it smaller"
    )]
    CutShort,
}

/// Returns the best set that keeps the rules; of equals the one of least cost. Between sets that are equal in
/// both the order of the tools decides.
pub fn best_set(problem: &Problem) -> Result<Solution, NoSet> {
    check(problem)?;
    let found = search::best(problem, &[]);
    let Some(best) = found.best else {
        return Err(if found.exact {
            clash::explain(problem)
        } else {
            NoSet::CutShort
        });
    };
    Ok(Solution {
        reasons: reasons::reasons(problem, &best),
        tools: best.tools,
        cost: best.cost,
        value: best.value,
        exact: found.exact,
    })
}

fn check(problem: &Problem) -> Result<(), NoSet> {
    let (tools, needs) = (problem.tools.len(), problem.needs.len());
    let invalid = |what, at, why| Err(NoSet::Invalid { what, at, why });
    if needs > MAX_NEEDS {
        return invalid(
            "need",
            MAX_NEEDS,
            "is one too many: at most 128 are solved for",
        );
    }
    for (at, tool) in problem.tools.iter().enumerate() {
        if !tool.cost.is_finite() || tool.cost < 0.0 {
            return invalid("tool", at, "must cost a finite number of at least 0");
        }
        if tool.fits.len() != needs || tool.fits.iter().any(|f| !(0.0..=1.0).contains(f)) {
            return invalid("tool", at, "must have a fit from 0 to 1 for every need");
        }
    }
    for (at, need) in problem.needs.iter().enumerate() {
        if !(need.minimum > 0.0 && need.minimum <= 1.0) {
            return invalid("need", at, "must have a minimum fit above 0 and up to 1");
        }
        if !need.value.is_finite() || need.value < 0.0 {
            return invalid("need", at, "must be worth a finite number of at least 0");
        }
    }
    for (at, rule) in problem.rules.iter().enumerate() {
        if rule.tools().iter().any(|&tool| tool >= tools) {
            return invalid("rule", at, "names a tool that is not there");
        }
    }
    match problem.objective {
        Objective::MostValue { budget } if !budget.is_finite() || budget < 0.0 => {
            Err(NoSet::OverBudget {
                cheapest: 0.0,
                budget,
            })
        }
        _ => Ok(()),
    }
}

impl Rule {
    /// Returns the tools that it is about.
    pub fn tools(&self) -> Vec<usize> {
        match self {
            Self::AtMostOne { tools } | Self::AllOrNone { tools } => tools.clone(),
            Self::Needs { tool, other } => vec![*tool, *other],
            Self::Required { tool } | Self::Barred { tool } => vec![*tool],
        }
    }
}
