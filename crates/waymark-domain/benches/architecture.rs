//! What the rules, the arrangement and the drawing of a large architecture cost: 300 components and 600 flows in four
//! environments over three plateaus.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use uuid::Uuid;
use waymark_domain::architecture::{
    ArchitectureFacts, Classification, Component, ComponentKind, DrawingOptions, Environment,
    EnvironmentKind, EnvironmentState, Flow, FlowKind, Gate, GateKind, Plateau, PlateauKind,
    arrange, drawing, findings,
};
use waymark_domain::id::{ComponentId, EnvironmentId, FlowId, GateId, PlateauId};

const COMPONENTS: usize = 300;
const FLOWS: usize = 600;

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | n as u128)
}

/// Returns an architecture in which every seventh flow leads on to the next environment, half of them through a gate.
fn platform() -> ArchitectureFacts {
    let mut facts = ArchitectureFacts::default();
    let a = &mut facts.architecture;
    for (n, kind) in PlateauKind::ALL.iter().enumerate() {
        a.plateaus.push(Plateau {
            id: PlateauId(id(1, n)),
            code: format!("P{n}"),
            title: format!("Plateau {n}"),
            kind: *kind,
            date: None,
            description: String::new(),
        });
    }
    for (n, kind) in EnvironmentKind::ALL[..4].iter().enumerate() {
        a.environments.push(Environment {
            id: EnvironmentId(id(2, n)),
            code: format!("E{n}"),
            title: format!("Environment {n}"),
            kind: *kind,
            description: String::new(),
            state: EnvironmentState::default(),
            changes: vec![],
            plateaus: vec![],
        });
    }
    for n in 0..COMPONENTS {
        let kind = ComponentKind::ALL[n % ComponentKind::ALL.len()];
        let (code, title) = (format!("C-{n}"), format!("Component {n}"));
        let mut component = Component::new(ComponentId(id(3, n)), &code, &title, kind);
        component.environment = Some(EnvironmentId(id(2, n * 4 / COMPONENTS)));
        if n % 5 == 0 {
            component.plateaus = vec![PlateauId(id(1, n % 3))];
        }
        a.components.push(component);
    }
    a.gates.push(Gate::new(
        GateId(id(4, 0)),
        "G1",
        "Approval",
        GateKind::Approval,
    ));
    for n in 0..FLOWS {
        let step = if n % 7 == 0 {
            COMPONENTS / 4
        } else {
            1 + n % 5
        };
        a.flows.push(Flow {
            id: FlowId(id(5, n)),
            code: format!("F-{n}"),
            title: String::new(),
            from: ComponentId(id(3, n % COMPONENTS)),
            to: ComponentId(id(3, (n + step) % COMPONENTS)),
            kind: FlowKind::ALL[n % FlowKind::ALL.len()],
            protocol: String::new(),
            classification: Classification::Internal,
            gate: n.is_multiple_of(14).then(|| GateId(id(4, 0))),
            description: String::new(),
            plateaus: vec![],
        });
    }
    facts
}

fn architecture(c: &mut Criterion) {
    let facts = platform();
    let today = "2026-11-27".parse().unwrap();
    let found = findings(&facts, today);
    assert!(!found.is_empty(), "there is something to find");
    let arrangement = arrange(&facts);
    let mut group = c.benchmark_group("architecture, 300 components, 600 flows");
    group.sample_size(20);
    group.bench_function("findings", |b| {
        b.iter(|| findings(black_box(&facts), today));
    });
    group.bench_function("arrangement of all plateaus", |b| {
        b.iter(|| arrange(black_box(&facts)));
    });
    group.bench_function("drawing", |b| {
        let options = DrawingOptions::default();
        b.iter(|| drawing(black_box(&facts), &found, &arrangement, &options));
    });
    group.finish();
}

criterion_group!(benches, architecture);
criterion_main!(benches);
