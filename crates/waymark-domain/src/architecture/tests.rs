//! What holds of every rule, of presence in plateaus, and of waivers.

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::WaiverId;
use crate::tool::Hosting;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn found(example: &ArchitectureExample) -> Vec<ArchitectureFinding> {
    findings(&example.facts(), day("2026-11-26"))
}

#[test]
fn no_rule_finds_anything_in_the_right_example() {
    let found = found(&ArchitectureExample::right());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_rule_finds_its_wrong_example() {
    let right = ArchitectureExample::right();
    for &rule in ArchitectureRule::ALL {
        let wrong = rule.wrong_example();
        assert_ne!(wrong, right, "{}: nothing is changed", rule.id());
        let found = found(&wrong);
        assert!(
            found.iter().any(|f| f.rule == rule),
            "{}: {found:#?}",
            rule.id()
        );
        assert_eq!(ArchitectureRule::from_id(rule.id()), Some(rule));
    }
}

#[test]
fn the_path_without_a_gate_is_told_from_where_it_begins() {
    let wrong = ArchitectureRule::ApprovalGate.wrong_example();
    let found = found(&wrong);
    let finding = found
        .iter()
        .find(|f| f.rule == ArchitectureRule::ApprovalGate)
        .unwrap();
    assert_eq!(
        finding.message,
        "No gate on the path into Production: Training → Registry → Endpoint."
    );
    assert_eq!(finding.others.len(), 2);
    assert_eq!(finding.plateaus.len(), 2);
    assert!(finding.is_error());
}

#[test]
fn a_circle_that_nothing_is_delivered_to_is_a_beginning_too() {
    let text = ArchitectureExample::right().text.replace(
        "flow F9",
        "component Build ci_cd in Shared tool=Mill\n\
         component Images artefact_store in Shared tool=Stack\n\
         flow X1 Build -> Images code\n\
         flow X2 Images -> Build code\n\
         flow X3 Images -> Monitor deploy\n\
         flow F9",
    );
    let found = found(&ArchitectureExample { text });
    let ungated = found
        .iter()
        .find(|f| f.rule == ArchitectureRule::ApprovalGate);
    let message = &ungated
        .expect("nobody approves what the circle delivers")
        .message;
    assert_eq!(
        message,
        "No gate on the path into Production: Build → Images → Monitor."
    );
}

#[test]
fn what_is_found_in_a_baseline_alone_blocks_nothing() {
    // Only today's folder serves without a registry.
    let text = ArchitectureExample::right().text.replace(
        "flow F9 Training -> Shared_folder data",
        "flow F9 Shared_folder -> Endpoint model",
    );
    let found = found(&ArchitectureExample { text });
    let finding = found
        .iter()
        .find(|f| f.rule == ArchitectureRule::OneRegistry)
        .unwrap();
    assert!(!finding.planned && !finding.is_error() && finding.counts());
}

#[test]
fn a_component_is_where_its_environment_is_and_a_flow_where_both_ends_are() {
    let mut facts = ArchitectureExample::right().facts();
    let target = facts.architecture.plateaus[1].id;
    facts.architecture.environments[1].plateaus = vec![target];
    let staging = facts.architecture.environments[1].id;
    let index = Index::of(&facts.architecture);
    let [today, later] = index.plateaus().try_into().unwrap();
    let codes = |at: &At<'_, '_>| -> Vec<String> { at.flows().map(|f| f.code.clone()).collect() };
    assert!(!today.has(Element::Environment(staging)) && later.has(Element::Environment(staging)));
    assert_eq!(
        today.components().count(),
        7,
        "without staging and the feature store"
    );
    assert_eq!(codes(&today), ["F1", "F2", "F4", "F5", "F6", "F7", "F9"]);
    assert_eq!(
        codes(&later),
        ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"]
    );
}

#[test]
fn a_change_holds_from_its_plateau_on() {
    let mut facts = ArchitectureExample::right().facts();
    let plateaus: Vec<PlateauId> = facts.architecture.plateaus.iter().map(|p| p.id).collect();
    let monitor = facts.architecture.components.last_mut().unwrap();
    monitor.changes = vec![ComponentChange {
        from: plateaus[1],
        state: ComponentState {
            hosting: Hosting::Saas,
            provider: "Fenwatch".into(),
            ..monitor.state.clone()
        },
    }];
    let id = monitor.id;
    let index = Index::of(&facts.architecture);
    let hosting = |plateau: usize| {
        let at = &index.plateaus()[plateau];
        let component = facts.architecture.component(id).unwrap();
        let (hosting, provider) = at.hosting(component);
        (hosting, provider.to_owned())
    };
    // Where a component says nothing, its environment speaks.
    assert_eq!(hosting(0), (Hosting::Cloud, String::new()));
    assert_eq!(hosting(1), (Hosting::Saas, "Fenwatch".into()));
}

#[test]
fn a_waiver_holds_until_its_day() {
    let mut facts = ArchitectureRule::OneApprover.wrong_example().facts();
    let gate = facts.architecture.gates[1].id;
    facts.architecture.waivers.push(ArchitectureWaiver {
        id: WaiverId(Uuid::from_u128(9)),
        rule: ArchitectureRule::OneApprover,
        element: Some(Element::Gate(gate)),
        reason: "The board decides in pairs until it has a chair.".into(),
        expires: day("2027-01-01"),
        by: "Y. Demir".into(),
    });
    let errors = |today: &str| {
        findings(&facts, day(today))
            .iter()
            .filter(|f| f.is_error())
            .count()
    };
    assert_eq!(errors("2026-12-31"), 0);
    assert_eq!(errors("2027-01-01"), 1);
}

#[test]
fn a_rule_that_is_off_finds_nothing() {
    let mut facts = ArchitectureRule::Inventory.wrong_example().facts();
    let severities = &mut facts.architecture.scheme.severities;
    severities.insert(ArchitectureRule::Inventory, RuleSeverity::Off);
    assert!(findings(&facts, day("2026-11-26")).is_empty());
}

#[test]
fn the_page_of_rules_is_written_from_them() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/architecture-rules.md"
    );
    if std::env::var_os("WAYMARK_WRITE_DOCS").is_some() {
        std::fs::write(path, rules_page()).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        page == rules_page(),
        "docs/architecture-rules.md does not match the rules; run this test with WAYMARK_WRITE_DOCS set"
    );
}

proptest! {
    /// Whatever flows there are, the search for ungated paths ends, and a gate on every flow into production leaves
    /// it nothing to find.
    #[test]
    fn gates_on_all_entries_leave_no_ungated_path(
        flows in prop::collection::vec((0_usize..9, 0_usize..9, any::<bool>()), 0..40),
    ) {
        let mut facts = ArchitectureExample::right().facts();
        let ids: Vec<ComponentId> = facts.architecture.components.iter().map(|c| c.id).collect();
        let gate = facts.architecture.gates[1].id;
        let template = facts.architecture.flows[0].clone();
        for (n, &(from, to, model)) in flows.iter().enumerate() {
            facts.architecture.flows.push(Flow {
                id: FlowId(Uuid::from_u128(1_000 + n as u128)),
                code: format!("X{n}"),
                from: ids[from],
                to: ids[to],
                kind: if model { FlowKind::Model } else { FlowKind::Deploy },
                gate: Some(gate),
                ..template.clone()
            });
        }
        let ungated = |facts: &ArchitectureFacts| {
            let found = findings(facts, day("2026-11-26"));
            found.iter().filter(|f| f.rule == ArchitectureRule::ApprovalGate).count()
        };
        prop_assert_eq!(ungated(&facts), 0);
        for flow in &mut facts.architecture.flows {
            flow.gate = None;
        }
        prop_assert!(ungated(&facts) >= 1, "the registry feeds production without a gate");
    }
}
