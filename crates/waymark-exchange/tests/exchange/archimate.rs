//! ArchiMate exchange files: what is read is written again, and what does not hold together is refused.

use std::io::Write as _;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use waymark_exchange::archimate::{
    DataType, Element, ElementType, Kind, LangText, Model, Property, PropertyDefinition,
    Relationship, RelationshipType, read, write,
};

/// A small model of a release path, with what the format has: two languages, a typed property, folders, a view.
const FIXTURE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="id-model">
  <name xml:lang="en">Release path</name>
  <name xml:lang="de">Weg der Freigabe</name>
  <documentation>One registry &amp; two gates, &lt;nothing else&gt;.</documentation>
  <elements>
    <element identifier="id-registry" xsi:type="ApplicationComponent">
      <name>Model registry</name>
      <documentation>The only source.</documentation>
      <properties>
        <property propertyDefinitionRef="id-def"><value>high</value></property>
      </properties>
    </element>
    <element identifier="id-endpoint" xsi:type="ApplicationComponent"><name>Endpoint</name></element>
    <element identifier="id-prod" xsi:type="Grouping"><name>Production</name></element>
    <element identifier="id-target" xsi:type="Plateau"><name>Target</name></element>
  </elements>
  <relationships>
    <relationship identifier="id-flow" source="id-registry" target="id-endpoint" xsi:type="Flow"><name>model</name></relationship>
    <relationship identifier="id-access" source="id-endpoint" target="id-registry" xsi:type="Access" accessType="Read"/>
    <relationship identifier="id-holds" source="id-prod" target="id-endpoint" xsi:type="Composition"/>
    <relationship identifier="id-when" source="id-target" target="id-endpoint" xsi:type="Aggregation"/>
  </relationships>
  <organizations>
    <item><label>Serving</label><item identifierRef="id-endpoint"/></item>
  </organizations>
  <propertyDefinitions>
    <propertyDefinition identifier="id-def" type="string"><name>Criticality</name></propertyDefinition>
  </propertyDefinitions>
  <views>
    <diagrams>
      <view identifier="id-view" xsi:type="Diagram">
        <name>Target</name>
        <node identifier="id-n1" xsi:type="Element" elementRef="id-prod" x="10" y="20" w="300" h="200">
          <node identifier="id-n2" xsi:type="Element" elementRef="id-endpoint" x="30" y="60" w="120" h="55">
            <style><fillColor r="255" g="255" b="255"/></style>
          </node>
        </node>
        <node identifier="id-n3" xsi:type="Element" elementRef="id-registry" x="400" y="60" w="120" h="55"/>
        <connection identifier="id-c1" xsi:type="Relationship" relationshipRef="id-flow" source="id-n3" target="id-n2">
          <bendpoint x="350" y="90"/>
        </connection>
      </view>
    </diagrams>
  </views>
</model>
"#;

fn model(text: &str) -> Model {
    let (model, left_out) = read(text.as_bytes()).unwrap();
    assert!(left_out.is_empty(), "{left_out:?}");
    model
}

#[test]
fn what_is_read_is_written_and_read_again() {
    let first = model(FIXTURE);
    assert_eq!(first.names.len(), 2);
    assert_eq!((first.elements.len(), first.relationships.len()), (4, 4));
    assert_eq!(
        first.documentation[0].text,
        "One registry & two gates, <nothing else>."
    );
    assert_eq!((first.views.len(), first.organizations.len()), (1, 1));
    let written = write(&first).unwrap();
    let (again, left_out) = read(&written).unwrap();
    assert_eq!(again, first);
    assert!(left_out.is_empty());
    assert_eq!(
        write(&again).unwrap(),
        written,
        "equal models give equal bytes"
    );
}

#[test]
fn every_type_of_element_comes_back() {
    let (before, rest) = FIXTURE.split_once("  </elements>").unwrap();
    let one = |(n, t): (usize, &ElementType)| {
        let t = t.word();
        format!("<element identifier=\"t{n}\" xsi:type=\"{t}\"><name>{t}</name></element>\n")
    };
    let all: String = ElementType::ALL.iter().enumerate().map(one).collect();
    let first = model(&format!("{before}{all}  </elements>{rest}"));
    assert!(
        ElementType::ALL.len() > 55,
        "strategy to migration, and junctions"
    );
    let (again, _) = read(&write(&first).unwrap()).unwrap();
    assert_eq!(again, first);
}

#[test]
fn what_does_not_hold_together_is_refused_with_its_place() {
    let check = |from: &str, to: &str, words: &[&str]| {
        let text = FIXTURE.replacen(from, to, 1);
        assert_ne!(text, FIXTURE, "{from} is not in the fixture");
        let error = read(text.as_bytes()).unwrap_err().to_string();
        for word in words {
            assert!(error.contains(word), "“{word}” is not in: {error}");
        }
    };
    check(
        "target=\"id-endpoint\" xsi:type=\"Flow\"",
        "target=\"nobody\" xsi:type=\"Flow\"",
        &["“nobody”", "line 19"],
    );
    check(
        "elementRef=\"id-registry\"",
        "elementRef=\"gone\"",
        &["“gone”"],
    );
    check(
        "identifier=\"id-endpoint\"",
        "identifier=\"id-registry\"",
        &["id-registry", "twice"],
    );
    check("archimate/3.0/", "archimate/2.1/", &["archimate/2.1"]);
    check(
        "<model ",
        "<!DOCTYPE model [<!ENTITY a \"b\">]>\n<model ",
        &["DOCTYPE"],
    );
    check("</views>", "", &[]);
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let mut bytes = FIXTURE.as_bytes().to_vec();
    bytes.resize(50 << 20, b' ');
    let error = read(&bytes).unwrap_err().to_string();
    assert!(error.contains("52428800 bytes"), "{error}");
}

/// Returns a file of the folder with data beside the project, or none where it is not there.
fn beside(name: &str) -> Option<String> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/archimate/"
    );
    let path = format!("{folder}{name}");
    if std::path::Path::new(&path).exists() {
        return Some(path);
    }
    eprintln!("not there, so not checked: {path}");
    None
}

#[test]
fn the_sample_beside_the_project_loses_nothing() {
    let Some(path) = beside("Sample1.xml") else {
        return;
    };
    let (first, _) = read(&std::fs::read(path).unwrap()).unwrap();
    assert!(!first.elements.is_empty() && !first.relationships.is_empty());
    let (again, _) = read(&write(&first).unwrap()).unwrap();
    assert_eq!(again, first);
}

#[test]
fn what_is_written_is_valid_by_the_schemas_beside_the_project() {
    let Some(sample) = beside("Sample1.xml") else {
        return;
    };
    let sample = read(&std::fs::read(sample).unwrap()).unwrap().0;
    for (name, model) in [("fixture", model(FIXTURE)), ("sample", sample)] {
        expect_valid(name, &write(&model).unwrap());
    }
}

/// Holds a file against the schemas, where they and xmllint are there.
pub(crate) fn expect_valid(name: &str, text: &[u8]) {
    let files = ["xsd/wrapper.xsd", "xsd/xml.xsd"].map(beside);
    let [Some(schema), Some(xml)] = files else {
        return;
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("xmllint is not installed, so not checked");
        return;
    }
    // The schemas import that of `xml:lang` from the web; it lies beside them.
    let catalog = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("archimate-catalog-{name}.xml"));
    let xml = std::fs::canonicalize(xml).unwrap();
    let entry = |name: &str| {
        format!(
            "<system systemId=\"{name}\" uri=\"file://{}\"/>",
            xml.display()
        )
    };
    let entries = [
        "http://www.w3.org/2001/xml.xsd",
        "http://www.w3.org/2001/03/xml.xsd",
    ]
    .map(entry);
    let namespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog";
    let entries = entries.concat();
    std::fs::write(
        &catalog,
        format!("<catalog xmlns=\"{namespace}\">{entries}</catalog>"),
    )
    .unwrap();
    let mut lint = Command::new("xmllint")
        .env("XML_CATALOG_FILES", &catalog)
        .args(["--noout", "--nonet", "--schema", &schema, "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    lint.stdin.take().unwrap().write_all(text).unwrap();
    let said = lint.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{name}: {errors}");
}

/// A text as people write it, markup and line ends among it.
fn text() -> impl Strategy<Value = LangText> {
    let lang = prop::option::of(prop::sample::select(vec!["en", "de-CH"]));
    (lang, "\\PC{0,12}([<&>\"'\t\n\r]{1,3}[a-z ]{1,6})?").prop_map(|(lang, text)| LangText {
        lang: lang.map(str::to_owned),
        text,
    })
}

fn any_model() -> impl Strategy<Value = Model> {
    let elements = prop::collection::vec(
        (prop::sample::select(ElementType::ALL), text(), text()),
        1..12,
    );
    let ends = prop::collection::vec(
        (
            prop::sample::select(RelationshipType::ALL),
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
        ),
        0..20,
    );
    (elements, ends, prop::sample::select(DataType::ALL)).prop_map(|(elements, ends, data)| {
        let mut model = Model {
            identifier: "m".into(),
            names: vec![LangText::plain("Any")],
            ..Model::default()
        };
        model.property_definitions.push(PropertyDefinition {
            identifier: "p".into(),
            kind: data,
            names: vec![LangText::plain("Owner")],
            documentation: vec![],
            extra: <_>::default(),
        });
        for (n, (kind, name, value)) in elements.into_iter().enumerate() {
            model.elements.push(Element {
                identifier: format!("e{n}"),
                kind: Kind::Known(kind),
                names: vec![name],
                documentation: vec![],
                properties: vec![Property {
                    definition: "p".into(),
                    values: vec![value],
                }],
                extra: <_>::default(),
            });
        }
        for (n, (kind, from, to)) in ends.into_iter().enumerate() {
            let end = |at: prop::sample::Index| format!("e{}", at.index(model.elements.len()));
            model.relationships.push(Relationship {
                identifier: format!("r{n}"),
                kind: Kind::Known(kind),
                source: end(from),
                target: end(to),
                access: None,
                directed: None,
                modifier: None,
                names: vec![],
                documentation: vec![],
                properties: vec![],
                extra: <_>::default(),
            });
        }
        model
    })
}

proptest! {
    #[test]
    fn any_model_comes_back_equal(model in any_model()) {
        let (again, left_out) = read(&write(&model).unwrap()).unwrap();
        prop_assert_eq!(again, model);
        prop_assert!(left_out.is_empty());
    }

    /// A file cut or garbled anywhere is read or refused, and never ends the program.
    #[test]
    fn a_damaged_file_is_read_or_refused(at in 0..FIXTURE.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = FIXTURE.as_bytes().to_vec();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok((model, _)) = read(&bytes) {
            prop_assert!(write(&model).is_ok(), "what is read can be written");
        }
    }
}
