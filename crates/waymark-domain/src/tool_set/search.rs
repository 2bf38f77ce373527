//! Branch and bound over sets of tools.

use super::{Objective, Problem, Rule};

/// Nodes that a search may visit before it gives up proving that its best set is the best.
const MAX_NODES: u32 = 400_000;

/// What arithmetic alone may put between two costs or values that are equal.
pub(super) const SLACK: f64 = 1e-9;

/// A set that keeps the rules.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    pub(super) tools: Vec<usize>,
    pub(super) cost: f64,
    pub(super) value: f64,
}

/// The best set, if there is one, and whether that is certain.
pub(super) struct Found {
    pub(super) best: Option<Chosen>,
    pub(super) exact: bool,
}

/// Returns the best set under the problem's rules and some more.
pub(super) fn best(problem: &Problem, more: &[Rule]) -> Found {
    let rules: Vec<&Rule> = problem.rules.iter().chain(more).collect();
    let covers = problem.tools.iter().map(|tool| {
        let fits = tool.fits.iter().zip(&problem.needs).enumerate();
        fits.filter(|(_, (fit, need))| **fit >= need.minimum)
            .fold(0, |mask, (at, _)| mask | 1_u128 << at)
    });
    let mut search = Search {
        problem,
        rules,
        covers: covers.collect(),
        slack: SLACK * (1.0 + problem.tools.iter().map(|t| t.cost).sum::<f64>()),
        best: None,
        nodes: 0,
    };
    let mut start = Node {
        states: vec![State::Open; problem.tools.len()],
        cost: 0.0,
    };
    if search.begin(&mut start) {
        search.visit(start);
    }
    Found {
        exact: search.nodes < MAX_NODES,
        best: search.best,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    In,
    Out,
}

/// Some tools decided, the consequences of the rules drawn.
#[derive(Clone)]
struct Node {
    states: Vec<State>,
    cost: f64,
}

impl Node {
    fn open(&self) -> impl Iterator<Item = usize> {
        (0..self.states.len()).filter(|&tool| self.states[tool] == State::Open)
    }
}

struct Search<'p> {
    problem: &'p Problem,
    rules: Vec<&'p Rule>,
    /// The needs that each tool covers at their minimum fit, a bit each.
    covers: Vec<u128>,
    slack: f64,
    best: Option<Chosen>,
    nodes: u32,
}

impl Search<'_> {
    /// Decides what the rules decide at once; false where they clash.
    fn begin(&self, node: &mut Node) -> bool {
        for rule in &self.rules {
            let fits = match **rule {
                Rule::Required { tool } => self.decide(node, tool, State::In),
                Rule::Barred { tool } => self.decide(node, tool, State::Out),
                _ => true,
            };
            if !fits {
                return false;
            }
        }
        true
    }

    /// Decides a tool and all that follows from it; false where a rule is broken or the budget is.
    fn decide(&self, node: &mut Node, tool: usize, state: State) -> bool {
        let mut open = vec![(tool, state)];
        while let Some((tool, state)) = open.pop() {
            match node.states[tool] {
                State::Open => {}
                same if same == state => continue,
                _ => return false,
            }
            node.states[tool] = state;
            if state == State::In {
                node.cost += self.problem.tools[tool].cost;
            }
            for rule in &self.rules {
                match *rule {
                    Rule::AtMostOne { tools } if state == State::In && tools.contains(&tool) => {
                        let others = tools.iter().filter(|&&other| other != tool);
                        open.extend(others.map(|&other| (other, State::Out)));
                    }
                    Rule::AllOrNone { tools } if tools.contains(&tool) => {
                        open.extend(tools.iter().map(|&other| (other, state)));
                    }
                    Rule::Needs { tool: needy, other } if *needy == tool && state == State::In => {
                        open.push((*other, State::In));
                    }
                    Rule::Needs { tool: needy, other } if *other == tool && state == State::Out => {
                        open.push((*needy, State::Out));
                    }
                    _ => {}
                }
            }
        }
        match self.problem.objective {
            Objective::MostValue { budget } => node.cost <= budget + self.slack,
            Objective::LeastCost => true,
        }
    }

    fn visit(&mut self, node: Node) {
        self.nodes += 1;
        if self.nodes >= MAX_NODES {
            return;
        }
        match self.problem.objective {
            Objective::LeastCost => self.cover(node),
            Objective::MostValue { budget } => self.fill(node, budget),
        }
    }

    /// Takes the set of what is in, everything open left out, if it is better than the best so far.
    ///
    /// Leaving out what is open breaks no rule: what follows from a tool that is in has been drawn.
    fn take(&mut self, node: &Node) {
        let tools: Vec<usize> = (0..node.states.len())
            .filter(|&tool| node.states[tool] == State::In)
            .collect();
        let found = Chosen {
            value: value(self.problem, &tools),
            cost: node.cost,
            tools,
        };
        let better = self.best.as_ref().is_none_or(|best| {
            let dearer = found.cost - best.cost;
            let richer = match self.problem.objective {
                Objective::LeastCost => 0.0,
                Objective::MostValue { .. } => found.value - best.value,
            };
            let fewer = found.tools.len() < best.tools.len();
            if richer.abs() > SLACK {
                richer > 0.0
            } else if dearer.abs() > self.slack {
                dearer < 0.0
            } else {
                fewer
            }
        });
        if better {
            self.best = Some(found);
        }
    }

    /// Covers the need with the fewest tools left for it, by each of them in turn.
    fn cover(&mut self, node: Node) {
        let covered = self.masks(&node, State::In);
        let all = match self.problem.needs.len() {
            128 => u128::MAX,
            needs => (1 << needs) - 1,
        };
        let uncovered = all & !covered;
        if uncovered == 0 {
            self.take(&node);
            return;
        }
        // Each need has to be paid for by some tool, which spreads its cost over what it covers: the least
        // such share of each is a bound from below (a solution of the dual linear program).
        let (mut bound, mut hardest) = (node.cost, (usize::MAX, 0));
        let mut left = uncovered;
        while left != 0 {
            let need = left.trailing_zeros();
            left &= left - 1;
            let (mut least, mut tools) = (f64::INFINITY, 0);
            for tool in node.open() {
                let covers = self.covers[tool] & uncovered;
                if covers >> need & 1 == 1 {
                    tools += 1;
                    let share = self.problem.tools[tool].cost / f64::from(covers.count_ones());
                    least = least.min(share);
                }
            }
            if tools == 0 {
                return;
            }
            bound += least;
            if tools < hardest.0 {
                hardest = (tools, need);
            }
        }
        if let Some(best) = &self.best {
            let size = node.states.iter().filter(|s| **s == State::In).count();
            let no_cheaper = bound >= best.cost - self.slack;
            if bound > best.cost + self.slack || (no_cheaper && size + 1 >= best.tools.len()) {
                return;
            }
        }
        let mut candidates: Vec<usize> = node
            .open()
            .filter(|&tool| self.covers[tool] >> hardest.1 & 1 == 1)
            .collect();
        let share = |tool: usize| {
            let covers = (self.covers[tool] & uncovered).count_ones();
            self.problem.tools[tool].cost / f64::from(covers)
        };
        candidates.sort_by(|&a, &b| share(a).total_cmp(&share(b)).then(a.cmp(&b)));
        let mut rest = node;
        for tool in candidates {
            if rest.states[tool] != State::Open {
                continue;
            }
            let mut with = rest.clone();
            if self.decide(&mut with, tool, State::In) {
                self.visit(with);
            }
            if !self.decide(&mut rest, tool, State::Out) {
                return;
            }
        }
    }

    /// Adds the tool that gives most for its cost, or leaves it out.
    fn fill(&mut self, node: Node, budget: f64) {
        self.take(&node);
        let fits = self.best_fits(&node);
        let room = budget - node.cost + self.slack;
        // What each tool would add by itself; together they add no more than the sum.
        let mut gains: Vec<(f64, usize)> = node
            .open()
            .filter(|&tool| self.problem.tools[tool].cost <= room)
            .map(|tool| (self.gain(&fits, tool), tool))
            .filter(|(gain, _)| *gain > 0.0)
            .collect();
        let rate = |(gain, tool): (f64, usize)| gain / self.problem.tools[tool].cost;
        gains.sort_by(|&a, &b| rate(b).total_cmp(&rate(a)).then(a.1.cmp(&b.1)));
        let Some(&(_, next)) = gains.first() else {
            return;
        };
        let now: f64 = worth(self.problem, &fits);
        let (mut filled, mut left) = (now, room);
        for &(gain, tool) in &gains {
            let cost = self.problem.tools[tool].cost;
            if cost <= left {
                filled += gain;
                left -= cost;
            } else {
                // A part of the first that no longer fits: the bound of the fractional knapsack.
                filled += gain * left / cost;
                break;
            }
        }
        let mut most = fits;
        for &(_, tool) in &gains {
            self.raise(&mut most, tool);
        }
        let bound = filled.min(worth(self.problem, &most));
        if let Some(best) = &self.best {
            let no_richer = bound <= best.value + SLACK;
            if bound < best.value - SLACK || (no_richer && node.cost >= best.cost - self.slack) {
                return;
            }
        }
        let mut with = node.clone();
        if self.decide(&mut with, next, State::In) {
            self.visit(with);
        }
        let mut without = node;
        if self.decide(&mut without, next, State::Out) {
            self.visit(without);
        }
    }

    fn masks(&self, node: &Node, state: State) -> u128 {
        let tools = node.states.iter().zip(&self.covers);
        tools
            .filter(|(s, _)| **s == state)
            .fold(0, |all, (_, mask)| all | mask)
    }

    fn best_fits(&self, node: &Node) -> Vec<f64> {
        let mut fits = vec![0.0; self.problem.needs.len()];
        for (tool, state) in node.states.iter().enumerate() {
            if *state == State::In {
                self.raise(&mut fits, tool);
            }
        }
        fits
    }

    fn raise(&self, fits: &mut [f64], tool: usize) {
        raise(self.problem, fits, tool);
    }

    fn gain(&self, fits: &[f64], tool: usize) -> f64 {
        let own = self.problem.tools[tool].fits.iter();
        own.zip(fits)
            .zip(&self.problem.needs)
            .filter(|((own, fit), need)| **own >= need.minimum && own > fit)
            .map(|((own, fit), need)| need.value * (own - fit))
            .sum()
    }
}

fn raise(problem: &Problem, fits: &mut [f64], tool: usize) {
    let own = problem.tools[tool].fits.iter().zip(&problem.needs);
    for (fit, (&own, need)) in fits.iter_mut().zip(own) {
        if own >= need.minimum {
            *fit = own.max(*fit);
        }
    }
}

fn worth(problem: &Problem, fits: &[f64]) -> f64 {
    problem
        .needs
        .iter()
        .zip(fits)
        .map(|(need, fit)| need.value * fit)
        .sum()
}

/// Returns what a set is worth.
pub(super) fn value(problem: &Problem, tools: &[usize]) -> f64 {
    let mut fits = vec![0.0; problem.needs.len()];
    for &tool in tools {
        raise(problem, &mut fits, tool);
    }
    worth(problem, &fits)
}
