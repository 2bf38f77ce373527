use super::*;
use crate::assessment::fixture::{Build, facts, id, person};
use crate::engagement::EvidenceLink;
use crate::id::{EngagementId, EvidenceId, HurdleId, RecommendationId, RoleId};
use crate::overview::trend_point;
use crate::rating::{AgreedRating, Answer};
use crate::words::{
    EvidenceKind, HurdleState, Pillar, RecommendationState, Severity, Size, ToolNeed,
};
use uuid::Uuid;

struct World {
    engagement: Engagement,
    roles: Vec<Role>,
    people: Vec<Person>,
    facts: RoundFacts,
    before: Option<RoundFacts>,
    evidence: Vec<Evidence>,
    hurdles: Vec<Hurdle>,
    recommendations: Vec<Recommendation>,
    names: bool,
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn world() -> World {
    let role = Role {
        id: RoleId(Uuid::nil()),
        code: "MLE".into(),
        title: "ML engineer".into(),
        description: String::new(),
    };
    let someone = |code: &str, name: &str| Person {
        id: person(code),
        code: code.into(),
        name: name.into(),
        role: Some(RoleId(Uuid::nil())),
    };
    let mut round = Build(facts())
        .target("A", 4.0)
        .target("B", 4.0)
        .priority("A.1", 5.0)
        .rate("A.1", "x", 1.0)
        .rate("A.1", "y", 3.0)
        .agree("A.1", 2.0)
        .rate("A.2", "x", 0.0)
        .rate("B.1", "x", 4.0)
        .rate_na("B.2", "x");
    round.0.round.participants = vec![person("x"), person("y")];
    round.0.model.capabilities[1].levels = (0..5).map(|i| format!("A.1 at {i}")).collect();
    World {
        engagement: Engagement {
            id: EngagementId(Uuid::nil()),
            client: "Halden".into(),
            title: "MLOps readiness".into(),
            subtitle: String::new(),
            sponsor: "CDO".into(),
            lead: "L. Ead".into(),
            prepared_by: "Firm".into(),
            confidentiality: "Confidential".into(),
            headline: String::new(),
            decisions: vec!["Approve the first wave".into(), String::new()],
            language: "en".into(),
        },
        roles: vec![role],
        people: vec![
            someone("x", "Xenia Ode"),
            someone("y", "Yves Pam"),
            someone("z", "Zoe Outside"),
        ],
        facts: round.0,
        before: None,
        evidence: vec![],
        hurdles: vec![],
        recommendations: vec![],
        names: true,
    }
}

fn hurdle(n: u128, severity: Severity, state: HurdleState, blocks: &[&str]) -> Hurdle {
    Hurdle {
        id: HurdleId(Uuid::from_u128(n)),
        code: format!("H-{n}"),
        title: format!("Hurdle {n}"),
        description: String::new(),
        pillar: Pillar::People,
        severity,
        state,
        owner: String::new(),
        blocks: blocks.iter().map(|c| id(c)).collect(),
    }
}

fn recommendation(
    n: u128,
    addresses: &[&str],
    removes: &[u128],
    state: RecommendationState,
) -> Recommendation {
    Recommendation {
        id: RecommendationId(Uuid::from_u128(n)),
        code: format!("R-{n}"),
        title: format!("Recommendation {n}"),
        description: String::new(),
        pillar: Pillar::People,
        effort: Size::Small,
        impact: Size::Large,
        state,
        owner_role: Some(RoleId(Uuid::nil())),
        tool_need: ToolNeed::New,
        tool: "Registry".into(),
        addresses: addresses.iter().map(|c| id(c)).collect(),
        removes: removes
            .iter()
            .map(|&h| HurdleId(Uuid::from_u128(h)))
            .collect(),
    }
}

fn report(w: &World) -> GapReport {
    let assessment = Assessment::of(&w.facts).expect("sound");
    let earlier = w.before.as_ref().map(|b| Assessment::of(b).expect("sound"));
    let mut trend: Vec<TrendPoint> = Vec::new();
    if let (Some(facts), Some(results)) = (&w.before, &earlier) {
        trend.push(trend_point(facts, results));
    }
    trend.push(trend_point(&w.facts, &assessment));
    gap_report(&GapReportInput {
        engagement: &w.engagement,
        roles: &w.roles,
        people: &w.people,
        facts: &w.facts,
        assessment: &assessment,
        before: w.before.as_ref().zip(earlier.as_ref()),
        trend: &trend,
        evidence: &w.evidence,
        hurdles: &w.hurdles,
        recommendations: &w.recommendations,
        today: day("2026-10-20"),
        file_name: "halden.waymark",
        fingerprint: "9f86d081",
        names: w.names,
    })
}

#[test]
fn every_leaf_stands_in_the_tables_with_its_basis() {
    let r = report(&world());
    let rows: Vec<(&str, &str)> = r
        .tables
        .pillars
        .iter()
        .flat_map(|t| {
            t.rows
                .iter()
                .map(|row| (row.code.as_str(), row.basis.as_str()))
        })
        .collect();
    let expected = [
        ("A", "2 of 2"),
        ("A.1", "agreed"),
        ("A.2", "one rating"),
        ("B", "1 of 1"),
        ("B.1", "one rating"),
        ("B.2", "not applicable"),
        ("C", "0 of 2"),
        ("C.1", "not answered"),
        ("C.2", "not answered"),
    ];
    assert_eq!(rows, expected);
    assert_eq!(r.tables.unanswered.len(), 2);
    assert_eq!(r.tables.not_applicable[0].reason, "x says no");
}

#[test]
fn top_gaps_say_what_now_and_target_mean() {
    let mut w = world();
    w.hurdles = vec![
        hurdle(1, Severity::Minor, HurdleState::Open, &["A"]),
        hurdle(2, Severity::Blocker, HurdleState::Resolved, &["A.1"]),
    ];
    w.recommendations = vec![
        recommendation(1, &["A.1"], &[1], RecommendationState::Proposed),
        recommendation(2, &["A"], &[], RecommendationState::Rejected),
    ];
    let r = report(&w);
    let top = &r.obstacles.top[0];
    assert_eq!(
        (
            top.rank,
            top.code.as_str(),
            top.score.as_str(),
            top.target.as_str()
        ),
        (1, "A.1", "2", "4")
    );
    assert_eq!(
        top.now.as_ref().map(|l| l.descriptor.as_str()),
        Some("A.1 at 2")
    );
    assert_eq!(
        top.asked.as_ref().map(|l| l.descriptor.as_str()),
        Some("A.1 at 4")
    );
    let codes = |l: &[Label]| l.iter().map(|l| l.code.clone()).collect::<Vec<_>>();
    assert_eq!(
        (codes(&top.hurdles), codes(&top.recommendations)),
        (vec!["H-1".into()], vec!["R-1".into()])
    );
    // weighted gaps: A.1 5 × 2, A.2 1 × 4
    assert_eq!(r.advice.recommendations[0].share, Some(10.0 / 14.0));
    assert_eq!(r.advice.rejected.len(), 1);
    assert_eq!(
        r.obstacles.hurdles.claim,
        "One minor hurdle stands in the way"
    );
    assert_eq!(r.obstacles.hurdle_list[0].recommendations[0].code, "R-1");
}

#[test]
fn people_show_as_numbers_where_names_are_off() {
    let mut w = world();
    w.names = false;
    let r = report(&w);
    let json = serde_json::to_string(&r).expect("plain data");
    assert!(!json.contains("Xenia") && !json.contains("Yves") && !json.contains("Zoe"));
    assert_eq!(r.appendix.matrices[0].people, ["P1", "P2"]);
    assert_eq!(
        r.appendix
            .roster
            .iter()
            .map(|p| p.label.as_str())
            .collect::<Vec<_>>(),
        ["P1", "P2", "P3"]
    );
    w.names = true;
    let r = report(&w);
    assert_eq!(r.appendix.matrices[0].people, ["x", "y"]);
    assert_eq!(r.appendix.matrices[0].rows[0].cells, ["1", "3"]);
    assert_eq!(
        (
            r.appendix.matrices[0].rows[0].median.as_str(),
            r.appendix.matrices[0].rows[0].agreed.as_str()
        ),
        ("2", "2")
    );
}

#[test]
fn roles_of_the_process_that_nobody_holds_are_left_to_its_own_documents() {
    let mut w = world();
    let mut role = |n: u128, code: &str| {
        let id = RoleId(Uuid::from_u128(n));
        w.roles.push(Role {
            id,
            code: code.into(),
            title: code.into(),
            description: String::new(),
        });
        id
    };
    role(1, "SE");
    let owner = role(2, "RSK");
    let mut r = recommendation(9, &["A.1"], &[], RecommendationState::Proposed);
    r.owner_role = Some(owner);
    w.recommendations.push(r);
    let report = report(&w);
    let codes: Vec<&str> = report
        .appendix
        .roles
        .iter()
        .map(|r| r.code.as_str())
        .collect();
    assert_eq!(codes, ["MLE", "RSK"]);
}

#[test]
fn evidence_is_flagged_against_the_day_of_the_report() {
    let mut w = world();
    let entry = |n: u128, expires: Option<&str>| Evidence {
        id: EvidenceId(Uuid::from_u128(n)),
        code: format!("E-{n}"),
        title: "Inventory".into(),
        kind: EvidenceKind::Link,
        location: "https://example.org".into(),
        sha256: None,
        owner: String::new(),
        date: None,
        expires: expires.map(day),
        links: vec![EvidenceLink {
            round: w.facts.round.id,
            capability: id("A.1"),
        }],
    };
    w.evidence = vec![
        entry(1, Some("2026-10-20")),
        entry(2, Some("2026-11-20")),
        entry(3, None),
    ];
    let r = report(&w);
    let flags: Vec<&str> = r
        .appendix
        .evidence
        .iter()
        .map(|e| e.flag.as_str())
        .collect();
    assert_eq!(flags, ["expired", "expires in 31 days", ""]);
    assert_eq!(r.appendix.evidence[0].backs, ["A.1"]);
    assert_eq!(
        r.appendix.evidence_claim,
        "3 entries back 1 of 3 answers in this round; 1 has expired."
    );
}

#[test]
fn a_change_is_split_and_told() {
    let mut w = world();
    let mut before = Build(facts())
        .target("A", 4.0)
        .target("B", 4.0)
        .priority("A.1", 5.0)
        .rate("A.1", "x", 1.0)
        .rate("A.2", "x", 0.0);
    before.0.round.title = "Round 0".into();
    before.0.round.date = day("2026-01-01");
    w.before = Some(before.0);
    let r = report(&w);
    let changes = r.stand.changes.expect("compared");
    assert!(
        changes
            .claim
            .starts_with("Since Round 0 readiness rose in People"),
        "{}",
        changes.claim
    );
    assert_eq!(changes.leaves[0].code, "A.1");
    assert_eq!(
        changes
            .leaves
            .iter()
            .filter(|l| l.remark == "first answered now")
            .count(),
        1
    );
    let trend = r.stand.trend.expect("two rounds");
    assert_eq!(trend.lines[0].marks.len(), 2);
    assert!(r.stand.domains.rows.iter().any(|a| a.before.is_some()));
}

#[test]
fn another_model_is_not_compared_with() {
    let mut w = world();
    let mut before = facts();
    before.round.model = crate::id::ModelId(Uuid::from_u128(7));
    w.before = Some(before);
    assert!(report(&w).stand.changes.is_none());
}

#[test]
fn a_written_headline_opens_the_summary_and_its_rest_follows() {
    let mut w = world();
    w.engagement.headline = "Build one safe path to production. The science is sound.".into();
    let r = report(&w);
    assert_eq!(r.summary.claim, "Build one safe path to production");
    assert_eq!(r.summary.lead, "The science is sound.");
    assert_eq!(r.summary.decisions, ["Approve the first wave."]);
    w.engagement.headline = "x ".repeat(200);
    let r = report(&w);
    assert!(r.summary.claim.ends_with('…') && r.summary.lead.len() > 300);
}

#[test]
fn an_empty_round_says_so_everywhere() {
    let mut w = world();
    w.facts = facts();
    w.people.clear();
    w.engagement.client = String::new();
    let r = report(&w);
    assert!(r.summary.claim.starts_with("Nothing is rated yet"));
    assert_eq!(r.stand.domains.claim, "No domain stands below its target");
    assert_eq!(r.obstacles.top.len(), 0);
    assert!(r.stand.radars.is_empty(), "nothing to draw");
    assert_eq!(r.stand.histograms.panels[0].median, None);
    assert_eq!(r.advice.reach.claim, "No recommendation is written yet");
    assert_eq!(r.tables.open.claim, "6 capabilities left unanswered");
}

#[test]
fn radars_have_at_most_twelve_axes() {
    let w = world();
    assert_eq!(report(&w).stand.radars[0].axes.len(), 3);
    let mut wide = world();
    wide.facts = facts();
    wide.facts.targets = w.facts.targets.clone();
    for pillar in ["A", "B", "C"] {
        for i in 3..9 {
            wide.facts
                .model
                .capabilities
                .push(crate::assessment::fixture::capability(&format!(
                    "{pillar}.{i}"
                )));
            wide.facts
                .model
                .capabilities
                .push(crate::assessment::fixture::capability(&format!(
                    "{pillar}.{i}.1"
                )));
        }
    }
    let leaf = id("A.3.1");
    wide.facts.agreed.push(AgreedRating {
        capability: leaf,
        answer: Answer::Level { value: 2.0 },
        rationale: String::new(),
    });
    let radars = report(&wide).stand.radars;
    let names: Vec<&str> = radars.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(
        names,
        ["radar-people", "radar-process"],
        "Technology has neither score nor target"
    );
    assert!(radars.iter().all(|r| r.axes.len() <= profile::MOST_AXES));
}

#[test]
fn histograms_count_individual_ratings_with_their_median() {
    let r = report(&world());
    let people = &r.stand.histograms.panels[0];
    let counts: Vec<usize> = people.bins.iter().map(|b| b.count).collect();
    assert_eq!(counts, [1, 1, 0, 1, 0]);
    assert_eq!(
        (people.median.as_deref(), people.median_at),
        (Some("1"), Some(1.0))
    );
    assert_eq!(r.stand.histograms.panels[1].not_applicable, 1);
}

#[test]
fn the_record_says_what_it_was_written_against() {
    let r = report(&world());
    let of = |key: &str| {
        r.appendix
            .record
            .iter()
            .find(|p| p.key == key)
            .map(|p| p.value.clone())
    };
    assert_eq!(of("Engagement file").as_deref(), Some("halden.waymark"));
    assert_eq!(of("Fingerprint of the inputs").as_deref(), Some("9f86d081"));
    assert!(of("Made with").is_some_and(|v| v.starts_with("Waymark 0.")));
    assert!(
        r.appendix
            .method
            .iter()
            .any(|m| m.title == "Readiness" && m.formula.contains("min(score, target)"))
    );
}
