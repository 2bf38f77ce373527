//! Small sets worked by hand, and every answer against all sets there are.

use proptest::prelude::*;

use super::*;

fn tool(cost: f64, fits: &[f64]) -> SetTool {
    SetTool {
        cost,
        fits: fits.to_vec(),
    }
}

fn needs(count: usize) -> Vec<Need> {
    vec![
        Need {
            minimum: 0.5,
            value: 1.0
        };
        count
    ]
}

/// A suite for 10; singles for 4, 4 and 3; an addition that covers nothing.
fn problem(rules: Vec<Rule>, objective: Objective) -> Problem {
    Problem {
        tools: vec![
            tool(10.0, &[1.0, 1.0, 1.0]),
            tool(4.0, &[1.0, 0.0, 0.0]),
            tool(4.0, &[0.0, 1.0, 0.0]),
            tool(3.0, &[0.0, 0.5, 0.0]),
            tool(2.0, &[0.0, 0.0, 0.5]),
            tool(1.0, &[0.0, 0.25, 0.0]),
        ],
        needs: needs(3),
        rules,
        objective,
    }
}

fn solved(rules: Vec<Rule>, objective: Objective) -> Solution {
    best_set(&problem(rules, objective)).unwrap()
}

#[test]
fn the_cheapest_cover_says_why() {
    let best = solved(vec![], Objective::LeastCost);
    assert_eq!(
        (best.tools, best.cost, best.exact),
        (vec![1, 3, 4], 9.0, true)
    );
    let reason = |tool: usize| {
        (
            best.reasons[tool].why.clone(),
            best.reasons[tool].difference,
        )
    };
    // The suite adds what the singles lack in fit, and costs one more.
    assert_eq!(reason(0), (Why::Worse, Some(1.0)));
    assert_eq!(reason(1), (Why::Covers { needs: vec![0] }, Some(1.0)));
    assert_eq!(reason(2), (Why::Worse, Some(1.0)));
    assert_eq!(reason(4), (Why::Covers { needs: vec![2] }, Some(1.0)));
    // Below the minimum fit it covers nothing, and costs its price.
    assert_eq!(reason(5), (Why::AddsNothing, Some(1.0)));
}

#[test]
fn rules_are_kept_and_named() {
    let least = Objective::LeastCost;
    let best = solved(vec![Rule::AtMostOne { tools: vec![1, 3] }], least);
    assert_eq!((best.tools.clone(), best.cost), (vec![0], 10.0));
    assert_eq!(
        best.reasons[0].why,
        Why::Covers {
            needs: vec![0, 1, 2]
        }
    );
    let best = solved(vec![Rule::AllOrNone { tools: vec![3, 5] }], least);
    assert_eq!((best.tools, best.cost), (vec![0], 10.0));
    let best = solved(
        vec![Rule::Barred { tool: 0 }, Rule::Needs { tool: 1, other: 5 }],
        least,
    );
    assert_eq!((best.tools, best.cost), (vec![1, 3, 4, 5], 10.0));
    assert_eq!(best.reasons[0].why, Why::Barred { rule: 0 });
    assert_eq!(best.reasons[1].why, Why::NobodyElse { needs: vec![0] });
    assert_eq!(best.reasons[1].difference, None);
    assert_eq!(best.reasons[5].why, Why::GoesWith { rule: 1 });
    let best = solved(
        vec![
            Rule::Required { tool: 2 },
            Rule::AtMostOne { tools: vec![2, 3] },
        ],
        least,
    );
    assert_eq!((best.tools, best.cost), (vec![1, 2, 4], 10.0));
    assert_eq!(best.reasons[2].why, Why::Required { rule: 0 });
    assert_eq!(best.reasons[3].why, Why::Excluded { rule: 1, by: 2 });
}

#[test]
fn a_budget_buys_most() {
    let within = |budget| solved(vec![], Objective::MostValue { budget });
    let best = within(9.0);
    assert_eq!((best.tools, best.value, best.cost), (vec![1, 2], 2.0, 8.0));
    assert_eq!(best.reasons[0].difference, None);
    // With it, two halves and a whole are worth as much, for one more.
    assert_eq!(best.reasons[4].difference, Some(0.0));
    let best = within(10.0);
    assert_eq!((best.tools, best.value), (vec![0], 3.0));
    assert_eq!(within(0.0).tools, Vec::<usize>::new());
    assert_eq!(within(6.5).tools, vec![1, 4]);
}

#[test]
fn why_there_is_no_set_is_said() {
    let mut bare = problem(vec![], Objective::LeastCost);
    bare.needs[2].minimum = 1.0;
    bare.tools.remove(0);
    assert_eq!(best_set(&bare), Err(NoSet::Uncovered { needs: vec![2] }));
    let clash = |rules| best_set(&problem(rules, Objective::LeastCost));
    let barred = |tool| Rule::Barred { tool };
    let rules = vec![barred(5), barred(0), barred(4)];
    assert_eq!(
        clash(rules),
        Err(NoSet::Clash {
            rules: vec![1, 2],
            needs: vec![2]
        })
    );
    let rules = vec![
        Rule::Required { tool: 1 },
        barred(5),
        Rule::Needs { tool: 1, other: 3 },
        Rule::AtMostOne { tools: vec![1, 3] },
    ];
    assert_eq!(
        clash(rules),
        Err(NoSet::Clash {
            rules: vec![0, 2, 3],
            needs: vec![]
        })
    );
    let budget = |budget, rules| best_set(&problem(rules, Objective::MostValue { budget }));
    let over = NoSet::OverBudget {
        cheapest: 10.0,
        budget: 9.0,
    };
    assert_eq!(budget(9.0, vec![Rule::Required { tool: 0 }]), Err(over));
    let both = vec![Rule::Required { tool: 0 }, barred(0), barred(1)];
    assert_eq!(
        budget(99.0, both),
        Err(NoSet::Clash {
            rules: vec![0, 1],
            needs: vec![]
        })
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let check = |change: &dyn Fn(&mut Problem), expect: &str| {
        let mut wrong = problem(vec![], Objective::LeastCost);
        change(&mut wrong);
        let said = best_set(&wrong).unwrap_err().to_string();
        assert!(said.contains(expect), "{said}");
    };
    check(&|p| p.tools[1].cost = -1.0, "tool 1 must cost");
    check(&|p| p.tools[1].cost = f64::NAN, "tool 1 must cost");
    check(&|p| p.tools[2].fits[0] = 1.5, "tool 2 must have a fit");
    check(&|p| p.tools[2].fits.truncate(1), "tool 2 must have a fit");
    check(&|p| p.needs[0].minimum = 0.0, "need 0 must have a minimum");
    check(
        &|p| p.needs[0].value = f64::INFINITY,
        "need 0 must be worth",
    );
    check(
        &|p| p.rules.push(Rule::Barred { tool: 9 }),
        "rule 0 names a tool",
    );
    check(&|p| p.needs = needs(129), "need 128 is one too many");
    check(
        &|p| p.objective = Objective::MostValue { budget: f64::NAN },
        "budget",
    );
    let nothing = Problem {
        tools: vec![],
        needs: vec![],
        rules: vec![],
        objective: Objective::LeastCost,
    };
    assert_eq!(best_set(&nothing).unwrap().tools, Vec::<usize>::new());
}

/// Whether a set, a bit per tool, keeps the rules.
fn keeps(rules: &[Rule], set: u32) -> bool {
    let has = |tool: usize| set >> tool & 1 == 1;
    rules.iter().all(|rule| match rule {
        Rule::AtMostOne { tools } => tools.iter().filter(|&&t| has(t)).count() <= 1,
        Rule::AllOrNone { tools } => tools.iter().all(|&t| has(t) == has(tools[0])),
        Rule::Needs { tool, other } => !has(*tool) || has(*other),
        Rule::Required { tool } => has(*tool),
        Rule::Barred { tool } => !has(*tool),
    })
}

/// Returns cost and value of the best of all sets there are.
fn exhaustive(problem: &Problem) -> Option<(f64, f64)> {
    let tools = problem.tools.len();
    let mut best: Option<(f64, f64)> = None;
    for set in 0..1_u32 << tools {
        if !keeps(&problem.rules, set) {
            continue;
        }
        let (mut cost, mut fits) = (0.0, [0.0_f64; 8]);
        for (tool, t) in problem
            .tools
            .iter()
            .enumerate()
            .filter(|(t, _)| set >> t & 1 == 1)
        {
            cost += t.cost;
            for (need, fit) in t.fits.iter().enumerate() {
                if *fit >= problem.needs[need].minimum {
                    fits[need] = fits[need].max(*fit);
                }
            }
            debug_assert!(tool < tools);
        }
        let value: f64 = problem
            .needs
            .iter()
            .zip(fits)
            .map(|(n, f)| n.value * f)
            .sum();
        let covered = problem.needs.iter().zip(fits).all(|(_, f)| f > 0.0);
        let better = match problem.objective {
            Objective::LeastCost => covered && best.is_none_or(|(c, _)| cost < c - 1e-9),
            Objective::MostValue { budget } => {
                cost <= budget
                    && best.is_none_or(|(c, v)| {
                        value > v + 1e-9 || (value > v - 1e-9 && cost < c - 1e-9)
                    })
            }
        };
        if better {
            best = Some((cost, value));
        }
    }
    best
}

fn any_rule(tools: usize) -> impl Strategy<Value = Rule> {
    let some = prop::collection::vec(0..tools, 1..4).prop_map(|mut tools| {
        tools.sort_unstable();
        tools.dedup();
        tools
    });
    prop_oneof![
        3 => some.clone().prop_map(|tools| Rule::AtMostOne { tools }),
        2 => some.prop_map(|tools| Rule::AllOrNone { tools }),
        2 => (0..tools, 0..tools).prop_map(|(tool, other)| Rule::Needs { tool, other }),
        1 => (0..tools).prop_map(|tool| Rule::Required { tool }),
        1 => (0..tools).prop_map(|tool| Rule::Barred { tool }),
    ]
}

fn any_problem(most: usize) -> impl Strategy<Value = Problem> {
    (1..=most, 1usize..7).prop_flat_map(|(tools, needs)| {
        // Fits as people state them: not at all, partial, good, full.
        let fit = prop_oneof![3 => Just(0.0), 1 => Just(0.25), 1 => Just(0.5), 1 => Just(1.0)];
        let tool = (0u8..20, prop::collection::vec(fit, needs)).prop_map(|(cost, fits)| SetTool {
            cost: f64::from(cost),
            fits,
        });
        let need =
            (prop_oneof![Just(0.25), Just(0.5), Just(1.0)], 0u8..5).prop_map(|(minimum, value)| {
                Need {
                    minimum,
                    value: f64::from(value),
                }
            });
        let objective = prop_oneof![
            Just(Objective::LeastCost),
            (0u8..60).prop_map(|budget| Objective::MostValue {
                budget: f64::from(budget)
            })
        ];
        (
            prop::collection::vec(tool, tools),
            prop::collection::vec(need, needs),
            prop::collection::vec(any_rule(tools), 0..4),
            objective,
        )
            .prop_map(|(tools, needs, rules, objective)| Problem {
                tools,
                needs,
                rules,
                objective,
            })
    })
}

fn certify(problem: &Problem) -> Result<(), TestCaseError> {
    match (best_set(problem), exhaustive(problem)) {
        (Ok(found), Some((cost, value))) => {
            prop_assert!(found.exact);
            let set = found.tools.iter().fold(0, |set, tool| set | 1 << tool);
            prop_assert!(keeps(&problem.rules, set), "{:?}", found.tools);
            prop_assert!(
                (found.cost - cost).abs() < 1e-9,
                "{} for {}",
                found.cost,
                cost
            );
            if problem.objective != Objective::LeastCost {
                prop_assert!(
                    (found.value - value).abs() < 1e-9,
                    "{} for {}",
                    found.value,
                    value
                );
            }
        }
        (Err(_), None) => {}
        (found, expect) => prop_assert!(false, "{:?} for {:?}", found, expect),
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_best_set_is_the_best_of_all_sets(problem in any_problem(11)) {
        certify(&problem)?;
    }

    #[test]
    fn a_clash_is_one_and_none_of_it_is_idle(problem in any_problem(7)) {
        let Err(NoSet::Clash { rules, needs }) = best_set(&problem) else { return Ok(()) };
        let part = |rules: &[usize], needs: &[usize]| Problem {
            tools: problem.tools.iter().map(|t| SetTool {
                cost: 0.0, fits: needs.iter().map(|&n| t.fits[n]).collect()
            }).collect(),
            needs: needs.iter().map(|&n| problem.needs[n]).collect(),
            rules: rules.iter().map(|&r| problem.rules[r].clone()).collect(),
            objective: Objective::LeastCost,
        };
        prop_assert_eq!(exhaustive(&part(&rules, &needs)), None);
        for left_out in &rules {
            let fewer: Vec<usize> = rules.iter().copied().filter(|r| r != left_out).collect();
            prop_assert!(exhaustive(&part(&fewer, &needs)).is_some());
        }
    }

    #[test]
    fn the_opposite_choice_is_as_much_worse_as_it_says(problem in any_problem(7)) {
        let Ok(found) = best_set(&problem) else { return Ok(()) };
        for (tool, reason) in found.reasons.iter().enumerate() {
            let mut other = problem.clone();
            other.rules.push(if reason.chosen { Rule::Barred { tool } } else { Rule::Required { tool } });
            let difference = exhaustive(&other).map(|(cost, value)| match problem.objective {
                Objective::LeastCost => cost - found.cost,
                Objective::MostValue { .. } => found.value - value,
            });
            match (reason.difference, difference) {
                (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-9, "{} for {}", a, b),
                (a, b) => prop_assert_eq!(a.is_none(), b.is_none()),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn the_best_of_twenty_tools_is_the_best_of_a_million_sets(
        problem in any_problem(20).prop_filter("many", |p| p.tools.len() >= 17)
    ) {
        certify(&problem)?;
    }
}
