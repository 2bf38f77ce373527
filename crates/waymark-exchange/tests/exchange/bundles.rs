//! Whole engagements in one document.

use uuid::Uuid;
use waymark_domain::architecture::Architecture;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::rating::Answer;
use waymark_domain::words::{Confidence, EvidenceKind, PriorityMethod, RoundState, ToolNeed};
use waymark_exchange::{ExchangeError, bundle};

use crate::{MODEL, ids, says};

/// The fixture in which every key of a bundle stands once.
const BUNDLE: &str = include_str!("../fixtures/bundle.yaml");

fn parse(text: &str) -> Result<EngagementFacts, ExchangeError> {
    bundle::parse(text, &mut ids(), &|name| {
        (name == "mlops").then(|| MODEL.to_owned())
    })
}

fn error(text: &str) -> ExchangeError {
    match parse(text) {
        Err(error) => error,
        Ok(_) => panic!("was read:\n{text}"),
    }
}

/// Reads a bundle that gives all its ids, so that it needs no new one.
fn parse_again(text: &str) -> EngagementFacts {
    let mut none = || -> Uuid { panic!("an id is missing in\n{text}") };
    match bundle::parse(text, &mut none, &|_| None) {
        Ok(facts) => facts,
        Err(error) => panic!("{error}\n{text}"),
    }
}

#[test]
fn every_key_is_read() {
    let facts = parse(BUNDLE).unwrap();
    assert_eq!(
        facts.engagement.decisions[1],
        "Name an owner: of the registry"
    );
    assert_eq!(facts.engagement.language, "en-GB");
    assert_eq!(facts.people[2].code, "NO");
    assert_eq!(facts.people[0].role, Some(facts.roles[0].id));
    assert_eq!(facts.models.len(), 2);
    let titles: Vec<&str> = facts
        .rounds
        .iter()
        .map(|r| r.round.title.as_str())
        .collect();
    assert_eq!(titles, ["Round 1", "Tests", "Round 2"]);

    let [first, tests, second] = facts.rounds.as_slice() else {
        panic!()
    };
    let person = |i: usize| facts.people[i].id;
    let id = |code: &str| {
        facts.models[0]
            .capabilities
            .iter()
            .find(|c| c.code == code)
            .unwrap()
            .id
    };
    assert_eq!(second.round.participants, [person(1), person(0)]);
    assert_eq!(
        (second.round.state, second.round.priority_method),
        (RoundState::Open, PriorityMethod::Rank)
    );
    assert_eq!(second.model, facts.models[0]);
    let priya = second
        .ratings
        .iter()
        .find(|r| r.capability == id("PE1.1") && r.person == person(1))
        .unwrap();
    assert_eq!(
        (priya.note.as_str(), priya.confidence),
        ("Since March: but only by hand", Some(Confidence::High))
    );
    let nils = second
        .ratings
        .iter()
        .find(|r| r.person == person(2))
        .unwrap();
    assert_eq!(
        nils.answer,
        Answer::NotApplicable {
            reason: "Bought, not trained".into()
        }
    );
    assert_eq!(second.agreed[1].rationale, "All agreed");
    assert!(
        second
            .targets
            .iter()
            .any(|t| t.capability == id("PE") && t.due.is_none())
    );
    assert!(
        second
            .targets
            .iter()
            .any(|t| t.capability == id("PE1.1") && t.due.is_some())
    );
    assert_eq!(second.priorities.len(), 2);

    // A snapshot's nodes are the live model's where the codes agree.
    assert_eq!(first.round.state, RoundState::Locked);
    assert_eq!(
        (first.model.id, first.round.model),
        (facts.models[0].id, facts.models[0].id)
    );
    assert_eq!(first.model.title, "A small MLOps model, earlier");
    assert_eq!(first.model.capabilities[0].id, id("PE1.1"));
    let old = first.model.capabilities[1].id;
    assert!(facts.models.iter().all(|m| m.capability(old).is_none()));
    assert_eq!(first.round.participants.len(), 3, "absent means all");
    assert_eq!(
        (tests.round.participants.len(), &tests.model),
        (0, &facts.models[1])
    );

    let links = &facts.evidence[0].links;
    assert_eq!(
        (links[0].round, links[0].capability),
        (first.round.id, id("PE1.1"))
    );
    assert_eq!((links[2].round, links[2].capability), (first.round.id, old));
    assert_eq!(
        (facts.evidence[0].kind, facts.evidence[1].kind),
        (EvidenceKind::File, EvidenceKind::Link)
    );
    let namesake = facts.models[1].capabilities[1].id;
    assert_eq!(facts.hurdles[0].blocks, [id("PE1"), namesake, old]);
    let recommendation = &facts.recommendations[0];
    assert_eq!(
        recommendation.removes,
        [facts.hurdles[1].id, facts.hurdles[0].id]
    );
    assert_eq!(
        (recommendation.owner_role, recommendation.tool_need),
        (Some(facts.roles[0].id), ToolNeed::Existing)
    );
}

#[test]
fn written_and_read_again_it_is_the_same() {
    let facts = parse(BUNDLE).unwrap();
    let yaml = bundle::write_yaml(&facts);
    assert_eq!(parse_again(&yaml), facts);
    let json = bundle::write_json(&facts);
    assert!(json.starts_with('{'));
    assert_eq!(parse_again(&json), facts);
    assert_eq!(bundle::write_yaml(&parse_again(&json)), yaml);
    // For people: a leaf a line, references by code.
    assert!(
        yaml.contains("      PE1.1: {PR: {level: 1, note: "),
        "{yaml}"
    );
    assert!(yaml.contains("      PE1.1: {DW: 1, PR: 0}\n"), "{yaml}");
    assert!(yaml.contains("blocks: [PE1, tests:PE1, OLD1]"), "{yaml}");
    assert!(
        yaml.contains("{round: Round 1, capability: OLD1}"),
        "{yaml}"
    );
}

#[test]
fn what_is_unusual_survives_too() {
    let mut facts = parse(BUNDLE).unwrap();
    // Two rounds of one title; a model that is no longer live; ratings of a node that has become an inner
    // one, and of one that the model no longer has; a code that means another capability elsewhere; a
    // locked round without its time.
    let second = facts.rounds.len() - 1;
    facts.rounds[second].round.title = "Round 1".into();
    let inner = facts.models[0].capabilities[1].id;
    let gone = facts.rounds[0].model.capabilities[1].id;
    let rating = facts.rounds[second].ratings[0].clone();
    for capability in [inner, gone] {
        facts.rounds[second]
            .ratings
            .push(waymark_domain::rating::Rating {
                capability,
                ..rating.clone()
            });
    }
    facts.rounds[second]
        .ratings
        .sort_by_key(|r| (r.capability, r.person));
    facts.models[1].capabilities[0].code = "OLD1".into();
    facts.rounds[1].round.locked_at = None;
    let again = parse_again(&bundle::write_yaml(&facts));
    assert_eq!(again, facts);
    facts.models.remove(0);
    let text = bundle::write_yaml(&facts);
    // The open round was of that model; it cannot be, so it is left out here.
    facts.rounds.remove(second);
    facts.evidence.clear();
    facts.hurdles.clear();
    facts.recommendations.clear();
    facts.evaluations.clear();
    facts.tools.clear();
    facts.architecture = Architecture::default();
    let without = bundle::write_yaml(&facts);
    assert_eq!(parse_again(&without), facts);
    assert!(text.contains("OLD1"));
}

#[test]
fn what_is_wrong_is_said_with_its_path() {
    let check = |from: &str, to: &str, parts: &[&str]| {
        assert!(BUNDLE.contains(from), "{from}");
        says(&error(&BUNDLE.replacen(from, to, 1)), parts);
    };
    check(
        "client: Halden Wealth",
        "clinet: Halden Wealth",
        &["line 3, column 3", "unknown key “clinet”", "client"],
    );
    check("  client: Halden Wealth\n", "", &["“client” is missing"]);
    check(
        "format: waymark.bundle/1",
        "format: waymark.bundle/9",
        &["“waymark.bundle/9”", "use a newer one"],
    );
    check(
        "code: PO,",
        "code: MLE,",
        &["(roles[1].code)", "“MLE” is used already"],
    );
    check(
        "code: PR, name",
        "code: DW, name",
        &["(people[1].code)", "“DW” is used already"],
    );
    check(
        "role: PO",
        "role: CEO",
        &["line 20", "(people[1].role)", "there is no role “CEO”"],
    );
    check(
        "include: mlops",
        "include: mlopps",
        &["(models[0].include)", "there is no model “mlopps”"],
    );
    check(
        "include: mlops",
        "include: mlops\n    code: x",
        &["“include” stands alone, without “code”"],
    );
    check(
        "code: DATA1",
        "code: PE1",
        &[
            "(models[1].children[1].code)",
            "“PE1” is used more than once",
        ],
    );
    check(
        "code: tests",
        "code: mlops",
        &["(models[1])", "“mlops” is used already"],
    );
    check(
        "    model: mlops\n",
        "",
        &["(rounds[0].model)", "say which model"],
    );
    check(
        "model: mlops\n",
        "model: x\n",
        &["(rounds[0].model)", "there is no model “x”"],
    );
    check(
        "    locked: 2026-06-19T16:00:00Z\n    snapshot",
        "    snapshot",
        &["(rounds[1].snapshot)", "an open round"],
    );
    check(
        "2026-06-19T16:00:00Z",
        "June",
        &["line 52, column 13", "“June” is no point in time"],
    );
    check(
        "date: 2026-09-09",
        "date: 2026-02-30",
        &["line 35", "“2026-02-30” is no date"],
    );
    check(
        "participants: [PR, DW]",
        "participants: [PR, XX]",
        &["(rounds[0].participants[1])", "no person “XX”"],
    );
    check(
        "participants: [PR, DW]",
        "participants: [PR, PR]",
        &["(rounds[0].participants[1])", "“PR” stands more than once"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { DW: 9,",
        &[
            "line 40, column 20 (rounds[0].ratings.PE1.1.DW)",
            "9 is not on the scale of “PE1.1”: 0, 1, 2",
        ],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { XX: 2,",
        &["(rounds[0].ratings.PE1.1.XX)", "there is no person “XX”"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { DW: NA,",
        &["(rounds[0].ratings.PE1.1.DW)", "needs a reason"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { DW: \"2\",",
        &["(rounds[0].ratings.PE1.1.DW)", "without quotes"],
    );
    check("PE1.1: { DW: 2,", "PE1.1: { DW: null,", &["line 40"]);
    check("PE1.1: { DW: 2,", "PE1.1: { DW: .nan,", &["line 40"]);
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { DW: { na: \" \" },",
        &["(rounds[0].ratings.PE1.1.DW)", "“na” needs a reason"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { DW: { na: x, level: 1 },",
        &["either “level” or “na”"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { DW: {},",
        &["“level” or “na” is missing"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { DW: { levle: 1 },",
        &["line 40", "unknown key “levle”"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1.1: { PR: 2,",
        &["line 40", "“PR” stands more than once"],
    );
    check(
        "PE1.1: { DW: 2,",
        "PE1: { DW: 2,",
        &["(rounds[0].ratings.PE1)", "“PE1” is no leaf"],
    );
    check(
        "PE1.1: { DW: 2,",
        "XX: { DW: 2,",
        &[
            "line 40, column 7 (rounds[0].ratings.XX)",
            "the model has no capability “XX”",
        ],
    );
    check(
        "PE1.1: { DW: 2,",
        "OLD1: { DW: 2,",
        &["the model has no capability “OLD1”"],
    );
    check(
        "      PE1.1: { level: 2, rationale",
        "      PE1.1: { level: 3, rationale",
        &["(rounds[0].agreed.PE1.1)", "3 is not on the scale"],
    );
    check(
        "      PE: 2\n",
        "      PE: 4\n",
        &[
            "(rounds[0].targets.PE)",
            "4 is not on the scale of “PE”: 0, 1, 2",
        ],
    );
    check(
        "      PE: 2\n",
        "      PE: high\n",
        &["(rounds[0].targets.PE)", "“high” is no level"],
    );
    check(
        "due: 2027-09-30",
        "due: soon",
        &["line 4", "“soon” is no date"],
    );
    check(
        "priorities: { PE1.1: 1,",
        "priorities: { PE1.1: 0,",
        &["(rounds[0].priorities.PE1.1)", "a rank must be"],
    );
    check(
        "priorities: { PE1.1: 1,",
        "priorities: { PE1.1: .inf,",
        &["a rank must be"],
    );
    check(
        "sha256: 9f86",
        "sha256: zz86",
        &["(evidence[0].sha256)", "64 hexadecimal digits"],
    );
    check(
        "links: [{ round: Round 1,",
        "links: [{ round: Round 7,",
        &[
            "(evidence[0].links[0].round)",
            "there is no round “Round 7”",
        ],
    );
    check(
        "title: Round 2",
        "title: Round 1",
        &["(evidence[0].links[0].round)", "more than one round"],
    );
    check(
        "links: [{ round: Round 1, capability: PE1.1 }",
        "links: [{ round: Round 1, capability: NO }",
        &[
            "(evidence[0].links[0].capability)",
            "“Round 1” has no capability “NO”",
        ],
    );
    check(
        "blocks: [PE1,",
        "blocks: [XX,",
        &["(hurdles[0].blocks[0])", "there is no capability “XX”"],
    );
    check(
        "blocks: [PE1,",
        "blocks: [OLD1,",
        &["(hurdles[0].blocks[2])", "“OLD1” stands more than once"],
    );
    check(
        "severity: minor",
        "severity: awful",
        &["“awful” is none of blocker, major, minor"],
    );
    check(
        "owner_role: MLE",
        "owner_role: XX",
        &["(recommendations[0].owner_role)", "there is no role “XX”"],
    );
    check(
        "removes: [H-02",
        "removes: [H-09",
        &[
            "(recommendations[0].removes[0])",
            "there is no hurdle “H-09”",
        ],
    );
    check(
        "code: H-02",
        "code: H-01",
        &["(hurdles[1].code)", "“H-01” is used already"],
    );
    check(
        "code: R-02",
        "code: ''",
        &["(recommendations[1].code)", "needs a code"],
    );
    says(&error(""), &["the bundle is empty"]);
    says(
        &error(MODEL),
        &["this is “waymark.capability-model/1”, not a bundle"],
    );
    says(
        &error("{\"format\": \"waymark.bundle/1\", \"engagement\": {\"client\": 1,}"),
        &["line 1"],
    );
}

#[test]
fn size_and_depth_are_bounded() {
    let large = format!("{BUNDLE}# {}", "x".repeat(bundle::MAX_BYTES));
    assert!(matches!(error(&large), ExchangeError::TooLarge { .. }));
    let deep = "[".repeat(10_000);
    says(&error(&format!("engagement: {deep}")), &["line 1"]);
    let deep = "[{\"children\":".repeat(10_000);
    says(&error(&format!("{{\"models\": {deep}")), &["line 1"]);
}

#[test]
fn a_model_of_full_depth_fits_into_a_bundle() {
    let mut children = "children: []".to_owned();
    for level in (1..=64).rev() {
        children = format!("children: [{{ code: A{level}, title: T, {children} }}]");
    }
    let text = format!(
        "format: waymark.bundle/1\nengagement: {{ client: C, title: T }}\nmodels:\n  - {{ format: waymark.capability-model/1, \
         code: m, title: M, scales: [{{ code: s, title: S, levels: [{{ value: 0, title: a }}, {{ value: 1, title: b }}] }}], {children} }}\n"
    );
    let facts = parse(&text).unwrap();
    assert_eq!(facts.models[0].capabilities.len(), 64);
    assert_eq!(parse_again(&bundle::write_yaml(&facts)), facts);
    assert_eq!(parse_again(&bundle::write_json(&facts)), facts);
}
