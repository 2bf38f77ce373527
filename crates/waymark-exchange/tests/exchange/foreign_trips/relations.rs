//! Which relations `ArchiMate` allows, and that all that are written are such.

use std::collections::BTreeMap;

use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, ArchitectureFacts, Component, ComponentKind, Flow, FlowKind,
};
use waymark_domain::facts::EngagementFacts;
use waymark_domain::id::{ComponentId, FlowId};
use waymark_exchange::archimate::{ElementType, Model, RelationshipType};
use waymark_exchange::architecture_archimate::{Inside, Outside, to_model};

use super::{HEAD, again, import, read};
use crate::foreign_architectures::{BUNDLE, MLOPS, SAMPLE, engagement, exported, facts, inside};
use crate::{MODEL, ids};

/// Returns whether `ArchiMate` 3.1 lets a relation stand there, for the types that are written (appendix B, in our words).
fn is_allowed(
    kind: RelationshipType,
    source: Option<ElementType>,
    target: Option<ElementType>,
) -> bool {
    use ElementType as E;
    use RelationshipType as R;
    let (Some(source), Some(target)) = (source, target) else {
        // From or to a relation there are associations only.
        return kind == R::Association;
    };
    let passive = |e| matches!(e, E::DataObject | E::Artifact);
    let structure = |e| {
        matches!(
            e,
            E::ApplicationComponent | E::SystemSoftware | E::Node | E::Device
        )
    };
    let service = |e| matches!(e, E::ApplicationService | E::TechnologyService);
    let active =
        |e| structure(e) || service(e) || matches!(e, E::BusinessRole | E::BusinessProcess);
    let core = |e| passive(e) || active(e);
    match kind {
        R::Association => true,
        // Dynamic relations and serving are between what acts; data does not.
        R::Flow | R::Triggering | R::Serving => active(source) && active(target),
        // Something acts on something passive.
        R::Access => active(source) && passive(target),
        // A role does what people do; what software does is assigned to software, and software to nobody.
        R::Assignment => source == E::BusinessRole && target == E::BusinessProcess,
        // Groups hold anything, plateaus what is built and groups of it; others their like.
        R::Composition | R::Aggregation => {
            matches!(source, E::Grouping | E::Location)
                || (source == E::Plateau
                    && (core(target) || matches!(target, E::Grouping | E::Location | E::Plateau)))
                || source == target
        }
        R::Realization => match target {
            E::Capability => core(source) || matches!(source, E::WorkPackage | E::Plateau),
            E::Principle => source == E::Requirement || core(source) || source == E::WorkPackage,
            target => source == E::WorkPackage && (core(target) || target == E::Plateau),
        },
        R::Influence | R::Specialization => false,
    }
}

pub(super) fn expect_allowed(model: &Model) {
    let types: BTreeMap<&str, Option<ElementType>> = model
        .elements
        .iter()
        .map(|e| (e.identifier.as_str(), e.kind.known()))
        .collect();
    for r in &model.relationships {
        let end = |id: &String| types.get(id.as_str()).copied().flatten();
        let kind = r.kind.known().unwrap();
        assert!(
            is_allowed(kind, end(&r.source), end(&r.target)),
            "{kind:?} from {:?} to {:?}",
            end(&r.source),
            end(&r.target)
        );
    }
}

/// An architecture in which every kind of component sends every kind of flow to every other.
fn every_kind() -> Architecture {
    let of = engagement(SAMPLE, MLOPS);
    let mut a = of.architecture.clone();
    a.source = None;
    let (home, gate, plateaus) = (a.environments[0].id, a.gates[0].id, vec![a.plateaus[0].id]);
    a.flows.clear();
    a.components.clear();
    a.waivers.clear();
    a.policies
        .iter_mut()
        .flat_map(|p| &mut p.controls)
        .for_each(|c| c.applies_to.clear());
    let mut next = 1_u128 << 80;
    let mut new = || {
        next += 1;
        Uuid::from_u128(next)
    };
    for (i, kind) in ComponentKind::ALL.iter().enumerate() {
        let id = ComponentId(new());
        a.components.push(Component {
            environment: Some(home),
            owner_role: Some(of.roles[0].id),
            capabilities: of.models[0]
                .capabilities
                .iter()
                .map(|c| c.id)
                .take(1)
                .collect(),
            initiative: "Wave 1".into(),
            plateaus: plateaus.clone(),
            ..Component::new(id, &format!("C-{i}"), "One", *kind)
        });
    }
    let ends: Vec<ComponentId> = a.components.iter().map(|c| c.id).collect();
    let template = of.architecture.flows[0].clone();
    for from in &ends {
        for to in &ends {
            let at = a.flows.len();
            a.flows.push(Flow {
                id: FlowId(new()),
                code: format!("F-{at}"),
                from: *from,
                to: *to,
                kind: FlowKind::ALL[at % FlowKind::ALL.len()],
                gate: at.is_multiple_of(7).then_some(gate),
                plateaus: vec![],
                ..template.clone()
            });
        }
    }
    a
}

/// Exports with the roles, tools and capabilities of an engagement.
pub(super) fn with_all(
    of: &EngagementFacts,
    a: Architecture,
    kept: Option<&Model>,
) -> (Model, ArchitectureFacts) {
    let capabilities = of.models.iter().flat_map(|m| &m.capabilities);
    let capabilities: Vec<_> = capabilities.map(|c| (c.id, c.title.clone())).collect();
    let facts = ArchitectureFacts {
        architecture: a,
        ..facts(of)
    };
    let outside = Outside {
        capabilities: &capabilities,
    };
    (to_model(&facts, &outside, &[], kept), facts)
}

#[test]
fn every_relation_is_one_that_archimate_allows() {
    let of = engagement(SAMPLE, MLOPS);
    let (model, facts) = with_all(&of, every_kind(), None);
    for kind in FlowKind::ALL {
        assert!(facts.architecture.flows.iter().any(|f| f.kind == *kind));
    }
    expect_allowed(&model);
    for kind in [
        RelationshipType::Flow,
        RelationshipType::Access,
        RelationshipType::Assignment,
        RelationshipType::Realization,
        RelationshipType::Composition,
        RelationshipType::Aggregation,
    ] {
        assert!(
            model
                .relationships
                .iter()
                .any(|r| r.kind.known() == Some(kind)),
            "{kind:?}"
        );
    }
    let back = import(&again("kinds", &model), &inside(&of));
    assert_eq!(back.architecture, facts.architecture);
    assert_eq!(back.kept, None);
    for (text, model) in [(BUNDLE, MODEL), (SAMPLE, MLOPS)] {
        expect_allowed(&read(&exported(&engagement(text, model))));
    }
}

/// The types that are taken for components.
const TAKEN: [ElementType; 8] = [
    ElementType::ApplicationComponent,
    ElementType::ApplicationService,
    ElementType::SystemSoftware,
    ElementType::TechnologyService,
    ElementType::Node,
    ElementType::Device,
    ElementType::DataObject,
    ElementType::Artifact,
];

#[test]
fn what_is_added_to_a_foreign_model_is_allowed_there() {
    let elements: String = TAKEN
        .iter()
        .map(|kind| {
            format!(
                "<element identifier=\"{0}\" xsi:type=\"{0}\"><name>{0}</name></element>",
                kind.word()
            )
        })
        .collect();
    let text = format!(
        "{HEAD}<name>All</name><elements>{elements}<element identifier=\"l\" xsi:type=\"Location\"><name>Prod</name></element><element identifier=\"p\" xsi:type=\"Plateau\"><name>Now</name></element></elements></model>"
    );
    let imported = import(&read(text.as_bytes()), &Inside::default());
    let of = engagement(SAMPLE, MLOPS);
    let mut a = imported.architecture;
    let ends: Vec<ComponentId> = a.components.iter().map(|c| c.id).collect();
    let (home, plateau) = (a.environments[0].id, a.plateaus[0].id);
    for c in &mut a.components {
        c.environment = Some(home);
        c.plateaus = vec![plateau];
        c.owner_role = Some(of.roles[0].id);
        c.capabilities = vec![of.models[0].capabilities[0].id];
        c.initiative = "Wave".into();
    }
    let mut new = ids();
    for from in &ends {
        for to in &ends {
            let mut flow = of.architecture.flows[0].clone();
            (flow.id, flow.code) = (FlowId(new()), format!("F-{}", a.flows.len()));
            (flow.from, flow.to, flow.gate, flow.plateaus) = (*from, *to, None, vec![]);
            a.flows.push(flow);
        }
    }
    let (model, facts) = with_all(&of, a, imported.kept.as_ref());
    expect_allowed(&model);
    let back = import(&again("added", &model), &inside(&of));
    assert_eq!(back.architecture, facts.architecture);
}
