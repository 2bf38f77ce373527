//! Engagements made in code, from plain to hostile.
#![allow(dead_code, reason = "the example uses some of it, the tests the rest")]

use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::assessment::Assessment;
use waymark_domain::engagement::{
    Engagement, Evidence, EvidenceLink, Hurdle, Person, Recommendation, Role,
};
use waymark_domain::facts::{EngagementFacts, RoundFacts};
use waymark_domain::id::{
    CapabilityId, EngagementId, EvidenceId, HurdleId, ModelId, PersonId, RecommendationId, RoleId,
    RoundId,
};
use waymark_domain::model::{Capability, CapabilityModel};
use waymark_domain::overview::{TrendPoint, trend_point};
use waymark_domain::rating::{AgreedRating, Answer, Priority, Rating, Round, Target};
use waymark_domain::report::{GapReport, GapReportInput, gap_report};
use waymark_domain::roll_up::RollUp;
use waymark_domain::scale::{Level, Scale};
use waymark_domain::words::{
    Confidence, EvidenceKind, HurdleState, Pillar, PriorityMethod, RecommendationState, RoundState,
    Severity, Size, Stage, ToolNeed,
};

/// Markup, scripts that no bundled face has, and a turn of direction.
pub(crate) const HOSTILE: &str =
    "#[*$`_\\ @x <b> #panic() “q” 🚀👩‍💻 שלום عربي 漢字 \u{202e}abc\u{0}";

/// An engagement, whose last round is reported.
pub(crate) struct Case {
    facts: EngagementFacts,
    pub(crate) names: bool,
}

impl Deref for Case {
    type Target = EngagementFacts;
    fn deref(&self) -> &EngagementFacts {
        &self.facts
    }
}

impl DerefMut for Case {
    fn deref_mut(&mut self) -> &mut EngagementFacts {
        &mut self.facts
    }
}

impl From<EngagementFacts> for Case {
    fn from(facts: EngagementFacts) -> Self {
        Self { facts, names: true }
    }
}

impl Case {
    /// Returns the report of the last round, compared with the one before.
    pub(crate) fn report(&self) -> GapReport {
        let results: Vec<Assessment> = self
            .rounds
            .iter()
            .map(|f| Assessment::of(f).expect("a sound model"))
            .collect();
        let trend: Vec<TrendPoint> = self
            .rounds
            .iter()
            .zip(&results)
            .map(|(f, a)| trend_point(f, a))
            .collect();
        let last = self.rounds.len() - 1;
        gap_report(&GapReportInput {
            engagement: &self.engagement,
            roles: &self.roles,
            people: &self.people,
            facts: &self.rounds[last],
            assessment: &results[last],
            before: last.checked_sub(1).map(|i| (&self.rounds[i], &results[i])),
            trend: &trend,
            evidence: &self.evidence,
            hurdles: &self.hurdles,
            recommendations: &self.recommendations,
            today: day(2026, 11, 20),
            file_name: "case.waymark",
            fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            names: self.names,
        })
    }

    /// Puts `text` wherever a user can type.
    pub(crate) fn typed(mut self, text: &str) -> Self {
        let t = || text.to_owned();
        let e = &mut self.engagement;
        for field in [
            &mut e.client,
            &mut e.title,
            &mut e.subtitle,
            &mut e.sponsor,
            &mut e.lead,
            &mut e.prepared_by,
            &mut e.confidentiality,
            &mut e.headline,
            &mut e.language,
        ] {
            *field = t();
        }
        e.decisions = vec![t(); 9];
        for role in &mut self.roles {
            (role.title, role.description) = (t(), t());
        }
        for person in &mut self.people {
            (person.name, person.code) = (t(), t());
        }
        for facts in &mut self.rounds {
            facts.round.title = t();
            facts.model.title = t();
            facts.model.purpose = t();
            facts.model.source = Some(t());
            for scale in &mut facts.model.scales {
                scale.title = t();
                for level in &mut scale.levels {
                    (level.title, level.text) = (t(), t());
                }
            }
            for c in &mut facts.model.capabilities {
                (c.title, c.purpose, c.why) = (t(), t(), t());
                c.levels.iter_mut().for_each(|l| *l = t());
            }
            for rating in &mut facts.ratings {
                if !rating.note.is_empty() {
                    rating.note = t();
                }
                if let Answer::NotApplicable { reason } = &mut rating.answer {
                    *reason = t();
                }
            }
            facts.agreed.iter_mut().for_each(|a| a.rationale = t());
        }
        for entry in &mut self.evidence {
            (entry.title, entry.location, entry.owner) = (t(), t(), t());
        }
        for hurdle in &mut self.hurdles {
            (hurdle.title, hurdle.description, hurdle.owner) = (t(), t(), t());
        }
        for r in &mut self.recommendations {
            (r.title, r.description, r.tool) = (t(), t(), t());
        }
        self
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

pub(crate) fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + n as u128 + 1)
}

/// Returns a number from 0 to `below − 1` that looks random and is always the same.
fn pick(a: usize, b: usize, below: usize) -> usize {
    let mixed = (a as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ (b as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33) as usize % below
}

/// How large a case is.
pub(crate) struct Shape {
    pub(crate) domains: usize,
    pub(crate) leaves: usize,
    pub(crate) people: usize,
    pub(crate) rounds: usize,
    pub(crate) pillars: usize,
}

/// Returns a case of `domains` domains a pillar with `leaves` leaves each; about one leaf in twenty is
/// unanswered, one in thirty does not apply.
pub(crate) fn case(shape: &Shape) -> Case {
    let model = model(shape);
    let people: Vec<Person> = (0..shape.people)
        .map(|i| Person {
            id: PersonId(id(1, i)),
            code: format!("P{i:02}"),
            name: format!("Person Number {i}"),
            role: Some(RoleId(id(2, i % 3))),
        })
        .collect();
    let roles = ["Sponsor", "Engineer", "Risk officer"]
        .iter()
        .enumerate()
        .map(|(i, title)| Role {
            id: RoleId(id(2, i)),
            code: format!("ROL{i}"),
            title: (*title).to_owned(),
            description: "Answers for a part of the work.".into(),
        });
    let rounds: Vec<RoundFacts> = (0..shape.rounds)
        .map(|r| round(r, &model, &people))
        .collect();
    let leaf = |n: usize| leaves(&model)[n % leaves(&model).len()];
    let count = leaves(&model).len().min(12);
    Case::from(EngagementFacts {
        engagement: Engagement {
            id: EngagementId(Uuid::nil()),
            client: "Halden Wealth".into(),
            title: "MLOps readiness".into(),
            subtitle: "From one model to a service".into(),
            sponsor: "Chief Client Officer".into(),
            lead: "Nora Lind".into(),
            prepared_by: "Northfold Advisory".into(),
            confidentiality: "Confidential".into(),
            headline: String::new(),
            decisions: vec![
                "Approve the first wave".into(),
                "Name an approver for releases.".into(),
            ],
            language: "en-GB".into(),
        },
        evidence: (0..count / 2)
            .map(|n| evidence(n, leaf(n), &rounds))
            .collect(),
        hurdles: (0..count / 3).map(|n| hurdle(n, leaf(n * 2))).collect(),
        recommendations: (0..count / 2).map(|n| recommendation(n, leaf(n))).collect(),
        vendors: vec![],
        tools: vec![],
        evaluations: vec![],
        process: waymark_domain::process::Process::default(),
        skills: vec![],
        workforce: waymark_domain::workforce::Workforce::default(),
        architecture: waymark_domain::architecture::Architecture::default(),
        roles: roles.collect(),
        people,
        models: vec![model],
        rounds,
    })
}

/// Returns a case that has everything, and is small enough for a test.
pub(crate) fn rich() -> Case {
    case(&Shape {
        domains: 3,
        leaves: 4,
        people: 5,
        rounds: 2,
        pillars: 3,
    })
}

fn leaves(model: &CapabilityModel) -> Vec<CapabilityId> {
    model
        .capabilities
        .iter()
        .filter(|c| !c.levels.is_empty())
        .map(|c| c.id)
        .collect()
}

fn capability(code: String, parent: Option<CapabilityId>, n: usize) -> Capability {
    Capability {
        id: CapabilityId(id(3, n)),
        parent,
        title: format!("Capability {code} in the course of the work"),
        code,
        pillar: None,
        stage: None,
        weight: 1.0,
        rollup: RollUp::Mean,
        scale: None,
        purpose: "What it is.".into(),
        why: "Why it matters.".into(),
        outcomes: vec![],
        levels: vec![],
        references: vec![],
        retired: false,
    }
}

fn model(shape: &Shape) -> CapabilityModel {
    let names = [
        "Absent",
        "Ad hoc",
        "Repeatable",
        "Managed",
        "Self-correcting",
    ];
    let level = |i: usize| Level {
        value: i as f64,
        title: names[i].into(),
        text: "What it means.".into(),
    };
    let mut capabilities = Vec::new();
    for (p, &pillar) in Pillar::ALL.iter().enumerate().take(shape.pillars) {
        let mut top = capability(["PE", "PR", "TE"][p].into(), None, capabilities.len());
        top.title = pillar.title().into();
        top.pillar = Some(pillar);
        let top_id = top.id;
        capabilities.push(top);
        for a in 1..=shape.domains {
            let domain = capability(
                format!("{}{a}", ["PE", "PR", "TE"][p]),
                Some(top_id),
                capabilities.len(),
            );
            let (domain_id, code) = (domain.id, domain.code.clone());
            capabilities.push(domain);
            for l in 1..=shape.leaves {
                let n = capabilities.len();
                let mut leaf = capability(format!("{code}.{l}"), Some(domain_id), n);
                leaf.stage = Some(Stage::ALL[pick(n, 1, 5)]);
                leaf.levels = (0..5)
                    .map(|v| format!("Level {v}: what a workshop sees of {}.", leaf.code))
                    .collect();
                capabilities.push(leaf);
            }
        }
    }
    CapabilityModel {
        id: ModelId(Uuid::nil()),
        code: "case".into(),
        title: "Case model".into(),
        edition: "1".into(),
        language: "en".into(),
        purpose: "To be tested with.".into(),
        source: None,
        rollup: RollUp::Mean,
        scale: "maturity".into(),
        frameworks: vec![],
        scales: vec![Scale {
            code: "maturity".into(),
            title: "Maturity".into(),
            levels: (0..5).map(level).collect(),
        }],
        bands: vec![],
        capabilities,
    }
}

/// Returns an empty round over `model`.
pub(crate) fn empty_round(n: usize, model: &CapabilityModel, people: &[Person]) -> RoundFacts {
    RoundFacts {
        round: Round {
            id: RoundId(id(4, n)),
            model: model.id,
            title: format!("Round {}", n + 1),
            date: day(2026, 2 + 3 * (n as u32 % 3), 9),
            state: if n == 0 {
                RoundState::Locked
            } else {
                RoundState::Open
            },
            locked_at: None,
            priority_method: PriorityMethod::Points,
            participants: people.iter().map(|p| p.id).collect(),
        },
        model: model.clone(),
        ratings: vec![],
        agreed: vec![],
        targets: vec![],
        priorities: vec![],
    }
}

/// Returns a round with ratings, targets and priorities.
pub(crate) fn round(n: usize, model: &CapabilityModel, people: &[Person]) -> RoundFacts {
    let mut facts = empty_round(n, model, people);
    for (i, c) in model.capabilities.iter().enumerate() {
        let scale = model.scale_of(c).expect("a scale");
        let leaf = !model.capabilities.iter().any(|x| x.parent == Some(c.id));
        if !leaf {
            facts.targets.push(Target {
                capability: c.id,
                value: scale.ceiling(),
                due: Some(day(2027, 6, 30)),
            });
            facts.priorities.push(Priority {
                capability: c.id,
                value: (1 + pick(i, 2, 5)) as f64,
            });
            continue;
        }
        if pick(i, 3, 20) == 0 {
            continue;
        }
        let na = pick(i, 4, 30) == 0;
        for (k, person) in people.iter().enumerate() {
            let level = (pick(i, k + 5, scale.levels.len()) + n).min(scale.levels.len() - 1);
            let answer = if na {
                Answer::NotApplicable {
                    reason: "There is nothing of the kind here.".into(),
                }
            } else {
                Answer::Level {
                    value: scale.levels[level].value,
                }
            };
            let note = if pick(i, k + 40, 4) == 0 {
                "Seen in the last release."
            } else {
                ""
            };
            let confidence = (k % 2 == 0).then_some(Confidence::Medium);
            facts.ratings.push(Rating {
                capability: c.id,
                person: person.id,
                answer,
                note: note.into(),
                confidence,
            });
        }
        if pick(i, 6, 3) == 0 && !na {
            let value = scale.levels[pick(i, 7, scale.levels.len())].value;
            let rationale = "The runbook exists; nobody has used it.".into();
            facts.agreed.push(AgreedRating {
                capability: c.id,
                answer: Answer::Level { value },
                rationale,
            });
        }
    }
    facts
}

fn evidence(n: usize, leaf: CapabilityId, rounds: &[RoundFacts]) -> Evidence {
    Evidence {
        id: EvidenceId(id(5, n)),
        code: format!("E-{n:02}"),
        title: "Inventory of models".into(),
        kind: EvidenceKind::ALL[n % 3],
        location: "https://example.org/inventory/of/models.xlsx".into(),
        sha256: Some("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into()),
        owner: "Priya Raman".into(),
        date: Some(day(2026, 3, 1)),
        expires: [None, Some(day(2026, 11, 1)), Some(day(2026, 12, 1))][n % 3],
        links: rounds
            .iter()
            .map(|r| EvidenceLink {
                round: r.round.id,
                capability: leaf,
            })
            .collect(),
    }
}

fn hurdle(n: usize, leaf: CapabilityId) -> Hurdle {
    Hurdle {
        id: HurdleId(id(6, n)),
        code: format!("H-{n:02}"),
        title: "The change board meets monthly".into(),
        description: "Releases wait for it.\n\nUrgent fixes go around it.".into(),
        pillar: Pillar::ALL[n % 3],
        severity: Severity::ALL[n % 3],
        state: HurdleState::ALL[n % 3],
        owner: "Platform team".into(),
        blocks: vec![leaf],
    }
}

fn recommendation(n: usize, leaf: CapabilityId) -> Recommendation {
    Recommendation {
        id: RecommendationId(id(7, n)),
        code: format!("R-{n:02}"),
        title: "Make one registry the only source".into(),
        description: "Done when nothing else is served.".into(),
        pillar: Pillar::ALL[n % 3],
        effort: Size::ALL[n % 3],
        impact: Size::ALL[(n + 1) % 3],
        state: RecommendationState::ALL[n % 4],
        owner_role: Some(RoleId(id(2, n % 3))),
        tool_need: ToolNeed::ALL[n % 3],
        tool: "Registry".into(),
        addresses: vec![leaf],
        removes: vec![HurdleId(id(6, n % 3))],
    }
}
