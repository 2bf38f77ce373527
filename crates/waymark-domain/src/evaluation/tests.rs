//! Evaluations, worked through on a small case whose sums can be done on paper.

mod decisions;
mod properties;
mod sets;

use std::num::NonZeroUsize;

use chrono::NaiveDate;
use uuid::Uuid;

use super::ranking::standings;
use super::results::{Results, WeightLevel};
use super::robust::Draws;
use super::scored::Scored;
use super::*;
use crate::criteria::{Direction, KnockOutRule, Measure};
use crate::engagement::Person;
use crate::tool::{Hosting, Tool, ToolState};

fn cid(n: u128) -> CriterionId {
    CriterionId(Uuid::from_u128(100 + n))
}

fn tid(n: u128) -> ToolId {
    ToolId(Uuid::from_u128(200 + n))
}

fn pid(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(300 + n))
}

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn tool(n: u128, cost: f64) -> Tool {
    Tool {
        id: tid(n),
        code: format!("T-{n:02}"),
        name: ["Alpha", "Beta", "Gamma", "Delta"][n as usize - 1].into(),
        state: ToolState::Candidate,
        vendor: None,
        category: String::new(),
        licence: "Apache-2.0".into(),
        hosting: Hosting::Unknown,
        annual_cost: Some(cost),
        currency: "EUR".into(),
        environments: vec![],
        owner_role: None,
        homepage: String::new(),
        repository: String::new(),
        description: String::new(),
        origin: String::new(),
        covers: vec![],
        facts: vec![],
    }
}

fn tools() -> Vec<Tool> {
    vec![
        tool(1, 300.0),
        tool(2, 100.0),
        tool(3, 200.0),
        tool(4, 50.0),
    ]
}

fn people() -> Vec<Person> {
    (1..=3)
        .map(|n| Person {
            id: pid(n),
            code: format!("p{n}"),
            name: format!("Person {n}"),
            role: None,
        })
        .collect()
}

fn criterion(n: u128, parent: u128, title: &str, weight: f64, measure: Measure) -> Criterion {
    Criterion {
        id: cid(n),
        parent: (parent > 0).then(|| cid(parent)),
        code: format!("C{n}"),
        title: title.into(),
        description: String::new(),
        weight,
        measure,
        cost: false,
        knock_out: None,
    }
}

fn score(criterion: u128, tool: u128, person: u128, value: f64) -> Score {
    Score {
        criterion: cid(criterion),
        tool: tid(tool),
        person: pid(person),
        value,
        note: String::new(),
        evidence: None,
        source: String::new(),
        as_of: Some(day(1)),
        confidence: Some(Confidence::High),
    }
}

/// Two groups: Fit (weight 60; rating C3 of weight 1, latency C4 of weight 2) and Safety (40; yes/no C5).
fn evaluation() -> Evaluation {
    let rating = Measure::Rating { anchors: vec![] };
    let latency = Measure::Measured {
        unit: "ms".into(),
        direction: Direction::Min,
        worst: 500.0,
        best: 100.0,
        points: vec![],
    };
    let mut criteria = vec![
        criterion(1, 0, "Fit", 60.0, Measure::Group),
        criterion(3, 1, "Function", 1.0, rating),
        criterion(4, 1, "Latency", 2.0, latency),
        criterion(2, 0, "Safety", 40.0, Measure::Group),
        criterion(5, 2, "Signed", 1.0, Measure::YesNo),
    ];
    criteria[2].knock_out = Some(KnockOutRule {
        statement: "Answers within 400 ms".into(),
        minimum: Some(400.0),
    });
    let mut scores = vec![
        // Function: Alpha 5, Beta median of 2 and 4, Gamma 4.
        score(3, 1, 1, 5.0),
        score(3, 2, 1, 2.0),
        score(3, 2, 2, 4.0),
        score(3, 3, 1, 4.0),
        // Latency: Alpha 100 ms (1), Beta 300 (0.5), Gamma 200 (0.75), Delta 450 (fails).
        score(4, 1, 1, 100.0),
        score(4, 2, 1, 300.0),
        score(4, 3, 1, 200.0),
        score(4, 4, 1, 450.0),
        // Signed: Alpha no, Beta yes, Gamma yes.
        score(5, 1, 1, 0.0),
        score(5, 2, 1, 1.0),
        score(5, 3, 1, 1.0),
    ];
    scores.sort_by_key(|s| (s.criterion, s.tool, s.person));
    Evaluation {
        id: EvaluationId(Uuid::from_u128(1)),
        code: "V-01".into(),
        title: "Serving".into(),
        need: String::new(),
        closes: vec![],
        state: EvaluationState::Open,
        weight_method: WeightMethod::Direct,
        weights_locked_at: None,
        locked_blind: false,
        hide_scores_until_locked: false,
        criteria,
        candidates: (1..=4)
            .map(|n| Candidate {
                tool: tid(n),
                note: String::new(),
            })
            .collect(),
        assessors: vec![pid(1), pid(2)],
        scores,
        agreed: vec![],
        knock_outs: vec![],
        elicitations: vec![],
        set_rules: vec![],
        budget: None,
        decision: None,
    }
}

fn results(evaluation: &Evaluation) -> Results {
    Results::of(evaluation, &tools(), &people(), &[], Draws::default()).unwrap()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn values_are_weighted_sums_and_knock_outs_are_not_ranked() {
    let results = results(&evaluation());
    let found: Vec<(&str, u32, f64)> = results
        .ranking
        .iter()
        .map(|t| (t.name.as_str(), t.rank, t.value.unwrap()))
        .collect();
    // Weights 0.2, 0.4, 0.4: Gamma 16 + 30 + 40, Beta 12 + 20 + 40, Alpha 20 + 40 + 0.
    let expected = [("Gamma", 1, 86.0), ("Beta", 2, 72.0), ("Alpha", 3, 60.0)];
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!((found.0, found.1), (expected.0, expected.1));
        assert!(close(found.2, expected.2), "{found:?}");
    }
    let beta = &results.ranking[1];
    let points: Vec<f64> = beta
        .contributions
        .iter()
        .map(|c| c.points.unwrap())
        .collect();
    assert!(
        points
            .iter()
            .zip([12.0, 20.0, 40.0])
            .all(|(a, b)| close(*a, b))
    );
    assert!(close(beta.parts[0], 32.0) && close(beta.parts[1], 40.0));
    let out = &results.knocked_out[0];
    assert_eq!(
        (out.name.as_str(), out.reason.as_str()),
        ("Delta", "Scored 450 ms; 400 ms is asked for.")
    );
    assert_eq!(results.headline, "Gamma leads by 14.0 points.");
    assert_eq!(results.ranking[0].confidence, Some(Confidence::High));
}

#[test]
fn a_missing_score_is_an_interval() {
    let mut e = evaluation();
    e.scores
        .retain(|s| (s.criterion, s.tool) != (cid(5), tid(3)));
    let found = results(&e);
    let gamma = found.ranking.iter().find(|t| t.name == "Gamma").unwrap();
    assert_eq!(gamma.value, None);
    assert!(close(gamma.worst, 46.0) && close(gamma.best, 86.0));
    // In the middle of 46 and 86 it stands before Alpha (60) and behind Beta (72).
    assert_eq!((gamma.rank, gamma.best_rank, gamma.worst_rank), (2, 1, 3));
    assert_eq!(gamma.missing, 1);
    let beta = &found.ranking[0];
    assert_eq!(
        (beta.name.as_str(), beta.rank, beta.worst_rank),
        ("Beta", 1, 2)
    );
    assert_eq!(
        found.headline,
        "Beta leads by 6.0 points; with 1 missing score, Gamma can still come first."
    );
    assert_eq!(found.robustness.unwrap().at_middle, 1);
}

#[test]
fn agreed_scores_stand_before_medians_and_outsiders_do_not_count() {
    let mut e = evaluation();
    e.agreed = vec![AgreedScore {
        criterion: cid(3),
        tool: tid(2),
        value: 1.0,
        rationale: String::new(),
    }];
    e.scores.push(score(5, 2, 3, 0.0));
    let found = results(&e);
    let beta = found.ranking.iter().find(|t| t.name == "Beta").unwrap();
    assert!(close(beta.value.unwrap(), 64.0), "{:?}", beta.value);
}

#[test]
fn knock_outs_never_pass_in_silence() {
    let mut e = evaluation();
    e.criteria[4].knock_out = Some(KnockOutRule {
        statement: "Is signed".into(),
        minimum: None,
    });
    let found = results(&e);
    let unknown: Vec<&str> = found.unknown.iter().map(|u| u.name.as_str()).collect();
    assert_eq!(unknown, ["Alpha", "Beta", "Gamma"]);
    assert!(found.ranking.iter().all(|t| t.unknown));
    assert!(
        found
            .headline
            .ends_with("It cannot be chosen yet: a knock-out is unknown.")
    );
    // What somebody typed in stands, whatever the score says.
    e.knock_outs = vec![KnockOut {
        criterion: cid(4),
        tool: tid(4),
        verdict: Verdict::Pass,
        reason: "measured on a slow line".into(),
        as_of: None,
    }];
    assert!(results(&e).knocked_out.is_empty());
}

#[test]
fn costs_are_drawn_against_the_value() {
    let found = results(&evaluation());
    assert_eq!(found.cost_unit, "EUR a year");
    let frontier: Vec<(&str, bool)> = found
        .frontier
        .iter()
        .map(|p| (p.name.as_str(), p.efficient))
        .collect();
    assert_eq!(
        frontier,
        [("Beta", true), ("Gamma", true), ("Alpha", false)]
    );
    assert_eq!(found.frontier[2].beaten_by, Some(tid(3)));
    // A cost criterion takes the place of the tools' own costs, and stays out of the value.
    let mut e = evaluation();
    let measure = Measure::Measured {
        unit: "kEUR".into(),
        direction: Direction::Min,
        worst: 90.0,
        best: 0.0,
        points: vec![],
    };
    e.criteria.push(criterion(6, 0, "Cost", 50.0, measure));
    e.criteria[5].cost = true;
    e.scores.push(score(6, 1, 1, 12.0));
    let with_cost = results(&e);
    assert_eq!(with_cost.cost_unit, "kEUR");
    assert_eq!(with_cost.ranking[2].cost, Some(12.0));
    assert_eq!(with_cost.ranking[0].cost, None);
    assert!(close(with_cost.ranking[0].value.unwrap(), 86.0));
}

#[test]
fn who_would_flip_the_winner_is_named() {
    let mut e = evaluation();
    // Person 2 sees Beta as flawless and Gamma as useless; the room did not follow on Beta's latency.
    e.agreed = vec![AgreedScore {
        criterion: cid(4),
        tool: tid(2),
        value: 300.0,
        rationale: String::new(),
    }];
    e.scores.push(score(4, 2, 2, 100.0));
    e.scores.push(score(3, 3, 2, 0.0));
    e.scores.sort_by_key(|s| (s.criterion, s.tool, s.person));
    let found = results(&e);
    assert_eq!(found.ranking[0].name, "Gamma");
    let flippers: Vec<(&str, &str, u32)> = found
        .flippers
        .iter()
        .map(|f| (f.name.as_str(), f.winner_name.as_str(), f.scored))
        .collect();
    assert_eq!(flippers, [("Person 2", "Beta", 3)]);
}

#[test]
fn robustness_is_said_in_a_sentence() {
    let found = results(&evaluation()).robustness.unwrap();
    assert_eq!(found.titles, ["Fit", "Safety"]);
    // Alpha is worth (1, 0), Gamma (46/60, 1): Alpha leads where 14/60·w > 1 − w, for w above 60/74.
    let share = found.pairwise[0][2];
    assert!(close(share, 60.0 / 74.0), "{share}");
    assert!(close(found.pairwise[2][0], 14.0 / 74.0));
    // Beta never leads Gamma.
    assert!(close(found.pairwise[0][1], 1.0));
    let flip = &found.flips[0];
    assert_eq!((flip.name.as_str(), found.flips[1].moved), ("Alpha", None));
    assert!(close(flip.moved.unwrap(), 60.0 / 74.0 - 0.6));
    assert!((found.acceptability.shares[0][0] - 60.0 / 74.0).abs() < 0.02);
    assert_eq!(
        found.sentence,
        "Gamma keeps first place in about 81 % of all weightings. It loses to Alpha if 21.1 points of weight move from \
         safety to fit."
    );
    let fit = &found.critical[0];
    assert!(!fit.any && close(fit.to, 60.0 / 74.0) && close(fit.from, 0.0));
    assert_eq!(fit.above.as_deref(), Some("Alpha"));
}

#[test]
fn draws_do_not_depend_on_threads() {
    let e = evaluation();
    let of = |threads: usize| {
        let how = Draws {
            level: WeightLevel::Leaf,
            draws: 5_000,
            seed: 7,
            threads: NonZeroUsize::new(threads).unwrap(),
        };
        Results::of(&e, &tools(), &people(), &[], how).unwrap()
    };
    assert_eq!(of(1), of(3));
}

#[test]
fn other_methods_and_reversals_stand_beside_it() {
    let found = results(&evaluation());
    let titles: Vec<&str> = found.methods.iter().map(|m| m.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Weighted product", "TOPSIS", "VIKOR", "PROMETHEE II"]
    );
    for method in &found.methods {
        // By preferences alone, Alpha wins three fifths against either: it draws level with Gamma.
        let expected: &[&str] = match method.method.as_str() {
            "promethee2" => &["Gamma", "Alpha"],
            _ => &["Gamma"],
        };
        assert_eq!(method.winners, expected, "{}", method.title);
    }
    assert_eq!(found.methods[0].tau, Some(1.0));
    // The weighted sum over anchored values never reverses.
    let wsm = &found.reversal[0];
    assert_eq!(
        (wsm.method.as_str(), wsm.tried, wsm.cases.len()),
        ("wsm", 6, 0)
    );
}

#[test]
fn nothing_to_tell_is_told() {
    let mut e = evaluation();
    e.scores.clear();
    let unscored = results(&e);
    assert_eq!(unscored.headline, "Nothing is scored yet.");
    assert!(unscored.robustness.is_none() && unscored.methods.is_empty());
    e.criteria.iter_mut().for_each(|c| c.weight = 0.0);
    assert_eq!(results(&e).headline, "No criterion weighs anything yet.");
    e.candidates.clear();
    assert_eq!(results(&e).headline, "No tool is compared yet.");
    e.criteria.clear();
    assert!(results(&e).ranking.is_empty());
}

#[test]
fn what_if_changes_nothing_that_is_kept() {
    let e = evaluation();
    let scored = Scored::of(&e, &tools()).unwrap();
    let tree = scored.weighed(&[Points {
        criterion: cid(1),
        points: 360.0,
    }]);
    let found = standings(&scored, &tree);
    // Nine tenths on fit: Alpha 90, Gamma 69 + 10.
    assert_eq!(scored.tools[found[0].place].name, "Alpha");
    assert!(close(found[0].middle(), 90.0) && close(found[1].middle(), 79.0));
    assert!(close(standings(&scored, &scored.tree)[0].middle(), 86.0));
}
