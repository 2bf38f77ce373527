//! The sentences over a table of figures, and the documents of small evaluations.

use super::claims::*;
use crate::evaluation::results::{KnockedOut, MethodRanking, RankedTool, Reversal, ReversalCase};
use crate::id::{CriterionId, ToolId};

fn tool(rank: u32, name: &str, worst: f64, best: f64) -> RankedTool {
    RankedTool {
        tool: ToolId(uuid::Uuid::nil()),
        code: String::new(),
        name: name.into(),
        value: (best - worst < 1e-9).then_some(worst),
        worst,
        best,
        rank,
        best_rank: rank,
        worst_rank: rank,
        contributions: vec![],
        parts: vec![],
        confidence: None,
        missing: u32::from(best > worst),
        cost: None,
        unknown: false,
    }
}

#[test]
fn a_ranking_in_a_sentence() {
    let out = KnockedOut {
        tool: ToolId(uuid::Uuid::nil()),
        name: "Gone".into(),
        criterion: CriterionId(uuid::Uuid::nil()),
        statement: String::new(),
        reason: String::new(),
        as_of: None,
    };
    let cases = [
        (vec![], vec![], "No tool is compared yet"),
        (vec![], vec![out], "Every tool is knocked out"),
        (
            vec![tool(1, "A", 50.0, 50.0)],
            vec![],
            "A is the only tool that is ranked",
        ),
        (
            vec![tool(1, "A", 74.23, 74.23), tool(2, "B", 70.0, 70.0)],
            vec![],
            "A leads B by 4.2 of 100 points",
        ),
        (
            vec![tool(1, "A", 60.0, 80.0), tool(2, "B", 65.0, 65.0)],
            vec![],
            "A leads B by 5 of 100 points",
        ),
        (
            vec![tool(1, "A", 60.0, 60.0), tool(1, "B", 60.0, 60.0)],
            vec![],
            "A and B share first place",
        ),
    ];
    for (ranked, out, said) in cases {
        assert_eq!(ranking(&ranked, &out), said);
    }
}

#[test]
fn missing_scores_in_a_sentence() {
    let mut rival = tool(2, "B", 50.0, 90.0);
    assert_eq!(
        missing(&[tool(1, "A", 70.0, 70.0)]),
        "Every score that counts is there, so each value is a single figure."
    );
    assert_eq!(
        missing(&[tool(1, "A", 70.0, 70.0), rival.clone()]),
        "1 score is missing, at B: their values are intervals, and no missing score can change first place."
    );
    rival.best_rank = 1;
    rival.missing = 2;
    assert_eq!(
        missing(&[tool(1, "A", 70.0, 70.0), rival]),
        "2 scores are missing, at B: their values are intervals, and B can still come first."
    );
}

#[test]
fn other_methods_in_a_sentence() {
    let method = |winner: &str, tau| MethodRanking {
        method: "topsis".into(),
        title: "TOPSIS".into(),
        winners: vec![winner.into()],
        ranks: vec![],
        figures: vec![],
        lower_is_better: false,
        tau,
    };
    assert_eq!(
        methods(&[method("A", Some(1.0)), method("A", Some(0.8))], &["A"]),
        "All 2 other methods name the same winner; Kendall’s τ with the ranking lies between 0.8 and 1"
    );
    assert_eq!(
        methods(&[method("A", Some(0.8)), method("B", Some(0.8))], &["A"]),
        "One of 2 other methods names the same winner; Kendall’s τ with the ranking is 0.8"
    );
    assert_eq!(
        methods(&[method("B", None)], &["A"]),
        "None of 1 other methods name the same winner"
    );
}

#[test]
fn rank_reversal_in_a_sentence() {
    let steady = |title: &str| Reversal {
        method: String::new(),
        title: title.into(),
        tried: 7,
        cases: vec![],
    };
    assert_eq!(
        reversal(&[steady("Weighted sum")]),
        "No method changes the order of the others when a tool is dropped or copied (7 trials)."
    );
    let mut turned = steady("TOPSIS");
    turned.cases.push(ReversalCase {
        change: "without C".into(),
        swap: "B before A".into(),
        winner: "B".into(),
    });
    assert_eq!(
        reversal(&[steady("Weighted sum"), turned]),
        "TOPSIS changes the order of the others when a tool is dropped or copied (7 trials each): their figures depend on who else is in the field."
    );
}

#[test]
fn disagreement_and_flippers_in_a_sentence() {
    assert_eq!(disagreement(0, 0, 0), "Nobody has scored yet");
    assert_eq!(
        disagreement(0, 40, 1),
        "Nowhere do scores lie two levels or more apart; 1 score is agreed"
    );
    assert_eq!(
        disagreement(3, 40, 12),
        "On 3 of 40 cells the scores lie two levels or more apart; 12 scores are agreed"
    );
    let named = |who: &str| (who.to_owned(), "B".to_owned());
    assert_eq!(
        flippers(&[]),
        "No assessor’s own scores would give another winner."
    );
    assert_eq!(
        flippers(&[named("Ada")]),
        "Ada’s own scores alone would put B first."
    );
    assert_eq!(
        flippers(&[named("Ada"), named("Ben")]),
        "Two assessors’ own scores alone would give another winner: Ada (B) and Ben (B)."
    );
}

#[test]
fn amounts_have_their_digits_in_groups() {
    use crate::evaluation::wording::amount;
    let shown: Vec<String> = [0.0, 950.0, 12_400.0, 1_234_567.4, -1_000.0]
        .into_iter()
        .map(amount)
        .collect();
    let thin = "\u{202f}";
    assert_eq!(
        shown,
        [
            "0".to_owned(),
            "950".to_owned(),
            format!("12{thin}400"),
            format!("1{thin}234{thin}567"),
            format!("−1{thin}000")
        ]
    );
}
