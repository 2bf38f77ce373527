//! A small model and round that unit tests share.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::facts::RoundFacts;
use crate::id::{CapabilityId, ModelId, PersonId, RoundId};
use crate::model::{Capability, CapabilityModel};
use crate::rating::{AgreedRating, Answer, Priority, Rating, Round, Target};
use crate::roll_up::RollUp;
use crate::scale::{Level, Scale};
use crate::words::{Pillar, PriorityMethod, RoundState, Stage};

/// Returns the id that a code has in every fixture.
pub(crate) fn id(code: &str) -> CapabilityId {
    CapabilityId(Uuid::new_v5(&Uuid::NAMESPACE_OID, code.as_bytes()))
}

/// Returns the id of a person.
pub(crate) fn person(code: &str) -> PersonId {
    PersonId(Uuid::new_v5(&Uuid::NAMESPACE_URL, code.as_bytes()))
}

/// Returns a capability below the node whose code is the part before the last dot.
pub(crate) fn capability(code: &str) -> Capability {
    Capability {
        id: id(code),
        parent: code.rsplit_once('.').map(|(parent, _)| id(parent)),
        code: code.into(),
        title: format!("Capability {code}"),
        pillar: None,
        stage: None,
        weight: 1.0,
        rollup: RollUp::Mean,
        scale: None,
        purpose: String::new(),
        why: String::new(),
        outcomes: vec![],
        levels: vec![],
        references: vec![],
        retired: false,
    }
}

/// Returns a model of three pillars A (people), B (process), C (technology) with two leaves each, 0–4.
pub(crate) fn model() -> CapabilityModel {
    let level = |v: i32| Level {
        value: f64::from(v),
        title: format!("Level {v}"),
        text: String::new(),
    };
    let mut capabilities: Vec<Capability> =
        ["A", "A.1", "A.2", "B", "B.1", "B.2", "C", "C.1", "C.2"]
            .map(capability)
            .into();
    for (index, pillar) in [
        (0, Pillar::People),
        (3, Pillar::Process),
        (6, Pillar::Technology),
    ] {
        capabilities[index].pillar = Some(pillar);
    }
    capabilities[1].stage = Some(Stage::Discovery);
    CapabilityModel {
        id: ModelId(Uuid::nil()),
        code: "test".into(),
        title: "Test model".into(),
        edition: "1".into(),
        language: "en".into(),
        purpose: String::new(),
        source: None,
        rollup: RollUp::Mean,
        scale: "m".into(),
        frameworks: vec![],
        scales: vec![Scale {
            code: "m".into(),
            title: "M".into(),
            levels: (0..5).map(level).collect(),
        }],
        bands: vec![],
        capabilities,
    }
}

/// Returns an open round over [`model`] without any answer.
pub(crate) fn facts() -> RoundFacts {
    RoundFacts {
        round: Round {
            id: RoundId(Uuid::nil()),
            model: ModelId(Uuid::nil()),
            title: "Round 1".into(),
            date: NaiveDate::from_ymd_opt(2026, 6, 9).expect("a day"),
            state: RoundState::Open,
            locked_at: None,
            priority_method: PriorityMethod::Points,
            participants: vec![],
        },
        model: model(),
        ratings: vec![],
        agreed: vec![],
        targets: vec![],
        priorities: vec![],
    }
}

/// Builds facts by code.
pub(crate) struct Build(pub(crate) RoundFacts);

impl Build {
    fn take_part(&mut self, who: &str) {
        if !self.0.round.participants.contains(&person(who)) {
            self.0.round.participants.push(person(who));
        }
    }

    pub(crate) fn rate(mut self, code: &str, who: &str, value: f64) -> Self {
        self.take_part(who);
        self.0.ratings.push(Rating {
            capability: id(code),
            person: person(who),
            answer: Answer::Level { value },
            note: String::new(),
            confidence: None,
        });
        self
    }

    pub(crate) fn rate_na(mut self, code: &str, who: &str) -> Self {
        self.take_part(who);
        self.0.ratings.push(Rating {
            capability: id(code),
            person: person(who),
            answer: Answer::NotApplicable {
                reason: format!("{who} says no"),
            },
            note: String::new(),
            confidence: None,
        });
        self
    }

    pub(crate) fn agree(mut self, code: &str, value: f64) -> Self {
        let answer = Answer::Level { value };
        self.0.agreed.push(AgreedRating {
            capability: id(code),
            answer,
            rationale: "settled".into(),
        });
        self
    }

    pub(crate) fn target(mut self, code: &str, value: f64) -> Self {
        self.0.targets.push(Target {
            capability: id(code),
            value,
            due: None,
        });
        self
    }

    pub(crate) fn priority(mut self, code: &str, value: f64) -> Self {
        self.0.priorities.push(Priority {
            capability: id(code),
            value,
        });
        self
    }
}
