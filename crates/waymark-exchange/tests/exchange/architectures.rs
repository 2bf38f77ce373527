//! The architecture in a bundle, reference architectures, and what ships.

use waymark_domain::architecture::{
    ArchitectureFacts, ArchitectureRule, Element, FlowKind, ReferenceArchitecture, findings,
};
use waymark_domain::facts::EngagementFacts;
use waymark_domain::process::RuleSeverity;
use waymark_domain::tool::Hosting;
use waymark_exchange::architecture_yaml::{self, Known};
use waymark_exchange::bundle;

use crate::{MODEL, ids, says};

const BUNDLE: &str = include_str!("../fixtures/bundle.yaml");
const SAMPLE: &str = include_str!("../../../../assets/sample/aldermere.yaml");
const MLOPS: &str = include_str!("../../../../assets/models/mlops.yaml");
const LIFE_CYCLE: &str = include_str!("../../../../assets/life-cycles/financial-services.yaml");

/// The reference architectures that ship: those of a target first, then that of a baseline.
const REFERENCES: &[&str] = &[
    include_str!("../../../../assets/architectures/deploy-model.yaml"),
    include_str!("../../../../assets/architectures/deploy-code.yaml"),
    include_str!("../../../../assets/architectures/generative-ai.yaml"),
    include_str!("../../../../assets/architectures/lighthouse.yaml"),
];

fn parse(text: &str) -> Result<EngagementFacts, waymark_exchange::ExchangeError> {
    bundle::parse(text, &mut ids(), &|_| Some(MODEL.to_owned()))
}

fn facts_of(facts: EngagementFacts) -> ArchitectureFacts {
    ArchitectureFacts {
        architecture: facts.architecture,
        roles: facts.roles,
        tools: facts.tools,
    }
}

#[test]
fn every_key_is_read() {
    let facts = parse(BUNDLE).unwrap();
    let a = &facts.architecture;
    assert_eq!(
        a.scheme.severities[&ArchitectureRule::Rollback],
        RuleSeverity::Off
    );
    assert_eq!(a.environments[0].changes[0].from, a.plateaus[1].id);
    assert_eq!(a.environments[0].changes[0].state.hosting, Hosting::Cloud);
    let c = &a.components[0];
    assert_eq!(c.state.tool, Some(facts.tools[0].id));
    assert_eq!(c.changes[0].state.tool, Some(facts.tools[1].id));
    assert_eq!(c.recommendation, Some(facts.recommendations[0].id));
    assert_eq!(c.replaces, [a.components[1].id]);
    assert_eq!(a.gates[0].checks[0].unit, "share");
    assert_eq!(a.gates[0].rollback_minutes, Some(10));
    assert_eq!(
        (a.flows[0].kind, a.flows[0].gate),
        (FlowKind::Deploy, Some(a.gates[0].id))
    );
    assert_eq!(a.policies[0].controls[0].applies_to.len(), 5);
    let waived: Vec<Option<Element>> = a.waivers.iter().map(|w| w.element).collect();
    let expected = [
        Some(Element::Environment(a.environments[1].id)),
        None,
        Some(Element::Control(a.policies[0].controls[0].id)),
    ];
    assert_eq!(waived, expected);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let check = |from: &str, to: &str, expect: &str| {
        assert!(BUNDLE.contains(from), "{from}");
        let error = parse(&BUNDLE.replacen(from, to, 1)).unwrap_err();
        says(&error, &[expect]);
    };
    check(
        "to: C-02\n",
        "to: C-09\n",
        "(architecture.flows[0].to): there is no component “C-09”",
    );
    check(
        "replaces: [C-02]",
        "replaces: [C-01]",
        "it cannot take its own place",
    );
    check(
        "approvers: [MLE]",
        "approvers: [XX]",
        "(architecture.gates[0].approvers[0]): there is no role “XX”",
    );
    check(
        "approvers: [MLE]",
        "approvers: [MLE, MLE]",
        "stands more than once",
    );
    check(
        "tool: T-02, hosting",
        "tool: T-77, hosting",
        "there is no tool “T-77”",
    );
    check(
        "recommendation: R-01",
        "recommendation: R-99",
        "there is no recommendation “R-99”",
    );
    check(
        "{ rule: segregation",
        "{ rule: segregations",
        "there is no rule “segregations”",
    );
    check(
        "element: { environment: PROD }",
        "element: { gate: G1, environment: PROD }",
        "name one element",
    );
    check(
        "{ plateau: P1 }, {",
        "{ control: P-01.1 }, {",
        "a control holds at a plateau",
    );
    check(
        "code: C-02, title: Endpoint",
        "code: C-01, title: Endpoint",
        "is used already",
    );
    check(
        "pin: { x: 12.5",
        "pin: { x: 1e300",
        "a place on the drawing lies between",
    );
    check("threshold: 3", "threshold: .inf", "a threshold is a number");
    check("kind: online_serving", "kind: serving", "online_serving");
}

/// Reads a reference with everything it may name, and returns what it names and nobody knows.
fn reference(text: &str) -> (ReferenceArchitecture, Vec<String>) {
    let mlops = waymark_exchange::model_yaml::parse(MLOPS, &mut ids()).unwrap();
    let life_cycle =
        waymark_exchange::life_cycle_yaml::parse(LIFE_CYCLE, &mut ids(), &|_| None).unwrap();
    let unknown = std::cell::RefCell::new(Vec::new());
    let note = |what: &str, code: &str| unknown.borrow_mut().push(format!("{what} {code}"));
    let capability = |code: &str| {
        let found = mlops.capabilities.iter().find(|c| c.code == code);
        found.map(|c| c.id).or_else(|| {
            note("capability", code);
            None
        })
    };
    let step = |code: &str| {
        let steps = &life_cycle.life_cycle.steps;
        let found = steps.iter().find(|s| s.code == code).map(|s| s.id);
        found.or_else(|| {
            note("step", code);
            None
        })
    };
    let tool = |code: &str| {
        note("tool", code);
        None
    };
    let known = Known {
        role: &|_| None,
        capability: &capability,
        step: &step,
        tool: &tool,
    };
    let read = architecture_yaml::parse(text, &mut ids(), &known);
    let read = read.unwrap_or_else(|error| panic!("{error}"));
    (read, unknown.into_inner())
}

#[test]
fn what_a_reference_names_is_there() {
    let life_cycle =
        waymark_exchange::life_cycle_yaml::parse(LIFE_CYCLE, &mut ids(), &|_| None).unwrap();
    for text in REFERENCES {
        let (read, unknown) = reference(text);
        assert!(unknown.is_empty(), "{}: {unknown:?}", read.code);
        for role in &read.roles {
            let known = life_cycle.life_cycle.roles.iter();
            let known = known.map(|r| &r.code).any(|code| *code == role.code);
            assert!(known, "{}: {}", read.code, role.code);
        }
        read.architecture.check_codes().unwrap();
        for policy in &read.architecture.policies {
            for control in &policy.controls {
                assert!(!control.verification.is_empty(), "{}", control.code);
                assert!(!control.applies_to.is_empty(), "{}", control.code);
            }
        }
    }
}

#[test]
fn no_reference_has_an_error() {
    for text in REFERENCES {
        let (read, _) = reference(text);
        let facts = ArchitectureFacts {
            architecture: read.architecture,
            roles: read.roles,
            tools: vec![],
        };
        let found = findings(&facts, "2026-11-27".parse().unwrap());
        let errors: Vec<String> = found
            .iter()
            .filter(|f| f.is_error())
            .map(|f| format!("{}: {}", f.rule.id(), f.message))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", read.code);
        let warnings = found
            .iter()
            .filter(|f| f.rule != ArchitectureRule::OpenSlot);
        let warnings: Vec<&str> = warnings
            .filter(|f| f.planned)
            .map(|f| f.message.as_str())
            .collect();
        assert!(warnings.is_empty(), "{}: {warnings:#?}", read.code);
    }
}

#[test]
fn the_sample_has_faults_today_and_none_that_is_open_later() {
    let include = |name: &str| (name == "mlops").then(|| MLOPS.to_owned());
    let facts = bundle::parse(SAMPLE, &mut ids(), &include);
    let facts = facts_of(facts.unwrap_or_else(|error| panic!("{error}")));
    facts.architecture.check_codes().unwrap();
    let kinds: Vec<&str> = facts
        .architecture
        .plateaus
        .iter()
        .map(|p| p.kind.word())
        .collect();
    assert_eq!(kinds, ["baseline", "transition", "target"]);
    let found = findings(&facts, "2026-11-27".parse().unwrap());
    let lines = |planned: bool| -> Vec<String> {
        let of = found.iter().filter(|f| f.planned == planned && f.counts());
        of.map(|f| format!("{} {}", f.rule.id(), f.message))
            .collect()
    };
    assert!(
        !found
            .iter()
            .any(waymark_domain::architecture::ArchitectureFinding::is_error),
        "{:#?}",
        lines(true)
    );
    let today: std::collections::BTreeSet<&str> = found
        .iter()
        .filter(|f| !f.planned)
        .map(|f| f.rule.id())
        .collect();
    for rule in ["approval-gate", "no-shortcut", "one-registry", "monitored"] {
        assert!(today.contains(rule), "{rule}: {:#?}", lines(false));
    }
    assert_eq!(lines(true).len(), 2, "{:#?}", lines(true));
    assert_eq!(found.iter().filter(|f| f.waived.is_some()).count(), 2);
}
