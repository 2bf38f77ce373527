//! Which set of tools covers what an evaluation should close, with the reason for every tool in and out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::scored::Scored;
use super::wording::{amount, count, listed};
use super::{Evaluation, SetRule, SetRuleKind};
use crate::gap::NodeRef;
use crate::id::{CapabilityId, ToolId};
use crate::tool::{Fit, Tool, ToolState};
use crate::tool_set::{
    MAX_NEEDS, Need, NoSet, Objective, Problem, Rule, SetTool, Solution, Why, best_set,
};

/// What is wanted of a set of tools.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SetObjective {
    /// To cover everything at least cost.
    LeastCost,
    /// To cover what is worth most within a budget.
    MostValue {
        /// The budget a year.
        budget: f64,
    },
}

/// A capability to cover, and what covering it in full is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The capability.
    pub capability: NodeRef,
    /// Its worth, at least 0: its weighted gap where a round has one.
    pub worth: f64,
}

/// How to look for a set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SetRequest {
    /// What is wanted.
    pub objective: SetObjective,
    /// The least fit that covers a capability.
    pub fit: Fit,
    /// Whether tools in use cover as well, at no further cost.
    pub with_in_use: bool,
}

/// A tool in or out of the best set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetMember {
    /// The tool.
    pub tool: ToolId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it is in the set.
    pub chosen: bool,
    /// Whether it is in use already, and so costs nothing more.
    pub in_use: bool,
    /// Why it is in or out.
    pub reason: String,
    /// What it adds to the cost a year.
    pub cost: f64,
    /// The capabilities it covers, of those to cover.
    pub covers: Vec<CapabilityId>,
}

/// The best set of tools.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ToolSetView {
    /// What to see at once.
    pub sentence: String,
    /// Whether there is a set that keeps the rules, and covers all where that is wanted.
    pub feasible: bool,
    /// Whether every other set was looked at or ruled out.
    pub exact: bool,
    /// The tools looked at.
    pub tools: Vec<SetMember>,
    /// The capabilities to cover.
    pub required: Vec<NodeRef>,
    /// Those that the set does not cover.
    pub uncovered: Vec<NodeRef>,
    /// What the set costs a year.
    pub cost: f64,
    /// Currency of the cost.
    pub currency: String,
    /// The share of the worth of all capabilities that the set covers, 0 to 1.
    pub worth: f64,
    /// Tools left out of the search, with why.
    pub left_out: Vec<String>,
}

/// Returns the best set among the candidates that are not knocked out, and, where asked for, the tools in
/// use.
pub fn tool_sets(
    evaluation: &Evaluation,
    tools: &[Tool],
    scored: &Scored,
    wanted: &[Wanted],
    request: SetRequest,
) -> ToolSetView {
    let mut left_out = Vec::new();
    let candidates = pick(evaluation, tools, scored, request, &mut left_out);
    let wanted = &wanted[..wanted.len().min(MAX_NEEDS)];
    let fit = |tool: &Tool, w: &Wanted| {
        let id = w.capability.id?;
        tool.fit(id)
    };
    let all_worth: f64 = wanted.iter().map(|w| w.worth).sum();
    let worth = |w: &Wanted| if all_worth > 0.0 { w.worth } else { 1.0 };
    let total: f64 = wanted.iter().map(worth).sum();
    let rules = rules(&evaluation.set_rules, &candidates);
    let problem = Problem {
        tools: candidates
            .iter()
            .map(|(tool, cost)| SetTool {
                cost: *cost,
                fits: wanted.iter().map(|w| share(fit(tool, w))).collect(),
            })
            .collect(),
        needs: wanted
            .iter()
            .map(|w| Need {
                minimum: share(Some(request.fit)),
                value: worth(w),
            })
            .collect(),
        rules: rules.iter().map(|(rule, _)| rule.clone()).collect(),
        objective: match request.objective {
            SetObjective::LeastCost => Objective::LeastCost,
            SetObjective::MostValue { budget } => Objective::MostValue { budget },
        },
    };
    let found = if wanted.is_empty() {
        None
    } else {
        Some(best_set(&problem))
    };
    let solution = match &found {
        Some(Ok(solution)) => Some(solution),
        _ => None,
    };
    let said = Saying {
        candidates: &candidates,
        wanted,
        rules: &rules,
        request,
    };
    let members: Vec<SetMember> = candidates
        .iter()
        .enumerate()
        .map(|(at, (tool, cost))| SetMember {
            tool: tool.id,
            code: tool.code.clone(),
            name: tool.name.clone(),
            chosen: solution.is_some_and(|s| s.tools.contains(&at)),
            in_use: tool.state == ToolState::InUse,
            reason: solution.map_or_else(String::new, |s| said.reason(s, at)),
            cost: *cost,
            covers: wanted
                .iter()
                .filter(|w| fit(tool, w).is_some_and(|f| f >= request.fit))
                .filter_map(|w| w.capability.id)
                .collect(),
        })
        .collect();
    let covered = |w: &Wanted| {
        let id = w.capability.id;
        members
            .iter()
            .any(|m| m.chosen && id.is_some_and(|id| m.covers.contains(&id)))
    };
    let uncovered: Vec<NodeRef> = wanted
        .iter()
        .filter(|w| !covered(w))
        .map(|w| w.capability.clone())
        .collect();
    let currency = candidates.iter().find(|(t, _)| t.annual_cost.is_some());
    let currency = currency
        .map(|(t, _)| t.currency.clone())
        .unwrap_or_default();
    let sentence = match &found {
        None => "The evaluation names no capability to cover.".to_owned(),
        Some(Err(error)) => said.no_set(error),
        Some(Ok(solution)) => said.found(solution, &currency, &uncovered),
    };
    ToolSetView {
        sentence,
        feasible: solution.is_some(),
        exact: solution.is_some_and(|s| s.exact),
        required: wanted.iter().map(|w| w.capability.clone()).collect(),
        uncovered,
        cost: solution.map_or(0.0, |s| s.cost),
        currency,
        worth: solution.map_or(0.0, |s| if total > 0.0 { s.value / total } else { 0.0 }),
        tools: members,
        left_out,
    }
}

/// Returns the tools to choose from with what they would cost.
fn pick<'t>(
    evaluation: &Evaluation,
    tools: &'t [Tool],
    scored: &Scored,
    request: SetRequest,
    left_out: &mut Vec<String>,
) -> Vec<(&'t Tool, f64)> {
    let mut picked: Vec<(&Tool, f64)> = Vec::new();
    let mut currency: Option<&str> = None;
    for candidate in &evaluation.candidates {
        let Some(tool) = tools.iter().find(|t| t.id == candidate.tool) else {
            continue;
        };
        let out = scored.tools.iter().find(|t| t.tool == tool.id);
        if out.is_some_and(|t| t.knocked_out.is_some()) {
            left_out.push(format!("{}: knocked out", tool.name));
        } else if tool.state == ToolState::InUse {
            picked.push((tool, 0.0));
        } else if let Some(cost) = tool.annual_cost {
            let own = currency.get_or_insert(&tool.currency);
            if *own == tool.currency {
                picked.push((tool, cost));
            } else {
                left_out.push(format!("{}: its cost is in {}", tool.name, tool.currency));
            }
        } else {
            left_out.push(format!("{}: its cost is not known", tool.name));
        }
    }
    if request.with_in_use {
        let in_use = tools.iter().filter(|t| t.state == ToolState::InUse);
        for tool in in_use {
            if picked.iter().all(|(t, _)| t.id != tool.id) {
                picked.push((tool, 0.0));
            }
        }
    }
    picked
}

/// Returns the rules that speak of tools to choose from, each with the rule of the evaluation it is from.
fn rules<'r>(rules: &'r [SetRule], candidates: &[(&Tool, f64)]) -> Vec<(Rule, &'r SetRule)> {
    let place = |id: &ToolId| candidates.iter().position(|(t, _)| t.id == *id);
    let mut found = Vec::new();
    for rule in rules {
        let tools: Vec<usize> = rule.tools.iter().filter_map(place).collect();
        match rule.kind {
            SetRuleKind::Exclusion if tools.len() > 1 => {
                found.push((Rule::AtMostOne { tools }, rule));
            }
            SetRuleKind::Pairing if tools.len() == rule.tools.len() && tools.len() > 1 => {
                found.push((Rule::AllOrNone { tools }, rule));
            }
            // With one of them out of reach, none of the others can be had.
            SetRuleKind::Pairing => {
                found.extend(tools.into_iter().map(|tool| (Rule::Barred { tool }, rule)));
            }
            SetRuleKind::Required => {
                found.extend(
                    tools
                        .into_iter()
                        .map(|tool| (Rule::Required { tool }, rule)),
                );
            }
            SetRuleKind::Barred => {
                found.extend(tools.into_iter().map(|tool| (Rule::Barred { tool }, rule)));
            }
            SetRuleKind::Exclusion => {}
        }
    }
    found
}

/// Returns how much of a capability a fit covers: a third, two thirds, all.
fn share(fit: Option<Fit>) -> f64 {
    match fit {
        None => 0.0,
        Some(Fit::Partial) => 1.0 / 3.0,
        Some(Fit::Good) => 2.0 / 3.0,
        Some(Fit::Full) => 1.0,
    }
}

/// What the sentences are made from.
struct Saying<'a> {
    candidates: &'a [(&'a Tool, f64)],
    wanted: &'a [Wanted],
    rules: &'a [(Rule, &'a SetRule)],
    request: SetRequest,
}

impl Saying<'_> {
    fn needs(&self, needs: &[usize]) -> String {
        let names: Vec<&str> = needs
            .iter()
            .map(|&n| self.wanted[n].capability.title.as_str())
            .collect();
        if names.len() > 4 {
            return count(names.len(), "capability", "capabilities");
        }
        listed(&names)
    }

    fn rule(&self, rule: usize) -> String {
        let rule = self.rules[rule].1;
        if rule.reason.trim().is_empty() {
            format!("a rule ({} …)", rule.kind.title().to_lowercase())
        } else {
            let reason = rule.reason.trim().trim_end_matches('.');
            format!("a rule: {reason}")
        }
    }

    fn reason(&self, solution: &Solution, at: usize) -> String {
        let reason = &solution.reasons[at];
        let why = match &reason.why {
            Why::Required { rule } => format!("Required by {}", self.rule(*rule)),
            Why::NobodyElse { needs } => format!("Nothing else covers {}", self.needs(needs)),
            Why::GoesWith { rule } => format!("Goes with another by {}", self.rule(*rule)),
            Why::Covers { needs } if needs.is_empty() => "Makes up the best sum".into(),
            Why::Covers { needs } => format!("Covers {} best in the set", self.needs(needs)),
            Why::Barred { rule } => format!("Barred by {}", self.rule(*rule)),
            Why::Excluded { rule, by } => format!(
                "Excluded by {}, {}",
                self.candidates[*by].0.name,
                self.rule(*rule)
            ),
            Why::AddsNothing => "Adds nothing to what the set covers".into(),
            Why::Worse => "The best set with it is worse".into(),
        };
        let other = if reason.chosen {
            "without it"
        } else {
            "with it"
        };
        match (reason.difference, self.request.objective) {
            (None, _) => format!("{why}; there is no set {other}."),
            (Some(d), _) if d <= 1e-9 => format!("{why}; a set {other} is as good."),
            (Some(d), SetObjective::LeastCost) => {
                format!("{why}; {other} it costs {} more.", amount(d))
            }
            (Some(_), SetObjective::MostValue { .. }) => {
                format!("{why}; the best set {other} is worth less.")
            }
        }
    }

    fn found(&self, solution: &Solution, currency: &str, uncovered: &[NodeRef]) -> String {
        let names: Vec<&str> = solution
            .tools
            .iter()
            .map(|&t| self.candidates[t].0.name.as_str())
            .collect();
        let cost = format!("{} {currency}", amount(solution.cost));
        let what = count(self.wanted.len(), "capability", "capabilities");
        let set = if names.is_empty() {
            "No tool".to_owned()
        } else {
            listed(&names)
        };
        let exact = if solution.exact {
            ""
        } else {
            " The search was cut short; a better set is possible."
        };
        let cover = if names.len() > 1 { "cover" } else { "covers" };
        match self.request.objective {
            SetObjective::LeastCost => {
                format!(
                    "{set} {cover} all {what} at least cost: {} a year.{exact}",
                    cost.trim()
                )
            }
            SetObjective::MostValue { .. } => format!(
                "{set} {cover} {} of {what}, worth most within the budget, for {} a year.{exact}",
                self.wanted.len() - uncovered.len(),
                cost.trim()
            ),
        }
    }

    fn no_set(&self, error: &NoSet) -> String {
        match error {
            NoSet::Uncovered { needs } => format!("No tool covers {}.", self.needs(needs)),
            NoSet::Clash { rules, needs } => {
                let rules: Vec<String> = rules.iter().map(|&r| self.rule(r)).collect();
                let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
                if needs.is_empty() {
                    format!("These rules contradict each other: {}.", rules.join("; "))
                } else {
                    format!(
                        "{} cannot be covered under {}.",
                        self.needs(needs),
                        rules.join("; ")
                    )
                }
            }
            NoSet::OverBudget { cheapest, budget } => format!(
                "What the rules require costs {} a year; the budget is {}.",
                amount(*cheapest),
                amount(*budget)
            ),
            NoSet::Invalid { .. } | NoSet::CutShort => format!("There is no set: {error}."),
        }
    }
}
