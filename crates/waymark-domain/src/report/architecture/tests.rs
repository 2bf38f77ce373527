//! What the report says of a small architecture.

use std::collections::BTreeMap;

use super::*;
use crate::architecture::{ArchitectureExample, ArchitectureRule, arrange, findings};
use crate::id::EngagementId;

fn report(facts: &ArchitectureFacts) -> ArchitectureReport {
    let today = "2026-11-27".parse().unwrap();
    let engagement = Engagement {
        id: EngagementId(uuid::Uuid::nil()),
        client: "Client".into(),
        title: "Title".into(),
        subtitle: String::new(),
        sponsor: String::new(),
        lead: "Lead".into(),
        prepared_by: String::new(),
        confidentiality: String::new(),
        headline: String::new(),
        decisions: vec![],
        language: "en".into(),
    };
    architecture_report(&ArchitectureInput {
        engagement: &engagement,
        facts,
        findings: &findings(facts, today),
        arrangement: &arrange(facts),
        capabilities: &BTreeMap::new(),
        steps: &BTreeMap::new(),
        recommendations: &BTreeMap::new(),
        today,
        file_name: "x.waymark",
        fingerprint: "f",
    })
}

#[test]
fn the_right_example_is_reported_without_an_error() {
    let report = report(&ArchitectureExample::right().facts());
    assert_eq!(report.plateaus.len(), 2);
    assert_eq!(
        report.findings_claim,
        "The rules find no error in any plateau."
    );
    assert_eq!(
        report.summary.claim,
        "Target leads into production through 2 gates; no rule finds an error in what is planned."
    );
    assert_eq!(
        report.plateaus[1].claim,
        "Production holds 2 components; 2 gates stand on the way into it; no rule finds an error."
    );
    let signs: Vec<&str> = report.plateaus[1]
        .changes
        .iter()
        .map(|r| r[0].as_str())
        .collect();
    assert_eq!(signs, ["\u{2212}", "+"]);
    let matrix = report.matrix.unwrap();
    assert_eq!(matrix.grid.len(), 8 + 1);
    assert!(
        matrix
            .grid
            .iter()
            .all(|row| row.len() == matrix.columns.len() + 1)
    );
    assert_eq!(
        matrix.claim,
        "1 block goes and 1 new one comes; what goes has its reason, what comes its initiative."
    );
    assert_eq!(report.gates[1].duties[0].value, "BUS");
}

#[test]
fn what_is_wrong_is_said_first() {
    let report = report(&ArchitectureRule::ApprovalGate.wrong_example().facts());
    assert_eq!(report.findings[0][0], "Error");
    assert!(
        report.findings_claim.contains("in what is planned"),
        "{}",
        report.findings_claim
    );
    assert!(
        report.summary.claim.contains("stand between"),
        "{}",
        report.summary.claim
    );
}

#[test]
fn an_architecture_without_anything_has_a_report() {
    let report = report(&ArchitectureFacts::default());
    assert_eq!(report.summary.claim, "Nothing is drawn yet.");
    assert_eq!(report.plateaus.len(), 1);
    assert!(report.matrix.is_none() && report.findings.is_empty());
}
