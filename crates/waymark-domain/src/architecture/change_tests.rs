//! What differs between plateaus, what has to be done first, what is removed and what is joined.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::{ControlId, EnvironmentId, FlowId, PolicyId, WaiverId};
use crate::tool::{Hosting, ToolState};
use crate::words::Size;

/// Two plateaus, four lasting blocks, two that go, three that come; one of them in the place of another.
const CHANGE: &str = "\
plateau Today baseline 2026-11-01
plateau Target target 2027-06-30
environment Development development network=lab identity=lab
environment Production production network=prod identity=prod
component Notebook workspace in Development tool=Gannet
component Training training in Development tool=Stonecrop
component Folder artefact_store in Development tool=Disk plateaus=Today because=no_states
component Script ci_cd in Development tool=Cron plateaus=Today
component Endpoint online_serving in Production tool=Flask
component Registry model_registry in Production tool=Larkmoor plateaus=Target initiative=Backbone
component Pipeline ci_cd in Production tool=Mill plateaus=Target
component Features feature_store in Production tool=Siltstone plateaus=Target
flow F1 Notebook -> Training code
flow F2 Training -> Folder data
flow F3 Folder -> Script model
flow F4 Script -> Endpoint model
flow F5 Training -> Registry model
flow F6 Registry -> Endpoint model
flow F7 Pipeline -> Registry model
flow F8 Features -> Endpoint features
flow F9 Endpoint -> Training feedback
";

fn facts() -> ArchitectureFacts {
    let text = CHANGE.to_owned();
    let mut facts = ArchitectureExample { text }.facts();
    let folder = id(&facts, "Folder");
    let (target, flask) = (facts.architecture.plateaus[1].id, tool(&facts, "Larkmoor"));
    let change = |c: &mut Component| {
        c.changes = vec![ComponentChange {
            from: target,
            state: ComponentState {
                tool: Some(flask),
                hosting: Hosting::Saas,
                ..c.state.clone()
            },
        }];
    };
    for component in &mut facts.architecture.components {
        match component.title.as_str() {
            "Registry" => component.replaces = vec![folder],
            "Endpoint" => change(component),
            _ => {}
        }
    }
    facts
}

fn id(facts: &ArchitectureFacts, title: &str) -> ComponentId {
    let found = facts
        .architecture
        .components
        .iter()
        .find(|c| c.title == title);
    found.unwrap().id
}

fn tool(facts: &ArchitectureFacts, name: &str) -> ToolId {
    facts.tools.iter().find(|t| t.name == name).unwrap().id
}

fn ends(facts: &ArchitectureFacts) -> (PlateauId, PlateauId) {
    let p = &facts.architecture.plateaus;
    (p[0].id, p[1].id)
}

fn titles(facts: &ArchitectureFacts, ids: &[ComponentId]) -> Vec<String> {
    let title = |id: &ComponentId| facts.architecture.component(*id).unwrap().title.clone();
    ids.iter().map(title).collect()
}

#[test]
fn every_block_is_added_removed_changed_or_kept() {
    let facts = facts();
    let (from, to) = ends(&facts);
    let difference = difference(&facts, from, to).unwrap();
    let class = |title: &str| {
        let diff = difference
            .of(Element::Component(id(&facts, title)))
            .unwrap();
        (diff.class.sign(), diff.changes.join("; "))
    };
    assert_eq!(class("Notebook"), ("", String::new()));
    assert_eq!(class("Folder"), ("\u{2212}", String::new()));
    assert_eq!(class("Registry"), ("+", String::new()));
    let (sign, changes) = class("Endpoint");
    assert_eq!(sign, "~");
    assert!(changes.starts_with("tool: Flask to Larkmoor"), "{changes}");
    let flows: Vec<&str> = difference.flows.iter().map(|d| d.class.sign()).collect();
    assert_eq!(
        flows,
        [
            "", "\u{2212}", "\u{2212}", "\u{2212}", "+", "+", "+", "+", ""
        ]
    );
    assert_eq!(difference.components_of(DiffClass::Added), 3);
    // The other way round, what comes goes.
    let back = super::difference(&facts, to, from).unwrap();
    assert_eq!(back.components_of(DiffClass::Removed), 3);
    assert_eq!(
        super::difference(&facts, from, PlateauId(Uuid::nil())),
        None
    );
}

#[test]
fn the_gap_matrix_names_what_takes_whose_place_and_what_lacks_a_reason() {
    let facts = facts();
    let (from, to) = ends(&facts);
    let matrix = gap_matrix(&facts, from, to).unwrap();
    let title =
        |id: Option<ComponentId>| id.map_or("-".to_owned(), |id| titles(&facts, &[id]).remove(0));
    let cells: Vec<String> = matrix
        .cells
        .iter()
        .map(|c| {
            let open = if c.open { " open" } else { "" };
            format!(
                "{} {} {}{open}",
                title(c.before),
                c.cell.word(),
                title(c.after)
            )
        })
        .collect();
    assert_eq!(
        cells,
        [
            "Notebook included Notebook",
            "Training included Training",
            "Folder replaced Registry",
            "Script eliminated - open",
            "Endpoint changed Endpoint",
            "- new Features open",
            "- new Pipeline open",
        ]
    );
    assert_eq!(matrix.open(), (1, 2));
    assert_eq!(matrix.rows.len() + matrix.columns.len(), 5 + 6);
}

#[test]
fn what_is_used_comes_before_what_uses_it_and_what_goes_waits_for_its_successor() {
    let facts = facts();
    let (from, to) = ends(&facts);
    let migration = migration(&facts, from, to).unwrap();
    let lines: Vec<String> = migration
        .steps
        .iter()
        .map(|s| {
            let after = titles(&facts, &s.after).join(" ");
            let title = titles(&facts, &[s.component]).remove(0);
            format!(
                "{} {title} {} ({}) after [{after}]",
                s.order, s.points, s.because
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "1 Pipeline 2 (1 flow) after []",
            "1 Features 2 (1 flow) after []",
            "2 Registry 4 (3 flows) after [Pipeline]",
            "3 Endpoint 7 (3 flows, another place, another tool) after [Registry Features]",
            "4 Script 3 (2 flows) after [Endpoint]",
            "5 Folder 3 (2 flows) after [Script Registry]",
        ]
    );
    let efforts: Vec<Size> = migration.steps.iter().map(|s| s.effort).collect();
    assert_eq!(
        efforts,
        [
            Size::Small,
            Size::Small,
            Size::Medium,
            Size::Large,
            Size::Small,
            Size::Small
        ]
    );
}

#[test]
fn a_circle_is_broken_where_the_least_is_open() {
    let mut facts = facts();
    let (registry, pipeline) = (id(&facts, "Registry"), id(&facts, "Pipeline"));
    let template = facts.architecture.flows[5].clone();
    facts.architecture.flows.push(Flow {
        id: FlowId(Uuid::from_u128(77)),
        code: "X".into(),
        from: registry,
        to: pipeline,
        ..template
    });
    let (from, to) = ends(&facts);
    let steps = migration(&facts, from, to).unwrap().steps;
    assert_eq!(steps.len(), 6);
    let order = |id| steps.iter().find(|s| s.component == id).unwrap().order;
    assert_ne!(
        order(registry),
        order(pipeline),
        "one of the two goes first"
    );
}

#[test]
fn a_control_is_enforced_by_what_is_in_use() {
    let mut facts = facts();
    let (today, target) = ends(&facts);
    let folder = Element::Component(id(&facts, "Folder"));
    let [gannet, mill, cron, disk] = ["Gannet", "Mill", "Cron", "Disk"].map(|n| tool(&facts, n));
    for t in &mut facts.tools {
        t.state = match t.name.as_str() {
            "Gannet" => ToolState::InUse,
            "Mill" => ToolState::Chosen,
            "Cron" => ToolState::Retired,
            _ => ToolState::Rejected,
        };
    }
    let control = |n: u128, tools: &[ToolId], applies_to: Vec<Element>| Control {
        id: ControlId(Uuid::from_u128(n)),
        code: format!("P-1.{n}"),
        title: String::new(),
        verification: String::new(),
        applies_to,
        enforced_by: tools
            .iter()
            .map(|&tool| EnforcedBy {
                tool,
                how: String::new(),
            })
            .collect(),
    };
    facts.architecture.policies = vec![Policy {
        id: PolicyId(Uuid::from_u128(1)),
        code: "P-1".into(),
        title: String::new(),
        kind: PolicyKind::Security,
        statement: String::new(),
        owner_role: None,
        references: vec![],
        controls: vec![
            control(1, &[mill, gannet, disk], vec![]),
            control(2, &[mill, cron], vec![]),
            control(3, &[cron], vec![folder]),
        ],
    }];
    let of = |plateau| {
        let policy = coverage(&facts, plateau).remove(0);
        let states: Vec<Enforcement> = policy.controls.iter().map(|c| c.enforcement).collect();
        (states, policy.controls[0].by.clone())
    };
    assert_eq!(
        of(None),
        (
            vec![
                Enforcement::Enforced,
                Enforcement::Planned,
                Enforcement::Open
            ],
            vec![gannet, mill]
        )
    );
    assert_eq!(of(Some(today)).0.len(), 3);
    assert_eq!(
        of(Some(target)).0,
        [Enforcement::Enforced, Enforcement::Planned],
        "the folder is gone"
    );
}

#[test]
fn what_goes_takes_along_what_cannot_be_without_it() {
    let mut facts = facts();
    let (today, target) = ends(&facts);
    let a = &mut facts.architecture;
    let registry = a
        .components
        .iter()
        .find(|c| c.title == "Registry")
        .unwrap()
        .id;
    a.waivers = vec![ArchitectureWaiver {
        id: WaiverId(Uuid::from_u128(1)),
        rule: ArchitectureRule::OneRegistry,
        element: Some(Element::Component(registry)),
        reason: "r".into(),
        expires: "2027-01-01".parse().unwrap(),
        by: String::new(),
    }];
    let mut without = a.clone();
    without.remove(&[Element::Component(registry)]);
    assert_eq!(without.flows.len(), 9 - 3);
    assert!(without.waivers.is_empty());
    let mut without = a.clone();
    without.remove(&[Element::Environment(a.environments[1].id)]);
    let outside = without
        .components
        .iter()
        .filter(|c| c.environment.is_none());
    assert_eq!(outside.count(), 4);
    // The plateau goes with what was there alone; what changed there is no more.
    let mut without = a.clone();
    without.remove(&[Element::Plateau(target)]);
    assert_eq!(without.components.len(), 5);
    assert!(without.components.iter().all(|c| c.changes.is_empty()));
    // What changed with a plateau that goes changes with the next.
    let mut without = a.clone();
    without.components[0].changes = vec![ComponentChange {
        from: today,
        state: ComponentState::default(),
    }];
    without.remove(&[Element::Plateau(today)]);
    assert_eq!(without.components[0].changes[0].from, target);
}

#[test]
fn a_reference_joins_a_plateau() {
    let mut architecture = facts().architecture;
    let target = architecture.plateaus[1].id;
    let mut reference = facts().architecture;
    // The ids of what is joined are new.
    let fresh = |id: Uuid| Uuid::from_u128(id.as_u128() ^ (1 << 100));
    let [from, to] = [0, 4].map(|i| reference.components[i].id);
    reference.plateaus.clear();
    reference.components.retain(|c| c.id == from || c.id == to);
    reference.flows.truncate(1);
    let homes: Vec<EnvironmentId> = reference.environments.iter().map(|e| e.id).collect();
    for e in &mut reference.environments {
        e.id = EnvironmentId(fresh(e.id.0));
        e.state.network = "new".into();
    }
    reference.environments[1].code = "LAB".into();
    for c in &mut reference.components {
        c.id = ComponentId(fresh(c.id.0));
        let home = homes
            .iter()
            .position(|h| Some(*h) == c.environment)
            .unwrap();
        c.environment = Some(reference.environments[home].id);
    }
    reference.flows[0].id = FlowId(Uuid::from_u128(99));
    reference.flows[0].from = reference.components[0].id;
    reference.flows[0].to = reference.components[1].id;
    let joined = architecture.join(reference, Some(target));
    assert_eq!(joined.components, 2);
    assert_eq!(joined.merged, [architecture.environments[0].id]);
    assert_eq!(architecture.environments.len(), 3);
    assert_eq!(architecture.environments[0].changes[0].state.network, "new");
    let added = &architecture.components[architecture.components.len() - 2];
    assert_eq!(added.plateaus, [target]);
    assert_eq!(added.environment, Some(architecture.environments[0].id));
    architecture.check_codes().unwrap();
    let mut twice = architecture.clone();
    twice.components[0].code = twice.components[1].code.clone();
    let error = twice.check_codes().unwrap_err().to_string();
    assert!(error.starts_with("two components have the code"), "{error}");
}

proptest! {
    /// The order of migration has every step once, and each after what it waits for, unless they wait for each other.
    #[test]
    fn every_step_comes_once_and_after_what_it_waits_for(
        flows in prop::collection::vec((0_usize..8, 0_usize..8), 0..30),
    ) {
        let mut facts = facts();
        let ids: Vec<ComponentId> = facts.architecture.components.iter().map(|c| c.id).collect();
        let template = facts.architecture.flows[0].clone();
        // Only forward, so that there is no circle.
        let forward = flows.iter().filter(|(from, to)| from < to);
        facts.architecture.flows = forward.enumerate().map(|(n, &(from, to))| Flow {
            id: FlowId(Uuid::from_u128(1_000 + n as u128)),
            code: format!("X{n}"),
            from: ids[from],
            to: ids[to],
            ..template.clone()
        }).collect();
        for component in &mut facts.architecture.components {
            component.replaces.clear();
        }
        let (from, to) = ends(&facts);
        let steps = migration(&facts, from, to).unwrap().steps;
        prop_assert_eq!(steps.len(), 6);
        let added: Vec<&MigrationStep> = steps.iter().filter(|s| s.class != DiffClass::Removed).collect();
        for step in &added {
            for before in &step.after {
                if let Some(before) = added.iter().find(|s| s.component == *before) {
                    prop_assert!(before.order < step.order);
                }
            }
        }
    }
}
