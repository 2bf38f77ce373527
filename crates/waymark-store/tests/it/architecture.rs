//! The architecture: written as it was meant, taken back whole, and kept from dangling.

use proptest::prelude::*;
use waymark_domain::architecture::{
    Architecture, ArchitectureRule, ArchitectureScheme, ArchitectureWaiver, CheckComparison,
    Classification, Component, ComponentChange, ComponentKind, ComponentState, Control,
    Criticality, Element, EnforcedBy, Environment, EnvironmentChange, EnvironmentKind,
    EnvironmentState, Flow, FlowKind, Gate, GateCheck, GateEvidence, GateKind, Layer, Pin, Plateau,
    PlateauKind, Policy, PolicyKind, Promotion, SourceFile,
};
use waymark_domain::id::{
    ComponentId, ControlId, EnvironmentId, FlowId, GateId, PlateauId, PolicyId, RoleId, WaiverId,
};
use waymark_domain::process::RuleSeverity;
use waymark_domain::tool::Hosting;
use waymark_store::StoreError;

use crate::process::step;
use crate::support::*;

fn plateau(n: u32) -> PlateauId {
    PlateauId(key(30, n))
}

fn environment(n: u32) -> EnvironmentId {
    EnvironmentId(key(31, n))
}

fn component(n: u32) -> ComponentId {
    ComponentId(key(32, n))
}

fn gate(n: u32) -> GateId {
    GateId(key(33, n))
}

fn flow(n: u32) -> FlowId {
    FlowId(key(34, n))
}

fn the_role(n: u8) -> RoleId {
    role(u32::from(b'0' + n))
}

fn plateaus() -> Vec<Plateau> {
    let make = |n: u32, kind, date| Plateau {
        id: plateau(n),
        code: format!("P{n}"),
        title: format!("Plateau „{n}“"),
        kind,
        date,
        description: "What it makes possible.\nAnd what not.".into(),
    };
    vec![
        make(2, PlateauKind::Baseline, Some(day(2026, 11, 1))),
        make(1, PlateauKind::Target, None),
    ]
}

fn environments() -> Vec<Environment> {
    let state = EnvironmentState {
        hosting: Hosting::OnPremises,
        provider: "Leeds".into(),
        network: "lab".into(),
        identity: "directory".into(),
        classification: Classification::Restricted,
        writers: vec![the_role(2), the_role(1)],
    };
    let change = EnvironmentChange {
        from: plateau(1),
        state: EnvironmentState {
            hosting: Hosting::Cloud,
            writers: vec![the_role(1)],
            ..EnvironmentState::default()
        },
    };
    let make = |n: u32, kind| Environment {
        id: environment(n),
        code: format!("E{n}"),
        title: format!("Environment {n}"),
        kind,
        description: String::new(),
        state: EnvironmentState::default(),
        changes: vec![],
        plateaus: vec![],
    };
    let first = Environment {
        state,
        changes: vec![change],
        plateaus: vec![plateau(1), plateau(2)],
        ..make(2, EnvironmentKind::Development)
    };
    vec![first, make(1, EnvironmentKind::Production)]
}

fn components() -> Vec<Component> {
    let make = |n: u32, kind| Component::new(component(n), &format!("C{n}"), "Component", kind);
    let state = ComponentState {
        tool: Some(tool(2).id),
        hosting: Hosting::Saas,
        provider: "somewhere".into(),
        note: "a note".into(),
    };
    let first = Component {
        environment: Some(environment(2)),
        layer: Some(Layer::Serve),
        description: "What it does.".into(),
        owner_role: Some(the_role(1)),
        criticality: Criticality::High,
        changes: vec![ComponentChange {
            from: plateau(1),
            state: ComponentState {
                tool: Some(tool(3).id),
                ..ComponentState::default()
            },
        }],
        state,
        capabilities: vec![capability(5), capability(2)],
        steps: vec![step(7), step(3)],
        plateaus: vec![plateau(1)],
        replaces: vec![component(1)],
        inventory: "M-01".into(),
        initiative: "Backbone".into(),
        recommendation: Some(recommendation(1)),
        eliminated_because: "It is too slow.".into(),
        pin: Some(Pin { x: 12.5, y: -3.0 }),
        ..make(3, ComponentKind::Training)
    };
    vec![
        first,
        make(1, ComponentKind::OnlineServing),
        make(2, ComponentKind::ModelRegistry),
    ]
}

fn gates() -> Vec<Gate> {
    let full = Gate {
        description: "What it is for.".into(),
        criteria: vec!["one".into(), "two".into()],
        evidence: vec![
            GateEvidence {
                title: "Report".into(),
                step: Some(step(7)),
                location: "shelf".into(),
            },
            GateEvidence {
                title: "Record".into(),
                step: None,
                location: String::new(),
            },
        ],
        checks: vec![GateCheck {
            measure: "AUC".into(),
            comparison: CheckComparison::AtLeast,
            threshold: 0.72,
            unit: String::new(),
        }],
        approvers: vec![the_role(2), the_role(1)],
        deputy: Some(the_role(1)),
        deployer: Some(the_role(2)),
        promotion: Some(Promotion::DeployCode),
        rollback: "the version before".into(),
        rollback_minutes: Some(u32::MAX),
        step: Some(step(7)),
        plateaus: vec![plateau(1)],
        pin: Some(Pin { x: 0.0, y: 1e9 }),
        ..Gate::new(gate(1), "G1", "Approval", GateKind::Approval)
    };
    vec![Gate::new(gate(2), "G2", "Quality", GateKind::Quality), full]
}

fn flows() -> Vec<Flow> {
    let make = |n: u32, from: u32, to: u32| Flow {
        id: flow(n),
        code: format!("F{n}"),
        title: String::new(),
        from: component(from),
        to: component(to),
        kind: FlowKind::Model,
        protocol: "S3 copy".into(),
        classification: Classification::Confidential,
        gate: (n == 1).then(|| gate(1)),
        description: String::new(),
        plateaus: vec![],
    };
    let listed = Flow {
        plateaus: vec![plateau(2), plateau(1)],
        ..make(2, 3, 2)
    };
    vec![listed, make(1, 2, 1), make(3, 1, 1)]
}

fn policies() -> Vec<Policy> {
    let control = |n: u32, applies_to, enforced_by| Control {
        id: ControlId(key(36, n)),
        code: format!("P-1.{n}"),
        title: "Something one can look at".into(),
        verification: "Look at it.".into(),
        applies_to,
        enforced_by,
    };
    let places = vec![
        Element::Gate(gate(1)),
        Element::Plateau(plateau(1)),
        Element::Environment(environment(1)),
        Element::Component(component(3)),
        Element::Flow(flow(2)),
    ];
    let tools = [3, 1].map(|n| EnforcedBy {
        tool: tool(n).id,
        how: "a setting".into(),
    });
    let make = |n: u32, controls| Policy {
        id: PolicyId(key(35, n)),
        code: format!("P-{n}"),
        title: "What it asks".into(),
        kind: PolicyKind::Governance,
        statement: "And why.".into(),
        owner_role: Some(the_role(2)),
        references: vec!["ISO/IEC 42001".into()],
        controls,
    };
    vec![
        make(
            2,
            vec![
                control(2, places, tools.to_vec()),
                control(1, vec![], vec![]),
            ],
        ),
        make(1, vec![control(3, vec![], vec![])]),
    ]
}

fn waivers() -> Vec<ArchitectureWaiver> {
    let elements = [
        None,
        Some(Element::Environment(environment(1))),
        Some(Element::Component(component(3))),
        Some(Element::Flow(flow(2))),
        Some(Element::Control(ControlId(key(36, 1)))),
    ];
    let make = |(n, element): (u32, Option<Element>)| ArchitectureWaiver {
        id: WaiverId(key(37, n)),
        rule: ArchitectureRule::Segregation,
        element,
        reason: "one directory until the move".into(),
        expires: day(2027, 3, 31),
        by: "jo".into(),
    };
    (1..).zip(elements).map(make).collect()
}

/// Returns an architecture in which every column and every table holds something.
pub(crate) fn architecture() -> Architecture {
    Architecture {
        scheme: ArchitectureScheme {
            title: "Platform".into(),
            promotion: Promotion::DeployCode,
            severities: [(ArchitectureRule::OpenSlot, RuleSeverity::Off)].into(),
        },
        plateaus: plateaus(),
        environments: environments(),
        components: components(),
        gates: gates(),
        flows: flows(),
        policies: policies(),
        waivers: waivers(),
        source: Some(SourceFile {
            name: "model.xml".into(),
            text: "<model/>".into(),
        }),
    }
}

#[test]
fn a_tool_that_a_component_uses_stays() {
    let mut store = store();
    let found = store.references_to_tool(tool(3).id).unwrap();
    assert_eq!(found.fills, ["Component"]);
    assert_eq!(found.components, 1);
    let refused = store.command(meta("x"), |e| e.delete_tool(tool(3).id));
    let Err(StoreError::InUse { why, .. }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        why,
        "in the architecture “Component” uses it; give it another tool or an open slot first"
    );
    let before = store.architecture().unwrap();
    let mut after = before.clone();
    after.components[0].changes.clear();
    store
        .command(meta("open"), |e| e.update_architecture(&before, &after))
        .unwrap();
    store
        .command(meta("x"), |e| e.delete_tool(tool(3).id))
        .unwrap();
    let tools = &store.architecture().unwrap().policies[0].controls[0].enforced_by;
    assert_eq!(tools.len(), 1);
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    store.undo(at(2), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn what_goes_elsewhere_leaves_the_architecture_sound() {
    let mut store = store();
    store
        .command(meta("x"), |e| e.delete_role(the_role(1)))
        .unwrap();
    store
        .command(meta("x"), |e| e.delete_recommendation(recommendation(1)))
        .unwrap();
    let process = store.process().unwrap();
    let mut without = process.clone();
    without.remove_step(step(5)).unwrap();
    store
        .command(meta("x"), |e| e.update_process(&process, &without))
        .unwrap();
    let now = store.architecture().unwrap();
    assert_eq!(now.environments[0].state.writers, [the_role(2)]);
    assert_eq!(now.components[0].owner_role, None);
    assert_eq!(now.components[0].recommendation, None);
    assert_eq!(now.components[0].steps, [step(3)]);
    assert_eq!(now.gates[1].approvers, [the_role(2)]);
    assert_eq!((now.gates[1].deputy, now.gates[1].step), (None, None));
    assert_eq!(now.gates[1].evidence[0].step, None);
    assert_sound(&store);
    for n in 1..=3 {
        store.undo(at(n), "jo").unwrap();
    }
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn what_breaks_a_rule_of_the_tables_does_not_go_in() {
    type Break = fn(&mut Architecture);
    let mut store = store();
    let before = store.architecture().unwrap();
    let cases: [(Break, &str); 5] = [
        (|a| a.plateaus[0].code.clear(), "its code is empty"),
        (|a| a.waivers[0].reason.clear(), "its reason is empty"),
        (
            |a| a.components[1].replaces.push(component(1)),
            "it cannot take its own place",
        ),
        (
            |a| a.gates[0].approvers = vec![the_role(1), the_role(1)],
            "it names the same role twice",
        ),
        (|a| a.flows[0].to = component(99), "refers to"),
    ];
    for (change, expect) in cases {
        let mut after = before.clone();
        change(&mut after);
        let refused = store.command(meta("x"), |e| e.update_architecture(&before, &after));
        let message = refused.unwrap_err().to_string();
        assert!(message.contains(expect), "{message}");
        assert_eq!(store.architecture().unwrap(), before);
    }
}

#[test]
fn a_capability_that_a_tool_covers_is_retired_when_its_model_is_replaced() {
    let mut store = store();
    let mut model = store.model(model_id(1)).unwrap();
    let covered = tool(1).covers[0].capability;
    model.capabilities.retain(|c| c.id != covered);
    let children = model.capabilities.iter().any(|c| c.parent == Some(covered));
    assert!(!children, "the fixture's covered capability is a leaf");
    store
        .command(meta("x"), |e| e.replace_model(&model))
        .unwrap();
    assert!(store.capability(covered).unwrap().retired);
    assert_sound(&store);
}

/// One change of an architecture, chosen by numbers.
fn change(a: &mut Architecture, what: u8, n: usize) {
    fn drop_one<T>(of: &mut Vec<T>, n: usize) -> Option<T> {
        (!of.is_empty()).then(|| of.remove(n % of.len()))
    }
    match what {
        0 => a.components.rotate_left(n % 3),
        1 => a.flows.reverse(),
        2 => drop(drop_one(&mut a.waivers, n)),
        3 => drop(drop_one(&mut a.policies[0].controls, n)),
        4 => {
            a.policies[0].controls.reverse();
            let moved = a.policies[0].controls.pop();
            a.policies[1].controls.extend(moved);
        }
        5 => {
            let gone = drop_one(&mut a.gates, n).map(|g| g.id);
            for f in &mut a.flows {
                f.gate = f.gate.filter(|g| Some(*g) != gone);
            }
        }
        6 => a.environments[n % 2].changes.push(EnvironmentChange {
            from: plateau(2),
            state: EnvironmentState::default(),
        }),
        7 => {
            let takes = a.components[0].id;
            let place = [component(2)].into_iter();
            a.components[0].replaces = place.filter(|of| *of != takes).collect();
        }
        8 => {
            // Everything goes but the scheme.
            *a = Architecture {
                scheme: a.scheme.clone(),
                ..Architecture::default()
            };
        }
        _ => drop(drop_one(&mut a.flows, n)),
    }
    // What names an element that is gone goes with it, as the api sees to.
    let gates: Vec<_> = a.gates.iter().map(|g| g.id).collect();
    let flows: Vec<_> = a.flows.iter().map(|f| f.id).collect();
    let controls: Vec<_> = a
        .policies
        .iter()
        .flat_map(|p| &p.controls)
        .map(|c| c.id)
        .collect();
    let there = |e: &Element| match e {
        Element::Gate(id) => gates.contains(id),
        Element::Flow(id) => flows.contains(id),
        Element::Control(id) => controls.contains(id),
        _ => true,
    };
    a.waivers.retain(|w| w.element.as_ref().is_none_or(there));
    for control in a.policies.iter_mut().flat_map(|p| &mut p.controls) {
        control.applies_to.retain(there);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever is done to it, what is written is what was meant, and undo brings back what was.
    #[test]
    fn any_change_is_written_and_undone(
        changes in proptest::collection::vec((0_u8..8, 0_usize..6), 1..5),
        end in 0_u8..12,
    ) {
        let mut store = store();
        let before = store.architecture().unwrap();
        let mut after = before.clone();
        for (what, n) in changes {
            change(&mut after, what, n);
        }
        if end >= 8 {
            change(&mut after, end, 0);
        }
        store.command(meta("change"), |e| e.update_architecture(&before, &after)).unwrap();
        prop_assert_eq!(store.architecture().unwrap(), after);
        assert_sound(&store);
        store.undo(at(1), "jo").unwrap();
        prop_assert_eq!(store.architecture().unwrap(), before);
    }
}
