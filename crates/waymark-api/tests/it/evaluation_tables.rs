//! The tables of an evaluation: a reader with nothing else can recompute every figure.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use waymark_api::Template;
use waymark_domain::criteria::Measure;
use waymark_exchange::sheet::{Limits, read_csv, read_workbook};

use crate::{World, world};

fn tables(w: &mut World, evaluation: &str) -> BTreeMap<String, String> {
    let id = w.session.evaluation_called(evaluation).unwrap().id;
    let files = w.session.evaluation_csv_files(id).unwrap();
    files.into_iter().collect()
}

#[test]
fn every_input_of_the_sample_is_in_its_tables() {
    let mut w = world(&Template::Sample);
    let facts = w.session.facts().unwrap();
    let e = facts.evaluations.iter().find(|e| e.code == "V-01").unwrap();
    let tables = tables(&mut w, "V-01");
    let holds = |table: &str, wanted: &str| {
        let text = &tables[&format!("{table}.csv")];
        let quoted = wanted.replace('"', "\"\"");
        assert!(text.contains(&quoted), "{table} does not hold “{wanted}”");
    };
    let rows = |table: &str| {
        let text = tables[&format!("{table}.csv")].as_bytes();
        read_csv(text, &Limits::default()).unwrap().rows.len() - 1
    };
    for criterion in &e.criteria {
        for table in ["criteria", "weights"] {
            holds(table, &format!("{},", criterion.code));
        }
        holds("criteria", &criterion.description);
        if let Measure::Rating { anchors } = &criterion.measure {
            for anchor in anchors {
                holds("criteria", anchor);
            }
        }
    }
    assert_eq!(rows("criteria"), e.criteria.len());
    assert_eq!(rows("scores"), e.scores.len() + e.agreed.len());
    let said: usize = e
        .elicitations
        .iter()
        .map(|j| j.judgement.numbers().len())
        .sum();
    assert_eq!(rows("weight-judgements"), said);
    let candidates = e
        .candidates
        .iter()
        .map(|c| facts.tools.iter().find(|t| t.id == c.tool));
    let candidates: Vec<_> = candidates.map(Option::unwrap).collect();
    assert_eq!(
        rows("tool-facts"),
        candidates.iter().map(|t| t.facts.len()).sum::<usize>()
    );
    assert_eq!(
        rows("tool-coverage"),
        candidates.iter().map(|t| t.covers.len()).sum::<usize>()
    );
    for fact in candidates.iter().flat_map(|t| &t.facts) {
        holds("tool-facts", &fact.value);
        holds("tool-facts", &fact.source);
    }
    for rule in &e.set_rules {
        holds("set-rules", &rule.reason);
    }
    let backing: BTreeSet<_> = e.scores.iter().filter_map(|s| s.evidence).collect();
    assert_eq!(rows("evidence"), backing.len());

    let decision = e.decision.as_ref().unwrap();
    for said in [
        &decision.why,
        &decision.dissent,
        &decision.conditions,
        &decision.decided_by,
    ] {
        holds("decision", said);
    }
    for input in &decision.written_against {
        holds("decision", &input.fingerprint);
    }
    holds("decision", "Stale,,no");
    holds("evaluation", &e.need);
    holds("evaluation", "Locked before anybody saw a score,yes");
}

#[test]
fn every_result_says_whether_it_is_exact_or_estimated() {
    let mut w = world(&Template::Sample);
    let tables = tables(&mut w, "V-01");
    for level in ["categories", "criteria"] {
        for table in [
            "pairwise",
            "pairwise-ranked",
            "flips",
            "critical-weights",
            "score-changes",
        ] {
            let text = &tables[&format!("{table}-{level}.csv")];
            let rows = text.lines().skip(1);
            assert!(rows.clone().count() > 0, "{table}-{level} is empty");
            assert!(
                rows.clone().all(|r| r.contains(",exact")),
                "{table}-{level}: {text}"
            );
        }
        let ranks = &tables[&format!("acceptability-{level}.csv")];
        let estimated = ranks.lines().skip(1);
        assert!(
            estimated
                .clone()
                .all(|r| r.contains("estimated: 100000 draws, seed 42, ±0.00")),
            "{ranks}"
        );
    }
    assert!(tables["who-would-flip.csv"].contains("IS,Ingrid Solberg,T-13,Saltmarsh Observe"));
    assert!(tables["rank-reversal.csv"].contains("Weighted sum,8,none"));
    let set = &tables["tool-set-least-cost.csv"];
    assert!(set.contains("T-11,Fenwatch,yes,,74000,"), "{set}");
    assert!(!set.contains(".;"), "{set}");
    assert!(tables.contains_key("tool-set-within-budget.csv"));
    let all = &tables["weights-by-person.csv"];
    assert!(all.contains("top,M1,all,mean of all,"), "{all}");
}

#[test]
fn a_sheet_carries_the_whole_title_of_its_table() {
    let mut w = world(&Template::Sample);
    let id = w.session.evaluation_called("V-01").unwrap().id;
    let workbook = w.session.evaluation_workbook(id).unwrap();
    let sheets = read_workbook(&workbook, &Limits::default()).unwrap();
    assert_eq!(sheets.len(), tables(&mut w, "V-01").len());
    let names: Vec<&str> = sheets.iter().map(|s| s.name.as_str()).collect();
    // Excel allows 31 characters; a title beyond that is cut, and one that stands twice gets a number.
    for name in &names {
        assert!(name.chars().count() < 31, "{name} may be cut");
        let numbered = name.ends_with(|c: char| c.is_ascii_digit()) && *name != "Scores V-01";
        assert!(!numbered, "{name} stands twice");
    }
}

#[test]
fn an_evaluation_that_has_barely_begun_has_its_tables() {
    let mut w = world(&Template::Sample);
    let begun = tables(&mut w, "V-02");
    assert!(!begun.contains_key("decision.csv"));
    assert!(begun["criteria.csv"].lines().count() > 1);
    // An empty one has heads and no rows.
    w.call(
        "add_evaluation",
        json!({ "title": "Empty", "need": "", "closes": [], "from": { "kind": "blank" } }),
    );
    let empty = tables(&mut w, "Empty");
    assert_eq!(empty["criteria.csv"].lines().count(), 1);
    assert_eq!(
        empty["who-would-flip.csv"].lines().nth(1),
        Some(",nobody,,,")
    );
}
