//! Architectures made in code, of any size and with any text.

use waymark_domain::architecture::{
    ArchitectureFacts, ArchitectureRule, ArchitectureWaiver, CheckComparison, Classification,
    Component, ComponentKind, Control, EnforcedBy, Environment, EnvironmentKind, EnvironmentState,
    Flow, FlowKind, Gate, GateCheck, GateEvidence, GateKind, Plateau, PlateauKind, Policy,
    PolicyKind,
};
use waymark_domain::engagement::Role;
use waymark_domain::id::{
    ComponentId, ControlId, EnvironmentId, FlowId, GateId, PlateauId, PolicyId, RoleId, ToolId,
    WaiverId,
};
use waymark_domain::tool::Tool;

use crate::fixture::id;

/// Returns an architecture of `n` components in five environments over three plateaus, with half as many flows again;
/// every text begins with `typed`.
pub(crate) fn facts_of(n: usize, typed: &str) -> ArchitectureFacts {
    let mut facts = ArchitectureFacts::default();
    let a = &mut facts.architecture;
    a.scheme.title = format!("{typed}Platform");
    let plateaus = PlateauKind::ALL.iter().enumerate();
    a.plateaus = plateaus.map(|(i, kind)| plateau(i, *kind, typed)).collect();
    let environments = EnvironmentKind::ALL.iter().enumerate();
    a.environments = environments
        .map(|(i, kind)| environment(i, *kind, typed))
        .collect();
    a.components = (0..n).map(|i| component(i, typed)).collect();
    a.flows = (0..n * 3 / 2).map(|i| flow(i, n, typed)).collect();
    a.gates.push(gate(typed));
    a.policies.push(policy(typed));
    a.waivers.push(ArchitectureWaiver {
        id: WaiverId(id(10, 0)),
        rule: ArchitectureRule::OpenSlot,
        element: None,
        reason: format!("{typed}Reason"),
        expires: "2027-01-01".parse().expect("a day"),
        by: typed.to_owned(),
    });
    facts.roles.push(Role {
        id: RoleId(id(4, 0)),
        code: "R1".into(),
        title: format!("{typed}Role"),
        description: String::new(),
    });
    let tool = Tool::new(ToolId(id(9, 0)), "T-01", &format!("{typed}Tool"));
    facts.tools.push(tool);
    facts
}

fn plateau(i: usize, kind: PlateauKind, typed: &str) -> Plateau {
    Plateau {
        id: PlateauId(id(1, i)),
        code: format!("P{i}"),
        title: format!("{typed}Plateau {i}"),
        kind,
        date: None,
        description: typed.to_owned(),
    }
}

fn environment(i: usize, kind: EnvironmentKind, typed: &str) -> Environment {
    Environment {
        id: EnvironmentId(id(2, i)),
        code: format!("E{i}"),
        title: format!("{typed}Environment {i}"),
        kind,
        description: typed.to_owned(),
        state: EnvironmentState {
            provider: typed.to_owned(),
            network: format!("{typed}network"),
            identity: format!("{typed}identity"),
            ..EnvironmentState::default()
        },
        changes: vec![],
        plateaus: vec![],
    }
}

fn component(i: usize, typed: &str) -> Component {
    let kind = ComponentKind::ALL[i % ComponentKind::ALL.len()];
    let (code, title) = (format!("C-{i}"), format!("{typed}Component {i}"));
    let mut component = Component::new(ComponentId(id(3, i)), &code, &title, kind);
    component.environment = Some(EnvironmentId(id(2, i % EnvironmentKind::ALL.len())));
    for field in [
        &mut component.description,
        &mut component.inventory,
        &mut component.eliminated_because,
        &mut component.state.note,
    ] {
        typed.clone_into(field);
    }
    component.owner_role = Some(RoleId(id(4, 0)));
    component.plateaus = match i % 7 {
        0 => vec![PlateauId(id(1, 0))],
        1 | 2 => vec![PlateauId(id(1, 1)), PlateauId(id(1, 2))],
        _ => vec![],
    };
    component
}

fn flow(i: usize, components: usize, typed: &str) -> Flow {
    Flow {
        id: FlowId(id(5, i)),
        code: format!("F-{i}"),
        title: typed.to_owned(),
        from: ComponentId(id(3, i % components)),
        to: ComponentId(id(3, (i * 7 + 3) % components)),
        kind: FlowKind::ALL[i % FlowKind::ALL.len()],
        protocol: typed.to_owned(),
        classification: Classification::ALL[i % 4],
        gate: i.is_multiple_of(9).then(|| GateId(id(6, 0))),
        description: typed.to_owned(),
        plateaus: vec![],
    }
}

fn gate(typed: &str) -> Gate {
    let title = format!("{typed}Gate");
    let mut gate = Gate::new(GateId(id(6, 0)), "G1", &title, GateKind::Approval);
    gate.approvers = vec![RoleId(id(4, 0))];
    gate.criteria = vec![typed.to_owned(); 3];
    typed.clone_into(&mut gate.rollback);
    gate.evidence.push(GateEvidence {
        title: typed.to_owned(),
        step: None,
        location: typed.to_owned(),
    });
    gate.checks.push(GateCheck {
        measure: typed.to_owned(),
        comparison: CheckComparison::AtMost,
        threshold: -0.000_125,
        unit: typed.to_owned(),
    });
    gate
}

fn policy(typed: &str) -> Policy {
    Policy {
        id: PolicyId(id(7, 0)),
        code: "P-01".into(),
        title: format!("{typed}Policy"),
        kind: PolicyKind::Security,
        statement: typed.to_owned(),
        owner_role: None,
        references: vec![typed.to_owned(); 2],
        controls: vec![Control {
            id: ControlId(id(8, 0)),
            code: "P-01.1".into(),
            title: format!("{typed}Control"),
            verification: typed.to_owned(),
            applies_to: vec![],
            enforced_by: vec![EnforcedBy {
                tool: ToolId(id(9, 0)),
                how: typed.to_owned(),
            }],
        }],
    }
}
