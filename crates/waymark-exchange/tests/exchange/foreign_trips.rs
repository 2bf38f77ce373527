//! Architectures that go through the programs of others and come back.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, ArchitectureFacts, Component, ComponentKind, Drawing, Element as Part, FlowKind,
};
use waymark_domain::facts::EngagementFacts;
use waymark_domain::id::{ComponentId, EnvironmentId, FlowId};
use waymark_exchange::archimate::{
    self, AccessType, ConnectionKind, Element, ElementType, Kind, LangText, Model, Node, NodeKind,
    Relationship, RelationshipType,
};
use waymark_exchange::architecture_archimate::{Imported, Inside, Outside, from_model, to_model};
use waymark_exchange::{drawing_drawio, drawing_mermaid};

use crate::foreign_architectures::{
    BUNDLE, MLOPS, SAMPLE, drawings, engagement, exported, facts, inside,
};
use crate::{MODEL, ids};

const HEAD: &str = r#"<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m">"#;

fn read(bytes: &[u8]) -> Model {
    let (model, left_out) = archimate::read(bytes).unwrap_or_else(|error| panic!("{error}"));
    assert!(left_out.is_empty(), "{left_out:?}");
    model
}

/// Writes a model, holds it against the schemas, and reads it.
fn again(name: &str, model: &Model) -> Model {
    let bytes = archimate::write(model).unwrap_or_else(|error| panic!("{name}: {error}"));
    crate::archimate::expect_valid(name, &bytes);
    read(&bytes)
}

fn import(model: &Model, of: &Inside) -> Imported {
    // What is new has ids far from those of engagements.
    let mut next = 1_u128 << 90;
    let mut new = || {
        next += 1;
        Uuid::from_u128(next)
    };
    from_model(model, &mut new, of).unwrap_or_else(|error| panic!("{error}"))
}

fn export(a: &Architecture, kept: Option<&Model>) -> Model {
    let facts = ArchitectureFacts {
        architecture: a.clone(),
        ..ArchitectureFacts::default()
    };
    let drawings = drawings(&facts);
    to_model(&facts, &Outside { capabilities: &[] }, &drawings, kept)
}

fn relation<'m>(model: &'m Model, id: &str) -> &'m Relationship {
    let mut of = model.relationships.iter();
    of.find(|r| r.identifier == id).unwrap()
}

fn element<'m>(model: &'m Model, id: &str) -> &'m Element {
    let mut of = model.elements.iter();
    of.find(|e| e.identifier == id).unwrap()
}

fn holds(r: &Relationship) -> bool {
    let kinds = [RelationshipType::Composition, RelationshipType::Aggregation];
    r.kind.known().is_some_and(|kind| kinds.contains(&kind))
}

/// The samples, one with words that programs like to change.
fn samples() -> Vec<EngagementFacts> {
    let mut spaced = engagement(BUNDLE, MODEL);
    let a = &mut spaced.architecture;
    a.components[0].title = "Two  spaces".into();
    a.components[0].description = "A line \n\n  and  another\u{1}\u{fffe} ".into();
    a.gates[0].criteria = vec!["a   b".into(), " c\td ".into()];
    a.flows[0].title = "by  digest".into();
    vec![spaced, engagement(SAMPLE, MLOPS)]
}

fn renumber(nodes: &mut [Node], names: &mut BTreeMap<String, String>) {
    for node in nodes {
        let new = format!("id-n{}", names.len());
        names.insert(node.drawn.identifier.clone(), new.clone());
        node.drawn.identifier = new;
        renumber(&mut node.nodes, names);
    }
}

/// Does what Archi 5 does to a file that it opens and exports: definitions of properties are numbered, those without a
/// use go; elements are sorted by layer; names and values lose spaces, and texts those around them; everything drawn has
/// another identifier.
fn through_archi(model: &Model) -> Model {
    let mut model = model.clone();
    let names: BTreeMap<String, String> = model
        .property_definitions
        .iter()
        .map(|d| (d.identifier.clone(), d.names[0].text.clone()))
        .collect();
    let sorted: BTreeSet<&String> = names.values().collect();
    let numbers: BTreeMap<&String, String> = sorted
        .into_iter()
        .enumerate()
        .map(|(i, name)| (name, format!("propid-{}", i + 1)))
        .collect();
    let mut used = BTreeSet::new();
    let spaced = |texts: &mut Vec<LangText>| {
        for text in texts {
            text.text = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    };
    let trimmed = |texts: &mut Vec<LangText>| {
        texts.truncate(1);
        for text in texts {
            text.text = text.text.trim().to_owned();
        }
    };
    {
        let elements = model.elements.iter_mut();
        let elements = elements.map(|e| (&mut e.names, &mut e.documentation, &mut e.properties));
        let relations = model.relationships.iter_mut();
        let relations = relations.map(|r| (&mut r.names, &mut r.documentation, &mut r.properties));
        let views = model.views.iter_mut();
        let views = views.map(|v| (&mut v.names, &mut v.documentation, &mut v.properties));
        let whole = (
            &mut model.names,
            &mut model.documentation,
            &mut model.properties,
        );
        for (names_of, documentation, properties) in
            elements.chain(relations).chain(views).chain([whole])
        {
            spaced(names_of);
            names_of.truncate(1);
            trimmed(documentation);
            for property in properties {
                property.definition = numbers[&names[&property.definition]].clone();
                used.insert(property.definition.clone());
                spaced(&mut property.values);
            }
        }
    }
    for definition in &mut model.property_definitions {
        definition.identifier = numbers[&definition.names[0].text].clone();
    }
    model
        .property_definitions
        .retain(|d| used.contains(&d.identifier));
    let layer = |e: &Element| {
        let kind = e.kind.known().unwrap();
        match kind {
            ElementType::Capability => 0,
            ElementType::BusinessRole | ElementType::BusinessProcess => 1,
            ElementType::ApplicationComponent | ElementType::DataObject => 2,
            ElementType::SystemSoftware | ElementType::TechnologyService => 3,
            ElementType::Principle | ElementType::Requirement => 4,
            ElementType::WorkPackage | ElementType::Plateau | ElementType::Gap => 5,
            _ => 6,
        }
    };
    model
        .elements
        .sort_by_key(|e| (layer(e), e.names.first().cloned().unwrap_or_default().text));
    model.relationships.reverse();
    model.organizations.clear();
    for (i, view) in model.views.iter_mut().enumerate() {
        view.identifier = format!("id-view{i}");
        let mut drawn = BTreeMap::new();
        renumber(&mut view.nodes, &mut drawn);
        drawn.values_mut().for_each(|v| *v = format!("{v}-{i}"));
        rename(&mut view.nodes, i);
        for (n, line) in view.connections.iter_mut().enumerate() {
            line.drawn.identifier = format!("id-line{i}-{n}");
            for end in [&mut line.source, &mut line.target].into_iter().flatten() {
                *end = drawn[end].clone();
            }
        }
    }
    model
}

fn rename(nodes: &mut [Node], view: usize) {
    for node in nodes {
        node.drawn.identifier = format!("{}-{view}", node.drawn.identifier);
        rename(&mut node.nodes, view);
    }
}

#[test]
fn a_trip_through_archi_brings_the_architecture_back() {
    for of in samples() {
        let model = read(&exported(&of));
        let back = again("archi", &through_archi(&model));
        let imported = import(&back, &inside(&of));
        assert_eq!(imported.architecture, facts(&of).architecture);
        assert_eq!(imported.kept_as_it_is, Vec::<String>::new());
    }
}

#[test]
fn after_a_trip_nothing_is_there_twice() {
    let of = engagement(SAMPLE, MLOPS);
    let model = read(&exported(&of));
    let mut trip = through_archi(&model);
    trip.documentation = vec![LangText::plain("Theirs")];
    let imported = import(&trip, &inside(&of));
    let kept = again("kept", imported.kept.as_ref().unwrap());
    let facts = facts(&of);
    let capabilities = of.models.iter().flat_map(|m| &m.capabilities);
    let capabilities: Vec<_> = capabilities
        .map(|c| (c.id, format!("{} {}", c.code, c.title)))
        .collect();
    let outside = Outside {
        capabilities: &capabilities,
    };
    let next = to_model(&facts, &outside, &drawings(&facts), Some(&kept));
    let next = again("next", &next);
    let sizes = |m: &Model| {
        let properties = m.elements.iter().map(|e| e.properties.len()).sum::<usize>();
        let used = m.property_definitions.len();
        (
            m.elements.len(),
            m.relationships.len(),
            m.views.len(),
            properties,
            used,
        )
    };
    assert_eq!(sizes(&next), sizes(&model));
    assert_eq!(next.documentation, trip.documentation);
    assert_eq!(import(&next, &inside(&of)).architecture, facts.architecture);
}

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

fn expect_allowed(model: &Model) {
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
            a.flows.push(waymark_domain::architecture::Flow {
                id: FlowId(new()),
                code: format!("F-{at}"),
                from: *from,
                to: *to,
                kind: FlowKind::ALL[at % FlowKind::ALL.len()],
                gate: (at % 7 == 0).then_some(gate),
                plateaus: vec![],
                ..template.clone()
            });
        }
    }
    a
}

fn with_all(
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

/// A model of somebody else with much that is easily lost.
fn theirs() -> Model {
    let text = format!(
        r#"{HEAD}<name xml:lang="en">Platform</name><name xml:lang="de">Plattform</name>
<documentation>All of it.</documentation>
<elements>
<element identifier="prod" xsi:type="Grouping"><name>Production</name></element>
<element identifier="lab" xsi:type="Grouping"><name>Laboratory</name></element>
<element identifier="domain" xsi:type="Grouping"><name>Scoring domain</name></element>
<element identifier="reg" xsi:type="SystemSoftware"><name xml:lang="en">Model registry</name><name xml:lang="de">Modellregister</name><documentation xml:lang="en">All models.</documentation><documentation xml:lang="de">Alle Modelle.</documentation></element>
<element identifier="end" xsi:type="ApplicationComponent"><name>Scoring endpoint</name><documentation>Answers.</documentation></element>
<element identifier="data" xsi:type="DataObject"><name>Customer table</name></element>
<element identifier="role-1" xsi:type="BusinessRole"><name>Steward</name></element>
<element identifier="now" xsi:type="Plateau"><name>Today</name></element>
<element identifier="then" xsi:type="Plateau"><name>Target</name></element>
</elements>
<relationships>
<relationship identifier="r1" source="reg" target="end" xsi:type="Flow"/>
<relationship identifier="r2" source="end" target="reg" xsi:type="Serving"><name xml:lang="en">asks</name><name xml:lang="de">fragt</name></relationship>
<relationship identifier="r3" source="end" target="data" xsi:type="Access" accessType="Read"/>
<relationship identifier="r4" source="prod" target="end" xsi:type="Composition"><name>runs</name></relationship>
<relationship identifier="r5" source="then" target="reg" xsi:type="Aggregation"/>
<relationship identifier="r6" source="prod" target="reg" xsi:type="Aggregation"/>
<relationship identifier="r7" source="domain" target="end" xsi:type="Aggregation"/>
<relationship identifier="association-role-1-reg" source="role-1" target="reg" xsi:type="Association"/>
</relationships>
<organizations><item><label>Views</label><item identifierRef="view-1"/></item></organizations>
<views><diagrams><view identifier="view-1" xsi:type="Diagram"><name>Overview</name>
<node identifier="node-1-prod" xsi:type="Element" elementRef="prod" x="1" y="2" w="300" h="200"><node identifier="node-1-end" xsi:type="Element" elementRef="end" x="9" y="9" w="30" h="20"/></node>
<node identifier="node-1-reg" xsi:type="Element" elementRef="reg" x="400" y="2" w="30" h="20"/>
<node identifier="note" xsi:type="Label" conceptRef="end" x="1" y="300" w="30" h="20"><label>Of the endpoint</label></node>
<connection identifier="line" xsi:type="Relationship" relationshipRef="r1" source="node-1-reg" target="node-1-end"/>
</view></diagrams></views>
</model>"#
    );
    read(text.as_bytes())
}

fn trip(a: &Architecture, kept: Option<&Model>) -> (Model, Imported) {
    let model = again("trip", &export(a, kept));
    let back = import(&model, &Inside::default());
    (model, back)
}

#[test]
fn what_is_exported_again_is_neither_doubled_nor_lost() {
    let model = theirs();
    let first = import(&model, &Inside::default());
    let (mut next, mut back) = trip(&first.architecture, first.kept.as_ref());
    assert_eq!(back.architecture, first.architecture);
    for _ in 0..2 {
        let ours = |id: &str| id.starts_with("waymark-");
        let strip = |m: &Model| -> (Vec<Element>, Vec<Relationship>) {
            let elements = m.elements.iter().filter(|e| !ours(&e.identifier));
            let relations = m.relationships.iter().filter(|r| !ours(&r.identifier));
            let elements = elements.map(|e| Element {
                properties: vec![],
                ..e.clone()
            });
            let relations = relations.map(|r| Relationship {
                properties: vec![],
                ..r.clone()
            });
            (elements.collect(), relations.collect())
        };
        assert_eq!(strip(&next), strip(&model));
        assert_eq!(next.names, model.names);
        assert_eq!(next.documentation, model.documentation);
        assert_eq!(next.organizations, model.organizations);
        assert_eq!(next.views[0], model.views[0]);
        let pairs: Vec<(&str, &str)> = next
            .relationships
            .iter()
            .filter(|r| holds(r))
            .map(|r| (r.source.as_str(), r.target.as_str()))
            .collect();
        let different: BTreeSet<_> = pairs.iter().collect();
        assert_eq!(pairs.len(), different.len(), "{pairs:?}");
        let kept = back.kept.expect("much of it is theirs");
        (next, back) = trip(&back.architecture, Some(&kept));
    }
}

#[test]
fn what_was_cleared_here_does_not_come_back() {
    let first = import(&theirs(), &Inside::default());
    let mut a = first.architecture;
    a.components.iter_mut().for_each(|c| c.description.clear());
    a.flows[1].title.clear();
    a.flows[0].description = "By digest".into();
    let (model, back) = trip(&a, first.kept.as_ref());
    assert_eq!(back.architecture, a);
    assert_eq!(element(&model, "end").documentation, vec![]);
    let registry = &element(&model, "reg").documentation;
    assert_eq!(
        registry.iter().map(|d| d.text.as_str()).collect::<Vec<_>>(),
        ["", "Alle Modelle."]
    );
    assert_eq!(relation(&model, "r1").documentation[0].text, "By digest");
}

#[test]
fn identifiers_of_others_are_not_taken_for_ours() {
    let first = import(&theirs(), &Inside::default());
    let (model, second) = trip(&first.architecture, first.kept.as_ref());
    let said = |i: &Imported| i.kept_as_it_is.clone();
    assert_eq!(said(&second), said(&first));
    let (third, _) = trip(&second.architecture, second.kept.as_ref());
    for model in [&model, &third] {
        element(model, "role-1");
        relation(model, "association-role-1-reg");
        assert!(model.views.iter().any(|v| v.identifier == "view-1"));
    }
    // Not even those that begin as ours do.
    let mut odd = theirs();
    odd.elements[6].identifier = "waymark-role-1".into();
    odd.relationships.last_mut().unwrap().source = "waymark-role-1".into();
    odd.views[0].identifier = "waymark-view-0".into();
    odd.organizations[0][0].items[0].of = Some("waymark-view-0".into());
    let first = import(&odd, &Inside::default());
    let (_, second) = trip(&first.architecture, first.kept.as_ref());
    assert_eq!(said(&second), said(&first));
}

#[test]
fn where_a_component_is_is_read_from_groups_and_written_to_them() {
    let first = import(&theirs(), &Inside::default());
    let mut a = first.architecture;
    let (prod, lab) = (a.environments[0].id, a.environments[1].id);
    assert_eq!(a.components[1].environment, Some(prod));
    // Moved here: their relation goes along, with its name; their second group stays.
    a.components[1].environment = Some(lab);
    a.components[0].plateaus = vec![a.plateaus[0].id];
    let (model, back) = trip(&a, first.kept.as_ref());
    assert_eq!(back.architecture, a);
    let moved = relation(&model, "r4");
    assert_eq!(
        (moved.source.as_str(), moved.names[0].text.as_str()),
        ("lab", "runs")
    );
    assert_eq!(relation(&model, "r7").source, "domain");
    let holders = |id: &str| {
        model
            .relationships
            .iter()
            .filter(|r| holds(r) && r.target == id)
            .count()
    };
    assert_eq!((holders("end"), holders("reg")), (2, 2));

    // Moved elsewhere: ours is taken out, or led to another group.
    let of = engagement(SAMPLE, MLOPS);
    let model = read(&exported(&of));
    let a = facts(&of).architecture;
    let component = a
        .components
        .iter()
        .find(|c| c.environment.is_some())
        .unwrap();
    let home = component.environment.unwrap();
    let other = a
        .environments
        .iter()
        .map(|e| e.id)
        .find(|e| *e != home)
        .unwrap();
    let name = |id: Uuid| format!("waymark-{id}");
    let mut moved = through_archi(&model);
    for r in &mut moved.relationships {
        if r.kind.known() == Some(RelationshipType::Composition) && r.target == name(component.id.0)
        {
            r.source = name(other.0);
        }
    }
    let imported = import(&moved, &inside(&of));
    let now: BTreeMap<ComponentId, Option<EnvironmentId>> = imported
        .architecture
        .components
        .iter()
        .map(|c| (c.id, c.environment))
        .collect();
    assert_eq!(now[&component.id], Some(other));
    assert_eq!(now.len(), a.components.len());
    let others = a.components.iter().filter(|c| c.id != component.id);
    others.for_each(|c| assert_eq!(now[&c.id], c.environment));
}

#[test]
fn a_flow_turned_here_is_turned_there_and_back() {
    let first = import(&theirs(), &Inside::default());
    let mut a = first.architecture;
    for flow in &mut a.flows {
        std::mem::swap(&mut flow.from, &mut flow.to);
    }
    let (model, back) = trip(&a, first.kept.as_ref());
    assert_eq!(back.architecture, a);
    let ends = |id: &str| {
        (
            relation(&model, id).source.clone(),
            relation(&model, id).target.clone(),
        )
    };
    assert_eq!(ends("r1"), ("end".into(), "reg".into()));
    assert_eq!(ends("r2"), ("reg".into(), "end".into()));
    assert_eq!(ends("r3"), ("end".into(), "data".into()));
    assert_eq!(relation(&model, "r3").access, Some(AccessType::Write));
    // And led elsewhere it becomes what may stand there.
    a.flows[0].to = a.components[2].id;
    let (model, back) = trip(&a, first.kept.as_ref());
    assert_eq!(back.architecture, a);
    assert_eq!(
        relation(&model, "r1").kind.known(),
        Some(RelationshipType::Access)
    );
    expect_allowed(&model);
}

#[test]
fn copies_and_losses_elsewhere_are_no_reason_to_refuse() {
    let of = engagement(SAMPLE, MLOPS);
    let whole = read(&exported(&of));
    let a = facts(&of).architecture;
    let mut model = through_archi(&whole);
    let name = |id: Uuid| format!("waymark-{id}");
    // A component is copied with its properties; a gate and a plateau go with what refers to them.
    let mut copy = element(&model, &name(a.components[0].id.0)).clone();
    copy.identifier = "id-copy".into();
    model.elements.insert(0, copy);
    let gate = a.flows.iter().find_map(|f| f.gate).unwrap();
    let gone = [name(gate.0), name(a.plateaus[1].id.0)];
    model.elements.retain(|e| !gone.contains(&e.identifier));
    model
        .relationships
        .retain(|r| !gone.contains(&r.source) && !gone.contains(&r.target));
    model.views.clear();
    let imported = import(&again("losses", &model), &inside(&of));
    // What holds from a plateau on goes with it: nobody says which comes next.
    let mut expected = a.clone();
    let plateau = a.plateaus[1].id;
    for e in &mut expected.environments {
        e.changes.retain(|c| c.from != plateau);
    }
    for c in &mut expected.components {
        c.changes.retain(|c| c.from != plateau);
    }
    expected.remove(&[Part::Gate(gate), Part::Plateau(a.plateaus[1].id)]);
    let copied = imported.architecture.components.last().unwrap().clone();
    assert_eq!(copied.title, a.components[0].title);
    let mut found = imported.architecture.clone();
    found.components.pop();
    assert_eq!(found, expected);
    let said = imported.kept_as_it_is.last().unwrap();
    assert!(
        said.ends_with("links to what the file no longer has, left out"),
        "{said}"
    );
    let (_, back) = trip(&imported.architecture, imported.kept.as_ref());
    assert_eq!(
        back.architecture.components.len(),
        imported.architecture.components.len()
    );
}

#[test]
fn a_flow_that_others_lead_to_something_else_is_kept() {
    let of = engagement(SAMPLE, MLOPS);
    let mut model = read(&exported(&of));
    let mut actor = element(&model, &model.elements[0].identifier).clone();
    (actor.identifier, actor.kind) = ("id-actor".into(), Kind::Known(ElementType::BusinessActor));
    actor.properties.clear();
    model.elements.push(actor);
    let flow = model
        .relationships
        .iter_mut()
        .find(|r| r.kind.known() == Some(RelationshipType::Flow))
        .unwrap();
    flow.target = "id-actor".into();
    let id = flow.identifier.clone();
    let imported = import(&model, &inside(&of));
    assert_eq!(
        imported.architecture.flows.len() + 1,
        of.architecture.flows.len()
    );
    assert!(
        imported
            .kept_as_it_is
            .contains(&"relation Flow: 1, kept as it is".to_owned())
    );
    let (model, _) = trip(&imported.architecture, imported.kept.as_ref());
    assert_eq!(relation(&model, &id).target, "id-actor");
}

#[test]
fn nothing_that_is_kept_dangles() {
    let first = import(&theirs(), &Inside::default());
    let theirs = first.kept.unwrap();
    // A box and a line of theirs lead to one of our views, a folder to something drawn.
    let mut kept = export(&first.architecture, Some(&theirs));
    let view = kept.views[1].identifier.clone();
    kept.views[0].nodes[1].drawn.views = vec![view.clone()];
    kept.views[0].connections[0].drawn.views = vec![view.clone()];
    kept.organizations[0][0].items[0].of = Some(view);
    let mut a = first.architecture.clone();
    a.remove(&[Part::Environment(a.environments[0].id)]);
    a.remove(&[
        Part::Component(a.components[1].id),
        Part::Plateau(a.plateaus[0].id),
    ]);
    let model = again("dangling", &export(&a, Some(&kept)));
    let drawn = |model: &Model| -> Vec<String> {
        model.views[0]
            .nodes
            .iter()
            .map(|n| n.drawn.identifier.clone())
            .collect()
    };
    assert_eq!(drawn(&model), ["node-1-reg"]);
    assert!(model.views[0].nodes[0].drawn.views.is_empty());
    assert_eq!(
        model.views.len(),
        2,
        "that of the plateau that is gone goes"
    );
    // What was drawn in a zone that goes stays where it is.
    let mut a = first.architecture;
    a.remove(&[Part::Environment(a.environments[0].id)]);
    let model = again("zone", &export(&a, Some(&kept)));
    assert_eq!(drawn(&model), ["node-1-end", "node-1-reg", "note"]);
}

/// Returns a file as it was written before identifiers of ours began with a word of their own.
fn as_of_old(model: &Model) -> Model {
    let mut model = model.clone();
    for r in &mut model.relationships {
        let is_flow = r.properties[0].values[0]
            .text
            .contains("\"classification\"");
        if is_flow {
            if r.access == Some(AccessType::Read) {
                std::mem::swap(&mut r.source, &mut r.target);
            }
            r.kind = Kind::Known(RelationshipType::Flow);
            (r.access, r.directed) = (None, None);
        } else if r.source.starts_with("waymark-role-") {
            r.kind = Kind::Known(RelationshipType::Assignment);
            r.identifier = format!("waymark-assignment-{}-{}", r.source, r.target);
        }
    }
    let elements = model.elements.iter_mut().map(|e| &mut e.properties);
    let relations = model.relationships.iter_mut().map(|r| &mut r.properties);
    let views = model.views.iter_mut().map(|v| &mut v.properties);
    for properties in elements
        .chain(relations)
        .chain(views)
        .chain([&mut model.properties])
    {
        properties.retain(|p| !p.values[0].text.starts_with("{\"made\":"));
        for property in properties {
            let text = &mut property.values[0].text;
            if let Some(rest) = text.strip_prefix("{\"at\":") {
                *text = format!("{{{}", rest.split_once(',').unwrap().1);
            }
            *text = text.replace("{\"format\":2,", "{");
        }
    }
    let text = String::from_utf8(archimate::write(&model).unwrap()).unwrap();
    let text = text.replace("waymark-property-mark", "propdef-waymark");
    let text = text
        .replace("waymark-property-", "propdef-")
        .replace("<name>Waymark ", "<name>");
    let mut old = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("waymark-") {
        old.push_str(before);
        if after
            .get(..36)
            .is_some_and(|id| Uuid::parse_str(id).is_ok())
        {
            old.push_str("id-");
        }
        rest = after;
    }
    old.push_str(rest);
    assert!(
        old.contains("\"role-") && old.contains("\"view-") && old.contains("\"composition-id-")
    );
    read(old.as_bytes())
}

#[test]
fn files_of_the_first_form_are_read_and_brought_up_to_date() {
    let of = engagement(SAMPLE, MLOPS);
    let model = read(&exported(&of));
    let mut old = as_of_old(&model);
    let imported = import(&old, &inside(&of));
    assert_eq!(imported.architecture, facts(&of).architecture);
    assert_eq!(imported.kept, None);
    assert_eq!(imported.kept_as_it_is, Vec::<String>::new());
    // With something of theirs beside, which refers to what is made anew.
    let role = old
        .elements
        .iter()
        .find(|e| e.identifier.starts_with("role-"))
        .unwrap();
    let mut theirs = old.relationships[0].clone();
    (theirs.identifier, theirs.kind) = (
        "id-theirs".into(),
        Kind::Known(RelationshipType::Association),
    );
    theirs.target = format!("id-{}", of.architecture.plateaus[0].id);
    (theirs.source, theirs.properties) = (role.identifier.clone(), vec![]);
    let role = role.identifier.clone();
    old.relationships.push(theirs);
    let imported = import(&old, &inside(&of));
    assert_eq!(imported.architecture, facts(&of).architecture);
    let (next, facts) = with_all(&of, imported.architecture, imported.kept.as_ref());
    let next = again("old", &next);
    expect_allowed(&next);
    assert_eq!(relation(&next, "id-theirs").source, role);
    assert_eq!(next.elements.len(), model.elements.len());
    assert_eq!(next.relationships.len(), model.relationships.len() + 1);
    let back = import(&next, &inside(&of));
    assert_eq!(back.architecture, facts.architecture);
}

#[test]
fn lines_of_views_run_as_their_relations() {
    let first = import(&theirs(), &Inside::default());
    let of = engagement(SAMPLE, MLOPS);
    for model in [
        read(&exported(&of)),
        export(&first.architecture, first.kept.as_ref()),
    ] {
        for view in model
            .views
            .iter()
            .filter(|v| v.identifier.starts_with("waymark-"))
        {
            let mut shown = BTreeMap::new();
            shows(&view.nodes, &mut shown);
            assert!(!view.connections.is_empty());
            for line in &view.connections {
                let ConnectionKind::Relationship { relationship } = &line.kind else {
                    panic!("{line:?}");
                };
                let r = relation(&model, relationship);
                let at = |end: &Option<String>| shown[end.as_ref().unwrap()].clone();
                assert_eq!(
                    (at(&line.source), at(&line.target)),
                    (r.source.clone(), r.target.clone())
                );
            }
        }
    }
}

fn shows(nodes: &[Node], into: &mut BTreeMap<String, String>) {
    for node in nodes {
        if let NodeKind::Element { element } = &node.kind {
            into.insert(node.drawn.identifier.clone(), element.clone());
        }
        shows(&node.nodes, into);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever somebody does to a foreign architecture here, it is written validly, allowed and read again as it is.
    #[test]
    fn any_change_to_a_foreign_model_comes_back(
        moves in prop::collection::vec((0..3_usize, 0..4_usize), 0..4),
        turns in prop::collection::vec((0..3_usize, 0..3_usize, 0..3_usize), 0..4),
        gone in prop::option::of(0..3_usize),
    ) {
        let first = import(&theirs(), &Inside::default());
        let mut a = first.architecture;
        for (c, e) in moves {
            a.components[c].environment = a.environments.get(e).map(|e| e.id);
        }
        for (f, from, to) in turns {
            (a.flows[f].from, a.flows[f].to) = (a.components[from].id, a.components[to].id);
        }
        if let Some(c) = gone {
            a.remove(&[Part::Component(a.components[c].id)]);
        }
        let model = export(&a, first.kept.as_ref());
        expect_allowed(&model);
        let back = import(&read(&archimate::write(&model).unwrap()), &Inside::default());
        prop_assert_eq!(back.architecture, a);
    }
}

fn sample_drawing() -> (ArchitectureFacts, Drawing) {
    let facts = facts(&engagement(SAMPLE, MLOPS));
    let (_, drawing) = drawings(&facts).pop().unwrap();
    (facts, drawing)
}

#[test]
fn no_label_of_a_flowchart_is_a_list_or_a_link() {
    let (_, mut drawing) = sample_drawing();
    let check = |title: &str, expect: &str, drawing: &mut Drawing| {
        drawing.boxes[0].title = vec![title.to_owned()];
        drawing.boxes[0].class = waymark_domain::architecture::DiffClass::Kept;
        drawing.boxes[0].subtitle.clear();
        let text = drawing_mermaid::write(drawing, &BTreeMap::new());
        assert!(
            text.contains(&format!("c0[\"{expect}\"]")),
            "{title}: {text}"
        );
    };
    check("1. Raw", "1#46; Raw", &mut drawing);
    check("12) Raw", "12#41; Raw", &mut drawing);
    check("- a-b", "#45; a-b", &mut drawing);
    check("  + a+b", "#43; a+b", &mut drawing);
    check("a\n- b", "a<br/>#45; b", &mut drawing);
    check("S3 (v1.2)", "S3 (v1.2)", &mut drawing);
    check("https://a.b: c", "https#58;//a.b: c", &mut drawing);
    check("www.a.b", "www#46;a.b", &mut drawing);
    check("~a~", "#126;a#126;", &mut drawing);
    let text = drawing_mermaid::write(&sample_drawing().1, &BTreeMap::new());
    assert!(
        text.contains("[\"#43; ") && !text.contains("\"+ "),
        "{text}"
    );
}

#[test]
fn frames_hold_what_lies_in_them() {
    let (facts, drawing) = sample_drawing();
    let text = drawing_drawio::write(std::slice::from_ref(&drawing));
    let attribute = |cell: &str, name: &str| -> String {
        let (_, after) = cell.split_once(&format!(" {name}=\"")).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    let number = |cell: &str, name: &str| -> f64 { attribute(cell, name).parse().unwrap() };
    let cells: BTreeMap<String, &str> = text
        .split("<mxCell")
        .skip(1)
        .map(|cell| (attribute(cell, "id"), cell))
        .collect();
    let mut held = 0;
    for (i, b) in drawing.boxes.iter().enumerate() {
        let cell = cells[&format!("c{i}")];
        let home = facts
            .architecture
            .component(b.component)
            .unwrap()
            .environment;
        let zone = drawing
            .zones
            .iter()
            .position(|z| z.framed && z.environment == home);
        let parent = attribute(cell, "parent");
        assert_eq!(parent, zone.map_or("1".to_owned(), |z| format!("z{z}")));
        let (x, y) = zone.map_or((0.0, 0.0), |z| {
            (drawing.zones[z].rect.x, drawing.zones[z].rect.y)
        });
        assert!((number(cell, "x") + x - b.rect.x).abs() < 1e-6);
        assert!((number(cell, "y") + y - b.rect.y).abs() < 1e-6);
        held += usize::from(zone.is_some());
    }
    assert!(held > 20, "{held}");
    let within = cells
        .values()
        .filter(|c| c.contains("edge=\"1\"") && !c.contains("parent=\"1\""));
    assert!(within.count() > 0, "lines within a frame move with it");
}
