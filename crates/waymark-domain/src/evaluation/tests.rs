//! Evaluations, worked through on a small case whose sums can be done on paper.

use std::num::NonZeroUsize;

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::compare::compare_tools;
use super::explain::{EvaluationExplainer, EvaluationFigure};
use super::judgements::{weight_group, weight_groups};
use super::ranking::standings;
use super::results::{Results, WeightLevel};
use super::robust::Draws;
use super::scored::Scored;
use super::*;
use crate::criteria::{CriteriaTree, Direction, KnockOutRule, Measure};
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
fn two_tools_compare() {
    let e = evaluation();
    let scored = Scored::of(&e, &tools()).unwrap();
    let found = compare_tools(&e, &scored, tid(1), tid(3), &[]).unwrap();
    assert_eq!(
        found.sentence,
        "Gamma leads Alpha by 26.0 points, ahead on 1 of 3 criteria and in 67 % of all weightings; \
         20.8 points of weight would turn that."
    );
    let rows: Vec<(&str, f64)> = found
        .rows
        .iter()
        .map(|r| (r.code.as_str(), r.points.unwrap()))
        .collect();
    assert_eq!(
        rows.iter().map(|r| r.0).collect::<Vec<_>>(),
        ["C4", "C3", "C5"]
    );
    assert!(close(rows[0].1, 10.0) && close(rows[2].1, -40.0));
    assert!(
        compare_tools(&e, &scored, tid(1), tid(4), &[]).is_none(),
        "it is knocked out"
    );
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

#[test]
fn every_number_explains_itself() {
    let e = evaluation();
    let tree = CriteriaTree::new(&e.criteria).unwrap();
    let (tools, people) = (tools(), people());
    let explainer = EvaluationExplainer::new(&e, &tools, tree, &people);
    let value = explainer
        .explain(EvaluationFigure::Value { tool: tid(2) })
        .unwrap();
    assert!(close(value.value.unwrap(), 72.0));
    let fit = &value.parts[0];
    let function = &fit.parts[0];
    assert_eq!(
        function.formula.as_deref(),
        Some("100 × weight 0.2 × worth 0.6")
    );
    let score = &function.parts[1].parts[0];
    assert_eq!(
        (score.label.as_str(), score.value),
        ("Score: median", Some(3.0))
    );
    let said: Vec<(&str, Option<f64>)> = score
        .parts
        .iter()
        .map(|p| (p.label.as_str(), p.value))
        .collect();
    assert_eq!(said, [("Person 1", Some(2.0)), ("Person 2", Some(4.0))]);
    assert!(
        explainer
            .explain(EvaluationFigure::Value { tool: tid(9) })
            .is_none()
    );
}

#[test]
fn a_decision_is_stale_with_the_reason() {
    let mut e = evaluation();
    let mut tools = tools();
    let chosen = vec![tid(3)];
    e.decision = Some(Decision {
        written_against: inputs(&e, &tools, &chosen),
        chosen,
        why: String::new(),
        dissent: String::new(),
        conditions: String::new(),
        review_on: None,
        decided_on: day(9),
        decided_by: String::new(),
    });
    assert!(stale(&e, &tools).is_empty());
    let check = |change: &dyn Fn(&mut Evaluation), expected: &[&str]| {
        let mut changed = e.clone();
        change(&mut changed);
        assert_eq!(stale(&changed, &tools), expected);
    };
    check(
        &|e| e.scores[0].value = 4.0,
        &["Scores of Alpha have changed since the decision of 2026-11-09."],
    );
    check(&|e| e.scores[0].note = "a note does not count".into(), &[]);
    check(
        &|e| e.criteria[0].weight = 70.0,
        &["Weights have changed since the decision of 2026-11-09."],
    );
    check(
        &|e| e.criteria.iter_mut().for_each(|c| c.weight *= 2.0),
        &[],
    );
    check(
        &|e| e.criteria[4].title = "Sealed".into(),
        &["Criteria have changed since the decision of 2026-11-09."],
    );
    check(
        &|e| e.candidates.truncate(3),
        &["Tools were added or taken off since the decision of 2026-11-09."],
    );
    check(
        &|e| {
            e.knock_outs.push(KnockOut {
                criterion: cid(4),
                tool: tid(3),
                verdict: Verdict::Unknown,
                reason: String::new(),
                as_of: None,
            });
        },
        &["A knock-out of Gamma has changed since the decision of 2026-11-09."],
    );
    tools[2].licence = "BSL-1.1".into();
    assert_eq!(
        stale(&e, &tools),
        [
            "What is known of Gamma (licence, hosting, cost, coverage or a fact) has changed since the decision of 2026-11-09."
        ]
    );
    tools[2].licence = "Apache-2.0".into();
    tools[0].licence = "a tool that was not chosen".into();
    assert!(stale(&e, &tools).is_empty());
}

#[test]
fn judgements_become_weights() {
    let mut e = evaluation();
    let points = |n: u128, points: f64| Points {
        criterion: cid(n),
        points,
    };
    let judged = |person: u128, group: Option<u128>, judgement: Judgement| Elicitation {
        person: pid(person),
        group: group.map(cid),
        judgement,
    };
    let pair = |a: u128, b: u128, ratio: f64| Pair {
        this: cid(a),
        other: cid(b),
        ratio,
    };
    e.elicitations = vec![
        judged(
            1,
            None,
            Judgement::Swing {
                points: vec![points(1, 100.0), points(2, 60.0)],
            },
        ),
        judged(
            2,
            None,
            Judgement::Rank {
                order: vec![vec![cid(2)], vec![cid(1)]],
            },
        ),
        judged(
            3,
            None,
            Judgement::Direct {
                points: vec![points(1, 3.0)],
            },
        ),
        judged(
            1,
            Some(1),
            Judgement::Ahp {
                pairs: vec![pair(4, 3, 3.0)],
            },
        ),
    ];
    let tree = CriteriaTree::new(&e.criteria).unwrap();
    let groups = weight_groups(&e, &tree);
    assert_eq!(groups.len(), 2);
    let top = &groups[0];
    assert!(close(top.tables[0].weights[0], 0.625));
    assert!(close(top.tables[1].weights[0], 0.25));
    assert_eq!(
        (top.tables[2].weights.len(), top.tables[2].remark.as_str()),
        (0, "C2 is not judged yet.")
    );
    let combined = top.combined.as_ref().unwrap();
    assert!(close(combined.weights[0], 0.4375));
    assert_eq!(combined.remark, "One judgement is left out.");
    let fit = &groups[1];
    assert!(close(fit.tables[0].weights[0], 0.25), "{:?}", fit.tables[0]);
    let one = weight_group(&e, &tree, None, &[(pid(2), 2.0)]);
    assert!(close(one.combined.unwrap().weights[0], 0.25));
}

#[test]
fn a_judgement_forgets_a_criterion() {
    let points = |n: u128| Points {
        criterion: cid(n),
        points: 2.0,
    };
    let best_worst = Judgement::BestWorst {
        best: cid(1),
        worst: cid(2),
        best_to_others: vec![points(1), points(2), points(3)],
        others_to_worst: vec![points(1), points(2), points(3)],
    };
    assert_eq!(best_worst.without(cid(1)), None);
    assert!(!best_worst.without(cid(3)).unwrap().names(cid(3)));
    let rank = Judgement::Rank {
        order: vec![vec![cid(1)], vec![cid(2), cid(3)]],
    };
    assert_eq!(
        rank.without(cid(1)),
        Some(Judgement::Rank {
            order: vec![vec![cid(2), cid(3)]]
        })
    );
    assert_eq!(
        Judgement::Direct {
            points: vec![points(1)]
        }
        .without(cid(1)),
        None
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_must_hold_of_any_scores(
        levels in prop::collection::vec(prop::option::weighted(0.85, 0u8..=5), 12),
        weights in prop::collection::vec(0.0..10.0f64, 4),
        better in 0usize..4,
    ) {
        let mut e = evaluation();
        e.criteria = (1..=4)
            .map(|n| criterion(n, 0, "C", weights[n as usize - 1], Measure::Rating { anchors: vec![] }))
            .collect();
        e.candidates.truncate(3);
        e.scores = levels
            .iter()
            .enumerate()
            .filter_map(|(i, level)| Some(score(1 + i as u128 % 4, 1 + i as u128 / 4, 1, f64::from((*level)?))))
            .collect();
        e.scores.sort_by_key(|s| (s.criterion, s.tool, s.person));
        let tools = tools();
        let scored = Scored::of(&e, &tools).unwrap();
        let found = standings(&scored, &scored.tree);
        for s in &found {
            prop_assert!(s.worst <= s.best + 1e-9 && s.best <= 100.0 + 1e-9);
            prop_assert!(s.best_rank <= s.rank && s.rank <= s.worst_rank, "{:?}", s);
            prop_assert_eq!(s.value.is_some(), (s.best - s.worst).abs() < 1e-9);
        }
        // A better score of the winner never costs it its place.
        if let Some(first) = found.first().filter(|f| f.rank == 1 && found.iter().all(|s| s.value.is_some())) {
            let mut raised = e.clone();
            for s in raised.scores.iter_mut().filter(|s| s.tool == first.tool && s.criterion == cid(better as u128 + 1)) {
                s.value = 5.0;
            }
            let again = Scored::of(&raised, &tools).unwrap();
            let after = standings(&again, &again.tree);
            prop_assert_eq!(after.iter().find(|s| s.tool == first.tool).unwrap().rank, 1);
        }
        // A copy of a tool ties with it.
        let mut copied = e.clone();
        copied.candidates.push(Candidate { tool: tid(4), note: String::new() });
        let own: Vec<Score> = e.scores.iter().filter(|s| s.tool == tid(1)).map(|s| Score { tool: tid(4), ..s.clone() }).collect();
        copied.scores.extend(own);
        let again = Scored::of(&copied, &tools).unwrap();
        let after = standings(&again, &again.tree);
        let rank = |n: u128| after.iter().find(|s| s.tool == tid(n)).unwrap().rank;
        prop_assert_eq!(rank(1), rank(4));
        let draws = Draws { draws: 1_000, ..Draws::default() };
        let results = Results::of(&e, &tools, &people(), &[], draws).unwrap();
        if let Some(r) = results.robustness {
            for a in 0..3 {
                let sum: f64 = r.acceptability.shares[a].iter().sum();
                prop_assert!((sum - 1.0).abs() < 1e-9);
                for b in 0..3 {
                    prop_assert!(a == b || r.pairwise[a][b] + r.pairwise[b][a] <= 1.0 + 1e-9);
                }
            }
        }
    }
}
