//! Architectures in the formats of others: ArchiMate both ways, Mermaid and draw.io out.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::architecture::{
    Architecture, ArchitectureFacts, Drawing, DrawingOptions, Element, EnvironmentKind, FlowKind,
    PlateauKind, SourceFile, arrange, drawing, findings,
};
use waymark_domain::facts::EngagementFacts;
use waymark_domain::id::PlateauId;
use waymark_exchange::archimate::{Kind, RelationshipType};
use waymark_exchange::architecture_archimate::{Inside, Outside, from_model, to_model};
use waymark_exchange::{archimate, bundle, drawing_drawio, drawing_mermaid};

use crate::{MODEL, ids};

pub(crate) const BUNDLE: &str = include_str!("../fixtures/bundle.yaml");
pub(crate) const SAMPLE: &str = include_str!("../../../../assets/sample/aldermere.yaml");
pub(crate) const MLOPS: &str = include_str!("../../../../assets/models/mlops.yaml");

pub(crate) fn engagement(text: &str, model: &str) -> EngagementFacts {
    let read = bundle::parse(text, &mut ids(), &|_| Some(model.to_owned()));
    read.unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn facts(of: &EngagementFacts) -> ArchitectureFacts {
    ArchitectureFacts {
        // The file it came from is no part of a model.
        architecture: Architecture {
            source: None::<SourceFile>,
            ..of.architecture.clone()
        },
        roles: of.roles.clone(),
        tools: of.tools.clone(),
    }
}

pub(crate) fn inside(of: &EngagementFacts) -> Inside {
    let capabilities = of.models.iter().flat_map(|m| &m.capabilities);
    Inside {
        roles: of.roles.iter().map(|r| r.id).collect(),
        tools: of.tools.iter().map(|t| t.id).collect(),
        capabilities: capabilities.map(|c| c.id).collect(),
        steps: of.process.steps.iter().map(|s| s.id).collect(),
        recommendations: of.recommendations.iter().map(|r| r.id).collect(),
    }
}

pub(crate) fn drawings(facts: &ArchitectureFacts) -> Vec<(Option<PlateauId>, Drawing)> {
    let arrangement = arrange(facts);
    let found = findings(facts, "2026-11-27".parse().unwrap());
    let plateaus = &facts.architecture.plateaus;
    plateaus
        .iter()
        .map(|p| {
            let options = DrawingOptions {
                plateau: Some(p.id),
                against: plateaus.first().map(|p| p.id),
                ..DrawingOptions::default()
            };
            (Some(p.id), drawing(facts, &found, &arrangement, &options))
        })
        .collect()
}

pub(crate) fn exported(engagement: &EngagementFacts) -> Vec<u8> {
    let facts = facts(engagement);
    let capabilities = engagement.models.iter().flat_map(|m| &m.capabilities);
    let capabilities: Vec<_> = capabilities
        .map(|c| (c.id, format!("{} {}", c.code, c.title)))
        .collect();
    let outside = Outside {
        capabilities: &capabilities,
    };
    let model = to_model(&facts, &outside, &drawings(&facts), None);
    archimate::write(&model).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn what_is_exported_is_read_as_it_was() {
    for (text, model) in [(BUNDLE, MODEL), (SAMPLE, MLOPS)] {
        let engagement = engagement(text, model);
        let (model, left_out) = archimate::read(&exported(&engagement)).unwrap();
        assert!(left_out.is_empty(), "{left_out:?}");
        let mut none = || -> uuid::Uuid { panic!("everything is ours") };
        let imported = from_model(&model, &mut none, &inside(&engagement)).unwrap();
        assert_eq!(imported.architecture, facts(&engagement).architecture);
        assert_eq!(imported.kept, None);
        assert!(
            imported.kept_as_it_is.is_empty(),
            "{:?}",
            imported.kept_as_it_is
        );
    }
}

#[test]
fn what_is_exported_is_valid() {
    for (name, text, model) in [("keys", BUNDLE, MODEL), ("aldermere", SAMPLE, MLOPS)] {
        let bytes = exported(&engagement(text, model));
        crate::archimate::expect_valid(name, &bytes);
    }
}

/// A model of somebody else: groups, two plateaus, flows, serving and access, and much that has no counterpart.
const FOREIGN: &str = r#"<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m">
<name>Their platform</name>
<elements>
<element identifier="prod" xsi:type="Grouping"><name>Production</name></element>
<element identifier="reg" xsi:type="SystemSoftware"><name>Model registry</name><documentation>All models.</documentation><properties><property propertyDefinitionRef="own"><value>7</value></property></properties></element>
<element identifier="end" xsi:type="ApplicationComponent"><name>Scoring endpoint</name></element>
<element identifier="app" xsi:type="ApplicationComponent"><name>Portal</name></element>
<element identifier="data" xsi:type="DataObject"><name>Customer table</name></element>
<element identifier="who" xsi:type="BusinessActor"><name>Customer</name></element>
<element identifier="why" xsi:type="Driver"><name>Growth</name></element>
<element identifier="now" xsi:type="Plateau"><name>Today</name></element>
<element identifier="then" xsi:type="Plateau"><name>Target</name></element>
</elements>
<relationships>
<relationship identifier="r1" source="reg" target="end" xsi:type="Flow"><name>model by digest</name></relationship>
<relationship identifier="r2" source="end" target="app" xsi:type="Serving"/>
<relationship identifier="r3" source="end" target="data" xsi:type="Access" accessType="Read"/>
<relationship identifier="r4" source="prod" target="end" xsi:type="Composition"/>
<relationship identifier="r5" source="then" target="reg" xsi:type="Aggregation"/>
<relationship identifier="r6" source="app" target="who" xsi:type="Serving"/>
<relationship identifier="r7" source="who" target="why" xsi:type="Association"/>
<relationship identifier="r8" source="app" target="app" xsi:type="Flow"/>
</relationships>
<organizations><item><label>Ours</label><item identifierRef="reg"/></item></organizations>
<propertyDefinitions><propertyDefinition identifier="own" type="string"><name>Rating</name></propertyDefinition></propertyDefinitions>
<views><diagrams><view identifier="v" xsi:type="Diagram"><name>Overview</name>
<node identifier="n1" xsi:type="Element" elementRef="reg" x="1" y="2" w="30" h="20"/>
<node identifier="n2" xsi:type="Element" elementRef="end" x="90" y="2" w="30" h="20"/>
<connection identifier="l1" xsi:type="Relationship" relationshipRef="r1" source="n1" target="n2"/>
</view></diagrams></views>
</model>"#;

#[test]
fn a_foreign_model_is_understood_where_it_can_be() {
    let (model, _) = archimate::read(FOREIGN.as_bytes()).unwrap();
    let imported = from_model(&model, &mut ids(), &Inside::default()).unwrap();
    let a = &imported.architecture;
    assert_eq!(a.scheme.title, "Their platform");
    assert_eq!(a.environments[0].kind, EnvironmentKind::Production);
    assert_eq!(a.components.len(), 4);
    assert_eq!(a.components[1].environment, Some(a.environments[0].id));
    assert_eq!(a.components[0].plateaus, [a.plateaus[1].id]);
    let kinds: Vec<PlateauKind> = a.plateaus.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [PlateauKind::Baseline, PlateauKind::Target]);
    let flows: Vec<FlowKind> = a.flows.iter().map(|f| f.kind).collect();
    assert_eq!(
        flows,
        [
            FlowKind::Model,
            FlowKind::Call,
            FlowKind::Data,
            FlowKind::Data
        ]
    );
    // Who calls is where the call begins; what is read is where the data come from.
    assert_eq!(a.flows[1].from, a.components[2].id);
    assert_eq!(a.flows[2].from, a.components[3].id);
    assert_eq!(
        imported.kept_as_it_is,
        [
            "element BusinessActor: 1, kept as it is",
            "element Driver: 1, kept as it is",
            "folder: 1, kept as it is",
            "relation Association: 1, kept as it is",
            "relation Serving: 1, kept as it is",
            "view: 1, kept as it is",
        ]
    );
    let found = findings(
        &ArchitectureFacts {
            architecture: imported.architecture.clone(),
            ..ArchitectureFacts::default()
        },
        "2026-11-27".parse().unwrap(),
    );
    assert!(found.iter().any(|f| f.rule.id() == "flow-to-itself"));
}

#[test]
fn import_and_export_lose_no_element_and_no_relation() {
    let shared = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/archimate"
    );
    let mut texts = vec![FOREIGN.as_bytes().to_vec()];
    let beside = std::fs::read_dir(shared).map(|d| d.flatten().map(|e| e.path()));
    for path in beside.into_iter().flatten() {
        if path.extension().is_some_and(|e| e == "xml") {
            texts.push(std::fs::read(path).unwrap());
        }
    }
    for text in texts {
        let (model, _) = archimate::read(&text).unwrap();
        let imported = from_model(&model, &mut ids(), &Inside::default()).unwrap();
        let facts = ArchitectureFacts {
            architecture: imported.architecture.clone(),
            ..ArchitectureFacts::default()
        };
        // As the engagement keeps it: as the text of a file.
        let kept = archimate::write(&imported.kept.unwrap()).unwrap();
        let (kept, _) = archimate::read(&kept).unwrap();
        let outside = Outside { capabilities: &[] };
        let again = to_model(&facts, &outside, &[], Some(&kept));
        let (again, _) = archimate::read(&archimate::write(&again).unwrap()).unwrap();
        let elements = |m: &archimate::Model| -> BTreeSet<String> {
            let of = m.elements.iter();
            of.map(|e| format!("{} {:?} {:?}", e.identifier, e.kind, e.names))
                .collect()
        };
        let relations = |m: &archimate::Model| -> BTreeSet<String> {
            let of = m.relationships.iter();
            of.map(|r| format!("{} {:?} {} {}", r.identifier, r.kind, r.source, r.target))
                .collect()
        };
        let properties = |m: &archimate::Model| -> usize {
            let of = m.elements.iter().flat_map(|e| &e.properties);
            of.filter(|p| !p.definition.starts_with("waymark-")).count()
        };
        assert!(elements(&again).is_superset(&elements(&model)));
        assert!(relations(&again).is_superset(&relations(&model)));
        assert_eq!(properties(&again), properties(&model));
        assert_eq!(again.views, model.views);
        assert_eq!(again.organizations, model.organizations);
        // And what is read again is the same architecture.
        let back = from_model(&again, &mut ids(), &Inside::default()).unwrap();
        assert_eq!(back.architecture, imported.architecture);
    }
}

#[test]
fn what_others_add_to_our_file_is_kept_and_said() {
    let of = engagement(SAMPLE, MLOPS);
    let (model, _) = archimate::read(&exported(&of)).unwrap();
    let untouched = from_model(&model, &mut ids(), &inside(&of)).unwrap();
    assert_eq!(untouched.kept, None, "all of it is ours");
    assert_eq!(untouched.kept_as_it_is, Vec::<String>::new());

    let mut changed = model.clone();
    let mut relations = model.relationships.iter();
    let flow = relations.find(|r| r.kind.known() == Some(RelationshipType::Flow));
    let mut theirs = flow.unwrap().clone();
    theirs.identifier = "id-theirs".into();
    theirs.kind = Kind::Known(RelationshipType::Association);
    theirs.properties.clear();
    changed.relationships.push(theirs);
    let mut view = model.views[0].clone();
    (view.identifier, view.nodes, view.connections) = ("id-their-view".into(), vec![], vec![]);
    changed.views.push(view);

    let imported = from_model(&changed, &mut ids(), &inside(&of)).unwrap();
    assert_eq!(
        imported.kept_as_it_is,
        [
            "relation Association: 1, kept as it is",
            "view: 1, kept as it is"
        ]
    );
    assert_eq!(imported.architecture, untouched.architecture);
    let mut facts = facts(&of);
    facts.architecture = imported.architecture;
    // Whoever takes every role out takes their relations out too, and what others added stays.
    let roles = |m: &archimate::Model| {
        let of = m.elements.iter();
        of.filter(|e| e.identifier.starts_with("waymark-role-"))
            .count()
    };
    facts.roles.clear();
    let outside = Outside { capabilities: &[] };
    let again = to_model(&facts, &outside, &[], imported.kept.as_ref());
    assert!(roles(&model) > 0 && roles(&again) == 0);
    let mut relations = again.relationships.iter();
    assert!(relations.any(|r| r.identifier == "id-theirs"));
    assert!(again.views.iter().any(|v| v.identifier == "id-their-view"));
}

#[test]
fn what_was_renamed_or_removed_here_is_so_in_the_file() {
    let (model, _) = archimate::read(FOREIGN.as_bytes()).unwrap();
    let imported = from_model(&model, &mut ids(), &Inside::default()).unwrap();
    let mut architecture = imported.architecture;
    architecture.components[0].title = "Our registry".into();
    let endpoint = architecture.components[1].id;
    architecture.remove(&[Element::Component(endpoint)]);
    let facts = ArchitectureFacts {
        architecture,
        ..ArchitectureFacts::default()
    };
    let outside = Outside { capabilities: &[] };
    let again = to_model(&facts, &outside, &[], imported.kept.as_ref());
    let again = archimate::write(&again).unwrap();
    let (again, _) = archimate::read(&again).unwrap();
    let registry = again
        .elements
        .iter()
        .find(|e| e.identifier == "reg")
        .unwrap();
    assert_eq!(registry.names[0].text, "Our registry");
    assert!(again.elements.iter().all(|e| e.identifier != "end"));
    let left: Vec<&str> = again
        .relationships
        .iter()
        .map(|r| r.identifier.as_str())
        .collect();
    assert!(left.contains(&"r7") && !left.contains(&"r1") && !left.contains(&"r4"));
    assert_eq!(again.views[0].nodes.len(), 1);
    assert!(again.views[0].connections.is_empty());
}

#[test]
fn more_than_an_architecture_may_have_is_refused() {
    let many: String = (0..5_001)
        .map(|i| format!("<element identifier=\"x{i}\" xsi:type=\"Node\"><name>N</name></element>"))
        .collect();
    let text = FOREIGN.replace("</elements>", &format!("{many}</elements>"));
    let (model, _) = archimate::read(text.as_bytes()).unwrap();
    let error = from_model(&model, &mut ids(), &Inside::default()).unwrap_err();
    assert!(
        error.to_string().contains("more than 5000 components"),
        "{error}"
    );
}

/// The sample's target against its baseline, with words that try to break out.
fn nasty() -> (ArchitectureFacts, Drawing) {
    let mut facts = facts(&engagement(SAMPLE, MLOPS));
    facts.architecture.scheme.title = "a\" b\n--- <script>".into();
    let words = "end \"] %% <b> & \u{1}|x|";
    facts.architecture.components[0].title = words.into();
    facts.architecture.environments[0].title = "subgraph \"end\"".into();
    facts.architecture.flows[0].title = "| -->".into();
    let (_, drawing) = drawings(&facts).pop().unwrap();
    (facts, drawing)
}

#[test]
fn no_text_breaks_out_of_a_flowchart() {
    let (facts, drawing) = nasty();
    let homes: BTreeMap<_, _> = facts
        .architecture
        .components
        .iter()
        .filter_map(|c| Some((c.id.0, c.environment?.0)))
        .collect();
    let text = drawing_mermaid::write(&drawing, &homes);
    assert_eq!(
        text.matches("subgraph e").count(),
        text.matches("\n  end\n").count()
    );
    let (_, body) = text.split_once("flowchart LR\n").unwrap();
    // Between two quotes stands a label, which may have several lines; outside of them are no words of users.
    let parts: Vec<&str> = body.split('"').collect();
    assert_eq!(parts.len() % 2, 1);
    for (i, part) in parts.iter().enumerate() {
        assert!(!part.contains('<'), "{part}");
        let broken = part.contains("script") || part.contains("%%");
        assert!(i % 2 == 1 || !broken, "{part}");
    }
    assert!(text.contains(":::removed") && text.contains("#43; ") && text.contains("-.->"));
    assert_eq!(text, drawing_mermaid::write(&drawing, &homes));
}

#[test]
fn a_drawing_for_drawio_is_well_formed_and_joined() {
    let (_, drawing) = nasty();
    let text = drawing_drawio::write(&[drawing.clone(), drawing]);
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut ids, mut ends) = (BTreeSet::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                for attribute in e.attributes() {
                    let attribute = attribute.unwrap();
                    let value = attribute.value.into_owned();
                    match attribute.key.as_ref() {
                        "id" => drop(ids.insert(value)),
                        "source" | "target" => ends.push(value),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    assert_eq!(text.matches("<diagram ").count(), 2);
    assert!(ends.len() > 100 && ends.iter().all(|end| ids.contains(end)));
}
