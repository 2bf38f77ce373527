//! A small engagement, ids and times for tests.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tempfile::TempDir;
use uuid::Uuid;
use waymark_domain::engagement::{
    Engagement, Evidence, EvidenceLink, Hurdle, Person, Recommendation, Role,
};
use waymark_domain::facts::{EngagementFacts, RoundFacts};
use waymark_domain::id::{
    CapabilityId, EngagementId, EvidenceId, HurdleId, ModelId, PersonId, RecommendationId, RoleId,
    RoundId,
};
use waymark_domain::model::{Band, Capability, CapabilityModel, Framework, Reference};
use waymark_domain::rating::{AgreedRating, Answer, Priority, Rating, Round, Target};
use waymark_domain::roll_up::RollUp;
use waymark_domain::scale::{Level, Scale};
use waymark_domain::words::{
    Confidence, EvidenceKind, HurdleState, Outcome, Pillar, PriorityMethod, RecommendationState,
    RoundState, Severity, Size, ToolNeed,
};
use waymark_store::{CommandMeta, OpenOptions, Store};

pub(crate) use crate::ecosystem::*;

/// Returns a key of version 7 that is the same for the same kind and number, and rises with both.
pub(crate) fn key(kind: u8, number: u32) -> Uuid {
    Uuid::from_u128(
        (0x0190_0000_0000_7000_8000_u128 << 48) | (u128::from(kind) << 32) | u128::from(number),
    )
}

pub(crate) fn role(n: u32) -> RoleId {
    RoleId(key(1, n))
}

pub(crate) fn person(n: u32) -> PersonId {
    PersonId(key(2, n))
}

pub(crate) fn model_id(n: u32) -> ModelId {
    ModelId(key(3, n))
}

pub(crate) fn capability(n: u32) -> CapabilityId {
    CapabilityId(key(4, n))
}

pub(crate) fn round(n: u32) -> RoundId {
    RoundId(key(5, n))
}

pub(crate) fn evidence(n: u32) -> EvidenceId {
    EvidenceId(key(6, n))
}

pub(crate) fn hurdle(n: u32) -> HurdleId {
    HurdleId(key(7, n))
}

pub(crate) fn recommendation(n: u32) -> RecommendationId {
    RecommendationId(key(8, n))
}

/// Returns a time, `n` seconds into the work.
pub(crate) fn at(n: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_600_000, 123_000_000).unwrap() + TimeDelta::seconds(n)
}

pub(crate) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn meta(label: &str) -> CommandMeta {
    CommandMeta {
        time: at(0),
        actor: "jo".into(),
        label: label.into(),
        topics: vec!["test".into()],
    }
}

pub(crate) fn node(n: u32, parent: Option<u32>, code: &str) -> Capability {
    Capability {
        id: capability(n),
        parent: parent.map(capability),
        code: code.into(),
        title: format!("Capability {code}"),
        pillar: Some(Pillar::Process),
        stage: None,
        weight: 0.1 + f64::from(n) / 3.0,
        rollup: RollUp::Mean,
        scale: None,
        purpose: "Was “gut” ist.\nZweite Zeile".into(),
        why: String::new(),
        outcomes: vec![Outcome::Speed, Outcome::Cost],
        levels: vec!["none".into(), "some".into(), "all".into()],
        references: vec![Reference {
            framework: "F".into(),
            item: "F.1".into(),
        }],
        retired: false,
    }
}

/// Returns a model of two domains with two leaves each (1: 2, 3; 4: 5, 6) and a retired leaf (7).
pub(crate) fn model() -> CapabilityModel {
    let level = |value: f64| Level {
        value,
        title: format!("L{value}"),
        text: String::new(),
    };
    let scale = |code: &str, values: &[f64]| Scale {
        code: code.into(),
        title: code.to_uppercase(),
        levels: values.iter().copied().map(level).collect(),
    };
    CapabilityModel {
        id: model_id(1),
        code: "M".into(),
        title: "Model".into(),
        edition: "1".into(),
        language: "en".into(),
        purpose: "For tests".into(),
        source: Some("here".into()),
        rollup: RollUp::Staged,
        scale: "five".into(),
        frameworks: vec![Framework {
            id: "F".into(),
            title: "Framework".into(),
            edition: "2".into(),
            licence: "CC0".into(),
        }],
        scales: vec![
            scale("five", &[0.0, 1.0, 2.0]),
            scale("quarters", &[0.0, 0.1, 1.0 / 3.0]),
        ],
        bands: vec![
            Band {
                up_to: Some(0.7),
                title: "low".into(),
            },
            Band {
                up_to: None,
                title: "high".into(),
            },
        ],
        capabilities: vec![
            node(1, None, "A"),
            node(3, Some(1), "A.1"),
            Capability {
                scale: Some("quarters".into()),
                ..node(2, Some(1), "A.2")
            },
            node(4, None, "B"),
            node(5, Some(4), "B.1"),
            node(6, Some(4), "B.2"),
            Capability {
                retired: true,
                ..node(7, None, "C")
            },
        ],
    }
}

pub(crate) fn level(value: f64) -> Answer {
    Answer::Level { value }
}

pub(crate) fn not_applicable() -> Answer {
    Answer::NotApplicable {
        reason: "no such system".into(),
    }
}

pub(crate) fn rating(c: u32, p: u32, answer: Answer) -> Rating {
    Rating {
        capability: capability(c),
        person: person(p),
        answer,
        note: format!("note {c}/{p}"),
        confidence: Some(Confidence::Medium),
    }
}

pub(crate) fn open_round(n: u32, title: &str) -> Round {
    Round {
        id: round(n),
        model: model_id(1),
        title: title.into(),
        date: day(2026, 1, n),
        state: RoundState::Open,
        locked_at: None,
        priority_method: PriorityMethod::Points,
        participants: vec![person(2), person(1)],
    }
}

pub(crate) fn round_facts(n: u32, title: &str) -> RoundFacts {
    RoundFacts {
        round: open_round(n, title),
        model: model(),
        ratings: vec![
            rating(2, 1, level(1.0 / 3.0)),
            rating(2, 2, not_applicable()),
            Rating {
                confidence: None,
                note: String::new(),
                ..rating(5, 1, level(2.0))
            },
        ],
        agreed: vec![
            AgreedRating {
                capability: capability(2),
                answer: level(0.1),
                rationale: "seen".into(),
            },
            AgreedRating {
                capability: capability(3),
                answer: not_applicable(),
                rationale: String::new(),
            },
        ],
        targets: vec![
            Target {
                capability: capability(1),
                value: 2.0,
                due: Some(day(2026, 12, 31)),
            },
            Target {
                capability: capability(5),
                value: 0.1 + 0.2,
                due: None,
            },
        ],
        priorities: vec![Priority {
            capability: capability(4),
            value: 3.5,
        }],
    }
}

/// Returns a whole engagement: a locked round whose model has moved on since, and an open one.
pub(crate) fn facts() -> EngagementFacts {
    let mut locked = round_facts(1, "Round 1");
    locked.round.state = RoundState::Locked;
    locked.round.locked_at = Some(at(60));
    locked.round.priority_method = PriorityMethod::Rank;
    locked.model.capabilities[1].title = "As it was called then".into();
    let of = |code: &str| Role {
        id: role(u32::from(code.as_bytes()[1])),
        code: code.into(),
        title: format!("Role {code}"),
        description: String::new(),
    };
    let who = |n: u32, role: Option<RoleId>| Person {
        id: person(n),
        code: format!("p{n}"),
        name: format!("Person {n}"),
        role,
    };
    let (first, second) = (of("r2"), of("r1"));
    EngagementFacts {
        engagement: Engagement {
            id: EngagementId(key(0, 1)),
            client: "Client & Söhne".into(),
            title: "Title".into(),
            subtitle: String::new(),
            sponsor: "S".into(),
            lead: "L".into(),
            prepared_by: "P".into(),
            confidentiality: "Confidential".into(),
            headline: "It’s “fine”".into(),
            decisions: vec!["Fund it".into(), String::new()],
            language: "en".into(),
        },
        people: vec![
            who(3, None),
            who(1, Some(first.id)),
            who(2, Some(second.id)),
        ],
        roles: vec![first, second],
        models: vec![model()],
        rounds: vec![locked, round_facts(2, "Round 2")],
        evidence: vec![Evidence {
            id: evidence(1),
            code: "E-01".into(),
            title: "Runbook".into(),
            kind: EvidenceKind::File,
            location: "runbook.pdf".into(),
            sha256: Some("0a".repeat(32)),
            owner: "jo".into(),
            date: Some(day(2025, 2, 28)),
            expires: None,
            links: vec![
                EvidenceLink {
                    round: round(2),
                    capability: capability(5),
                },
                EvidenceLink {
                    round: round(1),
                    capability: capability(2),
                },
            ],
        }],
        hurdles: vec![Hurdle {
            id: hurdle(1),
            code: "H-01".into(),
            title: "No staging".into(),
            description: String::new(),
            pillar: Pillar::Technology,
            severity: Severity::Blocker,
            state: HurdleState::InProgress,
            owner: "al".into(),
            blocks: vec![capability(5), capability(2)],
        }],
        recommendations: vec![Recommendation {
            id: recommendation(1),
            code: "R-01".into(),
            title: "Build one".into(),
            description: "So that".into(),
            pillar: Pillar::Technology,
            effort: Size::Medium,
            impact: Size::Large,
            state: RecommendationState::Proposed,
            owner_role: Some(role(u32::from(b'1'))),
            tool_need: ToolNeed::New,
            tool: "a registry".into(),
            addresses: vec![capability(6), capability(1)],
            removes: vec![hurdle(1)],
        }],
        vendors: vec![vendor()],
        tools: vec![tool(2), tool(1), tool(3)],
        evaluations: vec![evaluation()],
        process: crate::process::process(),
        skills: crate::process::skills(),
        workforce: crate::process::workforce(),
        architecture: crate::architecture::architecture(),
    }
}

/// A folder for one test, and the file in it.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) path: PathBuf,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("a b.waymark");
        Self { folder, path }
    }

    /// Returns a desk with an engagement file on it, closed.
    pub(crate) fn with_facts() -> Self {
        let desk = Self::new();
        Store::create_with(&desk.path, meta("new"), |edit| edit.insert_facts(&facts())).unwrap();
        desk
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(&self.path, &self.options()).unwrap()
    }

    pub(crate) fn options(&self) -> OpenOptions {
        OpenOptions {
            backup_dir: self.folder.path().join("backups"),
            read_only: false,
        }
    }

    /// Returns the names of everything that lies in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Returns an engagement store in memory.
pub(crate) fn store() -> Store {
    let mut store = Store::in_memory().unwrap();
    store
        .command(meta("new"), |edit| edit.insert_facts(&facts()))
        .unwrap();
    store
}

/// Checks that the journal gives the facts and that nothing is wrong with the file.
pub(crate) fn assert_sound(store: &Store) {
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}
