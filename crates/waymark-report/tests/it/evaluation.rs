//! The evaluation report and the decision record: the sample's, a large one, a hostile one, a bare one.

use std::fmt::Write as _;

use chrono::NaiveDate;
use waymark_domain::evaluation::results::{Results, WeightLevel};
use waymark_domain::evaluation::robust::Draws;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::report::evaluation::{
    DecisionRecord, EvaluationReport, EvaluationReportInput, decision_record, evaluation_report,
};
use waymark_report::{Document, FigureFormat, figures, render_figure};

use crate::fixture::HOSTILE;
use crate::hostile::overflowing;
use crate::shipped::{bundle, sample};
use crate::{flat, pages, pdf, poppler};

/// Returns both documents of the evaluation called `code`.
fn documents(
    facts: &EngagementFacts,
    code: &str,
    names: bool,
) -> (EvaluationReport, DecisionRecord) {
    let evaluation = facts.evaluations.iter().find(|e| e.code == code);
    let evaluation = evaluation.expect("an evaluation");
    let at = |level| {
        let how = Draws {
            level,
            ..Draws::default()
        };
        Results::of(evaluation, &facts.tools, &facts.people, &[], how).expect("sound")
    };
    let shown = !evaluation.scores_hidden();
    let (top, leaf) = (at(WeightLevel::Top), at(WeightLevel::Leaf));
    let input = EvaluationReportInput {
        engagement: &facts.engagement,
        evaluation,
        tools: &facts.tools,
        vendors: &facts.vendors,
        people: &facts.people,
        roles: &facts.roles,
        evidence: &facts.evidence,
        results: shown.then_some(&top),
        by_leaf: leaf.robustness.as_ref().filter(|_| shown),
        closes: &[],
        set: None,
        round: "Round 2",
        today: NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day"),
        file_name: "sample.waymark",
        fingerprint: "0123",
        names,
    };
    (evaluation_report(&input), decision_record(&input))
}

/// Returns the text of a document's pages, after making sure that it is tagged and stays on its pages.
fn sound<'a>(document: impl Into<Document<'a>>) -> Vec<String> {
    let bytes = pdf(document);
    let meta = poppler("pdfinfo", &["-meta", "-"], &bytes);
    assert!(
        meta.contains("pdfuaid:part"),
        "PDF/UA-1 is declared: {meta}"
    );
    let beyond = overflowing(&bytes);
    assert!(
        beyond.is_empty(),
        "beyond the page: {:?}",
        &beyond[..beyond.len().min(5)]
    );
    pages(&bytes)
}

#[test]
fn the_report_holds_every_input() {
    let facts = sample();
    let (report, _) = documents(&facts, "V-01", true);
    let pages = sound(&report);
    assert!(pages[2].contains("Executive summary") && pages[2].contains("Decision"));
    assert!(
        pages[3].contains("What this chapter"),
        "the summary has one page"
    );
    let text = flat(&pages);
    let evaluation = &facts.evaluations[0];
    for criterion in &evaluation.criteria {
        assert!(
            text.contains(&criterion.code),
            "{} is missing",
            criterion.code
        );
    }
    let squeezed = |t: &str| t.split_whitespace().collect::<String>();
    let all = squeezed(&text);
    let notes = evaluation
        .scores
        .iter()
        .map(|s| &s.note)
        .filter(|n| !n.is_empty());
    let agreed = evaluation.agreed.iter().map(|a| &a.rationale);
    for note in notes.chain(agreed) {
        let start: String = squeezed(note).chars().take(24).collect();
        assert!(all.contains(&start), "“{note}” is missing");
    }
    assert_eq!(report.inputs.scores.len(), evaluation.scores.len());
    let firmness = report.firmness.as_ref().expect("ranked");
    for said in [&report.summary.robustness, &firmness.methods_finding.claim] {
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&said), "“{said}” is missing");
    }
    assert!(
        text.contains("Estimated: 10000 weightings"),
        "how it was found is said"
    );
}

#[test]
fn people_are_unnamed_where_that_is_asked_for() {
    let facts = sample();
    let (report, _) = documents(&facts, "V-01", false);
    let said = serde_json::to_string(&(&report.inputs.assessors, &report.inputs.judgements))
        .expect("json");
    for person in &facts.people {
        assert!(!said.contains(&person.name), "{} is named", person.name);
    }
    assert!(
        report
            .inputs
            .scores
            .iter()
            .all(|s| s.person.starts_with('P'))
    );
    let lead = &report.judging.disagreement.lead;
    assert!(lead.starts_with("P4’s own scores alone"), "{lead}");
}

#[test]
fn the_record_is_short_and_says_what_was_decided() {
    let facts = sample();
    let (_, record) = documents(&facts, "V-01", true);
    let pages = sound(&record);
    assert!(pages.len() <= 3, "{} pages", pages.len());
    let text = flat(&pages);
    let decision = facts.evaluations[0].decision.as_ref().expect("decided");
    let start = |t: &str| t.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    for said in [&decision.why, &decision.dissent] {
        assert!(text.contains(&start(said)), "“{}” is missing", start(said));
    }
    assert_eq!(record.status, "Accepted");
    assert_eq!(
        record.decision.conditions.len(),
        3,
        "{:?}",
        record.decision.conditions
    );
    assert!(record.decision.against.iter().all(|a| a.same));
}

#[test]
fn a_decision_turns_stale_with_its_reason() {
    let mut facts = sample();
    let chosen = facts.evaluations[0]
        .decision
        .as_ref()
        .expect("decided")
        .chosen[0];
    let score = facts.evaluations[0]
        .scores
        .iter_mut()
        .find(|s| s.tool == chosen);
    let score = score.expect("a score");
    score.value = if score.value > 0.0 { 0.0 } else { 5.0 };
    let (_, record) = documents(&facts, "V-01", true);
    assert_eq!(record.status, "Accepted, stale");
    let text = flat(&sound(&record));
    assert!(text.contains("Stale: look at the decision again"));
    assert!(
        text.contains("Scores of Fenwatch have changed"),
        "{:?}",
        record.decision.stale
    );
}

#[test]
fn hidden_scores_stay_hidden_and_an_open_evaluation_says_what_is_missing() {
    let facts = sample();
    let (report, record) = documents(&facts, "V-02", true);
    assert!(report.outcome.is_none() && report.inputs.grid.is_empty());
    let text = flat(&sound(&report));
    assert!(text.contains("Scores stay hidden until the weights are agreed"));
    assert!(flat(&sound(&record)).contains("Agree the weights and lock them"));
    assert_eq!(record.status, "Proposed");
}

#[test]
fn what_people_type_is_never_markup() {
    let mut facts = sample();
    let long = format!("{HOSTILE} {}", "a text that goes on and on ".repeat(60));
    let e = &mut facts.evaluations[0];
    (e.title, e.need) = (HOSTILE.into(), long.clone());
    e.criteria.iter_mut().for_each(|c| {
        c.title = format!("{} {HOSTILE}", c.title);
        c.description = HOSTILE.into();
    });
    e.scores
        .iter_mut()
        .take(20)
        .for_each(|s| s.note = long.clone());
    let decision = e.decision.as_mut().expect("decided");
    (decision.why, decision.dissent, decision.conditions) = (long.clone(), HOSTILE.into(), long);
    facts
        .tools
        .iter_mut()
        .for_each(|t| t.name = format!("{} {HOSTILE}", t.name));
    let (report, record) = documents(&facts, "V-01", true);
    let shown = "#[*$`_\\ @x <b> #panic() “q”";
    assert!(sound(&report).concat().contains(shown));
    assert!(sound(&record).concat().contains(shown));
    for figure in figures(&report) {
        let svg = render_figure(&report, &figure.name, FigureFormat::Svg).expect("a picture");
        let svg = String::from_utf8(svg).expect("text");
        roxmltree::Document::parse(&svg).expect("well-formed");
    }
}

/// Returns a bundle with `tools` tools, all scored by one person on `leaves` criteria in ten groups.
fn field(tools: usize, leaves: usize) -> String {
    let mut text = String::from(
        "format: waymark.bundle/1\nengagement: { client: Large, title: Large }\npeople: [{ code: P, name: Pat }]\ntools:\n",
    );
    for t in 0..tools {
        let _ = writeln!(
            text,
            "  - {{ code: T{t}, name: Tool {t}, annual_cost: {} }}",
            1000 * t
        );
    }
    text.push_str("evaluations:\n  - code: V\n    title: V\n    assessors: [P]\n    candidates:\n");
    for t in 0..tools {
        let _ = writeln!(text, "      - tool: T{t}");
    }
    text.push_str("    criteria:\n");
    for group in 0..10.min(leaves) {
        let _ = writeln!(
            text,
            "      - code: C{group}\n        title: Group {group}\n        weight: 5\n        criteria:"
        );
        for leaf in (0..leaves).filter(|l| l % 10 == group) {
            let _ = writeln!(
                text,
                "          - {{ code: L{leaf}, title: Leaf {leaf}, rating: [] }}"
            );
        }
    }
    text.push_str("    scores:\n");
    for leaf in 0..leaves {
        let _ = writeln!(text, "      L{leaf}:");
        for t in 0..tools {
            let _ = writeln!(
                text,
                "        T{t}: {{ P: {} }}",
                (leaf * 7 + t * 13 + leaf * t) % 6
            );
        }
    }
    text
}

#[test]
fn a_large_field_is_a_report() {
    let facts = bundle(&field(100, 60)).expect("sound");
    let (report, _) = documents(&facts, "V", true);
    let text = flat(&sound(&report));
    assert!(text.contains("Tool 99") && text.contains("tools 97 to 100"));
    assert_eq!(report.inputs.scores.len(), 6_000);
}

#[test]
fn one_tool_is_a_report_without_a_panel() {
    let facts = bundle(&field(1, 2)).expect("sound");
    let (report, record) = documents(&facts, "V", true);
    assert!(report.firmness.is_none() && report.outcome.is_some());
    assert!(flat(&sound(&report)).contains("Tool 0 is the only tool that is ranked"));
    sound(&record);
}

#[test]
fn every_picture_is_to_be_had_on_its_own() {
    let facts = sample();
    let (report, _) = documents(&facts, "V-01", true);
    let all = figures(&report);
    let names: Vec<&str> = all.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "weights",
            "ranking",
            "cost",
            "acceptability",
            "critical-weights"
        ]
    );
    for figure in &all {
        assert!(figure.alt.len() > 40, "{figure:?}");
        let svg = render_figure(&report, &figure.name, FigureFormat::Svg).expect("a picture");
        assert!(String::from_utf8(svg).expect("text").contains("<desc>"));
        let png = FigureFormat::Png { scale: 2.0 };
        let png = render_figure(&report, &figure.name, png).expect("a picture");
        assert!(png.starts_with(b"\x89PNG"), "{}", figure.name);
    }
}
