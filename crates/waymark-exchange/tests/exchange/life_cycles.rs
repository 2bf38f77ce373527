//! Life cycles as YAML, and the one that ships.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use waymark_domain::id::CapabilityId;
use waymark_domain::process::{Duty, LifeCycle, Period, Process, ProcessFacts, StepKind, Steps};
use waymark_domain::raci::Analysis;
use waymark_domain::words::Stage;
use waymark_domain::workforce::Workforce;
use waymark_exchange::{ExchangeError, life_cycle_yaml};

use crate::round_trips::text;
use crate::{ids, model, says};

/// Every key of the format, once.
const FULL: &str = "\
format: waymark.life-cycle/1
code: full
title: Every key
edition: '1.0'
language: en-GB
purpose: What it is for.
source: Where it comes from.
skills:
  - code: S1
    title: A skill
    description: What belongs to it.
    capability: PE1.1
    levels: [none, a little, 'yes', much, all]
  - { code: S2, title: Another }
roles:
  - code: NO
    title: Business owner
    mandate: Owns it.
    catalog: ['List A: R1', 'List B: owner']
    needs: { S1: 3, S2: 1 }
  - { code: MV, title: Validator, validator: true }
phases:
  - code: '1'
    title: Phase
    stage: discovery
    description: From here to there.
    sub_phases:
      - code: '1.10'
        title: Sub-phase
        tasks:
          - code: 1.10.1
            title: Task
            stage: validation
            description: How one sees that it is done.
            inputs: [a, 'b, c']
            outputs: [d]
            documents:
              - title: Form
                location: https://example.org/form
                sha256: 9b403c04efe35102d3862f9aa67d98a0ec643818edd1c503f39c4e2b8c000db4
            gate: true
            gate_name: G1 go on
            duty: validate
            frequency: { times: 2, per: quarter }
            effort_hours: 1.5
            references: ['NIST AI RMF: MAP 1.1']
            capabilities: [PE1.1]
            raci: { NO: A, MV: R }
          - code: 1.10.2
            title: Second
            raci: { MV: a/r, NO: i }
      - title: Empty
  - title: Later
";

fn capability(code: &str) -> Option<CapabilityId> {
    (code == "PE1.1").then(|| CapabilityId(uuid::Uuid::from_u128(7)))
}

fn code_of(id: CapabilityId) -> Option<String> {
    (id == CapabilityId(uuid::Uuid::from_u128(7))).then(|| "PE1.1".to_owned())
}

fn life_cycle(text: &str) -> LifeCycle {
    match life_cycle_yaml::parse(text, &mut ids(), &capability) {
        Ok(read) => read.life_cycle,
        Err(error) => panic!("{error}\n{text}"),
    }
}

fn error(text: &str) -> ExchangeError {
    match life_cycle_yaml::parse(text, &mut ids(), &capability) {
        Err(error) => error,
        Ok(read) => panic!("was read: {read:?}\n{text}"),
    }
}

#[test]
fn every_key_is_read() {
    let l = life_cycle(FULL);
    assert_eq!(
        (l.code.as_str(), l.edition.as_str(), l.language.as_str()),
        ("full", "1.0", "en-GB")
    );
    assert_eq!(
        (l.purpose.as_str(), l.source.as_str()),
        ("What it is for.", "Where it comes from.")
    );
    assert_eq!(l.skills[0].levels[2], "yes");
    assert_eq!(l.skills[0].capability, capability("PE1.1"));
    assert_eq!(l.roles[0].description, "Owns it.");
    assert_eq!(l.profiles[0].catalog, ["List A: R1", "List B: owner"]);
    assert_eq!(l.profiles[0].needs[0].level, 3);
    assert_eq!(
        (l.profiles[0].validator, l.profiles[1].validator),
        (false, true)
    );
    let task = &l.steps[2];
    assert_eq!((task.kind, task.code.as_str()), (StepKind::Task, "1.10.1"));
    assert_eq!(task.stage, Some(Stage::Validation));
    assert_eq!(task.inputs, ["a", "b, c"]);
    assert_eq!(task.documents[0].sha256.as_ref().map(String::len), Some(64));
    assert_eq!((task.gate, task.gate_name.as_str()), (true, "G1 go on"));
    assert_eq!(task.duty, Some(Duty::Validate));
    assert_eq!(
        task.frequency.map(|f| (f.times, f.per)),
        Some((2.0, Period::Quarter))
    );
    assert_eq!(task.effort_hours, Some(1.5));
    assert_eq!(task.capabilities.len(), 1);
    let letters: Vec<String> = l
        .assignments
        .iter()
        .map(|a| a.letters.to_string())
        .collect();
    assert_eq!(letters, ["A", "R", "AR", "I"]);
    // What has no code is numbered by its place.
    let codes: Vec<&str> = l.steps.iter().map(|s| s.code.as_str()).collect();
    assert_eq!(codes, ["1", "1.10", "1.10.1", "1.10.2", "1.2", "2"]);
    Steps::new(&l.steps).unwrap();
}

#[test]
fn written_and_read_again_it_is_the_same() {
    let mut first = life_cycle(FULL);
    let text = life_cycle_yaml::write(&first, &code_of);
    let mut again = life_cycle(&text);
    first.assignments.sort();
    again.assignments.sort();
    assert_eq!(again, first, "{text}");
    assert_eq!(life_cycle_yaml::write(&again, &code_of), text);
    assert!(
        text.contains("raci: {NO: A, MV: R}")
            || text.contains("raci: { NO: A, MV: R }")
            || text.contains("\"NO\": A"),
        "{text}"
    );
    assert!(
        !text.contains("validator: false") && !text.contains("gate: false"),
        "{text}"
    );
}

#[test]
fn links_to_capabilities_that_are_not_known_are_listed() {
    let text = FULL.replace("capabilities: [PE1.1]", "capabilities: [PE1.1, XX, YY, XX]");
    let read = life_cycle_yaml::parse(&text, &mut ids(), &capability).unwrap();
    assert_eq!(read.unlinked, ["XX", "YY"]);
    assert_eq!(read.life_cycle.steps[2].capabilities.len(), 1);
}

#[test]
fn what_is_wrong_is_said_with_line_and_column() {
    let check = |from: &str, to: &str, parts: &[&str]| {
        assert!(FULL.contains(from), "{from}");
        says(&error(&FULL.replacen(from, to, 1)), parts);
    };
    check(
        "waymark.life-cycle/1",
        "waymark.life-cycle/2",
        &["use a newer one"],
    );
    check(
        "waymark.life-cycle/1",
        "waymark.capability-model/1",
        &["not a life cycle"],
    );
    check("title: Every key\n", "", &["“title” is missing"]);
    check(
        "title: Every key\n",
        "title: ' '\n",
        &["line 3", "the title is empty"],
    );
    check(
        "mandate: Owns it.",
        "mandat: Owns it.",
        &["line 18, column 5", "unknown key “mandat”", "mandate"],
    );
    check(
        "code: S2",
        "code: S1",
        &["line 14", "the skill “S1” stands more than once"],
    );
    check(
        "code: MV",
        "code: NO",
        &["the role “NO” stands more than once"],
    );
    check("code: MV", "code: 'M V'", &["“M V” is no code"]);
    check("much, all]", "much]", &["“S1” has 4 level descriptors"]);
    check(
        "S1: 3",
        "S1: 5",
        &["line 20", "(roles[0].needs.S1)", "1 to 4"],
    );
    check("S1: 3", "S9: 3", &["there is no skill “S9”"]);
    check(
        "NO: A, MV",
        "NA: A, MV",
        &[
            "line 48, column 21",
            "there is no role “NA”; the document has NO, MV",
        ],
    );
    check(
        "NO: A, MV",
        "NO: X, MV",
        &[
            "line 48",
            "(phases[0].sub_phases[0].tasks[0].raci.NO)",
            "“X” is none of R, A, S, C, I",
        ],
    );
    check(
        "NO: A, MV",
        "NO: '', MV",
        &["there is no letter; leave the role out"],
    );
    check("NO: A, MV", "NO: A, NO", &["“NO” stands more than once"]);
    check(
        "code: 1.10.2",
        "code: 1.10.1",
        &["the code “1.10.1” is used more than once"],
    );
    check(
        "stage: validation",
        "stage: later",
        &["“later” is none of discovery"],
    );
    check(
        "per: quarter",
        "per: decade",
        &["“decade” is none of week, month, quarter, year, model"],
    );
    check(
        "times: 2",
        "times: 0",
        &["(phases[0].sub_phases[0].tasks[0].frequency)", "above 0"],
    );
    check("times: 2", "times: .nan", &["above 0"]);
    check("effort_hours: 1.5", "effort_hours: -1", &["at least 0"]);
    check(
        "effort_hours: 1.5",
        "effort_hours: long",
        &["a number is expected"],
    );
    check(
        "duty: validate",
        "duty: check",
        &["“check” is none of build, validate"],
    );
    check("sha256: 9b40", "sha256: 9g40", &["64 hexadecimal digits"]);
    check(
        "      - title: Empty\n",
        "      - title: Empty\n        raci: { NO: A }\n",
        &["a sub-phase has no letters"],
    );
    check(
        "  - title: Later\n",
        "  - title: Later\n    tasks: [{ title: T }]\n",
        &["a phase has no tasks of its own"],
    );
    check(
        "            title: Second\n",
        "            title: Second\n            sub_phases: []\n",
        &["a task has no sub-phases"],
    );
    check("phases:\n", "phases: null\nx:\n", &["a list is expected"]);
    says(&error(""), &["the life cycle is empty"]);
    says(&error(&" ".repeat(6 << 20)), &["too large"]);
    let many: String = (0..5_001).map(|i| format!("  - title: P{i}\n")).collect();
    says(
        &error(&format!(
            "format: waymark.life-cycle/1\ncode: c\ntitle: t\nphases:\n{many}"
        )),
        &["more than 5000"],
    );
    let many: String = (0..201)
        .map(|i| format!("  - {{ code: R{i}, title: t }}\n"))
        .collect();
    says(
        &error(&format!(
            "format: waymark.life-cycle/1\ncode: c\ntitle: t\nroles:\n{many}"
        )),
        &["more than 200 roles"],
    );
    let deep = "phases: ".to_owned() + &"[".repeat(1_000);
    says(
        &error(&format!(
            "format: waymark.life-cycle/1\ncode: c\ntitle: t\n{deep}"
        )),
        &["nested deeper"],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_texts_survive(texts in proptest::collection::vec(text(), 1..12), times in 0.001..1e6_f64, hours in 0.0..1e6_f64) {
        let mut l = life_cycle(FULL);
        let mut texts = texts.iter().cycle().cloned();
        let mut next = || texts.next().unwrap_or_default();
        let mut title = || format!("{}.", next().replace(char::is_control, ""));
        l.title = title();
        for step in &mut l.steps {
            step.title = title();
        }
        for role in &mut l.roles {
            role.title = title();
        }
        l.purpose = next();
        l.source = next();
        l.roles[0].description = next();
        l.profiles[0].catalog = vec![next(), next()];
        l.skills[0].levels = (0..5).map(|_| next()).collect();
        let task = &mut l.steps[2];
        task.description = next();
        task.inputs = vec![next(), next()];
        task.gate_name = next();
        task.references = vec![next()];
        task.documents[0].title = next();
        task.documents[0].location = next();
        task.frequency = task.frequency.map(|f| waymark_domain::process::Frequency { times, ..f });
        task.effort_hours = Some(hours);
        l.assignments.sort();
        let text = life_cycle_yaml::write(&l, &code_of);
        let read = life_cycle_yaml::parse(&text, &mut ids(), &capability);
        let mut again = read.map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?.life_cycle;
        again.assignments.sort();
        prop_assert_eq!(again, l);
    }

    #[test]
    fn no_text_is_a_panic(text in "\\PC{0,200}|(format: waymark.life-cycle/1\n)?[-a-z:\\[\\]{} \n'\"&*!|>]{0,200}") {
        drop(life_cycle_yaml::parse(&text, &mut ids(), &capability));
    }
}

/// The life cycle that ships, with the capabilities of the model that ships.
fn shipped() -> (LifeCycle, BTreeMap<String, CapabilityId>) {
    let mlops = model(include_str!("../../../../assets/models/mlops.yaml"));
    let codes: BTreeMap<String, CapabilityId> = mlops
        .capabilities
        .iter()
        .map(|c| (c.code.clone(), c.id))
        .collect();
    let text = include_str!("../../../../assets/life-cycles/financial-services.yaml");
    let mut next = 1_000_000;
    let mut new_id = || {
        next += 1;
        uuid::Uuid::from_u128(next)
    };
    let read = life_cycle_yaml::parse(text, &mut new_id, &|c| codes.get(c).copied());
    let read = read.unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(
        read.unlinked,
        Vec::<String>::new(),
        "every code is one of the model"
    );
    (read.life_cycle, codes)
}

#[test]
fn the_shipped_life_cycle_is_complete() {
    let (l, codes) = shipped();
    let of = |kind| {
        l.steps
            .iter()
            .filter(|s| s.kind == kind)
            .collect::<Vec<_>>()
    };
    let tasks = of(StepKind::Task);
    assert_eq!(
        (
            of(StepKind::Phase).len(),
            of(StepKind::SubPhase).len(),
            tasks.len()
        ),
        (8, 24, 96)
    );
    assert_eq!((l.roles.len(), l.skills.len()), (12, 21));
    assert_eq!(
        tasks
            .iter()
            .filter(|t| t.gate && t.gate_name.starts_with('G'))
            .count(),
        8
    );
    Steps::new(&l.steps).unwrap();
    let codes: BTreeMap<CapabilityId, &str> =
        codes.iter().map(|(c, id)| (*id, c.as_str())).collect();
    let mut seen = BTreeSet::new();
    for step in &l.steps {
        assert!(
            seen.insert(step.description.as_str()),
            "{}: described like another",
            step.code
        );
        let least = if step.kind == StepKind::Task { 60 } else { 40 };
        assert!(
            step.description.chars().count() >= least,
            "{}: {}",
            step.code,
            step.description
        );
    }
    for task in &tasks {
        let code = &task.code;
        assert!(
            task.description.contains(" Done when "),
            "{code}: how does one see that it is done?"
        );
        assert!(
            !task.inputs.is_empty() && !task.outputs.is_empty(),
            "{code}"
        );
        assert!(
            task.frequency.is_some() && task.effort_hours.is_some_and(|h| h > 0.0),
            "{code}"
        );
        assert!(
            !task.references.is_empty() && !task.capabilities.is_empty(),
            "{code}"
        );
        for capability in &task.capabilities {
            let capability = codes[capability];
            assert_eq!(
                capability.matches('.').count(),
                1,
                "{code}: {capability} is no leaf"
            );
        }
    }
    for (role, profile) in l.roles.iter().zip(&l.profiles) {
        assert!(role.description.chars().count() >= 60, "{}", role.code);
        assert!(
            !profile.catalog.is_empty() && profile.needs.len() >= 3,
            "{}",
            role.code
        );
        assert_eq!(profile.validator, role.code == "MV");
    }
    let mut descriptors = BTreeSet::new();
    for skill in &l.skills {
        let capability = skill.capability.map(|c| codes[&c]).unwrap_or_default();
        assert!(
            capability.starts_with("PE"),
            "{} feeds the people pillar, not “{capability}”",
            skill.code
        );
        assert_eq!(skill.levels.len(), 5, "{}", skill.code);
        for level in &skill.levels {
            assert!(
                descriptors.insert(level.as_str()),
                "{}: {level}",
                skill.code
            );
        }
    }
}

#[test]
fn the_shipped_life_cycle_has_no_error() {
    let (l, _) = shipped();
    let mut process = Process {
        steps: l.steps,
        ..Process::default()
    };
    for a in &l.assignments {
        process.set_letters(a.step, a.role, a.letters);
    }
    let workforce = Workforce {
        profiles: l.profiles,
        ..Workforce::default()
    };
    let facts = ProcessFacts {
        process,
        roles: l.roles,
        people: vec![],
        skills: l.skills,
        workforce,
    };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let findings = Analysis::of(&facts, day).findings;
    let errors: Vec<&str> = findings
        .iter()
        .filter(|f| f.is_error())
        .map(|f| f.message.as_str())
        .collect();
    assert_eq!(errors, Vec::<&str>::new());
    // What it warns of is meant: one role that carries a quarter of everything shows the rule at work.
    let warnings: BTreeSet<&str> = findings.iter().map(|f| f.rule.id()).collect();
    assert!(warnings.contains("overloaded-role"), "{warnings:?}");
    assert!(findings.len() <= 4, "{findings:#?}");
}
