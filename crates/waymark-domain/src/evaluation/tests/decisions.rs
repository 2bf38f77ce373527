//! Comparison, explanation, judgements and decisions.

use super::*;
use crate::criteria::CriteriaTree;
use crate::evaluation::compare::compare_tools;
use crate::evaluation::explain::{EvaluationExplainer, EvaluationFigure};
use crate::evaluation::judgements::{weight_group, weight_groups};

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
