//! Tools and evaluations: what goes in comes back, and a deletion takes along what refers to the fact.

use waymark_domain::criteria::Measure;
use waymark_domain::evaluation::{Judgement, KnockOut, Verdict};
use waymark_store::{References, StoreError};

use crate::support::*;

fn check_refused(
    expected: &str,
    edit: &dyn Fn(&waymark_store::Edit<'_>) -> Result<(), StoreError>,
) {
    let mut store = store();
    let error = store.command(meta("x"), |e| edit(e)).unwrap_err();
    assert_eq!(error.to_string(), expected);
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn parts_of_an_evaluation_change_one_by_one() {
    let mut store = store();
    let id = evaluation_id(1);
    let mut expected = evaluation();
    store
        .command(meta("score"), |e| {
            e.put_score(id, &score(2, 1, 2, 1.0))?;
            e.put_score(id, &score(5, 2, 3, 1.0))?;
            e.delete_score(criterion_id(3), tool_id(2), person(2))?;
            e.delete_agreed_score(criterion_id(2), tool_id(1))?;
            e.delete_knock_out(criterion_id(5), tool_id(1))?;
            e.set_criterion_weight(criterion_id(3), 7.5)?;
            e.set_candidates(id, &evaluation().candidates[..1])?;
            e.set_assessors(id, &[person(1), person(3)])?;
            e.set_set_rules(id, &evaluation().set_rules[1..])
        })
        .unwrap();
    expected.scores = vec![
        score(2, 1, 2, 1.0),
        score(2, 1, 3, 4.0),
        score(5, 2, 3, 1.0),
        score(6, 2, 3, 1200.0),
    ];
    expected.agreed.clear();
    expected.knock_outs.clear();
    expected.criteria[3].weight = 7.5;
    expected.candidates.truncate(1);
    expected.assessors = vec![person(1), person(3)];
    expected.set_rules.remove(0);
    assert_eq!(store.evaluation(id).unwrap(), expected);
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
    store.redo(at(2), "jo").unwrap();
    assert_eq!(store.evaluation(id).unwrap(), expected);
    assert_sound(&store);
}

#[test]
fn a_criterion_goes_with_its_scores_and_what_was_judged_of_it() {
    let mut store = store();
    let expected = References {
        criteria: 2,
        scores: 3,
        agreed_scores: 1,
        judgements: 1,
        ..References::default()
    };
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_criterion(criterion_id(1)))
        .unwrap();
    assert_eq!(removed, expected);
    let left = store.evaluation(evaluation_id(1)).unwrap();
    let codes: Vec<_> = left.criteria.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["B", "B.1", "K"]);
    assert_eq!(left.elicitations.len(), 2);
    let judgement = &left.elicitations[0].judgement;
    assert!(matches!(judgement, Judgement::Swing { points } if points.len() == 1));
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_criterion_moves_with_all_below_it() {
    let mut store = store();
    store
        .command(meta("move"), |e| {
            e.move_criterion(criterion_id(3), Some(criterion_id(4)), 0)
        })
        .unwrap();
    let moved = store.evaluation(evaluation_id(1)).unwrap();
    let codes: Vec<_> = moved.criteria.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["B", "A.2", "B.1", "A", "A.1", "K"]);
    // It was the worst of its siblings, on which the judgement hung.
    assert_eq!(moved.elicitations.len(), 2);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_tool_goes_with_its_parts_in_evaluations_unless_it_was_chosen() {
    let mut store = store();
    let expected = References {
        evaluations: 1,
        scores: 2,
        agreed_scores: 1,
        knock_outs: 1,
        set_rules: 1,
        tasks: 1,
        components: 1,
        ..References::default()
    };
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_tool(tool_id(1)))
        .unwrap();
    assert_eq!(removed, expected);
    let left = store.evaluation(evaluation_id(1)).unwrap();
    assert_eq!(left.candidates.len(), 1);
    assert_eq!(
        left.set_rules,
        evaluation().set_rules[1..],
        "a rule about one of one says nothing"
    );
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
    check_refused(
        "the tool T-02 cannot be deleted: the decision of “Monitoring” chose it; open that evaluation and decide anew first",
        &|e| e.delete_tool(tool_id(2)).map(drop),
    );
}

#[test]
fn an_evaluation_goes_with_everything_in_it() {
    let mut store = store();
    let (removed, _) = store
        .command(meta("delete"), |e| e.delete_evaluation(evaluation_id(1)))
        .unwrap();
    let expected = References {
        criteria: 6,
        scores: 4,
        agreed_scores: 1,
        knock_outs: 1,
        judgements: 3,
        set_rules: 2,
        decisions: vec!["Monitoring".into()],
        ..References::default()
    };
    assert_eq!(removed, expected);
    assert!(store.evaluations().unwrap().is_empty());
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn vendors_evidence_and_people_are_taken_from_what_names_them() {
    let mut store = store();
    let mut open = facts();
    store
        .command(meta("delete"), |e| {
            e.delete_vendor(vendor_id(1))?;
            e.delete_evidence(evidence(1))
        })
        .unwrap();
    open.vendors.clear();
    open.tools[1].vendor = None;
    open.evidence.clear();
    open.evaluations[0]
        .scores
        .iter_mut()
        .for_each(|s| s.evidence = None);
    assert_eq!(store.facts().unwrap(), open);
    assert_eq!(store.references_to_person(person(2)).unwrap().scores, 2);
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn what_makes_no_sense_is_refused() {
    let id = evaluation_id(1);
    check_refused(
        "criteria : criterion “B” stands below itself; move it elsewhere",
        &|e| {
            e.move_criterion(criterion_id(4), Some(criterion_id(1)), 0)?;
            e.move_criterion(criterion_id(1), Some(criterion_id(4)), 0)
        },
    );
    check_refused(
        "criteria : criterion “B.1” is scored, so nothing can stand below it; make it a group",
        &|e| {
            let new = criterion(9, Some(5), "X", Measure::YesNo);
            e.insert_criterion(id, &new, None)
        },
    );
    check_refused(
        "a criterion A.1 exists already; codes are unique, so choose another",
        &|e| e.insert_criterion(id, &criterion(9, None, "A.1", Measure::YesNo), None),
    );
    check_refused(
        "knock-out 01900000-0000-7000-8000-000c00000005: it fails without a reason; say why",
        &|e| {
            let fail = KnockOut {
                criterion: criterion_id(5),
                tool: tool_id(2),
                verdict: Verdict::Fail,
                reason: " ".into(),
                as_of: None,
            };
            e.put_knock_out(id, &fail)
        },
    );
    check_refused(
        "score 01900000-0000-7000-8000-000c00000005: its value must be a finite number",
        &|e| e.put_score(id, &score(5, 2, 3, f64::NAN)),
    );
    check_refused(
        "evaluation 01900000-0000-7000-8000-000b00000001: it names the same tool twice",
        &|e| {
            let twice = [&evaluation().candidates[..], &evaluation().candidates[..]].concat();
            e.set_candidates(id, &twice)
        },
    );
    check_refused(
        "tool T-02: its cost must be a finite number of at least 0",
        &|e| {
            let mut tool = tool(2);
            tool.annual_cost = Some(-1.0);
            e.update_tool(&tool)
        },
    );
}
