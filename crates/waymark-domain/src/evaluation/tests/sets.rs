//! Sets of tools.

use super::*;
use crate::evaluation::sets::{SetObjective, SetRequest, ToolSetView, Wanted, tool_sets};
use crate::gap::NodeRef;
use crate::id::CapabilityId;
use crate::tool::{Cover, Fit};

fn capability(n: u128) -> CapabilityId {
    CapabilityId(Uuid::from_u128(400 + n))
}

fn wanted() -> Vec<Wanted> {
    [("Serving", 3.0), ("Monitoring", 1.0)]
        .iter()
        .zip(1..)
        .map(|((title, worth), n)| Wanted {
            capability: NodeRef {
                id: Some(capability(n)),
                code: format!("K{n}"),
                title: (*title).into(),
            },
            worth: *worth,
        })
        .collect()
}

/// Alpha covers both for 300, Beta serving for 100, Gamma monitoring for 200 (partly), Delta is knocked out.
fn covering() -> Vec<Tool> {
    let mut tools = tools();
    let cover = |n: u128, fit: Fit| Cover {
        capability: capability(n),
        fit,
    };
    tools[0].covers = vec![cover(1, Fit::Full), cover(2, Fit::Full)];
    tools[1].covers = vec![cover(1, Fit::Good)];
    tools[2].covers = vec![cover(2, Fit::Partial)];
    tools[3].covers = vec![cover(1, Fit::Full), cover(2, Fit::Full)];
    tools
}

fn best(e: &Evaluation, tools: &[Tool], objective: SetObjective, fit: Fit) -> ToolSetView {
    let scored = Scored::of(e, tools).unwrap();
    let request = SetRequest {
        objective,
        fit,
        with_in_use: true,
    };
    tool_sets(e, tools, &scored, &wanted(), request)
}

fn chosen(view: &ToolSetView) -> Vec<&str> {
    view.tools
        .iter()
        .filter(|t| t.chosen)
        .map(|t| t.name.as_str())
        .collect()
}

#[test]
fn the_cheapest_set_covers_everything() {
    let (mut e, tools) = (evaluation(), covering());
    let good = best(&e, &tools, SetObjective::LeastCost, Fit::Good);
    assert_eq!(chosen(&good), ["Alpha"]);
    assert_eq!(
        good.sentence,
        "Alpha covers all 2 capabilities at least cost: 300 EUR a year."
    );
    assert!(good.exact && good.feasible && good.uncovered.is_empty());
    assert_eq!(good.left_out, ["Delta: knocked out"]);
    let reasons: Vec<&str> = good.tools.iter().map(|t| t.reason.as_str()).collect();
    assert_eq!(
        reasons[0],
        "Nothing else covers Monitoring; there is no set without it."
    );
    assert!(reasons[1].starts_with("Adds nothing"), "{}", reasons[1]);
    e.set_rules = vec![SetRule {
        kind: SetRuleKind::Barred,
        tools: vec![tid(1)],
        reason: "its licence".into(),
    }];
    let barred = best(&e, &tools, SetObjective::LeastCost, Fit::Good);
    assert!(!barred.feasible);
    assert!(
        barred.sentence.contains("its licence"),
        "{}",
        barred.sentence
    );
    let partial = best(&e, &tools, SetObjective::LeastCost, Fit::Partial);
    assert_eq!(chosen(&partial), ["Beta", "Gamma"]);
    assert!(close(partial.cost, 300.0));
}

#[test]
fn the_most_is_covered_within_a_budget() {
    let (e, tools) = (evaluation(), covering());
    let view = best(
        &e,
        &tools,
        SetObjective::MostValue { budget: 150.0 },
        Fit::Partial,
    );
    assert_eq!(chosen(&view), ["Beta"]);
    // Two thirds of serving, which is worth three of four.
    assert!(close(view.worth, 0.5), "{}", view.worth);
    assert_eq!(view.uncovered[0].title, "Monitoring");
}

#[test]
fn what_is_in_use_costs_nothing_more() {
    let (e, mut tools) = (evaluation(), covering());
    tools[1].state = ToolState::InUse;
    tools[2].annual_cost = None;
    let view = best(&e, &tools, SetObjective::LeastCost, Fit::Good);
    assert!(
        view.left_out
            .contains(&"Gamma: its cost is not known".to_owned())
    );
    assert!(view.tools.iter().any(|t| t.in_use && t.cost == 0.0));
    let scored = Scored::of(&e, &tools).unwrap();
    let request = SetRequest {
        objective: SetObjective::LeastCost,
        fit: Fit::Good,
        with_in_use: false,
    };
    let none = tool_sets(&e, &tools, &scored, &[], request);
    assert_eq!(
        none.sentence,
        "The evaluation names no capability to cover."
    );
}
