//! Architectures that go through the programs of others and come back.

mod drawings;
mod kept;
mod relations;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;
use waymark_domain::architecture::{Architecture, ArchitectureFacts, Element as Part};
use waymark_domain::facts::EngagementFacts;
use waymark_exchange::archimate::{
    self, ConnectionKind, Element, ElementType, Kind, LangText, Model, Node, NodeKind,
    Relationship, RelationshipType,
};
use waymark_exchange::architecture_archimate::{Imported, Inside, Outside, from_model, to_model};

use self::kept::{theirs, trip};
use self::relations::{expect_allowed, with_all};
use crate::MODEL;
use crate::foreign_architectures::{
    BUNDLE, MLOPS, SAMPLE, drawings, engagement, exported, facts, inside,
};

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
    // Ids that nothing else has, as in an engagement.
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let mut new = || Uuid::from_u64_pair(1 << 40, NEXT.fetch_add(1, Ordering::Relaxed));
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
        for new in drawn.values_mut() {
            *new = format!("{new}-{i}");
        }
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

/// The fixture of bundles as it was exported before identifiers of ours began with a word of their own.
const FIRST_FORM: &str = include_str!("../fixtures/architecture-first-form.xml");

#[test]
fn files_of_the_first_form_are_read_and_brought_up_to_date() {
    let of = engagement(BUNDLE, MODEL);
    let model = read(&exported(&of));
    let mut old = read(FIRST_FORM.as_bytes());
    let check = |imported: &Imported| {
        assert_eq!(imported.architecture, facts(&of).architecture);
    };
    let imported = import(&old, &inside(&of));
    check(&imported);
    assert_eq!(imported.kept, None);
    assert_eq!(imported.kept_as_it_is, Vec::<String>::new());
    // Through Archi too, but that such a file says nothing of the order of what is in it.
    let trip = import(&through_archi(&old), &inside(&of)).architecture;
    let a = facts(&of).architecture;
    let sizes = |a: &Architecture| (a.plateaus.len(), a.components.len(), a.flows.len());
    assert_eq!(sizes(&trip), sizes(&a));

    // With something of theirs beside, which refers to what is made anew, and an identifier that looks like ours.
    let role = "role-".to_owned() + &of.roles[0].id.to_string();
    let mut theirs = relation(&old, &old.relationships[0].identifier).clone();
    theirs.identifier = "id-theirs".into();
    theirs.kind = Kind::Known(RelationshipType::Association);
    theirs.target = format!("id-{}", of.architecture.plateaus[0].id);
    (theirs.source, theirs.properties) = (role.clone(), vec![]);
    old.relationships.push(theirs);
    let mut steward = element(&old, &role).clone();
    (steward.identifier, steward.names) = ("role-1".into(), vec![LangText::plain("Steward")]);
    old.elements.push(steward);
    let imported = import(&old, &inside(&of));
    check(&imported);
    let said = [
        "element BusinessRole: 1, kept as it is",
        "relation Association: 1, kept as it is",
    ];
    assert_eq!(imported.kept_as_it_is, said);
    let (next, facts) = with_all(&of, imported.architecture, imported.kept.as_ref());
    let next = again("old", &next);
    expect_allowed(&next);
    assert_eq!(relation(&next, "id-theirs").source, role);
    element(&next, "role-1");
    let sizes = |m: &Model| (m.elements.len(), m.relationships.len());
    let (elements, relations) = sizes(&model);
    assert_eq!(sizes(&next), (elements + 1, relations + 1));
    let used = |m: &Model| m.property_definitions.len();
    assert_eq!(used(&next), used(&model));
    let back = import(&next, &inside(&of));
    assert_eq!(back.architecture, facts.architecture);
    assert_eq!(back.kept_as_it_is, said);
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
