//! BPMN 2.0 diagrams.

use proptest::prelude::*;
use waymark_domain::process::Draft;
use waymark_exchange::ExchangeError;
use waymark_exchange::bpmn::{self, Limits};

use crate::says;

/// A pool with three lanes, one of them nested, a loop, a sub-process; a pool without lanes; an empty pool.
const DIAGRAM: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="d">
  <bpmn:import importType="http://example.org" location="https://example.org/other.xsd" namespace="x"/>
  <bpmn:collaboration id="c">
    <bpmn:participant id="p1" name="Release of a model" processRef="one"/>
    <bpmn:participant id="p2" name="Vendor" processRef="two"/>
    <bpmn:participant id="p3" name="Client"/>
    <bpmn:messageFlow id="m" sourceRef="p2" targetRef="p1"/>
  </bpmn:collaboration>
  <bpmn:process id="one" name="ignored">
    <bpmn:documentation>Of the whole.</bpmn:documentation>
    <bpmn:laneSet id="ls">
      <bpmn:lane id="l1" name="Business owner"><bpmn:flowNodeRef>approve</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l2" name="Engineering">
        <bpmn:flowNodeRef>deploy</bpmn:flowNodeRef><bpmn:flowNodeRef>test</bpmn:flowNodeRef><bpmn:flowNodeRef>sub</bpmn:flowNodeRef>
        <bpmn:childLaneSet id="cls">
          <bpmn:lane id="l3" name="ML engineer"><bpmn:flowNodeRef>deploy</bpmn:flowNodeRef><bpmn:flowNodeRef>sub</bpmn:flowNodeRef></bpmn:lane>
          <bpmn:lane id="l4" name="Tester"><bpmn:flowNodeRef>test</bpmn:flowNodeRef></bpmn:lane>
        </bpmn:childLaneSet>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:serviceTask id="deploy" name="Deploy&#10; &amp; watch"><bpmn:incoming>f3</bpmn:incoming><bpmn:documentation>By digest.</bpmn:documentation></bpmn:serviceTask>
    <bpmn:startEvent id="start"/>
    <bpmn:userTask id="approve" name="Approve"/>
    <bpmn:exclusiveGateway id="g"/>
    <bpmn:task id="test" name="Test"/>
    <bpmn:subProcess id="sub" name="Roll out">
      <bpmn:documentation>Step by step.</bpmn:documentation>
      <bpmn:task id="widen" name="Widen"/>
      <bpmn:callActivity id="" name="Small share" calledElement="other:process"/>
      <bpmn:task id="late" name="Unreached"/>
    </bpmn:subProcess>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="test"/>
    <bpmn:sequenceFlow id="f2" sourceRef="test" targetRef="g"/>
    <bpmn:sequenceFlow id="f3" sourceRef="g" targetRef="approve"/>
    <bpmn:sequenceFlow id="f4" sourceRef="g" targetRef="test"/>
    <bpmn:sequenceFlow id="f5" sourceRef="approve" targetRef="deploy"/>
    <bpmn:sequenceFlow id="f6" sourceRef="deploy" targetRef="sub"/>
    <bpmn:dataObject id="o"/>
    <bpmn:textAnnotation id="t"><bpmn:text>A note</bpmn:text></bpmn:textAnnotation>
  </bpmn:process>
  <bpmn:process id="two"><bpmn:task id="x"/></bpmn:process>
  <di:BPMNDiagram id="di"><di:BPMNPlane id="pl"/></di:BPMNDiagram>
</bpmn:definitions>"#;

fn parse(text: &str) -> Result<Draft, ExchangeError> {
    bpmn::parse(text.as_bytes(), &Limits::default())
}

fn outline(draft: &Draft) -> Vec<String> {
    let line = |s: &waymark_domain::process::DraftStep| {
        let letters: Vec<String> = s
            .letters
            .iter()
            .map(|(r, l)| format!("{}:{l}", draft.roles[*r].title))
            .collect();
        format!(
            "{}{} {}",
            " ".repeat(s.kind.depth()),
            s.title,
            letters.join(" ")
        )
        .trim_end()
        .to_owned()
    };
    draft.steps.iter().map(line).collect()
}

#[test]
fn lanes_become_roles_and_tasks_stand_in_the_order_of_the_flow() {
    let draft = parse(DIAGRAM).unwrap();
    assert_eq!(draft.problems, Vec::<String>::new());
    assert_eq!(
        outline(&draft),
        [
            "Release of a model",
            " Release of a model",
            "  Test Tester:R",
            "  Approve Business owner:R",
            "  Deploy & watch ML engineer:R",
            " Roll out",
            "  Widen ML engineer:R",
            "  Small share ML engineer:R",
            "  Unreached ML engineer:R",
            "Vendor",
            " Vendor",
            "  Task x Vendor:R",
        ]
    );
    assert_eq!(draft.steps[4].description, "By digest.");
    assert_eq!(draft.steps[5].description, "Step by step.");
    let roles: Vec<(&str, &str)> = draft
        .roles
        .iter()
        .map(|r| (r.code.as_str(), r.title.as_str()))
        .collect();
    assert_eq!(
        roles,
        [
            ("BO", "Business owner"),
            ("ME", "ML engineer"),
            ("Tester", "Tester"),
            ("Vendor", "Vendor")
        ]
    );
}

#[test]
fn the_rest_is_left_out_and_counted() {
    let draft = parse(DIAGRAM).unwrap();
    assert_eq!(
        draft.left_out,
        [
            "data object: 1",
            "exclusive gateway: 1",
            "message flow: 1",
            "pool without a process: 1",
            "start event: 1",
            "text annotation: 1",
            "call of another process: 1; it was not followed",
            "reference to another file: 1; it was not followed",
        ]
    );
    assert!(
        draft.understood[0].starts_with("7 tasks were read; each has an R for its lane."),
        "{:?}",
        draft.understood
    );
    assert!(
        draft
            .understood
            .iter()
            .any(|u| u.contains("1 element has no name")),
        "{:?}",
        draft.understood
    );
}

#[test]
fn what_is_hostile_or_broken_is_refused_with_its_line() {
    let check = |text: &str, parts: &[&str]| says(&parse(text).unwrap_err(), parts);
    let with = |inside: &str| {
        format!(
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\n<process id=\"p\">\n{inside}</process></definitions>"
        )
    };
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>\n<definitions/>";
    check(
        bomb,
        &["line 2", "document type (DOCTYPE)", "refused; take it out"],
    );
    check(&with("<task name=\"&xxe;\"/>"), &["line 3", "damaged"]);
    check(
        &with("<task>&xxe;</task>"),
        &["line 3", "“&xxe;” stands for nothing"],
    );
    let attributes: String = (0..80_000).map(|i| format!(" a{i}=\"x\"")).collect();
    check(
        &with(&format!("<task{attributes}/>")),
        &["line 3", "<task> has more than 200 attributes"],
    );
    check(
        &with(&("<subProcess>".repeat(100) + &"</subProcess>".repeat(100))),
        &["nested deeper than 64 levels"],
    );
    check(
        &with(&"<task/>".repeat(500_001)),
        &["more than 500000 elements"],
    );
    check(
        &with(&format!("<task name=\"{}\"/>", "x".repeat(1 << 20))),
        &["an attribute of <task> has more than 16384 bytes"],
    );
    check(
        &with(&format!(
            "<task><documentation>{}</documentation></task>",
            "x".repeat(1 << 20)
        )),
        &["a text has more than 16384 bytes"],
    );
    check("", &["the file is no XML"]);
    check("phase,task\n", &["the file is no XML"]);
    check("<html></html>", &["begins with <html> and is no BPMN 2.0"]);
    check(
        "<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\"/>",
        &["is no BPMN 2.0"],
    );
    check(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process>",
        &["ends in the middle"],
    );
    check(&with("</task>"), &["line 3", "damaged"]);
    says(
        &bpmn::parse(&vec![b' '; 50 << 20], &Limits::default()).unwrap_err(),
        &["the BPMN file is too large: 52428800 bytes"],
    );
    says(
        &bpmn::parse(b"<a>\n\xff", &Limits::default()).unwrap_err(),
        &["line 2", "not UTF-8"],
    );
    let empty = parse(&with("<startEvent/>")).unwrap();
    assert!(
        empty.problems[0].starts_with("the diagram has no tasks"),
        "{:?}",
        empty.problems
    );
    let many: String = (0..5_000)
        .map(|i| format!("<task id=\"t{i}\" name=\"t\"/>"))
        .collect();
    assert!(parse(&with(&many)).unwrap().problems[0].contains("5002 phases"));
}

#[test]
fn a_long_flow_and_a_large_loop_are_ordered() {
    let tasks: String = (0..4_000)
        .map(|i| format!("<task id=\"t{i}\" name=\"{i}\"/>"))
        .collect();
    let flows: String = (0..4_000)
        .map(|i| {
            format!(
                "<sequenceFlow sourceRef=\"t{}\" targetRef=\"t{i}\"/>",
                (i + 1) % 4_000
            )
        })
        .collect();
    let text = format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\">{tasks}{flows}</process></definitions>"
    );
    let draft = parse(&text).unwrap();
    assert_eq!(draft.steps.len(), 4_002);
    // The loop is entered at the document's first task and followed from there.
    let titles: Vec<&str> = draft
        .steps
        .iter()
        .skip(2)
        .take(3)
        .map(|s| s.title.as_str())
        .collect();
    assert_eq!(titles, ["0", "3999", "3998"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0..4_000_usize, at in 0..4_000_usize, put in "[<>/&;a-z\"= ]{0,4}") {
        drop(bpmn::parse(&bytes, &Limits::default()));
        let cut: String = DIAGRAM.chars().take(cut).collect();
        drop(parse(&cut));
        let spoilt: String = DIAGRAM.chars().take(at).chain(put.chars()).chain(DIAGRAM.chars().skip(at)).collect();
        drop(parse(&spoilt));
    }
}
