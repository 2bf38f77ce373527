//! Why there is no set at all.

use super::{NoSet, Objective, Problem, Rule, search};

/// Returns which needs nobody covers, which rules and needs clash, or what the rules cost at least.
pub(super) fn explain(problem: &Problem) -> NoSet {
    if let Objective::MostValue { budget } = problem.objective {
        let free = Problem {
            objective: Objective::LeastCost,
            needs: vec![],
            tools: without_needs(problem),
            rules: problem.rules.clone(),
        };
        if let Some(cheapest) = search::best(&free, &[]).best {
            return NoSet::OverBudget {
                cheapest: cheapest.cost,
                budget,
            };
        }
        return NoSet::Clash {
            rules: kept(problem.rules.len(), |rules| fits(&free, rules, &[])),
            needs: vec![],
        };
    }
    let uncovered: Vec<usize> = (0..problem.needs.len())
        .filter(|&need| {
            let minimum = problem.needs[need].minimum;
            !problem.tools.iter().any(|tool| tool.fits[need] >= minimum)
        })
        .collect();
    if !uncovered.is_empty() {
        return NoSet::Uncovered { needs: uncovered };
    }
    // Needs go first, so that what remains is told by as few of them as the rules allow.
    let all: Vec<usize> = (0..problem.rules.len()).collect();
    let needs = kept(problem.needs.len(), |needs| fits(problem, &all, needs));
    let rules = kept(problem.rules.len(), |rules| fits(problem, rules, &needs));
    NoSet::Clash { rules, needs }
}

/// Returns a subset of `count` items that still clash, from which none can be left out.
fn kept(count: usize, fits: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..count).collect();
    for item in 0..count {
        let fewer: Vec<usize> = kept.iter().copied().filter(|&k| k != item).collect();
        if !fits(&fewer) {
            kept = fewer;
        }
    }
    kept
}

/// Whether some set keeps these rules and covers these needs.
fn fits(problem: &Problem, rules: &[usize], needs: &[usize]) -> bool {
    let tools = problem.tools.iter().map(|tool| super::SetTool {
        cost: 0.0,
        fits: needs.iter().map(|&need| tool.fits[need]).collect(),
    });
    let part = Problem {
        tools: tools.collect(),
        needs: needs.iter().map(|&need| problem.needs[need]).collect(),
        rules: rules
            .iter()
            .map(|&rule| Rule::clone(&problem.rules[rule]))
            .collect(),
        objective: Objective::LeastCost,
    };
    search::best(&part, &[]).best.is_some()
}

fn without_needs(problem: &Problem) -> Vec<super::SetTool> {
    let bare = |tool: &super::SetTool| super::SetTool {
        cost: tool.cost,
        fits: vec![],
    };
    problem.tools.iter().map(bare).collect()
}
