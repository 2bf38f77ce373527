//! Tools and evaluations in a bundle.

use waymark_domain::criteria::{Direction, Measure};
use waymark_domain::evaluation::{EvaluationState, Judgement, Verdict, WeightMethod, stale};
use waymark_domain::facts::EngagementFacts;
use waymark_domain::tool::{Fit, Hosting, ToolState};
use waymark_exchange::bundle;

use crate::{MODEL, ids};

const BUNDLE: &str = include_str!("../fixtures/bundle.yaml");

fn read(text: &str) -> Result<EngagementFacts, String> {
    let include = |name: &str| (name == "mlops").then(|| MODEL.to_owned());
    bundle::parse(text, &mut ids(), &include).map_err(|e| e.to_string())
}

#[test]
fn every_key_of_an_evaluation_is_read() {
    let facts = read(BUNDLE).unwrap();
    let (vendor, tool) = (&facts.vendors[0], &facts.tools[0]);
    assert_eq!(
        (vendor.contacts.len(), vendor.notes.as_str()),
        (2, "Two lines\nof notes\n")
    );
    assert_eq!(
        (tool.vendor, tool.state, tool.hosting),
        (Some(vendor.id), ToolState::Chosen, Hosting::Saas)
    );
    assert_eq!((tool.covers.len(), tool.covers[0].fit), (2, Fit::Full));
    assert!(tool.facts[0].verified && !tool.facts[1].verified);
    let plain = &facts.tools[1];
    assert_eq!(
        (plain.state, plain.hosting, plain.annual_cost),
        (ToolState::Candidate, Hosting::Unknown, None)
    );

    let [e, open] = facts.evaluations.as_slice() else {
        panic!()
    };
    assert_eq!(
        (e.state, e.weight_method),
        (EvaluationState::Decided, WeightMethod::Swing)
    );
    assert!(e.locked_blind && e.hide_scores_until_locked && e.weights_locked_at.is_some());
    let codes: Vec<&str> = e.criteria.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["C1", "C1.1", "C1.2", "C1.3", "C2", "C3", "C4"]);
    assert_eq!(e.criteria[1].parent, Some(e.criteria[0].id));
    assert_eq!(e.criteria[1].knock_out.as_ref().unwrap().minimum, Some(2.0));
    assert_eq!(
        e.criteria[2].knock_out.as_ref().unwrap().statement,
        "Answers at all"
    );
    let Measure::Measured {
        direction, points, ..
    } = &e.criteria[2].measure
    else {
        panic!()
    };
    assert_eq!(
        (*direction, points.as_slice()),
        (Direction::Min, &[(100.0, 0.6), (40.5, 0.9)][..])
    );
    assert_eq!(e.criteria[3].measure, Measure::Group);
    assert!(e.criteria[5].cost);
    assert_eq!(e.candidates[0].tool, facts.tools[1].id);
    assert_eq!(e.assessors, [facts.people[1].id, facts.people[0].id]);
    assert_eq!(
        (e.scores.len(), e.agreed.len(), e.knock_outs.len()),
        (5, 2, 2)
    );
    let noted = e.scores.iter().find(|s| !s.note.is_empty()).unwrap();
    assert_eq!(
        (noted.value, noted.evidence),
        (3.0, Some(facts.evidence[0].id))
    );
    assert_eq!(e.knock_outs[1].verdict, Verdict::Fail);
    assert_eq!(e.elicitations.len(), 5);
    let rank = e
        .elicitations
        .iter()
        .find(|j| j.judgement.method() == WeightMethod::Rank)
        .unwrap();
    assert!(matches!(&rank.judgement, Judgement::Rank { order } if order[1].len() == 2));
    assert_eq!((e.set_rules.len(), e.budget), (2, Some(60_000.0)));
    // Nothing says what it was written against, so it is what the document states.
    assert!(!e.decision.as_ref().unwrap().written_against.is_empty());
    assert_eq!(stale(e, &facts.tools), Vec::<String>::new());
    assert_eq!((open.state, &open.decision), (EvaluationState::Open, &None));
}

#[test]
fn what_is_wrong_with_an_evaluation_is_said_with_its_path() {
    let check = |from: &str, to: &str, expected: &str| {
        assert!(BUNDLE.contains(from), "{from}");
        let error = read(&BUNDLE.replacen(from, to, 1)).unwrap_err();
        assert!(error.contains(expected), "{from} → {to}: {error}");
    };
    check(
        "vendor: VE-01",
        "vendor: VE-09",
        "(tools[0].vendor): there is no vendor “VE-09”",
    );
    check(
        "annual_cost: 48000.5",
        "annual_cost: -1",
        "(tools[0].annual_cost): a cost is a number of at least 0",
    );
    check(
        "covers: { PE1.1: full",
        "covers: { XX: full",
        "(tools[0].covers.XX): there is no capability “XX”",
    );
    check(
        "code: T-02, name: Saltmarsh",
        "code: T-01, name: Saltmarsh",
        "the code or the id of the tool “T-01” is used already",
    );
    check(
        "name: Saltmarsh",
        "name: \"\"",
        "(tools[1].name): the name is empty",
    );
    check(
        "PR: 1 } }\n    agreed",
        "PR: 2 } }\n    agreed",
        "(evaluations[0].scores.C2.T-01.PR): “C2”: 2 is neither 1 (yes) nor 0 (no)",
    );
    check(
        "DW: 4,",
        "DW: 4.5,",
        "4.5 is not a level; a rating is a whole number from 0 to 5",
    );
    check("DW: 4,", "DW: NA,", "“NA” is no score");
    check(
        "C1.2: { T-01: { DW: 80.25 } }",
        "C1: { T-01: { DW: 80.25 } }",
        "“C1” is a group; score the criteria below it",
    );
    check(
        "C1.2: { T-01: { DW: 80.25 } }",
        "C9: { T-01: { DW: 80.25 } }",
        "there is no criterion “C9”",
    );
    check(
        "T-02: 1 }\n    knock_outs",
        "T-03: 1 }\n    knock_outs",
        "there is no tool “T-03”",
    );
    check(
        "verdict: fail, reason: \"did not: once\"",
        "verdict: fail",
        "a fail needs a reason",
    );
    check(
        "yes_no: true",
        "yes_no: false",
        "write “yes_no: true” for “C2”, or take the key out",
    );
    check(
        "\"d\", \"all: of it\"]",
        "\"all: of it\"]",
        "a rating needs six anchors",
    );
    check(
        "worst: 500, best: 20",
        "worst: 20, best: 500",
        "where less is better, best must be less than worst",
    );
    check(
        "points: [[100, 0.6]",
        "points: [[100, 1.6]",
        "point 1 must lie between worst and best",
    );
    check(
        "method: swing, points",
        "method: rank, points",
        "a judgement by rank order needs an order",
    );
    check(
        "points: { C1: 100, C2",
        "points: { C1: .nan, C2",
        "(evaluations[0].judgements[0].points.C1): points are a number of at least 0",
    );
    check(
        "[C1.1, C1.3, 5]",
        "[C1.1, C1.3, 0]",
        "(evaluations[0].judgements[2].pairs[1]): a ratio is a number above 0",
    );
    check(
        "person: DW, method: swing",
        "person: PR, method: swing",
        "judges these criteria more than once",
    );
    check(
        "candidates: [{ tool: T-02",
        "candidates: [{ tool: T-01",
        "(evaluations[0].candidates[1].tool): the tool stands more than once",
    );
    check(
        "budget: 60000",
        "budget: -1",
        "a budget is a number of at least 0",
    );
    check(
        "title: Serving }",
        "title: Serving, state: decided }",
        "a decided evaluation needs a decision",
    );
    check("kind: required", "kind: wished", "“wished” is none of");
}
