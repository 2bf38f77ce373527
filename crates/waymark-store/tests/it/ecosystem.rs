//! Tools and an evaluation of them, for tests.

use waymark_domain::criteria::{Criterion, Direction, KnockOutRule, Measure};
use waymark_domain::evaluation::{
    AgreedScore, Candidate, Decision, Elicitation, Evaluation, EvaluationState, Input, InputPart,
    Judgement, KnockOut, Points, Score, SetRule, SetRuleKind, Verdict, WeightMethod,
};
use waymark_domain::id::{CriterionId, EvaluationId, ToolId, VendorId};
use waymark_domain::tool::{Contact, Cover, Fit, Hosting, Tool, ToolFact, ToolState, Vendor};
use waymark_domain::words::Confidence;

use crate::support::*;

pub(crate) fn vendor_id(n: u32) -> VendorId {
    VendorId(key(9, n))
}

pub(crate) fn tool_id(n: u32) -> ToolId {
    ToolId(key(10, n))
}

pub(crate) fn evaluation_id(n: u32) -> EvaluationId {
    EvaluationId(key(11, n))
}

pub(crate) fn criterion_id(n: u32) -> CriterionId {
    CriterionId(key(12, n))
}

pub(crate) fn vendor() -> Vendor {
    Vendor {
        id: vendor_id(1),
        code: "VE-01".into(),
        name: "Müller & Söhne".into(),
        website: "https://example.org".into(),
        contacts: vec![Contact {
            name: "Ida".into(),
            role: "Sales".into(),
            email: "ida@example.org".into(),
            phone: String::new(),
        }],
        contract_start: Some(day(2026, 1, 1)),
        contract_end: None,
        notice_by: Some(day(2026, 9, 30)),
        notes: "Zeile 1\nZeile 2".into(),
    }
}

pub(crate) fn tool(n: u32) -> Tool {
    Tool {
        id: tool_id(n),
        code: format!("T-0{n}"),
        name: format!("Tool {n}"),
        state: ToolState::Candidate,
        vendor: (n == 1).then(|| vendor_id(1)),
        category: "Monitoring".into(),
        licence: "Apache-2.0".into(),
        hosting: Hosting::Cloud,
        annual_cost: (n > 1).then_some(1000.5 * f64::from(n)),
        currency: "EUR".into(),
        environments: vec!["test".into(), "production".into()],
        owner_role: (n == 2).then(|| role(u32::from(b'2'))),
        homepage: String::new(),
        repository: format!("https://example.org/{n}"),
        description: String::new(),
        origin: format!("list.csv#{n}"),
        covers: vec![
            Cover {
                capability: capability(6),
                fit: Fit::Full,
            },
            Cover {
                capability: capability(5),
                fit: Fit::Partial,
            },
        ],
        facts: vec![ToolFact {
            name: "First release".into(),
            value: "2021".into(),
            as_of: Some(day(2026, 11, 1)),
            source: "its page".into(),
            verified: true,
        }],
    }
}

pub(crate) fn criterion(n: u32, parent: Option<u32>, code: &str, measure: Measure) -> Criterion {
    Criterion {
        id: criterion_id(n),
        parent: parent.map(criterion_id),
        code: code.into(),
        title: format!("Criterion {code}"),
        description: "Was gefragt ist".into(),
        weight: f64::from(n) / 3.0,
        measure,
        cost: false,
        knock_out: None,
    }
}

pub(crate) fn score(criterion: u32, tool: u32, person_: u32, value: f64) -> Score {
    Score {
        criterion: criterion_id(criterion),
        tool: tool_id(tool),
        person: person(person_),
        value,
        note: "seen".into(),
        evidence: (person_ == 2).then(|| evidence(1)),
        source: "demo".into(),
        as_of: Some(day(2026, 10, 2)),
        confidence: Some(Confidence::Medium),
    }
}

/// Returns an evaluation of two groups (1: leaves 2 and 3; 4: leaf 5) and a cost (6), decided.
pub(crate) fn evaluation() -> Evaluation {
    let rating = || Measure::Rating {
        anchors: (0..6).map(|n| format!("Level {n}")).collect(),
    };
    let mut criteria = vec![
        criterion(4, None, "B", Measure::Group),
        criterion(5, Some(4), "B.1", Measure::YesNo),
        criterion(1, None, "A", Measure::Group),
        criterion(3, Some(1), "A.2", rating()),
        criterion(2, Some(1), "A.1", rating()),
        criterion(
            6,
            None,
            "K",
            Measure::Measured {
                unit: "EUR".into(),
                direction: Direction::Min,
                worst: 9000.0,
                best: 0.0,
                points: vec![(1000.0, 0.8)],
            },
        ),
    ];
    criteria[5].cost = true;
    criteria[1].knock_out = Some(KnockOutRule {
        statement: "It has to.".into(),
        minimum: Some(1.0),
    });
    let points = |n: u32, points: f64| Points {
        criterion: criterion_id(n),
        points,
    };
    Evaluation {
        id: evaluation_id(1),
        code: "V-01".into(),
        title: "Monitoring".into(),
        need: "See drift".into(),
        closes: vec![capability(6), capability(5)],
        state: EvaluationState::Decided,
        weight_method: WeightMethod::Swing,
        weights_locked_at: Some(at(30)),
        locked_blind: true,
        hide_scores_until_locked: true,
        criteria,
        candidates: vec![
            Candidate {
                tool: tool_id(2),
                note: "cloud edition".into(),
            },
            Candidate {
                tool: tool_id(1),
                note: String::new(),
            },
        ],
        assessors: vec![person(3), person(2)],
        scores: vec![
            score(2, 1, 2, 3.0),
            score(2, 1, 3, 4.0),
            score(3, 2, 2, 5.0),
            score(6, 2, 3, 1200.0),
        ],
        agreed: vec![AgreedScore {
            criterion: criterion_id(2),
            tool: tool_id(1),
            value: 3.5,
            rationale: "talked it over".into(),
        }],
        knock_outs: vec![KnockOut {
            criterion: criterion_id(5),
            tool: tool_id(1),
            verdict: Verdict::Fail,
            reason: "does not".into(),
            as_of: Some(day(2026, 10, 5)),
        }],
        elicitations: vec![
            Elicitation {
                person: person(2),
                group: None,
                judgement: Judgement::Swing {
                    points: vec![points(4, 100.0), points(1, 40.0)],
                },
            },
            Elicitation {
                person: person(2),
                group: Some(criterion_id(1)),
                judgement: Judgement::BestWorst {
                    best: criterion_id(2),
                    worst: criterion_id(3),
                    best_to_others: vec![points(2, 1.0), points(3, 4.0)],
                    others_to_worst: vec![points(2, 4.0), points(3, 1.0)],
                },
            },
            Elicitation {
                person: person(3),
                group: None,
                judgement: Judgement::Rank {
                    order: vec![vec![criterion_id(1)], vec![criterion_id(4)]],
                },
            },
        ],
        set_rules: vec![
            SetRule {
                kind: SetRuleKind::Exclusion,
                tools: vec![tool_id(2), tool_id(1)],
                reason: "one is enough".into(),
            },
            SetRule {
                kind: SetRuleKind::Barred,
                tools: vec![tool_id(3)],
                reason: String::new(),
            },
        ],
        budget: Some(5000.0),
        decision: Some(Decision {
            chosen: vec![tool_id(2)],
            why: "It leads".into(),
            dissent: String::new(),
            conditions: "a contract".into(),
            review_on: Some(day(2027, 11, 1)),
            decided_on: day(2026, 11, 1),
            decided_by: "jo".into(),
            written_against: vec![Input {
                part: InputPart::Scores,
                tool: Some(tool_id(2)),
                fingerprint: "abc".into(),
            }],
        }),
    }
}
