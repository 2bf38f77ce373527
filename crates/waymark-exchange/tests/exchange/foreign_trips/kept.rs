//! Models of others that are kept and written again.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::architecture::{Architecture, Element as Part};
use waymark_domain::id::{ComponentId, EnvironmentId};
use waymark_exchange::archimate::{
    self, AccessType, Element, LangText, Model, Property, Relationship, RelationshipType,
};
use waymark_exchange::architecture_archimate::{Imported, Inside};

use super::relations::expect_allowed;
use super::{HEAD, again, element, export, holds, import, read, relation, through_archi};
use crate::foreign_architectures::{MLOPS, SAMPLE, engagement, exported, facts, inside};

/// A model of somebody else with much that is easily lost.
pub(super) fn theirs() -> Model {
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

pub(super) fn trip(a: &Architecture, kept: Option<&Model>) -> (Model, Imported) {
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
fn a_mark_that_says_nothing_costs_nobody_an_element() {
    let first = import(&theirs(), &Inside::default());
    let mut model = first.kept.unwrap();
    let definition = model.property_definitions[0].identifier.clone();
    for (i, text) in [
        "",
        "{",
        "yes",
        "{\"id\":\"00000000-0000-0000-0000-000000000001\"}",
    ]
    .into_iter()
    .enumerate()
    {
        let e = &mut model.elements[i + 3];
        e.properties = vec![Property {
            definition: definition.clone(),
            values: vec![LangText::plain(text)],
        }];
    }
    let second = import(&model, &Inside::default());
    assert_eq!(second.architecture.components.len(), 3);
    let (model, third) = trip(&second.architecture, second.kept.as_ref());
    element(&model, "role-1");
    assert_eq!(third.architecture, second.architecture);
}

#[test]
fn names_that_others_change_are_taken_over() {
    let first = import(&theirs(), &Inside::default());
    let mut model = first.kept.unwrap();
    model.names[0].text = "Data platform".into();
    model.elements[3].names[0].text = "Register".into();
    model.elements[4].documentation.clear();
    model.relationships[1].names.clear();
    model.relationships[0].documentation = vec![LangText::plain("By digest")];
    // As the file has it after an export, with the mark of the whole.
    let model = {
        let mut exported = export(&first.architecture, Some(&model));
        (exported.names, exported.elements[3].names) =
            (model.names.clone(), model.elements[3].names.clone());
        exported.elements[4].documentation.clear();
        exported.relationships[1].names.clear();
        exported.relationships[0].documentation = model.relationships[0].documentation.clone();
        exported
    };
    let a = import(&model, &Inside::default()).architecture;
    assert_eq!(a.scheme.title, "Data platform");
    assert_eq!(a.components[0].title, "Register");
    assert_eq!(a.components[1].description, "");
    assert_eq!(a.flows[1].title, "");
    assert_eq!(a.flows[0].description, "By digest");
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
